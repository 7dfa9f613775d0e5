//! Rows 4, 5, 7 (its first part) and 18: processes that are killed, and processes that meet.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use flipover::storage::disk::RealDisk;
use flipover::storage::follow::{Follower, News};
use flipover::storage::log;
use tempfile::TempDir;

use crate::child::{EACH, Pace, Said, holds, writer};
use crate::sample::session;
use crate::trial::{Extent, Trial};

fn session_in(home: &TempDir) -> PathBuf {
    home.path().join("sessions/a.ron")
}

/// Row 4: the writer is killed at any moment, and the same session is taken up again and killed again.
pub(crate) fn killed(trial: &mut Trial) {
    const EVENTS: u64 = 600;
    let (mut kept, mut lives) = (0, 0);
    let mut home = tempfile::tempdir().unwrap();
    for kill in 0..trial.times(2_000) {
        let path = session_in(&home);
        let pace = Pace {
            events: EVENTS,
            rounds: 1,
            pause: trial.below(1500),
            seed: trial.below(u64::MAX),
        };
        let wait = Duration::from_micros(trial.below(25_000));
        let mut count = 0;
        trial.case(
            || format!("kill {kill} after {wait:?}, {pace:?}"),
            || {
                let mut child = writer(&path, pace).spawn().unwrap();
                thread::sleep(wait);
                child.kill().unwrap();
                let said = Said::read(&ended(child).1);
                count = holds(&path, said.saved, EVENTS);
            },
        );
        lives += 1;
        if count == 0 || count == EVENTS || lives == 25 {
            (home, lives) = (tempfile::tempdir().unwrap(), 0);
        }
        kept += u64::from(count > 0);
    }
    trial.note(format!("{kept} of them with a session to find"));
}

/// What a child left: how it ended, and what it said.
pub(crate) fn ended(mut child: Child) -> (std::process::ExitStatus, Vec<u8>) {
    let mut said = Vec::new();
    let output = child.stdout.as_mut().unwrap();
    output.read_to_end(&mut said).unwrap();
    (child.wait().unwrap(), said)
}

/// What `strace` is told in front of a command: one call is interfered with, and a list of what was done goes to `log`.
pub(crate) fn strace(call: &str, fault: &str, n: u64, log: &Path) -> Vec<OsString> {
    let trace = "trace=write,fdatasync,fsync,rename,linkat,unlink,ftruncate,openat,flock,mkdir";
    let inject = format!("inject={call}:{fault}:when={n}");
    let args = ["-f", "-qq", "-y", "-e", trace, "-e", &inject, "-o"];
    let args = args.into_iter().map(OsString::from);
    args.chain([log.as_os_str().to_owned()]).collect()
}

/// `strace` around a command.
fn traced(command: &Command, call: &str, fault: &str, n: u64, log: &Path) -> Command {
    let mut traced = Command::new("strace");
    traced
        .args(strace(call, fault, n, log))
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    traced
}

/// Whether `strace` is there and may trace.
pub(crate) fn can_trace(trial: &mut Trial) -> bool {
    let done = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    let can = done.is_ok_and(|output| output.status.success());
    if !can {
        trial.skip("no strace, or it may not trace");
    }
    can
}

/// Row 5: killed at the n-th call of each kind.
pub(crate) fn killed_at_calls(trial: &mut Trial) {
    const CALLS: [&str; 9] = [
        "write",
        "fdatasync",
        "fsync",
        "rename",
        "unlink",
        "ftruncate",
        "openat",
        "flock",
        "mkdir",
    ];
    const EVENTS: u64 = 600;
    if !can_trace(trial) {
        return;
    }
    let mut reached = Vec::new();
    for call in CALLS {
        let mut n = 0;
        let mut done = false;
        while !done && n < 200 {
            n += 1;
            let home = tempfile::tempdir().unwrap();
            let path = session_in(&home);
            let pace = Pace {
                events: EVENTS,
                rounds: 3,
                pause: EACH,
                seed: n,
            };
            trial.case(
                || format!("{call} number {n}"),
                || {
                    let command = writer(&path, pace);
                    let log = home.path().join("trace");
                    let mut command = traced(&command, call, "signal=KILL", n, &log);
                    let (status, said) = ended(command.spawn().unwrap());
                    let said = Said::read(&said);
                    done = said.done;
                    assert!(
                        done || status.signal() == Some(9) || status.code() == Some(137),
                        "{status:?}"
                    );
                    let count = holds(&path, said.saved, EVENTS);
                    assert!(!done || count == EVENTS, "done with {count}");
                },
            );
        }
        reached.push(format!("{call} {n}"));
    }
    trial.note(reached.join(" "));
}

