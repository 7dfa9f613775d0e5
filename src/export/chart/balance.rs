//! Draws what helps against what hinders, from one line to either side.

use super::lettering::{GAP, QUIET, STRONG, TEXT, column, height, name, told};
use crate::domain::document::{Balance, Forces};
use crate::export::drawing::{Anchor, Drawing, Ink};

/// How thick a bar is, in points.
const THICK: f64 = 12.0;

/// A row for each: one side filled, the other hatched, and what they make together at the end.
pub(super) fn balance(found: &Balance, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    let [first, second, together] = &found.names;
    let said = |row: &Forces| {
        let [a, b, sum] = &row.values;
        format!("{first} {a}, {second} {b}, {together} {sum}")
    };
    drawing.alt = told(
        &found.title,
        found.rows.iter().map(|row| (row.label.as_str(), said(row))),
    );
    let names = column(
        found.rows.iter().map(|row| row.label.as_str()),
        TEXT,
        width * 0.34,
    );
    let sums = found.rows.iter().map(|row| row.values[2].as_str());
    let sums = column(sums.chain([together.as_str()]), STRONG, width * 0.2);
    let figures = 26.0;
    let (left, right) = (names + GAP, width - sums - GAP);
    let half = (right - left) / 2.0 - figures;
    let middle = f64::midpoint(left, right);
    let mut y = drawing.lines(
        (0.0, 0.0),
        Anchor::Start,
        QUIET,
        &name(&found.title, QUIET, width),
    ) + 4.0;
    let side = |text: &str| name(text, STRONG, half + figures - 6.0);
    let ends = [
        drawing.lines((middle - 6.0, y), Anchor::End, STRONG, &side(first)),
        drawing.lines((middle + 6.0, y), Anchor::Start, STRONG, &side(second)),
        drawing.lines(
            (width, y),
            Anchor::End,
            STRONG,
            &name(together, STRONG, sums),
        ),
    ];
    y = ends.into_iter().fold(y, f64::max) + 4.0;
    let from = y;
    for row in &found.rows {
        let lines = name(&row.label, TEXT, names);
        drawing.lines((0.0, y), Anchor::Start, TEXT, &lines);
        let [a, b] = row.lengths.map(|length| length.clamp(0.0, 1.0) * half);
        drawing.rect((middle - a, y), (a, THICK), Ink::Accent);
        if b > 0.0 {
            drawing.hatched((middle, y), (b, THICK), Ink::Text);
        }
        drawing.text(
            (middle - a - 5.0, y + 9.0),
            Anchor::End,
            TEXT,
            &row.values[0],
        );
        drawing.text(
            (middle + b + 5.0, y + 9.0),
            Anchor::Start,
            TEXT,
            &row.values[1],
        );
        drawing.text((width, y + 9.0), Anchor::End, STRONG, &row.values[2]);
        y += height(lines.len(), TEXT).max(THICK) + 8.0;
    }
    drawing.line(&[(middle, from - 4.0), (middle, y - 4.0)], Ink::Text, 1.0);
    drawing.height = y;
    drawing
}
