//! A session played back in a real terminal: one that is over, and one that another window is writing.

use std::fs;

use crate::screen::{Screen, flipover, key};
use crate::{harvest, home, session_file};

#[test]
fn a_session_is_played_back_and_its_file_stays_as_it_was() {
    let home = home();
    let mut console = harvest(home.path());
    console.press("barley\rrye\r");
    console.sees("● saved");
    console.leave();
    let file = session_file(home.path());
    let before = fs::read(&file).unwrap();
    let name = file.to_str().unwrap().to_owned();
    let args = ["replay", &name, "--speed", "0.5", "--at", "gather"];
    let mut replay = Screen::start(flipover(home.path(), &args), 80, 24);
    replay.sees("0.5×");
    replay.press(" G");
    replay.sees("■ 0.5×");
    replay.sees("rye");
    replay.press("/barley\r");
    replay.until("the moment it came", |text| {
        text.contains("barley") && !text.contains("rye")
    });
    replay.press("v");
    replay.until("the room", |text| {
        text.contains('▀') && !text.contains("Replay")
    });
    // From here on in a file of its own.
    replay.press("B");
    replay.sees("A new session from here");
    replay.press("\r");
    replay.sees("● saved");
    replay.press("oats\r");
    replay.sees("oats");
    replay.leave();
    assert_eq!(fs::read(&file).unwrap(), before);
    let list = fs::read_dir(home.path().join("sessions")).unwrap();
    let paths = list.map(|entry| entry.unwrap().path());
    let sessions = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    assert_eq!(sessions.count(), 2);
}

#[test]
fn a_session_being_written_is_followed() {
    let home = home();
    let mut console = harvest(home.path());
    console.press("barley\r");
    console.sees("● saved");
    let mut replay = Screen::start(flipover(home.path(), &["replay", "latest"]), 80, 24);
    replay.sees("being written now");
    replay.press("G");
    replay.sees("barley");
    console.press("rye\r");
    replay.sees("rye");
    console.press(key::NEXT);
    replay.sees("What stays?");
    replay.press("q");
    replay.ends();
    console.leave();
}
