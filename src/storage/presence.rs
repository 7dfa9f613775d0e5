//! Which projectors show a session: each holds a lock beside its file, which goes with the process however that ends.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Lock};
use super::session_files::beside;

/// How many projectors we can tell apart.
const MOST: usize = 4;

/// The mark a projector leaves beside a session while it lives.
pub struct Presence {
    _lock: Box<dyn Send>,
}

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Presence").finish_non_exhaustive()
    }
}

/// Marks that this process shows the session. Returns `None` if the folder takes no more marks.
pub fn show(disk: &dyn Disk, session: &Path) -> Option<Presence> {
    (1..=MOST).find_map(|n| match disk.try_lock(&mark(session, n)) {
        Ok(Lock::Held(lock)) => Some(Presence { _lock: lock }),
        _ => None,
    })
}

/// Counts the other processes that show the session now.
pub fn count(disk: &dyn Disk, session: &Path) -> usize {
    (1..=MOST)
        .map(|n| mark(session, n))
        .filter(|mark| disk.is_locked(mark))
        .count()
}

fn mark(session: &Path, n: usize) -> PathBuf {
    beside(session, &format!("room-{n}"))
}
