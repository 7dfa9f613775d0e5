//! Passes keys, the mouse and pasted text to the window on top or to the screen.

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};

use super::{A_MOMENT, App, Screen};
use crate::tui::console::state::Console;
use crate::tui::env::Tone;
use crate::tui::keys::Action;
use crate::tui::messages::Effect;
use crate::tui::request::{Opening, Request};
use crate::tui::theme::Viewpoint;
use crate::tui::windows::Window;

/// The most text that is taken of one paste, in bytes.
const MOST_PASTED: usize = 1024 * 1024;

pub(super) fn act_or_type(app: &mut App, action: Option<Action>, event: KeyEvent) {
    match (action, &mut app.screen) {
        (Some(Action::Tenth), Screen::Replay(replay)) => replay.tenth(event, app.env.now),
        (Some(action), _) => act(app, action),
        (None, _) => typed(app, event),
    }
}

/// The wheel works as the up and down arrows do; in a replay, the left button moves along the scrubber.
pub(super) fn mouse(app: &mut App, event: MouseEvent) {
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left)
        | MouseEventKind::Drag(MouseButton::Left)
        | MouseEventKind::Up(MouseButton::Left)
            if app.windows.is_empty() =>
        {
            if let Screen::Replay(replay) = &mut app.screen {
                replay.drag(event, &app.env);
            }
            return;
        }
        MouseEventKind::ScrollUp => Action::Up,
        MouseEventKind::ScrollDown => Action::Down,
        _ => return,
    };
    app.env.notice = None;
    act(app, action);
}

/// Performs an action, whether it came from a key or from the palette.
pub(super) fn act(app: &mut App, action: Action) {
    let env = &mut app.env;
    let top = app.windows.last_mut();
    match (action, top) {
        (Action::Interrupt, _) => interrupt(app),
        (Action::Theme, _) => env.next_theme(Viewpoint::Facilitator),
        (Action::Bell, _) => {
            app.bell = !app.bell;
            env.tell(
                Tone::Good,
                if app.bell {
                    "said-bell"
                } else {
                    "said-no-bell"
                },
            );
            if app.bell {
                env.effect(Effect::Bell);
            }
            env.ask(Request::Remember);
        }
        (Action::Mouse, _) => {
            app.mouse = !app.mouse;
            env.tell(
                Tone::Good,
                if app.mouse {
                    "said-mouse"
                } else {
                    "said-no-mouse"
                },
            );
            env.effect(Effect::Mouse(app.mouse));
            env.ask(Request::Remember);
        }
        (_, Some(window @ (Window::Help(_) | Window::Palette(_)))) => {
            window.act(app.screen.console_mut(), action, env);
        }
        (Action::Help, _) => env.ask(Request::Open(Opening::Help)),
        (Action::Palette, _) => env.ask(Request::Open(Opening::Palette)),
        (_, Some(window)) => window.act(app.screen.console_mut(), action, env),
        (_, None) => match &mut app.screen {
            Screen::Home => app.home.act(action, env),
            Screen::Form(form) => form.act(action, env),
            Screen::Planner(planner) => planner.act(action, env),
            Screen::Console(console) => console.act(action, env),
            Screen::Replay(replay) => replay.act(action, env),
        },
    }
}

fn typed(app: &mut App, event: KeyEvent) {
    let env = &mut app.env;
    if let Some(window) = app.windows.last_mut() {
        return window.typed(app.screen.console_mut(), event, env);
    }
    match &mut app.screen {
        Screen::Home => app.home.typed(event),
        Screen::Form(form) => form.typed(event, env.lang),
        Screen::Planner(planner) => planner.typed(event, env),
        Screen::Console(console) => console.take_key(event, env),
        Screen::Replay(_) => {}
    }
}

/// Passes pasted text on: its first mebibyte, and where there is more, that is said.
pub(super) fn paste(app: &mut App, text: &str) {
    let end = text.floor_char_boundary(MOST_PASTED);
    let (taken, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    app.env.notice = None;
    pass_on(app, &with_line_feeds(taken));
    if !rest.is_empty() {
        app.env.tell(Tone::Warn, "said-paste-cut");
    }
}

/// Returns pasted text with its lines ended as everywhere else. Terminals send CR between the lines of a paste, and
/// tmux makes CR CR of the line ends of Windows.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace("\r\r", "\n")
        .replace('\r', "\n")
}

fn pass_on(app: &mut App, text: &str) {
    let env = &mut app.env;
    if let Some(window) = app.windows.last_mut() {
        return window.paste(app.screen.console_mut(), text, env);
    }
    match &mut app.screen {
        Screen::Home => app.home.filter.insert(text),
        Screen::Form(form) => form.paste(text),
        Screen::Planner(planner) => planner.paste(text, env),
        Screen::Console(console) => console.paste(text, env),
        Screen::Replay(_) => {}
    }
}

/// Asks before the program ends; the second time within a moment it does. Copying with Ctrl-Shift-C arrives as this, too,
/// in some terminals.
fn interrupt(app: &mut App) {
    let now = app.env.now.mono;
    let asked = app.leaving.replace(now);
    if asked.is_some_and(|asked| now.saturating_sub(asked) < A_MOMENT) {
        app.env.effect(Effect::Close);
        app.env.effect(Effect::Quit);
        return;
    }
    let text = match app.console().map(Console::waiting) {
        None => app.words().get("said-leave").into_owned(),
        Some(0) if app.is_in_memory() => app.words().get("said-leave-in-memory").into_owned(),
        Some(0) => app.words().get("said-leave-session").into_owned(),
        Some(n) => app.words().with("said-leave-unsaved", &[("n", n.into())]),
    };
    app.say(Tone::Warn, text);
}
