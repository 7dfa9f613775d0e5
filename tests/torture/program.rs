//! The second part of row 5: the real program, killed at every system call while it starts, goes on, keeps what is set,
//! writes documents and takes a name out. What it leaves is as it was, or as it was to be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use flipover::domain::event::{Event, Stamped};
use flipover::storage::config;
use flipover::storage::disk::RealDisk;
use flipover::storage::log::{self, Access};
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::harvest::{harvest, home, session_file};
use crate::process::{can_trace, strace};
use crate::screen::{Screen, flipover, key, surround};
use crate::trial::Trial;

/// The calls by which a program changes what is on a disk, or begins to.
const CALLS: [&str; 10] = [
    "write",
    "fdatasync",
    "fsync",
    "rename",
    "linkat",
    "unlink",
    "ftruncate",
    "openat",
    "flock",
    "mkdir",
];
/// More than so many of one kind no run makes.
const MOST: u64 = 400;
/// What was half written when the machine stopped.
const TORN: &str = "(seq:9,wall:17900000";
/// The document that was there before.
const OLD: &str = "an earlier document";

/// Something the program is asked to do, and what it may leave.
struct Task {
    name: &'static str,
    /// Does it in this home, with such a call interfered with; whether it came to its end.
    run: fn(&Path, Kill) -> bool,
    /// Checks what is there, at the end or before it.
    check: fn(&Before, &Path, bool),
}

/// The call at which the program is killed.
#[derive(Clone, Copy, Debug)]
struct Kill {
    call: &'static str,
    number: u64,
}

/// What was there, and what was to be.
struct Before {
    home: TempDir,
    events: Vec<Stamped>,
    bytes: Vec<u8>,
    /// The documents of an export nobody disturbed.
    documents: BTreeMap<PathBuf, Vec<u8>>,
}

/// Kills the program at every call of every task.
pub(crate) fn killed_at_calls(trial: &mut Trial) {
    if !can_trace(trial) {
        return;
    }
    let torn = Before::session(|path| {
        let whole = fs::read_to_string(path).unwrap();
        let (records, _) = whole.split_once("// (format:").unwrap();
        fs::write(path, records.to_owned() + TORN).unwrap();
    });
    let anew = Before::session(|path| {
        // On one line, as a program lays it out that knows the format alone.
        let whole = fs::read_to_string(path).unwrap();
        let lines = whole.lines().filter(|line| line.starts_with('('));
        let records: Vec<_> = lines
            .map(|line| line.rsplit_once(", // ").unwrap().0)
            .collect();
        fs::write(path, format!("[{}]\n", records.join(", "))).unwrap();
    });
    let closed = Before::session(|_| ());
    let tasks: [(&Before, Task); 5] = [
        (
            &Before::nothing(),
            Task {
                name: "a session begun, a setting kept",
                run: begin,
                check: begun,
            },
        ),
        (
            &torn,
            Task {
                name: "a torn session taken up",
                run: go_on,
                check: repaired,
            },
        ),
        (
            &anew,
            Task {
                name: "a session that was laid out anew taken up",
                run: go_on,
                check: laid_out,
            },
        ),
        (
            &closed,
            Task {
                name: "documents",
                run: export,
                check: exported,
            },
        ),
        (
            &closed,
            Task {
                name: "a name taken out",
                run: redact,
                check: redacted,
            },
        ),
    ];
    for (before, task) in tasks {
        let mut kills = 0;
        for call in CALLS {
            for number in 1..=MOST {
                let kill = Kill { call, number };
                let mut is_done = false;
                trial.case(
                    || format!("{}: {call} number {number}", task.name),
                    || {
                        let home = before.copy();
                        is_done = (task.run)(home.path(), kill);
                        (task.check)(before, home.path(), is_done);
                    },
                );
                kills += u64::from(!is_done);
                if is_done {
                    break;
                }
            }
        }
        trial.note(format!("{}: {kills} kills", task.name));
    }
}

