//! Floor 3: everything that drives clocks, the terminal, files and effects.

pub mod clock;
pub mod console;
pub mod copies;
pub mod export;
pub mod failure;
pub mod files;
pub mod follow;
pub mod host;
pub mod inbox;
pub mod input;
pub mod plans;
pub mod projector;
pub mod replay;
pub mod saved;
pub mod seen;
pub mod session;
pub mod session_handle;
pub mod settling;
pub mod terminal;
pub mod worker;
pub mod workshops;

mod broken;
#[cfg(unix)]
mod signals;
mod thread;
