//! The real program in a real terminal, as people drive it, and as it goes when it is killed.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

#[path = "../support/cells.rs"]
mod cells;
mod evening;
#[path = "../support/harvest.rs"]
mod harvest;
mod planning;
mod replay;
mod room;
#[path = "../support/screen.rs"]
mod screen;
mod signs;
mod terminal;

use std::fs::{self, OpenOptions};
use std::time::Duration;

use flipover::domain::format::Format;
use nix::sys::signal::Signal;
use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use portable_pty::CommandBuilder;

use harvest::{crops, harvest, home, is_closed, results, session_file};
use screen::{Screen, flipover, key, surround};

const WORKSHOP: &str = "four-months-to-four-minutes";
/// How often the program is killed in one test, unless `FLIPOVER_KILLS` says otherwise.
const KILLS: u32 = 20;

#[test]
fn home_opens_and_the_terminal_is_given_back() {
    let home = home();
    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("From four months to four minutes");
    assert!(screen.text().contains("Workshops"));
    screen.press(key::F1);
    screen.sees("What the keys do here");
    screen.press(key::ESC);
    screen.until("no help", |text| !text.contains("What the keys do here"));
    screen.leave();
    screen.is_as_found();
}

#[test]
fn a_folder_that_is_shared_is_warned_of_before_anything_is_kept_there() {
    let home = home();
    let shared = home.path().join("Dropbox");
    std::fs::create_dir(&shared).unwrap();
    let mut command = flipover(home.path(), &[]);
    command.env("FLIPOVER_HOME", &shared);
    let mut screen = Screen::start(command, 160, 30);
    screen.sees("kept in a folder that other computers share");
    screen.leave();
    let mut command = flipover(home.path(), &["run", "harvest.ron"]);
    command.env("FLIPOVER_HOME", &shared);
    let mut screen = Screen::start(command, 160, 30);
    screen.sees("kept in a folder that other computers share");
    screen.leave();
}

#[test]
fn a_session_is_left_and_taken_up_where_it_was() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("barley\rrye and q:?\r");
    screen.until("both saved", |text| {
        text.contains("• 2") && text.contains("● saved")
    });
    screen.press(key::NEXT);
    screen.sees("What stays?");
    screen.press("\x1b[5~");
    screen.sees("What grows here?");
    screen.leave();
    screen.is_as_found();
    assert!(is_closed(home.path()));
    let mut again = Screen::start(flipover(home.path(), &["resume"]), 120, 36);
    let text = again.sees("What grows here?");
    assert!(
        text.contains("barley") && text.contains("rye and q:?"),
        "{text}"
    );
    assert!(
        !text.contains("broken off"),
        "it was left in an orderly way\n{text}"
    );
    again.leave();
    assert_eq!(crops(home.path()), ["barley", "rye and q:?"]);
}

/// Whoever leaves while documents are being written has no screen left to read on that they were not.
#[test]
fn an_export_that_fails_after_the_program_was_left_is_told_on_the_shell() {
    let home = home();
    let mut screen = harvest(home.path());
    // A house style that somebody is still writing holds the export up for as long as its other end is open.
    let house = home.path().join("house.ron");
    mkfifo(&house, Mode::S_IRWXU).unwrap();
    let mut both_ends = OpenOptions::new();
    let held = both_ends.read(true).write(true).open(&house).unwrap();
    screen.press(key::ESC);
    screen.sees("q home");
    screen.press("e");
    screen.sees("Enter writes");
    // One form alone, into a folder that is a file.
    screen.press("aa ");
    let to_folder = "\x1b[B".repeat(Format::ALL.len() + 3);
    screen.press(&format!("{to_folder}\x15harvest.ron/out\r"));
    screen.until("it is being written", |text| !text.contains("Enter writes"));
    screen.press(key::CTRL_C);
    screen.sees("once more to leave");
    screen.press(key::CTRL_C);
    while !is_closed(home.path()) {
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(held);
    let (status, _) = screen.ends();
    let said = screen.text();
    assert_eq!(status.exit_code(), 1, "{said}");
    assert!(
        said.contains("harvest.ron/out could not be written"),
        "{said}"
    );
    screen.is_as_found();
}

#[test]
fn half_typed_text_outlives_a_kill() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("oats");
    screen.sees("oats");
    let draft = session_file(home.path()).with_extension("draft");
    // The last second of typing may be lost; so a second is waited for, by typing on until it is on disk.
    while !fs::read_to_string(&draft).is_ok_and(|text| text.contains("oats")) {
        std::thread::sleep(Duration::from_millis(10));
    }
    screen.signal(Signal::SIGKILL);
    screen.ends();
    let mut again = Screen::start(flipover(home.path(), &["resume"]), 120, 36);
    again.sees("oats");
    again.press(" and hay\r");
    again.until("saved", |text| {
        text.contains("• 1") && text.contains("oats and hay")
    });
    again.leave();
    assert_eq!(crops(home.path()), ["oats and hay"]);
}

