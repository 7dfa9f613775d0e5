//! Whatever happened in a session, in whatever order: what is private stays with the facilitator.

use flipover::domain::command::{Command, decide};
use flipover::domain::event::{
    Cell, Curtain, Event, Fields, ItemId, List, Moment, RoomSetting, Shows, Stamped, Value, Variant,
};
use flipover::domain::room::view;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::unplanned::{Answer, Unplanned};
use flipover::domain::workshop::StepIndex;
use proptest::prelude::*;

use crate::room::Room;

const NAME: &str = "Wilhelmina";
const NOTE: &str = "EIGEN-AANTEKENING";

#[derive(Clone, Debug)]
enum Deed {
    Go(StepIndex),
    AddStep(bool),
    Add,
    Note,
    Scores(i32),
    Votes(u32),
    Set(RoomSetting),
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let curtain = prop_oneof![
        Just(Curtain::Open),
        Just(Curtain::Black),
        Just(Curtain::Frozen)
    ];
    let shows = prop_oneof![
        Just(Shows::Auto),
        Just(Shows::Question),
        Just(Shows::Items),
        Just(Shows::Agenda),
        Just(Shows::Opening),
        prop::sample::select(vec![
            "collect", "cluster", "detail", "vote", "rate", "actions"
        ])
        .prop_map(|id| Shows::Step(id.to_owned())),
    ];
    let room = (curtain, shows, any::<bool>()).prop_map(|(curtain, shows, typing)| {
        Deed::Set(RoomSetting {
            curtain,
            shows,
            typing,
            turned: i32::from(typing),
        })
    });
    prop_oneof![
        3 => (0..8_usize).prop_map(|before| Deed::Go(StepIndex::new(before))),
        4 => Just(Deed::Add),
        1 => Just(Deed::Note),
        1 => any::<bool>().prop_map(Deed::AddStep),
        2 => (1..5_i32).prop_map(Deed::Scores),
        2 => (0..4_u32).prop_map(Deed::Votes),
        2 => room,
        1 => Just(Deed::Undo),
    ]
}

fn perform(room: &mut Room, deed: &Deed) {
    let command = match deed {
        Deed::Go(step) => Command::Go(*step),
        Deed::Add => {
            let Some((index, step, _)) = room.state().current() else {
                return;
            };
            let fields = step.kind.fields().into_iter();
            let row: Fields = fields
                .map(|field| {
                    let said = if field.id == "from" {
                        NAME
                    } else {
                        "Meer licht"
                    };
                    (field.id.clone(), Value::Text(Clean::line(said)))
                })
                .collect();
            Command::AddItems {
                step: index,
                rows: vec![row],
            }
        }
        Deed::Note => Command::AddNote {
            list: List::Note,
            text: Clean::line(NOTE),
            by: Clean::line(NAME),
        },
        Deed::Scores(score) => {
            let cell = Cell {
                item: ItemId::Row(1),
                aspect: String::new(),
                group: String::new(),
            };
            let event = Event::ScoresSet {
                step: "rate".to_owned(),
                cell,
                scores: vec![*score; 4],
            };
            return happen(room, event);
        }
        Deed::Votes(votes) => {
            let event = Event::VotesSet {
                step: "vote".to_owned(),
                item: ItemId::Row(1),
                votes: *votes,
            };
            return happen(room, event);
        }
        Deed::AddStep(words) => {
            let asked = Unplanned {
                question: Clean::line("Wat nu?"),
                minutes: 5,
                answer: if *words { Answer::Words } else { Answer::Items },
            };
            match asked.step(room.state(), room.now) {
                Ok(step) => Command::AddStep(Box::new(step)),
                Err(_) => return,
            }
        }
        Deed::Set(setting) => Command::SetRoom(setting.clone()),
        Deed::Undo => Command::Undo,
    };
    if let Ok(event) = decide(&room.session, command) {
        happen(room, event);
    }
}

fn happen(room: &mut Room, event: Event) {
    let (seq, at) = (room.session.next_seq(), room.now);
    room.session.apply(Stamped { seq, at, event });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_private_reaches_the_room_whatever_happened(deeds in prop::collection::vec(deed(), 1..60)) {
        let kinds = flipover::domain::script::parse(include_str!("../support/kinds.ron"));
        let mut room = Room::open(kinds.unwrap(), Lang::Nl, Variant::Full, 4);
        let mut was_chosen = false;
        for deed in &deeds {
            was_chosen |= matches!(deed, Deed::Set(RoomSetting { shows: Shows::Step(_), .. }));
            perform(&mut room, deed);
            room.now = Moment { wall: room.now.wall + 7000, mono: room.now.mono + 7000 };
            let told = format!("{:?}", view(&room.session, room.now));
            prop_assert!(!told.contains(NAME), "a name after {deed:?}: {told}");
            prop_assert!(!told.contains(NOTE), "a note after {deed:?}: {told}");
            prop_assert!(!told.contains("HIDDEN"), "the facilitator's own after {deed:?}: {told}");
            prop_assert!(was_chosen || !told.contains("Results("), "results nobody revealed after {deed:?}: {told}");
        }
    }
}
