//! Finds who is named in a session: the facilitator, who does what, who said what. Each person becomes P1, P2 and so on;
//! a role stays.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::{Meant, Names};
use super::people::{Lexicon, Named, given, list, named};
use super::texts::{self, Place};
use super::word::words;
use crate::domain::event::{Event, Stamped};
use crate::domain::workshop::{FieldId, FieldKind, Workshop, action};

/// The ids of the fields that ask for a name.
pub(super) fn asked(events: &[Stamped]) -> BTreeSet<FieldId> {
    let mut asked = BTreeSet::from([action::WHO.to_owned()]);
    for stamped in events {
        let fields = stamped.event.steps().iter().flat_map(|s| s.kind.fields());
        let people = fields.filter(|field| field.kind == FieldKind::Person);
        asked.extend(people.map(|field| field.id.clone()));
    }
    asked
}

/// The words of scripts. What is typed in small letters where a name is asked for and is among them is no name.
pub fn ordinary<'w>(scripts: impl Iterator<Item = &'w Workshop>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for script in scripts {
        texts::of_workshop(&mut script.clone(), &mut |text| {
            let small = words(text.as_str()).into_iter().filter(|w| !w.is_capital);
            found.extend(small.map(|word| word.folded));
        });
    }
    found
}

/// Everyone who is named in a session.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    /// The names, with what replaces them.
    pub names: Names,
    /// How many people they are of.
    pub people: usize,
    /// What was taken for a role where a name is asked for, and so stays; each once, as it was typed first.
    pub roles: Vec<String>,
}

/// A name as it was typed.
struct Said {
    name: String,
    /// Its words, as they are compared.
    key: Vec<String>,
    /// How many of them are the first name.
    given: usize,
    has_parts: bool,
}

/// Gives everyone in a session a number for a name. People are numbered in the order in which they are first named. A
/// first name alone is the person with that first name, if there is just one.
pub fn numbered(events: &[Stamped], ordinary: &BTreeSet<String>) -> Numbered {
    let lang = events.iter().find_map(|stamped| match &stamped.event {
        Event::Opened(opened) => Some(opened.language),
        _ => None,
    });
    let ordinary = ordinary.union(&nouns(events)).cloned().collect();
    let lexicon = Lexicon::of(lang.unwrap_or_default(), ordinary);
    let (said, roles) = said(events, &lexicon);
    let with_first = |alone: &Said| {
        let is_it = |other: &&Said| {
            other.key.len() > alone.key.len() && other.key.get(..other.given) == Some(&alone.key)
        };
        let mut found = said.iter().filter(is_it);
        found.next().filter(|_| found.next().is_none())
    };
    let mut numbers: BTreeMap<&[String], usize> = BTreeMap::new();
    let mut put = Vec::with_capacity(said.len());
    for one in &said {
        let person = with_first(one).unwrap_or(one);
        let next = numbers.len() + 1;
        let number = *numbers.entry(&person.key).or_insert(next);
        put.push(format!("P{number}"));
    }
    let people = numbers.len();
    let mut names = Names::default();
    for (one, put) in said.iter().zip(&put) {
        names.add_whole(&one.name, Meant::recorded(&one.name), put);
    }
    // Whole names come first, so that none is taken for part of another.
    for (one, put) in said.iter().zip(&put).filter(|(one, _)| one.has_parts) {
        names.add_parts(&one.name, put);
    }
    Numbered {
        names,
        people,
        roles,
    }
}

/// Words that follow an article in what was said, which names do not: `de monteur`, `every planner`.
fn nouns(events: &[Stamped]) -> BTreeSet<String> {
    let before = list("names-not-after");
    let mut found = BTreeSet::new();
    for stamped in events {
        let mut event = stamped.event.clone();
        texts::of_event(&mut event, &BTreeSet::new(), &mut |text, _, _| {
            for two in words(text.as_str()).windows(2) {
                if before.contains(&two[0].folded) && !two[1].is_capital {
                    found.insert(two[1].folded.clone());
                }
            }
        });
    }
    found
}

/// Everything that was written where a name is asked for: names, each once and in the order in which they came, and
/// roles.
fn said(events: &[Stamped], lexicon: &Lexicon) -> (Vec<Said>, Vec<String>) {
    let asked = asked(events);
    let mut known = BTreeSet::new();
    let (mut said, mut roles) = (Vec::new(), Vec::new());
    for stamped in events {
        let mut event = stamped.event.clone();
        texts::of_event(&mut event, &asked, &mut |text, place, _| {
            if place != Place::Name {
                return;
            }
            for found in named(text.as_str(), lexicon) {
                let (Named::Person { name, .. } | Named::Role(name)) = found;
                let words = words(name);
                let key: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
                if !known.insert(key.clone()) {
                    continue;
                }
                match found {
                    Named::Role(role) => roles.push(role.to_owned()),
                    Named::Person { has_parts, .. } => said.push(Said {
                        given: given(name, &words),
                        name: name.to_owned(),
                        key,
                        has_parts,
                    }),
                }
            }
        });
    }
    (said, roles)
}
