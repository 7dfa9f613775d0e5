//! The reasons why a command makes no event.

use super::dates::DayFault;
use super::scores::ScoreFault;

/// Why a command makes no event.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There is no step before the first.
    AtFirst,
    /// The workshop is over.
    Over,
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to put back.
    NothingToRedo,
    /// There is no text where one is needed.
    Empty,
    /// There is more text than one record of a session file can hold.
    TooMuch,
    /// The step already has the most items it takes, which is this number.
    Full(u16),
    /// There are more people on a list than it can have, which is this number.
    TooManyListed(usize),
    /// A required field is empty; its label.
    Missing(String),
    /// A number is outside the bounds of its field.
    OutOfRange {
        /// The smallest number allowed.
        min: f64,
        /// The largest number allowed.
        max: f64,
    },
    /// What was typed is not what the field takes.
    NotA(Expected),
    /// A number can be read in two ways.
    TwoNumbers {
        /// What was typed.
        typed: String,
        /// What it is if its mark sets thousands apart.
        thousands: f64,
        /// What it is if its mark is a decimal mark.
        decimal: f64,
    },
    /// What was typed is no day that a field takes.
    Day(DayFault),
    /// One item would have more dots than all voters together may put on it, which is this number.
    OverItem(u32),
    /// One item would have more dots than one person may put on it, which is this number.
    OverOwnItem(u16),
    /// More dots would be given than are left.
    OverBudget {
        /// How many the item can have at most, now that the others have theirs.
        most: u32,
        /// How many it has.
        own: u32,
    },
    /// What was typed is no score, or is not on the scale.
    Score(ScoreFault),
    /// There is nobody to vote or to score.
    Nobody,
    /// The step has no items to work on.
    NoItems,
    /// The workshop has no step that takes actions.
    NoActions,
    /// There are no items to vote on or to score.
    NothingToVoteOn,
    /// There is nothing yet that an added vote could be about.
    NothingAsked,
    /// A step that is added has no question.
    NoQuestion,
    /// A scale does not run from a lower to a higher score.
    NoScale,
    /// It was not said to which group the person scoring belongs.
    NoGroup,
    /// An item cannot be joined with itself.
    JoinItself,
    /// Two items joined would have more dots than all voters together may put on one.
    JoinDots {
        /// The title of the step with the vote.
        step: String,
        /// How many dots they have together.
        dots: u32,
        /// The most that one item can get.
        most: u32,
    },
    /// Two items were both scored, or marked in different ways, in this step; its title.
    JoinCounted(String),
    /// One of two items may be told further, or with a name, and the other not.
    JoinPermission,
    /// Two items joined would be longer than a text can be.
    JoinTooLong,
    /// An item can only be split where something stands on both sides.
    SplitNowhere,
    /// It is already as far as it can go.
    AtEdge,
    /// The step must not be dropped; its title.
    Needed(String),
    /// What the command is about does not exist, or no longer.
    Gone,
    /// The command would change nothing.
    Same,
}

/// What a field takes, where something else was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of its options.
    Choice,
    /// A number, written with digits.
    Number,
    /// An amount of time with its unit.
    Duration,
    /// A calendar day.
    Date,
}
