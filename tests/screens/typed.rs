//! Numbers, scores and days as they are typed: read by the language, shown before they are saved, asked where unsure.

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use flipover::domain::dates::{DayOrder, Here};
use flipover::domain::event::{Value, Variant};
use flipover::domain::input;
use flipover::domain::text::{Lang, Text};
use flipover::domain::words::Words;
use flipover::domain::workshop::{Duration, Field, FieldKind, Unit};
use flipover::tui::entry::shown;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn at(step: &str, lang: Lang) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 7);
    stage.to_step(step);
    stage
}

/// What the second field of the first item holds after this was typed into the first.
fn detail(stage: &Stage, field: &str) -> Option<Value> {
    let part = stage.part();
    let fields = part.details.values().next()?;
    fields.get(field).cloned()
}

/// An action with this day; what is said after it, and the day that was saved.
fn action(lang: Lang, day: &str) -> (Stage, Option<String>) {
    let mut stage = at("commitments", lang);
    stage.typed("Call");
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.typed(day);
    stage.key(KeyCode::Enter);
    let saved = match stage.field_of(0, "when") {
        Some(Value::Date(date)) => Some(date.to_string()),
        _ => None,
    };
    (stage, saved)
}

fn says(stage: &Stage, parts: &[&str]) {
    for part in parts {
        assert!(
            stage.said().contains(part),
            "{part:?} is not in {:?}",
            stage.said()
        );
    }
}

#[test]
fn thousands_are_read_by_the_language_and_asked_where_unsure() {
    for (lang, own, other) in [(Lang::Nl, "1.000", "1,000"), (Lang::En, "1,000", "1.000")] {
        let mut stage = at("real-clock", lang);
        stage.typed(&format!("{own} uur"));
        stage.key(KeyCode::Tab);
        stage.typed(own);
        stage.key(KeyCode::Enter);
        assert_eq!(
            detail(&stage, "people"),
            Some(Value::Number(1000.0)),
            "{own}"
        );
        let Some(Value::Duration(time)) = detail(&stage, "time") else {
            panic!("no time");
        };
        assert!((time.amount - 1000.0).abs() < f64::EPSILON, "{own}");

        let mut stage = at("real-clock", lang);
        stage.key(KeyCode::Tab);
        stage.line(other);
        says(&stage, &[other, "1000", " 1"]);
        assert_eq!(detail(&stage, "people"), None);
        assert_eq!(stage.in_field(), other, "nothing is lost");
        let mut stage = at("real-clock", lang);
        stage.line(&format!("{other} h"));
        says(&stage, &[other, "1000", " 1"]);
        assert_eq!(detail(&stage, "time"), None);
    }
}

#[test]
fn half_points_are_refused_with_what_to_type() {
    for lang in Lang::ALL {
        for (typed, hints) in [
            ("6.5", ["6.5", " 6 ", " 7"]),
            ("6,5 7", ["6,5", "6 5", " 7"]),
            ("7 6½", ["6½", " 6 ", " 7"]),
        ] {
            let mut stage = at("prediction", lang);
            stage.line(typed);
            says(&stage, &hints);
            assert!(stage.part().scores.is_empty(), "{typed}");
            assert_eq!(stage.in_field(), typed);
        }
    }
}

#[test]
fn more_scores_than_people_are_taken_and_said_while_they_are_typed() {
    for (lang, said) in [
        (Lang::En, "9 scores, and 7 people in the room"),
        (Lang::Nl, "9 scores, en 7 mensen in de zaal"),
    ] {
        let mut stage = at("prediction", lang);
        stage.typed("7x7");
        assert!(!stage.screen(200, 60).contains(said));
        stage.typed(" 8x2");
        assert!(
            stage.screen(200, 60).contains(said),
            "{}",
            stage.screen(120, 36)
        );
        stage.key(KeyCode::Enter);
        says(&stage, &[said]);
        assert_eq!(stage.part().scores.values().next().map(Vec::len), Some(9));
    }
}

