//! What the scenes of the wall are made with, and helpers to draw them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::scene::{Block, Content, Flow, Rank};
use crate::domain::room::RoomView;
use crate::domain::words::Words;
use crate::tui::theme::{Grain, Theme};
use crate::tui::widgets::broken::Measured;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::width;

/// A terminal with this many rows or more was not enlarged for the room, so the terminal's own letters say little to
/// those at the back.
pub const TALL: u16 = 40;
/// With this many rows or more the terminal's own letters are too small for what those at the back are to read.
pub(super) const PLAIN: u16 = 28;

/// What the parts of the room's screen are made with.
#[derive(Clone, Copy)]
pub(super) struct WallPage<'a> {
    pub(super) theme: &'a Theme,
    pub(super) words: &'static Words,
    pub(super) view: &'a RoomView,
    /// The area they are to fill.
    pub(super) area: Rect,
}

impl WallPage<'_> {
    pub(super) fn measured(&self, text: &str) -> Measured {
        Measured::new(text, self.view.lang)
    }

    /// Whether the terminal was not enlarged for the room.
    pub(super) fn is_tall(&self) -> bool {
        self.area.height >= TALL
    }

    pub(super) fn text(&self, text: &str, style: Style, rank: Rank) -> Block {
        Block {
            content: Content::Text(self.measured(text), style),
            rank,
            sizes: self.sizes(),
            aside: 0,
        }
    }

    /// The pieces of a flow below one another. What does not grow under the eyes of the room may take pages instead of
    /// small letters.
    pub(super) fn flow(&self, mut flow: Flow, rank: Rank) -> Block {
        let (small, most) = self.sizes();
        flow.is_large = small > Size::CELLS;
        let least = if flow.is_growing { small } else { self.least() };
        Block {
            content: Content::Flow(flow),
            rank,
            sizes: (least, most),
            aside: 0,
        }
    }

    /// The smallest letters of what does not grow.
    pub(super) fn least(&self) -> Size {
        if self.area.height >= PLAIN {
            self.small().max(Size::SMALL)
        } else {
            self.small()
        }
    }

    /// The smallest and the largest letters. Where the terminal was not enlarged, its own are not read at the back.
    pub(super) fn sizes(&self) -> (Size, Size) {
        (self.small(), Size::largest(self.theme.grain))
    }

    /// The letters of what may be small. Where they are made of whole cells, large ones are too large for that.
    pub(super) fn small(&self) -> Size {
        if self.is_tall() && self.theme.grain == Grain::Quarters {
            Size::SMALL
        } else {
            Size::CELLS
        }
    }
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

/// Returns how many columns a text takes in the terminal's own letters.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
