//! Floor 3: what drives clock, terminal, files and effects.

pub mod clock;
pub mod console;
pub mod copies;
pub mod export;
pub mod follow;
pub mod input;
pub mod projector;
pub mod replay;
pub mod saved;
pub mod session;
pub mod terminal;
pub mod worker;

mod broken;
pub mod session_handle;
#[cfg(unix)]
mod signals;