#[test]
fn a_head_count_below_what_was_given_is_said() {
    let mut stage = at("prediction", Lang::En);
    stage.line("7x7");
    stage.act(Action::People);
    stage.line("5");
    says(&stage, &["7 scores, and 5 people in the room"]);
    assert_eq!(stage.session_state().people, 5);
    stage.act(Action::People);
    stage.line("7");
    assert_eq!(stage.said(), "7 in the room now, 5 before.");
}

fn rules(lang: Lang) -> Stage {
    let mut stage = at("debrief", lang);
    stage.line("Say it twice");
    stage.line("Write it down");
    stage.to_step("rules");
    stage
}

#[test]
fn fewer_voters_than_dots_given_is_said() {
    for lang in Lang::ALL {
        let mut stage = rules(lang);
        if stage.items().is_empty() {
            continue;
        }
        stage.typed("7");
        stage.key(KeyCode::Enter);
        stage.typed("7");
        stage.key(KeyCode::Enter);
        stage.act(Action::Voters);
        stage.line("2");
        says(&stage, &["14", "2"]);
        stage.act(Action::Voters);
        stage.line("9");
        says(&stage, &["9", "7"]);
    }
}

#[test]
fn a_year_out_of_reach_is_refused() {
    for (lang, said) in [
        (Lang::En, "1900 to 2199"),
        (Lang::Nl, "1900 tot en met 2199"),
    ] {
        for typed in ["1-1-20262", "1-1-126", "3 dec 2260"] {
            let (stage, saved) = action(lang, typed);
            assert_eq!(saved, None, "{typed}");
            says(&stage, &[said]);
            assert_eq!(stage.in_field(), typed);
        }
    }
}

#[test]
fn a_day_is_shown_with_its_weekday_and_year_before_it_is_saved() {
    for (lang, typed, shown) in [
        (Lang::En, "friday", "Friday 27 November 2026"),
        (Lang::En, "next friday", "Friday 4 December 2026"),
        (Lang::Nl, "volgende week dinsdag", "dinsdag 1 december 2026"),
        (Lang::Nl, "vr 4 dec", "vrijdag 4 december 2026"),
        (Lang::En, "12 July", "Monday 12 July 2027"),
    ] {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            let mut stage = at("commitments", lang);
            stage.typed("Call");
            stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
            stage.typed(typed);
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(shown), "{shown}\n{screen}");
            assert_eq!(stage.in_field(), typed);
            // Still, while the fields behind it are typed.
            stage.key(KeyCode::Tab);
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(shown), "{shown}\n{screen}");
        }
    }
}

#[test]
fn a_weekday_that_does_not_fit_its_date_is_refused() {
    let (stage, saved) = action(Lang::En, "Thu 4 Dec");
    assert_eq!(saved, None);
    says(&stage, &["Friday 4 December 2026"]);
    let (stage, saved) = action(Lang::Nl, "do 4 dec");
    assert_eq!(saved, None);
    says(&stage, &["vrijdag 4 december 2026"]);
}

#[test]
fn a_region_that_puts_the_month_first_reads_and_shows_so() {
    for (order, saved) in [
        (DayOrder::DayFirst, "2026-12-03"),
        (DayOrder::MonthFirst, "2027-03-12"),
    ] {
        let mut stage = at("commitments", Lang::En);
        stage.app.env.order = order;
        stage.typed("Call");
        stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
        stage.typed("3/12");
        stage.key(KeyCode::Enter);
        let date = saved.parse().expect("a day");
        assert_eq!(stage.field_of(0, "when"), Some(Value::Date(date)));
        // Opened again it is in letters, and saved as it was.
        stage.keys(&[KeyCode::Up, KeyCode::Enter, KeyCode::Enter]);
        assert_eq!(stage.field_of(0, "when"), Some(Value::Date(date)));
    }
}

#[test]
fn an_item_opened_and_saved_keeps_its_numbers() {
    let mut stage = at("real-clock", Lang::Nl);
    stage.key(KeyCode::Tab);
    stage.line("2,1250");
    let number = Some(Value::Number(2.125));
    assert_eq!(detail(&stage, "people"), number);
    stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::Tab]);
    stage.key(KeyCode::End);
    stage.typed("0");
    stage.key(KeyCode::Enter);
    assert_eq!(detail(&stage, "people"), number);
}

