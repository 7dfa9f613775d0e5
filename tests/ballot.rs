//! Secret ballots: what they add up to, how they are taken back, and that a session says nothing of any one of them.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

use std::collections::BTreeMap;
use std::sync::Arc;

use flipover::domain::ballot::{Ballot, BallotBox};
use flipover::domain::command::{Command, Refusal, decide, vote_rules};
use flipover::domain::event::{Cell, Event, ItemId, Moment, Opened, Stamped, Variant};
use flipover::domain::script;
use flipover::domain::session::Session;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::StepIndex;
use flipover::storage::record;

/// Wall time of the n-th event: an hour of 2026, a minute on for each.
fn at(seq: u64) -> Moment {
    Moment {
        wall: 1_795_437_000_000 + i64::try_from(seq).expect("small") * 60_000,
        mono: seq * 60_000,
    }
}

fn put(session: &mut Session, event: Event) {
    let seq = session.next_seq();
    let at = at(seq);
    session.apply(Stamped { seq, at, event });
}

fn run(session: &mut Session, command: Command) {
    let event = decide(session, command).expect("it is taken");
    put(session, event);
}

/// A session of twelve people at a step.
fn session(step: &str) -> Session {
    let workshop = script::parse(include_str!("support/secret.ron")).expect("no faults");
    let opened = Opened {
        session: "secret".to_owned(),
        run: "r1".to_owned(),
        workshop: Arc::new(workshop),
        language: Lang::En,
        variant: Variant::Full,
        client: Clean::default(),
        group: Clean::default(),
        people: 12,
        facilitator: Clean::default(),
        offset: 60,
    };
    let first = Stamped {
        seq: 1,
        at: at(1),
        event: Event::Opened(opened),
    };
    let mut session = Session::replay(vec![first]).expect("it begins with Opened");
    put(&mut session, Event::StepEntered(step.to_owned()));
    session
}

fn item(step: &str, n: u16) -> ItemId {
    ItemId::Fixed(step.to_owned(), n)
}

fn dots(session: &Session, given: &[(u16, u32)]) -> Ballot {
    let rules = vote_rules(session.state(), StepIndex::FIRST).expect("a vote");
    let mut ballot = Ballot::default();
    for (n, dots) in given {
        ballot
            .put_dots(item("vote", *n), *dots, rules)
            .expect("within the rules");
    }
    ballot
}

fn scores(group: &str, given: &[(u16, &str, i32)]) -> Ballot {
    let mut ballot = Ballot::default();
    ballot.join(Some(group.to_owned()));
    for (n, aspect, score) in given {
        let cell = (item("rate", *n), (*aspect).to_owned());
        ballot
            .put_score(cell, Some(*score), (0, 10))
            .expect("on the scale");
    }
    ballot
}

/// Seven ballots, no two alike: one unfinished, one empty.
fn seven(session: &Session) -> BallotBox {
    let mut ballots = BallotBox::open(session).expect("there is something to vote on");
    for given in [
        &[(0, 2), (1, 1)][..],
        &[(0, 1), (1, 2)],
        &[(0, 2), (3, 1)],
        &[(1, 2), (3, 1)],
        &[(0, 1), (1, 1), (3, 1)],
        &[(3, 2)],
        &[],
    ] {
        ballots.take(dots(session, given));
    }
    ballots
}

fn votes(session: &Session) -> Vec<Option<u32>> {
    let part = &session.state().steps[StepIndex::FIRST];
    (0..4)
        .map(|n| part.votes.get(&item("vote", n)).copied())
        .collect()
}

fn cell(session: &Session, n: u16, aspect: &str, group: &str) -> Vec<i32> {
    let cell = Cell {
        item: item("rate", n),
        aspect: aspect.to_owned(),
        group: group.to_owned(),
    };
    let part = &session.state().steps[StepIndex::new(1)];
    part.scores.get(&cell).cloned().unwrap_or_default()
}

