//! The console: the session, and what is being typed into it.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{Access, Disk, Effect};
use super::ballot::Booth;
use super::entry::{Entry, Line};
use super::keys::Context;
use super::room::Viewpoint;
use crate::domain::carry::PastAction;
use crate::domain::clock::{self, Cue};
use crate::domain::event::{Cell, Event, Fields, ItemId, List, Moment, Stage, Stamped};
use crate::domain::results::rate::as_typed;
use crate::domain::select;
use crate::domain::session::{Session, State};
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, Rate};

mod acts;
mod capture;
mod cascade;
mod draft;
mod settle;
mod themes;

pub use self::acts::{act, paste, run, typed};
use self::acts::{console, open, run_one};
pub(super) use self::acts::{only_looks, practise};
use self::capture::score_entry;
pub use self::draft::typed_in;
pub(super) use self::settle::settle;

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
    /// The file the session went to when the disk refused its own.
    pub rescue: Option<String>,
    /// Whether what is on disk outlives the machine being switched off.
    pub lasts: bool,
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
    /// Notes half typed, by their list: what and who.
    pub notes: BTreeMap<List, (Line, Line)>,
    /// What was heard but never said, half typed.
    pub heard: Line,
    /// Whether this screen shows the console or what the room sees.
    pub viewpoint: Viewpoint,
    /// How many projectors show the session.
    pub projectors: usize,
    /// Secret ballots while the laptop goes round; they cover everything else.
    pub booth: Option<Booth>,
    synced: Option<usize>,
    draft_key: Option<String>,
    touched: bool,
    /// What it was last said of that it cannot be left like this: where, and the texts.
    warned_about: Option<(Option<String>, Vec<String>)>,
    stashed: BTreeMap<String, Vec<String>>,
    clocks: Option<i64>,
    /// Milliseconds the machine slept while a clock ran, nobody was asked about yet.
    pub slept: Option<u64>,
    /// What there was to say about the time at the last look.
    cue: Option<Cue>,
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
            rescue: None,
            lasts: true,
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
            notes: BTreeMap::new(),
            heard: Line::default(),
            viewpoint: Viewpoint::default(),
            projectors: 0,
            booth: None,
            synced: None,
            draft_key: None,
            touched: false,
            warned_about: None,
            stashed: BTreeMap::new(),
            clocks: None,
            slept: None,
            cue: None,
        };
        console.sync_to_step();
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

    /// Whether a cascade runs: from its first card until its picture.
    pub fn is_underway(&self) -> bool {
        let stage = self.stage();
        stage.is_some_and(|stage| !matches!(stage, Stage::Ready | Stage::Picture))
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
        } else if self.viewpoint == Viewpoint::Room {
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

    /// Sets the field up for the current step and the item under the cursor. What is half typed stays with the place it belongs to.
    pub fn sync_to_step(&mut self) {
        let place = self.state().current;
        if self.synced != place {
            self.synced = place;
            (self.row, self.column, self.scroll, self.rung) = (0, 0, 0, None);
            self.chain = 0;
            self.digits.clear();
            self.typing = self.viewpoint == Viewpoint::Facilitator
                && !matches!(self.kind(), Some(Kind::Cluster));
        }
        let rows = &self.session.state().rows;
        let is_here = |item: &u32| rows.get(item).is_some_and(|row| Some(row.step) == place);
        self.editing = self.editing.filter(is_here);
        self.row = self.row.min(self.items().len().saturating_sub(1));
        let draft_key = self.draft_key_at(self.row, self.column);
        let is_new_item = self.editing.is_none()
            && matches!(self.kind(), Some(Kind::Collect(_) | Kind::Actions(_)));
        if self.draft_key != draft_key || !(self.touched || is_new_item) {
            self.stash_draft();
            self.clear_entry();
            self.draft_key = draft_key;
        }
        self.restore_draft();
        self.typing &= self.may_type();
    }

    /// Whether there is a field here, in a session one can write in.
    pub fn may_type(&self) -> bool {
        !self.entry.slots.is_empty() && matches!(self.access, Access::Write)
    }

    /// Back at the console: the focus where a step begins.
    pub fn begin_anew(&mut self) {
        self.typing = !matches!(self.kind(), Some(Kind::Cluster));
        self.sync_to_step();
    }

    /// What the text typed at a row and column is for: an item's form, or the step's next item.
    fn draft_key_at(&self, row: usize, column: usize) -> Option<String> {
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
    fn stash_draft(&mut self) {
        if let Some(draft_key) = self.draft_key.take().filter(|_| self.is_half_typed()) {
            self.stashed.insert(draft_key, self.entry.texts());
        }
        self.touched = false;
    }

    fn is_half_typed(&self) -> bool {
        self.touched && !self.entry.is_blank()
    }

    /// Puts back what was half typed here.
    fn restore_draft(&mut self) {
        let found = self.draft_key.as_ref().filter(|_| !self.touched);
        if let Some(texts) = found.and_then(|draft_key| self.stashed.remove(draft_key)) {
            self.entry.restore(&texts);
            self.touched = true;
        }
    }

    fn clear_entry(&mut self) {
        let words = self.words();
        let of_step = |place, values: &Fields| {
            let fields = select::fields_of_step(self.state(), place);
            Entry::new(&fields.iter().collect::<Vec<_>>(), values, words)
        };
        let entry = match self.state().current() {
            Some((place, step, part)) => match &step.kind {
                Kind::Collect(_) | Kind::Actions(_) => {
                    let row = self.editing.and_then(|item| self.state().rows.get(&item));
                    let values = row.map(|row| row.fields.clone()).unwrap_or_default();
                    of_step(place, &values)
                }
                Kind::Detail(_) => match self.items().get(self.row) {
                    Some(item) => {
                        let values = part.details.get(item).cloned().unwrap_or_default();
                        of_step(place, &values)
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

    /// How many changes are not on disk yet.
    pub fn waiting(&self) -> u64 {
        let given = self.session.next_seq().saturating_sub(1);
        given.saturating_sub(self.saved)
    }

    /// Takes news of the disk.
    pub fn take_news(&mut self, news: Disk) {
        match news {
            Disk::Saved(seq) => {
                let is_more = seq > self.saved;
                self.saved = self.saved.max(seq);
                // What is never taken stays told.
                let is_over = is_more || self.waiting() == 0;
                if is_over && matches!(self.trouble, Some(Disk::Failing(_))) {
                    self.trouble = None;
                }
            }
            Disk::InMemory => self.lasts = false,
            Disk::Rescued { path, lasts } => {
                self.lasts = lasts;
                self.rescue = Some(path);
            }
            failing @ Disk::Failing(_) => self.trouble = Some(failing),
        }
    }

    /// Takes the session as another program wrote it on.
    pub fn follow(&mut self, session: Session) {
        self.saved = session.next_seq() - 1;
        self.session = session;
        self.sync_to_step();
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
