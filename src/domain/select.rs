//! Which items a step works on: what its selector takes from earlier steps. A step that was skipped passes on its own
//! input.

use super::event::{Fields, ItemId, Value};
use super::session::{State, Status};
use super::text::Text;
use super::workshop::{
    Choice, Field, FieldKind, Kind, PERMISSION, REFUSED, Rank, Selector, StepIndex, Test,
};

mod cut;
mod label;
mod rank;

pub use cut::Tie;
use cut::{Cut, Placed};
pub use label::{elaborated, label, matter};
pub use rank::arrived;
use rank::{ranked, usual_rank};

/// The computed field that says how a key point of a cascade arrived: `intact`, `changed` or `lost`.
pub const FINAL: &str = "final";

/// The items that the step at `index` works on: those chosen by hand, else those its script selects.
pub fn input(state: &State, index: StepIndex) -> Vec<ItemId> {
    let Some((step, part)) = state.step(index) else {
        return Vec::new();
    };
    match (&part.chosen, &step.input) {
        (Some(chosen), _) => chosen
            .iter()
            .filter(|item| exists(state, item))
            .cloned()
            .collect(),
        (None, Some(selector)) => resolve(state, index, selector),
        (None, None) => Vec::new(),
    }
}

/// Every item that the step at `index` could work on: all items of the steps its script names, and those it works on
/// now.
pub fn candidates(state: &State, index: StepIndex) -> Vec<ItemId> {
    let Some((step, _)) = state.step(index) else {
        return Vec::new();
    };
    let Some(selector) = &step.input else {
        return Vec::new();
    };
    let sources = selector.steps().into_iter().filter_map(|id| {
        let (source, _) = state.workshop().step(id)?;
        (source < index).then(|| output(state, source))
    });
    let chosen = input(state, index);
    union(sources.flatten().chain(chosen))
}

/// What the step at `index` gives to later ones: its own items, or those it works on if it makes none.
pub fn output(state: &State, index: StepIndex) -> Vec<ItemId> {
    let Some((step, part)) = state.step(index) else {
        return Vec::new();
    };
    match step.kind {
        Kind::Collect(_) | Kind::Actions(_) | Kind::Cluster if !part.order.is_empty() => {
            part.order.iter().copied().map(ItemId::Row).collect()
        }
        // A step that was skipped or stayed empty passes on what it would have worked on.
        _ => input(state, index),
    }
}

fn exists(state: &State, item: &ItemId) -> bool {
    match item {
        ItemId::Row(row) => state.rows.contains_key(row),
        ItemId::Fixed(..) => true,
        ItemId::Pair(a, b) => exists(state, a) && exists(state, b),
    }
}

fn resolve(state: &State, index: StepIndex, selector: &Selector) -> Vec<ItemId> {
    let of = |step: &str| {
        state
            .workshop()
            .step(step)
            .map(|(source, _)| source)
            .filter(|source| *source < index)
    };
    match selector {
        Selector::All(step) => of(step)
            .map(|source| output(state, source))
            .unwrap_or_default(),
        Selector::Top { .. } | Selector::Bottom { .. } => cut(state, index, selector).kept,
        Selector::Where { step, field, test } => of(step)
            .map(|source| matching(state, source, field, test))
            .unwrap_or_default(),
        Selector::Pairs(step) => of(step)
            .map(|source| pairs(&output(state, source)))
            .unwrap_or_default(),
        Selector::Fixed(texts) => {
            let Some((step, _)) = state.step(index) else {
                return Vec::new();
            };
            (0_u16..)
                .zip(texts)
                .map(|(n, _)| ItemId::Fixed(step.id.clone(), n))
                .collect()
        }
        Selector::Union(parts) => union(parts.iter().flat_map(|part| resolve(state, index, part))),
        Selector::Else(first, second) => {
            let found = resolve(state, index, first);
            if found.is_empty() {
                resolve(state, index, second)
            } else {
                found
            }
        }
        Selector::Max { n, of } => {
            let mut found = resolve(state, index, of);
            found.truncate(count(state, *n));
            found
        }
    }
}

