//! What must not reach the room, looked for in everything it is given.

use flipover::domain::audience::Audience;
use flipover::domain::command::Command;
use flipover::domain::document;
use flipover::domain::event::{ItemId, Value};
use flipover::domain::event::{List, Person, Variant};
use flipover::domain::room::{Scene, can_reveal};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{FieldKind, Kind, Step, StepIndex};

use crate::room::Room;
use crate::{seen, words, workshops};

const PRIVATE: &str = "PRIVATE-WORDS";

/// Everything a step holds that is for the facilitator alone.
fn own(step: &Step, lang: Lang) -> Vec<String> {
    let texts = [&step.intent, &step.notes, &step.handout];
    let texts = texts.into_iter().flatten().chain(&step.silent);
    texts.map(|text| words(text.get(lang))).collect()
}

/// The names people gave in fields of a step's items; those of actions were given before everyone.
fn names(room: &Room) -> Vec<String> {
    let state = room.state();
    let mut names = Vec::new();
    for (index, step) in state.workshop().steps.indexed() {
        if !matches!(step.kind, Kind::Collect(_)) {
            continue;
        }
        let fields = step.kind.fields().into_iter();
        let persons: Vec<_> = fields.filter(|it| it.kind == FieldKind::Person).collect();
        for row in state.rows.values().filter(|row| row.step == index) {
            for person in &persons {
                if let Some(Value::Text(name)) = row.fields.get(&person.id) {
                    names.push(name.to_string());
                }
            }
        }
    }
    names
}

#[test]
fn nothing_of_the_facilitators_own_reaches_the_room() {
    for workshop in workshops() {
        for lang in Lang::ALL {
            let mut room = Room::open(workshop.clone(), lang, Variant::Full, 12);
            let person = Person {
                name: Clean::line(PRIVATE),
                role: Clean::line(PRIVATE),
            };
            room.give(Command::ListPeople(vec![person; 3]));
            for list in [List::Note, List::Quote, List::ParkingLot] {
                let (text, by) = (Clean::line(PRIVATE), Clean::line(PRIVATE));
                room.give(Command::AddNote { list, text, by });
            }
            room.walk(|room, index| {
                for shown in [false, true] {
                    let mut session = room.session.clone();
                    let event = flipover::domain::event::Event::Revealed {
                        step: workshop.steps[index].id.clone(),
                        shown,
                    };
                    let seq = session.next_seq();
                    session.apply(flipover::domain::event::Stamped {
                        seq,
                        at: room.now,
                        event,
                    });
                    let told = words(&format!(
                        "{:?}",
                        flipover::domain::room::view(&session, room.now)
                    ));
                    assert!(!told.contains(PRIVATE), "{told}");
                    for step in &workshop.steps {
                        for text in own(step, lang) {
                            assert!(
                                text.is_empty() || !told.contains(&text.replace('"', "\\\"")),
                                "{} {}: {text}",
                                workshop.id,
                                step.id
                            );
                        }
                    }
                }
            });
        }
    }
}

#[test]
fn what_was_scored_voted_and_marked_shows_when_it_is_revealed_and_not_before() {
    for workshop in workshops() {
        let mut room = Room::open(workshop.clone(), Lang::Nl, Variant::Full, 12);
        room.walk(|room, index| {
            let (step, _) = room.state().step(index).unwrap();
            let hidden = seen(room);
            let kept = matches!(step.kind, Kind::Rate(_) | Kind::Vote(_) | Kind::Cascade(_));
            let mut session = room.session.clone();
            let seq = session.next_seq();
            session.apply(flipover::domain::event::Stamped {
                seq,
                at: room.now,
                event: flipover::domain::event::Event::Revealed {
                    step: step.id.clone(),
                    shown: true,
                },
            });
            let shown = flipover::domain::room::view(&session, room.now);
            if kept {
                let told = format!("{hidden:?}");
                assert!(!told.contains("Results("), "{}: {told}", step.id);
                assert!(format!("{shown:?}").contains("Results("), "{}", step.id);
            }
        });
    }
}

#[test]
fn the_end_says_of_scores_and_votes_only_what_the_screen_had_shown() {
    for workshop in workshops() {
        let said = |is_shown: bool| {
            let mut room = Room::open(workshop.clone(), Lang::Nl, Variant::Full, 12);
            room.give(Command::Next);
            while let Some(step) = room.state().current {
                room.fill(step);
                if is_shown && can_reveal(&workshop.steps[step]) {
                    room.give(Command::Reveal { step, shown: true });
                    room.give(Command::Reveal { step, shown: false });
                }
                room.give(Command::Next);
            }
            let Scene::Over { headline, .. } = seen(&room).scene else {
                panic!("{} goes on", workshop.id);
            };
            (headline, document::headline(room.state(), Audience::Client))
        };
        let (shown, whole) = said(true);
        assert_eq!(shown, whole, "{}", workshop.id);
        let (kept, _) = said(false);
        let of_scores = |id: &str| {
            let step = workshop.steps.iter().find(|step| step.id == id);
            step.is_some_and(|step| matches!(step.kind, Kind::Rate(_) | Kind::Vote(_)))
        };
        for (sentence, text) in whole.iter().zip(&workshop.headline) {
            let mut named = text.get(Lang::Nl).split('{').skip(1);
            let is_of_scores = named.any(|it| of_scores(it.split('.').next().unwrap()));
            assert!(!is_of_scores || !kept.contains(sentence), "{sentence}");
        }
    }
}

