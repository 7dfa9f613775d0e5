//! Follows a session's file while another process writes it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, DiskFile, FileState};
use super::fault::Fault;
use super::log::rescue_folders;
use super::mending;
use super::record::{self, Line, Record};
use super::scan::{Shape, scan};
use super::session_files::{Identity, next_rescue, rescue_in};
use crate::domain::event::Stamped;

/// How many numbers are tried when looking for a rescue file.
const NUMBERS: u32 = 2;
/// How much is read at a time, in bytes.
const BUFFER: usize = 64 * 1024;

/// Reads a file as it grows. It never writes.
pub struct Follower {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    file: Box<dyn DiskFile>,
    /// Where the last record ended that we read, in bytes. What comes after it, such as a closing bracket or a damaged
    /// line, may still be cut off and replaced by a record, so we look at it again every time.
    at: u64,
    last_seq: u64,
    /// The other folders the writer may go on in when its disk fails.
    refuges: Vec<PathBuf>,
    /// The number of the first rescue file that did not exist when we started.
    rescue: u32,
    /// Whether the numbers by which the drive tells files apart stay the same.
    has_steady_number: bool,
    /// The session we follow. Others may be rescued under the same name.
    identity: Option<Identity>,
}

/// What a look at the file brought.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// There is nothing new.
    Nothing,
    /// These events come after the ones we had.
    More(Vec<Stamped>),
    /// It is another file now, or it was cut. These are all its events.
    Anew(Vec<Stamped>),
}

impl Follower {
    /// Starts to follow a session's file. The first look returns what is in it already.
    pub fn open(disk: Arc<dyn Disk>, path: &Path) -> Result<Self, Fault> {
        Self::with_refuges(disk, path, Vec::new())
    }

    /// Does the same, and follows a writer that goes on in one of these folders.
    pub fn with_refuges(
        disk: Arc<dyn Disk>,
        path: &Path,
        refuges: Vec<PathBuf>,
    ) -> Result<Self, Fault> {
        let file = disk.open_read(path).map_err(|source| fault(path, source))?;
        let there = disk.metadata(path).ok().and_then(|data| data.id);
        let own = file.state().ok().and_then(|state| state.id);
        Ok(Self {
            has_steady_number: there.is_some() && there == own,
            rescue: next_rescue(&*disk, path, rescue_folders(path, &refuges)),
            identity: Identity::in_file(&*disk, path),
            refuges,
            disk,
            path: path.to_owned(),
            file,
            at: 0,
            last_seq: 0,
        })
    }

    /// Returns the file we follow. A rescue changes it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks for what is new. A record that is still being written waits for the next look.
    pub fn look(&mut self) -> Result<News, Fault> {
        if let Some(rescue) = self.rescued() {
            return self.anew(&rescue);
        }
        let state = self
            .file
            .state()
            .map_err(|source| fault(&self.path, source))?;
        if !state.named || state.len < self.at || self.is_replaced(state) {
            return self.anew(&self.path.clone());
        }
        let events = self.read()?;
        Ok(if events.is_empty() {
            News::Nothing
        } else {
            News::More(events)
        })
    }

    /// Returns the rescue file that appeared meanwhile, if any.
    fn rescued(&self) -> Option<PathBuf> {
        // Another session may have taken a number in between.
        let numbers = self.rescue..self.rescue + NUMBERS;
        let folders = rescue_folders(&self.path, &self.refuges);
        let in_folders = |number| {
            let folders = folders.clone();
            folders.map(move |folder| rescue_in(folder, &self.path, number))
        };
        let mut files = numbers.flat_map(in_folders);
        files.find(|file| {
            self.disk.metadata(file).is_ok_and(|data| data.is_ours)
                && (self.identity.is_none()
                    || Identity::in_file(&*self.disk, file) == self.identity)
        })
    }

    /// Whether the name now leads to another file.
    fn is_replaced(&self, state: FileState) -> bool {
        let there = self.disk.metadata(&self.path).ok().and_then(|data| data.id);
        self.has_steady_number && there.is_some() && there != state.id
    }

    fn anew(&mut self, path: &Path) -> Result<News, Fault> {
        let refuges = self.refuges.clone();
        *self = Self::with_refuges(self.disk.clone(), path, refuges)?;
        self.read().map(News::Anew)
    }

    /// Returns the events in the whole lines after the ones we read before.
    fn read(&mut self) -> Result<Vec<Stamped>, Fault> {
        let mut new = Vec::new();
        let mut buffer = vec![0; BUFFER];
        loop {
            let at = self.at + new.len() as u64;
            match self.file.read_at(at, &mut buffer) {
                Ok(0) => break,
                Ok(read) => new.extend_from_slice(&buffer[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(source) => return Err(fault(&self.path, source)),
            }
        }
        // If the first record is damaged its copy stands further on, so the first time the file is read as a whole.
        let whole = new.iter().rposition(|byte| *byte == b'\n');
        let found = whole
            .filter(|_| self.at == 0)
            .and_then(|end| scan(&new[..=end]))
            .filter(|found| found.shape == Shape::Lines);
        let mut events: Vec<Stamped> = found.map_or_else(Vec::new, |found| found.events);
        if let Some(last) = events.last() {
            self.last_seq = self.last_seq.max(last.seq);
        }
        let mut end = self.at;
        for line in new.split_inclusive(|byte| *byte == b'\n') {
            end += line.len() as u64;
            if !line.ends_with(b"\n") {
                break;
            }
            match mending::read(line) {
                Line::Record(record, _) => {
                    self.at = end;
                    events.extend(self.take(record));
                }
                Line::Unknown { .. } => self.at = end,
                _ => {}
            }
        }
        Ok(events)
    }

    /// Returns the event of a record, unless we had it already.
    fn take(&mut self, record: Record) -> Option<Stamped> {
        let stamped = record.into_stamped();
        if !record::is_number(stamped.seq, self.last_seq) {
            return None;
        }
        let new = stamped.seq > self.last_seq;
        self.last_seq = self.last_seq.max(stamped.seq);
        new.then_some(stamped)
    }
}

fn fault(path: &Path, source: io::Error) -> Fault {
    match source.kind() {
        ErrorKind::NotFound => Fault::Absent {
            path: path.to_owned(),
        },
        _ => Fault::Read {
            path: path.to_owned(),
            source,
        },
    }
}
