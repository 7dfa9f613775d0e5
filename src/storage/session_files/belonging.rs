//! What belongs to one session's file and no other: its rescues, the files beside it, and what was left behind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::identity::Identity;
use crate::storage::disk::Disk;
use crate::storage::fault::Fault;
use crate::storage::paths::Home;
use crate::storage::same_file::{leads_to_same, real_file};
use crate::storage::session_names::{ENDING, HOME, Role, beside, name_of};

/// All files of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Belonging {
    /// The files that hold the session: its own first, if that exists, then its rescues.
    pub sessions: Vec<PathBuf>,
    /// The files beside these that hold words: half-typed text, torn ends, originals.
    pub beside: Vec<PathBuf>,
    /// The files that only mark who has one of these open, or whose rescue it is.
    pub marks: Vec<PathBuf>,
}

impl Belonging {
    /// Finds what stands beside each of these files.
    pub fn of(disk: &dyn Disk, sessions: Vec<PathBuf>) -> Result<Self, Fault> {
        Self::of_these(&mut Companions::new(disk), sessions)
    }

    /// Does the same for many sessions, but reads each folder only once.
    pub(in crate::storage) fn of_these(
        companions: &mut Companions<'_>,
        sessions: Vec<PathBuf>,
    ) -> Result<Self, Fault> {
        let mut found = Self::default();
        for session in &sessions {
            for path in companions.of(session)? {
                match Role::of_path(&path) {
                    Some(Role::Mark(_) | Role::Home(_)) => found.marks.push(path),
                    _ => found.beside.push(path),
                }
            }
        }
        for found in [&mut found.beside, &mut found.marks] {
            // The `home` notes go last, because the other files are found by them.
            found.sort_by_key(|path| {
                (
                    matches!(Role::of_path(path), Some(Role::Home(_))),
                    path.clone(),
                )
            });
            found.dedup();
        }
        Ok(Self { sessions, ..found })
    }

    /// Returns all of them except the marks, in the order in which to remove them: if that is broken off at any moment,
    /// what is left is still a session that can be removed in the same way.
    pub fn files(&self) -> Vec<PathBuf> {
        let sessions = self.sessions.iter().rev();
        self.beside.iter().chain(sessions).cloned().collect()
    }
}

/// What stands beside session files, folder by folder.
pub(in crate::storage) struct Companions<'d> {
    disk: &'d dyn Disk,
    /// The files, by folder and by the name of the session's file.
    folders: BTreeMap<PathBuf, BTreeMap<String, Vec<PathBuf>>>,
    /// The rescues in the folders of a home, by the name of the original file; `None` until they are needed.
    rescues: Option<BTreeMap<String, Vec<PathBuf>>>,
}

impl<'d> Companions<'d> {
    pub(in crate::storage) fn new(disk: &'d dyn Disk) -> Self {
        Self {
            disk,
            folders: BTreeMap::new(),
            rescues: None,
        }
    }

    /// Whether any folder of a home has a rescue of the file of this name that is not among these.
    pub(in crate::storage) fn has_other_rescues(
        &mut self,
        home: &Home,
        name: &str,
        known: &[PathBuf],
    ) -> bool {
        let disk = self.disk;
        let all = self.rescues.get_or_insert_with(|| {
            let mut folders = home.refuges();
            folders.push(home.sessions());
            let mut all: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
            // A folder we cannot read did not take a rescue from us.
            for path in folders
                .iter()
                .flat_map(|folder| named(disk, folder).unwrap_or_default())
            {
                if let Some(Role::Rescue { of, .. }) = Role::of_path(&path) {
                    all.entry(of.to_owned()).or_default().push(path);
                }
            }
            all
        });
        let rescues = all.get(name).into_iter().flatten();
        rescues.into_iter().any(|path| !known.contains(path))
    }

    /// Returns the files beside this one.
    fn of(&mut self, session: &Path) -> Result<Vec<PathBuf>, Fault> {
        let folder = session.parent().unwrap_or(Path::new(""));
        if !self.folders.contains_key(folder) {
            let mut by_name: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
            for path in named(self.disk, folder)? {
                if let Some(Role::Beside(stem) | Role::Mark(stem) | Role::Home(stem)) =
                    Role::of_path(&path)
                {
                    by_name.entry(stem.to_owned()).or_default().push(path);
                }
            }
            self.folders.insert(folder.to_owned(), by_name);
        }
        let beside = self
            .folders
            .get(folder)
            .and_then(|by_name| by_name.get(&name_of(session)));
        let is_file = |path: &&PathBuf| self.disk.metadata(path).is_ok_and(|data| data.is_file);
        Ok(beside
            .into_iter()
            .flatten()
            .filter(is_file)
            .cloned()
            .collect())
    }
}

