//! Floor 1: the summary and the results, written in the forms there are; the writer of files is the only disk code here.

pub mod house;
pub mod json;
pub mod markdown;
pub mod write;

#[cfg(test)]
pub(crate) mod fixtures;
