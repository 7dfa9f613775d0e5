//! Parts of areas: what is below a row, a single row, the last rows, what is between margins.

use ratatui::layout::{Constraint, Layout, Rect};

/// From this many columns on, an area is split into two columns.
const TWO_COLUMNS: u16 = 90;

/// Returns the part of an area from row `y` on; empty if `y` is past its bottom.
pub(crate) fn below(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

/// Returns the row `y` of an area.
pub(crate) fn row(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

/// Returns the last rows of an area.
pub(crate) fn last_rows(area: Rect, rows: u16) -> Rect {
    Rect {
        y: area.bottom().saturating_sub(rows),
        height: rows,
        ..area
    }
}

/// Returns an area without so many columns on the left and on the right.
pub(crate) fn inset(area: Rect, left: u16, right: u16) -> Rect {
    Rect {
        x: area.x + left,
        width: area.width.saturating_sub(left + right),
        ..area
    }
}

/// Returns an area cut off on the right to at most so many columns.
pub(crate) fn at_most(area: Rect, columns: u16) -> Rect {
    Rect {
        width: area.width.min(columns),
        ..area
    }
}

/// Splits an area into a column of so many percent of its width and the rest; the rest is `None` if the area is too
/// narrow for two columns.
pub(crate) fn columns(area: Rect, percent: u16) -> (Rect, Option<Rect>) {
    if area.width < TWO_COLUMNS {
        return (area, None);
    }
    let widths = [Constraint::Percentage(percent), Constraint::Fill(1)];
    let [left, right] = Layout::horizontal(widths).areas(area);
    (left, Some(right))
}
