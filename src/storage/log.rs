//! A session's file while it is written: a list of events in memory, the same list on disk, and what to do when they
//! differ.

mod image;
mod opening;
mod standing;
mod why;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) use self::image::Image;
pub use self::opening::{Access, MAX_FILE, MAX_LINES, Opened, Reading, SetAsideFile, open, read};
pub(super) use self::opening::{load, permit};
use self::standing::{Numbers, Standing};
pub use self::why::Why;
use super::atomic;
use super::disk::{Disk, DiskFile, Lock};
use super::fault::Fault;
use super::paths::RESCUED;
use super::record;
use super::session_names::{HOME, RESCUES, Role, beside, next_rescue, rescue_in};
use crate::domain::event::Stamped;

/// How often, and how long apart, we try for a lock that is held: half a second in all. A process that merely looks whether
/// it is held takes it for a moment, and on a busy machine may be interrupted just then.
const LOOKED_AT: u32 = 25;
const A_LOOK: std::time::Duration = std::time::Duration::from_millis(20);

/// A session's file that is ours to write.
pub struct Log {
    disk: Arc<dyn Disk>,
    /// The path of the file; after a rescue, of the rescue file.
    path: PathBuf,
    /// The open file. Once it is given up, the fault that led to it: nothing more is written to it.
    file: Result<Box<dyn DiskFile>, Arc<Fault>>,
    /// What the file is to hold, byte for byte.
    image: Image,
    /// How many bytes of it the disk has confirmed.
    saved: usize,
    /// Whether the drive's file numbers can tell our file from another.
    numbers: Numbers,
    /// The folders for a rescue file, in case the session's own folder takes none.
    refuges: Vec<PathBuf>,
    locks: Vec<Box<dyn Send>>,
}

/// The outcome of making events durable.
#[derive(Debug)]
#[must_use]
pub enum Flushed {
    /// There was nothing new.
    Idle,
    /// The events are in the file.
    Saved,
    /// All events are in a new file, which is the session's file from now on.
    Rescued {
        /// The path of the new file.
        path: PathBuf,
        /// Why the old file was given up.
        cause: Arc<Fault>,
    },
}

/// Makes a session file with its first event in it. It is durable when this returns.
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
        image: Image::new(image, first.seq),
        numbers: Numbers::default(),
        refuges: vec![std::env::temp_dir()],
        locks,
    })
}

/// Takes the lock of a session. A process that only looks whether it is held has it for a moment, so we try more than once.
pub(super) fn acquire(disk: &dyn Disk, path: &Path) -> io::Result<Lock> {
    let lock = beside(path, "lock");
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
    disk.is_locked(&beside(path, "lock"))
}

/// The answer to a request for the locks of several session files.
pub(super) enum LockedFiles {
    /// They are ours until this is dropped, except on file systems without locks.
    Held(Vec<Box<dyn Send>>),
    /// Another process holds one of them.
    Busy,
}

/// Takes the locks of session files. If one of them is held, the lock files that were made for this are removed again.
pub(super) fn lock_all(disk: &dyn Disk, sessions: &[PathBuf]) -> LockedFiles {
    let mut held: Vec<Box<dyn Send>> = Vec::new();
    let mut made: Vec<PathBuf> = Vec::new();
    for session in sessions {
        let lock = beside(session, "lock");
        let was_there = disk.metadata(&lock).is_ok();
        match acquire(disk, session) {
            Ok(Lock::Busy { .. }) => {
                for lock in made {
                    let _gone = disk.remove(&lock);
                }
                return LockedFiles::Busy;
            }
            Ok(Lock::Held(guard)) => held.push(guard),
            // If locking is not possible, removing the files will show what is wrong.
            Ok(Lock::Unsupported) | Err(_) => {}
        }
        if !was_there {
            made.push(lock);
        }
    }
    LockedFiles::Held(held)
}

impl Log {
    /// Sets the folders for a rescue file in case the session's own takes none, the best one first.
    #[must_use]
    pub fn with_refuges(self, refuges: Vec<PathBuf>) -> Self {
        Self { refuges, ..self }
    }

    /// Returns the path of the session's file. A rescue changes it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a lock keeps other programs from writing. Some file systems have no locks.
    pub fn is_locked(&self) -> bool {
        !self.locks.is_empty()
    }

