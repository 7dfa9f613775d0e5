//! The state of a session: its plan, its steps, its items and its lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::super::event::{
    Assumption, Cell, Fields, Heading, ItemId, List, Mark, Moment, Offered, Opened, Outcome,
    Reviewed, RoomSetting, Stage, Value,
};
use super::super::plan;
use super::super::text::{Clean, Lang};
use super::super::workshop::{Field, FieldKind, Kind, PerStep, Step, StepIndex, Workshop};
use super::actions::Actions;
use super::people::PeopleList;
use super::resume_point::ResumePoint;
use super::status::Status;
use super::time::Time;

/// The state after all events so far. Copies of it share what people typed.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the session began with, its heading as it was corrected since.
    pub opened: Opened,
    /// The script as it is now: what it began with, and the steps that were added since.
    pub(super) workshop: Arc<Workshop>,
    /// How many people are in the room.
    pub people: u16,
    /// How many there were before, each time that changed while the room was at work.
    pub people_before: Vec<u16>,
    /// Who they are, where that was typed.
    pub listed: PeopleList,
    /// The day it was held, where that was corrected; `None` for the day on which its first step began.
    pub day: Option<NaiveDate>,
    /// Minutes east of UTC during the latest run.
    pub offset: i32,
    /// Minutes each step gets by the plan as it is now; 0 if it is not part of this run.
    pub plan: PerStep<u16>,
    /// Minutes each step got in the variant the session began with; 0 if it was not part of it.
    pub planned: PerStep<u16>,
    /// How long the workshop may take, as agreed later on, in milliseconds from its first step; `None` for as long as
    /// planned.
    pub agreed: Option<i64>,
    /// The state of each step, in the order of the workshop.
    pub steps: PerStep<StepState>,
    /// The index of the current step; `None` before the first and after the last.
    pub current: Option<StepIndex>,
    /// When the first step began; `None` before that.
    pub began: Option<Moment>,
    /// When it went its own way, if it began as a copy of another session.
    pub parted: Option<Moment>,
    /// When the workshop ended; `None` before that.
    pub ended: Option<Moment>,
    /// Whether the program closed it in an orderly way and nothing has happened since.
    pub closed: bool,
    /// How many entries of it could not be read, and so are missing from everything else here.
    pub lost: u64,
    /// How much session time has passed.
    pub time: Time,
    /// How many hours the days, weeks and months of real clocks have.
    pub assumption: Assumption,
    /// Every item the room made, by its id.
    pub rows: BTreeMap<u32, Row>,
    /// The notes of all lists, in the order they were added.
    pub notes: Vec<Arc<Note>>,
    /// What the room's screen is set to.
    pub room: RoomSetting,
    /// The number of the last event that the room sees while its screen is frozen; `None` while it is not.
    pub frozen: Option<u64>,
    /// What became of actions of earlier sessions, in the order that was settled.
    pub reviewed: Vec<Reviewed>,
    /// Actions of earlier sessions that were looked at, settled or not.
    pub offered: Vec<Offered>,
    /// What became of actions of this session that are settled, by their ids.
    pub settled: BTreeMap<u32, Outcome>,
    /// What happened to each action, also to those that are gone.
    pub actions: Actions,
    /// The id that the next item gets.
    pub next_row: u32,
    /// The id that the next note gets.
    pub next_note: u32,
    /// The breaks taken outside the programme.
    pub(in crate::domain) rest: Rest,
    /// When the latest event happened.
    pub last: Moment,
    /// Where the session stands while it tells what was done in a copy of it; `None` at other times.
    pub(super) resume_point: Option<Box<ResumePoint>>,
}

/// The breaks taken outside the programme.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::domain) struct Rest {
    /// When the one that is going on began; `None` while none is.
    pub(in crate::domain) since: Option<Moment>,
    /// Milliseconds the room had worked when the last one ended.
    pub(in crate::domain) worked: u64,
}

/// The state of one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepState {
    /// Whether it was added to the script and that was taken back: it has its place, and nothing more.
    pub withdrawn: bool,
    /// Whether it was reached, and what came of it.
    pub status: Status,
    /// Milliseconds spent in it, up to when its clock last stopped.
    pub used: u64,
    /// Seconds added by hand; negative for less.
    pub added: i64,
    /// When it was first entered; `None` before that.
    pub entered: Option<Moment>,
    /// The ids of its items, in the order they are shown.
    pub order: Vec<u32>,
    /// What was filled in for each item.
    pub details: BTreeMap<ItemId, Arc<Fields>>,
    /// The id of the theme that each clustered item is in.
    pub themes: BTreeMap<ItemId, u32>,
    /// How many people vote; `None` for everyone in the room.
    pub voters: Option<u16>,
    /// How many people were in the room when it was answered; `None` for those who are there now.
    pub answered_by: Option<u16>,
    /// How many secret ballots were last counted for it; `None` if none were.
    pub ballots: Option<u16>,
    /// Dots on each item.
    pub votes: BTreeMap<ItemId, u32>,
    /// Scores of each cell, lowest first.
    pub scores: BTreeMap<Cell, Vec<i32>>,
    /// Whether the room may see its results.
    pub revealed: bool,
    /// Whether the room's screen was ever set to show them.
    pub was_shown: bool,
    /// The items chosen by hand; `None` for those the script selects.
    pub chosen: Option<Vec<ItemId>>,
    /// How far its cascade has come, if it has one.
    pub cascade: CascadeState,
}

