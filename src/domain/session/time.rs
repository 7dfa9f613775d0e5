//! How the time of a session passes.

use super::super::event::{Event, Moment, Stamped};
use super::history::Counts;
use super::limits::MOST_TIME;

/// How the session's time passes: milliseconds since it was opened, time away left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// Session time at which this run's own clock stood at 0; may be negative.
    pub(super) base: i64,
    /// Session time of the last event.
    pub(super) reached: u64,
    /// Session time at which the first step began.
    pub(super) began: Option<u64>,
    /// Session time at which the workshop ended.
    pub(super) ended: Option<u64>,
    /// Session time since which the current step's clock runs; `None`: it stands still.
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

    /// Goes on to an event. Time passes under one that was undone as well; only what it said about time is not so.
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

    /// The session time at `now`, a moment of the latest run.
    pub fn at(&self, now: Moment) -> u64 {
        let passed = self.base.saturating_add_unsigned(now.mono);
        let forward = u64::try_from(passed).unwrap_or(0).max(self.reached);
        forward.min(MOST_TIME)
    }

    /// Milliseconds from the first step until `now` or the end: neither a night away nor a wall clock set by hand
    /// is in it.
    pub fn passed(&self, now: Moment) -> u64 {
        let until = self.ended.unwrap_or_else(|| self.at(now));
        self.began.map_or(0, |began| until.saturating_sub(began))
    }

    /// The session time of the last event.
    pub fn reached(&self) -> u64 {
        self.reached
    }
}
