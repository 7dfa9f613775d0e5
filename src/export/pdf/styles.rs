//! The styles of text in a PDF; their sizes are in points.

use crate::export::drawing::Style;

/// The title of the document.
pub(super) const TITLE: Style = Style::strong(24.0);
/// Ordinary text.
pub(super) const TEXT: Style = Style::text(10.0);
/// What stands out in ordinary text.
pub(super) const STRONG: Style = Style::strong(10.0);
/// The sentences that sum up the session.
pub(super) const LEAD: Style = Style::strong(12.5);
/// Small print.
pub(super) const SMALL: Style = Style::quiet(8.5);
