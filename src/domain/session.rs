//! A session: its events, which of them count, and what they add up to. The fold is total; an event that fits nothing
//! changes nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::event::{Event, Stamped};

mod answers;
mod fold;
mod resume_point;
mod state;
mod time;

pub use state::{CascadeState, Note, Row, State, Status, StepState};
pub use time::Time;

/// The most seconds a step can get more or less by hand: a thousand hours.
pub const MOST_ADDED: i64 = 1000 * 3600;

/// The longest a session lasts, in milliseconds: a hundred years, whatever a file says.
const MOST_TIME: u64 = 100 * 366 * 24 * 3600 * 1000;

/// The highest id that an item or a note may bring along. Above it ids only count on from the one before, so that no
/// number in a file can use up those that are left.
pub(super) const MOST_ID: u32 = u32::MAX / 2;

/// A session: its events and what they add up to.
#[derive(Clone, Debug)]
pub struct Session {
    /// Shared with the sessions it was, so that looking back copies no events.
    log: Arc<Vec<Stamped>>,
    /// How many of them have happened.
    len: usize,
    history: History,
    state: State,
}

/// Which events count: undo takes one out, redo puts it back.
#[derive(Clone, Debug, Default)]
struct History {
    done: Vec<u64>,
    undone: Vec<u64>,
    dead: BTreeSet<u64>,
}

impl History {
    fn of(log: &[Stamped]) -> Self {
        let mut history = Self::default();
        for stamped in log {
            history.note(stamped);
        }
        history
    }

    fn counts(&self, stamped: &Stamped) -> Counts {
        if self.dead.contains(&stamped.seq) {
            Counts::No
        } else {
            Counts::Yes
        }
    }

    /// Takes note of an event; whether it changes what counted before it.
    fn note(&mut self, stamped: &Stamped) -> bool {
        match stamped.event {
            // What is undone already, in a copy that was taken up, is not undone twice; 0 is no event.
            Event::Undone(seq) => {
                let rewrites = seq > 0 && self.dead.insert(seq);
                if rewrites {
                    take_last(&mut self.done, seq);
                    self.undone.push(seq);
                }
                rewrites
            }
            Event::Redone(seq) => {
                let rewrites = self.dead.remove(&seq);
                if rewrites {
                    take_last(&mut self.undone, seq);
                    self.done.push(seq);
                }
                rewrites
            }
            _ if is_undoable(&stamped.event) => {
                self.undone.clear();
                self.done.push(stamped.seq);
                false
            }
            _ => false,
        }
    }
}

/// Takes an event out of a list, where it is nearly always the last.
fn take_last(events: &mut Vec<u64>, seq: u64) {
    if let Some(place) = events.iter().rposition(|event| *event == seq) {
        events.remove(place);
    }
}

/// Whether undo may take this event back; what the program itself reports stays, and so does what the room is shown.
pub(super) fn is_undoable(event: &Event) -> bool {
    !matches!(
        event,
        Event::Opened(_)
            | Event::Resumed { .. }
            | Event::Closed
            | Event::ClockJumped(_)
            | Event::Redacted
            | Event::RoomSet(_)
            | Event::Revealed { .. }
            | Event::Branched { .. }
            | Event::Merging(_)
            | Event::Merged { .. }
            | Event::Undone(_)
            | Event::Redone(_)
    )
}

impl Session {
    /// The session these events tell of; `None` when they do not begin with `Opened`.
    pub fn replay(log: Vec<Stamped>) -> Option<Self> {
        let history = History::of(&log);
        let state = fold(&log, &history)?;
        Some(Self {
            len: log.len(),
            log: Arc::new(log),
            history,
            state,
        })
    }

    /// The session of these events as it stood when the first had happened; `None` when that is not `Opened`.
    pub(super) fn begin(log: &Arc<Vec<Stamped>>) -> Option<Self> {
        let first = log.get(..1)?;
        let history = History::of(first);
        let state = fold(first, &history)?;
        Some(Self {
            log: Arc::clone(log),
            len: 1,
            history,
            state,
        })
    }

    /// The session of these events of which `state` is what stood when `len` had happened and all that was undone by
    /// the time `until` had happened did not count; then taken on to where `until` have happened.
    pub(super) fn from_saved(
        log: &Arc<Vec<Stamped>>,
        (len, state): (usize, State),
        until: usize,
    ) -> Self {
        let mut session = Self {
            log: Arc::clone(log),
            len,
            history: History::of(log.get(..len).unwrap_or_default()),
            state,
        };
        session.go_on(until);
        session
    }

    /// Takes the events of its own log that come next, until so many have happened. Nothing that happened before may
    /// be undone or redone by them.
    pub(super) fn go_on(&mut self, until: usize) {
        let Some(next) = self.log.get(self.len..until) else {
            return;
        };
        for stamped in next {
            self.history.note(stamped);
        }
        for stamped in next {
            self.state.apply(stamped, self.history.counts(stamped));
        }
        self.len = until;
    }

    /// Whether its events are this very list.
    pub(super) fn is_of(&self, log: &Arc<Vec<Stamped>>) -> bool {
        Arc::ptr_eq(&self.log, log)
    }

    /// Takes the next event.
    pub fn apply(&mut self, stamped: Stamped) {
        let rewrites = self.history.note(&stamped);
        if !rewrites {
            self.state.apply(&stamped, Counts::Yes);
        }
        let log = Arc::make_mut(&mut self.log);
        log.truncate(self.len);
        log.push(stamped);
        self.len = log.len();
        if rewrites && let Some(state) = fold(log, &self.history) {
            self.state = state;
        }
    }

    /// What stands now.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Every event, in order.
    pub fn log(&self) -> &[Stamped] {
        self.log.get(..self.len).unwrap_or_default()
    }

    /// The session as it stood before the event with this number.
    pub fn before(&self, seq: u64) -> Option<Self> {
        let log = self.log().iter().take_while(|stamped| stamped.seq < seq);
        Self::replay(log.cloned().collect())
    }

    /// When it was opened, milliseconds since 1970 in UTC.
    pub fn began_at(&self) -> i64 {
        self.log().first().map_or(0, |first| first.at.wall)
    }

    /// The number the next event gets.
    pub fn next_seq(&self) -> u64 {
        self.log()
            .last()
            .map_or(1, |last| last.seq.saturating_add(1))
    }

    /// The event undo would take back.
    pub fn undo_target(&self) -> Option<&Stamped> {
        self.history.done.last().and_then(|seq| self.find(*seq))
    }

    /// The event redo would put back.
    pub fn redo_target(&self) -> Option<&Stamped> {
        self.history.undone.last().and_then(|seq| self.find(*seq))
    }

    fn find(&self, seq: u64) -> Option<&Stamped> {
        let log = self.log();
        let place = log.binary_search_by_key(&seq, |stamped| stamped.seq).ok()?;
        log.get(place)
    }
}

fn fold(log: &[Stamped], history: &History) -> Option<State> {
    let (first, rest) = log.split_first()?;
    let Event::Opened(opened) = &first.event else {
        return None;
    };
    let mut state = State::open(opened.clone(), first.at);
    for stamped in rest {
        state.apply(stamped, history.counts(stamped));
    }
    Some(state)
}

/// Whether an event was undone; its time passes all the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Yes,
    No,
}

/// Which of these events count when all of them have happened.
pub(super) fn counting(log: &[Stamped]) -> impl Fn(&Stamped) -> Counts {
    let history = History::of(log);
    move |stamped| history.counts(stamped)
}
