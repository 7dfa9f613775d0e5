//! The home screen: the workshops and sessions there are, and what can be done with them.

mod acts;
pub mod draw;
mod open;
pub mod state;
