//! The pictures of a summary, drawn: what is to be compared stands side by side, and every figure stands at its mark.
//! Marks differ in shape, never in colour alone.

use super::drawing::{Anchor, Drawing, Ink, Style};
use crate::domain::document::Block;

mod balance;
mod bars;
mod grid;
mod pairs;
mod quadrant;
mod spread;

/// Names and figures.
const TEXT: Style = Style::text(9.0);
/// What stands out.
const STRONG: Style = Style::strong(9.0);
/// Axes and notes.
const QUIET: Style = Style::quiet(8.0);
/// Between what stands side by side.
const GAP: f64 = 10.0;
/// The most lines of a name: four sentences. What is longer is whole in the appendix.
const MOST_LINES: usize = 8;

/// Draws a block in so many points of width; `None` for one that is no picture.
pub fn draw(block: &Block, width: f64) -> Option<Drawing> {
    match block {
        Block::Bars(found) => Some(bars::bars(found, width)),
        Block::Nps(found) => Some(bars::nps(found, width)),
        Block::Spread(found) => Some(spread::spread(found, width)),
        Block::Pairs(found) if found.is_course => Some(pairs::curve(found, width)),
        Block::Pairs(found) => Some(pairs::pairs(found, width)),
        Block::Quadrant(found) => Some(quadrant::quadrant(found, width)),
        Block::Balance(found) => Some(balance::balance(found, width)),
        Block::Grid(found) => Some(grid::grid(found, width)),
        Block::Text(_)
        | Block::Question(_)
        | Block::Small(_)
        | Block::List(_)
        | Block::Quotes(_)
        | Block::Table(_)
        | Block::Cards(_) => None,
    }
}

/// The width of the widest of some texts, at most a share of the whole.
fn column<'t>(texts: impl Iterator<Item = &'t str>, style: Style, most: f64) -> f64 {
    let widest = texts.map(|text| style.width(text)).fold(0.0, f64::max);
    // A hair more than measured, so that what just fits is not broken.
    (widest + 0.5).min(most)
}

/// A name in the lines it takes.
fn name(text: &str, style: Style, room: f64) -> Vec<String> {
    style.face.wrap_at_most(text, style.size, room, MOST_LINES)
}

/// How high so many lines are.
#[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
pub(super) fn height(lines: usize, style: Style) -> f64 {
    lines as f64 * style.leading()
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
pub(super) fn many(count: usize) -> f64 {
    count as f64
}

/// Names and what they say as one sentence, for whoever does not see the picture.
fn told<'t>(title: &str, rows: impl Iterator<Item = (&'t str, String)>) -> String {
    let rows: Vec<String> = rows.map(|(name, said)| format!("{name} {said}")).collect();
    format!("{title}: {}", rows.join("; "))
}

/// The two marks of a pair with their names, and how many stand behind them; returns where it ends.
fn key(drawing: &mut Drawing, names: [&str; 2], n: Option<String>, y: f64) -> f64 {
    let middle = y + 5.0;
    drawing.disc((5.0, middle), 4.0, Ink::Accent);
    let most = drawing.width * 0.36;
    let [first, second] = names.map(|text| name(text, STRONG, most));
    let wide = |lines: &[String]| {
        lines
            .iter()
            .map(|line| STRONG.width(line))
            .fold(0.0, f64::max)
    };
    let top = y - 0.5;
    let end = drawing.lines((14.0, top), Anchor::Start, STRONG, &first);
    let x = 14.0 + wide(&first) + 2.0 * GAP;
    drawing.diamond((x, middle), 4.5, Ink::Text);
    let end = end.max(drawing.lines((x + 9.0, top), Anchor::Start, STRONG, &second));
    if let Some(n) = n {
        let x = x + 9.0 + wide(&second) + 2.0 * GAP;
        drawing.text((x, middle + 3.0), Anchor::Start, QUIET, &n);
    }
    end.max(y + STRONG.leading()) + 6.8
}

#[cfg(test)]
#[path = "chart_tests.rs"]
mod tests;
