//! The folder of a rehearsal, apart from the sessions and gone when the rehearsal is over.

use std::fs;
use std::path::{Path, PathBuf};

use super::fault::Fault;

/// A folder that is removed with all its contents when this is dropped.
#[derive(Debug)]
pub struct Rehearsal {
    folder: PathBuf,
}

impl Rehearsal {
    /// Makes the folder. `mark` tells it from those of other rehearsals.
    pub fn begin(mark: u32) -> Result<Self, Fault> {
        let folder = std::env::temp_dir().join(format!("flipover-rehearsal-{mark:08x}"));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder).map_err(|source| Fault::Make {
            path: folder.clone(),
            source,
        })?;
        Ok(Self { folder })
    }

    /// Returns its path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        // If the practice data stays in the temporary folder it does no harm.
        let _gone = fs::remove_dir_all(&self.folder);
    }
}
