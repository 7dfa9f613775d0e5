//! The page that compares two sessions.

pub(super) mod acts;
pub(super) mod draw;
mod page;
pub mod state;
