//! A place on the room's screen to draw in, and how.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::fit::{Fitted, fit};
use crate::domain::room::RoomView;
use crate::domain::words::Words;
use crate::tui::theme::Theme;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::wrap;

/// From so many rows on a terminal was not enlarged for the room, and everything is drawn in large letters that can be.
pub const TALL: u16 = 40;

/// A place to draw, and how.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) theme: &'a Theme,
    pub(super) words: &'static Words,
    pub(super) view: &'a RoomView,
}

/// Rows a text takes in the terminal's own letters.
pub(super) fn cells(text: &str, columns: u16) -> u16 {
    let lines = wrap(text, usize::from(columns).max(1));
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// What is left of an area below its first rows.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// Paints over a place.
pub(super) fn blank(style: Style, area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

/// Draws one line of text in the middle of an area, as large as fits.
pub(super) fn centred(text: &str, most: Size, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    let said: Fitted = fit(text, area.width, area.height, most);
    said.draw_centred(area, style, buf);
    said.rows()
}
