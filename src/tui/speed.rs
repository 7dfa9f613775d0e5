//! How fast a replay goes.

use crate::domain::words::Words;

/// How many times as fast as it was.
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
    /// The speeds one goes through, in thousandths.
    const STEPS: [u32; 9] = [
        500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000, 120_000,
    ];

    /// So many times as fast; `None` below a half, over 120 and for what is no number.
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

    /// The next faster one, where there is one.
    pub(super) fn faster(self) -> Self {
        let next = Self::STEPS
            .into_iter()
            .find(|step| *step > self.thousandths);
        next.map_or(self, |thousandths| Self { thousandths })
    }

    /// The next slower one, where there is one.
    pub(super) fn slower(self) -> Self {
        let mut slower = Self::STEPS.into_iter().rev();
        let next = slower.find(|step| *step < self.thousandths);
        next.map_or(self, |thousandths| Self { thousandths })
    }

    /// How much of the session passes in so many milliseconds of one's own time.
    pub(super) fn of_session(self, milliseconds: u64) -> u64 {
        milliseconds.saturating_mul(self.thousandths.into()) / 1000
    }

    /// How many milliseconds of one's own time so much of the session takes.
    pub(super) fn of_ours(self, milliseconds: u64) -> u64 {
        milliseconds.saturating_mul(1000) / u64::from(self.thousandths)
    }

    /// In words: `20×`.
    pub fn say(self, words: &Words) -> String {
        format!("{}×", words.number(f64::from(self.thousandths) / 1000.0, 2))
    }
}
