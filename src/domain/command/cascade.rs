//! Commands about a cascade.

use super::super::event::{Event, Stage};
use super::super::select;
use super::super::session::State;
use super::super::workshop::{Cascade, Kind};
use super::{Refusal, changed};

pub(super) fn cascade(state: &State, place: usize) -> Result<&Cascade, Refusal> {
    match state.step(place) {
        Some((step, _)) => match &step.kind {
            Kind::Cascade(cascade) => Ok(cascade),
            _ => Err(Refusal::Gone),
        },
        None => Err(Refusal::Gone),
    }
}

pub(super) fn within(state: &State, place: usize, chain: u8, level: u8) -> Result<(), Refusal> {
    let levels = cascade(state, place)?.levels.len();
    if usize::from(level) < levels && chain < state.chains(place) {
        Ok(())
    } else {
        Err(Refusal::Gone)
    }
}

pub(super) fn enter_stage(state: &State, place: usize, stage: Stage) -> Result<Event, Refusal> {
    let levels = cascade(state, place)?.levels.len();
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
    if let Stage::Card(level) | Stage::Box(level) = stage
        && usize::from(level) >= levels
    {
        return Err(Refusal::Gone);
    }
    if matches!(stage, Stage::Scoring | Stage::Picture) && select::input(state, place).is_empty() {
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

/// The stage after `stage`: card and box level by level, then writing, marking and the picture.
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

pub(super) fn remove_addition(
    state: &State,
    place: usize,
    chain: u8,
    level: u8,
) -> Result<Event, Refusal> {
    let (step, part) = state.step(place).ok_or(Refusal::Gone)?;
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
