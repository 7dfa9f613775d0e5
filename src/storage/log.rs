//! A session's file while it is written: one list in memory, the same on disk, and what is done when they differ.

mod copies;
mod opening;
mod purging;
mod rewriting;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::copies::{is_same_file, may_be_of};
pub use self::opening::{Access, Aside, MAX_FILE, MAX_LINES, Opened, Reading, Why, open, read};
pub use self::purging::{Old, older, remove};
pub use self::rewriting::{Held, Refused, Rewritten, hold};
use super::atomic;
use super::disk::{Disk, DiskFile, FileState, Lock};
use super::fault::Fault;
use super::record;
use super::scan;
use crate::domain::event::Stamped;

/// How often a lock is tried that is held, and how long between: half a second in all, for whoever looks whether it is
/// held may be put aside by a busy machine with the lock in hand.
const LOOKED_AT: u32 = 25;
const A_LOOK: std::time::Duration = std::time::Duration::from_millis(20);

/// What stands between the id of a session and the number of its rescue file.
pub const RESCUE: &str = ".rescue-";
/// More rescue files than this a session does not have.
const RESCUES: u32 = 1_000;

/// A session's file, ours to write.
pub struct Log {
    disk: Arc<dyn Disk>,
    /// The file's name now; after a rescue that of the rescue file.
    path: PathBuf,
    /// The fault once the file was given up: nothing is written to it any more.
    file: Result<Box<dyn DiskFile>, Arc<Fault>>,
    /// Byte for byte what the file is to hold. All of it stays in memory so that a rescue is complete.
    image: Vec<u8>,
    /// How much of it is on disk and confirmed.
    saved: usize,
    saved_seq: u64,
    last_seq: u64,
    /// Folders for a rescue file when the session's own takes none.
    refuges: Vec<PathBuf>,
    locks: Vec<Box<dyn Send>>,
}

/// What came of making events durable.
#[derive(Debug)]
#[must_use]
pub enum Flushed {
    /// There was nothing new.
    Idle,
    /// They are in the file.
    Saved,
    /// They are, with all others, in a new file, which is the session's file from now on.
    Rescued {
        /// The new file.
        path: PathBuf,
        /// Why the old one was left.
        cause: Arc<Fault>,
    },
}

/// Makes a session file with its first event, durable when it returns.
pub fn create(disk: Arc<dyn Disk>, path: &Path, first: &Stamped) -> Result<Log, Fault> {
    if let Some(dir) = path.parent() {
        atomic::folder(&*disk, dir)?;
    }
    let fault = |source: io::Error| match source.kind() {
        ErrorKind::AlreadyExists => Fault::Exists {
            path: path.to_owned(),
        },
        _ => Fault::Make {
            path: path.to_owned(),
            source,
        },
    };
    let locks = match acquire(&*disk, path).map_err(fault)? {
        Lock::Held(guard) => vec![guard],
        Lock::Unsupported => Vec::new(),
        Lock::Busy { pid } => {
            return Err(Fault::Busy {
                path: path.to_owned(),
                pid,
            });
        }
    };
    let image = format!("{}{}", record::OPENING, record::encode(first)?).into_bytes();
    let file = atomic::make(&*disk, path, &image).map_err(fault)?;
    Ok(Log {
        disk,
        path: path.to_owned(),
        file: Ok(file),
        saved: image.len(),
        image,
        saved_seq: first.seq,
        last_seq: first.seq,
        refuges: vec![std::env::temp_dir()],
        locks,
    })
}

/// Takes the lock of a session. Whoever looks whether it is held has it for a moment, so a second try tells more.
fn acquire(disk: &dyn Disk, path: &Path) -> io::Result<Lock> {
    let lock = atomic::beside(path, "lock");
    for _ in 0..LOOKED_AT {
        match disk.try_lock(&lock) {
            Ok(Lock::Busy { .. }) => std::thread::sleep(A_LOOK),
            other => return other,
        }
    }
    disk.try_lock(&lock)
}

/// Whether some process has a session open to write it.
pub fn is_held(disk: &dyn Disk, path: &Path) -> bool {
    let lock = atomic::beside(path, "lock");
    disk.metadata(&lock).is_ok() && matches!(disk.try_lock(&lock), Ok(Lock::Busy { .. }))
}

impl Log {
    /// Names the folders that take a rescue file when the session's own does not, the best first.
    #[must_use]
    pub fn with_refuges(self, refuges: Vec<PathBuf>) -> Self {
        Self { refuges, ..self }
    }

    /// The session's file, which a rescue changes.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether other programs are kept from writing; some file systems have no locks.
    pub fn is_locked(&self) -> bool {
        !self.locks.is_empty()
    }

