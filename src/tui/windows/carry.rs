//! The windows on earlier sessions: items to take from them, actions to look back on.

pub(super) mod acts;
pub(super) mod draw;
pub(super) mod review;
pub mod state;
