//! Looking back on a session: its state after any of its events, the marks to jump to, and two ways to show time.

use std::sync::Arc;

use super::event::{Event, EventIndex, Moment, Stamped};
use super::session::{self, Session, State, Time};
use super::workshop::{StepIndex, Workshop};

mod display_time;
mod marks;
mod said;

pub use display_time::DisplayTime;
pub use marks::{MarkKind, TimelineMark};
pub use said::{SearchDirection, find, said};

/// The most states that are saved.
const SAVED: usize = 64;
/// The fewest events between two saved states.
const APART: usize = 1024;

/// The events of a session, and what it takes to be at any of them at once.
#[derive(Clone, Debug)]
pub struct Timeline {
    log: Arc<Vec<Stamped>>,
    /// The script with every step that had been added by the end.
    workshop: Arc<Workshop>,
    /// The session time of each event as it is counted in the end, in milliseconds. It never runs backwards.
    times: Vec<u64>,
    /// The events that undo or redo something, in order.
    turns: Vec<Turn>,
    /// The state after some of the events, which are evenly spread.
    saved: Vec<(EventIndex, State)>,
    marks: Vec<TimelineMark>,
}

/// An event that undoes or redoes an earlier one.
#[derive(Clone, Copy, Debug)]
struct Turn {
    index: EventIndex,
    seq: u64,
}

impl Timeline {
    /// The timeline of these events; `None` if they do not begin with `Opened`.
    pub fn new(log: Vec<Stamped>) -> Option<Self> {
        let apart = APART.max(log.len().div_ceil(SAVED + 1));
        Self::spaced(log, apart)
    }

    /// The timeline of these events, with a state saved every `apart` events; `None` if they do not begin with
    /// `Opened`.
    pub fn spaced(log: Vec<Stamped>, apart: usize) -> Option<Self> {
        let log = Arc::new(log);
        let mut session = Session::begin(&log)?;
        let workshop = session::with_added(session.state().workshop(), &log);
        let mut timeline = Self {
            times: times(&log),
            turns: turns(&log),
            saved: Vec::new(),
            marks: marks::of(&log, &workshop),
            workshop,
            log,
        };
        let apart = apart.max(1);
        let spaced = (apart..timeline.log.len()).step_by(apart);
        for index in spaced.take(SAVED).map(EventIndex::new) {
            timeline.go(&mut session, index);
            timeline.saved.push((index, session.state().clone()));
        }
        Some(timeline)
    }

    /// The script of the session, with every step that had been added by its end.
    pub fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// How many events there are, which is at least one.
    pub fn len(&self) -> usize {
        self.log.len()
    }

    /// Always false: there is at least one event.
    pub fn is_empty(&self) -> bool {
        self.log.is_empty()
    }

    /// The index of the last event.
    pub fn last(&self) -> EventIndex {
        EventIndex::new(self.log.len() - 1)
    }

    /// The event with this index.
    pub fn event(&self, index: EventIndex) -> Option<&Stamped> {
        self.log.get(index.get())
    }

    /// The event with this number.
    pub fn numbered(&self, seq: u64) -> Option<&Stamped> {
        let found = self.log.binary_search_by_key(&seq, |stamped| stamped.seq);
        self.log.get(found.ok()?)
    }

    /// The session as it was after the event at `index`, or after the last one if there is no such event.
    pub fn at(&self, index: EventIndex) -> Option<Session> {
        let mut session = Session::begin(&self.log)?;
        self.go(&mut session, index);
        Some(session)
    }

