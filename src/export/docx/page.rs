//! The page of the document, in twentieths of a point.

/// The width of what is written on a page, in twentieths of a point: A4 less two margins of two centimetres.
pub(super) const WIDTH: u32 = 11_906 - 2 * MARGIN;
/// A margin of two centimetres.
pub(super) const MARGIN: u32 = 1_134;
