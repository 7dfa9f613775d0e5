//! How fast a replay goes.

use crate::domain::words::Words;

/// How many times as fast as the session itself a replay plays, from 0.5 to 120.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speed {
    thousandths: u32,
}

impl Default for Speed {
    fn default() -> Self {
        Self {
            thousandths: 20_000,
        }
    }
}

impl Speed {
    /// The speeds that slower and faster step through, in thousandths.
    const STEPS: [u32; 9] = [
        500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000, 120_000,
    ];

    /// Creates a speed of so many times; `None` below a half, over 120 and for what is not a number.
    pub fn of(times: f64) -> Option<Self> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is between a half and 120"
        )]
        let speed = |times: f64| Self {
            thousandths: (times * 1000.0).round() as u32,
        };
        (0.5..=120.0).contains(&times).then(|| speed(times))
    }

    /// Returns the next faster speed, or the same if it is the fastest.
    pub(super) fn faster(self) -> Self {
        let next = Self::STEPS
            .into_iter()
            .find(|step| *step > self.thousandths);
        next.map_or(self, |thousandths| Self { thousandths })
    }

    /// Returns the next slower speed, or the same if it is the slowest.
    pub(super) fn slower(self) -> Self {
        let mut slower = Self::STEPS.into_iter().rev();
        let next = slower.find(|step| *step < self.thousandths);
        next.map_or(self, |thousandths| Self { thousandths })
    }

    /// Returns how many milliseconds of the session pass in so many milliseconds of real time.
    pub(super) fn of_session(self, milliseconds: u64) -> u64 {
        milliseconds.saturating_mul(self.thousandths.into()) / 1000
    }

    /// Returns how many milliseconds of real time so many milliseconds of the session take.
    pub(super) fn of_ours(self, milliseconds: u64) -> u64 {
        milliseconds.saturating_mul(1000) / u64::from(self.thousandths)
    }

    /// Returns it as text: `20×`.
    pub fn say(self, words: &Words) -> String {
        format!("{}×", words.number(f64::from(self.thousandths) / 1000.0, 2))
    }
}
