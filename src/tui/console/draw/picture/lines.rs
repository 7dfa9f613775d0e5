//! The lines a picture is made of.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The lines of a picture, from top to bottom.
pub(super) type Lines = Vec<Line<'static>>;

/// Creates a line in one style.
pub(super) fn styled(text: impl Into<String>, style: Style) -> Line<'static> {
    Line::from(Span::styled(text.into(), style))
}