#[test]
fn a_window_of_one_cell_harms_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("barley\r");
    screen.sees("• 1");
    for (columns, rows) in [(1, 1), (60, 18), (1, 40), (300, 2), (59, 17)] {
        screen.resize(columns, rows);
    }
    screen.press("rye\r");
    screen.resize(120, 36);
    let text = screen.until("both", |text| {
        text.contains("barley") && text.contains("• 2")
    });
    assert!(text.contains("What grows here?"));
    screen.leave();
    screen.is_as_found();
}

#[test]
fn pasted_lines_are_asked_about_and_run_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("\x1b[200~wheat\r\nq:x\x07\r\n\x1b[201~");
    screen.sees("wheat");
    assert!(
        !screen.text().contains("• 1"),
        "nothing is taken before Enter\n{}",
        screen.text()
    );
    screen.press(key::ENTER);
    screen.until("both items", |text| {
        text.contains("• 1") && text.contains("• 2")
    });
    screen.leave();
    assert_eq!(crops(home.path()), ["wheat", "q:x"]);
}

#[test]
fn a_second_window_follows_and_cannot_write() {
    let home = home();
    let mut first = harvest(home.path());
    let mut second = Screen::start(flipover(home.path(), &["resume"]), 120, 36);
    second.sees("What grows here?");
    first.press("barley\r");
    second.until("what the first one typed", |text| text.contains("barley"));
    // It offers no field, and the key that would open one says why not.
    second.press("\r");
    second.sees("! Another flipover");
    assert!(!second.text().contains("Editing"), "{}", second.text());
    second.leave();
    assert!(
        !is_closed(home.path()),
        "leaving the second leaves the first alone"
    );
    first.press("rye\r");
    first.until("saved", |text| text.contains("• 2"));
    first.leave();
    assert_eq!(crops(home.path()), ["barley", "rye"]);
}

#[test]
fn every_signal_to_end_closes_the_session_and_gives_the_terminal_back() {
    for signal in [
        Signal::SIGTERM,
        Signal::SIGHUP,
        Signal::SIGINT,
        Signal::SIGQUIT,
    ] {
        let home = home();
        let mut screen = harvest(home.path());
        screen.press("barley\r");
        screen.sees("• 1");
        screen.signal(signal);
        let (status, took) = screen.ends();
        assert!(!status.success(), "{signal:?}: {status:?}");
        assert!(took < Duration::from_secs(1), "{signal:?} took {took:?}");
        screen.is_as_found();
        assert!(is_closed(home.path()), "{signal:?}");
    }
}

