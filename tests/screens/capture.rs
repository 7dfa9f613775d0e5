//! What a room says, typed line by line: adding, choosing, editing, moving, removing, pasting.

use std::collections::BTreeMap;

use crossterm::event::KeyCode;
use flipover::domain::command::{Command, Refusal, decide};
use flipover::domain::event::{Event, Stamped, Value, Variant};
use flipover::domain::text::{Clean, Lang};
use flipover::storage::record;
use flipover::tui::messages::{DiskNews, Msg};

use crate::stage::{Quick, Stage};

fn at(step: &str) -> Stage {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step(step);
    stage
}

fn line_with(stage: &Stage, text: &str) -> String {
    let screen = stage.screen(120, 36);
    let found = screen.lines().find(|line| line.contains(text));
    found
        .unwrap_or_else(|| panic!("{text:?} is not on\n{screen}"))
        .to_owned()
}

#[test]
fn a_line_is_an_item_and_its_dot_turns_when_it_is_on_disk() {
    let mut stage = at("debrief");
    stage.disk = Quick::NotYet;
    stage.line("Nobody knew why");
    assert_eq!(stage.items(), ["Nobody knew why"]);
    assert_eq!(stage.in_field(), "");
    assert!(line_with(&stage, "Nobody knew why").contains('◦'));
    assert!(line_with(&stage, "De Linde").contains("○ saving 1"));
    let seq = stage.appended.last().expect("an event").seq;
    stage.send(Msg::Disk(DiskNews::Saved(seq)));
    assert!(line_with(&stage, "Nobody knew why").contains('•'));
    assert!(line_with(&stage, "De Linde").contains("● saved"));
}

#[test]
fn a_disk_that_fails_is_said_over_the_whole_screen_until_it_works() {
    let mut stage = at("debrief");
    stage.disk = Quick::NotYet;
    stage.line("one");
    stage.send(Msg::Disk(DiskNews::Failing("The disk is full.".to_owned())));
    for (columns, rows) in [(60, 18), (80, 24), (200, 60)] {
        let screen = stage.screen(columns, rows);
        let said: Vec<&str> = screen.split_whitespace().collect();
        let said = said.join(" ");
        // Whoever stands before a room reads first that nothing is lost.
        assert!(said.contains("1 change. Nothing is lost"), "{said}");
        assert!(said.contains("two seconds. The disk is full."), "{said}");
    }
    stage.line("two");
    assert_eq!(stage.items(), ["one", "two"]);
    let seq = stage.appended.last().expect("an event").seq;
    stage.send(Msg::Disk(DiskNews::Saved(seq)));
    assert!(!stage.screen(80, 24).contains("Not on disk"));
}

#[test]
fn tab_goes_to_a_choice_and_a_digit_chooses() {
    let mut stage = at("debrief");
    stage.typed("It took four minutes");
    stage.keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::Enter]);
    assert_eq!(
        stage.field_of(0, "level"),
        Some(Value::Choice("o".to_owned()))
    );
    assert!(line_with(&stage, "It took four minutes").contains("O: observation"));
    // The next one is of the same kind, and says so.
    stage.line("The date was gone");
    assert_eq!(
        stage.field_of(1, "level"),
        Some(Value::Choice("o".to_owned()))
    );
    stage.keys(&[KeyCode::Tab, KeyCode::Char('i'), KeyCode::BackTab]);
    stage.line("Numbers die first");
    assert_eq!(
        stage.field_of(2, "level"),
        Some(Value::Choice("i".to_owned()))
    );
}

#[test]
fn a_choice_alone_is_no_item() {
    let mut stage = at("debrief");
    stage.keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::Enter]);
    assert!(stage.items().is_empty());
}

#[test]
fn an_item_is_edited_in_its_place() {
    let mut stage = at("debrief");
    stage.line("first");
    stage.line("second");
    stage.line("third");
    stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::Enter]);
    assert_eq!(stage.in_field(), "second");
    assert!(stage.screen(120, 36).contains("Editing 2: Enter saves"));
    stage.line(" thoughts");
    assert_eq!(stage.items(), ["first", "second thoughts", "third"]);
    // Esc leaves an item as it was.
    stage.keys(&[KeyCode::Up, KeyCode::Enter]);
    stage.typed("!!");
    stage.key(KeyCode::Esc);
    assert_eq!(stage.items(), ["first", "second thoughts", "third"]);
}

