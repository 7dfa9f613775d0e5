//! The state of the console: the session, the cursor, and what is being typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::carry::PastAction;
use crate::domain::clock::Cue;
use crate::domain::draft::{DraftKey, HalfTyped};
use crate::domain::event::{Cell, Event, ItemId, List, Person, Stage, Stamped};
use crate::domain::select;
use crate::domain::session::{Session, State};
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, Rate, StepIndex};
use crate::tui::console::ballot::state::Booth;
use crate::tui::console::unplanned::UnplannedForm;
use crate::tui::entry::{Entry, Line, Lines};
use crate::tui::env::Env;
use crate::tui::keys::Context;
use crate::tui::messages::{Access, DiskNews, Effect};
use crate::tui::theme::Viewpoint;
use crate::tui::wall::Eye;

/// The facilitator's screen of a session.
#[derive(Debug)]
pub struct Console {
    /// The session.
    pub session: Session,
    /// Whether it may be written.
    pub access: Access,
    /// The sequence number of the last event that is on disk.
    pub saved: u64,
    /// The failure of the disk, while it lasts.
    pub trouble: Option<DiskNews>,
    /// The path of the rescue file, if the disk refused the session's own file.
    pub rescue: Option<String>,
    /// Whether what is on disk outlives the machine being switched off.
    pub lasts: bool,
    /// Whether a text field has the focus.
    pub typing: bool,
    /// The index of the item under the cursor.
    pub row: usize,
    /// The index of the column under the cursor: a cell of scores, or a level.
    pub column: usize,
    /// The index of the chain whose grid is shown.
    pub chain: u8,
    /// The form being filled in.
    pub entry: Entry,
    /// The id of the item being edited; `None` if a new one is being typed.
    pub editing: Option<u32>,
    /// What the form is for that opened under what is being typed, until a key says that it is meant.
    pub(super) arrived_at: Option<DraftKey>,
    /// What characters are while no field has the focus.
    pub(super) outside: Outside,
    /// The item the arrows went to; `None` if nobody chose one.
    pub(super) chosen: Option<ItemId>,
    /// The number of a theme typed so far, and when it is taken as it is, in milliseconds on this run's own clock.
    pub(super) theme_typed: Option<(usize, u64)>,
    /// The digits typed so far for a vote.
    pub digits: String,
    /// The rung of the silence ladder, from 0; `None` if the ladder is not shown.
    pub rung: Option<usize>,
    /// How many lines the picture of a cascade is scrolled.
    pub scroll: usize,
    /// The actions of earlier sessions that were open when this one began.
    pub open_actions: Vec<PastAction>,
    /// Notes half typed, by the list they are for.
    pub notes: BTreeMap<List, NoteDraft>,
    /// The half-typed text about what was heard but never said.
    pub heard: Line,
    /// A step being added, if its window was closed before it was.
    pub unplanned: Option<Box<UnplannedForm>>,
    /// What was pasted last and is not taken yet.
    pub pasted: Option<String>,
    /// The list of people as it was left half typed.
    pub half_listed: Option<Box<Lines>>,
    /// Who was in the room of the last session of this client and group, and when that was held, in milliseconds since 1970
    /// UTC.
    pub last_people: Option<(i64, Arc<Vec<Person>>)>,
    /// Whether this screen shows the console or what the room sees.
    pub viewpoint: Viewpoint,
    /// What this screen remembers of the wall while it shows that.
    pub eye: Eye,
    /// How many projectors show the session.
    pub projectors: usize,
    /// Secret ballots while the laptop goes round; they cover everything else.
    pub booth: Option<Booth>,
    /// The index of the step the field was last set up for.
    pub(super) synced: Option<StepIndex>,
    /// What the text in the field is for.
    pub(super) draft_key: Option<DraftKey>,
    /// Whether something was typed into the field since it was set up.
    pub(super) touched: bool,
    /// The entry we last warned about: what it was for, and its texts.
    pub(super) warned_about: Option<(Option<DraftKey>, HalfTyped)>,
    /// The texts that are half typed elsewhere, by what they are for.
    pub(super) stashed: BTreeMap<DraftKey, HalfTyped>,
    /// What was kept half typed from an earlier run and has not shown in this one.
    pub(super) unseen: Vec<Half>,
    /// How many milliseconds the wall clock was ahead of the run's own clock when last compared.
    pub(super) clocks: Option<i64>,
    /// The milliseconds the machine slept while the step's clock ran, until somebody is asked about them.
    pub slept: Option<u64>,
    /// The cue about the time when last looked at.
    pub(super) cue: Option<Cue>,
}

