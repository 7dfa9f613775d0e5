//! A draft as it is kept on disk: one RON map, with the texts by what they are for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::draft::{Draft, DraftKey, HalfNote, HalfTyped};
use crate::domain::event::List;

/// The map as it is written. The key of a field begins with a step's id; the other keys begin with a space, which no id
/// has.
#[derive(Debug, Serialize, Deserialize)]
struct Written(BTreeMap<String, Vec<String>>);

/// The key of an addition to a cascade.
const ADDITION: &str = " heard";
/// The key of the list of people.
const PEOPLE: &str = " people";
/// The key of the fields that had the focus where it was not the first: each its index, a space, and the key of its form.
const FOCUSED: &str = " focused";
/// What stands behind a note whose second field had the focus.
const AT_BY: &str = "by";
/// The key of the totals of secret ballots.
const BALLOTS: &str = " ballots";

/// The key of a note for a list.
fn note_key(list: List) -> &'static str {
    match list {
        List::ParkingLot => " list-parking-lot",
        List::Decision => " list-decisions",
        List::Quote => " list-quotes",
        List::Note => " list-notes",
    }
}

/// Returns the text of a draft; empty if nothing is half typed.
pub fn write(draft: &Draft) -> String {
    if draft.is_empty() {
        return String::new();
    }
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut focused = Vec::new();
    for (key, form) in &draft.fields {
        texts.insert(key.as_str().to_owned(), form.texts.clone());
        if form.focus > 0 {
            focused.push(format!("{} {}", form.focus, key.as_str()));
        }
    }
    if !focused.is_empty() {
        texts.insert(FOCUSED.to_owned(), focused);
    }
    for (list, note) in &draft.notes {
        let mut written = vec![note.text.clone(), note.by.clone()];
        written.extend(note.is_at_by.then(|| AT_BY.to_owned()));
        texts.insert(note_key(*list).to_owned(), written);
    }
    if !draft.addition.trim().is_empty() {
        texts.insert(ADDITION.to_owned(), vec![draft.addition.clone()]);
    }
    if !draft.people.is_empty() {
        texts.insert(PEOPLE.to_owned(), draft.people.clone());
    }
    if let Some(ballots) = &draft.ballots {
        let totals = ron::to_string(ballots).unwrap_or_default();
        texts.insert(BALLOTS.to_owned(), vec![totals]);
    }
    ron::to_string(&Written(texts)).unwrap_or_default()
}

/// Reads the text of a draft; `None` if it is not one.
pub fn read(text: &str) -> Option<Draft> {
    let Written(mut texts) = ron::from_str(text).ok()?;
    let ballots = texts.remove(BALLOTS).unwrap_or_default();
    let addition = texts.remove(ADDITION).unwrap_or_default();
    let people = texts.remove(PEOPLE).unwrap_or_default();
    let mut notes = BTreeMap::new();
    for list in List::ALL {
        if let Some(note) = texts.remove(note_key(list)) {
            let text = |place: usize| note.get(place).cloned().unwrap_or_default();
            let half = HalfNote {
                text: text(0),
                by: text(1),
                is_at_by: text(2) == AT_BY,
            };
            notes.insert(list, half);
        }
    }
    let focused: BTreeMap<String, usize> = texts
        .remove(FOCUSED)
        .unwrap_or_default()
        .iter()
        .filter_map(|written| {
            let (focus, key) = written.split_once(' ')?;
            Some((key.to_owned(), focus.parse().ok()?))
        })
        .collect();
    let form = |(key, texts): (String, Vec<String>)| {
        let focus = focused.get(&key).copied().unwrap_or(0);
        (DraftKey::written(key), HalfTyped { texts, focus })
    };
    Some(Draft {
        fields: texts.into_iter().map(form).collect(),
        notes,
        people,
        addition: addition.into_iter().next().unwrap_or_default(),
        ballots: ballots.first().and_then(|text| ron::from_str(text).ok()),
    })
}
