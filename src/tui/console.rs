//! The console: the session, what is being typed into it, and what each action does there.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent};
use serde::{Deserialize, Serialize};

use super::app::{Access, App, Disk, Effect, Screen, Tone, local};
use super::ballot::{self, Booth};
use super::carry;
use super::entry::{Entry, Line};
use super::handover;
use super::keys::{Action, Context};
use super::results;
use super::room::{self, Seat};
use super::window::{Ask, Question, Window};
use super::wording;
use crate::domain::ballot::BallotBox;
use crate::domain::carry::PastAction;
use crate::domain::clock::{self, Cue};
use crate::domain::command::{self, Command, Refusal, decide};
use crate::domain::event::{Cell, Event, Fields, ItemId, List, Mark, Moment, Stage, Stamped};
use crate::domain::practice;
use crate::domain::results::rate::as_typed;
use crate::domain::select;
use crate::domain::session::{Session, State};
use crate::domain::text::Clean;
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, Rate};

mod capture;
mod cascade;

pub(super) use self::capture::settle;
use self::capture::{
    choose, cluster, confirm, edit, field, item, remove_theme, score_entry, unowned, vote_by_one,
};
use self::cascade::{addition, assumption, mark, stage};

/// A clock that moved by more than this against the run's own, in milliseconds, jumped.
const JUMP: i64 = 2000;
/// From such a jump on while a clock runs it is asked whether the time counts, in milliseconds.
const ASKED: i64 = 60_000;

/// The console.
#[derive(Debug)]
pub struct Console {
    /// The session.
    pub session: Session,
    /// Whether it may be written.
    pub access: Access,
    /// The last event that is on disk.
    pub saved: u64,
    /// What is wrong with the disk.
    pub trouble: Option<Disk>,
    /// Whether a text field has the focus.
    pub typing: bool,
    /// The place of the item under the cursor.
    pub row: usize,
    /// The column under the cursor: a cell of scores, a level.
    pub column: usize,
    /// The chain whose grid is shown.
    pub chain: u8,
    /// What is being typed.
    pub entry: Entry,
    /// The item being edited.
    pub editing: Option<u32>,
    /// Digits typed for a vote so far.
    pub digits: String,
    /// The rung of the silence ladder, from 0.
    pub rung: Option<usize>,
    /// How far a picture is scrolled.
    pub scroll: usize,
    /// The actions of earlier sessions that were open when this one began.
    pub open_actions: Vec<PastAction>,
    /// A note half typed: what and who.
    pub note: Option<(Line, Line)>,
    /// What was heard but never said, half typed.
    pub heard: Line,
    /// Whether this screen shows the console or what the room sees.
    pub seat: Seat,
    /// How many projectors show the session.
    pub projectors: usize,
    /// Secret ballots while the laptop goes round; they cover everything else.
    pub booth: Option<Booth>,
    laid: Option<usize>,
    desk: Option<String>,
    touched: bool,
    parked: BTreeMap<String, Vec<String>>,
    clocks: Option<i64>,
    /// Milliseconds the machine slept while a clock ran, nobody was asked about yet.
    pub slept: Option<u64>,
    /// What there was to say about the time at the last look.
    cue: Option<Cue>,
}

/// Half-typed texts, by what they are for.
#[derive(Debug, Serialize, Deserialize)]
struct Draft(BTreeMap<String, Vec<String>>);

/// Under which a half-typed addition stands in a draft; no step has such an id.
const HEARD: &str = " heard";
/// Under which a half-typed note stands in a draft; no step has such an id.
const NOTE: &str = " note";
/// Under which the totals of secret ballots stand in a draft.
const BALLOTS: &str = " ballots";

/// What is being typed for the room's work now, from a draft: a new item, an edited one or an item's details.
pub fn typed_in(draft: &Clean, state: &State) -> Option<Clean> {
    let Draft(texts) = ron::from_str(draft.as_str()).ok()?;
    let (_, step, _) = state.current()?;
    let is_here = |desk: &&String| {
        desk.as_str() == step.id
            || desk
                .strip_prefix(&step.id)
                .is_some_and(|rest| rest.starts_with(' '))
    };
    let desk = texts.keys().find(is_here)?;
    let texts = texts.get(desk)?;
    let shown = crate::domain::room::shown_while_typed(state).into_iter();
    let mut shown = shown.filter_map(|at| texts.get(at));
    let typed = shown.find(|text| !text.trim().is_empty())?;
    Some(Clean::line(typed))
}