#[test]
fn items_move_and_go_and_come_back() {
    let mut stage = at("debrief");
    for text in ["a", "b", "c"] {
        stage.line(text);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Home]);
    stage.typed("JJ");
    assert_eq!(stage.items(), ["b", "c", "a"]);
    stage.typed("K");
    assert_eq!(stage.items(), ["b", "a", "c"]);
    stage.key(KeyCode::Delete);
    assert_eq!(stage.items(), ["b", "c"]);
    stage.typed("u");
    assert_eq!(stage.items(), ["b", "a", "c"]);
    assert!(
        stage.said().starts_with("Undone: removed an item (13:"),
        "{}",
        stage.said()
    );
    stage.typed("uuu");
    assert_eq!(stage.items(), ["a", "b", "c"]);
    stage.typed("UUUU");
    assert_eq!(stage.items(), ["b", "c"]);
    stage.typed("U");
    assert_eq!(stage.said(), "There is nothing to redo.");
}

#[test]
fn all_items_go_only_after_a_yes_and_undo_brings_them_back() {
    let mut stage = at("key-points");
    stage.key(KeyCode::Esc);
    stage.typed("X");
    stage.key(KeyCode::Esc);
    assert_eq!(stage.items().len(), 8);
    stage.typed("X");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 0);
    stage.typed("u");
    assert_eq!(stage.items().len(), 8);
}

#[test]
fn a_full_step_says_how_many_it_takes() {
    let mut stage = at("key-points");
    stage.line("a ninth");
    assert_eq!(stage.items().len(), 8);
    assert_eq!(
        stage.said(),
        "This step takes at most 8 items. Remove one first."
    );
    assert_eq!(stage.in_field(), "a ninth");
}

#[test]
fn a_pasted_list_asks_first_and_then_each_line_is_an_item() {
    let mut stage = at("debrief");
    stage.typed("half ");
    let list: Vec<String> = (1..=200).map(|n| format!("q: line {n}  with :x")).collect();
    stage.paste(&format!("{}\r\n\r\n", list.join("\r\n")));
    assert!(stage.screen(80, 24).contains("200 lines were pasted"));
    assert!(stage.items().is_empty());
    stage.key(KeyCode::Esc);
    assert!(stage.items().is_empty());
    let before = stage.appended.len();
    stage.paste(&list.join("\n"));
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 200);
    assert_eq!(stage.items()[199], "q: line 200 with :x");
    assert_eq!(stage.appended.len(), before + 1);
    let event = &stage.appended.last().expect("an event").event;
    assert!(matches!(event, Event::ItemsAdded { rows, .. } if rows.len() == 200));
    assert_eq!(stage.in_field(), "half ");
    stage.key(KeyCode::Esc);
    stage.typed("u");
    assert!(stage.items().is_empty());
}

#[test]
fn a_paste_too_large_for_one_record_is_refused_and_stays_where_it_is() {
    let mut stage = at("debrief");
    stage.typed("half ");
    let appended = stage.appended.len();
    let line = "e\u{301}\u{323} “\u{ad}”\n";
    let text = line.repeat((1024 * 1024) / line.len());
    let lines = text.lines().count();
    stage.paste(&text);
    for _ in 0..2 {
        stage.key(KeyCode::Enter);
        assert_eq!(
            stage.said(),
            "This is too much at once, and nothing of it was taken. Paste it in parts."
        );
        let screen = stage.screen(100, 30);
        let count = format!("{lines} lines were pasted");
        assert!(screen.contains(&count), "{screen}");
        assert!(stage.items().is_empty());
        assert_eq!(stage.appended.len(), appended);
    }
    stage.key(KeyCode::Esc);
    assert_eq!(stage.in_field(), "half ");
    let part: String = text.split_inclusive('\n').take(5_000).collect();
    stage.paste(&part);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 5_000);
    let taken = stage.appended.last().expect("an event");
    assert!(record::encode(taken).is_ok());
}

#[test]
fn whatever_is_taken_fits_into_a_record() {
    let stage = at("debrief");
    let console = stage.app.console().expect("a session");
    let step = stage.session_state().current.expect("a step");
    let fields = stage.session_state().workshop().steps[step].kind.fields();
    let field = fields.first().expect("a field").id.clone();
    let (mut taken, mut refused) = (0, 0);
    for text in ["a", "\"", "a\u{301}\u{323}", "\u{ad}"] {
        for length in [1, 16 * 1024] {
            for bytes in [50_000, 500_000, 3_000_000, 9_000_000_usize] {
                let text = Clean::line(&text.repeat(length / text.len() + 1));
                let row = BTreeMap::from([(field.clone(), Value::Text(text))]);
                let rows = vec![row; (bytes / length).min(100_000)];
                let command = Command::AddItems { step, rows };
                match decide(&console.session, command) {
                    Ok(event) => {
                        let at = stage.now;
                        assert!(record::encode(&Stamped { seq: 9, at, event }).is_ok());
                        taken += 1;
                    }
                    Err(refusal) => {
                        assert_eq!(refusal, Refusal::TooMuch);
                        refused += 1;
                    }
                }
            }
        }
    }
    println!("{taken} taken, {refused} refused");
    assert!(taken > 8 && refused > 8);
}

