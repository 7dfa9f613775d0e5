//! What is proposed when the time runs short.

use super::ProposalOutcome as Outcome;
use super::*;
use crate::domain::command::{Command, Refusal, decide};
use crate::domain::event::Event;
use crate::domain::fixtures::workshop;
use crate::domain::fixtures::{MINUTE as WALL_MINUTE, Run, START, actions, optional, pause, step};
use crate::domain::workshop::{PerStep, Step, StepIndex};

/// A run in its first step, and what is proposed with so many minutes left.
fn proposed(steps: Vec<Step>, cut_first: &[&str], minutes: i64) -> (Run, Proposal) {
    let run = Run::of(workshop(steps, cut_first));
    let until = run.now.wall + minutes * WALL_MINUTE;
    let found = propose(run.session.state(), run.now, until, &BTreeMap::new());
    (run, found)
}

fn becomes(proposal: &Proposal) -> Vec<u16> {
    proposal.rows.iter().map(|row| row.becomes).collect()
}

fn design() -> Vec<Step> {
    [(20, 12), (12, 8), (6, 3), (12, 6), (4, 2)]
        .into_iter()
        .zip(["a", "b", "c", "d", "e"])
        .map(|((full, short), id)| step(id, full, Some(short)))
        .collect()
}

#[test]
fn forty_five_minutes_left_are_shared_out_as_the_design_counts_them() {
    let (run, found) = proposed(design(), &[], 45);
    assert_eq!(becomes(&found), [17, 10, 5, 10, 3]);
    assert_eq!(found.outcome(run.now), Outcome::InTime);
    assert_eq!(found.ends(run.now), START + 45 * WALL_MINUTE);
    assert_eq!(found.agreed, START + 54 * WALL_MINUTE);
    assert!(!found.needs_permission(run.now));
}

#[test]
fn with_time_enough_nothing_changes_and_with_time_to_spare_it_says_so() {
    for (minutes, outcome) in [
        (54, Outcome::Enough),
        (64, Outcome::Enough),
        (65, Outcome::Early(11)),
    ] {
        let (run, found) = proposed(design(), &[], minutes);
        assert_eq!(becomes(&found), [20, 12, 6, 12, 4]);
        assert_eq!(found.outcome(run.now), outcome, "{minutes}");
    }
}

#[test]
fn every_whole_minute_is_used_and_none_more() {
    for minutes in 31..54 {
        let (run, found) = proposed(design(), &[], minutes);
        assert_eq!(found.ends(run.now), found.until, "{minutes}");
        for (row, step) in found.rows.iter().zip(design()) {
            let bounds = step.short.unwrap_or(0)..=step.minutes;
            assert!(bounds.contains(&row.becomes), "{minutes}: {row:?}");
        }
    }
}

fn with_extras() -> Vec<Step> {
    let could = |id: &str| optional(Priority::Could, step(id, 10, Some(5)));
    let should = |id: &str| optional(Priority::Should, step(id, 10, Some(5)));
    vec![
        step("check-in", 10, Some(5)),
        should("s1"),
        could("c1"),
        could("c2"),
        should("s2"),
        actions(14, 7),
        step("check-out", 6, Some(4)),
    ]
}

fn dropped(proposal: &Proposal) -> Vec<usize> {
    proposal.dropped().map(|row| row.index.get()).collect()
}

#[test]
fn what_could_be_missed_goes_before_what_should_not_each_from_last_to_first() {
    // Short all together: 5 + 5 + 5 + 5 + 5 + 7 + 4 = 36.
    let drops = |minutes| dropped(&proposed(with_extras(), &[], minutes).1);
    assert_eq!(drops(36), Vec::<usize>::new());
    assert_eq!(drops(35), [3]);
    assert_eq!(drops(30), [2, 3]);
    assert_eq!(drops(25), [2, 3, 4]);
    assert_eq!(drops(20), [1, 2, 3, 4]);
}

