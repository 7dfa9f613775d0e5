//! The list of sessions: which files are on it, and which others they stand for.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::belonging::{is_noted_in, is_of_another_home, rescues};
use super::contents::Contents;
use super::identity::Identity;
use crate::storage::disk::Disk;
use crate::storage::fault::Fault;
use crate::storage::log;
use crate::storage::paths::Home;
use crate::storage::same_file::real_file;
use crate::storage::session_names::{Role, beside, name_of};

/// A saved session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in lists: that of its file without the ending, or the whole path if two files have the same name.
    pub id: String,
    /// The path of its file, with all links followed.
    pub path: PathBuf,
    /// The link that leads to its file, or to one that it stands for, if there is one.
    pub link: Option<PathBuf>,
    /// Whether the file belongs to the user who runs the program.
    pub is_ours: bool,
    /// When it was last written, if the file system records it.
    pub modified: Option<SystemTime>,
    /// Other files of the session with nothing in them that this one lacks. They are not listed.
    pub covers: Vec<PathBuf>,
}

impl Entry {
    /// Compares for the order of lists, in which the one written last comes first.
    pub fn newest_first(&self, other: &Self) -> std::cmp::Ordering {
        (other.modified, &other.id).cmp(&(self.modified, &self.id))
    }

    /// Whether the session goes on in a rescue file.
    pub fn is_rescue(&self) -> bool {
        matches!(Role::of_path(&self.path), Some(Role::Rescue { .. }))
    }
}

/// Returns the session files in a folder, including rescues, in no order. A missing folder has none.
pub fn list_folder(disk: &dyn Disk, dir: &Path) -> Result<Vec<Entry>, Fault> {
    let paths = disk.list_if_there(dir).map_err(|source| Fault::Read {
        path: dir.to_owned(),
        source,
    })?;
    Ok(paths
        .into_iter()
        .filter_map(|path| entry(disk, path))
        .collect())
}

fn entry(disk: &dyn Disk, path: PathBuf) -> Option<Entry> {
    let (Role::Session(_) | Role::Rescue { .. }) = Role::of_path(&path)? else {
        return None;
    };
    let data = disk.metadata(&path).ok().filter(|data| data.is_file)?;
    let id = name_of(&path);
    let real = real_file(disk, &path);
    let link = (real != path).then_some(path);
    Some(Entry {
        id,
        path: real,
        link,
        is_ours: data.is_ours,
        modified: data.modified,
        covers: Vec::new(),
    })
}

/// Returns the sessions of a home, the one written last first. A rescue file stands for its original, and for other
/// rescues, if it has everything they have; otherwise each is listed.
pub fn list(disk: &dyn Disk, home: &Home) -> Result<Vec<Entry>, Fault> {
    let mut own = list_folder(disk, &home.sessions())?;
    // A file with two names here is listed under its own.
    let real: BTreeSet<PathBuf> = own
        .iter()
        .filter(|entry| entry.link.is_none())
        .map(|entry| entry.path.clone())
        .collect();
    own.retain(|entry| entry.link.is_none() || !real.contains(&entry.path));
    let mut entries = own.clone();
    for linked in own.iter().filter(|entry| entry.link.is_some()) {
        let found = rescues(disk, home, &linked.path);
        entries.extend(found.into_iter().filter_map(|path| entry(disk, path)));
    }
    for folder in home.refuges() {
        // A folder we cannot read must not hide the other sessions.
        let found = list_folder(disk, &folder).unwrap_or_default();
        let ours = found
            .into_iter()
            .filter(|entry| entry.is_ours && is_of_home(disk, home, &folder, entry, &own));
        entries.extend(ours);
    }
    let mut entries = without_covered(disk, &home.sessions(), entries);
    entries.sort_by(Entry::newest_first);
    let mut known = BTreeMap::new();
    for entry in &mut entries {
        let seen: &mut u32 = known.entry(entry.id.clone()).or_default();
        if *seen > 0 {
            entry.id = entry.path.display().to_string();
        }
        *seen += 1;
    }
    Ok(entries)
}

