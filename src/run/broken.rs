//! Breaks the program on purpose when a test asks for it, to see what becomes of the terminal.

use std::io;

/// The environment variable that names the place to break; with `-error` behind it, by an error instead of a panic.
const ASKED: &str = "FLIPOVER_BREAK";

/// Breaks here if the variable names this place. Release builds never do.
pub(super) fn here(place: &str) -> io::Result<()> {
    if !cfg!(debug_assertions) {
        return Ok(());
    }
    let asked = std::env::var(ASKED).unwrap_or_default();
    assert!(asked != place, "broken on purpose: {place}");
    if asked.strip_suffix("-error") == Some(place) {
        return Err(io::Error::other(format!("broken on purpose: {place}")));
    }
    Ok(())
}
