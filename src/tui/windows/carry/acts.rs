//! What keys do among the lists and items of earlier sessions.

use super::state::{Carry, ItemChoice};
use crate::domain::carry::{Fit, fit};
use crate::domain::command::Command;
use crate::domain::workshop::{Kind, StepIndex};
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;

/// Opens the window while the lists are being read; `None` if the step takes no items, and a notice says so.
pub(in crate::tui::windows) fn open(console: &Console, env: &mut Env) -> Option<Carry> {
    let step = console.state().current();
    let Some((step, Kind::Collect(_) | Kind::Actions(_))) =
        step.map(|(index, step, _)| (index, &step.kind))
    else {
        env.tell(Tone::Warn, "carry-no-list");
        return None;
    };
    console.read_earlier(env);
    Some(Carry {
        step,
        offers: None,
        list: 0,
        choice: None,
    })
}

/// Performs an action among lists and items.
pub(in crate::tui::windows) fn act(
    carry: &mut Carry,
    console: &mut Console,
    action: Action,
    env: &mut Env,
) {
    let lists = carry.offers.as_ref().map_or(0, |offers| offers.lists.len());
    let (cursor, last) = match &mut carry.choice {
        Some(choice) => {
            let last = choice.marked.len().saturating_sub(1);
            (&mut choice.cursor, last)
        }
        None => (&mut carry.list, lists.saturating_sub(1)),
    };
    match action {
        Action::Up => *cursor = cursor.saturating_sub(1),
        Action::Down => *cursor = (*cursor + 1).min(last),
        Action::Toggle | Action::ToggleAll => {
            if let Some(choice) = &mut carry.choice {
                choice.toggle(action);
            }
        }
        Action::Escape if carry.choice.is_some() => carry.choice = None,
        Action::Escape => env.ask(Request::Close),
        Action::Confirm => confirm(carry, console, env),
        _ => {}
    }
}

/// Opens the chosen list, or adds its marked items to the step.
fn confirm(carry: &mut Carry, console: &mut Console, env: &mut Env) {
    let Some(offer) = carry.offer() else {
        return env.ask(Request::Close);
    };
    let Some(choice) = &carry.choice else {
        carry.choice = Some(ItemChoice::all_new(console.state(), carry.step, offer));
        return;
    };
    let items = offer.list.items.iter().zip(&choice.marked);
    let fits: Vec<Fit> = items
        .filter(|(_, marked)| **marked)
        .map(|(item, _)| fit(console.state(), carry.step, item))
        .collect();
    if fits.is_empty() {
        env.tell(Tone::Warn, "carry-none-marked");
    } else {
        add(carry.step, fits, console, env);
    }
}

fn add(step: StepIndex, fits: Vec<Fit>, console: &mut Console, env: &mut Env) {
    let count = fits.len();
    let dropped: usize = fits.iter().map(|fit| fit.dropped).sum();
    let command = Command::AddItems {
        step,
        rows: fits.into_iter().map(|fit| fit.fields).collect(),
    };
    if !console.decide(command, env) {
        return;
    }
    let (key, tone) = match dropped {
        0 => ("said-carried", Tone::Good),
        _ => ("said-carried-less", Tone::Warn),
    };
    let args = [("n", count.into()), ("dropped", dropped.into())];
    env.say(tone, env.words().with(key, &args));
    console.sync_to_step();
    env.ask(Request::Close);
}
