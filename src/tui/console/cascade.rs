//! What keys do in a cascade.

use super::state::Console;
use crate::domain::command::{self, Command};
use crate::domain::event::{Assumption, Mark, Stage};
use crate::domain::workshop::{Cascade, Kind, StepIndex};
use crate::tui::env::{Env, Tone};
use crate::tui::request::{Ask, Opening, Request};

impl Console {
    /// Marks what became of the point under the cursor at the level under the cursor, and goes on to the next.
    pub(super) fn mark(&mut self, mark: Option<Mark>, env: &mut Env) {
        let item = self.items().get(self.row).cloned();
        let (Some(step), Some(item)) = (self.state().current, item) else {
            return;
        };
        let command = Command::SetMark {
            step,
            chain: self.chain,
            level: u8::try_from(self.column).unwrap_or(u8::MAX),
            item,
            mark,
        };
        if self.decide(command, env) && mark.is_some() {
            let last = self.items().len().saturating_sub(1);
            let levels = match self.kind() {
                Some(Kind::Cascade(cascade)) => cascade.levels.len(),
                _ => 0,
            };
            // Down the column, then to the top of the next level: the way observers read their ticks out.
            if self.row < last {
                self.row += 1;
            } else if self.column + 1 < levels {
                self.row = 0;
                self.column += 1;
            }
        }
    }

    /// Asks what the level under the cursor added to the message.
    pub(super) fn ask_addition(&self, env: &mut Env) {
        let ask = Ask::Addition {
            chain: self.chain,
            level: u8::try_from(self.column).unwrap_or(u8::MAX),
        };
        env.ask(Request::Open(Opening::Ask(ask)));
    }

    /// Counts by the next assumption about working time.
    pub(super) fn next_assumption(&mut self, env: &mut Env) {
        let other = match self.state().assumption {
            Assumption::Work40 => Assumption::Work36,
            Assumption::Work36 => Assumption::Work38,
            Assumption::Work38 => Assumption::Calendar,
            Assumption::Calendar => Assumption::Work40,
        };
        self.decide_and_sync(Command::Assume(other), env);
    }

    /// Shows the grid of the next chain.
    pub(super) fn other_chain(&mut self) {
        let step = self.state().current;
        let chains = step.map_or(1, |step| self.state().chains(step));
        self.chain = (self.chain + 1) % chains.max(1);
    }

    /// Plays with two chains instead of one, or with one instead of two.
    pub(super) fn other_chains(&mut self, env: &mut Env) {
        if let Some((step, _)) = self.cascade() {
            let chains = 3 - self.state().chains(step);
            self.enter(Command::SetChains { step, chains }, env);
        }
    }

    /// Goes on to the next stage.
    pub(super) fn stage_on(&mut self, env: &mut Env) {
        let Some((step, cascade)) = self.cascade() else {
            return;
        };
        let next = self.stage();
        if let Some(stage) = next.and_then(|stage| command::next_stage(cascade, stage)) {
            self.enter(Command::EnterStage { step, stage }, env);
        }
    }

    /// Goes back to the stage before.
    pub(super) fn stage_back(&mut self, env: &mut Env) {
        let Some((step, cascade)) = self.cascade() else {
            return;
        };
        let before = self.stage();
        if let Some(stage) = before.and_then(|stage| previous_stage(cascade, stage)) {
            self.enter(Command::EnterStage { step, stage }, env);
        }
    }

    /// Returns the index and the cascade of the current step, if it is one.
    fn cascade(&self) -> Option<(StepIndex, &Cascade)> {
        let (index, step, _) = self.state().current()?;
        match &step.kind {
            Kind::Cascade(cascade) => Some((index, cascade)),
            _ => None,
        }
    }

    fn enter(&mut self, command: Command, env: &mut Env) {
        let part = self.state().current().map(|(_, _, part)| part);
        let is_shown = part.is_some_and(|part| part.revealed);
        (self.row, self.column, self.scroll) = (0, 0, 0);
        let stage = Stage::Picture;
        let to_picture = matches!(&command, Command::EnterStage { stage: to, .. } if *to == stage);
        self.decide_and_sync(command, env);
        if to_picture && self.stage() == Some(stage) {
            // The picture is the facilitator's first; the room sees it when it is shown.
            let key = if is_shown {
                "said-revealed"
            } else {
                "said-picture"
            };
            env.tell(Tone::Good, key);
        }
    }
}

fn previous_stage(cascade: &Cascade, stage: Stage) -> Option<Stage> {
    let mut before = None;
    let mut at = Stage::Ready;
    while at != stage {
        before = Some(at);
        at = command::next_stage(cascade, at)?;
    }
    before
}
