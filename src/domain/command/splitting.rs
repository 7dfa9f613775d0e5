//! The command that makes two items of one.

use super::super::event::{Event, Fields, Value};
use super::super::refusal::Refusal;
use super::super::select;
use super::super::session::State;
use super::super::text::Clean;
use super::super::workshop::{Field, FieldKind, Kind};
use super::items;

/// The field of an item that can be split, the first that holds a text, and that text; `None` if there is none, or the
/// item is of no list.
pub fn divisible(state: &State, item: u32) -> Option<(String, Clean)> {
    let row = state.rows.get(&item)?;
    let (step, _) = state.step(row.step)?;
    if !matches!(step.kind, Kind::Collect(_) | Kind::Actions(_)) {
        return None;
    }
    let is_text = |field: &&Field| matches!(field.kind, FieldKind::Text);
    let mut fields = step.kind.fields().into_iter().filter(is_text);
    fields.find_map(|field| match row.fields.get(&field.id)? {
        Value::Text(text) if !text.is_blank() => Some((field.id.clone(), text.clone())),
        _ => None,
    })
}

pub(super) fn split_item(
    state: &State,
    item: u32,
    first: Clean,
    second: Clean,
) -> Result<Event, Refusal> {
    let row = state.rows.get(&item).ok_or(Refusal::Gone)?;
    let (id, _) = divisible(state, item).ok_or(Refusal::SplitNowhere)?;
    if first.is_blank() || second.is_blank() {
        return Err(Refusal::SplitNowhere);
    }
    let (step, part) = state.step(row.step).ok_or(Refusal::Gone)?;
    let (Kind::Collect(collect) | Kind::Actions(collect)) = &step.kind else {
        return Err(Refusal::Gone);
    };
    if let Some(max) = collect
        .max
        .filter(|max| part.order.len() >= usize::from(*max))
    {
        return Err(Refusal::Full(max));
    }
    let known = select::fields_of_step(state, row.step);
    let known: Vec<&Field> = known.iter().collect();
    let with = |text: Clean| {
        let mut fields: Fields = row.fields.as_ref().clone();
        fields.insert(id.clone(), Value::Text(text));
        items::item(state, &known, fields)
    };
    Ok(Event::ItemSplit {
        step: step.id.clone(),
        item,
        fields: with(first)?,
        id: state.next_row,
        rest: with(second)?,
    })
}
