//! Takes names out of a session, and leaves a marker in place of what one event said. Every text in every event is
//! searched. Numbers, order and ids stay, so that undo and folding work as before.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::event::{Event, Opened, Stamped};
use super::text::Clean;

pub mod names;
mod pattern;
pub mod texts;
mod word;

pub use pattern::{Meant, Names};
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
    let mut found = Found::default();
    let asked = names::asked(events);
    for stamped in events {
        let mut places = 0;
        texts::of_event(&mut stamped.event, &asked, &mut |text, place| {
            places += names.clean(text, place);
        });
        match &mut stamped.event {
            Event::Opened(opened) => {
                let (of_client, left) = of_opening(opened, names, scope);
                places += of_client;
                found.left += left;
            }
            Event::ActionReviewed(reviewed) if scope.client => {
                places += names.clean_id(&mut reviewed.session);
            }
            Event::Branched { session, .. } if scope.client => {
                places += names.clean_id(session);
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
fn of_opening(opened: &mut Opened, names: &Names, scope: Scope) -> (usize, usize) {
    let mut script = 0;
    if scope.script {
        let written = names.as_written();
        texts::of_workshop(Arc::make_mut(&mut opened.workshop), &mut |text| {
            script += written.clean(text, Place::Sentence);
        });
    }
    let mut without = opened.clone();
    let client = names.clean(&mut without.client, Place::Sentence)
        + names.clean(&mut without.group, Place::Sentence)
        + names.clean_id(&mut without.session);
    if scope.client {
        *opened = without;
        (script + client, 0)
    } else {
        (script, client)
    }
}

/// The event without anything people wrote: only ids, numbers and kinds are left.
pub fn without_texts(mut event: Event) -> Event {
    texts::of_event(&mut event, &BTreeSet::new(), &mut |text, _| {
        *text = Clean::default();
    });
    if let Event::Opened(opened) = &mut event {
        (opened.client, opened.group) = (Clean::default(), Clean::default());
        texts::of_workshop(Arc::make_mut(&mut opened.workshop), &mut |text| {
            *text = Clean::default();
        });
    }
    event
}

/// The name of a file without the words of names; `None` if there are none in it, or nothing would be left.
pub fn file_name_without(name: &str, names: &Names) -> Option<String> {
    let mut without = name.to_owned();
    let found = names.clean_id(&mut without) > 0;
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
    texts::of_event(&mut stamped.event, &BTreeSet::new(), &mut |_, _| {
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