    /// The number of the last event in the list; the next one takes the one after it.
    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    /// The number of the last event that is durable.
    pub fn saved_seq(&self) -> u64 {
        self.saved_seq
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// Adds events to the list and makes all of it durable. On an error the list keeps them.
    pub fn append(&mut self, events: &[Stamped]) -> Result<Flushed, Fault> {
        for event in events {
            self.push(event)?;
        }
        self.flush()
    }

    /// Adds an event to the list, in memory alone.
    pub fn push(&mut self, event: &Stamped) -> Result<(), Fault> {
        let line = record::encode(event)?;
        self.image.extend_from_slice(line.as_bytes());
        self.last_seq = event.seq;
        Ok(())
    }

    /// Makes the list durable: what is new is one write, confirmed before this returns. After an error the file is
    /// as it was, and another call tries again.
    pub fn flush(&mut self) -> Result<Flushed, Fault> {
        if self.saved == self.image.len() && self.file.is_ok() {
            return Ok(Flushed::Idle);
        }
        match self.write() {
            Ok(()) => {
                self.confirm();
                Ok(Flushed::Saved)
            }
            Err(Failure::Again(source)) => Err(Fault::Write {
                path: self.path.clone(),
                source,
            }),
            Err(Failure::Final(cause)) => self.rescue(cause),
        }
    }

    /// Makes the list durable wherever that can be had, as the last thing before the program ends.
    pub fn leave(&mut self) -> Result<Flushed, Fault> {
        self.flush().or_else(|cause| match cause {
            Fault::Write { .. } => self.rescue(Arc::new(cause)),
            cause => Err(cause),
        })
    }

    /// Leaves the file with a copy of its first record and the mark of an orderly close.
    pub fn close(mut self) -> Result<PathBuf, Fault> {
        let _anywhere = self.leave()?;
        if let Some(copy) = scan::copy_of_first(&self.image) {
            self.image.extend_from_slice(copy.as_bytes());
        }
        self.image.extend_from_slice(record::CLOSING.as_bytes());
        // Without the mark the next opener is told that the session was broken off; nothing is lost.
        let _marked = self.flush();
        Ok(self.path)
    }

    fn confirm(&mut self) {
        (self.saved, self.saved_seq) = (self.image.len(), self.last_seq);
    }

    fn write(&mut self) -> Result<(), Failure> {
        let lost = |source| {
            Failure::Final(Arc::new(Fault::Sync {
                path: self.path.clone(),
                source,
            }))
        };
        let file = self
            .file
            .as_mut()
            .map_err(|fault| Failure::Final(fault.clone()))?;
        let as_left = FileState {
            len: self.saved as u64,
            named: true,
        };
        if file.state().is_ok_and(|state| state != as_left) {
            return Err(Failure::Final(Arc::new(Fault::Changed {
                path: self.path.clone(),
            })));
        }
        let new = &self.image[self.saved..];
        let cause = match atomic::write_once(&mut **file, new) {
            Ok(written) if written == new.len() => return file.sync_data().map_err(lost),
            Ok(_) => ErrorKind::StorageFull.into(),
            Err(source) => source,
        };
        match file.set_len(self.saved as u64) {
            Ok(()) => Err(Failure::Again(cause)),
            Err(source) => Err(lost(source)),
        }
    }

    /// Writes the whole list to a new file and goes on there.
    fn rescue(&mut self, cause: Arc<Fault>) -> Result<Flushed, Fault> {
        self.file = Err(cause.clone());
        let Some((path, file)) = self.refuge() else {
            return Err(Fault::Nowhere {
                path: self.path.clone(),
                source: cause,
            });
        };
        if let Ok(Lock::Held(guard)) = self.disk.try_lock(&atomic::beside(&path, "lock")) {
            self.locks.push(guard);
        }
        (self.path, self.file) = (path.clone(), Ok(file));
        self.confirm();
        Ok(Flushed::Rescued { path, cause })
    }

    /// The whole list in a new file, in the first folder that takes it.
    fn refuge(&self) -> Option<(PathBuf, Box<dyn DiskFile>)> {
        let first = next_rescue(&*self.disk, &self.path, &self.refuges);
        rescue_folders(&self.path, &self.refuges).find_map(|folder| {
            let names = (first..).map(|n| folder.join(rescue_name(&self.path, n)));
            atomic::make_first(&*self.disk, names, &self.image).ok()
        })
    }
}

/// Where rescue files of a session may be, its own folder first.
pub(super) fn rescue_folders<'a>(
    session: &'a Path,
    refuges: &'a [PathBuf],
) -> impl Iterator<Item = &'a Path> {
    let own = session.parent().into_iter();
    own.chain(refuges.iter().map(PathBuf::as_path))
}

/// The number of the next rescue file, higher than that of any there is: of several the highest is the session.
pub(super) fn next_rescue(disk: &dyn Disk, session: &Path, refuges: &[PathBuf]) -> u32 {
    let is_free = |n: &u32| {
        let name = rescue_name(session, *n);
        rescue_folders(session, refuges).all(|folder| disk.metadata(&folder.join(&name)).is_err())
    };
    let own = session.file_stem().and_then(|stem| stem.to_str());
    let own = own.and_then(|stem| stem.rsplit_once(RESCUE)?.1.parse::<u32>().ok());
    let first = own.map_or(1, |own| own.saturating_add(1));
    (first..RESCUES).find(is_free).unwrap_or(RESCUES)
}

/// What the n-th rescue file of a session is called.
pub(super) fn rescue_name(session: &Path, n: u32) -> String {
    let stem = session.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.split(RESCUE).next().unwrap_or_default();
    format!("{stem}{RESCUE}{n}.ron")
}

/// Why a write failed.
enum Failure {
    /// The file is as it was; it may be tried again.
    Again(io::Error),
    /// What is in the file is not known any more; it is given up.
    Final(Arc<Fault>),
}
