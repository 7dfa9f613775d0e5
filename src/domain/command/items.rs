//! Commands about the items of a step.

use super::super::carry::PastAction;
use super::super::event::{Carried, Event, Fields, ItemId, Offered, Outcome, Reviewed, Value};
use super::super::refusal::{Expected, Refusal};
use super::super::session::State;
use super::super::text::Clean;
use super::super::workshop::{Field, FieldKind, Kind, StepIndex, action};
use super::super::{carry, dates, select};
use super::checks::{changed, filled, id};

/// Which way an item moves in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveDirection {
    /// Towards the first item.
    Up,
    /// Towards the last item.
    Down,
}

pub(super) fn add_items(
    state: &State,
    index: StepIndex,
    rows: Vec<Fields>,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    let fields = select::fields_of_step(state, index);
    let fields: Vec<&Field> = fields.iter().collect();
    let (Kind::Collect(collect) | Kind::Actions(collect)) = &step.kind else {
        return Err(Refusal::Gone);
    };
    if rows.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(max) = collect
        .max
        .filter(|max| part.order.len() + rows.len() > usize::from(*max))
    {
        return Err(Refusal::Full(max));
    }
    let rows = rows
        .into_iter()
        .map(|row| item(state, &fields, row))
        .collect::<Result<_, _>>()?;
    Ok(Event::ItemsAdded {
        step: step.id.clone(),
        first: state.next_row,
        rows,
    })
}

pub(super) fn review(state: &State, past: &PastAction, outcome: Outcome) -> Result<Event, Refusal> {
    if past.outcome(state) == Some(outcome) {
        return Err(Refusal::Same);
    }
    let carried = match outcome {
        Outcome::CarriedOn => Some(carry_on(state, past)?),
        Outcome::Done | Outcome::Dropped => None,
    };
    Ok(Event::ActionReviewed(Reviewed {
        session: past.session.clone(),
        item: past.item,
        text: Clean::line(&past.content.label),
        who: past.text(action::WHO),
        when: past.day(),
        outcome,
        carried,
        origin: Some(past.origin.clone()),
    }))
}

pub(super) fn settle(state: &State, item: u32, outcome: Outcome) -> Result<Event, Refusal> {
    let row = state.rows.get(&item).ok_or(Refusal::Gone)?;
    let is_action = state
        .step(row.step)
        .is_some_and(|(step, _)| matches!(step.kind, Kind::Actions(_)));
    if !is_action {
        return Err(Refusal::Gone);
    }
    let before = state.settled.get(&item).copied();
    let is_new = before.unwrap_or(Outcome::CarriedOn) != outcome;
    changed(is_new, Event::ActionSettled { item, outcome })
}

/// Notes which earlier actions were looked at; the same if all of them are noted already.
pub(super) fn offer(state: &State, actions: &[PastAction]) -> Result<Event, Refusal> {
    let is_new = |past: &&PastAction| {
        let mut known = state.offered.iter();
        !known.any(|it| it.session == past.session && it.item == past.item)
    };
    let new = actions.iter().filter(is_new).map(|past| Offered {
        session: past.session.clone(),
        item: past.item,
        text: Clean::line(&past.content.label),
        who: past.text(action::WHO),
        when: past.day(),
    });
    let new: Vec<Offered> = new.collect();
    changed(!new.is_empty(), Event::ActionsOffered(new))
}

/// An earlier action as an action of the last step of this session that takes actions.
fn carry_on(state: &State, past: &PastAction) -> Result<Carried, Refusal> {
    let is_actions = |index: &StepIndex| {
        state
            .step(*index)
            .is_some_and(|(step, _)| matches!(step.kind, Kind::Actions(_)))
    };
    let index = state
        .steps
        .indices()
        .rfind(is_actions)
        .ok_or(Refusal::NoActions)?;
    let row = carry::fit(state, index, &past.content).fields;
    match add_items(state, index, vec![row])? {
        Event::ItemsAdded { step, first, rows } => Ok(Carried {
            step,
            id: first,
            fields: rows.into_iter().next().unwrap_or_default(),
        }),
        _ => Err(Refusal::NoActions),
    }
}

pub(super) fn edit_item(state: &State, item: u32, fields: Fields) -> Result<Event, Refusal> {
    let row = state.rows.get(&item).ok_or(Refusal::Gone)?;
    let fields = self::item(
        state,
        &select::fields_of_step(state, row.step)
            .iter()
            .collect::<Vec<_>>(),
        fields,
    )?;
    changed(fields != *row.fields, Event::ItemEdited { item, fields })
}

