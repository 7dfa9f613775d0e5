//! A step that joins the script while the session runs. Every index behind it moves up by one.

use std::sync::Arc;

use super::Counts;
use super::state::{Note, Row, State, StepState};
use crate::domain::event::{Event, Stamped};
use crate::domain::workshop::{Step, StepIndex, Workshop};

/// A script with every step that these events add to it.
pub(in crate::domain) fn with_added(script: &Arc<Workshop>, events: &[Stamped]) -> Arc<Workshop> {
    let mut workshop = Arc::clone(script);
    for stamped in events {
        if let Event::StepAdded { after, step } = &stamped.event {
            Arc::make_mut(&mut workshop).add(after.as_deref(), step);
        }
    }
    workshop
}

impl State {
    /// Adds a step behind the one with the id `after`, or first if that is `None`. If that was taken back, the step still
    /// has its place, because somebody else may have done something in it; but it is withdrawn and gets no minutes.
    pub(super) fn add_step(&mut self, after: Option<&str>, step: &Step, counts: Counts) {
        let Some(index) = Arc::make_mut(&mut self.workshop).add(after, step) else {
            return;
        };
        self.move_up_from(index);
        let withdrawn = counts == Counts::No;
        let state = StepState {
            withdrawn,
            ..StepState::default()
        };
        self.steps.insert(index, state);
        let minutes = if withdrawn { 0 } else { step.minutes };
        self.plan.insert(index, minutes);
        self.planned.insert(index, 0);
        if let Some(resume_point) = &mut self.resume_point {
            resume_point.make_room(index);
        }
    }

    /// Lets everything that names a step from this index on name the one behind it.
    fn move_up_from(&mut self, place: StepIndex) {
        let up = |index: &mut StepIndex| {
            if *index >= place {
                *index = index.next();
            }
        };
        self.current.as_mut().map(up);
        for Row { step, .. } in self.rows.values_mut() {
            up(step);
        }
        for note in &mut self.notes {
            if note.step.is_some_and(|step| step >= place) {
                let Note { step, .. } = Arc::make_mut(note);
                step.as_mut().map(up);
            }
        }
    }
}