impl Console {
    /// The console on a session.
    pub fn new(session: Session, access: Access) -> Self {
        let saved = session.next_seq() - 1;
        let mut console = Self {
            session,
            access,
            saved,
            trouble: None,
            typing: false,
            row: 0,
            column: 0,
            chain: 0,
            entry: Entry::default(),
            editing: None,
            digits: String::new(),
            rung: None,
            scroll: 0,
            open_actions: Vec::new(),
            note: None,
            heard: Line::default(),
            seat: Seat::default(),
            projectors: 0,
            booth: None,
            laid: None,
            desk: None,
            touched: false,
            parked: BTreeMap::new(),
            clocks: None,
            slept: None,
            cue: None,
        };
        console.lay();
        console
    }

    /// What stands.
    pub fn state(&self) -> &State {
        self.session.state()
    }

    fn words(&self) -> &'static Words {
        Words::of(self.state().lang())
    }

    /// The kind of the current step.
    pub fn kind(&self) -> Option<&Kind> {
        self.state().current().map(|(_, step, _)| &step.kind)
    }

    /// The stage of the current step's cascade.
    pub fn stage(&self) -> Option<Stage> {
        let (_, step, part) = self.state().current()?;
        matches!(step.kind, Kind::Cascade(_)).then_some(part.cascade.stage)
    }

    /// The items of the current step: its own, or those it works on.
    pub fn items(&self) -> Vec<ItemId> {
        let Some((place, step, part)) = self.state().current() else {
            return Vec::new();
        };
        match step.kind {
            Kind::Collect(_) | Kind::Actions(_) => {
                part.order.iter().copied().map(ItemId::Row).collect()
            }
            _ => select::input(self.state(), place),
        }
    }

    /// The contexts keys work in now, the first counting most.
    pub fn contexts(&self) -> Vec<Context> {
        let mut contexts = Vec::new();
        if let Some(booth) = &self.booth {
            return booth.contexts();
        }
        if self.state().current.is_none() {
            return vec![Context::Over, Context::Anywhere];
        }
        if self.typing {
            contexts.push(Context::Field);
        } else if self.seat == Seat::Room {
            let is_played = matches!(
                self.stage(),
                Some(Stage::Ready | Stage::Card(_) | Stage::Box(_) | Stage::Writing)
            );
            contexts.extend(is_played.then_some(Context::Stage));
            contexts.extend([Context::Room, Context::Outside]);
        } else {
            match (self.kind(), self.stage()) {
                (_, Some(Stage::Scoring)) => contexts.push(Context::Grid),
                (_, Some(Stage::Picture)) => contexts.push(Context::Picture),
                (_, Some(_)) => contexts.push(Context::Stage),
                (Some(Kind::Cluster), _) => contexts.extend([Context::Cluster, Context::List]),
                (Some(Kind::Vote(_)), _) => contexts.extend([Context::Vote, Context::List]),
                (Some(Kind::Collect(_) | Kind::Actions(_)), _) => {
                    contexts.extend([Context::Items, Context::List]);
                }
                (Some(Kind::Rate(_)), _) => contexts.extend([Context::Rate, Context::List]),
                (Some(Kind::Detail(_)), _) => contexts.push(Context::List),
                _ => {}
            }
            contexts.push(Context::Outside);
        }
        contexts.extend([Context::Session, Context::Anywhere]);
        contexts
    }

    /// Milliseconds until something on the screen changes by itself.
    pub fn sleep(&self, now: Moment) -> u64 {
        let state = self.state();
        let to_minute = 60_000 - now.wall.rem_euclid(60_000).unsigned_abs();
        match state.current {
            Some(place) if !state.is_paused() && self.booth.is_none() => {
                // The clock shows whole seconds of what is left, so it changes as used time passes a second.
                let used = state.used(place, state.time.at(now));
                (1000 - used % 1000).min(to_minute)
            }
            _ => to_minute,
        }
    }

    /// What is being typed into the field that has the focus.
    pub fn typed_now(&self) -> &str {
        let slot = self.entry.slots.get(self.entry.focus);
        slot.filter(|_| self.typing)
            .map_or("", |slot| slot.line.text())
    }

    /// The cells of a `rate` step, per item: aspect and group ids.
    pub fn cells(rate: &Rate) -> Vec<(String, String)> {
        let ids = |choices: &[crate::domain::workshop::Choice]| -> Vec<String> {
            let ids: Vec<String> = choices.iter().map(|choice| choice.id.clone()).collect();
            if ids.is_empty() {
                vec![String::new()]
            } else {
                ids
            }
        };
        let groups = ids(&rate.groups);
        let pair = |aspect: &String| {
            groups
                .iter()
                .map(|group| (aspect.clone(), group.clone()))
                .collect::<Vec<_>>()
        };
        ids(&rate.aspects).iter().flat_map(pair).collect()
    }

    /// The cell of scores under the cursor.
    pub fn cell(&self) -> Option<Cell> {
        let Some(Kind::Rate(rate)) = self.kind() else {
            return None;
        };
        let item = self.items().get(self.row)?.clone();
        let (aspect, group) = Self::cells(rate).get(self.column)?.clone();
        Some(Cell {
            item,
            aspect,
            group,
        })
    }

    /// Lays the desk for the current step and the item under the cursor; what is half typed stays where it belongs.
    pub fn lay(&mut self) {
        let place = self.state().current;
        if self.laid != place {
            self.laid = place;
            (self.row, self.column, self.scroll, self.rung) = (0, 0, 0, None);
            self.chain = 0;
            self.digits.clear();
            self.typing =
                self.seat == Seat::Facilitator && !matches!(self.kind(), Some(Kind::Cluster));
        }
        let rows = &self.session.state().rows;
        let is_here = |item: &u32| rows.get(item).is_some_and(|row| Some(row.step) == place);
        self.editing = self.editing.filter(is_here);
        self.row = self.row.min(self.items().len().saturating_sub(1));
        let desk = self.desk_at(self.row, self.column);
        let is_new_item = self.editing.is_none()
            && matches!(self.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
        if self.desk != desk || !(self.touched || is_new_item) {
            self.park();
            self.lay_entry();
            self.desk = desk;
        }
        self.fetch();
        self.typing &= !self.entry.slots.is_empty();
    }

    /// Back at the console: the focus where a step begins.
    pub fn lay_anew(&mut self) {
        self.typing = !matches!(self.kind(), Some(Kind::Cluster));
        self.lay();
    }

    /// What the text typed at a row and column is for: an item's form, or the step's next item.
    fn desk_at(&self, row: usize, column: usize) -> Option<String> {
        let (_, step, _) = self.state().current()?;
        Some(match &step.kind {
            Kind::Detail(_) => format!("{} {}", step.id, self.items().get(row)?),
            Kind::Rate(rate) => {
                let (item, cells) = (self.items().get(row)?.clone(), Self::cells(rate));
                let (aspect, group) = cells.get(column)?;
                format!("{} {item} {aspect} {group}", step.id)
            }
            _ => match self.editing {
                Some(item) => format!("{} {item}", step.id),
                None => step.id.clone(),
            },
        })
    }

    /// Puts what is half typed aside, under what it is for.
    fn park(&mut self) {
        if let Some(desk) = self.desk.take().filter(|_| self.is_half_typed()) {
            self.parked.insert(desk, self.entry.texts());
        }
        self.touched = false;
    }

    fn is_half_typed(&self) -> bool {
        self.touched && !self.entry.is_blank()
    }

    /// Puts back what was half typed here.
    fn fetch(&mut self) {
        let found = self.desk.as_ref().filter(|_| !self.touched);
        if let Some(texts) = found.and_then(|desk| self.parked.remove(desk)) {
            self.entry.restore(&texts);
            self.touched = true;
        }
    }

    fn lay_entry(&mut self) {
        let words = self.words();
        let entry = match self.state().current() {
            Some((place, step, part)) => match &step.kind {
                Kind::Collect(_) | Kind::Actions(_) => {
                    let row = self.editing.and_then(|item| self.state().rows.get(&item));
                    let values = row.map(|row| row.fields.clone()).unwrap_or_default();
                    Entry::new(
                        &select::fields_of_step(self.state(), place)
                            .iter()
                            .collect::<Vec<_>>(),
                        &values,
                        words,
                    )
                }
                Kind::Detail(_) => match self.items().get(self.row) {
                    Some(item) => {
                        let values = part.details.get(item).cloned().unwrap_or_default();
                        Entry::new(
                            &select::fields_of_step(self.state(), place)
                                .iter()
                                .collect::<Vec<_>>(),
                            &values,
                            words,
                        )
                    }
                    None => Entry::default(),
                },
                Kind::Rate(_) => match self.cell() {
                    Some(cell) => {
                        let scores = part
                            .scores
                            .get(&cell)
                            .map(|scores| as_typed(scores))
                            .unwrap_or_default();
                        score_entry(&scores, words)
                    }
                    None => Entry::default(),
                },
                Kind::Cluster => Entry::new(&step.kind.fields(), &Fields::new(), words),
                Kind::Brief | Kind::Vote(_) | Kind::Cascade(_) => Entry::default(),
            },
            None => Entry::default(),
        };
        let focus = self.entry.focus.min(entry.slots.len().saturating_sub(1));
        self.entry = entry;
        if matches!(self.kind(), Some(Kind::Detail(_))) {
            self.entry.focus = focus;
        }
    }

    /// Everything half typed, for the draft; empty when there is nothing.
    pub fn draft(&self) -> String {
        let mut texts = self.parked.clone();
        if let Some(desk) = self.desk.clone().filter(|_| self.is_half_typed()) {
            texts.insert(desk, self.entry.texts());
        }
        if let Some((text, by)) = &self.note {
            let note = vec![text.text().to_owned(), by.text().to_owned()];
            texts.insert(NOTE.to_owned(), note);
        }
        if !self.heard.text().trim().is_empty() {
            texts.insert(HEARD.to_owned(), vec![self.heard.text().to_owned()]);
        }
        if let Some(booth) = &self.booth {
            let totals = ron::to_string(&booth.ballots).unwrap_or_default();
            texts.insert(BALLOTS.to_owned(), vec![totals]);
        }
        if texts.is_empty() {
            String::new()
        } else {
            ron::to_string(&Draft(texts)).unwrap_or_default()
        }
    }

    /// Puts a draft back, the cursor where it was typed; whether there was anything in it.
    pub fn restore(&mut self, draft: &str) -> bool {
        let Ok(Draft(mut texts)) = ron::from_str::<Draft>(draft) else {
            return false;
        };
        let ballots = texts.remove(BALLOTS).unwrap_or_default();
        self.booth = ballots
            .first()
            .and_then(|text| ron::from_str::<BallotBox>(text).ok())
            .filter(|ballots| ballots.is_open_in(&self.session))
            .map(Booth::new);
        let is_any = !texts.is_empty();
        if let Some(note) = texts.remove(NOTE) {
            let line = |place: usize| Line::new(note.get(place).map_or("", String::as_str));
            self.note = Some((line(0), line(1)));
        }
        if let Some(heard) = texts.remove(HEARD) {
            self.heard = Line::new(heard.first().map_or("", String::as_str));
        }
        self.parked = texts;
        let columns = match self.kind() {
            Some(Kind::Rate(rate)) => Self::cells(rate).len(),
            _ => 1,
        };
        let places =
            (0..self.items().len()).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let is_parked = |(row, column): &(usize, usize)| {
            let desk = self.desk_at(*row, *column);
            desk.is_some_and(|desk| self.parked.contains_key(&desk))
        };
        if let Some((row, column)) = places.into_iter().find(is_parked) {
            (self.row, self.column) = (row, column);
        }
        self.lay();
        is_any
    }

    /// Takes news of the disk.
    pub fn take_news(&mut self, news: Disk) {
        match news {
            Disk::Saved(seq) => {
                self.saved = self.saved.max(seq);
                if matches!(self.trouble, Some(Disk::Failing(_))) {
                    self.trouble = None;
                }
            }
            other => self.trouble = Some(other),
        }
    }

    /// Takes the session as another program wrote it on.
    pub fn follow(&mut self, session: Session) {
        self.saved = session.next_seq() - 1;
        self.session = session;
        self.lay();
    }

    /// Whether time has just run out.
    pub fn rings(&mut self, now: Moment) -> bool {
        let cue = clock::cue(self.state(), now);
        let before = std::mem::replace(&mut self.cue, cue);
        let is_up = matches!(cue, Some(Cue::TimeUp | Cue::Over | Cue::Stop));
        is_up && before != cue && !matches!(before, Some(Cue::TimeUp | Cue::Over | Cue::Stop))
    }

    /// Notes a jump of the wall clock, such as a change by hand; time itself is counted by the run's own clock.
    pub fn notice_jump(&mut self, now: Moment) -> Option<Effect> {
        let difference = now.wall - i64::try_from(now.mono).unwrap_or(i64::MAX);
        let before = self.clocks.replace(difference)?;
        let jump = difference - before;
        let jumped = jump.abs() > JUMP && self.access == Access::Write;
        let runs = self.state().current.is_some() && !self.state().is_paused();
        if jumped && jump >= ASKED && runs {
            self.slept = Some(self.slept.unwrap_or(0) + jump.unsigned_abs());
        }
        jumped.then(|| self.take(Event::ClockJumped(jump), now))
    }

    fn take(&mut self, event: Event, now: Moment) -> Effect {
        let stamped = Stamped {
            seq: self.session.next_seq(),
            at: now,
            event,
        };
        self.session.apply(stamped.clone());
        Effect::Append(stamped)
    }

    /// Takes a key of typing.
    pub fn typed(&mut self, event: KeyEvent) -> Vec<Effect> {
        if self.typing {
            let lang = self.state().lang();
            let changed = self
                .entry
                .slot_mut()
                .is_some_and(|slot| slot.key(event, lang));
            self.touched |= changed;
            return if changed {
                vec![Effect::Draft(self.draft())]
            } else {
                Vec::new()
            };
        }
        if let (Some(Kind::Vote(_)), KeyCode::Char(digit)) = (self.kind(), event.code)
            && digit.is_ascii_digit()
            && self.digits.len() < 5
        {
            self.digits.push(digit);
        }
        if event.code == KeyCode::Backspace {
            self.digits.pop();
        }
        Vec::new()
    }
}

