//! What the summary says in sentences is true of what the room answered.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

#[path = "support/room.rs"]
mod room;

use flipover::domain::audience::Audience;
use flipover::domain::command::{self, Command};
use flipover::domain::document;
use flipover::domain::event::{Cell, Fields, List, Value, Variant};
use flipover::domain::results::headline;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::select;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::StepIndex;
use flipover::export::markdown;
use flipover::tui::windows::results::state::{self, Part, Rules};
use room::Room;

const TESTS: [&str; 5] = ["opposite", "swap", "cost", "proof", "fit"];

/// The room of a workshop as it stands with the step filled.
fn at(workshop: &str, step: &str, lang: Lang) -> (Room, StepIndex) {
    let all = bundled().into_iter();
    let mut scripts = all.map(|(_, text)| parse(&text).expect("a right script"));
    let found = scripts.find(|it| it.id == workshop);
    let mut room = Room::open(found.expect("it is there"), lang, Variant::Full, 11);
    room.walk_to(step);
    let index = room.state().current.expect("a step");
    (room, index)
}

/// Carries a command out, where it changes anything.
fn put(room: &mut Room, command: Command) {
    if command::decide(&room.session, command.clone()).is_ok() {
        room.give(command);
    }
}

/// Five tests an item, each yes, no or not answered.
fn answer(room: &mut Room, step: StepIndex, answers: &[&str]) {
    let items = select::input(room.state(), step);
    assert!(answers.len() <= items.len(), "{items:?}");
    for (n, item) in items.into_iter().enumerate() {
        let answers = answers.get(n).copied().unwrap_or_default();
        let given = TESTS.iter().zip(answers.chars()).filter_map(|(id, sign)| {
            let choice = match sign {
                '+' => "yes",
                '-' => "no",
                _ => return None,
            };
            Some(((*id).to_owned(), Value::Choice(choice.to_owned())))
        });
        let fields: Fields = given.collect();
        put(room, Command::SetDetail { step, item, fields });
    }
}

/// Scores of two aspects, item by item.
fn score(room: &mut Room, step: StepIndex, means: &[[i32; 2]]) {
    let items = select::input(room.state(), step);
    let workshop = room.state().workshop().clone();
    let flipover::domain::workshop::Kind::Rate(rate) = &workshop.steps[step].kind else {
        panic!("no scores");
    };
    for (n, item) in items.into_iter().enumerate() {
        let pair = means.get(n).copied().unwrap_or([1, 1]);
        for (aspect, score) in rate.aspects.iter().zip(pair) {
            let cell = Cell {
                item: item.clone(),
                aspect: aspect.id.clone(),
                group: String::new(),
            };
            let scores = vec![score; 3];
            put(room, Command::SetScores { step, cell, scores });
        }
    }
}

fn said(room: &Room, about: &str) -> Option<String> {
    let sentences = headline(room.state());
    sentences.into_iter().find(|text| text.starts_with(about))
}

fn written(room: &Room, step: StepIndex) -> String {
    let section = document::of_step(room.state(), step, Audience::Facilitator);
    format!("{section:?}")
}

#[test]
fn the_most_distinctive_is_never_also_the_most_easily_copied() {
    let (mut room, step) = at("brand-values", "distinctiveness", Lang::Nl);
    let names: Vec<String> = select::input(room.state(), step)
        .iter()
        .map(|item| select::label(room.state(), item))
        .collect();
    answer(&mut room, step, &["+----", "+----", "+----"]);
    assert_eq!(said(&room, "Het meest onderscheidend"), None);
    assert_eq!(said(&room, "Het makkelijkst na te doen"), None);

    answer(&mut room, step, &["++---", "+++--", "+++--"]);
    assert_eq!(
        said(&room, "Het meest onderscheidend"),
        Some(format!(
            "Het meest onderscheidend: {} en {} (3/5).",
            names[1], names[2]
        ))
    );
    assert_eq!(
        said(&room, "Het makkelijkst na te doen"),
        Some(format!("Het makkelijkst na te doen: {} (2/5).", names[0]))
    );
    // What is still open could make it untrue.
    answer(&mut room, step, &["+----", "+++--", "++..-"]);
    assert_eq!(said(&room, "Het meest onderscheidend"), None);
    assert_eq!(
        said(&room, "Het makkelijkst na te doen"),
        Some(format!("Het makkelijkst na te doen: {} (1/5).", names[0]))
    );
}

#[test]
fn a_test_nobody_answered_is_not_failed() {
    let (mut room, step) = at("brand-values", "distinctiveness", Lang::Nl);
    answer(&mut room, step, &["+....", "++-++"]);
    let told = written(&room, step);
    for one in [
        "\"1 keer ja op 1 antwoord; 4 open\"",
        "\"4 van de 5\"",
        "\"geen; 4 nog open\"",
        "\"Prijs\"",
    ] {
        assert!(told.contains(one), "{one}\n{told}");
    }
    assert!(
        !told.contains("1 van de 5") && !told.contains("0 van de 2"),
        "{told}"
    );
    // The price was asked of one of the two, who said no.
    assert!(
        told.contains("\"0 keer ja op 1 antwoord; 8 open\""),
        "{told}"
    );
}

