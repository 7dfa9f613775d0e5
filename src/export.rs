//! Floor 1: from a session to documents; the writer of files is the only disk code here.

pub mod document;
pub mod house;
pub mod json;
pub mod markdown;
pub mod write;

#[cfg(test)]
pub(crate) mod fixtures;
