//! Everything the program does with a file system, behind two traits so that a test can fail any call.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::fault::NoFiles;
use super::folder_risk;

/// How often we try again for a lock whose file was removed while we took it.
const RELOCKS: usize = 8;

/// A file system.
pub trait Disk: Send + Sync {
    /// Makes a new file to append to, readable by its owner alone. Fails if there is one; follows no link.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file to append to.
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file to read from.
    fn open_read(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Reads a whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Renames a file. Whatever had the new name is replaced in the same instant.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Returns the paths of what is in a folder, in no order.
    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>>;
    /// Does the same for a folder that may be missing; a missing one has nothing in it.
    fn list_if_there(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        match self.list(dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            found => found,
        }
    }
    /// Makes a folder and the ones above it, open to their owner alone.
    fn create_dir_all(&self, dir: &Path) -> io::Result<()>;
    /// Takes the lock that a file stands for, and makes the file if it is missing.
    fn try_lock(&self, path: &Path) -> io::Result<Lock>;
    /// Whether another process holds the lock that a file stands for. Only looks: a lock file that is missing is held by
    /// nobody.
    fn is_locked(&self, path: &Path) -> bool;
    /// Returns what is known of a file without opening it.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;
    /// Whether a name is a link to a file elsewhere.
    fn is_link(&self, path: &Path) -> bool;
    /// Returns where a file really is, once all links are followed.
    fn real_path(&self, path: &Path) -> io::Result<PathBuf>;
    /// Whether the contents of a folder are lost when the machine is switched off.
    fn is_volatile(&self, folder: &Path) -> bool;
}

/// An open file.
pub trait DiskFile: Send {
    /// Appends, in a single write that may take less than all of it. Returns how many bytes were written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Reads from an offset, once. Returns how many bytes were read; 0 at the end.
    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<usize>;
    /// Makes what was written durable.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Cuts the file to this length, in bytes.
    fn set_len(&mut self, len: u64) -> io::Result<()>;
    /// Returns its length, which file it is, and whether it still has a name.
    fn state(&self) -> io::Result<FileState>;
}

/// What identifies a file on this machine for as long as it exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId {
    /// The number of the device it is on.
    pub device: u64,
    /// Its number on that device. Some drives make one up at every look, above all those a program serves.
    pub number: u64,
}

/// The state of an open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Its length in bytes.
    pub len: u64,
    /// Whether any name still leads to it, perhaps a new one; false once it was removed or replaced.
    pub named: bool,
    /// Which file it is, if the system tells.
    pub id: Option<FileId>,
}

/// What is known of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Its length in bytes.
    pub len: u64,
    /// Whether it is a regular file.
    pub is_file: bool,
    /// Whether it belongs to the user who runs the program; true where the system does not tell.
    pub is_ours: bool,
    /// When it was last written, if the file system records it.
    pub modified: Option<SystemTime>,
    /// Which file it is, if the system tells.
    pub id: Option<FileId>,
}

/// The answer to a request for a lock.
pub enum Lock {
    /// It is ours until the guard is dropped or the process ends.
    Held(Box<dyn Send>),
    /// Another process holds it.
    Busy {
        /// The id of that process, if the lock file says.
        pid: Option<u32>,
    },
    /// This file system has no locks.
    Unsupported,
}

/// Returns what the system said when it could not make `path`. It says the same whether the folder is gone or takes no files.
/// We check which it is when it happens, so that wording it never has to wait for a disk.
pub fn not_made(error: io::Error, path: &Path) -> io::Error {
    if error.kind() == io::ErrorKind::NotFound && folder_of(path).is_some() {
        io::Error::other(NoFiles)
    } else {
        error
    }
}

