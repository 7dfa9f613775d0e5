//! The styles of text in a PDF, in points.

use crate::export::drawing::Style;

/// The title of the document.
pub(super) const TITLE: Style = Style::strong(24.0);
/// Text.
pub(super) const TEXT: Style = Style::text(10.0);
/// What stands out in it.
pub(super) const STRONG: Style = Style::strong(10.0);
/// The sentences that say it all.
pub(super) const LEAD: Style = Style::strong(12.5);
/// Small print.
pub(super) const SMALL: Style = Style::quiet(8.5);
