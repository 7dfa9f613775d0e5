//! Which items a step works on: selectors over what earlier steps made, and the rule for a skipped source.

use super::event::{Cell, Fields, ItemId, Mark, Value};
use super::session::State;
use super::text::{Lang, Text};
use super::workshop::{
    Choice, Field, FieldKind, Kind, PERMISSION, REFUSED, Rank, Selector, Step, Test, Workshop,
};

/// The computed field that says how a cascade's key point arrived: `intact`, `changed` or `lost`.
pub const FINAL: &str = "final";

/// The items the step at `place` works on: those chosen by hand, else those its script selects.
pub fn input(state: &State, place: usize) -> Vec<ItemId> {
    let Some((step, part)) = state.step(place) else {
        return Vec::new();
    };
    match (&part.chosen, &step.input) {
        (Some(chosen), _) => chosen
            .iter()
            .filter(|item| exists(state, item))
            .cloned()
            .collect(),
        (None, Some(selector)) => resolve(state, place, selector),
        (None, None) => Vec::new(),
    }
}

/// Everything the step at `place` could work on: all items of the steps its script names.
pub fn candidates(state: &State, place: usize) -> Vec<ItemId> {
    let Some((step, _)) = state.step(place) else {
        return Vec::new();
    };
    let Some(selector) = &step.input else {
        return Vec::new();
    };
    let sources = selector.steps().into_iter().filter_map(|id| {
        let (source, _) = state.workshop().step(id)?;
        (source < place).then(|| output(state, source))
    });
    let chosen = input(state, place);
    union(sources.flatten().chain(chosen))
}

/// What a step gives to later ones: its own items, or for a step that adds to items, those items.
pub fn output(state: &State, place: usize) -> Vec<ItemId> {
    let Some((step, part)) = state.step(place) else {
        return Vec::new();
    };
    match step.kind {
        Kind::Collect(_) | Kind::Actions(_) | Kind::Cluster if !part.order.is_empty() => {
            part.order.iter().copied().map(ItemId::Row).collect()
        }
        // A source that was skipped or stayed empty stands for its own source.
        _ => input(state, place),
    }
}

