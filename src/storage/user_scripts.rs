//! Reads the scripts in the user's folder, and writes new ones there, never over one that is there.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::atomic;
use super::disk::Disk;
use super::fault::Fault;
use super::paths::Home;
use crate::domain::script::Source;
use crate::domain::script::catalogue::{Catalogue, bundled};

/// How the names of scripts end.
const ENDING: &str = "ron";

/// Returns the workshops there are: the program's own, and those in the user's folder. What cannot be read is listed as
/// that; nobody stands in front of a room without the other workshops for it.
pub fn catalogue(disk: &dyn Disk, home: &Home) -> Catalogue {
    let folder = home.workshops();
    let unread = |path: &Path, why: &std::io::Error| (name(path), Source::unread(&why.to_string()));
    let own = match disk.list_if_there(&folder) {
        Ok(found) => {
            let is_script =
                |path: &&PathBuf| path.extension().is_some_and(|ending| ending == ENDING);
            let scripts = found.iter().filter(is_script);
            let read = scripts.map(|path| match disk.read(path) {
                Ok(bytes) => (name(path), Source::of(&bytes)),
                Err(why) => unread(path, &why),
            });
            read.collect()
        }
        Err(why) => vec![unread(&folder, &why)],
    };
    Catalogue::new(bundled(), own)
}

/// The name of a file.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Why a script was not put on disk.
#[derive(Debug)]
pub enum NotSaved {
    /// Its file says something else than it did, or is there although it was not.
    Changed,
    /// The disk refused.
    Fault(Fault),
}

/// Replaces the script in a file of the user's folder, if that still says what it said `before`; `None` for a file that
/// is not there.
pub fn save(
    disk: &dyn Disk,
    home: &Home,
    (file, text, before): (&str, &str, Option<&str>),
) -> Result<(), NotSaved> {
    let folder = home.workshops();
    let path = folder.join(file);
    let make = |source| Fault::Make {
        path: path.clone(),
        source,
    };
    disk.create_dir_all(&folder)
        .map_err(|source| NotSaved::Fault(make(source)))?;
    let found = match disk.read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(source) => return Err(NotSaved::Fault(make(source))),
    };
    if found.as_deref() != before.map(str::as_bytes) {
        return Err(NotSaved::Changed);
    }
    atomic::replace(disk, &path, text.as_bytes()).map_err(NotSaved::Fault)
}

/// Writes a new script in a file named after its id. Returns its path.
pub fn create(disk: &dyn Disk, home: &Home, id: &str, text: &str) -> Result<PathBuf, Fault> {
    let folder = home.workshops();
    disk.create_dir_all(&folder).map_err(|source| Fault::Make {
        path: folder.clone(),
        source,
    })?;
    let path = folder.join(format!("{id}.ron"));
    match atomic::make(disk, &path, text.as_bytes()) {
        Ok(_) => Ok(path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Fault::Exists { path }),
        Err(source) => Err(Fault::Make { path, source }),
    }
}
