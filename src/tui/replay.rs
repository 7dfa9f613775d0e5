//! The replay of a session: which moment is shown, how fast it plays, and what keys do there.

mod acts;
pub mod draw;
mod layout;
pub mod state;
