//! The session being written: its writer, the number of its next event, and half-typed text on its way to disk.

use std::path::{Path, PathBuf};

use super::clock::Clock;
use crate::domain::event::{Event, Stamped};
use crate::storage::fault::Fault;
use crate::storage::writer::Writer;

/// How often half-typed text is written at most, in milliseconds.
const DRAFT: u64 = 1000;
/// How often while the room sees what is being typed.
const DRAFT_SHOWN: u64 = 120;

/// Tells the news of one opened session from that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(pub u32);

/// What holds a session that is being written.
pub struct Desk {
    ticket: Ticket,
    writer: Writer,
    clock: Clock,
    next_seq: u64,
    draft: Draft,
}

/// Half-typed text on its way to disk.
#[derive(Debug, Default)]
struct Draft {
    /// What is not written yet.
    waiting: Option<String>,
    /// When the last one was written, on the run's own clock.
    written: Option<u64>,
    /// Whether the room sees what is being typed.
    shown: bool,
}

impl Draft {
    /// Milliseconds until what waits may be written.
    fn due(&self, mono: u64) -> Option<u64> {
        self.waiting.as_ref()?;
        let pause = if self.shown { DRAFT_SHOWN } else { DRAFT };
        let free = self.written.map_or(0, |written| written + pause);
        Some(free.saturating_sub(mono))
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("next_seq", &self.next_seq)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk for a session whose next event has the number `next_seq`.
    pub fn new(ticket: Ticket, writer: Writer, clock: Clock, next_seq: u64) -> Self {
        Self {
            ticket,
            writer,
            clock,
            next_seq,
            draft: Draft::default(),
        }
    }

    /// The session's file as it was opened.
    pub fn path(&self) -> &Path {
        self.writer.path()
    }

    /// What its news goes by.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// Puts an event on disk.
    pub fn append(&mut self, event: Stamped) {
        self.next_seq = event.seq + 1;
        self.writer.append(event);
    }

    /// Whether the room sees what is being typed; then it is written more often.
    pub fn show_typing(&mut self, shown: bool) {
        self.draft.shown = shown;
    }

    /// Keeps half-typed text, at most once a second; none is dropped at once.
    pub fn draft(&mut self, text: String) {
        let drops = text.is_empty();
        self.draft.waiting = Some(text);
        if drops || self.draft_due() == Some(0) {
            self.write_draft();
        }
    }

    /// Milliseconds until half-typed text is to be written.
    pub fn draft_due(&self) -> Option<u64> {
        self.draft.due(self.clock.now().mono)
    }

    /// Writes what was half typed.
    pub fn write_draft(&mut self) {
        if let Some(text) = self.draft.waiting.take() {
            self.draft.written = (!text.is_empty()).then(|| self.clock.now().mono);
            self.writer.draft(text);
        }
    }

    /// Lets the session go; where it went when its file failed at the last moment.
    pub fn close_elsewhere(self) -> Result<Option<PathBuf>, Fault> {
        let path = self.path().to_owned();
        self.close()
            .map(|closed| Some(closed).filter(|closed| *closed != path))
    }

    /// Lets the session go in an orderly way: everything on disk, the file closed. Waits for the disk.
    pub fn close(mut self) -> Result<PathBuf, Fault> {
        self.write_draft();
        let at = self.clock.now();
        self.append(Stamped {
            seq: self.next_seq,
            at,
            event: Event::Closed,
        });
        self.writer.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_typed_text_is_written_at_once_and_then_once_a_second() {
        let mut draft = Draft::default();
        assert_eq!(draft.due(5000), None);
        draft.waiting = Some("a".to_owned());
        assert_eq!(draft.due(5000), Some(0));
        draft.written = Some(4900);
        assert_eq!(draft.due(5000), Some(900));
        assert_eq!(draft.due(6000), Some(0));
    }
}
