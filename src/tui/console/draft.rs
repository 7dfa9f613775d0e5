//! What is half typed, on its way to disk and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::ballot::Booth;
use super::super::entry::Line;
use super::super::wording;
use super::Console;
use crate::domain::ballot::BallotBox;
use crate::domain::event::List;
use crate::domain::session::State;
use crate::domain::text::Clean;
use crate::domain::workshop::Kind;

/// Half-typed texts, by what they are for.
#[derive(Debug, Serialize, Deserialize)]
struct Draft(BTreeMap<String, Vec<String>>);

/// Under which a half-typed addition stands in a draft; no step has such an id.
const HEARD: &str = " heard";
/// Under which the totals of secret ballots stand in a draft.
const BALLOTS: &str = " ballots";

/// Under which a half-typed note for a list stands in a draft; no step has such an id.
fn note_key(list: List) -> String {
    format!(" {}", wording::list(list))
}

/// What is being typed for the room's work now, from a draft: a new item, an edited one or an item's details.
pub fn typed_in(draft: &Clean, state: &State) -> Option<Clean> {
    let Draft(texts) = ron::from_str(draft.as_str()).ok()?;
    let (_, step, _) = state.current()?;
    let is_here = |draft_key: &&String| {
        draft_key.as_str() == step.id
            || draft_key
                .strip_prefix(&step.id)
                .is_some_and(|rest| rest.starts_with(' '))
    };
    let draft_key = texts.keys().find(is_here)?;
    let texts = texts.get(draft_key)?;
    let shown = crate::domain::room::shown_while_typed(state).into_iter();
    let mut shown = shown.filter_map(|at| texts.get(at));
    let typed = shown.find(|text| !text.trim().is_empty())?;
    Some(Clean::line(typed))
}

impl Console {
    /// Everything half typed, for the draft; empty when there is nothing.
    pub fn draft(&self) -> String {
        let mut texts = self.stashed.clone();
        if let Some(draft_key) = self.draft_key.clone().filter(|_| self.is_half_typed()) {
            texts.insert(draft_key, self.entry.texts());
        }
        for (list, (text, by)) in &self.notes {
            let note = vec![text.text().to_owned(), by.text().to_owned()];
            texts.insert(note_key(*list), note);
        }
        if !self.heard.text().trim().is_empty() {
            texts.insert(HEARD.to_owned(), vec![self.heard.text().to_owned()]);
        }
        if let Some(booth) = &self.booth {
            let totals = ron::to_string(&booth.ballots).unwrap_or_default();
            texts.insert(BALLOTS.to_owned(), vec![totals]);
        }
        if texts.is_empty() {
            String::new()
        } else {
            ron::to_string(&Draft(texts)).unwrap_or_default()
        }
    }

    /// Puts a draft back, the cursor where it was typed; whether there was anything in it.
    pub fn restore(&mut self, draft: &str) -> bool {
        let Ok(Draft(mut texts)) = ron::from_str::<Draft>(draft) else {
            return false;
        };
        let ballots = texts.remove(BALLOTS).unwrap_or_default();
        self.booth = ballots
            .first()
            .and_then(|text| ron::from_str::<BallotBox>(text).ok())
            .filter(|ballots| ballots.is_open_in(&self.session))
            .map(Booth::new);
        let is_any = !texts.is_empty();
        for list in List::ALL {
            let Some(note) = texts.remove(&note_key(list)) else {
                continue;
            };
            let line = |place: usize| Line::new(note.get(place).map_or("", String::as_str));
            self.notes.insert(list, (line(0), line(1)));
        }
        if let Some(heard) = texts.remove(HEARD) {
            self.heard = Line::new(heard.first().map_or("", String::as_str));
        }
        self.stashed = texts;
        let columns = match self.kind() {
            Some(Kind::Rate(rate)) => Self::cells(rate).len(),
            _ => 1,
        };
        let places =
            (0..self.items().len()).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let is_parked = |(row, column): &(usize, usize)| {
            let draft_key = self.draft_key_at(*row, *column);
            draft_key.is_some_and(|draft_key| self.stashed.contains_key(&draft_key))
        };
        if let Some((row, column)) = places.into_iter().find(is_parked) {
            (self.row, self.column) = (row, column);
        }
        self.sync_to_step();
        is_any
    }
}
