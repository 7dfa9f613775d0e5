//! Where items come from and what became of them: the items of a step, and the story of the one chosen.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
