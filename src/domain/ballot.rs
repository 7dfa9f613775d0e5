//! Secret ballots: what one person gives, and the box that keeps nothing but totals.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::event::{Cell, Event, ItemId};
use super::refusal::Refusal;
use super::rules::{VoteRules, dots_given, scale, vote_rules};
use super::scores::ScoreFault;
use super::select;
use super::session::{Session, State};
use super::workshop::{Kind, StepId};

/// What one person gives. It cannot be written down, so no file can ever hold one.
#[derive(Default)]
pub struct Ballot {
    group: Option<String>,
    dots: BTreeMap<ItemId, u32>,
    scores: BTreeMap<(ItemId, String), i32>,
}

impl fmt::Debug for Ballot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ballot")
    }
}

impl Ballot {
    /// How many dots are on an item.
    pub fn dots(&self, item: &ItemId) -> u32 {
        self.dots.get(item).copied().unwrap_or(0)
    }

    /// How many dots are on all items together.
    pub fn dots_given(&self) -> u32 {
        let dots = self.dots.values();
        dots.fold(0, |sum, dots| sum.saturating_add(*dots))
    }

    /// Puts `dots` dots on an item in place of those that are there, if one person has that many.
    pub fn put_dots(&mut self, item: ItemId, dots: u32, rules: VoteRules) -> Result<(), Refusal> {
        if dots > u32::from(rules.max_per_item) {
            return Err(Refusal::OverOwnItem(rules.max_per_item));
        }
        let own = self.dots(&item);
        let most = u32::from(rules.each()).saturating_sub(self.dots_given() - own);
        if dots > most {
            return Err(Refusal::OverBudget { most, own });
        }
        self.dots.insert(item, dots);
        Ok(())
    }

    /// The score given to an aspect of an item; `None` if there is none yet.
    pub fn score(&self, item: &ItemId, aspect: &str) -> Option<i32> {
        self.scores.get(&(item.clone(), aspect.to_owned())).copied()
    }

    /// How many scores have been given.
    pub fn scores_given(&self) -> usize {
        self.scores.len()
    }

    /// Scores an aspect of an item on a scale from lowest to highest; `None` takes the score away.
    pub fn put_score(
        &mut self,
        (item, aspect): (ItemId, String),
        score: Option<i32>,
        (low, high): (i32, i32),
    ) -> Result<(), Refusal> {
        let Some(score) = score else {
            self.scores.remove(&(item, aspect));
            return Ok(());
        };
        if !(low..=high).contains(&score) {
            return Err(Refusal::Score(ScoreFault::OffScale {
                token: score.to_string(),
                low,
                high,
            }));
        }
        self.scores.insert((item, aspect), score);
        Ok(())
    }

    /// The id of the group the person belongs to; `None` if there are no groups.
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// Sets the group the person belongs to.
    pub fn join(&mut self, group: Option<String>) {
        self.group = group;
    }

    /// Whether nothing has been given yet.
    pub fn is_empty(&self) -> bool {
        self.dots_given() == 0 && self.scores.is_empty()
    }
}

/// The ballots of a step so far: how many there are and what they add up to, and nothing about any one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotBox {
    step: StepId,
    /// The number the next event had when the box was opened, which tells this box from one that has been counted.
    since: u64,
    voters: u16,
    expected: u16,
    votes: BTreeMap<ItemId, u32>,
    scores: BTreeMap<Cell, Vec<i32>>,
}

impl BallotBox {
    /// An empty box for the current step, which expects a ballot from everyone who votes.
    pub fn open(session: &Session) -> Result<Self, Refusal> {
        let state = session.state();
        let (index, step, part) = state.current().ok_or(Refusal::Over)?;
        let expected = match &step.kind {
            Kind::Vote(_) => part.voters.unwrap_or(state.present()),
            Kind::Rate(_) => state.present(),
            _ => return Err(Refusal::Gone),
        };
        if select::input(state, index).is_empty() {
            return Err(Refusal::NothingToVoteOn);
        }
        if expected == 0 {
            return Err(Refusal::Nobody);
        }
        Ok(Self {
            step: step.id.clone(),
            since: session.next_seq(),
            voters: 0,
            expected,
            votes: BTreeMap::new(),
            scores: BTreeMap::new(),
        })
    }

