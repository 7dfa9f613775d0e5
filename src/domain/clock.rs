//! What the clocks show at a given moment: the step, its parts and the agenda of the day, computed from events alone.

use std::cmp::Ordering;

use super::durations;
use super::event::{Moment, Stage};
use super::session::{State, Status};
use super::workshop::{Boxes, Kind, PerStep, StepIndex};

mod breaks;
mod cue;

pub use breaks::{LONGEST_WITHOUT_BREAK, break_due, of_break, without_break};
pub use cue::{Cue, cue};

/// The time of a step, or of a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// Milliseconds used so far.
    pub used: u64,
    /// Milliseconds planned, including what was added by hand.
    pub planned: u64,
}

impl Countdown {
    /// Milliseconds left; negative once the time is over.
    pub fn left(&self) -> i64 {
        signed(self.planned) - signed(self.used)
    }

    /// Whether all of the time is used.
    pub fn is_over(&self) -> bool {
        self.used >= self.planned
    }

    /// The share of the time that is used, 0 to 1; 1 once it is over.
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of a workshop fit a float"
    )]
    pub fn share(&self) -> f64 {
        if self.planned == 0 {
            1.0
        } else {
            (self.used as f64 / self.planned as f64).min(1.0)
        }
    }
}

/// The time of the step at `index`.
pub fn step(state: &State, index: StepIndex, now: Moment) -> Countdown {
    let minutes = state.plan.get(index).copied().unwrap_or(0);
    let added = state.steps.get(index).map_or(0, |step| step.added);
    let planned = i64::from(minutes) * 60_000 + added.saturating_mul(1000);
    Countdown {
        used: state.used(index, state.time.at(now)),
        planned: u64::try_from(planned).unwrap_or(0),
    }
}

/// The part of a step that is running: its index among the step's parts, and its time. `None` if the step has no parts.
pub fn phase(state: &State, index: StepIndex, now: Moment) -> Option<(usize, Countdown)> {
    let (script, _) = state.step(index)?;
    let whole = step(state, index, now);
    let mut began = 0;
    let last = script.phases.len().checked_sub(1)?;
    for n in 0..=last {
        let planned = script.phase_time(n, whole.planned);
        if whole.used < began + planned || n == last {
            return Some((
                n,
                Countdown {
                    used: whole.used - began,
                    planned,
                },
            ));
        }
        began += planned;
    }
    None
}

/// A step as the agenda has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaStep {
    /// The index of the step in the workshop.
    pub index: StepIndex,
    /// When it began or is expected to begin, in milliseconds since 1970 UTC.
    pub begins: i64,
    /// Minutes it is planned to take or, once it is done, took.
    pub minutes: u64,
    /// Whether it was reached, and what came of it.
    pub status: Status,
    /// How replanning changed it.
    pub change: Change,
}

/// How replanning changed a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It has the minutes it was planned with.
    AsPlanned,
    /// It has fewer minutes.
    Shorter,
    /// It has more minutes.
    Longer,
    /// It was dropped.
    Dropped,
}

/// The agenda of the day as it is now: when things happened, and when the rest is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The steps of this variant in order, with those that were entered besides and those that were dropped.
    pub lines: Vec<AgendaStep>,
    /// When the workshop ended or is expected to end, in milliseconds since 1970 UTC.
    pub ends: i64,
    /// When it was agreed to end, in milliseconds since 1970 UTC.
    pub agreed: i64,
    /// How many milliseconds later than agreed it ends; negative if earlier.
    pub drift: i64,
}

/// The minutes between two times of day as clocks show them; both are in milliseconds since 1970 UTC. Negative if `to`
/// comes first.
pub fn minutes_between(from: i64, to: i64) -> i64 {
    to.div_euclid(60_000) - from.div_euclid(60_000)
}

/// An end as it was agreed, which people say in whole minutes: reckoned back over two clocks it is a few milliseconds
/// before or after, and would change its minute from one moment to the next.
fn settled(end: i64) -> i64 {
    let minute = end.saturating_add(30_000).div_euclid(60_000);
    let nearest = minute.saturating_mul(60_000);
    if nearest.abs_diff(end) <= 2_000 {
        nearest
    } else {
        end
    }
}