/// Returns the folder of a path, if it is there.
fn folder_of(path: &Path) -> Option<PathBuf> {
    let folder = match path.parent()? {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    // When the working folder is removed, only its path is gone.
    let real = fs::canonicalize(folder).ok()?;
    real.is_dir().then_some(real)
}

/// The machine's own file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

struct RealFile(File);

impl Disk for RealDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = private(OpenOptions::new().read(true).append(true).create_new(true))
            .open(path)
            .map_err(|error| not_made(error, path))?;
        Ok(Box::new(RealFile(file)))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new().read(true).append(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn open_read(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(RealFile(File::open(path)?)))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(unix)]
    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    // Windows makes names durable by itself, and does not open a folder as a file.
    #[cfg(not(unix))]
    fn sync_dir(&self, _dir: &Path) -> io::Result<()> {
        Ok(())
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(dir)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect()
    }

    fn create_dir_all(&self, dir: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        let made = builder.recursive(true).create(dir);
        // The first of those that are missing is the one that could not be made.
        let first = |dir: &&Path| folder_of(dir).is_some();
        made.map_err(|error| not_made(error, dir.ancestors().find(first).unwrap_or(dir)))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Lock> {
        let mut options = OpenOptions::new();
        private(options.read(true).write(true).create(true).truncate(false));
        let mut file = match follow_no_link(&mut options).open(path) {
            // A lock file that is a link is no lock: nothing may be written where it leads.
            Err(_) if self.is_link(path) => return Ok(Lock::Unsupported),
            file => file.map_err(|error| not_made(error, path))?,
        };
        // A lock file may be removed while somebody waits for it, and one without a name keeps nobody out.
        let mut locked = file.try_lock();
        for _ in 0..RELOCKS {
            if locked.is_err() || is_named(&file, path) {
                break;
            }
            file = options.open(path)?;
            locked = file.try_lock();
        }
        match locked {
            Ok(()) => {
                // The number only tells people who the owner is; the lock holds without it.
                let _told = file
                    .set_len(0)
                    .and_then(|()| write!(file, "{}", std::process::id()));
                Ok(Lock::Held(Box::new(file)))
            }
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let _told = file.read_to_string(&mut text);
                Ok(Lock::Busy {
                    pid: text.trim().parse().ok(),
                })
            }
            Err(TryLockError::Error(error)) if is_lockless(&error) => Ok(Lock::Unsupported),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn is_locked(&self, path: &Path) -> bool {
        let file = follow_no_link(OpenOptions::new().read(true)).open(path);
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let data = fs::metadata(path)?;
        Ok(Metadata {
            len: data.len(),
            is_file: data.is_file(),
            is_ours: is_ours(&data),
            modified: data.modified().ok(),
            id: file_id(&data),
        })
    }

    fn is_link(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink())
    }

    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn is_volatile(&self, folder: &Path) -> bool {
        folder_risk::is_volatile(folder)
    }
}

#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have no such number"
)]
fn file_id(data: &fs::Metadata) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    Some(FileId {
        device: data.dev(),
        number: data.ino(),
    })
}

#[cfg(not(unix))]
fn file_id(_data: &fs::Metadata) -> Option<FileId> {
    None
}

/// Makes opening a name that is a link fail.
#[cfg_attr(
    not(unix),
    expect(clippy::needless_pass_by_ref_mut, reason = "only unix has such a flag")
)]
fn follow_no_link(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, nix::fcntl::OFlag::O_NOFOLLOW.bits());
    options
}

/// Whether a name still leads to an open file.
#[cfg(unix)]
fn is_named(file: &File, path: &Path) -> bool {
    let there = fs::metadata(path).ok().and_then(|data| file_id(&data));
    there == file.metadata().ok().and_then(|data| file_id(&data))
}

#[cfg(not(unix))]
fn is_named(_file: &File, _path: &Path) -> bool {
    true
}

/// Whether a lock was refused because the file system has none. A network drive without its lock service says so in its own
/// way.
fn is_lockless(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(nix::errno::Errno::ENOLCK as i32) {
        return true;
    }
    error.kind() == io::ErrorKind::Unsupported
}

#[cfg(unix)]
fn is_ours(data: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(data) == nix::unistd::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_ours(_data: &fs::Metadata) -> bool {
    true
}

#[cfg_attr(
    not(unix),
    expect(clippy::needless_pass_by_ref_mut, reason = "only unix has modes")
)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

impl DiskFile for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.read(into)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }

    fn state(&self) -> io::Result<FileState> {
        let data = self.0.metadata()?;
        #[cfg(unix)]
        let named = std::os::unix::fs::MetadataExt::nlink(&data) > 0;
        #[cfg(not(unix))]
        let named = true;
        Ok(FileState {
            len: data.len(),
            named,
            id: file_id(&data),
        })
    }
}
