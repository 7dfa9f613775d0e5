//! Commands about a cascade.

use super::super::event::{Event, ItemId, Mark, Stage};
use super::super::refusal::Refusal;
use super::super::select;
use super::super::session::State;
use super::super::text::Clean;
use super::super::workshop::{Cascade, Kind, StepIndex};
use super::checks::{changed, filled, id};

fn cascade(state: &State, index: StepIndex) -> Result<&Cascade, Refusal> {
    match state.step(index) {
        Some((step, _)) => match &step.kind {
            Kind::Cascade(cascade) => Ok(cascade),
            _ => Err(Refusal::Gone),
        },
        None => Err(Refusal::Gone),
    }
}

fn within(state: &State, index: StepIndex, (chain, level): (u8, u8)) -> Result<(), Refusal> {
    let levels = cascade(state, index)?.levels.len();
    if usize::from(level) < levels && chain < state.chains(index) {
        Ok(())
    } else {
        Err(Refusal::Gone)
    }
}

pub(super) fn enter_stage(state: &State, index: StepIndex, stage: Stage) -> Result<Event, Refusal> {
    let levels = cascade(state, index)?.levels.len();
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    if let Stage::Card(level) | Stage::Box(level) = stage
        && usize::from(level) >= levels
    {
        return Err(Refusal::Gone);
    }
    if matches!(stage, Stage::Scoring | Stage::Picture) && select::input(state, index).is_empty() {
        return Err(Refusal::NoItems);
    }
    changed(
        part.cascade.stage != stage,
        Event::StageEntered {
            step: step.id.clone(),
            stage,
        },
    )
}

/// The stage that follows `stage`: a card and a box for each level, then writing, marking and the picture. `None` after
/// the picture.
pub fn next_stage(cascade: &Cascade, stage: Stage) -> Option<Stage> {
    let boxed = |from: usize| {
        let found = (from..cascade.levels.len())
            .find(|level| cascade.levels.get(*level).is_some_and(|level| level.boxed));
        found.and_then(|level| u8::try_from(level).ok())
    };
    let card = |from: usize| boxed(from).map_or(Stage::Writing, Stage::Card);
    match stage {
        Stage::Ready => Some(card(0)),
        Stage::Card(level) => Some(Stage::Box(level)),
        Stage::Box(level) => Some(card(usize::from(level) + 1)),
        Stage::Writing => Some(Stage::Scoring),
        Stage::Scoring => Some(Stage::Picture),
        Stage::Picture => None,
    }
}

pub(super) fn set_mark(
    state: &State,
    index: StepIndex,
    (chain, level): (u8, u8),
    item: ItemId,
    mark: Option<Mark>,
) -> Result<Event, Refusal> {
    within(state, index, (chain, level))?;
    if !select::input(state, index).contains(&item) {
        return Err(Refusal::Gone);
    }
    Ok(Event::MarkSet {
        step: id(state, index)?,
        chain,
        level,
        item,
        mark,
    })
}

pub(super) fn set_chains(state: &State, index: StepIndex, chains: u8) -> Result<Event, Refusal> {
    let chains = chains.clamp(1, 2);
    let step = id(state, index)?;
    let is_other = state.chains(index) != chains;
    changed(is_other, Event::ChainsSet { step, chains })
}

pub(super) fn add_addition(
    state: &State,
    index: StepIndex,
    (chain, level): (u8, u8),
    text: Clean,
) -> Result<Event, Refusal> {
    within(state, index, (chain, level))?;
    Ok(Event::AdditionAdded {
        step: id(state, index)?,
        chain,
        level,
        text: filled(text)?,
    })
}

pub(super) fn remove_addition(
    state: &State,
    index: StepIndex,
    (chain, level): (u8, u8),
) -> Result<Event, Refusal> {
    let (step, part) = state.step(index).ok_or(Refusal::Gone)?;
    let count = part
        .cascade
        .additions
        .get(&(chain, level))
        .map_or(0, Vec::len);
    let last = count
        .checked_sub(1)
        .and_then(|last| u16::try_from(last).ok())
        .ok_or(Refusal::Gone)?;
    Ok(Event::AdditionRemoved {
        step: step.id.clone(),
        chain,
        level,
        place: last,
    })
}
