//! Takes names out of a session, and leaves a marker in place of what one event said. Every text in every event is
//! searched. Numbers, order and ids stay, so that undo and folding work as before.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::event::{Event, Heading, Opened, Stamped};
use super::text::Clean;

pub mod names;
mod pattern;
pub mod people;
mod spot;
pub mod texts;
mod word;

pub use pattern::{Meant, Names};
pub use spot::{Keep, Spot};
pub use texts::Place;

/// The most records that can be missing from a session because its lines are damaged.
const MISSING: u64 = 2_000_000;

/// Where to look for names, besides what people said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Whether to look in the names of the client and the group, and in the id of the session.
    pub client: bool,
    /// Whether to look in the script; one that comes with the program names nobody.
    pub script: bool,
}

/// What was found while taking out names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How often a name was taken out.
    pub places: usize,
    /// The numbers of the events it was taken out of.
    pub events: Vec<u64>,
    /// How often a name is left in the client, the group or the id of the session, if these were not to be searched.
    pub left: usize,
}

/// Takes names out of events. Returns what was found.
pub fn take_names(events: &mut [Stamped], names: &Names, scope: Scope) -> Found {
    take_chosen(events, names, scope, &mut |_| true)
}

/// Takes names out of events, at those places that `takes` says yes to. Returns what was taken out. A place has the same
/// number whatever is taken out elsewhere.
pub fn take_chosen(
    events: &mut [Stamped],
    names: &Names,
    scope: Scope,
    takes: &mut dyn FnMut(&Spot) -> bool,
) -> Found {
    let mut found = Found::default();
    let asked = names::asked(events);
    for stamped in events {
        let mut number = 0;
        let seq = stamped.seq;
        let mut takes = |field: &str, text: &str, range: Range<usize>| {
            let spot = Spot::new((seq, number), field, text, range);
            number += 1;
            takes(&spot)
        };
        let mut places = 0;
        texts::of_event(&mut stamped.event, &asked, &mut |text, place, field| {
            let mut takes = |text: &str, range: Range<usize>| takes(field, text, range);
            places += names.clean(text, place, &mut takes);
        });
        let mut takes = |text: &str, range: Range<usize>| takes("", text, range);
        match &mut stamped.event {
            Event::Opened(opened) => {
                let (of_client, left) = of_opening(opened, names, scope, &mut takes);
                places += of_client;
                found.left += left;
            }
            Event::HeadingSet(heading) => {
                let of_client =
                    |heading: &mut Heading, takes: &mut dyn FnMut(&str, Range<usize>) -> bool| {
                        names.clean(&mut heading.client, Place::Sentence, takes)
                            + names.clean(&mut heading.group, Place::Sentence, takes)
                    };
                if scope.client {
                    places += of_client(heading, &mut takes);
                } else {
                    found.left += of_client(&mut heading.clone(), &mut |_, _| true);
                }
            }
            Event::ActionReviewed(reviewed) if scope.client => {
                places += names.clean_id(&mut reviewed.session, &mut takes);
                if let Some(origin) = &mut reviewed.origin {
                    places += names.clean_id(&mut origin.session, &mut takes);
                }
            }
            Event::ActionsOffered(offered) if scope.client => {
                for past in offered {
                    places += names.clean_id(&mut past.session, &mut takes);
                }
            }
            Event::Branched { session, .. } if scope.client => {
                places += names.clean_id(session, &mut takes);
            }
            _ => {}
        }
        if places > 0 {
            found.places += places;
            found.events.push(stamped.seq);
        }
    }
    found
}

/// Takes names out of what a session began with. Returns how many were taken out, and how many are left.
fn of_opening(
    opened: &mut Opened,
    names: &Names,
    scope: Scope,
    takes: &mut dyn FnMut(&str, Range<usize>) -> bool,
) -> (usize, usize) {
    let mut script = 0;
    if scope.script {
        let written = names.as_written();
        texts::of_workshop(Arc::make_mut(&mut opened.workshop), &mut |text| {
            script += written.clean(text, Place::Sentence, takes);
        });
    }
    let of_client = |opened: &mut Opened, takes: &mut dyn FnMut(&str, Range<usize>) -> bool| {
        names.clean(&mut opened.client, Place::Sentence, takes)
            + names.clean(&mut opened.group, Place::Sentence, takes)
            + names.clean_id(&mut opened.session, takes)
    };
    if scope.client {
        (script + of_client(opened, takes), 0)
    } else {
        (script, of_client(&mut opened.clone(), &mut |_, _| true))
    }
}

/// The event without anything people wrote: only ids, numbers and kinds are left.
pub fn without_texts(mut event: Event) -> Event {
    texts::of_event(&mut event, &BTreeSet::new(), &mut |text, _, _| {
        *text = Clean::default();
    });
    if let Event::Opened(opened) = &mut event {
        (opened.client, opened.group) = (Clean::default(), Clean::default());
        texts::of_workshop(Arc::make_mut(&mut opened.workshop), &mut |text| {
            *text = Clean::default();
        });
    }
    if let Event::HeadingSet(heading) = &mut event {
        (heading.client, heading.group) = (Clean::default(), Clean::default());
    }
    event
}

/// The name of a file without the words of names; `None` if there are none in it, or nothing would be left.
pub fn file_name_without(name: &str, names: &Names) -> Option<String> {
    let mut without = name.to_owned();
    let found = names.clean_id(&mut without, &mut |_, _| true) > 0;
    let without = without.trim().to_owned();
    (found && !without.is_empty()).then_some(without)
}

/// Why an event cannot be taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// There is no event with that number.
    Absent,
    /// Nobody said anything in it, and the session depends on it.
    Wordless,
}

/// Replaces an event in which somebody said something with the marker.
pub fn take_event(events: &mut [Stamped], seq: u64) -> Result<(), Kept> {
    let stamped = events.iter_mut().find(|stamped| stamped.seq == seq);
    let stamped = stamped.ok_or(Kept::Absent)?;
    let mut has_text = false;
    texts::of_event(&mut stamped.event, &BTreeSet::new(), &mut |_, _, _| {
        has_text = true;
    });
    if !has_text || matches!(stamped.event, Event::Opened(_)) {
        return Err(Kept::Wordless);
    }
    stamped.event = Event::Redacted;
    Ok(())
}

/// Adds markers for missing numbers up to `last`, so that the list is whole again.
pub fn fill(events: Vec<Stamped>, last: u64) -> Vec<Stamped> {
    // A damaged number can be anything. A gap that no session can have is left alone.
    if last.saturating_sub(events.len() as u64) > MISSING {
        return events;
    }
    let mut whole: Vec<Stamped> = Vec::with_capacity(events.len());
    let marker = |whole: &mut Vec<Stamped>| {
        if let Some(before) = whole.last() {
            let (seq, at) = (before.seq + 1, before.at);
            whole.push(Stamped {
                seq,
                at,
                event: Event::Redacted,
            });
        }
    };
    for stamped in events {
        while whole
            .last()
            .is_some_and(|before| before.seq + 1 < stamped.seq)
        {
            marker(&mut whole);
        }
        whole.push(stamped);
    }
    while whole.last().is_some_and(|before| before.seq < last) {
        marker(&mut whole);
    }
    whole
}

#[cfg(test)]
#[path = "redact/tests.rs"]
mod tests;
