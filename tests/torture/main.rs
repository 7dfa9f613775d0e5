//! The torture campaign: everything that was ever said to break a program that keeps what people said, done to this one.
//!
//! `cargo torture all` runs all rows at full length, `cargo torture 4 6` these two, `--seed 7` with other chance. A test
//! run takes short forms of those that need nothing but memory and processes.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that fails says where"
)]
#![expect(clippy::cast_possible_truncation, reason = "files of a few kilobytes")]

#[path = "../support/acts.rs"]
mod acts;
#[path = "../support/apart.rs"]
mod apart;
mod child;
mod clocks;
#[path = "../support/crash.rs"]
mod crash;
mod disks;
#[path = "../support/documents.rs"]
mod documents;
#[path = "../support/faulty_disk.rs"]
mod faulty_disk;
mod files;
#[path = "../support/harvest.rs"]
mod harvest;
mod hostile;
mod leaving;
mod memory;
mod process;
mod program;
#[path = "../fuzz/promises.rs"]
mod promises;
mod readers;
#[path = "../support/room.rs"]
mod room;
#[path = "../storage/sample.rs"]
mod sample;
#[path = "../support/screen.rs"]
mod screen;
#[allow(dead_code, reason = "the tests of screens use more of it")]
#[path = "../screens/stage.rs"]
mod stage;
mod terminal;
mod trial;

use std::process::ExitCode;

use trial::{Extent, Trial};

/// A row: its number, what is done, what is counted, when it is run, and how.
type Row = (u8, &'static str, &'static str, When, fn(&mut Trial));

/// When a row is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// A short form of it in every test run.
    Always,
    /// When it is asked for.
    Asked,
}

use When::{Always, Asked};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (1, "a write torn at every byte", "states", Always, memory::torn),
    (2, "every call failing, once and for good", "faults", Always, memory::failing),
    (3, "what was not confirmed, lost in any order", "states", Always, memory::reordered),
    (4, "the writer killed at any moment", "kills", Asked, process::killed),
    (5, "the writer killed at every system call", "kills", Asked, kills),
    (6, "the power cut while it writes", "cuts", Asked, disks::powerless),
    (7, "flushes that fail, injected and real", "faults", Asked, flushes),
    (8, "the disk full, and room again", "fillings", Asked, disks::full),
    (9, "removed, replaced, cut, forbidden, limited", "cases", Asked, disks::meddled),
    (10, "signals, and a terminal that is gone", "ends", Asked, terminal::ended),
    (11, "to the background and back", "rounds", Asked, terminal::stopped),
    (12, "a storm of sizes", "storms", Asked, terminal::resized),
    (13, "pastes and random keys", "inputs", Asked, terminal::typed),
    (14, "hostile text on every screen and document", "checks", Always, hostile::text_everywhere),
    (15, "hostile files", "files", Always, hostile::files),
    (16, "what fuzzing kept, changed by chance", "inputs", Asked, hostile::kept),
    (18, "processes that meet at one session", "meetings", Always, process::met),
    (19, "clocks that jump", "cases", Asked, clocks::jumps),
    (23, "documents, opened by programs that are not ours", "documents and names", Asked, readers::opened),
    (24, "a redaction cut anywhere", "states", Always, memory::redacted),
    (25, "files moved, replaced and cut, on four drives", "cases", Asked, files::meddled),
    (26, "two laptops and a stick", "travels", Always, files::carried),
    (27, "leaving while the disk is slow, or full", "ends", Asked, leaving::left),
    (28, "removals and redactions killed at every call", "kills", Asked, program::removed_at_calls),
    (29, "files of two homes in one folder", "folders", Always, files::shared),
];

fn kills(trial: &mut Trial) {
    process::killed_at_calls(trial);
    program::killed_at_calls(trial);
}

fn flushes(trial: &mut Trial) {
    process::unconfirmed(trial);
    disks::broken(trial);
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.first().map(String::as_str) {
        Some("--write") => child::write(&args[1..]),
        Some("--open") => child::open(&args[1..]),
        _ => return campaign(&args),
    }
    ExitCode::SUCCESS
}

fn campaign(args: &[String]) -> ExitCode {
    let mut asked: Vec<&String> = Vec::new();
    let mut chance = 1;
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if arg != "--seed" {
            asked.push(arg);
        } else if let Some(seed) = rest.next().and_then(|seed| seed.parse().ok()) {
            chance = seed;
        } else {
            eprintln!("--seed wants a number");
            return ExitCode::FAILURE;
        }
    }
    let is_named = |number: u8| {
        let named = |arg: &&String| **arg == number.to_string() || *arg == "all";
        asked.iter().any(named)
    };
    let named: Vec<&Row> = ROWS.iter().filter(|row| is_named(row.0)).collect();
    let (rows, extent) = if named.is_empty() {
        // A test run with a filter means other tests.
        let is_filtered = asked.iter().any(|arg| !arg.starts_with('-'));
        let everyday = ROWS.iter().filter(|row| row.3 == Always && !is_filtered);
        (everyday.collect(), Extent::Short)
    } else {
        (named, Extent::Full)
    };
    Trial::hush();
    let mut well = true;
    for (number, name, unit, _, run) in rows {
        let mut trial = Trial::new(extent, chance);
        trial.row(*run);
        well &= trial.report(*number, name, unit);
    }
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
