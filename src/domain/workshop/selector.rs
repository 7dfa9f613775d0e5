//! Selectors: which items a step takes from earlier steps.

use serde::{Deserialize, Serialize};

use super::super::text::{Clean, Text};
use super::ids::{FieldId, StepId};

/// Which items a step takes from earlier steps. Where two numbers stand for a count, they are those of the full and the
/// short variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Selector {
    /// All items of this step.
    All(StepId),
    /// The items with the highest rank.
    Top {
        /// How many to take; full and short variant.
        n: (u16, u16),
        /// The step they come from.
        step: StepId,
        /// What an item must hold to be ranked at all; `None` if all are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only: Option<Condition>,
        /// What they are ranked by; `None` for the usual rank of that kind of step.
        rank: Option<Rank>,
        /// A choice field: when given, so many are taken for each of its options.
        #[serde(default)]
        per: Option<FieldId>,
    },
    /// The items with the lowest rank.
    Bottom {
        /// How many to take; full and short variant.
        n: (u16, u16),
        /// The step they come from.
        step: StepId,
        /// What an item must hold to be ranked at all; `None` if all are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only: Option<Condition>,
        /// What they are ranked by; `None` for the usual rank of that kind of step.
        rank: Option<Rank>,
        /// A choice field: when given, so many are taken for each of its options.
        #[serde(default)]
        per: Option<FieldId>,
    },
    /// The items whose field passes a test.
    Where {
        /// The step they come from.
        step: StepId,
        /// The field to test; the items of a cascade have the computed field `final`.
        field: FieldId,
        /// What the field must hold.
        test: Test,
    },
    /// Every pair of this step's items.
    Pairs(StepId),
    /// Items that the script itself names.
    Fixed(Vec<Text>),
    /// The items of each part in turn, every item once.
    Union(Vec<Selector>),
    /// The first, unless it gives no items; then the second.
    Else(Box<Selector>, Box<Selector>),
    /// No more than so many of the items of another selector.
    Max {
        /// The most items to take; full and short variant.
        n: (u16, u16),
        /// Where they come from.
        of: Box<Selector>,
    },
}

impl Selector {
    /// The items the script names itself; `None` if it names none.
    pub fn fixed(&self) -> Option<&[Text]> {
        match self {
            Self::Fixed(texts) => Some(texts),
            Self::Union(parts) => parts.iter().find_map(Self::fixed),
            Self::Else(a, b) => a.fixed().or_else(|| b.fixed()),
            Self::Max { of, .. } => of.fixed(),
            _ => None,
        }
    }

    /// The ids of the steps it takes items from.
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
    /// Dots on the item.
    Votes,
    /// Mean score.
    Mean,
    /// Mean of the first aspect less the mean of the second.
    Gap,
    /// How close the scores are to one another: the less they deviate, the higher.
    Agreement,
    /// Net Promoter Score.
    Nps,
    /// The share of levels at which a key point was intact.
    Survival,
    /// How badly a key point came through: what arrived lost above what arrived changed, and among those alike what was
    /// intact at fewer levels first.
    Loss,
}

/// A field, and what it must hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The field to test; the items of a cascade have the computed field `final`.
    pub field: FieldId,
    /// What the field must hold.
    pub test: Test,
}

/// What a field must hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Test {
    /// The field holds this value.
    Is(Clean),
    /// The field holds any other value.
    IsNot(Clean),
    /// The field holds one of these values.
    OneOf(Vec<Clean>),
}
