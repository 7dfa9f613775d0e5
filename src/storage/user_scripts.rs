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
