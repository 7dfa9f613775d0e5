//! Floor 4: parse, run, print the error, exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use flipover::cli;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().collect();
    match cli::parse(&args).and_then(cli::run) {
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
