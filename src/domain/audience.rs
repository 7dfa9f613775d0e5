//! Whom results are for, and what each may see of them.

use std::collections::BTreeSet;

use super::event::{Fields, ItemId, List, Value};
use super::results::cluster::{self, ClusterResults, Theme};
use super::results::rate::{RateCell, RateResults, SMALLEST_GROUP};
use super::results::{Item, StepResults, collect, detail, of_step};
use super::select;
use super::session::State;
use super::workshop::{Field, FieldKind, Kind, PERMISSION, Step};

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

/// What a client's documents leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Items nobody gave permission to tell further.
    pub stories: usize,
    /// Steps whose groups are too small to be shown apart.
    pub groups: usize,
    /// Notes of the facilitator's own.
    pub notes: usize,
}

/// What the client's documents of a session leave out, beside the names of who said what.
pub fn left_out(state: &State) -> LeftOut {
    let merged = |place: &usize| match of_step(state, *place) {
        Some(StepResults::Rate(found)) => {
            let shown = found.shown();
            let cells = found.cells.iter().filter(|cell| cell.n > 0);
            cells
                .filter(|cell| cell.group.is_some())
                .any(|cell| !shown.contains(&cell))
        }
        _ => false,
    };
    LeftOut {
        stories: withheld(state).len(),
        groups: (0..state.steps.len()).filter(merged).count(),
        notes: state.list(List::Note).count(),
    }
}

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
        let fields = self.fields(place);
        let fields: Vec<&Field> = fields.iter().collect();
        match &mut found {
            // Counted again: a figure that still holds what was left out would not add up, and would tell of it.
            StepResults::Collect(found) => {
                let names = self.names(place);
                let items = std::mem::take(&mut found.items).into_iter();
                let shown = items.filter(|item| !self.hides(&item.id)).map(|item| {
                    let mut row = self.visible(place, item.fields);
                    let is_named = row.get(PERMISSION) == Some(&Value::Choice(NAMED.to_owned()));
                    row.retain(|id, _| is_named || !names.contains(&id.as_str()));
                    (labelled(item.id, item.label), row)
                });
                *found = collect::collect(shown.collect(), &fields);
            }
            StepResults::Detail(found) => {
                let items = std::mem::take(&mut found.items).into_iter();
                let shown = items.filter(|item| !self.hides(&item.item)).map(|item| {
                    let row = self.visible(place, item.fields);
                    (labelled(item.item, item.label), row)
                });
                *found = detail::detail(shown.collect(), &fields, self.state.assumption);
            }
            StepResults::Vote(found) => found.ranking.retain(|ranked| !self.hides(&ranked.item)),
            StepResults::Rate(found) => self.protect(found),
            StepResults::Cascade(found) => {
                found.key_points.retain(|point| !self.hides(&point.item));
            }
            StepResults::Cluster(found) => self.regroup(place, found),
            StepResults::Actions(found) => {
                for action in &mut found.collected.items {
                    action.fields = self.visible(place, std::mem::take(&mut action.fields));
                }
            }
        }
        Some(found)
    }

    /// The fields of the step at `place`, without choices the audience may not see.
    pub fn fields(&self, place: usize) -> Vec<Field> {
        let mut fields = select::fields_of_step(self.state, place);
        for (field, script) in fields.iter_mut().zip(self.scripted(place)) {
            if let (FieldKind::Choice(options), FieldKind::ChoiceOf(_)) =
                (&mut field.kind, &script.kind)
            {
                options.retain(|option| !self.hides_choice(&option.id));
            }
        }
        fields
    }

    fn scripted(&self, place: usize) -> Vec<&Field> {
        let step = self.state.workshop().steps.get(place);
        step.map(|step| step.kind.fields()).unwrap_or_default()
    }

    /// An item's fields less what names an item the audience may not see.
    fn visible(&self, place: usize, mut row: Fields) -> Fields {
        for field in self.scripted(place) {
            let hidden = match (&field.kind, row.get(&field.id)) {
                (FieldKind::ChoiceOf(_), Some(Value::Choice(id))) => self.hides_choice(id),
                _ => false,
            };
            if hidden {
                row.remove(&field.id);
            }
        }
        row
    }

    fn hides_choice(&self, id: &str) -> bool {
        id.parse().is_ok_and(|item: ItemId| self.hides(&item))
    }

    /// Themes of the items the audience may see, their sizes and shares those of what is left.
    fn regroup(&self, place: usize, found: &mut ClusterResults) {
        let themes = found.themes.iter();
        let themes = themes
            .map(|theme| labelled(theme.item.clone(), theme.name.clone()))
            .collect();
        let theme_of = |item: &ItemId| {
            let mut themes = found.themes.iter();
            let holds = |theme: &&Theme| theme.items.iter().any(|member| member.id == *item);
            themes.find(holds).map(|theme| theme.item.clone())
        };
        let input = select::input(self.state, place).into_iter();
        let shown = input.filter(|item| !self.hides(item)).map(|item| {
            let label = select::label(self.state, &item);
            (theme_of(&item), labelled(item, label))
        });
        *found = cluster::cluster(themes, &shown.collect::<Vec<_>>());
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

    /// Whether an item, or one of a pair, is not for this audience.
    pub fn hides(&self, item: &ItemId) -> bool {
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
                &&Step {
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

fn labelled(id: ItemId, label: String) -> Item {
    Item { id, label }
}

/// The items nobody gave permission to tell further.
fn withheld(state: &State) -> BTreeSet<ItemId> {
    let refused = state
        .rows
        .keys()
        .filter(|row| !select::may_be_told(state, **row));
    refused.map(|row| ItemId::Row(*row)).collect()
}