#[test]
fn the_ballots_of_a_vote_take_the_place_of_a_hand_count_and_undo_brings_it_back() {
    let mut session = session("vote");
    let hand = Command::SetVotes {
        step: StepIndex::FIRST,
        item: item("vote", 2),
        votes: 5,
    };
    run(&mut session, hand);
    let ballots = seven(&session);
    assert!(ballots.meets_earlier(session.state()));
    run(&mut session, Command::CountBallots(ballots));
    assert_eq!(votes(&session), [Some(6), Some(6), Some(0), Some(5)]);
    assert_eq!(session.state().steps[StepIndex::FIRST].voters, Some(7));
    run(&mut session, Command::Undo);
    assert_eq!(votes(&session), [None, None, Some(5), None]);
    assert_eq!(session.state().steps[StepIndex::FIRST].voters, None);
    run(&mut session, Command::Redo);
    assert_eq!(votes(&session), [Some(6), Some(6), Some(0), Some(5)]);
}

#[test]
fn scores_come_to_those_that_stand_each_cell_by_itself_in_order_of_size() {
    let mut session = session("rate");
    let slips = Command::SetScores {
        step: StepIndex::new(1),
        cell: Cell {
            item: item("rate", 0),
            aspect: "now".to_owned(),
            group: "shop".to_owned(),
        },
        scores: vec![8, 4],
    };
    run(&mut session, slips);
    let mut ballots = BallotBox::open(&session).expect("there is something to score");
    ballots.take(scores("shop", &[(0, "now", 7), (0, "need", 9)]));
    ballots.take(scores("office", &[(0, "now", 3), (1, "need", 10)]));
    ballots.take(scores("shop", &[(0, "now", 2)]));
    run(&mut session, Command::CountBallots(ballots));
    assert_eq!(cell(&session, 0, "now", "shop"), [2, 4, 7, 8]);
    assert_eq!(cell(&session, 0, "now", "office"), [3]);
    assert_eq!(cell(&session, 0, "need", "shop"), [9]);
    assert_eq!(cell(&session, 1, "need", "office"), [10]);
    run(&mut session, Command::Undo);
    assert_eq!(cell(&session, 0, "now", "shop"), [4, 8]);
    assert!(cell(&session, 1, "need", "office").is_empty());
}

#[test]
fn the_log_of_seven_ballots_holds_their_sums_and_nothing_of_any_one() {
    let mut session = session("vote");
    let ballots = seven(&session);
    let before = session.log().len();
    run(&mut session, Command::CountBallots(ballots));
    let lines: Vec<String> = session.log()[before..]
        .iter()
        .map(|stamped| record::encode(stamped).expect("it can be written"))
        .collect();
    let [line] = &lines[..] else {
        panic!("more than one record: {lines:#?}")
    };
    let sums = concat!(
        r##"event:BallotsCounted(step:"vote",voters:7,"##,
        r##"votes:{"vote#0":6,"vote#1":6,"vote#2":0,"vote#3":5},scores:{})"##
    );
    assert!(line.contains(sums), "{line}");
    // It reads back as it was, so nothing stands in it that the fold does not know.
    let mut again = session.log()[..before].to_vec();
    match record::decode(line.as_bytes()) {
        record::Line::Record(found, _) => again.push(found.into_stamped()),
        other => panic!("{other:?}"),
    }
    let again = Session::replay(again).expect("a session");
    assert_eq!(again.state(), session.state());
}

