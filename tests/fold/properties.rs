//! What holds of every session, whatever people do in it and whatever its file says.

use flipover::domain::clock;
use flipover::domain::command::{self, Command, Refusal, decide};
use flipover::domain::event::{Event, ItemId, Moment, Stamped, Variant};
use flipover::domain::results;
use flipover::domain::select;
use flipover::domain::session::{Session, State};
use flipover::domain::workshop::Kind;
use proptest::prelude::*;

use crate::deeds::{DEEDS, command_for, deeds, step_of, variants, workshops};
use crate::events::{any_event, any_item};
use crate::room::{Room, bundled};
use crate::standing::{Standing, standing};

/// Looks at everything a screen or a summary shows of a session.
fn look_at(state: &State, now: Moment) {
    let agenda = clock::agenda(state, now);
    assert!(agenda.lines.len() <= state.steps.len());
    for index in state.steps.indices() {
        let step = clock::step(state, index, now);
        let _ = (step.left(), step.share(), clock::phase(state, index, now));
        let _ = clock::stage(state, index, now).map(|part| part.left());
        for item in select::input(state, index) {
            drop(select::label(state, &item));
        }
        drop(results::of_step(state, index));
    }
    drop(results::headline(state));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_undo_takes_back_and_redo_puts_back(
        deeds in deeds(60),
        workshop in workshops(),
        variant in variants(),
        people in 0..30_u16,
    ) {
        let mut room = Room::new(workshop, variant, people);
        let mut before: Vec<Standing> = Vec::new();
        for deed in deeds {
            room.pass(u64::from(deed.3));
            let stood = standing(room.state());
            let command = command_for(room.state(), deed);
            let given = dots(room.state());
            if room.want(command.clone()).is_ok() {
                before.push(stood);
            }
            holds(&room, &command, given)?;
        }
        let log = room.session.log().to_vec();
        let after = standing(room.state());
        for stood in before.iter().rev() {
            room.pass(1234);
            prop_assert_eq!(room.want(Command::Undo), Ok(()));
            prop_assert_eq!(&standing(room.state()), stood);
        }
        prop_assert_eq!(room.want(Command::Undo), Err(Refusal::NothingToUndo));
        for stood in before.iter().skip(1).chain([&after]).take(before.len()) {
            room.pass(77);
            prop_assert_eq!(room.want(Command::Redo), Ok(()));
            prop_assert_eq!(&standing(room.state()), stood);
        }
        prop_assert_eq!(room.want(Command::Redo), Err(Refusal::NothingToRedo));
        prop_assert_eq!(&room.session.log()[..log.len()], log.as_slice());
        in_order_and_replayed(&room.session)?;
    }

    #[test]
    fn undo_between_other_deeds_is_a_session_like_any_other(
        deeds in deeds(60),
        workshop in workshops(),
        undo in proptest::collection::vec(0..4_u8, 60),
    ) {
        let mut room = Room::new(workshop, Variant::Full, 12);
        for (deed, undo) in deeds.into_iter().zip(undo) {
            room.pass(u64::from(deed.3));
            let command = match undo {
                0 => Command::Undo,
                1 => Command::Redo,
                _ => command_for(room.state(), deed),
            };
            let given = dots(room.state());
            let _refused = room.want(command.clone());
            holds(&room, &command, given)?;
        }
        in_order_and_replayed(&room.session)?;
        look_at(room.state(), room.now);
    }

    #[test]
    fn a_run_taken_up_goes_on_where_the_last_one_stood(
        deeds in deeds(40),
        at in 0..40_usize,
        away in 0..100_000_u64,
    ) {
        let mut room = Room::new(bundled(), Variant::Full, 12);
        for (n, deed) in deeds.into_iter().enumerate() {
            if n == at {
                let (before, left) = (standing(room.state()), clock_left(&room));
                room.now = Moment { wall: room.now.wall + 86_400_000, mono: 3 };
                room.happen(Event::Resumed { run: "r2".to_owned(), offset: 60, counted: away });
                prop_assert_eq!(standing(room.state()), before);
                let counted = if room.state().is_paused() { 0 } else { away };
                prop_assert_eq!(clock_left(&room), left.map(|left| left - i64::try_from(counted).unwrap()));
            }
            room.pass(u64::from(deed.3));
            let _refused = room.want(command_for(room.state(), deed));
        }
        in_order_and_replayed(&room.session)?;
    }

    /// A file from anywhere may hold any event: it is taken or passed over, and everything can still be drawn.
    #[test]
    fn no_event_brings_the_fold_or_the_figures_down(
        (workshop, events) in workshops().prop_flat_map(|workshop| {
            let events = proptest::collection::vec(any_event(&workshop), 1..40);
            (Just(workshop), events)
        }),
    ) {
        let room = Room::new(workshop, Variant::Full, 12);
        let mut log = room.session.log().to_vec();
        for (seq, (event, wall, mono)) in (2..).zip(events) {
            log.push(Stamped { seq, at: Moment { wall, mono }, event });
        }
        let session = Session::replay(log).expect("it begins with Opened");
        look_at(session.state(), Moment { wall: i64::MAX, mono: u64::MAX });
        look_at(session.state(), Moment { wall: i64::MIN, mono: 0 });
        for command in [Command::Next, Command::Previous, Command::Skip, Command::Undo, Command::Redo,
            Command::AddTime(i64::MIN), Command::AddTime(i64::MAX)] {
            let _refused = decide(&session, command);
        }
        for deed in 0..DEEDS {
            let _refused = decide(&session, command_for(session.state(), (deed, 1, 1, 0)));
        }
    }

    #[test]
    fn an_item_is_read_back_as_it_is_written(item in any_item()) {
        prop_assert_eq!(item.to_string().parse::<ItemId>(), Ok(item.clone()));
        let written = ron::to_string(&item).expect("it can be written");
        prop_assert_eq!(ron::from_str::<ItemId>(&written), Ok(item));
    }
}

