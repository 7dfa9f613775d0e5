//! What keys do in the windows on the lists of the session.

use super::state::{MENU, NoteForm, listed};
use crate::domain::command::Command;
use crate::domain::event::List;
use crate::domain::text::Clean;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Request};
use crate::tui::widgets::text::cut;
use crate::tui::windows::cursor::travel;
use crate::tui::wording;

/// Performs an action in the menu of lists.
pub(in crate::tui::windows) fn menu(cursor: &mut usize, action: Action, env: &mut Env) {
    match (action, MENU.get(*cursor)) {
        (Action::Escape, _) => env.ask(Request::Close),
        (Action::Confirm, Some((list, _))) => write_in(*list, env),
        (Action::ParkingLot, _) => write_in(List::ParkingLot, env),
        (Action::Decision, _) => write_in(List::Decision, env),
        (Action::Quote, _) => write_in(List::Quote, env),
        (Action::OwnNote, _) => write_in(List::Note, env),
        _ => travel(cursor, action, MENU.len()),
    }
}

fn write_in(list: List, env: &mut Env) {
    env.ask(Request::Close);
    env.ask(Request::Open(Opening::Note(list)));
}

/// Begins a note in the chosen list with what was typed before a list was chosen; `None` if nothing is chosen.
pub(in crate::tui::windows) fn of_word(
    cursor: usize,
    console: &Console,
    word: &str,
) -> Option<NoteForm> {
    let (list, _) = MENU.get(cursor)?;
    let mut form = NoteForm::new(console, *list);
    let line = form.draft.line_mut();
    if !line.text().is_empty() {
        line.insert(" ");
    }
    line.insert(word);
    Some(form)
}

/// Performs an action on a note being written.
pub(in crate::tui::windows) fn form(
    form: &mut NoteForm,
    console: &mut Console,
    action: Action,
    env: &mut Env,
) {
    match action {
        Action::Escape => env.ask(Request::Close),
        Action::Confirm => save(form, console, env),
        Action::NextField => {
            form.take_offer();
            form.draft.turn();
        }
        Action::PreviousField => form.draft.turn(),
        _ => {}
    }
}

fn save(form: &NoteForm, console: &mut Console, env: &mut Env) {
    let (text, by) = (
        Clean::line(form.draft.text.text()),
        Clean::line(form.draft.by.text()),
    );
    let list = form.list;
    let command = match form.editing {
        Some(id) => Command::EditNote { id, text, by },
        None => Command::AddNote { list, text, by },
    };
    if !console.decide(command, env) {
        return;
    }
    env.ask(Request::Close);
    let key = match form.editing {
        Some(_) => "said-note-changed",
        None => "said-noted",
    };
    let words = env.words();
    let args = [("list", words.get(wording::list(list)).into_owned().into())];
    env.say(Tone::Good, words.with(key, &args));
    if form.editing.is_none() {
        console.notes.remove(&list);
        console.save_draft(env);
    }
}

/// Performs an action among all notes of the session.
pub(in crate::tui::windows) fn lists(
    cursor: &mut usize,
    console: &mut Console,
    action: Action,
    env: &mut Env,
) {
    let notes = listed(console.state());
    let chosen = notes.get(*cursor).map(|note| note.id);
    let count = notes.len();
    match (action, chosen) {
        (Action::Escape, _) | (Action::Confirm, None) => env.ask(Request::Close),
        (Action::Confirm, Some(id)) => {
            env.ask(Request::Close);
            env.ask(Request::Open(Opening::EditNote(id)));
        }
        (Action::Remove, Some(id)) => {
            let text = notes.get(*cursor).map(|note| note.text.clone());
            if console.decide(Command::RemoveNote(id), env) {
                let text = cut(text.unwrap_or_default().as_str(), 40);
                let args = [("text", text.into())];
                env.say(Tone::Good, env.words().with("said-note-removed", &args));
            }
            travel(cursor, Action::Up, count);
        }
        _ => travel(cursor, action, count),
    }
}
