//! Floor 1: the summary and the results, written in the forms there are; the writer of files is the only disk code here.

pub mod chart;
pub mod csv;
pub mod docx;
pub mod drawing;
pub mod face;
pub mod house;
pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod pdf;
pub mod raster;
pub mod ron;
pub mod sheets;
pub mod write;
pub mod xlsx;

#[cfg(test)]
pub(crate) mod fixtures;
