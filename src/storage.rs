//! Floor 1: everything that comes from disk, and everything that goes there.

pub mod script;
