//! What the parts of the room's screen are drawn with, and helpers to place them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::fit::fit;
use crate::domain::room::RoomView;
use crate::domain::words::Words;
use crate::tui::theme::Theme;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::wrap;

/// A terminal with this many rows or more was not enlarged for the room, so everything that can be is drawn in large
/// letters.
pub const TALL: u16 = 40;

/// What the parts of the room's screen are drawn with.
#[derive(Clone, Copy)]
pub(super) struct WallPage<'a> {
    pub(super) theme: &'a Theme,
    pub(super) words: &'static Words,
    pub(super) view: &'a RoomView,
}

/// Returns how many rows a text takes in the terminal's own letters.
pub(super) fn cells(text: &str, columns: u16) -> u16 {
    let lines = wrap(text, usize::from(columns).max(1));
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// Returns the part of an area below its first `rows` rows.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// Clears an area and paints it in a style.
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

/// Draws text in the middle of an area, as large as fits up to the size `most`, and returns how many rows it takes.
pub(super) fn centred(text: &str, most: Size, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    let fitted = fit(text, area.width, area.height, most);
    fitted.draw_centred(area, style, buf);
    fitted.rows()
}
