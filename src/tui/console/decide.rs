//! Puts commands to the session.

use super::state::Console;
use crate::domain::command::{Command, Refusal, decide};
use crate::domain::doubt;
use crate::domain::event::Event;
use crate::domain::practice;
use crate::tui::env::{Env, Tone};
use crate::tui::messages::Access;
use crate::tui::wording;

impl Console {
    /// Whether nothing can be written here; if so, a notice says why.
    pub(super) fn only_looks(&self, env: &mut Env) -> bool {
        match &self.access {
            Access::Write => false,
            Access::Replayed => true,
            Access::ReadOnly(why) => {
                env.say(Tone::Warn, why.clone());
                true
            }
        }
    }

    /// Puts a command to the session and returns whether it was taken. Its event is applied and put on disk; a refusal
    /// is shown.
    pub fn decide(&mut self, command: Command, env: &mut Env) -> bool {
        if self.only_looks(env) {
            return false;
        }
        let removed = match &command {
            Command::RemoveItems(rows) => doubt::given_to(self.state(), rows),
            _ => doubt::Given::default(),
        };
        match decide(&self.session, command) {
            Ok(event) => {
                let enters = matches!(
                    event,
                    Event::StepEntered(_) | Event::StepVisited(_) | Event::StageEntered { .. }
                );
                self.take(event, env);
                self.say_doubt(env);
                if let Some(said) = wording::gone_with(removed, env.words()) {
                    env.say(Tone::Warn, said);
                }
                if enters && env.rehearsal.is_some() {
                    self.practise(env);
                }
                true
            }
            Err(Refusal::Same) => true,
            Err(refusal) => {
                env.say(Tone::Warn, wording::refusal(&refusal, env.words()));
                false
            }
        }
    }

    /// Notes which actions of earlier sessions are open: what is left open stands in the session's own documents, which
    /// know no other session.
    pub fn note_open_actions(&mut self, env: &mut Env) {
        if self.access == Access::Write && !self.open_actions.is_empty() {
            self.decide(Command::OfferActions(self.open_actions.clone()), env);
        }
    }

    /// Says what the last event makes one doubt: it was taken, and may not be meant.
    fn say_doubt(&self, env: &mut Env) {
        let last = self.session.log().last();
        let found = last.and_then(|stamped| doubt::after(&stamped.event, self.state()));
        if let Some(doubt) = found {
            env.say(Tone::Warn, wording::doubt(doubt, env.words()));
        }
    }

    /// Puts a command to the session, and then sets the field up anew.
    pub(super) fn decide_and_sync(&mut self, command: Command, env: &mut Env) -> bool {
        let is_taken = self.decide(command, env);
        self.sync_to_step();
        is_taken
    }

    /// Fills the step with what a room could answer, in a rehearsal.
    pub fn practise(&mut self, env: &mut Env) {
        let notice = env.notice.clone();
        for command in practice::fill(self.state()) {
            self.decide(command, env);
        }
        env.notice = notice;
        self.sync_to_step();
    }
}
