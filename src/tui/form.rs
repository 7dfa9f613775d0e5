//! The form a new session starts with, beside the run sheet it leads to.

mod acts;
pub mod draw;
pub mod state;
