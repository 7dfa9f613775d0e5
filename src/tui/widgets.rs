//! Parts of screens, drawn from plain values alone.

pub mod agenda;
pub mod bars;
pub mod broken;
pub mod clock;
pub mod field;
pub mod large;
pub mod section;
pub mod text;