/// Row 28: a session with copies and a rescue beside it, removed and redacted, killed at every call; then the same once
/// more, which brings it to its end.
pub(crate) fn removed_at_calls(trial: &mut Trial) {
    if !can_trace(trial) {
        return;
    }
    let before = Before::session(|path| {
        let whole = fs::read(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let beside = |name: String| path.with_file_name(name);
        fs::write(beside(format!("{name}.sync-conflict-1.ron")), &whole).unwrap();
        fs::write(beside(format!("{name}.draft")), "Acme, Noor").unwrap();
        fs::write(beside(format!("{name}.torn-1")), "Acme, Noor").unwrap();
        fs::write(beside(format!("{name}.pdf")), "Acme, Noor").unwrap();
        let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
        let rescue = path
            .parent()
            .unwrap()
            .with_file_name(format!("{name}.rescue-1.ron"));
        fs::write(rescue, lines[..lines.len() - 1].concat()).unwrap();
    });
    let id = session_id(before.home.path());
    let removal: Vec<String> = vec!["purge".into(), id.clone(), "--yes".into()];
    let redaction = std::iter::once("redact".to_owned()).chain([id.clone()]);
    let redaction: Vec<String> = redaction
        .chain(["--person", "Acme", "--person", "Noor", "--client", "--yes"].map(str::to_owned))
        .collect();
    for (name, args) in [("removed", removal), ("redacted", redaction)] {
        let mut kills = 0;
        for call in CALLS {
            for number in 1..=MOST {
                let mut is_done = false;
                trial.case(
                    || format!("{name}: {call} number {number}"),
                    || {
                        let home = before.copy();
                        let args: Vec<&str> = args.iter().map(String::as_str).collect();
                        is_done = asked(home.path(), &args, Kill { call, number });
                        finished(&before, home.path(), &args);
                    },
                );
                kills += u64::from(!is_done);
                if is_done {
                    break;
                }
            }
        }
        trial.note(format!("{name}: {kills} kills"));
    }
}

/// The id of the session that has copies.
fn session_id(home: &Path) -> String {
    let entries = fs::read_dir(home.join("sessions")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut found = names.filter_map(|name| Some(name.strip_suffix(".draft")?.to_owned()));
    found.next().unwrap()
}

/// Done again, it is done: the session is gone or without names, with all that belongs to it; its copy and a document stay.
fn finished(before: &Before, home: &Path, args: &[&str]) {
    let again = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_flipover"))
            .args(args)
            .env("FLIPOVER_HOME", home)
            .env("HOME", home)
            .env("TMPDIR", home)
            .env("LANG", "en_GB.UTF-8")
            .output()
            .unwrap()
    };
    // Where nothing was left to do, that is said.
    let said = again(args);
    again(&["purge", "--older-than", "9y", "--yes"]);
    let id = args[1];
    let sessions = home.join("sessions");
    for stays in [format!("{id}.sync-conflict-1.ron"), format!("{id}.pdf")] {
        let now = fs::read(sessions.join(&stays)).unwrap();
        let was = fs::read(before.home.path().join("sessions").join(&stays)).unwrap();
        assert!(now == was, "{stays}: {said:?}");
    }
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("20")).collect()
    };
    let mut left = [names(&sessions), names(home)].concat();
    left.retain(|name| !name.contains("sync-conflict") && *name != format!("{id}.pdf"));
    if args[0] == "purge" {
        assert_eq!(left, Vec::<String>::new(), "{said:?}");
        return;
    }
    assert!(
        left.iter().all(|name| !name.contains("acme")),
        "{left:?}: {said:?}"
    );
    for folder in [&sessions, &home.to_owned()] {
        for name in names(folder).iter().filter(|name| left.contains(*name)) {
            let bytes = fs::read(folder.join(name)).unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(
                !text.contains("Noor") && !text.contains("Acme"),
                "{name}: {said:?}"
            );
        }
    }
}

impl Before {
    fn nothing() -> Self {
        let home = home();
        let config = config::Config {
            bell: true,
            ..config::Config::default()
        };
        config::save(&RealDisk, &home.path().join("config.ron"), &config).unwrap();
        Self {
            home,
            events: Vec::new(),
            bytes: Vec::new(),
            documents: BTreeMap::new(),
        }
    }

