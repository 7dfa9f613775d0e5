//! What stands equal at a cut: which of it goes on is not what the room decided.

use super::source::Source;
use crate::domain::audience::Audience;
use crate::domain::event::ItemId;
use crate::domain::results::{self, joined};
use crate::domain::select::{self, Tie};
use crate::domain::words::Arg;
use crate::domain::workshop::StepIndex;

/// The most tied items that are named one by one; more are only counted.
const MOST_NAMED: usize = 6;

impl Source<'_> {
    /// The ties at the cuts of the results of the step at `index`, in sentences under `key`, which get `args` as well.
    pub(super) fn ties(
        &self,
        index: StepIndex,
        key: &str,
        args: &[(&str, Arg<'_>)],
    ) -> Vec<String> {
        if self.found(index).is_none() {
            return Vec::new();
        }
        let ties = results::ties(self.state(), index);
        ties.iter().map(|tie| self.tie(tie, key, args)).collect()
    }

    /// What the group had later steps go on with, where it was chosen by hand and not by what the step at `index` counted.
    pub(super) fn chosen_below(&self, index: StepIndex) -> Vec<String> {
        if self.found(index).is_none() || self.view.audience == Audience::Room {
            return Vec::new();
        }
        let takers = select::chosen_below(self.state(), index).into_iter();
        let said = takers.filter_map(|taker| {
            let (step, _) = self.state().step(taker)?;
            let taken = select::input(self.state(), taker);
            let is_told = !taken.is_empty() && !taken.iter().any(|item| self.view.hides(item));
            (is_told && taken.len() <= MOST_NAMED).then(|| {
                let title = step.title.get(self.lang()).into();
                let args = [("step", title), ("items", self.quoted(&taken).into())];
                self.words.with("summary-chosen", &args)
            })
        });
        said.collect()
    }

    /// That a step which should have ranked the items of the step at `index` did not, in sentences.
    pub(super) fn unranked(&self, index: StepIndex) -> Vec<String> {
        let sources = select::unranked(self.state(), index).into_iter();
        let said = sources.map(|source| {
            let step = self.state().workshop().steps.get(source);
            let title = step.map_or("", |step| step.title.get(self.lang()));
            self.words.with("taken-unranked", &[("step", title.into())])
        });
        said.collect()
    }

    fn tie(&self, tie: &Tie, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let is_seen = tie.tied.iter().all(|item| !self.view.hides(item));
        let names = is_seen && tie.tied.len() <= MOST_NAMED;
        let mut all = args.to_vec();
        all.extend([("n", tie.tied.len().into()), ("places", tie.places.into())]);
        if is_seen && self.wall.is_some() {
            return self.words.with(&format!("{key}-marked"), &all);
        }
        if !names {
            return self.words.with(&format!("{key}-of-many"), &all);
        }
        all.push(("items", self.quoted(&tie.tied).into()));
        let mut said = self.words.with(key, &all);
        if !tie.taken.is_empty() {
            let args = [("items", self.quoted(&tie.taken).into())];
            said.push(' ');
            said.push_str(&self.words.with(&format!("{key}-taken"), &args));
        }
        said
    }

    fn quoted(&self, items: &[ItemId]) -> String {
        let quoted = items.iter().map(|item| {
            let label = select::label(self.state(), item);
            self.words.quoted(&label)
        });
        let quoted: Vec<String> = quoted.collect();
        let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
        joined(&quoted, self.words)
    }
}