/// Items that tie with the last one that goes on, when some tied item does not: the cut is not clear there.
pub fn tie_at_cut(state: &State, place: usize, seats: usize) -> Vec<ItemId> {
    let ranked = ranked(state, place, Rank::Votes);
    let value = |at: usize| ranked.get(at).and_then(|(_, value)| *value);
    match (seats.checked_sub(1).and_then(value), value(seats)) {
        (Some(last), Some(next)) if same(last, next) => {
            let tied = ranked
                .iter()
                .filter(|(_, value)| value.is_some_and(|value| same(value, last)));
            tied.map(|(item, _)| item.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn exists(state: &State, item: &ItemId) -> bool {
    match item {
        ItemId::Row(row) => state.rows.contains_key(row),
        ItemId::Fixed(..) => true,
        ItemId::Pair(a, b) => exists(state, a) && exists(state, b),
    }
}

fn resolve(state: &State, place: usize, selector: &Selector) -> Vec<ItemId> {
    let of = |step: &str| {
        state
            .workshop()
            .step(step)
            .map(|(source, _)| source)
            .filter(|source| *source < place)
    };
    match selector {
        Selector::All(step) => of(step)
            .map(|source| output(state, source))
            .unwrap_or_default(),
        Selector::Top { n, step, rank, per } => of(step)
            .map(|source| cut(state, source, *n, *rank, (Order::Falling, per.as_deref())))
            .unwrap_or_default(),
        Selector::Bottom { n, step, rank, per } => of(step)
            .map(|source| cut(state, source, *n, *rank, (Order::Rising, per.as_deref())))
            .unwrap_or_default(),
        Selector::Where { step, field, test } => of(step)
            .map(|source| matching(state, source, field, test))
            .unwrap_or_default(),
        Selector::Pairs(step) => of(step)
            .map(|source| pairs(&output(state, source)))
            .unwrap_or_default(),
        Selector::Fixed(texts) => {
            let Some((step, _)) = state.step(place) else {
                return Vec::new();
            };
            (0_u16..)
                .zip(texts)
                .map(|(n, _)| ItemId::Fixed(step.id.clone(), n))
                .collect()
        }
        Selector::Union(parts) => union(parts.iter().flat_map(|part| resolve(state, place, part))),
        Selector::Else(first, second) => {
            let found = resolve(state, place, first);
            if found.is_empty() {
                resolve(state, place, second)
            } else {
                found
            }
        }
        Selector::Max { n, of } => {
            let mut found = resolve(state, place, of);
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

/// All pairs, once; items that are pairs already stay as they are.
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

/// The full or the short count, by the plan the session began with: a later one changes nothing the room did before.
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Falling,
    Rising,
}

/// The first items by rank, or so many of each choice; all of them, to choose from by hand, when the source has
/// nothing to rank by.
fn cut(
    state: &State,
    source: usize,
    n: (u16, u16),
    rank: Option<Rank>,
    (order, per): (Order, Option<&str>),
) -> Vec<ItemId> {
    let Some((step, _)) = state.step(source) else {
        return Vec::new();
    };
    let mut ranked = ranked(state, source, rank.unwrap_or_else(|| usual_rank(step)));
    if ranked.iter().all(|(_, value)| value.is_none()) {
        return ranked.into_iter().map(|(item, _)| item).collect();
    }
    if order == Order::Rising {
        ranked.sort_by(|(_, a), (_, b)| a.unwrap_or(f64::MAX).total_cmp(&b.unwrap_or(f64::MAX)));
    }
    let most = count(state, n);
    let mut taken: Vec<Option<Value>> = Vec::new();
    let mut kept = Vec::new();
    for (item, _) in ranked {
        let of = per.and_then(|per| fields(state, source, &item).remove(per));
        let so_far = taken.iter().filter(|value| **value == of).count();
        if so_far < most {
            taken.push(of);
            kept.push(item);
        }
    }
    kept
}

fn usual_rank(step: &Step) -> Rank {
    match step.kind {
        Kind::Rate(_) => Rank::Mean,
        Kind::Cascade(_) => Rank::Survival,
        _ => Rank::Votes,
    }
}

/// A step's items with what they are ranked by, highest first; ties keep their order.
pub fn ranked(state: &State, source: usize, rank: Rank) -> Vec<(ItemId, Option<f64>)> {
    let mut ranked: Vec<(ItemId, Option<f64>)> = output(state, source)
        .into_iter()
        .map(|item| {
            let value = value(state, source, &item, rank);
            (item, value)
        })
        .collect();
    if rank == Rank::Votes && ranked.iter().all(|(_, votes)| *votes == Some(0.0)) {
        // Before any dot there is no order to speak of.
        for (_, votes) in &mut ranked {
            *votes = None;
        }
    }
    ranked.sort_by(|(_, a), (_, b)| b.unwrap_or(f64::MIN).total_cmp(&a.unwrap_or(f64::MIN)));
    ranked
}

fn value(state: &State, source: usize, item: &ItemId, rank: Rank) -> Option<f64> {
    let (step, part) = state.step(source)?;
    match rank {
        Rank::Votes => Some(f64::from(part.votes.get(item).copied().unwrap_or(0))),
        Rank::Survival => survival(state, source, item),
        Rank::Mean | Rank::Gap | Rank::Agreement | Rank::Nps => {
            let Kind::Rate(rate) = &step.kind else {
                return None;
            };
            let first = rate.aspects.first().map_or("", |aspect| &aspect.id);
            let second = rate.aspects.get(1).map(|aspect| aspect.id.as_str());
            let first = scores(part, item, first);
            match rank {
                Rank::Gap => Some(mean(&first)? - mean(&scores(part, item, second?))?),
                Rank::Agreement => {
                    let mean = mean(&first)?;
                    let spread: Vec<f64> =
                        first.iter().map(|score| -(score - mean).powi(2)).collect();
                    self::mean(&spread)
                }
                Rank::Nps => {
                    let classes: Vec<f64> = first
                        .iter()
                        .map(|score| {
                            if *score >= 9.0 {
                                1.0
                            } else if *score >= 7.0 {
                                0.0
                            } else {
                                -1.0
                            }
                        })
                        .collect();
                    mean(&classes)
                }
                _ => mean(&first),
            }
        }
    }
}

fn scores(part: &super::session::StepState, item: &ItemId, aspect: &str) -> Vec<f64> {
    let is_of = |cell: &Cell| cell.item == *item && cell.aspect == aspect;
    part.scores
        .iter()
        .filter(|(cell, _)| is_of(cell))
        .flat_map(|(_, scores)| scores)
        .map(|score| f64::from(*score))
        .collect()
}

fn mean(numbers: &[f64]) -> Option<f64> {
    let n = u32::try_from(numbers.len()).ok().filter(|n| *n > 0)?;
    Some(numbers.iter().sum::<f64>() / f64::from(n))
}

/// The share of marked levels at which a key point was intact.
fn survival(state: &State, source: usize, item: &ItemId) -> Option<f64> {
    let (_, part) = state.step(source)?;
    let marks: Vec<f64> = part
        .cascade
        .marks
        .iter()
        .filter(|((_, _, of), _)| of == item)
        .map(|(_, mark)| if *mark == Mark::Intact { 1.0 } else { 0.0 })
        .collect();
    mean(&marks)
}

/// How a key point arrived at the last level: the worst of the chains; `None` while it is not marked there.
pub fn arrived(state: &State, source: usize, item: &ItemId) -> Option<Mark> {
    let (step, part) = state.step(source)?;
    let Kind::Cascade(cascade) = &step.kind else {
        return None;
    };
    let last = u8::try_from(cascade.levels.len().checked_sub(1)?).ok()?;
    let marks = (0..state.chains(source))
        .filter_map(|chain| part.cascade.marks.get(&(chain, last, item.clone())));
    marks.copied().max_by_key(|mark| match mark {
        Mark::Intact => 0,
        Mark::Changed => 1,
        Mark::Lost => 2,
    })
}

fn matching(state: &State, source: usize, field: &str, test: &Test) -> Vec<ItemId> {
    let all = output(state, source);
    let Some((step, _)) = state.step(source) else {
        return all;
    };
    let value_of = |item: &ItemId| -> Option<String> {
        if field == FINAL && matches!(step.kind, Kind::Cascade(_)) {
            return arrived(state, source, item).map(|mark| final_name(mark).to_owned());
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

/// The name of a mark as a value of [`FINAL`].
pub fn final_name(mark: Mark) -> &'static str {
    match mark {
        Mark::Intact => "intact",
        Mark::Changed => "changed",
        Mark::Lost => "lost",
    }
}

/// An item's fields as they stand after the step at `place`: its own and what detail steps up to there added.
pub fn fields(state: &State, place: usize, item: &ItemId) -> Fields {
    let mut fields = match item {
        ItemId::Row(row) => state
            .rows
            .get(row)
            .map(|row| row.fields.as_ref().clone())
            .unwrap_or_default(),
        ItemId::Fixed(..) | ItemId::Pair(..) => Fields::new(),
    };
    for part in state.steps.iter().take(place + 1) {
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

/// The fields of a step with what they can hold now: choices among items are the items there are, and free text
/// where there are none.
pub fn fields_of_step(state: &State, place: usize) -> Vec<Field> {
    let Some((step, _)) = state.step(place) else {
        return Vec::new();
    };
    let choice = |item: ItemId| Choice {
        label: Text::plain(&label(state, &item)),
        id: item.to_string(),
    };
    let resolved = |field: &Field| match &field.kind {
        FieldKind::ChoiceOf(selector) => {
            let items = resolve(state, place, selector);
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

/// Whether an item may be told further: where its step asks for permission, that was given.
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

/// What an item is called: its first text, the script's words for it, or both halves of a pair.
pub fn label(state: &State, item: &ItemId) -> String {
    match item {
        ItemId::Row(row) => row_label(state, *row),
        ItemId::Fixed(step, n) => fixed_label(state.workshop(), step, *n, state.lang()),
        ItemId::Pair(a, b) => format!("{} ↔ {}", label(state, a), label(state, b)),
    }
}

/// What an item is called at a step, with what the `detail` step it comes from made of it: a new rule is voted on, not
/// the point it repairs.
pub fn elaborated(state: &State, place: usize, item: &ItemId) -> String {
    let label = label(state, item);
    match made_of(state, place, item) {
        Some(said) => format!("{label} → {said}"),
        None => label,
    }
}

/// What is grouped at a step: what a `detail` step made of the item, such as the condition behind a story; else the
/// item itself.
pub fn matter(state: &State, place: usize, item: &ItemId) -> String {
    made_of(state, place, item).unwrap_or_else(|| label(state, item))
}

/// The first text that the `detail` step the items of `place` come from holds for this item.
fn made_of(state: &State, place: usize, item: &ItemId) -> Option<String> {
    let input = state.step(place).and_then(|(step, _)| step.input.as_ref());
    let sources = input.into_iter().flat_map(Selector::steps);
    let mut said = sources.filter_map(|source| {
        let (place, source) = state.workshop().step(source)?;
        let Kind::Detail(detail) = &source.kind else {
            return None;
        };
        let filled = state.steps.get(place)?.details.get(item)?;
        let is_text = |field: &&Field| field.kind == FieldKind::Text;
        let texts = detail.fields.iter().filter(is_text);
        let mut values = texts.filter_map(|field| filled.get(&field.id));
        values.find_map(|value| match value {
            Value::Text(text) if !text.is_blank() => Some(text.as_str().replace('\n', " ")),
            _ => None,
        })
    });
    said.next()
}

fn row_label(state: &State, row: u32) -> String {
    let Some(row) = state.rows.get(&row) else {
        return String::new();
    };
    let Some((step, _)) = state.step(row.step) else {
        return String::new();
    };
    let text_of = |id: &str| match row.fields.get(id) {
        Some(Value::Text(text)) if !text.is_blank() => Some(text.as_str().replace('\n', " ")),
        _ => None,
    };
    let mut own = step
        .kind
        .fields()
        .into_iter()
        .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Person));
    own.find_map(|field| text_of(&field.id)).unwrap_or_default()
}

fn fixed_label(workshop: &Workshop, step: &str, n: u16, lang: Lang) -> String {
    let texts = workshop
        .step(step)
        .and_then(|(_, step)| step.input.as_ref())
        .and_then(Selector::fixed);
    texts
        .and_then(|texts| texts.get(usize::from(n)))
        .map(|text| text.get(lang).to_owned())
        .unwrap_or_default()
}
