//! The session being written: its writer, the number of its next event, and half-typed text on its way to disk.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::clock::Clock;
use crate::domain::event::{Event, Stamped};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::storage::fault::Fault;
use crate::storage::writer::{Waiting, Writer};
use crate::tui::messages::DiskNews;

/// The shortest time between two writes of half-typed text, in milliseconds.
const DRAFT: u64 = 1000;
/// The same while the room sees what is being typed.
const DRAFT_SHOWN: u64 = 120;

/// Tells the news of one opened session from that of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(pub u32);

/// The handle of a session that we are writing.
pub struct SessionHandle {
    ticket: Ticket,
    writer: Writer,
    clock: Clock,
    next_seq: u64,
    draft: Draft,
    /// The language of the session.
    lang: Lang,
    /// News from the disk while the session was opened, to tell once it is on the screen.
    news: Option<DiskNews>,
    /// Whether people were told that the session went to another file.
    is_rescue_told: bool,
}

/// How closing a session went.
#[derive(Debug)]
pub enum Closed {
    /// All of it is in its file.
    Well,
    /// All of it is in another file than it was opened from.
    Elsewhere {
        /// The path of that file.
        path: PathBuf,
        /// Whether people were told so before.
        is_told: bool,
        /// The language of the session.
        lang: Lang,
    },
    /// Not all of it is on disk.
    Badly {
        /// How many entries are not on disk.
        entries: u64,
        /// Why they are not.
        fault: Fault,
        /// The language the session speaks.
        lang: Lang,
    },
}

impl Closed {
    /// Returns what to say about it on the shell, if anything, and whether the program failed.
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

/// How many sessions are being closed right now.
static CLOSING: AtomicUsize = AtomicUsize::new(0);

/// Whether a session is being closed, which may take as long as its disk does.
pub(super) fn is_closing() -> bool {
    CLOSING.load(Ordering::Acquire) > 0
}

/// Half-typed text on its way to disk.
#[derive(Debug, Default)]
struct Draft {
    /// The text that is not written yet, if any.
    waiting: Option<String>,
    /// When text was last written, in milliseconds on the run's own clock.
    written: Option<u64>,
    /// Whether the room sees what is being typed.
    shown: bool,
}

impl Draft {
    /// Returns how many milliseconds remain until the waiting text may be written.
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
    /// Makes a handle for a session whose next event has the number `next_seq`.
    pub fn new(
        ticket: Ticket,
        writer: Writer,
        clock: Clock,
        (next_seq, lang): (u64, Lang),
        news: Option<DiskNews>,
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

    /// Takes the news from the disk while the session was opened.
    pub fn take_news(&mut self) -> Option<DiskNews> {
        self.news.take()
    }

    /// Notes the news about the disk that people are told.
    pub fn note(&mut self, news: &DiskNews) {
        self.is_rescue_told |= matches!(news, DiskNews::Rescued { .. });
    }

    /// Returns a count of the events that are not on disk yet.
    pub fn waiting(&self) -> Waiting {
        self.writer.waiting()
    }

    /// Returns the path of the session's file when it was opened.
    pub fn path(&self) -> &Path {
        self.writer.path()
    }

    /// Returns the ticket under which its news comes.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// Hands an event to the writer.
    pub fn append(&mut self, event: &Stamped) {
        self.next_seq = event.seq + 1;
        self.writer.append(event);
    }

    /// Sets whether the room sees what is being typed, in which case it is written more often.
    pub fn show_typing(&mut self, shown: bool) {
        self.draft.shown = shown;
    }

    /// Saves half-typed text, at most once a second. An empty text is saved at once.
    pub fn draft(&mut self, text: String) {
        let drops = text.is_empty();
        self.draft.waiting = Some(text);
        if drops || self.draft_due() == Some(0) {
            self.write_draft();
        }
    }

    /// Returns how many milliseconds remain until half-typed text has to be written.
    pub fn draft_due(&self) -> Option<u64> {
        self.draft.due(self.clock.now().mono)
    }

    /// Writes the half-typed text that waits.
    pub fn write_draft(&mut self) {
        if let Some(text) = self.draft.waiting.take() {
            self.draft.written = (!text.is_empty()).then(|| self.clock.now().mono);
            self.writer.draft(text);
        }
    }

    /// Closes the session, and returns how that went.
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

    /// Closes the session in an orderly way: everything on disk, and the file marked as closed. Waits for the disk.
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
