//! A session looked back on: which moment is shown, how fast it goes on, and what each key does there.

mod acts;
pub mod draw;
mod layout;
pub mod state;
