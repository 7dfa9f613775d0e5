//! What keys do to the items of a step: add, edit, move and remove them, and vote on them.

use super::state::{Console, Outside};
use crate::domain::command::{Command, MoveDirection};
use crate::domain::event::{ItemId, Stage};
use crate::domain::select;
use crate::domain::workshop::{Kind, action};
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Request};
use crate::tui::widgets::text::cut;
use crate::tui::wording;

impl Console {
    /// Returns how many actions of the current step lack an owner, and how many a day; `None` if none lacks either.
    pub(super) fn unowned(&self) -> Option<(usize, usize)> {
        let (_, step, part) = self.state().current()?;
        let Kind::Actions(_) = step.kind else {
            return None;
        };
        let rows = || part.order.iter().filter_map(|id| self.state().rows.get(id));
        let lacking = |field: &str| rows().filter(|row| !row.fields.contains_key(field)).count();
        let (who, when) = (lacking(action::WHO), lacking(action::WHEN));
        (who + when > 0).then_some((who, when))
    }

    /// Takes what is in the field, as the kind of step asks.
    pub(super) fn confirm(&mut self, env: &mut Env) {
        match self.kind() {
            Some(Kind::Collect(_) | Kind::Actions(_)) => self.add(env),
            Some(Kind::Detail(_) | Kind::Rate(_) | Kind::Vote(_)) => {
                let before = self.session.next_seq();
                if self.settle(env) {
                    let is_emptied = self.entry.is_blank() && self.session.next_seq() > before;
                    self.advance(is_emptied, env);
                }
            }
            Some(Kind::Cluster) => self.add_theme(env),
            Some(Kind::Cascade(_)) => self.stage_on(env),
            Some(Kind::Brief) | None => {}
        }
    }

    /// Adds what is typed as a new item, or as the new text of the one being edited.
    fn add(&mut self, env: &mut Env) {
        let Some(step) = self.state().current else {
            return;
        };
        if self.entry.is_blank() && self.editing.is_none() {
            return;
        }
        let fields = match self.entry.fields(env.here()) {
            Ok(fields) => fields,
            Err(refusal) => {
                return env.say(Tone::Warn, wording::refusal(&refusal, env.words()));
            }
        };
        let command = match self.editing {
            Some(item) => Command::EditItem { item, fields },
            None => Command::AddItems {
                step,
                rows: vec![fields],
            },
        };
        if !self.decide(command, env) {
            return self.go_to_missing(env);
        }
        self.touched = false;
        self.warned_about = None;
        if self.editing.take().is_some() {
            self.sync_to_step();
        } else {
            self.begin_next_item();
            self.chosen = None;
            self.row = self.items().len().saturating_sub(1);
        }
        self.save_draft(env);
    }

    /// Sets the form up for the item after those just added, but for a text that is being typed in it.
    pub fn begin_next_item(&mut self) {
        if !(self.touched && self.entry.has_text()) {
            self.touched = false;
            self.clear_entry();
        }
    }

    /// Moves the focus to the field that is missing, where a digit chooses and Enter adds.
    fn go_to_missing(&mut self, env: &mut Env) {
        let Some(place) = self.entry.missing() else {
            return;
        };
        self.entry.focus = place;
        let slot = self.entry.slot();
        if let Some(slot) = slot.filter(|slot| !slot.choices().is_empty()) {
            let label = slot.field.label.get(self.state().lang());
            let key = match self.editing {
                Some(_) => "said-choose-to-save",
                None => "said-choose-to-add",
            };
            let text = env.words().with(key, &[("field", label.into())]);
            env.say(Tone::Warn, text);
        }
    }

    /// Goes into the field: that of the item under the cursor if the room made the items, else that of the step.
    pub(super) fn edit(&mut self, env: &mut Env) {
        if self.only_looks(env) {
            return;
        }
        if self.is_list() {
            let chosen = match &self.chosen {
                Some(ItemId::Row(item)) => Some(*item),
                _ => None,
            };
            // Nobody chose the last item by adding it, and a half-typed new item matters more than editing an old one.
            self.editing = chosen.filter(|_| self.entry.is_blank());
            if self.editing.is_some() {
                self.sync_to_step();
                self.entry.focus = 0;
            }
        } else {
            self.sync_to_step();
        }
        self.typing = self.may_type();
        self.outside = Outside::Commands;
        self.arrived_at = None;
    }

