//! Dates, amounts and values in words.

use chrono::{Datelike, NaiveDate};

use super::source::Source;
use crate::domain::event::Value;
use crate::domain::results::collect::unit_name;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::text::Clean;
use crate::domain::words::Words;
use crate::domain::workshop::{Duration, Field, FieldKind};

/// A date: `1 december 2026`.
pub(super) fn day(date: NaiveDate, words: &Words) -> String {
    let month = words.get(MONTHS[date.month0() as usize % 12]);
    words.with(
        "summary-day",
        &[
            ("day", date.day().into()),
            ("month", (&*month).into()),
            ("year", date.year().into()),
        ],
    )
}

/// How many whole minutes some milliseconds are: something that was done took no time at all only if it took none.
pub(super) fn minutes(milliseconds: u64, words: &Words) -> String {
    match (milliseconds + 30_000) / 60_000 {
        0 if milliseconds > 0 => words.get("summary-under-a-minute").into_owned(),
        minutes => minutes.to_string(),
    }
}

/// A date without its year: `1 december`.
pub(super) fn day_and_month(date: NaiveDate, words: &Words) -> String {
    let month = words.get(MONTHS[date.month0() as usize % 12]);
    let args = [("day", date.day().into()), ("month", (&*month).into())];
    words.with("room-day", &args)
}

/// A date with the day of the week: `maandag 23 november 2026`.
pub(super) fn weekday_and_day(date: NaiveDate, words: &Words) -> String {
    words.with(
        "summary-weekday-and-day",
        &[
            ("weekday", weekday(date, words).into()),
            ("day", day(date, words).into()),
        ],
    )
}

/// The day of the week, in words: `maandag`.
pub(super) fn weekday(date: NaiveDate, words: &Words) -> String {
    let weekday = date.weekday().num_days_from_monday() as usize % 7;
    words.get(WEEKDAYS[weekday]).into_owned()
}

const WEEKDAYS: [&str; 7] = [
    "weekday-mon",
    "weekday-tue",
    "weekday-wed",
    "weekday-thu",
    "weekday-fri",
    "weekday-sat",
    "weekday-sun",
];
const MONTHS: [&str; 12] = [
    "month-jan",
    "month-feb",
    "month-mar",
    "month-apr",
    "month-may",
    "month-jun",
    "month-jul",
    "month-aug",
    "month-sep",
    "month-oct",
    "month-nov",
    "month-dec",
];

/// An amount of time: `4 maanden`.
pub(crate) fn amount(time: Duration, words: &Words) -> String {
    let is_one = (time.amount - 1.0).abs() < f64::EPSILON;
    let amount = words.number(time.amount, 2);
    let key = format!("amount-{}", unit_name(time.unit));
    words.with(
        &key,
        &[
            ("n", if is_one { 1_u8 } else { 2_u8 }.into()),
            ("amount", amount.into()),
        ],
    )
}

/// What the item with this id is called: nothing if it is gone, as an id says nothing to anybody. An answer that is no
/// item is itself.
fn item_called(state: &State, id: &str) -> String {
    id.parse().map_or_else(
        |_| Clean::line(id).to_string(),
        |item| select::label(state, &item),
    )
}

/// What a field holds, as the room would say it.
pub(crate) fn value(state: &State, field: &Field, value: &Value, words: &Words) -> String {
    match (value, &field.kind) {
        (Value::Text(text), _) => text.to_string(),
        (Value::Choice(id), FieldKind::Choice(options)) => {
            let option = options.iter().find(|option| option.id == *id);
            option.map_or_else(
                || item_called(state, id),
                |option| option.label.get(words.lang()).to_owned(),
            )
        }
        (Value::Choice(id), _) => item_called(state, id),
        (
            Value::Number(number),
            FieldKind::Number {
                unit: Some(unit), ..
            },
        ) => {
            let amount = words.number(*number, 2);
            words.with_unit(&amount, unit.get(words.lang()))
        }
        (Value::Number(number), _) => words.number(*number, 2),
        (Value::Duration(time), _) => amount(*time, words),
        (Value::Date(date), _) => weekday_and_day(*date, words),
    }
}

impl Source<'_> {
    pub(super) fn value(&self, field: &Field, held: &Value) -> String {
        value(self.state(), field, held, self.words)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::dates::{self, DayOrder, Here, Side};
    use crate::domain::text::Lang;
    use crate::domain::workshop::Unit;

    #[test]
    fn days_and_amounts_are_said_in_words() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(
            weekday_and_day(date, Words::of(Lang::Nl)),
            "maandag 23 november 2026"
        );
        assert_eq!(
            weekday_and_day(date, Words::of(Lang::En)),
            "Monday 23 November 2026"
        );
        let of = |amount, unit, lang| super::amount(Duration { amount, unit }, Words::of(lang));
        assert_eq!(of(1.0, Unit::Month, Lang::Nl), "1 maand");
        assert_eq!(of(2.5, Unit::Day, Lang::Nl), "2,5 dagen");
        assert_eq!(of(4.0, Unit::Hour, Lang::Nl), "4 uur");
        assert_eq!(of(1.0, Unit::Week, Lang::En), "1 week");
    }

    proptest! {
        #[test]
        fn every_day_in_words_reads_back_as_itself(
            date in 693_596_i32..803_168, today in 693_596_i32..803_168,
        ) {
            let of = |n| NaiveDate::from_num_days_from_ce_opt(n).unwrap();
            let (date, today) = (of(date), of(today));
            for lang in Lang::ALL {
                for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
                    for side in [None, Some(Side::Ahead), Some(Side::Behind)] {
                        let here = Here { today, lang, order };
                        let words = Words::of(lang);
                        for said in [day(date, words), weekday_and_day(date, words)] {
                            prop_assert_eq!(dates::read(&said, here, side), Ok(date), "{}", said);
                        }
                    }
                }
            }
        }
    }
}