#[test]
fn one_pasted_line_goes_where_the_cursor_is_and_runs_no_key() {
    let mut stage = at("debrief");
    stage.typed("say:");
    stage.key(KeyCode::Left);
    stage.paste("q:x\u{1b}[201~ u\n");
    assert!(stage.items().is_empty());
    assert_eq!(stage.in_field().trim_end(), "sayq:x[201~ u :");
    stage.key(KeyCode::Esc);
    stage.paste("qxu");
    assert!(stage.app.console().is_some());
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(step.id, "debrief");
}

#[test]
fn actions_want_a_what_and_ask_about_owners_when_one_goes_on() {
    let mut stage = at("commitments");
    stage.typed("Greet every visitor");
    stage.key(KeyCode::Tab);
    stage.typed("Samira");
    stage.key(KeyCode::Tab);
    stage.typed("friday");
    stage.key(KeyCode::Enter);
    stage.line("Hang up the answer");
    let line = line_with(&stage, "Greet every visitor");
    assert!(
        line.contains("Samira") && line.contains("27 Nov 2026"),
        "{line}"
    );
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.line("one day");
    assert_eq!(
        stage.said(),
        "This is not a day. Type for example Friday, 3 Dec, in two weeks or 2026-12-03."
    );
    stage.keys(&[KeyCode::Home; 1]);
    for _ in 0.."one day".len() {
        stage.key(KeyCode::Delete);
    }
    stage.key(KeyCode::PageDown);
    assert_eq!(
        stage.said(),
        "Without an owner: 1. Without a date: 1. PgUp goes back."
    );
}

#[test]
fn the_end_is_asked_about_and_can_be_taken_back() {
    let mut stage = at("check-out");
    stage.key(KeyCode::PageDown);
    assert!(stage.screen(80, 24).contains("End the workshop?"));
    stage.key(KeyCode::Esc);
    assert!(stage.session_state().current.is_some());
    stage.keys(&[KeyCode::PageDown, KeyCode::Enter]);
    assert!(stage.session_state().ended.is_some());
    assert!(stage.screen(80, 24).contains("The workshop is over"));
    let events = stage.appended.len();
    stage.keys(&[
        KeyCode::PageDown,
        KeyCode::Enter,
        KeyCode::F(2),
        KeyCode::F(3),
    ]);
    assert_eq!(stage.appended.len(), events);
    stage.key(KeyCode::PageUp);
    assert_eq!(stage.session_state().ended, None);
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(step.id, "check-out");
}

#[test]
fn a_step_is_left_out_and_undo_goes_back_into_it() {
    let mut stage = at("debrief");
    stage.line("kept");
    stage.key(KeyCode::Esc);
    stage.typed("x");
    // Something was done in it, so it is asked.
    stage.key(KeyCode::Enter);
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(step.id, "real-clock");
    stage.key(KeyCode::Esc);
    stage.typed("u");
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(step.id, "debrief");
    assert_eq!(stage.items(), ["kept"]);
}

#[test]
fn what_the_wall_shows_is_one_of_several_and_typing_and_colours_look_otherwise() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.key(KeyCode::Esc);
    stage.typed("V");
    let screen = stage.screen(80, 24);
    assert_eq!(
        screen.matches('●').count() - screen.matches("● bewaard").count(),
        1,
        "{screen}"
    );
    assert!(screen.contains("[ ] ook wat er wordt getypt"), "{screen}");
    assert!(screen.contains("‹ Licht ›"), "{screen}");
}

/// Terminals send CR between the lines of a paste; tmux makes CR CR of the line ends of Windows.
#[test]
fn a_pasted_list_is_a_list_whatever_ends_its_lines() {
    for end in ["\n", "\r\n", "\r", "\r\r"] {
        let mut stage = at("debrief");
        stage.paste(&["Open", "Warm", "Honest"].join(end));
        let asked = stage.screen(80, 24);
        assert!(asked.contains("3 lines were pasted"), "{end:?}\n{asked}");
        stage.key(KeyCode::Enter);
        assert_eq!(stage.items(), ["Open", "Warm", "Honest"], "{end:?}");
        // In one line it is a blank.
        stage.key(KeyCode::F(9));
        stage.typed("d");
        stage.paste(&["We open", "at nine"].join(end));
        assert!(stage.screen(80, 24).contains("We open at nine"), "{end:?}");
    }
}