#[test]
fn the_script_may_say_what_goes_first() {
    let drops = |minutes| dropped(&proposed(with_extras(), &["s1", "c1"], minutes).1);
    assert_eq!(drops(35), [1]);
    assert_eq!(drops(30), [1, 2]);
    assert_eq!(drops(25), [1, 2, 3]);
}

#[test]
fn what_must_be_done_is_pressed_together_but_not_below_its_least() {
    let (run, found) = proposed(with_extras(), &[], 12);
    assert_eq!(becomes(&found)[1..5], [0, 0, 0, 0]);
    assert_eq!(found.ends(run.now), found.until);
    let minutes = becomes(&found);
    assert!(minutes[5] >= 5 && minutes[6] >= 2, "{minutes:?}");

    let (run, found) = proposed(with_extras(), &[], 3);
    assert_eq!(becomes(&found), [1, 0, 0, 0, 0, 5, 2]);
    assert_eq!(found.outcome(run.now), Outcome::TooLate(5));
}

#[test]
fn more_than_a_quarter_past_the_agreed_end_needs_the_group() {
    let end = START + 70 * WALL_MINUTE;
    for (late, over, needs) in [(8, 15, false), (9, 16, true)] {
        let mut run = Run::of(workshop(with_extras(), &[]));
        run.wait((70 + late) * 60);
        run.enter("actions");
        let found = propose(run.session.state(), run.now, end, &BTreeMap::new());
        assert_eq!(becomes(&found), [5, 2]);
        assert_eq!(found.outcome(run.now), Outcome::TooLate(over));
        assert_eq!(found.needs_permission(run.now), needs, "{over}");
    }
}

#[test]
fn the_step_that_runs_keeps_what_it_used_and_is_never_dropped() {
    let mut run = Run::of(workshop(with_extras(), &[]));
    run.wait(10 * 60);
    run.enter("s1");
    run.wait(4 * 60 + 20);
    let until = run.now.wall + 25 * WALL_MINUTE;
    let found = propose(run.session.state(), run.now, until, &BTreeMap::new());
    assert_eq!(found.rows[0].index, StepIndex::new(1));
    assert!(found.rows[0].becomes >= 5, "{:?}", found.rows[0]);
    let late = found.until - found.ends(run.now);
    assert!((0..WALL_MINUTE).contains(&late), "{late}");
}

#[test]
fn a_step_that_ran_over_gives_nothing_back() {
    let mut run = Run::of(workshop(design(), &[]));
    run.wait(30 * 60);
    let until = START + 54 * WALL_MINUTE;
    let found = propose(run.session.state(), run.now, until, &BTreeMap::new());
    assert_eq!(found.rows[0].becomes, 20);
    assert_eq!(found.ends(run.now), until);
    assert_eq!(found.late, 10);
    // 24 minutes for 34 that can do with 19.
    assert_eq!(becomes(&found)[1..], [9, 4, 8, 3]);
}

fn long(with: Step) -> Vec<Step> {
    let should = |step| optional(Priority::Should, step);
    vec![
        step("a", 80, Some(40)),
        step("b", 30, Some(20)),
        with,
        should(step("c", 20, Some(10))),
        step("d", 10, Some(6)),
    ]
}

#[test]
fn a_break_goes_unless_the_room_has_worked_ninety_minutes_by_then() {
    let mut run = Run::of(workshop(long(pause(10)), &["break", "c"]));
    run.wait(80 * 60);
    run.enter("b");
    let tight = |run: &Run| run.now.wall + 33 * WALL_MINUTE;
    let found = propose(run.session.state(), run.now, tight(&run), &BTreeMap::new());
    assert_eq!(found.rows[1].need, Need::Break);
    assert_eq!(
        becomes(&found),
        [21, 6, 0, 6],
        "the break stays, five minutes at least"
    );

    let mut early = Run::of(workshop(long(pause(10)), &["break", "c"]));
    early.wait(20 * 60);
    early.enter("b");
    let found = propose(
        early.session.state(),
        early.now,
        tight(&early),
        &BTreeMap::new(),
    );
    assert_eq!(becomes(&found)[1..3], [0, 0]);
}

