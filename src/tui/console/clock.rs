//! The clocks of the console: when the screen changes by itself, time runs out, or the machine slept.

use super::state::Console;
use crate::domain::clock::{self, Cue};
use crate::domain::event::{Event, Moment};
use crate::tui::env::Env;
use crate::tui::messages::Access;

/// A wall clock that moved by more than this many milliseconds against the run's own clock has jumped.
const JUMP: i64 = 2000;
/// From a jump of this many milliseconds on while the step's clock runs, the facilitator is asked whether the time
/// counts.
const ASKED: i64 = 60_000;

impl Console {
    /// Returns the milliseconds until something on the screen changes by itself.
    pub fn sleep(&self, now: Moment) -> u64 {
        let state = self.state();
        let to_minute = 60_000 - now.wall.rem_euclid(60_000).unsigned_abs();
        let to_theme = self
            .theme_typed
            .map(|(_, due)| due.saturating_sub(now.mono));
        let to_clock = match state.current {
            Some(place) if !state.is_paused() && self.booth.is_none() => {
                // The clock shows whole seconds, so it changes when the time used passes a full second.
                let used = state.used(place, state.time.at(now));
                (1000 - used % 1000).min(to_minute)
            }
            _ => to_minute,
        };
        to_theme.map_or(to_clock, |due| due.min(to_clock))
    }

    /// Whether time has just run out.
    pub fn rings(&mut self, now: Moment) -> bool {
        let cue = clock::cue(self.state(), now);
        let before = std::mem::replace(&mut self.cue, cue);
        let is_up = matches!(cue, Some(Cue::TimeUp | Cue::Over | Cue::Stop));
        is_up && before != cue && !matches!(before, Some(Cue::TimeUp | Cue::Over | Cue::Stop))
    }

    /// Records a jump of the wall clock, such as a change by hand. Time itself is counted by the run's own clock.
    pub fn notice_jump(&mut self, env: &mut Env) {
        let now = env.now;
        let difference = now.wall - i64::try_from(now.mono).unwrap_or(i64::MAX);
        let Some(before) = self.clocks.replace(difference) else {
            return;
        };
        let jump = difference - before;
        if jump.abs() <= JUMP || self.access != Access::Write {
            return;
        }
        let runs = self.state().current.is_some() && !self.state().is_paused();
        if jump >= ASKED && runs {
            self.slept = Some(self.slept.unwrap_or(0) + jump.unsigned_abs());
        }
        self.take(Event::ClockJumped(jump), env);
    }
}
