//! Console and projector side by side: what the room sees of each kind of step, and what it never sees.

use std::fs;
use std::path::Path;

use nix::sys::signal::Signal;

use crate::screen::{Screen, flipover, key};
use crate::{home, session_file};

const KINDS: &str = include_str!("../support/kinds.ron");

/// Leaves the text field; a key right behind Esc would be taken for Alt and that key.
fn leave_field(console: &mut Screen) {
    console.press(key::ESC);
    console.sees("u undo");
}

/// So low that everything is in ordinary letters, which can be read here.
fn projector(home: &Path) -> Screen {
    Screen::start(flipover(home, &["project"]), 64, 13)
}

fn console(home: &Path) -> Screen {
    fs::write(home.join("kinds.ron"), KINDS).unwrap();
    let args = ["run", "kinds.ron", "--people", "4", "--lang", "en"];
    let screen = Screen::start(flipover(home, &args), 120, 36);
    screen.sees("Why are we here?");
    screen
}

/// Waits until the room sees all of these, and holds it to seeing nothing private.
fn room_sees(room: &Screen, wanted: &[&str]) -> String {
    let what = wanted.join(" + ");
    // Large letters are read where they are drawn; here it is the line above them.
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = room.until(&what, |text| {
        wanted.iter().all(|part| flat(text).contains(part))
    });
    for private in ["HIDDEN", "Noor", "F1", "PgDn"] {
        assert!(!text.contains(private), "{private} in\n{text}");
    }
    text
}

#[test]
fn the_room_sees_each_kind_of_step_and_nothing_private() {
    let home = home();
    let mut room = projector(home.path());
    room.until("the waiting room", |text| text.contains('▀'));
    let mut console = console(home.path());
    room_sees(&room, &["Welcome", "1 of 8 Welcome"]);
    // Items as they come, without the names beside them.
    console.press(key::NEXT);
    room_sees(&room, &["2 of 8 Ideas"]);
    console.press("More light\tNoor\r");
    console.press("Less noise\r");
    console.press("A longer break\r");
    // Themes.
    console.press(key::NEXT);
    console.press("iThe building\r");
    room_sees(&room, &["3 of 8 Themes"]);
    // A vote: how many, not how they stand, until it is revealed.
    console.press(key::NEXT);
    room_sees(&room, &["4 of 8 The vote", "0 of 8 dots placed"]);
    console.press("3\r");
    console.press("1\r");
    let hidden = room_sees(&room, &["4 of 8 dots placed"]);
    assert!(!hidden.contains("Dots"), "{hidden}");
    console.press(key::F6);
    room_sees(&room, &["Dots", "Without dots: A longer break."]);
    console.press(key::F6);
    room_sees(&room, &["4 of 8 dots placed"]);
    // Scores too.
    console.press(key::NEXT);
    room_sees(&room, &["5 of 8 The scores"]);
    console.press("1 2 3 5\r");
    let hidden = room_sees(&room, &["4 of 4 scores in"]);
    assert!(!hidden.contains("2.8"), "{hidden}");
    console.press(key::F6);
    room_sees(&room, &["Too few answers"]);
    // Details.
    console.press(key::NEXT);
    room_sees(&room, &["6 of 8 The details"]);
    // A cascade: the card of the level, never the plan nor the points.
    console.press(key::NEXT);
    room_sees(&room, &["7 of 8 The relay"]);
    console.press("\r");
    let card = room_sees(&room, &["7 of 8 The relay"]);
    assert!(!card.contains("More light"), "{card}");
    console.press("\r\r");
    room_sees(&room, &["7 of 8 The relay"]);
    // Actions, with who promised what.
    console.press(key::NEXT);
    room_sees(&room, &["8 of 8"]);
    console.press("Buy lamps\tIris\t\r");
    console.leave();
    room.press("qq");
    room.ends();
}

#[test]
fn black_frozen_and_back_and_what_is_being_typed() {
    let home = home();
    let mut room = projector(home.path());
    let mut console = console(home.path());
    room_sees(&room, &["1 of 8 Welcome"]);
    console.press(key::F7);
    room.until("black", |text| text.trim().is_empty());
    console.press(key::F7);
    room_sees(&room, &["1 of 8 Welcome"]);
    // Frozen, the room keeps what it saw while the session goes on; so does a projector that starts later.
    console.press("z");
    console.sees("room: frozen");
    console.press(key::NEXT);
    console.sees("What could be better?");
    let mut late = projector(home.path());
    room_sees(&late, &["1 of 8 Welcome"]);
    room_sees(&room, &["1 of 8 Welcome"]);
    leave_field(&mut console);
    console.press("z");
    room_sees(&room, &["2 of 8 Ideas"]);
    room_sees(&late, &["2 of 8 Ideas"]);
    // What is being typed shows when the facilitator says so.
    console.press("V");
    console.sees("What the room sees");
    console.press("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\r");
    console.press(key::ESC);
    console.until("no window", |text| !text.contains("What the room sees"));
    console.press("iHalf a thou");
    console.press("ght\r");
    console.leave();
    room.press("qq");
    room.ends();
    late.press("qq");
    late.ends();
}