#[test]
fn items_of_an_action_hold_what_is_read_in_both_languages() {
    for lang in Lang::ALL {
        for (typed, expected) in [
            ("jan 27", "2027-01-27"),
            ("Dec 3, 2026", "2026-12-03"),
            ("3rd Dec", "2026-12-03"),
            ("vrijdag 11 december", "2026-12-11"),
            ("week 50", "2026-12-07"),
            ("over een halfjaar", "2027-05-23"),
            ("+5 days", "2026-11-28"),
            ("yesterday", "2026-11-22"),
            ("end of month", "2026-11-30"),
        ] {
            let (stage, saved) = action(lang, typed);
            assert_eq!(
                saved.as_deref(),
                Some(expected),
                "{typed}: {}",
                stage.said()
            );
        }
        for typed in [
            "3 mayor",
            "3 decide",
            "3 marketing",
            "27 janken",
            "december",
        ] {
            let (stage, saved) = action(lang, typed);
            assert_eq!(saved, None, "{typed}");
            assert_eq!(stage.in_field(), typed);
        }
    }
}

#[test]
fn votes_with_a_mark_are_asked_and_stay_where_they_were_typed() {
    for lang in Lang::ALL {
        for typed in ["1.5", "1,5"] {
            let mut stage = at("rules", lang);
            stage.line("Say it twice");
            if stage.items().is_empty() {
                stage = rules(lang);
            }
            stage.key(KeyCode::Home);
            stage.line(typed);
            says(&stage, &[typed, " 1 ", " 2"]);
            assert!(stage.part().votes.is_empty());
            stage.keys(&[KeyCode::Backspace, KeyCode::Backspace, KeyCode::Enter]);
            assert_eq!(stage.part().votes.values().sum::<u32>(), 1);
        }
    }
}

#[test]
fn half_a_point_on_a_ballot_is_no_other_score() {
    for mark in ['.', ','] {
        let mut stage = at("prediction", Lang::En);
        stage.act(Action::Ballot);
        stage.key(KeyCode::Enter);
        stage.typed("6");
        stage.typed(&mark.to_string());
        says(&stage, &["6", "7"]);
        stage.typed("5");
        says(&stage, &["6", "7"]);
        let screen = stage.screen(120, 36);
        assert!(screen.contains(" 6 ") || screen.contains("6▏"), "{screen}");
        stage.typed("7");
        assert_eq!(stage.said(), "");
    }
}

#[test]
fn what_a_field_shows_reads_back_as_itself() {
    let values = [
        Value::Number(1000.0),
        Value::Number(1234.5),
        Value::Number(2.125),
        Value::Number(-0.05),
        Value::Number(12_345.678),
        Value::Duration(Duration {
            amount: 1000.0,
            unit: Unit::Hour,
        }),
        Value::Duration(Duration {
            amount: 1.125,
            unit: Unit::Month,
        }),
        Value::Duration(Duration {
            amount: 1.0,
            unit: Unit::Day,
        }),
    ];
    let days = (1900..2200).flat_map(|year| {
        let day = |n| NaiveDate::from_yo_opt(year, n % 365 + 1).map(Value::Date);
        [day(3 * year.unsigned_abs()), day(101 * year.unsigned_abs())]
    });
    let kind = |value: &Value| match value {
        Value::Number(_) => FieldKind::Number {
            min: -1e9,
            max: 1e9,
            unit: None,
            default: None,
        },
        Value::Duration(_) => FieldKind::Duration,
        _ => FieldKind::Date,
    };
    for value in values.into_iter().chain(days.flatten()) {
        for (lang, order) in [
            (Lang::Nl, DayOrder::MonthFirst),
            (Lang::En, DayOrder::DayFirst),
            (Lang::En, DayOrder::MonthFirst),
        ] {
            let field = Field::new("x", Text::plain("x"), kind(&value));
            let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
            let here = Here { today, lang, order };
            let text = shown(&field, &value, Words::of(lang));
            let read = input::value(&field, &text, here);
            assert_eq!(read, Ok(Some(value.clone())), "{text}");
        }
    }
}
