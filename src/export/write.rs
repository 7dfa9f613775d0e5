//! Writes the files of documents: either whole or not at all, and never over another file unless told to.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

/// The most bytes in the stem of a file name.
const LONGEST: usize = 80;
/// How many names to try for the temporary file, in case a process with the same number was killed and left some
/// behind.
const TRIES: u32 = 100;

/// What to do if a file of that name is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Keep it, and fail.
    Keep,
    /// Replace it with the new one.
    Replace,
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// There is a file at this path already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// This path is a link to somewhere else.
    #[error("{} is a link", .0.display())]
    IsLink(PathBuf),
    /// This is not a plain file name.
    #[error("{0:?} is no file name")]
    NotAName(String),
    /// The system refused.
    #[error("{}: {source}", path.display())]
    Refused {
        /// The path that was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes `bytes` to the file `name` in `folder`, which must exist, and returns its path. Others see the old file, no
/// file or the whole new one, never part of it. Only the owner may read it.
pub fn write(
    folder: &Path,
    name: &str,
    bytes: &[u8],
    existing: Existing,
) -> Result<PathBuf, WriteFault> {
    let path = target(folder, name)?;
    let refused = |source| WriteFault::Refused {
        path: path.clone(),
        source,
    };
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_symlink() => return Err(WriteFault::IsLink(path)),
        Ok(_) if existing == Existing::Keep => return Err(WriteFault::Exists(path)),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(refused(error)),
    }
    let (mut file, temporary) = create_beside(&path).map_err(refused)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let placed = written.and_then(|()| place(&temporary, &path, existing));
    if let Err(error) = placed {
        // What is left of a failed attempt is of no use; only the failure has to be reported.
        drop(fs::remove_file(&temporary));
        let is_taken = error.kind() == ErrorKind::AlreadyExists && existing == Existing::Keep;
        return Err(if is_taken {
            WriteFault::Exists(path)
        } else {
            refused(error)
        });
    }
    sync_folder(folder).map_err(refused)?;
    Ok(path)
}

fn target(folder: &Path, name: &str) -> Result<PathBuf, WriteFault> {
    let is_plain = Path::new(name)
        .file_name()
        .is_some_and(|plain| plain == name)
        && !name.starts_with(['.', '-'])
        && !name.contains(['/', '\\', ':', '\0']);
    if is_plain {
        Ok(folder.join(name))
    } else {
        Err(WriteFault::NotAName(name.to_owned()))
    }
}

fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let process = std::process::id();
    let mut last = io::Error::from(ErrorKind::AlreadyExists);
    for n in 0..TRIES {
        let temporary = path.with_file_name(format!(".{name}.{process}-{n}.part"));
        match options.open(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Gives the finished file its name. A hard link cannot replace a file, so nothing that appeared in the meantime is
/// lost; file systems without hard links have to rely on the check made before.
fn place(temporary: &Path, path: &Path, existing: Existing) -> io::Result<()> {
    if existing == Existing::Keep {
        match fs::hard_link(temporary, path) {
            Ok(()) => return fs::remove_file(temporary),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {}
        }
    }
    fs::rename(temporary, path)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same as where folders can be synced"
)]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// These words as the stem of a file name that every system accepts: small letters and digits, with `-` between parts.
pub fn slug(parts: &[&str]) -> String {
    let mut slug = String::new();
    for c in parts.join("-").nfkd().flat_map(char::to_lowercase) {
        let kept = if c.is_alphanumeric() || c == '_' {
            Some(c)
        } else {
            is_gap(c).then_some('-')
        };
        let Some(kept) =
            kept.filter(|kept| *kept != '-' || !(slug.is_empty() || slug.ends_with('-')))
        else {
            continue;
        };
        if slug.len() + kept.len_utf8() > LONGEST {
            break;
        }
        slug.push(kept);
    }
    let slug = slug.trim_matches(['-', '_']);
    if slug.is_empty() || is_reserved(slug) {
        format!("flipover-{slug}").trim_end_matches('-').to_owned()
    } else {
        slug.to_owned()
    }
}

/// Whether this character separates words; an accent that was split off from its letter does not.
fn is_gap(c: char) -> bool {
    !unicode_normalization::char::is_combining_mark(c) && !matches!(c, '\'' | '’')
}

/// Whether Windows reserves this name for a device.
fn is_reserved(slug: &str) -> bool {
    let device = |name: &str| {
        slug.strip_prefix(name)
            .is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_digit()))
    };
    matches!(slug, "con" | "prn" | "aux" | "nul") || device("com") || device("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = write(folder.path(), "verslag.md", b"tekst", Existing::Keep).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"tekst");
        assert_eq!(names(folder.path()), ["verslag.md"]);
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(
                &fs::metadata(&path).unwrap().permissions(),
            );
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "a.md", b"oud", Existing::Keep).unwrap();
        let refused = write(folder.path(), "a.md", b"nieuw", Existing::Keep);
        assert!(matches!(refused, Err(WriteFault::Exists(_))), "{refused:?}");
        assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"oud");
        write(folder.path(), "a.md", b"nieuw", Existing::Replace).unwrap();
        assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"nieuw");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_followed_or_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("elsewhere");
        fs::write(&secret, b"kept").unwrap();
        for (name, to) in [
            ("live.md", secret.as_path()),
            ("dangling.md", Path::new("/nowhere/at/all")),
        ] {
            std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
            for existing in [Existing::Keep, Existing::Replace] {
                assert!(matches!(
                    write(folder.path(), name, b"x", existing),
                    Err(WriteFault::IsLink(_))
                ));
            }
        }
        assert_eq!(fs::read(secret).unwrap(), b"kept");
    }

    #[test]
    fn nothing_is_left_behind_by_an_attempt_that_fails() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("taken")).unwrap();
        assert!(matches!(
            write(folder.path(), "taken", b"x", Existing::Replace),
            Err(WriteFault::Refused { .. })
        ));
        assert_eq!(names(folder.path()), ["taken"]);
        let nowhere = folder.path().join("nowhere");
        assert!(matches!(
            write(&nowhere, "a.md", b"x", Existing::Keep),
            Err(WriteFault::Refused { .. })
        ));
    }

    #[test]
    fn what_earlier_crashes_left_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let process = std::process::id();
        let left = (0..TRIES).flat_map(|n| {
            [
                format!(".a.md.{}-{n}.part", process + 1),
                format!(".a.md.{process}-{}.part", n / 2),
            ]
        });
        for name in left {
            fs::write(folder.path().join(name), b"half").unwrap();
        }
        write(folder.path(), "a.md", b"heel", Existing::Keep).unwrap();
        assert_eq!(fs::read(folder.path().join("a.md")).unwrap(), b"heel");
    }

    #[test]
    fn a_name_cannot_leave_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "../x", "a/b", "/etc/x", "..", ".", "", ".hidden", "-rf", "a\\b", "c:x", "a\0b",
        ] {
            assert!(
                matches!(
                    write(folder.path(), name, b"x", Existing::Keep),
                    Err(WriteFault::NotAName(_))
                ),
                "{name}"
            );
        }
    }

    #[test]
    fn names_of_clients_become_names_of_files() {
        assert_eq!(
            slug(&["2026-11-23", "Woonwinkel De Linde B.V.", "brand-values"]),
            "2026-11-23-woonwinkel-de-linde-b-v-brand-values"
        );
        assert_eq!(slug(&["Café ’t Énde", "a_b"]), "cafe-t-ende-a_b");
        assert_eq!(slug(&["../../etc/passwd"]), "etc-passwd");
        assert_eq!(slug(&["", "…", ""]), "flipover");
        assert_eq!(
            [slug(&["CON"]), slug(&["com¹"]), slug(&["Lpt9"])],
            ["flipover-con", "flipover-com1", "flipover-lpt9"]
        );
        let long = slug(&[&"é字".repeat(200)]);
        assert!(
            long.len() <= LONGEST && long.starts_with("e字e字"),
            "{long}"
        );
    }
}
