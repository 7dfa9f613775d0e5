//! What one session hands on to the next: items as they fit, and actions until somebody settles them.

use std::collections::BTreeMap;
use std::sync::Arc;

use flipover::domain::carry::{Earlier, Past, PastItem, fit, may_go};
use flipover::domain::clock::agenda;
use flipover::domain::command::{Command, Refusal};
use flipover::domain::event::{Event, Fields, Moment, Outcome, Stamped, Value};
use flipover::domain::session::Session;
use flipover::domain::text::Clean;
use flipover::domain::workshop::{FieldKind, Kind, StepIndex, Workshop};

use crate::room::{Room, all_bundled};
use flipover::domain::event::Variant;

fn workshop(id: &str) -> Arc<Workshop> {
    let found = all_bundled().into_iter().find(|workshop| workshop.id == id);
    found.unwrap_or_else(|| panic!("no workshop {id}"))
}

fn room(id: &str) -> Room {
    Room::new(workshop(id), Variant::Full, 12)
}

fn text(said: &str) -> Value {
    Value::Text(Clean::new(said))
}

fn choice(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

fn row(fields: &[(&str, Value)]) -> Fields {
    let owned = |(id, value): &(&str, Value)| ((*id).to_owned(), value.clone());
    fields.iter().map(owned).collect()
}

fn add(room: &mut Room, step: &str, fields: &[(&str, Value)]) {
    let step = room.index(step);
    let rows = vec![row(fields)];
    room.want(Command::AddItems { step, rows }).expect("taken");
}

fn items(room: &Room, title: &str) -> Vec<PastItem> {
    let past = Past::of(&room.session);
    let list = past.lists.into_iter().find(|list| list.title == title);
    list.unwrap_or_else(|| panic!("no list {title}")).items
}

/// What an item becomes at a step, as text.
fn fitted(room: &Room, step: &str, item: &PastItem) -> (BTreeMap<String, String>, usize) {
    let fit = fit(room.state(), room.index(step), item);
    let plain = |value: &Value| match value {
        Value::Text(text) => text.to_string(),
        Value::Choice(id) => format!("#{id}"),
        other => format!("{other:?}"),
    };
    let fields = fit
        .fields
        .iter()
        .map(|(id, value)| (id.clone(), plain(value)));
    (fields.collect(), fit.dropped)
}

fn expected(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields
        .iter()
        .map(|(id, said)| ((*id).to_owned(), (*said).to_owned()))
        .collect()
}

#[test]
fn fields_of_the_same_id_and_kind_carry_over_and_else_the_first_text() {
    let mut before = room("brand-values");
    let open = [
        ("value", text("Open")),
        ("promise", choice("customer")),
        ("status", choice("official")),
    ];
    add(&mut before, "values", &open);
    let item = &items(&before, "The values on paper")[0];
    let all = [
        ("value", "Open"),
        ("promise", "#customer"),
        ("status", "#official"),
    ];
    assert_eq!(
        fitted(&room("brand-values"), "values", item),
        (expected(&all), 0)
    );
    assert_eq!(
        fitted(&room("show-and-tell"), "values", item),
        (expected(&[("value", "Open")]), 0)
    );
    // A debrief has no field of that name: what the item is called becomes its first text.
    let cascade = room("four-months-to-four-minutes");
    assert_eq!(
        fitted(&cascade, "debrief", item),
        (expected(&[("text", "Open")]), 0)
    );
}

#[test]
fn a_choice_the_script_no_longer_has_is_dropped_and_counted() {
    let mut before = room("brand-values");
    add(
        &mut before,
        "values",
        &[
            ("value", text("Open")),
            ("promise", choice("customer")),
            ("status", choice("proposed")),
        ],
    );
    let mut edited = Workshop::clone(&workshop("brand-values"));
    let Kind::Collect(collect) = &mut edited.steps[StepIndex::new(1)].kind else {
        panic!("the values are collected");
    };
    let FieldKind::Choice(choices) = &mut collect.fields[2].kind else {
        panic!("the status is a choice");
    };
    choices.retain(|choice| choice.id != "proposed");
    let now = Room::new(Arc::new(edited), Variant::Full, 12);
    let item = &items(&before, "The values on paper")[0];
    let kept = expected(&[("value", "Open"), ("promise", "#customer")]);
    assert_eq!(fitted(&now, "values", item), (kept, 1));
}

#[test]
fn an_item_that_names_another_is_matched_by_what_that_one_is_called() {
    let mut before = room("show-and-tell");
    add(&mut before, "values", &[("value", text("Open"))]);
    add(&mut before, "values", &[("value", text("Brave"))]);
    let brave = before.state().steps[before.index("values")].order[1];
    let story = [
        ("title", text("The teddy bear")),
        ("value", choice(&brave.to_string())),
        ("permission", choice("name")),
    ];
    add(&mut before, "harvest", &story);
    let list = Past::of(&before.session).lists.pop().expect("the stories");
    let mut now = room("show-and-tell");
    add(&mut now, "values", &[("value", text("Brave"))]);
    let own = now.state().steps[now.index("values")].order[0];
    let (fields, dropped) = fitted(&now, "harvest", &list.items[0]);
    assert_eq!(
        (fields["value"].as_str(), dropped),
        (format!("#{own}").as_str(), 0)
    );
    let mut other = room("show-and-tell");
    add(&mut other, "values", &[("value", text("Calm"))]);
    let (fields, dropped) = fitted(&other, "harvest", &list.items[0]);
    assert_eq!((fields.get("value"), dropped), (None, 1));
}

#[test]
fn a_story_without_permission_goes_only_where_permission_is_asked() {
    let mut before = room("show-and-tell");
    let story = |title, permission| [("title", text(title)), ("permission", choice(permission))];
    add(&mut before, "harvest", &story("Told", "name"));
    add(&mut before, "harvest", &story("Kept", "no"));
    let list = Past::of(&before.session).lists.pop().expect("the stories");
    let goes = |room: &Room, step: &str| -> Vec<bool> {
        let index = room.index(step);
        list.items
            .iter()
            .map(|item| may_go(room.state(), index, item))
            .collect()
    };
    assert_eq!(goes(&room("show-and-tell"), "harvest"), [true, true]);
    assert_eq!(goes(&room("brand-values"), "values"), [true, false]);
}

fn past_at(room: &Room, id: &str, client: &str, started: i64) -> Past {
    let mut past = Past::of(&room.session);
    for action in &mut past.actions {
        id.clone_into(&mut action.session);
    }
    id.clone_into(&mut past.session);
    past.client = Clean::new(client);
    past.started = started;
    past
}

#[test]
fn the_same_client_comes_first_and_then_the_newest() {
    let mut one = room("brand-values");
    add(&mut one, "values", &[("value", text("Open"))]);
    let past = |id: &str, client, started| past_at(&one, id, client, started);
    let earlier = Earlier {
        sessions: vec![
            past("a", "Other", 9),
            past("b", " de  LINDE ", 2),
            past("c", "De Linde", 5),
            past("d", "", 7),
        ],
        damaged: 0,
    };
    let order = |client: &str| -> Vec<&str> {
        let found = earlier.with_lists(client);
        found
            .into_iter()
            .map(|past| past.session.as_str())
            .collect()
    };
    assert_eq!(order("De Linde"), ["c", "b", "a", "d"]);
    assert_eq!(order(""), ["a", "d", "c", "b"]);
}

#[test]
fn an_action_stays_open_until_a_session_of_the_client_settles_it() {
    let mut first = room("brand-values");
    for what in ["Rewrite the letter", "Ask the depot"] {
        add(
            &mut first,
            "actions",
            &[("what", text(what)), ("who", text("Anna"))],
        );
    }
    let first = past_at(&first, "first", "De Linde", 1);
    let open = |sessions: Vec<Past>, client: &str| -> Vec<String> {
        let earlier = Earlier {
            sessions,
            damaged: 0,
        };
        earlier
            .open_actions(client)
            .into_iter()
            .map(|action| action.content.label)
            .collect()
    };
    assert_eq!(
        open(vec![first.clone()], "de linde"),
        ["Rewrite the letter", "Ask the depot"]
    );
    assert_eq!(open(vec![first.clone()], "Another").len(), 0);
    let mut nameless = first.clone();
    nameless.client = Clean::default();
    assert_eq!(open(vec![nameless], "").len(), 0);

    let mut second = room("show-and-tell");
    let [done, on] = [0, 1].map(|n| first.actions[n].clone());
    second
        .want(Command::ReviewAction {
            action: done,
            outcome: Outcome::Done,
        })
        .expect("taken");
    let half = past_at(&second, "second", "De Linde", 2);
    assert_eq!(
        open(vec![half, first.clone()], "De Linde"),
        ["Ask the depot"]
    );
    second
        .want(Command::ReviewAction {
            action: on,
            outcome: Outcome::CarriedOn,
        })
        .expect("taken");
    let whole = past_at(&second, "second", "De Linde", 2);
    let left = Earlier {
        sessions: vec![whole, first],
        damaged: 0,
    }
    .open_actions("De Linde");
    assert_eq!(left.len(), 1);
    assert_eq!(
        (left[0].session.as_str(), left[0].text("who").as_str()),
        ("second", "Anna")
    );
}

#[test]
fn an_action_is_offered_once_when_a_session_began_as_a_copy_of_another() {
    let mut first = room("brand-values");
    add(
        &mut first,
        "actions",
        &[("what", text("Rewrite the letter"))],
    );
    let origin = first.state().opened.session.clone();
    // The other one begins after that action, has another id, and agrees on one more.
    let mut log = first.session.log().to_vec();
    let seq = first.session.next_seq();
    let session = origin.clone();
    log.push(Stamped {
        seq,
        at: first.state().last,
        event: Event::Branched {
            session,
            seq: seq - 1,
        },
    });
    if let Event::Opened(opened) = &mut log[0].event {
        opened.session = "branch".to_owned();
    }
    let mut branch = room("brand-values");
    branch.session = Session::replay(log).expect("a session");
    add(&mut branch, "actions", &[("what", text("Ask the depot"))]);
    let past = |room: &Room| {
        let mut past = Past::of(&room.session);
        past.client = Clean::new("De Linde");
        past
    };
    let open = |sessions: Vec<Past>| -> Vec<(String, String)> {
        let damaged = 0;
        let open = Earlier { sessions, damaged }.open_actions("De Linde");
        let told = open.into_iter().map(|it| (it.session, it.content.label));
        told.collect()
    };
    let both = open(vec![past(&branch), past(&first)]);
    let wanted = [
        (origin.as_str(), "Rewrite the letter"),
        ("branch", "Ask the depot"),
    ];
    assert_eq!(
        both,
        wanted.map(|(id, said)| (id.to_owned(), said.to_owned()))
    );
    // What a later session settled is settled in the copy as well.
    let mut later = room("show-and-tell");
    let action = past(&first).actions.remove(0);
    let outcome = Outcome::Done;
    later
        .want(Command::ReviewAction { action, outcome })
        .expect("taken");
    let left = open(vec![past(&later), past(&branch), past(&first)]);
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn another_word_about_an_action_replaces_the_first_and_takes_its_item_along() {
    let mut first = room("brand-values");
    add(
        &mut first,
        "actions",
        &[("what", text("Rewrite the letter"))],
    );
    let action = Past::of(&first.session).actions.remove(0);
    let mut now = room("show-and-tell");
    let before = now.state().clone();
    let mut say = |outcome| {
        now.want(Command::ReviewAction {
            action: action.clone(),
            outcome,
        })
    };
    say(Outcome::CarriedOn).expect("taken");
    assert_eq!(say(Outcome::CarriedOn), Err(Refusal::Same));
    assert_eq!(now.state().steps[now.index("tell-plan")].order.len(), 1);
    now.want(Command::ReviewAction {
        action: action.clone(),
        outcome: Outcome::Dropped,
    })
    .expect("taken");
    assert_eq!(now.state().steps[now.index("tell-plan")].order.len(), 0);
    assert_eq!(now.state().reviewed.len(), 1);
    now.want(Command::Undo).expect("taken");
    assert_eq!(action.outcome(now.state()), Some(Outcome::CarriedOn));
    assert_eq!(now.state().steps[now.index("tell-plan")].order.len(), 1);
    now.want(Command::Undo).expect("taken");
    assert_eq!(
        (&now.state().rows, &now.state().reviewed),
        (&before.rows, &before.reviewed)
    );
}

#[test]
fn a_workshop_without_a_step_for_actions_carries_none_on() {
    let mut first = room("brand-values");
    add(
        &mut first,
        "actions",
        &[("what", text("Rewrite the letter"))],
    );
    let action = Past::of(&first.session).actions.remove(0);
    let mut script = Workshop::clone(&workshop("show-and-tell"));
    let steps = script.steps.into_iter();
    script.steps = steps
        .filter(|step| !matches!(step.kind, Kind::Actions(_)))
        .collect();
    let mut now = Room::new(Arc::new(script), Variant::Full, 12);
    let on = Command::ReviewAction {
        action,
        outcome: Outcome::CarriedOn,
    };
    assert_eq!(now.want(on), Err(Refusal::NoActions));
}

#[test]
fn an_action_that_is_settled_in_its_own_session_is_open_no_more_until_that_is_undone() {
    let mut first = room("brand-values");
    let item = first.state().next_row;
    for what in ["Rewrite the letter", "Ask the depot"] {
        add(&mut first, "actions", &[("what", text(what))]);
    }
    let open = |room: &Room| {
        let earlier = Earlier {
            sessions: vec![Past::of(&room.session)],
            damaged: 0,
        };
        let all = earlier.all_open().into_iter();
        all.map(|action| action.what.to_string())
            .collect::<Vec<_>>()
    };
    let settle = |item: u32, outcome: Outcome| Command::SettleAction { item, outcome };
    first.want(settle(item, Outcome::Done)).expect("taken");
    assert_eq!(open(&first), ["Ask the depot"]);
    let again = first.want(settle(item, Outcome::Done));
    assert_eq!(again, Err(Refusal::Same));
    first.want(Command::Undo).expect("taken");
    assert_eq!(open(&first), ["Rewrite the letter", "Ask the depot"]);
    first.want(Command::Redo).expect("taken");
    first.want(settle(item, Outcome::CarriedOn)).expect("taken");
    assert_eq!(open(&first).len(), 2, "it is open again");
    let gone = first.want(settle(999, Outcome::Done));
    assert_eq!(gone, Err(Refusal::Gone));
    first.want(settle(item, Outcome::Dropped)).expect("taken");
    first.want(Command::RemoveItems(vec![item])).expect("taken");
    assert!(first.state().settled.is_empty(), "another may get its id");
}

#[test]
fn an_action_of_a_branch_stands_in_the_session_it_was_agreed_in() {
    let mut first = room("brand-values");
    add(
        &mut first,
        "actions",
        &[("what", text("Rewrite the letter"))],
    );
    let item = first.state().next_row - 1;
    let mut log = first.session.log().to_vec();
    let seq = first.session.next_seq();
    log.push(Stamped {
        seq,
        at: first.state().last,
        event: Event::Branched {
            session: first.state().opened.session.clone(),
            seq: seq - 1,
        },
    });
    if let Event::Opened(opened) = &mut log[0].event {
        opened.session = "branch".to_owned();
    }
    let mut branch = room("brand-values");
    branch.session = Session::replay(log).expect("a session");
    let stands_in = |rooms: &[&Room]| {
        let sessions = rooms.iter().map(|room| Past::of(&room.session)).collect();
        let earlier = Earlier {
            sessions,
            damaged: 0,
        };
        let all = earlier.all_open().into_iter();
        all.map(|action| action.session).collect::<Vec<_>>()
    };
    let own = first.state().opened.session.clone();
    assert_eq!(stands_in(&[&branch, &first]), [own]);
    assert_eq!(stands_in(&[&branch]), ["branch"], "the other is gone");
    let outcome = Outcome::Done;
    let done = Command::SettleAction { item, outcome };
    branch.want(done.clone()).expect("taken");
    assert!(stands_in(&[&branch, &first]).is_empty());
    branch.want(Command::Undo).expect("taken");
    first.want(done).expect("taken");
    assert!(stands_in(&[&branch, &first]).is_empty());
}

/// Found by chance: an end at the edge of what a file can say was reckoned to a whole minute beyond it.
#[test]
fn the_first_moment_there_is_brings_no_clock_down() {
    let mut session = room("brand-values").session;
    let step = session.state().workshop().steps[StepIndex::FIRST]
        .id
        .clone();
    for (event, mono) in [(Event::StepEntered(step), 0), (Event::Closed, u64::MAX)] {
        let at = Moment {
            wall: i64::MIN,
            mono,
        };
        let seq = session.next_seq();
        session.apply(Stamped { seq, at, event });
    }
    let state = session.state();
    assert!(!agenda(state, state.last).lines.is_empty());
}
