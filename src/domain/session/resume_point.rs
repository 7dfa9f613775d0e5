//! What a session keeps while it tells what was done in a copy of it: where it stood, and what its own room sees.

use super::status::Status;
use crate::domain::event::RoomSetting;
use crate::domain::workshop::{PerStep, StepIndex};

/// Where a session stood before it told what was done in a copy.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ResumePoint {
    pub(super) current: Option<StepIndex>,
    pub(super) running: bool,
    /// What came of each step, and what it was before it was only looked at.
    pub(super) statuses: PerStep<(Status, Option<(Status, usize)>)>,
    /// Whether the copy went to another step or ended, in which case the session stays there.
    pub(super) moved: bool,
    pub(super) room: RoomSetting,
    pub(super) frozen: Option<u64>,
    pub(super) revealed: PerStep<bool>,
    pub(super) was_shown: PerStep<bool>,
}

impl ResumePoint {
    /// Makes room for a step that is added at this index.
    pub(super) fn make_room(&mut self, index: StepIndex) {
        if let Some(current) = self.current.as_mut().filter(|current| **current >= index) {
            *current = current.next();
        }
        self.statuses.insert(index, (Status::default(), None));
        self.revealed.insert(index, false);
        self.was_shown.insert(index, false);
    }
}