fn clock_left(room: &Room) -> Option<i64> {
    let (index, last) = (room.state().current?, room.state().last);
    Some(clock::step(room.state(), index, last).left())
}

fn in_order_and_replayed(session: &Session) -> Result<(), TestCaseError> {
    for (n, stamped) in (1..).zip(session.log()) {
        prop_assert_eq!(stamped.seq, n);
    }
    let replayed = Session::replay(session.log().to_vec()).expect("it begins with Opened");
    prop_assert_eq!(replayed.state(), session.state());
    prop_assert_eq!(replayed.undo_target(), session.undo_target());
    prop_assert_eq!(replayed.redo_target(), session.redo_target());
    let half = session.log().len() / 2 + 1;
    let mut live = Session::replay(session.log()[..half].to_vec()).expect("it begins with Opened");
    for stamped in &session.log()[half..] {
        live.apply(stamped.clone());
    }
    prop_assert_eq!(live.state(), session.state());
    Ok(())
}

/// Dots given in the one vote of the workshop.
fn dots(state: &State) -> u32 {
    command::dots_given(
        state,
        step_of(state, 0, |kind| matches!(kind, Kind::Vote(_))),
    )
}

/// What was just taken keeps to the rules of its step.
fn holds(room: &Room, command: &Command, given: u32) -> Result<(), TestCaseError> {
    let state = room.state();
    match (command, room.session.log().last().map(|last| &last.event)) {
        (Command::SetVotes { step, item, votes }, Some(Event::VotesSet { item: set, .. }))
            if item == set =>
        {
            let rules = command::vote_rules(state, *step).expect("a vote");
            if state.steps[*step].votes.get(item) == Some(votes) {
                prop_assert!(*votes <= rules.most_on_one());
                let within = dots(state) <= rules.budget();
                prop_assert!(within || dots(state) <= given, "more dots than there are");
            }
        }
        (Command::SetScores { step, cell, .. }, Some(Event::ScoresSet { .. })) => {
            let Kind::Rate(rate) = &state.workshop().steps[*step].kind else {
                return Ok(());
            };
            let (low, high) = command::scale(state, rate);
            let scores = state.steps[*step]
                .scores
                .get(cell)
                .cloned()
                .unwrap_or_default();
            prop_assert!(scores.iter().all(|score| (low..=high).contains(score)));
        }
        _ => {}
    }
    for (index, step) in state.workshop().steps.indexed() {
        if let Kind::Collect(collect) = &step.kind
            && let Some(max) = collect.max
        {
            prop_assert!(state.steps[index].order.len() <= usize::from(max));
        }
        prop_assert!(
            state.steps[index]
                .order
                .iter()
                .all(|row| state.rows.contains_key(row))
        );
    }
    Ok(())
}
