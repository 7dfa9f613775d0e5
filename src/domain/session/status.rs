//! How far a session has come with a step.

/// Whether a step was reached, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It has not been entered.
    #[default]
    NotReached,
    /// It is the current one.
    Open,
    /// It was entered and left.
    Done,
    /// It was skipped.
    Skipped,
}