    /// Returns the number of the last event in the list. The next event takes the one after it.
    pub fn last_seq(&self) -> u64 {
        self.image.extent().seq
    }

    /// Returns the number of the last event that is durable.
    pub fn saved_seq(&self) -> u64 {
        self.image.saved_seq()
    }

    /// Whether its file survives when the machine is switched off.
    pub fn lasts(&self) -> bool {
        let Some(folder) = self.path.parent() else {
            return true;
        };
        // Many systems empty their temporary folder when they start.
        let is_rescue = matches!(Role::of_path(&self.path), Some(Role::Rescue { .. }));
        let is_emptied = is_rescue && folder == std::env::temp_dir();
        !is_emptied && !self.disk.is_volatile(folder)
    }

    pub(super) fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    pub(super) fn image(&self) -> &Image {
        &self.image
    }

    pub(super) fn refuges(&self) -> &[PathBuf] {
        &self.refuges
    }

    /// Adds events to the list and makes the list durable. If that fails, the list keeps them.
    pub fn append(&mut self, events: &[Stamped]) -> Result<Flushed, Fault> {
        for event in events {
            self.push(event)?;
        }
        self.flush()
    }

    /// Adds an event to the list in memory only.
    pub fn push(&mut self, event: &Stamped) -> Result<(), Fault> {
        self.image.push(event)
    }

    /// Makes the list durable: everything new goes out in one write, which is confirmed before this returns. After an error
    /// the file is as it was, and you may call this again.
    pub fn flush(&mut self) -> Result<Flushed, Fault> {
        let extent = self.image.extent();
        if self.saved == extent.len && self.file.is_ok() {
            return Ok(Flushed::Idle);
        }
        match self.write(extent.len) {
            Ok(()) => {
                self.saved = extent.len;
                self.image.confirm(extent.seq);
                Ok(Flushed::Saved)
            }
            Err(Failure::Again(source)) => Err(Fault::Write {
                path: self.path.clone(),
                source,
            }),
            Err(Failure::Final(cause)) => self.rescue(cause),
        }
    }

    /// Makes the list durable wherever that is possible; the last thing to do before the program ends.
    pub fn leave(&mut self) -> Result<Flushed, Fault> {
        self.flush().or_else(|cause| match cause {
            Fault::Write { .. } => self.rescue(Arc::new(cause)),
            cause => Err(cause),
        })
    }

    /// Writes what is left, a copy of the first record and the mark of an orderly close, all in one write. Nothing may be
    /// added after that.
    pub(super) fn finish(&mut self) -> Result<Flushed, Fault> {
        self.image.close();
        self.leave()
    }

    /// Closes the file with the mark of an orderly close. Returns its path.
    pub fn close(mut self) -> Result<PathBuf, Fault> {
        let _anywhere = self.finish()?;
        Ok(self.path)
    }

    /// Writes the image from what is saved up to this length.
    fn write(&mut self, len: usize) -> Result<(), Failure> {
        self.stands(self.saved)?;
        let new = self.image.bytes(self.saved, len);
        let path = &self.path;
        let lost = |source| {
            Failure::Final(Arc::new(Fault::Sync {
                path: path.clone(),
                source,
            }))
        };
        let file = self
            .file
            .as_mut()
            .map_err(|fault| Failure::Final(fault.clone()))?;
        let cause = match atomic::write_once(&mut **file, &new) {
            Ok(written) if written == new.len() => {
                file.sync_data().map_err(lost)?;
                // Another program may have come between our look and our write.
                return self.stands(len);
            }
            Ok(_) => ErrorKind::StorageFull.into(),
            Err(source) => source,
        };
        match file.set_len(self.saved as u64) {
            Ok(()) => Err(Failure::Again(cause)),
            Err(source) => Err(lost(source)),
        }
    }

    /// Checks that the file is still ours, and holds the image up to this length.
    fn stands(&mut self, len: usize) -> Result<(), Failure> {
        let file = self
            .file
            .as_ref()
            .map_err(|fault| Failure::Final(fault.clone()))?;
        let (disk, path) = (&*self.disk, &self.path);
        match standing::look(disk, path, &**file, self.numbers, (&self.image, len)) {
            Standing::Ours => {}
            Standing::Twin(file, numbers) => (self.file, self.numbers) = (Ok(file), numbers),
            Standing::Changed => {
                return Err(Failure::Final(Arc::new(Fault::Changed {
                    path: path.clone(),
                })));
            }
        }
        Ok(())
    }

