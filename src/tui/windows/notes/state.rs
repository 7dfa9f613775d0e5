//! A note being written, and the notes in the order they are shown.

use crate::domain::event::List;
use crate::domain::session::{Note, State};
use crate::tui::console::state::Console;
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
    /// The text of the note.
    pub text: Line,
    /// Whom it is from.
    pub by: Line,
    /// The field that has the focus.
    pub focus: NoteField,
    /// The id of the note being edited; `None` if it is a new one.
    pub editing: Option<u32>,
}

/// A field of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteField {
    /// The text of the note.
    #[default]
    Text,
    /// Whom it is from.
    By,
}

impl NoteForm {
    /// Creates a new note for a list, or takes up the one half typed when the window was closed.
    pub fn new(console: &Console, list: List) -> Self {
        let half_typed = console.notes.get(&list).cloned();
        let (text, by) = half_typed.unwrap_or_default();
        Self {
            list,
            text,
            by,
            focus: NoteField::Text,
            editing: None,
        }
    }

    /// Opens a note to change it.
    pub fn edit(note: &Note) -> Self {
        Self {
            list: note.list,
            text: Line::new(note.text.as_str()),
            by: Line::new(note.by.as_str()),
            focus: NoteField::Text,
            editing: Some(note.id),
        }
    }

    /// Returns the line that has the focus.
    pub fn line_mut(&mut self) -> &mut Line {
        match self.focus {
            NoteField::Text => &mut self.text,
            NoteField::By => &mut self.by,
        }
    }

    /// Moves the focus to the other field.
    pub fn turn(&mut self) {
        self.focus = match self.focus {
            NoteField::Text => NoteField::By,
            NoteField::By => NoteField::Text,
        };
    }
}

/// Returns the notes of all lists, in the order they are shown.
pub fn listed(state: &State) -> Vec<&Note> {
    let lists = List::ALL.iter();
    lists.flat_map(|list| state.list(*list)).collect()
}
