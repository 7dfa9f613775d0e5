//! The fold: what stands after the events so far. Total; an event that fits nothing changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::event::{
    Assumption, Cell, Curtain, Event, Fields, ItemId, List, Mark, Merging, Moment, Opened,
    Reviewed, RoomSetting, Shows, Stage, Stamped, Value,
};
use super::plan;
use super::text::{Clean, Lang};
use super::workshop::{Field, FieldKind, Kind, Step, Workshop, theme};

mod aside;

use aside::Aside;

/// The most seconds a step can get more or less by hand: a thousand hours.
pub const MOST_ADDED: i64 = 1000 * 3600;

/// The longest a session lasts, in milliseconds: a hundred years, whatever a file says.
const MOST_TIME: u64 = 100 * 366 * 24 * 3600 * 1000;

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
        self.log().last().map_or(1, |last| last.seq + 1)
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

/// What stands after the events so far. What people typed is shared between the copies of it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the session began with.
    pub opened: Opened,
    /// People in the room.
    pub people: u16,
    /// Minutes east of UTC of the latest run.
    pub offset: i32,
    /// Minutes each step gets as things stand; 0: not in this run.
    pub plan: Vec<u16>,
    /// Minutes each step got in the variant the session began with; 0: not in it.
    pub planned: Vec<u16>,
    /// How long the workshop may take as agreed since, in milliseconds from its first step; `None`: as planned.
    pub agreed: Option<i64>,
    /// Each step's part, in the workshop's order.
    pub steps: Vec<StepState>,
    /// The place of the current step; `None` before the first and after the last.
    pub current: Option<usize>,
    /// When the first step began.
    pub began: Option<Moment>,
    /// When the workshop ended.
    pub ended: Option<Moment>,
    /// Whether the program let go of it in an orderly way since.
    pub closed: bool,
    /// How time passes.
    pub time: Time,
    /// What real clocks are counted in.
    pub assumption: Assumption,
    /// Every item the room made, by id.
    pub rows: BTreeMap<u32, Row>,
    /// The lists of the whole session, in order.
    pub notes: Vec<Arc<Note>>,
    /// What the room's screen is set to.
    pub room: RoomSetting,
    /// The number of the event up to which the room sees the session, while its screen is frozen.
    pub frozen: Option<u64>,
    /// What became of actions of earlier sessions, in the order they were settled.
    pub reviewed: Vec<Reviewed>,
    /// The id the next item gets.
    pub next_row: u32,
    /// The id the next note gets.
    pub next_note: u32,
    /// The last event taken.
    pub last: Moment,
    /// What waits while what was done in a copy is told.
    aside: Option<Box<Aside>>,
}

/// How the session's time passes: milliseconds since it was opened, time away left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Time {
    /// Session time at which this run's own clock stood at 0; may be negative.
    base: i64,
    /// Session time of the last event.
    reached: u64,
    /// Session time at which the first step began.
    began: Option<u64>,
    /// Session time at which the workshop ended.
    ended: Option<u64>,
    /// Session time since which the current step's clock runs; `None`: it stands still.
    pub running_since: Option<u64>,
}

impl Time {
    /// The time of a session that is opened at `at`.
    pub(super) fn from(at: Moment) -> Self {
        Self {
            base: 0_i64.saturating_sub_unsigned(at.mono),
            ..Self::default()
        }
    }

    /// Goes on to an event. Time passes under one that was undone as well; only what it said about time is not so.
    pub(super) fn pass(&mut self, stamped: &Stamped, counts: Counts) {
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

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It has not been entered.
    #[default]
    NotReached,
    /// It is the current one.
    Open,
    /// It was entered and left.
    Done,
    /// It was skipped.
    Skipped,
}

/// One step's part of the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepState {
    /// Where it stands.
    pub status: Status,
    /// Milliseconds spent in it, up to the last time its clock stopped.
    pub used: u64,
    /// Seconds added by hand; negative for less.
    pub added: i64,
    /// When it was first entered.
    pub entered: Option<Moment>,
    /// The ids of its items, in order.
    pub order: Vec<u32>,
    /// What was filled in, per item.
    pub details: BTreeMap<ItemId, Arc<Fields>>,
    /// The theme each clustered item is in.
    pub themes: BTreeMap<ItemId, u32>,
    /// People voting; `None`: everyone in the room.
    pub voters: Option<u16>,
    /// Dots per item.
    pub votes: BTreeMap<ItemId, u32>,
    /// Scores per cell, sorted.
    pub scores: BTreeMap<Cell, Vec<i32>>,
    /// Whether its results were shown to the room.
    pub revealed: bool,
    /// Items chosen by hand.
    pub chosen: Option<Vec<ItemId>>,
    /// Where a cascade stands.
    pub cascade: CascadeState,
}

