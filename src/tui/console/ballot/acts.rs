//! What keys do while the laptop goes round.

use crossterm::event::{KeyCode, KeyEvent};

use super::state::{Booth, Holder, Turn};
use crate::domain::ballot::BallotBox;
use crate::domain::command::{Command, Refusal};
use crate::domain::room;
use crate::domain::session::State;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::wording;

impl Console {
    /// Opens the ballot box, which covers the console.
    pub(in crate::tui::console) fn open_ballots(&mut self, env: &mut Env) {
        if self.only_looks(env) || !self.settle(env) {
            return;
        }
        match BallotBox::open(&self.session) {
            Ok(ballots) => {
                self.booth = Some(Booth::new(ballots));
                self.save_draft(env);
                self.cover_results(env);
            }
            Err(refusal) => refuse(&refusal, env),
        }
    }

    /// Takes the results so far off the room's screen: nobody votes in secret under a result, and the count shows when
    /// the facilitator shows it.
    fn cover_results(&mut self, env: &mut Env) {
        if let Some((step, _, part)) = self.state().current()
            && part.revealed
        {
            let shown = false;
            self.decide(Command::Reveal { step, shown }, env);
        }
    }

    /// Performs an action while the laptop goes round.
    pub(in crate::tui::console) fn act_on_ballot(&mut self, action: Action, env: &mut Env) {
        let Some((booth, state)) = self.at_work() else {
            return;
        };
        match booth.act(action, state) {
            Ok(Turn::Shown) => {}
            Ok(Turn::Changed) => self.save_draft(env),
            Ok(Turn::TookIn) => {
                let is_last = booth.ballots.is_full();
                let key = if is_last {
                    "said-ballot-last"
                } else {
                    "said-ballot-in"
                };
                env.tell(Tone::Good, key);
                self.save_draft(env);
            }
            Ok(Turn::Counts) => self.count_ballots(env),
            Err(refusal) => refuse(&refusal, env),
        }
    }

    /// Takes a key that is no action: a number on a ballot.
    pub(in crate::tui::console) fn take_ballot_key(&mut self, event: KeyEvent, env: &mut Env) {
        let Some((booth, state)) = self.at_work() else {
            return;
        };
        if let (Holder::Paper(paper), KeyCode::Char(c)) = (&mut booth.at, event.code)
            && (c.is_ascii_digit() || matches!(c, '-' | '.' | ','))
            && let Err(refusal) = paper.digit(c, state)
        {
            // The digit behind a mark belongs to it, and is no number of its own.
            if !paper.typed.ends_with(['.', ',']) {
                paper.typed.clear();
            }
            refuse(&refusal, env);
        }
    }

    /// Returns the booth, and the state of its session.
    fn at_work(&mut self) -> Option<(&mut Booth, &State)> {
        let Self { booth, session, .. } = self;
        Some((booth.as_mut()?, session.state()))
    }

    /// Counts the ballots and uncovers the console. An empty box is just put away.
    fn count_ballots(&mut self, env: &mut Env) {
        let Some(booth) = self.booth.take() else {
            return;
        };
        let voters = booth.ballots.voters();
        if voters > 0 {
            let command = Command::CountBallots(booth.ballots.clone());
            if !self.decide(command, env) {
                self.booth = Some(booth);
                return;
            }
            let args = [("n", voters.into())];
            let few = self.state().current;
            let few = few.and_then(|index| room::few_ballots(self.state(), index));
            let key = if few.is_some() {
                "said-ballots-few"
            } else {
                "said-ballots-counted"
            };
            let said = env.words().with(key, &args);
            env.say_beside(Tone::Good, said);
        }
        self.sync_to_step();
        // The focus leaves the field, so that the key that undoes the count is not taken for text.
        self.leave_for_commands();
        self.save_draft(env);
    }
}

fn refuse(refusal: &Refusal, env: &mut Env) {
    env.say(Tone::Warn, wording::refusal(refusal, env.words()));
}
