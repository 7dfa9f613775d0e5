//! What keys do with the proposal when time runs short.

use super::state::Late;
use crate::domain::command::{Command, Refusal};
use crate::domain::proposal::{Need, Wish};
use crate::domain::workshop::StepIndex;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::windows::cursor::travel;
use crate::tui::wording::{self, clock_time};

/// The most minutes a step can be given by hand.
const MOST: u16 = 240;

pub(in crate::tui::windows) fn act(
    late: &mut Late,
    console: &mut Console,
    action: Action,
    env: &mut Env,
) {
    match action {
        Action::Confirm => accept(late, console, env),
        Action::Escape => env.ask(Request::Close),
        Action::Up | Action::Down => {
            let rows = late.proposal(console.state(), env.now).rows.len();
            travel(&mut late.cursor, action, rows);
        }
        Action::More | Action::Less | Action::Remove => edit(late, console, action, env),
        _ => {}
    }
}

/// What a key does to the chosen step.
enum Change {
    Wish(Wish),
    Minutes(u16),
    /// It changes nothing, for this reason.
    Refused(Refused),
}

/// Why a step cannot be changed.
enum Refused {
    /// The script protects it.
    Needed,
    /// It is a break.
    Break,
}

/// Gives the chosen step a minute more or less, takes it out, or puts it back.
fn edit(late: &mut Late, console: &Console, action: Action, env: &mut Env) {
    let state = console.state();
    let proposal = late.proposal(state, env.now);
    let Some(row) = proposal.rows.get(late.cursor) else {
        return;
    };
    let change = match (action, row.need, row.becomes) {
        (Action::Less, _, 0) => return,
        (Action::Less, _, minutes) => {
            Change::Minutes(minutes.saturating_sub(1).max(row.least.min(minutes)))
        }
        (_, _, 0) => Change::Wish(Wish::In),
        (Action::More, _, minutes) => Change::Minutes((minutes + 1).min(MOST)),
        (_, Need::MayGo | Need::Kept, _) => Change::Wish(Wish::Out),
        (_, Need::Protected, _) => Change::Refused(Refused::Needed),
        (_, Need::Break, _) => Change::Refused(Refused::Break),
    };
    match change {
        Change::Wish(wish) => late.wish(row.index, wish),
        Change::Minutes(minutes) => late.give(row.index, minutes),
        Change::Refused(Refused::Needed) => {
            let title = wording::step_title(state, row.index);
            let text = wording::refusal(&Refusal::Needed(title.to_owned()), env.words());
            env.say(Tone::Warn, text);
        }
        Change::Refused(Refused::Break) => env.tell(Tone::Warn, "refused-break"),
    }
}

fn accept(late: &Late, console: &mut Console, env: &mut Env) {
    let state = console.state();
    let proposal = late.proposal(state, env.now);
    let typed = late.typed_end(state, env.now);
    if typed.is_none() && !late.until.text().trim().is_empty() {
        return env.tell(Tone::Warn, "late-wrong-until");
    }
    let until = typed.filter(|until| *until != proposal.agreed);
    let changes = proposal.changes();
    let minutes: Vec<(StepIndex, u16)> = changes.map(|row| (row.index, row.becomes)).collect();
    let end = clock_time(proposal.ends(env.now), state);
    if until.is_none() && minutes.is_empty() {
        env.ask(Request::Close);
    } else if console.decide(Command::Replan { minutes, until }, env) {
        env.ask(Request::Close);
        let said = if late.is_prepared {
            let plan = console.state().plan.iter().copied();
            let minutes: u64 = plan.map(u64::from).sum();
            env.words()
                .with("said-planned", &[("minutes", minutes.into())])
        } else {
            env.words().with("said-replanned", &[("time", end.into())])
        };
        env.say(Tone::Good, said);
    }
}
