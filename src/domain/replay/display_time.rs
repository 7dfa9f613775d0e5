//! Session time as it is shown: as it was, or with pauses cut short. Session time itself stays what it is.

/// A way to show session time. Either way, it is in whole milliseconds and never runs backwards.
#[derive(Clone, Debug, Default)]
pub struct DisplayTime {
    /// The session time and the time shown of each event; empty if they are the same.
    stops: Vec<(u64, u64)>,
}

impl DisplayTime {
    pub(super) fn new(times: &[u64], limit: Option<u64>) -> Self {
        let Some(limit) = limit else {
            return Self::default();
        };
        let (mut before, mut shown) = (0, 0);
        let stops = times.iter().map(|time| {
            shown += time.saturating_sub(before).min(limit);
            before = *time;
            (*time, shown)
        });
        Self {
            stops: stops.collect(),
        }
    }

    /// Whether pauses are cut short.
    pub fn is_shortened(&self) -> bool {
        !self.stops.is_empty()
    }

    /// The time shown at session time `time`.
    pub fn shown(&self, time: u64) -> u64 {
        let after = self.stops.partition_point(|(begun, _)| *begun <= time);
        self.between(after, time, |(time, shown)| (time, shown))
    }

    /// The session time at which `shown` is shown; the latest one if there are several.
    pub fn time(&self, shown: u64) -> u64 {
        let after = self.stops.partition_point(|(_, begun)| *begun <= shown);
        self.between(after, shown, |(time, shown)| (shown, time))
    }

    /// Turns a value that lies between the stop before `after` and the one at it, in proportion; beyond the last stop,
    /// distances stay as they are.
    fn between(&self, after: usize, value: u64, turn: impl Fn((u64, u64)) -> (u64, u64)) -> u64 {
        let Some(before) = after.checked_sub(1).and_then(|at| self.stops.get(at)) else {
            // Session time begins at 0, with the first event.
            return value;
        };
        let (from, to) = turn(*before);
        let since = value.saturating_sub(from);
        let Some(next) = self.stops.get(after).map(|next| turn(*next)) else {
            return to.saturating_add(since);
        };
        let (whole, part) = (u128::from(next.0 - from), u128::from(next.1 - to));
        let share = (u128::from(since) * part).checked_div(whole).unwrap_or(0);
        to + u64::try_from(share).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_are_shortened_and_everything_else_takes_its_time() {
        let pace = DisplayTime::new(&[0, 1_000, 61_000, 63_000], Some(10_000));
        assert_eq!(pace.shown(1_000), 1_000);
        assert_eq!(pace.shown(31_000), 6_000);
        assert_eq!(pace.shown(61_000), 11_000);
        assert_eq!(pace.shown(63_000), 13_000);
        assert_eq!(pace.time(6_000), 31_000);
        assert_eq!(pace.time(13_000), 63_000);
        assert!(pace.is_shortened());
    }

    #[test]
    fn without_a_limit_it_is_session_time() {
        let pace = DisplayTime::new(&[0, 3_600_000], None);
        assert_eq!(pace.shown(1_800_000), 1_800_000);
        assert_eq!(pace.time(3_600_000), 3_600_000);
        assert!(!pace.is_shortened());
    }

    #[test]
    fn there_and_back_is_where_one_was() {
        let times = [0, 0, 5, 90_000, 90_001, 7_000_000];
        let pace = DisplayTime::new(&times, Some(3_000));
        for time in times {
            assert_eq!(pace.time(pace.shown(time)), time);
        }
    }
}
