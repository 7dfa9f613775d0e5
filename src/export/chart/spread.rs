//! Draws how many people gave each score: small columns for each item, with the mean under them.

use super::lettering::{GAP, QUIET, STRONG, TEXT, column, height, many, name, told};
use crate::domain::document::Spread;
use crate::export::drawing::{Anchor, Drawing, Ink, Shape};

/// How high the tallest column is, in points.
const TALLEST: f64 = 26.0;

/// A row of columns for each item, all to the same measure, so that rows can be compared.
pub(super) fn spread(found: &Spread, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    let rows = found.rows.iter();
    drawing.alt = told(
        &found.title,
        rows.map(|row| (row.label.as_str(), row.value.clone())),
    );
    let figures = column(
        found.rows.iter().map(|row| row.value.as_str()),
        STRONG,
        width * 0.3,
    );
    let names = column(
        found.rows.iter().map(|row| row.label.as_str()),
        TEXT,
        width * 0.34,
    );
    let left = names + GAP;
    let room = width - left - figures - 2.0 * GAP;
    let cell = room / many(found.scores.len().max(1));
    let most = found.rows.iter().flat_map(|row| &row.counts).max();
    let most = f64::from(most.copied().unwrap_or(1).max(1));
    let mut y = 0.0;
    for row in &found.rows {
        let lines = name(&row.label, TEXT, names);
        let said = name(&row.value, STRONG, figures);
        let high = height(lines.len(), TEXT).max(height(said.len(), STRONG));
        let base = y + high.max(10.0 + TALLEST);
        let top = base - height(lines.len(), TEXT);
        drawing.lines((0.0, top.max(y)), Anchor::Start, TEXT, &lines);
        for (n, count) in row.counts.iter().enumerate() {
            let x = left + many(n) * cell;
            let high = f64::from(*count) / most * TALLEST;
            drawing.rect(
                (x + cell * 0.12, base - high),
                (cell * 0.76, high),
                Ink::Accent,
            );
            if *count > 0 {
                drawing.text(
                    (x + cell / 2.0, base - high - 2.0),
                    Anchor::Middle,
                    QUIET,
                    &count.to_string(),
                );
            }
        }
        drawing.line(&[(left, base), (left + room, base)], Ink::Line, 1.0);
        let mean = left + cell / 2.0 + row.mean.clamp(0.0, 1.0) * (room - cell);
        drawing.shapes.push(Shape::Fill {
            points: vec![
                (mean, base + 1.0),
                (mean + 4.0, base + 7.0),
                (mean - 4.0, base + 7.0),
            ],
            ink: Ink::Text,
        });
        let top = base - height(said.len(), STRONG);
        drawing.lines((width - figures, top.max(y)), Anchor::Start, STRONG, &said);
        y = base + 14.0;
    }
    for (n, score) in found.scores.iter().enumerate() {
        let x = left + (many(n) + 0.5) * cell;
        drawing.text((x, y + 4.0), Anchor::Middle, QUIET, score);
    }
    drawing.height = y + 9.0;
    drawing
}
