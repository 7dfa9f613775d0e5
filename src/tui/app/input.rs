//! What keys, the mouse and pasted text do, on whichever screen.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};

use super::super::console::Console;
use super::super::keys::{self, Action, Context, Key};
use super::super::room::Viewpoint;
use super::super::window::{self, Window};
use super::super::{console, form, home, replay};
use super::letters::by_letter;
use super::{App, Effect, Screen, Tone};

pub(super) fn key(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let Some(key) = Key::of(event) else {
        return Vec::new();
    };
    app.notice = None;
    let contexts = app.contexts();
    let action = keys::lookup(&contexts, key);
    if action != Some(Action::Interrupt) {
        app.leaving = false;
    }
    match (key, action) {
        (Key::Char(letter), action)
            if contexts.contains(&Context::Outside)
                && (letter.is_alphabetic() || app.letter.is_some_and(|it| it.is_in_word)) =>
        {
            by_letter(app, letter, action, event)
        }
        (_, action) => {
            app.letter = None;
            act_or_type(app, action, event)
        }
    }
}

pub(super) fn act_or_type(app: &mut App, action: Option<Action>, event: KeyEvent) -> Vec<Effect> {
    match action {
        Some(Action::Tenth) => replay::tenth(app, event),
        Some(action) => act(app, action),
        None => typed(app, event),
    }
}

/// The wheel goes up and down as the arrows do; in a replay one goes along the scrubber with it.
pub(super) fn mouse(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left)
        | MouseEventKind::Drag(MouseButton::Left)
        | MouseEventKind::Up(MouseButton::Left)
            if app.window.is_none() =>
        {
            replay::drag(app, event);
            return Vec::new();
        }
        MouseEventKind::ScrollUp => Action::Up,
        MouseEventKind::ScrollDown => Action::Down,
        _ => return Vec::new(),
    };
    app.notice = None;
    act(app, action)
}

/// Does what an action says, wherever it came from: a key, the palette.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Interrupt => interrupt(app),
        Action::Help | Action::Palette
            if !matches!(app.window, Some(Window::Help(_) | Window::Palette(_))) =>
        {
            if action == Action::Help {
                Window::help(app);
            } else {
                Window::palette(app);
            }
            Vec::new()
        }
        Action::Theme => next_theme(app, Viewpoint::Facilitator),
        Action::Bell => {
            app.bell = !app.bell;
            let key = if app.bell {
                "said-bell"
            } else {
                "said-no-bell"
            };
            let text = app.words().get(key).into_owned();
            app.say(Tone::Good, text);
            let sounds = app.bell.then_some(Effect::Bell);
            sounds.into_iter().chain([Effect::Remember]).collect()
        }
        Action::Mouse => {
            app.mouse = !app.mouse;
            let key = if app.mouse {
                "said-mouse"
            } else {
                "said-no-mouse"
            };
            let text = app.words().get(key).into_owned();
            app.say(Tone::Good, text);
            vec![Effect::Mouse(app.mouse), Effect::Remember]
        }
        _ if app.window.is_some() => window::act(app, action),
        _ => match app.screen {
            Screen::Home => home::act(app, action),
            Screen::Form(_) => form::act(app, action),
            Screen::Console(_) => console::act(app, action),
            Screen::Replay(_) => replay::act(app, action),
        },
    }
}

/// Puts the next theme on a screen, and says which that is.
pub(in crate::tui) fn next_theme(app: &mut App, viewpoint: Viewpoint) -> Vec<Effect> {
    app.themes.next(viewpoint);
    app.theme = app.themes.styles(Viewpoint::Facilitator);
    app.room_theme = app.themes.styles(Viewpoint::Room);
    let name = app.themes.of(viewpoint).map(|scheme| {
        let lang = app.words().lang();
        scheme.title.get(lang).to_owned()
    });
    if let Some(name) = name {
        let text = app.words().with("said-theme", &[("name", name.into())]);
        app.say(Tone::Good, text);
    }
    vec![Effect::Remember]
}

fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    if app.window.is_some() {
        return window::typed(app, event);
    }
    let lang = app.words().lang();
    match &mut app.screen {
        Screen::Home => {
            if app.home.filter.key(event) {
                app.home.cursor = 0;
            }
            Vec::new()
        }
        Screen::Form(form) => {
            form.typed(event, lang);
            Vec::new()
        }
        Screen::Console(_) => console::typed(app, event),
        Screen::Replay(_) => Vec::new(),
    }
}

pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    app.notice = None;
    if app.window.is_some() {
        return window::paste(app, text);
    }
    match &mut app.screen {
        Screen::Home => app.home.filter.insert(text),
        Screen::Form(form) => form.paste(text),
        Screen::Console(_) => return console::paste(app, text),
        Screen::Replay(_) => {}
    }
    Vec::new()
}

/// Asks before it leaves: the second time in a row means it.
fn interrupt(app: &mut App) -> Vec<Effect> {
    if app.leaving {
        return vec![Effect::Close, Effect::Quit];
    }
    app.leaving = true;
    let waiting = app.console().map(Console::waiting);
    let text = match waiting {
        None => app.words().get("said-leave").into_owned(),
        Some(0) if app.rehearsal.is_none() && app.console().is_some_and(|it| !it.lasts) => {
            app.words().get("said-leave-in-memory").into_owned()
        }
        Some(0) => app.words().get("said-leave-session").into_owned(),
        Some(n) => app.words().with("said-leave-unsaved", &[("n", n.into())]),
    };
    app.say(Tone::Warn, text);
    Vec::new()
}
