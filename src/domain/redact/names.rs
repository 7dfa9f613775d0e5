//! Finds who is named in a session: the facilitator, who does what, who said what. Each of them becomes P1, P2 and so
//! on.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::{Meant, Names};
use super::texts::{self, Place};
use super::word::{folded, words};
use crate::domain::event::{Event, Stamped};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::{FieldId, FieldKind, Workshop, action};

/// The ids of the fields that ask for a name.
pub(super) fn asked(events: &[Stamped]) -> BTreeSet<FieldId> {
    let mut asked = BTreeSet::from([action::WHO.to_owned()]);
    for stamped in events {
        if let Event::Opened(opened) = &stamped.event {
            let fields = opened.workshop.steps.iter().flat_map(|s| s.kind.fields());
            let people = fields.filter(|field| field.kind == FieldKind::Person);
            asked.extend(people.map(|field| field.id.clone()));
        }
    }
    asked
}

/// The words of scripts. A name that is among them counts only if it has a capital, or where a name is asked for.
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

/// The names in a session with what replaces them, and how many people they are. People are numbered in the order in
/// which they are first named. A first name alone is the person with that first name, if there is just one.
pub fn numbered(events: &[Stamped], ordinary: &BTreeSet<String>) -> (Names, usize) {
    let said = said(events);
    let keys: Vec<Vec<String>> = said
        .iter()
        .map(|name| words(name).into_iter().map(|word| word.folded).collect())
        .collect();
    let with_first = |first: &str| {
        let is_it = |key: &Vec<String>| key.len() > 1 && key.first().is_some_and(|w| w == first);
        let found = keys.iter().enumerate().filter(move |(_, key)| is_it(key));
        found.map(|(n, _)| n).collect::<Vec<usize>>()
    };
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut put = vec![String::new(); keys.len()];
    for (n, key) in keys.iter().enumerate() {
        let person = match key.as_slice() {
            [first] => match with_first(first)[..] {
                [one] => one,
                _ => n,
            },
            _ => n,
        };
        let next = numbers.len() + 1;
        let number = *numbers.entry(person).or_insert(next);
        put[n] = format!("P{number}");
    }
    let ordinary = ordinary.union(&nouns(events)).cloned().collect();
    let mut names = Names::default();
    // Names of one word come first, so that they are not taken for parts of longer ones.
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|n| keys[*n].len());
    for n in order {
        names.add(&said[n], meant(&said[n], &ordinary), &put[n]);
    }
    (names, numbers.len())
}

/// Words that follow an article in what was said, which names do not: `de monteur`, `every planner`.
fn nouns(events: &[Stamped]) -> BTreeSet<String> {
    let before = list("names-not-after");
    let mut found = BTreeSet::new();
    for stamped in events {
        let mut event = stamped.event.clone();
        texts::of_event(&mut event, &BTreeSet::new(), &mut |text, _| {
            for two in words(text.as_str()).windows(2) {
                if before.contains(&two[0].folded) && !two[1].is_capital {
                    found.insert(two[1].folded.clone());
                }
            }
        });
    }
    found
}

/// The words under a key of the locale files that holds a list, in both languages.
fn list(key: &str) -> BTreeSet<String> {
    let words = Lang::ALL.map(|lang| Words::of(lang).get(key).into_owned());
    let words = words.iter().flat_map(|list| list.split_whitespace());
    words.map(folded).collect()
}

/// When a name in a sentence counts as one.
fn meant(name: &str, ordinary: &BTreeSet<String>) -> Meant {
    match words(name).as_slice() {
        [word] if ordinary.contains(&word.folded) && word.is_capital => Meant::Capital,
        [word] if ordinary.contains(&word.folded) => Meant::Never,
        _ => Meant::Always,
    }
}

/// Everything that was written where a name is asked for, each name once, in the order in which they came.
fn said(events: &[Stamped]) -> Vec<String> {
    let asked = asked(events);
    let (between, nobody) = (list("names-between"), list("names-nobody"));
    let mut known = BTreeSet::new();
    let mut said = Vec::new();
    for stamped in events {
        let mut event = stamped.event.clone();
        texts::of_event(&mut event, &asked, &mut |text, place| {
            if place != Place::Name {
                return;
            }
            for name in parted(text.as_str(), &between) {
                let key: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
                let is_name = key.first().is_some_and(|first| !nobody.contains(first));
                if is_name && name.contains(char::is_alphabetic) && known.insert(key) {
                    said.push(name.to_owned());
                }
            }
        });
    }
    said
}

/// The names in a text such as `Noor, Jan en Piet (inkoop)`.
fn parted<'t>(text: &'t str, between: &BTreeSet<String>) -> Vec<&'t str> {
    let marks = [',', ';', '/', '&', '+', '(', ')', '\n', '·', '|'];
    let mut names = Vec::new();
    for part in text.split(marks) {
        let (mut from, mut until) = (None, 0);
        for word in words(part) {
            if between.contains(&word.folded) {
                names.extend(from.take().map(|from| &part[from..until]));
                continue;
            }
            from.get_or_insert(word.start);
            until = word.end;
        }
        names.extend(from.map(|from| &part[from..until]));
    }
    names
}
