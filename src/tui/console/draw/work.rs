//! Draws what a step captures: its items, what is typed, and the results so far.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::workshop::Kind;
use crate::tui::chrome::{below, last_rows, paragraph};
use crate::tui::console::draw::ties::ties;
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

/// From this many rows on, a blank one stands above what is said at the foot.
const ROOMY: u16 = 20;

/// Draws the work of the current step and returns where the caret stands.
pub(super) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let (index, ..) = console.state().current()?;
    let ties = ties(env, console.state(), index, area.width.into());
    let rows = u16::try_from(ties.len()).unwrap_or(u16::MAX);
    let gap = u16::from(rows > 0 && area.height >= ROOMY);
    let foot = last_rows(area, (rows + gap).min(area.height / 2));
    let told = below(foot, foot.y + gap);
    paragraph(ties.as_slice(), env.theme.warn, told, buf);
    let area = Rect {
        height: area.height - foot.height,
        ..area
    };
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
