//! Commands about votes and scores.

use super::super::event::{Cell, Event, ItemId};
use super::super::refusal::Refusal;
use super::super::rules::{dots_given, scale, vote_rules};
use super::super::scores::ScoreFault;
use super::super::select;
use super::super::session::State;
use super::super::workshop::{Kind, StepIndex};
use super::checks::{changed, id};

pub(super) fn set_voters(state: &State, index: StepIndex, voters: u16) -> Result<Event, Refusal> {
    if voters == 0 {
        return Err(Refusal::Nobody);
    }
    let step = id(state, index)?;
    Ok(Event::VotersSet { step, voters })
}

pub(super) fn set_votes(
    state: &State,
    index: StepIndex,
    item: ItemId,
    votes: u32,
) -> Result<Event, Refusal> {
    let rules = vote_rules(state, index).ok_or(Refusal::Gone)?;
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    if !select::input(state, index).contains(&item) {
        return Err(Refusal::Gone);
    }
    if rules.voters == 0 {
        return Err(Refusal::Nobody);
    }
    if votes > rules.most_on_one() {
        return Err(Refusal::OverItem(rules.most_on_one()));
    }
    let own = part.votes.get(&item).copied().unwrap_or(0);
    let others = dots_given(state, index).saturating_sub(own);
    let left = rules.budget().saturating_sub(others);
    // Fewer than before is always fine: when voters have left, it is the way back.
    if votes > left && votes >= own {
        return Err(Refusal::OverBudget { most: left, own });
    }
    let same = part.votes.get(&item).copied() == Some(votes);
    changed(
        !same,
        Event::VotesSet {
            step: step.id.clone(),
            item,
            votes,
        },
    )
}

pub(super) fn set_scores(
    state: &State,
    index: StepIndex,
    cell: Cell,
    mut scores: Vec<i32>,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    let Kind::Rate(rate) = &step.kind else {
        return Err(Refusal::Gone);
    };
    if !select::input(state, index).contains(&cell.item) {
        return Err(Refusal::Gone);
    }
    let (low, high) = scale(state, rate);
    if let Some(score) = scores.iter().find(|score| **score < low || **score > high) {
        return Err(Refusal::Score(ScoreFault::OffScale {
            token: score.to_string(),
            low,
            high,
        }));
    }
    let before = part.scores.get(&cell);
    scores.sort_unstable();
    let same = before.map_or(scores.is_empty(), |before| *before == scores);
    changed(
        !same,
        Event::ScoresSet {
            step: step.id.clone(),
            cell,
            scores,
        },
    )
}
