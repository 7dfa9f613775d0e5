//! Pieces of screens: views over plain values that read nothing else.

pub mod agenda;
pub mod bars;
pub mod clock;
pub mod field;
pub mod large;
pub mod section;
pub mod text;
