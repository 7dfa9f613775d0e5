//! What keys do in the list of people.

use super::state::PeopleForm;
use crate::domain::command::{Command, Refusal};
use crate::domain::people::MOST_LISTED;
use crate::domain::session::State;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Question, Request};
use crate::tui::theme::Viewpoint;
use crate::tui::windows::Behind;
use crate::tui::wording;

/// How many lines a page is.
const PAGE: isize = 10;

/// Opens the list; `None` while the room sees this screen, and a notice says so.
pub(in crate::tui::windows) fn open(behind: &Behind<'_>, env: &mut Env) -> Option<PeopleForm> {
    let is_seen = behind
        .console
        .is_some_and(|console| console.viewpoint == Viewpoint::Room);
    if is_seen {
        env.tell(Tone::Warn, "said-people-unseen");
        return None;
    }
    Some(PeopleForm::new(behind))
}

/// Puts a pasted text in; where it is too long, that is said.
pub(in crate::tui::windows) fn paste(
    form: &mut PeopleForm,
    state: Option<&State>,
    text: &str,
    env: &mut Env,
) {
    let left = form.paste(text, state);
    if left > 0 {
        let text = env.words().with("said-people-cut", &[("n", left.into())]);
        env.say(Tone::Warn, text);
    }
}

pub(in crate::tui::windows) fn act(
    form: &mut PeopleForm,
    console: Option<&mut Console>,
    action: Action,
    env: &mut Env,
) {
    match action {
        Action::Escape => close(form, env),
        Action::Prepare => keep(form, console, env),
        Action::Confirm if form.lines.is_at_end() => keep(form, console, env),
        Action::Confirm => {
            form.lines.break_line();
            form.follow(console.map(|it| it.state()));
        }
        Action::NextField => form.read_otherwise(console.map(|it| it.state())),
        Action::Up => form.lines.travel(-1),
        Action::Down => form.lines.travel(1),
        Action::PageBack => form.lines.travel(-PAGE),
        Action::PageOn => form.lines.travel(PAGE),
        _ => {}
    }
}

/// Closes the window. What was typed is kept for the next time.
fn close(form: &PeopleForm, env: &mut Env) {
    env.ask(Request::Close);
    if form.is_changed() {
        env.ask(Request::HoldPeople(form.half_typed()));
        env.tell(Tone::Good, "said-people-held");
    }
}

/// Takes the list as it is read.
fn keep(form: &PeopleForm, console: Option<&mut Console>, env: &mut Env) {
    let people = form.reading.list();
    let listed = people.len();
    let Some(console) = console else {
        if listed > MOST_LISTED {
            let refusal = Refusal::TooManyListed(listed);
            return env.say(Tone::Warn, wording::refusal(&refusal, env.words()));
        }
        env.ask(Request::Close);
        env.ask(Request::ListPeople(people));
        return;
    };
    let said = env
        .words()
        .with("said-people-listed", &[("n", listed.into())]);
    if !console.decide(Command::ListPeople(people), env) {
        return;
    }
    env.ask(Request::Close);
    env.ask(Request::HoldPeople(None));
    env.say(Tone::Good, said);
    let counted = console.state().people;
    if let Some(listed) = u16::try_from(listed)
        .ok()
        .filter(|listed| *listed > counted)
    {
        let question = Question::MorePeople { listed, counted };
        env.ask(Request::Open(Opening::Question(question)));
    }
}
