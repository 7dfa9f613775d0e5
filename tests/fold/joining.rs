//! Two items that become one: what was given to either is given to it, and undo parts them.

use std::collections::BTreeMap;

use flipover::domain::command::{Command, Refusal, joining};
use flipover::domain::event::{Cell, Event, Fields, ItemId, Outcome, Value, Variant};
use flipover::domain::select;
use flipover::domain::session::Session;
use flipover::domain::story::{self, story};
use flipover::domain::text::{Clean, Lang};
use proptest::prelude::*;

use crate::deeds::{command_for, deeds, workshops};
use crate::room::{Room, all_bundled};

fn workshop(id: &str) -> Room {
    let found = all_bundled().into_iter().find(|it| it.id == id);
    Room::new(found.expect("it is bundled"), Variant::Full, 4)
}

fn text(text: &str) -> Value {
    Value::Text(Clean::new(text))
}

/// A room with four values; their ids.
fn values() -> (Room, [u32; 4]) {
    let mut room = workshop("brand-values");
    let step = room.index("values");
    let rows = ["Honest", "Fast", "Open", "Quick"];
    let rows = rows.map(|value| Fields::from([("value".to_owned(), text(value))]));
    let first = room.state().next_row;
    room.want(Command::Go(step)).expect("taken");
    room.want(Command::AddItems {
        step,
        rows: rows.into(),
    })
    .expect("taken");
    (room, [first, first + 1, first + 2, first + 3])
}

fn labels(room: &Room, step: &str) -> Vec<String> {
    let items = select::output(room.state(), room.index(step));
    let label = |item: &ItemId| select::label(room.state(), item);
    items.iter().map(label).collect()
}

#[test]
fn what_either_had_the_joined_item_has_and_undo_gives_it_back() {
    let (mut room, [honest, fast, open, quick]) = values();
    let pair = |a: u32, b: u32| ItemId::Pair(Box::new(ItemId::Row(a)), Box::new(ItemId::Row(b)));
    let set = |step: &str, item: ItemId, field: &str, value: Value| Event::DetailSet {
        step: step.to_owned(),
        item,
        fields: Fields::from([(field.to_owned(), value)]),
    };
    room.happen(set("meaning", ItemId::Row(fast), "means", text("today")));
    room.happen(set(
        "meaning",
        ItemId::Row(quick),
        "means",
        text("within the hour"),
    ));
    room.happen(set("meaning", ItemId::Row(quick), "is-not", text("sloppy")));
    room.happen(set(
        "reinforcement",
        pair(open, quick),
        "example",
        text("says no"),
    ));
    room.happen(set(
        "reinforcement",
        pair(fast, quick),
        "example",
        text("the same"),
    ));
    let vote = room.index("vote");
    for (item, votes) in [(fast, 1), (quick, 2), (honest, 3)] {
        let item = ItemId::Row(item);
        room.want(Command::SetVotes {
            step: vote,
            item,
            votes,
        })
        .expect("taken");
    }
    let step = room.index("behaviours");
    let fields = Fields::from([
        ("we-do".to_owned(), text("We call back the same day")),
        ("value".to_owned(), Value::Choice(quick.to_string())),
    ]);
    let behaviour = room.state().next_row;
    room.want(Command::AddItems {
        step,
        rows: vec![fields],
    })
    .expect("taken");
    let chosen = [quick, open, fast].map(ItemId::Row);
    room.want(Command::Choose {
        step: room.index("meaning"),
        items: Some(chosen.into()),
    })
    .expect("taken");
    let before = room.state().clone();

    // The same whichever of the two is named first: the one that stands first stays.
    let event = Event::ItemsJoined {
        kept: fast,
        gone: quick,
    };
    for (one, other) in [(quick, fast), (fast, quick)] {
        let command = Command::JoinItems { one, other };
        let decided = flipover::domain::command::decide(&room.session, command);
        assert_eq!(decided, Ok(event.clone()));
    }
    room.happen(event);
    assert_eq!(labels(&room, "values"), ["Honest", "Fast / Quick", "Open"]);
    let state = room.state();
    let part = |step: &str| &state.steps[room.index(step)];
    let means = &part("meaning").details[&ItemId::Row(fast)];
    assert_eq!(means["is-not"], text("sloppy"));
    assert_eq!(part("meaning").details.len(), 1);
    let pairs: Vec<&ItemId> = part("reinforcement").details.keys().collect();
    assert_eq!(
        pairs,
        [&pair(fast, open)],
        "in the order of the list, and none of an item with itself"
    );
    assert!(select::input(state, room.index("reinforcement")).contains(&pair(fast, open)));
    let votes = BTreeMap::from([(ItemId::Row(honest), 3), (ItemId::Row(fast), 3)]);
    assert_eq!(part("vote").votes, votes);
    assert_eq!(
        state.rows[&behaviour].fields["value"],
        Value::Choice(fast.to_string())
    );
    let chosen = [fast, open].map(ItemId::Row);
    assert_eq!(part("meaning").chosen.as_deref(), Some(&chosen[..]));

    room.want(Command::Undo).expect("taken");
    let mut after = room.state().clone();
    (after.last, after.time) = (before.last, before.time);
    assert_eq!(after, before);
    room.want(Command::Redo).expect("taken");
    assert_eq!(labels(&room, "values"), ["Honest", "Fast / Quick", "Open"]);
}