/// The fields of an item, checked: none of them empty, the required ones present, each of the right kind, not all
/// blank.
pub(super) fn item(state: &State, fields: &[&Field], mut row: Fields) -> Result<Fields, Refusal> {
    row.retain(|_, value| !matches!(value, Value::Text(text) if text.is_blank()));
    let first = fields.first().map(|field| field.id.as_str());
    for field in fields {
        match row.get(&field.id) {
            Some(value) => takes(field, value)?,
            None if field.required || first == Some(&field.id) => {
                return Err(Refusal::Missing(field.label.get(state.lang()).to_owned()));
            }
            None => {}
        }
    }
    row.retain(|id, _| fields.iter().any(|field| field.id == *id));
    Ok(row)
}

/// Whether the field takes this value: it is of its kind, and within its bounds.
///
/// # Errors
///
/// What the field takes, where it does not take this.
pub fn takes(field: &Field, value: &Value) -> Result<(), Refusal> {
    match (&field.kind, value) {
        (FieldKind::Text | FieldKind::Person | FieldKind::Role, Value::Text(_)) => Ok(()),
        (FieldKind::Date, Value::Date(date)) => {
            dates::within_years(*date).map_err(Refusal::Day)?;
            Ok(())
        }
        (FieldKind::Choice(choices), Value::Choice(id))
            if choices.iter().any(|choice| choice.id == *id) =>
        {
            Ok(())
        }
        (FieldKind::Choice(_) | FieldKind::ChoiceOf(_), _) => Err(Refusal::NotA(Expected::Choice)),
        (FieldKind::Number { min, max, .. }, Value::Number(number)) => {
            // Written so that NaN is refused too.
            if *number >= *min && *number <= *max {
                Ok(())
            } else {
                Err(Refusal::OutOfRange {
                    min: *min,
                    max: *max,
                })
            }
        }
        (FieldKind::Duration, Value::Duration(duration)) => {
            let max = 1e6;
            if duration.amount > 0.0 && duration.amount <= max {
                Ok(())
            } else {
                Err(Refusal::OutOfRange { min: 0.0, max })
            }
        }
        (FieldKind::Number { .. }, _) => Err(Refusal::NotA(Expected::Number)),
        (FieldKind::Duration, _) => Err(Refusal::NotA(Expected::Duration)),
        (FieldKind::Date | FieldKind::Text | FieldKind::Person | FieldKind::Role, _) => {
            Err(Refusal::NotA(Expected::Date))
        }
    }
}

pub(super) fn remove_items(state: &State, mut items: Vec<u32>) -> Result<Event, Refusal> {
    items.retain(|item| state.rows.contains_key(item));
    if items.is_empty() {
        return Err(Refusal::Gone);
    }
    Ok(Event::ItemsRemoved(items))
}

pub(super) fn move_item(
    state: &State,
    item: u32,
    direction: MoveDirection,
) -> Result<Event, Refusal> {
    let row = state.rows.get(&item).ok_or(Refusal::Gone)?;
    let (_, part) = state.step(row.step).ok_or(Refusal::Gone)?;
    let at = part
        .order
        .iter()
        .position(|id| *id == item)
        .ok_or(Refusal::Gone)?;
    let before = match direction {
        MoveDirection::Up => Some(
            *at.checked_sub(1)
                .and_then(|above| part.order.get(above))
                .ok_or(Refusal::AtEdge)?,
        ),
        MoveDirection::Down if at + 1 >= part.order.len() => return Err(Refusal::AtEdge),
        MoveDirection::Down => part.order.get(at + 2).copied(),
    };
    Ok(Event::ItemMoved { item, before })
}

pub(super) fn set_detail(
    state: &State,
    index: StepIndex,
    item: ItemId,
    mut fields: Fields,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    if !select::input(state, index).contains(&item) {
        return Err(Refusal::Gone);
    }
    fields.retain(|_, value| !matches!(value, Value::Text(text) if text.is_blank()));
    let known = select::fields_of_step(state, index);
    fields.retain(|id, _| known.iter().any(|field| field.id == *id));
    for field in &known {
        if let Some(value) = fields.get(&field.id) {
            takes(field, value)?;
        }
    }
    let same = part
        .details
        .get(&item)
        .map_or(fields.is_empty(), |before| **before == fields);
    changed(
        !same,
        Event::DetailSet {
            step: step.id.clone(),
            item,
            fields,
        },
    )
}

pub(super) fn add_theme(
    state: &State,
    index: StepIndex,
    name: Clean,
    item: Option<ItemId>,
) -> Result<Event, Refusal> {
    Ok(Event::ThemeAdded {
        step: id(state, index)?,
        id: state.next_row,
        name: filled(name)?,
        item,
    })
}

pub(super) fn cluster(
    state: &State,
    index: StepIndex,
    item: ItemId,
    theme: Option<u32>,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    let is_theme = theme.is_none_or(|theme| part.order.contains(&theme));
    if !is_theme || !select::input(state, index).contains(&item) {
        return Err(Refusal::Gone);
    }
    let same = part.themes.get(&item).copied() == theme;
    changed(
        !same,
        Event::Clustered {
            step: step.id.clone(),
            item,
            theme,
        },
    )
}
