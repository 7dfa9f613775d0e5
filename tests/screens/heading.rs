//! What stands at the head of a session is corrected at any time, and everything follows.

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::clock;
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn fill(stage: &mut Stage, fields: &[&str]) {
    stage.act(Action::Heading);
    for text in fields {
        stage.ctrl('u');
        stage.typed(text);
        stage.key(KeyCode::Tab);
    }
    stage.key(KeyCode::Enter);
}

fn cover(stage: &Stage) -> String {
    let document = Document::new(stage.session_state(), Audience::Client);
    let lines = document
        .cover
        .iter()
        .map(|(name, value)| format!("{name}: {value}\n"));
    lines.collect()
}

#[test]
fn the_heading_is_corrected_while_the_session_runs_and_documents_follow() {
    for (lang, day, weekday) in [
        (Lang::En, "20 nov", "Friday 20 November 2026"),
        (Lang::Nl, "20 nov", "vrijdag 20 november 2026"),
    ] {
        let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
        let before = clock::agenda(stage.session_state(), stage.now);
        fill(
            &mut stage,
            &["Linde & Zn", "kassateam", "14", "Marije", day],
        );
        assert!(!stage.has_window(), "{}", stage.said());
        for size in [(80, 24), (120, 36), (200, 60)] {
            let screen = stage.screen(size.0, size.1);
            assert!(screen.contains("Linde & Zn"), "{screen}");
        }
        let told = cover(&stage);
        for part in ["Linde & Zn", "kassateam", "14", "Marije", weekday] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(
            !told.contains("De Linde\n") && !told.contains("Noor"),
            "{told}"
        );
        // No time is touched by it.
        assert_eq!(clock::agenda(stage.session_state(), stage.now), before);
        // One event, and one undo.
        assert!(matches!(
            stage.console().session.log().last().map(|it| &it.event),
            Some(Event::HeadingSet(_))
        ));
        stage.act(Action::Undo);
        let told = cover(&stage);
        assert!(told.contains("De Linde") && told.contains("Noor"), "{told}");
        assert_eq!(stage.session_state().people, 12);
        stage.act(Action::Redo);
        assert!(cover(&stage).contains("Marije"));
    }
}

#[test]
fn a_session_that_is_over_is_corrected_and_stays_over() {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 12);
    while stage.session_state().ended.is_none() {
        stage.act(Action::Next);
        if stage.has_window() {
            stage.key(KeyCode::Enter);
        }
    }
    let before = (stage.session_state().ended, stage.session_state().began);
    stage.wait(3600);
    stage.typed("D");
    assert!(stage.has_window());
    stage.key(KeyCode::Esc);
    fill(&mut stage, &["Linde & Zn"]);
    let state = stage.session_state();
    assert_eq!((state.ended, state.began), before);
    assert!(cover(&stage).contains("Linde & Zn"));
}

#[test]
fn what_cannot_be_is_refused_and_loses_nothing() {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 12);
    let count = stage.console().session.log().len();
    for (fields, wrong) in [
        (["", "", "0", "", ""], "people"),
        (["", "", "many", "", ""], "people"),
        (["", "", "1000", "", ""], "people"),
        (["", "", "12", "", "31 feb"], "31 feb"),
        (["", "", "12", "", "1-1-20262"], "1-1-20262"),
    ] {
        fill(&mut stage, &fields);
        assert!(stage.has_window(), "{fields:?}: {}", stage.said());
        let screen = stage.screen(80, 24);
        assert!(screen.contains(wrong), "{screen}");
        assert_eq!(stage.console().session.log().len(), count);
        stage.key(KeyCode::Esc);
    }
    // Left as it was, it is no event; everything may be empty but the people.
    stage.act(Action::Heading);
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window());
    assert_eq!(stage.console().session.log().len(), count);
    fill(&mut stage, &["", "", "12", "", "3 dec 2025"]);
    assert!(!stage.has_window(), "{}", stage.said());
    let day = NaiveDate::from_ymd_opt(2025, 12, 3);
    assert_eq!(stage.session_state().day, day, "before its first event");
}

#[test]
fn another_number_of_people_is_doubted_where_more_was_given() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 7);
    stage.to_step("prediction");
    stage.line("7x7");
    fill(&mut stage, &["", "", "5"]);
    let said = stage.said();
    assert!(said.contains("7 scores, and 5 people"), "{said}");
    assert_eq!(stage.session_state().people, 5);
}

/// Three people leave after the vote: who voted is not who is there at the end.
#[test]
fn a_changed_head_count_is_said_and_leaves_what_was_answered_before() {
    for (lang, said, voted, people) in [
        (
            Lang::En,
            "9 in the room now, 12 before.",
            "12 people voted",
            "12, later 9",
        ),
        (
            Lang::Nl,
            "Nu 9 in de zaal, eerst 12.",
            "12 deelnemers stemden",
            "12, later 9",
        ),
    ] {
        let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
        stage.to_step("values");
        for value in ["Durf", "Zorg", "Rust", "Lef"] {
            stage.typed(value);
            stage.keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::Tab]);
            stage.keys(&[KeyCode::Char('1'), KeyCode::Enter]);
        }
        stage.to_step("vote");
        stage.keys(&[KeyCode::Char('9'), KeyCode::Enter]);
        stage.to_step("behaviours");
        stage.keys(&[KeyCode::Esc, KeyCode::Char('P')]);
        stage.line("9");
        assert!(stage.said().starts_with(said), "{}", stage.said());
        assert!(stage.said().contains("12."), "{}", stage.said());
        assert_eq!(stage.session_state().people, 9);
        let document = Document::new(stage.session_state(), Audience::Facilitator);
        let text = format!("{document:?}");
        assert!(text.contains(voted), "{text}");
        assert!(cover(&stage).contains(people), "{}", cover(&stage));
        // Twelve took part, which is what a comparison says.
        assert_eq!(stage.session_state().took_part(), 12);
        // Undo takes it back; a correction of the heading is no change of it.
        stage.act(Action::Undo);
        assert!(cover(&stage).contains(": 12\n"), "{}", cover(&stage));
        fill(&mut stage, &["", "", "11"]);
        assert!(cover(&stage).contains(": 11\n"), "{}", cover(&stage));
    }
}
