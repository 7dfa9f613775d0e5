//! What stands in a session: everything but how time passed, and the empty places of steps whose adding was undone.

use std::sync::Arc;

use flipover::domain::event::{
    Assumption, Fields, Heading, Moment, Offered, Outcome, Reviewed, RoomSetting,
};
use flipover::domain::session::{Note, State, StepState};
use flipover::domain::workshop::StepIndex;

/// What stands in a session, with the ids of steps in place of their indices.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standing {
    heading: Heading,
    agreed: Option<i64>,
    steps: Vec<(String, StepState, [Option<u16>; 2])>,
    current: Option<String>,
    times: [Option<Moment>; 3],
    lost: u64,
    assumption: Assumption,
    rows: Vec<(u32, String, Arc<Fields>, u64)>,
    notes: Vec<(Note, Option<String>)>,
    room: (RoomSetting, Option<u64>),
    reviewed: (Vec<Reviewed>, Vec<Offered>),
    settled: Vec<(u32, Outcome)>,
    next: (u32, u32),
}

/// What stands in this state.
pub(crate) fn standing(state: &State) -> Standing {
    let id = |index: StepIndex| state.workshop().steps[index].id.clone();
    let step = |(index, part): (StepIndex, &StepState)| {
        let minutes = [&state.plan, &state.planned].map(|plan| plan.get(index).copied());
        let mut part = part.clone();
        part.used = 0;
        part.cascade.box_used.clear();
        part.cascade.stage_began = 0;
        (id(index), part, minutes)
    };
    let steps = state.steps.indexed().map(step);
    let note = |note: &Arc<Note>| {
        let mut said = Note::clone(note);
        (said.step, said.at) = (None, Moment::default());
        (said, note.step.map(id))
    };
    let rows = state.rows.iter();
    Standing {
        heading: state.heading(),
        agreed: state.agreed,
        steps: steps.filter(|(_, part, _)| !part.withdrawn).collect(),
        current: state.current.map(id),
        times: [state.began, state.parted, state.ended],
        lost: state.lost,
        assumption: state.assumption,
        rows: rows
            .map(|(row, it)| (*row, id(it.step), Arc::clone(&it.fields), it.seq))
            .collect(),
        notes: state.notes.iter().map(note).collect(),
        room: (state.room.clone(), state.frozen),
        reviewed: (state.reviewed.clone(), state.offered.clone()),
        settled: state.settled.iter().map(|(row, it)| (*row, *it)).collect(),
        next: (state.next_row, state.next_note),
    }
}

impl Standing {
    /// The same without when each step was entered.
    pub(crate) fn whenever(mut self) -> Self {
        for (_, part, _) in &mut self.steps {
            part.entered = None;
        }
        self
    }
}
