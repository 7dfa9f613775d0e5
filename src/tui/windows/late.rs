//! When the time runs short: the proposal, changed by hand, accepted or refused.

pub(super) mod acts;
pub(super) mod draw;
pub mod state;
