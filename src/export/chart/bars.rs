//! Draws amounts as bars, and the classes of a Net Promoter Score as one bar.

use super::lettering::{GAP, QUIET, STRONG, TEXT, column, height, name, told};
use crate::domain::document::{Bar, Bars, Nps};
use crate::export::drawing::{Anchor, Drawing, Ink, Style};

/// How thick a bar is, in points.
const THICK: f64 = 11.0;
/// Points between two rows.
const BETWEEN: f64 = 8.0;
/// The largest share of the width that labels beside bars may take, 0 to 1.
const NAMES: f64 = 0.38;
/// The largest share of the width that values behind bars may take, 0 to 1.
const FIGURES: f64 = 0.3;
/// The shortest bar that stands for more than nothing, in points.
const LEAST: f64 = 1.5;

/// Bars with their values behind them. Values too long for that are written above the bars, with the labels.
pub(super) fn bars(found: &Bars, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    drawing.alt = told(
        &format!("{} · {}", found.title, found.value),
        found
            .bars
            .iter()
            .map(|bar| (bar.label.as_str(), bar.value.clone())),
    );
    let values = || found.bars.iter().map(|bar| bar.value.as_str());
    let figures = column(values(), STRONG, width);
    let y = if figures <= width * FIGURES {
        beside(&mut drawing, found, figures)
    } else {
        under(&mut drawing, found)
    };
    let y = yardstick(&mut drawing, found, y);
    drawing.height = y;
    drawing
}

fn beside(drawing: &mut Drawing, found: &Bars, figures: f64) -> f64 {
    let width = drawing.width;
    let labels = found.bars.iter().map(|bar| bar.label.as_str());
    let names = column(labels.chain([found.title.as_str()]), TEXT, width * NAMES);
    let left = names + GAP;
    let room = width - left - figures - GAP;
    let mut y = 0.0;
    let titles = name(&found.title, QUIET, names);
    let head = drawing.lines((0.0, y), Anchor::Start, QUIET, &titles);
    let titles = name(&found.value, QUIET, width - left);
    y = head.max(drawing.lines((left, y), Anchor::Start, QUIET, &titles)) + 3.0;
    for bar in &found.bars {
        let lines = name(&bar.label, TEXT, names);
        let row = height(lines.len(), TEXT).max(THICK);
        drawing.lines((0.0, y), Anchor::Start, TEXT, &lines);
        one(drawing, bar, (left, y), room);
        let at = (left + room + GAP / 2.0, y + 9.0);
        drawing.text(at, Anchor::Start, STRONG, &bar.value);
        y += row + BETWEEN;
    }
    y
}

fn under(drawing: &mut Drawing, found: &Bars) -> f64 {
    let width = drawing.width;
    let mut y = drawing.lines(
        (0.0, 0.0),
        Anchor::Start,
        QUIET,
        &name(&format!("{} · {}", found.title, found.value), QUIET, width),
    );
    y += 3.0;
    for bar in &found.bars {
        let figures = STRONG.width(&bar.value);
        let is_apart = figures > width * 0.6;
        let room = if is_apart {
            width
        } else {
            width - figures - GAP
        };
        let end = drawing.lines((0.0, y), Anchor::Start, TEXT, &name(&bar.label, TEXT, room));
        y = if is_apart {
            drawing.lines(
                (0.0, end),
                Anchor::Start,
                STRONG,
                &name(&bar.value, STRONG, width),
            )
        } else {
            drawing.lines(
                (width, y),
                Anchor::End,
                STRONG,
                std::slice::from_ref(&bar.value),
            );
            end
        };
        one(drawing, bar, (0.0, y + 1.0), width);
        y += THICK + 1.0 + BETWEEN * 1.4;
    }
    y
}

/// How long a bar is, in points: nothing for zero, and else never too short to be seen.
fn long(bar: &Bar, room: f64) -> f64 {
    if bar.length > 0.0 {
        (bar.length.min(1.0) * room).max(LEAST)
    } else {
        0.0
    }
}

