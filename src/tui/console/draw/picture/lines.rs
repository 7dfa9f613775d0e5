//! The lines a picture is made of.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::widgets::text::wrap;

/// The lines of a picture, from top to bottom.
pub(super) type Lines = Vec<Line<'static>>;

/// Creates a line in one style.
pub(super) fn styled(text: impl Into<String>, style: Style) -> Line<'static> {
    Line::from(Span::styled(text.into(), style))
}

/// Breaks a text into lines of at most `cells` cells in one style.
pub(super) fn wrapped(text: &str, cells: usize, style: Style) -> Lines {
    let lines = wrap(text, cells).into_iter();
    lines.map(|line| styled(line, style)).collect()
}
