//! The lettering of pictures: its styles, the room that names take, and a picture told in a sentence.

use crate::export::drawing::Style;

/// Names and figures.
pub(super) const TEXT: Style = Style::text(9.0);
/// What stands out.
pub(super) const STRONG: Style = Style::strong(9.0);
/// Axes and notes.
pub(super) const QUIET: Style = Style::quiet(8.0);
/// Between what stands side by side.
pub(super) const GAP: f64 = 10.0;
/// The most lines of a name: four sentences. What is longer is whole in the appendix.
pub(super) const MOST_LINES: usize = 8;

/// The width of the widest of some texts, at most a share of the whole.
pub(super) fn column<'t>(texts: impl Iterator<Item = &'t str>, style: Style, most: f64) -> f64 {
    let widest = texts.map(|text| style.width(text)).fold(0.0, f64::max);
    // A hair more than measured, so that what just fits is not broken.
    (widest + 0.5).min(most)
}

/// A name in the lines it takes.
pub(super) fn name(text: &str, style: Style, room: f64) -> Vec<String> {
    style.face.wrap_at_most(text, style.size, room, MOST_LINES)
}

/// How high so many lines are.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
pub(in crate::export) fn height(lines: usize, style: Style) -> f64 {
    lines as f64 * style.leading()
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
pub(in crate::export) fn many(count: usize) -> f64 {
    count as f64
}

/// Names and what they say as one sentence, for whoever does not see the picture.
pub(super) fn told<'t>(title: &str, rows: impl Iterator<Item = (&'t str, String)>) -> String {
    let rows: Vec<String> = rows.map(|(name, said)| format!("{name} {said}")).collect();
    format!("{title}: {}", rows.join("; "))
}
