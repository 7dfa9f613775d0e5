//! A draft as it is kept on disk: one RON map, with the texts by what they are for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::draft::{Draft, DraftKey};
use crate::domain::event::List;

/// The map as it is written. The key of a field begins with a step's id; the other keys begin with a space, which no id
/// has.
#[derive(Debug, Serialize, Deserialize)]
struct Written(BTreeMap<String, Vec<String>>);

/// The key of an addition to a cascade.
const ADDITION: &str = " heard";
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
    for (key, fields) in &draft.fields {
        texts.insert(key.as_str().to_owned(), fields.clone());
    }
    for (list, note) in &draft.notes {
        texts.insert(note_key(*list).to_owned(), note.to_vec());
    }
    if !draft.addition.trim().is_empty() {
        texts.insert(ADDITION.to_owned(), vec![draft.addition.clone()]);
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
    let mut notes = BTreeMap::new();
    for list in List::ALL {
        if let Some(note) = texts.remove(note_key(list)) {
            let text = |place: usize| note.get(place).cloned().unwrap_or_default();
            notes.insert(list, [text(0), text(1)]);
        }
    }
    let fields = texts.into_iter();
    Some(Draft {
        fields: fields
            .map(|(key, texts)| (DraftKey::written(key), texts))
            .collect(),
        notes,
        addition: addition.into_iter().next().unwrap_or_default(),
        ballots: ballots.first().and_then(|text| ron::from_str(text).ok()),
    })
}
