//! A session looked back on: how it stood after any of its events, what can be jumped to, and two clocks to read it by.

use std::sync::Arc;

use super::event::{Event, Moment, Stamped};
use super::session::{self, Session, State, Time};
use super::workshop::Workshop;

mod display_time;
mod marks;
mod said;

pub use display_time::DisplayTime;
pub use marks::{Mark, MarkKind};
pub use said::{SearchDirection, find, said};

/// How many states are saved at most.
const SAVED: usize = 64;
/// How many events lie between two saved states at least.
const APART: usize = 1024;

/// The events of a session, with what it takes to be at any of them at once. Events go by their place, from 0.
#[derive(Clone, Debug)]
pub struct Timeline {
    log: Arc<Vec<Stamped>>,
    /// The session time of each event as it is counted in the end, in milliseconds. It never goes back.
    times: Vec<u64>,
    /// What was undone and redone, in order.
    turns: Vec<Turn>,
    /// How it stood after some of the events, evenly spread.
    saved: Vec<(usize, State)>,
    marks: Vec<Mark>,
}

/// An event that takes an earlier one out of the count or puts it back.
#[derive(Clone, Copy, Debug)]
struct Turn {
    place: usize,
    seq: u64,
}

impl Timeline {
    /// The timeline of these events; `None` when they do not begin with `Opened`.
    pub fn new(log: Vec<Stamped>) -> Option<Self> {
        let apart = APART.max(log.len().div_ceil(SAVED + 1));
        Self::spaced(log, apart)
    }

    /// The timeline of these events, with a state saved every so many of them; `None` when they do not begin with
    /// `Opened`.
    pub fn spaced(log: Vec<Stamped>, apart: usize) -> Option<Self> {
        let log = Arc::new(log);
        let mut session = Session::begin(&log)?;
        let mut timeline = Self {
            times: times(&log),
            turns: turns(&log),
            saved: Vec::new(),
            marks: marks::of(&log, session.state().workshop()),
            log,
        };
        let apart = apart.max(1);
        for place in (apart..timeline.log.len()).step_by(apart).take(SAVED) {
            timeline.go(&mut session, place);
            timeline.saved.push((place, session.state().clone()));
        }
        Some(timeline)
    }

    /// The script.
    pub fn workshop(&self) -> Option<&Workshop> {
        match &self.log.first()?.event {
            Event::Opened(opened) => Some(&opened.workshop),
            _ => None,
        }
    }

    /// How many events there are; at least one.
    pub fn len(&self) -> usize {
        self.log.len()
    }

    /// Always false: the first event is there.
    pub fn is_empty(&self) -> bool {
        self.log.is_empty()
    }

    /// The place of the last event.
    pub fn last(&self) -> usize {
        self.log.len() - 1
    }

    /// The event at a place.
    pub fn event(&self, place: usize) -> Option<&Stamped> {
        self.log.get(place)
    }

    /// The event with a number.
    pub fn numbered(&self, seq: u64) -> Option<&Stamped> {
        let place = self.log.binary_search_by_key(&seq, |stamped| stamped.seq);
        self.log.get(place.ok()?)
    }

    /// The session as it stood after the event at a place, or after the last one.
    pub fn at(&self, place: usize) -> Option<Session> {
        let mut session = Session::begin(&self.log)?;
        self.go(&mut session, place);
        Some(session)
    }

    /// Brings a session of this timeline to where it stood after the event at `place`, or after the last one: on from
    /// where it is where that can be, else from a saved state. Any other session becomes one of this timeline.
    pub fn go(&self, session: &mut Session, place: usize) {
        let until = (place + 1).min(self.log.len());
        let here = session.log().len();
        let own = session.is_of(&self.log) && here <= until && self.holds(here, until);
        let from = if own { here } else { 0 };
        let best = self
            .saved
            .iter()
            .rev()
            .find(|(place, _)| (from..until).contains(place) && self.holds(place + 1, until));
        match best {
            Some((place, state)) => {
                *session = Session::from_saved(&self.log, (place + 1, state.clone()), until);
            }
            None if own => session.go_on(until),
            None => {
                if let Some(begun) = Session::begin(&self.log) {
                    *session = begun;
                    session.go_on(until);
                }
            }
        }
    }

    /// Whether what stood after `len` events still stands in what stood after `until`: nothing of it was undone or
    /// redone since.
    fn holds(&self, len: usize, until: usize) -> bool {
        let Some(last) = len.checked_sub(1).and_then(|place| self.log.get(place)) else {
            return false;
        };
        let first = self.turns.partition_point(|turn| turn.place < len);
        let since = self.turns.iter().skip(first);
        since
            .take_while(|turn| turn.place < until)
            .all(|turn| turn.seq > last.seq)
    }

    /// The session time of an event, in milliseconds.
    pub fn time(&self, place: usize) -> u64 {
        let last = self.times.last();
        self.times.get(place).or(last).copied().unwrap_or(0)
    }

    /// The session time of the last event, in milliseconds.
    pub fn length(&self) -> u64 {
        self.time(self.last())
    }

    /// The place of the last event that had happened at a session time.
    pub fn place_at(&self, time: u64) -> usize {
        let after = self.times.partition_point(|begun| *begun <= time);
        after.saturating_sub(1)
    }

    /// The moment, on the clocks of the run of the session's last event, so much later as the session time is.
    pub fn moment(&self, session: &Session, time: u64) -> Moment {
        let last = session.state().last;
        let begun = self.time(session.log().len().saturating_sub(1));
        let since = time.saturating_sub(begun);
        Moment {
            wall: last.wall.saturating_add_unsigned(since),
            mono: last.mono.saturating_add(since),
        }
    }

    /// What can be jumped to, in order.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The place at which a step was first entered.
    pub fn entered(&self, step: usize) -> Option<usize> {
        let kind = MarkKind::Step(step);
        let mark = self.marks.iter().find(|mark| mark.kind == kind)?;
        Some(mark.place)
    }

    /// How session time is shown: as it was, or with every pause between two events at most `limit` milliseconds long.
    pub fn pace(&self, limit: Option<u64>) -> DisplayTime {
        DisplayTime::new(&self.times, limit)
    }

    /// Whether the program let go of the session in an orderly way after its last event.
    pub fn is_closed(&self) -> bool {
        matches!(self.log.last().map(|last| &last.event), Some(Event::Closed))
    }

    /// The events up to and with the one at `place`.
    pub fn events(&self, place: usize) -> &[Stamped] {
        let until = (place + 1).min(self.log.len());
        self.log.get(..until).unwrap_or_default()
    }
}

fn times(log: &[Stamped]) -> Vec<u64> {
    let Some((first, rest)) = log.split_first() else {
        return Vec::new();
    };
    let counts = session::counting(log);
    let mut time = Time::from(first.at);
    let mut times = vec![time.reached()];
    times.extend(rest.iter().map(|stamped| {
        time.pass(stamped, counts(stamped));
        time.reached()
    }));
    times
}

fn turns(log: &[Stamped]) -> Vec<Turn> {
    let turn = |(place, stamped): (usize, &Stamped)| match stamped.event {
        Event::Undone(seq) | Event::Redone(seq) => Some(Turn { place, seq }),
        _ => None,
    };
    log.iter().enumerate().filter_map(turn).collect()
}
