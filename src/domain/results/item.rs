//! An item as it stands in results.

use serde::Serialize;

use crate::domain::event::ItemId;

/// An item and what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// The item.
    pub id: ItemId,
    /// What it says, in the language of the room.
    pub label: String,
}