/// A cascade's part of its step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CascadeState {
    /// The stage it is in.
    pub stage: Stage,
    /// How much of the step's time had been used when the stage began, in milliseconds.
    pub stage_began: u64,
    /// Milliseconds each level's box ran, by level.
    pub box_used: BTreeMap<u8, u64>,
    /// Chains side by side, 1 or 2; 0 stands for the rule by head count.
    pub chains: u8,
    /// Marks by chain, level and key point.
    pub marks: BTreeMap<(u8, u8, ItemId), Mark>,
    /// What was heard but never said, by chain and level.
    pub additions: BTreeMap<(u8, u8), Vec<Clean>>,
}

/// An item the room made.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The place of its step.
    pub step: usize,
    /// Its fields.
    pub fields: Arc<Fields>,
    /// The number of the event that last wrote it; 0: prefilled by the script.
    pub seq: u64,
}

/// A note of one of the session's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: u32,
    /// Its list.
    pub list: List,
    /// What.
    pub text: Clean,
    /// Who, where that was given.
    pub by: Clean,
    /// The step in which it was noted.
    pub step: Option<usize>,
    /// When.
    pub at: Moment,
}

impl State {
    fn open(opened: Opened, at: Moment) -> Self {
        let workshop = Arc::clone(&opened.workshop);
        let planned = plan::minutes(&workshop, opened.variant);
        let mut state = Self {
            people: opened.people,
            offset: opened.offset,
            plan: planned.clone(),
            planned,
            agreed: None,
            steps: vec![StepState::default(); workshop.steps.len()],
            current: None,
            began: None,
            ended: None,
            closed: false,
            time: Time::from(at),
            assumption: Assumption::default(),
            rows: BTreeMap::new(),
            notes: Vec::new(),
            room: RoomSetting::default(),
            frozen: None,
            reviewed: Vec::new(),
            next_row: 1,
            next_note: 1,
            last: at,
            aside: None,
            opened,
        };
        state.prefill(&workshop);
        state
    }

    fn prefill(&mut self, workshop: &Workshop) {
        for (place, step) in workshop.steps.iter().enumerate() {
            let Kind::Collect(collect) = &step.kind else {
                continue;
            };
            for row in &collect.prefilled {
                let fields = row
                    .iter()
                    .filter_map(|(id, text)| {
                        let field = collect.fields.iter().find(|field| field.id == *id)?;
                        Some((id.clone(), prefilled(field, text.get(self.opened.language))))
                    })
                    .collect();
                self.add_row(place, fields, 0);
            }
        }
    }

    /// The script.
    pub fn workshop(&self) -> &Workshop {
        &self.opened.workshop
    }

    /// The language the room speaks.
    pub fn lang(&self) -> Lang {
        self.opened.language
    }

    /// The script and the state of the step at `place`.
    pub fn step(&self, place: usize) -> Option<(&Step, &StepState)> {
        Some((
            self.opened.workshop.steps.get(place)?,
            self.steps.get(place)?,
        ))
    }

    /// The current step: its place, script and state.
    pub fn current(&self) -> Option<(usize, &Step, &StepState)> {
        let place = self.current?;
        let (step, state) = self.step(place)?;
        Some((place, step, state))
    }

    /// Whether the step's clock stands still.
    pub fn is_paused(&self) -> bool {
        self.current.is_some() && self.time.running_since.is_none()
    }

    /// Milliseconds spent in the step at `place`, at session time `elapsed`.
    pub fn used(&self, place: usize, elapsed: u64) -> u64 {
        let used = self.steps.get(place).map_or(0, |step| step.used);
        match self.time.running_since {
            Some(since) if self.current == Some(place) => used + elapsed.saturating_sub(since),
            _ => used,
        }
    }

    /// How many chains the cascade at `place` runs: as set, else two from twenty people on.
    pub fn chains(&self, place: usize) -> u8 {
        match self.steps.get(place).map_or(0, |step| step.cascade.chains) {
            0 if self.people >= 20 => 2,
            0 => 1,
            chains => chains,
        }
    }

    /// The notes of one list.
    pub fn list(&self, list: List) -> impl Iterator<Item = &Note> {
        let notes = self.notes.iter().map(AsRef::as_ref);
        notes.filter(move |note: &&Note| note.list == list)
    }

    fn place(&self, step: &str) -> Option<usize> {
        self.opened.workshop.step(step).map(|(place, _)| place)
    }

