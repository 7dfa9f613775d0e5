//! The people in the room by name: whom a name means, how one that is being typed goes on, and of whom nothing is noted.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Fields, List, Person, Value};
use super::redact::people::{NameSplitter, first_name, folded_name, last_named};
use super::session::State;
use super::text::Lang;
use super::workshop::{FieldKind, Kind};

/// The most people a list can have, as many as a head count.
pub const MOST_LISTED: usize = 999;

/// The people of a list, by how names are compared.
#[derive(Debug)]
pub struct Roster<'a> {
    people: &'a [Person],
    splitter: NameSplitter,
    /// The indices of those of each name, and of those of each first name.
    whole: BTreeMap<String, Vec<usize>>,
    first: BTreeMap<String, Vec<usize>>,
}

impl<'a> Roster<'a> {
    /// The people of a list, in a session in this language.
    pub fn new(people: &'a [Person], lang: Lang) -> Self {
        let mut roster = Self {
            people,
            splitter: NameSplitter::of(lang),
            whole: BTreeMap::new(),
            first: BTreeMap::new(),
        };
        for (index, person) in people.iter().enumerate() {
            let name = person.name.as_str();
            let whole = NameSplitter::key(name);
            let first = NameSplitter::key(first_name(name));
            roster.whole.entry(whole).or_default().push(index);
            roster.first.entry(first).or_default().push(index);
        }
        roster
    }

    /// The indices of the people each name in an answer may mean: none for somebody who is not on the list, several
    /// where it does not tell whom it means. A role in brackets tells people of one name apart.
    pub fn meant(&self, answer: &str) -> Vec<Vec<usize>> {
        let (_, beside) = answer.split_once('(').unwrap_or_default();
        let beside = NameSplitter::key(beside);
        let named = self.splitter.each(answer).into_iter();
        named
            .map(|(key, _)| {
                let meant = self.of_key(&key);
                let of_role = meant.iter().copied().filter(|index| {
                    let role = self.people.get(*index).map(|person| person.role.as_str());
                    !beside.is_empty() && NameSplitter::key(role.unwrap_or_default()) == beside
                });
                let of_role: Vec<usize> = of_role.collect();
                if of_role.is_empty() { meant } else { of_role }
            })
            .collect()
    }

    /// Those of this name, else those of this first name, else those whose name goes on from it: `noor w`.
    fn of_key(&self, key: &str) -> Vec<usize> {
        if let Some(found) = self.whole.get(key).or_else(|| self.first.get(key)) {
            return found.clone();
        }
        let from = self.whole.range(key.to_owned()..);
        let longer = from.take_while(|(name, _)| name.starts_with(key));
        let is_part = key.contains(' ');
        let longer = longer.filter(|_| is_part);
        longer.flat_map(|(_, found)| found.clone()).collect()
    }

    /// An answer with the whole name of everyone it tells by less, where there is no doubt who that is; `None` if that
    /// is how it stands.
    pub fn in_full(&self, answer: &str) -> Option<String> {
        let (mut full, mut rest) = (String::new(), answer);
        let mut is_other = false;
        for (key, name) in self.splitter.each(answer) {
            let (before, behind) = rest.split_once(name)?;
            rest = behind;
            full.push_str(before);
            let meant = self.of_key(&key);
            let listed = match meant.as_slice() {
                [one] => self.people.get(*one).map(|person| person.name.as_str()),
                _ => None,
            };
            let listed = listed.filter(|listed| NameSplitter::key(listed) != key);
            is_other |= listed.is_some();
            full.push_str(listed.unwrap_or(name));
        }
        full.push_str(rest);
        is_other.then_some(full)
    }
}

/// How a name goes on that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// How many bytes of what was typed stand before the name.
    pub before: usize,
    /// The name, as it is listed.
    pub name: String,
    /// What of it is not typed yet.
    pub rest: String,
}

