//! Open actions across sessions: as they are listed and written, and what becomes of them at home.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

mod home;
mod listed;
mod place;
