//! A scene of the wall: blocks from top to bottom, each with a rank, and what they are made of.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::document::{Align, Table};
use crate::tui::widgets::broken::Measured;
use crate::tui::widgets::large::Size;

/// How much a block matters. Where there is too little room, the letters of the lowest become smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The one figure, which is far larger than anything else.
    Figure,
    /// What the room is to look at: the question, or the result.
    First,
    /// What belongs to it.
    Second,
    /// What may be read by those in front.
    Third,
}

impl Rank {
    /// Returns how many steps smaller its letters are than those of the first.
    pub(super) fn behind(self) -> u8 {
        match self {
            Self::Figure => 0,
            Self::First => 2,
            Self::Second => 3,
            Self::Third => 5,
        }
    }
}

/// What the room sees at once, if there is room for it; a longer flow goes on on further pages.
#[derive(Debug)]
pub(super) struct Scene {
    /// What the scene is about; sizes are kept as long as it stays the same.
    pub(super) key: (usize, u8),
    /// The blocks, from top to bottom. At most one of them is a flow, and the clock is the last.
    pub(super) blocks: Vec<Block>,
    /// Whether everything stands in the middle.
    pub(super) is_centred: bool,
}

/// A block of a scene.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) content: Content,
    pub(super) rank: Rank,
    /// The smallest and the largest letters it may have.
    pub(super) sizes: (Size, Size),
    /// The columns that stay free to the right of a text.
    pub(super) aside: u16,
}

/// What a block is made of.
#[derive(Debug)]
pub(super) enum Content {
    /// A text that stands on every page.
    Text(Measured, Style),
    /// Pieces that go on in columns and on pages.
    Flow(Flow),
    /// The clock, and whether the time matters so much now that it takes what room is left.
    Clock(bool),
}

/// Pieces below one another, none of which is split.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) pieces: Vec<Piece>,
    /// The tables the rows among the pieces belong to.
    pub(super) tables: Vec<Table>,
    /// The piece that is new or current: its page is shown first.
    pub(super) focus: Option<usize>,
    /// Whether it grows piece by piece, so that its letters must not jump.
    pub(super) is_growing: bool,
    /// Whether its pieces stand beside each other like words in a text, in the middle.
    pub(super) is_cloud: bool,
    /// Whether it is never set in the terminal's own letters, unless a piece is higher than a page or a table is too
    /// wide otherwise.
    pub(super) is_large: bool,
}

impl Flow {
    /// Whether there are bars or points in it, which are there to be compared.
    pub(super) fn is_chart(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.any(|piece| matches!(piece.what, What::Measure(_)))
    }
}

/// A piece of a flow.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) what: What,
    /// What stands before it: a number, a sign.
    pub(super) mark: String,
    pub(super) style: Style,
    /// How many steps larger its letters are than those of the flow; less than 0: smaller.
    pub(super) steps: i8,
    /// Whether it is set apart from the piece above.
    pub(super) is_apart: bool,
    /// Whether the next piece must stand below it.
    pub(super) leads: bool,
    /// The piece that stands above it again where it begins a page: what its figures are.
    pub(super) head: Option<usize>,
}

impl Piece {
    /// A piece of text without a mark.
    pub(super) fn text(text: Measured, style: Style) -> Self {
        Self::of(What::Text(text), style)
    }

    /// A piece without a mark.
    pub(super) fn of(what: What, style: Style) -> Self {
        Self {
            what,
            style,
            mark: String::new(),
            steps: 0,
            is_apart: false,
            leads: false,
            head: None,
        }
    }

    /// The piece with a mark before it.
    pub(super) fn marked(self, mark: impl Into<String>) -> Self {
        let mark = mark.into();
        Self { mark, ..self }
    }

    /// The piece set apart from what is above.
    pub(super) fn apart(self) -> Self {
        Self {
            is_apart: true,
            ..self
        }
    }

    /// The piece in letters some steps larger, or smaller.
    pub(super) fn sized(self, steps: i8) -> Self {
        Self { steps, ..self }
    }

    /// The piece under the head with this index.
    pub(super) fn under(self, head: Option<usize>) -> Self {
        Self { head, ..self }
    }

    /// The piece as the head of the next.
    pub(super) fn leading(self) -> Self {
        Self {
            leads: true,
            ..self
        }
    }
}

/// What a piece is.
#[derive(Debug)]
pub(super) enum What {
    Text(Measured),
    Measure(Box<Measure>),
    /// A row of the table with this index.
    Row(Vec<Measured>, usize),
}

/// A name, a value, and where it is on a scale.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) label: Measured,
    pub(super) value: Measured,
    pub(super) track: Track,
    /// The styles of what is drawn on the scale: the first, and the second or what is less.
    pub(super) inks: [Style; 2],
    /// The style of the value.
    pub(super) strong: Style,
}

/// What is drawn on a scale; all places on it are between 0 and 1.
#[derive(Clone, Debug)]
pub(super) enum Track {
    /// A bar to here, and where its end was to be expected.
    Bar(f64, Option<(f64, f64)>),
    /// Two points.
    Pair([Option<f64>; 2]),
    /// Two bars away from the middle.
    Balance([f64; 2]),
}

/// Something at its place on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where it stands.
    pub area: Rect,
    /// The size of its letters.
    pub size: Size,
    /// What is drawn there.
    pub ink: Ink,
    /// Which piece of the flow it is part of; `None` for what is on every page.
    pub piece: Option<usize>,
}

/// What is drawn at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Ink {
    /// A line of text.
    Text(String, Style),
    /// A bar between two shares of its place, and whether it is half as high as a row.
    Bar((f64, f64), Style, bool),
    /// A thin line between two shares of its place, with ends.
    Range((f64, f64), Style),
    /// The clock.
    Clock,
}

/// Whether the cells of a column of a table stand at its right.
pub(super) fn is_right(table: &Table, column: usize) -> bool {
    let column = table.columns.get(column);
    column.is_some_and(|column| column.align == Align::Right)
}

/// Returns the rows of the clock with digits of a size: they and the line above them, or one row.
pub(super) fn clock_rows(size: Size) -> u16 {
    if size == Size::CELLS {
        1
    } else {
        size.digit_rows() + 1
    }
}
