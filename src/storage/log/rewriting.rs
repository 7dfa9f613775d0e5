//! Writes a session file anew without what is to be gone: the only change ever made to what stands in one.

use std::path::{Path, PathBuf};

use super::opening::{load, permit};
use super::{Why, acquire};
use crate::domain::event::Stamped;
use crate::domain::redact;
use crate::storage::atomic;
use crate::storage::disk::{Disk, Lock};
use crate::storage::fault::Fault;
use crate::storage::paths::Home;
use crate::storage::record;
use crate::storage::scan::{self, DamageKind, Scan};
use crate::storage::session_files::{self, Belonging, HOME};

/// Why a session file is not written anew.
#[derive(Debug)]
pub enum Refused {
    /// The disk does not let us.
    Fault(Fault),
    /// It is in use, from a newer program, or without its beginning.
    Why(PathBuf, Why),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The files of one session, held against every other process until this is dropped.
pub struct Held<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    /// The session's own file first, where it stands, then its rescue files.
    files: Vec<HeldFile>,
    /// What stands beside them: half-typed text, torn ends, originals.
    beside: Vec<PathBuf>,
    /// Lock files that were not there before; a look leaves none behind.
    made: Vec<PathBuf>,
    locks: Vec<Box<dyn Send>>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        for lock in &self.made {
            let _gone = self.disk.remove(lock);
        }
    }
}

/// A file that holds the session.
pub struct HeldFile {
    /// Where it stands.
    pub path: PathBuf,
    scan: Scan,
}

impl HeldFile {
    /// Its events.
    pub fn events(&self) -> &[Stamped] {
        &self.scan.events
    }
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The session's file, whose name may have changed.
    pub path: PathBuf,
    /// The files beside it that were removed.
    pub removed: Vec<PathBuf>,
    /// How many lines nobody could read went too.
    pub unread: usize,
}

/// Takes hold of the session in this file: the file it really stands in, its rescues, and what stands beside them. Copies
/// of it are sessions of their own.
pub fn hold<'d>(disk: &'d dyn Disk, path: &Path, home: &Home) -> Result<Held<'d>, Refused> {
    let path = session_files::real_file(disk, path);
    let mut found = session_files::belonging(disk, home, &path)?;
    if found.sessions.is_empty() {
        // It is not there, or no file; reading it tells which.
        found.sessions.push(path.clone());
    }
    let mut held = Held {
        disk,
        path,
        files: Vec::new(),
        beside: found.beside,
        made: Vec::new(),
        locks: Vec::new(),
    };
    for path in found.sessions {
        let name = session_files::beside(&path, "lock");
        let was_there = disk.metadata(&name).is_ok();
        let lock = acquire(disk, &path);
        if !was_there && matches!(lock, Ok(Lock::Held(_))) {
            held.made.push(name);
        }
        let (_, scan) = load(disk, &path)?;
        match permit(lock, &path, &scan) {
            Ok(locks) => held.locks.extend(locks),
            Err(why) => return Err(Refused::Why(path, why)),
        }
        held.files.push(HeldFile { path, scan });
    }
    Ok(held)
}

impl Held<'_> {
    /// The files that hold the session.
    pub fn files(&self) -> &[HeldFile] {
        &self.files
    }

    /// The events of each file, the session's own among them.
    pub fn events(&self) -> impl Iterator<Item = &[Stamped]> {
        self.files.iter().map(HeldFile::events)
    }

    /// The file that was asked for.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The files beside it that writing anew removes.
    pub fn beside_paths(&self) -> impl Iterator<Item = &Path> {
        self.beside.iter().map(PathBuf::as_path)
    }

    /// How many lines nobody could read; writing anew leaves them out.
    pub fn unread(&self) -> usize {
        self.files.iter().map(|file| unread(&file.scan)).sum()
    }

    /// What stands beside the session in letters, to be looked through.
    pub fn beside(&self) -> impl Iterator<Item = String> {
        let read = self
            .beside
            .iter()
            .filter_map(|path| self.disk.read(path).ok());
        read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Writes every file anew with what `change` leaves of its events, removes what stands beside, and gives files whose
    /// name is to be another that name. At every moment a file is as it was or whole and new, and what was broken off is
    /// finished by doing it again. Lines nobody could read go, since nobody can tell what is in them.
    pub fn rewrite(
        self,
        change: impl Fn(&HeldFile, &mut [Stamped]),
        renamed: impl Fn(&str) -> Option<String>,
    ) -> Result<Rewritten, Refused> {
        let mut done = Rewritten {
            path: self.path.clone(),
            unread: self.unread(),
            ..Rewritten::default()
        };
        for file in &self.files {
            let scan = &file.scan;
            let mut events = redact::fill(scan.events.clone(), scan.last_seq);
            change(file, &mut events);
            let image = image(&events, scan.ending.closed)?;
            atomic::replace(self.disk, &file.path, &image)?;
        }
        for path in &self.beside {
            atomic::remove(self.disk, path)?;
            atomic::sync_folder(self.disk, path).map_err(|source| Fault::Write {
                path: path.clone(),
                source,
            })?;
            done.removed.push(path.clone());
        }
        // The session's own file comes last: by it the others are found, should this be broken off.
        for HeldFile { path, .. } in self.files.iter().rev() {
            let Some(name) = renamed(&session_files::name_of(path)) else {
                continue;
            };
            let to = self.rename(path, &name)?;
            if *path == self.path {
                done.path = to;
            }
        }
        Ok(done)
    }

    /// Gives a file another name.
    fn rename(&self, path: &Path, name: &str) -> Result<PathBuf, Fault> {
        let to = path.with_file_name(format!("{name}.ron"));
        if self.disk.metadata(&to).is_ok() {
            return Err(Fault::Exists { path: to });
        }
        let fault = |source| Fault::Write {
            path: to.clone(),
            source,
        };
        // By what says whose it is a rescue is found again, so that goes first.
        let noted = session_files::beside(path, HOME);
        if self.disk.metadata(&noted).is_ok() {
            let noted_to = session_files::beside(&to, HOME);
            self.disk.rename(&noted, &noted_to).map_err(fault)?;
        }
        self.disk.rename(path, &to).map_err(fault)?;
        atomic::sync_folder(self.disk, &to).map_err(fault)?;
        // These have the old name too, and say nothing else; nobody can ask for it any more.
        for mark in Belonging::of(self.disk, vec![path.to_owned()])?.marks {
            atomic::remove(self.disk, &mark)?;
        }
        Ok(to)
    }
}

fn unread(scan: &Scan) -> usize {
    let is_unread = |kind| {
        !matches!(
            kind,
            DamageKind::Altered
                | DamageKind::Mended
                | DamageKind::Copied
                | DamageKind::Repeated { .. }
                | DamageKind::Missing { .. }
        )
    };
    let damage = scan.damage.iter().map(|damage| damage.kind);
    damage.filter(|kind| is_unread(*kind)).count()
}

fn image(events: &[Stamped], is_closed: bool) -> Result<Vec<u8>, Fault> {
    let mut image = record::OPENING.to_owned();
    for event in events {
        image.push_str(&record::encode(event)?);
    }
    if is_closed {
        // Of what the first record is now: nothing of what it was may stay.
        if let Some(copy) = scan::copy_of_first(image.as_bytes()) {
            image.push_str(&copy);
        }
        image.push_str(record::CLOSING);
    }
    Ok(image.into_bytes())
}
