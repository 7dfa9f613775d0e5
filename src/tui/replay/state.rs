//! A session looked back on: which moment is shown, and how fast it goes on.

use crate::domain::event::{Event, ItemId, Moment};
use crate::domain::replay::{DisplayTime, MarkKind, SearchDirection, Timeline};
use crate::domain::workshop::Kind;
use crate::tui::console::state::Console;
use crate::tui::messages::{Access, At, OpenReplay};
use crate::tui::speed::Speed;

/// A step one passed no longer ago than this, in milliseconds of one's own time, is not the one `[` goes back to.
const JUST: u64 = 1_000;
/// How long a frame is shown at least while it plays, in milliseconds.
const FRAME: u64 = 50;

/// The replay.
#[derive(Debug)]
pub struct Replay {
    /// The events.
    pub timeline: Box<Timeline>,
    /// How session time is shown.
    pub pace: DisplayTime,
    /// The console as it was at the moment shown. Nobody acts in it.
    pub console: Console,
    /// The session time shown, in milliseconds.
    pub time: u64,
    /// How fast it goes.
    pub speed: Speed,
    /// Whether it is being written now.
    pub is_live: bool,
    /// What there is to say about the file.
    pub notices: Vec<String>,
    /// The id of the session where it was chosen at home.
    pub home: Option<String>,
    /// The text looked for last.
    pub wanted: String,
    /// The longest pause shown, in milliseconds; `None`: all as they were.
    limit: Option<u64>,
    /// Whether the mouse holds the scrubber.
    pub(super) is_held: bool,
    /// What one's own clock said when this much of what is shown had passed; `None`: it stands still.
    pub(super) since: Option<(u64, u64)>,
}

impl Replay {
    /// The replay of a session, at `now` on one's own clock; `None` when it has no first event.
    pub fn new(open: OpenReplay, now: Moment) -> Option<Self> {
        let OpenReplay {
            timeline,
            begin,
            is_live,
            notices,
        } = open;
        let mut replay = Self {
            pace: timeline.pace(begin.limit),
            console: Console::new(timeline.at(0)?, Access::Replayed),
            timeline,
            time: 0,
            speed: begin.speed,
            is_live,
            notices,
            home: begin.home,
            wanted: String::new(),
            limit: begin.limit,
            is_held: false,
            since: None,
        };
        replay.show_moment();
        match begin.at {
            At::Begin => replay.play(now),
            At::Place(place) => {
                replay.show_place(place, now);
                replay.play(now);
            }
            At::End => replay.show_place(replay.timeline.last(), now),
        }
        Some(replay)
    }

    /// The place of the last event that has happened.
    pub fn place(&self) -> usize {
        self.console.session.log().len() - 1
    }

    /// How much of what is shown has passed, in milliseconds.
    pub fn shown(&self) -> u64 {
        self.pace.shown(self.time)
    }

    /// How long it is as it is shown, in milliseconds.
    pub fn length(&self) -> u64 {
        self.pace.shown(self.timeline.length())
    }

    /// The moment shown, on the clocks of the run it was in.
    pub fn moment(&self) -> Moment {
        self.timeline.moment(&self.console.session, self.time)
    }

    /// Whether it goes on by itself.
    pub fn is_playing(&self) -> bool {
        self.since.is_some()
    }

    /// Whether there is nothing after what is shown.
    pub fn is_at_end(&self) -> bool {
        self.place() == self.timeline.last()
    }

    pub(super) fn play(&mut self, now: Moment) {
        self.since = Some((now.mono, self.shown()));
    }

    /// Counts on from what is shown now, where it goes on.
    pub(super) fn count_anew(&mut self, now: Moment) {
        if self.is_playing() {
            self.play(now);
        }
    }

    fn show(&mut self, place: usize, time: u64) {
        self.time = time;
        if place != self.place() {
            self.timeline.go(&mut self.console.session, place);
            self.show_moment();
        }
    }

    pub(super) fn show_place(&mut self, place: usize, now: Moment) {
        let place = place.min(self.timeline.last());
        self.show(place, self.timeline.time(place));
        self.count_anew(now);
    }