/// Finds everything that belongs to the session in this file: its own file, all its rescues wherever they are, and what
/// stands beside these. A rescue has the same as the file it was made from.
pub fn belonging(disk: &dyn Disk, home: &Home, path: &Path) -> Result<Belonging, Fault> {
    let main = main_of(disk, home, path);
    let mut sessions = vec![main.clone()];
    sessions.extend(rescues(disk, home, &main));
    if main != path && !sessions.contains(&path.to_owned()) {
        sessions.push(path.to_owned());
    }
    sessions.retain(|path| disk.metadata(path).is_ok_and(|data| data.is_file));
    Belonging::of(disk, sessions)
}

/// Returns the file a rescue was made from, if it is still there with the same session in it; otherwise the file itself.
fn main_of(disk: &dyn Disk, home: &Home, path: &Path) -> PathBuf {
    let Some(Role::Rescue { of, .. }) = Role::of_path(path) else {
        return path.to_owned();
    };
    let sessions = home.sessions();
    let folders = path.parent().into_iter().chain([sessions.as_path()]);
    let there = folders.flat_map(|folder| named(disk, folder).unwrap_or_default());
    let is_main = |main: &PathBuf| {
        matches!(Role::of_path(main), Some(Role::Session(stem)) if stem == of)
            && Identity::is_shared(disk, main, path)
    };
    let mut mains = there.into_iter().filter(is_main);
    let main = mains.next();
    main.map_or_else(|| path.to_owned(), |main| real_file(disk, &main))
}

/// Finds the rescue files of the session in this file: they have its name, are in its folder or one for rescues, and hold
/// the same session.
pub fn rescues(disk: &dyn Disk, home: &Home, main: &Path) -> Vec<PathBuf> {
    let name = name_of(main);
    let own = match Role::of_path(main) {
        Some(Role::Rescue { of, .. }) => of,
        _ => &name,
    };
    let mut folders = home.refuges();
    folders.extend(main.parent().map(Path::to_owned));
    let folders: BTreeSet<PathBuf> = folders.into_iter().collect();
    let there = folders.iter().flat_map(|folder| {
        // A folder we cannot read did not take a rescue from us.
        files(disk, folder).unwrap_or_default()
    });
    let sessions = home.sessions();
    let own_folders: Vec<&Path> = main.parent().into_iter().chain([&*sessions]).collect();
    let is_rescue = |path: &PathBuf| {
        path != main
            && matches!(Role::of_path(path), Some(Role::Rescue { of, .. }) if of == own)
            && disk.metadata(path).is_ok_and(|data| data.is_ours)
            && Identity::is_shared(disk, main, path)
            && !is_of_another_home(disk, path, &own_folders)
    };
    let mut found: Vec<PathBuf> = there.filter(is_rescue).collect();
    found.sort();
    found
}

/// Returns the folder of the file a rescue was made from, as noted beside the rescue.
pub(super) fn noted_home(disk: &dyn Disk, rescue: &Path) -> Option<PathBuf> {
    let noted = disk.read(&beside(rescue, HOME)).ok()?;
    Some(PathBuf::from(String::from_utf8(noted).ok()?))
}

/// Whether the note beside a rescue says that its original was in one of these folders.
pub(super) fn is_noted_in(disk: &dyn Disk, rescue: &Path, folders: &[&Path]) -> bool {
    noted_home(disk, rescue).is_some_and(|noted| {
        let mut folders = folders.iter();
        folders.any(|folder| leads_to_same(disk, &noted, folder))
    })
}

/// Whether the note beside a rescue says that its original was in some other folder, and the original is still there.
pub(super) fn is_of_another_home(disk: &dyn Disk, rescue: &Path, folders: &[&Path]) -> bool {
    let Some(Role::Rescue { of, .. }) = Role::of_path(rescue) else {
        return false;
    };
    noted_home(disk, rescue).is_some_and(|noted| {
        let main = noted.join(format!("{of}{ENDING}"));
        disk.metadata(&main).is_ok_and(|data| data.is_file) && !is_noted_in(disk, rescue, folders)
    })
}

