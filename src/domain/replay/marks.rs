//! What people look for in a session that is over: where a step began, votes came in, or something was shown or
//! decided.

use crate::domain::event::{Event, EventIndex, List, Stamped};
use crate::domain::session::{Counts, counting};
use crate::domain::workshop::{Kind, StepIndex, Workshop};

/// A point in a session to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineMark {
    /// The index of its event.
    pub index: EventIndex,
    /// What happened there.
    pub kind: MarkKind,
}

/// What happened at a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// The step with this index, in the script as it is at the end, began.
    Step(StepIndex),
    /// Actions were agreed on.
    Action,
    /// The first dots, scores or ballots of a step came in.
    Vote,
    /// Results were shown to the room.
    Reveal,
    /// Something was decided.
    Decision,
    /// A copy of the session was merged into it.
    Merge,
}

/// The marks of a session. What was undone and not redone has none.
pub(super) fn of(log: &[Stamped], workshop: &Workshop) -> Vec<TimelineMark> {
    let counts = counting(log);
    let mut voted = None;
    let mut marks = Vec::new();
    let events = log.iter().enumerate();
    for (at, stamped) in events.filter(|(_, stamped)| counts(stamped) == Counts::Yes) {
        let step = |id: &str| workshop.step(id).map(|(index, _)| index);
        let kind = match &stamped.event {
            Event::StepEntered(id)
            | Event::StepVisited(id)
            | Event::StepSkipped { to: Some(id), .. } => {
                voted = None;
                step(id).map(MarkKind::Step)
            }
            Event::VotesSet { step, .. }
            | Event::ScoresSet { step, .. }
            | Event::BallotsCounted { step, .. } => {
                let is_first = voted.replace(step) != Some(step);
                is_first.then_some(MarkKind::Vote)
            }
            Event::Revealed { shown: true, .. } => Some(MarkKind::Reveal),
            Event::NoteAdded {
                list: List::Decision,
                ..
            } => Some(MarkKind::Decision),
            Event::ItemsAdded { step, .. } => {
                let script = workshop.step(step).map(|(_, step)| &step.kind);
                matches!(script, Some(Kind::Actions(_))).then_some(MarkKind::Action)
            }
            Event::Merged { .. } => Some(MarkKind::Merge),
            _ => None,
        };
        let index = EventIndex::new(at);
        marks.extend(kind.map(|kind| TimelineMark { index, kind }));
    }
    marks
}
