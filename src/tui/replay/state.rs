//! The state of a replay: which moment is shown, and how fast it plays.

use crate::domain::event::{Event, EventIndex, ItemId, Moment};
use crate::domain::replay::{DisplayTime, MarkKind, SearchDirection, Timeline};
use crate::domain::workshop::Kind;
use crate::tui::console::state::Console;
use crate::tui::messages::{Access, At, OpenReplay, ReplayPart};
use crate::tui::speed::Speed;

/// While it plays, `[` goes past a step that began no longer ago than this, in milliseconds of real time.
const JUST: u64 = 1_000;
/// The shortest time a frame is shown while it plays, in milliseconds.
const FRAME: u64 = 50;

/// A session being replayed.
#[derive(Debug)]
pub struct Replay {
    /// The events of the session, with their times.
    pub timeline: Box<Timeline>,
    /// How session time is shown, with or without long pauses.
    pub pace: DisplayTime,
    /// The console as it was at the moment shown. Nothing is done in it.
    pub console: Console,
    /// The session time shown, in milliseconds.
    pub time: u64,
    /// How fast it plays.
    pub speed: Speed,
    /// Whether the session is still being written.
    pub is_live: bool,
    /// Remarks about the file, in words.
    pub notices: Vec<String>,
    /// The id of the session if it was chosen at home; `None` if the program was started with it.
    pub home: Option<String>,
    /// What of the session is shown.
    pub(super) part: ReplayPart,
    /// The text last looked for; may be empty.
    pub wanted: String,
    /// The longest pause shown, in milliseconds; `None` if pauses are shown in full.
    limit: Option<u64>,
    /// Whether the mouse holds the scrubber.
    pub(super) is_held: bool,
    /// A moment on the run's own clock, and how much had been shown at that moment, both in milliseconds; `None` while
    /// it is paused.
    pub(super) since: Option<(u64, u64)>,
}

impl Replay {
    /// Creates the replay of a session at the real time `now`; `None` if the session has no first event.
    pub fn new(open: OpenReplay, now: Moment) -> Option<Self> {
        let OpenReplay {
            timeline,
            begin,
            is_live,
            notices,
        } = open;
        let mut replay = Self {
            pace: timeline.pace(begin.limit),
            console: Console::new(timeline.at(EventIndex::FIRST)?, Access::Replayed),
            timeline,
            time: 0,
            speed: begin.speed,
            is_live,
            notices,
            home: begin.home,
            part: begin.part,
            wanted: String::new(),
            limit: begin.limit,
            is_held: false,
            since: None,
        };
        if begin.part != ReplayPart::All {
            replay.console.turn_view();
        }
        replay.show_moment();
        match begin.at {
            At::Begin => replay.play(now),
            At::Event(index) => {
                replay.show_event(index, now);
                replay.play(now);
            }
            At::End => replay.show_event(replay.timeline.last(), now),
        }
        Some(replay)
    }

    /// Returns the index of the last event that has happened at the moment shown.
    pub fn index(&self) -> EventIndex {
        self.console.session.latest()
    }

    /// Returns how much has been shown, in milliseconds.
    pub fn shown(&self) -> u64 {
        self.pace.shown(self.time)
    }

    /// Returns its length as it is shown, in milliseconds.
    pub fn length(&self) -> u64 {
        self.pace.shown(self.timeline.length())
    }

    /// Returns the moment shown, on the clocks of the run it happened in.
    pub fn moment(&self) -> Moment {
        self.timeline.moment(&self.console.session, self.time)
    }

    /// Whether it plays.
    pub fn is_playing(&self) -> bool {
        self.since.is_some()
    }

    /// Whether the last event has happened at the moment shown.
    pub fn is_at_end(&self) -> bool {
        self.index() == self.timeline.last()
    }

    pub(super) fn play(&mut self, now: Moment) {
        self.since = Some((now.mono, self.shown()));
    }

    /// Goes on from the moment shown, if it plays.
    pub(super) fn count_anew(&mut self, now: Moment) {
        if self.is_playing() {
            self.play(now);
        }
    }

    fn show(&mut self, index: EventIndex, time: u64) {
        self.time = time;
        if index != self.index() {
            self.timeline.go(&mut self.console.session, index);
            self.show_moment();
        }
    }

    pub(super) fn show_event(&mut self, index: EventIndex, now: Moment) {
        let index = index.min(self.timeline.last());
        self.show(index, self.timeline.time(index));
        self.count_anew(now);
    }

    pub(super) fn show_at(&mut self, shown: u64, now: Moment) {
        let time = self.pace.time(shown).min(self.timeline.length());
        self.show(self.timeline.index_at(time), time);
        self.count_anew(now);
    }

