//! What to say about the time, and when: `workshops.md` §4.2.

use super::{Countdown, signed, stage, step};
use crate::domain::event::{Moment, Stage};
use crate::domain::session::State;
use crate::domain::workshop::{Kind, Step};

/// How long a cue stands, in milliseconds.
const STANDS: u64 = 20_000;
const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;

/// A moment at which something is said about the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// The step begins.
    Start {
        /// The minutes it takes.
        minutes: u64,
        /// When it ends, in milliseconds since 1970 in UTC.
        until: i64,
    },
    /// Half of its time is used.
    Half,
    /// Two minutes are left.
    TwoMinutes,
    /// Thirty seconds are left.
    HalfMinute,
    /// Ten seconds of a cascade's box are left; shown, not said.
    TenSeconds,
    /// A cascade's box is over: a hard stop.
    Stop,
    /// The time is up: one last sentence.
    TimeUp,
    /// It runs over by a tenth or by two minutes: a minute more, or another plan.
    Over,
}

/// The cue that stands at `now`; none while the clock stands still.
pub fn cue(state: &State, now: Moment) -> Option<Cue> {
    let (place, script, part) = state.current()?;
    if state.is_paused() {
        return None;
    }
    if let Some(part_clock) = stage(state, place, now) {
        return match part.cascade.stage {
            Stage::Box(_) => in_box(part_clock),
            _ => over(part_clock).or_else(|| on_the_way(part_clock)),
        };
    }
    let clock = step(state, place, now);
    match over(clock) {
        // "One last sentence" is nothing to say in a break.
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

/// Whether the room talks on the step's own clock: not in a break, nor between the boxes of a cascade.
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
