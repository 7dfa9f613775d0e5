//! Opens a session file: takes hold of it, reads it, repairs its end, and says what may be done with it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Image, Log, Numbers, Why};
use crate::domain::event::{Event, Stamped};
use crate::domain::script::encoding::{self, Encoding, Foreign};
use crate::domain::session::Session;
use crate::storage::atomic;
use crate::storage::disk::{Disk, Lock};
use crate::storage::fault::Fault;
use crate::storage::record::{self, Line, Sum};
use crate::storage::same_file::real_file;
use crate::storage::scan::{Damage, DamageKind, Scan, Shape, scan};
use crate::storage::session_names::beside;

/// The largest session file we read, in bytes.
pub const MAX_FILE: u64 = 512 * 1024 * 1024;
/// The most lines we read of a session file, twice as many as the longest session has. Every line takes some hundred bytes
/// in memory, however short it is.
pub const MAX_LINES: usize = 2_000_000;

/// A session file that was opened.
pub struct Opened {
    /// The path of the file, with all links followed.
    pub path: PathBuf,
    /// Its events.
    pub events: Vec<Stamped>,
    /// Whether it has the mark of an orderly close.
    pub closed_cleanly: bool,
    /// The damage in it.
    pub damage: Vec<Damage>,
    /// How many records at its end cannot be read. Their numbers stay theirs when it goes on.
    pub lost_at_end: u64,
    /// What the repair set aside, if it did.
    pub aside: Option<SetAsideFile>,
    /// What may be done with it.
    pub access: Access,
}

/// Something a repair set aside, and in which file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetAsideFile {
    /// The end of the session's file, which was torn while it was written.
    Torn(PathBuf),
    /// The whole file as somebody had reformatted it.
    Original(PathBuf),
}

/// What may be done with a session file.
pub enum Access {
    /// The session may go on, and this is its file.
    Write(Log),
    /// It may only be looked at, for this reason.
    ReadOnly(Why),
}

/// A session file that was read without taking hold of it.
#[derive(Debug)]
pub struct Reading {
    /// Its events.
    pub events: Vec<Stamped>,
    /// Whether it has the mark of an orderly close.
    pub closed_cleanly: bool,
    /// The damage in it. The part of a record at its end does not count, because it may just be being written.
    pub damage: Vec<Damage>,
    /// How many records at its end cannot be read.
    pub lost_at_end: u64,
    /// Why this version of the program could not go on with it, if it could not.
    pub limit: Option<Why>,
}

impl Reading {
    /// The session, which knows how many of its events could not be read; `None` if there is none to read.
    pub fn session(self) -> Option<Session> {
        let session = Session::replay(self.events)?;
        Some(session.with_lost_at_end(self.lost_at_end))
    }
}

/// Reads a session file as it is, for lists, replays and exports.
pub fn read(disk: &dyn Disk, path: &Path) -> Result<Reading, Fault> {
    let found = load(disk, path)?.1;
    Ok(Reading {
        limit: limit(&found),
        events: found.events,
        closed_cleanly: found.ending.closed,
        damage: found.damage,
        lost_at_end: found.lost_at_end,
    })
}

/// Opens a session file to go on with it, and repairs its end. A file that may not be written is opened to look at.
pub fn open(disk: Arc<dyn Disk>, path: &Path) -> Result<Opened, Fault> {
    // We never lock or write through a link: everybody meets where the file really is.
    let path = &real_file(&*disk, path);
    // The lock comes first: an end that another process is just writing must not be taken for a torn one.
    let lock = match disk.metadata(path) {
        Ok(_) => super::acquire(&*disk, path),
        Err(error) => Err(error),
    };
    let (bytes, found) = load(&*disk, path)?;
    let (access, aside) =
        match permit(lock, path, &found).and_then(|locks| take(disk, path, bytes, &found, locks)) {
            Ok((log, aside)) => (Access::Write(log), aside),
            Err(why) => (Access::ReadOnly(why), None),
        };
    Ok(Opened {
        path: path.clone(),
        events: found.events,
        closed_cleanly: found.ending.closed,
        damage: found.damage,
        lost_at_end: found.lost_at_end,
        aside,
        access,
    })
}

pub(in crate::storage) fn load(disk: &dyn Disk, path: &Path) -> Result<(Vec<u8>, Scan), Fault> {
    let fault = |source: io::Error| match source.kind() {
        ErrorKind::NotFound => Fault::Absent {
            path: path.to_owned(),
        },
        _ => Fault::Read {
            path: path.to_owned(),
            source,
        },
    };
    let too_large = || Fault::TooLarge {
        path: path.to_owned(),
    };
    let no_session = || Fault::NoSession {
        path: path.to_owned(),
    };
    let data = disk.metadata(path).map_err(fault)?;
    if data.len > MAX_FILE {
        return Err(too_large());
    }
    if !data.is_file {
        // Reading a device might never end.
        return Err(no_session());
    }
    let bytes = disk.read(path).map_err(fault)?;
    let mut lines = bytes.split(|byte| *byte == b'\n');
    if lines.nth(MAX_LINES + 1).is_some() {
        return Err(too_large());
    }
    let found = scan(&bytes);
    let is_headless = |found: &Scan| matches!(limit(found), Some(Why::Headless));
    if found.as_ref().is_none_or(is_headless)
        && let Some(encoding) = foreign(&bytes)
    {
        let path = path.to_owned();
        return Err(Fault::NotUtf8 { path, encoding });
    }
    let mut found = found.ok_or_else(no_session)?;
    name_encoding(&bytes, &mut found.damage);
    Ok((bytes, found))
}

