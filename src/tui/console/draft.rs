//! Saves what is half typed to disk, and restores it.

use super::ballot::state::Booth;
use super::state::{Console, Half, NoteDraft, NoteField};
use crate::domain::draft::{Draft, HalfNote};
use crate::domain::event::List;
use crate::domain::workshop::Kind;
use crate::tui::entry::{Line, Lines};
use crate::tui::env::Env;
use crate::tui::messages::Effect;
use crate::tui::theme::Viewpoint;

impl Console {
    /// Returns everything that is half typed.
    pub fn draft(&self) -> Draft {
        let mut fields = self.stashed.clone();
        if let Some(key) = self.draft_key.clone().filter(|_| self.is_half_typed()) {
            fields.insert(key, self.entry.half_typed());
        }
        let half = |note: &NoteDraft| HalfNote {
            text: note.text.text().to_owned(),
            by: note.by.text().to_owned(),
            is_at_by: note.focus == NoteField::By,
        };
        let notes = self.notes.iter();
        Draft {
            fields,
            notes: notes.map(|(list, note)| (*list, half(note))).collect(),
            addition: self.heard.text().to_owned(),
            people: self
                .half_listed
                .as_ref()
                .map(|lines| lines.texts())
                .unwrap_or_default(),
            ballots: self.booth.as_ref().map(|booth| booth.ballots.clone()),
        }
    }

    /// Asks for what is half typed to be saved on disk.
    pub fn save_draft(&self, env: &mut Env) {
        env.effect(Effect::Draft {
            draft: self.draft(),
            is_shown: self.state().room.typing,
        });
    }

    /// Keeps a half-typed note for a list, or forgets it if it is blank.
    pub fn keep_note(&mut self, list: List, note: &NoteDraft) {
        if note.is_blank() {
            self.notes.remove(&list);
        } else {
            self.notes.insert(list, note.clone());
        }
    }

    /// Restores a draft, with the cursor where it was typed.
    pub fn restore(&mut self, draft: Draft) {
        let ballots = draft.ballots;
        self.booth = ballots
            .filter(|ballots| ballots.is_open_in(&self.session))
            .map(Booth::new);
        let has_addition = !draft.addition.trim().is_empty();
        self.unseen = draft.fields.keys().cloned().map(Half::Field).collect();
        self.unseen
            .extend(draft.notes.keys().copied().map(Half::Note));
        self.unseen.extend(has_addition.then_some(Half::Heard));
        if !draft.people.is_empty() {
            self.unseen.push(Half::People);
            self.half_listed = Some(Box::new(Lines::new(draft.people)));
        }
        for (list, half) in draft.notes {
            let focus = if half.is_at_by {
                NoteField::By
            } else {
                NoteField::Text
            };
            let (text, by) = (Line::new(&half.text), Line::new(&half.by));
            self.notes.insert(list, NoteDraft { text, by, focus });
        }
        if has_addition {
            self.heard = Line::new(&draft.addition);
        }
        self.stashed = draft.fields;
        let columns = match self.kind() {
            Some(Kind::Rate(rate)) => Self::cells(rate).len(),
            _ => 1,
        };
        let places =
            (0..self.items().len()).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let is_stashed = |(row, column): &(usize, usize)| {
            let key = self.draft_key_at(*row, *column);
            key.is_some_and(|key| self.stashed.contains_key(&key))
        };
        if let Some((row, column)) = places.into_iter().find(is_stashed) {
            (self.row, self.column) = (row, column);
        }
        self.sync_to_step();
    }

    /// Returns what is half typed in the field that shows; `None` if no field does.
    pub fn half_in_field(&self) -> Option<Half> {
        let shows = self.typing && self.booth.is_none() && self.viewpoint == Viewpoint::Facilitator;
        self.draft_key.clone().filter(|_| shows).map(Half::Field)
    }

    /// Whether a text that shows now was kept from an earlier run and has not shown before.
    pub fn is_back(&mut self, shown: &Half) -> bool {
        let at = self.unseen.iter().position(|half| half == shown);
        at.map(|at| self.unseen.remove(at)).is_some()
    }
}
