//! What keys do in the window about a pasted text.

use super::draw;
use super::state::Pasting;
use crate::domain::command::Command;
use crate::domain::event::Fields;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;

pub(in crate::tui::windows) fn act(
    pasting: &mut Pasting,
    console: &mut Console,
    action: Action,
    env: &mut Env,
) {
    match action {
        Action::Escape => {
            env.ask(Request::Close);
            env.tell(Tone::Good, "said-paste-kept");
        }
        Action::Confirm => add(pasting, console, env),
        Action::NextField => pasting.focus = (pasting.focus + 1) % pasting.picks.len().max(1),
        Action::PreviousField => {
            let last = pasting.picks.len().saturating_sub(1);
            pasting.focus = pasting.focus.checked_sub(1).unwrap_or(last);
        }
        Action::Left => pasting.pick(false),
        Action::Right => pasting.pick(true),
        Action::Up => pasting.scroll = pasting.scroll.saturating_sub(1),
        Action::Down => {
            pasting.scroll = (pasting.scroll + 1).min(draw::most_scrolled(env, pasting));
        }
        _ => {}
    }
}

/// Adds the items. What is refused stays, and so does the window: pasted text exists nowhere else.
fn add(pasting: &Pasting, console: &mut Console, env: &mut Env) {
    let rows: Vec<Fields> = pasting
        .reading
        .items
        .iter()
        .map(|item| item.fields.clone())
        .collect();
    let count = rows.len();
    let step = pasting.step;
    if !console.decide(Command::AddItems { step, rows }, env) {
        return;
    }
    console.pasted = None;
    console.begin_next_item();
    env.ask(Request::Close);
    console.sync_to_step();
    let said = env.words().with("said-pasted", &[("n", count.into())]);
    env.say_beside(Tone::Good, said);
}
