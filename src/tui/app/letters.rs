//! Letters outside a field: each is a key, but a word typed by mistake does nothing.

use crossterm::event::KeyEvent;

use super::super::keys::Action;
use super::input::{act, act_or_type};
use super::{App, Effect, Tone};

/// Letters that follow each other within so many milliseconds make a word.
const A_WORD: u64 = 350;

/// A letter pressed where no field takes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    sign: char,
    /// When, on the run's own clock.
    at: u64,
    /// Whether it stood in a word.
    pub(super) is_in_word: bool,
    /// What it did, so that it can be taken back when it turns out to begin a word.
    did: Option<Did>,
}

/// What a letter did.
#[derive(Clone, Copy, Debug)]
enum Did {
    /// It made this event, which undo takes back.
    Event(u64),
    /// It switched something, and does so back.
    Switched(Action),
}

/// Does what a letter says outside a field, unless it follows another so soon that somebody types a word: then nothing
/// happens, and what the first letter of the word did is taken back. Moving about is quick and harms nothing.
pub(super) fn by_letter(
    app: &mut App,
    letter: char,
    action: Option<Action>,
    event: KeyEvent,
) -> Vec<Effect> {
    let at = app.now.mono;
    let before = app.letter.take();
    // The same letter again is a key pressed twice, and words go on in small letters; once in a word, all is.
    let is_in_word = before.is_some_and(|before| {
        let goes_on = before.sign != letter && letter.is_lowercase();
        at.saturating_sub(before.at) < A_WORD && (before.is_in_word || goes_on)
    });
    let mut last = Letter {
        sign: letter,
        at,
        is_in_word,
        did: None,
    };
    if is_in_word && !action.is_some_and(Action::is_move) {
        let did = before.and_then(|before| before.did);
        let effects = did.map_or_else(Vec::new, |did| take_back(app, did));
        let text = app.words().get("said-no-field").into_owned();
        app.say(Tone::Warn, text);
        app.letter = Some(last);
        return effects;
    }
    let next = app.console().map(|console| console.session.next_seq());
    let effects = act_or_type(app, action, event);
    last.did = match action {
        Some(switch @ (Action::Black | Action::Freeze | Action::Reveal | Action::RoomView)) => {
            Some(Did::Switched(switch))
        }
        _ => next
            .filter(|next| {
                let console = app.console();
                let target = console.and_then(|console| console.session.undo_target());
                target.is_some_and(|target| target.seq == *next)
            })
            .map(Did::Event),
    };
    app.letter = Some(last);
    effects
}

fn take_back(app: &mut App, did: Did) -> Vec<Effect> {
    match did {
        Did::Switched(action) => act(app, action),
        Did::Event(seq) => {
            let console = app.console();
            let target = console.and_then(|console| console.session.undo_target());
            if target.is_some_and(|target| target.seq == seq) {
                act(app, Action::Undo)
            } else {
                Vec::new()
            }
        }
    }
}
