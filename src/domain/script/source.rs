//! The bytes of a file → the text that is read as a script, a theme or a house style.

use super::fault::{Fault, FaultKind};
use crate::domain::script::encoding;
use crate::domain::workshop::Workshop;

/// The text of a file. One that is not UTF-8 has a fault, and its text is only for showing where that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The text.
    pub text: String,
    fault: Option<Fault>,
}

impl Source {
    /// Reads the bytes of a file.
    pub fn of(bytes: &[u8]) -> Self {
        match encoding::text(bytes) {
            Ok(text) => text.to_owned().into(),
            Err(foreign) => {
                let kind = FaultKind::NotUtf8(foreign.encoding);
                Self {
                    fault: Some(Fault::at(&foreign.text, foreign.at, None, kind)),
                    text: foreign.text,
                }
            }
        }
    }

    /// What stands for a file that cannot be read, and why it cannot.
    pub fn unread(why: &str) -> Self {
        let kind = FaultKind::Unread {
            why: why.to_owned(),
        };
        Self {
            text: String::new(),
            fault: Some(Fault::at("", 0..0, None, kind)),
        }
    }

    /// Returns the text if it may be read, or why not.
    pub fn readable(&self) -> Result<&str, Box<Fault>> {
        let fault = self.fault.clone();
        fault.map_or(Ok(&self.text), |fault| Err(Box::new(fault)))
    }

    /// Reads and checks it as a script.
    pub fn parse(&self) -> Result<Workshop, Vec<Fault>> {
        super::parse(self.readable().map_err(|fault| vec![*fault])?)
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Self { text, fault: None }
    }
}
