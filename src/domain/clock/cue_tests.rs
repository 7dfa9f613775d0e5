//! What is said when, second by second.

use super::*;
use crate::domain::clock::break_due;
use crate::domain::event::Event;
use crate::domain::fixtures::{MINUTE as WALL_MINUTE, Run, START, pause, workshop};
use crate::domain::workshop::{Boxes, Cascade, Direction, Level, Workshop};

fn run(minutes: u16) -> Run {
    use crate::domain::fixtures::step;
    Run::of(workshop(
        vec![step("a", minutes, None), step("b", 5, None)],
        &[],
    ))
}

/// The cue so many seconds after a step of so many minutes began.
fn at(minutes: u16, seconds: u32) -> Option<Cue> {
    let mut run = run(minutes);
    run.wait(seconds);
    cue(run.session.state(), run.now)
}

#[test]
fn a_step_says_how_long_it_takes_and_until_when() {
    let said = Some(Cue::Start {
        minutes: 12,
        until: START + 12 * WALL_MINUTE,
    });
    assert_eq!(at(12, 0), said);
    assert_eq!(at(12, 19), said);
    assert_eq!(at(12, 20), None);
}

#[test]
fn nothing_is_said_of_the_time_of_a_step_that_was_done() {
    let mut run = run(12);
    run.wait(10);
    run.enter("b");
    run.wait(60);
    run.enter("a");
    assert_eq!(
        cue(run.session.state(), run.now),
        None,
        "it is not to begin"
    );
    run.wait(5 * 60);
    assert_eq!(cue(run.session.state(), run.now), None, "nor halfway");
    run.wait(30 * 60);
    assert_eq!(cue(run.session.state(), run.now), None, "nor over");
    // One that was left for an earlier step goes on.
    run.enter("b");
    assert!(cue(run.session.state(), run.now).is_none());
}

#[test]
fn each_cue_stands_twenty_seconds_from_its_moment_on() {
    let table = [
        (10, 300, Cue::Half),
        (11, 330, Cue::Half),
        (10, 480, Cue::TwoMinutes),
        (6, 240, Cue::TwoMinutes),
        (2, 90, Cue::HalfMinute),
        (1, 30, Cue::HalfMinute),
    ];
    for (minutes, from, said) in table {
        assert_eq!(
            at(minutes, from - 1),
            None,
            "{said:?} of {minutes} too early"
        );
        assert_eq!(at(minutes, from), Some(said), "{said:?} of {minutes}");
        assert_eq!(at(minutes, from + 19), Some(said), "{said:?} of {minutes}");
        assert_eq!(
            at(minutes, from + 20),
            None,
            "{said:?} of {minutes} too long"
        );
    }
}

#[test]
fn a_short_step_is_not_chopped_up() {
    for second in 20..9 * 60 - 120 {
        assert_eq!(at(9, second), None, "no half in nine minutes");
    }
    for second in 20..300 {
        assert_eq!(
            at(5, second),
            None,
            "neither two minutes nor half a minute in five"
        );
    }
}

#[test]
fn time_up_stands_until_a_tenth_or_two_minutes_over_and_then_it_is_over() {
    let table = [
        (10, 599, None),
        (10, 600, Some(Cue::TimeUp)),
        (10, 659, Some(Cue::TimeUp)),
        (10, 660, Some(Cue::Over)),
        (40, 2519, Some(Cue::TimeUp)),
        (40, 2520, Some(Cue::Over)),
        (40, 9000, Some(Cue::Over)),
    ];
    for (minutes, second, said) in table {
        assert_eq!(at(minutes, second), said, "{minutes} min, {second} s");
    }
}

#[test]
fn a_minute_more_takes_the_end_away_and_a_stopped_clock_says_nothing() {
    let mut run = run(10);
    run.wait(605);
    let step = "a".to_owned();
    run.take(Event::TimeAdded { step, seconds: 60 });
    assert_eq!(cue(run.session.state(), run.now), None);
    run.wait(60);
    assert_eq!(cue(run.session.state(), run.now), Some(Cue::TimeUp));
    run.take(Event::ClockPaused);
    run.wait(600);
    assert_eq!(cue(run.session.state(), run.now), None);
}

