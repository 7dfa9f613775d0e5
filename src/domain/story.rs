//! The story of one item: when it was said, how it changed, which theme it went to and what it was given.

use std::collections::{BTreeMap, BTreeSet};

use super::document;
use super::event::{Event, EventIndex, Fields, ItemId, Mark, Moment, Stamped, joined};
use super::scores::as_typed;
use super::select;
use super::session::{Counts, Session, State, counting};
use super::words::Words;
use super::workshop::{Kind, StepIndex};

/// Something that happened to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// The index of the event in the session.
    pub event: EventIndex,
    /// When it happened.
    pub at: Moment,
    /// The index of the step it happened in; `None` outside any step.
    pub step: Option<StepIndex>,
    /// What happened, in the language of the session.
    pub what: String,
    /// Whether it was undone afterwards and not redone.
    pub undone: bool,
}

/// Everything that happened to an item, in order. What was undone is in it too: it was said. What has its id because it
/// was taken back before the item was said is another item, and stays out.
pub fn story(session: &Session, item: &ItemId) -> Vec<Chapter> {
    let log = session.log();
    let said = births(log);
    let rows = all_of(item, log);
    let mut teller = Teller {
        state: session.state(),
        words: Words::of(session.state().lang()),
        item,
        rows: &rows,
        gone: BTreeMap::new(),
        held: of_script(log),
    };
    let counts = counting(log);
    let began = rows.iter().filter_map(|id| said.get(id)).min().copied();
    let mut step = None;
    let mut chapters = Vec::new();
    for (at, stamped) in log.iter().enumerate() {
        let event = EventIndex::new(at);
        if let Event::StepEntered(id)
        | Event::StepVisited(id)
        | Event::StepSkipped { to: Some(id), .. } = &stamped.event
        {
            step = teller.step(id);
        }
        teller.note_names(event, &stamped.event, &said);
        let undone = counts(stamped) == Counts::No;
        if began.is_none_or(|began| event >= began) {
            chapters.extend(teller.tell(&stamped.event).map(|what| Chapter {
                event,
                at: stamped.at,
                step,
                what,
                undone,
            }));
        }
        if !undone {
            teller.note_held(&stamped.event);
        }
    }
    chapters
}

/// What the items hold that the script made.
fn of_script(log: &[Stamped]) -> BTreeMap<u32, Held> {
    let begun = Session::replay(log.iter().take(1).cloned().collect());
    let rows = begun.map(|session| session.state().rows.clone());
    let rows = rows.into_iter().flatten();
    rows.map(|(id, row)| (id, (row.step, row.fields.as_ref().clone())))
        .collect()
}

/// The ids of the items that are this one now: its own, and those that were joined into it.
fn all_of(item: &ItemId, log: &[Stamped]) -> BTreeSet<u32> {
    let counts = counting(log);
    let mut all = BTreeSet::new();
    if let ItemId::Row(id) = item {
        all.insert(*id);
    }
    // The last first: what was joined into one of them may have been joined of others before.
    for stamped in log.iter().rev() {
        if let Event::ItemsJoined { kept, gone } = &stamped.event
            && all.contains(kept)
            && counts(stamped) == Counts::Yes
        {
            all.insert(*gone);
        }
    }
    all
}

/// The items to tell about at the step at `index`: its own, or those it works on if it makes none.
pub fn items(state: &State, index: StepIndex) -> Vec<ItemId> {
    let own = state.steps.get(index).map(|part| &part.order);
    match own.filter(|order| !order.is_empty()) {
        Some(order) => order.iter().copied().map(ItemId::Row).collect(),
        None => select::input(state, index),
    }
}

/// When each item of the room was said, by the id of the item.
pub fn said(log: &[Stamped]) -> BTreeMap<u32, Moment> {
    let moment = |(id, event): (u32, EventIndex)| Some((id, log.get(event.get())?.at));
    births(log).into_iter().filter_map(moment).collect()
}

/// The events that brought each item of the room, by the id of the item. An id that was taken back is given again, so
/// the last that counts is its own.
fn births(log: &[Stamped]) -> BTreeMap<u32, EventIndex> {
    let counts = counting(log);
    let mut births = BTreeMap::new();
    for (at, stamped) in log.iter().enumerate() {
        for id in born(&stamped.event) {
            // What is taken back and nobody said again was said all the same.
            if counts(stamped) == Counts::Yes || !births.contains_key(&id) {
                births.insert(id, EventIndex::new(at));
            }
        }
    }
    births
}

/// The ids of the items an event brings.
fn born(event: &Event) -> Vec<u32> {
    match event {
        Event::ItemsAdded { first, rows, .. } => (*first..).take(rows.len()).collect(),
        Event::ItemSplit { id, .. } | Event::ThemeAdded { id, .. } => vec![*id],
        Event::ActionReviewed(reviewed) => {
            reviewed.carried.iter().map(|carried| carried.id).collect()
        }
        _ => Vec::new(),
    }
}

