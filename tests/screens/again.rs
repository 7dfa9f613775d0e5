//! Back in a field that holds something: what is typed takes its place or goes on with it, and nothing is lost unsaid.

use crossterm::event::KeyCode;
use flipover::domain::event::{Cell, ItemId, Variant};
use flipover::domain::text::Lang;
use flipover::domain::workshop::{FieldKind, Kind};
use flipover::tui::keys::Action;

use crate::stage::Stage;
use crate::stray::at_every_step;

/// The step of scores from 0 to 8, with these in its only row.
fn scored(lang: Lang, scores: &str) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 20);
    stage.to_step("prediction");
    stage.line(scores);
    stage
}

fn scores(stage: &Stage) -> Vec<i32> {
    let cell = Cell {
        item: ItemId::Fixed("prediction".to_owned(), 0),
        aspect: String::new(),
        group: String::new(),
    };
    stage.part().scores.get(&cell).cloned().unwrap_or_default()
}

#[test]
fn scores_typed_over_saved_ones_take_their_place_and_that_is_seen() {
    for (lang, hint, fewer) in [
        (
            Lang::En,
            "Typing replaces it",
            "2 in place of 4 scores: Esc and then u",
        ),
        (
            Lang::Nl,
            "Typen vervangt het",
            "2 in plaats van 4 scores: Esc en dan u",
        ),
    ] {
        let mut stage = scored(lang, "8 7 6x2");
        stage.key(KeyCode::Enter);
        assert_eq!(stage.in_field(), "6x2 7 8");
        let screen = stage.screen(120, 36);
        assert!(screen.contains(hint), "{screen}");
        stage.typed("3 4");
        assert_eq!(stage.in_field(), "3 4");
        assert!(!stage.screen(120, 36).contains(hint));
        stage.key(KeyCode::Enter);
        assert_eq!(scores(&stage), [3, 4]);
        // What went is said, with what brings it back, and that is true.
        assert!(stage.said().contains(fewer), "{}", stage.said());
        stage.key(KeyCode::Esc);
        stage.typed("u");
        assert_eq!(scores(&stage), [6, 6, 7, 8]);
    }
}

#[test]
fn a_blank_or_an_arrow_goes_on_with_the_scores_that_stand() {
    for (keys, text, taken) in [
        (&[][..], " 8", vec![5, 5, 6, 8]),
        (&[KeyCode::End], " 8", vec![5, 5, 6, 8]),
        (&[KeyCode::Home, KeyCode::Delete], "7", vec![6, 7, 7]),
        (&[KeyCode::Backspace], "3", vec![3]),
    ] {
        let mut stage = scored(Lang::En, "5x2 6");
        stage.key(KeyCode::Enter);
        stage.keys(keys);
        stage.line(text);
        assert_eq!(scores(&stage), taken, "{keys:?}");
    }
}

#[test]
fn numbers_amounts_and_days_are_typed_over_and_texts_go_on_in_every_workshop() {
    let (mut numbers, mut texts) = (0, 0);
    at_every_step(Lang::En, |stage, step| {
        let kind = stage.console().kind().map(Kind::name);
        if kind != Some("detail") {
            return;
        }
        stage.key(KeyCode::Enter);
        for _ in 0..stage.console().entry.slots.len() {
            let slot = stage.console().entry.slot().expect("a field").clone();
            let stood = stage.in_field();
            let wanted = match slot.field.kind {
                FieldKind::Number { .. } | FieldKind::Duration | FieldKind::Date => "1".to_owned(),
                FieldKind::Text => format!("{stood}1"),
                _ => {
                    stage.key(KeyCode::Tab);
                    continue;
                }
            };
            if !stood.is_empty() {
                // An item one came to is no item one chose to go on with.
                if matches!(slot.field.kind, FieldKind::Text) {
                    stage.key(KeyCode::End);
                }
                stage.typed("1");
                assert_eq!(stage.in_field(), wanted, "{step}: {}", slot.field.id);
                numbers += usize::from(wanted == "1");
                texts += usize::from(wanted != "1");
                // As it was, so that what follows is refused nothing.
                stage.ctrl('u');
                stage.typed(&stood);
            }
            stage.key(KeyCode::Tab);
        }
    });
    assert!(numbers > 4 && texts > 2, "{numbers} {texts}");
}

