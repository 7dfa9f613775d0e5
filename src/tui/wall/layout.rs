//! A scene laid out, and what is kept of it for the next time.

use ratatui::layout::Rect;

use super::scene::Placed;
use crate::tui::widgets::large::Size;

/// A scene laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// What stands on each page; there is always one.
    pub pages: Vec<Vec<Placed>>,
    /// The page with what is new or current, from 0.
    pub focus: usize,
    /// What is kept for the next layout.
    pub kept: Kept,
}

/// The sizes of a layout, so that the next one of the same scene does not jump.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    pub(super) key: (usize, u8),
    pub(super) area: Rect,
    /// The size of each block, from top to bottom.
    pub sizes: Vec<Size>,
}

impl Kept {
    /// Whether it is of the same scene on the same wall.
    pub(super) fn is_of_same_scene(&self, other: &Self) -> bool {
        self.key == other.key && self.area == other.area
    }
}
