//! Why a command failed, and the exit code for it.

use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::domain::words::Words;
use crate::storage::fault::cause;

/// Why a command failed: what, where and what to do, in the user's language.
#[derive(Debug)]
pub struct Failure {
    text: String,
    kind: FailureKind,
}

#[derive(Debug)]
enum FailureKind {
    /// What was asked for did not work. Exit code 1.
    Failed,
    /// It was asked in a way that cannot work. Exit code 2.
    Usage,
    /// Standard output did not take what was printed. Yet to be worded; exit code 1.
    Output(io::Error),
    /// Whoever was reading wants no more, and there is nothing to say. Exit code 0.
    Quiet,
}

impl Failure {
    pub(super) fn failed(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: FailureKind::Failed,
        }
    }

    pub(super) fn usage(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: FailureKind::Usage,
        }
    }

    /// Words what is not worded yet, before it leaves the program.
    pub(super) fn worded(self, words: &Words) -> Self {
        match &self.kind {
            FailureKind::Output(error) => {
                let args = [("cause", cause(error, words).into())];
                Self::failed(words.with("cli-output-failed", &args))
            }
            _ => self,
        }
    }

    /// Returns the exit code for it.
    pub fn code(&self) -> ExitCode {
        match self.kind {
            FailureKind::Failed | FailureKind::Output(_) => ExitCode::from(1),
            FailureKind::Usage => ExitCode::from(2),
            FailureKind::Quiet => ExitCode::SUCCESS,
        }
    }

    /// Returns the text to print, if there is any.
    pub fn message(&self) -> Option<&str> {
        (!self.text.is_empty()).then_some(self.text.trim_end())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<io::Error> for Failure {
    /// From writing to standard output.
    fn from(error: io::Error) -> Self {
        Self {
            text: String::new(),
            kind: match error.kind() {
                io::ErrorKind::BrokenPipe => FailureKind::Quiet,
                _ => FailureKind::Output(error),
            },
        }
    }
}
