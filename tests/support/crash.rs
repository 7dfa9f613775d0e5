//! What a power cut may leave of everything that was done to a disk: what was confirmed, and any part of the rest.
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::BTreeMap;

use crate::faulty_disk::{Deed, FaultyDisk};

/// What becomes of something done and not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Kept,
    Lost,
    /// So many bytes of a write are there, and nothing after them.
    Torn(usize),
    /// So many bytes of a write are there, and zeros to its full length.
    Zeros(usize),
}

/// The places in the list of what was done and never confirmed: a name by its folder, bytes by their file.
pub(crate) fn pending(deeds: &[Deed]) -> Vec<usize> {
    let confirmed = |at: usize| {
        deeds[at + 1..]
            .iter()
            .any(|later| match (&deeds[at], later) {
                (Deed::Write(file, ..) | Deed::Cut(file, _), Deed::Sync(synced)) => file == synced,
                (Deed::Create(path, _) | Deed::Remove(path), Deed::SyncDir(dir)) => {
                    path.parent() == Some(dir)
                }
                (Deed::Rename(_, to), Deed::SyncDir(dir)) => to.parent() == Some(dir),
                _ => false,
            })
    };
    let done = |deed: &Deed| {
        !matches!(
            deed,
            Deed::Put(..) | Deed::Sync(_) | Deed::SyncDir(_) | Deed::Told(_)
        )
    };
    (0..deeds.len())
        .filter(|at| done(&deeds[*at]) && !confirmed(*at))
        .collect()
}

/// The disk after the cut, with a fate for each of what was pending.
pub(crate) fn after(deeds: &[Deed], fates: &[(usize, Fate)]) -> FaultyDisk {
    let mut names = BTreeMap::new();
    let mut files: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
    for (at, deed) in deeds.iter().enumerate() {
        let fate = fates
            .iter()
            .find(|(place, _)| *place == at)
            .map_or(Fate::Kept, |(_, fate)| *fate);
        if fate == Fate::Lost {
            continue;
        }
        match deed {
            Deed::Put(path, file, bytes) => {
                names.insert(path.clone(), *file);
                files.insert(*file, bytes.clone());
            }
            Deed::Create(path, file) => {
                names.insert(path.clone(), *file);
            }
            Deed::Write(file, place, bytes) => {
                write(files.entry(*file).or_default(), *place, bytes, fate);
            }
            Deed::Cut(file, len) => files.entry(*file).or_default().truncate(*len),
            Deed::Rename(from, to) => {
                // A name whose own making was lost comes with the rename all the same.
                let file = names.remove(from).or_else(|| made(&deeds[..at], from));
                file.map(|file| names.insert(to.clone(), file));
            }
            Deed::Remove(path) => {
                names.remove(path);
            }
            Deed::Sync(_) | Deed::SyncDir(_) | Deed::Told(_) => {}
        }
    }
    let disk = FaultyDisk::default();
    for (path, file) in &names {
        disk.put(path, files.get(file).map_or(&[], Vec::as_slice));
    }
    disk
}

fn made(deeds: &[Deed], name: &std::path::Path) -> Option<usize> {
    deeds.iter().rev().find_map(|deed| match deed {
        Deed::Create(path, file) if path == name => Some(*file),
        _ => None,
    })
}

fn write(file: &mut Vec<u8>, place: usize, bytes: &[u8], fate: Fate) {
    let (there, len) = match fate {
        Fate::Torn(n) => (&bytes[..n.min(bytes.len())], n.min(bytes.len())),
        Fate::Zeros(n) => (&bytes[..n.min(bytes.len())], bytes.len()),
        Fate::Kept | Fate::Lost => (bytes, bytes.len()),
    };
    if len == 0 {
        return;
    }
    if file.len() < place + len {
        file.resize(place + len, 0);
    }
    file[place..place + len].fill(0);
    file[place..place + there.len()].copy_from_slice(there);
}
