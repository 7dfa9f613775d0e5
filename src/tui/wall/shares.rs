//! How the question, the body below it and the clock share the wall: the question is the largest, and the clock makes
//! way.

use ratatui::layout::Rect;

use super::fit::{fit, level_name};
use super::page::{TALL, WallPage};
use crate::domain::room::{Body, LevelScene, StepScene};
use crate::tui::widgets::large::Size;

/// How large everything on the wall is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shares {
    /// The size of the letters of the question, or of the name of a level.
    pub(super) question: Size,
    /// The size of the letters of the body below it.
    pub(super) body: Size,
    /// The size of the letters of what a level says last.
    pub(super) rest: Size,
    /// The rows of the clock; 0 if there is none.
    pub(super) clock: u16,
}

/// The sizes of the question and of the body below it, the best first.
const SIZES: [(Size, Size); 6] = [
    (Size(2), Size(2)),
    (Size(2), Size(1)),
    (Size(1), Size(1)),
    (Size(2), Size(0)),
    (Size(1), Size(0)),
    (Size(0), Size(0)),
];

/// The sizes of the name of a level, its card, and who is next, the best first.
const LEVEL: [[Size; 3]; 4] = [
    [Size(1), Size(1), Size(1)],
    [Size(1), Size(1), Size(0)],
    [Size(1), Size(0), Size(0)],
    [Size(0), Size(0), Size(0)],
];

/// Whether the body speaks for itself, without the question.
pub(super) fn covers(body: &Body) -> bool {
    matches!(body, Body::Level(_) | Body::Results(_))
}

/// Returns the rows left above a clock of so many rows.
fn above(area: Rect, clock: u16) -> u16 {
    area.height.saturating_sub(clock + u16::from(clock > 1))
}

impl WallPage<'_> {
    /// Returns how large everything is in the area below the title.
    pub(super) fn shares(&self, step: &StepScene, area: Rect) -> Shares {
        let least = u16::from(self.view.clock.is_some());
        let small = Shares {
            question: Size(0),
            body: Size(0),
            rest: Size(0),
            clock: least,
        };
        if let Body::Results(results) = &step.body {
            let has_room = least > 0 && area.height >= 8;
            let clock = has_room.then(|| self.clock_below(results, area));
            return Shares {
                clock: clock.unwrap_or(least),
                ..small
            };
        }
        if let Body::Level(level) = &step.body {
            return self.level_shares(level, area).unwrap_or(small);
        }
        let question = step.prompt.as_deref().unwrap_or_default();
        let alone: [(Size, Size); 5] = [4, 3, 2, 1, 0].map(|size| (Size(size), Size(0)));
        let is_alone = step.body == Body::Nothing;
        let sizes = if is_alone { &alone[..] } else { &SIZES[..] };
        // Each size is measured once.
        let question_rows = [0, 1, 2, 3, 4].map(|size| {
            let fitted = fit(question, area.width, u16::MAX, Size(size));
            let rows = if question.is_empty() {
                0
            } else {
                fitted.rows()
            };
            (fitted.size() == Size(size)).then_some(rows)
        });
        let body_rows = [0, 1, 2].map(|size| self.rows_of(&step.body, Size(size), area));
        for (size, body) in sizes.iter().copied() {
            let (Some(Some(question_rows)), Some(Some(body_rows))) = (
                question_rows.get(usize::from(size.0)),
                body_rows.get(usize::from(body.0)),
            ) else {
                continue;
            };
            let gap = u16::from(*question_rows > 0 && *body_rows > 0);
            let needed = question_rows.saturating_add(*body_rows).saturating_add(gap);
            let clocks = if least > 0 {
                clocks(area, size, is_alone)
            } else {
                &[0]
            };
            let fits = |clock: &&u16| needed <= above(area, **clock);
            if let Some(clock) = clocks.iter().find(fits) {
                return Shares {
                    question: size,
                    body,
                    clock: *clock,
                    ..small
                };
            }
        }
        small
    }

    /// Does the same for a level of a cascade, where the clock of a box matters as much as the card.
    fn level_shares(&self, level: &LevelScene, area: Rect) -> Option<Shares> {
        let has_clock = self.view.clock.is_some();
        let [most, least, short] = match (has_clock, area.height >= TALL) {
            (false, _) => [0, 0, 0],
            (true, true) => [area.height * 2 / 5, 10, 10],
            (true, false) => [area.height / 2, 5, 1],
        };
        LEVEL.into_iter().find_map(|[question, body, rest]| {
            // A small clock is better than a name nobody can read.
            let least = if body == Size(0) { short } else { least };

            let name = level_name(level, area.width, question);
            let card = fit(&level.card, area.width, u16::MAX, body);
            let last = self.level_text(level, rest, area.width);
            let is_set = name.size() == question && card.size() == body && last.size() == rest;
            let needed = name.rows() + card.rows() + last.rows() + 2;
            let left = area.height.checked_sub(needed + u16::from(has_clock))?;
            (is_set && left >= least).then_some(Shares {
                question,
                body,
                rest,
                clock: if left < 5 { short } else { left.min(most) },
            })
        })
    }
}

/// Returns the rows to try for the clock below a question of this size, the most first.
fn clocks(area: Rect, question: Size, is_alone: bool) -> &'static [u16] {
    match (area.height >= TALL, question) {
        _ if area.height < 8 => &[1],
        (true, Size(0 | 1)) => &[10, 5, 1],
        (true, _) => &[10, 5],
        (false, Size(1)) if is_alone => &[10, 5, 1],
        (false, Size(0 | 1)) => &[5, 1],
        (false, _) if is_alone => &[10, 5],
        (false, _) => &[5],
    }
}
