//! Reads what people type into a field as a value of that field.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::dates::{self, DayFault, Here};
use super::event::Value;
use super::numbers::{self, NumberFault};
use super::refusal::{Expected, Refusal};
use super::scores::ScoreFault;
use super::text::{Clean, Lang, Text};
use super::workshop::{Duration, Field, FieldKind, Unit};

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

/// A time of day, `16:30` or `16.30`: the next such moment, or one that has just passed, in milliseconds since 1970 UTC.
/// `now` is such a moment too, and `offset` is in minutes east of UTC.
pub fn time_of_day(typed: &str, now: i64, offset: i32) -> Option<i64> {
    let typed = typed.trim().replace('.', ":");
    let (_, minutes) = typed.split_once(':')?;
    if minutes.len() != 2 {
        return None;
    }
    let time = NaiveTime::parse_from_str(&typed, "%H:%M").ok()?;
    let here = FixedOffset::east_opt(offset.checked_mul(60)?)?;
    let today = DateTime::from_timestamp_millis(now)?
        .with_timezone(&here)
        .date_naive();
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
    let until = time_of_day(typed, now, offset).or_else(|| {
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

/// Takes the marks of a list off pasted lines (`-`, `•`, `1.`, `a)`, `[ ]`), and returns the lines with how many had one.
/// A line alone keeps its mark: it may be meant, as the minus of a number always is.
pub fn without_marks(lines: Vec<String>) -> (Vec<String>, usize) {
    let marked = lines.iter().filter(|line| unmarked(line).is_some()).count();
    if marked < 2 {
        return (lines, 0);
    }
    let plain = |line: String| unmarked(&line).map(str::to_owned).unwrap_or(line);
    (lines.into_iter().map(plain).collect(), marked)
}

/// What stands behind the marks of a line; `None` if it has none, or nothing behind them.
fn unmarked(line: &str) -> Option<&str> {
    let rest = behind_mark(line)?;
    // A box to tick may stand behind another mark.
    let rest = behind_mark(rest)
        .filter(|_| rest.starts_with('['))
        .unwrap_or(rest);
    (!rest.is_empty()).then_some(rest)
}

fn behind_mark(line: &str) -> Option<&str> {
    const SIGNS: [char; 8] = ['-', '*', '•', '–', '—', '·', '▪', '◦'];
    const BOXES: [&str; 6] = ["[ ]", "[x]", "[X]", "[]", "☐", "☑"];
    if let Some(rest) = BOXES.iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(rest.trim_start());
    }
    if let Some(rest) = line.strip_prefix(SIGNS) {
        let is_number = line.starts_with(['-', '–', '—'])
            && rest
                .trim_start()
                .starts_with(|sign: char| sign.is_ascii_digit());
        let stands_alone = rest.starts_with(' ') || line.starts_with('•');
        return (stands_alone && !is_number).then(|| rest.trim_start());
    }
    let (mark, rest) = line.split_once(' ')?;
    let name = mark.strip_suffix(['.', ')'])?;
    let is_number = (1..=3).contains(&name.len()) && name.chars().all(|c| c.is_ascii_digit());
    let is_letter = name.len() == 1 && mark.ends_with(')') && name.chars().all(char::is_alphabetic);
    (is_number || is_letter).then(|| rest.trim_start())
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
        let minutes = |typed: &str| time_of_day(typed, wall, 60).map(|at| (at - wall) / MINUTE);
        assert_eq!(minutes("23:55"), Some(5));
        assert_eq!(minutes(" 0.10 "), Some(20));
        assert_eq!(minutes("23:40"), Some(-10));
        assert_eq!(minutes("12:50"), Some(13 * 60), "tomorrow, not this noon");
        for half in ["", "1", "16", "16:", "16:3", "16:300", "25:00", "later"] {
            assert_eq!(minutes(half), None, "{half:?}");
        }
    }
}