/// What characters are while no field has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Outside {
    /// Commands: the field was left on purpose, or the step has none.
    #[default]
    Commands,
    /// Text that goes back into the field, which was left by moving: the wheel of many terminals does that.
    Text,
    /// Nothing: everything is filled in, and what looks like an answer must not become a command.
    Nothing,
}

/// What is half typed, by where it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Half {
    /// The fields of the console, by what they are filled for.
    Field(DraftKey),
    /// A note for a list.
    Note(List),
    /// What was heard but never said in a cascade.
    Heard,
    /// The list of the people in the room.
    People,
}

/// A note half typed.
#[derive(Clone, Debug, Default)]
pub struct NoteDraft {
    /// What is noted.
    pub text: Line,
    /// Who it is of.
    pub by: Line,
    /// Which of both has the focus.
    pub focus: NoteField,
}

/// A field of a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteField {
    /// What is noted.
    #[default]
    Text,
    /// Who it is of.
    By,
}

impl NoteDraft {
    /// Whether nothing is typed.
    pub fn is_blank(&self) -> bool {
        self.text.text().trim().is_empty() && self.by.text().trim().is_empty()
    }

    /// Returns the line that has the focus.
    pub fn line_mut(&mut self) -> &mut Line {
        match self.focus {
            NoteField::Text => &mut self.text,
            NoteField::By => &mut self.by,
        }
    }

    /// Moves the focus to the other field.
    pub fn turn(&mut self) {
        self.focus = match self.focus {
            NoteField::Text => NoteField::By,
            NoteField::By => NoteField::Text,
        };
    }
}

