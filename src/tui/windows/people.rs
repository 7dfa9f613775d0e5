//! The window with the people in the room by name: typed or pasted a line each, shown as they are read before anything is
//! kept.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
