//! What is under a folder: how much space is left, and whether it is on an ordinary disk of this machine.

use std::path::Path;

/// Why a folder is less safe than one on an ordinary disk of this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderRisk {
    /// It is on another machine, so that locks and flushes cannot be relied on.
    Network,
    /// A program copies it to other machines while we write.
    Synced,
    /// It is in this machine's memory, and lost when that is switched off.
    Volatile,
}

/// The names of folders that are kept in sync with other machines.
const SYNCED: [&str; 6] = [
    "OneDrive",
    "Dropbox",
    "iCloud",
    "Mobile Documents",
    "Nextcloud",
    "Google Drive",
];

/// Returns the risk of keeping sessions in a folder, if there is one.
pub fn folder_risk(folder: &Path) -> Option<FolderRisk> {
    let is_synced = folder.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        SYNCED.iter().any(|name| part.starts_with(name))
    });
    let is_marked = folder
        .ancestors()
        .any(|folder| folder.join(".stfolder").exists());
    if is_synced || is_marked {
        Some(FolderRisk::Synced)
    } else {
        kind(folder).and_then(|kind| {
            let is_of = |kinds: &[u32]| kinds.iter().any(|one| i64::from(*one) == kind);
            if is_of(&REMOTE) {
                Some(FolderRisk::Network)
            } else {
                is_of(&VOLATILE).then_some(FolderRisk::Volatile)
            }
        })
    }
}

/// Whether the contents of a folder are lost when the machine is switched off.
pub fn is_volatile(folder: &Path) -> bool {
    kind(folder).is_some_and(|kind| VOLATILE.iter().any(|one| i64::from(*one) == kind))
}

/// The numbers of the file systems NFS, SMB (three kinds), 9P and FUSE.
const REMOTE: [u32; 6] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x0102_1997,
    0x6573_5546,
];

/// The numbers of the file systems tmpfs and ramfs.
const VOLATILE: [u32; 2] = [0x0102_1994, 0x8584_58f6];

/// Returns the number of the file system a folder is on. A folder that is not there yet will be on the same one as the
/// folder above it.
#[cfg(target_os = "linux")]
#[allow(
    clippy::useless_conversion,
    reason = "the number of a file system is of another type on other processors"
)]
fn kind(folder: &Path) -> Option<i64> {
    use nix::sys::statfs::{FsType, statfs};

    let there = folder.ancestors().find(|folder| folder.exists())?;
    let FsType(kind) = statfs(there).ok()?.filesystem_type();
    Some(i64::from(kind))
}

#[cfg(not(target_os = "linux"))]
fn kind(_folder: &Path) -> Option<i64> {
    None
}

/// Returns how many bytes are left for this user on the disk of a folder; `None` if the system does not say.
#[cfg(unix)]
#[allow(
    clippy::useless_conversion,
    reason = "these numbers are of other types on other systems"
)]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let found = nix::sys::statvfs::statvfs(there).ok()?;
    let blocks = u64::try_from(found.blocks_available()).ok()?;
    let size = u64::try_from(found.fragment_size()).ok()?;
    Some(blocks.saturating_mul(size))
}

/// Returns how many bytes are left for this user on the disk of a folder; `None` if the system does not say.
#[cfg(not(unix))]
pub fn free_bytes(_folder: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_copied_elsewhere_is_told_by_its_name() {
        assert_eq!(
            folder_risk(Path::new("/home/noor/OneDrive - De Linde/flipover")),
            Some(FolderRisk::Synced)
        );
        assert_eq!(folder_risk(Path::new("/nowhere/plain")), None);
    }
}
