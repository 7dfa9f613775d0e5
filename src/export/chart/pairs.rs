//! Draws two figures for each item on one scale: as two marks with a line between them, or as two lines along a course.

use super::lettering::{GAP, MOST_LINES, QUIET, STRONG, TEXT, column, height, many, name, told};
use crate::domain::document::{Pair, Pairs};
use crate::export::drawing::{Anchor, Drawing, Ink, Style};

/// The widest value that fits beside its mark, in points.
const BESIDE: f64 = 34.0;
/// How high the plane of a course is, in points.
const PLANE: f64 = 130.0;

fn alt(found: &Pairs) -> String {
    let [first, second] = &found.names;
    let said = |row: &Pair| {
        let [a, b] = &row.values;
        let gap = if row.gap.is_empty() {
            String::new()
        } else {
            format!(", {} {}", found.gap, row.gap)
        };
        format!("{first} {a}, {second} {b}{gap}")
    };
    told(
        &found.title,
        found.rows.iter().map(|row| (row.label.as_str(), said(row))),
    )
}

/// How many people are behind the figures: one number, or the fewest and the most. `None` if the values say so
/// themselves.
fn behind(found: &Pairs) -> Option<String> {
    let n = || found.rows.iter().filter_map(|row| row.n).flatten();
    let (least, most) = (n().min()?, n().max()?);
    Some(if least == most {
        format!("n = {least}")
    } else {
        format!("n = {least}–{most}")
    })
}

/// A row for each item: ● for the first figure, ◇ for the second, and the difference at the end.
pub(super) fn pairs(found: &Pairs, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    drawing.alt = alt(found);
    let [first, second] = &found.names;
    let top = key(&mut drawing, [first, second], behind(found), 0.0);
    let names = column(
        found.rows.iter().map(|row| row.label.as_str()),
        TEXT,
        width * 0.34,
    );
    let gaps = found.rows.iter().map(|row| row.gap.as_str());
    let gaps = column(gaps.chain([found.gap.as_str()]), STRONG, width * 0.2);
    let is_short = |row: &Pair| row.values.iter().all(|value| TEXT.width(value) <= BESIDE);
    let are_beside = found.rows.iter().all(is_short);
    let margin = BESIDE + 6.0;
    let left = names + GAP + margin;
    let room = width - left - margin - gaps - GAP;
    if !found.gap.is_empty() {
        drawing.text((width, top - 10.0), Anchor::End, QUIET, &found.gap);
    }
    let mut y = top + 2.0;
    let from = y;
    let mut rows = Vec::new();
    for row in &found.rows {
        let lines = name(&row.label, TEXT, names);
        rows.push(y);
        let figures = if are_beside { 0.0 } else { QUIET.leading() };
        y += height(lines.len(), TEXT).max(TEXT.leading() + figures) + 9.0;
    }
    for (at, said) in &found.ticks {
        let x = left + at * room;
        drawing.line(&[(x, from - 3.0), (x, y - 2.0)], Ink::Line, 0.7);
        drawing.text((x, y + 8.0), Anchor::Middle, QUIET, said);
    }
    for (row, y) in found.rows.iter().zip(rows) {
        drawing.lines(
            (0.0, y),
            Anchor::Start,
            TEXT,
            &name(&row.label, TEXT, names),
        );
        drawing.text((width, y + 9.0), Anchor::End, STRONG, &row.gap);
        one(&mut drawing, row, (left, y + 6.0), room, are_beside);
    }
    drawing.height = y + 12.0;
    drawing
}

