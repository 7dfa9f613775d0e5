//! What waits while a session tells what was done in a copy of it: its step, and what its own room sees.

use super::status::Status;
use crate::domain::event::RoomSetting;

/// How a session stood before it told what was done in a copy.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ResumePoint {
    pub(super) current: Option<usize>,
    pub(super) running: bool,
    /// Where the step stood that was the copy's.
    pub(super) other: Option<(usize, Status)>,
    /// Whether the copy went to another step, or ended: then the session stands there.
    pub(super) moved: bool,
    pub(super) room: RoomSetting,
    pub(super) frozen: Option<u64>,
    pub(super) revealed: Vec<bool>,
}