    pub(super) fn show_at(&mut self, shown: u64, now: Moment) {
        let time = self.pace.time(shown).min(self.timeline.length());
        self.show(self.timeline.place_at(time), time);
        self.count_anew(now);
    }

    /// Stands still at the event at a place.
    pub fn stop_at(&mut self, place: usize, now: Moment) {
        self.since = None;
        self.show_place(place, now);
    }

    /// Goes on to where it is at `now`; at the end it stays, and waits for more where more may come.
    pub fn advance(&mut self, now: Moment) {
        let Some((mono, from)) = self.since else {
            return;
        };
        let passed = self.speed.of_session(now.mono.saturating_sub(mono));
        let shown = from.saturating_add(passed).max(self.shown());
        if shown < self.length() {
            let time = self.pace.time(shown).max(self.time);
            self.show(self.timeline.place_at(time).max(self.place()), time);
            return;
        }
        self.show(self.timeline.last(), self.timeline.length());
        self.since = self.is_live.then_some((now.mono, self.shown()));
    }

    /// Milliseconds until something on the screen changes by itself.
    pub fn sleep(&self, now: Moment) -> Option<u64> {
        let (mono, from) = self.since?;
        if self.is_at_end() {
            return None;
        }
        let shown = self.shown();
        let next = self.pace.shown(self.timeline.time(self.place() + 1));
        // The clocks show whole seconds.
        let change = (shown / 1000 + 1).saturating_mul(1000).min(next.max(shown));
        let due = mono.saturating_add(self.speed.of_ours(change.saturating_sub(from)));
        Some(due.saturating_sub(now.mono).max(FRAME))
    }

    /// Takes the events as they are now, of a file that is being written.
    pub fn follow(&mut self, timeline: Box<Timeline>, now: Moment) {
        let place = self.place().min(timeline.last());
        self.is_live = !timeline.is_closed();
        self.pace = timeline.pace(self.limit);
        self.timeline = timeline;
        self.timeline.go(&mut self.console.session, place);
        self.time = self.time.min(self.timeline.length());
        self.show_moment();
        self.count_anew(now);
    }

    /// Shows the console as it stood, with the cursor where the last event put something.
    fn show_moment(&mut self) {
        let console = &mut self.console;
        console.sync_to_step();
        // What is in the file is on disk.
        console.saved = console.session.next_seq() - 1;
        console.typing = false;
        let Some(event) = console.session.log().last().map(|last| &last.event) else {
            return;
        };
        let (item, column, chain) = touched(event);
        let items = console.items();
        let is_list = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
        let found = item.and_then(|item| items.iter().position(|other| *other == item));
        console.row = match found {
            Some(row) => row,
            None if is_list => items.len().saturating_sub(1),
            None => console.row,
        };
        if found.is_some() {
            (console.column, console.chain) = (column, chain);
            console.sync_to_step();
            console.typing = false;
        }
    }

    /// The place of the step mark that `[` or `]` goes to.
    pub(super) fn step(&self, way: SearchDirection) -> Option<usize> {
        let steps = self.timeline.marks().iter();
        let mut steps = steps.filter(|mark| matches!(mark.kind, MarkKind::Step(_)));
        let place = self.place();
        match way {
            SearchDirection::On => steps.find(|mark| mark.place > place).map(|mark| mark.place),
            SearchDirection::Back => {
                let just = self.speed.of_session(JUST);
                let since = |at: usize| {
                    let began = self.pace.shown(self.timeline.time(at));
                    self.shown().saturating_sub(began)
                };
                // Nothing may have happened since the step began; it is gone back to all the same.
                let is_before = |at: usize| at < place || (at == place && since(at) > 0);
                let is_just = |at: usize| self.is_playing() && since(at) < just;
                let mut before = steps.rev().map(|mark| mark.place);
                before.find(|at| is_before(*at) && !is_just(*at))
            }
        }
    }
}

/// The item an event put something on, with its column and chain in a cascade's grid.
fn touched(event: &Event) -> (Option<ItemId>, usize, u8) {
    match event {
        Event::ItemEdited { item, .. } | Event::ItemMoved { item, .. } => {
            (Some(ItemId::Row(*item)), 0, 0)
        }
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