/// Takes a key that is no action: text, or the number of a theme.
pub fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    if console.booth.is_some() {
        return ballot::typed(app, event);
    }
    if let (Some(Kind::Cluster), false, KeyCode::Char(c)) =
        (console.kind(), console.typing, event.code)
        && let Some(number) = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
    {
        return number
            .checked_sub(1)
            .map_or_else(Vec::new, |theme| cluster(app, Some(theme)));
    }
    console.typed(event)
}

fn console(app: &mut App) -> Option<&mut Console> {
    match &mut app.screen {
        Screen::Console(console) => Some(console),
        _ => None,
    }
}

/// Has a command decided; its event is applied and put on disk, a refusal is said. Whether it was taken.
pub fn run(app: &mut App, effects: &mut Vec<Effect>, command: Command) -> bool {
    let now = app.now;
    let words = app.words();
    let Some(console) = console(app) else {
        return false;
    };
    if let Access::ReadOnly(why) = &console.access {
        let why = why.clone();
        app.say(Tone::Warn, why);
        return false;
    }
    match decide(&console.session, command) {
        Ok(event) => {
            let enters = matches!(event, Event::StepEntered(_) | Event::StageEntered { .. });
            effects.push(console.take(event, now));
            if enters && app.rehearsal.is_some() {
                practise(app, effects);
            }
            true
        }
        Err(Refusal::Same) => true,
        Err(refusal) => {
            app.say(Tone::Warn, wording::refusal(&refusal, words));
            false
        }
    }
}