/// The state of a cascade.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CascadeState {
    /// The stage it is in.
    pub stage: Stage,
    /// How much of the step's time had been used when the stage began, in milliseconds.
    pub stage_began: u64,
    /// Milliseconds that each level's box ran, by the index of the level.
    pub box_used: BTreeMap<u8, u64>,
    /// Chains side by side, 1 or 2; 0 leaves that to the number of people.
    pub chains: u8,
    /// Marks by chain, level and key point; chains and levels count from 0.
    pub marks: BTreeMap<(u8, u8, ItemId), Mark>,
    /// What was heard but never said, by chain and level, both from 0.
    pub additions: BTreeMap<(u8, u8), Vec<Clean>>,
}

/// An item the room made.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The index of its step.
    pub step: StepIndex,
    /// Its fields, filled in.
    pub fields: Arc<Fields>,
    /// The number of the event that last wrote it; 0 if the script prefilled it.
    pub seq: u64,
}

/// A note of one of the session's lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its id, unique among the notes.
    pub id: u32,
    /// The list it is in.
    pub list: List,
    /// What it says.
    pub text: Clean,
    /// Who raised, decided or said it; empty where that was not given.
    pub by: Clean,
    /// The index of the step in which it was added; `None` outside any step.
    pub step: Option<StepIndex>,
    /// When it was added.
    pub at: Moment,
}

impl StepState {
    /// Whether nothing was answered in it.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
            && self.details.is_empty()
            && self.themes.is_empty()
            && self.votes.is_empty()
            && self.scores.is_empty()
            && self.cascade.marks.is_empty()
            && self.cascade.additions.is_empty()
    }
}

impl State {
    pub(super) fn open(opened: Opened, at: Moment) -> Self {
        let workshop = Arc::clone(&opened.workshop);
        let planned = plan::minutes(&workshop, opened.variant);
        let mut state = Self {
            people: opened.people,
            people_before: Vec::new(),
            listed: PeopleList::default(),
            day: None,
            offset: opened.offset,
            plan: planned.clone(),
            planned,
            agreed: None,
            steps: vec![StepState::default(); workshop.steps.len()].into(),
            current: None,
            began: None,
            parted: None,
            ended: None,
            closed: false,
            lost: 0,
            time: Time::from(at),
            assumption: Assumption::default(),
            rows: BTreeMap::new(),
            notes: Vec::new(),
            room: RoomSetting::default(),
            frozen: None,
            reviewed: Vec::new(),
            offered: Vec::new(),
            settled: BTreeMap::new(),
            actions: Actions::default(),
            next_row: 1,
            next_note: 1,
            rest: Rest::default(),
            last: at,
            resume_point: None,
            workshop: Arc::clone(&workshop),
            opened,
        };
        state.prefill(&workshop);
        state
    }

