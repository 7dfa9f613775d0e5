//! Floor 1: from a session to documents; the writer of files is the only disk code here.

use std::collections::BTreeSet;

use crate::domain::event::{ItemId, Value};
use crate::domain::results::rate::{RateCell, RateResults, SMALLEST_GROUP};
use crate::domain::results::{StepResults, of_step};
use crate::domain::select::may_be_told;
use crate::domain::session::State;
use crate::domain::workshop::{FieldKind, Kind, PERMISSION};

pub mod document;
pub mod json;
pub mod markdown;
pub mod write;

#[cfg(test)]
pub(crate) mod fixtures;

/// Whom a document is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The client: no names at what was said, no group too small to hide in, no story without permission.
    #[default]
    Client,
    /// The facilitator: everything.
    Facilitator,
}

/// The option of a permission that says who said it may be told.
const NAMED: &str = "name";

/// A session as one audience may see it.
pub struct View<'a> {
    /// The session.
    pub state: &'a State,
    /// Who reads it.
    pub audience: Audience,
    withheld: BTreeSet<ItemId>,
}

impl<'a> View<'a> {
    /// The session as `audience` may see it.
    pub fn new(state: &'a State, audience: Audience) -> Self {
        let withheld = match audience {
            Audience::Client => withheld(state),
            Audience::Facilitator => BTreeSet::new(),
        };
        Self {
            state,
            audience,
            withheld,
        }
    }

    /// The results of the step at `place`, less what the audience may not see.
    pub fn results(&self, place: usize) -> Option<StepResults> {
        let mut found = of_step(self.state, place)?;
        if self.audience == Audience::Facilitator {
            return Some(found);
        }
        match &mut found {
            StepResults::Collect(found) => {
                found.items.retain(|item| !self.hides(&item.id));
                let names = self.names(place);
                for item in &mut found.items {
                    let is_named =
                        item.fields.get(PERMISSION) == Some(&Value::Choice(NAMED.to_owned()));
                    item.fields
                        .retain(|id, _| is_named || !names.contains(&id.as_str()));
                }
            }
            StepResults::Detail(found) => {
                let hidden: Vec<String> = self.withheld.iter().map(ToString::to_string).collect();
                found.items.retain(|item| !self.hides(&item.item));
                for spans in found.durations.values_mut() {
                    spans.retain(|item, _| !hidden.contains(item));
                }
                found.passed.retain(|item, _| !hidden.contains(item));
            }
            StepResults::Vote(found) => found.ranking.retain(|ranked| !self.hides(&ranked.item)),
            StepResults::Rate(found) => self.protect(found),
            StepResults::Cascade(found) => {
                found.key_points.retain(|point| !self.hides(&point.item));
            }
            StepResults::Cluster(found) => {
                for theme in &mut found.themes {
                    theme.items.retain(|item| !self.hides(&item.id));
                }
            }
            StepResults::Actions(_) => {}
        }
        Some(found)
    }

    fn protect(&self, found: &mut RateResults) {
        let mut shown: Vec<RateCell> = found.shown().into_iter().cloned().collect();
        let cells = shown.iter_mut().chain(&mut found.overall);
        cells
            .filter(|cell| cell.n < SMALLEST_GROUP)
            .for_each(RateCell::keep_totals);
        found.cells = shown;
        found.cells.retain(|cell| !self.hides(&cell.item));
        found.overall.retain(|cell| !self.hides(&cell.item));
        found.gaps.retain(|gap| !self.hides(&gap.item));
        found.blind_spots.retain(|spot| !self.hides(&spot.item));
    }

    fn hides(&self, item: &ItemId) -> bool {
        match item {
            ItemId::Pair(a, b) => self.hides(a) || self.hides(b),
            _ => self.withheld.contains(item),
        }
    }

    /// The fields of the step at `place` that hold who said something, where a client need not know.
    fn names(&self, place: usize) -> Vec<&str> {
        let step = self.state.workshop().steps.get(place);
        let is_name = |step: &&_| {
            matches!(
                step,
                &&crate::domain::workshop::Step {
                    kind: Kind::Collect(_),
                    ..
                }
            )
        };
        let fields = step
            .filter(is_name)
            .map(|step| step.kind.fields())
            .unwrap_or_default();
        let named = fields
            .into_iter()
            .filter(|field| field.kind == FieldKind::Person);
        named.map(|field| field.id.as_str()).collect()
    }
}

/// The items nobody gave permission to tell further.
fn withheld(state: &State) -> BTreeSet<ItemId> {
    let refused = state.rows.keys().filter(|row| !may_be_told(state, **row));
    refused.map(|row| ItemId::Row(*row)).collect()
}
