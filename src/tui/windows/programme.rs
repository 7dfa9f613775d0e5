//! The window that goes to any step of the programme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::cursor::travel;
use crate::domain::session::{State, Status};
use crate::domain::workshop::StepIndex;
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::chrome::{below, last_rows, paragraph};
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::widgets::text::{pad, wrap};

/// Returns the line of the step one would go to: the current one, else the first.
pub(super) fn at_current(state: &State) -> usize {
    let mut steps = steps(state).into_iter();
    steps
        .position(|index| Some(index) == state.current)
        .unwrap_or(0)
}

/// Returns the steps one can go to, in their order.
fn steps(state: &State) -> Vec<StepIndex> {
    let steps = state.steps.indices();
    steps.filter(|index| state.is_part(*index)).collect()
}

pub(super) fn act(cursor: &mut usize, console: &mut Console, action: Action, env: &mut Env) {
    let steps = steps(console.state());
    match (action, steps.get(*cursor)) {
        (Action::Escape, _) | (Action::Confirm, None) => env.ask(Request::Close),
        (Action::Confirm, Some(step)) => {
            env.ask(Request::Close);
            go(*step, console, env);
        }
        _ => travel(cursor, action, steps.len()),
    }
}

fn go(step: StepIndex, console: &mut Console, env: &mut Env) {
    let state = console.state();
    let title = |index| {
        let step = state.step(index).map(|(step, _)| step);
        step.map_or("", |step| step.title.get(state.lang()))
            .to_owned()
    };
    let left = state.current.filter(|current| *current != step).map(title);
    let said = if state.ended.is_some() {
        Some(env.words().get("said-correcting").into_owned())
    } else {
        let args = |left: String| [("step", left.into())];
        left.map(|left| env.words().with("said-went", &args(left)))
    };
    if console.visit(step, env)
        && let Some(said) = said
    {
        env.say(Tone::Good, said);
    }
}

/// Draws the window.
pub(super) fn draw(env: &Env, cursor: usize, state: &State, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    let hint = if state.ended.is_some() {
        "programme-hint-over"
    } else {
        "programme-hint"
    };
    let columns = 72.min(area.width);
    let hint = wrap(&words.get(hint), columns.saturating_sub(6).into());
    let count = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
    let steps = steps(state);
    let rows = count(steps.len()).saturating_add(count(hint.len()) + 5);
    let inner = open(
        env,
        &words.get("programme-title"),
        (columns, rows),
        area,
        buf,
    );
    let said = |status: Status| {
        let key = match status {
            Status::Open | Status::Again => "programme-here",
            Status::Begun => "programme-begun",
            Status::Done => "programme-done",
            Status::Skipped => "programme-skipped",
            Status::NotReached => return String::new(),
        };
        words.get(key).into_owned()
    };
    let parts = steps.iter().zip(0..).filter_map(|(index, line)| {
        let (step, part) = state.step(*index)?;
        Some((line, *index, step, part))
    });
    let lines = parts.map(|(line, index, step, part): (usize, _, _, _)| {
        let title = step.title.get(state.lang());
        let minutes = state.plan.get(index).copied().unwrap_or(0);
        let minutes = match minutes {
            0 => "  –".to_owned(),
            minutes => format!("{minutes:>3}"),
        };
        let told = said(part.status);
        let room = usize::from(inner.width).saturating_sub(9 + told.chars().count());
        let text = format!(" {minutes}  {}  {told}", pad(title, room));
        (text, on_window(env, line == cursor))
    });
    let lines: Vec<_> = lines.collect();
    let below_list = count(hint.len()) + 1;
    let upper = Rect {
        height: inner.height.saturating_sub(below_list),
        ..below(inner, inner.y)
    };
    list(&lines, cursor, upper, buf);
    paragraph(
        &hint,
        env.theme.window,
        last_rows(inner, below_list.saturating_sub(1)),
        buf,
    );
}
