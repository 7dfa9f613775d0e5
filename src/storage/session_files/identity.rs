//! Which session is in a file, as its first record says.

use std::path::Path;

use crate::domain::event::{Event, Stamped};
use crate::storage::disk::Disk;
use crate::storage::log;

/// How many bytes of a file we read to see which session it holds; its first record begins with that.
const BEGINNING: usize = 1024;

/// The identity of a session, as its first record has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The session's id.
    pub session: String,
    /// The id of the run of the program in which it began.
    pub run: String,
}

impl Identity {
    /// Returns the identity of the session with these events; `None` if its beginning is missing.
    pub fn of(events: &[Stamped]) -> Option<Self> {
        match &events.first()?.event {
            Event::Opened(opened) => Some(Self {
                session: opened.session.clone(),
                run: opened.run.clone(),
            }),
            _ => None,
        }
    }

    /// Whether two files hold a session that began in the same run. The ids may differ: a redaction that was broken off
    /// changed the id in one file and not yet in the other. If their beginnings differ we read both in full, because one of
    /// them may be damaged there.
    pub(super) fn is_shared(disk: &dyn Disk, one: &Path, other: &Path) -> bool {
        let same = |one: Option<Self>, other: Option<Self>| {
            one.zip(other)
                .is_some_and(|(one, other)| one.run == other.run)
        };
        let in_beginning = |path| Self::in_beginning(disk, path);
        let in_whole = |path| {
            let reading = log::read(disk, path).ok()?;
            Self::of(&reading.events)
        };
        same(in_beginning(one), in_beginning(other)) || same(in_whole(one), in_whole(other))
    }

    /// Returns the identity of the session in a file. Usually its first bytes are enough.
    pub fn in_file(disk: &dyn Disk, path: &Path) -> Option<Self> {
        Self::in_beginning(disk, path).or_else(|| {
            let reading = log::read(disk, path).ok()?;
            Self::of(&reading.events)
        })
    }

    /// Reads the identity from the first bytes of a file, if they are as the program writes them.
    fn in_beginning(disk: &dyn Disk, path: &Path) -> Option<Self> {
        if !disk.metadata(path).ok()?.is_file {
            return None;
        }
        let mut bytes = [0; BEGINNING];
        let mut file = disk.open_read(path).ok()?;
        let mut filled = 0;
        while let Ok(read @ 1..) = file.read_at(filled as u64, &mut bytes[filled..]) {
            filled += read;
        }
        let text = bytes[..filled].utf8_chunks().next()?.valid();
        let text = text.strip_prefix("[\n(format:")?;
        let (_, opened) = text.split_once(",event:Opened((session:\"")?;
        let (session, rest) = opened.split_once("\",run:\"")?;
        let (run, _) = rest.split_once('"')?;
        let is_plain = |text: &str| !text.contains(['\\', '"', '\n']);
        (is_plain(session) && is_plain(run)).then(|| Self {
            session: session.to_owned(),
            run: run.to_owned(),
        })
    }
}
