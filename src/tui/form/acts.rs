//! What keys do in the start form.

use crossterm::event::{KeyCode, KeyEvent};

use super::state::Form;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::messages::Begins;
use crate::tui::request::{Opening, Request};

impl Form {
    /// Performs an action in the form.
    pub fn act(&mut self, action: Action, env: &mut Env) {
        match action {
            Action::Escape => env.ask(Request::GoHome),
            Action::NextField => self.entry.next(),
            Action::PreviousField => self.entry.previous(),
            Action::Left => self.typed(KeyEvent::from(KeyCode::Left), env.lang),
            Action::Right => self.typed(KeyEvent::from(KeyCode::Right), env.lang),
            Action::Confirm => self.make(Begins::Now, env),
            Action::Prepare => self.make(Begins::Later, env),
            Action::PeopleList => env.ask(Request::Open(Opening::PeopleList)),
            _ => {}
        }
    }

    /// Makes the session, or says what is wrong and goes to that field.
    fn make(&mut self, begins: Begins, env: &mut Env) {
        match self.new_session(begins, env.local(env.now.wall).time()) {
            Ok(new) => env.ask(Request::Begin(new)),
            Err((error, at)) => {
                self.entry.focus = at;
                env.say(Tone::Warn, error.say(env.words()));
            }
        }
    }
}
