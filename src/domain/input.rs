//! Reads what people type into a field as a value of that field.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::event::Value;
use super::refusal::{Expected, Refusal};
use super::text::Clean;
use super::words::MINUS;
use super::workshop::{Duration, Field, FieldKind, Unit};

/// Reads `typed` as a value of `field`; `None` if nothing was typed. Dates such as "Friday" are counted from `today`.
pub fn value(field: &Field, typed: &str, today: NaiveDate) -> Result<Option<Value>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let value = match &field.kind {
        FieldKind::Text | FieldKind::Person | FieldKind::ChoiceOf(_) => {
            Value::Text(Clean::new(typed))
        }
        FieldKind::Choice(choices) => {
            let wanted = typed.to_lowercase();
            let is_it = |label: &str| label.to_lowercase() == wanted;
            let found = choices.iter().find(|choice| {
                choice.id == typed
                    || is_it(choice.label.get(super::text::Lang::En))
                    || is_it(choice.label.get(super::text::Lang::Nl))
            });
            Value::Choice(found.ok_or(Refusal::NotA(Expected::Choice))?.id.clone())
        }
        FieldKind::Number { .. } => {
            let bare = typed.trim_end_matches(['%', '€']).trim();
            Value::Number(number(bare).ok_or(Refusal::NotA(Expected::Number))?)
        }
        FieldKind::Duration => {
            Value::Duration(duration(typed).ok_or(Refusal::NotA(Expected::Duration))?)
        }
        FieldKind::Date => Value::Date(date(typed, today).ok_or(Refusal::NotA(Expected::Date))?),
    };
    Ok(Some(value))
}

/// A number, written with a decimal comma or point.
pub fn number(typed: &str) -> Option<f64> {
    let plain = typed.trim().replace(',', ".").replace(MINUS, "-");
    let is_plain = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    plain
        .parse()
        .ok()
        .filter(|number: &f64| is_plain && number.is_finite())
}

/// An amount of time as people write it: `4 weken`, `2,5 h`, `90 min`. A bare number means minutes.
pub fn duration(typed: &str) -> Option<Duration> {
    let typed = typed.trim().to_lowercase();
    let split = typed
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(typed.len());
    let (amount, unit) = typed.split_at_checked(split)?;
    let unit = match unit.trim() {
        "" | "m" | "min" | "minute" | "minutes" | "minuut" | "minuten" | "minuutje" => Unit::Minute,
        "h" | "u" | "hour" | "hours" | "uur" | "uren" | "uurtje" => Unit::Hour,
        "d" | "day" | "days" | "dag" | "dagen" => Unit::Day,
        "w" | "week" | "weeks" | "weken" => Unit::Week,
        "mo" | "mnd" | "month" | "months" | "maand" | "maanden" => Unit::Month,
        _ => return None,
    };
    Some(Duration {
        amount: number(amount)?,
        unit,
    })
}

/// A day as people write it: `2026-12-03`, `3/12`, `3-12-2026`, `3 dec`, `vrijdag`, `Friday`, `morgen`, `over twee
/// weken`, `in 10 days`. A day without a year is the next such day from `today` on.
pub fn date(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let typed = typed.trim().to_lowercase();
    if let Ok(date) = NaiveDate::parse_from_str(&typed, "%Y-%m-%d") {
        return Some(date);
    }
    match typed.as_str() {
        "vandaag" | "today" => return Some(today),
        "morgen" | "tomorrow" => return today.checked_add_days(Days::new(1)),
        "overmorgen" => return today.checked_add_days(Days::new(2)),
        _ => {}
    }
    weekday(&typed)
        .map(|day| coming(day, today))
        .or_else(|| ahead(&typed, today))
        .or_else(|| day_and_month(&typed, today))
}

