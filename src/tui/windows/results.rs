//! The results of each step, for the facilitator.

pub(super) mod acts;
pub(super) mod draw;
mod page;
pub mod state;
