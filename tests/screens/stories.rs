//! The story of an item: what was taken back is told so, and never as of another.

use crossterm::event::KeyCode;
use flipover::domain::command::Command;
use flipover::domain::event::{ItemId, Value, Variant};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::{select, story};
use flipover::tui::keys::Action;
use flipover::tui::messages::{Access, Msg, OpenSession};

use crate::room::Room;
use crate::stage::{Stage, bundled};

#[test]
fn what_was_taken_back_stays_in_the_story() {
    let mut stage = Stage::new(Lang::En);
    let workshop = bundled().iter().find(|it| it.id == "brand-values");
    let workshop = workshop.expect("it is bundled").as_ref().clone();
    let mut room = Room::open(workshop, Lang::En, Variant::Full, 14);
    room.walk_to("values");
    let step = room.state().current.expect("a step");
    let item = room.state().steps[step].order[0];
    let mut fields = room.state().rows[&item].fields.as_ref().clone();
    fields.insert("value".into(), Value::Text(Clean::line("Straight")));
    room.give(Command::EditItem { item, fields });
    room.give(Command::Undo);
    stage.send(Msg::Opened(Box::new(OpenSession {
        session: room.session,
        access: Access::Write,
        draft: None,
        notice: None,
    })));
    // A live session tells as much; there is no moment to go to.
    stage.key(KeyCode::Esc);
    stage.key(KeyCode::Home);
    stage.typed("H");
    let told = stage.screen(120, 36);
    assert!(
        told.contains("taken back: changed into “Straight"),
        "{told}"
    );
    assert!(!told.contains("to this moment"), "{told}");
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window() && stage.appended.is_empty());
}

#[test]
fn what_was_taken_back_is_never_told_as_done_nor_as_of_another() {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 14);
    stage.to_step("values");
    // However long it is, and on the narrowest screen, one reads that it was taken back.
    let long = "A value that takes a whole sentence and then another one, as rooms do when nobody stops them in time";
    stage.line("Honest");
    stage.keys(&[KeyCode::Esc, KeyCode::Up]);
    stage.act(Action::Edit);
    stage.typed(long);
    stage.key(KeyCode::Enter);
    stage.act(Action::Undo);
    // Taken back, its number goes to the next one that is said; its story does not.
    stage.line("Mistaken");
    stage.act(Action::Undo);
    stage.wait(600);
    stage.line("Meant");
    let of = |stage: &Stage, item: &str| {
        let index = stage
            .items()
            .iter()
            .position(|it| it == item)
            .expect("it is there");
        let rows = &stage.part().order;
        let told = story::story(&stage.console().session, &ItemId::Row(rows[index]));
        told.into_iter()
            .map(|it| (it.what, it.undone))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&stage, "Meant"), [("said: “Meant”".to_owned(), false)]);
    let honest = of(&stage, "Honest");
    assert_eq!(
        honest.iter().map(|(_, undone)| *undone).collect::<Vec<_>>(),
        [false, true]
    );
    let said = story::said(stage.console().session.log());
    let last = stage.console().session.log().last().expect("an event").at;
    assert_eq!(said.values().max_by_key(|at| at.mono), Some(&last));
    stage.key(KeyCode::Esc);
    stage.key(KeyCode::Home);
    stage.act(Action::Trace);
    for (columns, rows) in [(60, 18), (80, 24), (120, 36)] {
        let told = stage.screen(columns, rows);
        assert!(told.contains("taken back: changed into"), "{told}");
    }
}

#[test]
fn a_theme_that_was_taken_back_keeps_its_name_in_the_story() {
    let mut room = Room::open(
        bundled()
            .iter()
            .find(|it| it.id == "barrier-removal")
            .expect("it is bundled")
            .as_ref()
            .clone(),
        Lang::En,
        Variant::Full,
        14,
    );
    room.walk_to("cluster");
    let step = room.state().current.expect("a step");
    let item = select::input(room.state(), step)[0].clone();
    let name = |room: &mut Room, text: &str, item: Option<ItemId>| {
        room.give(Command::AddTheme {
            step,
            name: Clean::line(text),
            item,
        });
    };
    name(&mut room, "Haste", None);
    let haste = room.state().next_row - 1;
    room.give(Command::Cluster {
        step,
        item: item.clone(),
        theme: Some(haste),
    });
    room.give(Command::Undo);
    room.give(Command::Undo);
    name(&mut room, "Paper", Some(item.clone()));
    let told = story::story(&room.session, &item);
    let told: Vec<_> = told
        .iter()
        .map(|it| (it.what.as_str(), it.undone))
        .collect();
    let last = &told[told.len() - 2..];
    assert_eq!(
        last,
        [("put under “Haste”", true), ("put under “Paper”", false)]
    );
}
