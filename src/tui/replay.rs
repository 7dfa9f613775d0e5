//! A session looked back on: which moment is shown, how fast it goes on, and what each key does there.

use crossterm::event::{KeyCode, KeyEvent, MouseEvent, MouseEventKind};

use super::app::{Access, App, Effect, Screen, Tone};
use super::console::Console;
use super::entry::Line;
use super::keys::Action;
use super::room::Viewpoint;
use super::screens;
use super::window::{Ask, Question, Window};
use super::{handover, item_story, results};
use crate::domain::event::{Event, ItemId, Moment};
use crate::domain::replay::{self, DisplayTime, MarkKind, SearchDirection, Timeline};
use crate::domain::workshop::Kind;

mod speed;

pub use speed::Speed;

/// How far the arrows go, in milliseconds.
const NEAR: u64 = 5_000;
/// A step one passed no longer ago than this, in milliseconds of one's own time, is not the one `[` goes back to.
const JUST: u64 = 1_000;
/// How long a frame is shown at least while it plays, in milliseconds.
const FRAME: u64 = 50;

/// How a replay begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Begin {
    /// How fast.
    pub speed: Speed,
    /// The longest pause shown, in milliseconds; `None`: all as they were.
    pub limit: Option<u64>,
    /// Where.
    pub at: At,
    /// Its id where it was chosen at home, to which one goes back then.
    pub home: Option<String>,
}

/// Where a replay begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// At the first event, playing.
    #[default]
    Begin,
    /// At the event at this place, playing.
    Place(usize),
    /// At the last event, standing still.
    End,
}

