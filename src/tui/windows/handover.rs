//! The window that asks which documents to write, for whom and where, and the one that says what was written.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
