//! Floor 2: what is on the screen and what keys do to it; it waits for nothing and reads no clock.

pub mod entry;
pub mod keys;
