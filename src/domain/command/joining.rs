//! Commands that make one item of two.

use super::super::event::{Event, Fields, Value, joined};
use super::super::refusal::Refusal;
use super::super::rules::{VoteRules, vote_rules};
use super::super::select;
use super::super::session::State;
use super::super::text::MAX_TEXT;
use super::super::workshop::{Field, Kind, PERMISSION};

/// What two items make together.
#[derive(Clone, Debug, PartialEq)]
pub struct Joining {
    /// The id of the item that stays: the one that stands first.
    pub kept: u32,
    /// The id of the item that goes into it.
    pub gone: u32,
    /// What the item holds from then on.
    pub fields: Fields,
    /// What the item that goes holds and the one that stays does not: it has something else there.
    pub lost: Fields,
}

/// What the items with these ids make together, or why they cannot be one.
pub fn joining(state: &State, one: u32, other: u32) -> Result<Joining, Refusal> {
    if one == other {
        return Err(Refusal::JoinItself);
    }
    let row = state.rows.get(&one).ok_or(Refusal::Gone)?;
    let (step, part) = state.step(row.step).ok_or(Refusal::Gone)?;
    if !matches!(step.kind, Kind::Collect(_) | Kind::Actions(_)) {
        return Err(Refusal::Gone);
    }
    let mut both = part.order.iter().filter(|id| **id == one || **id == other);
    let (kept, gone) = both.next().zip(both.next()).ok_or(Refusal::Gone)?;
    let (kept, gone) = (*kept, *gone);
    may_be_one(state, kept, gone)?;
    let fields_of = |id: u32| state.rows.get(&id).map(|row| &*row.fields);
    let (first, second) = fields_of(kept).zip(fields_of(gone)).ok_or(Refusal::Gone)?;
    if first.get(PERMISSION) != second.get(PERMISSION) {
        return Err(Refusal::JoinPermission);
    }
    let known = select::fields_of_step(state, row.step);
    let known: Vec<&Field> = known.iter().collect();
    let fields = joined(&known, first, second);
    let length = |fields: &Fields, id: &String| match fields.get(id) {
        Some(Value::Text(text)) => text.as_str().len(),
        _ => 0,
    };
    // Both of them, and what stands between them.
    if fields
        .keys()
        .any(|id| length(first, id) + length(second, id) + 3 > MAX_TEXT)
    {
        return Err(Refusal::JoinTooLong);
    }
    let mut lost = second.clone();
    lost.retain(|id, value| !matches!(value, Value::Text(_)) && fields.get(id) != Some(value));
    Ok(Joining {
        kept,
        gone,
        fields,
        lost,
    })
}

/// Refuses to join what was counted in a way that one item could not have been.
fn may_be_one(state: &State, kept: u32, gone: u32) -> Result<(), Refusal> {
    for (index, step) in state.workshop().steps.indexed() {
        let Some(part) = state.steps.get(index) else {
            continue;
        };
        let title = || step.title.get(state.lang()).to_owned();
        let dots = |row: u32| {
            let on_it = part.votes.iter().filter(|(item, _)| item.is_row(row));
            on_it.map(|(_, dots)| *dots).sum::<u32>()
        };
        let (one, other) = (dots(kept), dots(gone));
        let most = vote_rules(state, index).map_or(u32::MAX, VoteRules::most_on_one);
        if one > 0 && other > 0 && one.saturating_add(other) > most {
            return Err(Refusal::JoinDots {
                step: title(),
                dots: one.saturating_add(other),
                most,
            });
        }
        let scored = |row: u32| {
            let cells = part.scores.keys().filter(move |cell| cell.item.is_row(row));
            cells.map(|cell| (&cell.aspect, &cell.group))
        };
        let marks = &part.cascade.marks;
        let marked = |row: u32| {
            let marks = marks
                .iter()
                .filter(move |((_, _, item), _)| item.is_row(row));
            marks.map(|((chain, level, _), mark)| ((chain, level), mark))
        };
        let is_scored_twice = scored(kept).any(|cell| scored(gone).any(|other| other == cell));
        let is_marked_twice = marked(kept)
            .any(|(at, mark)| marked(gone).any(|(other, its)| other == at && its != mark));
        if is_scored_twice || is_marked_twice {
            return Err(Refusal::JoinCounted(title()));
        }
    }
    Ok(())
}

pub(super) fn join_items(state: &State, one: u32, other: u32) -> Result<Event, Refusal> {
    let Joining { kept, gone, .. } = joining(state, one, other)?;
    Ok(Event::ItemsJoined { kept, gone })
}
