//! The folder of a rehearsal: away from the sessions, and gone when it is over.

use std::fs;
use std::path::{Path, PathBuf};

use super::fault::Fault;

/// A folder that is removed with everything in it when this is dropped.
#[derive(Debug)]
pub struct Rehearsal {
    folder: PathBuf,
}

impl Rehearsal {
    /// Makes the folder; `mark` tells it from others.
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

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        // Practice data that stays in the folder for temporary files harms nobody.
        let _gone = fs::remove_dir_all(&self.folder);
    }
}