#[test]
fn people_and_the_day_are_typed_over_at_the_start_and_in_the_heading() {
    let mut stage = Stage::new(Lang::En);
    stage.key(KeyCode::Enter);
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.typed("9");
    let screen = stage.screen(120, 36);
    let people = screen.lines().find(|line| line.contains("people"));
    let people = people.unwrap_or_else(|| panic!("{screen}"));
    assert!(people.contains(" 9 "), "{screen}");

    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.act(Action::Heading);
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.typed("9");
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.typed("20 nov");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.session_state().people, 9, "{}", stage.said());
    stage.act(Action::Heading);
    stage.keys(&[KeyCode::Tab; 4]);
    stage.typed("19 nov");
    stage.key(KeyCode::Enter);
    let day = stage.session_state().day.map(|day| day.to_string());
    assert_eq!(day.as_deref(), Some("2026-11-19"), "{}", stage.said());
}

#[test]
fn a_row_that_is_emptied_says_so_and_takes_the_scores_that_are_typed_next() {
    for (lang, removed, last) in [
        (Lang::En, "16 scores removed", "That was the last one"),
        (Lang::Nl, "16 scores weggehaald", "Dat was de laatste"),
    ] {
        let mut stage = scored(lang, "8x16");
        stage.keys(&[KeyCode::Enter, KeyCode::Backspace, KeyCode::Enter]);
        assert!(scores(&stage).is_empty());
        let said = stage.said();
        assert!(said.contains(removed) && said.contains('u'), "{said}");
        assert!(!said.contains(last), "{said}");
        stage.line("7x15");
        assert_eq!(scores(&stage), [7; 15]);
        assert!(stage.said().contains(last), "{}", stage.said());
    }
}

#[test]
fn scores_typed_after_the_last_row_go_back_into_its_field() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 20);
    stage.to_step("prediction");
    // The row was left empty.
    stage.key(KeyCode::Enter);
    stage.line("5 6 4");
    assert_eq!(scores(&stage), [4, 5, 6], "{}", stage.said());
    // A letter is no score, and no command either.
    let before = stage.appended.len();
    stage.key(KeyCode::Char('n'));
    assert!(stage.said().contains("goes nowhere here"));
    assert_eq!(stage.appended.len(), before);
    // Where something stands, it shows what is typed over it, and nothing is taken before Enter.
    stage.typed("8 8");
    assert_eq!(stage.in_field(), "8 8");
    assert_eq!(scores(&stage), [4, 5, 6]);
}

#[test]
fn answers_that_are_emptied_are_said_to_be_gone() {
    let mut seen = 0;
    at_every_step(Lang::En, |stage, step| {
        let kind = stage.console().kind().map(Kind::name);
        let slots = stage.console().entry.slots.len();
        if kind != Some("detail") || slots == 0 || seen > 0 {
            return;
        }
        let has_choice = |slot: &flipover::tui::entry::Slot| !slot.choices().is_empty();
        if stage.console().entry.slots.iter().any(has_choice) {
            return;
        }
        stage.key(KeyCode::Enter);
        stage.key(KeyCode::Up);
        let stood = stage.part().details.len();
        for _ in 0..slots {
            stage.ctrl('u');
            stage.key(KeyCode::Tab);
        }
        stage.key(KeyCode::Enter);
        if stage.part().details.len() < stood {
            seen += 1;
            let said = stage.said();
            assert!(said.contains("removed: Esc and then u"), "{step}: {said}");
        }
    });
    assert_eq!(seen, 1);
}