fn weekday(typed: &str) -> Option<Weekday> {
    let bare = [
        "volgende ",
        "komende ",
        "aanstaande ",
        "next ",
        "this ",
        "on ",
        "op ",
    ]
    .iter()
    .find_map(|before| typed.strip_prefix(before))
    .unwrap_or(typed);
    Some(match bare {
        "ma" | "maandag" | "mon" | "monday" => Weekday::Mon,
        "di" | "dinsdag" | "tue" | "tuesday" => Weekday::Tue,
        "wo" | "woensdag" | "wed" | "wednesday" => Weekday::Wed,
        "do" | "donderdag" | "thu" | "thursday" => Weekday::Thu,
        "vr" | "vrijdag" | "fri" | "friday" => Weekday::Fri,
        "za" | "zaterdag" | "sat" | "saturday" => Weekday::Sat,
        "zo" | "zondag" | "sun" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// The next such weekday after today.
fn coming(day: Weekday, today: NaiveDate) -> NaiveDate {
    let ahead = (day.num_days_from_monday() + 7 - today.weekday().num_days_from_monday()) % 7;
    let ahead = if ahead == 0 { 7 } else { ahead };
    today
        .checked_add_days(Days::new(ahead.into()))
        .unwrap_or(today)
}

fn ahead(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let rest = typed
        .strip_prefix("over ")
        .or_else(|| typed.strip_prefix("in "))?;
    let (count, unit) = rest.split_once(' ')?;
    let count = match count {
        "een" | "één" | "a" | "an" | "one" => 1,
        "twee" | "two" => 2,
        "drie" | "three" => 3,
        "vier" | "four" => 4,
        "vijf" | "five" => 5,
        "zes" | "six" => 6,
        digits => digits.parse::<u32>().ok().filter(|count| *count <= 1000)?,
    };
    match unit.trim() {
        "dag" | "dagen" | "day" | "days" => today.checked_add_days(Days::new(count.into())),
        "week" | "weken" | "weeks" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "maand" | "maanden" | "month" | "months" => today.checked_add_months(Months::new(count)),
        _ => None,
    }
}

fn day_and_month(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = typed
        .split(['/', '-', '.', ' '])
        .filter(|part| !part.is_empty());
    let day: u32 = parts.next()?.parse().ok()?;
    let month = month(parts.next()?)?;
    let year = match parts.next() {
        Some(year) => Some(
            year.parse::<i32>()
                .ok()
                .map(|year| if year < 100 { 2000 + year } else { year })?,
        ),
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let this = NaiveDate::from_ymd_opt(today.year(), month, day).filter(|date| *date >= today);
    this.or_else(|| NaiveDate::from_ymd_opt(today.year() + 1, month, day))
}

fn month(typed: &str) -> Option<u32> {
    if let Ok(number) = typed.parse::<u32>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let start: String = typed.chars().take(3).collect();
    Some(match start.as_str() {
        "jan" => 1,
        "feb" => 2,
        "maa" | "mrt" | "mar" => 3,
        "apr" => 4,
        "mei" | "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "okt" | "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let day = |typed| date(typed, monday).map(|date| date.to_string());
        for (typed, expected) in [
            ("2026-12-03", "2026-12-03"),
            ("vrijdag", "2026-11-27"),
            ("Friday", "2026-11-27"),
            ("maandag", "2026-11-30"),
            ("3/12", "2026-12-03"),
            ("3-2", "2027-02-03"),
            ("1 maart", "2027-03-01"),
            ("14 dec 26", "2026-12-14"),
            ("over twee weken", "2026-12-07"),
            ("in 10 days", "2026-12-03"),
            ("morgen", "2026-11-24"),
        ] {
            assert_eq!(day(typed).as_deref(), Some(expected), "{typed}");
        }
        for typed in ["31/2", "soon", "32-1", "over veel weken", "1/2/3/4", "🙂"] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }

    #[test]
    fn durations_and_numbers_take_a_dutch_comma() {
        assert_eq!(
            duration("2,5 uur"),
            Some(Duration {
                amount: 2.5,
                unit: Unit::Hour
            })
        );
        assert_eq!(
            duration("4w"),
            Some(Duration {
                amount: 4.0,
                unit: Unit::Week
            })
        );
        assert_eq!(
            duration("90"),
            Some(Duration {
                amount: 90.0,
                unit: Unit::Minute
            })
        );
        assert_eq!(duration("4 manen"), None);
        assert_eq!(number("1,5"), Some(1.5));
        assert_eq!(number("−1,5"), Some(-1.5));
        assert_eq!(number("inf"), None);
        assert_eq!(number("NaN"), None);
    }
}
