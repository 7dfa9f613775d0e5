//! The order of a step's items: by dots, by scores, or by how they came through a cascade.

use crate::domain::event::{Cell, ItemId, Mark};
use crate::domain::session::{State, StepState};
use crate::domain::statistics::{deviation, mean, nps};
use crate::domain::workshop::{Kind, Rank, Step, StepIndex};

/// What the items of a step are ranked by if the script does not say.
pub(super) fn usual_rank(step: &Step) -> Rank {
    match step.kind {
        Kind::Rate(_) => Rank::Mean,
        Kind::Cascade(_) => Rank::Survival,
        _ => Rank::Votes,
    }
}

/// These items of the step at `source` with what they are ranked by, highest first. Items that tie keep their order.
pub(super) fn ranked(
    state: &State,
    source: StepIndex,
    items: Vec<ItemId>,
    rank: Rank,
) -> Vec<(ItemId, Option<f64>)> {
    let mut ranked: Vec<(ItemId, Option<f64>)> = items
        .into_iter()
        .map(|item| {
            let value = value(state, source, &item, rank);
            (item, value)
        })
        .collect();
    if rank == Rank::Votes && ranked.iter().all(|(_, votes)| *votes == Some(0.0)) {
        // Before the first dot, there is no order to speak of.
        for (_, votes) in &mut ranked {
            *votes = None;
        }
    }
    ranked.sort_by(|(_, a), (_, b)| b.unwrap_or(f64::MIN).total_cmp(&a.unwrap_or(f64::MIN)));
    ranked
}

fn value(state: &State, source: StepIndex, item: &ItemId, rank: Rank) -> Option<f64> {
    let (step, part) = state.step(source)?;
    match rank {
        Rank::Votes => Some(f64::from(part.votes.get(item).copied().unwrap_or(0))),
        Rank::Survival => survival(state, source, item),
        Rank::Loss => {
            let arrived = match arrived(state, source, item)? {
                Mark::Intact => 0.0,
                Mark::Changed => 1.0,
                Mark::Lost => 2.0,
            };
            Some(arrived + 1.0 - survival(state, source, item)?)
        }
        Rank::Mean | Rank::Gap | Rank::Agreement | Rank::Nps => {
            let Kind::Rate(rate) = &step.kind else {
                return None;
            };
            let of = |place: usize| {
                let aspect = rate.aspects.get(place)?;
                Some(scores(part, item, &aspect.id))
            };
            let first = of(0).unwrap_or_else(|| scores(part, item, ""));
            match rank {
                Rank::Gap => Some(mean(&first)? - mean(&of(1)?)?),
                Rank::Agreement => deviation(&first).map(|spread| -spread),
                Rank::Nps => nps(&first).score,
                _ => mean(&first),
            }
        }
    }
}

fn scores(part: &StepState, item: &ItemId, aspect: &str) -> Vec<i32> {
    let is_of = |cell: &Cell| cell.item == *item && cell.aspect == aspect;
    let cells = part.scores.iter().filter(|(cell, _)| is_of(cell));
    let mut scores: Vec<i32> = cells.flat_map(|(_, scores)| scores).copied().collect();
    scores.sort_unstable();
    scores
}

/// How a key point arrived at the last level, in the worst of the chains; `None` while it is not marked there.
pub fn arrived(state: &State, source: StepIndex, item: &ItemId) -> Option<Mark> {
    let (step, part) = state.step(source)?;
    let Kind::Cascade(cascade) = &step.kind else {
        return None;
    };
    let last = u8::try_from(cascade.levels.len().checked_sub(1)?).ok()?;
    let marks = (0..state.chains(source))
        .filter_map(|chain| part.cascade.marks.get(&(chain, last, item.clone())));
    marks.copied().max_by_key(|mark| match mark {
        Mark::Intact => 0,
        Mark::Changed => 1,
        Mark::Lost => 2,
    })
}

/// The share of the marked levels at which a key point is intact, 0 to 1; `None` if no level is marked.
fn survival(state: &State, source: StepIndex, item: &ItemId) -> Option<f64> {
    let (_, part) = state.step(source)?;
    let marks = part.cascade.marks.iter();
    let of_item = marks.filter(|((_, _, of), _)| of == item);
    let intact: Vec<i32> = of_item
        .map(|(_, mark)| i32::from(*mark == Mark::Intact))
        .collect();
    mean(&intact)
}
