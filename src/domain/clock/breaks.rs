//! How long the room has gone without a break, and when it needs one.

use super::{Countdown, agenda, to_come};
use crate::domain::event::{Moment, Shows};
use crate::domain::session::State;

const MINUTE: u64 = 60_000;
/// The longest a room should go without a break, in milliseconds.
pub const LONGEST_WITHOUT_BREAK: u64 = 90 * MINUTE;
/// A shorter pause is no break, in milliseconds.
const SHORTEST: u64 = 3 * MINUTE;
/// With less than this to go, nobody needs a break before the end; in milliseconds.
const NEARLY_DONE: i64 = 15 * 60_000;

/// How many milliseconds the session has run without a break at `now`.
pub fn without_break(state: &State, now: Moment) -> u64 {
    let elapsed = state.time.at(now);
    let scripts = state.workshop().steps.indexed();
    let since_planned = scripts.fold(0, |run, (index, script)| {
        let used = state.used(index, elapsed);
        match script.is_break() {
            true if used >= SHORTEST => 0,
            true => run,
            false => run + used,
        }
    });
    let since_other = state.worked(elapsed).saturating_sub(state.rest.worked);
    since_planned.min(since_other)
}

/// How many minutes the session has run without a break, if that is too long: more than 90, with no break now or next,
/// and the end not near. `None` otherwise.
pub fn break_due(state: &State, now: Moment) -> Option<u64> {
    let run = without_break(state, now);
    if matches!(state.room.shows, Shows::Break { .. }) {
        return None;
    }
    let (_, script, _) = state.current()?;
    let next = to_come(state).next().and_then(|index| state.step(index));
    let is_near = agenda(state, now).ends.saturating_sub(now.wall) < NEARLY_DONE;
    let is_coming = script.is_break() || next.is_some_and(|(next, _)| next.is_break());
    (run > LONGEST_WITHOUT_BREAK && !is_coming && !is_near).then_some(run / MINUTE)
}

/// The time of the break outside the programme that is going on; `None` while none is.
pub fn of_break(state: &State, now: Moment) -> Option<Countdown> {
    let Shows::Break { until, .. } = state.room.shows else {
        return None;
    };
    let began = state.rest.since?.wall;
    let since = |wall: i64| u64::try_from(wall.saturating_sub(began)).unwrap_or(0);
    Some(Countdown {
        used: since(now.wall),
        planned: since(until),
    })
}
