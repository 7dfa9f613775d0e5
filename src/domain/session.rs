//! A session: its events, which of them count, and the state they add up to. Folding never fails: an event that fits
//! nothing changes nothing.

use std::sync::Arc;

use super::event::{Event, EventIndex, Stamped};

mod actions;
mod adding;
mod answers;
mod copy;
mod fold;
mod history;
mod joining;
mod limits;
mod people;
mod resume_point;
mod splitting;
mod state;
mod status;
mod time;

pub use actions::{ActionHistory, Actions, EarlierAction};
pub(super) use adding::with_added;
use history::History;
pub(super) use history::{Counts, counting, is_undoable};
pub use limits::MOST_ADDED;
pub(super) use limits::MOST_ID;
pub use people::PeopleList;
pub use state::{CascadeState, Note, Row, State, StepState};
pub use status::Status;
pub use time::Time;

/// A session: a list of events and the state they add up to.
///
/// ```
/// use flipover::domain::event::{Event, Moment, Stamped};
/// use flipover::domain::session::Session;
/// # use std::sync::Arc;
/// # use flipover::domain::event::{Opened, Variant};
/// # use flipover::domain::text::{Clean, Lang};
/// # use flipover::domain::script::parse;
/// # let script = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/workshops/brand-values.ron"));
/// # let opened = Opened {
/// #     session: "2026-11-23-example".to_owned(),
/// #     run: "1".to_owned(),
/// #     workshop: Arc::new(parse(script).unwrap()),
/// #     language: Lang::En,
/// #     variant: Variant::Full,
/// #     client: Clean::line("De Linde"),
/// #     group: Clean::default(),
/// #     people: 8,
/// #     facilitator: Clean::default(),
/// #     offset: 60,
/// # };
///
/// let at = Moment::default();
/// let mut session = Session::replay(vec![Stamped { seq: 1, at, event: Event::Opened(opened) }]).unwrap();
/// assert_eq!(session.state().people, 8);
///
/// session.apply(Stamped { seq: 2, at, event: Event::PeopleSet(12) });
/// assert_eq!(session.state().people, 12);
///
/// session.apply(Stamped { seq: 3, at, event: Event::Undone(2) });
/// assert_eq!(session.state().people, 8);
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    /// Shared with earlier states of the session, so that looking back copies no events.
    log: Arc<Vec<Stamped>>,
    /// How many of the events have happened; a replay stops short of the last.
    len: usize,
    history: History,
    state: State,
    /// How many events behind those it was read from could not be read. Their numbers do not tell.
    lost_at_end: u64,
}

impl Session {
    /// The session these events make; `None` if they do not begin with [`Event::Opened`].
    pub fn replay(log: Vec<Stamped>) -> Option<Self> {
        let history = History::of(&log);
        let mut state = fold(&log, &history)?;
        state.lost = missing(&log);
        Some(Self {
            len: log.len(),
            log: Arc::new(log),
            history,
            state,
            lost_at_end: 0,
        })
    }

    /// The session of these events as it was after the first one; `None` if that is not [`Event::Opened`].
    pub(super) fn begin(log: &Arc<Vec<Stamped>>) -> Option<Self> {
        let first = log.get(..1)?;
        let history = History::of(first);
        let state = fold(first, &history)?;
        Some(Self {
            log: Arc::clone(log),
            len: 1,
            history,
            state,
            lost_at_end: 0,
        })
    }

    /// The session as it was after `until` events, computed from a state saved after `len` of them. The saved state
    /// must leave out every event that is undone by `until`.
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
            lost_at_end: 0,
        };
        session.go_on(until);
        session
    }

    /// Takes the next events of its own log, until `until` of them have happened. They must not undo or redo anything
    /// that happened before.
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
        self.state.lost = missing(self.log());
    }

    /// Whether its events are this very list, and not merely an equal one.
    pub(super) fn is_of(&self, log: &Arc<Vec<Stamped>>) -> bool {
        Arc::ptr_eq(&self.log, log)
    }

    /// Applies the next event.
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
        self.state.lost = missing(self.log()).saturating_add(self.lost_at_end);
    }

    /// The same session, after whose last event this many more could not be read.
    #[must_use]
    pub fn with_lost_at_end(mut self, lost: u64) -> Self {
        self.lost_at_end = lost;
        self.state.lost = missing(self.log()).saturating_add(lost);
        self
    }

    /// The state after all events so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Every event so far, in order.
    pub fn log(&self) -> &[Stamped] {
        self.log.get(..self.len).unwrap_or_default()
    }

    /// The index of the last event so far.
    pub fn latest(&self) -> EventIndex {
        EventIndex::new(self.len.saturating_sub(1))
    }

    /// The session as it was before the event with this number; `None` if that is before the first.
    pub fn before(&self, seq: u64) -> Option<Self> {
        let log = self.log().iter().take_while(|stamped| stamped.seq < seq);
        Self::replay(log.cloned().collect())
    }

    /// When it was opened, in milliseconds since 1970 UTC.
    pub fn began_at(&self) -> i64 {
        self.log().first().map_or(0, |first| first.at.wall)
    }

    /// When it was held, or opened if it has not begun, in milliseconds since 1970 UTC.
    pub fn held_at(&self) -> i64 {
        let held = self.state().held();
        held.map_or(self.began_at(), |held| held.wall)
    }

    /// The number that the next event gets.
    pub fn next_seq(&self) -> u64 {
        self.log()
            .last()
            .map_or(1, |last| last.seq.saturating_add(1))
    }

    /// The event that undo would take back; `None` if there is none.
    pub fn undo_target(&self) -> Option<&Stamped> {
        self.history.done.last().and_then(|seq| self.find(*seq))
    }

    /// The event that redo would put back; `None` if there is none.
    pub fn redo_target(&self) -> Option<&Stamped> {
        self.history.undone.last().and_then(|seq| self.find(*seq))
    }

    fn find(&self, seq: u64) -> Option<&Stamped> {
        let log = self.log();
        let at = log.binary_search_by_key(&seq, |stamped| stamped.seq).ok()?;
        log.get(at)
    }
}

/// How many events are missing between these, as their numbers tell: the program gives every number once.
fn missing(log: &[Stamped]) -> u64 {
    let (Some(first), Some(last)) = (log.first(), log.last()) else {
        return 0;
    };
    let between = last.seq.saturating_sub(first.seq);
    between.saturating_sub(log.len() as u64 - 1)
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
