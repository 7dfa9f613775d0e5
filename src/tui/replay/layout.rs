//! Where the rows of a replay stand on a screen.

use ratatui::layout::{Constraint, Layout, Rect};

/// The console or the room's screen, what had just happened, the scrubber, how it goes, the keys.
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

/// Where the scrubber is on a screen: begin and end of the session are its first and last cell.
pub(super) fn track(area: Rect) -> Rect {
    let [_, _, track, ..] = rows(area);
    inset(track)
}

/// The same with a column free on both sides.
pub(super) fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}
