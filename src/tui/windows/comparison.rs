//! Two sessions side by side.

pub(super) mod acts;
pub(super) mod draw;
mod page;
pub mod state;
