//! Removes sessions that are older than they are kept, from the folder of the sessions alone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::opening::read;
use super::rewriting::{is_lock, of_session, stem};
use crate::storage::atomic;
use crate::storage::disk::{Disk, Lock};
use crate::storage::fault::Fault;
use crate::storage::paths;

/// A session that may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// Its id.
    pub id: String,
    /// When something last happened in it, milliseconds since 1970 in UTC.
    pub last: i64,
    /// Its files, without those that only stand for who has it open.
    pub files: Vec<PathBuf>,
    /// Whether some process has it open.
    pub in_use: bool,
}

/// The sessions of a folder in which nothing happened since `before`, milliseconds since 1970 in UTC; the oldest first.
pub fn older(disk: &dyn Disk, folder: &Path, before: i64) -> Result<Vec<Old>, Fault> {
    let mut last: BTreeMap<String, (PathBuf, i64)> = BTreeMap::new();
    for entry in paths::list_sessions(disk, folder)? {
        // What cannot be read was last touched when its file was.
        let written = entry
            .modified
            .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let written = written.unwrap_or(Duration::MAX).as_millis();
        let written = i64::try_from(written).unwrap_or(i64::MAX);
        let event = read(disk, &entry.path).ok();
        let event = event.and_then(|reading| reading.events.iter().map(|e| e.at.wall).max());
        let at = event.unwrap_or(written);
        let known = last
            .entry(session(&entry.path).to_owned())
            .or_insert((entry.path, at));
        known.1 = known.1.max(at);
    }
    let mut old = Vec::new();
    for (id, (path, last)) in last {
        if last >= before {
            continue;
        }
        let all = of_session(disk, folder, &path.with_file_name(format!("{id}.ron")))?;
        let in_use = all.iter().any(|path| is_lock(path) && is_busy(disk, path));
        let files = all.into_iter().filter(|path| !is_lock(path)).collect();
        old.push(Old {
            id,
            last,
            files,
            in_use,
        });
    }
    old.sort_by_key(|session| session.last);
    Ok(old)
}

/// The session by a file's name: an id has no dot, what stands behind one a synchroniser or a rescue put there.
fn session(path: &Path) -> &str {
    let name = stem(path);
    name.split('.').next().unwrap_or(name)
}

fn is_busy(disk: &dyn Disk, lock: &Path) -> bool {
    matches!(disk.try_lock(lock), Ok(Lock::Busy { .. }))
}

/// Removes a session with everything beside it; false where some process has it open now.
pub fn remove(disk: &dyn Disk, folder: &Path, old: &Old) -> Result<bool, Fault> {
    let session = folder.join(format!("{}.ron", old.id));
    let locks = atomic::beside(&session, "lock");
    let held = disk.try_lock(&locks);
    if matches!(held, Ok(Lock::Busy { .. })) {
        return Ok(false);
    }
    for path in of_session(disk, folder, &session)? {
        atomic::remove(disk, &path)?;
    }
    atomic::remove(disk, &locks)?;
    atomic::sync_folder(disk, &session).map_err(|source| Fault::Write {
        path: session,
        source,
    })?;
    Ok(true)
}