fn one(drawing: &mut Drawing, row: &Pair, (left, y): (f64, f64), room: f64, are_beside: bool) {
    let at = row
        .at
        .map(|at| at.map(|at| left + at.clamp(0.0, 1.0) * room));
    if let [Some(a), Some(b)] = at {
        drawing.line(&[(a, y), (b, y)], Ink::Quiet, 2.0);
    }
    if let Some(x) = at[1] {
        drawing.diamond((x, y), 4.5, Ink::Text);
    }
    if let Some(x) = at[0] {
        drawing.disc((x, y), 4.0, Ink::Accent);
    }
    if !are_beside {
        let [a, b] = &row.values;
        let middle = left + room / 2.0;
        let said = [a, b].map(|value| if value.is_empty() { "·" } else { value });
        let said = format!("● {}   ◇ {}", said[0], said[1]);
        let wide = QUIET.width(&said) + 6.0;
        drawing.rect((middle - wide / 2.0, y + 7.5), (wide, 10.0), Ink::Paper);
        drawing.text((middle, y + 15.0), Anchor::Middle, QUIET, &said);
        return;
    }
    let is_reversed = matches!(at, [Some(a), Some(b)] if a > b);
    for ((x, value), second) in at.iter().zip(&row.values).zip([false, true]) {
        if let Some(x) = x {
            // Each value is on the outer side of its mark.
            let (shift, anchor) = if second == is_reversed {
                (-8.0, Anchor::End)
            } else {
                (8.0, Anchor::Start)
            };
            drawing.text((x + shift, y + 3.0), anchor, TEXT, value);
        }
    }
}

/// Two lines along the stages of a course: a solid one for the first figure, a dashed one for the second.
pub(super) fn curve(found: &Pairs, width: f64) -> Drawing {
    const STAGE: Style = Style::text(8.0);
    let mut drawing = Drawing::new(width);
    drawing.alt = alt(found);
    let [first, second] = &found.names;
    let top = key(&mut drawing, [first, second], behind(found), 0.0) + 8.0;
    let axis = column(
        found.ticks.iter().map(|(_, said)| said.as_str()),
        QUIET,
        40.0,
    ) + 6.0;
    let stage = (width - axis) / many(found.rows.len().max(1));
    let x = |n: usize| axis + (many(n) + 0.5) * stage;
    let y = |at: f64| top + (1.0 - at.clamp(0.0, 1.0)) * PLANE;
    for (at, said) in &found.ticks {
        drawing.line(&[(axis, y(*at)), (width, y(*at))], Ink::Line, 0.7);
        drawing.text((axis - 5.0, y(*at) + 3.0), Anchor::End, QUIET, said);
    }
    let points = |of: usize| -> Vec<(f64, f64)> {
        let rows = found.rows.iter().enumerate();
        rows.filter_map(|(n, row)| Some((x(n), y(row.at[of]?))))
            .collect()
    };
    let (lower, upper) = (points(1), points(0));
    drawing.dashes(&lower, Ink::Text, 1.5);
    drawing.line(&upper, Ink::Accent, 2.0);
    for at in lower {
        drawing.diamond(at, 4.0, Ink::Text);
    }
    for at in upper {
        drawing.disc(at, 4.0, Ink::Accent);
    }
    for (n, row) in found.rows.iter().enumerate() {
        let is_first_above = matches!(row.at, [Some(a), Some(b)] if a >= b) || row.at[1].is_none();
        for (of, value) in row.values.iter().enumerate() {
            if let Some(at) = row.at[of] {
                let shift = if (of == 0) == is_first_above {
                    -7.0
                } else {
                    14.0
                };
                let style = if of == 0 { Style::strong(8.0) } else { STAGE };
                drawing.text((x(n), y(at) + shift), Anchor::Middle, style, value);
            }
        }
    }
    let mut bottom: f64 = top + PLANE + 8.0;
    for (n, row) in found.rows.iter().enumerate() {
        let lines = STAGE
            .face
            .wrap_at_most(&row.label, STAGE.size, stage - 4.0, MOST_LINES);
        let end = drawing.lines((x(n), top + PLANE + 8.0), Anchor::Middle, STAGE, &lines);
        let gap = std::slice::from_ref(&row.gap);
        bottom = drawing
            .lines((x(n), end), Anchor::Middle, Style::strong(8.0), gap)
            .max(bottom);
    }
    drawing.height = bottom + 2.0;
    drawing
}

/// Draws the two marks with their names, and how many people are behind them. Returns where it ends, in points from the
/// top.
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