    /// Moves to the next field; among scores, to the next cell.
    pub(super) fn next_field(&mut self, env: &mut Env) {
        self.arrived_at = None;
        if let Some(Kind::Rate(_)) = self.kind() {
            return self.confirm(env);
        }
        // A name that is offered is taken on the way.
        self.take_offer(env);
        self.entry.next();
    }

    /// Moves to the field before; among scores, to the cell before.
    pub(super) fn previous_field(&mut self, env: &mut Env) {
        self.arrived_at = None;
        match self.kind() {
            Some(Kind::Rate(_)) => {
                if self.may_go_on(env) {
                    self.column = self.column.saturating_sub(1);
                    self.sync_to_step();
                }
            }
            _ => self.entry.previous(),
        }
    }

    /// Gives the item under the cursor one vote less or more.
    pub(super) fn vote_by_one(&mut self, action: Action, env: &mut Env) {
        let item = self.items().get(self.row).cloned();
        let (Some((step, _, part)), Some(item)) = (self.state().current(), item) else {
            return;
        };
        let before = part.votes.get(&item).copied().unwrap_or(0);
        let votes = match action {
            Action::Left => before.saturating_sub(1),
            _ => before + 1,
        };
        self.decide_and_sync(Command::SetVotes { step, item, votes }, env);
    }

    /// Opens a window about the item under the cursor. One that is being edited stays as it was.
    pub(super) fn open_on_item(&mut self, opening: Opening, env: &mut Env) {
        if self.only_looks(env) {
            return;
        }
        if self.editing.is_some() {
            self.leave_field(env);
        }
        env.ask(Request::Open(opening));
    }

    /// Puts the cursor on an item of the list, which is chosen then.
    pub fn choose_row(&mut self, item: u32) {
        let item = ItemId::Row(item);
        if let Some(place) = self.items().iter().position(|other| *other == item) {
            self.row = place;
            self.chosen = Some(item);
        }
        self.typing = false;
        self.outside = Outside::Commands;
    }

    /// Moves the item under the cursor, or removes it from the list or its theme, or its mark from the grid.
    pub(super) fn act_on_item(&mut self, action: Action, env: &mut Env) {
        if self.stage() == Some(Stage::Scoring) {
            return self.mark(None, env);
        }
        if let Some(Kind::Cluster) = self.kind() {
            return self.cluster(None, env);
        }
        let Some(ItemId::Row(item)) = self.items().get(self.row).cloned() else {
            return;
        };
        let moved = |direction| Command::MoveItem { item, direction };
        let (command, then) = match action {
            Action::MoveUp => (moved(MoveDirection::Up), self.row.saturating_sub(1)),
            Action::MoveDown => (moved(MoveDirection::Down), self.row + 1),
            _ => (Command::RemoveItems(vec![item]), self.row),
        };
        let removed = matches!(command, Command::RemoveItems(_))
            .then(|| select::label(self.state(), &ItemId::Row(item)));
        if self.decide(command, env) {
            self.row = then.min(self.items().len().saturating_sub(1));
            // What went with it is said already, and weighs more.
            if let Some(text) = removed.filter(|_| env.notice.is_none()) {
                let args = [("text", cut(&text, 40).into())];
                env.say(Tone::Good, env.words().with("said-item-removed", &args));
            }
        }
    }

    /// Moves on to the next cell or item. The last one, if it was emptied just now, stays to be filled anew.
    fn advance(&mut self, is_emptied: bool, env: &mut Env) {
        let columns = match self.kind() {
            Some(Kind::Rate(rate)) => Self::cells(rate).len(),
            _ => 1,
        };
        if self.column + 1 < columns {
            self.column += 1;
        } else if self.row + 1 < self.items().len() {
            self.row += 1;
            self.column = 0;
            self.entry.focus = 0;
        } else if self.typing && !is_emptied {
            self.finish(env);
        }
        self.sync_to_step();
    }

    /// Leaves the last field, and says so: what looks like an answer goes back into it, and is no command.
    fn finish(&mut self, env: &mut Env) {
        self.typing = false;
        self.outside = Outside::Nothing;
        let said = env.words().get("said-last-one").into_owned();
        env.say_beside(Tone::Good, said);
    }
}