#[test]
fn texts_are_joined_once_people_are_listed_and_what_cannot_be_both_is_told() {
    let mut room = workshop("brand-values");
    let step = room.index("actions");
    let day =
        |day: u32| Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 12, day).expect("a day"));
    let row = |what: &str, who: &str, on: u32| {
        Fields::from([
            ("what".to_owned(), text(what)),
            ("who".to_owned(), text(who)),
            ("when".to_owned(), day(on)),
        ])
    };
    let first = room.state().next_row;
    let rows = vec![row("Call Kwik", "Noor", 3), row("call KWIK ", "Piet", 4)];
    room.want(Command::AddItems { step, rows }).expect("taken");
    let found = joining(room.state(), first + 1, first).expect("they can be one");
    assert_eq!(found.kept, first);
    assert_eq!(found.fields, row("Call Kwik", "Noor, Piet", 3));
    assert_eq!(found.lost, Fields::from([("when".to_owned(), day(4))]));
    room.want(Command::JoinItems {
        one: first,
        other: first + 1,
    })
    .expect("taken");
    assert_eq!(*room.state().rows[&first].fields, found.fields);
    // A calendar that has the other one is told that it is gone.
    let state = room.state();
    let gone = state.actions.of(first + 1).expect("it was there");
    assert!(gone.sequence() > 0 && !state.rows.contains_key(&(first + 1)));
    let kept = state.actions.of(first).expect("it is there");
    assert!(kept.sequence() > 0);
    assert!(kept.owners.iter().any(|who| who.as_str() == "Noor, Piet"));
}

#[test]
fn what_was_counted_in_a_way_no_single_item_could_be_is_refused_with_where() {
    let (mut room, [honest, fast, open, quick]) = values();
    let vote = room.index("vote");
    // Four people, one dot each on one item.
    for (item, votes) in [(honest, 3), (fast, 2)] {
        let item = ItemId::Row(item);
        room.want(Command::SetVotes {
            step: vote,
            item,
            votes,
        })
        .expect("taken");
    }
    let join = |one: u32, other: u32| Command::JoinItems { one, other };
    let refused = Refusal::JoinDots {
        step: "Vote".to_owned(),
        dots: 5,
        most: 4,
    };
    assert_eq!(room.want(join(honest, fast)), Err(refused));
    for item in [honest, open] {
        room.happen(Event::ScoresSet {
            step: "visible-now".to_owned(),
            cell: Cell {
                item: ItemId::Row(item),
                aspect: String::new(),
                group: String::new(),
            },
            scores: vec![3, 4],
        });
    }
    let scored = room.state().workshop().steps[room.index("visible-now")]
        .title
        .get(Lang::En);
    let refused = Refusal::JoinCounted(scored.to_owned());
    assert_eq!(room.want(join(honest, open)), Err(refused));
    assert_eq!(room.want(join(honest, honest)), Err(Refusal::JoinItself));
    assert_eq!(room.want(join(honest, 999)), Err(Refusal::Gone));
    assert_eq!(
        room.want(join(open, quick)),
        Ok(()),
        "only one of the two was scored"
    );

    let mut room = workshop("brand-values");
    let long = "x".repeat(9_000);
    let step = room.index("values");
    let rows = vec![Fields::from([("value".to_owned(), text(&long))]); 2];
    let first = room.state().next_row;
    room.want(Command::AddItems { step, rows }).expect("taken");
    let own = Fields::from([("value".to_owned(), text(&long.replace('x', "y")))]);
    room.want(Command::EditItem {
        item: first,
        fields: own,
    })
    .expect("taken");
    assert_eq!(room.want(join(first, first + 1)), Err(Refusal::JoinTooLong));
}