#[test]
fn who_said_something_stays_with_the_facilitator() {
    for workshop in workshops() {
        let mut room = Room::open(workshop.clone(), Lang::Nl, Variant::Full, 12);
        room.walk(|room, index| {
            let (step, _) = room.state().step(index).unwrap();
            let told = format!("{:?}", seen(room));
            let promised = matches!(step.kind, Kind::Actions(_));
            for name in names(room).iter().filter(|_| !promised) {
                let is_text = room.state().rows.keys().any(|row| {
                    flipover::domain::select::label(room.state(), &ItemId::Row(*row))
                        .contains(name.as_str())
                });
                assert!(
                    is_text || !told.contains(&format!("{name:?}")),
                    "{}: {name} in {told}",
                    step.id
                );
            }
        });
    }
}

#[test]
fn what_is_typed_shows_as_words_alone_and_on_an_open_screen_alone() {
    use flipover::domain::event::{Curtain, RoomSetting};
    use flipover::domain::room::shown_while_typed;

    let kinds = flipover::domain::script::parse(include_str!("../support/kinds.ron"));
    let mut room = Room::open(kinds.unwrap(), Lang::En, Variant::Full, 4);
    let typing = RoomSetting {
        typing: true,
        ..RoomSetting::default()
    };
    room.give(Command::SetRoom(typing.clone()));
    room.walk(|room, index| {
        let (step, _) = room.state().step(index).unwrap();
        let shown = shown_while_typed(room.state());
        match step.id.as_str() {
            // The idea shows; who it is from does not.
            "ideas" => assert_eq!(shown, [0]),
            "vote" | "rate" | "relay" => assert!(shown.is_empty(), "{}", step.id),
            _ => {}
        }
    });
    room.give(Command::Go(StepIndex::new(1)));
    assert_eq!(shown_while_typed(room.state()), [0]);
    for curtain in [Curtain::Black, Curtain::Frozen] {
        room.give(Command::SetRoom(RoomSetting {
            curtain,
            ..typing.clone()
        }));
        assert!(shown_while_typed(room.state()).is_empty());
    }
    // It was black when it froze.
    assert_eq!(seen(&room).curtain, Curtain::Black);
}

/// What is worked out of a vote nobody showed names what that vote chose.
#[test]
fn what_an_unrevealed_outcome_chose_is_not_among_what_can_be_shown_later() {
    use flipover::domain::room::{has_results, with_results};

    let voice = crate::workshop("voice-of-the-employee");
    let step = |id: &str| voice.step(id).unwrap().0;
    let mut room = Room::open(voice.clone(), Lang::En, Variant::Full, 12);
    room.walk_to("actions");
    let shown = |room: &Room| with_results(room.state()).collect::<Vec<_>>();
    let worked_out = step("to-the-decision");
    assert!(has_results(room.state(), worked_out), "there is something");
    assert!(!shown(&room).contains(&worked_out), "{:?}", shown(&room));
    assert!(
        shown(&room).contains(&step("vote")),
        "it can be shown itself"
    );
    room.give(Command::Reveal {
        step: step("vote"),
        shown: true,
    });
    assert!(shown(&room).contains(&worked_out), "{:?}", shown(&room));
    // What was on the wall is no secret any more.
    room.give(Command::Reveal {
        step: step("vote"),
        shown: false,
    });
    assert!(shown(&room).contains(&worked_out), "{:?}", shown(&room));
}

#[test]
fn what_stands_with_an_item_is_no_name_and_nothing_the_room_was_not_shown() {
    use flipover::domain::workshop::Beside;
    let mut workshop = crate::workshop("show-and-tell");
    let (vote, _) = workshop.step("vote").unwrap();
    let named = ["effect", "whose", "permission"].map(|field| Beside {
        step: "harvest".to_owned(),
        field: field.to_owned(),
    });
    workshop.steps.get_mut(vote).unwrap().beside = named.to_vec();
    let mut room = Room::open(workshop, Lang::Nl, Variant::Full, 12);
    room.walk_to("vote");
    let (harvest, _) = room.state().workshop().step("harvest").unwrap();
    let rows = room.state().steps[harvest].order.clone();
    let told = |field: &str| -> Vec<String> {
        let rows = rows.iter().filter_map(|row| room.state().rows.get(row));
        let values = rows.filter_map(|row| row.fields.get(field));
        values.map(|value| format!("{value:?}")).collect()
    };
    let (effects, people) = (told("effect"), told("whose"));
    assert!(!effects.is_empty() && !people.is_empty());
    let bare = |value: &str| value.split('"').nth(1).unwrap_or_default().to_owned();
    let on_wall = |room: &Room, values: &[String]| {
        let wall = format!("{:?}", seen(room).scene);
        values
            .iter()
            .filter(|value| wall.contains(&bare(value)))
            .count()
    };
    let before = on_wall(&room, &effects);
    assert_eq!(before, 0, "nobody saw the harvest yet");
    room.give(Command::Reveal {
        step: harvest,
        shown: true,
    });
    assert!(on_wall(&room, &effects) > 0, "{:?}", seen(&room).scene);
    assert_eq!(on_wall(&room, &people), 0, "{:?}", seen(&room).scene);
    let wall = format!("{:?}", seen(&room).scene);
    assert!(
        !wall.contains("Mag verder") && !wall.contains("Wiens verhaal"),
        "{wall}"
    );
}
