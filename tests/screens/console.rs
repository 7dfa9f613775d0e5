//! What a facilitator runs into at the console: fields that cannot be taken, questions, notices, texts that must fit.

use crossterm::event::KeyCode;
use flipover::domain::event::{Event, Variant};
use flipover::domain::text::Lang;

use crate::stage::Stage;

fn scores(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("engagement-baseline", lang, Variant::Full, 12);
    let is_rate = |stage: &Stage| {
        let (_, step, _) = stage.session_state().current().expect("a step");
        step.kind.name() == "rate"
    };
    while !is_rate(&stage) {
        stage.key(KeyCode::PageDown);
    }
    stage
}

fn step(stage: &Stage) -> String {
    let (_, step, _) = stage.session_state().current().expect("a step");
    step.id.clone()
}

#[test]
fn esc_leaves_a_field_of_scores_that_cannot_be_read_and_it_comes_back() {
    for (lang, leaves) in [(Lang::En, "Esc leaves"), (Lang::Nl, "Esc verlaat")] {
        let mut stage = scores(lang);
        while stage.items().len() < 2 {
            stage.key(KeyCode::PageDown);
        }
        stage.line("11x2 9");
        assert!(stage.said().contains("11x2"), "{}", stage.said());
        assert!(stage.said().contains(leaves), "{}", stage.said());
        stage.key(KeyCode::Esc);
        assert!(!stage.console().typing, "Esc leaves the field");
        // Letters are keys again, and what was typed is not lost.
        stage.typed("j");
        assert_eq!(stage.in_field(), "");
        stage.typed("k");
        assert_eq!(stage.in_field(), "11x2 9");
        assert!(stage.part().scores.is_empty());
    }
}

#[test]
fn a_second_page_down_goes_on_from_what_cannot_be_read_and_loses_nothing() {
    let mut stage = scores(Lang::En);
    let at = step(&stage);
    stage.typed("99");
    stage.key(KeyCode::PageDown);
    assert_eq!(step(&stage), at);
    assert!(
        stage.said().starts_with("99 is outside"),
        "{}",
        stage.said()
    );
    stage.key(KeyCode::PageDown);
    assert_ne!(step(&stage), at);
    stage.key(KeyCode::PageUp);
    if step(&stage) != at {
        stage.key(KeyCode::PageUp);
    }
    assert_eq!((step(&stage), stage.in_field()), (at, "99".to_owned()));
}

#[test]
fn examples_of_scores_stand_on_the_scale_and_the_whole_message_is_seen() {
    let mut stage = scores(Lang::Nl);
    for _ in 0..10 {
        if stage.screen(80, 24).contains("Scores van 1 tot 5") {
            break;
        }
        stage.key(KeyCode::PageDown);
    }
    stage.line("zes");
    let said = stage.said();
    assert!(said.contains("5 4 5 of 5x3"), "{said}");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("de tekst blijft staan."), "{screen}");
}

#[test]
fn what_is_understood_of_scores_stands_below_the_field() {
    for (lang, threes) in [
        (Lang::En, "5: 3 times · n = 3"),
        (Lang::Nl, "5: 3 keer · n = 3"),
    ] {
        let mut stage = scores(lang);
        stage.typed("5x");
        assert!(!stage.screen(80, 24).contains("n = "));
        stage.typed("3");
        assert!(
            stage.screen(80, 24).contains(threes),
            "{}",
            stage.screen(80, 24)
        );
        stage.typed(" 7 5");
        let all = match lang {
            Lang::En => "7: once · 5: 4 times · n = 5",
            Lang::Nl => "7: 1 keer · 5: 4 keer · n = 5",
        };
        assert!(
            stage.screen(120, 36).contains(all),
            "{}",
            stage.screen(120, 36)
        );
    }
}

fn expectations() -> Stage {
    let mut stage = Stage::session_of("mutual-expectations", Lang::Nl, Variant::Full, 12);
    stage.key(KeyCode::PageDown);
    stage
}

#[test]
fn enter_goes_to_the_choice_an_item_lacks_and_no_sentence_is_glued_to_another() {
    let mut stage = expectations();
    stage.line("Ik verwacht een antwoord binnen een dag");
    assert!(stage.items().is_empty());
    assert_eq!(stage.console().entry.focus, 1);
    assert!(stage.said().contains("met een cijfer"), "{}", stage.said());
    stage.typed("1");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Ik verwacht een antwoord binnen een dag"]);
    stage.line("En dat het klopt");
    assert_eq!(stage.items().len(), 2, "the choice stays for the next one");
    assert_eq!(stage.items()[1], "En dat het klopt");
}

#[test]
fn half_an_item_is_said_once_before_one_goes_on_and_waits() {
    let mut stage = expectations();
    let at = step(&stage);
    stage.typed("half");
    stage.key(KeyCode::PageDown);
    assert_eq!(step(&stage), at);
    assert!(stage.said().contains("nog geen item"), "{}", stage.said());
    stage.key(KeyCode::PageDown);
    assert_ne!(step(&stage), at);
    stage.key(KeyCode::PageUp);
    assert_eq!(stage.in_field(), "half");
}

#[test]
fn a_running_cascade_is_not_skipped_without_a_question() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("cascade-down");
    stage.key(KeyCode::Enter);
    stage.typed("x");
    assert_eq!(step(&stage), "cascade-down");
    assert!(stage.screen(80, 24).contains("De cascade loopt nog"));
    stage.key(KeyCode::Esc);
    assert_eq!(step(&stage), "cascade-down");
    stage.typed("-");
    assert!(
        stage.said().starts_with("Een minuut eraf"),
        "{}",
        stage.said()
    );
    stage.typed("x");
    stage.key(KeyCode::Enter);
    assert_ne!(step(&stage), "cascade-down");
}

#[test]
fn a_long_decision_is_read_back_whole_and_a_draft_stays_with_its_list() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.key(KeyCode::Esc);
    stage.typed("d");
    let text = "We answer every customer within one working day, also when the answer is that we \
                do not know yet, and we say when they will hear more from us.";
    stage.typed(text);
    let screen = stage.screen(80, 24);
    for part in [
        "We answer every customer",
        "answer is that we do not",
        "hear more from us.",
    ] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    stage.key(KeyCode::Esc);
    stage.typed("o");
    assert!(!stage.screen(80, 24).contains("We answer"), "another list");
    stage.key(KeyCode::Esc);
    stage.typed("d");
    assert!(stage.screen(80, 24).contains("hear more from us."));
    stage.key(KeyCode::Enter);
    let is_noted =
        |event: &Event| matches!(event, Event::NoteAdded { text: it, .. } if it.as_str() == text);
    assert!(
        stage
            .appended
            .iter()
            .any(|stamped| is_noted(&stamped.event))
    );
}
