//! Time that passed while the laptop slept, time that is up, and the time earlier sessions took.

use std::sync::Arc;

use crossterm::event::KeyCode;
use flipover::domain::event::Variant;
use flipover::domain::text::Lang;
use flipover::domain::workshop::StepIndex;
use flipover::tui::app::Screen;
use flipover::tui::form::state::place;
use flipover::tui::keys::Action;
use flipover::tui::messages::Learned;

use crate::stage::Stage;

/// The laptop sleeps: the wall goes on, the run's own clock does not.
fn sleep(stage: &mut Stage, minutes: i64) {
    stage.now.wall += minutes * 60_000;
    stage.wait(1);
}

fn used(stage: &Stage) -> u64 {
    let state = stage.session_state();
    let place = state.current.expect("a step is open");
    state.used(place, state.time.at(stage.now)) / 60_000
}

#[test]
fn a_laptop_that_slept_asks_whether_the_time_counts() {
    for (lang, counts) in [(Lang::Nl, true), (Lang::En, false)] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.wait(3 * 60);
        sleep(&mut stage, 12);
        let screen = stage.screen(80, 24);
        let asked = match lang {
            Lang::Nl => "De laptop sliep 12 minuten",
            Lang::En => "The laptop slept for 12 minutes",
        };
        assert!(screen.contains(asked), "{screen}");
        assert_eq!(used(&stage), 3);
        stage.key(if counts { KeyCode::Enter } else { KeyCode::Esc });
        assert_eq!(used(&stage), if counts { 15 } else { 3 });
        assert!(!stage.screen(80, 24).contains(asked));
        if counts {
            stage.wait(1);
            stage.key(KeyCode::Esc);
            stage.key(KeyCode::Char('u'));
            assert_eq!(used(&stage), 3, "and it can be taken back");
        }
    }
}

#[test]
fn a_short_jump_and_a_clock_that_stands_still_ask_nothing() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.now.wall += 30_000;
    stage.wait(1);
    assert!(!stage.has_window());
    stage.key(KeyCode::F(2));
    sleep(&mut stage, 50);
    assert!(!stage.has_window());
    // A wall clock set back is no sleep either.
    stage.key(KeyCode::F(2));
    sleep(&mut stage, -50);
    assert!(!stage.has_window());
}

#[test]
fn the_question_waits_for_a_window_that_is_open() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.key(KeyCode::F(1));
    sleep(&mut stage, 12);
    assert!(!stage.screen(80, 24).contains("De laptop sliep"));
    stage.key(KeyCode::Esc);
    assert!(stage.screen(80, 24).contains("De laptop sliep"));
}

#[test]
fn the_laptop_sounds_once_when_time_is_up_and_only_when_asked() {
    let run_out = |stage: &mut Stage| {
        for _ in 0..120 {
            stage.wait(5);
        }
    };
    let mut silent = Stage::session(Lang::Nl, Variant::Full, 12);
    run_out(&mut silent);
    assert_eq!(silent.bells, 0);
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.act(Action::Bell);
    assert_eq!(stage.bells, 1, "one hears what was asked for");
    run_out(&mut stage);
    assert_eq!(stage.bells, 2);
}

#[test]
fn what_the_steps_took_so_far_can_be_planned_with() {
    let cases = [
        (Lang::En, "“as before”", "Every step gets"),
        (Lang::Nl, "“als eerder”", "Elke stap krijgt"),
    ];
    for (lang, choice, closing) in cases {
        let mut stage = Stage::new(lang);
        let listed = stage.app.home.shown_workshops(lang);
        let workshop = listed[0].workshop.as_ref().expect("a right script");
        let mut longer = workshop.as_ref().clone();
        longer.steps[StepIndex::FIRST].minutes += 11;
        let planned = longer.steps[StepIndex::FIRST].minutes;
        // Where nothing was held before, nothing is offered.
        stage.key(KeyCode::Enter);
        assert!(!stage.screen(120, 36).contains(choice));
        stage.key(KeyCode::Esc);
        stage.learned = Some(Learned {
            workshop: Arc::new(longer),
            sessions: 3,
        });
        stage.key(KeyCode::Enter);
        let offered = stage.screen(80, 24);
        assert!(offered.contains(choice), "{offered}");
        assert!(!offered.contains(closing), "{offered}");
        for _ in 0..5 {
            stage.key(KeyCode::Tab);
        }
        stage.key(KeyCode::Char('4'));
        let chosen = stage.screen(120, 36);
        assert!(chosen.contains(closing), "{chosen}");
        stage.key(KeyCode::Enter);
        assert_eq!(stage.session_state().plan[StepIndex::FIRST], planned);
    }
}

#[test]
fn the_start_form_says_what_time_left_over_a_passed_end_and_an_odd_head_count_mean() {
    let cases = [
        (
            Lang::En,
            "is past 10:00 already",
            "of the 210 minutes",
            "for 6 to 20 people",
            "Left out: ",
        ),
        (
            Lang::Nl,
            "al 10:00 geweest",
            "van de 210 minuten",
            "voor 6 tot 20 mensen",
            "Valt weg: ",
        ),
    ];
    for (lang, passed, spare, size, gone) in cases {
        let mut stage = Stage::new(lang);
        stage.typed("mutual");
        stage.key(KeyCode::Enter);
        for _ in 0..6 {
            stage.key(KeyCode::Tab);
        }
        // It is half past one: ten o'clock has been, and five o'clock is more than it takes.
        stage.typed("10:00");
        assert!(
            stage.screen(120, 36).contains(passed),
            "{}",
            stage.screen(120, 36)
        );
        stage.key(KeyCode::Enter);
        assert!(matches!(stage.app.screen, Screen::Form(_)));
        stage.ctrl('u');
        stage.typed("17u00");
        let screen = stage.screen(120, 36);
        let joined = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(spare), "{screen}");
        // Without a time the whole workshop is planned again, and a length there always is.
        stage.ctrl('u');
        let whole = stage.screen(120, 36);
        assert!(!whole.contains("16:30"), "{whole}");
        stage.key(KeyCode::BackTab);
        stage.keys(&[KeyCode::Backspace, KeyCode::Delete]);
        let Screen::Form(form) = &stage.app.screen else {
            panic!("the form is left");
        };
        assert_eq!(form.entry.slots[place::VARIANT].choice, Some(0));
        stage.key(KeyCode::Tab);
        stage.typed("60");
        let screen = stage.screen(120, 36);
        assert!(screen.contains(gone), "{screen}");
        for _ in 0..4 {
            stage.key(KeyCode::BackTab);
        }
        assert!(!stage.screen(120, 36).contains(size));
        stage.ctrl('u');
        stage.typed("2");
        assert!(
            stage.screen(120, 36).contains(size),
            "{}",
            stage.screen(120, 36)
        );
    }
}

