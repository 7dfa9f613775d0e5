//! Days as people type them.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::*;

/// A Monday.
const TODAY: (i32, u32, u32) = (2026, 11, 23);

fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn here(lang: Lang) -> Here {
    Here {
        today: day(TODAY),
        lang,
        order: DayOrder::DayFirst,
    }
}

fn american() -> Here {
    Here {
        order: DayOrder::MonthFirst,
        ..here(Lang::En)
    }
}

fn found(typed: &str, here: Here, side: Option<Side>) -> Result<String, DayFault> {
    read(typed, here, side).map(|date| date.to_string())
}

/// In both languages alike.
#[track_caller]
fn reads(rows: &[(&str, &str)]) {
    for (typed, expected) in rows {
        for lang in Lang::ALL {
            assert_eq!(
                found(typed, here(lang), None).as_deref(),
                Ok(*expected),
                "{typed}"
            );
        }
    }
}

/// A day of the month alone, what lies ahead, and an amount of time.
#[test]
fn days_without_their_month_and_amounts_of_time_are_read() {
    reads(&[
        ("de 25e", "2026-11-25"),
        ("the 25th", "2026-11-25"),
        ("25th", "2026-11-25"),
        ("op de 1e", "2026-12-01"),
        ("komende 15e", "2026-12-15"),
        ("15 dec. a.s.", "2026-12-15"),
        ("15 dec a.s", "2026-12-15"),
        ("komende 15 december", "2026-12-15"),
        ("vrijdag 11 december a.s.", "2026-12-11"),
        ("15 Dec.", "2026-12-15"),
        ("1 nov a.s.", "2027-11-01"),
        ("15 dec jl.", "2025-12-15"),
        ("2 weken", "2026-12-07"),
        ("2 weeks", "2026-12-07"),
        ("1 week", "2026-11-30"),
        ("binnen 2 weken", "2026-12-07"),
        ("within ten days", "2026-12-03"),
        ("3 days", "2026-11-26"),
    ]);
    let behind = |typed| found(typed, here(Lang::Nl), Some(Side::Behind));
    assert_eq!(behind("de 15e").as_deref(), Ok("2026-11-15"));
    assert_eq!(behind("2 weken").as_deref(), Ok("2026-11-09"));
    let ahead = |typed| found(typed, here(Lang::Nl), Some(Side::Ahead));
    assert_eq!(ahead("de 15e").as_deref(), Ok("2026-12-15"));
    for typed in [
        "15",
        "de 32e",
        "15 a.s. jl.",
        "2",
        "a.s.",
        "one day",
        "een dag",
        "a month",
    ] {
        assert!(ahead(typed).is_err(), "{typed}");
    }
}

#[test]
fn dates_are_read_as_people_type_them() {
    reads(&[
        ("2026-12-03", "2026-12-03"),
        ("2026/12/31", "2026-12-31"),
        ("2026.12.31", "2026-12-31"),
        ("3/12", "2026-12-03"),
        ("3-2", "2027-02-03"),
        ("3.12.", "2026-12-03"),
        ("3-12-2026", "2026-12-03"),
        ("3-12-26", "2026-12-03"),
        ("1 maart", "2027-03-01"),
        ("14 dec 26", "2026-12-14"),
        ("3-dec-2026", "2026-12-03"),
        ("3dec", "2026-12-03"),
        ("jan 27", "2027-01-27"),
        ("Dec 3, 2026", "2026-12-03"),
        ("December 3rd, 2026", "2026-12-03"),
        ("3rd Dec", "2026-12-03"),
        ("the 3rd of December", "2026-12-03"),
        ("3e december '27", "2027-12-03"),
        ("29 feb", "2028-02-29"),
        ("2026 dec 3", "2026-12-03"),
    ]);
}