impl Agenda {
    /// How many minutes later than agreed it ends, by the clocks that are shown; negative if earlier.
    pub fn minutes_late(&self) -> i64 {
        minutes_between(self.agreed, self.ends)
    }

    /// The number of a step among those of this run, from 1, and how many there are; `None` if it is not one of them.
    pub fn number(&self, index: StepIndex) -> Option<(usize, usize)> {
        let run = || {
            self.lines
                .iter()
                .filter(|line| line.change != Change::Dropped)
        };
        let at = run().position(|line| line.index == index)?;
        Some((at + 1, run().count()))
    }
}

/// The indices of the steps after the current one that are not done yet, including those that replanning dropped.
pub fn ahead(state: &State) -> impl Iterator<Item = StepIndex> {
    let has_minutes =
        |plan: &PerStep<u16>, index: StepIndex| plan.get(index).is_some_and(|minutes| *minutes > 0);
    let is_later = |index: StepIndex| state.current.is_none_or(|current| index > current);
    let later = state.steps.indices().filter(move |index| is_later(*index));
    later.filter(move |index| {
        let is_known = has_minutes(&state.plan, *index) || has_minutes(&state.planned, *index);
        is_known && is_ahead(state, *index)
    })
}

/// The indices of the steps still to come.
pub fn to_come(state: &State) -> impl Iterator<Item = StepIndex> {
    ahead(state).filter(|index| state.plan.get(*index).is_some_and(|minutes| *minutes > 0))
}

fn is_ahead(state: &State, index: StepIndex) -> bool {
    let part = state.steps.get(index);
    part.is_some_and(|part| match part.status {
        Status::NotReached => part.entered.is_none(),
        Status::Begun => true,
        Status::Open | Status::Again | Status::Done | Status::Skipped => false,
    })
}

/// The current step, unless it was done and one looks back at it: it has no time to come then.
pub fn under_way(state: &State) -> Option<StepIndex> {
    let status = |index| state.steps.get(index).map(|part| part.status);
    state
        .current
        .filter(|index| status(*index) != Some(Status::Again))
}

/// Milliseconds of the break outside the programme that are still to come; 0 while there is none.
pub fn rest_of_break(state: &State, now: Moment) -> u64 {
    let left = of_break(state, now).map_or(0, |countdown| countdown.left());
    u64::try_from(left).unwrap_or(0)
}

/// The agenda of the day at `now`.
pub fn agenda(state: &State, now: Moment) -> Agenda {
    let planned = || {
        let plan = if state.began.is_some() {
            &state.planned
        } else {
            &state.plan
        };
        let minutes = plan.iter().copied().map(i64::from);
        minutes.sum::<i64>() * 60_000
    };
    let shown = state.ended.map_or(now.wall, |ended| ended.wall);
    let left = |index| step(state, index, now).left().max(0);
    let rest = signed(rest_of_break(state, now));
    let current = under_way(state).filter(|_| state.ended.is_none());
    let mut to_go = current.map_or(0, left).saturating_add(rest);
    let mut lines = Vec::with_capacity(state.steps.len());
    for (index, part) in state.steps.indexed() {
        let is_planned = state.plan.get(index).is_some_and(|minutes| *minutes > 0);
        match part.entered {
            Some(entered) => {
                lines.push(line(state, index, entered.wall, now));
                if part.status == Status::Begun && state.ended.is_none() {
                    to_go += left(index);
                }
            }
            None if change(state, index) == Change::Dropped => {
                lines.push(line(state, index, shown.saturating_add(to_go), now));
            }
            None if !is_planned => {}
            None => {
                lines.push(line(state, index, shown.saturating_add(to_go), now));
                if state.ended.is_none() && state.current.is_none_or(|current| index > current) {
                    to_go += signed(step(state, index, now).planned);
                }
            }
        }
    }
    let ends = shown.saturating_add(to_go);
    let length = signed(state.time.passed(now)).saturating_add(to_go);
    let drift = length.saturating_sub(state.agreed.unwrap_or_else(planned));
    Agenda {
        lines,
        ends,
        agreed: settled(ends.saturating_sub(drift)),
        drift,
    }
}

