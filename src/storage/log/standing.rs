//! Whether the name of a session's file still leads to what was written through the handle we have.

use std::path::Path;

use super::image::Image;
use crate::storage::atomic;
use crate::storage::disk::{Disk, DiskFile, FileId};

/// How much of the end of a file is compared where files cannot be told apart by their numbers, in bytes.
const TAIL: usize = 64 * 1024;

/// Whether the drive tells files apart by numbers that stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numbers {
    /// As far as is known.
    #[default]
    Steady,
    /// It makes one up at every look, as some drives do that a program serves: what is in the file must tell.
    MadeUp,
}

/// What a look at a file's name brings.
pub(super) enum Standing {
    /// It leads to our file, which holds just what it should.
    Ours,
    /// It leads to another file with just the same in it, which was opened to go on there.
    Twin(Box<dyn DiskFile>, Numbers),
    /// Another program cut, removed, renamed or replaced it.
    Changed,
}

/// Looks whether `path` leads to the file of this handle and that holds the first `len` bytes of the image. A look that
/// the disk refuses says nothing against it.
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

/// Another file under our name: an editor that saves by renaming leaves one with the same in it.
fn twin(disk: &dyn Disk, path: &Path, image: &Image, len: usize) -> Standing {
    let is_same = |bytes: Vec<u8>| bytes.len() == len && image.begins_with(&bytes);
    if !disk.read(path).is_ok_and(is_same) {
        return Standing::Changed;
    }
    let Ok(mut file) = disk.open_append(path) else {
        return Standing::Changed;
    };
    // Whoever put it there may have made neither it nor its name durable.
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

/// Whether a file ends as the image does at that length.
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
