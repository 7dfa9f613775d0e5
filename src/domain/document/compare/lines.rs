//! One figure in both sessions: whether it rose, fell or stayed, and by how much.

use std::collections::BTreeSet;

use super::super::chart::Pair;
use super::figures::{Figure, Unit};
use crate::domain::words::Words;

/// The same figure of two sessions.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) label: String,
    pub(super) unit: Unit,
    pub(super) then: Figure,
    pub(super) now: Figure,
}

/// What became of a figure.
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

    /// How far it moved on its own scale, 0..1.
    pub(super) fn share(&self) -> f64 {
        (self.unit.at(self.now.value) - self.unit.at(self.then.value)).abs()
    }

    /// A figure stays while one person of the smaller session could have made the difference.
    pub(super) fn course(&self) -> Course {
        let one = self.unit.one(self.then.n.min(self.now.n));
        match self.by() {
            by if by > one + 1e-9 => Course::Rose,
            by if by < -one - 1e-9 => Course::Fell,
            _ => Course::Stayed,
        }
    }

    fn gap(&self, words: &Words) -> String {
        // Of the values as they are said, so that it can be followed.
        let by = self.unit.said(self.now.value) - self.unit.said(self.then.value);
        let amount = self.unit.difference(by, words);
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
        let value = |figure: Figure| {
            let value = self.unit.say(figure.value, words);
            let args = [("value", value.into()), ("n", figure.n.into())];
            words.with(figure.of.key(), &args)
        };
        Pair {
            label: self.label.clone(),
            at: [self.then, self.now].map(|figure| Some(self.unit.at(figure.value))),
            values: [value(self.then), value(self.now)],
            gap: self.gap(words),
            n: None,
        }
    }
}

/// Puts the figures of two sessions together by their labels, in the order of the second.
pub(super) fn join(sides: [Vec<(String, Unit, Figure)>; 2]) -> (Vec<Line>, [Vec<String>; 2]) {
    let [then, now] = sides;
    let key = |label: &str| label.to_lowercase();
    let mut lines = Vec::new();
    let mut only_now = Vec::new();
    let mut taken = BTreeSet::new();
    for (label, unit, figure) in now {
        let same = |(n, (other, is_in, _)): &(usize, &(String, Unit, Figure))| {
            !taken.contains(n) && key(other) == key(&label) && *is_in == unit
        };
        let found = then.iter().enumerate().find(same);
        match found {
            Some((n, (_, _, before))) => {
                taken.insert(n);
                // An option nobody chose on either day says nothing.
                if unit == Unit::Share && before.value == 0.0 && figure.value == 0.0 {
                    continue;
                }
                lines.push(Line {
                    label,
                    unit,
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
