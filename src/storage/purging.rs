//! Removes sessions that have been kept long enough, each with what belongs to it and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::Disk;
use super::fault::Fault;
use super::log::{self, LockedFiles, lock_all, read};
use super::paths::Home;
use super::session_files::{self, Belonging, Companions, Entry, HOME, Identity, Role, modified};
use crate::domain::words::Words;

/// A time before this comes from a clock that was never set, because the program did not exist then. In milliseconds since
/// 1970 in UTC.
const BEGINNING: i64 = 1_704_067_200_000;

/// A session that may be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// Its name in lists.
    pub id: String,
    /// When something last happened in it, in milliseconds since 1970 in UTC.
    pub last: i64,
    /// Its files, except those that only mark who has it open.
    pub files: Vec<PathBuf>,
    /// Whether a process has it open.
    pub in_use: bool,
    /// Where it really is, if a link leads to it; it has to be removed there.
    pub link_to: Option<PathBuf>,
    /// The files that hold the session.
    sessions: Vec<PathBuf>,
    /// Whether a rescue of the same file stays, because it has something of its own.
    leaves_rescues: bool,
}

/// Why a session is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A process has it open.
    InUse,
    /// Something has happened in it since we looked.
    WorkedIn,
    /// It has other files now than were named.
    Changed,
    /// It is only a link to this file.
    Link(PathBuf),
}

impl Kept {
    /// Says why the session with this id is not removed.
    pub fn say(&self, id: &str, words: &Words) -> String {
        let path = match self {
            Self::Link(real) => real.display().to_string(),
            Self::InUse | Self::WorkedIn | Self::Changed => String::new(),
        };
        let key = match self {
            Self::InUse => "said-session-kept",
            Self::WorkedIn => "said-session-worked-in",
            Self::Changed => "said-session-changed",
            Self::Link(_) => "said-session-link",
        };
        words.with(key, &[("id", id.into()), ("path", path.into())])
    }
}

/// Why a session was not removed, or not completely.
#[derive(Debug)]
pub enum NotRemoved {
    /// It has to stay.
    Kept(Kept),
    /// The disk failed us.
    Fault(Fault),
}

impl NotRemoved {
    /// Returns the reason it has to stay, or the fault if it was the disk.
    pub fn kept(self) -> Result<Kept, Fault> {
        match self {
            Self::Kept(kept) => Ok(kept),
            Self::Fault(fault) => Err(fault),
        }
    }
}

impl From<Kept> for NotRemoved {
    fn from(kept: Kept) -> Self {
        Self::Kept(kept)
    }
}

