//! Commands about the lists that belong to the session.

use super::super::event::{Event, List};
use super::super::refusal::Refusal;
use super::super::session::{Note, State};
use super::super::text::Clean;
use super::checks::{changed, filled};

pub(super) fn note(state: &State, id: u32) -> Result<&Note, Refusal> {
    let found = state.notes.iter().find(|note| note.id == id);
    found.map(AsRef::as_ref).ok_or(Refusal::Gone)
}

pub(super) fn add_note(
    state: &State,
    list: List,
    text: Clean,
    by: Clean,
) -> Result<Event, Refusal> {
    Ok(Event::NoteAdded {
        list,
        id: state.next_note,
        text: filled(text)?,
        by,
    })
}

pub(super) fn edit_note(state: &State, id: u32, text: Clean, by: Clean) -> Result<Event, Refusal> {
    let note = note(state, id)?;
    let is_other = note.text != text || note.by != by;
    let text = filled(text)?;
    changed(is_other, Event::NoteEdited { id, text, by })
}
