//! Which items a step works on, in a workshop that has every selector.

use std::sync::Arc;

use flipover::domain::command::Command;
use flipover::domain::event::{Cell, Fields, ItemId, Mark, Value, Variant};
use flipover::domain::script;
use flipover::domain::select;
use flipover::domain::text::Clean;
use flipover::domain::words::Words;
use flipover::domain::workshop::StepIndex;

use crate::room::{Room, bundled};

fn room(variant: Variant) -> Room {
    let text = include_str!("selectors.ron");
    let workshop = script::parse(text).unwrap_or_else(|faults| {
        let words = Words::of(flipover::domain::text::Lang::En);
        panic!("{}", script::report("selectors.ron", text, &faults, words))
    });
    let mut room = Room::new(Arc::new(workshop), variant, 6);
    let row = |(text, side): (&str, &str)| {
        let mut row = Fields::from([("text".to_owned(), Value::Text(Clean::new(text)))]);
        if !side.is_empty() {
            row.insert("side".to_owned(), Value::Choice(side.to_owned()));
        }
        row
    };
    let rows = [
        ("open", "inside"),
        ("brave", "outside"),
        ("near", "inside"),
        ("own", ""),
        ("calm", "outside"),
    ];
    let rows = rows.into_iter().map(row).collect();
    let step = StepIndex::FIRST;
    room.want(Command::AddItems { step, rows })
        .expect("five values");
    room
}

fn works_on(room: &Room, step: &str) -> Vec<String> {
    let items = select::input(room.state(), room.index(step));
    items
        .iter()
        .map(|item| select::label(room.state(), item))
        .collect()
}

fn vote(room: &mut Room, votes: [u32; 5]) {
    let step = room.index("vote");
    for (item, votes) in (1..).zip(votes) {
        let item = ItemId::Row(item);
        room.want(Command::SetVotes { step, item, votes })
            .expect("within the budget");
    }
}

fn score(room: &mut Room, item: u32, aspect: &str, scores: &[i32]) {
    let cell = Cell {
        item: ItemId::Row(item),
        aspect: aspect.to_owned(),
        group: String::new(),
    };
    let step = room.index("scores");
    room.want(Command::SetScores {
        step,
        cell,
        scores: scores.to_vec(),
    })
    .expect("on the scale");
}

#[test]
fn the_first_and_the_last_by_dots_with_ties_in_their_own_order() {
    let mut room = room(Variant::Full);
    vote(&mut room, [2, 5, 5, 1, 2]);
    assert_eq!(works_on(&room, "best"), ["brave", "near", "open"]);
    assert_eq!(works_on(&room, "least"), ["own", "open"]);
}

#[test]
fn the_short_variant_takes_its_own_number() {
    let mut room = room(Variant::Short);
    vote(&mut room, [2, 5, 4, 1, 2]);
    assert_eq!(works_on(&room, "best"), ["brave", "near"]);
}

#[test]
fn before_any_dot_all_go_on_to_choose_from_by_hand() {
    let mut room = room(Variant::Full);
    assert_eq!(works_on(&room, "best").len(), 5);
    let (step, chosen) = (
        room.index("best"),
        vec![ItemId::Row(5), ItemId::Row(99), ItemId::Row(1)],
    );
    room.want(Command::Choose {
        step,
        items: Some(chosen),
    })
    .expect("chosen");
    assert_eq!(works_on(&room, "best"), ["calm", "open"]);
    room.want(Command::RemoveItems(vec![5])).expect("removed");
    assert_eq!(works_on(&room, "best"), ["open"]);
    room.want(Command::Choose { step, items: None })
        .expect("the script's choice");
    assert_eq!(works_on(&room, "best").len(), 4);
}

#[test]
fn dots_on_what_was_removed_choose_nothing() {
    let mut room = room(Variant::Full);
    vote(&mut room, [0, 0, 0, 0, 9]);
    room.want(Command::RemoveItems(vec![5])).expect("removed");
    assert_eq!(works_on(&room, "best"), ["open", "brave", "near", "own"]);
}

#[test]
fn a_union_keeps_the_order_and_takes_nothing_twice() {
    let mut room = room(Variant::Full);
    vote(&mut room, [0, 5, 0, 0, 0]);
    assert_eq!(works_on(&room, "least"), ["open", "near"]);
    assert_eq!(works_on(&room, "both"), ["open", "near", "brave", "ours"]);
    vote_same(&mut room);
    assert_eq!(works_on(&room, "both"), ["open", "brave", "ours"]);
}

