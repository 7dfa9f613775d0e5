//! A session prepared the evening before, in the real program: filled in, left, and begun at home the next day.

use crate::harvest::home;
use crate::screen::{Screen, flipover, key};

const F2: &str = "\x1bOQ";
const RIGHT: &str = "\x1b[C";
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
