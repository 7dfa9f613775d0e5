//! The windows on the lists of the session: the menu, a note being written, and all notes.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
