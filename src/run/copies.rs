//! Finds other files with the same session in them, and what each has that the other lacks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::files;
use super::host::Host;
use crate::domain::event::Stamped;
use crate::domain::merge::{self, Refused, Standing};
use crate::storage::disk::Disk;
use crate::storage::fault::Fault;
use crate::storage::log::{self, Access, Flushed, Why};
use crate::storage::session_files::{self, Entry, Identity};
use crate::tui::messages::Copied;

/// The most files a copy is compared with.
const MOST: usize = 8;

/// Returns the other files with the session of these events, which is in `path`. The file that most needs attention comes
/// first.
pub fn beside(host: &Host, path: &Path, events: &[Stamped]) -> Vec<Copied> {
    let Some(identity) = Identity::of(events) else {
        return Vec::new();
    };
    let disk = &*host.disk;
    let there = files(host).unwrap_or_default();
    let is_other = |entry: &Entry| !session_files::is_same_file(disk, &entry.path, path);
    let mut others: Vec<(String, PathBuf)> = there
        .into_iter()
        .filter(|entry| is_of(disk, &entry.path, &identity) && is_other(entry))
        .map(|entry| (entry.id, entry.path))
        .collect();
    // A file from outside the folder of sessions may have been rescued too.
    for rescue in session_files::rescues(disk, &host.home, path) {
        if !others.iter().any(|(_, other)| *other == rescue) {
            others.push((rescue.display().to_string(), rescue));
        }
    }
    let found = others.into_iter().take(MOST).filter_map(|(other, path)| {
        let reading = log::read(disk, &path).ok()?;
        let split = merge::split(events, &reading.events)?;
        Some(Copied { other, split })
    });
    let mut found: Vec<Copied> = found.collect();
    found.sort_by_key(|copied| std::cmp::Reverse(weight(copied)));
    found
}

/// Returns the names of the sessions that began as this one did and are in none of these files: copies of it, whatever was
/// taken out of them.
pub fn elsewhere(host: &Host, events: &[Stamped], known: &[PathBuf]) -> Vec<String> {
    let Some(identity) = Identity::of(events) else {
        return Vec::new();
    };
    let disk = &*host.disk;
    let is_known = |path: &Path| {
        let mut known = known.iter();
        known.any(|one| session_files::is_same_file(disk, one, path))
    };
    let there = files(host).unwrap_or_default().into_iter();
    let others = there.filter(|entry| {
        let found = Identity::in_file(disk, &entry.path);
        !is_known(&entry.path) && found.is_some_and(|found| found.run == identity.run)
    });
    others.map(|entry| entry.id).collect()
}

/// Whether a file may hold this session, perhaps with its run redacted. A file that may is read in full to be sure.
fn is_of(disk: &dyn Disk, path: &Path, identity: &Identity) -> bool {
    Identity::in_file(disk, path).is_some_and(|found| found.session == identity.session)
}

/// Finds which of these files, each with the id of its session, share a session with another, and returns how each compares
/// to the one that most needs attention.
pub fn among(host: &Host, files: &[(Entry, Option<String>)]) -> BTreeMap<String, Copied> {
    let mut groups: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for (entry, session) in files {
        if let Some(session) = session {
            groups.entry(session).or_default().push(entry);
        }
    }
    let mut found = BTreeMap::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        let read = group.iter().filter_map(|entry| {
            let reading = log::read(&*host.disk, &entry.path).ok()?;
            Some((&entry.id, reading.events))
        });
        let copies: Vec<(&String, Vec<Stamped>)> = read.collect();
        for (id, events) in &copies {
            let others = copies.iter().filter(|(other, _)| other != id).take(MOST);
            let splits = others.filter_map(|(other, theirs)| {
                Some(Copied {
                    split: merge::split(events, theirs)?,
                    other: (*other).clone(),
                })
            });
            if let Some(worst) = splits.max_by_key(weight) {
                found.insert((*id).clone(), worst);
            }
        }
    }
    found
}

fn weight(copied: &Copied) -> u8 {
    match copied.split.standing() {
        Standing::Different => 4,
        Standing::Diverged => 3,
        Standing::Behind => 2,
        Standing::Same => 1,
        Standing::Ahead => 0,
    }
}

/// Why nothing was taken up from a copy.
#[derive(Debug)]
pub enum NotTaken {
    /// The disk failed us.
    Fault(Fault),
    /// The session may only be looked at.
    Why(Why),
    /// It is not a copy, or we cannot tell what of it is missing.
    Refused(Refused),
}

impl From<Fault> for NotTaken {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What was taken up from a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenUp {
    /// The path of the session's file, which a rescue changes.
    pub path: PathBuf,
    /// Whether the disk failed and the session is in a new file.
    pub rescued: bool,
    /// How many of the events taken up are things that people did.
    pub user_events: usize,
}

/// Adds what a copy with these events has, and the session in a file lacks, to that session. All of it is one write; if
/// that is broken off, the next call finishes it.
pub fn take_up(host: &Host, session: &Path, there: &[Stamped]) -> Result<TakenUp, NotTaken> {
    let opened = log::open(Arc::clone(&host.disk), session)?;
    let mut log = match opened.access {
        Access::Write(log) => log.with_refuges(host.home.refuges()),
        Access::ReadOnly(why) => return Err(NotTaken::Why(why)),
    };
    let (now, offset) = (host.clock.now(), host.clock.offset());
    let plan = merge::plan(&opened.events, there, now, offset).map_err(NotTaken::Refused)?;
    let flushed = log.append(&plan.events)?;
    Ok(TakenUp {
        rescued: matches!(flushed, Flushed::Rescued { .. }),
        user_events: plan.user_events.len(),
        path: log.close()?,
    })
}
