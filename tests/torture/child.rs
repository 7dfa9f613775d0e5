//! A process that writes a session as the program does, to be killed: it says on its output what it was told is on disk.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use flipover::domain::event::Stamped;
use flipover::storage::disk::RealDisk;
use flipover::storage::log::{self, Access};
use flipover::storage::writer::{Report, Writer};

use crate::sample::session;
use crate::trial::Trial;

/// A pause that lasts until the disk has answered, so that each event is a write of its own.
pub(crate) const EACH: u64 = 10_000_000;

/// How a child writes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// How many events in all; the session may have some of them.
    pub(crate) events: u64,
    /// How often it is closed and taken up again on the way.
    pub(crate) rounds: u64,
    /// The longest pause between two events, in microseconds.
    pub(crate) pause: u64,
    pub(crate) seed: u64,
}

/// The command of a child that writes to this session file.
pub(crate) fn writer(path: &Path, pace: Pace) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let Pace {
        events,
        rounds,
        pause,
        seed,
    } = pace;
    command
        .arg("--write")
        .arg(path)
        .args([events, rounds, pause, seed].map(|n| n.to_string()));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// What a child said: the last event that is on disk, and the file it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) saved: u64,
    pub(crate) rescued: Option<PathBuf>,
    /// Whether it wrote all and closed the file.
    pub(crate) done: bool,
    /// How often it said that the disk failed.
    pub(crate) failing: u64,
}

impl Said {
    /// A last line without an end was not said.
    pub(crate) fn read(output: &[u8]) -> Self {
        let text = String::from_utf8_lossy(output);
        let mut said = Self::default();
        for line in text
            .split_inclusive('\n')
            .filter_map(|line| line.strip_suffix('\n'))
        {
            match line.split_once(' ') {
                Some(("saved", seq)) => said.saved = seq.parse().unwrap(),
                Some(("rescued", path)) => said.rescued = Some(path.into()),
                Some(("failing", _)) => said.failing += 1,
                _ => said.done |= line == "done",
            }
        }
        said
    }
}

fn say(text: &str) {
    // One write of one line, so that what is said is said whole. Nobody to hear it is no reason to stop writing.
    let _heard = std::io::stdout().write_all(format!("{text}\n").as_bytes());
}

/// The child: writes until all is written, some rounds long.
pub(crate) fn write(args: &[String]) {
    let path = PathBuf::from(&args[0]);
    let numbers: Vec<u64> = args[1..].iter().map(|n| n.parse().unwrap()).collect();
    let [events, rounds, pause, seed] = numbers[..] else {
        panic!("{args:?}")
    };
    let all = session(events);
    let mut chance = Trial::new(crate::trial::Extent::Full, seed);
    let mut path = path;
    for round in 1..=rounds {
        let until = events * round / rounds;
        path = stretch(&path, &all, until, pause, &mut chance);
    }
    say("done");
}

/// Opens or makes the session and writes up to this event; returns where it is then.
fn stretch(path: &Path, all: &[Stamped], until: u64, pause: u64, chance: &mut Trial) -> PathBuf {
    let log = if path.exists() {
        match log::open(Arc::new(RealDisk), path).unwrap().access {
            Access::Write(log) => log,
            Access::ReadOnly(why) => panic!("{why:?}"),
        }
    } else {
        let log = log::create(Arc::new(RealDisk), path, &all[0]).unwrap();
        say("saved 1");
        log
    };
    let folder = path.parent().and_then(Path::parent).unwrap();
    let log = log.with_refuges(vec![folder.to_owned()]);
    let from = usize::try_from(log.last_seq()).unwrap();
    let (tell, told) = channel();
    let writer = Writer::spawn(log, move |report| {
        match report {
            Report::Saved { through } => say(&format!("saved {through}")),
            Report::Rescued { path, .. } => say(&format!("rescued {}", path.display())),
            other => say(&format!("failing {other:?}").replace('\n', " ")),
        }
        let _heard = tell.send(());
    })
    .unwrap();
    for event in all.iter().take(usize::try_from(until).unwrap()).skip(from) {
        writer.append(event);
        match chance.below(4) {
            0 => writer.draft("half a sent"),
            1 => writer.draft(""),
            _ => {}
        }
        if pause > 0 {
            let wait = if pause == EACH {
                EACH
            } else {
                chance.below(pause)
            };
            let _news = told.recv_timeout(Duration::from_micros(wait));
        }
    }
    let closed = writer.close().unwrap();
    if closed != path {
        say(&format!("rescued {}", closed.display()));
    }
    closed
}

/// The child that only opens a session when told, says what came of it, and holds it until told again.
pub(crate) fn open(args: &[String]) {
    let mut line = String::new();
    let mut wait = || std::io::stdin().read_line(&mut line).unwrap();
    wait();
    let opened = log::open(Arc::new(RealDisk), Path::new(&args[0])).unwrap();
    match opened.access {
        Access::Write(log) => {
            say("write");
            wait();
            drop(log);
        }
        Access::ReadOnly(log::Why::Busy { .. }) => {
            say("busy");
            wait();
        }
        Access::ReadOnly(why) => say(&format!("{why:?}")),
    }
}

/// Checks a session file against what was said of it, opens it to write and gives how many events it holds.
pub(crate) fn holds(path: &Path, saved: u64, events: u64) -> u64 {
    if saved == 0 && !path.exists() {
        return 0;
    }
    let opened = log::open(Arc::new(RealDisk), path).unwrap();
    let count = opened.events.len() as u64;
    assert!(count >= saved, "{count} of {saved} events");
    // Closing and reopening leaves no event of its own here, so that the numbers are the places.
    assert!(count <= events, "{count} events of {events}");
    assert_eq!(
        opened.events,
        session(events)[..usize::try_from(count).unwrap()]
    );
    assert_eq!(opened.damage, []);
    assert!(
        matches!(opened.access, Access::Write(_)),
        "it may be written again"
    );
    count
}
