//! Writes a session file anew without what is to be gone: the only change ever made to what stands in one.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Why;
use super::opening::{load, permit};
use crate::domain::event::{Event, Stamped};
use crate::domain::redact;
use crate::storage::atomic;
use crate::storage::disk::Disk;
use crate::storage::fault::Fault;
use crate::storage::record;
use crate::storage::scan::{self, DamageKind, Scan};

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
    /// The session's file and its rescue files, each with what is in it.
    files: Vec<(PathBuf, Scan)>,
    /// What stands beside them: half-typed text, torn ends, originals.
    beside: Vec<PathBuf>,
    _locks: Vec<Box<dyn Send>>,
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

/// Takes hold of a session: its file, the rescue files of it in `folders` and in its own folder, and what stands beside.
pub fn hold<'d>(disk: &'d dyn Disk, path: &Path, folders: &[PathBuf]) -> Result<Held<'d>, Refused> {
    let own = path.parent().map(Path::to_owned).unwrap_or_default();
    let mut found = vec![path.to_owned()];
    found.extend(of_session(disk, &own, path)?);
    for folder in folders {
        // A folder that cannot be read took no rescue of ours.
        found.extend(of_session(disk, folder, path).unwrap_or_default());
    }
    found.sort();
    found.dedup();
    let (sessions, beside): (Vec<PathBuf>, Vec<PathBuf>) =
        found.into_iter().partition(|path| has_ending(path, "ron"));
    let (mut files, mut locks) = (Vec::new(), Vec::new());
    for path in sessions {
        let lock = disk.try_lock(&atomic::beside(&path, "lock"));
        let (_, scan) = load(disk, &path)?;
        match permit(lock, &path, &scan) {
            Ok(held) => locks.extend(held),
            Err(why) => return Err(Refused::Why(path, why)),
        }
        files.push((path, scan));
    }
    Ok(Held {
        disk,
        path: path.to_owned(),
        files,
        beside: beside.into_iter().filter(|path| !is_lock(path)).collect(),
        _locks: locks,
    })
}

impl Held<'_> {
    /// The events of each file, the session's own among them.
    pub fn events(&self) -> impl Iterator<Item = &[Stamped]> {
        self.files.iter().map(|(_, scan)| scan.events.as_slice())
    }

    /// The session's own file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The files beside it that writing anew removes.
    pub fn beside_paths(&self) -> impl Iterator<Item = &Path> {
        self.beside.iter().map(PathBuf::as_path)
    }

    /// How many lines nobody could read; writing anew leaves them out.
    pub fn unread(&self) -> usize {
        self.files.iter().map(|(_, scan)| unread(scan)).sum()
    }

    /// What stands beside the session in letters, to be looked through.
    pub fn beside(&self) -> impl Iterator<Item = String> {
        let read = self
            .beside
            .iter()
            .filter_map(|path| self.disk.read(path).ok());
        read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Writes every file anew with what `change` leaves of its events, and removes what stands beside. At every moment
    /// a file is as it was or whole and new. Lines nobody could read go, since nobody can tell what is in them.
    pub fn rewrite(self, change: impl Fn(&mut [Stamped])) -> Result<Rewritten, Refused> {
        let mut done = Rewritten {
            path: self.path.clone(),
            unread: self.unread(),
            ..Rewritten::default()
        };
        for (path, scan) in &self.files {
            let mut events = redact::fill(scan.events.clone(), scan.last_seq);
            change(&mut events);
            atomic::replace(self.disk, path, &image(&events, scan.ending.closed)?)?;
            let renamed = self.rename(path, &events)?;
            if *path == self.path {
                done.path = renamed;
            }
        }
        for path in &self.beside {
            atomic::remove(self.disk, path)?;
            atomic::sync_folder(self.disk, path).map_err(|source| Fault::Write {
                path: path.clone(),
                source,
            })?;
            done.removed.push(path.clone());
        }
        Ok(done)
    }

    /// Gives a file the name of its session where that has changed.
    fn rename(&self, path: &Path, events: &[Stamped]) -> Result<PathBuf, Fault> {
        let Some(Event::Opened(opened)) = events.first().map(|first| &first.event) else {
            return Ok(path.to_owned());
        };
        let named = |path: &Path| stem(path).to_owned();
        let was = self.files.iter().find(|(of, _)| of == path);
        let old = was.and_then(|(_, scan)| match &scan.events.first()?.event {
            Event::Opened(opened) => Some(opened.session.clone()),
            _ => None,
        });
        if old.as_deref() != Some(named(path).as_str()) || old.as_ref() == Some(&opened.session) {
            return Ok(path.to_owned());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.replacen(&named(path), &opened.session, 1);
        let to = path.with_file_name(name);
        if self.disk.metadata(&to).is_ok() {
            return Err(Fault::Exists { path: to });
        }
        let fault = |source| Fault::Write {
            path: to.clone(),
            source,
        };
        self.disk.rename(path, &to).map_err(fault)?;
        atomic::sync_folder(self.disk, &to).map_err(fault)?;
        // Its name has the name in it; nobody can ask for it any more.
        atomic::remove(self.disk, &atomic::beside(path, "lock"))?;
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

/// What belongs to a session in a folder, by its name: `<id>.draft`, `<id>.rescue-1.ron`, `<id>.torn-1`.
pub(super) fn of_session(
    disk: &dyn Disk,
    folder: &Path,
    session: &Path,
) -> Result<Vec<PathBuf>, Fault> {
    let paths = match disk.list(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        paths => paths.map_err(|source| Fault::Read {
            path: folder.to_owned(),
            source,
        })?,
    };
    let prefix = format!("{}.", stem(session));
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(&prefix))
    };
    Ok(paths.into_iter().filter(is_ours).collect())
}

/// The session's id in a file's name, also a rescue file's.
pub(super) fn stem(path: &Path) -> &str {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.unwrap_or_default();
    let name = name.strip_suffix(".ron").unwrap_or(name);
    name.split(".rescue-").next().unwrap_or(name)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own == ending)
}

/// Whether a file only stands for who has a session open.
pub(super) fn is_lock(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending == "lock" || ending.starts_with("room-"))
}
