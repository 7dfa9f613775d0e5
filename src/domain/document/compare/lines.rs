//! One figure in both sessions: whether it rose, fell or stayed, and by how much.

use std::collections::BTreeSet;

use super::super::chart::Pair;
use super::figures::{Measure, SessionFigure};
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
}

impl Line {
    fn by(&self) -> f64 {
        self.now.value - self.then.value
    }

    /// How far it moved, as a share of its own scale, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        (self.measure.at(self.now.value) - self.measure.at(self.then.value)).abs()
    }

    /// It stayed if a single person in the smaller session could have made the difference.
    pub(super) fn course(&self) -> Course {
        let one = self.measure.one(self.then.n.min(self.now.n));
        match self.by() {
            by if by > one + 1e-9 => Course::Rose,
            by if by < -one - 1e-9 => Course::Fell,
            _ => Course::Stayed,
        }
    }

    fn gap(&self, words: &Words) -> String {
        // The difference of the values as they are written, so that readers can check it.
        let by = self.measure.said(self.now.value) - self.measure.said(self.then.value);
        let amount = self.measure.difference(by, words);
        let sign = match self.course() {
            Course::Rose => "▲ +",
            Course::Fell => "▼ −",
            Course::Stayed if by > 1e-9 => "~ +",
            Course::Stayed if by < -1e-9 => "~ −",
            Course::Stayed => "= ",
        };
        format!("{sign}{amount}")
    }

    pub(super) fn pair(&self, words: &Words) -> Pair {
        let value = |figure: SessionFigure| {
            let value = self.measure.say(figure.value, words);
            let args = [("value", value.into()), ("n", figure.n.into())];
            words.with(figure.of.key(), &args)
        };
        Pair {
            label: self.label.clone(),
            at: [self.then, self.now].map(|figure| Some(self.measure.at(figure.value))),
            values: [value(self.then), value(self.now)],
            gap: self.gap(words),
            n: None,
        }
    }
}

/// Pairs the figures of two sessions by what they are about, in the order of the second. Also returns what only one of
/// the sessions has a figure of; the first session's come first.
pub(super) fn join(
    sides: [Vec<(String, Measure, SessionFigure)>; 2],
) -> (Vec<Line>, [Vec<String>; 2]) {
    let [then, now] = sides;
    let key = |label: &str| label.to_lowercase();
    let mut lines = Vec::new();
    let mut only_now = Vec::new();
    let mut taken = BTreeSet::new();
    for (label, measure, figure) in now {
        let same = |(n, (other, is_in, _)): &(usize, &(String, Measure, SessionFigure))| {
            !taken.contains(n) && key(other) == key(&label) && *is_in == measure
        };
        let found = then.iter().enumerate().find(same);
        match found {
            Some((n, (_, _, before))) => {
                taken.insert(n);
                // An option that nobody chose in either session says nothing.
                if measure == Measure::Share && before.value == 0.0 && figure.value == 0.0 {
                    continue;
                }
                lines.push(Line {
                    label,
                    measure,
                    then: *before,
                    now: figure,
                });
            }
            None => only_now.push(label),
        }
    }
    let left = then.into_iter().enumerate();
    let only_then = left
        .filter(|(n, _)| !taken.contains(n))
        .map(|(_, (label, ..))| label);
    (lines, [only_then.collect(), only_now])
}
