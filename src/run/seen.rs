//! A session of another process, seen by this one's clock.

use super::clock::run_id;
use super::host::Host;
use crate::domain::event::{Event, Moment, Stamped};
use crate::domain::session::Session;

/// Whether time passes in a session of another process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockMode {
    /// It goes on, by the clock on the wall that both share.
    Live,
    /// It stands still.
    Rest,
}

impl ClockMode {
    /// How much session time has passed since the last event, in milliseconds. The clock on the wall is the one that two
    /// processes share; their own clocks began apart.
    pub(super) fn passed(self, last: Moment, now: Moment) -> u64 {
        match self {
            Self::Live => u64::try_from(now.wall - last.wall).unwrap_or(0),
            Self::Rest => 0,
        }
    }
}

/// A session of another process as it stands for this one, whose own clock began at another time.
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
