//! Clashes: what was changed in both copies of a session, each in its own way.

use std::collections::BTreeMap;

use super::numbers::{Ids, Made, Numbers};
use crate::domain::document::facts::{self, Fact, Key, facts};
use crate::domain::event::ItemId;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::Step;

/// The state of a copy, and what made the things its ids stand for.
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

/// An item: a name that is the same in every copy, and what it says.
type Placed = (String, String);

impl Stood {
    /// The items of a step, in their order.
    fn order(&self, step: &str) -> Vec<Placed> {
        let index = self.state.index_of(step);
        let part = index.and_then(|index| self.state.steps.get(index));
        let rows = part.into_iter().flat_map(|part| part.order.iter());
        let items = rows.map(|row| ItemId::Row(*row));
        let placed = |item: ItemId| {
            let label = select::label(&self.state, &item);
            (facts::StableNames::item(self, &item), label)
        };
        items.map(placed).collect()
    }
}

impl facts::StableNames for Stood {
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

/// A name that is the same in every copy. Sorting by it gives the order in which things were made.
fn name(made: Option<&Made>, id: u32) -> String {
    made.map_or_else(
        || format!("script {id:010}"),
        |(event, n)| format!("{event:010} {n:010}"),
    )
}

/// The states of both copies, of what they share, and of the two merged.
#[derive(Clone, Debug)]
pub(super) struct FourWay {
    pub(super) common: Stood,
    pub(super) here: Stood,
    pub(super) there: Stood,
    pub(super) merged: Stood,
}

/// Something that was changed in a copy, and is not as it was changed there after merging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What was changed.
    pub about: String,
    /// What it was in both; `None` if it was not there.
    pub was: Option<String>,
    /// What it was here; `None` if it was removed.
    pub here: Option<String>,
    /// What it was there; `None` if it was removed.
    pub there: Option<String>,
    /// What it is now; `None` if it is not there.
    pub stands: Option<String>,
}

impl FourWay {
    /// Everything that was changed in one copy and is not as it was changed there after merging, mostly because the
    /// other copy changed it too. In words of `lang`.
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
        keys.sort_by_key(|key| key.rank(&self.merged.state));
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
        let mut clashes: Vec<Clash> = keys.into_iter().filter_map(clash).collect();
        let steps = self.common.state.workshop().steps.iter();
        clashes.extend(steps.filter_map(|step| self.order(step, lang)));
        clashes
    }

    /// The order of those items of a step that all four states have: the stretch from the first to the last item on
    /// which they differ. `None` if whoever changed the order had their way.
    fn order(&self, step: &Step, lang: Lang) -> Option<Clash> {
        let all = [&self.common, &self.here, &self.there, &self.merged];
        let all = all.map(|stood| stood.order(&step.id));
        let is_shared =
            |name: &String| all.iter().all(|order| order.iter().any(|it| it.0 == *name));
        let [was, here, there, stands] = all.each_ref().map(|order| {
            let shared = order.iter().filter(|(name, _)| is_shared(name));
            shared.cloned().collect::<Vec<_>>()
        });
        let is_same = |one: &[Placed], other: &[Placed]| {
            let names = one.iter().zip(other);
            names.into_iter().all(|(one, other)| one.0 == other.0)
        };
        let is_lost = |said: &[Placed]| !is_same(said, &was) && !is_same(said, &stands);
        if !is_lost(&here) && !is_lost(&there) {
            return None;
        }
        let orders = [&was, &here, &there, &stands];
        let moved = |at: &usize| {
            let name = |order: &&Vec<Placed>| order.get(*at).map(|(name, _)| name.clone());
            orders.iter().any(|order| name(order) != name(&&was))
        };
        let (first, last) = ((0..was.len()).find(moved)?, (0..was.len()).rfind(moved)?);
        let [was, here, there, stands] = orders.map(|order| {
            let stretch = order.get(first..=last).unwrap_or_default();
            let labels = stretch.iter().map(|(_, label)| label.as_str());
            Some(labels.collect::<Vec<_>>().join(" · "))
        });
        let args = [("step", step.title.get(lang).into())];
        Some(Clash {
            about: Words::of(lang).with("fact-order", &args),
            was,
            here,
            there,
            stands,
        })
    }
}
