//! The command that lists the people in the room.

use super::super::event::{Event, Person};
use super::super::people::MOST_LISTED;
use super::super::refusal::Refusal;
use super::super::session::State;
use super::checks::changed;

/// Whoever has no name is left out.
pub(super) fn list_people(state: &State, mut people: Vec<Person>) -> Result<Event, Refusal> {
    people.retain(|person| !person.name.is_blank());
    if people.len() > MOST_LISTED {
        return Err(Refusal::TooManyListed(people.len()));
    }
    let is_other = people != *state.listed.people;
    changed(is_other, Event::PeopleListed(people))
}
