//! The names of a session's files, and what each file is to the session by its exact name.

use std::path::{Path, PathBuf};

use super::disk::Disk;

/// The ending of a session's file.
pub(super) const ENDING: &str = ".ron";
/// What comes between the name of a session's file and the number of its rescue.
const RESCUE: &str = ".rescue-";
/// The ending of the note beside a rescue that says in which folder the original was.
pub(super) const HOME: &str = "home";
/// The most rescue files a session can have.
pub(super) const RESCUES: u32 = 1_000;

/// What a file is to a session, as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role<'n> {
    /// `NAME.ron`: a session's own file. A copy of one counts as one too.
    Session(&'n str),
    /// `NAME.rescue-3.ron`: the session of `NAME.ron`, saved here when the disk refused that file.
    Rescue {
        /// The name of the original file, without its ending.
        of: &'n str,
        /// The number of the rescue, counted from 1.
        number: u32,
    },
    /// `NAME.draft`, `NAME.torn-1`, `NAME.original-1` or `NAME.tmp`: a file beside a session's file that holds words.
    Beside(&'n str),
    /// `NAME.lock` or `NAME.room-1`: it only marks who has the session open.
    Mark(&'n str),
    /// `NAME.home`: it says in which folder the original of a rescue was.
    Home(&'n str),
}

impl Role<'_> {
    /// Returns the role of a file of this name; `None` if it is not a file of a session.
    pub fn of(name: &str) -> Option<Role<'_>> {
        if let Some(stem) = without_ending(name) {
            return (!stem.is_empty()).then(|| match rescue(stem) {
                Some((of, number)) => Role::Rescue { of, number },
                None => Role::Session(stem),
            });
        }
        let (stem, ending) = name.rsplit_once('.')?;
        if stem.is_empty() {
            return None;
        }
        let counts = |kind: &str| {
            let number = ending.strip_prefix(kind);
            number.is_some_and(|number| counted(number).is_some())
        };
        match ending {
            "draft" | "tmp" => Some(Role::Beside(stem)),
            _ if counts("torn-") || counts("original-") => Some(Role::Beside(stem)),
            "lock" => Some(Role::Mark(stem)),
            HOME => Some(Role::Home(stem)),
            _ if counts("room-") => Some(Role::Mark(stem)),
            _ => None,
        }
    }

    /// Returns the role of the file at this path.
    pub fn of_path(path: &Path) -> Option<Role<'_>> {
        Role::of(path.file_name()?.to_str()?)
    }
}

/// Returns the name of a session's file without its ending. Some file systems only have capitals.
fn without_ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.split_at_checked(name.len().checked_sub(ENDING.len())?)?;
    ending.eq_ignore_ascii_case(ENDING).then_some(stem)
}

/// Returns the name of a rescue's original, and the number of the rescue.
fn rescue(stem: &str) -> Option<(&str, u32)> {
    let (of, number) = stem.rsplit_once(RESCUE)?;
    (!of.is_empty()).then_some((of, counted(number)?))
}

/// Reads a number as the program writes it: at least 1, without a sign or leading zeros.
fn counted(number: &str) -> Option<u32> {
    let is_plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| number.parse().ok()).flatten()
}

/// Returns the name of a session's file in lists, which is without its ending.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    without_ending(&name).unwrap_or(&name).to_owned()
}

/// Returns the path of the file beside a session's file with another ending, such as `lock`.
pub fn beside(session: &Path, ending: &str) -> PathBuf {
    let mut name = session.file_name().unwrap_or_default().to_owned();
    if let Some(stem) = name.to_str().and_then(without_ending) {
        name = stem.into();
    }
    name.push(".");
    name.push(ending);
    session.with_file_name(name)
}

/// Returns the path of the rescue of this number in a folder. A rescue of a rescue belongs to the same session.
pub(super) fn rescue_in(folder: &Path, session: &Path, number: u32) -> PathBuf {
    let name = name_of(session);
    let of = rescue(&name).map_or(&*name, |(of, _)| of);
    folder.join(format!("{of}{RESCUE}{number}{ENDING}"))
}

/// Returns the number for the next rescue of a session, which is higher than that of any rescue in these folders.
pub(super) fn next_rescue<'f>(
    disk: &dyn Disk,
    session: &Path,
    folders: impl Iterator<Item = &'f Path>,
) -> u32 {
    let name = name_of(session);
    let (of, own) = rescue(&name).unwrap_or((&name, 0));
    let number = |path: &PathBuf| match Role::of_path(path) {
        Some(Role::Rescue { of: other, number }) if other == of => Some(number),
        _ => None,
    };
    // A folder we cannot read has no rescue that could be in the way: a name that is taken is skipped.
    let there = folders.flat_map(|folder| disk.list(folder).unwrap_or_default());
    let last = there.filter_map(|path| number(&path)).max();
    last.unwrap_or(0).max(own).saturating_add(1).min(RESCUES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_told_by_the_whole_name() {
        let rescue = |of, number| Some(Role::Rescue { of, number });
        for (name, role) in [
            ("a.ron", Some(Role::Session("a"))),
            ("A.RON", Some(Role::Session("A"))),
            (
                "a.sync-conflict-2026-ABC.ron",
                Some(Role::Session("a.sync-conflict-2026-ABC")),
            ),
            (
                "a (conflicted copy).ron",
                Some(Role::Session("a (conflicted copy)")),
            ),
            ("a.rescue-3.ron", rescue("a", 3)),
            (
                "a.rescue-3 (copy).ron",
                Some(Role::Session("a.rescue-3 (copy)")),
            ),
            ("a.rescue-03.ron", Some(Role::Session("a.rescue-03"))),
            ("a.rescue-1.rescue-2.ron", rescue("a.rescue-1", 2)),
            (".rescue-1.ron", Some(Role::Session(".rescue-1"))),
            ("a.draft", Some(Role::Beside("a"))),
            ("a.torn-12", Some(Role::Beside("a"))),
            ("a.torn-x", None),
            ("a.lock", Some(Role::Mark("a"))),
            ("a.room-1", Some(Role::Mark("a"))),
            ("a.rescue-1.lock", Some(Role::Mark("a.rescue-1"))),
            ("a.rescue-1.home", Some(Role::Home("a.rescue-1"))),
            ("a.pdf", None),
            ("a.md", None),
            ("a-summary.docx", None),
            (".ron", None),
            (".lock", None),
            ("a", None),
        ] {
            assert_eq!(Role::of(name), role, "{name}");
        }
    }

    #[test]
    fn what_stands_beside_a_file_has_its_whole_name() {
        let at = |path: &str| beside(Path::new(path), "lock").display().to_string();
        assert_eq!(at("/s/a.ron"), "/s/a.lock");
        assert_eq!(at("/s/a.copy-1.ron"), "/s/a.copy-1.lock");
        assert_eq!(at("/s/a.bak"), "/s/a.bak.lock");
        let rescue = |path: &str| rescue_in(Path::new("/t"), Path::new(path), 2);
        assert_eq!(rescue("/s/a.ron"), Path::new("/t/a.rescue-2.ron"));
        assert_eq!(rescue("/s/a.rescue-1.ron"), Path::new("/t/a.rescue-2.ron"));
        assert_eq!(
            rescue("/s/a.rescue-1 (copy).ron"),
            Path::new("/t/a.rescue-1 (copy).rescue-2.ron")
        );
    }
}
