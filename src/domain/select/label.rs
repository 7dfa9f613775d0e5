//! What an item is called.

use super::super::event::{ItemId, Value};
use super::super::session::State;
use super::super::text::Lang;
use super::super::workshop::{Field, FieldKind, Kind, Selector, StepIndex, Workshop};

/// What an item is called: its first text, the words of the script, or both halves of a pair.
pub fn label(state: &State, item: &ItemId) -> String {
    match item {
        ItemId::Row(row) => row_label(state, *row),
        ItemId::Fixed(step, n) => fixed_label(state.workshop(), step, *n, state.lang()),
        ItemId::Pair(a, b) => format!("{} ↔ {}", label(state, a), label(state, b)),
    }
}

/// What an item is called at the step at `index`. If it comes from a `detail` step, what that step made of it is named
/// too: people vote on a new rule, not on the point it repairs.
pub fn elaborated(state: &State, index: StepIndex, item: &ItemId) -> String {
    let label = label(state, item);
    match made_of(state, index, item) {
        Some(said) => format!("{label} → {said}"),
        None => label,
    }
}

/// What is grouped at the step at `index`: what a `detail` step made of the item, such as the condition behind a story,
/// else the item itself.
pub fn matter(state: &State, index: StepIndex, item: &ItemId) -> String {
    made_of(state, index, item).unwrap_or_else(|| label(state, item))
}

/// The first text that this item got in the `detail` step that the items of the step at `index` come from.
fn made_of(state: &State, index: StepIndex, item: &ItemId) -> Option<String> {
    let input = state.step(index).and_then(|(step, _)| step.input.as_ref());
    let sources = input.into_iter().flat_map(Selector::steps);
    let mut said = sources.filter_map(|source| {
        let (index, source) = state.workshop().step(source)?;
        let Kind::Detail(detail) = &source.kind else {
            return None;
        };
        let filled = state.steps.get(index)?.details.get(item)?;
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
    let mut own = step.kind.fields().into_iter().filter(|field| {
        matches!(
            field.kind,
            FieldKind::Text | FieldKind::Person | FieldKind::Role
        )
    });
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
