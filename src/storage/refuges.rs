//! The folders that can take a whole session when its own disk refuses it: first those whose contents last.

use std::path::{Path, PathBuf};

/// Returns the folders for rescue files, the best one first: the user's own folder for them, other disks of this machine,
/// the program's own folder, disks that can be taken out, and the temporary folder, which may be in memory.
pub(super) fn around(user: Option<PathBuf>, home: &Path) -> Vec<PathBuf> {
    let (fixed, removable) = disks();
    let mut found: Vec<PathBuf> = user.into_iter().collect();
    found.extend(fixed);
    found.push(home.to_owned());
    found.extend(removable);
    found.push(std::env::temp_dir());
    let mut known = std::collections::BTreeSet::new();
    found.retain(|folder| known.insert(folder.clone()));
    found
}

/// Returns a folder on each other disk of this machine, and on each disk that can be taken out.
#[cfg(target_os = "linux")]
fn disks() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let (removable, mut fixed): (Vec<_>, Vec<_>) = disks_in(&mounts)
        .into_iter()
        .partition(|(device, folder)| is_removable(device, folder));
    let folders = |disks: Vec<(String, PathBuf)>| disks.into_iter().map(|(_, folder)| folder);
    // Files there survive a restart, and every user may write there.
    fixed.push((String::new(), PathBuf::from("/var/tmp")));
    (folders(fixed).collect(), folders(removable).collect())
}

#[cfg(not(target_os = "linux"))]
fn disks() -> (Vec<PathBuf>, Vec<PathBuf>) {
    (Vec::new(), Vec::new())
}

/// Returns the devices in a list of mounts that are disks for people's files, each with its folder. On Linux these are
/// mounted under a few known folders; everything else belongs to the system.
#[cfg(any(target_os = "linux", test))]
fn disks_in(mounts: &str) -> Vec<(String, PathBuf)> {
    const PEOPLES: [&str; 3] = ["/mnt/", "/media/", "/run/media/"];
    const LOCAL: [&str; 12] = [
        "ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "jfs", "zfs", "ntfs3", "fuseblk", "vfat",
        "exfat",
    ];
    let disk = |line: &str| {
        let mut fields = line.split(' ');
        let (device, folder) = (fields.next()?, plain(fields.next()?));
        let (kind, options) = (fields.next()?, fields.next()?);
        let is_one = LOCAL.contains(&kind)
            && options.split(',').any(|option| option == "rw")
            && PEOPLES.iter().any(|above| folder.starts_with(above));
        is_one.then(|| (device.to_owned(), PathBuf::from(folder)))
    };
    mounts.lines().filter_map(disk).collect()
}

/// Decodes a path: the list of mounts writes blanks and the like as octal numbers.
#[cfg(any(target_os = "linux", test))]
fn plain(field: &str) -> String {
    let signs = [
        ("\\040", " "),
        ("\\011", "\t"),
        ("\\012", "\n"),
        ("\\134", "\\"),
    ];
    let mut plain = field.to_owned();
    for (octal, sign) in signs {
        plain = plain.replace(octal, sign);
    }
    plain
}

/// Whether a disk can be taken out: because the system says so, because it is on USB, or because it is mounted where such
/// disks are.
#[cfg(target_os = "linux")]
fn is_removable(device: &str, folder: &Path) -> bool {
    let name = Path::new(device).file_name().unwrap_or_default();
    let Ok(known) = Path::new("/sys/class/block").join(name).canonicalize() else {
        return !folder.starts_with("/mnt");
    };
    let says = |at: &Path| std::fs::read_to_string(at.join("removable")).ok();
    let said = says(&known).or_else(|| says(known.parent()?));
    said.is_some_and(|said| said.trim() == "1")
        || known.components().any(|part| {
            let part = part.as_os_str().to_string_lossy();
            part.starts_with("usb")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_disks_for_peoples_files_are_taken() {
        let mounts = "/dev/sda2 / ext4 rw,relatime 0 0\n\
            /dev/sda1 /boot vfat rw 0 0\n\
            tmpfs /mnt/memory tmpfs rw 0 0\n\
            /dev/sdb1 /mnt/data ext4 rw,noatime 0 0\n\
            /dev/sdc1 /media/noor/STICK\\040ONE exfat rw,nosuid 0 0\n\
            /dev/sdd1 /media/noor/CARD vfat ro 0 0\n\
            server:/share /mnt/share nfs4 rw 0 0\n";
        let folders: Vec<PathBuf> = disks_in(mounts).into_iter().map(|(_, at)| at).collect();
        let expected = ["/mnt/data", "/media/noor/STICK ONE"];
        assert_eq!(folders, expected.map(PathBuf::from));
    }

    #[test]
    fn what_may_be_in_memory_comes_last() {
        let found = around(Some("/home/noor/rescued".into()), Path::new("/stick"));
        assert_eq!(found.first(), Some(&PathBuf::from("/home/noor/rescued")));
        assert_eq!(found.last(), Some(&std::env::temp_dir()));
        let at = |folder: &str| found.iter().position(|one| one == Path::new(folder));
        assert!(at("/stick") > at("/home/noor/rescued"));
    }
}
