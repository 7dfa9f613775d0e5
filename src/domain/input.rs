//! Reads what people type into a field as a value of that field.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use self::clock_time::clock;
use super::dates::{self, DayFault, Here};
use super::event::Value;
use super::numbers::{self, NumberFault};
use super::refusal::{Expected, Refusal};
use super::scores::ScoreFault;
use super::text::{Clean, Lang, Text};
use super::workshop::{Duration, Field, FieldKind, Unit};

mod clock_time;

const MINUTE: i64 = 60_000;
const HALF_DAY: i64 = 12 * 60 * MINUTE;
/// A time of day that passed longer ago than this many milliseconds means tomorrow.
const JUST_PASSED: i64 = 60 * MINUTE;

/// Reads `typed` as a value of `field`; `None` if nothing was typed.
pub fn value(field: &Field, typed: &str, here: Here) -> Result<Option<Value>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let value = match &field.kind {
        FieldKind::Text | FieldKind::Person | FieldKind::Role | FieldKind::ChoiceOf(_) => {
            Value::Text(Clean::new(typed))
        }
        FieldKind::Choice(choices) => {
            let wanted = typed.to_lowercase();
            let is_it = |label: &str| label.to_lowercase() == wanted;
            let found = choices.iter().find(|choice| {
                choice.id == typed
                    || is_it(choice.label.get(Lang::En))
                    || is_it(choice.label.get(Lang::Nl))
            });
            Value::Choice(found.ok_or(Refusal::NotA(Expected::Choice))?.id.clone())
        }
        FieldKind::Number { unit, .. } => {
            let bare = without_unit(typed, unit.as_ref());
            Value::Number(number(bare, Expected::Number, here.lang)?)
        }
        FieldKind::Duration => Value::Duration(duration(typed, here.lang)?),
        FieldKind::Date => Value::Date(day(field, typed, here)?),
    };
    Ok(Some(value))
}

/// A number; its fault says how it can be read.
fn number(typed: &str, not_a: Expected, lang: Lang) -> Result<f64, Refusal> {
    numbers::read(typed, lang).map_err(|fault| match fault {
        NumberFault::Unreadable => Refusal::NotA(not_a),
        NumberFault::Either { thousands, decimal } => Refusal::TwoNumbers {
            typed: typed.trim().to_owned(),
            thousands,
            decimal,
        },
    })
}

/// A whole number, such as a count of votes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between the ends of what a u32 holds"
)]
pub fn whole(typed: &str, lang: Lang) -> Result<u32, Refusal> {
    let number = number(typed, Expected::Number, lang)?;
    let most = f64::from(i32::MAX);
    if !(0.0..=most).contains(&number) {
        return Err(Refusal::OutOfRange {
            min: 0.0,
            max: most,
        });
    }
    let below = number.floor() as u32;
    if number.fract() == 0.0 {
        return Ok(below);
    }
    let below = below.cast_signed();
    Err(Refusal::Score(ScoreFault::Fraction {
        token: typed.to_owned(),
        around: (below, below.saturating_add(1)),
    }))
}

/// A number without the unit that people write beside it: `40%`, `€ 1.000,-`, `40 dagen`.
fn without_unit<'t>(typed: &'t str, unit: Option<&Text>) -> &'t str {
    let bare = typed.trim_start_matches(['€', '$', '£', '¥']);
    let bare = bare.trim_end_matches(['%', '€', '$', '£', '¥']).trim();
    let bare = bare.strip_suffix(",-").unwrap_or(bare);
    let mut named = unit
        .into_iter()
        .flat_map(|unit| Lang::ALL.map(|lang| unit.get(lang)));
    let rest = |unit: &str| bare.strip_suffix(unit).filter(|_| !unit.is_empty());
    named.find_map(rest).unwrap_or(bare)
}

