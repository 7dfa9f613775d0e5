//! The only file that reads a clock, and the only source of chance.

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{Local, NaiveDate};

use crate::domain::event::Moment;

/// The clocks of one run of the program.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    started: Instant,
    /// In a rehearsal, when it began, in milliseconds since 1970, and how many times as fast its time runs.
    rehearsal: Option<(i64, u16)>,
}

impl Clock {
    /// Starts the run's own clock.
    #[must_use]
    pub fn start() -> Self {
        Self {
            started: Instant::now(),
            rehearsal: None,
        }
    }

    /// Returns the same clocks, running this many times as fast from now on.
    #[must_use]
    pub fn at_speed(self, speed: u16) -> Self {
        let started = Instant::now();
        let wall = self.now().wall;
        Self {
            started,
            rehearsal: Some((wall, speed.max(1))),
        }
    }

    /// Returns how long to wait until this many milliseconds have passed on these clocks.
    pub fn real(&self, milliseconds: u64) -> Duration {
        let speed = self.rehearsal.map_or(1, |(_, speed)| speed);
        Duration::from_millis(milliseconds.div_ceil(u64::from(speed)))
    }

    /// Returns the time on both clocks, the wall clock and the run's own.
    pub fn now(&self) -> Moment {
        if let Some((wall, speed)) = self.rehearsal {
            let passed = self.started.elapsed() * u32::from(speed);
            let mono = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
            return Moment {
                wall: wall.saturating_add_unsigned(mono),
                mono,
            };
        }
        let wall = SystemTime::now().duration_since(UNIX_EPOCH);
        let wall = wall.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0));
        let mono = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Moment { wall, mono }
    }

    /// Returns how many minutes east of UTC we are, here and now.
    pub fn offset(&self) -> i32 {
        Local::now().offset().local_minus_utc() / 60
    }

    /// Returns today's date, here.
    pub fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }
}

/// Returns a number nobody can predict. It is good enough to tell two sessions apart, not to keep a secret.
pub fn chance() -> u32 {
    let [a, b, c, d, ..] = RandomState::new().hash_one(()).to_ne_bytes();
    u32::from_ne_bytes([a, b, c, d])
}

/// Makes an id for a run of the program. It differs every time a session is taken up.
pub(super) fn run_id() -> String {
    format!("{:08x}", chance())
}