/// A session that was read to be replayed.
#[derive(Debug)]
pub struct OpenReplay {
    /// Its events.
    pub timeline: Box<Timeline>,
    /// How it begins.
    pub begin: Begin,
    /// Whether it is being written now.
    pub is_live: bool,
    /// What there is to say about the file; worded.
    pub notices: Vec<String>,
}

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
    limit: Option<u64>,
    /// Whether the mouse holds the scrubber.
    is_held: bool,
    /// What one's own clock said when this much of what is shown had passed; `None`: it stands still.
    since: Option<(u64, u64)>,
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

    fn play(&mut self, now: Moment) {
        self.since = Some((now.mono, self.shown()));
    }

    /// Counts on from what is shown now, where it goes on.
    fn count_anew(&mut self, now: Moment) {
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

    fn show_place(&mut self, place: usize, now: Moment) {
        let place = place.min(self.timeline.last());
        self.show(place, self.timeline.time(place));
        self.count_anew(now);
    }

    fn show_at(&mut self, shown: u64, now: Moment) {
        let time = self.pace.time(shown).min(self.timeline.length());
        self.show(self.timeline.place_at(time), time);
        self.count_anew(now);
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
    fn step(&self, way: SearchDirection) -> Option<usize> {
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

/// Shows a session that was read.
pub fn open(app: &mut App, open: OpenReplay) {
    app.window = None;
    app.notice = None;
    if let Some(replay) = Replay::new(open, app.now) {
        app.screen = Screen::Replay(Box::new(replay));
    }
}

fn replay(app: &mut App) -> Option<&mut Replay> {
    match &mut app.screen {
        Screen::Replay(replay) => Some(replay),
        _ => None,
    }
}

/// Stands still at the event at a place.
pub fn stop_at(app: &mut App, place: usize) {
    let now = app.now;
    if let Some(replay) = replay(app) {
        replay.since = None;
        replay.show_place(place, now);
    }
}

/// What an action does in a replay. `app.now` is one's own time here.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let now = app.now;
    let Some(replay) = replay(app) else {
        return Vec::new();
    };
    let (shown, place) = (replay.shown(), replay.place());
    let far = replay.length() / 10;
    match action {
        Action::Play => toggle(replay, now),
        Action::Faster | Action::Slower => {
            replay.speed = if action == Action::Faster {
                replay.speed.faster()
            } else {
                replay.speed.slower()
            };
            replay.count_anew(now);
        }
        Action::Rewind => replay.show_at(shown.saturating_sub(NEAR), now),
        Action::Forward => replay.show_at(shown.saturating_add(NEAR), now),
        Action::RewindFar => replay.show_at(shown.saturating_sub(far), now),
        Action::ForwardFar => replay.show_at(shown.saturating_add(far), now),
        Action::First => replay.show_place(0, now),
        Action::Last => replay.show_place(replay.timeline.last(), now),
        Action::EventBack | Action::EventOn => {
            replay.since = None;
            let other = if action == Action::EventOn {
                place + 1
            } else {
                place.saturating_sub(1)
            };
            replay.show_place(other, now);
        }
        Action::Previous => {
            let step = replay.step(SearchDirection::Back).unwrap_or(0);
            replay.show_place(step, now);
        }
        Action::Next => {
            if let Some(step) = replay.step(SearchDirection::On) {
                replay.show_place(step, now);
            }
        }
        Action::RoomView => {
            replay.console.viewpoint = match replay.console.viewpoint {
                Viewpoint::Facilitator => Viewpoint::Room,
                Viewpoint::Room => Viewpoint::Facilitator,
            };
        }
        Action::SearchNext => return search(app, SearchDirection::On),
        Action::SearchPrevious => return search(app, SearchDirection::Back),
        Action::Up => replay.console.row = replay.console.row.saturating_sub(1),
        Action::Down => {
            let last = replay.console.items().len().saturating_sub(1);
            replay.console.row = (replay.console.row + 1).min(last);
        }
        Action::Trace => return item_story::open(app),
        Action::Results => results::open(app),
        Action::Export => handover::open(app),
        action => return ask(app, action),
    }
    Vec::new()
}

fn toggle(replay: &mut Replay, now: Moment) {
    if replay.is_playing() {
        replay.since = None;
        return;
    }
    if replay.is_at_end() && !replay.is_live {
        replay.show_place(0, now);
    }
    replay.play(now);
}

/// What opens a window, or leaves.
fn ask(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(replay) = replay(app) else {
        return Vec::new();
    };
    match action {
        Action::Search => {
            let wanted = Line::new(&replay.wanted);
            app.window = Some(Window::Ask(Ask::Search, wanted));
        }
        Action::Read => app.window = Some(Window::reader()),
        Action::Branch => app.window = Some(Window::question(Question::Branch)),
        Action::TakeUp => {
            return replay.home.clone().map(Effect::Open).into_iter().collect();
        }
        Action::Leave => return leave(app),
        _ => {}
    }
    Vec::new()
}

/// Home where the session was chosen there, else out of the program.
fn leave(app: &mut App) -> Vec<Effect> {
    if replay(app).is_none_or(|replay| replay.home.is_none()) {
        return vec![Effect::Close, Effect::Quit];
    }
    app.screen = Screen::Home;
    app.sessions = None;
    vec![Effect::Close, Effect::ListSessions]
}

/// The mouse takes hold of the scrubber, drags it and lets it go. What plays goes on from there.
pub fn drag(app: &mut App, event: MouseEvent) {
    let (now, area) = (app.now, app.area);
    let Some(replay) = replay(app) else { return };
    let track = screens::track(area);
    match event.kind {
        MouseEventKind::Down(_) => replay.is_held = event.row == track.y,
        MouseEventKind::Up(_) => replay.is_held = false,
        _ => {}
    }
    if replay.is_held {
        let last = u64::from(track.width.saturating_sub(1)).max(1);
        let cell = u64::from(event.column.saturating_sub(track.x)).min(last);
        replay.show_at(replay.length().saturating_mul(cell) / last, now);
    }
}

/// To a tenth of what is shown, by the digit of the key.
pub fn tenth(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let now = app.now;
    if let (Some(replay), KeyCode::Char(digit)) = (replay(app), event.code)
        && let Some(tenths) = digit.to_digit(10)
    {
        let shown = replay.length().saturating_mul(tenths.into()) / 10;
        replay.show_at(shown, now);
    }
    Vec::new()
}

/// Looks for a text from now on.
pub fn look_for(app: &mut App, text: &str) -> Vec<Effect> {
    if let Some(replay) = replay(app) {
        text.trim().clone_into(&mut replay.wanted);
    }
    search(app, SearchDirection::On)
}

/// To the nearest event in which the text stands.
fn search(app: &mut App, way: SearchDirection) -> Vec<Effect> {
    let Some(replay) = replay(app) else {
        return Vec::new();
    };
    if replay.wanted.is_empty() {
        return ask(app, Action::Search);
    }
    let wanted = replay.wanted.clone();
    if let Some(place) = replay::find(&replay.timeline, &wanted, replay.place(), way) {
        stop_at(app, place);
    } else {
        let text = app
            .words()
            .with("said-not-found", &[("text", wanted.into())]);
        app.say(Tone::Warn, text);
    }
    Vec::new()
}

/// Begins a session of its own with everything up to the moment shown.
pub fn branch(app: &mut App) -> Vec<Effect> {
    let found = replay(app).map(|replay| Effect::Branch(replay.place()));
    found.into_iter().collect()
}
