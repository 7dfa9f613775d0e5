//! What a session's file is to hold, byte for byte, shared by the thread that writes it and whoever must save it when that
//! thread hangs on a disk that does not answer.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::event::Stamped;
use crate::storage::fault::Fault;
use crate::storage::record;
use crate::storage::scan;

/// The list of events in memory. All of it stays there, so that a rescue is complete.
#[derive(Clone, Debug, Default)]
pub(in crate::storage) struct Image(Arc<Mutex<Content>>);

#[derive(Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    last_seq: u64,
    /// The number of the last event that is durable.
    saved_seq: u64,
    /// The number of the first event that was not taken: nothing from it on counts as saved.
    refused: Option<u64>,
    /// The file it goes to now, once that is another than it was opened with.
    path: Option<PathBuf>,
    /// Half-typed text as it is now; empty: there is none.
    draft: String,
    /// Whether that is not on disk yet.
    is_draft_new: bool,
}

/// How much of the list there is.
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

    /// Adds an event. One that no record takes is left out, and nothing after it counts as saved.
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

    /// Adds what ends a file that is closed in an orderly way: a copy of its first record, and the mark of that.
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

    /// The bytes of a stretch of it.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Vec<u8> {
        let content = self.content();
        content.bytes.get(from..to).unwrap_or_default().to_vec()
    }

    /// Whether these are its first bytes.
    pub(super) fn begins_with(&self, bytes: &[u8]) -> bool {
        self.content().bytes.starts_with(bytes)
    }

    pub(super) fn confirm(&self, seq: u64) {
        self.content().saved_seq = seq;
    }

    /// The number of the last event that is durable, and has no event before it that is not.
    pub(super) fn saved_seq(&self) -> u64 {
        let content = self.content();
        let before = content.refused.map(|seq| seq.saturating_sub(1));
        before.map_or(content.saved_seq, |seq| seq.min(content.saved_seq))
    }

    /// Notes that it goes to another file now.
    pub(super) fn moved(&self, path: &Path) {
        self.content().path = Some(path.to_owned());
    }

    /// The file it goes to now, where that is another than it was opened with.
    pub(in crate::storage) fn path(&self) -> Option<PathBuf> {
        self.content().path.clone()
    }

    /// How many events are not durable.
    pub(in crate::storage) fn waiting(&self) -> u64 {
        let saved = self.saved_seq();
        self.content().last_seq.saturating_sub(saved)
    }

    /// Half-typed text that is to be kept.
    pub(in crate::storage) fn set_draft(&self, text: String) {
        let mut content = self.content();
        content.draft = text;
        content.is_draft_new = true;
    }

    /// Half-typed text that is not on disk yet.
    pub(in crate::storage) fn new_draft(&self) -> Option<String> {
        let content = self.content();
        content.is_draft_new.then(|| content.draft.clone())
    }

    /// Half-typed text as it is now, on disk or not; empty: there is none.
    pub(in crate::storage) fn draft(&self) -> String {
        self.content().draft.clone()
    }

    /// Notes that this text is on disk; another may have come since.
    pub(in crate::storage) fn draft_kept(&self, text: &str) {
        let mut content = self.content();
        if content.draft == text {
            content.is_draft_new = false;
        }
    }
}
