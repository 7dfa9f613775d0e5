//! One figure in both sessions: whether it rose, fell or stayed, and by how much.

use std::collections::BTreeSet;

use super::super::chart::Pair;
use super::figures::{Figure, Measure, SessionFigure};
use crate::domain::results::Measured;
use crate::domain::statistics::alike;
use crate::domain::words::Words;

/// The same figure in two sessions.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) measure: Measure,
    pub(super) then: SessionFigure,
    pub(super) now: SessionFigure,
}

/// How a figure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    Rose,
    Fell,
    Stayed,
    /// One of the two figures rests on too few answers to say.
    TooFew,
}

impl Line {
    fn by(&self) -> f64 {
        self.now.value() - self.then.value()
    }

    /// How far it moved, as a share of its own scale, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        (self.measure.at(self.now.value()) - self.measure.at(self.then.value())).abs()
    }

    /// It stayed if a single answer in the smaller session could have made the difference.
    pub(super) fn course(&self) -> Course {
        if [self.then, self.now].iter().any(|it| it.is_of_too_few()) {
            return Course::TooFew;
        }
        let one = self.measure.one(self.then.n().min(self.now.n()));
        match self.by() {
            by if by > one + 1e-9 => Course::Rose,
            by if by < -one - 1e-9 => Course::Fell,
            _ => Course::Stayed,
        }
    }

    /// The difference of the figures themselves, not of what they are rounded to. Between counts of few people there is
    /// only a direction: their difference has no unit.
    fn gap(&self, words: &Words) -> String {
        let by = self.by();
        let (sign, plus) = match self.course() {
            Course::TooFew => return words.get("compare-gap-too-few").into_owned(),
            _ if alike(self.now.value(), self.then.value()) => ("=", ""),
            Course::Rose => ("▲", "+"),
            Course::Fell => ("▼", "−"),
            Course::Stayed if by > 0.0 => ("~", "+"),
            Course::Stayed => ("~", "−"),
        };
        if !self.has_unit() {
            return sign.to_owned();
        }
        let by = if sign == "=" { 0.0 } else { by };
        format!("{sign} {plus}{}", self.measure.difference(by, words))
    }

    /// Whether the difference can be said in the unit of both figures.
    pub(super) fn has_unit(&self) -> bool {
        self.then.has_unit() && self.now.has_unit()
    }

    pub(super) fn pair(&self, words: &Words) -> Pair {
        let sides = [self.then, self.now];
        Pair {
            label: self.label.clone(),
            at: sides.map(|figure| Some(self.measure.at(figure.value()))),
            values: sides.map(|figure| figure.with_n(self.measure, words)),
            gap: self.gap(words),
            n: None,
        }
    }
}

/// What at least one of the sessions shows no figure of, although one of them has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alone {
    pub(super) label: String,
    /// The session that has it: 0 for the earlier one, 1 for the later one.
    pub(super) side: usize,
    /// Why the other has not; `None` if it has nothing of that name.
    pub(super) why: Option<&'static str>,
    /// Whether both sessions have a figure, of too few answers to be shown.
    pub(super) is_in_both: bool,
}

/// Pairs the figures of two sessions by what they are about, in the order of the second. Also returns what only one of
/// the sessions has a figure of; the first session's come first.
pub(super) fn join([then, now]: [Vec<Figure>; 2]) -> (Vec<Line>, Vec<Alone>) {
    let is_same = |one: &Figure, other: &Figure| {
        one.label.to_lowercase() == other.label.to_lowercase()
            && one.measure == other.measure
            && one.options == other.options
    };
    let (mut lines, mut only_now) = (Vec::new(), Vec::new());
    let mut alone = Vec::new();
    let mut taken = BTreeSet::new();
    for figure in now {
        let mut before = then.iter().enumerate();
        let found = before.find(|(n, other)| !taken.contains(n) && is_same(other, &figure));
        let before = found.map(|(n, other)| {
            taken.insert(n);
            &other.value
        });
        match (before, figure.value) {
            (Some(Measured::Answered(then)), Measured::Answered(now)) => {
                // An option that nobody chose in either session says nothing.
                let is_none = then.value() == 0.0 && now.value() == 0.0;
                if figure.measure != Measure::Share || !is_none {
                    lines.push(Line {
                        label: figure.label,
                        measure: figure.measure,
                        then: *then,
                        now,
                    });
                }
            }
            (before, Measured::Answered(_)) => only_now.push(Alone {
                label: unanswered(figure.label, figure.field, before),
                side: 1,
                why: before.map(Measured::name),
                is_in_both: matches!(before, Some(Measured::Withheld)),
            }),
            (Some(Measured::Answered(_)), missing) => alone.push(Alone {
                label: unanswered(figure.label, figure.field, Some(&missing)),
                side: 0,
                why: Some(missing.name()),
                is_in_both: matches!(missing, Measured::Withheld),
            }),
            (Some(Measured::Withheld), Measured::Withheld) => {
                alone.extend([0, 1].map(|side| Alone {
                    label: figure.label.clone(),
                    side,
                    why: Some(Measured::<()>::Withheld.name()),
                    is_in_both: side == 0,
                }));
            }
            _ => {}
        }
    }
    let left = then.into_iter().enumerate();
    let left = left
        .filter(|(n, figure)| !taken.contains(n) && matches!(figure.value, Measured::Answered(_)));
    alone.extend(left.map(|(_, figure)| Alone {
        label: figure.label,
        side: 0,
        why: None,
        is_in_both: false,
    }));
    alone.extend(only_now);
    (lines, alone)
}

/// Returns what nobody answered: a field as a whole, and not each of its options.
fn unanswered<T>(label: String, field: Option<String>, missing: Option<&Measured<T>>) -> String {
    match (missing, field) {
        (Some(Measured::NotAnswered), Some(field)) => field,
        _ => label,
    }
}