    /// A session of two crops, and what was done to its file afterwards.
    fn session(change: impl FnOnce(&Path)) -> Self {
        let home = home();
        let mut screen = harvest(home.path());
        screen.press("barley of Noor\r");
        screen.until("one", |text| text.contains("• 1"));
        screen.press("rye\r");
        screen.until("two", |text| text.contains("• 2"));
        screen.leave();
        let path = session_file(home.path());
        let events = log::read(&RealDisk, &path).unwrap().events;
        change(&path);
        let bytes = fs::read(&path).unwrap();
        let (reading, damage) = (log::read(&RealDisk, &path).unwrap(), Vec::new());
        assert_eq!((reading.events, reading.damage), (events.clone(), damage));
        fs::create_dir(home.path().join("out")).unwrap();
        let mut before = Self {
            home,
            events,
            bytes,
            documents: BTreeMap::new(),
        };
        let trial = before.copy();
        assert!(export(
            trial.path(),
            Kill {
                call: "write",
                number: 60_000
            }
        ));
        before.documents = documents(trial.path());
        // Of every other document an earlier one is there.
        for name in before.documents.keys().step_by(2) {
            fs::write(before.home.path().join("out").join(name), OLD).unwrap();
        }
        before
    }

    /// A home like this one.
    fn copy(&self) -> TempDir {
        let copy = tempfile::tempdir().unwrap();
        let mut command = Command::new("cp");
        command
            .arg("-a")
            .arg(self.home.path().join("."))
            .arg(copy.path());
        assert!(command.status().unwrap().success());
        copy
    }
}

/// The program in a terminal: whether it could be led through all of this to its end.
fn led(home: &Path, args: &[&str], kill: Kill, steps: &[(&str, &str)]) -> bool {
    let mut command = CommandBuilder::new("strace");
    command.args(strace(
        kill.call,
        "signal=KILL",
        kill.number,
        &home.join("trace"),
    ));
    command.args(flipover(home, args).get_argv());
    surround(&mut command, home);
    let mut screen = Screen::start(command, 120, 36);
    for (text, keys) in steps {
        if !screen.meets(text) {
            screen.ends();
            return false;
        }
        screen.press(keys);
    }
    screen.ends().0.success()
}

fn begin(home: &Path, kill: Kill) -> bool {
    let args = ["run", "harvest.ron", "--client", "Acme"];
    let steps = [
        ("● saved", "\x1b[21~mouse\r"),
        ("hold Shift", key::CTRL_C),
        ("once more to leave", key::CTRL_C),
    ];
    led(home, &args, kill, &steps)
}

fn go_on(home: &Path, kill: Kill) -> bool {
    let steps = [
        ("• 2", "\x1b"),
        ("u undo", key::CTRL_C),
        ("once more to leave", key::CTRL_C),
    ];
    led(home, &["resume"], kill, &steps)
}

/// The program without a terminal.
fn asked(home: &Path, args: &[&str], kill: Kill) -> bool {
    let mut command = Command::new("strace");
    command
        .args(strace(
            kill.call,
            "signal=KILL",
            kill.number,
            &home.join("trace"),
        ))
        .arg(env!("CARGO_BIN_EXE_flipover"))
        .args(args)
        .env("FLIPOVER_HOME", home)
        .env("LANG", "en_GB.UTF-8")
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().unwrap().success()
}

fn export(home: &Path, kill: Kill) -> bool {
    let forms = "md,html,pdf,docx,xlsx,csv,json,ron";
    asked(
        home,
        &["export", "latest", "--to", forms, "--out", "out", "--force"],
        kill,
    )
}

fn redact(home: &Path, kill: Kill) -> bool {
    asked(
        home,
        &["redact", "latest", "--person", "Noor", "--yes"],
        kill,
    )
}

/// The files in the folder of documents that people see.
fn documents(home: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(home.join("out")).unwrap();
    let of = |path: PathBuf| {
        let name = PathBuf::from(path.file_name().unwrap());
        (name, fs::read(path).unwrap())
    };
    let all = entries.map(|entry| of(entry.unwrap().path()));
    all.filter(|(name, _)| !name.to_string_lossy().starts_with('.'))
        .collect()
}

/// There is no session, or a whole one that goes on; the settings are the old ones or the new ones.
fn begun(_: &Before, home: &Path, is_done: bool) {
    let files: Vec<PathBuf> = fs::read_dir(home.join("sessions")).map_or(Vec::new(), |entries| {
        let paths = entries.map(|entry| entry.unwrap().path());
        paths
            .filter(|path| path.extension().is_some_and(|it| it == "ron"))
            .collect()
    });
    assert!(
        files.len() <= 1 && (!is_done || files.len() == 1),
        "{files:?}"
    );
    for path in &files {
        let opened = log::open(Arc::new(RealDisk), path).unwrap();
        assert!(matches!(opened.events[0].event, Event::Opened(_)));
        assert_eq!(opened.damage, []);
        assert!(matches!(opened.access, Access::Write(_)));
    }
    let found = config::load(&RealDisk, &home.join("config.ron")).unwrap();
    assert!(found.bell && (!is_done || found.mouse), "{found:?}");
    listed(home, files.len());
}

