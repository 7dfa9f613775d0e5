//! Cues: what to say about the time, and when.

use super::{Countdown, signed, stage, step};
use crate::domain::event::{Moment, Shows, Stage};
use crate::domain::session::{State, Status};
use crate::domain::workshop::{Kind, Step};

/// How long a cue is shown, in milliseconds.
const STANDS: u64 = 20_000;
const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;

/// Something to say about the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// The step begins.
    Start {
        /// How many minutes it has.
        minutes: u64,
        /// When it ends, in milliseconds since 1970 UTC.
        until: i64,
    },
    /// Half of the time is used.
    Half,
    /// Two minutes are left.
    TwoMinutes,
    /// Thirty seconds are left.
    HalfMinute,
    /// Ten seconds of a cascade's box are left. This is shown but not said.
    TenSeconds,
    /// The box of a cascade is over: stop at once.
    Stop,
    /// The time is up: one last sentence.
    TimeUp,
    /// A break outside the programme is over.
    BreakOver,
    /// The step has run over by a tenth or by two minutes: give it a minute more, or replan.
    Over,
}

/// The cue to show at `now`; `None` if there is nothing to say, while the clock is stopped, and in a step that was done.
pub fn cue(state: &State, now: Moment) -> Option<Cue> {
    let (index, script, part) = state.current()?;
    if let Shows::Break { until, .. } = state.room.shows {
        return (now.wall >= until).then_some(Cue::BreakOver);
    }
    if state.is_paused() {
        return None;
    }
    // The time of a step one looks back on is over; only a box that is run again has a time of its own.
    let is_again = part.status == Status::Again;
    if let Some(part_clock) = stage(state, index, now) {
        return match part.cascade.stage {
            Stage::Box(_) => in_box(part_clock),
            _ if is_again => None,
            _ => over(part_clock).or_else(|| on_the_way(part_clock)),
        };
    }
    if is_again {
        return None;
    }
    let clock = step(state, index, now);
    match over(clock) {
        // In a break, there is nobody to ask for one last sentence.
        Some(Cue::TimeUp) if script.is_break() => None,
        Some(cue) => Some(cue),
        None if clock.used < STANDS && clock.planned > 0 => Some(Cue::Start {
            minutes: (clock.planned + MINUTE / 2) / MINUTE,
            until: now.wall.saturating_add(clock.left()),
        }),
        None if talks(script) => on_the_way(clock),
        None => None,
    }
}

/// Whether cues follow the clock of the step: not in a break, and not in a cascade, whose boxes have clocks of their
/// own.
fn talks(script: &Step) -> bool {
    !script.is_break() && !matches!(script.kind, Kind::Cascade(_))
}

fn in_box(clock: Countdown) -> Option<Cue> {
    match clock.left() {
        ..=0 => Some(Cue::Stop),
        left if left <= signed(10 * SECOND) => Some(Cue::TenSeconds),
        _ => on_the_way(clock),
    }
}

fn over(clock: Countdown) -> Option<Cue> {
    if clock.planned == 0 || !clock.is_over() {
        return None;
    }
    let over = clock.used - clock.planned;
    Some(if over >= (clock.planned / 10).min(2 * MINUTE) {
        Cue::Over
    } else {
        Cue::TimeUp
    })
}

fn on_the_way(clock: Countdown) -> Option<Cue> {
    let left = clock.planned.saturating_sub(clock.used);
    let stands = |from: u64| (from.saturating_sub(STANDS - 1)..=from).contains(&left);
    let planned = clock.planned;
    if (MINUTE..=2 * MINUTE).contains(&planned) && stands(30 * SECOND) {
        Some(Cue::HalfMinute)
    } else if planned >= 6 * MINUTE && stands(2 * MINUTE) {
        Some(Cue::TwoMinutes)
    } else if planned >= 10 * MINUTE && stands(planned / 2) {
        Some(Cue::Half)
    } else {
        None
    }
}

#[cfg(test)]
#[path = "cue_tests.rs"]
mod tests;