/// Whether a file in a folder for rescues is a rescue of this home, since other homes use most of these folders too. It is
/// if a file here of the right name has the same session, or if it was made from a file here that got lost.
fn is_of_home(disk: &dyn Disk, home: &Home, folder: &Path, entry: &Entry, own: &[Entry]) -> bool {
    let Some(Role::Rescue { of, .. }) = Role::of_path(&entry.path) else {
        return false;
    };
    let sessions = home.sessions();
    if folder == home.root() || is_noted_in(disk, &entry.path, &[&sessions]) {
        return true;
    }
    if is_of_another_home(disk, &entry.path, &[&sessions]) {
        return false;
    }
    let is_of_it = |other: &&Entry| match Role::of_path(&other.path) {
        Some(Role::Session(name) | Role::Rescue { of: name, .. }) => name == of,
        _ => false,
    };
    let mut here = own.iter().filter(is_of_it);
    if here.any(|own| Identity::is_shared(disk, &own.path, &entry.path)) {
        return true;
    }
    let main = home.session(of);
    Identity::in_file(disk, &main).is_none() && disk.metadata(&beside(&main, "lock")).is_ok()
}

/// Takes out the files that others cover, and notes them there.
fn without_covered(disk: &dyn Disk, sessions: &Path, mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let of = match Role::of_path(&entry.path) {
            Some(Role::Rescue { of, .. }) => of,
            Some(Role::Session(stem))
                if entry.link.is_some() || entry.path.parent() == Some(sessions) =>
            {
                stem
            }
            _ => continue,
        };
        groups.entry(of.to_owned()).or_default().push(place);
    }
    let mut hidden = BTreeSet::new();
    for group in groups.into_values().filter(|group| group.len() > 1) {
        for (place, by) in covered(disk, &entries, &group) {
            let (path, link) = (entries[place].path.clone(), entries[place].link.clone());
            entries[by].covers.push(path);
            entries[by].link = entries[by].link.take().or(link);
            hidden.insert(place);
        }
    }
    let mut places = 0..;
    entries.retain(|_| places.next().is_none_or(|place| !hidden.contains(&place)));
    entries
}

/// Finds the session of this name, in whichever file it is now: the file of that name, one that has everything in it, or a
/// rescue made from it.
pub fn standing_for<'e>(entries: &'e [Entry], name: &str) -> Option<&'e Entry> {
    let is_it = |entry: &&Entry| entry.id == name;
    let covers = |entry: &&Entry| entry.covers.iter().any(|path| name_of(path) == name);
    let is_of_it = |entry: &&Entry| matches!(Role::of_path(&entry.path), Some(Role::Rescue { of, .. }) if of == name);
    let mut rescues = entries.iter().filter(is_of_it);
    let rescue = rescues.next().filter(|_| rescues.next().is_none());
    let found = entries.iter().find(is_it);
    found.or_else(|| entries.iter().find(covers)).or(rescue)
}

/// Whether the first of these files has everything that the others have.
pub(in crate::storage) fn covers(disk: &dyn Disk, files: &[PathBuf]) -> bool {
    let [first, others @ ..] = files else {
        return true;
    };
    if others.is_empty() {
        return true;
    }
    let read = |path: &PathBuf| Contents::read(disk, path);
    read(first).is_some_and(|first| {
        let mut others = others.iter().map(read);
        others.all(|other| other.is_some_and(|other| first.covers(&other)))
    })
}

/// Returns which of these files are covered, each with one that covers it and is not covered itself.
fn covered(disk: &dyn Disk, entries: &[Entry], group: &[usize]) -> Vec<(usize, usize)> {
    let read = group.iter().filter_map(|place| {
        let contents = Contents::read(disk, &entries[*place].path)?;
        Some((*place, contents, rank(disk, &entries[*place])))
    });
    // Of files with the same contents, the first one counts.
    let mut read: Vec<_> = read.collect();
    read.sort_by_key(|(.., rank)| *rank);
    let counts = |at: usize| {
        let contents = &read[at].1;
        !read.iter().enumerate().any(|(other, (_, theirs, _))| {
            other != at && theirs.covers(contents) && (other < at || !contents.covers(theirs))
        })
    };
    let (shown, others): (Vec<usize>, Vec<usize>) = (0..read.len()).partition(|at| counts(*at));
    let covered = others.into_iter().filter_map(|at| {
        let by = shown.iter().find(|by| read[**by].1.covers(&read[at].1))?;
        Some((read[at].0, read[*by].0))
    });
    covered.collect()
}

/// Ranks files with the same contents; the first one counts. A file that is being written comes first, then the one written
/// last, then the newest rescue. What a refused flush left in the session's own file may not be on the disk at all, even if
/// it can be read; so the rescue made at that moment comes before it, until the file itself is written again.
fn rank(disk: &dyn Disk, entry: &Entry) -> impl Ord + Copy + use<> {
    let number = match Role::of_path(&entry.path) {
        Some(Role::Rescue { number, .. }) => number,
        _ => 0,
    };
    let is_held = number > 0 && log::is_held(disk, &entry.path);
    Reverse((is_held, entry.modified, number))
}
