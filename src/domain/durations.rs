//! Arithmetic of durations: working minutes, the boxes of a cascade that stand for them, and how they divide.

use serde::Serialize;

use super::event::Assumption;
use super::workshop::{Duration, Unit};

/// How many minutes `duration` has, where `assumption` gives the hours of a day and a week, and a month is 52/12 weeks.
pub fn minutes(duration: Duration, assumption: Assumption) -> f64 {
    let (day, week) = match assumption {
        Assumption::Work40 => (480.0, 2400.0),
        Assumption::Work36 => (432.0, 2160.0),
        Assumption::Work38 => (456.0, 2280.0),
        Assumption::Calendar => (1440.0, 10_080.0),
    };
    let of_unit = match duration.unit {
        Unit::Minute => 1.0,
        Unit::Hour => 60.0,
        Unit::Day => day,
        Unit::Week => week,
        Unit::Month => week * 52.0 / 12.0,
    };
    duration.amount * of_unit
}

/// Boxes that lie as far apart as the levels do in reality, on a logarithmic scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PowerBoxes {
    /// The exponent of the power law: `ln(top/bottom) / ln(longest/shortest)`.
    pub alpha: f64,
    /// Seconds of each box, unrounded, in the order of the levels.
    pub seconds: Vec<f64>,
}

/// The boxes of levels that last `real` in reality, in any one unit. The longest level gets `top` seconds, the shortest
/// `bottom`, and the others `bottom × (T / T_min)^α`. If all levels last equally long, each gets `top`. `None` if a
/// time is not above zero.
pub fn power_boxes(real: &[f64], top: f64, bottom: f64) -> Option<PowerBoxes> {
    let (shortest, longest) = extent(real)?;
    if top <= 0.0 || bottom <= 0.0 {
        return None;
    }
    if shortest >= longest {
        return Some(PowerBoxes {
            alpha: 0.0,
            seconds: vec![top; real.len()],
        });
    }
    let alpha = (top / bottom).ln() / (longest / shortest).ln();
    let seconds = real.iter();
    let seconds = seconds.map(|time| bottom * (time / shortest).powf(alpha));
    Some(PowerBoxes {
        alpha,
        seconds: seconds.collect(),
    })
}

fn extent(real: &[f64]) -> Option<(f64, f64)> {
    let usable = !real.is_empty() && real.iter().all(|time| time.is_finite() && *time > 0.0);
    let shortest = real.iter().copied().fold(f64::INFINITY, f64::min);
    let longest = real.iter().copied().fold(0.0, f64::max);
    usable.then_some((shortest, longest))
}

/// Rounds to the nearest multiple of five seconds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a u32 holds"
)]
pub fn round_to_five(seconds: f64) -> u32 {
    ((seconds / 5.0).round() * 5.0).clamp(0.0, f64::from(u32::MAX)) as u32
}

/// How a whole was divided into parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Division {
    /// The sum of the parts.
    pub total: f64,
    /// Each part as a share of the sum, 0 to 1; `None` if the sum is 0.
    pub shares: Vec<Option<f64>>,
    /// Each part as a multiple of the smallest; `None` if the smallest is 0.
    pub ratios: Vec<Option<f64>>,
}

