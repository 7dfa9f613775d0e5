//! Commands about votes and scores, and the rules these keep to.

use super::super::event::{Cell, Event, ItemId};
use super::super::results::rate::ScoreFault;
use super::super::select;
use super::super::session::State;
use super::super::workshop::{Bound, Kind, Rate};
use super::checks::{changed, id};
use super::refusal::Refusal;

/// The rules of the vote in the step at `place`, as they are now; `None` if that step is no vote.
pub fn vote_rules(state: &State, place: usize) -> Option<VoteRules> {
    let (step, part) = state.step(place)?;
    let Kind::Vote(vote) = &step.kind else {
        return None;
    };
    let items = select::input(state, place).len();
    let voters = part.voters.unwrap_or(state.people);
    Some(VoteRules {
        voters,
        dots: vote.dots_for(items),
        max_per_item: vote.max_per_item,
    })
}

/// The rules of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VoteRules {
    /// How many people vote.
    pub voters: u16,
    /// Dots each person has.
    pub dots: u16,
    /// The most dots one person may put on one item.
    pub max_per_item: u16,
}

impl VoteRules {
    /// All dots there are to give.
    pub fn budget(self) -> u32 {
        u32::from(self.voters) * u32::from(self.dots)
    }

    /// The most dots that one item can get.
    pub fn most_on_one(self) -> u32 {
        u32::from(self.voters) * u32::from(self.max_per_item)
    }
}

/// Dots given in the vote at `place`. Those on items it no longer works on do not count: they can be given again.
pub fn dots_given(state: &State, place: usize) -> u32 {
    let Some((_, part)) = state.step(place) else {
        return 0;
    };
    let items = select::input(state, place);
    let dots = items.iter().filter_map(|item| part.votes.get(item));
    dots.fold(0, |sum, votes| sum.saturating_add(*votes))
}

pub(super) fn set_voters(state: &State, place: usize, voters: u16) -> Result<Event, Refusal> {
    if voters == 0 {
        return Err(Refusal::Nobody);
    }
    let step = id(state, place)?;
    Ok(Event::VotersSet { step, voters })
}

pub(super) fn set_votes(
    state: &State,
    place: usize,
    item: ItemId,
    votes: u32,
) -> Result<Event, Refusal> {
    let rules = vote_rules(state, place).ok_or(Refusal::Gone)?;
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    if !select::input(state, place).contains(&item) {
        return Err(Refusal::Gone);
    }
    if rules.voters == 0 {
        return Err(Refusal::Nobody);
    }
    if votes > rules.most_on_one() {
        return Err(Refusal::OverItem(rules.most_on_one()));
    }
    let own = part.votes.get(&item).copied().unwrap_or(0);
    let others = dots_given(state, place).saturating_sub(own);
    let left = rules.budget().saturating_sub(others);
    // Fewer than before is always fine: when voters have left, it is the way back.
    if votes > left && votes >= own {
        return Err(Refusal::OverBudget(left));
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

/// The lowest and the highest score of a `rate` step.
pub fn scale(state: &State, rate: &Rate) -> (i32, i32) {
    let high = match &rate.high {
        Bound::Fixed(high) => *high,
        Bound::CountOf(step) => {
            let items = state
                .workshop()
                .step(step)
                .map_or(0, |(source, _)| select::output(state, source).len());
            i32::try_from(items).unwrap_or(i32::MAX)
        }
    };
    (rate.low, high.max(rate.low))
}

pub(super) fn set_scores(
    state: &State,
    place: usize,
    cell: Cell,
    mut scores: Vec<i32>,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    let Kind::Rate(rate) = &step.kind else {
        return Err(Refusal::Gone);
    };
    if !select::input(state, place).contains(&cell.item) {
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
