//! A person in the room, as their name was typed.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::text::Clean;

/// A person in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their name; a first name is enough.
    pub name: Clean,
    /// What they do, or the part of the organisation they are from; may be empty.
    #[serde(default, skip_serializing_if = "Clean::is_blank")]
    pub role: Clean,
}

/// The name with the role behind it, as a line of the list has them.
impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.role.is_blank() {
            write!(f, "{}", self.name)
        } else {
            write!(f, "{} – {}", self.name, self.role)
        }
    }
}