    fn step_mut(&mut self, step: &str) -> Option<&mut StepState> {
        let place = self.place(step)?;
        self.steps.get_mut(place)
    }

    fn apply(&mut self, stamped: &Stamped, counts: Counts) {
        let at = stamped.at;
        if let Event::Resumed { offset, .. }
        | Event::Merging(Merging { offset, .. })
        | Event::Merged { offset } = &stamped.event
        {
            self.offset = *offset;
        }
        self.time.pass(stamped, counts);
        self.last = at;
        self.closed = matches!(stamped.event, Event::Closed | Event::Merged { .. });
        if counts == Counts::Yes {
            self.take(&stamped.event, stamped.seq, at);
        }
    }

    fn take(&mut self, event: &Event, seq: u64, at: Moment) {
        match event {
            Event::Opened(_)
            | Event::Resumed { .. }
            | Event::Closed
            | Event::ClockJumped(_)
            | Event::Redacted
            | Event::SleepCounted(_)
            | Event::Branched { .. }
            | Event::Undone(_)
            | Event::Redone(_) => {}
            Event::Merging(merging) => self.show_copy(merging),
            Event::Merged { .. } => self.show_own(),
            Event::PeopleSet(people) => self.people = *people,
            Event::RoomSet(room) => self.set_room(*room, seq),
            Event::Revealed { step, shown } => {
                if let Some(state) = self.step_mut(step) {
                    state.revealed = *shown;
                }
            }
            Event::StepEntered(step) => self.enter(step, at),
            Event::StepSkipped { step, to } => self.skip(step, to.as_deref(), at),
            Event::Ended => {
                self.leave(Status::Done);
                self.end(at);
            }
            Event::ClockPaused => self.stop_clock(),
            Event::ClockStarted => self.start_clock(),
            Event::Replanned { minutes, until } => self.replan(minutes, *until, at),
            Event::TimeAdded { step, seconds } => {
                if let Some(state) = self.step_mut(step) {
                    let added = state.added.saturating_add(*seconds);
                    state.added = added.clamp(-MOST_ADDED, MOST_ADDED);
                }
            }
            Event::ItemsAdded { step, first, rows } => self.add_rows(step, *first, rows, seq),
            Event::ItemEdited { item, fields } => {
                if let Some(row) = self.rows.get_mut(item) {
                    row.fields = Arc::new(fields.clone());
                    row.seq = seq;
                }
            }
            Event::ItemsRemoved(items) => self.remove_rows(items),
            Event::ItemMoved { item, before } => self.move_row(*item, *before),
            Event::ThemeAdded { .. } | Event::Clustered { .. } => self.take_theme(event, seq),
            Event::AssumptionSet(assumption) => self.assumption = *assumption,
            Event::NoteAdded { .. } | Event::NoteEdited { .. } | Event::NoteRemoved(_) => {
                self.take_note(event, at);
            }
            Event::ActionReviewed(reviewed) => self.take_review(reviewed, seq),
            Event::DetailSet { .. }
            | Event::VotersSet { .. }
            | Event::VotesSet { .. }
            | Event::ScoresSet { .. }
            | Event::ItemsChosen { .. } => self.take_answers(event),
            Event::BallotsCounted {
                step,
                voters,
                votes,
                scores,
            } => self.take_ballots(step, *voters, (votes, scores)),
            Event::StageEntered { .. }
            | Event::MarkSet { .. }
            | Event::AdditionAdded { .. }
            | Event::AdditionRemoved { .. }
            | Event::ChainsSet { .. } => self.take_cascade(event),
        }
    }

    fn set_room(&mut self, room: RoomSetting, seq: u64) {
        self.frozen = match room.curtain {
            Curtain::Frozen => self.frozen.or(Some(seq)),
            Curtain::Open | Curtain::Black => None,
        };
        self.room = room;
    }

    fn enter(&mut self, step: &str, at: Moment) {
        let Some(place) = self.place(step) else {
            return;
        };
        self.leave(Status::Done);
        self.begin(place, at);
    }

    fn skip(&mut self, step: &str, to: Option<&str>, at: Moment) {
        self.leave(Status::Done);
        if let Some(state) = self.step_mut(step) {
            state.status = Status::Skipped;
        }
        match to.and_then(|to| self.place(to)) {
            Some(place) => self.begin(place, at),
            None => self.end(at),
        }
    }

    fn end(&mut self, at: Moment) {
        self.copy_moved();
        self.ended = Some(at);
        self.time.ended = Some(self.time.reached);
    }

