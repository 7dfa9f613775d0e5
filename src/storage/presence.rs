//! Who shows a session to a room: a lock beside its file for each projector, gone with the process whatever ends it.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Lock};
use super::session_files::beside;

/// How many projectors are told apart.
const MOST: usize = 4;

/// A projector's mark beside a session, while it lives.
pub struct Presence {
    _lock: Box<dyn Send>,
}

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Presence").finish_non_exhaustive()
    }
}

/// Leaves a mark that this process shows the session; none where the folder takes no more.
pub fn show(disk: &dyn Disk, session: &Path) -> Option<Presence> {
    (1..=MOST).find_map(|n| match disk.try_lock(&mark(session, n)) {
        Ok(Lock::Held(lock)) => Some(Presence { _lock: lock }),
        _ => None,
    })
}

/// How many other processes show the session now.
pub fn count(disk: &dyn Disk, session: &Path) -> usize {
    (1..=MOST)
        .map(|n| mark(session, n))
        .filter(|mark| disk.is_locked(mark))
        .count()
}

fn mark(session: &Path, n: usize) -> PathBuf {
    beside(session, &format!("room-{n}"))
}
