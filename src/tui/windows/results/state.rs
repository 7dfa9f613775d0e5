//! The results of the session, step by step, for the facilitator: everything is in them.

use crate::domain::audience::Audience;
use crate::domain::document::{self, Section};
use crate::domain::session::State;
use crate::domain::workshop::StepIndex;

/// Where one looks.
#[derive(Clone, Debug, Default)]
pub struct Looking {
    /// The place among the parts that hold something.
    pub at: usize,
    /// How far it is scrolled.
    pub scroll: usize,
    /// By which rules it is counted.
    pub rules: Rules,
}

/// By which rules results are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// Those of the workshop.
    #[default]
    Own,
    /// Others: a recount.
    Others,
}

impl Looking {
    /// At the current step, or at the last one before it that brought something.
    pub fn at_current(state: &State) -> Self {
        let has_come = |step: StepIndex| state.current.is_none_or(|current| step <= current);
        let is_past = |part: &Part| part.step().is_some_and(has_come);
        let at = parts(state).iter().rposition(is_past);
        Self::at(at.unwrap_or(0))
    }

    /// At the part at this place, at its top and by the rules of the workshop.
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
    /// What the step at this place brought.
    Step(StepIndex),
    /// What was decided in any step.
    Decisions,
}

impl Part {
    /// The place of its step.
    pub fn step(self) -> Option<StepIndex> {
        match self {
            Self::Step(place) => Some(place),
            Self::Decisions => None,
        }
    }
}

/// The parts that hold something: steps in their order, then the decisions.
pub fn parts(state: &State) -> Vec<Part> {
    let steps = state.steps.indices().map(Part::Step);
    let holds = |part: &Part| {
        let found = section(state, *part, Rules::Own);
        !found.blocks.is_empty() || !found.parts.is_empty()
    };
    steps.chain([Part::Decisions]).filter(holds).collect()
}

/// The part one looks at; `None`: nothing brought anything yet.
pub fn part(state: &State, looking: &Looking) -> Option<Part> {
    let parts = parts(state);
    let at = looking.at.min(parts.len().saturating_sub(1));
    parts.get(at).copied()
}

/// What a part holds, by these rules where there are others.
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
