//! Names out of a session, and the marker in the place of what one event said. Every text in every event is looked
//! through; numbers, order and ids stay, so that undo and the fold go on as they were.

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

/// The most records that are missing from any session, those of its damaged lines.
const MISSING: u64 = 2_000_000;

/// Where names are looked for beside what people said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Whether the names of the client and the group, and the session's id, are looked through too.
    pub client: bool,
    /// Whether the script is: one that comes with the program names nobody.
    pub script: bool,
}

/// What taking names out came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How often a name stood there.
    pub places: usize,
    /// The numbers of the events it stood in.
    pub events: Vec<u64>,
    /// How often it still stands with the client, the group or the session's id, where those were left alone.
    pub left: usize,
}

/// Takes names out of events.
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

/// Takes names out of what a session began with; how often one stood there, and how often one still does.
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

/// An event without anything people wrote: what is left are ids, numbers and kinds.
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

/// The name of a file without the words of names; `None` where none stands in it.
pub fn file_name_without(name: &str, names: &Names) -> Option<String> {
    let mut without = name.to_owned();
    let found = names.clean_id(&mut without) > 0;
    let without = without.trim().to_owned();
    (found && !without.is_empty()).then_some(without)
}

/// Why an event is not taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// There is none of that number.
    Absent,
    /// Nobody said anything in it, and the session stands on it.
    Wordless,
}

/// Puts the marker in the place of an event that holds what somebody said.
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

/// Puts the marker wherever a number is missing up to `last`, so that the list is whole again.
pub fn fill(events: Vec<Stamped>, last: u64) -> Vec<Stamped> {
    // A damaged number may be any: a gap that no session can have stays one.
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
