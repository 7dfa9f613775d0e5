//! What keys do on the page that compares two sessions: scrolling, and writing documents.

use super::page::page;
use super::state::Comparison;
use crate::tui::env::Env;
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Request};

pub(in crate::tui::windows) fn act(comparison: &mut Comparison, action: Action, env: &mut Env) {
    match action {
        Action::Export => {
            let (states, lang) = (comparison.states.clone(), comparison.page.lang);
            env.ask(Request::Close);
            env.ask(Request::Open(Opening::HandoverOfPair(states, lang)));
        }
        Action::Escape => env.ask(Request::Close),
        _ => {
            let page = page(env, comparison, env.area);
            comparison.scroll = page.scrolled(comparison.scroll, action);
        }
    }
}
