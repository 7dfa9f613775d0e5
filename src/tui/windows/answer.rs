//! A line to fill in: how many people, a text to look for, what a level added.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::behind::Behind;
use crate::domain::command::Command;
use crate::domain::text::Clean;
use crate::tui::chrome::panel::open;
use crate::tui::chrome::{last_rows, row, text_line};
use crate::tui::console::state::Console;
use crate::tui::entry::Line;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Ask, Opening, Request};
use crate::tui::widgets::field::{Focus, draw_single};

/// Returns the line as the window opens: the text looked for last, or what was half typed when the window was closed.
pub(super) fn half_typed(ask: Ask, behind: &Behind<'_>) -> Line {
    match (ask, behind.console) {
        (Ask::Search, _) => Line::new(behind.searched),
        (Ask::Addition { .. }, Some(console)) => console.heard.clone(),
        _ => Line::default(),
    }
}

pub(super) fn act(
    ask: Ask,
    line: &mut Line,
    console: Option<&mut Console>,
    action: Action,
    env: &mut Env,
) {
    let is_taken = match (action, ask, console) {
        (Action::Escape, ..) => true,
        (Action::Confirm, Ask::Search, _) => {
            env.ask(Request::Close);
            env.ask(Request::Search(line.text().to_owned()));
            return;
        }
        (Action::Confirm, _, Some(console)) => take(ask, line, console, env),
        (Action::NextField, Ask::People, Some(_)) => {
            env.ask(Request::Close);
            env.ask(Request::Open(Opening::PeopleList));
            return;
        }
        _ => return,
    };
    if is_taken {
        env.ask(Request::Close);
    }
}

/// Gives what was typed to the session; returns whether it was taken.
fn take(ask: Ask, line: &Line, console: &mut Console, env: &mut Env) -> bool {
    let count = line.text().trim().parse::<u16>().ok();
    let count = count.filter(|count| (1..=999).contains(count));
    let step = console.state().current.unwrap_or_default();
    match (ask, count) {
        (Ask::Addition { chain, level }, _) => {
            let text = Clean::line(line.text());
            let command = Command::AddAddition {
                step,
                chain,
                level,
                text,
            };
            let is_taken = console.decide(command, env);
            if is_taken {
                console.heard = Line::default();
                console.save_draft(env);
            }
            is_taken
        }
        (Ask::Break, _) => console.take_break(line.text(), env),
        (Ask::People, Some(people)) => set_people(people, console, env),
        (Ask::Voters, Some(voters)) => console.decide(Command::SetVoters { step, voters }, env),
        (Ask::Search, _) | (_, None) => {
            env.tell(Tone::Warn, "form-wrong-people");
            false
        }
    }
}

/// Sets how many people are in the room, and says how many it were.
fn set_people(people: u16, console: &mut Console, env: &mut Env) -> bool {
    let before = console.state().people;
    let is_taken = console.decide(Command::SetPeople(people), env);
    if is_taken && console.state().people != before {
        let args = [("people", people.into()), ("before", before.into())];
        let mut said = env.words().with("said-people", &args);
        let state = console.state();
        if (state.steps.iter()).any(|part| part.answered_by == Some(before)) {
            let args = [("before", before.into())];
            said = format!("{said} {}", env.words().with("said-people-answered", &args));
        }
        env.say_beside(Tone::Good, said);
    }
    is_taken
}

/// Draws the window and returns where the caret stands.
pub(super) fn draw(
    env: &Env,
    (ask, console): (Ask, Option<&Console>),
    line: &Line,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let title = env.words().get(match ask {
        Ask::People => "ask-people",
        Ask::Voters => "ask-voters",
        Ask::Break => "ask-break",
        Ask::Addition { .. } => "ask-addition",
        Ask::Search => "ask-search",
    });
    let listed = console.map(|console| console.state().listed.people.len());
    let hint = listed
        .filter(|_| ask == Ask::People)
        .map(|listed| env.words().with("ask-people-hint", &[("n", listed.into())]));
    let rows = if hint.is_some() { 7 } else { 5 };
    let inner = open(env, &title, (60, rows), area, buf);
    let field = row(inner, inner.y + 1);
    let caret = draw_single(line, &env.theme, Focus::Typing, field, buf);
    if let Some(hint) = hint {
        text_line(hint, env.theme.window, last_rows(inner, 1), buf);
    }
    caret
}
