//! What stands in a session: its plan, its steps, the items, the lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::event::{
    Assumption, Cell, Fields, ItemId, List, Mark, Moment, Opened, Reviewed, RoomSetting, Stage,
    Value,
};
use super::super::plan;
use super::super::text::{Clean, Lang};
use super::super::workshop::{Field, FieldKind, Kind, Step, Workshop};
use super::resume_point::ResumePoint;
use super::status::Status;
use super::time::Time;

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
    /// When it took its own way, where it began as a copy of another session.
    pub parted: Option<Moment>,
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
    pub(super) resume_point: Option<Box<ResumePoint>>,
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
    pub(super) fn open(opened: Opened, at: Moment) -> Self {
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
            parted: None,
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
            resume_point: None,
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
            Some(since) if self.current == Some(place) => {
                used.saturating_add(elapsed.saturating_sub(since))
            }
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

    pub(super) fn place(&self, step: &str) -> Option<usize> {
        self.opened.workshop.step(step).map(|(place, _)| place)
    }

    pub(super) fn step_mut(&mut self, step: &str) -> Option<&mut StepState> {
        let place = self.place(step)?;
        self.steps.get_mut(place)
    }

    pub(super) fn add_row(&mut self, step: usize, fields: Fields, seq: u64) {
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
        if let Some(state) = self
            .current
            .take()
            .and_then(|place| self.steps.get_mut(place))
        {
            state.status = status;
        }
    }

    pub(super) fn stop_clock(&mut self) {
        let Some(place) = self.current else { return };
        let used = self.used(place, self.time.reached);
        self.time.running_since = None;
        if let Some(state) = self.steps.get_mut(place) {
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