/// In a rehearsal, gives the step what a room could answer.
pub(super) fn practise(app: &mut App, effects: &mut Vec<Effect>) {
    let said = app.notice.clone();
    let commands = app.console().map(|console| practice::fill(console.state()));
    for command in commands.unwrap_or_default() {
        run(app, effects, command);
    }
    app.notice = said;
    if let Some(console) = console(app) {
        console.lay();
    }
}

fn run_one(app: &mut App, command: Command) -> Vec<Effect> {
    let mut effects = Vec::new();
    run(app, &mut effects, command);
    if let Some(console) = console(app) {
        console.lay();
    }
    effects
}

/// What an action does in a session.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    if console(app).is_some_and(|console| console.booth.is_some()) {
        return ballot::act(app, action);
    }
    match action {
        Action::Ballot => ballot::open(app),
        Action::Next => next(app),
        Action::Previous | Action::Skip | Action::Undo | Action::Redo => {
            step_or_history(app, action)
        }
        Action::Clock => run_one(app, Command::ToggleClock),
        Action::More => run_one(app, Command::AddTime(60)),
        Action::Less => run_one(app, Command::AddTime(-60)),
        Action::Late => open(app, Window::late()),
        Action::RoomView | Action::Reveal | Action::Black | Action::Freeze | Action::RoomShows => {
            room::act(app, action)
        }
        Action::Trace => super::origin::open(app),
        Action::Results => {
            results::open(app);
            Vec::new()
        }
        Action::Export if app.rehearsal.is_some() => {
            let text = app.words().get("said-rehearsal").into_owned();
            app.say(Tone::Warn, text);
            Vec::new()
        }
        Action::Export => {
            handover::open(app);
            Vec::new()
        }
        Action::Back if app.rehearsal.is_some() => vec![Effect::Close, Effect::Quit],
        Action::Back => leave(app),
        Action::Note => open(app, Window::note_menu()),
        Action::ParkingLot => note(app, List::ParkingLot),
        Action::Decision => note(app, List::Decision),
        Action::Quote => note(app, List::Quote),
        Action::OwnNote => note(app, List::Note),
        Action::Lists => open(app, Window::lists()),
        Action::People => open(app, Window::ask(Ask::People)),
        Action::Voters => open(app, Window::ask(Ask::Voters)),
        Action::Read => open(app, Window::reader()),
        Action::Carry => carry::open(app),
        Action::Review => carry::open_review(app),
        Action::RemoveAll => open(app, Window::question(Question::RemoveAll)),
        Action::Addition => addition(app),
        Action::Assumption => assumption(app),
        Action::Chains | Action::StageBack => stage(app, action),
        Action::MarkIntact => mark(app, Some(Mark::Intact)),
        Action::MarkChanged => mark(app, Some(Mark::Changed)),
        Action::MarkLost => mark(app, Some(Mark::Lost)),
        Action::Silent => {
            if let Some(console) = console(app) {
                let rungs = wording::rungs(console.state());
                console.rung = console
                    .rung
                    .map_or(Some(0), |rung| (rung + 1 < rungs).then_some(rung + 1));
            }
            Vec::new()
        }
        Action::Escape => escape(app),
        Action::Confirm => confirm(app),
        Action::Edit => edit(app),
        Action::NextField | Action::PreviousField | Action::Chain => field(app, action),
        Action::Up | Action::Down | Action::Left | Action::Right | Action::First | Action::Last => {
            travel(app, action)
        }
        Action::RemoveTheme => remove_theme(app),
        Action::Choose => choose(app),
        Action::MoveUp | Action::MoveDown | Action::Remove => item(app, action),
        _ => Vec::new(),
    }
}

