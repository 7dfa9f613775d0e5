//! The results on the screen, and what is asked before they are written.

use std::path::PathBuf;

use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::event::Variant;
use flipover::domain::format::{Calendars, Existing, Format};
use flipover::domain::text::{Clean, Lang};
use flipover::tui::app::Screen;
use flipover::tui::messages::{Msg, SessionLine};

use crate::stage::Stage;

fn debrief(lang: Lang) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 12);
    stage.to_step("debrief");
    stage.line("De telling viel weg bij niveau drie");
    stage.key(KeyCode::Esc);
    stage
}

#[test]
fn enter_writes_the_usual_forms_for_the_client() {
    let mut stage = debrief(Lang::Nl);
    stage.app.folder = "/somewhere".to_owned();
    stage.keys(&[KeyCode::Char('e'), KeyCode::Enter]);
    let asked = &stage.handovers[0];
    assert_eq!(asked.formats, Format::USUAL);
    assert_eq!(asked.audience, Audience::Client);
    assert_eq!(asked.lang, Some(Lang::Nl));
    assert_eq!(asked.folder, PathBuf::from("/somewhere"));
    assert_eq!(asked.existing, Existing::Number);
    assert_eq!(asked.calendars, Calendars::One);
}

#[test]
fn every_row_of_the_window_does_what_it_says() {
    let mut stage = debrief(Lang::Nl);
    stage.key(KeyCode::Char('e'));
    stage.key(KeyCode::Char('a'));
    stage.key(KeyCode::Char(' '));
    for _ in Format::ALL {
        stage.key(KeyCode::Down);
    }
    // For whom, in which language, with which calendars, where, and over what.
    stage.key(KeyCode::Right);
    let told = stage.app.words().get("handover-on-wall");
    let (first, _) = told.split_once(':').expect("it says what is in it");
    assert!(stage.screen(100, 40).contains(first));
    for _ in 0..3 {
        stage.keys(&[KeyCode::Right, KeyCode::Down]);
    }
    assert!(stage.screen(100, 40).contains("één per eigenaar"));
    stage.typed(" a b");
    stage.keys(&[KeyCode::Down, KeyCode::Right, KeyCode::Enter]);
    let asked = &stage.handovers[0];
    assert_eq!(asked.formats, Format::ALL[1..]);
    assert_eq!(asked.audience, Audience::Facilitator);
    assert_eq!(asked.lang, Some(Lang::En));
    assert_eq!(asked.calendars, Calendars::ByOwner);
    assert_eq!(asked.folder, PathBuf::from("a b"));
    assert_eq!(asked.existing, Existing::Replace);
}

#[test]
fn nothing_is_written_without_a_form_or_a_folder() {
    let mut stage = debrief(Lang::En);
    stage.keys(&[KeyCode::Char('e'), KeyCode::Enter]);
    assert!(
        stage
            .screen(100, 30)
            .contains("Say which folder it should go in.")
    );
    for _ in Format::ALL {
        stage.key(KeyCode::Char(' '));
        stage.key(KeyCode::Down);
    }
    stage.keys(&[KeyCode::Up; 9]);
    stage.keys(&[KeyCode::Char('a'), KeyCode::Char('a'), KeyCode::Enter]);
    assert!(stage.screen(100, 30).contains("Choose at least one form"));
    assert!(stage.handovers.is_empty());
}

#[test]
fn what_was_written_is_shown_with_its_whole_path() {
    let mut stage = debrief(Lang::En);
    let path = format!("/home/somebody/{}/summary.docx", "long-folder/".repeat(9));
    stage.send(Msg::Exported(vec![path.clone()], Vec::new()));
    let shown: String = stage.screen(80, 24).split_whitespace().collect();
    assert!(shown.contains(&path), "{shown}");
}

#[test]
fn the_results_are_looked_at_step_by_step() {
    let mut stage = debrief(Lang::Nl);
    stage.key(KeyCode::Char('R'));
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("De telling viel weg bij niveau drie"),
        "{screen}"
    );
    stage.key(KeyCode::Home);
    let first = stage.screen(80, 24);
    assert!(!first.contains("De telling viel weg"), "{first}");
    stage.key(KeyCode::Esc);
    assert!(stage.screen(80, 24).contains("F1"));
}

