//! What can go wrong with the disk, and the words for it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thiserror::Error;

use crate::domain::script::encoding::Encoding;
use crate::domain::words::Words;

/// Something the disk did not do for us.
#[derive(Debug, Error)]
#[error("{}", self.key())]
#[expect(
    missing_docs,
    reason = "every one has the file it is about and what the system said"
)]
pub enum Fault {
    /// There is no such file.
    Absent { path: PathBuf },
    /// A file could not be read.
    Read { path: PathBuf, source: io::Error },
    /// There is a file of that name already.
    Exists { path: PathBuf },
    /// A file or folder could not be made.
    Make { path: PathBuf, source: io::Error },
    /// A file could not be written. What was to be in it is still in memory.
    Write { path: PathBuf, source: io::Error },
    /// The disk did not confirm a write. Nothing more is written to that file.
    Sync { path: PathBuf, source: io::Error },
    /// Another program cut, removed or replaced the file.
    Changed { path: PathBuf },
    /// No folder takes the session; it is only in memory.
    Nowhere { path: PathBuf, source: Arc<Fault> },
    /// The file is larger than any session.
    TooLarge { path: PathBuf },
    /// The records of a session are in the file, in another encoding than UTF-8.
    NotUtf8 {
        /// The session's file.
        path: PathBuf,
        /// The encoding it looks to be in.
        encoding: Encoding,
    },
    /// There is no event of a session in the file.
    NoSession { path: PathBuf },
    /// An event is longer than a record may be.
    TooLong {
        /// The event's number.
        seq: u64,
    },
    /// Another process writes the session.
    Busy {
        /// The session's file.
        path: PathBuf,
        /// The id of that process, if known.
        pid: Option<u32>,
    },
    /// The disk does not answer.
    Silent { path: PathBuf },
}

impl Fault {
    /// The key of the sentence for it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Absent { .. } => "storage-absent",
            Self::Read { .. } => "storage-read",
            Self::Exists { .. } => "storage-exists",
            Self::Make { .. } => "storage-make",
            Self::Write { .. } => "storage-write",
            Self::Sync { .. } => "storage-sync",
            Self::Changed { .. } => "storage-changed",
            Self::Nowhere { .. } => "storage-nowhere",
            Self::TooLarge { .. } => "storage-too-large",
            Self::NotUtf8 { .. } => "storage-not-utf-8",
            Self::NoSession { .. } => "storage-no-session",
            Self::TooLong { .. } => "storage-too-long",
            Self::Busy { .. } => "storage-busy",
            Self::Silent { .. } => "storage-silent",
        }
    }

    /// Says what went wrong, in one sentence.
    pub fn say(&self, words: &Words) -> String {
        let cause = self.cause(words);
        let path = self
            .path()
            .map(|path| path.display().to_string())
            .unwrap_or_default();
        let number = match self {
            Self::TooLong { seq } => *seq,
            Self::Busy { pid, .. } => u64::from(pid.unwrap_or(0)),
            _ => 0,
        };
        let encoding = match self {
            Self::NotUtf8 { encoding, .. } => encoding.name(),
            _ => "",
        };
        words.with(
            self.key(),
            &[
                ("path", path.into()),
                ("cause", cause.into()),
                ("number", number.into()),
                ("encoding", encoding.into()),
            ],
        )
    }

    /// Returns the file or folder it is about.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::TooLong { .. } => None,
            Self::Absent { path }
            | Self::Exists { path }
            | Self::Changed { path }
            | Self::TooLarge { path }
            | Self::NotUtf8 { path, .. }
            | Self::NoSession { path }
            | Self::Silent { path }
            | Self::Busy { path, .. }
            | Self::Read { path, .. }
            | Self::Make { path, .. }
            | Self::Write { path, .. }
            | Self::Sync { path, .. }
            | Self::Nowhere { path, .. } => Some(path),
        }
    }

    fn cause(&self, words: &Words) -> String {
        match self {
            Self::Read { source, .. }
            | Self::Make { source, .. }
            | Self::Write { source, .. }
            | Self::Sync { source, .. } => cause(source, words),
            Self::Nowhere { source, .. } => source.say(words),
            _ => String::new(),
        }
    }
}

/// A folder exists but takes no files, such as those in which a system shows itself.
#[derive(Debug, Error)]
#[error("the folder takes no files")]
pub(super) struct NoFiles;

/// Says why the system refused, as a part of a sentence.
pub fn cause(error: &io::Error, words: &Words) -> String {
    if let Some(why) = error.get_ref()
        && why.is::<NoFiles>()
    {
        return words.get("storage-cause-no-files").into_owned();
    }
    let key = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::WriteZero => "storage-cause-full",
        ErrorKind::QuotaExceeded => "storage-cause-quota",
        ErrorKind::FileTooLarge => "storage-cause-limit",
        ErrorKind::PermissionDenied => "storage-cause-denied",
        ErrorKind::ReadOnlyFilesystem => "storage-cause-read-only",
        ErrorKind::NotFound => "storage-cause-gone",
        ErrorKind::NotADirectory => "storage-cause-no-folder",
        ErrorKind::IsADirectory => "storage-cause-folder",
        _ => {
            return words.with(
                "storage-cause-other",
                &[("error", error.to_string().into())],
            );
        }
    };
    words.get(key).into_owned()
}
