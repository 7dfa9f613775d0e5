//! The results of the session, step by step and in full, for the facilitator.

use crate::domain::audience::Audience;
use crate::domain::document::{self, Section};
use crate::domain::session::State;
use crate::domain::workshop::StepIndex;

/// Which results are shown, and how.
#[derive(Clone, Debug, Default)]
pub struct Looking {
    /// The index among the parts that hold something.
    pub at: usize,
    /// How many lines they are scrolled.
    pub scroll: usize,
    /// The rules they are counted by.
    pub rules: Rules,
}

/// The rules results are counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// The rules of the workshop.
    #[default]
    Own,
    /// Other rules, as a recount.
    Others,
}

impl Looking {
    /// Looks at the current step, or at the last one before it that has results.
    pub fn at_current(state: &State) -> Self {
        let has_come = |step: StepIndex| state.current.is_none_or(|current| step <= current);
        let is_past = |part: &Part| part.step().is_some_and(has_come);
        let at = parts(state).iter().rposition(is_past);
        Self::at(at.unwrap_or(0))
    }

    /// Looks at the part with this index, from its top and by the rules of the workshop.
    pub fn at(at: usize) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }
}

impl Rules {
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Own => Self::Others,
            Self::Others => Self::Own,
        }
    }
}

/// A part of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The results of the step with this index.
    Step(StepIndex),
    /// The decisions of all steps.
    Decisions,
}

impl Part {
    /// Returns the index of its step; `None` for the decisions.
    pub fn step(self) -> Option<StepIndex> {
        match self {
            Self::Step(place) => Some(place),
            Self::Decisions => None,
        }
    }
}

/// Returns the parts that hold something: steps in their order, then the decisions.
pub fn parts(state: &State) -> Vec<Part> {
    let steps = state.steps.indices().map(Part::Step);
    let holds = |part: &Part| {
        let section = section(state, *part, Rules::Own);
        !section.blocks.is_empty() || !section.parts.is_empty()
    };
    steps.chain([Part::Decisions]).filter(holds).collect()
}

/// Returns the part that is shown; `None` if no step has results yet.
pub fn part(state: &State, looking: &Looking) -> Option<Part> {
    let parts = parts(state);
    let at = looking.at.min(parts.len().saturating_sub(1));
    parts.get(at).copied()
}

/// Returns the contents of a part, by these rules if it has others than its own.
pub fn section(state: &State, part: Part, rules: Rules) -> Section {
    let Part::Step(place) = part else {
        return document::decisions(state, Audience::Facilitator);
    };
    let other = match rules {
        Rules::Own => None,
        Rules::Others => document::recount(state, place),
    };
    other.unwrap_or_else(|| document::of_step(state, place, Audience::Facilitator))
}