    fn begin(&mut self, place: usize, at: Moment) {
        self.copy_moved();
        self.current = Some(place);
        self.room.shows = Shows::Auto;
        (self.ended, self.time.ended) = (None, None);
        self.began.get_or_insert(at);
        self.time.began.get_or_insert(self.time.reached);
        self.time.running_since = Some(self.time.reached);
        if let Some(state) = self.steps.get_mut(place) {
            state.status = Status::Open;
            state.entered.get_or_insert(at);
        }
    }

    fn leave(&mut self, status: Status) {
        self.stop_clock();
        if let Some(state) = self
            .current
            .take()
            .and_then(|place| self.steps.get_mut(place))
        {
            state.status = status;
        }
    }

    fn stop_clock(&mut self) {
        let Some(place) = self.current else { return };
        let used = self.used(place, self.time.reached);
        self.time.running_since = None;
        if let Some(state) = self.steps.get_mut(place) {
            state.used = used;
        }
    }

    fn start_clock(&mut self) {
        if self.current.is_some() && self.time.running_since.is_none() {
            self.time.running_since = Some(self.time.reached);
        }
    }

    /// The minutes of a new plan are minutes in all: what was added by hand before is part of them.
    fn replan(&mut self, minutes: &[(String, u16)], until: Option<i64>, at: Moment) {
        for (step, minutes) in minutes {
            let Some(place) = self.place(step) else {
                continue;
            };
            if let Some(plan) = self.plan.get_mut(place) {
                *plan = *minutes;
            }
            if let Some(state) = self.steps.get_mut(place) {
                state.added = 0;
            }
        }
        if let Some(until) = until {
            // As a length, so that time away later on moves the end with everything else.
            let passed = i64::try_from(self.time.passed(at)).unwrap_or(i64::MAX);
            self.agreed = Some(passed.saturating_add(until.saturating_sub(at.wall)));
        }
    }

    fn add_rows(&mut self, step: &str, first: u32, rows: &[Fields], seq: u64) {
        let Some(place) = self.place(step) else {
            return;
        };
        self.next_row = self.next_row.max(first);
        for fields in rows {
            self.add_row(place, fields.clone(), seq);
        }
    }

    fn add_row(&mut self, step: usize, fields: Fields, seq: u64) {
        let Some(state) = self.steps.get_mut(step) else {
            return;
        };
        state.order.push(self.next_row);
        let fields = Arc::new(fields);
        self.rows.insert(self.next_row, Row { step, fields, seq });
        self.next_row = self.next_row.saturating_add(1);
    }

    fn remove_rows(&mut self, items: &[u32]) {
        for item in items {
            let Some(row) = self.rows.remove(item) else {
                continue;
            };
            if let Some(state) = self.steps.get_mut(row.step) {
                state.order.retain(|id| id != item);
                state.themes.retain(|_, theme| theme != item);
            }
        }
    }

    fn move_row(&mut self, item: u32, before: Option<u32>) {
        let Some(order) = self
            .rows
            .get(&item)
            .and_then(|row| self.steps.get_mut(row.step))
            .map(|step| &mut step.order)
        else {
            return;
        };
        order.retain(|id| *id != item);
        let place = before
            .and_then(|before| order.iter().position(|id| *id == before))
            .unwrap_or(order.len());
        order.insert(place, item);
    }

    fn take_note(&mut self, event: &Event, at: Moment) {
        match event {
            Event::NoteAdded { list, id, text, by } => {
                self.next_note = self.next_note.max(id.saturating_add(1));
                let note = Note {
                    id: *id,
                    list: *list,
                    text: text.clone(),
                    by: by.clone(),
                    step: self.current,
                    at,
                };
                self.notes.push(Arc::new(note));
            }
            Event::NoteEdited { id, text, by } => {
                if let Some(note) = self.notes.iter_mut().find(|note| note.id == *id) {
                    let note = Arc::make_mut(note);
                    note.text = text.clone();
                    note.by = by.clone();
                }
            }
            Event::NoteRemoved(id) => self.notes.retain(|note| note.id != *id),
            _ => {}
        }
    }

    /// Takes what became of an earlier action. What was said of it before no longer holds, and the action it was
    /// carried on as goes with it.
    fn take_review(&mut self, reviewed: &Reviewed, seq: u64) {
        let is_same =
            |past: &Reviewed| past.session == reviewed.session && past.item == reviewed.item;
        let before = self.reviewed.iter().position(is_same);
        let carried = before.map(|place| self.reviewed.remove(place).carried);
        if let Some(carried) = carried.flatten() {
            self.remove_rows(&[carried.id]);
        }
        if let Some(carried) = &reviewed.carried {
            let fields = std::slice::from_ref(&carried.fields);
            self.add_rows(&carried.step, carried.id, fields, seq);
        }
        self.reviewed.push(reviewed.clone());
    }

