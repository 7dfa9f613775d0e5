//! The windows that add a step nobody planned: the menu of what can be asked, and the form for one of them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::cursor::travel;
use super::fields;
use crate::domain::command::Command;
use crate::domain::unplanned::Asked;
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::console::state::Console;
use crate::tui::console::unplanned::UnplannedForm;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Ask, Opening, Request};
use crate::tui::wording;

/// The lines of the menu, each with the locale key of its name; the last one is a break, which is no step.
const MENU: [(Option<Asked>, &str); 5] = [
    (Some(Asked::Vote), "unplanned-vote"),
    (Some(Asked::List), "unplanned-list"),
    (Some(Asked::Words), "unplanned-words"),
    (Some(Asked::Scale), "unplanned-scale"),
    (None, "unplanned-break"),
];

/// Performs an action in the menu.
pub(super) fn menu(cursor: &mut usize, action: Action, env: &mut Env) {
    match (action, MENU.get(*cursor)) {
        (Action::Escape, _) => env.ask(Request::Close),
        (Action::Confirm, Some((asked, _))) => {
            env.ask(Request::Close);
            env.ask(Request::Open(match asked {
                Some(asked) => Opening::Unplanned(*asked),
                None => Opening::Ask(Ask::Break),
            }));
        }
        _ => travel(cursor, action, MENU.len()),
    }
}

/// Draws the menu.
pub(super) fn draw_menu(env: &Env, cursor: usize, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let inner = open(env, &words.get("unplanned-title"), (60, 9), area, buf);
    let lines = MENU.iter().enumerate().map(|(index, (_, key))| {
        let text = format!(" {}", words.get(key));
        (text, on_window(env, index == cursor))
    });
    let lines: Vec<_> = lines.collect();
    list(&lines, cursor, inner, buf);
}

/// Performs an action in the form.
pub(super) fn act(form: &mut UnplannedForm, console: &mut Console, action: Action, env: &mut Env) {
    match action {
        Action::Escape => {
            console.unplanned = Some(Box::new(form.clone()));
            env.ask(Request::Close);
        }
        Action::NextField | Action::Down => form.entry.next(),
        Action::PreviousField | Action::Up => form.entry.previous(),
        Action::Confirm => add(form, console, env),
        _ => {}
    }
}

/// Adds the step, and begins it if it is to begin now.
fn add(form: &mut UnplannedForm, console: &mut Console, env: &mut Env) {
    let (step, begins) = match form.read(console.state(), env) {
        Ok(made) => made,
        Err(refusal) => return env.say(Tone::Warn, wording::refusal(&refusal, env.words())),
    };
    let state = console.state();
    let left = state
        .current()
        .map_or("none", |(_, step, _)| step.title.get(state.lang()));
    let (id, left) = (step.id.clone(), left.to_owned());
    if !console.decide(Command::AddStep(Box::new(step)), env) {
        return;
    }
    env.ask(Request::Close);
    console.unplanned = None;
    let added = console.state().workshop().step(&id).map(|(index, _)| index);
    let Some(index) = added.filter(|_| begins) else {
        return env.tell(Tone::Good, "said-unplanned-next");
    };
    // What keeps one in the step is said by itself.
    if console.visit(index, env) {
        let args = [("step", left.into())];
        env.say(Tone::Good, env.words().with("said-unplanned-now", &args));
    }
}

/// Draws the form and returns where the caret stands.
pub(super) fn draw(
    env: &Env,
    form: &UnplannedForm,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let words = env.words();
    let line = MENU.iter().find(|(asked, _)| *asked == Some(form.asked));
    let name = line.map_or("", |(_, key)| key);
    let hint = format!("{name}-hint");
    let texts = (words.get(name), words.get(&hint));
    fields::draw(env, &form.entry, (&texts.0, &texts.1), area, buf)
}
