//! Row 27: the real program left while its disk is slow, silent or full: nothing that was said is gone, and where it went is
//! told on the shell.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use flipover::domain::event::{Event, Value};
use flipover::storage::disk::RealDisk;
use flipover::storage::log;
use nix::sys::signal::Signal;

use crate::disks::Mount;
use crate::files::{Drive, made_up};
use crate::harvest::home;
use crate::screen::{Screen, flipover, key};
use crate::trial::Trial;

/// What is said before somebody leaves.
const CROPS: [&str; 4] = ["barley", "rye", "oats", "wheat"];

/// How somebody leaves.
#[derive(Clone, Copy, Debug)]
enum Way {
    Keys,
    Signal,
}

const WAYS: [Way; 2] = [Way::Keys, Way::Signal];

pub(crate) fn left(trial: &mut Trial) {
    let Some(drive) = made_up() else {
        trial.skip("no python with fusepy, or not allowed to mount");
        return;
    };
    for run in 0..trial.times(3) {
        for way in WAYS {
            // A flush of four seconds, and one that is waited for in vain; while that lasts, the system keeps the process.
            for (seconds, ends_well) in [(4, true), (27, false)] {
                trial.case(
                    || format!("{way:?} {run}: a flush takes {seconds} s"),
                    || slow(&drive, way, seconds, ends_well),
                );
            }
        }
    }
    if Mount::memory(64).is_none() {
        trial.skip("not root: no disk that is full");
        return;
    }
    for run in 0..trial.times(20) {
        for way in WAYS {
            trial.case(|| format!("{way:?} {run}: full"), || full(way));
        }
    }
}

/// The program with its sessions in a folder, and the user's own folders elsewhere.
fn start(sessions: &Path, user: &Path) -> Screen {
    let mut command = flipover(user, &["run", "harvest.ron", "--client", "Acme"]);
    command.env("FLIPOVER_HOME", sessions);
    command.env("TMPDIR", user);
    let screen = Screen::start(command, 120, 36);
    screen.sees("What grows here?");
    screen.sees(" saved");
    screen
}

fn leave(screen: &mut Screen, way: Way) {
    match way {
        Way::Keys => {
            screen.press(key::CTRL_C);
            screen.sees("once more to leave");
            screen.press(key::CTRL_C);
        }
        Way::Signal => screen.signal(Signal::SIGTERM),
    }
}

/// The crops in a file, and whether it was closed in an orderly way.
fn crops(path: &Path) -> (Vec<String>, bool) {
    let reading = log::read(&RealDisk, path).unwrap();
    let rows = reading.events.into_iter().filter_map(|it| match it.event {
        Event::ItemsAdded { rows, .. } => Some(rows),
        _ => None,
    });
    let crop = |value: &Value| match value {
        Value::Text(text) => text.to_string(),
        other => panic!("{other:?}"),
    };
    let found = rows.flatten().map(|row| crop(&row["crop"])).collect();
    (found, reading.closed_cleanly)
}

fn sessions_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).map_or(Vec::new(), |entries| {
        entries.map(|entry| entry.unwrap().path()).collect()
    });
    let is_session = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
    entries.into_iter().filter(is_session).collect()
}

fn slow(drive: &Drive, way: Way, seconds: u32, ends_well: bool) {
    let (user, control) = (home(), drive.store.join("seconds"));
    let _none = fs::remove_dir_all(drive.store.join("sessions"));
    let mut screen = start(&drive.folder, user.path());
    fs::write(&control, seconds.to_string()).unwrap();
    for crop in CROPS {
        screen.press(&format!("{crop}\r"));
        screen.sees(crop);
    }
    leave(&mut screen, way);
    screen.sees("still on");
    let (status, took) = screen.ends();
    let said = screen.text();
    fs::remove_file(control).unwrap();
    assert!(took < Duration::from_secs(29), "{took:?}");
    screen.is_as_found();
    let own = sessions_in(&drive.folder.join("sessions"));
    let rescued = sessions_in(&user.path().join(".local/share/flipover/rescued"));
    if ends_well {
        assert_eq!((own.len(), rescued.len()), (1, 0), "{said}");
        assert_eq!(crops(&own[0]), (CROPS.map(str::to_owned).to_vec(), true));
        assert!(status.success() || matches!(way, Way::Signal), "{status:?}");
    } else {
        assert_eq!(rescued.len(), 1, "{said}");
        assert_eq!(
            crops(&rescued[0]),
            (CROPS.map(str::to_owned).to_vec(), true)
        );
        assert_eq!(status.exit_code(), 1, "{said}");
        told(&said, &rescued[0]);
    }
}

/// The shell names the file, which may be wrapped.
fn told(said: &str, path: &Path) {
    let plain: String = said.split_whitespace().collect();
    assert!(plain.contains(&path.display().to_string()), "{said}");
}

fn full(way: Way) {
    let (user, mounted) = (home(), Mount::memory(128).unwrap());
    let mut command = flipover(user.path(), &["run", "harvest.ron", "--client", "Acme"]);
    command.env("FLIPOVER_HOME", mounted.path());
    command.env("TMPDIR", user.path());
    let mut screen = Screen::start(command, 120, 36);
    screen.sees("What grows here?");
    // A page of the memory behind the file may still take a little.
    let long = "barley ".repeat(1000);
    fs::write(mounted.path().join("filler"), vec![1; 128 * 1024]).unwrap_err();
    screen.press(&format!("\x1b[200~{}\x1b[201~\r", long.trim()));
    screen.sees("Not on disk");
    leave(&mut screen, way);
    let (status, _) = screen.ends();
    let said = screen.text();
    assert_eq!(status.exit_code(), 1, "{said}");
    screen.is_as_found();
    let rescued = sessions_in(&user.path().join(".local/share/flipover/rescued"));
    assert_eq!(rescued.len(), 1, "{said}");
    assert_eq!(crops(&rescued[0]).0, [long.trim()]);
    told(&said, &rescued[0]);
    // And it is the first thing said at the next start.
    let mut command = flipover(user.path(), &[]);
    command.env("FLIPOVER_HOME", mounted.path());
    command.env("TMPDIR", user.path());
    let mut again = Screen::start(command, 160, 36);
    again.sees("Nothing is lost");
    told(&again.text(), &rescued[0]);
    again.leave();
}