#[test]
fn a_break_is_announced_and_left_in_peace() {
    use crate::domain::fixtures::step;
    let mut run = Run::of(workshop(vec![pause(10), step("a", 5, None)], &[]));
    assert!(matches!(
        cue(run.session.state(), run.now),
        Some(Cue::Start { minutes: 10, .. })
    ));
    for second in 20..660 {
        let mut later = Run::of(Workshop::clone(run.session.state().workshop()));
        later.wait(second);
        assert_eq!(cue(later.session.state(), later.now), None, "{second}");
    }
    run.wait(660);
    assert_eq!(cue(run.session.state(), run.now), Some(Cue::Over));
}

fn relay() -> Run {
    use crate::domain::fixtures::step;
    let level = |id: &str| Level {
        id: id.to_owned(),
        name: crate::domain::text::Text::plain(id),
        real: None,
        card: crate::domain::text::Text::plain(id),
        boxed: true,
    };
    let cascade = Cascade {
        direction: Direction::Down,
        levels: vec![level("top"), level("bottom")],
        boxes: Boxes::Equal(120, 120),
        slack: (0, 0),
        writing: (60, 60),
        scoring: (600, 600),
        writing_prompt: None,
        prediction: None,
        compare: None,
        by: None,
    };
    let relay = crate::domain::workshop::Step {
        kind: Kind::Cascade(cascade),
        ..step("relay", 20, None)
    };
    Run::of(workshop(vec![relay, step("b", 5, None)], &[]))
}

#[test]
fn a_box_ends_hard_and_its_last_seconds_are_shown() {
    let mut run = relay();
    run.wait(300);
    let step = "relay".to_owned();
    let stage = Stage::Box(0);
    run.take(Event::StageEntered { step, stage });
    let table = [
        (0, None),
        (90, Some(Cue::HalfMinute)),
        (109, Some(Cue::HalfMinute)),
        (110, Some(Cue::TenSeconds)),
        (119, Some(Cue::TenSeconds)),
        (120, Some(Cue::Stop)),
        (500, Some(Cue::Stop)),
    ];
    let began = run.now;
    for (second, said) in table {
        run.now = began;
        run.wait(second);
        assert_eq!(cue(run.session.state(), run.now), said, "{second}");
    }
}

#[test]
fn between_boxes_nobody_is_told_that_the_relay_is_halfway() {
    let mut run = relay();
    run.wait(600);
    assert_eq!(cue(run.session.state(), run.now), None);
    let step = "relay".to_owned();
    let stage = Stage::Scoring;
    run.take(Event::StageEntered { step, stage });
    run.wait(300);
    assert_eq!(cue(run.session.state(), run.now), Some(Cue::Half));
    run.wait(300);
    assert_eq!(cue(run.session.state(), run.now), Some(Cue::TimeUp));
}

#[test]
fn ninety_minutes_without_a_break_are_enough() {
    use crate::domain::fixtures::step;
    let steps = |with: bool| {
        let mut steps = vec![
            step("a", 60, None),
            step("b", 30, None),
            step("c", 30, None),
        ];
        if with {
            steps.insert(2, pause(10));
        }
        steps.push(step("d", 30, None));
        workshop(steps, &[])
    };
    let due = |run: &Run| break_due(run.session.state(), run.now);
    let mut run = Run::of(steps(false));
    run.wait(60 * 60);
    run.enter("b");
    run.wait(30 * 60);
    assert_eq!(due(&run), None, "ninety minutes to the second");
    run.wait(60);
    assert_eq!(due(&run), Some(91));
    run.enter("d");
    run.wait(16 * 60);
    assert_eq!(due(&run), None, "the end is near");

    let mut run = Run::of(steps(true));
    run.wait(60 * 60);
    run.enter("b");
    run.wait(40 * 60);
    assert_eq!(due(&run), None, "the next step is a break");
    run.enter("break");
    run.wait(60);
    assert_eq!(due(&run), None, "a break is going on");
    run.enter("c");
    assert_eq!(due(&run), Some(100), "one minute was no break");
    run.enter("break");
    run.wait(4 * 60);
    run.enter("c");
    run.wait(60 * 60);
    assert_eq!(due(&run), None);
}
