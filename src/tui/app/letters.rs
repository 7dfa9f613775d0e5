//! A key pressed. Where no field has the focus a lone letter is a command; a word is none.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::input::{act, act_or_type};
use super::{A_WORD, App, Screen, Typed};
use crate::tui::env::Tone;
use crate::tui::keys::{self, Action, Context, Key};
use crate::tui::messages::Msg;

pub(super) fn key(app: &mut App, event: KeyEvent) {
    let Some(key) = Key::of(event) else {
        return;
    };
    app.env.notice = None;
    let contexts = app.contexts();
    let action = keys::lookup(&contexts, key);
    if action != Some(Action::Interrupt) {
        app.leaving = None;
    }
    if event.modifiers & (KeyModifiers::ALT | KeyModifiers::CONTROL) == KeyModifiers::ALT
        && matches!(key, Key::Char(_))
        && is_outside(&contexts)
    {
        // With Alt a letter is a key of the line being typed, and never the command of the letter alone.
        return;
    }
    match key {
        Key::Char(_) | Key::Code(KeyCode::Backspace) if take_stray(app, event) => {}
        Key::Char(sign)
            if is_outside(&contexts) && (may_be_text(app, sign) || app.is_in_word()) =>
        {
            by_sign(app, sign, action, event);
        }
        _ => {
            app.typed = None;
            act_or_type(app, action, event);
        }
    }
}

/// Whether a text begins with this character behind the letter of a list to write in: no word has a capital or a
/// quotation mark there.
fn begins_behind(app: &App, sign: char) -> bool {
    let waiting = app.typed.as_ref().and_then(|typed| typed.waiting);
    let is_list = waiting.is_some_and(|(action, times)| {
        let lists = [
            Action::ParkingLot,
            Action::Decision,
            Action::Quote,
            Action::OwnNote,
        ];
        times == 1 && lists.contains(&action)
    });
    is_list && (sign.is_uppercase() || matches!(sign, '"' | '\'' | '“' | '„' | '‘' | '«'))
}

/// Gives a character to the session where it is no command although no field has the focus; returns whether it is none.
fn take_stray(app: &mut App, event: KeyEvent) -> bool {
    match &mut app.screen {
        Screen::Console(console) if app.windows.is_empty() && console.waits_for(event.code) => {
            console.take_key(event, &mut app.env);
            true
        }
        Screen::Console(console) if app.windows.is_empty() && console.takes_no_letters() => {
            console.take_stray(event, &mut app.env)
        }
        _ => false,
    }
}

/// Whether characters are commands in these contexts.
fn is_outside(contexts: &[Context]) -> bool {
    let outside = [
        Context::Outside,
        Context::Prepared,
        Context::Plan,
        Context::Over,
        Context::Replay,
        Context::Review,
        Context::Results,
        Context::NoteMenu,
        Context::Comparison,
        Context::ItemStory,
        Context::Marks,
    ];
    outside.iter().any(|context| contexts.contains(context))
}

/// Takes a character typed where it is a command.
fn by_sign(app: &mut App, sign: char, action: Option<Action>, event: KeyEvent) {
    let now = app.env.now.mono;
    let before = app.typed.take();
    let Some(mut typed) = before.filter(|typed| now.saturating_sub(typed.at) < A_WORD) else {
        return begin(app, sign, action, event);
    };
    let again = typed.text.chars().all(|before| before == sign) && !typed.is_word;
    typed.at = now;
    typed.text.push(sign);
    let is_number = typed.text.chars().all(|sign| sign.is_ascii_digit());
    match typed.waiting {
        // The key that goes into the field, and a text behind it: no word begins like that.
        Some((Action::Edit, 1)) if !sign.is_lowercase() => {
            act(app, Action::Edit);
            app.typed = None;
            return act_or_type(app, None, event);
        }
        // The same letter again is the key pressed again.
        Some((waiting, times)) if again => typed.waiting = Some((waiting, times + 1)),
        None if !typed.is_word && (is_number || action.is_some_and(Action::is_immediate)) => {
            act_or_type(app, action, event);
        }
        _ => {
            typed.waiting = None;
            typed.is_word = true;
            return take_word(app, typed);
        }
    }
    app.typed = Some(typed);
}

/// Takes the first character after a pause.
fn begin(app: &mut App, sign: char, action: Option<Action>, event: KeyEvent) {
    let waiting = action.filter(|action| !action.is_immediate());
    app.typed = Some(Typed {
        text: sign.to_string(),
        at: app.env.now.mono,
        waiting: waiting.map(|action| (action, 1)),
        is_word: false,
    });
    if waiting.is_none() {
        act_or_type(app, action, event);
    }
}

/// Whether a character may belong to a word. In a replay nobody answers: its signs and digits play it.
fn may_be_text(app: &App, sign: char) -> bool {
    let is_replay = matches!(app.screen, Screen::Replay(_));
    let is_sign = sign.is_numeric() || matches!(sign, ' ' | '.' | '+' | '-');
    sign.is_alphabetic() || (is_sign && !is_replay)
}

/// A word is text: it goes into the field of the step, or of the note the menu is about; where there is none, that is said.
fn take_word(app: &mut App, typed: Typed) {
    if let Screen::Console(console) = &mut app.screen
        && app.windows.is_empty()
        && console.take_word(&typed.text, &mut app.env)
    {
        return;
    }
    if let Screen::Console(console) = &mut app.screen
        && let Some(window) = app.windows.last_mut()
        && window.take_word(console, &typed.text, &mut app.env)
    {
        return;
    }
    app.env.tell(Tone::Warn, "said-no-field");
    app.typed = Some(typed);
}

/// Does what a lone letter says, once no other can follow it: its time is over, or something else than a character
/// comes in. Returns whether it did anything.
pub(super) fn do_waiting(app: &mut App, incoming: &Msg) -> bool {
    let goes_on = match incoming {
        Msg::Key(event) => match Key::of(*event) {
            Some(Key::Char(sign)) => !begins_behind(app, sign),
            None => true,
            Some(_) => false,
        },
        Msg::Paste(_) => false,
        // The wheel ends no word: a finger brushes it while the other hand types.
        _ => true,
    };
    if goes_on && app.letter_due(app.env.now) != Some(0) {
        return false;
    }
    let waiting = app.typed.as_mut().and_then(|typed| typed.waiting.take());
    let Some((action, times)) = waiting else {
        return false;
    };
    app.typed = None;
    for _ in 0..times {
        act(app, action);
    }
    true
}