/// Returns the encoding of a file that has records of a session, but not in UTF-8.
fn foreign(bytes: &[u8]) -> Option<Encoding> {
    let Foreign { encoding, text, .. } = encoding::text(bytes).err()?;
    (!encoding.name().is_empty() && text.contains("(seq:")).then_some(encoding)
}

/// Tells lines that are whole records in another encoding from those that are damaged.
fn name_encoding(bytes: &[u8], damage: &mut [Damage]) {
    let is_unreadable = |damage: &&mut Damage| damage.kind == DamageKind::Unreadable;
    let mut unreadable = damage.iter_mut().filter(is_unreadable).peekable();
    if unreadable.peek().is_none() || str::from_utf8(bytes).is_ok() {
        return;
    }
    let is_right = |text: &str| {
        let read = record::decode(text.as_bytes());
        matches!(read, Line::Record(_, Sum::Right))
    };
    let mut lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    for damage in unreadable {
        let line = lines.find(|(number, _)| *number == damage.line);
        let foreign = line.and_then(|(_, line)| encoding::text(line).err());
        if foreign
            .is_some_and(|foreign| foreign.encoding == Encoding::Windows && is_right(&foreign.text))
        {
            damage.kind = DamageKind::NotUtf8;
        }
    }
}

/// Returns the lock if the session may go on, or why it may not.
pub(in crate::storage) fn permit(
    lock: io::Result<Lock>,
    path: &Path,
    found: &Scan,
) -> Result<Vec<Box<dyn Send>>, Why> {
    let locks = match lock {
        Ok(Lock::Held(guard)) => vec![guard],
        Ok(Lock::Unsupported) => Vec::new(),
        Ok(Lock::Busy { pid }) => return Err(Why::Busy { pid }),
        Err(source) => {
            return Err(Why::Unwritable(Fault::Write {
                path: path.to_owned(),
                source,
            }));
        }
    };
    limit(found).map_or(Ok(locks), Err)
}

/// Returns why this version of the program could not go on with what is in the file, if it could not.
fn limit(found: &Scan) -> Option<Why> {
    let first = found.events.first().map(|first| &first.event);
    if found.format > record::FORMAT {
        return Some(Why::Newer {
            format: found.format,
        });
    }
    (!matches!(first, Some(Event::Opened(_)))).then_some(Why::Headless)
}

/// Repairs the end of the file and opens it for writing.
fn take(
    disk: Arc<dyn Disk>,
    path: &Path,
    mut bytes: Vec<u8>,
    found: &Scan,
    locks: Vec<Box<dyn Send>>,
) -> Result<(Log, Option<SetAsideFile>), Why> {
    let aside = match found.shape {
        Shape::Lines => put_torn_aside(&*disk, path, &bytes[found.ending.torn.clone()]),
        Shape::Document => lay_out_again(&*disk, path, &mut bytes, &found.events).map(Some),
    };
    let aside = aside.map_err(Why::Unwritable)?;
    let unwritable = |source| {
        Why::Unwritable(Fault::Write {
            path: path.to_owned(),
            source,
        })
    };
    let mut file = disk.open_append(path).map_err(unwritable)?;
    if file
        .state()
        .is_ok_and(|state| state.len != bytes.len() as u64)
    {
        // Another program wrote to it while we read it, and we must not cut that off.
        let path = path.to_owned();
        return Err(Why::Unwritable(Fault::Changed { path }));
    }
    let mut cut = Ok(());
    if found.shape == Shape::Lines && found.ending.kept < bytes.len() {
        bytes.truncate(found.ending.kept);
        file.set_len(bytes.len() as u64).map_err(unwritable)?;
        cut = file.sync_data();
    }
    let saved = bytes.len();
    // If only the line break of the last record is missing, the next write adds it.
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    let log = Log {
        disk,
        path: path.to_owned(),
        // If the disk did not confirm the cut we know nothing of the file, and the first event makes a new one.
        file: cut.map(|()| file).map_err(|source| {
            Arc::new(Fault::Sync {
                path: path.to_owned(),
                source,
            })
        }),
        image: Image::new(bytes, found.last_seq),
        saved,
        numbers: Numbers::default(),
        refuges: vec![std::env::temp_dir()],
        locks,
    };
    Ok((log, aside))
}

/// Copies a torn end to a file of its own before it is cut off.
fn put_torn_aside(
    disk: &dyn Disk,
    path: &Path,
    torn: &[u8],
) -> Result<Option<SetAsideFile>, Fault> {
    if torn.is_empty() {
        return Ok(None);
    }
    put_aside(disk, path, "torn", torn).map(|path| Some(SetAsideFile::Torn(path)))
}

/// Rewrites a file that somebody reformatted as the program writes it, and keeps theirs.
fn lay_out_again(
    disk: &dyn Disk,
    path: &Path,
    bytes: &mut Vec<u8>,
    events: &[Stamped],
) -> Result<SetAsideFile, Fault> {
    let original = put_aside(disk, path, "original", bytes)?;
    *bytes = record::OPENING.as_bytes().to_vec();
    for event in events {
        bytes.extend_from_slice(record::encode(event)?.as_bytes());
    }
    atomic::replace(disk, path, bytes)?;
    Ok(SetAsideFile::Original(original))
}

fn put_aside(disk: &dyn Disk, path: &Path, what: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    let names = (1..).map(|n| beside(path, &format!("{what}-{n}")));
    let made = atomic::make_first(disk, names, bytes);
    made.map(|(path, _)| path).map_err(|source| Fault::Make {
        path: beside(path, what),
        source,
    })
}