/// Everything is there that was, and what was torn stands somewhere.
fn repaired(before: &Before, home: &Path, is_done: bool) {
    let path = session_file(home);
    let bytes = fs::read(&path).unwrap();
    let aside = aside(&path, "torn-");
    let is_whole = |bytes: &Vec<u8>| bytes == TORN.as_bytes();
    assert!(
        bytes.ends_with(TORN.as_bytes()) || aside.iter().any(is_whole),
        "{aside:?}"
    );
    goes_on(before, &path, is_done);
    listed(home, 1);
}

/// The file is the one somebody laid out, or the same session with theirs beside it.
fn laid_out(before: &Before, home: &Path, is_done: bool) {
    let path = session_file(home);
    let is_theirs = |bytes: &Vec<u8>| *bytes == before.bytes;
    assert!(
        is_theirs(&fs::read(&path).unwrap()) || aside(&path, "original-").iter().any(is_theirs)
    );
    goes_on(before, &path, is_done);
    listed(home, 1);
}

/// What was put aside beside a session.
fn aside(session: &Path, what: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(session.parent().unwrap()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let is_aside = |path: &PathBuf| {
        path.extension()
            .is_some_and(|it| it.to_string_lossy().starts_with(what))
    };
    paths
        .filter(is_aside)
        .map(|path| fs::read(path).unwrap())
        .collect()
}

/// The events are those from before, and then at most that it was taken up and left.
fn goes_on(before: &Before, path: &Path, is_done: bool) {
    let reading = log::read(&RealDisk, path).unwrap();
    let (old, new) = reading.events.split_at(before.events.len());
    assert_eq!(old, before.events);
    assert!(
        new.iter()
            .all(|event| matches!(event.event, Event::Resumed { .. } | Event::Closed)),
        "{new:?}"
    );
    assert_eq!(reading.damage, []);
    assert!(!is_done || (new.len() == 2 && reading.closed_cleanly));
    let opened = log::open(Arc::new(RealDisk), path).unwrap();
    assert!(matches!(opened.access, Access::Write(_)));
}

/// Every document is the old one, the new one, or not there yet; what a kill left is in nobody's way.
fn exported(before: &Before, home: &Path, is_done: bool) {
    let found = documents(home);
    for (name, bytes) in &found {
        let is_new = before.documents.get(name) == Some(bytes);
        assert!(
            is_new || (!is_done && bytes == OLD.as_bytes()),
            "{}",
            name.display()
        );
    }
    let expected: Vec<_> = before.documents.keys().collect();
    let old = expected.iter().step_by(2);
    assert!(
        old.into_iter().all(|name| found.contains_key(*name)),
        "{:?}",
        found.keys()
    );
    assert!(!is_done || found.keys().collect::<Vec<_>>() == expected);
    assert_eq!(fs::read(session_file(home)).unwrap(), before.bytes);
}

/// The name is in all of the file, or in none of it.
fn redacted(before: &Before, home: &Path, is_done: bool) {
    let path = session_file(home);
    let bytes = fs::read(&path).unwrap();
    let reading = log::read(&RealDisk, &path).unwrap();
    assert_eq!(
        (reading.events.len(), reading.damage.len()),
        (before.events.len(), 0)
    );
    let is_gone = !String::from_utf8(bytes.clone()).unwrap().contains("Noor");
    assert!(is_gone || (!is_done && bytes == before.bytes));
    listed(home, 1);
}

/// The next start finds so many sessions and no trouble.
fn listed(home: &Path, count: usize) {
    let output = Command::new(env!("CARGO_BIN_EXE_flipover"))
        .arg("sessions")
        .env("FLIPOVER_HOME", home)
        // What another run put in the folder of this machine is none of this.
        .env("TMPDIR", home)
        .env("LANG", "en_GB.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && said.lines().count() == count,
        "{said}"
    );
    assert!(count == 0 || said.contains("Harvest"), "{said}");
}
