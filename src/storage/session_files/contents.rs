//! Compares the contents of two files of a session: whether one has everything that the other has.

use std::collections::HashSet;
use std::path::Path;

use super::identity::Identity;
use crate::domain::event::Stamped;
use crate::domain::merge;
use crate::storage::disk::Disk;
use crate::storage::log;
use crate::storage::record::{self, Line};

/// The contents of a session's file.
pub(super) struct Contents {
    identity: Identity,
    events: Vec<Stamped>,
    /// Its records, byte for byte.
    lines: HashSet<Vec<u8>>,
    /// Whether everything in it is among the events.
    is_whole: bool,
}

impl Contents {
    /// Reads a file; `None` if it has no session that can be read.
    pub(super) fn read(disk: &dyn Disk, path: &Path) -> Option<Self> {
        let reading = log::read(disk, path).ok()?;
        let bytes = disk.read(path).ok()?;
        Some(Self {
            identity: Identity::of(&reading.events)?,
            lines: records(&bytes),
            is_whole: reading.damage.iter().all(|damage| damage.kind.counts()),
            events: reading.events,
        })
    }

    /// Whether this file has everything that the other one has: every record as it is, or, after a merge, everything that
    /// people did.
    pub(super) fn covers(&self, other: &Self) -> bool {
        if self.identity != other.identity {
            return false;
        }
        let merged = || {
            let split = merge::split(&other.events, &self.events);
            other.is_whole && split.is_some_and(|split| !split.differs && split.here == 0)
        };
        other.lines.is_subset(&self.lines) || merged()
    }
}

/// Returns the records of a file. The brackets do not count, nor does a last line that was cut off.
fn records(bytes: &[u8]) -> HashSet<Vec<u8>> {
    let is_record = |line: &&[u8]| match record::decode(line) {
        Line::Blank | Line::Opening | Line::Closing => false,
        Line::Unreadable | Line::TooLong => line.ends_with(b"\n"),
        Line::Record(..) | Line::Unknown { .. } => true,
    };
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines
        .filter(is_record)
        .map(|line| line.trim_ascii().to_vec())
        .collect()
}
