//! What a step takes from earlier ones.

use serde::{Deserialize, Serialize};

use super::super::text::{Clean, Text};
use super::ids::{FieldId, StepId};

/// Which items a step takes from earlier ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Selector {
    /// All items of a step.
    All(StepId),
    /// The first by rank.
    Top {
        /// How many, full and short.
        n: (u16, u16),
        /// Of which step.
        step: StepId,
        /// By what; `None`: what the step's kind ranks by.
        rank: Option<Rank>,
        /// A choice field of the items: so many of each choice.
        #[serde(default)]
        per: Option<FieldId>,
    },
    /// The last by rank.
    Bottom {
        /// How many, full and short.
        n: (u16, u16),
        /// Of which step.
        step: StepId,
        /// By what; `None`: what the step's kind ranks by.
        rank: Option<Rank>,
        /// A choice field of the items: so many of each choice.
        #[serde(default)]
        per: Option<FieldId>,
    },
    /// Those whose field is, or is not, a value.
    Where {
        /// Of which step.
        step: StepId,
        /// Which field; a cascade's items have the field `final`.
        field: FieldId,
        /// What it must be, or not be.
        test: Test,
    },
    /// All pairs of a step's items.
    Pairs(StepId),
    /// Items the script names itself.
    Fixed(Vec<Text>),
    /// These, then those.
    Union(Vec<Selector>),
    /// The first that gives any item.
    Else(Box<Selector>, Box<Selector>),
    /// At most so many of them, full and short.
    Max {
        /// How many, full and short.
        n: (u16, u16),
        /// Of what.
        of: Box<Selector>,
    },
}

impl Selector {
    /// The items the script names itself, where it does.
    pub fn fixed(&self) -> Option<&[Text]> {
        match self {
            Self::Fixed(texts) => Some(texts),
            Self::Union(parts) => parts.iter().find_map(Self::fixed),
            Self::Else(a, b) => a.fixed().or_else(|| b.fixed()),
            Self::Max { of, .. } => of.fixed(),
            _ => None,
        }
    }

    /// The steps it names.
    pub fn steps(&self) -> Vec<&StepId> {
        match self {
            Self::All(step) | Self::Pairs(step) => vec![step],
            Self::Top { step, .. } | Self::Bottom { step, .. } | Self::Where { step, .. } => {
                vec![step]
            }
            Self::Fixed(_) => Vec::new(),
            Self::Union(parts) => parts.iter().flat_map(Self::steps).collect(),
            Self::Else(a, b) => [a, b].into_iter().flat_map(|part| part.steps()).collect(),
            Self::Max { of, .. } => of.steps(),
        }
    }
}

/// What items are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rank {
    /// Dots.
    Votes,
    /// Mean score.
    Mean,
    /// Difference between two aspects.
    Gap,
    /// Agreement.
    Agreement,
    /// Net Promoter Score.
    Nps,
    /// Share of levels at which a key point was intact.
    Survival,
}

/// What a field must be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// This value.
    Is(Clean),
    /// Any other value.
    IsNot(Clean),
    /// One of these values.
    OneOf(Vec<Clean>),
}
