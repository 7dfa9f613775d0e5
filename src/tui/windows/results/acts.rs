//! What keys do among the results.

use super::page::page;
use super::state::{Looking, Part, part, parts};
use crate::domain::document;
use crate::domain::session::State;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Request};

pub(in crate::tui::windows) fn act(
    looking: &mut Looking,
    state: &State,
    action: Action,
    env: &mut Env,
) {
    let last = || parts(state).len().saturating_sub(1);
    let place = || part(state, looking).and_then(Part::step);
    match action {
        Action::Escape | Action::Confirm => env.ask(Request::Close),
        Action::Export => {
            env.ask(Request::Close);
            env.ask(Request::Open(Opening::Handover));
        }
        Action::Trace => match place() {
            Some(place) => env.ask(Request::Open(Opening::StoriesOf(place))),
            None => env.tell(Tone::Warn, "said-no-story"),
        },
        Action::Recount
            if place().is_some_and(|place| document::recount(state, place).is_some()) =>
        {
            looking.scroll = 0;
            looking.rules = looking.rules.turned();
        }
        Action::Recount => env.tell(Tone::Warn, "said-one-rule"),
        Action::Left => *looking = Looking::at(looking.at.saturating_sub(1)),
        Action::Right => *looking = Looking::at((looking.at + 1).min(last())),
        Action::First => *looking = Looking::at(0),
        Action::Last => *looking = Looking::at(last()),
        Action::Up | Action::Down => {
            let page = page(env, looking, state, env.area);
            looking.scroll = page.scrolled(looking.scroll, action);
        }
        _ => {}
    }
}
