//! What one looks for in a session that is over: where a step began, votes came in, something was shown or decided.

use crate::domain::event::{Event, List, Stamped};
use crate::domain::session::{Counts, counting};
use crate::domain::workshop::{Kind, Workshop};

/// A place one can jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place of its event, from 0.
    pub place: usize,
    /// What it is.
    pub kind: MarkKind,
}

/// What is at a place one can jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A step began, by its place in the workshop.
    Step(usize),
    /// Actions were agreed on.
    Action,
    /// The first dots, scores or ballots of a step came in.
    Vote,
    /// Results were shown to the room.
    Reveal,
    /// Something was decided.
    Decision,
    /// What was done in a copy of the session had been taken up.
    Merge,
}

/// The marks of a session. What was taken back and stayed so is not among them.
pub(super) fn of(log: &[Stamped], workshop: &Workshop) -> Vec<Mark> {
    let counts = counting(log);
    let mut voted = None;
    let mut marks = Vec::new();
    let events = log.iter().enumerate();
    for (place, stamped) in events.filter(|(_, stamped)| counts(stamped) == Counts::Yes) {
        let step = |id: &str| workshop.step(id).map(|(place, _)| place);
        let kind = match &stamped.event {
            Event::StepEntered(id) | Event::StepSkipped { to: Some(id), .. } => {
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
        marks.extend(kind.map(|kind| Mark { place, kind }));
    }
    marks
}