impl From<Fault> for NotRemoved {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Returns the sessions of a home in which nothing has happened since `before`, in milliseconds since 1970 in UTC, the
/// oldest first. Going on in a copy of a session counts as something that happened.
pub fn older(disk: &dyn Disk, home: &Home, before: i64) -> Result<Vec<Old>, Fault> {
    let entries = session_files::list(disk, home)?;
    let mut old = Vec::new();
    let mut latest: BTreeMap<Identity, i64> = BTreeMap::new();
    let mut companions = Companions::new(disk);
    for entry in &entries {
        let found = looked_at(&mut companions, (disk, home), entry)?;
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

/// Returns what goes when this session from a list is removed: its file, the ones it stands for, and what stands beside
/// these.
pub fn removable(disk: &dyn Disk, home: &Home, entry: &Entry) -> Result<Old, Fault> {
    looked_at(&mut Companions::new(disk), (disk, home), entry)
}

fn looked_at(
    companions: &mut Companions<'_>,
    (disk, home): (&dyn Disk, &Home),
    entry: &Entry,
) -> Result<Old, Fault> {
    // The file in which the session goes on comes first, so it is removed last.
    let mut sessions = vec![entry.path.clone()];
    sessions.extend(entry.covers.iter().cloned());
    let belonging = Belonging::of_these(companions, sessions.clone())?;
    let mut files = Vec::new();
    if let Some(main) = orphan(companions, (disk, home), &sessions) {
        files.extend(Belonging::of_these(companions, vec![main])?.beside);
    }
    files.extend(belonging.files());
    let is_held = |path: &PathBuf| log::is_held(disk, path);
    let leaves_rescues = sessions.iter().any(|path| {
        let name = session_files::name_of(path);
        companions.has_other_rescues(home, &name, &sessions)
    });
    Ok(Old {
        leaves_rescues,
        id: entry.id.clone(),
        last: last(disk, &sessions),
        in_use: sessions.iter().any(is_held) || belonging.marks.iter().any(|it| is_busy(disk, it)),
        link_to: entry.link.is_some().then(|| entry.path.clone()),
        files,
        sessions,
    })
}

/// Returns the path of an original that is gone, if these are its last rescues: what stands beside that path goes too.
fn orphan(
    companions: &mut Companions<'_>,
    (disk, home): (&dyn Disk, &Home),
    sessions: &[PathBuf],
) -> Option<PathBuf> {
    let Some(Role::Rescue { of, .. }) = Role::of_path(sessions.first()?) else {
        return None;
    };
    let main = home.session(of);
    let is_last = !companions.has_other_rescues(home, of, sessions);
    (is_last && disk.metadata(&main).is_err()).then_some(main)
}

/// Returns when something last happened in these files.
fn last(disk: &dyn Disk, sessions: &[PathBuf]) -> i64 {
    let of = |path: &PathBuf| {
        let reading = read(disk, path).ok();
        let said = reading.and_then(|reading| reading.events.iter().map(|it| it.at.wall).max());
        // If a file cannot be read, or its clock was never set, we take the time it was last written.
        said.filter(|at| *at >= BEGINNING)
            .or_else(|| modified(disk, path))
            .unwrap_or(i64::MAX)
    };
    sessions.iter().map(of).max().unwrap_or(i64::MAX)
}

/// Whether a process holds this mark.
fn is_busy(disk: &dyn Disk, mark: &Path) -> bool {
    matches!(Role::of_path(mark), Some(Role::Mark(_))) && disk.is_locked(mark)
}

/// Returns the marks beside these files, with the one by which others are found last.
fn marks(disk: &dyn Disk, sessions: &[PathBuf]) -> Vec<PathBuf> {
    let endings = ["lock", "room-1", "room-2", "room-3", "room-4", HOME];
    let all = endings.iter().flat_map(|ending| {
        let beside = |session: &PathBuf| session_files::beside(session, ending);
        sessions.iter().map(beside).collect::<Vec<_>>()
    });
    all.filter(|mark| disk.metadata(mark).is_ok_and(|data| data.is_file))
        .collect()
}

fn is_lock(mark: &Path) -> bool {
    mark.extension().is_some_and(|ending| ending == "lock")
}

/// Removes a session with all its files, if nothing has happened in it since `before` and it still has only the files that
/// were named. If this is broken off at any moment, the session can be removed again.
pub fn remove(disk: &dyn Disk, old: &Old, before: i64) -> Result<(), NotRemoved> {
    if let Some(real) = &old.link_to {
        return Err(Kept::Link(real.clone()).into());
    }
    let LockedFiles::Held(locks) = lock_all(disk, &old.sessions) else {
        return Err(Kept::InUse.into());
    };
    // We may have looked long ago; now that we hold the locks, nobody is working in it.
    let marks = marks(disk, &old.sessions);
    if marks
        .iter()
        .any(|mark| !is_lock(mark) && is_busy(disk, mark))
    {
        return Err(Kept::InUse.into());
    }
    if last(disk, &old.sessions) >= before {
        return Err(Kept::WorkedIn.into());
    }
    let newcomer = |session: &PathBuf| {
        let draft = session_files::beside(session, "draft");
        let is_there = disk.metadata(&draft).is_ok_and(|data| data.is_file);
        is_there && !old.files.contains(&draft)
    };
    if old.sessions.iter().any(newcomer) || !session_files::covers(disk, &old.sessions) {
        return Err(Kept::Changed.into());
    }
    for path in &old.files {
        atomic::remove(disk, path)?;
    }
    drop(locks);
    for mark in &marks {
        // A rescue that stays is known to be from this home by this lock.
        if !(old.leaves_rescues && is_lock(mark)) {
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
    Ok(())
}
