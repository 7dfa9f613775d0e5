//! The help and the palette, which are searched by typing.

pub mod draw;
pub mod state;
