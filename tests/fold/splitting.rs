//! One item that becomes two: what was given to it stays with the first, and undo makes it one again.

use flipover::domain::command::{Command, Refusal};
use flipover::domain::event::{Event, Fields, ItemId, Value, Variant};
use flipover::domain::redact::{Meant, Names, Scope, take_names};
use flipover::domain::select;
use flipover::domain::story::story;
use flipover::domain::text::Clean;

use crate::room::{Room, all_bundled};

fn workshop(id: &str) -> Room {
    let found = all_bundled().into_iter().find(|it| it.id == id);
    Room::new(found.expect("it is bundled"), Variant::Full, 8)
}

fn text(text: &str) -> Value {
    Value::Text(Clean::new(text))
}

fn labels(room: &Room, step: &str) -> Vec<String> {
    let items = select::output(room.state(), room.index(step));
    let label = |item: &ItemId| select::label(room.state(), item);
    items.iter().map(label).collect()
}

fn split(item: u32, first: &str, second: &str) -> Command {
    Command::SplitItem {
        item,
        first: Clean::line(first),
        second: Clean::line(second),
    }
}

#[test]
fn the_second_stands_right_behind_with_the_same_fields_and_what_was_given_stays() {
    let mut room = workshop("brand-values");
    let step = room.index("values");
    let row = |value: &str| {
        Fields::from([
            ("value".to_owned(), text(value)),
            ("promise".to_owned(), Value::Choice("colleague".to_owned())),
        ])
    };
    let both = room.state().next_row;
    let rows = vec![row("Honest and fast"), row("Open")];
    room.happen(Event::ItemsAdded {
        step: "values".to_owned(),
        first: both,
        rows,
    });
    let (item, vote) = (ItemId::Row(both), room.index("vote"));
    room.want(Command::SetVotes {
        step: vote,
        item: item.clone(),
        votes: 3,
    })
    .expect("taken");
    let meaning = room.index("meaning");
    let chosen = vec![ItemId::Row(both + 1), item.clone()];
    room.want(Command::Choose {
        step: meaning,
        items: Some(chosen),
    })
    .expect("taken");
    room.happen(Event::Clustered {
        step: "meaning".to_owned(),
        item: item.clone(),
        theme: Some(both + 1),
    });
    let before = room.state().clone();

    room.want(split(both, "Honest", "Fast")).expect("taken");
    assert_eq!(labels(&room, "values"), ["Honest", "Fast", "Open"]);
    let second = both + 2;
    let state = room.state();
    assert_eq!(
        state.rows[&second].fields["promise"],
        Value::Choice("colleague".to_owned())
    );
    assert_eq!(state.rows[&second].step, step);
    assert_eq!(state.steps[vote].votes.get(&item), Some(&3));
    assert_eq!(state.steps[vote].votes.get(&ItemId::Row(second)), None);
    let chosen = [both + 1, both, second].map(ItemId::Row);
    assert_eq!(state.steps[meaning].chosen.as_deref(), Some(&chosen[..]));
    assert_eq!(state.steps[meaning].themes[&ItemId::Row(second)], both + 1);

    let told = |row: u32| -> Vec<String> {
        let chapters = story(&room.session, &ItemId::Row(row)).into_iter();
        chapters.map(|it| it.what).collect()
    };
    let first = told(both);
    assert!(first[0].starts_with("said: “Honest and fast"), "{first:?}");
    assert!(
        first
            .last()
            .is_some_and(|it| it.starts_with("split; it says “Honest ·")),
        "{first:?}"
    );
    let second = told(second);
    assert_eq!(second.len(), 1, "{second:?}");
    assert!(
        second[0].starts_with("split off “Honest and fast"),
        "{second:?}"
    );

    room.want(Command::Undo).expect("taken");
    let mut after = room.state().clone();
    (after.last, after.time) = (before.last, before.time);
    assert_eq!(after, before);
    room.want(Command::Redo).expect("taken");
    assert_eq!(labels(&room, "values"), ["Honest", "Fast", "Open"]);
}

#[test]
fn an_action_split_has_the_same_owner_and_day_and_both_are_known_to_calendars() {
    let mut room = workshop("brand-values");
    let step = room.index("actions");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 3).expect("a day");
    let row = Fields::from([
        ("what".to_owned(), text("Call Kwik and write to Bel")),
        ("who".to_owned(), text("Noor")),
        ("when".to_owned(), Value::Date(day)),
    ]);
    let first = room.state().next_row;
    room.want(Command::AddItems {
        step,
        rows: vec![row],
    })
    .expect("taken");
    room.want(split(first, "Call Kwik", "Write to Bel"))
        .expect("taken");
    let state = room.state();
    for (id, what) in [(first, "Call Kwik"), (first + 1, "Write to Bel")] {
        let fields = &state.rows[&id].fields;
        assert_eq!(fields["what"], text(what));
        assert_eq!(fields["who"], text("Noor"));
        assert_eq!(state.actions.of(id).expect("an action").day, Some(day));
    }
}

#[test]
fn what_is_nothing_or_too_much_is_refused() {
    let mut room = workshop("four-months-to-four-minutes");
    let step = room.index("key-points");
    let room_for = room.state().workshop().steps[step].kind.clone();
    let flipover::domain::workshop::Kind::Collect(collect) = room_for else {
        panic!("a list");
    };
    let max = collect.max.expect("a list with an end");
    // The script fills it to the last place.
    let first = room.state().steps[step].order[0];
    assert_eq!(room.state().steps[step].order.len(), usize::from(max));
    assert_eq!(
        room.want(split(first, "one", "two")),
        Err(Refusal::Full(max))
    );
    assert_eq!(
        room.want(split(first, "one", " ")),
        Err(Refusal::SplitNowhere)
    );
    assert_eq!(
        room.want(split(first, "", "two")),
        Err(Refusal::SplitNowhere)
    );
    assert_eq!(room.want(split(999, "one", "two")), Err(Refusal::Gone));
}

/// Both halves are searched for names, and what was split off an item that is gone by then is still there.
#[test]
fn no_name_stays_in_a_half_and_no_half_goes_with_the_other() {
    let mut room = workshop("brand-values");
    let step = room.index("values");
    let first = room.state().next_row;
    let rows = vec![Fields::from([(
        "value".to_owned(),
        text("Piet first, then Piet again"),
    )])];
    room.want(Command::AddItems { step, rows }).expect("taken");
    room.want(split(first, "Piet first", "Piet again"))
        .expect("taken");
    let mut log = room.session.log().to_vec();
    let mut names = Names::default();
    names.add("Piet", Meant::asked("Piet"), "…");
    let found = take_names(&mut log, &names, Scope::default());
    assert_eq!(found.places, 4, "{found:?}");
    assert!(!format!("{:?}", &log[1..]).contains("Piet"));

    let mut room = workshop("brand-values");
    room.happen(Event::ItemSplit {
        step: "values".to_owned(),
        item: 77,
        fields: Fields::new(),
        id: 1,
        rest: Fields::from([("value".to_owned(), text("Fast"))]),
    });
    assert_eq!(labels(&room, "values"), ["Fast"]);
}
