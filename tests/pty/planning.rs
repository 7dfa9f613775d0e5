//! A workshop is planned in the real program, on a real disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;

use crate::harvest::home;
use crate::screen::{Screen, flipover, key};

const F2: &str = "\x1bOQ";
const F5: &str = "\x1b[15~";

fn script(home: &Path, name: &str) -> PathBuf {
    home.join("workshops").join(name)
}

/// Waits until a file says something.
fn says(path: &Path, text: &str) -> String {
    let began = Instant::now();
    loop {
        let found = fs::read_to_string(path).unwrap_or_default();
        if found.contains(text) {
            return found;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "{} never said {text}: {found}",
            path.display()
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn new_workshop(home: &Path) -> Screen {
    let mut screen = Screen::start(flipover(home, &[]), 100, 30);
    screen.sees("From four months to four minutes");
    screen.press(F5);
    screen.sees("What is your workshop called?");
    screen.press("Team day");
    screen.press(key::ENTER);
    screen.sees("No steps yet");
    screen.press("n");
    screen.sees("A new step");
    screen.press(key::ENTER);
    screen.sees("What do we need to talk about?");
    screen
}

#[test]
fn what_is_planned_is_on_disk_when_the_program_is_killed_and_is_gone_on_with() {
    let home = home();
    let mut screen = new_workshop(home.path());
    screen.press(" Really");
    let file = script(home.path(), "team-day.ron");
    says(&file, "Conversation Really");
    screen.signal(Signal::SIGKILL);
    screen.ends();
    drop(screen);
    let text = fs::read_to_string(&file).unwrap();
    assert!(flipover::domain::script::parse(&text).is_ok(), "{text}");

    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("Team day");
    screen.press("Team");
    screen.sees("Team");
    screen.press(F2);
    screen.sees("Conversation Really");
    screen.sees("Nothing is wrong with it");
    screen.press("+");
    screen.sees(" 6 min, until");
    says(&file, "minutes: 6");
    screen.press("u");
    screen.sees(" 5 min, until");
    assert_eq!(says(&file, "minutes: 5"), text);
    // It is begun, and is a session like any other.
    screen.press(F2);
    screen.sees("New session");
    screen.press(key::ENTER);
    screen.sees("1 of 1");
    screen.leave();
}

#[test]
fn a_file_that_an_editor_changed_is_kept_and_so_is_the_plan() {
    let home = home();
    let mut screen = new_workshop(home.path());
    screen.press(key::ESC);
    screen.sees("n new step");
    let file = script(home.path(), "team-day.ron");
    let text = says(&file, "Conversation");
    let edited = format!("// mine\n{text}");
    fs::write(&file, &edited).unwrap();
    screen.press("+");
    screen.sees("team-day-2");
    let copy = script(home.path(), "team-day-2.ron");
    says(&copy, "minutes: 6");
    screen.press("+");
    says(&copy, "minutes: 7");
    assert_eq!(fs::read_to_string(&file).unwrap(), edited);
    assert!(flipover::domain::script::parse(&fs::read_to_string(&copy).unwrap()).is_ok());
    screen.leave();
}