fn open(app: &mut App, window: Window) -> Vec<Effect> {
    app.window = Some(window);
    Vec::new()
}

fn note(app: &mut App, list: List) -> Vec<Effect> {
    let window = Window::note(app, list);
    open(app, window)
}

fn leave(app: &mut App) -> Vec<Effect> {
    app.screen = Screen::Home;
    app.sessions = None;
    vec![Effect::Close, Effect::ListSessions]
}

fn next(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !settle(app, &mut effects) {
        return effects;
    }
    let Some(console) = console(app) else {
        return effects;
    };
    let state = console.state();
    let is_last = state
        .current
        .is_some_and(|place| command::after(state, place).is_none());
    if is_last && console.access == Access::Write {
        app.window = Some(Window::question(Question::End));
        return effects;
    }
    let reminder = unowned(state);
    if run(app, &mut effects, Command::Next)
        && let Some((who, when)) = reminder
    {
        let text = app.words().with(
            "said-unowned",
            &[("who", who.into()), ("when", when.into())],
        );
        app.say(Tone::Warn, text);
    }
    if let Some(console) = self::console(app) {
        console.lay();
        effects.push(Effect::Draft(console.draft()));
    }
    effects
}

fn step_or_history(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    let words = app.words();
    let Some(console) = console(app) else {
        return effects;
    };
    let (command, said) = match action {
        Action::Previous => (Command::Previous, None),
        Action::Skip => (Command::Skip, None),
        Action::Undo => (
            Command::Undo,
            console
                .session
                .undo_target()
                .map(|target| ("said-undone", target)),
        ),
        _ => (
            Command::Redo,
            console
                .session
                .redo_target()
                .map(|target| ("said-redone", target)),
        ),
    };
    let said = said.map(|(key, target)| {
        let time = local(target.at.wall, console.state().offset)
            .format("%H:%M")
            .to_string();
        let what = wording::event(&target.event, console.state(), words);
        words.with(key, &[("what", what.into()), ("time", time.into())])
    });
    if matches!(action, Action::Previous | Action::Skip) && !settle(app, &mut effects) {
        return effects;
    }
    if run(app, &mut effects, command)
        && let Some(text) = said
    {
        app.say(Tone::Good, text);
    }
    if let Some(console) = self::console(app) {
        console.lay();
    }
    effects
}

