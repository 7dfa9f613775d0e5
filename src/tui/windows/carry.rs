//! The windows on earlier sessions: items to take from them, and actions to review.

pub(super) mod acts;
pub(super) mod draw;
pub(super) mod review;
pub mod state;
