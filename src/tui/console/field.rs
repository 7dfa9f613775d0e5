//! The field of the console, which follows the step and the cursor and keeps what is half typed with what it is for.

use super::state::{Console, Outside};
use crate::domain::draft::DraftKey;
use crate::domain::event::{Fields, Person, Value};
use crate::domain::ready;
use crate::domain::scores::as_typed;
use crate::domain::select;
use crate::domain::text::{Clean, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind};
use crate::tui::entry::Entry;
use crate::tui::env::Env;
use crate::tui::messages::Access;
use crate::tui::theme::Viewpoint;

impl Console {
    /// Sets the field up for the current step and the item under the cursor. What is half typed stays with what it is
    /// for.
    pub fn sync_to_step(&mut self) {
        let place = self.state().current;
        if self.synced != place {
            self.synced = place;
            (self.row, self.column, self.scroll, self.rung) = (0, 0, 0, None);
            self.chain = 0;
            self.digits.clear();
            self.theme_typed = None;
            (self.outside, self.chosen) = (Outside::Commands, None);
            self.typing = self.viewpoint == Viewpoint::Facilitator
                && !matches!(self.kind(), Some(Kind::Cluster));
        }
        let rows = &self.session.state().rows;
        let is_here = |item: &u32| rows.get(item).is_some_and(|row| Some(row.step) == place);
        self.editing = self.editing.filter(is_here);
        self.row = self.row.min(self.items().len().saturating_sub(1));
        let draft_key = self.draft_key_at(self.row, self.column);
        let is_same = self.draft_key == draft_key;
        if !is_same || !self.touched {
            let focus = self.entry.focus;
            self.stash_draft();
            self.clear_entry();
            // Whoever stays stays in the field; whoever comes begins in the first one.
            if is_same {
                self.entry.focus = focus.min(self.entry.slots.len().saturating_sub(1));
            }
            self.draft_key = draft_key;
            if !is_same {
                self.arrived_at.clone_from(&self.draft_key);
            }
        }
        self.restore_draft();
        self.typing &= self.may_type();
    }

    /// Returns whose names are offered where one is asked for: nobody's while the room sees this screen.
    pub fn offered(&self) -> &[Person] {
        match self.viewpoint {
            Viewpoint::Facilitator => &self.state().listed.people,
            Viewpoint::Room => &[],
        }
    }

    /// Takes the name that is offered in the field; returns whether there was one.
    pub(super) fn take_offer(&mut self, env: &mut Env) -> bool {
        let lang = self.state().lang();
        let slot = self.entry.slot().filter(|_| self.typing);
        let offer = slot.and_then(|slot| slot.offer(self.offered(), lang));
        let (Some(offer), Some(slot)) = (offer, self.entry.slot_mut()) else {
            return false;
        };
        slot.line.take(&offer);
        self.touched = true;
        self.save_draft(env);
        true
    }

    /// Whether there is a field here, and the session can be written.
    pub fn may_type(&self) -> bool {
        !self.entry.slots.is_empty() && matches!(self.access, Access::Write)
    }

    /// Leaves the field on purpose: characters are commands from here on.
    pub(super) fn leave_for_commands(&mut self) {
        self.typing = false;
        self.outside = Outside::Commands;
    }

    /// Puts the focus where a step begins, back at the console.
    pub fn begin_anew(&mut self) {
        self.typing = !matches!(self.kind(), Some(Kind::Cluster));
        (self.outside, self.chosen) = (Outside::Commands, None);
        self.sync_to_step();
    }

    /// Returns what text typed at a row and column is for: an item's form, or the step's next item.
    pub(super) fn draft_key_at(&self, row: usize, column: usize) -> Option<DraftKey> {
        let (_, step, _) = self.state().current()?;
        Some(match &step.kind {
            Kind::Detail(_) => DraftKey::details(&step.id, self.items().get(row)?),
            Kind::Rate(rate) => {
                let (item, cells) = (self.items().get(row)?.clone(), Self::cells(rate));
                let (aspect, group) = cells.get(column)?;
                DraftKey::scores(&step.id, &item, aspect, group)
            }
            _ => match self.editing {
                Some(item) => DraftKey::edited(&step.id, item),
                None => DraftKey::next(&step.id),
            },
        })
    }

    /// Puts aside what is half typed, under what it is for.
    fn stash_draft(&mut self) {
        if let Some(draft_key) = self.draft_key.take().filter(|_| self.is_half_typed()) {
            self.stashed.insert(draft_key, self.entry.half_typed());
        }
        self.touched = false;
    }

    /// Whether there is text in the field that is not saved.
    pub fn is_half_typed(&self) -> bool {
        self.touched && !self.entry.is_blank()
    }

    /// Brings back what was half typed here.
    fn restore_draft(&mut self) {
        let key = self.draft_key.as_ref().filter(|_| !self.touched);
        if let Some(texts) = key.and_then(|draft_key| self.stashed.remove(draft_key)) {
            self.entry.restore(&texts);
            self.touched = true;
        }
    }

    /// Sets the form up: with what is stored, or with what stands ready where nothing is.
    pub(super) fn clear_entry(&mut self) {
        let words = self.words();
        let of_step = |place, stored: Option<&Fields>| {
            let fields = select::fields_of_step(self.state(), place);
            let fields: Vec<_> = fields.iter().collect();
            match stored {
                Some(stored) => Entry::new(&fields, stored, words),
                None => Entry::next_item(&fields, &ready::fields(self.state(), place), words),
            }
        };
        let entry = match self.state().current() {
            Some((place, step, part)) => match &step.kind {
                Kind::Collect(_) | Kind::Actions(_) => {
                    let row = self.editing.and_then(|item| self.state().rows.get(&item));
                    of_step(place, row.map(|row| &*row.fields))
                }
                Kind::Detail(_) => match self.items().get(self.row) {
                    Some(item) => of_step(place, part.details.get(item).map(|detail| &**detail)),
                    None => Entry::default(),
                },
                Kind::Rate(_) => match self.cell() {
                    Some(cell) => {
                        let scores = part
                            .scores
                            .get(&cell)
                            .map(|scores| as_typed(scores))
                            .unwrap_or_default();
                        score_entry(&scores, words)
                    }
                    None => Entry::default(),
                },
                Kind::Cluster => Entry::new(&step.kind.fields(), &Fields::new(), words),
                Kind::Brief | Kind::Vote(_) | Kind::Cascade(_) => Entry::default(),
            },
            None => Entry::default(),
        };
        self.entry = entry;
    }
}

/// Creates the one-line form for the scores of a cell.
fn score_entry(scores: &str, words: &Words) -> Entry {
    let label = Text::plain(&words.get("scores"));
    let field = Field::new("scores", label, FieldKind::Text);
    let typed = Value::Text(Clean::line(scores));
    let values = Fields::from([("scores".to_owned(), typed)]);
    let mut entry = Entry::new(&[&field], &values, words);
    entry.slots.iter_mut().for_each(|slot| slot.line.select());
    entry
}
