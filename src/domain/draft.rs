//! What is half typed, kept beside the session so that a crash loses none of it.

use std::collections::BTreeMap;

use super::ballot::BallotBox;
use super::event::{ItemId, List};
use super::room;
use super::session::State;
use super::text::Clean;
use super::workshop::StepId;

/// Everything half typed in a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What is typed in the fields, by what they are typed for.
    pub fields: BTreeMap<DraftKey, HalfTyped>,
    /// A note for each list.
    pub notes: BTreeMap<List, HalfNote>,
    /// What was heard but never said in a cascade; empty: nothing.
    pub addition: String,
    /// The list of the people in the room, a line each; empty: nothing.
    pub people: Vec<String>,
    /// The totals of secret ballots while the laptop goes round.
    pub ballots: Option<BallotBox>,
}

/// A note, half typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HalfNote {
    /// What is noted.
    pub text: String,
    /// Who it is of.
    pub by: String,
    /// Whether `by` had the focus.
    pub is_at_by: bool,
}

/// The fields of one form, half filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HalfTyped {
    /// What stands in each field: a text, or the id of a choice.
    pub texts: Vec<String>,
    /// The index of the field that had the focus.
    pub focus: usize,
}

/// What the fields of a step are being filled for. It is written as the step's id, and after a space what of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftKey(String);

impl DraftKey {
    /// The next item of a step, or its next theme.
    pub fn next(step: &StepId) -> Self {
        Self(step.clone())
    }

    /// An item being changed, by its number.
    pub fn edited(step: &StepId, item: u32) -> Self {
        Self(format!("{step} {item}"))
    }

    /// The details of an item.
    pub fn details(step: &StepId, item: &ItemId) -> Self {
        Self(format!("{step} {item}"))
    }

    /// The scores of an item for an aspect, by a group; both may be empty.
    pub fn scores(step: &StepId, item: &ItemId, aspect: &str, group: &str) -> Self {
        Self(format!("{step} {item} {aspect} {group}"))
    }

    /// A key as it was written.
    pub fn written(text: String) -> Self {
        Self(text)
    }

    /// How it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn is_of(&self, step: &StepId) -> bool {
        let rest = self.0.strip_prefix(step.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }
}

impl Draft {
    /// Whether nothing is half typed.
    pub fn is_empty(&self) -> bool {
        let typed = !self.fields.is_empty() || !self.notes.is_empty() || !self.people.is_empty();
        !typed && self.addition.trim().is_empty() && self.ballots.is_none()
    }

    /// How many secret ballots of how many are in for the current step; `None` if the laptop does not go round.
    pub fn ballots_in(&self, state: &State) -> Option<(u16, u16)> {
        let (_, step, _) = state.current()?;
        let ballots = self.ballots.as_ref().filter(|it| *it.step() == step.id)?;
        Some((ballots.voters(), ballots.expected()))
    }

    /// What the room may see being typed in the current step: the first text that is not blank; `None`: nothing.
    pub fn shown(&self, state: &State) -> Option<Clean> {
        let (_, step, _) = state.current()?;
        let texts = self.fields.iter().find(|(key, _)| key.is_of(&step.id));
        let (_, form) = texts?;
        let mut shown = room::shown_while_typed(state)
            .into_iter()
            .filter_map(|at| form.texts.get(at));
        let typed = shown.find(|text| !text.trim().is_empty())?;
        Some(Clean::line(typed))
    }
}
