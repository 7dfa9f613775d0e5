//! A session from before years were bounded, with a day that no calendar and no spreadsheet has.

use chrono::NaiveDate;
use flipover::domain::event::{Event, Fields, Stamped, Value};
use flipover::domain::workshop::{Kind, action};

use super::*;

fn with_day(year: i32) -> Room {
    let mut room = Room::open(workshops().remove(0), Lang::En, Variant::Full, 14);
    let steps = &room.state().workshop().steps;
    let step = steps
        .iter()
        .find(|step| matches!(step.kind, Kind::Actions(_)));
    let step = step.expect("actions").id.clone();
    room.walk_to(&step);
    let day = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
    let row = Fields::from([
        (action::WHAT.to_owned(), Value::Text(Clean::line("Call"))),
        (action::WHEN.to_owned(), Value::Date(day)),
    ]);
    let (first, seq, at) = (900, room.session.next_seq(), room.now);
    let event = Event::ItemsAdded {
        step,
        first,
        rows: vec![row],
    };
    room.session.apply(Stamped { seq, at, event });
    room
}

#[test]
fn a_day_no_calendar_has_stops_no_form() {
    for year in [126, 1899, 20_262] {
        let room = with_day(year);
        for format in Format::ALL {
            for file in rendered(room.state(), format, Audience::Facilitator) {
                if format == Format::Ics {
                    let text = String::from_utf8(file.bytes).expect("text");
                    let days = text
                        .lines()
                        .filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:"));
                    assert!(days.into_iter().all(|day| day.trim().len() == 8), "{text}");
                    assert!(!text.contains(&format!("{year}0101")), "{text}");
                } else {
                    assert!(!file.bytes.is_empty(), "{format:?}");
                }
            }
        }
    }
    assert!(!rendered(with_day(2027).state(), Format::Ics, Audience::Facilitator).is_empty());
}
