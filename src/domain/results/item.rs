//! An item as results refer to it.

use serde::Serialize;

use crate::domain::event::ItemId;

/// An item, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Its id, by which later steps refer to it.
    pub id: ItemId,
    /// What it is called, in the language of the room.
    pub label: String,
}
