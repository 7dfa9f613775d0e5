//! Floor 0: what a workshop is and what happened in it; no clock, no files, no terminal.

pub mod event;
pub mod text;
pub mod words;
pub mod workshop;
