//! Shows a session of another process by the clock of this one.

use super::clock::run_id;
use super::host::Host;
use crate::domain::event::{Event, Moment, Stamped};
use crate::domain::session::Session;

/// Whether time passes in a session of another process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockMode {
    /// It passes, by the wall clock that both processes share.
    Live,
    /// It stands still.
    Rest,
}

impl ClockMode {
    /// Returns how many milliseconds of session time have passed since the last event. Two processes share the wall clock,
    /// but their own clocks began at different moments.
    pub(super) fn passed(self, last: Moment, now: Moment) -> u64 {
        match self {
            Self::Live => u64::try_from(now.wall - last.wall).unwrap_or(0),
            Self::Rest => 0,
        }
    }
}

/// Returns a session of another process as it is for this one, whose own clock began at another moment.
pub fn as_seen(mut events: Vec<Stamped>, pace: ClockMode, host: &Host) -> Option<Session> {
    let last = events.last()?;
    let at = host.clock.now();
    let counted = pace.passed(last.at, at);
    let seq = last.seq + 1;
    let event = Event::Resumed {
        run: run_id(),
        offset: host.clock.offset(),
        counted,
    };
    events.push(Stamped { seq, at, event });
    let mut session = Session::replay(events)?;
    if pace == ClockMode::Rest && session.state().current.is_some() && !session.state().is_paused()
    {
        let seq = session.next_seq();
        let event = Event::ClockPaused;
        session.apply(Stamped { seq, at, event });
    }
    Some(session)
}
