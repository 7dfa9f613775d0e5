//! What is wrong with a user's own file that the program reads when it needs it.

use std::path::PathBuf;

use super::fault::Fault as DiskFault;
use crate::domain::script::{Fault, line, report};
use crate::domain::words::Words;

/// What is wrong with a house style or a theme.
#[derive(Debug)]
pub enum Wrong {
    /// The file cannot be read.
    Disk(DiskFault),
    /// Some of what it says is wrong.
    Faults {
        /// The path of the file.
        path: PathBuf,
        /// The text of the file.
        text: String,
        /// The faults, by place.
        faults: Vec<Fault>,
    },
}

impl Wrong {
    /// Shows the faults with the lines they are in.
    pub fn report(&self, words: &Words) -> String {
        match self {
            Self::Disk(fault) => fault.say(words),
            Self::Faults { path, text, faults } => {
                report(&path.display().to_string(), text, faults, words)
            }
        }
    }

    /// Shows the faults, one on each line.
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