fn escape(app: &mut App) -> Vec<Effect> {
    let Some(console) = console(app) else {
        return Vec::new();
    };
    if console.seat == Seat::Room && !console.typing {
        console.seat = Seat::Facilitator;
        console.lay_anew();
        return Vec::new();
    }
    console.rung = None;
    console.digits.clear();
    let mut effects = Vec::new();
    if console.typing && settle(app, &mut effects) {
        let Some(console) = self::console(app) else {
            return effects;
        };
        console.typing = false;
        if console.editing.take().is_some() {
            console.touched = false;
            console.lay();
            console.typing = false;
            effects.push(Effect::Draft(console.draft()));
        }
    }
    effects
}

impl Console {
    /// On to the next cell or item.
    fn advance(&mut self) {
        let columns = match self.kind() {
            Some(Kind::Rate(rate)) => Self::cells(rate).len(),
            _ => 1,
        };
        if self.column + 1 < columns {
            self.column += 1;
        } else if self.row + 1 < self.items().len() {
            self.row += 1;
            self.column = 0;
            self.entry.focus = 0;
        } else {
            self.typing = false;
        }
        self.lay();
    }
}

impl Console {
    /// On to the next item that is in no theme yet, round.
    fn go_on_unclustered(&mut self) {
        let items = self.items();
        let Some((_, _, part)) = self.state().current() else {
            return;
        };
        let free = |row: &usize| {
            items
                .get(*row)
                .is_some_and(|item| !part.themes.contains_key(item))
        };
        let after = (self.row + 1..items.len()).chain(0..self.row).find(free);
        self.row = after.unwrap_or(self.row);
    }
}

