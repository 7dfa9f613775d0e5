//! What happened to each action, also to those that are gone: how often it changed, when, and where it comes from. A
//! calendar that has an action already has to be told of all of this.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::event::{Event, Fields, Origin, Reviewed, Stamped, Value, joined};
use super::super::text::Clean;
use super::super::workshop::{Field, Kind, Workshop, action};
use super::limits::free_id;

/// The sequence of an action of an earlier session that does not say which it had there.
const UNKNOWN: u32 = 999;

/// What happened to all actions of a session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actions {
    all: Vec<Arc<ActionHistory>>,
    /// Which of them has an id now, or had it last.
    by_row: BTreeMap<u32, usize>,
}

impl Actions {
    /// All of them, in the order in which they came, each with the id it has in this session or had last; `None` if it
    /// never had one, or another has it now.
    pub fn iter(&self) -> impl Iterator<Item = (Option<u32>, &ActionHistory)> {
        let rows: BTreeMap<usize, u32> = self.by_row.iter().map(|(row, at)| (*at, *row)).collect();
        let all = self.all.iter().enumerate();
        all.map(move |(at, history)| (rows.get(&at).copied(), &**history))
    }

    /// The action with this id; `None` if no action ever had it.
    pub fn of(&self, row: u32) -> Option<&ActionHistory> {
        let at = self.by_row.get(&row)?;
        self.all.get(*at).map(AsRef::as_ref)
    }

    fn of_mut(&mut self, row: u32) -> Option<&mut ActionHistory> {
        let at = self.by_row.get(&row)?;
        self.all.get_mut(*at).map(Arc::make_mut)
    }

    /// Takes note of what an event does to actions, whether it counts or not: what was undone may be in a calendar.
    /// `held` is what an item held before it.
    pub(super) fn note(
        &mut self,
        stamped: &Stamped,
        (workshop, held): (&Workshop, &dyn Fn(u32) -> Option<Arc<Fields>>),
        next_row: u32,
    ) {
        let actual = |id: u32| free_id(id, next_row);
        match &stamped.event {
            Event::ItemsAdded { step, first, rows } if takes_actions(workshop, step) => {
                for (fields, n) in rows.iter().zip(0..) {
                    let id = actual(*first).and_then(|first| first.checked_add(n));
                    if let Some(history) = id.and_then(|id| self.own(id, stamped)) {
                        history.holds(fields);
                    }
                }
            }
            Event::ItemEdited { item, fields } => {
                if let Some(history) = self.of_mut(*item) {
                    history.change(stamped);
                    history.holds(fields);
                }
            }
            Event::ActionSettled { item, .. } => {
                if let Some(history) = self.of_mut(*item) {
                    history.change(stamped);
                }
            }
            Event::ItemsRemoved(items) => {
                for item in items {
                    if let Some(history) = self.of_mut(*item) {
                        history.change(stamped);
                    }
                }
            }
            Event::ItemSplit {
                step,
                item,
                fields,
                id,
                rest,
            } if takes_actions(workshop, step) => {
                if let Some(history) = self.of_mut(*item) {
                    history.change(stamped);
                    history.holds(fields);
                }
                if let Some(history) = actual(*id).and_then(|id| self.own(id, stamped)) {
                    history.holds(rest);
                }
            }
            Event::ItemsJoined { kept, gone } => {
                if let Some(history) = self.of_mut(*gone) {
                    history.change(stamped);
                }
                if let Some(history) = self.of_mut(*kept) {
                    history.change(stamped);
                    if let Some((first, second)) = held(*kept).zip(held(*gone)) {
                        let known: Vec<&Field> = action::fields().iter().collect();
                        history.holds(&joined(&known, &first, &second));
                    }
                }
            }
            Event::ActionReviewed(reviewed) => {
                let carried = reviewed.carried.as_ref();
                let row = carried.and_then(|carried| actual(carried.id));
                self.review(reviewed, row, stamped);
            }
            Event::Undone(seq) | Event::Redone(seq) => {
                let all = self.all.iter_mut();
                for history in all.filter(|history| history.events.contains(seq)) {
                    Arc::make_mut(history).change(stamped);
                }
            }
            // What was taken out of the file may have been any of the changes that were counted.
            Event::Redacted => {
                for history in self.all.iter_mut().map(Arc::make_mut) {
                    history.changes = history.changes.saturating_add(1);
                }
            }
            // What there is so far was agreed in the other session.
            Event::Branched { session, .. } => {
                let all = self.all.iter_mut();
                for history in all.filter(|history| history.origin.is_none()) {
                    let history = Arc::make_mut(history);
                    history.origin = Some(Origin {
                        session: session.clone(),
                        item: history.id,
                        sequence: 0,
                        day: None,
                    });
                }
            }
            _ => {}
        }
    }

