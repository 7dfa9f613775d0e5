//! Where a path really leads, and whether two paths lead to the same file.

use std::path::{Path, PathBuf};

use super::disk::Disk;

/// Returns where a session's file really is, if its name is a link. That is where everybody meets and where it is written.
pub fn real_file(disk: &dyn Disk, path: &Path) -> PathBuf {
    let real = disk.is_link(path).then(|| disk.real_path(path).ok());
    let real = real.flatten().or_else(|| std::path::absolute(path).ok());
    real.unwrap_or_else(|| path.to_owned())
}

/// Whether two paths lead to the same place, however they are spelled.
pub(super) fn leads_to_same(disk: &dyn Disk, one: &Path, other: &Path) -> bool {
    let real = |path: &Path| disk.real_path(path).ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}

/// Whether two paths lead to the same file, or to two names of it.
pub fn is_same_file(disk: &dyn Disk, one: &Path, other: &Path) -> bool {
    let id = |path: &Path| disk.metadata(path).ok()?.id;
    leads_to_same(disk, one, other) || id(one).is_some_and(|one| Some(one) == id(other))
}
