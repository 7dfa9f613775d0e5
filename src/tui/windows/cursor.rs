//! Moves a cursor along the lines of a window.

use crate::tui::keys::Action;

/// Moves a cursor up or down within so many lines; other actions leave it where it is.
pub(super) fn travel(cursor: &mut usize, action: Action, lines: usize) {
    *cursor = match action {
        Action::Up => cursor.saturating_sub(1),
        Action::Down => (*cursor + 1).min(lines.saturating_sub(1)),
        _ => *cursor,
    };
}