fn change(state: &State, index: StepIndex) -> Change {
    let minutes = |plan: &PerStep<u16>| plan.get(index).copied().unwrap_or(0);
    let (now, before) = (minutes(&state.plan), minutes(&state.planned));
    match now.cmp(&before) {
        Ordering::Equal => Change::AsPlanned,
        Ordering::Greater => Change::Longer,
        Ordering::Less if now == 0 && is_ahead(state, index) => Change::Dropped,
        Ordering::Less => Change::Shorter,
    }
}

fn line(state: &State, index: StepIndex, begins: i64, now: Moment) -> AgendaStep {
    let status = state
        .steps
        .get(index)
        .map_or(Status::NotReached, |step| step.status);
    let clock = step(state, index, now);
    let shown = match status {
        Status::Done | Status::Again => clock.used,
        Status::NotReached | Status::Open | Status::Begun | Status::Skipped => clock.planned,
    };
    AgendaStep {
        index,
        begins,
        minutes: (shown + 30_000) / 60_000,
        status,
        change: change(state, index),
    }
}

fn signed(milliseconds: u64) -> i64 {
    i64::try_from(milliseconds).unwrap_or(i64::MAX)
}

/// How many seconds each part of a cascade has in this run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxTimes {
    /// The box of each level; `None` if the level has none.
    pub boxes: Vec<Option<u32>>,
    /// For writing down what was heard.
    pub writing: u32,
    /// For marking what arrived.
    pub scoring: u32,
}

/// The times of the cascade at `index`: those of the full or the short variant, or in between, in proportion. `None` if
/// that step is no cascade.
pub fn box_times(state: &State, index: StepIndex) -> Option<BoxTimes> {
    let (step, _) = state.step(index)?;
    let Kind::Cascade(cascade) = &step.kind else {
        return None;
    };
    let planned = f64::from(state.plan.get(index).copied().unwrap_or(step.minutes));
    let (full, short) = (
        f64::from(step.minutes),
        f64::from(step.short.unwrap_or(step.minutes)),
    );
    let share = if full > short {
        ((planned - short) / (full - short)).clamp(0.0, 1.0)
    } else {
        1.0
    };
    let between =
        |(full, short): (u32, u32)| f64::from(short) + share * (f64::from(full) - f64::from(short));
    let seconds = |pair| durations::round_to_five(between(pair));
    let boxes = match cascade.boxes {
        Boxes::Equal(full, short) => {
            let each = seconds((full, short));
            cascade
                .levels
                .iter()
                .map(|level| level.boxed.then_some(each))
                .collect()
        }
        Boxes::Power { full, short } => {
            let real: Vec<f64> = cascade
                .levels
                .iter()
                .filter(|level| level.boxed)
                .filter_map(|level| level.real)
                .map(|real| durations::minutes(real, state.assumption))
                .collect();
            let (top, bottom) = (between((full.0, short.0)), between((full.1, short.1)));
            let found = durations::power_boxes(&real, top, bottom)
                .map(|found| found.seconds)
                .unwrap_or_default();
            let mut found = found.into_iter().map(durations::round_to_five);
            cascade
                .levels
                .iter()
                .map(|level| level.boxed.then(|| found.next()).flatten())
                .collect()
        }
    };
    Some(BoxTimes {
        boxes,
        writing: seconds(cascade.writing),
        scoring: seconds(cascade.scoring),
    })
}

/// The time of the part a cascade is in: the box of a level, the writing or the marking. `None` between them.
pub fn stage(state: &State, index: StepIndex, now: Moment) -> Option<Countdown> {
    let (_, part) = state.step(index)?;
    let times = box_times(state, index)?;
    let seconds = match part.cascade.stage {
        Stage::Box(level) => times.boxes.get(usize::from(level)).copied().flatten()?,
        Stage::Writing => times.writing,
        Stage::Scoring => times.scoring,
        Stage::Ready | Stage::Card(_) | Stage::Picture => return None,
    };
    let used = state
        .used(index, state.time.at(now))
        .saturating_sub(part.cascade.stage_began);
    Some(Countdown {
        used,
        planned: u64::from(seconds) * 1000,
    })
}
