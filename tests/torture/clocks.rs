//! Row 19: clocks that are set by hand, that jump, and that know summer and winter.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use flipover::domain::event::{Event, Variant};
use flipover::domain::text::Lang;
use flipover::domain::workshop::StepIndex;
use portable_pty::CommandBuilder;

use crate::harvest::{home, results, session_file};
use crate::screen::{Screen, flipover, key};
use crate::stage::Stage;
use crate::trial::Trial;

/// Where the library stands that tells a program another time.
const LIBRARY: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

/// Row 19.
pub(crate) fn jumps(trial: &mut Trial) {
    for run in 0..50 {
        let steps: Vec<(i64, u64)> = (0..20)
            .map(|_| (jump(trial), 1 + trial.below(40)))
            .collect();
        trial.case(|| format!("run {run}: {steps:?}"), || counted(&steps));
    }
    trial.note("1,000 jumps");
    if !Path::new(LIBRARY).exists() {
        trial.skip("no libfaketime: the real program was not told another time");
        return;
    }
    // Wall time before, after, and the time zone.
    let moments = [
        ("2026-11-23 13:30:00", "2026-11-22 13:30:00"),
        ("2026-11-23 13:30:00", "2036-11-23 13:30:00"),
        ("2026-11-23 13:30:00", "2038-01-19 04:14:08"),
        ("2026-03-29 01:59:58", "2026-03-29 03:10:00"),
        ("2026-10-25 02:59:58", "2026-10-25 02:10:00"),
        ("2026-11-23 13:30:00", "1970-01-02 00:00:00"),
    ];
    for (before, after) in moments {
        trial.case(
            || format!("{before}, then {after}"),
            || told_another_time(before, after),
        );
    }
}

/// Milliseconds by which the wall clock is off, from nothing to years, forwards and back.
fn jump(trial: &mut Trial) -> i64 {
    let size = [500, 5_000, 3_600_000, 86_400_000, 315_360_000_000][trial.below(5) as usize];
    let size = i64::try_from(trial.below(size)).unwrap();
    if trial.below(2) == 0 { size } else { -size }
}

/// A session whose wall clock jumps counts the same time as one whose clock does not.
fn counted(steps: &[(i64, u64)]) {
    let mut even = Stage::session(Lang::En, Variant::Full, 8);
    let mut odd = Stage::session(Lang::En, Variant::Full, 8);
    let mut large = 0;
    for (jump, seconds) in steps {
        odd.now.wall = (odd.now.wall + jump).max(0);
        large += usize::from(jump.abs() > 3_000);
        even.wait(*seconds);
        odd.wait(*seconds);
    }
    let used = |stage: &Stage| {
        let state = stage.session_state();
        state.used(StepIndex::FIRST, state.time.at(stage.now))
    };
    assert_eq!(used(&even), used(&odd));
    let seqs: Vec<u64> = odd
        .console()
        .session
        .log()
        .iter()
        .map(|event| event.seq)
        .collect();
    assert!(seqs.iter().zip(1..).all(|(seq, n)| *seq == n), "{seqs:?}");
    let noted = odd
        .appended
        .iter()
        .filter(|event| matches!(event.event, Event::ClockJumped(_)));
    assert!(noted.count() >= large.min(1), "jumps are noted");
}

fn at(home: &Path, moment: &str, args: &[&str]) -> CommandBuilder {
    fs::write(home.join("moment"), format!("@{moment}\n")).unwrap();
    let mut command = flipover(home, args);
    let moment = home.join("moment").display().to_string();
    for (name, value) in [
        ("LD_PRELOAD", LIBRARY),
        ("FAKETIME_TIMESTAMP_FILE", &moment),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("DONT_FAKE_MONOTONIC", "1"),
        ("TZ", "Europe/Paris"),
    ] {
        command.env(name, value);
    }
    command
}

/// The real program, whose wall clock is set while it runs and while it does not.
fn told_another_time(before: &str, after: &str) {
    let home = home();
    let command = at(
        home.path(),
        before,
        &["run", "harvest.ron", "--client", "Acme"],
    );
    let mut screen = Screen::start(command, 120, 36);
    screen.sees("What grows here?");
    screen.press("barley\r");
    screen.sees("• 1");
    fs::write(home.path().join("moment"), format!("@{after}\n")).unwrap();
    thread::sleep(Duration::from_millis(1500));
    // A clock that leaps ahead is taken for a machine that slept, and asked about.
    if screen.text().contains("The laptop slept") {
        screen.press(key::ESC);
        screen.until("no question", |text| !text.contains("The laptop slept"));
    }
    screen.press("rye\r");
    screen.until("saved", |text| text.contains("• 2"));
    screen.leave();
    let mut again = Screen::start(at(home.path(), before, &["resume"]), 120, 36);
    again.sees("What grows here?");
    again.press("oats\r");
    again.until("saved", |text| text.contains("• 3"));
    again.leave();
    let text = fs::read_to_string(session_file(home.path())).unwrap();
    assert!(text.contains("ClockJumped("), "{text}");
    let found = results(home.path());
    let numbers = found.to_string();
    assert!(!numbers.contains("minutes\":-"), "{numbers}");
    let used = found["steps"][0]["minutes"]["used"].as_f64();
    assert!(
        used.is_none_or(|used| (0.0..3.0).contains(&used)),
        "{used:?}"
    );
}