    /// Takes a session of this timeline to where it was after the event at `index`, or after the last one if there is
    /// no such event. It goes on from where it is if possible, else from a saved state. A session of anything else
    /// becomes one of this timeline.
    pub fn go(&self, session: &mut Session, index: EventIndex) {
        let until = index.count().min(self.log.len());
        let here = session.log().len();
        let own = session.is_of(&self.log) && here <= until && self.holds(here, until);
        let from = if own { here } else { 0 };
        let best = self.saved.iter().rev().find(|(index, _)| {
            (from..until).contains(&index.get()) && self.holds(index.count(), until)
        });
        match best {
            Some((index, state)) => {
                *session = Session::from_saved(&self.log, (index.count(), state.clone()), until);
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

    /// Whether the state after `len` events can be taken on to `until`: none of those events is undone or redone in
    /// between.
    fn holds(&self, len: usize, until: usize) -> bool {
        let Some(last) = len.checked_sub(1).and_then(|at| self.log.get(at)) else {
            return false;
        };
        let first = self.turns.partition_point(|turn| turn.index.get() < len);
        let since = self.turns.iter().skip(first);
        since
            .take_while(|turn| turn.index.get() < until)
            .all(|turn| turn.seq > last.seq)
    }

    /// The session time of the event at `index`, in milliseconds.
    pub fn time(&self, index: EventIndex) -> u64 {
        let last = self.times.last();
        self.times.get(index.get()).or(last).copied().unwrap_or(0)
    }

    /// The session time of the last event, in milliseconds.
    pub fn length(&self) -> u64 {
        self.time(self.last())
    }

    /// The index of the last event that had happened by a session time.
    pub fn index_at(&self, time: u64) -> EventIndex {
        let after = self.times.partition_point(|begun| *begun <= time);
        EventIndex::new(after.saturating_sub(1))
    }

    /// The moment at a session time, on the clocks of the run that the last event of `session` belongs to.
    pub fn moment(&self, session: &Session, time: u64) -> Moment {
        let last = session.state().last;
        let begun = self.time(session.latest());
        let since = time.saturating_sub(begun);
        Moment {
            wall: last.wall.saturating_add_unsigned(since),
            mono: last.mono.saturating_add(since),
        }
    }

    /// The marks to jump to, in order.
    pub fn marks(&self) -> &[TimelineMark] {
        &self.marks
    }

    /// The index of the event that first entered the step with this index.
    pub fn entered(&self, step: StepIndex) -> Option<EventIndex> {
        let kind = MarkKind::Step(step);
        let mark = self.marks.iter().find(|mark| mark.kind == kind)?;
        Some(mark.index)
    }

    /// The index of the last event before the step that was entered with the one at `index` was left, the last time it
    /// was. Where nothing was left, that of the last event.
    pub fn left(&self, entered: EventIndex) -> EventIndex {
        let is_step = |mark: &&TimelineMark| matches!(mark.kind, MarkKind::Step(_));
        let steps: Vec<&TimelineMark> = self.marks.iter().filter(is_step).collect();
        let meant = steps.iter().find(|mark| mark.index == entered);
        let Some(kind) = meant.map(|mark| mark.kind) else {
            return self.last();
        };
        let after = steps.iter().rev().take_while(|mark| mark.kind != kind);
        let left = after.last().map(|mark| mark.index.get());
        // The session is over when it was ended, which is not in the step any more.
        let counts = session::counting(&self.log);
        let is_end = |it: &Stamped| it.event == Event::Ended && counts(it) == session::Counts::Yes;
        let left = left.or_else(|| self.log.iter().rposition(is_end));
        let left = left.and_then(|left| left.checked_sub(1));
        left.map_or_else(|| self.last(), EventIndex::new)
    }

    /// How session time is shown: as it was, or with no pause between two events longer than `limit` milliseconds.
    pub fn pace(&self, limit: Option<u64>) -> DisplayTime {
        DisplayTime::new(&self.times, limit)
    }

    /// Whether the program closed the session in an orderly way after its last event.
    pub fn is_closed(&self) -> bool {
        matches!(self.log.last().map(|last| &last.event), Some(Event::Closed))
    }

    /// The events up to and including the one at `index`.
    pub fn events(&self, index: EventIndex) -> &[Stamped] {
        let until = index.count().min(self.log.len());
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
    let turn = |(at, stamped): (usize, &Stamped)| match stamped.event {
        Event::Undone(seq) | Event::Redone(seq) => Some(Turn {
            index: EventIndex::new(at),
            seq,
        }),
        _ => None,
    };
    log.iter().enumerate().filter_map(turn).collect()
}
