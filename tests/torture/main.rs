//! The torture campaign: everything that was ever said to break a program that keeps what people said, done to this one.
//!
//! `cargo torture all` runs all rows at full length, `cargo torture 4 6` these two, `--seed 7` with other chance. A test
//! run takes short forms of those that need nothing but memory and processes.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]
#![expect(clippy::cast_possible_truncation, reason = "files of a few kilobytes")]

#[path = "../support/acts.rs"]
mod acts;
mod child;
#[path = "../support/crash.rs"]
mod crash;
#[path = "../support/faulty_disk.rs"]
mod faulty_disk;
mod memory;
mod process;
#[path = "../storage/sample.rs"]
mod sample;
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
    (5, "the writer killed at every system call", "kills", Asked, process::killed_at_calls),
    (7, "every flush failing", "faults", Asked, process::unconfirmed),
    (18, "processes that meet at one session", "meetings", Always, process::met),
];

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
    let seed = args.iter().position(|arg| arg == "--seed");
    let seed = seed.and_then(|at| args.get(at + 1)?.parse().ok());
    let is_named = |number: u8| {
        let named = |arg: &String| *arg == number.to_string() || arg == "all";
        args.iter().any(named)
    };
    let named: Vec<&Row> = ROWS.iter().filter(|row| is_named(row.0)).collect();
    let (rows, extent) = if named.is_empty() {
        // A test run with a filter means other tests.
        let is_filtered = args.iter().any(|arg| !arg.starts_with('-'));
        let everyday = ROWS.iter().filter(|row| row.3 == Always && !is_filtered);
        (everyday.collect(), Extent::Short)
    } else {
        (named, Extent::Full)
    };
    Trial::hush();
    let mut well = true;
    for (number, name, unit, _, run) in rows {
        let mut trial = Trial::new(extent, seed.unwrap_or(1));
        run(&mut trial);
        well &= trial.report(*number, name, unit);
    }
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
