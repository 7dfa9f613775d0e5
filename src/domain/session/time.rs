//! Session time: the time that has passed in a session, without the time away from it.

use super::super::event::{Event, Moment, Stamped};
use super::history::Counts;
use super::limits::MOST_TIME;

/// Session time, in milliseconds since the session was opened; time away is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// The session time at which the clock of this run stood at 0; may be negative.
    pub(super) base: i64,
    /// The session time of the latest event.
    pub(super) reached: u64,
    /// The session time at which the first step began.
    pub(super) began: Option<u64>,
    /// The session time at which the workshop ended.
    pub(super) ended: Option<u64>,
    /// The session time since which the clock of the current step has been running; `None` while it is stopped.
    pub running_since: Option<u64>,
}

impl Time {
    /// The time of a session that is opened at `at`.
    pub(in crate::domain) fn from(at: Moment) -> Self {
        Self {
            base: 0_i64.saturating_sub_unsigned(at.mono),
            ..Self::default()
        }
    }

    /// Moves on to an event. Time passes even if the event was undone; only what it said about time no longer holds.
    pub(in crate::domain) fn pass(&mut self, stamped: &Stamped, counts: Counts) {
        let counted = match &stamped.event {
            Event::Resumed { counted, .. } => Some(*counted),
            Event::Merging(_) | Event::Merged { .. } => Some(0),
            _ => None,
        };
        if let Some(counted) = counted {
            self.reached = self.reached.saturating_add(counted);
            self.base = i64::try_from(self.reached)
                .unwrap_or(i64::MAX)
                .saturating_sub_unsigned(stamped.at.mono);
        }
        self.reached = self.at(stamped.at);
        if let (Event::SleepCounted(slept), Counts::Yes) = (&stamped.event, counts) {
            self.base = self.base.saturating_add_unsigned(*slept);
            self.reached = self.at(stamped.at);
        }
    }

    /// The session time at `now`, a moment of the latest run. It never runs backwards.
    pub fn at(&self, now: Moment) -> u64 {
        let passed = self.base.saturating_add_unsigned(now.mono);
        let forward = u64::try_from(passed).unwrap_or(0).max(self.reached);
        forward.min(MOST_TIME)
    }

    /// Milliseconds from the first step until `now` or the end. A night away is not part of it, and setting the wall
    /// clock by hand does not change it.
    pub fn passed(&self, now: Moment) -> u64 {
        let until = self.ended.unwrap_or_else(|| self.at(now));
        self.began.map_or(0, |began| until.saturating_sub(began))
    }

    /// The session time of the latest event.
    pub fn reached(&self) -> u64 {
        self.reached
    }
}