/// Whoever came first or last, and whoever gave what: the same record.
#[test]
fn who_gave_what_and_in_which_order_leaves_no_trace() {
    let record = |given: &[(&str, [i32; 2])]| {
        let mut session = session("rate");
        let mut ballots = BallotBox::open(&session).expect("there is something to score");
        for (group, [now, need]) in given {
            let both = [(0, "now", *now), (0, "need", *need)];
            ballots.take(scores(group, &both));
        }
        let draft = ron::to_string(&ballots).expect("a box can be written");
        run(&mut session, Command::CountBallots(ballots));
        let line = record::encode(session.log().last().expect("events")).expect("a record");
        (draft, line)
    };
    let one = record(&[
        ("shop", [1, 9]),
        ("shop", [5, 6]),
        ("office", [2, 3]),
        ("shop", [8, 4]),
        ("office", [7, 10]),
        ("shop", [5, 5]),
        ("shop", [9, 0]),
    ]);
    // The same scores dealt to other people, who come in another order.
    let other = record(&[
        ("office", [7, 3]),
        ("shop", [9, 9]),
        ("shop", [8, 0]),
        ("shop", [5, 4]),
        ("office", [2, 10]),
        ("shop", [1, 6]),
        ("shop", [5, 5]),
    ]);
    assert_eq!(one, other);
    assert!(one.1.contains("[1,5,5,8,9]"), "{}", one.1);
}

#[test]
fn a_ballot_takes_no_more_than_one_person_has() {
    let session = session("vote");
    let rules = vote_rules(session.state(), StepIndex::FIRST).expect("a vote");
    let mut ballot = Ballot::default();
    let put = |ballot: &mut Ballot, n, dots| ballot.put_dots(item("vote", n), dots, rules);
    assert_eq!(put(&mut ballot, 0, 3), Err(Refusal::OverOwnItem(2)));
    assert_eq!(put(&mut ballot, 0, 2), Ok(()));
    assert_eq!(
        put(&mut ballot, 1, 2),
        Err(Refusal::OverBudget { most: 1, own: 0 })
    );
    assert_eq!(put(&mut ballot, 1, 1), Ok(()));
    assert_eq!(put(&mut ballot, 0, 1), Ok(()));
    assert_eq!(put(&mut ballot, 3, 1), Ok(()));
    assert_eq!((ballot.dots_given(), ballot.dots(&item("vote", 0))), (3, 1));
    let off = ballot.put_score((item("rate", 0), "now".to_owned()), Some(11), (0, 10));
    assert!(matches!(off, Err(Refusal::Score(_))), "{off:?}");
    assert_eq!(ballot.scores_given(), 0);
}

#[test]
fn a_box_is_counted_once_and_an_altered_one_not_at_all() {
    let mut session = session("vote");
    let ballots = seven(&session);
    assert!(ballots.is_open_in(&session));
    run(&mut session, Command::CountBallots(ballots.clone()));
    assert!(!ballots.is_open_in(&session));
    run(&mut session, Command::Undo);
    assert!(!ballots.is_open_in(&session));
    // The next box of the same step is another one.
    assert!(seven(&session).is_open_in(&session));

    let text = ron::to_string(&seven(&session)).expect("a box can be written");
    let stuffed: BallotBox = ron::from_str(&text.replace("#3\":5", "#3\":15")).expect("a box");
    assert!(!stuffed.is_open_in(&session));
    let refused = decide(&session, Command::CountBallots(stuffed));
    assert_eq!(refused, Err(Refusal::OverItem(14)));
}

#[test]
fn without_people_ballots_or_items_there_is_nothing_to_count() {
    let mut session = session("vote");
    let empty = BallotBox::open(&session).expect("there is something to vote on");
    let refused = decide(&session, Command::CountBallots(empty));
    assert_eq!(refused, Err(Refusal::Nobody));
    let none = Event::ItemsChosen {
        step: "vote".to_owned(),
        items: Some(Vec::new()),
    };
    put(&mut session, none);
    assert_eq!(
        BallotBox::open(&session).err(),
        Some(Refusal::NothingToVoteOn)
    );
    let unknown = Event::BallotsCounted {
        step: "gone".to_owned(),
        voters: 7,
        votes: BTreeMap::new(),
        scores: BTreeMap::new(),
    };
    let before = session.state().steps.clone();
    put(&mut session, unknown);
    assert_eq!(session.state().steps, before);
}
