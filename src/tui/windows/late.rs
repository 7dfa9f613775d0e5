//! The window for when time runs short: a proposal that can be changed, accepted or refused.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
