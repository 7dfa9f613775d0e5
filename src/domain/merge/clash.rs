//! What was changed in both copies of a session, each in its own way.

use std::collections::BTreeMap;

use super::numbers::{Ids, Made, Numbers};
use crate::domain::document::facts::{self, Fact, Key, facts};
use crate::domain::event::ItemId;
use crate::domain::session::State;
use crate::domain::text::Lang;

/// A copy as it stands, and what its ids stand for.
#[derive(Clone, Debug)]
pub(super) struct Stood {
    pub(super) state: State,
    pub(super) rows: BTreeMap<u32, Made>,
    pub(super) notes: BTreeMap<u32, Made>,
}

impl Stood {
    pub(super) fn here(state: &State, numbers: &Numbers) -> Self {
        Self::of(state, numbers, Ids::all_here)
    }

    pub(super) fn there(state: &State, numbers: &Numbers) -> Self {
        Self::of(state, numbers, Ids::all_there)
    }

    fn of(state: &State, numbers: &Numbers, all: fn(&Ids) -> &BTreeMap<u32, Made>) -> Self {
        Self {
            state: state.clone(),
            rows: all(&numbers.rows).clone(),
            notes: all(&numbers.notes).clone(),
        }
    }
}

impl facts::Names for Stood {
    fn item(&self, item: &ItemId) -> String {
        match item {
            ItemId::Row(row) => name(self.rows.get(row), *row),
            ItemId::Fixed(..) => item.to_string(),
            ItemId::Pair(a, b) => format!("{}+{}", self.item(a), self.item(b)),
        }
    }

    fn note(&self, note: u32) -> String {
        name(self.notes.get(&note), note)
    }
}

/// In the order in which things were made.
fn name(made: Option<&Made>, id: u32) -> String {
    made.map_or_else(
        || format!("script {id:010}"),
        |(event, n)| format!("{event:010} {n:010}"),
    )
}

/// Both copies, what they have in common, and what came of them.
#[derive(Clone, Debug)]
pub(super) struct Four {
    pub(super) common: Stood,
    pub(super) here: Stood,
    pub(super) there: Stood,
    pub(super) merged: Stood,
}

/// Something that was changed and does not stand as it was changed here, or in the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What it is.
    pub about: String,
    /// What stood in both; `None`: it was not there.
    pub was: Option<String>,
    /// What stood here; `None`: it was removed.
    pub here: Option<String>,
    /// What stood in the copy; `None`: it was removed.
    pub there: Option<String>,
    /// What stands now; `None`: nothing.
    pub stands: Option<String>,
}

impl Four {
    /// What was changed in one copy and does not stand as it was changed there, mostly because the other changed it
    /// too; in this language.
    pub(super) fn clashes(&self, lang: Lang) -> Vec<Clash> {
        let of = |stood: &Stood| facts(&stood.state, stood, lang);
        let (common, here) = (of(&self.common), of(&self.here));
        let (there, merged) = (of(&self.there), of(&self.merged));
        let value =
            |of: &BTreeMap<Key, Fact>, key: &Key| of.get(key).map(|fact| fact.value.clone());
        let mut keys: Vec<&Key> = common
            .keys()
            .chain(here.keys())
            .chain(there.keys())
            .collect();
        keys.sort();
        keys.dedup();
        let clash = |key: &Key| {
            let (was, ours, theirs) = (value(&common, key), value(&here, key), value(&there, key));
            let about = [&here, &there, &common]
                .into_iter()
                .find_map(|of| of.get(key))?;
            let stands = value(&merged, key);
            let is_lost = |said: &Option<String>| *said != was && *said != stands;
            (is_lost(&ours) || is_lost(&theirs)).then(|| Clash {
                about: about.about.clone(),
                was,
                here: ours,
                there: theirs,
                stands,
            })
        };
        keys.into_iter().filter_map(clash).collect()
    }
}
