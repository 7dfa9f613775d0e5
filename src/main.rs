//! Floor 4: parse, run, print the error, exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use flipover::cli::{self, Cli};

fn main() -> ExitCode {
    match cli::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(message) = failure.message() {
                // Where nobody listens the exit code must do.
                let _told = writeln!(io::stderr(), "flipover: {message}");
            }
            failure.code()
        }
    }
}
