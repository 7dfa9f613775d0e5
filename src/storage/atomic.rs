//! Writes files and makes folders so that after a power cut they are either there and whole, or as they were before.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskFile};
use super::fault::Fault;
use super::session_names::Role;

/// How many numbered names `make_first` tries before it gives up.
const NAMES: usize = 999;
/// How often a write is tried while signals interrupt it.
const SIGNALS: usize = 16;

/// Replaces a file, or makes it. At every moment the file is either as it was, or whole and new.
pub(super) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let temp = temporary(path);
    let fault = |source| Fault::Write {
        path: path.to_owned(),
        source,
    };
    // An earlier crash may have left one. If it is a link, the link goes and is not followed.
    remove(disk, &temp)?;
    let done = fill(disk, &temp, bytes)
        .and_then(|_| disk.rename(&temp, path))
        .and_then(|()| sync_folder(disk, path));
    if done.is_err() {
        // Nobody needs the temporary file, and the error says what matters.
        let _gone = disk.remove(&temp);
    }
    done.map_err(fault)
}

/// Removes a file. One that is not there is no error.
pub(super) fn remove(disk: &dyn Disk, path: &Path) -> Result<(), Fault> {
    match disk.remove(path) {
        Err(source) if source.kind() != ErrorKind::NotFound => Err(Fault::Write {
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}

/// Makes a new file under a name that only the caller hands out, as the holder of the session's lock. It is durable when
/// this returns, and gone when this fails; there is never half a file of that name.
pub(super) fn make(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn DiskFile>> {
    match disk.metadata(path) {
        Ok(_) => return Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let temp = temporary(path);
    // An earlier crash may have left one.
    let _gone = disk.remove(&temp);
    let named = |file| disk.rename(&temp, path).map(|()| file);
    let done = fill(disk, &temp, bytes).and_then(named);
    if done.is_err() {
        let _gone = disk.remove(&temp);
    }
    let done = done?;
    sync_folder(disk, path)
        .inspect_err(|_| {
            let _gone = disk.remove(path);
        })
        .map(|()| done)
}

/// Makes a new file under the first name that is free. It is durable when this returns.
pub(super) fn make_first(
    disk: &dyn Disk,
    names: impl Iterator<Item = PathBuf>,
    bytes: &[u8],
) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    for path in names.take(NAMES) {
        match make(disk, &path, bytes) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (path, file)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Makes a folder and the ones above it. They are durable when this returns.
pub(super) fn folder(disk: &dyn Disk, dir: &Path) -> Result<(), Fault> {
    let missing = |dir: &&Path| !dir.as_os_str().is_empty() && disk.metadata(dir).is_err();
    let new: Vec<_> = dir.ancestors().take_while(missing).collect();
    if new.is_empty() {
        return Ok(());
    }
    disk.create_dir_all(dir).map_err(|source| Fault::Make {
        path: dir.to_owned(),
        source,
    })?;
    for dir in new {
        // We may not be allowed to open a folder above ours; then it becomes durable when the system gets round to it.
        let _durable = sync_folder(disk, dir);
    }
    Ok(())
}

/// Makes the name of a file durable, by syncing the folder it is in.
pub(super) fn sync_folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(dir) if dir.as_os_str().is_empty() => disk.sync_dir(Path::new(".")),
        Some(dir) => disk.sync_dir(dir),
        None => Ok(()),
    }
}

/// Returns the name a file has until it is whole. For a file of a session that is a name by which it is known to belong to
/// the session; for any other it is the whole name with an ending.
fn temporary(path: &Path) -> PathBuf {
    if Role::of_path(path).is_some() {
        return path.with_extension("tmp");
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    path.with_file_name(name)
}

fn fill(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn DiskFile>> {
    let mut file = disk.create_new(path)?;
    write_all(&mut *file, bytes)?;
    file.sync_data()?;
    Ok(file)
}

fn write_all(file: &mut dyn DiskFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match write_once(file, bytes)? {
            0 => return Err(ErrorKind::WriteZero.into()),
            written => bytes = &bytes[written..],
        }
    }
    Ok(())
}

/// Writes once, and tries again when a signal interrupts it. Returns how many bytes were written.
pub(super) fn write_once(file: &mut dyn DiskFile, bytes: &[u8]) -> io::Result<usize> {
    let mut tries = (0..SIGNALS).map(|_| file.write(bytes));
    let done = |result: &io::Result<usize>| {
        !result
            .as_ref()
            .is_err_and(|error| error.kind() == ErrorKind::Interrupted)
    };
    tries
        .find(done)
        .unwrap_or_else(|| Err(ErrorKind::Interrupted.into()))
}
