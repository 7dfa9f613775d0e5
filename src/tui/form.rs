//! The start form: what a new session begins with, with the run sheet it makes.

mod acts;
pub mod draw;
pub mod state;