    /// Puts a ballot into the box. What it says goes into the totals and nowhere else.
    pub fn take(&mut self, ballot: Ballot) {
        self.voters = self.voters.saturating_add(1);
        for (item, dots) in ballot.dots {
            let total = self.votes.entry(item).or_default();
            *total = total.saturating_add(dots);
        }
        let group = ballot.group.unwrap_or_default();
        for ((item, aspect), score) in ballot.scores {
            let cell = Cell {
                item,
                aspect,
                group: group.clone(),
            };
            let scores = self.scores.entry(cell).or_default();
            scores.push(score);
            // Sorted, so that their order does not tell who came when.
            scores.sort_unstable();
        }
    }

    /// How many ballots are in the box.
    pub fn voters(&self) -> u16 {
        self.voters
    }

    /// The id of the step it is for.
    pub fn step(&self) -> &StepId {
        &self.step
    }

    /// How many ballots the box expects.
    pub fn expected(&self) -> u16 {
        self.expected
    }

    /// Whether every expected ballot is in the box.
    pub fn is_full(&self) -> bool {
        self.voters >= self.expected
    }

    /// Expects one more ballot.
    pub fn expect_one_more(&mut self) {
        self.expected = self.expected.saturating_add(1);
    }

    /// Whether the box, which was found in a draft, can still be counted in this session.
    pub fn is_open_in(&self, session: &Session) -> bool {
        let state = session.state();
        let is_here = state
            .current()
            .is_some_and(|(_, step, _)| step.id == self.step);
        let was_counted = session.log().iter().any(|stamped| {
            let is_ours =
                matches!(&stamped.event, Event::BallotsCounted { step, .. } if *step == self.step);
            is_ours && stamped.seq >= self.since
        });
        is_here && !was_counted && (self.voters == 0 || self.clone().count(state).is_ok())
    }

    /// The event that counts the ballots. Dots and scores for items that are gone are left out.
    pub fn count(self, state: &State) -> Result<Event, Refusal> {
        let (index, step) = state.workshop().step(&self.step).ok_or(Refusal::Gone)?;
        if self.voters == 0 {
            return Err(Refusal::Nobody);
        }
        let items = select::input(state, index);
        let (mut votes, mut scores) = (BTreeMap::new(), BTreeMap::new());
        match &step.kind {
            Kind::Vote(_) => {
                let rules = vote_rules(state, index).ok_or(Refusal::Gone)?;
                let rules = VoteRules {
                    voters: self.voters,
                    ..rules
                };
                let dots = |item: &ItemId| self.votes.get(item).copied().unwrap_or(0);
                votes.extend(items.into_iter().map(|item| (item.clone(), dots(&item))));
                within_rules(&votes, rules)?;
            }
            Kind::Rate(rate) => {
                scores = self.scores;
                scores.retain(|cell, _| items.contains(&cell.item));
                let (low, high) = scale(state, rate);
                let all = scores.values().flatten();
                if let Some(off) = all.copied().find(|score| !(low..=high).contains(score)) {
                    return Err(Refusal::Score(ScoreFault::OffScale {
                        token: off.to_string(),
                        low,
                        high,
                    }));
                }
                for scores in scores.values_mut() {
                    scores.sort_unstable();
                }
            }
            _ => return Err(Refusal::Gone),
        }
        Ok(Event::BallotsCounted {
            step: self.step,
            voters: self.voters,
            votes,
            scores,
        })
    }

    /// Whether the step already has dots that counting would replace, or scores that it would add to.
    pub fn meets_earlier(&self, state: &State) -> bool {
        let Some((index, step)) = state.workshop().step(&self.step) else {
            return false;
        };
        match step.kind {
            Kind::Vote(_) => dots_given(state, index) > 0,
            _ => state
                .step(index)
                .is_some_and(|(_, part)| !part.scores.is_empty()),
        }
    }
}

/// A box read from a file may hold anything, so its votes are checked once more.
fn within_rules(votes: &BTreeMap<ItemId, u32>, rules: VoteRules) -> Result<(), Refusal> {
    let most = rules.most_on_one();
    let given = votes.values().map(|dots| u64::from(*dots)).sum::<u64>();
    if votes.values().any(|dots| *dots > most) {
        return Err(Refusal::OverItem(most));
    }
    if given > u64::from(rules.budget()) {
        return Err(Refusal::OverBudget {
            most: rules.budget(),
            own: 0,
        });
    }
    Ok(())
}