/// Divides `parts` by their sum, and by the smallest of them.
pub fn divide(parts: &[f64]) -> Division {
    let total: f64 = parts.iter().sum();
    let smallest = parts.iter().copied().fold(f64::INFINITY, f64::min);
    let over = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    Division {
        total,
        shares: parts.iter().map(|part| over(*part, total)).collect(),
        ratios: parts.iter().map(|part| over(*part, smallest)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: [Duration; 5] = [
        Duration {
            amount: 4.0,
            unit: Unit::Month,
        },
        Duration {
            amount: 4.0,
            unit: Unit::Week,
        },
        Duration {
            amount: 4.0,
            unit: Unit::Day,
        },
        Duration {
            amount: 4.0,
            unit: Unit::Hour,
        },
        Duration {
            amount: 4.0,
            unit: Unit::Minute,
        },
    ];

    fn clock(assumption: Assumption) -> Vec<f64> {
        CLOCK
            .iter()
            .map(|time| minutes(*time, assumption))
            .collect()
    }

    fn near(found: f64, expected: f64, within: f64) {
        assert!(
            (found - expected).abs() <= within,
            "{found} is not {expected}"
        );
    }

    /// Top and bottom, α, each level rounded to 5 s, and their sum: one row of the table of scaled boxes.
    type Row = ((f64, f64), f64, [u32; 5], u32);

    #[test]
    fn the_table_of_scaled_boxes() {
        let rows: [Row; 3] = [
            (
                (600.0, 30.0),
                0.3239,
                [600, 375, 220, 115, 30],
                22 * 60 + 20,
            ),
            ((360.0, 20.0), 0.3125, [360, 230, 140, 70, 20], 13 * 60 + 40),
            ((300.0, 15.0), 0.3239, [300, 185, 110, 55, 15], 11 * 60 + 5),
        ];
        for ((top, bottom), alpha, boxes, sum) in rows {
            let found = power_boxes(&clock(Assumption::Work40), top, bottom).unwrap();
            near(found.alpha, alpha, 0.00005);
            let rounded: Vec<u32> = found.seconds.iter().map(|s| round_to_five(*s)).collect();
            assert_eq!(rounded, boxes);
            assert_eq!(rounded.iter().sum::<u32>(), sum);
        }
    }

    #[test]
    fn the_unrounded_boxes_of_the_full_variant() {
        let found = power_boxes(&clock(Assumption::Work40), 600.0, 30.0).unwrap();
        for (seconds, expected) in found.seconds.iter().zip([600.0, 373.2, 221.6, 113.0, 30.0]) {
            near(*seconds, expected, 0.05);
        }
    }

    #[test]
    fn boxes_of_impossible_times_are_refused() {
        assert_eq!(power_boxes(&[], 600.0, 30.0), None);
        assert_eq!(power_boxes(&[10.0, 0.0], 600.0, 30.0), None);
        assert_eq!(power_boxes(&[10.0, f64::NAN], 600.0, 30.0), None);
        assert_eq!(
            power_boxes(&[5.0, 5.0], 90.0, 30.0).unwrap().seconds,
            [90.0, 90.0]
        );
    }

    /// An assumption, its minutes, the ratio top : floor, the floor's share in per cent and the total.
    type RealClock = (Assumption, [f64; 5], f64, f64, f64);

    #[test]
    fn the_table_of_the_real_clock() {
        let rows: [RealClock; 4] = [
            (
                Assumption::Work40,
                [41_600.0, 9_600.0, 1_920.0, 240.0, 4.0],
                10_400.0,
                0.00750,
                53_364.0,
            ),
            (
                Assumption::Work36,
                [37_440.0, 8_640.0, 1_728.0, 240.0, 4.0],
                9_360.0,
                0.00832,
                48_052.0,
            ),
            (
                Assumption::Work38,
                [39_520.0, 9_120.0, 1_824.0, 240.0, 4.0],
                9_880.0,
                0.00789,
                50_708.0,
            ),
            (
                Assumption::Calendar,
                [174_720.0, 40_320.0, 5_760.0, 240.0, 4.0],
                43_680.0,
                0.00181,
                221_044.0,
            ),
        ];
        for (assumption, expected, ratio, floor, total) in rows {
            let found = clock(assumption);
            assert_eq!(found, expected);
            let division = divide(&found);
            assert_eq!(division.ratios[0], Some(ratio));
            near(division.total, total, 1e-9);
            near(division.shares[4].unwrap() * 100.0, floor, 0.000_005);
        }
    }

    #[test]
    fn the_division_under_forty_hours() {
        let division = divide(&clock(Assumption::Work40));
        assert_eq!(
            division.ratios,
            [10_400.0, 2_400.0, 480.0, 60.0, 1.0].map(Some)
        );
        for (share, (expected, within)) in division.shares.iter().zip([
            (77.96, 0.005),
            (17.99, 0.005),
            (3.60, 0.005),
            (0.450, 0.0005),
            (0.0075, 0.00005),
        ]) {
            near(share.unwrap() * 100.0, expected, within);
        }
        // One per cent of the board's time: 6 h 56; the ratio in days of eight hours: 21.7.
        near(41_600.0 / 100.0, 6.0 * 60.0 + 56.0, 1e-9);
        near(division.ratios[0].unwrap() / 480.0, 21.7, 0.05);
    }

    #[test]
    fn nothing_to_divide_is_undefined() {
        assert_eq!(divide(&[0.0, 0.0]).shares, [None, None]);
        assert_eq!(divide(&[5.0, 0.0]).ratios, [None, None]);
        assert!(divide(&[]).shares.is_empty());
    }
}
