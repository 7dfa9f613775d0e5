//! Draws items by two scores at once: numbered in a plane, and named beside it.

use super::lettering::{GAP, QUIET, STRONG, TEXT, height, name, told};
use crate::domain::document::Quadrant;
use crate::export::drawing::{Anchor, Drawing, Ink, Style};

/// How wide and high the plane is, in points.
const PLANE: f64 = 210.0;
/// The radius of a mark, in points.
const MARK: f64 = 7.0;

/// The plane with its corners, and beside it the names of what is in it.
pub(super) fn quadrant(found: &Quadrant, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    let corners = found.corners.iter();
    drawing.alt = told(
        &found.titles.join(" · "),
        corners.map(|(corner, items)| (corner.as_str(), items.join(", "))),
    );
    let [across, up] = &found.names;
    let plane = PLANE.min(width * 0.48);
    let up = name(&format!("↑ {up}"), STRONG, plane);
    let top = drawing.lines((0.0, -0.5), Anchor::Start, STRONG, &up) + 3.0;
    drawing.rect((0.0, top), (plane, plane), Ink::Tint);
    let middle = plane / 2.0;
    drawing.rect((middle, top), (middle, middle), Ink::Paper);
    drawing.line(&[(middle, top), (middle, top + plane)], Ink::Quiet, 0.8);
    drawing.line(
        &[(0.0, top + middle), (plane, top + middle)],
        Ink::Quiet,
        0.8,
    );
    drawing.outlined((0.0, top), (plane, plane), Ink::Quiet);
    sides(&mut drawing, &found.sides, (middle, top));
    let across = name(&format!("{across} →"), STRONG, plane);
    let below = drawing.lines((plane, top + plane + 3.5), Anchor::End, STRONG, &across);
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut y = top;
    let left = plane + 2.0 * GAP;
    for (n, (label, [right, above])) in found.points.iter().enumerate() {
        let number = (n + 1).to_string();
        let at = free(&taken, (*right, *above), plane);
        let at = (at.0, top + at.1);
        taken.push((at.0, at.1 - top));
        mark(&mut drawing, at, &number);
        let lines = name(label, TEXT, width - left - 20.0);
        mark(&mut drawing, (left + MARK, y + MARK), &number);
        drawing.lines((left + 20.0, y + 1.5), Anchor::Start, TEXT, &lines);
        y += height(lines.len(), TEXT).max(2.0 * MARK) + 5.0;
    }
    drawing.height = y.max(below + 1.0);
    drawing
}

/// Writes the name of each corner at the edge of the plane it is on.
fn sides(drawing: &mut Drawing, names: &[String; 4], (middle, top): (f64, f64)) {
    const ROOM: f64 = 8.0;
    let [both, first, second, neither] = names
        .each_ref()
        .map(|text| name(text, QUIET, middle - ROOM));
    let right = 2.0 * middle - ROOM / 2.0;
    let above = top + 2.0;
    let under = |lines: &[String]| top + 2.0 * middle - height(lines.len(), QUIET) - 1.0;
    drawing.lines((right, above), Anchor::End, QUIET, &both);
    drawing.lines((ROOM / 2.0, above), Anchor::Start, QUIET, &second);
    drawing.lines((right, under(&first)), Anchor::End, QUIET, &first);
    drawing.lines(
        (ROOM / 2.0, under(&neither)),
        Anchor::Start,
        QUIET,
        &neither,
    );
}

/// Where a mark goes: to its own place or, if marks are there already, beside them and towards the middle.
fn free(taken: &[(f64, f64)], (right, above): (f64, f64), plane: f64) -> (f64, f64) {
    let inner = plane - 2.0 * MARK;
    let own = (MARK + right * inner, MARK + (1.0 - above) * inner);
    let toward = |at: f64| {
        if at > plane / 2.0 {
            -2.0 * MARK
        } else {
            2.0 * MARK
        }
    };
    let (dx, dy) = (toward(own.0), toward(own.1));
    let is_inside = |at: f64| (MARK..=plane - MARK).contains(&at);
    let is_near = |a: f64, b: f64| (a - b).abs() < 2.0 * MARK - 0.5;
    let is_free = |at: (f64, f64)| {
        !taken
            .iter()
            .any(|(x, y)| is_near(*x, at.0) && is_near(*y, at.1))
    };
    let rows = (0..)
        .map(|row| own.1 + f64::from(row) * dy)
        .take_while(|y| is_inside(*y));
    let places = rows.flat_map(|y| {
        let columns = (0..).map(move |column| (own.0 + f64::from(column) * dx, y));
        columns.take_while(|(x, _)| is_inside(*x))
    });
    places.into_iter().find(|at| is_free(*at)).unwrap_or(own)
}

fn mark(drawing: &mut Drawing, at: (f64, f64), number: &str) {
    const NUMBER: Style = Style {
        ink: Ink::Paper,
        ..Style::strong(7.5)
    };
    drawing.disc(at, MARK, Ink::Heading);
    drawing.text((at.0, at.1 + 2.7), Anchor::Middle, NUMBER, number);
}
