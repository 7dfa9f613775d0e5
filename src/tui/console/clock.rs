//! The clocks of the console: when the screen changes by itself, time runs out, or the machine slept.

use super::state::Console;
use crate::domain::clock::{self, Cue};
use crate::domain::command::Command;
use crate::domain::event::{Event, Moment, Shows};
use crate::domain::{input, room};
use crate::tui::env::{Env, Tone};
use crate::tui::keys::{self, Action, Context};
use crate::tui::messages::Access;
use crate::tui::theme::Viewpoint;
use crate::tui::wording::clock_time;

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
        let of_break = clock::of_break(state, now).filter(|_| self.viewpoint == Viewpoint::Room);
        let to_clock = match (of_break, state.current) {
            // Only the room's screen counts, once the break is over.
            (Some(countdown), _) => match u64::try_from(countdown.left()) {
                Ok(left @ 1..) => left.min(to_minute),
                _ => (1000 - countdown.used % 1000).min(to_minute),
            },
            (None, Some(place)) if !state.is_paused() && self.booth.is_none() => {
                // The clock shows whole seconds, so it changes when the time used passes a full second.
                let used = state.used(place, state.time.at(now));
                (1000 - used % 1000).min(to_minute)
            }
            _ => to_minute,
        };
        let is_wall = self.viewpoint == Viewpoint::Room;
        let view = is_wall.then(|| room::view(&self.session, now));
        let to_page = view.and_then(|view| self.eye.sleep(&view));
        to_theme.into_iter().chain(to_page).fold(to_clock, u64::min)
    }

    /// Whether time has just run out.
    pub fn rings(&mut self, now: Moment) -> bool {
        let cue = clock::cue(self.state(), now);
        let before = std::mem::replace(&mut self.cue, cue);
        let is_up = matches!(
            cue,
            Some(Cue::TimeUp | Cue::Over | Cue::Stop | Cue::BreakOver)
        );
        is_up
            && before != cue
            && !matches!(
                before,
                Some(Cue::TimeUp | Cue::Over | Cue::Stop | Cue::BreakOver)
            )
    }

    /// Stops the clock of the step, or starts it; a break outside the programme is over with it.
    pub(super) fn turn_clock(&mut self, env: &mut Env) {
        let is_break = matches!(self.state().room.shows, Shows::Break { .. });
        if is_break {
            self.decide(
                Command::SetRoom(room::showing(self.state(), Shows::Auto)),
                env,
            );
            if !self.state().is_paused() {
                return;
            }
        }
        self.decide_and_sync(Command::ToggleClock, env);
        if self.state().is_paused() && !is_break {
            let key = keys::key_for(&[Context::Outside], Action::Break, env.words());
            let args = [("key", key.unwrap_or_default().into())];
            env.say(Tone::Good, env.words().with("said-paused", &args));
        }
    }

    /// Stops the clock for a break until then, and shows it to the room. Returns whether it was understood.
    pub fn take_break(&mut self, typed: &str, env: &mut Env) -> bool {
        let state = self.state();
        let until = input::end_of_break(typed, env.now.wall, state.offset, state.lang());
        let Some(until) = until.filter(|_| state.current.is_some()) else {
            env.tell(Tone::Warn, "break-wrong-until");
            return false;
        };
        let room = room::showing(
            state,
            Shows::Break {
                until,
                beside: None,
            },
        );
        if !self.state().is_paused() {
            self.decide(Command::ToggleClock, env);
        }
        if !self.decide(Command::SetRoom(room), env) {
            return false;
        }
        let args = [("time", clock_time(until, self.state()).into())];
        env.say(Tone::Good, env.words().with("said-break", &args));
        true
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
