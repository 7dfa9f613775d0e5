//! The lists of the session: which one something is for, a note being written, and all there are.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