/// An amount of time as people write it: `4 weken`, `2,5 h`, `90 min`. A bare number means minutes.
pub fn duration(typed: &str, lang: Lang) -> Result<Duration, Refusal> {
    let typed = typed.trim().to_lowercase();
    let typed = in_digits(&typed, lang);
    let split = typed.find(char::is_alphabetic).unwrap_or(typed.len());
    let not_one = Refusal::NotA(Expected::Duration);
    let (amount, unit) = typed.split_at_checked(split).ok_or(not_one.clone())?;
    let unit = match unit.trim_end_matches('.') {
        "" | "m" | "min" | "minute" | "minutes" | "minuut" | "minuten" | "minuutje" => Unit::Minute,
        "h" | "u" | "hour" | "hours" | "uur" | "uren" | "uurtje" => Unit::Hour,
        "d" | "day" | "days" | "dag" | "dagen" => Unit::Day,
        "w" | "week" | "weeks" | "weken" => Unit::Week,
        "mo" | "mnd" | "month" | "months" | "maand" | "maanden" => Unit::Month,
        _ => return Err(not_one),
    };
    Ok(Duration {
        amount: number(amount, Expected::Duration, lang)?,
        unit,
    })
}

/// An amount of time that begins in words, with its number in digits: `half an hour`, `een kwartier`, `anderhalve dag`.
fn in_digits(typed: &str, lang: Lang) -> Cow<'_, str> {
    const WHOLE: [(&str, &str); 8] = [
        ("kwartier", "15 min"),
        ("kwartiertje", "15 min"),
        ("quarter of an hour", "15 min"),
        ("halfuur", "30 min"),
        ("halfuurtje", "30 min"),
        ("half uur", "30 min"),
        ("half uurtje", "30 min"),
        ("half an hour", "30 min"),
    ];
    let articles = ["een ", "één ", "a ", "an ", "one "];
    let bare = articles
        .iter()
        .find_map(|article| typed.strip_prefix(article));
    let amount = bare.unwrap_or(typed);
    if let Some((_, amount)) = WHOLE.iter().find(|(words, _)| *words == amount) {
        return Cow::Borrowed(amount);
    }
    let half = ["anderhalf ", "anderhalve "];
    let is_unit = |unit: &&str| unit.starts_with(char::is_alphabetic);
    let halves = half.iter().find_map(|half| amount.strip_prefix(half));
    if let Some(unit) = halves.filter(is_unit) {
        return Cow::Owned(format!("{} {unit}", numbers::as_typed(1.5, lang)));
    }
    match bare.filter(is_unit) {
        Some(unit) => Cow::Owned(format!("1 {unit}")),
        None => Cow::Borrowed(typed),
    }
}

/// A time of day, as [`clock`] reads it: the next such moment, or one that has just passed, in milliseconds since 1970 UTC.
/// `now` is such a moment too, and `offset` is in minutes east of UTC.
pub fn time_of_day(typed: &str, now: i64, offset: i32, lang: Lang) -> Option<i64> {
    let here = FixedOffset::east_opt(offset.checked_mul(60)?)?;
    let local = DateTime::from_timestamp_millis(now)?.with_timezone(&here);
    let (today, time) = (local.date_naive(), clock(typed, local.time(), lang)?);
    let days = [today.pred_opt(), Some(today), today.succ_opt()];
    let moment = |day: NaiveDate| day.and_time(time).and_local_timezone(here).single();
    let moments = days.into_iter().flatten().filter_map(moment);
    moments
        .map(|at| at.timestamp_millis())
        .find(|at| *at > now - JUST_PASSED)
}

/// The end of a break, as a time of day or as an amount of time from `now` on, in milliseconds since 1970 UTC and on a
/// full minute. `None` if it is neither, has passed, or is more than half a day away.
pub fn end_of_break(typed: &str, now: i64, offset: i32, lang: Lang) -> Option<i64> {
    let until = time_of_day(typed, now, offset, lang).or_else(|| {
        let length = duration(typed, lang).ok()?;
        let minutes = match length.unit {
            Unit::Minute => length.amount,
            Unit::Hour => length.amount * 60.0,
            Unit::Day | Unit::Week | Unit::Month => return None,
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most half a day of minutes"
        )]
        let minutes = (0.0..=720.0)
            .contains(&minutes)
            .then_some(minutes.ceil() as i64)?;
        Some((now + minutes * MINUTE).div_euclid(MINUTE) * MINUTE)
    })?;
    (now + 1..=now + HALF_DAY).contains(&until).then_some(until)
}