/// It is half past one and some seconds and milliseconds, as it always is.
#[test]
fn an_end_that_is_typed_is_the_end_by_the_clocks_that_are_shown() {
    for past in [0, 1, 567, 26_567, 59_999] {
        let mut stage = Stage::new(Lang::En);
        stage.now.wall += past;
        stage.typed("brand");
        stage.key(KeyCode::Enter);
        for _ in 0..6 {
            stage.key(KeyCode::Tab);
        }
        stage.typed("15.15");
        let screen = stage.screen(100, 30);
        let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            said.contains("105 minutes, until 15:15"),
            "{past}: {screen}"
        );
        stage.key(KeyCode::Enter);
        let screen = stage.screen(100, 30);
        assert!(screen.contains("ends 15:15"), "{past}: {screen}");
    }
}

#[test]
fn the_head_of_the_run_sheet_is_whole_in_any_width() {
    for (lang, end) in [
        (Lang::En, "if you start now"),
        (Lang::Nl, "als je nu begint"),
    ] {
        let mut stage = Stage::new(lang);
        stage.key(KeyCode::Enter);
        for (columns, rows) in [(80, 24), (100, 30), (101, 30), (120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            let mut words = end.split(' ');
            let last = words.next_back().expect("a word");
            assert!(screen.contains(last), "{columns}: {screen}");
        }
    }
}

/// A step that was left out there keeps its own minutes: the sum is not what that session took.
#[test]
fn what_a_plan_by_earlier_sessions_comes_to_is_not_said_to_be_what_they_took() {
    for (lang, took) in [(Lang::En, "It took"), (Lang::Nl, "sessie kostte 1")] {
        let mut stage = Stage::new(lang);
        let listed = stage.app.home.shown_workshops(lang);
        let workshop = listed[0].workshop.as_ref().expect("a right script");
        let workshop = Arc::clone(workshop);
        for sessions in [1, 3] {
            stage.learned = Some(Learned {
                workshop: Arc::clone(&workshop),
                sessions,
            });
            stage.key(KeyCode::Enter);
            let screen = stage.screen(120, 36);
            let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                !said.contains(took) && !said.contains("usually took 1"),
                "{screen}"
            );
            stage.key(KeyCode::Esc);
        }
    }
}

/// What a step took is over, and so is its time: nothing of it is to come.
#[test]
fn a_step_one_looks_back_on_has_no_time_to_come() {
    for (lang, said, to_come) in [
        (Lang::En, "done; you look back on it", "until "),
        (Lang::Nl, "klaar; je kijkt erop terug", "tot "),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("prediction");
        stage.wait(5);
        stage.key(KeyCode::PageDown);
        stage.key(KeyCode::PageUp);
        let screen = stage.screen(120, 36);
        let clock = screen.lines().take(10);
        let clock: Vec<&str> = clock.filter_map(|line| line.rsplit('│').next()).collect();
        let flat = clock.iter().flat_map(|row| row.split_whitespace());
        let flat = flat.collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{screen}");
        assert!(!clock.iter().any(|row| row.contains(to_come)), "{clock:?}");
        // What took seconds took less than a minute, and what was skipped none.
        assert!(screen.contains("<1 │"), "{screen}");
    }
}

#[test]
fn the_notes_state_the_minutes_that_the_clock_has() {
    for (lang, before, after, unit) in [
        (
            Lang::En,
            "4 minutes of writing",
            "4:20 minutes of writing",
            "40 seconds alone",
        ),
        (
            Lang::Nl,
            "4 minuten schrijven",
            "4:20 minuten schrijven",
            "40 seconden alleen",
        ),
    ] {
        let flat = |stage: &mut Stage| {
            let screen = stage.screen(200, 60);
            let side = screen
                .lines()
                .filter_map(|line| line.split('│').next_back());
            side.flat_map(str::split_whitespace)
                .collect::<Vec<_>>()
                .join(" ")
        };
        let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
        stage.to_step("first-person");
        assert!(
            flat(&mut stage).contains(before),
            "{}",
            stage.screen(200, 60)
        );
        stage.key(KeyCode::F(3));
        assert!(
            flat(&mut stage).contains(after),
            "{}",
            stage.screen(200, 60)
        );
        stage.keys(&[KeyCode::Esc, KeyCode::Char('m')]);
        assert!(stage.has_window());
        assert!(
            flat(&mut stage).contains(after),
            "{}",
            stage.screen(200, 60)
        );
        // A variant that gives the step eight minutes of its twelve.
        let mut short = Stage::session_of("engagement-baseline", lang, Variant::Short, 12);
        short.to_step("lift");
        assert!(flat(&mut short).contains(unit), "{}", short.screen(200, 60));
    }
}
