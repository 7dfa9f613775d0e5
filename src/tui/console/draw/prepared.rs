//! Draws a session that is prepared: its programme, as it would go if it began now, and what it takes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::agenda;
use crate::domain::session::State;
use crate::tui::chrome::{at_most, below, columns, inset, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::messages::Access;
use crate::tui::widgets::text::wrap;

/// The most columns of the programme.
const WIDEST: u16 = 76;

/// Draws the programme, and beside it the materials.
pub(super) fn draw(env: &Env, console: &Console, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let state = console.state();
    let area = inset(below(area, area.y + 1), 3, 3);
    let cells = usize::from(area.width);
    let minutes: u64 = state.plan.iter().copied().map(u64::from).sum();
    let title = words.with("prepared-title", &[("minutes", minutes.into())]);
    let y = paragraph(&wrap(&title, cells), env.theme.accent, area, buf);
    let hint = match console.access {
        Access::Write => wrap(&words.get("prepared-hint"), cells),
        Access::ReadOnly(_) | Access::Replayed => Vec::new(),
    };
    let y = paragraph(&hint, env.theme.quiet, below(area, y), buf) + 1;
    let (left, right) = columns(below(area, y), 60);
    agenda::draw(env, console, at_most(left, WIDEST), buf);
    if let Some(right) = right {
        materials(env, state, inset(right, 2, 0), buf);
    }
}

fn materials(env: &Env, state: &State, area: Rect, buf: &mut Buffer) {
    let cells = usize::from(area.width);
    let all = state.workshop().materials.iter();
    let lines: Vec<String> = all
        .flat_map(|text| wrap(&format!("· {}", text.get(state.lang())), cells))
        .collect();
    if lines.is_empty() {
        return;
    }
    let title = env.words().get("materials").into_owned();
    let y = paragraph(&[title], env.theme.quiet, area, buf) + 1;
    paragraph(&lines, env.theme.text, below(area, y), buf);
}