    fn take_theme(&mut self, event: &Event, seq: u64) {
        match event {
            Event::ThemeAdded {
                step,
                id,
                name,
                item,
            } => {
                let fields = Fields::from([(theme::NAME.to_owned(), Value::Text(name.clone()))]);
                self.add_rows(step, *id, &[fields], seq);
                if let (Some(item), Some(state)) = (item, self.step_mut(step)) {
                    state.themes.insert(item.clone(), *id);
                }
            }
            Event::Clustered { step, item, theme } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                match theme {
                    Some(theme) => state.themes.insert(item.clone(), *theme),
                    None => state.themes.remove(item),
                };
            }
            _ => {}
        }
    }

    fn take_answers(&mut self, event: &Event) {
        match event {
            Event::DetailSet { step, item, fields } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                if fields.is_empty() {
                    state.details.remove(item);
                } else {
                    let fields = Arc::new(fields.clone());
                    state.details.insert(item.clone(), fields);
                }
            }
            Event::VotersSet { step, voters } => {
                if let Some(state) = self.step_mut(step) {
                    state.voters = Some(*voters);
                }
            }
            Event::VotesSet { step, item, votes } => {
                if let Some(state) = self.step_mut(step) {
                    state.votes.insert(item.clone(), *votes);
                }
            }
            Event::ScoresSet { step, cell, scores } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                let mut scores = scores.clone();
                // In order of size, so that the order of the slips says nothing about who wrote them.
                scores.sort_unstable();
                if scores.is_empty() {
                    state.scores.remove(cell);
                } else {
                    state.scores.insert(cell.clone(), scores);
                }
            }
            Event::ItemsChosen { step, items } => {
                if let Some(state) = self.step_mut(step) {
                    state.chosen.clone_from(items);
                }
            }
            _ => {}
        }
    }

    fn take_ballots(
        &mut self,
        step: &str,
        voters: u16,
        (votes, scores): (&BTreeMap<ItemId, u32>, &BTreeMap<Cell, Vec<i32>>),
    ) {
        let Some((place, step)) = self.opened.workshop.step(step) else {
            return;
        };
        let Some(state) = self.steps.get_mut(place) else {
            return;
        };
        if let Kind::Vote(_) = step.kind {
            state.voters = Some(voters);
            state.votes.clone_from(votes);
        }
        for (cell, counted) in scores.iter().filter(|(_, counted)| !counted.is_empty()) {
            let stood = state.scores.entry(cell.clone()).or_default();
            stood.extend(counted);
            stood.sort_unstable();
        }
    }

    fn take_cascade(&mut self, event: &Event) {
        match event {
            Event::StageEntered { step, stage } => self.enter_stage(step, *stage),
            Event::MarkSet {
                step,
                chain,
                level,
                item,
                mark,
            } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                let key = (*chain, *level, item.clone());
                match mark {
                    Some(mark) => state.cascade.marks.insert(key, *mark),
                    None => state.cascade.marks.remove(&key),
                };
            }
            Event::AdditionAdded {
                step,
                chain,
                level,
                text,
            } => {
                if let Some(state) = self.step_mut(step) {
                    state
                        .cascade
                        .additions
                        .entry((*chain, *level))
                        .or_default()
                        .push(text.clone());
                }
            }
            Event::AdditionRemoved {
                step,
                chain,
                level,
                place,
            } => {
                let Some(state) = self.step_mut(step) else {
                    return;
                };
                let texts = state.cascade.additions.entry((*chain, *level)).or_default();
                if usize::from(*place) < texts.len() {
                    texts.remove(usize::from(*place));
                }
            }
            Event::ChainsSet { step, chains } => {
                if let Some(state) = self.step_mut(step) {
                    state.cascade.chains = *chains;
                }
            }
            _ => {}
        }
    }

    fn enter_stage(&mut self, step: &str, stage: Stage) {
        let Some(place) = self.place(step) else {
            return;
        };
        let used = self.used(place, self.time.reached);
        let Some(cascade) = self.steps.get_mut(place).map(|step| &mut step.cascade) else {
            return;
        };
        if let Stage::Box(level) = cascade.stage {
            *cascade.box_used.entry(level).or_default() += used.saturating_sub(cascade.stage_began);
        }
        cascade.stage = stage;
        cascade.stage_began = used;
    }
}

fn prefilled(field: &Field, text: &str) -> Value {
    match &field.kind {
        FieldKind::Choice(_) => Value::Choice(text.to_owned()),
        _ => Value::Text(Clean::new(text)),
    }
}
