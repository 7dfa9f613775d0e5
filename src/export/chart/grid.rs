//! Draws how each key point arrived at each level: filled if it is intact, hatched if it changed, open if it is lost.

use super::lettering::{GAP, QUIET, STRONG, TEXT, column, height, many, name, told};
use crate::domain::document::{Grid, GridRow};
use crate::domain::event::Mark;
use crate::export::drawing::{Anchor, Drawing, Ink};

/// The side of a mark, in points.
const SIDE: f64 = 12.0;

/// The grid, with the meaning of its marks under it.
pub(super) fn grid(found: &Grid, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width);
    drawing.alt = alt(found);
    let kinds = found.rows.iter().map(|row| row.kind.as_str());
    let kinds = if found.kind.is_empty() {
        0.0
    } else {
        column(kinds.chain([found.kind.as_str()]), QUIET, width * 0.16) + GAP
    };
    let levels = found.levels.len().max(1);
    let words = found
        .levels
        .iter()
        .flat_map(|level| level.split_whitespace());
    let widest = words.map(|word| QUIET.width(word)).fold(0.0, f64::max) + 6.0;
    let level = widest
        .max(40.0)
        .min(((width * 0.63 - kinds) / many(levels)).max(10.0));
    // Names too wide to be side by side are on two lines in turn, where each has twice the room.
    let is_staggered = widest > level && levels > 1;
    let room = if is_staggered { 2.0 * level } else { level } - 2.0;
    let names = width - kinds - level * many(levels) - GAP;
    let left = names + GAP + kinds;
    let of = |name: &String| QUIET.face.wrap_at_most(name, QUIET.size, room, 4);
    let heads: Vec<Vec<String>> = found.levels.iter().map(of).collect();
    let tier = |n: usize| {
        let of_tier = heads
            .iter()
            .enumerate()
            .filter(|(m, _)| m % 2 == n % 2 || !is_staggered);
        let heights = of_tier.map(|(_, lines)| height(lines.len(), QUIET));
        heights.fold(QUIET.leading(), f64::max)
    };
    let head = if is_staggered {
        tier(0) + tier(1) + 3.0
    } else {
        tier(0)
    };
    let base = head - QUIET.leading();
    let title = std::slice::from_ref(&found.title);
    drawing.lines((0.0, base), Anchor::Start, QUIET, title);
    if kinds > 0.0 {
        let title = std::slice::from_ref(&found.kind);
        drawing.lines((names + GAP, base), Anchor::Start, QUIET, title);
    }
    for (n, lines) in heads.iter().enumerate() {
        let x = left + (many(n) + 0.5) * level;
        let bottom = if is_staggered && n % 2 == 0 {
            tier(0)
        } else {
            head
        };
        let wide = lines
            .iter()
            .map(|line| QUIET.width(line))
            .fold(0.0, f64::max);
        let middle = x.min(width - wide / 2.0);
        let top = bottom - height(lines.len(), QUIET);
        drawing.lines((middle, top), Anchor::Middle, QUIET, lines);
        if bottom < head {
            drawing.line(&[(x, bottom + 1.0), (x, head)], Ink::Line, 0.7);
        }
    }
    let mut y = head + 3.0;
    for row in &found.rows {
        drawing.line(&[(0.0, y), (width, y)], Ink::Line, 0.7);
        let lines = name(&row.text, TEXT, names);
        let kind = name(&row.kind, QUIET, (kinds - GAP).max(10.0));
        let high = height(lines.len().max(kind.len()), TEXT).max(SIDE) + 8.0;
        drawing.lines((0.0, y + 5.0), Anchor::Start, TEXT, &lines);
        if kinds > 0.0 {
            drawing.lines((names + GAP, y + 5.5), Anchor::Start, QUIET, &kind);
        }
        for (n, chains) in row.marks.iter().enumerate() {
            let wide = many(chains.len()) * (SIDE + 3.0) - 3.0;
            let x = left + (many(n) + 0.5) * level - wide / 2.0;
            for (chain, found) in chains.iter().enumerate() {
                let x = x + many(chain) * (SIDE + 3.0);
                put(&mut drawing, *found, (x, y + (high - SIDE) / 2.0));
            }
        }
        y += high;
    }
    drawing.line(&[(0.0, y), (width, y)], Ink::Line, 0.7);
    let mut x = 0.0;
    for (mark, meaning) in &found.legend {
        put(&mut drawing, Some(*mark), (x, y + 7.0));
        drawing.text((x + SIDE + 5.0, y + 16.5), Anchor::Start, STRONG, meaning);
        x += SIDE + 5.0 + STRONG.width(meaning) + 2.0 * GAP;
    }
    drawing.height = y + 24.0;
    drawing
}

fn put(drawing: &mut Drawing, mark: Option<Mark>, at: (f64, f64)) {
    let size = (SIDE, SIDE);
    match mark {
        Some(Mark::Intact) => drawing.rect(at, size, Ink::Accent),
        Some(Mark::Changed) => drawing.hatched(at, size, Ink::Accent),
        Some(Mark::Lost) => {
            drawing.outlined(at, size, Ink::Quiet);
            let (x, y) = at;
            drawing.line(
                &[(x + 3.5, y + 3.5), (x + SIDE - 3.5, y + SIDE - 3.5)],
                Ink::Quiet,
                1.0,
            );
            drawing.line(
                &[(x + SIDE - 3.5, y + 3.5), (x + 3.5, y + SIDE - 3.5)],
                Ink::Quiet,
                1.0,
            );
        }
        None => {}
    }
}

fn alt(found: &Grid) -> String {
    let meaning = |mark: Option<Mark>| {
        let of = found.legend.iter().find(|(known, _)| Some(*known) == mark);
        of.map_or("–", |(_, meaning)| meaning.as_str())
    };
    let said = |row: &GridRow| {
        let levels = found.levels.iter().zip(&row.marks).map(|(level, chains)| {
            let marks: Vec<&str> = chains.iter().map(|mark| meaning(*mark)).collect();
            format!("{level} {}", marks.join("/"))
        });
        levels.collect::<Vec<_>>().join(", ")
    };
    told(
        &found.title,
        found.rows.iter().map(|row| (row.text.as_str(), said(row))),
    )
}
