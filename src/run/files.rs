//! Finds the files of sessions.

use std::path::PathBuf;

use super::host::Host;
use crate::storage::fault::Fault;
use crate::storage::session_files::{self, Entry};

/// Returns the sessions, the one written last first.
pub fn files(host: &Host) -> Result<Vec<Entry>, Fault> {
    session_files::list(&*host.disk, &host.home)
}

/// Returns the path of the file of the session with this id.
pub fn file(host: &Host, id: &str) -> PathBuf {
    let found = files(host).unwrap_or_default();
    let found = found.into_iter().find(|entry| entry.id == id);
    found.map_or_else(|| host.home.session(id), |entry| entry.path)
}