#[test]
fn a_program_whose_terminal_is_gone_ends() {
    // Without a controlling terminal no signal tells of it.
    for is_told in [true, false] {
        let home = home();
        let mut command = flipover(home.path(), &["run", "harvest.ron"]);
        command.set_controlling_tty(is_told);
        let mut screen = Screen::start(command, 120, 36);
        screen.sees("What grows here?");
        screen.press("barley\r");
        screen.sees("• 1");
        screen.hang_up();
        let (status, took) = screen.ends();
        assert_ne!(
            status.exit_code(),
            101,
            "it does not panic where nobody can see it"
        );
        // Untold, it finds out with the next tick of the clock.
        let limit = Duration::from_secs(if is_told { 1 } else { 3 });
        assert!(took < limit, "{took:?}");
        assert!(is_closed(home.path()));
        assert_eq!(crops(home.path()), ["barley"]);
    }
}

#[test]
fn control_z_goes_to_the_shell_and_fg_comes_back() {
    let home = home();
    let mut command = CommandBuilder::new("bash");
    command.args(["--norc", "--noprofile", "-i"]);
    surround(&mut command, home.path());
    let mut screen = Screen::start(command, 120, 36);
    screen.sees("READY>");
    screen.press(&format!(
        "{} run harvest.ron\r",
        env!("CARGO_BIN_EXE_flipover")
    ));
    screen.sees("What grows here?");
    screen.press("barley\r");
    screen.sees("• 1");
    screen.press(key::CTRL_Z);
    // The prompt from before is back on the screen before the shell is: only its own word counts.
    screen.sees("Stopped");
    screen.press("echo here-$((40+2))\r");
    screen.sees("here-42");
    screen.press("fg\r");
    let text = screen.sees("What grows here?");
    assert!(text.contains("barley"));
    screen.press("rye\r");
    screen.until("saved", |text| text.contains("• 2"));
    screen.press(key::CTRL_C);
    screen.sees("once more to leave");
    screen.press(key::CTRL_C);
    screen.until("the shell", |text| {
        text.contains("here-42")
            && !text.contains("What grows here?")
            && text.trim_end().ends_with("READY>")
    });
    screen.press("exit\r");
    screen.ends();
    screen.is_as_found();
}

#[test]
fn without_a_shell_control_z_does_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press(key::CTRL_Z);
    screen.press("barley\r");
    screen.until("it goes on", |text| text.contains("• 1"));
    screen.leave();
}

#[test]
fn no_colour_is_sent_where_none_is_wanted() {
    let home = home();
    let mut command = flipover(home.path(), &["run", "harvest.ron"]);
    command.env("NO_COLOR", "1");
    let mut screen = Screen::start(command, 120, 36);
    screen.sees("What grows here?");
    screen.leave();
    let raw = String::from_utf8_lossy(&screen.raw()).into_owned();
    assert!(
        !raw.contains("[38;") && !raw.contains("[48;"),
        "colour in {raw:?}"
    );
}

#[test]
fn every_frame_is_sent_as_one_and_a_tick_is_small() {
    let home = home();
    let screen = harvest(home.path());
    screen.sees("● saved");
    // Nobody types: from here on every frame is a tick of the clock.
    let before = screen.frames(1).len();
    let frames = screen.frames(before + 4);
    let ticks: Vec<usize> = frames[before + 1..].iter().map(String::len).collect();
    assert!(
        ticks.iter().all(|bytes| *bytes <= 400),
        "bytes of a tick: {ticks:?}"
    );
    let ended = "\x1b[?2026l";
    for (n, frame) in frames.iter().enumerate() {
        assert_eq!(
            frame.matches(ended).count(),
            usize::from(n + 1 < frames.len()),
            "{frame:?}"
        );
    }
    assert!(
        !frames[1..].concat().contains("\x1b[2J"),
        "nothing is cleared while it runs"
    );
}