/// What somebody did not allow to be told is not told with what another did.
#[test]
fn what_may_not_be_told_is_never_told_with_another() {
    let mut room = workshop("show-and-tell");
    let workshop = room.state().opened.workshop.clone();
    let asks = |step: &flipover::domain::workshop::Step| {
        step.kind
            .fields()
            .iter()
            .any(|field| field.id == "permission")
    };
    let found = workshop.steps.indexed().find(|(_, step)| asks(step));
    let (index, step) = found.expect("a step that asks");
    let row = |permission: &str, text: &str| -> Fields {
        let fields = step
            .kind
            .fields()
            .into_iter()
            .filter(|field| field.required || field.id == "permission");
        let value = |id: &str| match id {
            "permission" => Value::Choice(permission.to_owned()),
            _ => Value::Text(Clean::new(text)),
        };
        fields
            .map(|field| (field.id.clone(), value(&field.id)))
            .collect()
    };
    let first = room.state().next_row;
    room.happen(Event::ItemsAdded {
        step: step.id.clone(),
        first,
        rows: vec![row("name", "told"), row("no", "secret")],
    });
    assert_eq!(room.state().steps[index].order.len(), 2);
    assert!(select::may_be_told(room.state(), first));
    let join = Command::JoinItems {
        one: first,
        other: first + 1,
    };
    assert_eq!(room.want(join), Err(Refusal::JoinPermission));
    // A merge or a file may bring it all the same.
    room.happen(Event::ItemsJoined {
        kept: first,
        gone: first + 1,
    });
    assert_eq!(room.state().steps[index].order.len(), 1);
    assert!(!select::may_be_told(room.state(), first));
}

#[test]
fn an_action_that_was_done_and_one_that_was_not_are_open_together() {
    let mut room = workshop("brand-values");
    let first = room.state().next_row;
    let rows = ["Call", "Ring", "Write"].map(|it| Fields::from([("what".to_owned(), text(it))]));
    room.happen(Event::ItemsAdded {
        step: "actions".to_owned(),
        first,
        rows: rows.into(),
    });
    let settled = |item: u32, outcome: Outcome| Event::ActionSettled { item, outcome };
    let of = |room: &Room| room.state().settled.clone();
    for (outcomes, together) in [
        ([Some(Outcome::Done), None], None),
        ([None, Some(Outcome::Dropped)], None),
        ([Some(Outcome::Done), Some(Outcome::Dropped)], None),
        (
            [Some(Outcome::Done), Some(Outcome::Done)],
            Some(Outcome::Done),
        ),
    ] {
        for (item, outcome) in (first..).zip(outcomes) {
            room.happen(settled(item, outcome.unwrap_or(Outcome::CarriedOn)));
        }
        let before = of(&room);
        room.happen(Event::ItemsJoined {
            kept: first,
            gone: first + 1,
        });
        assert_eq!(of(&room).get(&first).copied(), together, "{outcomes:?}");
        assert_eq!(of(&room).get(&(first + 1)), None, "{outcomes:?}");
        room.want(Command::Undo).expect("taken");
        assert_eq!(of(&room), before);
    }
}