#[test]
fn a_minute_of_something_is_not_proposed() {
    let extra = optional(Priority::Should, step("extra", 8, None));
    let steps = vec![step("a", 20, Some(10)), extra, step("b", 20, Some(10))];
    let (_, found) = proposed(steps, &[], 24);
    assert_eq!(becomes(&found), [12, 0, 12]);
}

#[test]
fn what_the_facilitator_wants_of_a_step_counts_and_the_others_share_the_rest() {
    let run = Run::of(workshop(with_extras(), &[]));
    let wanting = |minutes: i64, wishes: &[(usize, Wish)]| {
        let until = run.now.wall + minutes * WALL_MINUTE;
        let wish = |(step, wish): &(usize, Wish)| (StepIndex::new(*step), *wish);
        let wishes = wishes.iter().map(wish).collect();
        propose(run.session.state(), run.now, until, &wishes)
    };
    // Short without both: 5 + 5 + 5 + 7 + 4 = 26 of 50.
    let found = wanting(60, &[(1, Wish::Out), (2, Wish::Out)]);
    assert_eq!(
        becomes(&found),
        [10, 0, 0, 10, 10, 14, 6],
        "enough for the others"
    );
    let found = wanting(38, &[(1, Wish::Out), (2, Wish::Out)]);
    assert_eq!(becomes(&found)[1..3], [0, 0]);
    assert_eq!(found.ends(run.now), found.until);
    let kept = wanting(25, &[(3, Wish::In)]);
    assert!(kept.rows[3].becomes >= 5, "{kept:?}");
    assert_eq!(dropped(&kept), [1, 2, 4]);
    assert_eq!(kept.ends(run.now), kept.until);
}

#[test]
fn a_step_dropped_before_stays_away_until_it_is_wanted_back() {
    let mut run = Run::of(workshop(with_extras(), &[]));
    let minutes = vec![("c1".to_owned(), 0)];
    run.take(Event::Replanned {
        minutes,
        until: None,
    });
    let state = run.session.state();
    let until = START + 80 * WALL_MINUTE;
    let found = propose(state, run.now, until, &BTreeMap::new());
    assert_eq!((found.rows[2].was, found.rows[2].becomes), (0, 0));
    let back = BTreeMap::from([(StepIndex::new(2), Wish::In)]);
    assert_eq!(propose(state, run.now, until, &back).rows[2].becomes, 10);
    let tight = propose(state, run.now, START + 50 * WALL_MINUTE, &back);
    assert!((5..10).contains(&tight.rows[2].becomes), "{tight:?}");
}

#[test]
fn a_new_plan_is_an_event_that_leaves_the_first_plan_known_and_that_undo_takes_back() {
    let mut run = Run::of(workshop(with_extras(), &[]));
    let step = "check-in".to_owned();
    run.take(Event::TimeAdded { step, seconds: 60 });
    run.wait(11 * 60);
    run.enter("s1");
    let minutes = [(1, 8), (2, 0), (3, 10), (5, 12)];
    let minutes = minutes
        .map(|(step, minutes)| (StepIndex::new(step), minutes))
        .to_vec();
    let until = Some(START + 65 * WALL_MINUTE);
    let event = decide(&run.session, Command::Replan { minutes, until }).unwrap();
    let named = |changes: &[(&str, u16)]| -> Vec<(String, u16)> {
        changes
            .iter()
            .map(|(id, n)| ((*id).to_owned(), *n))
            .collect()
    };
    assert_eq!(
        event,
        Event::Replanned {
            minutes: named(&[("s1", 8), ("c1", 0), ("actions", 12)]),
            until
        }
    );
    run.take(event);
    let state = run.session.state();
    assert_eq!(state.plan, PerStep::from(vec![10, 8, 0, 10, 10, 12, 6]));
    assert_eq!(
        state.planned,
        PerStep::from(vec![10, 10, 10, 10, 10, 14, 6])
    );
    let agenda = clock::agenda(state, run.now);
    assert_eq!(agenda.agreed, START + 65 * WALL_MINUTE);
    assert_eq!(agenda.ends, START + 57 * WALL_MINUTE);
    assert_eq!(
        agenda.number(StepIndex::new(3)),
        Some((3, 6)),
        "the dropped step is not counted"
    );
    let change = |place: usize| agenda.lines[place].change;
    assert_eq!(change(1), clock::Change::Shorter);
    assert_eq!(change(2), clock::Change::Dropped);
    assert_eq!(change(3), clock::Change::AsPlanned);
    let entered = decide(&run.session, Command::Next).unwrap();
    assert_eq!(entered, Event::StepEntered("c2".to_owned()));
    let undone = decide(&run.session, Command::Undo).unwrap();
    run.take(undone);
    assert_eq!(run.session.state().plan, run.session.state().planned);
    assert_eq!(
        clock::agenda(run.session.state(), run.now).agreed,
        START + 70 * WALL_MINUTE
    );
}

