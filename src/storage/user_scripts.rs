//! Writes new scripts in the user's folder, and never over one that is there.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::atomic;
use super::disk::Disk;
use super::fault::Fault;
use super::paths::Home;

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
