//! Prints what commands have to say.

use std::io::{self, Write};

use super::failure::Failure;

/// Tells the person something beside what the command prints.
pub(super) fn warn(text: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stderr().lock(), "{}", text.trim_end())?)
}

/// Prints to standard output.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
