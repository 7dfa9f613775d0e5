//! What a person at the back of the room reads: the question largest, a chart whole and to one scale.

use flipover::domain::command::Command;
use flipover::domain::event::{Stage, Value, Variant};
use flipover::domain::select;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::StepIndex;

use crate::room::Room;
use crate::{painted, seen, text, words, workshop};

const SIZES: [(u16, u16); 4] = [(64, 18), (80, 24), (120, 36), (200, 60)];
const LONG: &str =
    "We bellen binnen een dag terug, ook als we het antwoord nog niet weten en er niemand om vroeg";

fn wall(room: &Room, (columns, rows): (u16, u16)) -> String {
    text(&painted(&seen(room), columns, rows))
}

fn to_step(room: &mut Room, id: &str) -> StepIndex {
    loop {
        room.give(Command::Next);
        let step = room.state().current.unwrap();
        if room.state().workshop().steps[step].id == id {
            return step;
        }
    }
}

/// A vote on these, with so many dots each, and its result on the wall.
fn vote(options: &[(&str, u32)]) -> Room {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    let step = to_step(&mut room, "values");
    let field = select::fields_of_step(room.state(), step)[0].id.clone();
    let row = |said: &str| [(field.clone(), Value::Text(Clean::line(said)))].into();
    let rows = options.iter().map(|(said, _)| row(said)).collect();
    room.give(Command::AddItems { step, rows });
    let step = to_step(&mut room, "vote");
    let items = select::input(room.state(), step);
    for (item, (_, votes)) in items.into_iter().zip(options) {
        let votes = *votes;
        room.give(Command::SetVotes { step, item, votes });
    }
    room.give(Command::Reveal { step, shown: true });
    room
}

/// A room in which a message goes down, and the index of that step.
fn on_its_way(lang: Lang) -> (Room, StepIndex) {
    let workshop = workshop("four-months-to-four-minutes");
    let mut room = Room::open(workshop, lang, Variant::Full, 12);
    room.walk_to("cascade-down");
    let step = room.state().current.unwrap();
    (room, step)
}

/// A message on its way down, and the picture of it on the wall.
fn cascade(lang: Lang) -> Room {
    let (mut room, step) = on_its_way(lang);
    room.give(Command::Reveal { step, shown: true });
    room
}

/// The filled cells of a bar in a line.
fn bar(line: &str) -> usize {
    line.matches('█').count()
}

#[test]
fn every_level_of_a_cascade_has_its_bar_at_every_size_and_the_last_is_never_missing() {
    let figures = ["(88%)", "(63%)", "(38%)", "(25%)", "(25%)"];
    let names = [
        "1 Board",
        "2 Middle management",
        "3 Branch managers",
        "4 Department managers",
        "5 Shop floor",
    ];
    let room = cascade(Lang::En);
    for size in SIZES {
        let wall = wall(&room, size);
        for share in figures {
            let count = figures.iter().filter(|other| **other == share).count();
            let said = format!("of 8 {share}");
            assert_eq!(
                wall.matches(&said).count(),
                count,
                "{share} at {size:?}\n{wall}"
            );
        }
        if size.1 < 60 {
            let lines: Vec<&str> = wall.lines().collect();
            let at = |name: &str| {
                let found = lines.iter().position(|line| words(line).starts_with(name));
                found.unwrap_or_else(|| panic!("{name} at {size:?}\n{wall}"))
            };
            let rows = names.map(at);
            assert!(rows.is_sorted(), "{wall}");
            let bars = rows.map(|row| bar(lines[row]));
            assert!(
                bars.is_sorted_by(|a, b| a >= b) && bars[3] == bars[4],
                "{bars:?}\n{wall}"
            );
        }
    }
}

#[test]
fn the_chain_stands_below_the_bars_with_a_number_for_each_level_from_eighty_columns_on() {
    for lang in Lang::ALL {
        let room = cascade(lang);
        for size in &SIZES[1..] {
            let wall = wall(&room, *size);
            assert!(words(&wall).contains("1 2 3 4 5"), "{size:?}\n{wall}");
            let chains = wall.lines().filter(|line| {
                let marks = words(line);
                let marks = marks.chars().filter(|c| "=~-".contains(*c));
                marks.count() >= 5
            });
            assert_eq!(chains.count(), 8, "every point at {size:?}\n{wall}");
        }
    }
}