#[test]
fn what_is_over_or_needed_gets_no_new_plan() {
    let mut run = Run::of(workshop(with_extras(), &[]));
    run.wait(60);
    run.enter("s1");
    let replan = |minutes: Vec<(usize, u16)>| {
        let new = |(step, minutes): (usize, u16)| (StepIndex::new(step), minutes);
        let minutes = minutes.into_iter().map(new).collect();
        let until = None;
        decide(&run.session, Command::Replan { minutes, until })
    };
    assert_eq!(replan(vec![(0, 5)]), Err(Refusal::Gone));
    assert_eq!(
        replan(vec![(5, 0)]),
        Err(Refusal::Needed("actions".to_owned()))
    );
    assert_eq!(replan(vec![(1, 0)]), Err(Refusal::Needed("s1".to_owned())));
    assert_eq!(replan(vec![(2, 10)]), Err(Refusal::Same));
    assert_eq!(replan(vec![(9, 10)]), Err(Refusal::Gone));
}

#[test]
fn a_night_between_two_runs_makes_nobody_late() {
    let mut run = Run::of(workshop(design(), &[]));
    run.wait(20 * 60);
    run.enter("b");
    run.now.wall += 18 * 60 * WALL_MINUTE;
    run.now.mono = 0;
    run.take(Event::Resumed {
        run: "r2".to_owned(),
        offset: 60,
        counted: 0,
    });
    let agenda = clock::agenda(run.session.state(), run.now);
    assert_eq!(agenda.drift, 0);
}

/// A quarter past is a quarter past, whatever the second it is asked in: no minute too few is left to the steps.
#[test]
fn the_whole_of_the_minute_it_ends_in_is_used() {
    for second in [0, 1, 26, 59] {
        for minutes in [32, 36, 40] {
            let mut run = Run::of(workshop(design(), &[]));
            run.wait(10 * 60 + second);
            run.enter("b");
            run.wait(40);
            let until = START + minutes * WALL_MINUTE;
            let found = propose(run.session.state(), run.now, until, &BTreeMap::new());
            let past = clock::minutes_between(until, found.ends(run.now));
            assert_eq!(past, 0, "{minutes} at {second}: {:?}", becomes(&found));
            assert_eq!(found.outcome(run.now), Outcome::InTime);
        }
    }
}

/// Two clocks read one after the other differ by a millisecond.
#[test]
fn an_agreed_end_keeps_its_minute() {
    let mut run = Run::of(workshop(design(), &[]));
    let until = START + 60 * WALL_MINUTE;
    run.take(Event::Replanned {
        minutes: Vec::new(),
        until: Some(until),
    });
    for (wall, mono) in [(0, 0), (1, 0), (0, 1), (3, 0), (0, 3)] {
        let now = Moment {
            wall: run.now.wall + wall,
            mono: run.now.mono + mono,
        };
        assert_eq!(clock::agenda(run.session.state(), now).agreed, until);
    }
}
