//! Why a session may only be looked at, and the words for it.

use crate::domain::words::Words;
use crate::storage::fault::Fault;

/// Why a session file may only be looked at.
#[derive(Debug)]
pub enum Why {
    /// Another process is writing it.
    Busy {
        /// The id of that process, if known.
        pid: Option<u32>,
    },
    /// It is from a newer version of the program.
    Newer {
        /// The format of the file.
        format: u32,
    },
    /// Its first record cannot be read, so there is no script to go on with.
    Headless,
    /// The disk does not let us write to it.
    Unwritable(Fault),
}

impl Why {
    /// The key of the sentence for it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Busy { pid: Some(_) } => "storage-why-busy",
            Self::Busy { pid: None } => "storage-why-busy-unnamed",
            Self::Newer { .. } => "storage-why-newer",
            Self::Headless => "storage-why-headless",
            Self::Unwritable(_) => "storage-why-unwritable",
        }
    }

    /// Says why, in one sentence.
    pub fn say(&self, words: &Words) -> String {
        match self {
            Self::Busy { pid } => {
                words.with(self.key(), &[("pid", pid.unwrap_or(0).to_string().into())])
            }
            Self::Newer { format } => words.with(self.key(), &[("format", (*format).into())]),
            Self::Headless => words.get(self.key()).into_owned(),
            Self::Unwritable(fault) => {
                words.with(self.key(), &[("fault", fault.say(words).into())])
            }
        }
    }
}
