//! A session looked back on stands, at every event, as it stood when that event had just happened.

use flipover::domain::command::Command;
use flipover::domain::event::{Event, EventIndex, Moment, Stamped, Variant};
use flipover::domain::replay::{MarkKind, SearchDirection, Timeline, find};
use flipover::domain::session::Session;
use flipover::domain::workshop::StepIndex;
use proptest::prelude::*;

use crate::deeds::{Deed, command_for, deeds, workshops};
use crate::room::{Room, bundled};

/// A session as people make it: undone and redone in between, closed and taken up, the clock on the wall set by hand.
fn lived(room: &mut Room, deeds: Vec<Deed>, odd: &[u8]) -> Vec<Session> {
    let mut stood = vec![room.session.clone()];
    for (deed, odd) in deeds.into_iter().zip(odd) {
        room.pass(u64::from(deed.3));
        let events = match odd {
            0..=3 => vec![room.want(Command::Undo).is_ok()],
            4 | 5 => vec![room.want(Command::Redo).is_ok()],
            6 => {
                room.now.wall -= 7_200_000;
                room.happen(Event::ClockJumped(-7_200_000));
                vec![true]
            }
            8 => vec![room.want(Command::CountSleep(600_000)).is_ok()],
            7 => {
                room.happen(Event::Closed);
                stood.push(room.session.clone());
                room.now = Moment {
                    wall: room.now.wall + 57_600_000,
                    mono: 40,
                };
                room.happen(Event::Resumed {
                    run: "r2".to_owned(),
                    offset: 120,
                    counted: 0,
                });
                vec![true]
            }
            _ => vec![room.want(command_for(room.state(), deed)).is_ok()],
        };
        stood.extend(
            events
                .into_iter()
                .filter(|did| *did)
                .map(|_| room.session.clone()),
        );
    }
    stood
}

fn same(found: &Session, lived: &Session) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.log(), lived.log());
    prop_assert_eq!(found.state(), lived.state());
    prop_assert_eq!(found.undo_target(), lived.undo_target());
    prop_assert_eq!(found.redo_target(), lived.redo_target());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn every_event_shows_what_stood_then_whichever_way_one_comes(
        deeds in deeds(80),
        odd in proptest::collection::vec(0..15_u8, 80),
        jumps in proptest::collection::vec(any::<prop::sample::Index>(), 1..40),
        apart in 1..20_usize,
        workshop in workshops(),
    ) {
        let mut room = Room::new(workshop, Variant::Full, 12);
        let stood = lived(&mut room, deeds, &odd);
        let log = room.session.log().to_vec();
        let timeline = Timeline::spaced(log, apart).expect("it begins with Opened");
        prop_assert_eq!(timeline.len(), stood.len());

        let mut forward = timeline.at(EventIndex::FIRST).expect("it begins with Opened");
        for (place, then) in stood.iter().enumerate() {
            let place = EventIndex::new(place);
            timeline.go(&mut forward, place);
            same(&forward, then)?;
            same(&timeline.at(place).expect("it begins with Opened"), then)?;
        }
        prop_assert_eq!(timeline.length(), forward.state().time.reached());
        let mut backward = forward;
        for (place, then) in stood.iter().enumerate().rev() {
            timeline.go(&mut backward, EventIndex::new(place));
            same(&backward, then)?;
        }
        let mut about = backward;
        for jump in jumps {
            let place = jump.index(stood.len());
            timeline.go(&mut about, EventIndex::new(place));
            same(&about, &stood[place])?;
        }
        let mut stranger = Session::replay(room.session.log().to_vec()).expect("a session");
        timeline.go(&mut stranger, EventIndex::FIRST);
        same(&stranger, &stood[0])?;
    }

    #[test]
    fn time_never_goes_back_and_every_time_is_that_of_its_event(
        deeds in deeds(60),
        odd in proptest::collection::vec(0..15_u8, 60),
        limit in 1..60_000_u64,
    ) {
        let mut room = Room::new(bundled(), Variant::Full, 12);
        drop(lived(&mut room, deeds, &odd));
        let timeline = Timeline::new(room.session.log().to_vec()).expect("it begins with Opened");
        let (plain, short) = (timeline.pace(None), timeline.pace(Some(limit)));
        for place in (1..timeline.len()).map(EventIndex::new) {
            let (before, time) = (timeline.time(place.previous()), timeline.time(place));
            prop_assert!(before <= time);
            prop_assert_eq!(plain.shown(time), time);
            let pause = short.shown(time) - short.shown(before);
            prop_assert_eq!(pause, (time - before).min(limit));
            prop_assert_eq!(short.time(short.shown(time)), time);
            let session = timeline.at(place).expect("it begins with Opened");
            let state = session.state();
            for later in [0, 7] {
                let moment = timeline.moment(&session, time + later);
                prop_assert_eq!(state.time.at(moment), state.time.reached() + later);
            }
            prop_assert_eq!(timeline.moment(&session, time).wall, state.last.wall);
        }
    }
}

