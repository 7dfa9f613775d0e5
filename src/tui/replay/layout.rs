//! Where the rows of a replay are on a screen.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::tui::chrome::inset;

/// Splits a screen into the console or the room's screen, what had just happened, the scrubber, the state, and the
/// keys.
pub(super) fn rows(area: Rect) -> [Rect; 5] {
    Layout::vertical([
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// Returns where the scrubber is on a screen. Its first and last cell are the beginning and the end of the session.
pub(super) fn track(area: Rect) -> Rect {
    let [_, _, track, ..] = rows(area);
    inset(track, 1, 1)
}
