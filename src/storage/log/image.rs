//! The bytes a session's file is to hold, shared by the thread that writes them and whoever has to save them when that
//! thread hangs on a disk that does not answer.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::event::Stamped;
use crate::storage::fault::Fault;
use crate::storage::record;
use crate::storage::scan;

/// The list of events in memory. All of it stays there, so that a rescue has everything.
#[derive(Clone, Debug, Default)]
pub(in crate::storage) struct Image(Arc<Mutex<Content>>);

#[derive(Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    last_seq: u64,
    /// The number of the last event that is durable.
    saved_seq: u64,
    /// The number of the first event that was not taken, if any. From there on nothing counts as saved.
    refused: Option<u64>,
    /// The file it is written to now, if that is not the one it was opened with.
    path: Option<PathBuf>,
    /// The half-typed text of this moment; empty if there is none.
    draft: String,
    /// Whether the half-typed text still has to be written to disk.
    is_draft_new: bool,
}

/// How much is in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// Its length in bytes.
    pub(super) len: usize,
    /// The number of its last event.
    pub(super) seq: u64,
}

impl Image {
    pub(super) fn new(bytes: Vec<u8>, last_seq: u64) -> Self {
        Self(Arc::new(Mutex::new(Content {
            bytes,
            last_seq,
            saved_seq: last_seq,
            ..Content::default()
        })))
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an event. One that does not fit in a record is left out, and nothing after it counts as saved.
    pub(in crate::storage) fn push(&self, event: &Stamped) -> Result<(), Fault> {
        let line = record::encode(event);
        let mut content = self.content();
        match line {
            Ok(line) => content.bytes.extend_from_slice(line.as_bytes()),
            Err(fault) => {
                content.refused.get_or_insert(event.seq);
                return Err(fault);
            }
        }
        content.last_seq = event.seq;
        Ok(())
    }

    /// Adds the end of a file that is closed properly: a copy of its first record and the mark of an orderly close.
    pub(super) fn close(&self) {
        let mut content = self.content();
        if !content.bytes.ends_with(record::CLOSING.as_bytes()) {
            let copy = scan::copy_of_first(&content.bytes).unwrap_or_default();
            content.bytes.extend_from_slice(copy.as_bytes());
            content.bytes.extend_from_slice(record::CLOSING.as_bytes());
        }
    }

    pub(super) fn extent(&self) -> Extent {
        let content = self.content();
        Extent {
            len: content.bytes.len(),
            seq: content.last_seq,
        }
    }

    /// Returns the bytes between these two places.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Vec<u8> {
        let content = self.content();
        content.bytes.get(from..to).unwrap_or_default().to_vec()
    }

    /// Whether it begins with these bytes.
    pub(super) fn begins_with(&self, bytes: &[u8]) -> bool {
        self.content().bytes.starts_with(bytes)
    }

    pub(super) fn confirm(&self, seq: u64) {
        self.content().saved_seq = seq;
    }

    /// Returns the number of the last event that is durable, with every event before it durable too.
    pub(super) fn saved_seq(&self) -> u64 {
        let content = self.content();
        let before = content.refused.map(|seq| seq.saturating_sub(1));
        before.map_or(content.saved_seq, |seq| seq.min(content.saved_seq))
    }

    /// Notes that it is written to another file from now on.
    pub(super) fn moved(&self, path: &Path) {
        self.content().path = Some(path.to_owned());
    }

    /// Returns the file it is written to now, if that is not the one it was opened with.
    pub(in crate::storage) fn path(&self) -> Option<PathBuf> {
        self.content().path.clone()
    }

    /// Counts the events that are not durable yet.
    pub(in crate::storage) fn waiting(&self) -> u64 {
        let saved = self.saved_seq();
        self.content().last_seq.saturating_sub(saved)
    }

    /// Sets the half-typed text to keep.
    pub(in crate::storage) fn set_draft(&self, text: String) {
        let mut content = self.content();
        content.draft = text;
        content.is_draft_new = true;
    }

    /// Returns the half-typed text, if it is not on disk yet.
    pub(in crate::storage) fn new_draft(&self) -> Option<String> {
        let content = self.content();
        content.is_draft_new.then(|| content.draft.clone())
    }

    /// Returns the half-typed text of this moment, on disk or not; empty if there is none.
    pub(in crate::storage) fn draft(&self) -> String {
        self.content().draft.clone()
    }

    /// Notes that this text is on disk. A newer one may have come since.
    pub(in crate::storage) fn draft_kept(&self, text: &str) {
        let mut content = self.content();
        if content.draft == text {
            content.is_draft_new = false;
        }
    }
}
