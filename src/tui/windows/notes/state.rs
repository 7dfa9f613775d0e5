//! A note being written, and the notes in the order they are shown.

use std::sync::Arc;

use crate::domain::event::{List, Person};
use crate::domain::people::Completion;
use crate::domain::session::{Note, State};
use crate::domain::text::Lang;
use crate::tui::console::state::{Console, NoteDraft, NoteField};
use crate::tui::entry::Line;

/// The lists in the order of the menu, each with the letter that chooses it.
pub const MENU: [(List, char); 4] = [
    (List::ParkingLot, 'o'),
    (List::Decision, 'd'),
    (List::Quote, 'c'),
    (List::Note, 't'),
];

/// A note being written.
#[derive(Clone, Debug)]
pub struct NoteForm {
    /// The list it is for.
    pub list: List,
    /// What is typed.
    pub draft: NoteDraft,
    /// The id of the note being edited; `None` if it is a new one.
    pub editing: Option<u32>,
    /// Whose names are offered.
    people: Arc<Vec<Person>>,
    /// The language of the session.
    lang: Lang,
}

impl NoteForm {
    /// Creates a new note for a list, or takes up the one half typed when the window was closed.
    pub fn new(console: &Console, list: List) -> Self {
        let half_typed = console.notes.get(&list).cloned();
        Self {
            list,
            draft: half_typed.unwrap_or_default(),
            editing: None,
            people: offered(console),
            lang: console.state().lang(),
        }
    }

    /// Returns how the name being typed goes on.
    pub(super) fn offer(&self) -> Option<Completion> {
        let is_name = self.draft.focus == NoteField::By;
        let offer = is_name.then(|| self.draft.by.offer(&self.people, self.lang));
        offer.flatten()
    }

    /// Takes the name that is offered; returns whether there was one.
    pub(in crate::tui::windows) fn take_offer(&mut self) -> bool {
        let offer = self.offer();
        if let Some(offer) = &offer {
            self.draft.by.take(offer);
        }
        offer.is_some()
    }

    /// Opens a note to change it.
    pub fn edit(console: &Console, note: &Note) -> Self {
        let draft = NoteDraft {
            text: Line::new(note.text.as_str()),
            by: Line::new(note.by.as_str()),
            focus: NoteField::Text,
        };
        Self {
            list: note.list,
            draft,
            editing: Some(note.id),
            people: offered(console),
            lang: console.state().lang(),
        }
    }
}

/// Whose names are offered: nobody's while the room sees this screen.
fn offered(console: &Console) -> Arc<Vec<Person>> {
    if console.offered().is_empty() {
        return Arc::default();
    }
    Arc::clone(&console.state().listed.people)
}

/// Returns the notes of all lists, in the order they are shown.
pub fn listed(state: &State) -> Vec<&Note> {
    let lists = List::ALL.iter();
    lists.flat_map(|list| state.list(*list)).collect()
}
