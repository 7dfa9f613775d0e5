//! The lettering of charts: its styles, the room that names take, and a chart told in a sentence.

use crate::export::drawing::Style;

/// The style of names and values.
pub(super) const TEXT: Style = Style::text(9.0);
/// The style of what stands out.
pub(super) const STRONG: Style = Style::strong(9.0);
/// The style of axes and notes.
pub(super) const QUIET: Style = Style::quiet(8.0);
/// Points between things that are side by side.
pub(super) const GAP: f64 = 10.0;
/// The most lines of a name, which is about four sentences. The appendix has longer ones in full.
pub(super) const MOST_LINES: usize = 8;

/// The width of the widest of these texts, but at most `most`; in points.
pub(super) fn column<'t>(texts: impl Iterator<Item = &'t str>, style: Style, most: f64) -> f64 {
    let widest = texts.map(|text| style.width(text)).fold(0.0, f64::max);
    // A hair more than measured, so that what just fits is not broken.
    (widest + 0.5).min(most)
}

/// A name in the lines it takes in a column `room` points wide; a longer one is cut.
pub(super) fn name(text: &str, style: Style, room: f64) -> Vec<String> {
    style.face.wrap_at_most(text, style.size, room, MOST_LINES)
}

/// How high so many lines are, in points.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
pub(in crate::export) fn height(lines: usize, style: Style) -> f64 {
    lines as f64 * style.leading()
}

/// A count as a number to calculate positions with.
#[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
pub(in crate::export) fn many(count: usize) -> f64 {
    count as f64
}

/// A chart in a sentence, for people who do not see it: its title, then each name with what is written there.
pub(super) fn told<'t>(title: &str, rows: impl Iterator<Item = (&'t str, String)>) -> String {
    let rows: Vec<String> = rows.map(|(name, said)| format!("{name} {said}")).collect();
    format!("{title}: {}", rows.join("; "))
}
