//! What a person at the back of the room reads: the question largest, a chart whole and to one scale.

use flipover::domain::command::Command;
use flipover::domain::event::{Stage, Value, Variant};
use flipover::domain::room::{Body, RoomView, Scene};
use flipover::domain::select;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::StepIndex;

use flipover::tui::wall::{Ink, Layout};
use flipover::tui::widgets::large::Size;

use crate::room::Room;
use crate::{painted, seen, text, words, workshop};

const SIZES: [(u16, u16); 4] = [(64, 18), (80, 24), (120, 36), (200, 60)];
const LONG: &str =
    "We bellen binnen een dag terug, ook als we het antwoord nog niet weten en er niemand om vroeg";

fn laid(room: &Room, wall: (u16, u16)) -> Layout {
    crate::whole::laid(&seen(room), wall)
}

/// Every line of text on any page, with the size of its letters.
fn lines(layout: &Layout) -> Vec<(&str, Size)> {
    let all = layout.pages.iter().flatten();
    let lines = all.filter_map(|placed| match &placed.ink {
        Ink::Text(text, _) => Some((text.as_str(), placed.size)),
        _ => None,
    });
    lines.collect()
}

/// The size of the letters of the line with this in it.
fn size_of(layout: &Layout, text: &str) -> Size {
    let lines = lines(layout);
    let found = lines.iter().find(|(line, _)| line.contains(text));
    found.unwrap_or_else(|| panic!("{text} in {lines:?}")).1
}

/// The bars on all pages, from the first on: how long they are, as a share of the longest there can be.
fn bars(layout: &Layout) -> Vec<f64> {
    let all = layout.pages.iter().flatten();
    let bars = all.filter_map(|placed| match placed.ink {
        Ink::Bar((from, to), ..) => Some(to - from),
        _ => None,
    });
    bars.collect()
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
        let layout = laid(&room, size);
        let said: Vec<&str> = lines(&layout).into_iter().map(|(text, _)| text).collect();
        let said = words(&said.join(" "));
        for (name, share) in names.iter().zip(figures) {
            assert!(said.contains(name), "{name} at {size:?}: {said}");
            assert!(
                said.contains(&format!("of 8 {share}")),
                "{share} at {size:?}: {said}"
            );
        }
        let bars = bars(&layout);
        assert_eq!(bars.len(), 5, "{size:?}");
        assert!(bars.is_sorted_by(|a, b| a >= b), "{bars:?}");
        assert!((bars[3] - bars[4]).abs() < 1e-9, "{bars:?}");
    }
}

