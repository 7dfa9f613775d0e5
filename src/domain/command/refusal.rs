//! Why a command makes no event.

use super::super::results::rate::ScoreFault;

/// Why a command makes no event.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// The first step has none before it.
    AtFirst,
    /// The workshop is over.
    Over,
    /// Nothing was done that could be taken back.
    NothingToUndo,
    /// Nothing was taken back that could be put back.
    NothingToRedo,
    /// There is no text.
    Empty,
    /// There is more text than one record of the file holds.
    TooMuch,
    /// The step takes no more items than this.
    Full(u16),
    /// A field an item may not go without is empty.
    Missing(String),
    /// A number outside its bounds.
    OutOfRange {
        /// The smallest allowed.
        min: f64,
        /// The largest allowed.
        max: f64,
    },
    /// Not what the field takes.
    NotA(Expected),
    /// More dots on one item than the voters may put there.
    OverItem(u32),
    /// More dots on one item than one person may put there.
    OverOwnItem(u16),
    /// More dots in all than there are left to give.
    OverBudget(u32),
    /// What was typed is no score, or none of the scale.
    Score(ScoreFault),
    /// There is nobody to vote or score.
    Nobody,
    /// The step has nothing to work on.
    NoItems,
    /// The workshop has no step for actions.
    NoActions,
    /// There is nothing to vote on or to score.
    NothingToVoteOn,
    /// The group of the one who scores is not chosen.
    NoGroup,
    /// It is already at that end.
    AtEdge,
    /// The step is needed and is never dropped; its title.
    Needed(String),
    /// It is not there, or not any more.
    Gone,
    /// Nothing would change.
    Same,
}

/// What a field takes, for a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of its choices.
    Choice,
    /// A number.
    Number,
    /// A duration.
    Duration,
    /// A day.
    Date,
}
