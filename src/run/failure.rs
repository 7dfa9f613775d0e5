//! Why something was not done, and the words for it.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::format::Format;
use crate::domain::words::{Arg, Words};
use crate::export::write::WriteFault;
use crate::storage::fault::{Fault, cause};
use crate::storage::log::Why;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.key())]
pub enum RunFailure {
    /// The disk failed us.
    Disk(Fault),
    /// The session may only be looked at, and there is nothing of it to see.
    Unreadable(Why),
    /// The disk did not take a new session.
    NotBegun(Fault),
    /// The session has no such step.
    NoStep {
        /// What was asked for: an id, or a number counted from 1.
        asked: String,
        /// The ids of the steps there are.
        steps: Vec<String>,
    },
    /// The step of this title was never begun.
    NotReached(String),
    /// A document could not be made. Only a mistake in the program can cause that.
    NotMade {
        /// The form it was to have.
        format: Format,
        /// What the library said, in English, for whoever mends the program.
        source: Box<dyn Error + Send + Sync>,
    },
    /// The file of a document could not be written.
    NotWritten(WriteFault),
    /// The file of a document would have replaced this one, which holds a session.
    OverSession(PathBuf),
    /// The terminal failed.
    Terminal(io::Error),
    /// The program itself failed. The panic has said what was wrong.
    Broken,
    /// The program was left, and its session's file or other remaining work failed. Already worded, because every session
    /// has its own language.
    Left(String),
}

impl From<Fault> for RunFailure {
    fn from(fault: Fault) -> Self {
        Self::Disk(fault)
    }
}

impl From<WriteFault> for RunFailure {
    fn from(fault: WriteFault) -> Self {
        Self::NotWritten(fault)
    }
}

/// From taking the terminal over and drawing on it.
impl From<io::Error> for RunFailure {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

impl RunFailure {
    /// Makes a failure from the error of the library that should have made a document.
    pub(super) fn not_made<E: Error + Send + Sync + 'static>(format: Format) -> impl Fn(E) -> Self {
        move |error| Self::NotMade {
            format,
            source: Box::new(error),
        }
    }

    /// The key of the sentence for it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Disk(fault) => fault.key(),
            Self::Unreadable(why) => why.key(),
            Self::NotBegun(_) => "session-not-begun",
            Self::NoStep { .. } => "cli-no-step",
            Self::NotReached(_) => "cli-step-not-reached",
            Self::NotMade { .. } => "export-not-made",
            Self::NotWritten(WriteFault::Exists(_)) => "export-exists",
            Self::NotWritten(WriteFault::IsLink(_)) => "export-link",
            Self::NotWritten(WriteFault::NotAName(_)) => "export-no-name",
            Self::NotWritten(WriteFault::Refused { .. }) => "export-refused",
            Self::OverSession(_) => "export-over-session",
            Self::Terminal(_) => "cli-terminal-failed",
            Self::Broken => "cli-broken",
            Self::Left(_) => "left-badly",
        }
    }

    /// Says what was not done, why, and what to do about it.
    pub fn say(&self, words: &Words) -> String {
        let path = |path: &Path| ("path", Arg::from(path.display().to_string()));
        let args = match self {
            Self::Disk(fault) => return fault.say(words),
            Self::Unreadable(why) => return why.say(words),
            Self::Left(text) => return text.clone(),
            Self::Broken => Vec::new(),
            Self::NotBegun(fault) => vec![("fault", fault.say(words).into())],
            Self::NoStep { asked, steps } => vec![
                ("asked", asked.as_str().into()),
                ("list", steps.join(", ").into()),
            ],
            Self::NotReached(title) => vec![("step", title.as_str().into())],
            Self::NotMade { format, .. } => vec![("format", format.id().into())],
            Self::NotWritten(WriteFault::Exists(there) | WriteFault::IsLink(there))
            | Self::OverSession(there) => vec![path(there)],
            Self::NotWritten(WriteFault::NotAName(name)) => vec![("name", name.as_str().into())],
            Self::NotWritten(WriteFault::Refused {
                path: there,
                source,
            }) => vec![path(there), ("cause", cause(source, words).into())],
            Self::Terminal(error) => vec![("cause", error.to_string().into())],
        };
        words.with(self.key(), &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    #[test]
    fn what_a_library_says_stays_out_of_the_sentence() {
        let failure = RunFailure::not_made(Format::Pdf)(io::Error::other("its font is missing"));
        for lang in [Lang::En, Lang::Nl] {
            let said = failure.say(Words::of(lang));
            assert!(said.contains("pdf") && !said.contains("font"), "{said}");
        }
    }
}
