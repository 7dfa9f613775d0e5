//! Events as a file from anywhere may hold them.

use std::sync::Arc;

use flipover::domain::event::{
    Carried, Cell, Event, Fields, Heading, ItemId, List, Mark, Merging, Offered, Outcome, Person,
    Reviewed, RoomSetting, Stage, Value,
};
use flipover::domain::text::Clean;
use flipover::domain::workshop::{Duration, Step, Unit, Workshop};
use proptest::prelude::*;

pub(crate) fn any_item() -> impl Strategy<Value = ItemId> {
    let one = prop_oneof![
        any::<u32>().prop_map(ItemId::Row),
        ("[a-z][a-z0-9-]{0,12}", any::<u16>()).prop_map(|(step, n)| ItemId::Fixed(step, n)),
    ];
    prop_oneof![
        one.clone(),
        (one.clone(), one).prop_map(|(a, b)| ItemId::Pair(Box::new(a), Box::new(b))),
    ]
}

pub(crate) fn step_ids(workshop: &Arc<Workshop>) -> Vec<String> {
    let mut ids: Vec<String> = workshop.steps.iter().map(|step| step.id.clone()).collect();
    ids.push("no-such-step".to_owned());

    ids
}

/// Any event at any time, aimed at steps there are more often than not; numbers as large as they come.
#[expect(clippy::too_many_lines, reason = "one line an event")]
pub(crate) fn any_event(
    workshop: &Arc<Workshop>,
) -> impl Strategy<Value = (Event, i64, u64)> + use<> {
    let step = proptest::sample::select(step_ids(workshop));
    let item = prop_oneof![(0..12_u32).prop_map(ItemId::Row), any_item()];
    let number = prop_oneof![Just(0_u32), 0..20_u32, Just(u32::MAX)];
    let long = prop_oneof![Just(i64::MIN), Just(i64::MAX), -9_000..9_000_i64];
    let span = prop_oneof![Just(u64::MAX), Just(0), 0..9_000_000_u64];
    let small = prop_oneof![0..6_u8, Just(u8::MAX)];
    let i2 = item.clone();
    let added = proptest::sample::select(workshop.steps.iter().cloned().collect::<Vec<_>>());
    let (s, i, n, l) = (step.clone(), item.clone(), number.clone(), small.clone());
    let one = prop_oneof![
        step.clone().prop_map(Event::StepEntered),
        step.clone().prop_map(Event::StepVisited),
        (proptest::option::of(step.clone()), step.clone(), added).prop_map(|(after, id, step)| {
            let step = Box::new(Step { id, ..step });
            Event::StepAdded { after, step }
        }),
        (step.clone(), proptest::option::of(step.clone()))
            .prop_map(|(step, to)| Event::StepSkipped { step, to }),
        Just(Event::Ended),
        Just(Event::Closed),
        Just(Event::ClockPaused),
        Just(Event::ClockStarted),
        any::<u16>().prop_map(Event::PeopleSet),
        proptest::collection::vec("[a-zé ,]{0,9}", 0..5).prop_map(|names| {
            let person = |name: &String| Person {
                name: Clean::new(name),
                role: Clean::default(),
            };
            Event::PeopleListed(names.iter().map(person).collect())
        }),
        (any::<u16>(), proptest::option::of(0..90_000_i32)).prop_map(|(people, day)| {
            Event::HeadingSet(Heading {
                client: Clean::line("Linde & Zn"),
                group: Clean::default(),
                people,
                facilitator: Clean::line("Noor"),
                day: day.and_then(chrono::NaiveDate::from_num_days_from_ce_opt),
            })
        }),
        (span.clone(), any::<i32>()).prop_map(|(counted, offset)| Event::Resumed {
            run: String::new(),
            offset,
            counted
        }),
        long.clone().prop_map(Event::ClockJumped),
        (0..86_400_000_u64).prop_map(Event::SleepCounted),
        (step.clone(), long.clone()).prop_map(|(step, seconds)| Event::TimeAdded { step, seconds }),
        (1..40_u64).prop_map(Event::Undone),
        (1..40_u64).prop_map(Event::Redone),
        (step.clone(), any::<u64>()).prop_map(|(session, seq)| Event::Branched { session, seq }),
        (step.clone(), any::<u64>(), any::<(bool, bool)>()).prop_map(
            |(step, from, (goes_on, running))| Event::Merging(Merging {
                run: "copy".to_owned(),
                from,
                offset: 60,
                goes_on,
                revealed: vec![step.clone()],
                step: Some(step),
                running,
                room: RoomSetting::default(),
                frozen: Some(from),
            })
        ),
        any::<i32>().prop_map(|offset| Event::Merged { offset }),
    ];
    let two = prop_oneof![
        (s.clone(), n.clone()).prop_map(|(step, first)| Event::ItemsAdded {
            step,
            first,
            rows: vec![Fields::new(); 2]
        }),
        n.clone().prop_map(|item| Event::ItemsRemoved(vec![item])),
        (n.clone(), proptest::option::of(n.clone()))
            .prop_map(|(item, before)| Event::ItemMoved { item, before }),
        (n.clone(), n.clone()).prop_map(|(kept, gone)| Event::ItemsJoined { kept, gone }),
        (s.clone(), n.clone(), n.clone()).prop_map(|(step, item, id)| Event::ItemSplit {
            step,
            item,
            fields: Fields::new(),
            id,
            rest: Fields::new(),
        }),
        (s.clone(), i.clone(), n.clone()).prop_map(|(step, item, votes)| Event::VotesSet {
            step,
            item,
            votes
        }),
        (s.clone(), any::<u16>()).prop_map(|(step, voters)| Event::VotersSet { step, voters }),
        (
            s.clone(),
            i.clone(),
            proptest::collection::vec(any::<i32>(), 0..4)
        )
            .prop_map(|(step, item, scores)| {
                let cell = Cell {
                    item,
                    aspect: String::new(),
                    group: String::new(),
                };
                Event::ScoresSet { step, cell, scores }
            }),
        (s.clone(), i.clone()).prop_map(|(step, item)| {
            let forever = Value::Duration(Duration {
                amount: f64::MAX,
                unit: Unit::Month,
            });
            let fields = Fields::from([
                ("time".to_owned(), forever),
                ("people".to_owned(), Value::Number(f64::NAN)),
                ("dedication".to_owned(), Value::Number(f64::INFINITY)),
            ]);
            Event::DetailSet { step, item, fields }
        }),
        (s.clone(), proptest::collection::vec(i.clone(), 0..4)).prop_map(|(step, items)| {
            Event::ItemsChosen {
                step,
                items: Some(items),
            }
        }),
    ];
    let three = prop_oneof![
        (s.clone(), l.clone(), 0..6_u8).prop_map(|(step, level, which)| {
            let stage = [
                Stage::Ready,
                Stage::Card(level),
                Stage::Box(level),
                Stage::Writing,
                Stage::Scoring,
                Stage::Picture,
            ];
            Event::StageEntered {
                step,
                stage: stage[usize::from(which)],
            }
        }),
        (s.clone(), l.clone(), l.clone(), i).prop_map(|(step, chain, level, item)| {
            Event::MarkSet {
                step,
                chain,
                level,
                item,
                mark: Some(Mark::Changed),
            }
        }),
        (s.clone(), l.clone(), l.clone()).prop_map(|(step, chain, level)| Event::AdditionAdded {
            step,
            chain,
            level,
            text: Clean::new("x"),
        }),
        (s.clone(), l.clone(), any::<u16>()).prop_map(|(step, level, place)| {
            Event::AdditionRemoved {
                step,
                chain: 0,
                level,
                place,
            }
        }),
        (s.clone(), i2.clone(), n.clone(), any::<bool>()).prop_map(|(step, item, id, into)| {
            Event::ThemeAdded {
                step,
                id,
                name: Clean::new("x"),
                item: into.then_some(item),
            }
        }),
        (s.clone(), i2, proptest::option::of(n.clone()))
            .prop_map(|(step, item, theme)| Event::Clustered { step, item, theme }),
        (s.clone(), n.clone(), 0..3_u32).prop_map(|(step, id, item)| {
            Event::ActionReviewed(Reviewed {
                session: "another".to_owned(),
                item,
                text: Clean::new("x"),
                who: Clean::default(),
                when: None,
                outcome: Outcome::CarriedOn,
                carried: Some(Carried {
                    step,
                    id,
                    fields: Fields::new(),
                }),
                origin: None,
            })
        }),
        (n.clone(), 0..3_u8).prop_map(|(item, which)| {
            let outcomes = [Outcome::Done, Outcome::Dropped, Outcome::CarriedOn];
            let outcome = outcomes[usize::from(which)];
            Event::ActionSettled { item, outcome }
        }),
        (0..3_u32).prop_map(|item| {
            Event::ActionsOffered(vec![Offered {
                session: "another".to_owned(),
                item,
                text: Clean::new("x"),
                who: Clean::default(),
                when: None,
            }])
        }),
        (s, l).prop_map(|(step, chains)| Event::ChainsSet { step, chains }),
        n.prop_map(|id| Event::NoteAdded {
            list: List::Quote,
            id,
            text: Clean::new("x"),
            by: Clean::default()
        }),
    ];
    (prop_oneof![one, two, three], long, span)
}