    /// Writes the whole list to a new file, which is the session's file from then on.
    fn rescue(&mut self, cause: Arc<Fault>) -> Result<Flushed, Fault> {
        self.file = Err(cause.clone());
        let extent = self.image.extent();
        let image = self.image.bytes(0, extent.len);
        let folders = rescue_folders(&self.path, &self.refuges);
        let Some(refuge) = refuge(&*self.disk, &self.path, folders, &image) else {
            return Err(Fault::Nowhere {
                path: self.path.clone(),
                source: cause,
            });
        };
        self.locks.extend(refuge.lock);
        (self.path, self.file) = (refuge.path.clone(), Ok(refuge.file));
        self.image.moved(&refuge.path);
        self.numbers = Numbers::default();
        self.saved = extent.len;
        self.image.confirm(extent.seq);
        Ok(Flushed::Rescued {
            path: refuge.path,
            cause,
        })
    }
}

/// A new file with a whole session in it.
pub(super) struct Refuge {
    pub(super) path: PathBuf,
    file: Box<dyn DiskFile>,
    /// Its lock, taken before the file was made so that nobody else could open it.
    lock: Option<Box<dyn Send>>,
}

/// Writes the whole session to a new file, in the first of these folders that takes it.
pub(super) fn refuge<'f>(
    disk: &dyn Disk,
    session: &Path,
    folders: impl Iterator<Item = &'f Path> + Clone,
    image: &[u8],
) -> Option<Refuge> {
    let first = next_rescue(disk, session, folders.clone());
    let mut folders = folders;
    folders.find_map(|folder| {
        if folder.ends_with(RESCUED) {
            // That folder is ours, and may not have been made yet. Any other that is missing is on a disk that was taken
            // out.
            atomic::folder(disk, folder).ok()?;
        }
        (first..=RESCUES).find_map(|number| {
            let path = rescue_in(folder, session, number);
            let lock = match acquire(disk, &path) {
                Ok(Lock::Held(guard)) => Some(guard),
                Ok(Lock::Busy { .. }) => return None,
                Ok(Lock::Unsupported) | Err(_) => None,
            };
            match atomic::make(disk, &path, image) {
                Ok(file) => {
                    note_home(disk, session, &path);
                    Some(Some(Refuge { path, file, lock }))
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
                // This folder takes no file of any name, and nobody needs the lock.
                Err(_) => {
                    let _gone = disk.remove(&beside(&path, "lock"));
                    Some(None)
                }
            }
        })?
    })
}

/// Notes beside a rescue in another folder where the original file was, because other homes use that folder too.
fn note_home(disk: &dyn Disk, session: &Path, rescue: &Path) {
    let noted = beside(rescue, HOME);
    let home = match Role::of_path(session) {
        // A rescue of a rescue comes from the same home.
        Some(Role::Rescue { .. }) => disk.read(&beside(session, HOME)).ok(),
        _ => None,
    };
    let own = session.parent().filter(|own| Some(*own) != rescue.parent());
    let home = home.or_else(|| Some(own?.to_str()?.as_bytes().to_vec()));
    if let Some(home) = home {
        // Without the note, the rescue is still recognised by the session in it.
        let _noted = atomic::replace(disk, &noted, &home);
    }
}

/// Saves the whole session to a new file in this folder, closed in an orderly way, while the thread that writes it hangs.
pub(super) fn save_in(
    disk: &dyn Disk,
    session: &Path,
    folder: &Path,
    image: &Image,
) -> Option<PathBuf> {
    // The thread that hangs will not write any of it.
    image.close();
    let bytes = image.bytes(0, image.extent().len);
    let saved = refuge(disk, session, std::iter::once(folder), &bytes)?;
    Some(saved.path)
}

/// Returns the folders in which rescue files of a session may be, the session's own folder first.
pub(super) fn rescue_folders<'a>(
    session: &'a Path,
    refuges: &'a [PathBuf],
) -> impl Iterator<Item = &'a Path> + Clone {
    let own = session.parent().into_iter();
    own.chain(refuges.iter().map(PathBuf::as_path))
}

/// Why a write failed.
enum Failure {
    /// The file is as it was, and we may try again.
    Again(io::Error),
    /// We no longer know what is in the file, so it is given up.
    Final(Arc<Fault>),
}
