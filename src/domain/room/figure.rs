//! The one figure a step comes down to, where it has one.

use crate::domain::audience::{Audience, View};
use crate::domain::results::rate::{RateCell, signed};
use crate::domain::results::{StepResults, grouped, percent};
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::domain::workshop::StepIndex;

/// Returns the figure as people say it: a Net Promoter Score, a mean, a ratio, the share of a message that arrived.
pub(super) fn figure(state: &State, index: StepIndex) -> Option<String> {
    let words = Words::of(state.lang());
    match View::new(state, Audience::Client).results(index)? {
        // What nobody answered takes nothing from what was: one figure is the one.
        StepResults::Rate(found) => {
            let mut answered = found.overall.iter().filter(|cell| cell.n > 0);
            let only = answered.next().filter(|_| answered.next().is_none())?;
            scored(only, words)
        }
        StepResults::Detail(found) => {
            let (_, _, ratio) = found.widest().filter(|(_, _, ratio)| *ratio > 1.0)?;
            Some(format!("{} : 1", grouped(ratio, words)))
        }
        StepResults::Cascade(found) => {
            let last = found.levels.last()?;
            Some(percent(last.survival?, words))
        }
        _ => None,
    }
}

fn scored(cell: &RateCell, words: &Words) -> Option<String> {
    let nps = cell.nps.as_ref().and_then(|nps| nps.score);
    nps.map(signed)
        .or_else(|| Some(words.decimal(cell.mean?, 1)))
}
