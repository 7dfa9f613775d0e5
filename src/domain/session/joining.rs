//! How two items become one, with all that was given to them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::super::event::{Cell, Fields, ItemId, Value, joined};
use super::super::workshop::{Field, FieldKind, StepIndex};
use super::State;

/// Two items that become one.
struct Pairing {
    kept: u32,
    gone: u32,
    /// The items of their step in their order, as pairs name them.
    order: Vec<u32>,
}

/// What an item is called after two were joined.
enum Named {
    /// As before.
    Same,
    /// Something else.
    Now(ItemId),
    /// It was a pair of the two, and is none any more.
    Nothing,
}

impl Pairing {
    fn name(&self, item: &ItemId) -> Named {
        if !item.rests_on(self.gone) {
            return Named::Same;
        }
        let ItemId::Pair(one, other) = item else {
            return Named::Now(ItemId::Row(self.kept));
        };
        let half = |half: &ItemId| match half {
            ItemId::Row(row) if *row == self.gone => ItemId::Row(self.kept),
            half => half.clone(),
        };
        let (one, other) = (half(one), half(other));
        if one == other {
            return Named::Nothing;
        }
        let place = |half: &ItemId| match half {
            ItemId::Row(row) => self.order.iter().position(|id| id == row),
            _ => None,
        };
        let pair = |one, other| Named::Now(ItemId::Pair(Box::new(one), Box::new(other)));
        match (place(&one), place(&other)) {
            (Some(first), Some(second)) if second < first => pair(other, one),
            _ => pair(one, other),
        }
    }

    /// Gives what belongs to the item that goes to the one that stays; `both` adds it to what that has already.
    fn hand_over<K: Ord, V>(
        &self,
        map: &mut BTreeMap<K, V>,
        item: fn(&mut K) -> &mut ItemId,
        mut both: impl FnMut(&mut V, V),
    ) {
        let mut moved = Vec::new();
        let mut kept = BTreeMap::new();
        for (mut key, value) in std::mem::take(map) {
            match self.name(item(&mut key)) {
                Named::Same => {
                    kept.insert(key, value);
                }
                Named::Now(name) => {
                    *item(&mut key) = name;
                    moved.push((key, value));
                }
                Named::Nothing => {}
            }
        }
        for (key, value) in moved {
            match kept.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(value);
                }
                Entry::Occupied(mut taken) => both(taken.get_mut(), value),
            }
        }
        *map = kept;
    }

    /// Lets fields that choose the item that goes choose the one that stays, but for its own: nothing refers to itself.
    fn refer(&self, known: &[&Field], fields: &mut Arc<Fields>, own: Option<u32>) {
        for field in known {
            let FieldKind::ChoiceOf(_) = field.kind else {
                continue;
            };
            let Some(Value::Choice(named)) = fields.get(&field.id) else {
                continue;
            };
            let Ok(named) = named.parse::<ItemId>() else {
                continue;
            };
            let now = match self.name(&named) {
                Named::Same if own == Some(self.kept) && named == ItemId::Row(self.kept) => None,
                Named::Same => continue,
                Named::Now(now) => {
                    Some(now).filter(|now| own != Some(self.kept) || *now != ItemId::Row(self.kept))
                }
                Named::Nothing => None,
            };
            let fields = Arc::make_mut(fields);
            match now {
                Some(now) => fields.insert(field.id.clone(), Value::Choice(now.to_string())),
                None => fields.remove(&field.id),
            };
        }
    }
}

impl State {
    /// Makes one item of two of the same step. Where one of them is not there, nothing is changed.
    pub(super) fn join_rows(&mut self, kept: u32, gone: u32, seq: u64) {
        let (Some(first), Some(second)) = (self.rows.get(&kept), self.rows.get(&gone)) else {
            return;
        };
        let step = first.step;
        let Some(order) = self.steps.get(step).map(|part| part.order.clone()) else {
            return;
        };
        if kept == gone || second.step != step {
            return;
        }
        let fields = self.with_fields(step, |known| joined(known, &first.fields, &second.fields));
        self.rows.remove(&gone);
        if let Some(row) = self.rows.get_mut(&kept) {
            row.fields = Arc::new(fields);
            row.seq = seq;
        }
        // Of an action that was done and one that was not, something is still to do.
        let other = self.settled.remove(&gone);
        if self.settled.get(&kept).copied() != other {
            self.settled.remove(&kept);
        }
        let pairing = Pairing { kept, gone, order };
        self.rejoin(&pairing);
        if let Some(part) = self.steps.get_mut(step) {
            part.order.retain(|id| *id != gone);
        }
    }

    fn with_fields<T>(&self, step: StepIndex, make: impl FnOnce(&[&Field]) -> T) -> T {
        let script = self.workshop.steps.get(step);
        make(&script.map(|step| step.kind.fields()).unwrap_or_default())
    }

    /// Gives everything that anybody gave the item that goes to the one that stays.
    fn rejoin(&mut self, pairing: &Pairing) {
        let workshop = Arc::clone(&self.workshop);
        for (id, row) in &mut self.rows {
            if let Some(step) = workshop.steps.get(row.step) {
                pairing.refer(&step.kind.fields(), &mut row.fields, Some(*id));
            }
        }
        for (part, step) in self.steps.iter_mut().zip(&workshop.steps) {
            let known = step.kind.fields();
            for fields in part.details.values_mut() {
                pairing.refer(&known, fields, None);
            }
            pairing.hand_over(
                &mut part.details,
                |item| item,
                |stands, other| {
                    *stands = Arc::new(joined(&known, stands, &other));
                },
            );
            pairing.hand_over(
                &mut part.votes,
                |item| item,
                |stands, other| {
                    *stands = stands.saturating_add(other);
                },
            );
            pairing.hand_over(
                &mut part.scores,
                |cell: &mut Cell| &mut cell.item,
                |stands, other| {
                    stands.extend(other);
                    stands.sort_unstable();
                },
            );
            pairing.hand_over(&mut part.themes, |item| item, |_, _| {});
            for theme in part
                .themes
                .values_mut()
                .filter(|theme| **theme == pairing.gone)
            {
                *theme = pairing.kept;
            }
            pairing.hand_over(&mut part.cascade.marks, |(_, _, item)| item, |_, _| {});
            if let Some(chosen) = &mut part.chosen {
                choose(pairing, chosen);
            }
        }
    }
}

/// Lets a list of chosen items have the one that stays, once.
fn choose(pairing: &Pairing, chosen: &mut Vec<ItemId>) {
    let mut now: Vec<ItemId> = Vec::with_capacity(chosen.len());
    for item in chosen.drain(..) {
        let item = match pairing.name(&item) {
            Named::Same => item,
            Named::Now(name) => name,
            Named::Nothing => continue,
        };
        if !now.contains(&item) {
            now.push(item);
        }
    }
    *chosen = now;
}
