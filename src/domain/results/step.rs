//! Computes the results of a step from the state of the session.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::StepResults;
use super::cascade::{CascadeInput, LevelInput};
use super::item::Item;
use super::measured::Measured;
use super::rate::RateInput;
use super::vote::VoteInput;
use super::{actions, cascade, cluster, collect, detail, rate, vote};
use crate::domain::event::{Fields, ItemId, Mark, Moment, Value};
use crate::domain::rules;
use crate::domain::select;
use crate::domain::session::{State, Status, StepState};
use crate::domain::statistics::count;
use crate::domain::workshop::{Cascade, Field, FieldKind, Kind, Rate, StepIndex, Vote};

/// The results of the step at `index` as they are now; `None` for a step that has none, such as a break.
pub fn of_step(state: &State, index: StepIndex) -> Option<StepResults> {
    let (step, part) = state.step(index)?;
    let fields = select::fields_of_step(state, index);
    let fields: Vec<&Field> = fields.iter().collect();
    Some(match &step.kind {
        Kind::Brief => return None,
        Kind::Collect(_) => StepResults::Collect(collect::collect(rows(state, part), &fields)),
        Kind::Actions(_) => {
            let mut found = actions::actions(rows(state, part), &fields, day(state));
            let settled = part
                .order
                .iter()
                .filter(|row| state.settled.contains_key(row));
            found.open = found.open.saturating_sub(count(settled.count()));
            StepResults::Actions(found)
        }
        Kind::Cluster => StepResults::Cluster(clustered(state, index, part)),
        Kind::Rate(rate) => StepResults::Rate(rated(state, index, part, rate)),
        Kind::Vote(vote) => StepResults::Vote(voted(state, index, part, vote)),
        Kind::Detail(_) => {
            let items = detailed(state, index, part);
            StepResults::Detail(detail::detail(items, &fields, state.assumption))
        }
        Kind::Cascade(script) => {
            StepResults::Cascade(cascade::cascade(&cascaded(state, index, part, script)))
        }
    })
}

/// What the step at `index` brought, or why it brought nothing: a step without a question asks nobody. What was answered
/// counts, also if the step was skipped after that; what the script itself prefilled is no answer while nobody was asked.
pub fn measured(state: &State, index: StepIndex) -> Measured<StepResults> {
    let (Some((_, part)), Some(found)) = (state.step(index), of_step(state, index)) else {
        return Measured::NotAsked;
    };
    let was_asked = !matches!(part.status, Status::NotReached | Status::Skipped);
    let is_said = |row: &u32| state.rows.get(row).is_some_and(|row| row.seq > 0);
    let is_answered = match &found {
        StepResults::Collect(_) if !was_asked => part.order.iter().any(is_said),
        found => found.is_answered(),
    };
    match (is_answered, was_asked) {
        (true, _) => Measured::Answered(found),
        (false, true) => Measured::NotAnswered,
        (false, false) => Measured::NotAsked,
    }
}

/// The day on which the session was held, in the time zone of the room.
pub fn day(state: &State) -> NaiveDate {
    local(state, state.held().unwrap_or(state.last))
        .map_or_else(NaiveDate::default, |at| at.date_naive())
}

/// A moment of the session in the time zone of the room; `None` if no calendar has it.
pub fn local(state: &State, at: Moment) -> Option<DateTime<FixedOffset>> {
    let offset = FixedOffset::east_opt(state.offset.checked_mul(60)?)?;
    Some(DateTime::from_timestamp_millis(at.wall)?.with_timezone(&offset))
}

fn item(state: &State, id: ItemId) -> Item {
    Item {
        label: select::label(state, &id),
        id,
    }
}

fn rows(state: &State, part: &StepState) -> Vec<(Item, Fields)> {
    let row = |id: &u32| {
        Some((
            item(state, ItemId::Row(*id)),
            state.rows.get(id)?.fields.as_ref().clone(),
        ))
    };
    part.order.iter().filter_map(row).collect()
}

fn clustered(state: &State, index: StepIndex, part: &StepState) -> cluster::ClusterResults {
    let themes = part.order.iter().map(|id| item(state, ItemId::Row(*id)));
    let items = select::input(state, index).into_iter();
    let of = |id: &ItemId| part.themes.get(id).copied().map(ItemId::Row);
    let members: Vec<_> = items.map(|id| (of(&id), item(state, id))).collect();
    cluster::cluster(themes.collect(), &members)
}

fn detailed(state: &State, index: StepIndex, part: &StepState) -> Vec<(Item, Fields)> {
    let filled = |id: &ItemId| part.details.get(id).map(|filled| filled.as_ref().clone());
    let items = select::input(state, index).into_iter();
    items
        .map(|id| (filled(&id).unwrap_or_default(), id))
        .map(|(fields, id)| (item(state, id), fields))
        .collect()
}

