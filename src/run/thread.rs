//! Starts threads, each under a name of its own.

use std::io;
use std::thread;

/// Starts a thread that nobody waits for.
pub(super) fn start(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
        .map(drop)
}