/// The first part of row 7: the n-th flush is refused, and the system says nothing of it again.
pub(crate) fn unconfirmed(trial: &mut Trial) {
    const EVENTS: u64 = 120;
    if !can_trace(trial) {
        return;
    }
    let mut rescued = 0;
    for n in 1..=100 {
        let home = tempfile::tempdir().unwrap();
        let path = session_in(&home);
        let pace = Pace {
            events: EVENTS,
            rounds: 2,
            pause: EACH,
            seed: n,
        };
        let mut is_rescued = false;
        trial.case(
            || format!("flush {n} fails"),
            || {
                let log = home.path().join("trace");
                let command = writer(&path, pace);
                let mut command = traced(&command, "fdatasync", "error=EIO", n, &log);
                let output = command.spawn().unwrap().wait_with_output().unwrap();
                let said = Said::read(&output.stdout);
                let trace = std::fs::read_to_string(&log).unwrap();
                never_again(&trace);
                let begun = said.saved > 0;
                assert!(
                    said.done || !begun,
                    "{}",
                    String::from_utf8_lossy(&output.stderr)
                );
                if begun {
                    is_rescued = said.rescued.is_some();
                    let file = said.rescued.as_ref().unwrap_or(&path);
                    assert_eq!(holds(file, said.saved, EVENTS), EVENTS);
                }
            },
        );
        rescued += u64::from(is_rescued);
    }
    trial.note(format!("{rescued} rescued to another file"));
}

/// Checks in a trace that a session file whose flush failed was neither written nor flushed afterwards.
fn never_again(trace: &str) {
    let mut given_up: Option<&str> = None;
    for line in trace.lines() {
        let file = line
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once('>'))
            .map(|(file, _)| file);
        let is_touch = ["write(", "fdatasync(", "ftruncate("]
            .iter()
            .any(|call| line.contains(call));
        if let (Some(lost), Some(file)) = (given_up, file) {
            assert!(!is_touch || lost != file, "touched after it failed: {line}");
        }
        if line.contains("fdatasync(") && line.contains("EIO") {
            given_up = file.filter(|file| Path::new(file).extension() != Some("tmp".as_ref()));
        }
    }
}

/// Row 18: one writer of many, locks of the dead, and readers beside a writer.
pub(crate) fn met(trial: &mut Trial) {
    let rounds = trial.times(63);
    for round in 0..rounds {
        trial.case(
            || format!("round {round} of simultaneous openings"),
            || one_writer(8),
        );
    }
    trial.note(format!("{} openings at the same moment", rounds * 8));
    trial.case(|| "a lock whose owner was killed".to_owned(), stale_lock);
    let events = if trial.extent == Extent::Short {
        5_000
    } else {
        100_000
    };
    for readers in [1, 3] {
        trial.case(
            || format!("{readers} readers beside a writer"),
            || tailed(readers, events),
        );
    }
}

fn sample_file(home: &TempDir, events: u64) -> PathBuf {
    let path = session_in(home);
    let events = session(events);
    let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    let _saved = log.append(&events[1..]).unwrap();
    path
}

fn opener(path: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .arg("--open")
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command.spawn().unwrap()
}

fn one_writer(count: usize) {
    let home = tempfile::tempdir().unwrap();
    let path = sample_file(&home, 20);
    let mut children: Vec<Child> = (0..count).map(|_| opener(&path)).collect();
    for child in &mut children {
        child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }
    let mut said = Vec::new();
    for child in &mut children {
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        said.push(line.trim().to_owned());
    }
    for mut child in children {
        drop(child.stdin.take());
        child.wait().unwrap();
    }
    said.sort();
    let mut expected = vec!["busy".to_owned(); count - 1];
    expected.push("write".to_owned());
    assert_eq!(said, expected);
}

fn stale_lock() {
    let home = tempfile::tempdir().unwrap();
    let path = sample_file(&home, 20);
    let mut child = opener(&path);
    child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert_eq!(line.trim(), "write");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        path.with_extension("lock").exists(),
        "the lock file is left"
    );
    assert_eq!(holds(&path, 20, 20), 20);
}

fn tailed(readers: usize, count: u64) {
    let home = tempfile::tempdir().unwrap();
    let path = session_in(&home);
    let events = Arc::new(session(count));
    let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    let follow = |path: PathBuf, events: Arc<Vec<_>>| {
        move || {
            let mut follower = Follower::open(Arc::new(RealDisk), &path).unwrap();
            let mut seen = Vec::new();
            while seen.len() < events.len() {
                match follower.look().unwrap() {
                    News::Nothing => thread::sleep(Duration::from_millis(1)),
                    News::More(more) => seen.extend(more),
                    News::Anew(_) => panic!("the file only grew"),
                }
            }
            assert!(seen == *events, "what was read is what was written");
        }
    };
    let threads: Vec<_> = (0..readers)
        .map(|_| thread::spawn(follow(path.clone(), Arc::clone(&events))))
        .collect();
    for group in events[1..].chunks(37) {
        let _saved = log.append(group).unwrap();
    }
    for thread in threads {
        thread.join().unwrap();
    }
}
