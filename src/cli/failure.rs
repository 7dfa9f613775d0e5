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
    /// What was asked for did not work.
    Failed,
    /// It was asked in a way that cannot work.
    Usage,
    /// Standard output did not take what was printed; yet to be worded.
    Output(io::Error),
    /// Whoever was reading wants no more; nothing to say.
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

    /// The same with everything worded, as it leaves the program.
    pub(super) fn worded(self, words: &Words) -> Self {
        match &self.kind {
            FailureKind::Output(error) => {
                let args = [("cause", cause(error, words).into())];
                Self::failed(words.with("cli-output-failed", &args))
            }
            _ => self,
        }
    }

    /// The exit code of the process.
    pub fn code(&self) -> ExitCode {
        match self.kind {
            FailureKind::Failed | FailureKind::Output(_) => ExitCode::from(1),
            FailureKind::Usage => ExitCode::from(2),
            FailureKind::Quiet => ExitCode::SUCCESS,
        }
    }

    /// What there is to print, if anything.
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
    /// Of writing to standard output.
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
