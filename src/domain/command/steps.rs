//! Commands that go from step to step, and commands about time.

use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::session::{MOST_ADDED, State, Status, StepState};
use super::super::workshop::{MOST_STEPS, Priority, Step, StepIndex};
use super::checks::{changed, id};

/// The index of the next step of the plan after `index`; `None` if it is the last.
pub fn after(state: &State, index: StepIndex) -> Option<StepIndex> {
    state
        .steps
        .indices()
        .find(|next| *next > index && is_planned(state, *next))
}

/// Whether a step belongs to this run: the plan gives it minutes, or it was entered all the same.
fn is_planned(state: &State, index: StepIndex) -> bool {
    state.is_part(index) && is_in_plan(state, index)
}

fn is_in_plan(state: &State, index: StepIndex) -> bool {
    state.plan.get(index).is_some_and(|minutes| *minutes > 0)
        || state
            .steps
            .get(index)
            .is_some_and(|step| step.entered.is_some())
}

pub(super) fn next(state: &State) -> Result<Event, Refusal> {
    match (state.current, state.ended) {
        (None, Some(_)) => Err(Refusal::Over),
        (None, None) => {
            let first = state
                .steps
                .indices()
                .find(|index| is_planned(state, *index))
                .ok_or(Refusal::Over)?;
            enter(state, first)
        }
        (Some(index), _) => match after(state, index) {
            Some(next) => turn_to(state, next),
            None => Ok(Event::Ended),
        },
    }
}

pub(super) fn previous(state: &State) -> Result<Event, Refusal> {
    let is_before = |index: StepIndex| state.current.is_none_or(|current| index < current);
    let before = state
        .steps
        .indices()
        .rev()
        .find(|index| is_before(*index) && is_planned(state, *index))
        .ok_or(Refusal::AtFirst)?;
    turn_to(state, before)
}

/// Goes to the step before or after. In a session that is over and only corrected, that begins nothing.
fn turn_to(state: &State, index: StepIndex) -> Result<Event, Refusal> {
    if state.is_corrected() {
        visit(state, index)
    } else {
        enter(state, index)
    }
}

/// Goes to any step, and leaves the current one for later.
pub(super) fn visit(state: &State, index: StepIndex) -> Result<Event, Refusal> {
    if state.current == Some(index) {
        return Err(Refusal::Same);
    }
    Ok(Event::StepVisited(id(state, index)?))
}

fn enter(state: &State, index: StepIndex) -> Result<Event, Refusal> {
    if state.current == Some(index) {
        return Err(Refusal::Same);
    }
    Ok(Event::StepEntered(id(state, index)?))
}

/// The current step of a session that is not over.
fn under_way(state: &State) -> Result<(StepIndex, &Step, &StepState), Refusal> {
    let current = state.current().filter(|_| !state.is_corrected());
    current.ok_or(Refusal::Over)
}

pub(super) fn skip(state: &State) -> Result<Event, Refusal> {
    let (index, step, _) = under_way(state)?;
    Ok(Event::StepSkipped {
        step: step.id.clone(),
        to: after(state, index).and_then(|next| id(state, next).ok()),
    })
}

pub(super) fn toggle_clock(state: &State) -> Result<Event, Refusal> {
    under_way(state)?;
    Ok(if state.is_paused() {
        Event::ClockStarted
    } else {
        Event::ClockPaused
    })
}

pub(super) fn add_time(state: &State, seconds: i64) -> Result<Event, Refusal> {
    let (index, step, part) = under_way(state)?;
    let planned = i64::from(state.plan.get(index).copied().unwrap_or(0)) * 60;
    let least = -planned - part.added;
    let seconds = seconds.clamp(least, MOST_ADDED - part.added);
    changed(
        seconds != 0,
        Event::TimeAdded {
            step: step.id.clone(),
            seconds,
        },
    )
    .map_err(|_| Refusal::AtEdge)
}

/// The event that gives steps other minutes. Steps that must be done stay, and so does the current one; steps that are
/// over cannot be changed.
pub(super) fn replan(
    state: &State,
    minutes: &[(StepIndex, u16)],
    until: Option<i64>,
) -> Result<Event, Refusal> {
    let mut changes = Vec::new();
    for (index, minutes) in minutes {
        let (step, part) = state.step(*index).ok_or(Refusal::Gone)?;
        let is_current = state.current == Some(*index);
        if !is_current && matches!(part.status, Status::Done | Status::Skipped) {
            return Err(Refusal::Gone);
        }
        if *minutes == 0 && (is_current || step.priority == Priority::Must) {
            let title = step.title.get(state.lang()).to_owned();
            return Err(Refusal::Needed(title));
        }
        let before = state.plan.get(*index).copied().unwrap_or(0);
        if before != *minutes || part.added != 0 {
            changes.push((step.id.clone(), *minutes));
        }
    }
    let is_other = !changes.is_empty() || until.is_some();
    let minutes = changes;
    changed(is_other, Event::Replanned { minutes, until })
}

/// The event that adds a step that was not planned. It stands behind the current one; before the first step it stands
/// first, and when the workshop is over, last.
pub(super) fn add_step(state: &State, step: Step) -> Result<Event, Refusal> {
    let steps = &state.workshop().steps;
    if steps.len() >= MOST_STEPS || state.index_of(&step.id).is_some() {
        return Err(Refusal::TooManySteps);
    }
    let last = state.ended.and_then(|_| steps.indices().next_back());
    let after = state.current.or(last);
    Ok(Event::StepAdded {
        after: after.and_then(|index| id(state, index).ok()),
        step: Box::new(step),
    })
}
