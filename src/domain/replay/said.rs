//! Searches for when a text first appeared, whatever its accents and capitals.

use super::Timeline;
use crate::domain::event::{Event, EventIndex, Fields, Value};
use crate::domain::text::{Lang, folded};
use crate::domain::workshop::Workshop;

/// Which way to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchDirection {
    /// Towards later events.
    On,
    /// Towards earlier events.
    Back,
}

/// The index of the event nearest to `from` that holds this text; the search goes on round the end. `None` if no event
/// does.
pub fn find(
    timeline: &Timeline,
    text: &str,
    from: EventIndex,
    way: SearchDirection,
) -> Option<EventIndex> {
    let wanted = folded(text.trim());
    if wanted.is_empty() {
        return None;
    }
    let workshop = timeline.workshop();
    let holds = |index: &EventIndex| {
        let event = timeline.event(*index).map(|stamped| &stamped.event);
        event.is_some_and(|event| is_said(event, workshop, &wanted))
    };
    let later = (from.count()..timeline.len()).map(EventIndex::new);
    let earlier = (0..from.get().min(timeline.len())).map(EventIndex::new);
    match way {
        SearchDirection::On => later.chain(earlier).chain([from]).find(holds),
        SearchDirection::Back => earlier.rev().chain(later.rev()).chain([from]).find(holds),
    }
}

fn is_said(event: &Event, workshop: &Workshop, wanted: &str) -> bool {
    let has = |text: &str| folded(text).contains(wanted);
    match event {
        Event::StepEntered(id)
        | Event::StepVisited(id)
        | Event::StepSkipped { to: Some(id), .. } => workshop
            .step(id)
            .is_some_and(|(_, step)| Lang::ALL.iter().any(|lang| has(step.title.get(*lang)))),
        event => said(event).into_iter().any(has),
    }
}

/// The texts that people gave an event, with the one it is about first.
pub fn said(event: &Event) -> Vec<&str> {
    match event {
        Event::ItemsAdded { rows, .. } => rows.iter().flat_map(typed).collect(),
        Event::ItemEdited { fields, .. } | Event::DetailSet { fields, .. } => {
            typed(fields).collect()
        }
        Event::ItemSplit { fields, rest, .. } => typed(fields).chain(typed(rest)).collect(),
        Event::ThemeAdded { name: text, .. } | Event::AdditionAdded { text, .. } => {
            vec![text.as_str()]
        }
        Event::NoteAdded { text, by, .. } | Event::NoteEdited { text, by, .. } => {
            vec![text.as_str(), by.as_str()]
        }
        Event::PeopleListed(people) => {
            let said = people.iter();
            said.flat_map(|person| [person.name.as_str(), person.role.as_str()])
                .filter(|text| !text.is_empty())
                .collect()
        }
        Event::ActionReviewed(reviewed) => vec![reviewed.text.as_str(), reviewed.who.as_str()],
        Event::ActionsOffered(offered) => {
            let said = offered.iter();
            said.flat_map(|past| [past.text.as_str(), past.who.as_str()])
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The texts of an item, in the order of the ids of its fields.
fn typed(fields: &Fields) -> impl Iterator<Item = &str> {
    fields.values().filter_map(|value| match value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    })
}