fn vote_same(room: &mut Room) {
    let step = room.index("vote");
    for item in [1, 3, 4, 5] {
        let item = ItemId::Row(item);
        room.want(Command::SetVotes {
            step,
            item,
            votes: 3,
        })
        .expect("within the budget");
    }
    let item = ItemId::Row(2);
    room.want(Command::SetVotes {
        step,
        item,
        votes: 3,
    })
    .expect("within the budget");
}

#[test]
fn a_field_is_this_or_is_not() {
    let mut room = room(Variant::Full);
    assert_eq!(works_on(&room, "inside"), ["open", "near"]);
    // What was not filled in is neither.
    assert_eq!(works_on(&room, "outside"), ["brave", "calm"]);
    room.want(Command::RemoveItems(vec![1, 2, 3, 5]))
        .expect("removed");
    // Where nothing was filled in at all, all go on.
    assert_eq!(works_on(&room, "inside"), ["own"]);
}

#[test]
fn all_pairs_once_and_none_of_pairs() {
    let mut room = room(Variant::Full);
    let pairs = works_on(&room, "pairs");
    assert_eq!(pairs.len(), 10);
    assert_eq!(&pairs[..2], ["open ↔ brave", "open ↔ near"]);
    for item in select::input(room.state(), room.index("again")) {
        let written = ron::to_string(&item).expect("it can be written");
        assert_eq!(ron::from_str::<ItemId>(&written), Ok(item));
    }
    room.want(Command::RemoveItems(vec![1, 2, 3, 4]))
        .expect("removed");
    assert!(works_on(&room, "pairs").is_empty());
}

#[test]
fn by_gap_and_by_agreement() {
    let mut room = room(Variant::Full);
    score(&mut room, 1, "said", &[5, 5, 4]);
    score(&mut room, 1, "seen", &[4, 4, 4]);
    score(&mut room, 2, "said", &[5, 3, 4]);
    score(&mut room, 2, "seen", &[1, 1, 2]);
    score(&mut room, 3, "said", &[3, 3, 3]);
    score(&mut room, 3, "seen", &[4, 5, 5]);
    assert_eq!(works_on(&room, "gaps"), ["brave", "open"]);
    assert_eq!(works_on(&room, "agreed"), ["near"]);
}

#[test]
fn the_second_where_the_first_gives_nothing() {
    let mut room = room(Variant::Full);
    let step = room.index("best");
    let why = |text: &str| Fields::from([("why".to_owned(), Value::Text(Clean::new(text)))]);
    let set = |item: u32, text: &str| Command::SetDetail {
        step,
        item: ItemId::Row(item),
        fields: why(text),
    };
    room.want(set(2, "no reason")).expect("filled");
    assert_eq!(works_on(&room, "fallback"), ["open"]);
    room.want(set(3, "because")).expect("filled");
    assert_eq!(works_on(&room, "fallback"), ["near"]);
}

#[test]
fn an_empty_step_stands_for_its_own_source_all_the_way() {
    let mut room = Room::new(bundled(), Variant::Full, 12);
    // Nothing was marked in the cascade: every key point goes on, to choose from by hand.
    assert_eq!(works_on(&room, "redesign").len(), 8);
    // No rule was voted on, nothing redesigned: the actions still build on the key points.
    assert_eq!(works_on(&room, "commitments"), works_on(&room, "redesign"));
    let step = room.index("cascade-down");
    let key_points = select::input(room.state(), step);
    for (n, item) in key_points.iter().enumerate() {
        let mark = Some(if n == 6 { Mark::Changed } else { Mark::Intact });
        let (chain, level, item) = (0, 4, item.clone());
        room.want(Command::SetMark {
            step,
            chain,
            level,
            item,
            mark,
        })
        .expect("marked");
    }
    assert_eq!(
        works_on(&room, "redesign"),
        ["Two customers a day are asked one question; the answer hangs in the canteen"]
    );
    // With a second chain the worst of both counts.
    room.want(Command::SetChains { step, chains: 2 })
        .expect("two chains");
    let (chain, level, item) = (1, 4, key_points[0].clone());
    room.want(Command::SetMark {
        step,
        chain,
        level,
        item,
        mark: Some(Mark::Lost),
    })
    .expect("marked");
    assert_eq!(works_on(&room, "redesign").len(), 2);
    // Everything arrived: nothing is left to redesign, and the actions have nothing to build on.
    for (chain, n) in [(0, 6), (1, 0)] {
        let item = key_points[n].clone();
        room.want(Command::SetMark {
            step,
            chain,
            level,
            item,
            mark: Some(Mark::Intact),
        })
        .expect("marked");
    }
    assert!(works_on(&room, "redesign").is_empty());
}

