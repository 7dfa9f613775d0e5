//! Sentences and figures of documents that must be true also when not all was answered, or something was removed since.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

#[path = "support/room.rs"]
mod room;

use flipover::domain::audience::Audience;
use flipover::domain::document::Document;
use flipover::domain::event::{Event, ItemId, Stamped, Value, Variant};
use flipover::domain::format::Format;
use flipover::domain::house::HouseStyle;
use flipover::domain::ready;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::select;
use flipover::domain::session::{Session, State};
use flipover::domain::text::Lang;
use flipover::export::markdown;
use flipover::export::sheets::{Cell, Part, Workbook};
use flipover::run::export::render;
use room::Room;

fn walked(id: &str, people: u16) -> Session {
    let all = bundled().into_iter();
    let scripts = all.map(|(_, text)| parse(&text).expect("a right script"));
    let workshop = scripts.into_iter().find(|it| it.id == id);
    let workshop = workshop.expect("it is there");
    let mut room = Room::open(workshop, Lang::En, Variant::Full, people);
    room.walk(|_, _| {});
    room.session
}

/// The session with other events in the places of its own; `None` leaves one out.
fn otherwise(session: &Session, change: impl Fn(Event) -> Option<Event>) -> Session {
    let log = session.log().iter().filter_map(|stamped| {
        Some(Stamped {
            event: change(stamped.event.clone())?,
            ..stamped.clone()
        })
    });
    let log = (1..)
        .zip(log)
        .map(|(seq, stamped)| Stamped { seq, ..stamped });
    Session::replay(log.collect()).expect("a session")
}

/// The session in which one more thing happened at the end.
fn then(session: &Session, event: Event) -> Session {
    let mut log = session.log().to_vec();
    let last = log.last().expect("events").clone();
    log.push(Stamped {
        seq: last.seq + 1,
        event,
        ..last
    });
    Session::replay(log).expect("a session")
}

fn told(state: &State, audience: Audience) -> String {
    markdown::write(&Document::new(state, audience))
}

