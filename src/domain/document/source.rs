//! What every part of a summary is made from: the session as its audience may see it, and the words of its language.

use super::section::MOST_SHOWN;
use crate::domain::audience::{Audience, View};
use crate::domain::event::ItemId;
use crate::domain::results::{Measured, StepResults};
use crate::domain::session::{State, Status};
use crate::domain::text::Lang;
use crate::domain::words::{MINUS, Words};
use crate::domain::workshop::{PerStep, StepIndex};

/// What the parts of a summary are made from.
pub(super) struct Source<'a> {
    pub(super) view: View<'a>,
    pub(super) words: &'static Words,
    /// What each step brought, as the audience may see it, or why it brought nothing.
    pub(super) results: PerStep<Measured<StepResults>>,
    /// The most items that are shown with the results of a step; longer lists go to the appendix, if there is one.
    pub(super) most: usize,
    /// On a wall, which is read from afar: the items that stand equal at a cut, which are marked there. `None` in documents.
    pub(super) wall: Option<Vec<ItemId>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(state: &'a State, audience: Audience) -> Self {
        let view = View::new(state, audience);
        let results = state.steps.indices().map(|index| view.measured(index));
        Self {
            results: results.collect(),
            most: MOST_SHOWN,
            words: Words::of(state.lang()),
            wall: None,
            view,
        }
    }
}

impl Source<'_> {
    pub(super) fn state(&self) -> &State {
        self.view.state
    }

    /// What the step at `index` brought; `None` if it brought nothing to see.
    pub(super) fn found(&self, index: StepIndex) -> Option<&StepResults> {
        self.results.get(index)?.as_ref().answered()
    }

    /// What each of the steps brought that brought anything.
    pub(super) fn all_found(&self) -> impl Iterator<Item = &StepResults> {
        let found = self.results.iter();
        found.filter_map(|found| found.as_ref().answered())
    }

    pub(super) fn lang(&self) -> Lang {
        self.view.state.lang()
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.words.get(key).into_owned()
    }

    /// What an item is called in a chart: on a wall with a mark if it stands equal to another at a cut.
    pub(super) fn marked(&self, item: &ItemId, label: String) -> String {
        let is_tied = self.wall.as_ref().is_some_and(|tied| tied.contains(item));
        if is_tied { format!("= {label}") } else { label }
    }

    /// A number with its sign and exactly `decimals` decimals; zero has no sign.
    pub(super) fn signed(&self, points: f64, decimals: usize) -> String {
        let said = self.words.decimal(points.abs(), decimals);
        if !said.contains(|digit: char| ('1'..='9').contains(&digit)) {
            return said;
        }
        let sign = if points < 0.0 { MINUS } else { "+" };
        format!("{sign}{said}")
    }

    /// Whether the step at `index` was left out: it was skipped, or never entered in a session that is over.
    pub(super) fn was_left_out(&self, index: StepIndex) -> bool {
        let status = self.state().steps.get(index).map(|part| part.status);
        match status {
            Some(Status::Skipped) => true,
            Some(Status::NotReached) => self.state().ended.is_some(),
            _ => false,
        }
    }
}
