//! A break at any moment: the clock stands still, the wall says until when, and the end moves with it.

use crossterm::event::KeyCode;
use flipover::domain::clock;
use flipover::domain::event::{Shows, Variant};
use flipover::domain::room::Scene;
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;
use flipover::tui::theme::Viewpoint;

use crate::stage::Stage;

const MINUTE: u64 = 60;

fn at(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
    stage.wait(2 * MINUTE);
    stage
}

fn until(stage: &Stage) -> Option<i64> {
    match stage.console().seen(stage.now).scene {
        Scene::Break { until, .. } => Some(until),
        _ => None,
    }
}

fn ends(stage: &Stage) -> i64 {
    clock::agenda(stage.session_state(), stage.now).ends
}

fn break_until(stage: &mut Stage, typed: &str) {
    stage.act(Action::Break);
    stage.typed(typed);
    stage.key(KeyCode::Enter);
}

#[test]
fn a_break_is_offered_when_the_clock_stops_and_says_until_when() {
    for (lang, key) in [(Lang::En, "W"), (Lang::Nl, "W")] {
        let mut stage = at(lang);
        stage.key(KeyCode::F(2));
        assert!(stage.said().contains(key), "{}", stage.said());
        let ended = ends(&stage);
        break_until(&mut stage, "20");
        let said = stage.said();
        let at = until(&stage).expect("a break");
        assert!((at - stage.now.wall - 20 * 60_000).abs() <= 60_000);
        assert!(said.contains(&stage.app.env.clock_time(at)), "{said}");
        assert!(stage.session_state().is_paused());
        // The end of the day is later by the whole break, from its first moment on and while it passes.
        let later = at - stage.now.wall;
        assert_eq!(ends(&stage), ended + later);
        stage.wait(10 * MINUTE);
        assert_eq!(ends(&stage), ended + later);
        for (columns, rows) in [(60, 18), (80, 24), (120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(&stage.app.env.clock_time(at)), "{screen}");
        }
        // The key of the clock ends it: the clock runs, and the wall shows the step.
        stage.wait(10 * MINUTE);
        stage.key(KeyCode::F(2));
        assert!(!stage.session_state().is_paused());
        assert_eq!(stage.session_state().room.shows, Shows::Auto);
        assert_eq!(until(&stage), None);
    }
}

#[test]
fn the_end_is_typed_as_a_time_or_as_minutes_and_refused_else() {
    // It is 13:32.
    for (typed, minutes) in [
        ("13:45", Some(13)),
        ("13.45", Some(13)),
        ("15", Some(15)),
        ("15 min", Some(15)),
        ("1,5 uur", Some(90)),
        ("half", None),
        ("", None),
        ("0", None),
        ("13:99", None),
        ("13:00", None),
        ("900", None),
        ("2 days", None),
    ] {
        let mut stage = at(Lang::Nl);
        break_until(&mut stage, typed);
        let length = until(&stage).map(|at| (at - stage.now.wall + 30_000) / 60_000);
        assert_eq!(length, minutes, "{typed}: {}", stage.said());
        if minutes.is_none() {
            assert!(stage.has_window(), "{typed}");
            assert!(!stage.session_state().is_paused(), "{typed}");
            let said = stage.app.words().get("break-wrong-until");
            assert_eq!(stage.said(), said, "{typed}");
        }
    }
}

#[test]
fn a_break_that_is_over_says_so_and_counts_as_one() {
    let mut stage = at(Lang::En);
    stage.wait(100 * MINUTE);
    assert!(clock::break_due(stage.session_state(), stage.now).is_some());
    break_until(&mut stage, "10");
    assert!(clock::break_due(stage.session_state(), stage.now).is_none());
    let over = "The break is over";
    stage.wait(5 * MINUTE);
    assert!(!stage.screen(120, 36).contains(over));
    stage.wait(6 * MINUTE);
    assert!(
        stage.screen(120, 36).contains(over),
        "{}",
        stage.screen(120, 36)
    );
    stage.key(KeyCode::F(2));
    assert!(clock::break_due(stage.session_state(), stage.now).is_none());
    assert!(clock::without_break(stage.session_state(), stage.now) < 1000);
    // A minute is no break.
    stage.wait(95 * MINUTE);
    break_until(&mut stage, "1");
    stage.wait(MINUTE);
    stage.key(KeyCode::F(2));
    assert!(clock::break_due(stage.session_state(), stage.now).is_some());
}

#[test]
fn going_on_to_another_step_ends_it_and_a_new_run_still_shows_it() {
    let mut stage = at(Lang::En);
    break_until(&mut stage, "30");
    let at = until(&stage);
    let again = stage.taken_up(300, flipover::tui::messages::Access::Write);
    assert_eq!(until(&again), at);
    stage.act(Action::Next);
    assert_eq!(until(&stage), None);
    assert!(!stage.session_state().is_paused());
}

#[test]
fn the_wall_counts_once_the_break_is_over_and_nothing_is_redrawn_before() {
    let mut stage = at(Lang::En);
    break_until(&mut stage, "30");
    let sleep = |stage: &Stage| stage.console().sleep(stage.now);
    assert!(sleep(&stage) > 1000);
    stage.key(KeyCode::F(5));
    assert_eq!(stage.console().viewpoint, Viewpoint::Room);
    assert!(sleep(&stage) > 1000);
    let before = stage.screen(120, 36);
    stage.wait(1);
    assert_eq!(stage.screen(120, 36), before);
    stage.wait(30 * MINUTE);
    assert!(sleep(&stage) <= 1000);
    let before = stage.screen(120, 36);
    stage.wait(1);
    assert_ne!(stage.screen(120, 36), before);
}

/// A clock beside the time to be back would be a second time that nothing explains.
#[test]
fn the_wall_gives_one_time_in_a_break_and_the_clock_once_it_is_over() {
    let mut stage = at(Lang::En);
    break_until(&mut stage, "20");
    let digits = |stage: &Stage| {
        let view = stage.console().seen(stage.now);
        view.clock.is_some()
    };
    assert!(!digits(&stage));
    stage.wait(19 * MINUTE);
    assert!(!digits(&stage));
    stage.wait(2 * MINUTE);
    assert!(digits(&stage));
}

#[test]
fn what_is_shown_in_a_break_stands_beside_its_end_and_the_break_goes_on() {
    for lang in Lang::ALL {
        // A step that talks about earlier ones, and one with results of its own.
        for (workshop, step, shows) in [
            ("engagement-baseline", "reveal", 5),
            ("engagement-baseline", "conditions", 1),
        ] {
            let mut stage = crate::earlier::walked(workshop, step, lang);
            break_until(&mut stage, "20");
            let at = until(&stage).expect("a break");
            let time = stage.app.env.clock_time(at);
            for _ in 0..shows {
                stage.key(KeyCode::F(6));
                let (title, has_results) = crate::earlier::wall(&stage);
                assert!(has_results && title.contains(&time), "{title}");
                assert!(stage.console().seen(stage.now).clock.is_none());
                assert!(clock::of_break(stage.session_state(), stage.now).is_some());
            }
            // Once more, and the wall shows the break alone.
            stage.key(KeyCode::F(6));
            assert_eq!(until(&stage), Some(at), "{}", stage.said());
            // When it is over that is seen, also beside results; and the key of the clock ends it.
            stage.key(KeyCode::F(6));
            stage.wait(21 * MINUTE);
            assert!(stage.console().seen(stage.now).clock.is_some());
            stage.key(KeyCode::F(2));
            assert_eq!(stage.session_state().room.shows, Shows::Auto);
            assert!(!stage.session_state().is_paused());
        }
    }
}
