//! How far a session has come with a step.

/// Whether a step was reached, and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It has not been entered.
    #[default]
    NotReached,
    /// It is the current one.
    Open,
    /// It is the current one again, after it was done: one looks back at it.
    Again,
    /// It was entered, and left for an earlier step: it goes on later.
    Begun,
    /// It was entered, and left for a later step or the end.
    Done,
    /// It was skipped.
    Skipped,
}

impl Status {
    /// Whether it is the current step.
    pub fn is_current(self) -> bool {
        matches!(self, Self::Open | Self::Again)
    }

    /// What it is when it becomes the current step.
    pub(super) fn entered(self) -> Self {
        match self {
            Self::Done | Self::Again => Self::Again,
            Self::NotReached | Self::Open | Self::Begun | Self::Skipped => Self::Open,
        }
    }
}
