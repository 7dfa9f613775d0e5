//! Session files, drafts, folders and the configuration, on the real disk and on one that fails.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::naive_bytecount,
    reason = "files of a few kilobytes"
)]

#[path = "../support/apart.rs"]
mod apart;
#[path = "../support/faulty_disk.rs"]
mod faulty_disk;

mod damage;
mod failing;
mod following;
mod house;
mod mending;
mod places;
mod reading;
mod redacting;
mod roles;
mod sample;
mod standing;
mod words;
mod writing;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use faulty_disk::FaultyDisk;
use flipover::domain::event::Stamped;
use flipover::storage::log::{self, Access, Log, Opened};

/// Where the tests' session stands.
fn file() -> PathBuf {
    PathBuf::from("/home/sessions/a.ron")
}

fn arc(disk: &FaultyDisk) -> Arc<FaultyDisk> {
    Arc::new(disk.clone())
}

/// The file of a closed session with these events.
fn closed(events: &[Stamped]) -> Vec<u8> {
    let disk = FaultyDisk::default();
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let _saved = log.append(&events[1..]).unwrap();
    let path = log.close().unwrap();
    disk.bytes(&path).unwrap()
}

/// The same, broken off.
fn unclosed(events: &[Stamped]) -> Vec<u8> {
    let bytes = closed(events);
    let end = end_of(&bytes);
    bytes.strip_suffix(&end[..]).unwrap().to_vec()
}

/// What stands at the end of a file with this first record when it is closed: the copy of that and the bracket.
fn end_of(bytes: &[u8]) -> Vec<u8> {
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let first = lines.find(|line| line.starts_with(b"(format")).unwrap();
    [b"// ", first.trim_ascii_end(), b"\n]\n"].concat()
}

fn disk_with(bytes: &[u8]) -> FaultyDisk {
    let disk = FaultyDisk::default();
    disk.put(&file(), bytes);
    disk
}

fn open(disk: &FaultyDisk) -> Opened {
    log::open(arc(disk), &file()).unwrap()
}

fn writable(opened: Opened) -> Log {
    match opened.access {
        Access::Write(log) => log,
        Access::ReadOnly(why) => panic!("read only: {why:?}"),
    }
}

fn read(disk: &FaultyDisk, path: &Path) -> log::Reading {
    log::read(disk, path).unwrap()
}