#[test]
fn a_gap_the_other_way_is_no_gap() {
    let (mut room, step) = at("brand-values", "visible-now", Lang::Nl);
    score(&mut room, step, &[[3, 4], [2, 4]]);
    let items = select::input(room.state(), step).len();
    assert!(items > 2);
    assert_eq!(said(&room, "De grootste kloof"), None);
    score(&mut room, step, &[[5, 2], [2, 4]]);
    let first = &select::input(room.state(), step)[0];
    let name = select::label(room.state(), first);
    assert_eq!(
        said(&room, "De grootste kloof"),
        Some(format!(
            "De grootste kloof tussen wat een klant zou merken en wat nu zichtbaar is: “{name}” (3,0)."
        ))
    );
}

#[test]
fn what_survived_is_named_in_its_own_words() {
    let (room, step) = at("four-months-to-four-minutes", "cascade-down", Lang::En);
    let points: Vec<String> = select::input(room.state(), step)
        .iter()
        .map(|item| select::label(room.state(), item))
        .collect();
    assert_eq!(
        said(&room, "What survived"),
        Some(format!(
            "What survived: “{}” and “{}”.",
            points[0], points[7]
        ))
    );
    let page = markdown::write(&document::Document::new(room.state(), Audience::Client));
    assert!(page.contains("By kind. What arrived intact: why"), "{page}");
}

#[test]
fn figures_of_a_column_have_the_same_decimals_and_differences_are_not_of_rounded_ones() {
    let (mut room, step) = at("brand-values", "visible-now", Lang::Nl);
    let items = select::input(room.state(), step);
    // 3.25 and 3.50: the same 3.3 and 3.5 as wherever else they stand, and 0.25 apart.
    for (aspect, scores) in [
        ("notice", vec![3, 3, 3, 4]),
        ("visible", vec![3, 3, 3, 4, 4, 4]),
    ] {
        let cell = Cell {
            item: items[0].clone(),
            aspect: aspect.to_owned(),
            group: String::new(),
        };
        put(&mut room, Command::SetScores { step, cell, scores });
    }
    let page = markdown::write(&document::Document::new(
        room.state(),
        Audience::Facilitator,
    ));
    let name = select::label(room.state(), &items[0]);
    assert!(
        page.contains(&format!("| {name} | 3,3 | 3,5 | −0,3 | 4 / 6 |")),
        "{page}"
    );
    // The appendix says which score was given how often.
    let own = format!(
        "| {name} · merkt de klant het | 3:\u{a0}3×, 4:\u{a0}1× | 4 | 3,25 | 3,0 | 0,43 | 0,95 |"
    );
    assert!(page.contains(&own), "{page}");
    // Sides of the middle read as Dutch.
    assert!(
        page.contains("(merkt de klant het: hoog; zichtbaar nu: hoog)"),
        "{page}"
    );
}

#[test]
fn the_results_on_the_screen_have_the_actions_and_end_with_the_decisions() {
    let (mut room, step) = at("brand-values", "actions", Lang::Nl);
    assert!(!state::parts(room.state()).contains(&Part::Decisions));
    room.give(Command::AddNote {
        list: List::Decision,
        text: Clean::line("We gaan verder met Duidelijk"),
        by: Clean::line("Lotte"),
    });
    let parts = state::parts(room.state());
    assert_eq!(parts.last(), Some(&Part::Decisions));
    assert!(parts.contains(&Part::Step(step)), "{parts:?}");
    let actions = state::section(room.state(), Part::Step(step), Rules::Own);
    let told = format!("{actions:?}");
    assert!(
        told.contains("\"Wie\"") && told.contains("\"Uiterlijk\""),
        "{told}"
    );
    let decided = state::section(room.state(), Part::Decisions, Rules::Own);
    assert_eq!(decided.title, "Besluiten");
    assert!(format!("{decided:?}").contains("We gaan verder met Duidelijk"));
}

#[test]
fn a_workshop_that_had_all_its_time_was_fitted_to_nothing() {
    for (minutes, is_fitted) in [(138, false), (135, false), (120, true)] {
        let all = bundled().into_iter();
        let mut scripts = all.map(|(_, text)| parse(&text).expect("a right script"));
        let found = scripts.find(|it| it.id == "brand-values");
        let variant = Variant::Minutes(minutes);
        let mut room = Room::open(found.expect("it is there"), Lang::En, variant, 11);
        room.walk_to("values");
        let told = markdown::write(&document::Document::new(room.state(), Audience::Client));
        assert_eq!(
            told.contains("was fitted to"),
            is_fitted,
            "{minutes}: {told}"
        );
    }
}
