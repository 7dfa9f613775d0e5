//! The window that asks what to write of a session, for whom and where; and the one that says what was written.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