fn one(drawing: &mut Drawing, bar: &Bar, (x, y): (f64, f64), room: f64) {
    drawing.rect((x, y), (room, THICK), Ink::Tint);
    let length = long(bar, room);
    drawing.rect((x, y), (length, THICK), Ink::Accent);
    if let Some((low, high)) = bar.yardstick {
        let (low, high) = (
            x + low.clamp(0.0, 1.0) * room,
            x + high.clamp(0.0, 1.0) * room,
        );
        bracket(drawing, (low, high), y - 2.0);
    }
}

/// Draws where a bar is expected to end: ├──┤, with white edges so that it shows on the bar as well.
fn bracket(drawing: &mut Drawing, (low, high): (f64, f64), y: f64) {
    let (top, middle, bottom) = (y, y + THICK / 2.0 + 2.0, y + THICK + 4.0);
    let lines = [
        [(low, top), (low, bottom)],
        [(high, top), (high, bottom)],
        [(low, middle), (high, middle)],
    ];
    for (ink, width) in [(Ink::Paper, 3.0), (Ink::Text, 1.1)] {
        for line in &lines {
            drawing.line(line, ink, width);
        }
    }
}

fn yardstick(drawing: &mut Drawing, found: &Bars, y: f64) -> f64 {
    let Some(said) = &found.yardstick else {
        return y - BETWEEN + 2.0;
    };
    bracket(drawing, (1.0, 13.0), y - 2.0);
    let lines = name(said, QUIET, drawing.width - 20.0);
    drawing.lines((20.0, y), Anchor::Start, QUIET, &lines) + 4.0
}

/// The score in large figures, and the room behind it: promoters filled, passives hatched, detractors open.
pub(super) fn nps(found: &Nps, width: f64) -> Drawing {
    const SCORE: Style = Style {
        ink: Ink::Heading,
        ..Style::strong(26.0)
    };
    let mut drawing = Drawing::new(width);
    let classes = found.classes.iter();
    drawing.alt = told(
        &format!("{} · NPS {}", found.label, found.score),
        classes.map(|class| (class.label.as_str(), class.value.clone())),
    );
    let mut y = drawing.lines(
        (0.0, 0.0),
        Anchor::Start,
        TEXT,
        &name(&found.label, TEXT, width),
    ) + 3.0;
    let left = SCORE.width(&found.score).max(60.0) + 2.0 * GAP;
    drawing.text((0.0, y + 21.0), Anchor::Start, SCORE, &found.score);
    drawing.text((0.0, y + 34.0), Anchor::Start, QUIET, "NPS");
    let room = width - left;
    let mut x = left;
    for (n, class) in found.classes.iter().enumerate() {
        let length = class.length.clamp(0.0, 1.0) * room;
        if length > 0.0 {
            class_bar(&mut drawing, n, (x, y + 2.0), (length, 16.0));
        }
        x += length;
    }
    y += 26.0;
    let part = room / 3.0;
    let mut bottom = y + 12.0;
    for (n, (class, x)) in found
        .classes
        .iter()
        .zip([left, left + part, left + 2.0 * part])
        .enumerate()
    {
        class_bar(&mut drawing, n, (x, y), (9.0, 9.0));
        let lines = name(&class.label, QUIET, part - 18.0);
        let end = drawing.lines((x + 14.0, y), Anchor::Start, QUIET, &lines);
        let value = std::slice::from_ref(&class.value);
        bottom = drawing
            .lines((x + 14.0, end), Anchor::Start, STRONG, value)
            .max(bottom);
    }
    drawing.height = bottom + 4.0;
    drawing
}

fn class_bar(drawing: &mut Drawing, class: usize, at: (f64, f64), size: (f64, f64)) {
    match class {
        0 => drawing.rect(at, size, Ink::Accent),
        1 => drawing.hatched(at, size, Ink::Quiet),
        _ => {
            drawing.rect(at, size, Ink::Paper);
            drawing.outlined(at, size, Ink::Text);
        }
    }
}
