//! What keys do in the start form.

use crossterm::event::{KeyCode, KeyEvent};

use super::state::Form;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;

impl Form {
    /// Performs an action in the form.
    pub fn act(&mut self, action: Action, env: &mut Env) {
        match action {
            Action::Escape => env.ask(Request::GoHome),
            Action::NextField => self.entry.next(),
            Action::PreviousField => self.entry.previous(),
            Action::Left => self.typed(KeyEvent::from(KeyCode::Left), env.lang),
            Action::Right => self.typed(KeyEvent::from(KeyCode::Right), env.lang),
            Action::Confirm => self.start(env),
            _ => {}
        }
    }

    /// Begins the session, or says what is wrong and goes to that field.
    fn start(&mut self, env: &mut Env) {
        match self.new_session(env.local(env.now.wall).time()) {
            Ok(new) => env.ask(Request::Begin(new)),
            Err((error, at)) => {
                self.entry.focus = at;
                env.say(Tone::Warn, error.say(env.words()));
            }
        }
    }
}
