//! Floor 0: what a workshop is and what happened in it; no clock, no files, no terminal.

pub mod audience;
pub mod ballot;
pub mod carry;
pub mod clock;
pub mod command;
pub mod document;
pub mod draft;
pub mod durations;
pub mod event;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod format;
pub mod house;
pub mod input;
pub mod learned;
pub mod merge;
pub mod plan;
pub mod practice;
pub mod proposal;
pub mod redact;
pub mod refusal;
pub mod replay;
pub mod results;
pub mod room;
pub mod rules;
pub mod scheme;
pub mod scores;
pub mod select;
pub mod session;
pub mod statistics;
pub mod story;
pub mod text;
pub mod words;
pub mod workshop;
