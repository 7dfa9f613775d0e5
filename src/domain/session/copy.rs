//! A session while it tells what was done in a copy of it: it stands in the copy's step and shows what the copy's room
//! saw.

use super::resume_point::ResumePoint;
use super::state::State;
use super::status::Status;
use crate::domain::event::Merging;
use crate::domain::workshop::StepIndex;

impl State {
    /// Makes the session stand where a copy of it stood, and show what its room saw.
    pub(super) fn show_copy(&mut self, merging: &Merging) {
        let step = merging.step.as_deref().and_then(|step| self.index_of(step));
        if self.resume_point.is_none() || !merging.goes_on {
            self.resume_point = Some(Box::new(ResumePoint {
                current: self.current,
                running: self.time.running_since.is_some(),
                statuses: (self.steps.iter())
                    .map(|step| (step.status, step.looked_at))
                    .collect(),
                moved: false,
                room: self.room.clone(),
                frozen: self.frozen,
                revealed: self.steps.iter().map(|step| step.revealed).collect(),
                was_shown: self.steps.iter().map(|step| step.was_shown).collect(),
            }));
        }
        self.stand(step, merging.running);
        (self.room, self.frozen) = (merging.room.clone(), merging.frozen);
        for (state, step) in self.steps.iter_mut().zip(&self.workshop.steps) {
            state.revealed = merging.revealed.contains(&step.id);
        }
    }

    /// Makes the session stand where it stood before it showed a copy. If the copy went on to another step, it stands
    /// there; the room always sees what it saw before.
    pub(super) fn show_own(&mut self) {
        let Some(resume_point) = self.resume_point.take() else {
            return;
        };
        if !resume_point.moved {
            self.stand(resume_point.current, resume_point.running);
            for (state, before) in self.steps.iter_mut().zip(&resume_point.statuses) {
                (state.status, state.looked_at) = *before;
            }
        }
        (self.room, self.frozen) = (resume_point.room, resume_point.frozen);
        let rooms = resume_point.revealed.iter().zip(&resume_point.was_shown);
        for (state, (revealed, was_shown)) in self.steps.iter_mut().zip(rooms) {
            (state.revealed, state.was_shown) = (*revealed, *was_shown);
        }
    }

    /// Remembers that a step began, or that the workshop ended.
    pub(super) fn copy_moved(&mut self) {
        if let Some(resume_point) = &mut self.resume_point {
            resume_point.moved = true;
        }
    }

    /// Makes a step the current one without beginning it.
    fn stand(&mut self, step: Option<StepIndex>, running: bool) {
        if self.current == step {
            self.stop_clock();
        } else {
            self.leave(Status::Done);
            self.current = step;
        }
        if let Some(state) = step.and_then(|index| self.steps.get_mut(index)) {
            state.status = state.status.entered();
            self.time.running_since = running.then_some(self.time.reached);
        }
    }
}
