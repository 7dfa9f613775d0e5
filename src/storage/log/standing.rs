//! Checks whether the name of a session's file still leads to what we wrote through our handle.

use std::path::Path;

use super::image::Image;
use crate::storage::atomic;
use crate::storage::disk::{Disk, DiskFile, FileId};

/// How many bytes at the end of a file we compare if the drive's numbers cannot tell files apart.
const TAIL: usize = 64 * 1024;

/// Whether the numbers by which the drive tells files apart stay the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numbers {
    /// They do, as far as we know.
    #[default]
    Steady,
    /// It makes one up at every look, as some drives do that a program serves. Then we compare contents.
    MadeUp,
}

/// What the name of our file leads to.
pub(super) enum Standing {
    /// Our file, with exactly what should be in it.
    Ours,
    /// Another file with exactly the same in it, opened to go on there.
    Twin(Box<dyn DiskFile>, Numbers),
    /// Something else: another program cut, removed, renamed or replaced the file.
    Changed,
}

/// Checks that `path` leads to the file of this handle, and that it holds the first `len` bytes of the image. If the disk
/// refuses the check, we assume that it does.
pub(super) fn look(
    disk: &dyn Disk,
    path: &Path,
    file: &dyn DiskFile,
    numbers: Numbers,
    (image, len): (&Image, usize),
) -> Standing {
    let own = file.state().ok();
    if own.is_some_and(|own| own.len != len as u64) {
        return Standing::Changed;
    }
    let there = match disk.metadata(path) {
        Ok(there) => there,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Standing::Changed,
        Err(_) => return Standing::Ours,
    };
    if there.len != len as u64 {
        return Standing::Changed;
    }
    if numbers == Numbers::MadeUp {
        let is_named = own.is_none_or(|own| own.named);
        return if is_named && has_tail(disk, path, image, len) {
            Standing::Ours
        } else {
            Standing::Changed
        };
    }
    match (there.id, own.and_then(|own| own.id)) {
        (Some(one), Some(other)) if one != other => twin(disk, path, image, len),
        _ if own.is_some_and(|own| !own.named) => Standing::Changed,
        _ => Standing::Ours,
    }
}

/// Checks another file under our name: an editor that saves by renaming leaves one with the same in it.
fn twin(disk: &dyn Disk, path: &Path, image: &Image, len: usize) -> Standing {
    let is_same = |bytes: Vec<u8>| bytes.len() == len && image.begins_with(&bytes);
    if !disk.read(path).is_ok_and(is_same) {
        return Standing::Changed;
    }
    let Ok(mut file) = disk.open_append(path) else {
        return Standing::Changed;
    };
    // Whoever put it there may not have made the file or its name durable.
    if file.sync_data().is_err() || atomic::sync_folder(disk, path).is_err() {
        return Standing::Changed;
    }
    let id = |path: &Path| -> Option<FileId> { disk.metadata(path).ok()?.id };
    let handle = file.state().ok().and_then(|state| state.id);
    let numbers = if id(path) == handle {
        Numbers::Steady
    } else {
        Numbers::MadeUp
    };
    Standing::Twin(file, numbers)
}

/// Whether a file ends as the image does at this length.
fn has_tail(disk: &dyn Disk, path: &Path, image: &Image, len: usize) -> bool {
    let from = len.saturating_sub(TAIL);
    let expected = image.bytes(from, len);
    let Ok(mut file) = disk.open_read(path) else {
        return true;
    };
    let mut found = vec![0; expected.len()];
    let mut filled = 0;
    while filled < found.len() {
        match file.read_at((from + filled) as u64, &mut found[filled..]) {
            Ok(0) => return false,
            Ok(read) => filled += read,
            Err(_) => return true,
        }
    }
    found == expected
}