/// What the document says between the heading of a step and the next heading like it.
fn under(text: &str, title: &str) -> String {
    let mut lines = text
        .lines()
        .skip_while(|line| *line != format!("### {title}"));
    let head = lines.next().unwrap_or_else(|| panic!("no {title}\n{text}"));
    let rest = lines.take_while(|line| !line.starts_with("## ") && !line.starts_with("### "));
    std::iter::once(head)
        .chain(rest)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn dots_on_an_item_that_was_removed_were_given() {
    let held = walked("brand-values", 9);
    let (vote, script) = held.state().workshop().step("vote").expect("a vote");
    let title = script.title.get(Lang::En);
    let (item, dots) = held.state().steps[vote]
        .votes
        .iter()
        .max_by_key(|(_, dots)| **dots)
        .expect("dots");
    let ItemId::Row(row) = item else {
        panic!("{item}")
    };
    let before = under(&told(held.state(), Audience::Client), title);
    let unused = " 2 dots were not used.";
    assert!(before.contains(unused), "{before}");
    let after = then(&held, Event::ItemsRemoved(vec![*row]));
    let after = under(&told(after.state(), Audience::Client), title);
    assert!(
        after.contains(&format!(
            "{dots} dots went to an item that was taken out since.{unused}"
        )),
        "{after}"
    );
}

/// The id of the item that was referred to, in the field of a step that chooses among items.
fn referred(state: &State) -> u32 {
    let (behaviours, _) = state.workshop().step("behaviours").expect("a step");
    let rows = state.steps[behaviours].order.iter();
    let last = rows.max().expect("items");
    match state.rows[last].fields.get("value") {
        Some(Value::Choice(id)) => id.parse().expect("an item"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_refers_to_something_removed_shows_no_id_and_is_not_as_before() {
    let held = walked("brand-values", 9);
    let gone = referred(held.state());
    let (behaviours, script) = held.state().workshop().step("behaviours").expect("a step");
    let after = then(&held, Event::ItemsRemoved(vec![gone]));
    let text = under(
        &told(after.state(), Audience::Client),
        script.title.get(Lang::En),
    );
    let is_cell = |line: &str| line.split('|').any(|cell| cell.trim() == gone.to_string());
    assert!(!text.lines().any(is_cell), "{text}");
    for made in render(
        Format::Csv,
        after.state(),
        Audience::Client,
        &HouseStyle::default(),
    )
    .expect("it can be made")
    {
        let text = String::from_utf8_lossy(&made.bytes).into_owned();
        let is_cell = |line: &str| line.split([',', ';']).any(|cell| cell == gone.to_string());
        let of_step = |line: &&str| line.contains(script.title.get(Lang::En));
        assert!(!text.lines().filter(of_step).any(is_cell), "{text}");
    }
    assert!(ready::fields(held.state(), behaviours).contains_key("value"));
    assert!(!ready::fields(after.state(), behaviours).contains_key("value"));
    // Undone, it is back.
    let seq = after.log().last().expect("events").seq;
    let back = then(&after, Event::Undone(seq));
    assert!(ready::fields(back.state(), behaviours).contains_key("value"));
}

#[test]
fn what_was_chosen_keeps_its_name_when_it_is_not_offered_any_more() {
    let held = walked("brand-values", 9);
    let chosen = ItemId::Row(referred(held.state()));
    let (behaviours, script) = held.state().workshop().step("behaviours").expect("a step");
    // The dots go to others, so that it is not among the first any more.
    let after = otherwise(&held, |event| match event {
        Event::VotesSet { ref item, .. } if *item == chosen => None,
        other => Some(other),
    });
    let text = under(
        &told(after.state(), Audience::Client),
        script.title.get(Lang::En),
    );
    let label = select::label(after.state(), &chosen);
    assert!(
        text.to_lowercase().contains(&label.to_lowercase()),
        "{text}"
    );
    let fields = select::fields_of_step(after.state(), behaviours);
    assert!(format!("{fields:?}").contains(&label));
}

#[test]
fn one_test_of_five_is_no_lead_and_every_item_is_named() {
    let held = walked("brand-values", 9);
    let (step, script) = held
        .state()
        .workshop()
        .step("distinctiveness")
        .expect("tests");
    let items = select::input(held.state(), step);
    let (first, silent) = (items[0].clone(), items[items.len() - 1].clone());
    let few = otherwise(&held, |event| match event {
        Event::DetailSet { step, item, fields } if step == "distinctiveness" => {
            if item == silent {
                return None;
            }
            let fields = if item == first {
                [("opposite".to_owned(), Value::Choice("yes".to_owned()))].into()
            } else {
                fields
            };
            Some(Event::DetailSet { step, item, fields })
        }
        other => Some(other),
    });
    let text = under(
        &told(few.state(), Audience::Client),
        script.title.get(Lang::En),
    );
    let label = |item: &ItemId| select::label(few.state(), item);
    let rows: Vec<&str> = text.lines().filter(|line| line.contains("| ")).collect();
    let at = |label: &str| rows.iter().position(|row| row.contains(label));
    let one = at(&label(&first)).expect("it is named");
    assert!(rows[one].contains("1 yes of 1 answer; 4 open"), "{text}");
    assert!(one > 4, "it leads\n{text}");
    let last = at(&label(&silent)).unwrap_or_else(|| panic!("it is not named\n{text}"));
    assert!(rows[last].contains("not answered yet"), "{text}");
    assert!(last > one, "{text}");
}

#[test]
fn every_item_of_a_rated_step_is_in_its_results_or_named_as_not_scored() {
    let held = walked("employee-journey", 12);
    let (step, script) = held.state().workshop().step("gap").expect("scores");
    let items = select::input(held.state(), step);
    let aspects = match &script.kind {
        flipover::domain::workshop::Kind::Rate(rate) => rate.aspects.clone(),
        other => panic!("{other:?}"),
    };
    let [first, second] = aspects.as_slice() else {
        panic!("{aspects:?}")
    };
    let few = otherwise(&held, |event| match event {
        Event::ScoresSet { step, cell, scores } if step == "gap" => {
            let of = |n: usize| cell.item == items[n];
            let kept = match cell.aspect.as_str() {
                _ if of(0) => 0,
                id if of(1) && id == second.id => 0,
                id if of(2) && id == first.id => 2,
                _ => 12,
            };
            let mut scores = scores;
            scores.truncate(kept);
            (kept > 0).then_some(Event::ScoresSet { step, cell, scores })
        }
        other => Some(other),
    });
    let text = under(
        &told(few.state(), Audience::Client),
        script.title.get(Lang::En),
    );
    let label = |n: usize| select::label(few.state(), &items[n]);
    let of = |n: usize, aspect: &flipover::domain::workshop::Choice| {
        format!("{} · {}", label(n), aspect.label.get(Lang::En))
    };
    let line = |start: &str| {
        let found = text.lines().find(|line| line.starts_with(start));
        found
            .unwrap_or_else(|| panic!("no {start}\n{text}"))
            .to_owned()
    };
    let none = line("Not scored: ");
    for said in [of(0, first), of(0, second), of(1, second)] {
        assert!(none.contains(&said), "{none}");
    }
    let half = line("Scored on one of the two only: ");
    assert!(
        half.contains(&of(1, first)) && !half.contains(&of(2, second)),
        "{half}"
    );
    // It was scored on both; one of the two is kept back.
    let shown = line("Shown on one of the two only: ");
    assert!(
        shown.contains(&of(2, second)) && !shown.contains(&of(1, first)),
        "{shown}"
    );
    let small = line("Too few answers to show, fewer than 5: ");
    assert!(
        small.contains(&format!("{} (n = 2)", of(2, first))),
        "{small}"
    );
    // Nor can the mean of two be reckoned back from the difference.
    assert!(
        !text
            .lines()
            .any(|line| line.starts_with(&format!("| {} |", label(2)))),
        "{text}"
    );
}

/// Number 8 on the wall is number 8 in the table, though nobody answered 5 to 7.
#[test]
fn items_have_the_number_in_the_tables_that_they_have_on_the_screens() {
    let held = walked("brand-values", 9);
    let (step, script) = held
        .state()
        .workshop()
        .step("distinctiveness")
        .expect("tests");
    let items = select::input(held.state(), step);
    let silent = items[1].clone();
    let some = otherwise(&held, |event| match event {
        Event::DetailSet { step, item, .. } if step == "distinctiveness" && item == silent => None,
        other => Some(other),
    });
    let book = Workbook::new(some.state(), Audience::Client);
    let long = book
        .sheets
        .iter()
        .find(|sheet| sheet.part == Part::AllItems)
        .expect("all");
    let title = Cell::Text(script.title.get(Lang::En).to_owned());
    let of_step = long.rows.iter().filter(|row| row[0] == title);
    let named = of_step.filter(|row| row[2] == Cell::Text("Topic".to_owned()));
    let numbers: Vec<(Cell, Cell)> = named.map(|row| (row[1].clone(), row[3].clone())).collect();
    let expected: Vec<(Cell, Cell)> = (1_u32..)
        .zip(&items)
        .filter(|(_, item)| **item != silent)
        .map(|(n, item)| {
            (
                Cell::Number(n.into()),
                Cell::Text(select::label(some.state(), item)),
            )
        })
        .collect();
    assert_eq!(numbers, expected);
}

#[test]
fn what_the_room_keeps_of_scores_has_no_more_than_its_screen() {
    let mut held = walked("engagement-baseline", 12);
    for step in ["conditions", "balance"] {
        held = then(
            &held,
            Event::RoomSet(flipover::domain::event::RoomSetting {
                shows: flipover::domain::event::Shows::Step(step.to_owned()),
                ..held.state().room.clone()
            }),
        );
    }
    let document = Document::new(held.state(), Audience::Room);
    assert_eq!(document.appendix, []);
    let house = HouseStyle::default();
    let made = render(Format::Json, held.state(), Audience::Room, &house).expect("it can be made");
    let json: serde_json::Value = serde_json::from_slice(&made[0].bytes).expect("JSON");
    let steps = json["steps"].as_array().expect("steps");
    let rated = steps
        .iter()
        .filter(|step| !step["results"]["overall"].is_null());
    let cells = rated.flat_map(|step| step["results"]["overall"].as_array().expect("cells"));
    let scored: Vec<_> = cells.filter(|cell| !cell["mean"].is_null()).collect();
    assert!(!scored.is_empty(), "{json}");
    for cell in scored {
        for figure in ["median", "sd", "agreement", "min", "max"] {
            assert!(cell[figure].is_null(), "{figure}: {cell}");
        }
    }
}

#[test]
fn of_few_people_the_tables_hold_no_per_cents_of_dots() {
    let shares = |people: u16| {
        let held = walked("brand-values", people);
        let book = Workbook::new(held.state(), Audience::Client);
        let votes = book.sheets.iter().filter(|sheet| sheet.title == "Vote");
        let cells = votes.flat_map(|sheet| &sheet.rows).flatten();
        cells.filter(|cell| matches!(cell, Cell::Share(_))).count()
    };
    assert_eq!(shares(9), 0);
    assert_ne!(shares(12), 0);
}

/// A step that was done in a moment took some time.
#[test]
fn what_took_less_than_a_minute_did_not_take_none() {
    let held = walked("brand-values", 9);
    let at = |seq: u64| flipover::domain::event::Moment {
        wall: 1_795_437_000_000 + i64::try_from(seq * 20).expect("small"),
        mono: 1_000 + seq * 20,
    };
    let log = held.log().iter().map(|stamped| Stamped {
        at: at(stamped.seq),
        ..stamped.clone()
    });
    let quick = Session::replay(log.collect()).expect("a session");
    let text = told(quick.state(), Audience::Facilitator);
    let course = under(&text, "How the time went");
    assert!(course.contains("| less than 1 |"), "{course}");
    assert!(!course.contains("| 0 |"), "{course}");
    assert!(text.contains("planned, less than 1 used"), "{text}");
}

#[test]
fn the_day_of_an_action_has_its_weekday_in_both_languages() {
    let cases = [
        (Lang::En, " December 2026", "day 4 December 2026"),
        (Lang::Nl, " december 2026", "dag 4 december 2026"),
    ];
    for (lang, month, whole) in cases {
        let all = bundled().into_iter();
        let scripts = all.map(|(_, text)| parse(&text).expect("a right script"));
        let workshop = scripts.into_iter().find(|it| it.id == "brand-values");
        let mut room = Room::open(workshop.expect("it is there"), lang, Variant::Full, 9);
        room.walk(|_, _| {});
        let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 4).expect("a day");
        let dated = otherwise(&room.session, |event| match event {
            Event::ItemsAdded {
                step,
                first,
                mut rows,
            } if step == "actions" => {
                for row in &mut rows {
                    row.insert("when".to_owned(), Value::Date(day));
                }
                Some(Event::ItemsAdded { step, first, rows })
            }
            other => Some(other),
        });
        let text = told(dated.state(), Audience::Client);
        let rows: Vec<&str> = text.lines().filter(|row| row.contains(month)).collect();
        assert!(rows.iter().any(|row| row.contains(whole)), "{text}");
        for row in rows {
            for (at, _) in row.match_indices(month) {
                let before = row[..at].trim_end_matches(|c: char| c.is_ascii_digit());
                assert!(
                    before.ends_with("day ") || before.ends_with("dag "),
                    "{row}"
                );
            }
        }
    }
}