#[test]
fn the_points_of_a_message_stand_in_a_table_with_the_numbers_of_its_levels() {
    for lang in Lang::ALL {
        let room = cascade(lang);
        for size in SIZES {
            let layout = laid(&room, size);
            let lines = lines(&layout);
            for level in ["1", "2", "3", "4", "5"] {
                let is_head = |(text, _): &&(&str, Size)| *text == level;
                assert!(
                    lines.iter().any(|line| is_head(&line)),
                    "{level} at {size:?}"
                );
            }
            let marks = lines
                .iter()
                .filter(|(text, _)| ["=", "~", "-"].contains(text));
            assert_eq!(marks.count(), 8 * 5, "every point at {size:?}");
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
        let bars = bars(&laid(&room, size));
        assert_eq!(bars.len(), 5, "none for what has no dots at {size:?}");
        for (bar, share) in bars.iter().zip([1.0, 0.5, 0.5, 0.25, 0.25]) {
            assert!((bar - share).abs() < 1e-9, "{bars:?} at {size:?}");
        }
    }
}

#[test]
fn every_one_of_many_options_has_its_bar_on_some_page() {
    let many: Vec<(String, u32)> = (1..=30).map(|n| (format!("Keuze {n:02}"), 1)).collect();
    let many: Vec<(&str, u32)> = many.iter().map(|(said, n)| (said.as_str(), *n)).collect();
    let room = vote(&many);
    for size in SIZES {
        let layout = laid(&room, size);
        assert_eq!(bars(&layout).len(), 30, "{size:?}");
        for (said, _) in &many {
            size_of(&layout, said);
        }
    }
}

#[test]
fn a_bar_is_drawn_as_long_as_it_is_and_apart_from_the_next() {
    let room = vote(&[("Vakmanschap", 8), ("Warmte", 4), ("Lef", 2)]);
    let wall = text(&painted(&seen(&room), 80, 24));
    let length = |line: &str| {
        let runs = line.split(|c| c != '█' && c != '▄');
        runs.map(|run| run.chars().count()).max().unwrap_or(0)
    };
    let drawn: Vec<(usize, usize)> = wall
        .lines()
        .map(length)
        .enumerate()
        .filter(|(_, length)| *length > 8)
        .collect();
    let mut lengths: Vec<usize> = drawn.iter().map(|(_, length)| *length).collect();
    lengths.dedup();
    assert_eq!(lengths.len(), 3, "{wall}");
    assert!(lengths[0].abs_diff(2 * lengths[1]) <= 2, "{wall}");
    // A bar of one row is half as high, so that there is a gap above it.
    let is_low = |(row, _): &(usize, usize)| !wall.lines().nth(*row).unwrap().contains('█');
    assert!(drawn.len() > 3 || drawn.iter().all(is_low), "{wall}");
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
    for size in SIZES {
        let layout = laid(&room, size);
        let (asked, said) = (size_of(&layout, "Welke"), size_of(&layout, "Vakmanschap"));
        assert!(asked >= said, "{asked:?} {said:?} at {size:?}");
        assert!(said > Size::CELLS || size.0 < 80, "{said:?} at {size:?}");
        let clock = layout.kept.sizes.last().copied().unwrap();
        assert!(clock <= asked, "{clock:?} at {size:?}");
    }
    // At a cue the clock takes what is left.
    let rows = |room: &Room| {
        let layout = laid(room, (120, 36));
        let clock = layout.pages[0].iter().find(|it| it.ink == Ink::Clock);
        clock.unwrap().area.height
    };
    let calm = rows(&room);
    let minutes = u64::from(room.state().plan[step]);
    room.wait(minutes * 60 - 119);
    assert!(rows(&room) >= calm, "{} {calm}", rows(&room));
}

#[test]
fn a_clock_with_nothing_to_say_is_no_larger_than_what_the_room_looks_at() {
    let clock = |room: &Room, wall| {
        let layout = laid(room, wall);
        let clock = layout.pages[0].iter().find(|it| it.ink == Ink::Clock);
        clock.unwrap().area.height
    };
    // A question too long for large letters on a small wall, and a result of many lines on a larger one.
    let mut room = Room::open(workshop("engagement-baseline"), Lang::Nl, Variant::Full, 12);
    let step = to_step(&mut room, "conditions");
    room.fill(step);
    room.give(Command::Reveal { step, shown: true });
    assert_eq!(clock(&room, (120, 36)), 1);
    to_step(&mut room, "reveal");
    assert_eq!(clock(&room, (64, 18)), 1);
    // When the time is up it matters, and grows.
    room.wait(20 * 60 + 5);
    assert!(clock(&room, (64, 18)) > 1);
}

#[test]
fn a_sign_the_letters_lack_does_not_make_the_others_smaller() {
    let plain = vote(&[("Vakmanschap", 8), ("Warmte", 4), ("Lef!!", 2)]);
    let signs = vote(&[("Vakmanschap", 8), ("Warmte", 4), ("Lef🎉", 2)]);
    for size in SIZES {
        let [plain, signs] = [&plain, &signs].map(|room| size_of(&laid(room, size), "Warmte"));
        assert_eq!(plain, signs, "{size:?}");
    }
    let wall = text(&painted(&seen(&signs), 200, 60));
    assert!(wall.contains('🎉'), "{wall}");
}

#[test]
fn when_to_be_back_and_whose_turn_it_is_are_in_large_letters_on_a_small_wall() {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    to_step(&mut room, "break");
    assert!(size_of(&laid(&room, (80, 24)), "Terug om") > Size::SMALL);
    for lang in Lang::ALL {
        let (mut room, step) = on_its_way(lang);
        let stage = Stage::Box(1);
        room.give(Command::EnterStage { step, stage });
        let name = ["Middle", "Middenkader"][usize::from(lang == Lang::Nl)];
        assert!(size_of(&laid(&room, (80, 24)), name) > Size::CELLS);
    }
}

/// Every line of the results of a step once they are shown.
fn results(id: &str, step: &str, lang: Lang) -> Room {
    let mut room = Room::open(workshop(id), lang, Variant::Full, 12);
    room.walk_to(step);
    let step = room.state().current.unwrap();
    room.give(Command::Reveal { step, shown: true });
    room
}

#[test]
fn each_of_two_net_promoter_scores_is_huge() {
    let room = results("engagement-baseline", "recommend", Lang::Nl);
    for size in SIZES {
        let layout = laid(&room, size);
        let huge = ["−8", "−100"].map(|score| {
            let lines = lines(&layout);
            let found = lines.iter().find(|(line, _)| *line == score);
            found.unwrap_or_else(|| panic!("{score} in {lines:?}")).1
        });
        let said = size_of(&layout, "Promotors");
        assert!(huge.iter().all(|huge| *huge > said), "{huge:?} {said:?}");
    }
}

#[test]
fn what_lies_a_thousand_times_apart_is_a_ratio_and_no_bars() {
    let room = results("four-months-to-four-minutes", "real-clock", Lang::En);
    for size in SIZES {
        let layout = laid(&room, size);
        assert!(bars(&layout).is_empty(), "{size:?}");
        let said: Vec<&str> = lines(&layout).into_iter().map(|(text, _)| text).collect();
        let said = words(&said.join(" "));
        assert!(said.contains("Shop floor 4 minutes"), "{said}");
        assert!(!said.contains("scale"), "{said}");
    }
}

#[test]
fn dots_are_named_as_dots_and_what_has_none_takes_no_row_of_bars() {
    let room = results("brand-values", "vote", Lang::En);
    for size in SIZES {
        let layout = laid(&room, size);
        let lines = lines(&layout);
        let at = |text: &str| lines.iter().position(|(line, _)| *line == text);
        assert!(at("Dots").is_some(), "{lines:?}");
        assert!(at("Dots") < at("12"), "{lines:?}");
        // A count says it alone; a per cent behind every one is for documents.
        assert!(
            lines.iter().all(|(line, _)| !line.contains('%')),
            "{lines:?}"
        );
    }
}

#[test]
fn eight_short_items_use_a_wall_that_nobody_enlarged() {
    let mut room = Room::open(workshop("engagement-baseline"), Lang::En, Variant::Full, 12);
    room.walk_to("conditions");
    let layout = laid(&room, (120, 36));
    assert!(size_of(&layout, "Proud") > Size::CELLS);
    assert_eq!(layout.pages.len(), 2);
}

#[test]
fn on_a_wall_of_small_cells_nothing_stands_in_the_terminals_own_letters() {
    let mut seen = 0;
    // A table may be too wide for anything else, and a sentence higher than a page.
    let is_result = |view: &RoomView| matches!(&view.scene, Scene::Step(step) if matches!(step.body, Body::Results(_)));
    for (name, view) in crate::whole::scenes() {
        for placed in crate::whole::laid(&view, (200, 60)).pages.iter().flatten() {
            match &placed.ink {
                Ink::Text(..) if placed.piece.is_some() && is_result(&view) => {}
                Ink::Text(text, _) => assert!(placed.size > Size::CELLS, "{name}: {text}"),
                Ink::Clock => assert!(placed.area.height > 2, "{name}: the clock"),
                Ink::Bar(..) | Ink::Range(..) => {}
            }
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn what_stands_equal_at_the_cut_is_marked_and_told_in_a_short_sentence() {
    let room = vote(&[
        ("Lef", 5),
        ("Warmte", 3),
        (LONG, 3),
        ("Trots", 3),
        ("Rust", 1),
    ]);
    for size in SIZES {
        let layout = laid(&room, size);
        let lines = lines(&layout);
        let said: Vec<&str> = lines.iter().map(|(text, _)| *text).collect();
        let said = words(&said.join(" "));
        assert!(said.contains("die met =."), "{said}");
        for tied in ["= Warmte", "= We bellen", "= Trots"] {
            assert!(said.contains(tied), "{tied} in {said}");
        }
        for other in ["= Lef", "= Rust", "“Warmte”"] {
            assert!(!said.contains(other), "{other} in {said}");
        }
        size_of(&layout, "= Trots");
    }
}

#[test]
fn a_chart_says_on_every_page_what_its_figures_are() {
    let many: Vec<(String, u32)> = (1..=30).map(|n| (format!("Keuze {n:02}"), 1)).collect();
    let many: Vec<(&str, u32)> = many.iter().map(|(said, n)| (said.as_str(), *n)).collect();
    let room = vote(&many);
    for size in SIZES {
        let layout = laid(&room, size);
        assert!(layout.pages.len() > 1);
        for page in &layout.pages {
            let has = |what: &dyn Fn(&Ink) -> bool| page.iter().any(|it| what(&it.ink));
            let has_bars = has(&|ink| matches!(ink, Ink::Bar(..)));
            let is_named = has(&|ink| matches!(ink, Ink::Text(text, _) if text == "Stickers"));
            assert!(is_named || !has_bars, "{size:?}: {page:?}");
        }
    }
}

#[test]
fn two_scores_beside_each_other_say_which_is_which() {
    let room = results("engagement-baseline", "balance", Lang::Nl);
    for size in SIZES {
        let layout = laid(&room, size);
        let said: Vec<&str> = lines(&layout).into_iter().map(|(text, _)| text).collect();
        let said = words(&said.join(" "));
        assert!(said.contains("● 4,2 ○ 2,6 +1,6"), "{said}");
        assert!(said.contains("+/− verschil"), "{said}");
    }
}

#[test]
fn no_word_is_broken_for_the_sake_of_columns() {
    let said = [
        "Duidelijk",
        "Vakwerk",
        "Dichtbij",
        "Eerlijk",
        "Nieuwsgierig",
    ];
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    room.walk_to("vote");
    let texts: Vec<String> = said.iter().map(|text| (*text).to_owned()).collect();
    let view = crate::whole::with_texts(&seen(&room), &texts).unwrap();
    for size in SIZES.into_iter().chain([(120, 32)]) {
        let layout = crate::whole::laid(&view, size);
        for text in said {
            size_of(&layout, text);
        }
    }
}

#[test]
fn a_list_in_which_nothing_is_new_opens_on_its_first_page() {
    for (id, step) in [("brand-values", "vote"), ("brand-values", "meaning")] {
        let mut room = Room::open(workshop(id), Lang::Nl, Variant::Full, 12);
        room.walk_to(step);
        let layout = laid(&room, (48, 14));
        assert!(layout.pages.len() > 1, "{step}");
        assert_eq!(layout.focus, 0, "{step}");
    }
}

#[test]
fn nine_items_to_vote_on_are_large_on_a_wall_that_nobody_enlarged() {
    let mut room = Room::open(workshop("brand-values"), Lang::Nl, Variant::Full, 12);
    room.walk_to("vote");
    let layout = laid(&room, (120, 36));
    assert!(size_of(&layout, "We belden") > Size::CELLS);
    assert!(size_of(&layout, "Welke waarden") > Size::CELLS);
}

#[test]
fn the_bar_of_a_large_name_is_at_least_a_whole_row_high() {
    let room = vote(&[("Vakmanschap", 8), (LONG, 4), ("Lef", 2)]);
    for size in [(120, 36), (200, 60)] {
        let layout = laid(&room, size);
        for placed in layout.pages.iter().flatten() {
            if let Ink::Bar(_, _, is_low) = placed.ink {
                assert!(!is_low, "{size:?}: {placed:?}");
            }
        }
    }
}