/// A day in a field of this kind; what it is before it is saved is shown beside it.
pub fn day(field: &Field, typed: &str, here: Here) -> Result<NaiveDate, Refusal> {
    dates::read(typed, here, field.lies).map_err(|fault| match fault {
        DayFault::Unreadable => Refusal::NotA(Expected::Date),
        fault => Refusal::Day(fault),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_numbers_follow_the_language() {
        let amount = |typed, lang| duration(typed, lang).map(|time| (time.amount, time.unit));
        for lang in Lang::ALL {
            assert_eq!(amount("2,5 uur", lang), Ok((2.5, Unit::Hour)));
            assert_eq!(amount("4w", lang), Ok((4.0, Unit::Week)));
            assert_eq!(amount("90", lang), Ok((90.0, Unit::Minute)));
            assert_eq!(amount("10 000 min.", lang), Ok((10_000.0, Unit::Minute)));
            assert_eq!(
                amount("4 manen", lang),
                Err(Refusal::NotA(Expected::Duration))
            );
        }
        for (typed, minutes, lang) in [
            ("een kwartier", 15.0, Lang::Nl),
            ("halfuur", 30.0, Lang::Nl),
            ("Een half uur", 30.0, Lang::Nl),
            ("half an hour", 30.0, Lang::En),
        ] {
            assert_eq!(amount(typed, lang), Ok((minutes, Unit::Minute)), "{typed}");
        }
        assert_eq!(amount("anderhalve dag", Lang::Nl), Ok((1.5, Unit::Day)));
        assert_eq!(amount("anderhalf uur", Lang::En), Ok((1.5, Unit::Hour)));
        assert_eq!(amount("één week", Lang::Nl), Ok((1.0, Unit::Week)));
        assert!(amount("een 4 weken", Lang::Nl).is_err());
        assert_eq!(amount("1,000 hours", Lang::En), Ok((1000.0, Unit::Hour)));
        assert_eq!(amount("1.000 uur", Lang::Nl), Ok((1000.0, Unit::Hour)));
        assert_eq!(
            amount("1.000 hours", Lang::En),
            Err(Refusal::TwoNumbers {
                typed: "1.000".to_owned(),
                thousands: 1000.0,
                decimal: 1.0
            })
        );
    }

    #[test]
    fn a_unit_beside_a_number_is_no_part_of_it() {
        let days = Text {
            en: Some(Clean::line("days")),
            nl: Some(Clean::line("dagen")),
        };
        for (typed, expected) in [
            ("40%", "40"),
            ("€ 1.000,-", "1.000"),
            ("40 dagen", "40 "),
            ("40 days", "40 "),
            ("40", "40"),
            ("veertig", "veertig"),
        ] {
            assert_eq!(without_unit(typed, Some(&days)).trim(), expected.trim());
        }
    }

    #[test]
    fn an_end_time_is_the_next_one_and_half_a_time_is_none() {
        // 23:50 on 22 November 2026 in Amsterdam.
        let wall = 1_795_387_800_000;
        let minutes =
            |typed: &str| time_of_day(typed, wall, 60, Lang::Nl).map(|at| (at - wall) / MINUTE);
        assert_eq!(minutes("23:55"), Some(5));
        assert_eq!(minutes(" 0.10 "), Some(20));
        assert_eq!(minutes("23:40"), Some(-10));
        assert_eq!(minutes("12:50"), Some(13 * 60), "tomorrow, not this noon");
        for typed in ["23.55 uur", "23:55u", "tot 23.55", "23u55", "until 23h55"] {
            assert_eq!(minutes(typed), Some(5), "{typed}");
        }
        for half in [
            "", "1", "16", "16:", "16:3", "16:300", "25:00", "later", "16u", "+1:05",
        ] {
            assert_eq!(minutes(half), None, "{half:?}");
        }
    }
}
