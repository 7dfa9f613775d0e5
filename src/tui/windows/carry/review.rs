//! What keys do among the open actions of earlier sessions.

use crate::domain::command::Command;
use crate::domain::event::Outcome;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::windows::cursor::travel;

/// Opens the window at the first action; `None` if there are none, and a notice says so.
pub(in crate::tui::windows) fn open(console: &Console, env: &mut Env) -> Option<usize> {
    if console.open_actions.is_empty() {
        env.tell(Tone::Warn, "review-none");
        return None;
    }
    Some(0)
}

pub(in crate::tui::windows) fn act(
    cursor: &mut usize,
    console: &mut Console,
    action: Action,
    env: &mut Env,
) {
    match action {
        Action::Escape | Action::Confirm => {
            console.note_open_actions(env);
            env.ask(Request::Close);
        }
        Action::ReviewDone => settle(*cursor, Outcome::Done, console, env),
        Action::ReviewCarriedOn => settle(*cursor, Outcome::CarriedOn, console, env),
        Action::ReviewDropped => settle(*cursor, Outcome::Dropped, console, env),
        _ => travel(cursor, action, console.open_actions.len()),
    }
}

/// Notes what became of the action under the cursor, which stays where it is: the arrows alone move.
fn settle(cursor: usize, outcome: Outcome, console: &mut Console, env: &mut Env) {
    let Some(action) = console.open_actions.get(cursor).cloned() else {
        return;
    };
    if console.decide(Command::ReviewAction { action, outcome }, env) {
        console.sync_to_step();
    }
}