    fn prefill(&mut self, workshop: &Workshop) {
        for (index, step) in workshop.steps.indexed() {
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
                self.add_row(index, fields, 0);
            }
        }
    }

    /// How many people took part: the most there were in the room.
    pub fn took_part(&self) -> u16 {
        let before = self.people_before.iter().copied().max();
        self.people.max(before.unwrap_or(0))
    }

    /// How many people were in the room for the step at `index`.
    pub fn people_at(&self, index: StepIndex) -> u16 {
        let part = self.steps.get(index);
        part.and_then(|part| part.answered_by)
            .unwrap_or(self.people)
    }

    /// What stands at its head.
    pub fn heading(&self) -> Heading {
        Heading {
            client: self.opened.client.clone(),
            group: self.opened.group.clone(),
            people: self.people,
            facilitator: self.opened.facilitator.clone(),
            day: self.day,
        }
    }

    /// When it was held: when its first step began, on the day that was corrected. `None` before that.
    pub fn held(&self) -> Option<Moment> {
        let began = self.began?;
        let Some(day) = self.day else {
            return Some(began);
        };
        let here = FixedOffset::east_opt(self.offset.checked_mul(60)?)?;
        let time = DateTime::from_timestamp_millis(began.wall)?
            .with_timezone(&here)
            .time();
        let moved = day.and_time(time).and_local_timezone(here).single()?;
        Some(Moment {
            wall: moved.timestamp_millis(),
            ..began
        })
    }

    /// How many people there are to be asked one by one: those on the list, unless the head count was changed since.
    pub fn present(&self) -> u16 {
        self.listed.count().unwrap_or(self.people)
    }

    /// The script of the session, with the steps that were added to it.
    pub fn workshop(&self) -> &Arc<Workshop> {
        &self.workshop
    }

    /// The language the room speaks.
    pub fn lang(&self) -> Lang {
        self.opened.language
    }

    /// The script and the state of the step at `index`; `None` if there is no such step.
    pub fn step(&self, index: StepIndex) -> Option<(&Step, &StepState)> {
        Some((self.workshop.steps.get(index)?, self.steps.get(index)?))
    }

    /// Whether the step at `index` is part of the session: it was not taken back, or somebody did it all the same.
    pub fn is_part(&self, index: StepIndex) -> bool {
        let is_there =
            |step: &StepState| !step.withdrawn || step.entered.is_some() || !step.is_empty();
        self.steps.get(index).is_some_and(is_there)
    }

    /// The index, the script and the state of the current step; `None` if there is none.
    pub fn current(&self) -> Option<(StepIndex, &Step, &StepState)> {
        let index = self.current?;
        let (step, state) = self.step(index)?;
        Some((index, step, state))
    }

    /// Whether it is over, and one looks at a step of it to correct something there. No time passes.
    pub fn is_corrected(&self) -> bool {
        self.current.is_some() && self.ended.is_some()
    }

    /// Whether the clock of the current step is stopped.
    pub fn is_paused(&self) -> bool {
        self.current.is_some() && self.time.running_since.is_none()
    }

    /// Milliseconds spent in the step at `index` by session time `elapsed`.
    pub fn used(&self, index: StepIndex, elapsed: u64) -> u64 {
        let used = self.steps.get(index).map_or(0, |step| step.used);
        match self.time.running_since {
            Some(since) if self.current == Some(index) => {
                used.saturating_add(elapsed.saturating_sub(since))
            }
            _ => used,
        }
    }

    /// Milliseconds spent in all steps by session time `elapsed`.
    pub(in crate::domain) fn worked(&self, elapsed: u64) -> u64 {
        let indices = self.steps.indices();
        indices.map(|index| self.used(index, elapsed)).sum()
    }

    /// How many chains the cascade at `index` runs: as set, else two from twenty people on and one below.
    pub fn chains(&self, index: StepIndex) -> u8 {
        match self.steps.get(index).map_or(0, |step| step.cascade.chains) {
            0 if self.people >= 20 => 2,
            0 => 1,
            chains => chains,
        }
    }

    /// The notes of one list, in the order they were added.
    pub fn list(&self, list: List) -> impl Iterator<Item = &Note> {
        let notes = self.notes.iter().map(AsRef::as_ref);
        notes.filter(move |note: &&Note| note.list == list)
    }

    pub(in crate::domain) fn index_of(&self, step: &str) -> Option<StepIndex> {
        self.workshop.step(step).map(|(index, _)| index)
    }

    pub(super) fn step_mut(&mut self, step: &str) -> Option<&mut StepState> {
        let index = self.index_of(step)?;
        self.steps.get_mut(index)
    }

    pub(super) fn add_row(&mut self, step: StepIndex, fields: Fields, seq: u64) {
        let Some(state) = self.steps.get_mut(step) else {
            return;
        };
        state.order.push(self.next_row);
        let fields = Arc::new(fields);
        self.rows.insert(self.next_row, Row { step, fields, seq });
        self.next_row = self.next_row.saturating_add(1);
    }

    pub(super) fn leave(&mut self, status: Status) {
        self.stop_clock();
        let is_over = self.ended.is_some();
        if let Some(state) = self
            .current
            .take()
            .and_then(|index| self.steps.get_mut(index))
        {
            // Whoever looked back at a step that was done leaves it done.
            state.status = match state.status {
                Status::Again => Status::Done,
                // Whoever looked at a step that nobody did leaves it so.
                _ if is_over && state.entered.is_none() && state.is_empty() => Status::NotReached,
                _ => status,
            };
        }
    }

    pub(super) fn stop_clock(&mut self) {
        let Some(index) = self.current else { return };
        let used = self.used(index, self.time.reached);
        self.time.running_since = None;
        if let Some(state) = self.steps.get_mut(index) {
            state.used = used;
        }
    }
}

fn prefilled(field: &Field, text: &str) -> Value {
    match &field.kind {
        FieldKind::Choice(_) => Value::Choice(text.to_owned()),
        _ => Value::Text(Clean::new(text)),
    }
}
