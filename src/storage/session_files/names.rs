//! The names of a session's files: what each of them is to it, told by its exact name.

use std::path::{Path, PathBuf};

use crate::storage::disk::Disk;

/// The ending of a session's file.
pub(super) const ENDING: &str = ".ron";
/// What stands between the name of a session's file and the number of its rescue.
const RESCUE: &str = ".rescue-";
/// The ending of the file that says beside a rescue in which folder the file it was made of stood.
pub(in crate::storage) const HOME: &str = "home";
/// More rescue files than this a session does not have.
pub(in crate::storage) const RESCUES: u32 = 1_000;

/// What a file is to a session, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role<'n> {
    /// `NAME.ron`: a session's own file, or a copy of one, which is a session's file too.
    Session(&'n str),
    /// `NAME.rescue-3.ron`: the session of `NAME.ron` after the disk refused that file.
    Rescue {
        /// The name of the file it was rescued from, without its ending.
        of: &'n str,
        /// Its number.
        number: u32,
    },
    /// `NAME.draft`, `NAME.torn-1`, `NAME.original-1` or `NAME.tmp`: what stands beside a session's file and holds words.
    Beside(&'n str),
    /// `NAME.lock` or `NAME.room-1`: it only stands for who has the session open.
    Mark(&'n str),
    /// `NAME.home`: it says in which folder the file stood that a rescue was made of.
    Home(&'n str),
}

impl Role<'_> {
    /// The role of the file of this name; `None`: it is no file of a session.
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

    /// The role of a file by its path.
    pub fn of_path(path: &Path) -> Option<Role<'_>> {
        Role::of(path.file_name()?.to_str()?)
    }
}

/// The name of a session's file without its ending. Some file systems know only capitals.
fn without_ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.split_at_checked(name.len().checked_sub(ENDING.len())?)?;
    ending.eq_ignore_ascii_case(ENDING).then_some(stem)
}

/// The name of the file a rescue was made of, and the rescue's number.
fn rescue(stem: &str) -> Option<(&str, u32)> {
    let (of, number) = stem.rsplit_once(RESCUE)?;
    (!of.is_empty()).then_some((of, counted(number)?))
}

/// A number as the program writes it: from 1, without a sign or zeros before it.
fn counted(number: &str) -> Option<u32> {
    let is_plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| number.parse().ok()).flatten()
}

/// What a session's file is called in lists: its name without the ending.
pub fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    without_ending(&name).unwrap_or(&name).to_owned()
}

/// The file that stands beside a session's file under the same name with another ending, such as `lock`.
pub fn beside(session: &Path, ending: &str) -> PathBuf {
    let mut name = session.file_name().unwrap_or_default().to_owned();
    if let Some(stem) = name.to_str().and_then(without_ending) {
        name = stem.into();
    }
    name.push(".");
    name.push(ending);
    session.with_file_name(name)
}

/// The n-th rescue file of a session, in a folder; of a rescue file it is the next one of the same session.
pub(in crate::storage) fn rescue_in(folder: &Path, session: &Path, number: u32) -> PathBuf {
    let name = name_of(session);
    let of = rescue(&name).map_or(&*name, |(of, _)| of);
    folder.join(format!("{of}{RESCUE}{number}{ENDING}"))
}

/// The number of the next rescue file of a session: higher than that of any there is in these folders.
pub(in crate::storage) fn next_rescue<'f>(
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
    // A folder that cannot be read has none that would be in the way: a name that is taken is passed over.
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
