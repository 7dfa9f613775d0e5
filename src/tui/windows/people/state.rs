//! The list of people as it is typed, and how it is read.

use crossterm::event::KeyEvent;

use crate::domain::event::Person;
use crate::domain::pasted::people::{Comma, PeopleReading, as_lines, read};
use crate::domain::people::{Heard, heard};
use crate::domain::session::State;
use crate::tui::console::state::Console;
use crate::tui::entry::Lines;
use crate::tui::windows::Behind;

/// The list of people as it is typed.
#[derive(Clone, Debug)]
pub struct PeopleForm {
    pub(super) lines: Lines,
    /// What a comma between two names was said to mean; `None` for the likeliest.
    comma: Option<Comma>,
    pub(super) reading: PeopleReading,
    /// What is noted under these names, where a session is on the screen.
    pub(super) heard: Heard,
    /// The head count.
    pub(super) count: Option<u16>,
    /// When the session was held whose list is proposed, in milliseconds since 1970 UTC; `None` if none is.
    pub(super) proposed: Option<i64>,
    /// The text it opened with.
    before: String,
    /// Whether that was half typed.
    was_half: bool,
}

impl PeopleForm {
    /// Opens the list: as it was left half typed, as it stands, or that of the last session of the same client and group.
    pub(in crate::tui::windows) fn new(behind: &Behind<'_>) -> Self {
        let texts = |people: &[Person]| people.iter().map(Person::to_string).collect::<Vec<_>>();
        let last = behind.last_people.filter(|_| behind.people.is_empty());
        let (lines, proposed) = match (behind.half_listed, last) {
            (Some(half), _) => (half.clone(), None),
            (None, Some((held, people))) => (Lines::new(texts(people)), Some(held)),
            (None, None) => (Lines::new(texts(behind.people)), None),
        };
        let mut form = Self {
            before: lines.text(),
            was_half: behind.half_listed.is_some(),
            lines,
            comma: None,
            reading: PeopleReading::default(),
            heard: Heard::default(),
            count: behind.count,
            proposed,
        };
        form.follow(behind.console.map(Console::state));
        form
    }

    /// Whether anything was typed since it was opened.
    pub(super) fn is_changed(&self) -> bool {
        self.lines.text() != self.before
    }

    /// Returns the list as it is typed, to be kept; `None` if it is as the session has it.
    pub(in crate::tui::windows) fn half_typed(&self) -> Option<Box<Lines>> {
        (self.was_half || self.is_changed()).then(|| Box::new(self.lines.clone()))
    }

    /// Whether a comma stands between two names somewhere.
    pub(in crate::tui::windows) fn has_unclear(&self) -> bool {
        !self.reading.unclear.is_empty()
    }

    /// Takes an editing key.
    pub(in crate::tui::windows) fn key(&mut self, event: KeyEvent, state: Option<&State>) {
        if self.lines.key(event) {
            self.follow(state);
        }
    }

    /// Puts a pasted text in at the cursor; returns how many of its lines found no place.
    pub(in crate::tui::windows) fn paste(&mut self, text: &str, state: Option<&State>) -> usize {
        let left = self.lines.insert(&as_lines(text));
        self.follow(state);
        left
    }

    /// Reads commas between two names in the next way, if there are any.
    pub(super) fn read_otherwise(&mut self, state: Option<&State>) {
        if self.has_unclear() {
            self.comma = Some(self.reading.comma.next());
            self.follow(state);
        }
    }

    /// Reads the list as it is typed now.
    pub(super) fn follow(&mut self, state: Option<&State>) {
        self.reading = read(&self.lines.text(), self.comma);
        let list = self.reading.list();
        self.heard = state.map_or_else(Heard::default, |state| heard(state, &list));
    }
}
