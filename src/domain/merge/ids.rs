//! Finds every number by which an event refers to an item, a note or another event. The match names every kind of
//! event, so a new one does not compile until it is here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::event::{Carried, Cell, Event, Fields, ItemId, Reviewed, Stamped, Value};
use crate::domain::workshop::{FieldId, FieldKind};

/// A number in an event, by what it refers to.
pub(super) enum Id<'a> {
    /// An item that exists.
    Row(&'a mut u32),
    /// The first of so many items that the event makes.
    NewRows(&'a mut u32, u32),
    /// A note that exists.
    Note(&'a mut u32),
    /// A note that the event makes.
    NewNote(&'a mut u32),
    /// Another event.
    Event(&'a mut u64),
    /// An index in a list that the other copy may have changed too.
    Place(&'a mut u16),
}

/// The ids of the fields in which one item refers to another, in the steps of either copy.
pub(super) fn naming(here: &[Stamped], there: &[Stamped]) -> BTreeSet<FieldId> {
    let steps = here.iter().chain(there).flat_map(|it| it.event.steps());
    let fields = steps.flat_map(|step| step.kind.fields());
    let naming = fields.filter(|field| matches!(field.kind, FieldKind::ChoiceOf(_)));
    naming.map(|field| field.id.clone()).collect()
}

/// Calls `each` with every number in an event; those of what it makes come last. `naming` are the fields that refer to
/// items.
#[expect(clippy::too_many_lines, reason = "one arm a kind of event")]
pub(super) fn of_event(
    event: &mut Event,
    naming: &BTreeSet<FieldId>,
    each: &mut impl FnMut(Id<'_>),
) {
    match event {
        Event::ItemsAdded {
            step: _,
            first,
            rows,
        } => {
            for row in rows.iter_mut() {
                of_fields(row, naming, each);
            }
            each(Id::NewRows(first, u32::try_from(rows.len()).unwrap_or(0)));
        }
        Event::ItemEdited { item, fields } => {
            each(Id::Row(item));
            of_fields(fields, naming, each);
        }
        Event::ItemsRemoved(items) => items.iter_mut().for_each(|item| each(Id::Row(item))),
        Event::ItemMoved { item, before } => {
            each(Id::Row(item));
            if let Some(before) = before {
                each(Id::Row(before));
            }
        }
        Event::ItemSplit {
            step: _,
            item,
            fields,
            id,
            rest,
        } => {
            each(Id::Row(item));
            of_fields(fields, naming, each);
            of_fields(rest, naming, each);
            each(Id::NewRows(id, 1));
        }
        Event::ItemsJoined { kept, gone } => {
            each(Id::Row(kept));
            each(Id::Row(gone));
        }
        Event::DetailSet {
            step: _,
            item,
            fields,
        } => {
            of_item(item, each);
            of_fields(fields, naming, each);
        }
        Event::ThemeAdded {
            step: _,
            id,
            name: _,
            item,
        } => {
            if let Some(item) = item {
                of_item(item, each);
            }
            each(Id::NewRows(id, 1));
        }
        Event::Clustered {
            step: _,
            item,
            theme,
        } => {
            of_item(item, each);
            if let Some(theme) = theme {
                each(Id::Row(theme));
            }
        }
        Event::VotesSet { item, .. } | Event::MarkSet { item, .. } => of_item(item, each),
        Event::ScoresSet { cell, .. } => of_item(&mut cell.item, each),
        Event::BallotsCounted {
            step: _,
            voters: _,
            votes,
            scores,
        } => {
            of_keys(votes, |item: &mut ItemId| of_item(item, each));
            of_keys(scores, |cell: &mut Cell| of_item(&mut cell.item, each));
        }
        Event::ItemsChosen { step: _, items } => {
            for item in items.iter_mut().flatten() {
                of_item(item, each);
            }
        }
        Event::NoteAdded { id, .. } => each(Id::NewNote(id)),
        Event::NoteEdited { id, .. } | Event::NoteRemoved(id) => each(Id::Note(id)),
        // The item of a review belongs to another session.
        Event::ActionReviewed(Reviewed { carried, .. }) => {
            if let Some(Carried {
                step: _,
                id,
                fields,
            }) = carried
            {
                of_fields(fields, naming, each);
                each(Id::NewRows(id, 1));
            }
        }
        Event::ActionSettled { item, outcome: _ } => each(Id::Row(item)),
        Event::AdditionRemoved { place, .. } => each(Id::Place(place)),
        Event::Undone(seq) | Event::Redone(seq) => each(Id::Event(seq)),
        Event::Merging(merging) => {
            if let Some(seq) = &mut merging.frozen {
                each(Id::Event(seq));
            }
        }
        // The items and numbers in these belong to other sessions.
        Event::ActionsOffered(_)
        | Event::Branched { .. }
        | Event::Opened(_)
        | Event::Resumed { .. }
        | Event::Closed
        | Event::ClockJumped(_)
        | Event::SleepCounted(_)
        | Event::PeopleSet(_)
        | Event::PeopleListed(_)
        | Event::HeadingSet(_)
        | Event::StepEntered(_)
        | Event::StepVisited(_)
        | Event::StepAdded { .. }
        | Event::StepSkipped { .. }
        | Event::Ended
        | Event::ClockPaused
        | Event::ClockStarted
        | Event::Replanned { .. }
        | Event::TimeAdded { .. }
        | Event::VotersSet { .. }
        | Event::StageEntered { .. }
        | Event::AdditionAdded { .. }
        | Event::ChainsSet { .. }
        | Event::AssumptionSet(_)
        | Event::RoomSet(_)
        | Event::Revealed { .. }
        | Event::Redacted
        | Event::Merged { .. } => {}
    }
}

fn of_item(item: &mut ItemId, each: &mut impl FnMut(Id<'_>)) {
    match item {
        ItemId::Row(row) => each(Id::Row(row)),
        ItemId::Fixed(..) => {}
        ItemId::Pair(a, b) => {
            // Only one level deep, as files have it.
            for half in [a, b] {
                if let ItemId::Row(row) = &mut **half {
                    each(Id::Row(row));
                }
            }
        }
    }
}

fn of_fields(fields: &mut Fields, naming: &BTreeSet<FieldId>, each: &mut impl FnMut(Id<'_>)) {
    for (_, value) in fields.iter_mut().filter(|(id, _)| naming.contains(*id)) {
        if let Value::Choice(named) = value
            && let Ok(mut item) = named.parse::<ItemId>()
        {
            of_item(&mut item, each);
            *named = item.to_string();
        }
    }
}

fn of_keys<K: Ord, V>(map: &mut BTreeMap<K, V>, mut each: impl FnMut(&mut K)) {
    let all = std::mem::take(map).into_iter().map(|(mut key, value)| {
        each(&mut key);
        (key, value)
    });
    *map = all.collect();
}