    /// An action of this session, which is added. After an undo its id is one that was there before.
    fn own(&mut self, id: u32, stamped: &Stamped) -> Option<&mut ActionHistory> {
        let is_it = |history: &ActionHistory| history.earlier.is_none() && history.id == id;
        let at = match self.by_row.get(&id) {
            Some(at) if self.all.get(*at).is_some_and(|it| is_it(it)) => Some(*at),
            // One that was carried on has taken its id.
            Some(_) => self.all.iter().position(|it| is_it(it)),
            None => None,
        };
        let at = at.unwrap_or_else(|| self.begin(id, stamped));
        self.by_row.insert(id, at);
        let history = self.all.get_mut(at).map(Arc::make_mut)?;
        if !history.events.is_empty() {
            history.change(stamped);
        }
        history.events.push(stamped.seq);
        Some(history)
    }

    fn begin(&mut self, id: u32, stamped: &Stamped) -> usize {
        self.all.push(Arc::new(ActionHistory {
            origin: None,
            earlier: None,
            id,
            changes: 0,
            began: stamped.at.wall,
            last: stamped.at.wall,
            day: None,
            owners: Vec::new(),
            events: Vec::new(),
        }));
        self.all.len() - 1
    }

    /// Takes in what became of an earlier action, carried on as `row` if it was.
    fn review(&mut self, reviewed: &Reviewed, row: Option<u32>, stamped: &Stamped) {
        let Reviewed { session, item, .. } = reviewed;
        let is_it = |history: &Arc<ActionHistory>| {
            let earlier = history.earlier.as_ref();
            earlier.is_some_and(|earlier| earlier.session == *session && earlier.item == *item)
        };
        let at = self.all.iter().position(is_it);
        let is_known = at.is_some();
        let at = at.unwrap_or_else(|| self.begin(*item, stamped));
        if let Some(row) = row {
            self.by_row.retain(|_, other| *other != at);
            self.by_row.insert(row, at);
        }
        let Some(history) = self.all.get_mut(at).map(Arc::make_mut) else {
            return;
        };
        if is_known {
            history.change(stamped);
        }
        history.events.push(stamped.seq);
        history.earlier = Some(EarlierAction {
            session: session.clone(),
            item: *item,
            text: reviewed.text.clone(),
            who: reviewed.who.clone(),
        });
        let origin = reviewed.origin.clone().unwrap_or_else(|| Origin {
            session: session.clone(),
            item: *item,
            sequence: UNKNOWN,
            day: None,
        });
        history.day = origin.day;
        history.done_by(&reviewed.who);
        history.origin = Some(origin);
        if let Some(carried) = &reviewed.carried {
            history.holds(&carried.fields);
        }
    }
}

/// What happened to an action.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionHistory {
    /// Where it was first agreed; `None` if that was in this session, as `id`.
    pub origin: Option<Origin>,
    /// The earlier action that was looked back on in this session; `None` if it was agreed here.
    pub earlier: Option<EarlierAction>,
    /// The id it had first.
    id: u32,
    /// How often it changed since it came into this session. What is undone or redone is a change too.
    changes: u32,
    /// When it came into this session, in milliseconds since 1970 UTC.
    pub began: i64,
    /// When it changed last, in milliseconds since 1970 UTC.
    pub last: i64,
    /// The day it was due last; `None` if it never had one.
    pub day: Option<NaiveDate>,
    /// Everyone it was said to be done by, as it was typed, the last one last.
    pub owners: Vec<Clean>,
    /// The numbers of the events that changed it.
    events: Vec<u64>,
}

/// An action of an earlier session, as this session looked back on it.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierAction {
    /// The id of the earlier session.
    pub session: String,
    /// The id of the action in that session.
    pub item: u32,
    /// What was to be done.
    pub text: Clean,
    /// Who was to do it; empty if nobody was.
    pub who: Clean,
}

impl ActionHistory {
    /// How often it has changed since it was first agreed, through all sessions. It grows with every change, and never
    /// goes down.
    pub fn sequence(&self) -> u32 {
        let before = self.origin.as_ref().map_or(0, |origin| origin.sequence);
        let before = if self.earlier.is_some() {
            before.saturating_add(1)
        } else {
            before
        };
        before.saturating_add(self.changes)
    }

    /// The session and the id by which it is known everywhere. `session` is the id of this session.
    pub fn known_as<'a>(&'a self, session: &'a str) -> (&'a str, u32) {
        match &self.origin {
            Some(origin) => (&origin.session, origin.item),
            None => (session, self.id),
        }
    }

    fn change(&mut self, stamped: &Stamped) {
        self.changes = self.changes.saturating_add(1);
        self.last = self.last.max(stamped.at.wall);
        self.events.push(stamped.seq);
    }

    fn holds(&mut self, fields: &Fields) {
        if let Some(Value::Date(day)) = fields.get(action::WHEN) {
            self.day = Some(*day);
        }
        if let Some(Value::Text(who)) = fields.get(action::WHO) {
            self.done_by(who);
        }
    }

    fn done_by(&mut self, who: &Clean) {
        self.owners.retain(|other| other != who);
        self.owners.push(who.clone());
    }
}

fn takes_actions(workshop: &Workshop, step: &str) -> bool {
    let step = workshop.step(step);
    step.is_some_and(|(_, step)| matches!(step.kind, Kind::Actions(_)))
}
