//! The measures of a page, in twentieths of a point.

/// The width of the text on a page: A4 less two margins.
pub(super) const WIDTH: u32 = 11_906 - 2 * MARGIN;
/// The margin to the left and to the right of the text: two centimetres.
pub(super) const MARGIN: u32 = 1_134;