#[test]
fn a_saved_session_is_written_from_home_without_being_taken_up() {
    let held = debrief(Lang::Nl);
    let mut stage = Stage::new(Lang::Nl);
    stage.app.folder = "/somewhere".to_owned();
    // No session is chosen among the workshops.
    stage.key(KeyCode::F(4));
    assert!(stage.said().contains("Tab"), "{}", stage.said());
    let line = SessionLine {
        id: "linde-1".to_owned(),
        title: "Merkwaarden".to_owned(),
        client: "De Linde".to_owned(),
        minutes: 90,
        closed: true,
        ..SessionLine::default()
    };
    stage.send(Msg::Sessions(vec![line]));
    stage.keys(&[KeyCode::Tab, KeyCode::F(4)]);
    assert_eq!(stage.looks, ["linde-1"]);
    stage.send(Msg::Looked(Box::new(held.session_state().clone())));
    let asks = stage.screen(100, 30);
    assert!(
        asks.contains("Opdrachtgever") || asks.contains("PDF"),
        "{asks}"
    );
    stage.key(KeyCode::Enter);
    assert_eq!(stage.handovers[0].formats, Format::USUAL);
    assert!(matches!(stage.app.screen, Screen::Home));
}

#[test]
fn two_sessions_stand_side_by_side_at_home_and_are_written_as_one_page() {
    for (lang, gone_up, more) in [
        (Lang::En, "then and now", "more lines"),
        (Lang::Nl, "toen en nu", "regels"),
    ] {
        let mut stage = Stage::new(lang);
        stage.app.folder = "/somewhere".to_owned();
        let lines = ["one", "two"].map(|id| SessionLine {
            id: id.to_owned(),
            closed: true,
            ..SessionLine::default()
        });
        stage.send(Msg::Sessions(lines.to_vec()));
        // Among the workshops there is nothing to compare.
        stage.key(KeyCode::F(3));
        assert!(stage.compared.is_empty());
        stage.keys(&[KeyCode::Tab, KeyCode::F(3)]);
        assert!(stage.screen(120, 36).contains('⇄'));
        // The same key on the same one takes it back.
        stage.key(KeyCode::F(3));
        assert!(!stage.screen(120, 36).contains('⇄'));
        stage.keys(&[KeyCode::F(3), KeyCode::Down, KeyCode::F(3)]);
        assert_eq!(stage.compared, [["one".to_owned(), "two".to_owned()]]);
        let state = debrief(lang).session_state().clone();
        let mut renamed = state.clone();
        let client = "De Linde & Dochters, woonwinkels in Oost, West en aan het water";
        renamed.opened.client = Clean::line(client);
        stage.send(Msg::Compared(Box::new([state, renamed])));
        let page = stage.screen(80, 24);
        let said: Vec<&str> = page.split_whitespace().collect();
        assert!(
            said.join(" ").contains(client),
            "both clients whole: {page}"
        );
        assert!(page.contains(gone_up) && page.contains(more), "{page}");
        // At the end one does not scroll on: a line back is a line back.
        stage.key(KeyCode::End);
        let end = stage.screen(80, 24);
        assert!(!end.contains(more), "{end}");
        stage.keys(&[KeyCode::Down, KeyCode::Up]);
        assert_ne!(stage.screen(80, 24), end);
        stage.keys(&[KeyCode::Char('e'), KeyCode::Enter]);
        let asked = &stage.handovers[0];
        assert_eq!(asked.formats, [Format::Pdf, Format::Docx]);
        assert_eq!(asked.lang, Some(lang));
    }
}

#[test]
fn what_could_not_be_written_is_asked_again_as_it_was_filled_in() {
    let mut stage = debrief(Lang::Nl);
    stage.app.folder = "/somewhere".to_owned();
    stage.keys(&[KeyCode::Char('e'), KeyCode::Char(' '), KeyCode::Enter]);
    assert!(!stage.has_window());
    let why = "/somewhere kon niet worden geschreven: het mag niet".to_owned();
    stage.send(Msg::NotExported(why));
    let screen = stage.screen(80, 24);
    assert!(screen.contains("! /somewhere kon niet"), "{screen}");
    assert!(
        screen.contains("[ ] pdf") && screen.contains("[x] docx"),
        "{screen}"
    );
    stage.key(KeyCode::Enter);
    assert_eq!(stage.handovers[0], stage.handovers[1]);
    // Whoever went on to something else meanwhile is told, not interrupted.
    stage.key(KeyCode::F(9));
    stage.send(Msg::NotExported("de schijf is vol".to_owned()));
    assert!(
        stage.said().contains("de schijf is vol"),
        "{}",
        stage.said()
    );
}