    /// Pauses at the event with this index.
    pub fn stop_at(&mut self, index: EventIndex, now: Moment) {
        self.since = None;
        self.show_event(index, now);
    }

    /// Plays on to where it is at `now`. At the end it stops, or waits if more events may come.
    pub fn advance(&mut self, now: Moment) {
        let Some((mono, from)) = self.since else {
            return;
        };
        let passed = self.speed.of_session(now.mono.saturating_sub(mono));
        let shown = from.saturating_add(passed).max(self.shown());
        if shown < self.length() {
            let time = self.pace.time(shown).max(self.time);
            self.show(self.timeline.index_at(time).max(self.index()), time);
            return;
        }
        self.show(self.timeline.last(), self.timeline.length());
        self.since = self.is_live.then_some((now.mono, self.shown()));
    }

    /// Returns the milliseconds until something on the screen changes by itself; `None` if nothing will.
    pub fn sleep(&self, now: Moment) -> Option<u64> {
        let (mono, from) = self.since?;
        if self.is_at_end() {
            return None;
        }
        let shown = self.shown();
        let next = self.pace.shown(self.timeline.time(self.index().next()));
        // The clocks show whole seconds.
        let change = (shown / 1000 + 1).saturating_mul(1000).min(next.max(shown));
        let due = mono.saturating_add(self.speed.of_ours(change.saturating_sub(from)));
        Some(due.saturating_sub(now.mono).max(FRAME))
    }

    /// Takes the events as they are now, from a file that is being written.
    pub fn follow(&mut self, timeline: Box<Timeline>, now: Moment) {
        let index = self.index().min(timeline.last());
        self.is_live = !timeline.is_closed();
        self.pace = timeline.pace(self.limit);
        self.timeline = timeline;
        self.timeline.go(&mut self.console.session, index);
        self.time = self.time.min(self.timeline.length());
        self.show_moment();
        self.count_anew(now);
    }

    /// Shows the console as it was, with the cursor where the last event changed something.
    fn show_moment(&mut self) {
        let console = &mut self.console;
        console.sync_to_step();
        // Everything in the file is on disk already.
        console.saved = console.session.next_seq() - 1;
        console.typing = false;
        let Some(event) = console.session.log().last().map(|last| &last.event) else {
            return;
        };
        let (item, column, chain) = touched(event);
        let items = console.items();
        let is_list = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
        let row = item.and_then(|item| items.iter().position(|other| *other == item));
        console.row = match row {
            Some(row) => row,
            None if is_list => items.len().saturating_sub(1),
            None => console.row,
        };
        if row.is_some() {
            (console.column, console.chain) = (column, chain);
            console.sync_to_step();
            console.typing = false;
        }
    }

    /// Returns the index of the event that `[` or `]` goes to: the beginning of a step.
    pub(super) fn step(&self, way: SearchDirection) -> Option<EventIndex> {
        let steps = self.timeline.marks().iter();
        let mut steps = steps.filter(|mark| matches!(mark.kind, MarkKind::Step(_)));
        let here = self.index();
        match way {
            SearchDirection::On => steps.find(|mark| mark.index > here).map(|mark| mark.index),
            SearchDirection::Back => {
                let just = self.speed.of_session(JUST);
                let since = |at: EventIndex| {
                    let began = self.pace.shown(self.timeline.time(at));
                    self.shown().saturating_sub(began)
                };
                // Even if nothing has happened since the step began, its beginning counts as before.
                let is_before = |at: EventIndex| at < here || (at == here && since(at) > 0);
                let is_just = |at: EventIndex| self.is_playing() && since(at) < just;
                let mut before = steps.rev().map(|mark| mark.index);
                before.find(|at| is_before(*at) && !is_just(*at))
            }
        }
    }
}

/// Returns the item an event changed, with its column and chain in the grid of a cascade.
fn touched(event: &Event) -> (Option<ItemId>, usize, u8) {
    match event {
        Event::ItemEdited { item, .. }
        | Event::ItemMoved { item, .. }
        | Event::ItemSplit { item, .. }
        | Event::ActionSettled { item, .. }
        | Event::ItemsJoined { kept: item, .. } => (Some(ItemId::Row(*item)), 0, 0),
        Event::VotesSet { item, .. }
        | Event::DetailSet { item, .. }
        | Event::Clustered { item, .. } => (Some(item.clone()), 0, 0),
        Event::ScoresSet { cell, .. } => (Some(cell.item.clone()), 0, 0),
        Event::MarkSet {
            item, level, chain, ..
        } => (Some(item.clone()), usize::from(*level), *chain),
        _ => (None, 0, 0),
    }
}
