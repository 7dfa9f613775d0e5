//! What is wrong with a file of one's own that is read when the program needs it.

use std::path::PathBuf;

use super::{Fault, line, report};
use crate::domain::words::Words;
use crate::storage::fault::Fault as DiskFault;

/// What is wrong with a house style or a theme.
#[derive(Debug)]
pub enum Wrong {
    /// The file cannot be read.
    Disk(DiskFault),
    /// It says what it must not.
    Faults {
        /// The file.
        path: PathBuf,
        /// What it says.
        text: String,
        /// The faults, by their places.
        faults: Vec<Fault>,
    },
}

impl Wrong {
    /// The faults with the lines they stand in.
    pub fn report(&self, words: &Words) -> String {
        match self {
            Self::Disk(fault) => fault.say(words),
            Self::Faults { path, text, faults } => {
                report(&path.display().to_string(), text, faults, words)
            }
        }
    }

    /// The faults, one a line.
    pub fn lines(&self, words: &Words) -> String {
        match self {
            Self::Disk(fault) => fault.say(words),
            Self::Faults { path, faults, .. } => {
                let name = path.display().to_string();
                let lines = faults.iter().map(|fault| line(&name, fault, words));
                lines.collect::<Vec<_>>().join("\n")
            }
        }
    }
}
