//! A session is prepared the night before: filled in, its plan changed, left, and begun the next day.

use crossterm::event::KeyCode;
use flipover::domain::clock;
use flipover::domain::event::Variant;
use flipover::domain::results;
use flipover::domain::room::{Scene, view};
use flipover::domain::text::Lang;
use flipover::tui::messages::Access;

use crate::stage::Stage;

fn prepared(lang: Lang) -> Stage {
    Stage::prepared("brand-values", lang, Variant::Full, 12)
}

fn minutes(stage: &Stage) -> u64 {
    let plan = stage.session_state().plan.iter().copied();
    plan.map(u64::from).sum()
}

#[test]
fn what_is_prepared_shows_its_programme_and_begins_with_the_plan_it_was_given() {
    for (lang, says) in [(Lang::En, "Prepared: "), (Lang::Nl, "Voorbereid: ")] {
        let mut stage = prepared(lang);
        let before = minutes(&stage);
        for size in [(60, 18), (80, 24), (120, 36), (200, 60)] {
            let screen = stage.screen(size.0, size.1);
            assert!(screen.contains(&format!("{says}{before}")), "{screen}");
        }
        // Three minutes more for the third step, and the fifth is left out.
        stage.typed("T");
        for key in [KeyCode::Down, KeyCode::Down, KeyCode::Right, KeyCode::Right] {
            stage.key(key);
        }
        for key in [
            KeyCode::Right,
            KeyCode::Down,
            KeyCode::Down,
            KeyCode::Delete,
        ] {
            stage.key(key);
        }
        stage.key(KeyCode::Enter);
        assert!(!stage.has_window(), "{}", stage.said());
        let steps = &stage.session_state().workshop().steps;
        let fifth = u64::from(steps.iter().nth(4).unwrap().minutes);
        let after = before + 3 - fifth;
        assert_eq!(minutes(&stage), after);
        assert!(
            stage.said().contains(&after.to_string()),
            "{}",
            stage.said()
        );
        assert!(stage.screen(100, 30).contains(&format!("{says}{after}")));
        // Undo and redo, as everywhere.
        stage.typed("u");
        assert_eq!(minutes(&stage), before);
        stage.typed("U");
        assert_eq!(minutes(&stage), after);
        // The next day, late: it begins with this plan, and is neither late nor early.
        let mut stage = stage.taken_up(14 * 3_600_000, Access::Write);
        assert!(stage.session_state().current.is_none());
        assert!(matches!(
            view(&stage.console().session, stage.now).scene,
            Scene::Opening { .. }
        ));
        stage.key(KeyCode::Enter);
        let state = stage.session_state();
        assert!(state.current.is_some());
        let agenda = clock::agenda(state, stage.now);
        assert_eq!(agenda.minutes_late(), 0);
        let length = agenda.ends - stage.now.wall;
        assert_eq!(length, i64::try_from(after).unwrap() * 60_000);
        // Its day is the day it was held.
        assert_eq!(results::day(state).to_string(), "2026-11-24");
    }
}

#[test]
fn nothing_but_text_in_the_heading_is_taken_before_it_begins() {
    let mut stage = prepared(Lang::En);
    let count = stage.console().session.log().len();
    stage.typed("xo quite so");
    for key in [
        KeyCode::F(3),
        KeyCode::F(6),
        KeyCode::Char(' '),
        KeyCode::PageUp,
    ] {
        stage.key(key);
    }
    if stage.has_window() {
        stage.key(KeyCode::Esc);
    }
    assert_eq!(stage.console().session.log().len(), count);
    assert!(stage.session_state().current.is_none());
    // A step that must be done is not left out, and that is said.
    stage.typed("T");
    for _ in 0..3 {
        stage.key(KeyCode::Down);
    }
    stage.key(KeyCode::Delete);
    assert!(stage.said().contains("Five tests"), "{}", stage.said());
    // There is no end to type yet: what is typed is no time of day.
    stage.typed("16:30");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.console().session.log().len(), count);
}

#[test]
fn the_form_keeps_it_for_later_but_for_an_end_time() {
    for (lang, says) in [(Lang::En, "Type minutes"), (Lang::Nl, "Typ minuten")] {
        let mut stage = Stage::new(lang);
        stage.key(KeyCode::Enter);
        for _ in 0..6 {
            stage.key(KeyCode::Tab);
        }
        stage.typed("16:30");
        stage.key(KeyCode::F(2));
        assert!(stage.said().contains(says), "{}", stage.said());
        stage.ctrl('u');
        stage.typed("100");
        stage.key(KeyCode::F(2));
        assert!(stage.console().is_prepared());
        assert_eq!(minutes(&stage), 100);
    }
}

#[test]
fn undo_is_offered_once_there_is_something_to_undo() {
    for (lang, undo) in [(Lang::En, " u undo"), (Lang::Nl, " u ongedaan")] {
        let mut stage = prepared(lang);
        let bar = |stage: &mut Stage| {
            let screen = stage.screen(200, 60);
            screen.lines().last().unwrap_or_default().to_owned()
        };
        assert!(!bar(&mut stage).contains(undo), "{}", bar(&mut stage));
        stage.typed("T");
        stage.keys(&[KeyCode::Down, KeyCode::Right, KeyCode::Enter]);
        assert!(bar(&mut stage).contains(undo), "{}", bar(&mut stage));
        stage.typed("u");
        assert!(!bar(&mut stage).contains(undo), "{}", bar(&mut stage));
    }
}
