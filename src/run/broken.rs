//! Breaks the program on purpose where a test asks for it, so that it can be seen what becomes of the terminal.

use std::io;

/// The variable that names the place to break, with `-error` behind it for an error instead of a panic.
const ASKED: &str = "FLIPOVER_BREAK";

/// Breaks here when this place is named; never in a release.
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