fn union(items: impl Iterator<Item = ItemId>) -> Vec<ItemId> {
    let mut all: Vec<ItemId> = Vec::new();
    for item in items {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    all
}

/// Every pair of these items, once. Items that are pairs already stay as they are.
fn pairs(items: &[ItemId]) -> Vec<ItemId> {
    if items.iter().any(|item| matches!(item, ItemId::Pair(..))) {
        return items.to_vec();
    }
    let mut all = Vec::new();
    for (place, first) in items.iter().enumerate() {
        for second in items.iter().skip(place + 1) {
            all.push(ItemId::Pair(
                Box::new(first.clone()),
                Box::new(second.clone()),
            ));
        }
    }
    all
}

/// The count for the full or the short variant, by the plan the session began with: replanning later must not change
/// what the room already works on.
fn count(state: &State, (full, short): (u16, u16)) -> usize {
    let planned: u32 = state
        .planned
        .iter()
        .map(|minutes| u32::from(*minutes))
        .sum();
    let (full_sum, short_sum) = state.workshop().minutes;
    let halfway = u32::from(full_sum.midpoint(short_sum));
    usize::from(if planned <= halfway { short } else { full })
}

/// The first items by rank, or so many for each option of a choice field. If the source has nothing to rank by, all
/// items, to choose from by hand. Nothing if the selector does not rank.
fn cut(state: &State, index: StepIndex, selector: &Selector) -> Cut {
    let (Selector::Top {
        n,
        step,
        only,
        rank,
        per,
    }
    | Selector::Bottom {
        n,
        step,
        only,
        rank,
        per,
    }) = selector
    else {
        return Cut::default();
    };
    let source = state.workshop().step(step);
    let Some((source, script)) = source.filter(|(source, _)| *source < index) else {
        return Cut::default();
    };
    let items = match only {
        Some(only) => matching(state, source, &only.field, &only.test),
        None => output(state, source),
    };
    let mut ranked = ranked(
        state,
        source,
        items,
        rank.unwrap_or_else(|| usual_rank(script)),
    );
    if ranked.iter().all(|(_, value)| value.is_none()) {
        return Cut {
            kept: ranked.into_iter().map(|(item, _)| item).collect(),
            ties: Vec::new(),
            unranked: Some(source),
        };
    }
    // Without a single dot all stand equal, which is no outcome. Sessions that began with the first so many keep them.
    let is_dotless = rank.unwrap_or_else(|| usual_rank(script)) == Rank::Votes
        && ranked.iter().all(|(_, value)| *value == Some(0.0));
    if matches!(selector, Selector::Bottom { .. }) {
        ranked.sort_by(|(_, a), (_, b)| a.unwrap_or(f64::MAX).total_cmp(&b.unwrap_or(f64::MAX)));
    }
    let placed = ranked.into_iter().map(|(item, rank)| Placed {
        side: per
            .as_deref()
            .and_then(|per| fields(state, source, &item).remove(per)),
        item,
        rank,
    });
    let mut found = cut::cut(&placed.collect::<Vec<_>>(), count(state, *n), source);
    if is_dotless {
        found.ties.clear();
        found.unranked = Some(source);
    }
    found
}

/// The steps that should have ranked what the step at `index` works on, and ranked nothing, as nobody answered them.
/// Nothing if its items were chosen by hand.
pub fn unranked(state: &State, index: StepIndex) -> Vec<StepIndex> {
    let found = cuts(state, index).into_iter();
    let mut all: Vec<StepIndex> = found
        .filter(|cut| !cut.kept.is_empty())
        .filter_map(|cut| cut.unranked)
        .collect();
    all.dedup();
    all
}

/// What stands equal where the script cuts off what the step at `index` works on. Nothing if its items were chosen by
/// hand.
pub fn ties(state: &State, index: StepIndex) -> Vec<Tie> {
    let found = cuts(state, index).into_iter();
    found.flat_map(|cut| cut.ties).collect()
}

/// Where the script cuts off what the step at `index` works on; nowhere if its items were chosen by hand.
fn cuts(state: &State, index: StepIndex) -> Vec<Cut> {
    let step = state.step(index);
    let by_script = step.filter(|(_, part)| part.chosen.is_none());
    let selector = by_script.and_then(|(step, _)| step.input.as_ref());
    selector.map_or_else(Vec::new, |selector| cuts_in(state, index, selector))
}

/// What stands equal where later steps cut off the items of the step at `source`, each once. Steps that were skipped cut
/// off nothing.
pub fn ties_below(state: &State, source: StepIndex) -> Vec<Tie> {
    let mut all: Vec<Tie> = Vec::new();
    let later = state.steps.indices().filter(|index| *index > source);
    let later = later.filter(|index| {
        let status = state.steps.get(*index).map(|part| part.status);
        status != Some(Status::Skipped)
    });
    for tie in later.flat_map(|index| ties(state, index)) {
        if tie.source == source && !all.contains(&tie) {
            all.push(tie);
        }
    }
    all
}

/// The later steps whose items were chosen by hand where the script would have ranked those of the step at `source`.
/// Steps that were skipped are left out.
pub fn chosen_below(state: &State, source: StepIndex) -> Vec<StepIndex> {
    let Some((ranked, _)) = state.step(source) else {
        return Vec::new();
    };
    let later = state.steps.indices().filter(|index| *index > source);
    let chosen = later.filter(|index| {
        state.step(*index).is_some_and(|(step, part)| {
            let by_hand = part.chosen.is_some() && part.status != Status::Skipped;
            let selector = step.input.as_ref().filter(|_| by_hand);
            selector.is_some_and(|it| it.steps().contains(&&ranked.id))
        })
    });
    chosen.collect()
}

fn cuts_in(state: &State, index: StepIndex, selector: &Selector) -> Vec<Cut> {
    match selector {
        Selector::Top { .. } | Selector::Bottom { .. } => vec![cut(state, index, selector)],
        Selector::Union(parts) => {
            let cuts = parts.iter().map(|part| cuts_in(state, index, part));
            cuts.flatten().collect()
        }
        Selector::Else(first, second) if resolve(state, index, first).is_empty() => {
            cuts_in(state, index, second)
        }
        Selector::Else(of, _) | Selector::Max { of, .. } => cuts_in(state, index, of),
        Selector::All(_) | Selector::Where { .. } | Selector::Pairs(_) | Selector::Fixed(_) => {
            Vec::new()
        }
    }
}

fn matching(state: &State, source: StepIndex, field: &str, test: &Test) -> Vec<ItemId> {
    let all = output(state, source);
    let Some((step, _)) = state.step(source) else {
        return all;
    };
    let value_of = |item: &ItemId| -> Option<String> {
        if field == FINAL && matches!(step.kind, Kind::Cascade(_)) {
            return arrived(state, source, item).map(|mark| mark.name().to_owned());
        }
        match fields(state, source, item).get(field)? {
            Value::Choice(id) => Some(id.clone()),
            Value::Text(text) => Some(text.as_str().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Duration(_) | Value::Date(_) => None,
        }
    };
    if all.iter().all(|item| value_of(item).is_none()) {
        return all;
    }
    let holds = |item: &ItemId| match (test, value_of(item)) {
        (Test::Is(wanted), Some(found)) => found == wanted.as_str(),
        (Test::IsNot(wanted), Some(found)) => found != wanted.as_str(),
        (Test::OneOf(wanted), Some(found)) => wanted.iter().any(|wanted| found == wanted.as_str()),
        (_, None) => false,
    };
    all.into_iter().filter(holds).collect()
}

/// The fields of an item as they are after the step at `index`: its own, and what `detail` steps up to there added.
pub fn fields(state: &State, index: StepIndex, item: &ItemId) -> Fields {
    let mut fields = match item {
        ItemId::Row(row) => state
            .rows
            .get(row)
            .map(|row| row.fields.as_ref().clone())
            .unwrap_or_default(),
        ItemId::Fixed(..) | ItemId::Pair(..) => Fields::new(),
    };
    for part in state.steps.iter().take(index.get() + 1) {
        if let Some(details) = part.details.get(item) {
            fields.extend(
                details
                    .iter()
                    .map(|(id, value)| (id.clone(), value.clone())),
            );
        }
    }
    fields
}

/// The fields of the step at `index`, with what they can hold now. A choice among items has the items there are as its
/// options, those that were chosen before and would not be offered now last; while there are none, it takes any text.
pub fn fields_of_step(state: &State, index: StepIndex) -> Vec<Field> {
    let Some((step, part)) = state.step(index) else {
        return Vec::new();
    };
    let chosen = |field: &str| -> Vec<ItemId> {
        let rows = part.order.iter().filter_map(|row| state.rows.get(row));
        let rows = rows.map(|row| &row.fields).chain(part.details.values());
        let items = rows.filter_map(|fields| match fields.get(field)? {
            Value::Choice(id) => id.parse().ok(),
            _ => None,
        });
        items.filter(|item| exists(state, item)).collect()
    };
    let choice = |item: ItemId| Choice {
        label: Text::plain(&label(state, &item)),
        id: item.to_string(),
    };
    let resolved = |field: &Field| match &field.kind {
        FieldKind::ChoiceOf(selector) => {
            let offered = resolve(state, index, selector).into_iter();
            let items = union(offered.chain(chosen(&field.id)));
            let kind = if items.is_empty() {
                FieldKind::Text
            } else {
                FieldKind::Choice(items.into_iter().map(choice).collect())
            };
            Field {
                kind,
                ..field.clone()
            }
        }
        _ => field.clone(),
    };
    step.kind.fields().into_iter().map(resolved).collect()
}

/// Whether the item with this id may be told further: its step does not ask for permission, or permission was given.
pub fn may_be_told(state: &State, row: u32) -> bool {
    let Some(row) = state.rows.get(&row) else {
        return true;
    };
    let asks =
        |field: &&Field| field.id == PERMISSION && matches!(field.kind, FieldKind::Choice(_));
    let step = state.step(row.step);
    let is_asked = step.is_some_and(|(step, _)| step.kind.fields().iter().any(asks));
    let given = matches!(row.fields.get(PERMISSION), Some(Value::Choice(id)) if id != REFUSED);
    given || !is_asked
}
