//! The rules that votes and scores keep to.

use super::select;
use super::session::State;
use super::workshop::{Bound, Kind, Rate, StepIndex};

/// The rules of the vote in the step at `index`, as they are now; `None` if that step is no vote.
pub fn vote_rules(state: &State, index: StepIndex) -> Option<VoteRules> {
    let (step, part) = state.step(index)?;
    let Kind::Vote(vote) = &step.kind else {
        return None;
    };
    let items = select::input(state, index);
    // What was taken out since was there when people got their dots.
    let gone = part.votes.iter();
    let gone = gone.filter(|(item, dots)| **dots > 0 && !items.contains(item));
    let items = items.len() + gone.count();
    let voters = part.voters.unwrap_or(state.people_at(index));
    Some(VoteRules {
        voters,
        dots: vote.dots_for(items),
        max_per_item: vote.max_per_item,
        items: u16::try_from(items).unwrap_or(u16::MAX),
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
    /// How many items there are to put dots on.
    pub items: u16,
}

impl VoteRules {
    /// The dots one person can give: those there are, as far as the items take them.
    pub fn each(self) -> u16 {
        self.dots.min(self.items.saturating_mul(self.max_per_item))
    }

    /// All dots that can be given.
    pub fn budget(self) -> u32 {
        u32::from(self.voters) * u32::from(self.each())
    }

    /// The most dots that one item can get.
    pub fn most_on_one(self) -> u32 {
        u32::from(self.voters) * u32::from(self.max_per_item)
    }
}

/// Dots given in the vote at `index`. Those on items it no longer works on do not count: they can be given again.
pub fn dots_given(state: &State, index: StepIndex) -> u32 {
    let Some((_, part)) = state.step(index) else {
        return 0;
    };
    let items = select::input(state, index);
    let dots = items.iter().filter_map(|item| part.votes.get(item));
    dots.fold(0, |sum, votes| sum.saturating_add(*votes))
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
