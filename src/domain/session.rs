//! A session: its events, which of them count, and what they add up to. The fold is total; an event that fits nothing
//! changes nothing.

use std::sync::Arc;

use super::event::{Event, Stamped};

mod answers;
mod copy;
mod fold;
mod history;
mod limits;
mod resume_point;
mod state;
mod status;
mod time;

use history::History;
pub(super) use history::{Counts, counting, is_undoable};
pub use limits::MOST_ADDED;
pub(super) use limits::MOST_ID;
pub use state::{CascadeState, Note, Row, State, StepState};
pub use status::Status;
pub use time::Time;

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