#[test]
fn a_killed_program_loses_nothing_it_called_saved() {
    let rounds = std::env::var("FLIPOVER_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(KILLS);
    for round in 0..rounds {
        let home = home();
        let mut screen = Screen::start(flipover(home.path(), &["run", "harvest.ron"]), 100, 60);
        screen.sees("What grows here?");
        for n in 1..=40 {
            screen.press(&format!("crop {n}\r"));
        }
        // Another moment each round: while the first items come, and later and later among them.
        let after = 1 + round % 20;
        let mark = format!("crop {after}");
        screen.until(&mark, |text| text.contains(&mark));
        std::thread::sleep(Duration::from_micros(u64::from(round) * 137 % 1500));
        screen.signal(Signal::SIGKILL);
        screen.ends();
        let text = screen.text();
        let saved = (1..=40)
            .filter(|n| text.contains(&format!("• {n} ")))
            .max()
            .unwrap_or(0);
        let mut again = Screen::start(flipover(home.path(), &["resume"]), 100, 60);
        again.sees("What grows here?");
        if saved > 0 {
            again.sees(&format!("crop {saved}"));
        }
        again.leave();
        let kept = crops(home.path());
        assert!(
            kept.len() >= saved,
            "round {round}: {saved} saved, {} kept\n{text}",
            kept.len()
        );
        let expected: Vec<String> = (1..=kept.len()).map(|n| format!("crop {n}")).collect();
        assert_eq!(kept, expected, "round {round}");
    }
}

#[test]
fn the_marks_of_the_design_come_out_with_their_counts() {
    let points = [
        "=====", "==~--", "=~~--", "====~", "=----", "===~~", "-----", "==~~=",
    ];
    let home = home();
    let mut screen = Screen::start(
        flipover(home.path(), &["run", WORKSHOP, "--people", "14"]),
        140,
        50,
    );
    screen.sees("Check-in");
    for step in ["2 of 14", "3 of 14", "4 of 14"] {
        screen.press(key::NEXT);
        screen.sees(step);
    }
    // The card and the box of every level, the writing, the marks.
    for stage in 1..=12 {
        screen.press(key::ENTER);
        screen.until("the next stage", |_| {
            let events = fs::read_to_string(session_file(home.path())).unwrap();
            events.matches("StageEntered").count() == stage
        });
    }
    screen.sees("= intact   ~ changed   - lost");
    for level in 0..5 {
        for point in points {
            screen.press(&point[level..=level]);
        }
    }
    screen.leave();
    let found = results(home.path());
    let step = found["steps"]
        .as_array()
        .unwrap()
        .iter()
        .find(|step| step["kind"] == "cascade")
        .unwrap();
    let results = &step["results"];
    let marks: Vec<&str> = results["key_points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["marks"].as_str().unwrap())
        .collect();
    assert_eq!(marks, points);
    let levels = results["levels"].as_array().unwrap();
    let counts = |key: &str| {
        levels
            .iter()
            .map(|level| level[key].as_u64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(counts("intact"), [7, 5, 3, 2, 2]);
    assert_eq!(counts("changed"), [0, 1, 3, 2, 2]);
    assert_eq!(counts("lost"), [1, 2, 2, 4, 4]);
    assert_eq!(counts("restored"), [0, 0, 0, 0, 1]);
    let shares = |key: &str| {
        levels
            .iter()
            .map(|level| level[key].as_f64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(shares("survival"), [0.875, 0.625, 0.375, 0.25, 0.25]);
    assert_eq!(shares("reach"), [0.875, 0.75, 0.75, 0.5, 0.5]);
    let mean = results["mean_hop_retention"].as_f64().unwrap();
    assert!((mean - 0.758).abs() < 0.0005, "{mean}");
}

#[test]
fn a_rehearsal_runs_fast_and_leaves_nothing_behind() {
    let home = home();
    let temporary = tempfile::tempdir().unwrap();
    let args = ["run", "harvest.ron", "--rehearse", "60"];
    let mut command = flipover(home.path(), &args);
    command.env("TMPDIR", temporary.path());
    let mut screen = Screen::start(command, 120, 36);
    screen.sees("REHEARSAL 60×");
    screen.sees("Practice 1");
    screen.press("barley\r");
    screen.sees("barley");
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 1);
    // Ten minutes in ten seconds.
    screen.until("the clock runs", |text| !text.contains("10:00"));
    screen.leave();
    screen.is_as_found();
    assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
    assert!(!home.path().join("sessions").exists());
}