/// The step of an item, and its fields.
type Held = (StepIndex, Fields);

struct Teller<'a> {
    /// The state in the end, from which the names of things are taken.
    state: &'a State,
    words: &'static Words,
    item: &'a ItemId,
    /// The ids of all items that are this one now.
    rows: &'a BTreeSet<u32>,
    /// The names of the themes that have, at this moment, the ids of others in the end.
    gone: BTreeMap<u32, String>,
    /// What each item of the room holds at this moment.
    held: BTreeMap<u32, Held>,
}

impl Teller<'_> {
    fn step(&self, id: &str) -> Option<StepIndex> {
        let found = self.state.workshop().step(id);
        found.map(|(index, _)| index)
    }

    fn is(&self, other: &ItemId) -> bool {
        match other {
            ItemId::Pair(one, two) => other == self.item || self.is(one) || self.is(two),
            ItemId::Row(row) => self.is_row(*row),
            other @ ItemId::Fixed(..) => other == self.item,
        }
    }

    fn is_row(&self, row: u32) -> bool {
        self.rows.contains(&row)
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).into_owned()
    }

    fn name(&self, key: &str, name: &str) -> String {
        self.words.with(key, &[("name", name.into())])
    }

    fn label(&self, item: &ItemId) -> String {
        let gone = match item {
            ItemId::Row(id) => self.gone.get(id).cloned(),
            _ => None,
        };
        gone.unwrap_or_else(|| select::label(self.state, item))
    }

    /// Takes note of the names of themes and items that were taken back, whose ids others got.
    fn note_names(&mut self, at: EventIndex, event: &Event, said: &BTreeMap<u32, EventIndex>) {
        let names: Vec<String> = match event {
            Event::ThemeAdded { name, .. } => vec![name.as_str().to_owned()],
            Event::ItemsAdded { step, rows, .. } => {
                rows.iter().map(|row| self.held(step, row)).collect()
            }
            Event::ItemSplit { step, rest, .. } => vec![self.held(step, rest)],
            Event::ActionReviewed(reviewed) => vec![reviewed.text.as_str().to_owned()],
            _ => return,
        };
        for (id, name) in born(event).into_iter().zip(names) {
            if said.get(&id) == Some(&at) {
                self.gone.remove(&id);
            } else {
                self.gone.insert(id, name);
            }
        }
    }

    /// Takes note of what items hold from an event on.
    fn note_held(&mut self, event: &Event) {
        match event {
            Event::ItemsAdded { step, first, rows } => {
                if let Some(step) = self.step(step) {
                    let held = rows.iter().map(|row| (step, row.clone()));
                    self.held.extend((*first..).zip(held));
                }
            }
            Event::ItemEdited { item, fields } => {
                if let Some((_, held)) = self.held.get_mut(item) {
                    held.clone_from(fields);
                }
            }
            Event::ItemSplit {
                step,
                item,
                fields,
                id,
                rest,
            } => {
                if let Some((_, held)) = self.held.get_mut(item) {
                    held.clone_from(fields);
                }
                if let Some(step) = self.step(step) {
                    self.held.insert(*id, (step, rest.clone()));
                }
            }
            Event::ItemsJoined { kept, gone } => {
                let gone = self.held.remove(gone);
                let kept = self.held.get_mut(kept);
                if let Some(((step, first), (_, second))) = kept.zip(gone) {
                    let known = self.state.workshop().steps.get(*step);
                    let known = known.map(|step| step.kind.fields()).unwrap_or_default();
                    *first = joined(&known, first, &second);
                }
            }
            _ => {}
        }
    }

    /// What an item of the room holds at this moment, in one line.
    fn held_by(&self, row: u32, fields: Option<&Fields>) -> Option<String> {
        let (step, held) = self.held.get(&row)?;
        let (step, _) = self.state.step(*step)?;
        Some(self.held(&step.id, fields.unwrap_or(held)))
    }

    /// What an event did to the item, in words; `None` if it did nothing to it.
    fn tell(&self, event: &Event) -> Option<String> {
        match event {
            Event::ItemsAdded { step, first, rows } => {
                let mut ids = (*first..).zip(rows);
                let (_, fields) = ids.find(|(id, _)| self.is_row(*id))?;
                Some(self.name("story-said", &self.held(step, fields)))
            }
            Event::ItemEdited { item, fields } if self.is_row(*item) => {
                Some(self.name("story-edited", &self.held_by(*item, Some(fields))?))
            }
            Event::ItemSplit {
                step, item, fields, ..
            } if self.is_row(*item) => Some(self.name("story-split", &self.held(step, fields))),
            Event::ItemSplit { item, id, .. } if self.is_row(*id) => {
                Some(self.name("story-split-off", &self.held_by(*item, None)?))
            }
            Event::ItemsJoined { kept, gone } if self.is_row(*kept) => {
                Some(self.name("story-joined", &self.held_by(*gone, None)?))
            }
            Event::ItemsJoined { kept, gone } if self.is_row(*gone) => {
                Some(self.name("story-joined-into", &self.held_by(*kept, None)?))
            }
            Event::ItemMoved { item, .. } if self.is_row(*item) => Some(self.word("story-moved")),
            Event::ItemsRemoved(items) => {
                let is_in = items.iter().any(|item| self.is_row(*item));
                is_in.then(|| self.word("story-removed"))
            }
            Event::ThemeAdded { .. } | Event::Clustered { .. } => self.grouped(event),
            Event::DetailSet { step, item, fields } if self.is(item) => {
                let held = self.held(step, fields);
                let held = match item {
                    // Said of a pair, so name the pair.
                    ItemId::Pair(..) if item != self.item => {
                        format!("{}: {held}", self.label(item))
                    }
                    _ => held,
                };
                Some(self.name("story-detail", &held))
            }
            Event::VotesSet { item, votes, .. } if self.is(item) => Some(self.dots(*votes)),
            Event::ScoresSet { cell, scores, .. } if self.is(&cell.item) => {
                Some(self.name("story-scores", &as_typed(scores)))
            }
            Event::BallotsCounted { votes, scores, .. } => {
                let dots = votes.iter().filter(|(item, _)| self.is(item));
                let dots = dots.map(|(_, votes)| self.dots(*votes));
                let given = scores.iter().filter(|(cell, _)| self.is(&cell.item));
                let given = given.map(|(_, it)| self.name("story-scores", &as_typed(it)));
                let all: Vec<String> = dots.chain(given).collect();
                (!all.is_empty()).then(|| all.join(" · "))
            }
            Event::MarkSet {
                step,
                level,
                item,
                mark,
                ..
            } if self.is(item) => Some(self.marked(step, *level, *mark)),
            Event::ItemsChosen {
                items: Some(items), ..
            } if items.iter().any(|item| self.is(item)) => Some(self.word("story-chosen")),
            Event::ActionReviewed(reviewed) => {
                let carried = reviewed.carried.as_ref()?;
                let text = reviewed.text.as_str();
                self.is_row(carried.id)
                    .then(|| self.name("story-carried", text))
            }
            _ => None,
        }
    }

    /// What the fields of an item hold, in one line and in the order of the step.
    fn held(&self, step: &str, fields: &Fields) -> String {
        let kind = self.state.workshop().step(step).map(|(_, step)| &step.kind);
        let of_step = kind.map_or_else(Vec::new, Kind::fields);
        let held = of_step.into_iter().filter_map(|field| {
            let value = fields.get(&field.id)?;
            Some(document::value(self.state, field, value, self.words).replace('\n', " "))
        });
        let held: Vec<String> = held.filter(|text| !text.trim().is_empty()).collect();
        held.join(" · ")
    }

    fn dots(&self, votes: u32) -> String {
        self.words.with("story-dots", &[("n", votes.into())])
    }

    fn grouped(&self, event: &Event) -> Option<String> {
        match event {
            Event::ThemeAdded { id, name, item, .. } => {
                let gave_rise = item.as_ref().is_some_and(|item| self.is(item));
                match (self.is_row(*id), gave_rise) {
                    (true, _) => Some(self.name("story-theme-named", name.as_str())),
                    (_, true) => Some(self.name("story-themed", name.as_str())),
                    _ => None,
                }
            }
            Event::Clustered { item, theme, .. } if self.is(item) => Some(match theme {
                Some(theme) => self.name("story-themed", &self.label(&ItemId::Row(*theme))),
                None => self.word("story-no-theme"),
            }),
            Event::Clustered {
                item,
                theme: Some(theme),
                ..
            } if self.is_row(*theme) => Some(self.name("story-took", &self.label(item))),
            _ => None,
        }
    }

    fn marked(&self, step: &str, level: u8, mark: Option<Mark>) -> String {
        let step = self.state.workshop().step(step).map(|(_, step)| &step.kind);
        let level = match step {
            Some(Kind::Cascade(cascade)) => cascade.levels.get(usize::from(level)),
            _ => None,
        };
        let level = level.map_or("", |level| level.name.get(self.state.lang()));
        let key = match mark {
            Some(Mark::Intact) => "mark-intact",
            Some(Mark::Changed) => "mark-changed",
            Some(Mark::Lost) => "mark-lost",
            None => "story-no-mark",
        };
        format!("{level}: {}", self.words.get(key))
    }
}