/// What was done in a file nobody wrote with this program: numbers undone before they are there, twice, and never.
#[test]
fn strange_turns_are_replayed_as_they_would_be_read() {
    let mut room = Room::new(bundled(), Variant::Full, 12);
    for event in [
        Event::Undone(4),
        Event::PeopleSet(9),
        Event::PeopleSet(10),
        Event::PeopleSet(11),
        Event::Undone(3),
        Event::Undone(3),
        Event::Redone(4),
        Event::Redone(99),
        Event::PeopleSet(14),
        Event::Undone(5),
        Event::Redone(3),
    ] {
        room.happen(event);
    }
    let log = room.session.log();
    for apart in 1..5 {
        let timeline = Timeline::spaced(log.to_vec(), apart).expect("it begins with Opened");
        let mut session = timeline
            .at(EventIndex::FIRST)
            .expect("it begins with Opened");
        for place in (0..log.len()).chain([2, 8, 5, 11, 0, 6]) {
            timeline.go(&mut session, EventIndex::new(place));
            let read = Session::replay(log[..=place].to_vec()).expect("it begins with Opened");
            assert_eq!(session.state(), read.state(), "{place}, every {apart}");
        }
    }
}

#[test]
fn marks_stand_where_something_happened_and_not_where_it_was_taken_back() {
    let mut room = Room::new(bundled(), Variant::Full, 12);
    let note = |text: &str| Command::AddNote {
        list: flipover::domain::event::List::Decision,
        text: flipover::domain::text::Clean::line(text),
        by: flipover::domain::text::Clean::default(),
    };
    room.want(Command::Next).expect("a first step");
    room.want(note("We gaan dóór")).expect("a note");
    room.want(note("Toch niet")).expect("a note");
    room.want(Command::Undo).expect("it is undone");
    room.want(Command::Next).expect("a second step");
    let timeline = Timeline::new(room.session.log().to_vec()).expect("it begins with Opened");
    let marks: Vec<(usize, MarkKind)> = timeline
        .marks()
        .iter()
        .map(|mark| (mark.index.get(), mark.kind))
        .collect();
    let expected = [
        (1, MarkKind::Step(StepIndex::FIRST)),
        (2, MarkKind::Decision),
        (5, MarkKind::Step(StepIndex::new(1))),
    ];
    assert_eq!(marks, expected);
    let entered = timeline.entered(StepIndex::new(1));
    assert_eq!(entered, Some(EventIndex::new(5)));
    assert_eq!(timeline.entered(StepIndex::new(2)), None);
    let find = |text: &str, from: usize, way| {
        let found = find(&timeline, text, EventIndex::new(from), way);
        found.map(EventIndex::get)
    };
    assert_eq!(find("DOOR", 0, SearchDirection::On), Some(2));
    assert_eq!(find("toch", 5, SearchDirection::Back), Some(3));
    assert_eq!(
        find("toch", 3, SearchDirection::On),
        Some(3),
        "round, back to itself"
    );
    assert_eq!(find("nooit gezegd", 0, SearchDirection::On), None);
    assert_eq!(find(" ", 0, SearchDirection::On), None);
}

#[test]
fn a_list_that_does_not_begin_with_opened_is_no_timeline() {
    let at = Moment { wall: 0, mono: 0 };
    let closed = Stamped {
        seq: 1,
        at,
        event: Event::Closed,
    };
    assert!(Timeline::new(vec![closed]).is_none());
    assert!(Timeline::new(Vec::new()).is_none());
}
