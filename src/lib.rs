//! The flip chart of a workshop, in a terminal: a script in, a session captured, a summary out.

pub mod cli;
pub mod domain;
pub mod export;
pub mod run;
pub mod storage;
pub mod tui;
