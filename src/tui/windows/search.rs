//! Lists one searches by typing: the help and the palette.

pub mod draw;
pub mod state;
