//! The console: the session, and what is being typed into it.

use std::collections::BTreeMap;

use crate::domain::carry::PastAction;
use crate::domain::clock::{self, Cue};
use crate::domain::draft::DraftKey;
use crate::domain::event::{Cell, Event, Fields, ItemId, List, Moment, Stage, Stamped, Value};
use crate::domain::results::rate::as_typed;
use crate::domain::select;
use crate::domain::session::{Session, State};
use crate::domain::text::{Clean, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind, Kind, Rate};
use crate::tui::console::ballot::state::Booth;
use crate::tui::entry::{Entry, Line};
use crate::tui::env::Env;
use crate::tui::keys::Context;
use crate::tui::messages::{Access, DiskNews, Effect};
use crate::tui::theme::Viewpoint;

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
    pub trouble: Option<DiskNews>,
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
    /// The place of the step the field was set up for.
    synced: Option<usize>,
    /// What the field is being filled for.
    pub(super) draft_key: Option<DraftKey>,
    /// Whether something was typed in it since it was set up.
    pub(super) touched: bool,
    /// The entry we last warned about: what it was for, and its texts.
    pub(super) warned_about: Option<(Option<DraftKey>, Vec<String>)>,
    /// What is half typed elsewhere, by what it is for.
    pub(super) stashed: BTreeMap<DraftKey, Vec<String>>,
    /// How far the wall clock was ahead of the run's own at the last look, in milliseconds.
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

    /// Whether the current step collects items the room makes.
    pub fn is_list(&self) -> bool {
        matches!(self.kind(), Some(Kind::Collect(_) | Kind::Actions(_)))
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

    /// The contexts that can be reached from here: those outside a text field as well.
    pub fn reachable_contexts(&self) -> Vec<Context> {
        let mut here = self.contexts();
        if self.typing {
            here.insert(1, Context::Outside);
            here.insert(1, Context::Items);
            here.insert(1, Context::List);
            if let Some(Kind::Rate(_)) = self.kind() {
                here.insert(1, Context::Rate);
            }
        }
        here
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
    pub(super) fn draft_key_at(&self, row: usize, column: usize) -> Option<DraftKey> {
        let (_, step, _) = self.state().current()?;
        Some(match &step.kind {
            Kind::Detail(_) => DraftKey::details(&step.id, self.items().get(row)?),
            Kind::Rate(rate) => {
                let (item, cells) = (self.items().get(row)?.clone(), Self::cells(rate));
                let (aspect, group) = cells.get(column)?;
                DraftKey::scores(&step.id, &item, aspect, group)
            }
            _ => match self.editing {
                Some(item) => DraftKey::edited(&step.id, item),
                None => DraftKey::next(&step.id),
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

    /// Whether something that is not saved stands in the field.
    pub(super) fn is_half_typed(&self) -> bool {
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
    pub fn take_news(&mut self, news: DiskNews) {
        match news {
            DiskNews::Saved(seq) => {
                let is_more = seq > self.saved;
                self.saved = self.saved.max(seq);
                // What is never taken stays told.
                let is_over = is_more || self.waiting() == 0;
                if is_over && matches!(self.trouble, Some(DiskNews::Failing(_))) {
                    self.trouble = None;
                }
            }
            DiskNews::InMemory => self.lasts = false,
            DiskNews::Rescued { path, lasts } => {
                self.lasts = lasts;
                self.rescue = Some(path);
            }
            failing @ DiskNews::Failing(_) => self.trouble = Some(failing),
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
    pub fn notice_jump(&mut self, env: &mut Env) {
        let now = env.now;
        let difference = now.wall - i64::try_from(now.mono).unwrap_or(i64::MAX);
        let Some(before) = self.clocks.replace(difference) else {
            return;
        };
        let jump = difference - before;
        if jump.abs() <= JUMP || self.access != Access::Write {
            return;
        }
        let runs = self.state().current.is_some() && !self.state().is_paused();
        if jump >= ASKED && runs {
            self.slept = Some(self.slept.unwrap_or(0) + jump.unsigned_abs());
        }
        self.take(Event::ClockJumped(jump), env);
    }

    /// Takes an event into the session, and asks for it to be put on disk.
    pub(super) fn take(&mut self, event: Event, env: &mut Env) {
        let stamped = Stamped {
            seq: self.session.next_seq(),
            at: env.now,
            event,
        };
        self.session.apply(stamped.clone());
        env.effect(Effect::Append(stamped));
    }

    /// Asks for what the sessions before this one hand on to be read.
    pub fn read_earlier(&self, env: &mut Env) {
        env.effect(Effect::ReadEarlier {
            session: self.state().opened.session.clone(),
            began: self.session.began_at(),
        });
    }

    /// How many of the actions that were open nothing was said about yet.
    pub fn unsettled(&self) -> usize {
        let actions = self.open_actions.iter();
        let is_open = |action: &&PastAction| action.outcome(self.state()).is_none();
        actions.filter(is_open).count()
    }
}

/// One line for the scores of a cell.
fn score_entry(scores: &str, words: &Words) -> Entry {
    let field = Field {
        id: "scores".to_owned(),
        label: Text::plain(&words.get("scores")),
        kind: FieldKind::Text,
        required: false,
    };
    let typed = Value::Text(Clean::line(scores));
    let values = Fields::from([("scores".to_owned(), typed)]);
    Entry::new(&[&field], &values, words)
}
