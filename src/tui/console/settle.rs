//! Saves a half-filled form of an item before the cursor goes on to another.

use super::state::Console;
use crate::domain::command::{self, Command, Refusal};
use crate::domain::input;
use crate::domain::scores::{ScoreFault, parse_scores};
use crate::domain::workshop::Kind;
use crate::tui::env::{Env, Tone};
use crate::tui::messages::Access;
use crate::tui::wording;

impl Console {
    /// Saves what is in the form of the item under the cursor; returns false if it was refused.
    pub(super) fn settle(&mut self, env: &mut Env) -> bool {
        self.settle_form(self.typing, env)
    }

    /// Saves what is in the form under the cursor, if it is filled in; returns false if it was refused.
    fn settle_form(&mut self, is_filled_in: bool, env: &mut Env) -> bool {
        if matches!(self.access, Access::ReadOnly(_)) {
            return true;
        }
        let is_taken = match self.kind() {
            Some(Kind::Detail(_)) if is_filled_in => self.save_detail(env),
            Some(Kind::Rate(_)) if is_filled_in => self.save_scores(env),
            Some(Kind::Vote(_)) if !self.digits.is_empty() => return self.save_votes(env),
            _ => return true,
        };
        if is_taken && self.touched {
            self.touched = false;
            self.save_draft(env);
        }
        is_taken
    }

    /// Whether the cursor may go on to another item or cell. If the form is refused, a notice says so first; pressing
    /// the key again goes on, and the text stays where it was typed.
    pub(super) fn may_go_on(&mut self, env: &mut Env) -> bool {
        self.settle(env) || self.insists(env)
    }

    /// Whether one may go to another step. Here a half-typed item, which is not added yet, is a reason to warn too.
    pub(super) fn may_leave(&mut self, env: &mut Env) -> bool {
        // What was left with Esc and could not be saved is no less typed.
        if !self.settle_form(self.typing || self.is_half_typed(), env) {
            return self.insists(env);
        }
        if !(self.is_list() && self.access == Access::Write && self.is_half_typed()) {
            return true;
        }
        env.tell(Tone::Warn, "said-half-typed");
        self.insists(env)
    }

    /// Whether the last warning was about this very entry; if so, the notice is taken away.
    fn insists(&mut self, env: &mut Env) -> bool {
        let entry = Some((self.draft_key.clone(), self.entry.half_typed()));
        let insists = self.warned_about == entry;
        self.warned_about = entry;
        if insists {
            env.notice = None;
        }
        insists
    }

    fn save_detail(&mut self, env: &mut Env) -> bool {
        let Some((step, _, part)) = self.state().current() else {
            return true;
        };
        let Some(item) = self.items().get(self.row).cloned() else {
            return true;
        };
        let stood = part.details.get(&item).cloned().unwrap_or_default();
        if stood.is_empty() && self.entry.is_blank() {
            return true;
        }
        match self.entry.fields(env.here()) {
            Ok(fields) => {
                let emptied = stood.keys().filter(|id| !fields.contains_key(*id)).count();
                let command = Command::SetDetail { step, item, fields };
                let is_taken = self.decide(command, env);
                if is_taken && emptied > 0 {
                    say_fewer("said-answers-fewer", (emptied, 0), env);
                }
                is_taken
            }
            Err(refusal) => {
                env.say(Tone::Warn, wording::refusal(&refusal, env.words()));
                false
            }
        }
    }

    fn save_scores(&mut self, env: &mut Env) -> bool {
        let (Some(step), Some(cell), Some(Kind::Rate(rate))) =
            (self.state().current, self.cell(), self.kind())
        else {
            return true;
        };
        let (low, high) = command::scale(self.state(), rate);
        let typed = self.entry.slot().map_or("", |slot| slot.line.text());
        match parse_scores(typed, (low, high), self.state().lang()) {
            Ok(scores) => {
                let part = self.state().step(step).map(|(_, part)| part);
                let stood = part.and_then(|part| part.scores.get(&cell));
                let (stood, stands) = (stood.map_or(0, Vec::len), scores.len());
                let command = Command::SetScores { step, cell, scores };
                let is_taken = self.decide(command, env);
                if is_taken {
                    say_fewer("said-scores-fewer", (stood, stands), env);
                }
                is_taken
            }
            Err(fault) => {
                // What is half a point, or several scores, says itself what to type.
                let says_how = matches!(
                    fault,
                    ScoreFault::Fraction { .. } | ScoreFault::Comma { .. }
                );
                let why = wording::refusal(&Refusal::Score(fault), env.words());
                if says_how {
                    env.say(Tone::Warn, why);
                    return false;
                }
                let less = (high - 1).max(low);
                let args = [("high", high.into()), ("less", less.into())];
                let how = env.words().with("said-scores-how", &args);
                env.say(Tone::Warn, format!("{why} {how}"));
                false
            }
        }
    }

    fn save_votes(&mut self, env: &mut Env) -> bool {
        let votes = match input::whole(&self.digits, self.state().lang()) {
            Ok(votes) => votes,
            Err(refusal) => {
                env.say(Tone::Warn, wording::refusal(&refusal, env.words()));
                return false;
            }
        };
        self.digits.clear();
        let item = self.items().get(self.row).cloned();
        let (Some(step), Some(item)) = (self.state().current, item) else {
            return true;
        };
        self.decide(Command::SetVotes { step, item, votes }, env)
    }
}

/// Says that fewer stand in a field than before, if that is so, and what brings them back.
fn say_fewer(key: &str, (stood, stands): (usize, usize), env: &mut Env) {
    if stands < stood {
        let args = [("stood", stood.into()), ("stands", stands.into())];
        let said = env.words().with(key, &args);
        env.say_beside(Tone::Warn, said);
    }
}
