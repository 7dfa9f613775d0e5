//! Whether a file may be a copy of a session, told from its beginning alone.

use std::path::Path;

use crate::storage::disk::Disk;

/// How much of a file is looked at: its first record begins with the session's id.
const BEGINNING: usize = 1024;

/// Whether the beginning of a file names this session. What does is read to be sure; what does not is none of its
/// copies.
pub fn may_be_of(disk: &dyn Disk, path: &Path, session: &str) -> bool {
    let mut beginning = [0; BEGINNING];
    let Ok(mut file) = disk.open_read(path) else {
        return false;
    };
    let mut filled = 0;
    while let Ok(read @ 1..) = file.read_at(filled as u64, &mut beginning[filled..]) {
        filled += read;
    }
    let named = format!("\"{session}\"");
    let beginning = &beginning[..filled];
    beginning
        .windows(named.len())
        .any(|part| part == named.as_bytes())
}

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    one == other || whole(one).is_some_and(|one| Some(one) == whole(other))
}