#[test]
fn the_room_outlives_the_console_and_finds_the_next() {
    let home = home();
    let mut first = console(home.path());
    let mut room = projector(home.path());
    room_sees(&room, &["1 of 8 Welcome"]);
    first.sees("▣");
    first.signal(Signal::SIGKILL);
    first.ends();
    room_sees(&room, &["1 of 8 Welcome"]);
    let mut again = Screen::start(flipover(home.path(), &["resume"]), 120, 36);
    again.sees("Why are we here?");
    again.press(key::NEXT);
    room_sees(&room, &["2 of 8 Ideas"]);
    let before = fs::read(session_file(home.path())).unwrap();
    room.press("qq");
    room.ends();
    room.is_as_found();
    again.leave();
    let after = fs::read(session_file(home.path())).unwrap();
    assert!(after.starts_with(&before), "the window wrote nothing");
}

#[test]
fn one_mirrored_screen_shows_the_room_and_goes_on_from_there() {
    let home = home();
    let mut console = console(home.path());
    console.resize(64, 18);
    console.press(key::F5);
    let text = console.until("the room", |text| !text.contains("F2"));
    assert!(!text.contains("F1"), "{text}");
    console.press(key::NEXT);
    console.sees("2 of 8");
    console.press("iMore light\r");
    console.press(key::ESC);
    console.until("no field", |text| !text.contains("From"));
    // The other half of a clicker's button.
    console.press(key::ESC);
    console.leave();
}

/// Both show it, the console counts them, and counts again when one is gone.
#[test]
fn two_projectors_are_counted_while_they_live() {
    let home = home();
    let mut console = console(home.path());
    let mut one = projector(home.path());
    room_sees(&one, &["1 of 8 Welcome"]);
    console.sees("▣ room");
    let mut two = Screen::start(flipover(home.path(), &["project", "latest"]), 64, 13);
    room_sees(&two, &["1 of 8 Welcome"]);
    console.sees("▣ 2× room");
    one.signal(Signal::SIGKILL);
    one.ends();
    console.sees("▣ room");
    console.press(key::NEXT);
    room_sees(&two, &["2 of 8 Ideas"]);
    two.resize(1, 1);
    two.resize(64, 13);
    room_sees(&two, &["2 of 8 Ideas"]);
    console.leave();
    two.press("qq");
    two.ends();
    two.is_as_found();
}

#[test]
fn a_finished_session_a_named_one_and_one_with_damage_are_shown() {
    let home = home();
    let mut first = console(home.path());
    first.press(key::NEXT);
    first.sees("What could be better?");
    first.press("More light\r");
    first.sees("• 1");
    first.leave();
    // Left, it stands still.
    let mut room = Screen::start(flipover(home.path(), &["project", "latest"]), 64, 13);
    room_sees(&room, &["2 of 8 Ideas"]);
    // Somebody's editor spoiled a line in the middle: the rest is shown, and it goes on when a console repairs it.
    let file = session_file(home.path());
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let spoiled = lines
        .iter()
        .position(|line| line.contains("StepEntered"))
        .unwrap();
    let mended: Vec<String> = (0..lines.len())
        .map(|n| {
            if n == spoiled {
                "(((".to_owned()
            } else {
                lines[n].to_owned()
            }
        })
        .collect();
    fs::write(&file, mended.join("\n") + "\n").unwrap();
    let mut again = Screen::start(flipover(home.path(), &["resume"]), 120, 36);
    again.sees("What could be better?");
    again.press("Less noise\r");
    again.leave();
    room.press("qq");
    room.ends();
}

#[test]
fn the_wall_takes_the_theme_the_facilitator_chooses() {
    let home = home();
    let mut room = projector(home.path());
    room.until("the waiting room", |text| text.contains('▀'));
    let mut console = console(home.path());
    room_sees(&room, &["1 of 8 Welcome"]);
    let ground = |room: &Screen| room.ground();
    let light = ground(&room);
    console.press("V");
    console.sees("colours of the wall: ‹ Light ›");
    console.press("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\r");
    console.sees("The terminal's own");
    let waited = std::time::Instant::now();
    while ground(&room) == light {
        assert!(
            waited.elapsed() < crate::screen::PATIENCE,
            "the wall stays as it was"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    console.press(key::ESC);
    console.until("no window", |text| !text.contains("What the room sees"));
    console.leave();
    room.press("qq");
    room.ends();
}

#[test]
fn the_rooms_clock_goes_on_when_a_session_is_left_and_taken_up_again() {
    let home = home();
    let room = projector(home.path());
    let mut first = console(home.path());
    let shown = room_sees(&room, &["1 of 8 Welcome"]);
    room.until("a clock that runs", |text| text != shown);
    first.leave();
    // It rests while nobody has the session open.
    let mut again = Screen::start(flipover(home.path(), &["resume"]), 120, 36);
    again.sees("Why are we here?");
    // What was there at some moment after that is not there any more a second later, and so twice.
    for _ in 0..2 {
        let shown = room.text();
        room.until("a clock that goes on", |text| text != shown);
    }
    again.leave();
}

/// Whoever types into the wrong window, or copies with Ctrl-Shift-C, which arrives as Ctrl-C, does not end the room's.
#[test]
fn the_rooms_window_is_left_by_the_same_key_twice_and_by_no_word() {
    for key in ["q", key::CTRL_C] {
        let home = home();
        let mut room = projector(home.path());
        room.until("the waiting room", |text| text.contains('▀'));
        room.press(key);
        room_sees(&room, &["once more to leave"]);
        room.press("uite so, quiet");
        room.until("nothing is asked", |text| !text.contains("once more"));
        assert!(room.is_alive());
        room.press(key);
        room_sees(&room, &["once more to leave"]);
        room.press(key);
        let (status, _) = room.ends();
        assert!(status.success(), "{status:?}");
        room.is_as_found();
    }
}