#[test]
fn the_story_of_the_joined_item_is_that_of_both() {
    let (mut room, [_, fast, _, quick]) = values();
    let fields = Fields::from([("value".to_owned(), text("Swift"))]);
    room.want(Command::EditItem {
        item: quick,
        fields,
    })
    .expect("taken");
    let vote = room.index("vote");
    let item = ItemId::Row(quick);
    room.want(Command::SetVotes {
        step: vote,
        item,
        votes: 2,
    })
    .expect("taken");
    let other = room.state().next_row - 2;
    room.want(Command::JoinItems { one: fast, other })
        .expect("taken");
    room.want(Command::Undo).expect("taken");
    room.want(Command::JoinItems {
        one: fast,
        other: quick,
    })
    .expect("taken");
    let told = |row: u32| -> Vec<String> {
        let chapters = story(&room.session, &ItemId::Row(row)).into_iter();
        chapters
            .map(|it| format!("{}{}", if it.undone { "undone: " } else { "" }, it.what))
            .collect()
    };
    assert_eq!(
        told(fast),
        [
            "said: “Fast”",
            "changed into “Swift”",
            "2 dots",
            "undone: joined with “Open”",
            "joined with “Swift”",
        ]
    );
    assert_eq!(story::items(room.state(), room.index("values")).len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Whatever two items of a list were given, joined by force or by leave: no dot, score or text is lost, nothing is
    /// left under the id that went, and undo brings all of it back.
    #[test]
    fn nothing_is_lost_in_joining(deeds in deeds(60), workshop in workshops(), which: (u16, u16)) {
        let mut room = Room::new(workshop, Variant::Full, 12);
        for deed in deeds {
            room.pass(u64::from(deed.3));
            let command = command_for(room.state(), deed);
            let _refused = room.want(command);
        }
        let lists = room.state().steps.iter().map(|part| part.order.clone());
        let Some(order) = lists.filter(|order| order.len() > 1).max_by_key(Vec::len) else {
            return Ok(());
        };
        let kept = order[usize::from(which.0) % order.len()];
        let gone = order[usize::from(which.1) % order.len()];
        if kept == gone {
            return Ok(());
        }
        let before = room.state().clone();
        room.happen(Event::ItemsJoined { kept, gone });
        let after = room.state();
        let said = |row: u32, state: &flipover::domain::session::State| -> Vec<String> {
            let values = state.rows[&row].fields.values();
            values.filter_map(|value| match value {
                Value::Text(text) => Some(text.as_str().trim().to_owned()),
                _ => None,
            }).collect()
        };
        let now = said(kept, after).join("\n").to_lowercase();
        for text in said(kept, &before).into_iter().chain(said(gone, &before)) {
            prop_assert!(now.contains(&text.to_lowercase()), "{} is not in {}", text, now);
        }
        for (was, part) in before.steps.iter().zip(&after.steps) {
            let dots = |votes: &BTreeMap<ItemId, u32>| votes.values().sum::<u32>();
            let of_pair = |item: &ItemId| item.rests_on(kept) && item.rests_on(gone);
            let lost = was.votes.iter().filter(|(item, _)| of_pair(item)).map(|(_, n)| *n).sum::<u32>();
            prop_assert_eq!(dots(&was.votes), dots(&part.votes) + lost);
            let scores = |part: &flipover::domain::session::StepState| {
                let cells = part.scores.iter().filter(|(cell, _)| !of_pair(&cell.item));
                cells.map(|(_, scores)| scores.len()).sum::<usize>()
            };
            prop_assert_eq!(scores(was), scores(part));
            let items = part.votes.keys().chain(part.details.keys()).chain(part.themes.keys());
            let items = items.chain(part.scores.keys().map(|cell| &cell.item));
            let items = items.chain(part.cascade.marks.keys().map(|(_, _, item)| item));
            let mut items = items.chain(part.chosen.iter().flatten());
            prop_assert!(!items.any(|item| item.rests_on(gone)));
            prop_assert!(!part.order.contains(&gone) && !part.themes.values().any(|id| *id == gone));
        }
        let read = Session::replay(room.session.log().to_vec()).expect("it begins with Opened");
        prop_assert_eq!(read.state(), after);
        room.want(Command::Undo).expect("taken");
        let mut undone = room.state().clone();
        (undone.last, undone.time, undone.actions) = (before.last, before.time, before.actions.clone());
        prop_assert_eq!(undone, before);
    }
}
