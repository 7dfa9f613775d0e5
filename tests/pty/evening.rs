//! A session prepared the evening before, in the real program: filled in, left, and begun at home the next day.

use crate::harvest::home;
use crate::screen::{Screen, flipover, key};

const F2: &str = "\x1bOQ";
const RIGHT: &str = "\x1b[C";
const DOWN: &str = "\x1b[B";
const TAB: &str = "\t";

#[test]
fn what_was_prepared_stands_at_home_and_enter_begins_it() {
    let home = home();
    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("From four months to four minutes");
    screen.press("brand");
    screen.sees("brand");
    screen.press(key::ENTER);
    screen.sees("New session");
    screen.press("De Linde");
    screen.press(F2);
    screen.sees("Prepared: 135 minutes, not begun");
    screen.press("T");
    screen.sees("135 minutes in all");
    screen.press(RIGHT);
    screen.sees("136 minutes in all");
    screen.press(key::ENTER);
    screen.sees("Prepared: 136 minutes, not begun");
    screen.leave();

    // The next day; looked at first, and then begun.
    let listed = flipover(home.path(), &["sessions"]);
    let screen = Screen::start(listed, 100, 30);
    screen.sees("prepared");
    drop(screen);
    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("From four months to four minutes");
    screen.press(TAB);
    screen.sees("Enter begins it");
    screen.press(F2);
    screen.sees("Prepared: 136 minutes, not begun");
    screen.press("q");
    screen.sees("Enter begins it");
    screen.press(key::ENTER);
    screen.sees("1 of 12");
    assert!(screen.text().contains("De Linde"), "{}", screen.text());
    screen.leave();
    let text = std::fs::read_to_string(crate::session_file(home.path())).unwrap();
    assert_eq!(text.matches("StepEntered(").count(), 1);
}

/// A script of one's own.
fn script(title: &str) -> String {
    format!(
        "Workshop(format: 1, id: \"mine\", language: En, title: \"{title}\", purpose: \"To see.\", group: (2, 9), \
         minutes: (10, 10), materials: [], steps: [(id: \"talk\", title: \"Talk\", minutes: 10, short: 10, \
         prompt: \"What now?\", intent: \"Talk.\", kind: Brief)])"
    )
}

#[test]
fn a_script_that_was_edited_is_seen_without_a_restart() {
    let home = home();
    let file = home.path().join("workshops/mine.ron");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, script("Before lunch")).unwrap();
    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("From four months to four minutes");
    screen.press("lunch");
    screen.sees("Before lunch");
    std::fs::write(&file, script("After lunch")).unwrap();
    screen.press(key::ENTER);
    screen.sees("After lunch");
    screen.sees("The script of this workshop changed");
    screen.press("Acme");
    screen.press(F2);
    screen.sees("Prepared: 10 minutes, not begun");
    assert!(screen.text().contains("After lunch"), "{}", screen.text());
    // What is prepared keeps its script, and says so.
    std::fs::write(&file, script("Another day")).unwrap();
    screen.press("q");
    screen.press(TAB);
    screen.sees("prepared");
    screen.press(F2);
    screen.sees("changed since it was prepared");
    assert!(screen.text().contains("After lunch"), "{}", screen.text());
    std::fs::remove_file(&file).unwrap();
    screen.press("q");
    screen.sees("F2 opens it first");
    screen.press(key::ENTER);
    screen.sees("is not among your");
    screen.sees("What now?");
    screen.leave();
}

/// What a consultant does from one evening to the next afternoon, in the real program.
#[test]
fn prepared_begun_late_asked_more_renamed_merged_and_handed_over() {
    let home = home();
    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("From four months to four minutes");
    screen.press("brand");
    screen.sees("brand");
    screen.press(key::ENTER);
    screen.sees("New session");
    screen.press("De Linde");
    screen.press(F2);
    screen.sees("Prepared: 135 minutes, not begun");
    screen.leave();

    // The next day it begins half an hour late, and has to end when it was to end.
    let mut command = flipover(home.path(), &[]);
    command.cwd(home.path());
    let mut screen = Screen::start(command, 100, 30);
    screen.sees("From four months to four minutes");
    screen.press(TAB);
    screen.sees("Enter begins it");
    screen.press(key::ENTER);
    screen.sees("1 of 12");
    let ends = (chrono::Local::now() + chrono::TimeDelta::minutes(105)).format("%H:%M");
    screen.press("T");
    screen.sees("The time that is left");
    screen.press(&ends.to_string());
    screen.sees("becomes");
    screen.press(key::ENTER);
    screen.sees(&format!("ends {ends}"));

    // Three values, two of which say the same.
    screen.press(key::NEXT);
    screen.sees("2 of ");
    for value in ["Fast delivery", "Honest", "Delivery at once"] {
        screen.press(value);
        screen.press(key::ENTER);
        screen.sees(&format!("{value}\u{20}"));
    }
    screen.press(key::ESC);
    screen.sees("i edit");
    screen.press("M");
    screen.sees("It will say: “Fast delivery / Delivery at once”.");
    screen.press(key::ENTER);
    screen.sees("Joined:");

    // A vote that nobody planned.
    screen.press("I");
    screen.sees("Not planned, but wanted now");
    screen.press(key::ENTER);
    screen.sees("Or choices");
    screen.press("Which one would a client miss first?");
    screen.press(key::ENTER);
    screen.sees("10 voters");
    screen.press("5");
    screen.sees(" 5");
    screen.press(key::ENTER);
    screen.sees("15 left to give");

    // The client has another name.
    screen.press("D");
    screen.sees("What stands at the head of the session");
    screen.press(" & Sons");
    screen.press(key::ENTER);
    screen.sees("Corrected, here and in all documents.");
    screen.press("e");
    screen.sees("What does the client get?");
    for _ in 0..4 {
        screen.press(DOWN);
    }
    screen.press(" ");
    screen.sees("[x] md");
    screen.press(key::ENTER);
    screen.sees(".md");
    screen.press(key::ENTER);
    screen.leave();
    let mut written = std::fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let summary = written.find(|path| path.extension().is_some_and(|it| it == "md"));
    let text = std::fs::read_to_string(summary.unwrap()).unwrap();
    for said in [
        "De Linde & Sons",
        "Fast delivery / Delivery at once",
        "Which one would a client miss first?",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("- Delivery at once"), "{text}");
}
