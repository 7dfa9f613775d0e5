//! The session being written: its writer, the number of its next event, and half-typed text on its way to disk.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::clock::Clock;
use crate::domain::event::{Event, Stamped};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::storage::fault::Fault;
use crate::storage::writer::{Waiting, Writer};
use crate::tui::app::Disk;

/// How often half-typed text is written at most, in milliseconds.
const DRAFT: u64 = 1000;
/// How often while the room sees what is being typed.
const DRAFT_SHOWN: u64 = 120;

/// Tells the news of one opened session from that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(pub u32);

/// What holds a session that is being written.
pub struct SessionHandle {
    ticket: Ticket,
    writer: Writer,
    clock: Clock,
    next_seq: u64,
    draft: Draft,
    /// The language the session speaks.
    lang: Lang,
    /// What the disk did while the session was opened, to be told once it is on the screen.
    news: Option<Disk>,
    /// Whether people were told that the session went to another file.
    is_rescue_told: bool,
}

/// How a session was let go of.
#[derive(Debug)]
pub enum Closed {
    /// In its file.
    Well,
    /// In another file than it was opened from.
    Elsewhere {
        /// The file it is in now.
        path: PathBuf,
        /// Whether people were told before.
        is_told: bool,
        /// The language the session speaks.
        lang: Lang,
    },
    /// Not all of it is on disk.
    Badly {
        /// How many entries are not.
        entries: u64,
        /// Why not.
        fault: Fault,
        /// The language the session speaks.
        lang: Lang,
    },
}

impl Closed {
    /// What there is to say about it on the shell, and whether the program failed.
    pub fn verdict(self) -> Option<(String, bool)> {
        match self {
            Self::Well => None,
            Self::Elsewhere {
                path,
                is_told,
                lang,
            } => {
                let args = [("path", path.display().to_string().into())];
                Some((Words::of(lang).with("left-elsewhere", &args), !is_told))
            }
            Self::Badly {
                entries,
                fault,
                lang,
            } => {
                let words = Words::of(lang);
                let args = [("n", entries.into()), ("why", fault.say(words).into())];
                Some((words.with("left-badly", &args), true))
            }
        }
    }
}

/// How many sessions are being let go of.
static CLOSING: AtomicUsize = AtomicUsize::new(0);

/// Whether some session is being let go of, which may take as long as its disk does.
pub(super) fn is_closing() -> bool {
    CLOSING.load(Ordering::Acquire) > 0
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

impl std::fmt::Debug for SessionHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionHandle")
            .field("next_seq", &self.next_seq)
            .finish_non_exhaustive()
    }
}

impl SessionHandle {
    /// A handle for a session whose next event has the number `next_seq`.
    pub fn new(
        ticket: Ticket,
        writer: Writer,
        clock: Clock,
        (next_seq, lang): (u64, Lang),
        news: Option<Disk>,
    ) -> Self {
        Self {
            lang,
            ticket,
            writer,
            clock,
            next_seq,
            draft: Draft::default(),
            news,
            is_rescue_told: false,
        }
    }

    /// What the disk did while the session was opened.
    pub fn take_news(&mut self) -> Option<Disk> {
        self.news.take()
    }

    /// Notes what people are told of the disk.
    pub fn note(&mut self, news: &Disk) {
        self.is_rescue_told |= matches!(news, Disk::Rescued { .. });
    }

    /// How many events are not on disk yet.
    pub fn waiting(&self) -> Waiting {
        self.writer.waiting()
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
    pub fn append(&mut self, event: &Stamped) {
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

    /// Lets the session go, and says how that went.
    pub fn let_go(self) -> Closed {
        let opened = self.path().to_owned();
        let (is_told, lang) = (self.is_rescue_told, self.lang);
        let waiting = self.waiting();
        CLOSING.fetch_add(1, Ordering::AcqRel);
        let closed = match self.close() {
            Ok(path) if path == opened => Closed::Well,
            Ok(path) => Closed::Elsewhere {
                path,
                is_told,
                lang,
            },
            Err(fault) => Closed::Badly {
                entries: waiting.entries(),
                fault,
                lang,
            },
        };
        CLOSING.fetch_sub(1, Ordering::AcqRel);
        closed
    }

    /// Lets the session go in an orderly way: everything on disk, the file closed. Waits for the disk.
    pub fn close(mut self) -> Result<PathBuf, Fault> {
        self.write_draft();
        let at = self.clock.now();
        self.append(&Stamped {
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