#[test]
fn equal_votes_have_equal_bars_and_all_bars_one_scale() {
    let mut options: Vec<(&str, u32)> = vec![("Vakmanschap", 8), ("Warmte", 4), (LONG, 4)];
    options.extend([
        ("Lef", 2),
        ("Openheid naar elkaar en naar buiten", 2),
        ("Trots", 0),
    ]);
    let room = vote(&options);
    for size in SIZES {
        let wall = wall(&room, size);
        let lines = |value: &str| -> Vec<usize> {
            let found = wall.lines().filter(|line| words(line).ends_with(value));
            found.map(bar).collect()
        };
        let most = lines("8 (40%)");
        let [four, two] = [lines("4 (20%)"), lines("2 (10%)")];
        assert_eq!(
            [most.len(), four.len(), two.len()],
            [1, 2, 2],
            "{size:?}\n{wall}"
        );
        for (bar, of) in [(four[0], 2), (four[1], 2), (two[0], 4), (two[1], 4)] {
            assert!((most[0] / of).abs_diff(bar) <= 1, "{size:?}\n{wall}");
        }
        assert_eq!(lines("0 (0%)"), [0], "{size:?}\n{wall}");
        assert!(
            most[0] * 3 > usize::from(size.0),
            "the width is used at {size:?}\n{wall}"
        );
    }
}

#[test]
fn what_does_not_fit_large_is_whole_in_ordinary_letters_and_what_is_left_out_is_counted() {
    let many: Vec<(String, u32)> = (1..=16).map(|n| (format!("Keuze {n}"), 17 - n)).collect();
    let many: Vec<(&str, u32)> = many
        .iter()
        .map(|(said, n)| (said.as_str(), *n % 4))
        .collect();
    let room = vote(&many);
    for size in &SIZES[1..] {
        let wall = wall(&room, *size);
        for (said, _) in &many {
            let found = wall
                .lines()
                .any(|line| words(line).contains(&format!("{said} ")));
            assert!(found, "{said} at {size:?}\n{wall}");
        }
    }
    let wall = wall(&room, SIZES[0]);
    let shown = wall.lines().filter(|line| line.contains("Keuze")).count();
    assert!(wall.contains(&format!("… en nog {}", 16 - shown)), "{wall}");
}

#[test]
fn a_long_name_is_shortened_and_stays_in_its_column() {
    let room = vote(&[("Vakmanschap", 9), (LONG, 8), ("Warmte", 7)]);
    let wall = wall(&room, (80, 24));
    assert!(wall.contains('…') && !wall.contains("vroeg"), "{wall}");
    for line in wall.lines().take(17) {
        let begins = line.chars().take_while(|c| *c == ' ').count();
        assert!(
            line.is_empty() || begins == 2,
            "nothing stands in a column of its own\n{wall}"
        );
    }
}

#[test]
fn the_question_is_larger_than_what_is_said_and_the_clock_makes_way() {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    let step = to_step(&mut room, "values");
    let field = select::fields_of_step(room.state(), step)[0].id.clone();
    let row = [(field, Value::Text(Clean::line("Vakmanschap")))].into();
    room.give(Command::AddItems {
        step,
        rows: vec![row],
    });
    for size in [(120, 36), (200, 60)] {
        let wall = wall(&room, size);
        assert!(!wall.contains("Welke waarden"), "in block letters\n{wall}");
    }
    assert!(wall(&room, (120, 36)).contains("• Vakmanschap"));
    // In ordinary letters at the size of a small wall, beside digits of four rows and not eight.
    let small = wall(&room, (80, 24));
    let bottom = small.lines().rev().take_while(|line| !line.contains('━'));
    assert!(bottom.count() <= 5, "{small}");
}

#[test]
fn when_to_be_back_and_whose_turn_it_is_are_in_large_letters_on_a_small_wall() {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    to_step(&mut room, "break");
    assert!(!wall(&room, (80, 24)).contains("Terug om"));
    for lang in Lang::ALL {
        let (mut room, step) = on_its_way(lang);
        let stage = Stage::Box(1);
        room.give(Command::EnterStage { step, stage });
        let wall = wall(&room, (80, 24));
        assert!(
            !wall.contains("Middle management") && !wall.contains("Middenkader"),
            "{wall}"
        );
        // The card is there whole, and so is who is next.
        let card = [
            "Four weeks. Listen, translate",
            "Vier weken. Luister, vertaal",
        ];
        assert!(card.iter().any(|card| wall.contains(card)), "{wall}");
    }
}