fn rated(state: &State, index: StepIndex, part: &StepState, script: &Rate) -> rate::RateResults {
    let scores = part.scores.iter().map(|(cell, scores)| {
        let key = (cell.item.clone(), cell.aspect.clone(), cell.group.clone());
        (key, scores.clone())
    });
    rate::rate(&RateInput {
        items: select::input(state, index)
            .into_iter()
            .map(|id| item(state, id))
            .collect(),
        aspects: script
            .aspects
            .iter()
            .map(|aspect| aspect.id.clone())
            .collect(),
        groups: script.groups.iter().map(|group| group.id.clone()).collect(),
        scale: rules::scale(state, script),
        analysis: script.analysis,
        scores: scores.collect(),
    })
}

fn voted(state: &State, index: StepIndex, part: &StepState, script: &Vote) -> vote::VoteResults {
    let rules = rules::vote_rules(state, index);
    let votes = |id: &ItemId| part.votes.get(id).copied().unwrap_or(0);
    let items = select::input(state, index);
    let gone = part.votes.iter().filter(|(id, _)| !items.contains(id));
    vote::vote(VoteInput {
        gone: gone.map(|(_, dots)| *dots).collect(),
        items: items
            .into_iter()
            .map(|id| (votes(&id), id))
            .map(|(votes, id)| (item(state, id), votes))
            .collect(),
        voters: rules.map(|rules| rules.voters).filter(|voters| *voters > 0),
        dots: rules.map_or(0, |rules| rules.dots),
        is_counted: !part.votes.is_empty(),
        seats: script.seats,
    })
}

fn cascaded(state: &State, index: StepIndex, part: &StepState, script: &Cascade) -> CascadeInput {
    let items = select::input(state, index);
    let chains = state.chains(index);
    let mark = |chain: u8, level: u8, id: &ItemId| -> Option<Mark> {
        part.cascade.marks.get(&(chain, level, id.clone())).copied()
    };
    let levels: Vec<u8> = (0..=u8::MAX).take(script.levels.len()).collect();
    let row = |chain: u8, id: &ItemId| levels.iter().map(|level| mark(chain, *level, id)).collect();
    let level = |n: u8| LevelInput {
        name: script
            .levels
            .get(usize::from(n))
            .map_or_else(String::new, |l| l.name.get(state.lang()).to_owned()),
        used_seconds: part
            .cascade
            .box_used
            .get(&n)
            .map(|milliseconds| milliseconds / 1000),
        additions: additions(part, n),
    };
    CascadeInput {
        chains: (0..chains)
            .map(|chain| items.iter().map(|id| row(chain, id)).collect())
            .collect(),
        levels: levels.iter().map(|n| level(*n)).collect(),
        predicted: predicted(state, index, script),
        points: items
            .into_iter()
            .map(|id| (kind_of(state, index, script, &id), id))
            .map(|(kind, id)| (item(state, id), kind))
            .collect(),
    }
}

fn additions(part: &StepState, level: u8) -> Vec<crate::domain::text::Clean> {
    let of_level = part
        .cascade
        .additions
        .iter()
        .filter(|((_, of), _)| *of == level);
    of_level
        .flat_map(|(_, texts)| texts.iter().cloned())
        .collect()
}

/// The mean of what the room predicted. The step that asked for it must come before, so that no step asks itself.
fn predicted(state: &State, index: StepIndex, script: &Cascade) -> Option<f64> {
    let (source, _) = state.workshop().step(script.prediction.as_ref()?)?;
    match of_step(state, source).filter(|_| source < index)? {
        StepResults::Rate(found) => found.overall.first()?.mean,
        _ => None,
    }
}

/// The id and the label of the type of a key point; `None` if it has no type.
fn kind_of(
    state: &State,
    index: StepIndex,
    script: &Cascade,
    id: &ItemId,
) -> Option<(String, String)> {
    let by = script.by.as_ref()?;
    let fields: Fields = match id {
        ItemId::Row(row) => state.rows.get(row)?.fields.as_ref().clone(),
        _ => select::fields(state, index, id),
    };
    let Value::Choice(kind) = fields.get(by)? else {
        return None;
    };
    Some((kind.clone(), choice_label(state, by, kind)))
}

/// What the script calls an option of a field, wherever it first asks for that field.
fn choice_label(state: &State, field: &str, option: &str) -> String {
    let fields = state
        .workshop()
        .steps
        .iter()
        .flat_map(|step| step.kind.fields());
    let options = fields
        .filter(|of| of.id == field)
        .filter_map(|of| match &of.kind {
            FieldKind::Choice(options) => options.iter().find(|choice| choice.id == option),
            _ => None,
        });
    options
        .map(|choice| choice.label.get(state.lang()).to_owned())
        .next()
        .unwrap_or_else(|| option.to_owned())
}
