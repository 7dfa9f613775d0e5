//! What is taken and may not be meant: more scores, dots or voters than there are people for.

use super::event::{Cell, Event};
use super::rules::{dots_given, vote_rules};
use super::select;
use super::session::State;
use super::workshop::StepIndex;

/// Something there is more of than people in the room can have given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Scores of one aspect of one item, by all groups together.
    Scores {
        /// How many there are.
        scores: usize,
        /// How many people are in the room.
        people: u16,
    },
    /// Dots of one vote.
    Dots {
        /// How many were given.
        dots: u32,
        /// How many its voters have.
        budget: u32,
        /// How many vote.
        voters: u16,
    },
    /// Voters of one vote.
    Voters {
        /// How many vote.
        voters: u16,
        /// How many people are in the room.
        people: u16,
    },
}

/// What is in doubt of the session after this event was applied to it.
pub fn after(event: &Event, state: &State) -> Option<Doubt> {
    let index = |step: &str| state.workshop().step(step).map(|(index, _)| index);
    match event {
        Event::PeopleSet(_) | Event::HeadingSet(_) => {
            let mut steps = state.steps.indices();
            steps.find_map(|index| of_step(state, index))
        }
        Event::ScoresSet { step, cell, .. } => {
            let index = index(step)?;
            let (_, part) = state.step(index)?;
            let own = part.scores.get(cell).map_or(0, Vec::len);
            scores(state, index, cell, own)
        }
        Event::VotersSet { step, .. }
        | Event::VotesSet { step, .. }
        | Event::BallotsCounted { step, .. } => of_step(state, index(step)?),
        _ => None,
    }
}

/// What is in doubt of a cell that gets so many scores.
pub fn scores(state: &State, index: StepIndex, cell: &Cell, own: usize) -> Option<Doubt> {
    let (_, part) = state.step(index)?;
    let is_other = |other: &&Cell| {
        other.item == cell.item && other.aspect == cell.aspect && other.group != cell.group
    };
    let others = part.scores.keys().filter(is_other);
    let others: usize = others
        .filter_map(|cell| part.scores.get(cell))
        .map(Vec::len)
        .sum();
    let (scores, people) = (own + others, state.people);
    let is_over = people > 0 && scores > usize::from(people);
    (own > 0 && is_over).then_some(Doubt::Scores { scores, people })
}

fn of_step(state: &State, index: StepIndex) -> Option<Doubt> {
    let (_, part) = state.step(index)?;
    let people = state.people;
    if let Some(rules) = vote_rules(state, index) {
        let (dots, voters) = (dots_given(state, index), rules.voters);
        if dots > rules.budget() {
            return Some(Doubt::Dots {
                dots,
                budget: rules.budget(),
                voters,
            });
        }
        let is_over = people > 0 && voters > people;
        return is_over.then_some(Doubt::Voters { voters, people });
    }
    if part.scores.is_empty() {
        return None;
    }
    let items = select::input(state, index);
    let cells = part
        .scores
        .iter()
        .filter(|(cell, _)| items.contains(&cell.item));
    let mut doubts = cells.map(|(cell, own)| scores(state, index, cell, own.len()));
    doubts.find_map(|doubt| doubt)
}
