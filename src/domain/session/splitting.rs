//! How one item becomes two.

use std::sync::Arc;

use super::super::event::{Fields, ItemId};
use super::State;

impl State {
    /// Makes two items of one: the second stands right behind the first, under the same themes and chosen where that is.
    /// Where the item is not there any more, what was split off it is added all the same.
    pub(super) fn split_row(
        &mut self,
        (step, item): (&str, u32),
        first: &Fields,
        (id, rest): (u32, &Fields),
        seq: u64,
    ) {
        let index = self.index_of(step);
        let row = self.rows.get_mut(&item);
        let row = row.filter(|row| Some(row.step) == index);
        let is_there = row.is_some();
        if let Some(row) = row {
            row.fields = Arc::new(first.clone());
            row.seq = seq;
        }
        let Some(id) = self.add_rows(step, id, std::slice::from_ref(rest), seq) else {
            return;
        };
        if !is_there {
            return;
        }
        if let Some(part) = index.and_then(|index| self.steps.get_mut(index)) {
            part.order.retain(|other| *other != id);
            let place = part.order.iter().position(|other| *other == item);
            let place = place.map_or(part.order.len(), |place| place + 1);
            part.order.insert(place, id);
        }
        let (whole, second) = (ItemId::Row(item), ItemId::Row(id));
        for part in &mut self.steps {
            if let Some(theme) = part.themes.get(&whole).copied() {
                part.themes.insert(second.clone(), theme);
            }
            if let Some(chosen) = &mut part.chosen
                && let Some(place) = chosen.iter().position(|other| *other == whole)
            {
                chosen.insert(place + 1, second.clone());
            }
        }
    }
}