#[test]
fn a_cascade_gives_what_came_through_worst_and_not_what_was_typed_first() {
    let mut room = Room::new(bundled(), Variant::Full, 12);
    let step = room.index("cascade-down");
    let key_points = select::input(room.state(), step);
    // The first four were changed at the very end; of the last four two are lost, one of them from the start.
    let fates = [
        "====~", "====~", "====~", "====~", "===--", "~~~~~", "-----", "~~~~=",
    ];
    for (item, fate) in key_points.iter().zip(fates) {
        for (level, sign) in (0_u8..).zip(fate.chars()) {
            let marks = [Mark::Intact, Mark::Changed, Mark::Lost];
            let mark = marks.into_iter().find(|mark| mark.sign() == sign);
            room.want(Command::SetMark {
                step,
                chain: 0,
                level,
                item: item.clone(),
                mark,
            })
            .expect("marked");
        }
    }
    let worst: Vec<ItemId> = [6, 4, 5].map(|n: usize| key_points[n].clone()).into();
    let redesign = room.index("redesign");
    assert_eq!(select::input(room.state(), redesign), worst);
    assert_eq!(select::ties(room.state(), redesign), []);
    // Without the third, four are alike for one place.
    room.want(Command::SetMark {
        step,
        chain: 0,
        level: 4,
        item: key_points[5].clone(),
        mark: Some(Mark::Intact),
    })
    .expect("marked");
    let ties = select::ties(room.state(), redesign);
    assert_eq!((ties.len(), ties[0].places), (1, 3));
    assert_eq!(ties[0].tied, key_points[..4]);
    assert_eq!(ties[0].taken, key_points[..1]);
    assert_eq!(select::ties_below(room.state(), step), ties);
}

/// A session that began with an earlier script keeps what it worked on.
#[test]
fn at_most_so_many_are_still_those_that_were_typed_first() {
    let text = include_str!("../../workshops/four-months-to-four-minutes.ron");
    let now = r#"Top(3, Where("cascade-down", "final", IsNot("intact")), Loss)"#;
    let before = r#"Max(3, Where("cascade-down", "final", IsNot("intact")))"#;
    assert!(text.contains(now));
    let workshop = script::parse(&text.replace(now, before)).expect("a right script");
    let mut room = Room::new(Arc::new(workshop), Variant::Full, 12);
    let step = room.index("cascade-down");
    let key_points = select::input(room.state(), step);
    for (n, item) in key_points.iter().enumerate() {
        let mark = Some(if n < 6 { Mark::Changed } else { Mark::Lost });
        let item = item.clone();
        room.want(Command::SetMark {
            step,
            chain: 0,
            level: 4,
            item,
            mark,
        })
        .expect("marked");
    }
    let redesign = room.index("redesign");
    assert_eq!(select::input(room.state(), redesign), key_points[..3]);
}

#[test]
fn ties_are_found_at_each_cut_and_not_where_a_hand_chose() {
    let mut room = room(Variant::Full);
    vote(&mut room, [2, 5, 5, 1, 2]);
    // Three go on: two lie ahead, and two are equal for the last place.
    let best = room.index("best");
    let ties = select::ties(room.state(), best);
    assert_eq!(ties[0].tied, [ItemId::Row(1), ItemId::Row(5)]);
    assert_eq!(ties[0].taken, [ItemId::Row(1)]);
    // From below: one is last, the same two are equal for the other place.
    let ties = select::ties(room.state(), room.index("least"));
    assert_eq!((ties[0].places, ties[0].tied.len()), (2, 2));
    // One place, and two have the most.
    let ties = select::ties(room.state(), room.index("both"));
    assert_eq!(ties[0].tied, [ItemId::Row(2), ItemId::Row(3)]);
    let vote = room.index("vote");
    assert_eq!(select::ties_below(room.state(), vote).len(), 3);
    let items = Some(vec![ItemId::Row(5)]);
    room.want(Command::Choose { step: best, items })
        .expect("chosen");
    assert_eq!(select::ties(room.state(), best), []);
    assert_eq!(select::ties_below(room.state(), vote).len(), 2);
}