#[test]
fn days_of_the_week_are_read_with_what_stands_beside_them() {
    reads(&[
        ("vrijdag", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("fri.", "2026-11-27"),
        ("maandag", "2026-11-30"),
        ("this friday", "2026-11-27"),
        ("komende vrijdag", "2026-11-27"),
        ("vrijdag a.s.", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("volgende vrijdag", "2026-12-04"),
        ("last friday", "2026-11-20"),
        ("volgende week dinsdag", "2026-12-01"),
        ("dinsdag volgende week", "2026-12-01"),
        ("next week Tuesday", "2026-12-01"),
        ("vrijdag over twee weken", "2026-12-11"),
        ("week 50 dinsdag", "2026-12-08"),
        ("Thu 3 Dec", "2026-12-03"),
        ("vr 4 dec", "2026-12-04"),
        ("vrijdag 11 december", "2026-12-11"),
        ("Friday, December 11th, 2026", "2026-12-11"),
        ("vr 4-12", "2026-12-04"),
        ("4 dec (vr)", "2026-12-04"),
        ("Friday the 4th", "2026-12-04"),
        ("vrijdag 27", "2026-11-27"),
    ]);
}

#[test]
fn stretches_of_time_are_read() {
    reads(&[
        ("today", "2026-11-23"),
        ("morgen", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("the day after tomorrow", "2026-11-25"),
        ("yesterday", "2026-11-22"),
        ("eergisteren", "2026-11-21"),
        ("over twee weken", "2026-12-07"),
        ("in 10 days", "2026-12-03"),
        ("in seven days", "2026-11-30"),
        ("+5 days", "2026-11-28"),
        ("+2w", "2026-12-07"),
        ("-5 days", "2026-11-18"),
        ("5 dagen geleden", "2026-11-18"),
        ("a week ago", "2026-11-16"),
        ("two weeks from now", "2026-12-07"),
        ("over een halfjaar", "2027-05-23"),
        ("over een half jaar", "2027-05-23"),
        ("in half a year", "2027-05-23"),
        ("in a year", "2027-11-23"),
        ("in een kwartaal", "2027-02-23"),
        ("next week", "2026-11-30"),
        ("volgende week", "2026-11-30"),
        ("next month", "2026-12-31"),
        ("volgende maand", "2026-12-31"),
        ("this month", "2026-11-30"),
        ("over anderhalve week", "2026-12-04"),
        ("in a week and a half", "2026-12-04"),
        ("over anderhalve maand", "2027-01-04"),
        ("over anderhalf jaar", "2028-05-23"),
        ("this week", "2026-11-27"),
        ("deze week", "2026-11-27"),
        ("week 50", "2026-12-07"),
        ("wk 2", "2027-01-11"),
        ("week 2 2028", "2028-01-10"),
        ("end of month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("eind van de maand", "2026-11-30"),
        ("eind december", "2026-12-31"),
        ("end of February 2028", "2028-02-29"),
        ("begin januari", "2027-01-01"),
        ("half december", "2026-12-15"),
        ("mid-January", "2027-01-15"),
        ("end of the week", "2026-11-27"),
        ("eind volgende week", "2026-12-04"),
        ("end of the year", "2026-12-31"),
        ("eind 2027", "2027-12-31"),
    ]);
}

#[test]
fn a_field_says_on_which_side_of_today_its_days_lie() {
    let of = |typed, side| found(typed, here(Lang::En), side).unwrap();
    for (typed, ahead, behind, either) in [
        ("12 July", "2027-07-12", "2026-07-12", "2026-07-12"),
        ("12/2", "2027-02-12", "2026-02-12", "2027-02-12"),
        ("23 Nov", "2026-11-23", "2026-11-23", "2026-11-23"),
        ("friday", "2026-11-27", "2026-11-20", "2026-11-27"),
        ("week 46", "2027-11-15", "2026-11-09", "2026-11-09"),
        ("end of July", "2027-07-31", "2026-07-31", "2026-07-31"),
        ("12-7-99", "2099-07-12", "1999-07-12", "2099-07-12"),
        ("in a week", "2026-11-30", "2026-11-30", "2026-11-30"),
    ] {
        assert_eq!(of(typed, Some(Side::Ahead)), ahead, "{typed} ahead");
        assert_eq!(of(typed, Some(Side::Behind)), behind, "{typed} behind");
        assert_eq!(of(typed, None), either, "{typed}");
    }
}

#[test]
fn a_region_may_put_the_month_first() {
    for (typed, day_first, month_first) in [
        ("3/12/2026", "2026-12-03", "2026-03-12"),
        ("3/12", "2026-12-03", "2027-03-12"),
        ("12/31/2026", "2026-12-31", "2026-12-31"),
        ("31/12/2026", "2026-12-31", "2026-12-31"),
        ("2026-12-03", "2026-12-03", "2026-12-03"),
        ("3 Dec 2026", "2026-12-03", "2026-12-03"),
    ] {
        assert_eq!(
            found(typed, here(Lang::En), None).as_deref(),
            Ok(day_first),
            "{typed}"
        );
        assert_eq!(
            found(typed, american(), None).as_deref(),
            Ok(month_first),
            "{typed}"
        );
    }
    // Dutch has one order wherever it is typed.
    let dutch = Here {
        order: DayOrder::MonthFirst,
        ..here(Lang::Nl)
    };
    assert_eq!(found("3-12-2026", dutch, None).as_deref(), Ok("2026-12-03"));
    assert_eq!(found("12-31-2026", dutch, None), Err(DayFault::NoSuchDay));
    for (locale, order) in [
        ("en-US", DayOrder::MonthFirst),
        ("en_US.UTF-8", DayOrder::MonthFirst),
        ("en-GB", DayOrder::DayFirst),
        ("nl_NL.UTF-8", DayOrder::DayFirst),
        ("", DayOrder::DayFirst),
    ] {
        assert_eq!(DayOrder::of_locale(locale), order, "{locale}");
    }
}

#[test]
fn what_is_wrong_with_a_day_is_told() {
    let day_of = |typed| found(typed, here(Lang::En), None);
    for typed in [
        "1-1-20262",
        "1-1-126",
        "1/1/1899",
        "31-12-2200",
        "20262-01-01",
        "1 jan 0026",
        "3 dec 6",
        "in 3000 years",
        "in 99999999999 days",
        "5000 jaar geleden",
        "fri 1 jan 2300",
    ] {
        assert_eq!(day_of(typed), Err(DayFault::Year), "{typed}");
    }
    for typed in [
        "31/2",
        "32-1",
        "31 april",
        "29 feb 2027",
        "week 54",
        "0/0",
        "2026-13-01",
    ] {
        assert_eq!(day_of(typed), Err(DayFault::NoSuchDay), "{typed}");
    }
    let friday = Err(DayFault::Weekday(day((2026, 12, 4))));
    for typed in [
        "Thu 4 Dec",
        "do 4-12-2026",
        "4 december, donderdag",
        "Thursday 2026-12-04",
        "Thu the 4th",
    ] {
        assert_eq!(day_of(typed), friday, "{typed}");
    }
    assert_eq!(
        day_of("tomorrow friday"),
        Err(DayFault::Weekday(day((2026, 11, 24))))
    );
}

#[test]
fn what_says_no_day_is_none() {
    for typed in [
        "",
        " ",
        "soon",
        "over veel weken",
        "1/2/3/4",
        "🙂",
        "3 mayor",
        "3 decide",
        "3 marketing",
        "27 janken",
        "mayor",
        "december",
        "jan 2027",
        "2027",
        "3",
        "3,12",
        "1.000",
        "1,5",
        "in 3",
        "over",
        "next",
        "z.s.m.",
        "zsm",
        "asap",
        "volgende",
        "in a",
        "week",
        "end",
        "3 dec 14:00",
        "thu fri",
        "3-12/2026",
        "3 dec 4 dec",
        "a friday or so",
        "Bob on Friday",
        "v3",
        "2026",
        "٣ dec",
        "3 de",
        "mond",
    ] {
        for lang in Lang::ALL {
            assert_eq!(
                found(typed, here(lang), None),
                Err(DayFault::Unreadable),
                "{typed}"
            );
        }
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let (first, last) = (day((1900, 1, 1)), day((2199, 12, 31)));
    (first.num_days_from_ce()..=last.num_days_from_ce())
        .prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())
}

proptest! {
    #[test]
    fn every_day_reads_back_in_every_form_that_is_sure(date in any_day(), today in any_day()) {
        for lang in Lang::ALL {
            for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
                for side in [None, Some(Side::Ahead), Some(Side::Behind)] {
                    let here = Here { today, lang, order };
                    for form in ["%Y-%m-%d", "%Y/%m/%d", "%-d %B %Y", "%A, %B %-d, %Y", "%a %-d %b %Y"] {
                        let typed = date.format(form).to_string();
                        prop_assert_eq!(read(&typed, here, side), Ok(date), "{}", typed);
                    }
                }
            }
        }
    }

    #[test]
    fn a_day_without_a_year_lies_on_its_side(date in any_day(), today in any_day()) {
        let typed = date.format("%-d %b").to_string();
        let here = Here { today, ..here(Lang::En) };
        let ahead = read(&typed, here, Some(Side::Ahead));
        prop_assert!(ahead.is_err() || ahead.is_ok_and(|found| found >= today));
        let behind = read(&typed, here, Some(Side::Behind));
        prop_assert!(behind.is_err() || behind.is_ok_and(|found| found <= today));
        if let Ok(near) = read(&typed, here, None) {
            prop_assert_eq!((near.month(), near.day()), (date.month(), date.day()));
        }
    }

    #[test]
    fn any_text_is_read_without_harm(typed in ".{0,40}", today in any_day()) {
        for lang in Lang::ALL {
            let here = Here { today, ..here(lang) };
            if let Ok(date) = read(&typed, here, None) {
                prop_assert!(YEARS.contains(&date.year()));
            }
        }
    }

    /// Words of days in any order: whatever becomes a date has a number, a day of the week, a day by its name, or a word
    /// that says which month or year it is in it.
    #[test]
    fn no_text_becomes_a_day_without_a_day_in_it(words in prop::collection::vec(
        prop::sample::select(vec![
            "dec", "maart", "may", "of", "the", "van", "a", "een", "in", "over", "mayor", "decide", "janken", "do it",
            "month", "jaar", "year", "this", "deze", "half", "ago", "-", "/", ".", ",", "'", "(", "+", "2027", "and",
        ]), 0..5,
    )) {
        let typed = words.join(" ");
        let says_when = |word: &&str| matches!(*word, "in" | "over" | "ago" | "half" | "this" | "deze" | "+" | "-");
        if !words.iter().any(says_when) {
            for lang in Lang::ALL {
                prop_assert!(read(&typed, here(lang), None).is_err(), "{}", typed);
            }
        }
    }
}
