//! What a key press does: outside a text field each letter is a command, but a word typed by mistake does nothing.

use crossterm::event::KeyEvent;

use super::input::{act, act_or_type};
use super::{App, Did, LastLetter};
use crate::tui::console::state::Console;
use crate::tui::env::Tone;
use crate::tui::keys::{self, Action, Context, Key};

/// Letters that follow each other within this many milliseconds make a word.
const A_WORD: u64 = 350;

pub(super) fn key(app: &mut App, event: KeyEvent) {
    let Some(key) = Key::of(event) else {
        return;
    };
    app.env.notice = None;
    let contexts = app.contexts();
    let action = keys::lookup(&contexts, key).filter(|_| !goes_on_counting(app, key));
    if action != Some(Action::Interrupt) {
        app.leaving = false;
    }
    let in_word = app.letter.is_some_and(|last| last.is_in_word);
    match key {
        Key::Char(letter)
            if contexts.contains(&Context::Outside) && (letter.is_alphabetic() || in_word) =>
        {
            by_letter(app, letter, action, event);
        }
        _ => {
            app.letter = None;
            act_or_type(app, action, event);
        }
    }
}

/// Whether the key is a mark in a number of votes that is being typed, and no command.
fn goes_on_counting(app: &App, key: Key) -> bool {
    let is_mark = matches!(key, Key::Char('.' | ','));
    is_mark && app.windows.is_empty() && app.console().is_some_and(Console::is_counting)
}

/// Performs the action of a letter outside a field, unless it follows another so soon that somebody is typing a word:
/// then nothing happens, and what the first letter did is taken back. Moves are not held back: they are quick and
/// harmless.
fn by_letter(app: &mut App, letter: char, action: Option<Action>, event: KeyEvent) {
    let at = app.env.now.mono;
    let before = app.letter.take();
    // The same letter again is a key pressed twice, and words go on in small letters; once in a word, every letter is
    // part of it.
    let is_in_word = before.is_some_and(|before| {
        let goes_on = before.sign != letter && letter.is_lowercase();
        at.saturating_sub(before.at) < A_WORD && (before.is_in_word || goes_on)
    });
    let mut last = LastLetter {
        sign: letter,
        at,
        is_in_word,
        did: None,
    };
    if is_in_word && !action.is_some_and(Action::is_move) {
        if let Some(did) = before.and_then(|before| before.did) {
            take_back(app, did);
        }
        app.env.tell(Tone::Warn, "said-no-field");
    } else {
        let next = app.console().map(|console| console.session.next_seq());
        act_or_type(app, action, event);
        last.did = match action {
            Some(switch @ (Action::Black | Action::Freeze | Action::Reveal | Action::RoomView)) => {
                Some(Did::Switched(switch))
            }
            _ => next
                .filter(|next| undoes(app) == Some(*next))
                .map(Did::Event),
        };
    }
    app.letter = Some(last);
}

/// Returns the sequence number of the event that undo would take back now.
fn undoes(app: &App) -> Option<u64> {
    let target = app.console()?.session.undo_target()?;
    Some(target.seq)
}

fn take_back(app: &mut App, did: Did) {
    match did {
        Did::Switched(action) => act(app, action),
        Did::Event(seq) if undoes(app) == Some(seq) => act(app, Action::Undo),
        Did::Event(_) => {}
    }
}