/// Returns the regular files in a folder whose names are those of a session's files. A missing folder has none.
fn files(disk: &dyn Disk, folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let is_file = |path: &PathBuf| disk.metadata(path).is_ok_and(|data| data.is_file);
    let mut files = named(disk, folder)?;
    files.retain(is_file);
    Ok(files)
}

/// Returns everything in a folder whose name is that of a session's file, in the order of the names.
fn named(disk: &dyn Disk, folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let paths = disk.list_if_there(folder).map_err(|source| Fault::Read {
        path: folder.to_owned(),
        source,
    })?;
    let is_one = |path: &PathBuf| Role::of_path(path).is_some();
    let mut named: Vec<PathBuf> = paths.into_iter().filter(is_one).collect();
    named.sort();
    Ok(named)
}

/// A file that was left when the removal of its session was broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The path of the file.
    pub path: PathBuf,
    /// When it was last written, in milliseconds since 1970 in UTC, if the file system records it.
    pub modified: Option<i64>,
}

/// Finds what was left behind in the folders of a home: drafts, torn ends and locks that belong to no session any more and
/// are not in use. In folders that others share, only files beside a rescue count.
pub fn leftovers(disk: &dyn Disk, home: &Home) -> Result<Vec<Leftover>, Fault> {
    let sessions = home.sessions();
    let mut found = Vec::new();
    let refuges = home.refuges();
    for folder in std::iter::once(&sessions).chain(&refuges) {
        let files = match files(disk, folder) {
            Err(fault) if *folder == sessions => return Err(fault),
            files => files.unwrap_or_default(),
        };
        let mut standing = BTreeSet::new();
        for path in &files {
            match Role::of_path(path) {
                Some(Role::Session(stem)) => standing.insert(stem.to_owned()),
                // Its original may be gone, and still be known by its lock.
                Some(Role::Rescue { of, .. }) => {
                    standing.insert(of.to_owned()) | standing.insert(name_of(path))
                }
                _ => false,
            };
        }
        if *folder == sessions {
            let elsewhere = refuges.iter().flat_map(|folder| rescued(disk, folder));
            standing.extend(elsewhere);
        }
        let is_left = |path: &&PathBuf| {
            let Some(Role::Beside(stem) | Role::Mark(stem) | Role::Home(stem)) =
                Role::of_path(path)
            else {
                return false;
            };
            let rescue = path.with_file_name(format!("{stem}{ENDING}"));
            let is_a_rescues = matches!(Role::of_path(&rescue), Some(Role::Rescue { .. }));
            let is_own_folder = *folder == sessions || folder.as_path() == home.root();
            // In a folder that others share, a note has to say that it is from this home.
            let is_noted = is_noted_in(disk, &rescue, &[&sessions]);
            !standing.contains(stem)
                && (*folder == sessions || is_a_rescues && (is_own_folder || is_noted))
                && disk.metadata(path).is_ok_and(|data| data.is_ours)
                && !is_in_use(disk, path)
        };
        found.extend(files.iter().filter(is_left).map(|path| Leftover {
            path: path.clone(),
            modified: modified(disk, path),
        }));
    }
    found.sort_by_key(|left| matches!(Role::of_path(&left.path), Some(Role::Home(_))));
    Ok(found)
}

/// Returns the names of the files that the rescues in a folder were made from.
fn rescued(disk: &dyn Disk, folder: &Path) -> Vec<String> {
    let of = |path: PathBuf| match Role::of_path(&path) {
        Some(Role::Rescue { of, .. }) => Some(of.to_owned()),
        _ => None,
    };
    let found = files(disk, folder).unwrap_or_default();
    found.into_iter().filter_map(of).collect()
}

/// Whether some process has the session open that a file stands beside. It may be making the session's file at this moment.
fn is_in_use(disk: &dyn Disk, path: &Path) -> bool {
    let is_mark = matches!(Role::of_path(path), Some(Role::Mark(_)));
    disk.is_locked(&path.with_extension("lock")) || is_mark && disk.is_locked(path)
}

/// Returns when a file was last written, in milliseconds since 1970 in UTC.
pub(in crate::storage) fn modified(disk: &dyn Disk, path: &Path) -> Option<i64> {
    let at = disk.metadata(path).ok()?.modified?;
    let since = at.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}