/// How what is typed goes on as a name of the list, if there is no doubt about it. Of people who share a first name it
/// is that name.
pub fn completion(people: &[Person], typed: &str, lang: Lang) -> Option<Completion> {
    let begun = last_named(typed, lang);
    if people.is_empty() || begun.trim().is_empty() {
        return None;
    }
    let folded = folded_name(begun);
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut seen = BTreeSet::new();
    for person in people {
        let name = person.name.as_str();
        if let Some(rest) = rest_of(name, &folded)
            && seen.insert(folded_name(name))
        {
            found.push((name, rest));
        }
    }
    let (name, rest) = found.first().copied()?;
    let first = first_name(name);
    let is_shared =
        |(other, _): &(&str, &str)| folded_name(first_name(other)) == folded_name(first);
    let (name, rest) = match found.as_slice() {
        [_] => (name, rest),
        many if many.iter().all(is_shared) => {
            let typed = name.len() - rest.len();
            (first, first.get(typed..)?)
        }
        _ => return None,
    };
    (!rest.is_empty()).then(|| Completion {
        before: typed.len() - begun.len(),
        name: name.to_owned(),
        rest: rest.to_owned(),
    })
}

/// What stands in a name behind a beginning, which is compared without case and accents; `None` if it begins otherwise.
fn rest_of<'n>(name: &'n str, begun: &str) -> Option<&'n str> {
    let mut left = begun;
    for (at, letter) in name.char_indices() {
        if left.is_empty() {
            return name.get(at..);
        }
        left = left.strip_prefix(folded_name(letter.encode_utf8(&mut [0; 4])).as_str())?;
    }
    left.is_empty().then_some("")
}

/// What is noted under the names of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How often each person of the list is named, in the order of the list.
    pub times: Vec<usize>,
    /// Those who may be meant by a name that does not tell whom it means.
    unclear: BTreeSet<usize>,
    /// Whether anything is noted under a name at all.
    is_any: bool,
}

impl Heard {
    /// The indices of those of whom nothing is noted, and whom no name can mean that is; empty as long as nothing is
    /// noted under a name.
    pub fn silent(&self) -> Vec<usize> {
        let times = self.times.iter().enumerate();
        let silent = times.filter(|(index, times)| **times == 0 && !self.is_unclear(*index));
        silent
            .filter(|_| self.is_any)
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether a name may mean this person or somebody else.
    pub fn is_unclear(&self, index: usize) -> bool {
        self.unclear.contains(&index)
    }
}

/// Counts what is noted under the names of these people: in fields that ask for a name, and behind decisions, quotes
/// and what was put aside. Who does an action has not said anything by that, and the facilitator's own notes are none of
/// the room's.
pub fn heard(state: &State, people: &[Person]) -> Heard {
    let roster = Roster::new(people, state.lang());
    let mut heard = Heard {
        times: vec![0; people.len()],
        ..Heard::default()
    };
    let mut known: BTreeMap<&str, Vec<Vec<usize>>> = BTreeMap::new();
    for answer in answers(state) {
        heard.is_any |= !answer.trim().is_empty();
        let meant = known.entry(answer).or_insert_with(|| roster.meant(answer));
        for meant in meant {
            match meant.as_slice() {
                [one] => {
                    if let Some(times) = heard.times.get_mut(*one) {
                        *times += 1;
                    }
                }
                several => heard.unclear.extend(several),
            }
        }
    }
    heard
}

/// What was typed where it is asked who said something.
fn answers(state: &State) -> Vec<&str> {
    let mut found = Vec::new();
    let steps = state.workshop().steps.iter().zip(&state.steps);
    for (step, part) in steps {
        if matches!(step.kind, Kind::Actions(_)) {
            continue;
        }
        let fields = step.kind.fields();
        let names: Vec<&str> = fields
            .iter()
            .filter(|field| field.kind == FieldKind::Person)
            .map(|field| field.id.as_str())
            .collect();
        let rows = part.order.iter().filter_map(|row| state.rows.get(row));
        let items = rows.map(|row| &row.fields).chain(part.details.values());
        for fields in items {
            found.extend(names.iter().filter_map(|id| text(fields, id)));
        }
    }
    let notes = state.notes.iter().filter(|note| note.list != List::Note);
    found.extend(notes.map(|note| note.by.as_str()));
    found
}

fn text<'f>(fields: &'f Fields, id: &str) -> Option<&'f str> {
    match fields.get(id) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
