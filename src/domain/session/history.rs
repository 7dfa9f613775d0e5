//! Which events of a session count: undo takes one out, redo puts it back in.

use std::collections::BTreeSet;

use crate::domain::event::{Event, Stamped};

/// Whether an event counts, or was undone. The time of one that was undone passes all the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum Counts {
    Yes,
    No,
}

/// Which events count, and which can be undone or redone next.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    pub(super) done: Vec<u64>,
    pub(super) undone: Vec<u64>,
    dead: BTreeSet<u64>,
}

impl History {
    pub(super) fn of(log: &[Stamped]) -> Self {
        let mut history = Self::default();
        for stamped in log {
            history.note(stamped);
        }
        history
    }

    pub(super) fn counts(&self, stamped: &Stamped) -> Counts {
        if self.dead.contains(&stamped.seq) {
            Counts::No
        } else {
            Counts::Yes
        }
    }

    /// Takes note of an event. Returns whether it changes which of the earlier events count.
    pub(super) fn note(&mut self, stamped: &Stamped) -> bool {
        match stamped.event {
            // An event that is undone already, in a copy that was merged, is not undone twice; 0 is no event.
            Event::Undone(seq) => {
                let rewrites = seq > 0 && self.dead.insert(seq);
                if rewrites {
                    take_last(&mut self.done, seq);
                    self.undone.push(seq);
                }
                rewrites
            }
            Event::Redone(seq) => {
                let rewrites = self.dead.remove(&seq);
                if rewrites {
                    take_last(&mut self.undone, seq);
                    self.done.push(seq);
                }
                rewrites
            }
            _ if is_undoable(&stamped.event) => {
                self.undone.clear();
                self.done.push(stamped.seq);
                false
            }
            _ => false,
        }
    }
}

/// Removes an event from a list, where it is nearly always the last.
fn take_last(events: &mut Vec<u64>, seq: u64) {
    if let Some(place) = events.iter().rposition(|event| *event == seq) {
        events.remove(place);
    }
}

/// Whether undo may take back this event. What the program itself reports stays, and so does what the room is shown.
pub(in crate::domain) fn is_undoable(event: &Event) -> bool {
    !matches!(
        event,
        Event::Opened(_)
            | Event::Resumed { .. }
            | Event::Closed
            | Event::ClockJumped(_)
            | Event::Redacted
            | Event::RoomSet(_)
            | Event::ActionsOffered(_)
            | Event::Revealed { .. }
            | Event::Branched { .. }
            | Event::Merging(_)
            | Event::Merged { .. }
            | Event::Undone(_)
            | Event::Redone(_)
    )
}

/// Which of these events count, given that all of them have happened.
pub(in crate::domain) fn counting(log: &[Stamped]) -> impl Fn(&Stamped) -> Counts {
    let history = History::of(log);
    move |stamped| history.counts(stamped)
}
