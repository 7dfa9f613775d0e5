//! The window about a pasted text: what it comes to as items of the step, before any is added.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