impl Console {
    /// Creates the console of a session.
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
            arrived_at: None,
            outside: Outside::default(),
            chosen: None,
            row: 0,
            column: 0,
            chain: 0,
            entry: Entry::default(),
            editing: None,
            theme_typed: None,
            digits: String::new(),
            rung: None,
            scroll: 0,
            open_actions: Vec::new(),
            notes: BTreeMap::new(),
            heard: Line::default(),
            unplanned: None,
            pasted: None,
            half_listed: None,
            last_people: None,
            viewpoint: Viewpoint::default(),
            eye: Eye::default(),
            projectors: 0,
            booth: None,
            synced: None,
            draft_key: None,
            touched: false,
            warned_about: None,
            stashed: BTreeMap::new(),
            unseen: Vec::new(),
            clocks: None,
            slept: None,
            cue: None,
        };
        console.sync_to_step();
        console
    }

    /// Returns the state of the session.
    pub fn state(&self) -> &State {
        self.session.state()
    }

    /// Returns the words of the session's language.
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.state().lang())
    }

    /// Returns the kind of the current step; `None` before the first step and after the last.
    pub fn kind(&self) -> Option<&Kind> {
        self.state().current().map(|(_, step, _)| &step.kind)
    }

    /// Returns the stage of the current step if it is a cascade.
    pub fn stage(&self) -> Option<Stage> {
        let (_, step, part) = self.state().current()?;
        matches!(step.kind, Kind::Cascade(_)).then_some(part.cascade.stage)
    }

    /// Whether the session is prepared: its first step has not begun.
    pub fn is_prepared(&self) -> bool {
        let state = self.state();
        state.began.is_none() && state.current.is_none() && state.ended.is_none()
    }

    /// Whether a cascade is being played: from its first card until its picture.
    pub fn is_underway(&self) -> bool {
        let stage = self.stage();
        stage.is_some_and(|stage| !matches!(stage, Stage::Ready | Stage::Picture))
    }

    /// Whether anything was done in the current step that would be left behind by skipping it.
    pub fn has_work(&self) -> bool {
        let Some((_, _, part)) = self.state().current() else {
            return false;
        };
        let is_empty = part.order.is_empty()
            && part.themes.is_empty()
            && part.votes.is_empty()
            && part.scores.is_empty()
            && part.details.is_empty();
        !is_empty || self.is_underway() || !self.digits.is_empty()
    }

    /// Whether the current step collects items the room makes.
    pub fn is_list(&self) -> bool {
        matches!(self.kind(), Some(Kind::Collect(_) | Kind::Actions(_)))
    }

    /// Returns the number, counted from 1, of the item being edited; `None` if none is.
    pub fn editing_number(&self) -> Option<usize> {
        let edited = ItemId::Row(self.editing?);
        let index = self.items().iter().position(|item| *item == edited)?;
        Some(index + 1)
    }

    /// Returns the items of the current step: its own, or those it works on.
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

    /// Whether a character typed now is no command although no field has the focus.
    pub fn takes_no_letters(&self) -> bool {
        let is_counting = matches!(self.kind(), Some(Kind::Vote(_))) && !self.digits.is_empty();
        let is_outside = !self.typing && self.booth.is_none() && self.state().current.is_some();
        is_outside && (self.outside != Outside::Commands || is_counting)
    }

    /// Returns the contexts keys are looked up in now, the most important first.
    pub fn contexts(&self) -> Vec<Context> {
        let mut contexts = Vec::new();
        if let Some(booth) = &self.booth {
            return booth.contexts();
        }
        if self.is_prepared() {
            return vec![Context::Prepared, Context::Anywhere];
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
            if !self.takes_no_letters() {
                contexts.push(Context::Outside);
            }
        }
        contexts.extend([Context::Session, Context::Anywhere]);
        contexts
    }

    /// Returns the contexts keys are looked up in now and, while typing, those outside the text field as well.
    pub fn reachable_contexts(&self) -> Vec<Context> {
        let mut here = self.contexts();
        if self.typing {
            here.insert(1, Context::Outside);
            here.insert(1, Context::Items);
            here.insert(1, Context::List);
            if let Some(Kind::Rate(_)) = self.kind() {
                here.insert(1, Context::Rate);
            }
        } else if self.takes_no_letters() {
            here.insert(here.len().saturating_sub(2), Context::Outside);
        }
        here
    }

    /// Returns the text in the field that has the focus; empty if nobody is typing.
    pub fn typed_now(&self) -> &str {
        let slot = self.entry.slots.get(self.entry.focus);
        slot.filter(|_| self.typing)
            .map_or("", |slot| slot.line.text())
    }

    /// Returns the cells of an item in a `rate` step, as ids of an aspect and a group; an id is empty if there are
    /// none.
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

    /// Returns the cell of scores under the cursor.
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

    /// Returns how many events are not on disk yet.
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
                // A failure that goes on stays on the screen.
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

    /// Takes the session as another program has written it since.
    pub fn follow(&mut self, session: Session) {
        self.saved = session.next_seq() - 1;
        self.session = session;
        self.sync_to_step();
    }

    /// Applies an event to the session, and asks for it to be put on disk.
    pub(super) fn take(&mut self, event: Event, env: &mut Env) {
        let stamped = Stamped {
            seq: self.session.next_seq(),
            at: env.now,
            event,
        };
        self.session.apply(stamped.clone());
        env.effect(Effect::Append(stamped));
    }

    /// Asks for what earlier sessions hand on to be read.
    pub fn read_earlier(&self, env: &mut Env) {
        env.effect(Effect::ReadEarlier {
            session: self.state().opened.session.clone(),
            began: self.session.held_at(),
        });
    }

    /// Returns how many of the actions that were open are not settled yet.
    pub fn unsettled(&self) -> usize {
        let actions = self.open_actions.iter();
        let is_open = |action: &&PastAction| action.outcome(self.state()).is_none();
        actions.filter(is_open).count()
    }
}
