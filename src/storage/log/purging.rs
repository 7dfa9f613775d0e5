//! Removes sessions that are older than they are kept, each with what belongs to it and with nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::opening::read;
use super::{LockedFiles, lock_all};
use crate::storage::atomic;
use crate::storage::disk::Disk;
use crate::storage::fault::Fault;
use crate::storage::paths::Home;
use crate::storage::session_files::{self, Belonging, Entry, Identity, Role, modified};

/// A time before this is of a clock that was never set: the program did not exist then. Milliseconds since 1970 in UTC.
const BEGINNING: i64 = 1_704_067_200_000;

/// A session that may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// What it is called in lists.
    pub id: String,
    /// When something last happened in it, milliseconds since 1970 in UTC.
    pub last: i64,
    /// Its files, without those that only stand for who has it open.
    pub files: Vec<PathBuf>,
    /// Whether some process has it open.
    pub in_use: bool,
    /// Where it really stands, where a link leads to it: then it is removed there.
    pub link_to: Option<PathBuf>,
    /// Those of its files that hold the session.
    sessions: Vec<PathBuf>,
}

/// Why a session is not removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Some process has it open.
    InUse,
    /// Something has happened in it since it was looked at.
    WorkedIn,
    /// Other files belong to it now than were named.
    Changed,
    /// It only is a link to this file.
    Link(PathBuf),
}

/// The sessions of a home in which nothing happened since `before`, milliseconds since 1970 in UTC; the oldest first. Where
/// somebody went on in a copy something did happen.
pub fn older(disk: &dyn Disk, home: &Home, before: i64) -> Result<Vec<Old>, Fault> {
    let entries = session_files::list(disk, home)?;
    let mut old = Vec::new();
    let mut latest: BTreeMap<Identity, i64> = BTreeMap::new();
    for entry in &entries {
        let found = removable(disk, home, entry, &entries)?;
        let identity = Identity::in_file(disk, &entry.path);
        if let Some(identity) = &identity {
            let last = latest.entry(identity.clone()).or_insert(found.last);
            *last = found.last.max(*last);
        }
        old.push((identity, found));
    }
    let is_old = |(identity, found): &(Option<Identity>, Old)| {
        let last = identity.as_ref().and_then(|identity| latest.get(identity));
        *last.unwrap_or(&found.last) < before
    };
    old.retain(is_old);
    let mut old: Vec<Old> = old.into_iter().map(|(_, found)| found).collect();
    old.sort_by_key(|session| session.last);
    Ok(old)
}

/// What goes when this session of a list goes: its file, those it stands for, and what stands beside these.
pub fn removable(disk: &dyn Disk, home: &Home, entry: &Entry, all: &[Entry]) -> Result<Old, Fault> {
    // The file the session goes on in comes first, and so is the last that is removed.
    let mut sessions = vec![entry.path.clone()];
    sessions.extend(entry.covers.iter().cloned());
    let belonging = Belonging::of(disk, sessions.clone())?;
    let mut files = orphaned(disk, home, entry, all);
    files.extend(belonging.files());
    let is_held = |path: &PathBuf| super::is_held(disk, path);
    Ok(Old {
        id: entry.id.clone(),
        last: last(disk, &sessions),
        in_use: sessions.iter().any(is_held) || belonging.marks.iter().any(|it| is_busy(disk, it)),
        link_to: entry.link.is_some().then(|| entry.path.clone()),
        files,
        sessions,
    })
}

/// What still stands beside the place of a file that is gone, when its last rescue goes.
fn orphaned(disk: &dyn Disk, home: &Home, entry: &Entry, all: &[Entry]) -> Vec<PathBuf> {
    let Some(Role::Rescue { of, .. }) = Role::of_path(&entry.path) else {
        return Vec::new();
    };
    let main = home.session(of);
    let is_of_it = |path: &PathBuf| {
        *path == main
            || matches!(Role::of_path(path), Some(Role::Rescue { of: other, .. }) if other == of)
    };
    let stays = all.iter().any(|other| {
        other.path != entry.path && !entry.covers.contains(&other.path) && is_of_it(&other.path)
    });
    if stays || disk.metadata(&main).is_ok() {
        return Vec::new();
    }
    let beside = Belonging::of(disk, vec![main]).unwrap_or_default();
    beside.beside
}

/// When something last happened in these files.
fn last(disk: &dyn Disk, sessions: &[PathBuf]) -> i64 {
    let of = |path: &PathBuf| {
        let reading = read(disk, path).ok();
        let said = reading.and_then(|reading| reading.events.iter().map(|it| it.at.wall).max());
        // What cannot be read, and what a clock that was never set was asked for, was last touched when its file was.
        said.filter(|at| *at >= BEGINNING)
            .or_else(|| modified(disk, path))
            .unwrap_or(i64::MAX)
    };
    sessions.iter().map(of).max().unwrap_or(i64::MAX)
}

fn is_busy(disk: &dyn Disk, lock: &Path) -> bool {
    use crate::storage::disk::Lock;
    matches!(disk.try_lock(lock), Ok(Lock::Busy { .. }))
}

/// Removes a session with all its files, if still nothing has happened in it since `before` and they are those that were
/// named. Broken off at any moment, it can be removed again.
pub fn remove(
    disk: &dyn Disk,
    home: &Home,
    old: &Old,
    before: i64,
) -> Result<Result<(), Kept>, Fault> {
    if let Some(real) = &old.link_to {
        return Ok(Err(Kept::Link(real.clone())));
    }
    let LockedFiles::Held(locks) = lock_all(disk, &old.sessions) else {
        return Ok(Err(Kept::InUse));
    };
    // What was looked at before may be of long ago; nobody works in it now.
    let entries = session_files::list(disk, home)?;
    let named = Entry {
        covers: old.sessions[1..].to_vec(),
        ..Entry::named(old.id.clone(), old.sessions[0].clone())
    };
    let now = removable(disk, home, &named, &entries)?;
    let marks = Belonging::of(disk, old.sessions.clone())?.marks;
    let is_lock = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "lock");
    if marks
        .iter()
        .any(|mark| !is_lock(mark) && is_busy(disk, mark))
    {
        return Ok(Err(Kept::InUse));
    }
    if now.last >= before {
        return Ok(Err(Kept::WorkedIn));
    }
    if now.files != old.files || !session_files::covers(disk, &old.sessions) {
        return Ok(Err(Kept::Changed));
    }
    let rescues_left = entries.iter().any(|entry| {
        !old.sessions.contains(&entry.path)
            && matches!(Role::of_path(&entry.path), Some(Role::Rescue { of, .. })
                if old.sessions.contains(&home.session(of)))
    });
    for path in &old.files {
        atomic::remove(disk, path)?;
    }
    drop(locks);
    for mark in &marks {
        // By its lock a rescue that stays is known to be of this home.
        if !(rescues_left && is_lock(mark)) {
            atomic::remove(disk, mark)?;
        }
    }
    let folders: BTreeSet<&Path> = old.files.iter().filter_map(|path| path.parent()).collect();
    for folder in folders {
        disk.sync_dir(folder).map_err(|source| Fault::Write {
            path: folder.to_owned(),
            source,
        })?;
    }
    Ok(Ok(()))
}