fn travel(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !settle(app, &mut effects) {
        return effects;
    }
    let Some(console) = console(app) else {
        return effects;
    };
    if console.stage() == Some(Stage::Picture) {
        console.scroll = if action == Action::Up {
            console.scroll.saturating_sub(1)
        } else {
            console.scroll + 1
        };
        return effects;
    }
    let last = console.items().len().saturating_sub(1);
    let is_list = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
    if console.typing && is_list {
        // From the field the arrows go up into the list, the new item kept where it is.
        if console.editing.is_none() && !console.items().is_empty() {
            console.typing = false;
            console.row = last;
        }
        return effects;
    }
    if is_list && !console.typing && action == Action::Down && console.row == last {
        console.typing = true;
        return effects;
    }
    let last_column = match (console.kind(), console.state().current()) {
        (Some(Kind::Cascade(cascade)), _) => cascade.levels.len().saturating_sub(1),
        _ => 0,
    };
    match action {
        Action::Up => console.row = console.row.saturating_sub(1),
        Action::Down => console.row = (console.row + 1).min(last),
        Action::First => console.row = 0,
        Action::Last => console.row = last,
        Action::Left | Action::Right if matches!(console.kind(), Some(Kind::Vote(_))) => {
            return vote_by_one(app, action);
        }
        Action::Left => console.column = console.column.saturating_sub(1),
        Action::Right => console.column = (console.column + 1).min(last_column),
        _ => {}
    }
    if !is_list && last_column == 0 {
        console.lay();
    }
    effects
}

/// Takes pasted text: a list is asked about first, one line goes where the cursor is.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(console) = console(app).filter(|console| console.booth.is_none()) else {
        return Vec::new();
    };
    let lines: Vec<String> = text
        .lines()
        .map(|line| Clean::line(line).as_str().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let takes_items = matches!(console.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
    if lines.len() > 1 && takes_items && console.editing.is_none() {
        app.window = Some(Window::question(Question::Paste(lines)));
        return Vec::new();
    }
    if console.typing
        && let Some(slot) = console
            .entry
            .slot_mut()
            .filter(|slot| slot.choices().is_empty())
    {
        slot.line.insert(text);
        console.touched = true;
        return vec![Effect::Draft(console.draft())];
    }
    Vec::new()
}
