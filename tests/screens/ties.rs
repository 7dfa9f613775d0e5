//! What stands equal at a cut is said where it can still be asked, and on the wall with the outcome.

use crossterm::event::KeyCode;
use flipover::domain::command::Command;
use flipover::domain::event::{Fields, ItemId, Value, Variant};
use flipover::domain::script::parse;
use flipover::domain::text::{Clean, Lang};
use flipover::tui::messages::{Access, Msg, OpenSession};
use flipover::tui::wall::{Ink, lay_out};
use ratatui::layout::Rect;

use crate::room::Room;
use crate::stage::Stage;

/// A vote of twelve people on four words, of which two go on.
fn voted(lang: Lang, votes: [u32; 4]) -> Stage {
    let script = parse(include_str!("../support/figures.ron")).expect("it has no faults");
    let mut room = Room::open(script, lang, Variant::Full, 12);
    room.give(Command::Next);
    let step = room.state().current.expect("the first step");
    let row = |n: usize| {
        let word = Value::Text(Clean::new(&format!("word {n}")));
        Fields::from([("word".to_owned(), word)])
    };
    let rows = (1..=4).map(row).collect();
    room.give(Command::AddItems { step, rows });
    room.give(Command::Next);
    room.give(Command::Next);
    let step = room.state().current.expect("the vote");
    for (item, votes) in (1..).zip(votes).filter(|(_, votes)| *votes > 0) {
        let item = ItemId::Row(item);
        room.give(Command::SetVotes { step, item, votes });
    }
    let mut stage = Stage::new(lang);
    stage.now = room.now;
    stage.send(Msg::Opened(Box::new(OpenSession {
        session: room.session,
        access: Access::Write,
        draft: None,
        notice: None,
    })));
    stage
}

/// What stands on all pages of the wall, in letters of whatever size.
fn on_the_wall(stage: &Stage, columns: u16, rows: u16) -> String {
    let env = &stage.app.env;
    let view = stage.app.console().expect("a session").seen(env.now);
    let area = Rect::new(0, 0, columns, rows);
    let layout = lay_out(&view, &env.room_theme, area, None);
    let lines = layout.pages.iter().flatten();
    let lines = lines.filter_map(|placed| match &placed.ink {
        Ink::Text(text, _) => Some(text.as_str()),
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_tie_is_told_in_the_vote_on_the_wall_and_in_the_step_that_takes() {
    for (lang, vote, wall, taken) in [
        (
            Lang::En,
            "3 items tie at the cut of 2",
            "3 stand equal at the cut of 2",
            "3 items tied at the cut of 2",
        ),
        (
            Lang::Nl,
            "Er kunnen er 2 door; op de grens staan er 3 gelijk.",
            "Er kunnen er 2 door; op de grens staan er 3 gelijk",
            "Er konden er 2 door; op de grens stonden er 3 gelijk",
        ),
    ] {
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            let mut stage = voted(lang, [5, 3, 3, 3]);
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(vote), "{screen}");
            stage.keys(&[KeyCode::F(6), KeyCode::F(5)]);
            let said = on_the_wall(&stage, columns, rows);
            assert!(said.contains(wall), "{said}");
            stage.key(KeyCode::F(5));
            stage.to_step("best");
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(taken), "{screen}");
        }
    }
}

#[test]
fn where_the_cut_falls_between_items_that_differ_nothing_is_said() {
    let mut stage = voted(Lang::En, [5, 4, 3, 3]);
    assert!(!stage.screen(120, 36).contains("tie at the cut"));
    stage.to_step("best");
    assert!(!stage.screen(120, 36).contains("tied at the cut"));
}

#[test]
fn a_step_that_takes_a_ranking_nobody_made_says_so() {
    for (lang, said) in [
        (Lang::En, "Nobody answered “Dots”"),
        (Lang::Nl, "“Stippen” is niet beantwoord"),
    ] {
        let mut stage = voted(lang, [0; 4]);
        stage.to_step("best");
        let screen = stage.screen(120, 36);
        assert!(screen.contains(said), "{screen}");
        assert!(
            !screen.contains("3 door") && !screen.contains("tied"),
            "{screen}"
        );
        // With one answer there is a ranking.
        let mut stage = voted(lang, [5, 0, 0, 0]);
        stage.to_step("best");
        assert!(!stage.screen(120, 36).contains(said));
    }
}

#[test]
fn what_goes_with_a_removed_item_is_said() {
    for (lang, said) in [
        (Lang::En, "With it went 5 dots. u brings all of it back."),
        (
            Lang::Nl,
            "Daarmee ging ook weg: 5 stickers. u brengt alles terug.",
        ),
    ] {
        let mut stage = voted(lang, [5, 3, 2, 0]);
        stage.keys(&[KeyCode::PageUp, KeyCode::PageUp, KeyCode::Esc]);
        assert_eq!(stage.items().len(), 4);
        stage.keys(&[KeyCode::Up; 5]);
        stage.key(KeyCode::Delete);
        assert_eq!(stage.items().len(), 3, "{}", stage.screen(120, 36));
        assert_eq!(stage.said(), said);
        stage.typed("u");
        assert_eq!(stage.items().len(), 4);
        // Nothing went with this one.
        stage.keys(&[KeyCode::Down; 5]);
        stage.key(KeyCode::Delete);
        assert_eq!(stage.items().len(), 3);
        let sentence = stage.said();
        let (what, _) = said.split_once(' ').expect("a sentence");
        assert!(
            !sentence.is_empty() && !sentence.starts_with(what),
            "{sentence}"
        );
    }
}
