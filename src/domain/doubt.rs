//! What is taken and may not be meant: more scores, dots or voters than there are people for, and what goes with a
//! removal.

use super::event::{Cell, Event, Fields, ItemId, Value};
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

/// What was given to items, and goes with them when they are removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Dots on them.
    pub dots: u32,
    /// Scores of them.
    pub scores: usize,
    /// Steps at which something was filled in for one of them.
    pub details: usize,
    /// Other items that refer to them.
    pub references: usize,
}

/// What was given to the items with these ids in the whole session.
pub fn given_to(state: &State, rows: &[u32]) -> Given {
    let is_of = |item: &ItemId| rows.iter().any(|row| item.rests_on(*row));
    let refers = |fields: &Fields| {
        fields.values().any(|value| match value {
            Value::Choice(id) => id.parse().is_ok_and(|item: ItemId| is_of(&item)),
            _ => false,
        })
    };
    let mut given = Given::default();
    for part in &state.steps {
        let dots = part.votes.iter().filter(|(item, _)| is_of(item));
        given.dots += dots.map(|(_, dots)| *dots).sum::<u32>();
        let scores = part.scores.iter().filter(|(cell, _)| is_of(&cell.item));
        given.scores += scores.map(|(_, scores)| scores.len()).sum::<usize>();
        let details = part.details.iter();
        let details = details.filter(|(item, fields)| is_of(item) && !fields.is_empty());
        given.details += details.count();
        let others = part.details.iter().filter(|(item, _)| !is_of(item));
        given.references += others.filter(|(_, fields)| refers(fields)).count();
    }
    let others = state.rows.iter().filter(|(row, _)| !rows.contains(row));
    given.references += others.filter(|(_, row)| refers(&row.fields)).count();
    given
}

/// What is in doubt of the session after this event was applied to it.
pub fn after(event: &Event, state: &State) -> Option<Doubt> {
    let index = |step: &str| state.workshop().step(step).map(|(index, _)| index);
    match event {
        Event::PeopleSet(_) | Event::HeadingSet(_) | Event::ItemsJoined { .. } => {
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
    let (scores, people) = (own + others, state.people_at(index));
    let is_over = people > 0 && scores > usize::from(people);
    (own > 0 && is_over).then_some(Doubt::Scores { scores, people })
}

fn of_step(state: &State, index: StepIndex) -> Option<Doubt> {
    let (_, part) = state.step(index)?;
    let people = state.people_at(index);
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
