//! Home: which workshops and sessions there are, and what Enter does with one.

mod acts;
pub mod draw;
pub mod state;
