//! Rewrites a session file without what has to go: the only change the program ever makes to what is in one.

use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::{Disk, Lock};
use super::fault::Fault;
use super::log::{Why, acquire, load, permit};
use super::paths::Home;
use super::record;
use super::scan::{self, DamageKind, Scan};
use super::session_files::{self, Belonging, HOME};
use crate::domain::event::Stamped;
use crate::domain::redact;

/// Why a session file was not rewritten.
#[derive(Debug)]
pub enum Refused {
    /// The disk failed us.
    Fault(Fault),
    /// This file is in use, from a newer version, or lacks its beginning.
    Why(PathBuf, Why),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The files of one session, locked against every other process until this is dropped.
pub struct Held<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    /// The files with the session in them: its own first, where it really is, then its rescues.
    files: Vec<HeldFile>,
    /// The files beside them: half-typed text, torn ends, originals.
    beside: Vec<PathBuf>,
    /// The lock files we made. They are removed again, so that a mere look leaves none behind.
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
    /// The path of the file.
    pub path: PathBuf,
    scan: Scan,
}

impl HeldFile {
    /// Returns its events.
    pub fn events(&self) -> &[Stamped] {
        &self.scan.events
    }
}

/// What rewriting a session did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// The path of the session's file, which may have a new name.
    pub path: PathBuf,
    /// The files beside it that were removed.
    pub removed: Vec<PathBuf>,
    /// How many unreadable lines were left out.
    pub unread: usize,
}

/// Locks and reads the session in this file: the file itself, its rescues, and what stands beside them. Copies of it are
/// sessions of their own.
pub fn hold<'d>(disk: &'d dyn Disk, path: &Path, home: &Home) -> Result<Held<'d>, Refused> {
    let path = session_files::real_file(disk, path);
    let mut found = session_files::belonging(disk, home, &path)?;
    if found.sessions.is_empty() {
        // It is missing or not a file; reading it will tell which.
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
    /// Returns the files with the session in them.
    pub fn files(&self) -> &[HeldFile] {
        &self.files
    }

    /// Returns the events of each file, including the session's own.
    pub fn events(&self) -> impl Iterator<Item = &[Stamped]> {
        self.files.iter().map(HeldFile::events)
    }

    /// Returns the path of the file that was asked for.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the files beside it, which rewriting removes.
    pub fn beside_paths(&self) -> impl Iterator<Item = &Path> {
        self.beside.iter().map(PathBuf::as_path)
    }

    /// Counts the unreadable lines, which rewriting leaves out.
    pub fn unread(&self) -> usize {
        self.files.iter().map(|file| unread(&file.scan)).sum()
    }

    /// Returns the texts of the files beside the session, to search them.
    pub fn beside(&self) -> impl Iterator<Item = String> {
        let read = self
            .beside
            .iter()
            .filter_map(|path| self.disk.read(path).ok());
        read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Rewrites every file with what `change` leaves of its events, removes the files beside them, and renames the files
    /// that need a new name. At every moment each file is as it was, or whole and new, and if this is broken off doing it
    /// again finishes it. Unreadable lines are left out, because nobody can tell what is in them.
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
        // The session's own file comes last, because the others are found by it if this is broken off.
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

    /// Renames a file. Returns its new path.
    fn rename(&self, path: &Path, name: &str) -> Result<PathBuf, Fault> {
        let to = path.with_file_name(format!("{name}.ron"));
        if self.disk.metadata(&to).is_ok() {
            return Err(Fault::Exists { path: to });
        }
        let fault = |source| Fault::Write {
            path: to.clone(),
            source,
        };
        // The note that says whose rescue it is goes first, so that it can still be found.
        let noted = session_files::beside(path, HOME);
        if self.disk.metadata(&noted).is_ok() {
            let noted_to = session_files::beside(&to, HOME);
            self.disk.rename(&noted, &noted_to).map_err(fault)?;
        }
        self.disk.rename(path, &to).map_err(fault)?;
        atomic::sync_folder(self.disk, &to).map_err(fault)?;
        // The marks have the old name too and say nothing else, and nobody can ask for them any more.
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
        // The copy is of the new first record, so that nothing of the old one remains.
        if let Some(copy) = scan::copy_of_first(image.as_bytes()) {
            image.push_str(&copy);
        }
        image.push_str(record::CLOSING);
    }
    Ok(image.into_bytes())
}
