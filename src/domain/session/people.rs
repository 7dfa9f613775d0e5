//! The people in the room, by name.

use std::sync::Arc;

use crate::domain::event::Person;

/// The people in the room by name, as they were typed last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleList {
    /// Everyone on the list, in the order they were typed.
    pub people: Arc<Vec<Person>>,
    /// Whether the head count was changed after it was typed.
    is_older: bool,
}

impl PeopleList {
    /// A list that was typed just now.
    pub(super) fn new(people: &[Person]) -> Self {
        Self {
            people: Arc::new(people.to_vec()),
            is_older: false,
        }
    }

    /// Notes that the head count was changed.
    pub(super) fn is_recounted(&mut self) {
        self.is_older = true;
    }

    /// How many are on it; `None` if nobody is, or the head count was changed since.
    pub(super) fn count(&self) -> Option<u16> {
        let count = u16::try_from(self.people.len()).ok();
        count.filter(|count| *count > 0 && !self.is_older)
    }
}
