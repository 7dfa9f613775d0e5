//! Draws what a step captures: its items, what is typed, and the results so far.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::workshop::Kind;
use crate::tui::chrome::paragraph;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::text::wrap;

mod cluster;
mod collect;
mod detail;
mod fields;
mod list;
mod rate;
mod vote;

use cluster::cluster;
use collect::collect;
use detail::detail;
pub(crate) use fields::typed_line;
use rate::rate;
use vote::vote;

/// Draws the work of the current step and returns where the caret stands.
pub(super) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match console.kind()? {
        Kind::Brief => {
            brief(env, console, area, buf);
            None
        }
        Kind::Collect(_) | Kind::Actions(_) => collect(env, console, area, buf),
        Kind::Cluster => cluster(env, console, area, buf),
        Kind::Vote(_) => {
            vote(env, console, area, buf);
            None
        }
        Kind::Rate(_) => rate(env, console, area, buf),
        Kind::Detail(_) => detail(env, console, area, buf),
        Kind::Cascade(_) => None,
    }
}

fn brief(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let lang = console.state().lang();
    let Some((_, step, _)) = console.state().current() else {
        return;
    };
    let text = step
        .handout
        .as_ref()
        .map(|text| text.get(lang))
        .unwrap_or_default();
    if !text.is_empty() {
        paragraph(&wrap(text, area.width.into()), env.theme.text, area, buf);
    }
}
