//! What the clocks show at a given now: the step, its phases, the day's agenda; computed from events alone.

use super::event::Moment;
use super::session::{State, Status};

/// The clock of a step or of a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// Milliseconds used.
    pub used: u64,
    /// Milliseconds planned, with what was added by hand.
    pub planned: u64,
}

impl Countdown {
    /// Milliseconds left; negative over time.
    pub fn left(&self) -> i64 {
        signed(self.planned) - signed(self.used)
    }

    /// Whether the time is used up.
    pub fn is_over(&self) -> bool {
        self.used >= self.planned
    }

    /// The share used, 0..1; 1 when over time.
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

/// The clock of the step at `place`.
pub fn step(state: &State, place: usize, now: Moment) -> Countdown {
    let minutes = state.plan.get(place).copied().unwrap_or(0);
    let added = state.steps.get(place).map_or(0, |step| step.added);
    let planned = i64::from(minutes) * 60_000 + added.saturating_mul(1000);
    Countdown {
        used: state.used(place, state.time.at(now)),
        planned: u64::try_from(planned).unwrap_or(0),
    }
}

/// The part of a step that runs now: its place among the step's phases, and its clock.
pub fn phase(state: &State, place: usize, now: Moment) -> Option<(usize, Countdown)> {
    let (script, _) = state.step(place)?;
    let whole = step(state, place, now);
    let total: u64 = script
        .phases
        .iter()
        .map(|phase| u64::from(phase.seconds))
        .sum();
    let mut began = 0;
    let last = script.phases.len().checked_sub(1)?;
    for (n, phase) in script.phases.iter().enumerate() {
        let planned = u64::from(phase.seconds) * whole.planned / total.max(1);
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

/// One line of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The step's place in the workshop.
    pub place: usize,
    /// When it began or is expected to begin, milliseconds since 1970 in UTC.
    pub begins: i64,
    /// Minutes it is planned to take or, when it is done, took.
    pub minutes: u64,
    /// Where it stands.
    pub status: Status,
}

/// The day as it stands: what was done when, and what is expected when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The steps of this variant and those entered besides, in order.
    pub lines: Vec<Line>,
    /// When the workshop ended or is expected to end, milliseconds since 1970 in UTC.
    pub ends: i64,
    /// Milliseconds later than planned; negative when earlier.
    pub drift: i64,
}

/// The agenda at `now`.
pub fn agenda(state: &State, now: Moment) -> Agenda {
    let began = state.began.map_or(now.wall, |began| began.wall);
    let planned_end = began
        + state
            .plan
            .iter()
            .map(|minutes| i64::from(*minutes) * 60_000)
            .sum::<i64>();
    let mut lines = Vec::with_capacity(state.steps.len());
    let mut clock = state.ended.map_or(now.wall, |ended| ended.wall);
    if let Some(place) = state.current {
        lines.push(line(
            state,
            place,
            clock - signed(step(state, place, now).used),
            now,
        ));
        clock += step(state, place, now).left().max(0);
    }
    for place in 0..state.steps.len() {
        let Some(part) = state
            .steps
            .get(place)
            .filter(|_| state.current != Some(place))
        else {
            continue;
        };
        match part.entered {
            Some(entered) => lines.push(line(state, place, entered.wall, now)),
            None if part.status == Status::Skipped => lines.push(line(state, place, clock, now)),
            None if state.plan.get(place).is_none_or(|minutes| *minutes == 0) => {}
            None => {
                lines.push(line(state, place, clock, now));
                if state.ended.is_none() && state.current.is_none_or(|current| place > current) {
                    clock += signed(step(state, place, now).planned);
                }
            }
        }
    }
    lines.sort_by_key(|line| line.place);
    Agenda {
        lines,
        ends: clock,
        drift: clock - planned_end,
    }
}

fn line(state: &State, place: usize, begins: i64, now: Moment) -> Line {
    let status = state
        .steps
        .get(place)
        .map_or(Status::NotReached, |step| step.status);
    let clock = step(state, place, now);
    let shown = if status == Status::Done {
        clock.used
    } else {
        clock.planned
    };
    Line {
        place,
        begins,
        minutes: (shown + 30_000) / 60_000,
        status,
    }
}

fn signed(milliseconds: u64) -> i64 {
    i64::try_from(milliseconds).unwrap_or(i64::MAX)
}
