//! The index of an event in the log of a session.

/// The index of an event in the log of its session, from 0; its number is another thing. An index of anything else is
/// a plain number, or a [`StepIndex`](crate::domain::workshop::StepIndex).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIndex(usize);

impl EventIndex {
    /// The first event.
    pub const FIRST: Self = Self(0);

    /// The event with so many before it.
    pub const fn new(before: usize) -> Self {
        Self(before)
    }

    /// How many events come before it.
    pub const fn get(self) -> usize {
        self.0
    }

    /// How many events have happened once it has.
    pub const fn count(self) -> usize {
        self.0.saturating_add(1)
    }

    /// The index after it, whether or not there is such an event.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The index before it; that of the first event for the first event.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}
