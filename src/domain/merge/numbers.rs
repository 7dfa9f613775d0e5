//! Translates the ids and numbers of a copy into those of the session it is merged into.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{self, Id};
use crate::domain::event::{Event, Stamped};
use crate::domain::workshop::FieldId;

/// What made an item or a note: the key of the event, and which of the things it made this is, from 0.
pub(super) type Made = (usize, u32);

/// The ids of one kind of thing, here and there. An id may be used twice, after what first had it was undone; then it
/// belongs to the later one.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// What has which id there.
    there: BTreeMap<u32, Made>,
    /// What has which id here.
    here: BTreeMap<u32, Made>,
    /// Which id a thing has here.
    ours: BTreeMap<Made, u32>,
    /// The first id that nothing here has ever had.
    free: u32,
}

impl Ids {
    pub(super) fn of_script(free: u32) -> Self {
        Self {
            free,
            ..Self::default()
        }
    }

    fn is_here(&mut self, made: Made, id: u32) {
        self.here.insert(id, made);
        self.ours.insert(made, id);
        self.free = self.free.max(id.saturating_add(1));
    }

    /// Lets what `made` made here under this id count as what `as_made` made, unless something else has that id by now.
    fn is_here_as(&mut self, made: Made, as_made: Made, id: u32) {
        if let Some(has) = self.here.get_mut(&id).filter(|has| **has == made) {
            *has = as_made;
        }
        self.ours.insert(as_made, id);
    }

    /// Gives what has this id there an id of its own here.
    fn take(&mut self, made: Made, id: u32) -> u32 {
        let free = self.free;
        self.there.insert(id, made);
        self.is_here(made, free);
        free
    }

    /// The id here of what has this id there. If it has none, an id that nothing ever has, which refers to nothing.
    pub(super) fn ours(&self, id: u32) -> u32 {
        let same = match self.there.get(&id) {
            // The script made it, so it has the same id everywhere.
            None => (!self.here.contains_key(&id)).then_some(id),
            Some(made) => {
                let ours = self.ours.get(made);
                ours.filter(|ours| self.here.get(ours) == Some(made))
                    .copied()
            }
        };
        same.unwrap_or(u32::MAX - id)
    }

    /// What has which id here.
    pub(super) fn all_here(&self) -> &BTreeMap<u32, Made> {
        &self.here
    }

    /// What has which id there.
    pub(super) fn all_there(&self) -> &BTreeMap<u32, Made> {
        &self.there
    }
}

/// The ids and event numbers of a session and its copy. Each event has a `key`, its index among all events that either
/// has.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) rows: Ids,
    pub(super) notes: Ids,
    /// The number here of each event there, by its number there.
    seqs: BTreeMap<u64, u64>,
    naming: BTreeSet<FieldId>,
}

impl Numbers {
    /// For two copies of a session whose script itself makes the items with ids below `free`.
    pub(super) fn new(here: &[Stamped], there: &[Stamped], free: u32) -> Self {
        Self {
            rows: Ids::of_script(free),
            notes: Ids::of_script(1),
            seqs: BTreeMap::new(),
            naming: ids::naming(here, there),
        }
    }

    /// Takes note of an event here.
    pub(super) fn is_here(&mut self, key: usize, event: &Event) {
        self.made(key, event, Ids::is_here);
    }

    /// Lets what the event `key` made here count as made by the event `as_key`.
    pub(super) fn is_here_as(&mut self, key: usize, as_key: usize, event: &Event) {
        self.made(key, event, |ids, made, id| {
            ids.is_here_as(made, (as_key, made.1), id);
        });
    }

    /// Takes note of an event that is in both, by its number there and its number here.
    pub(super) fn is_there(&mut self, key: usize, event: &Event, (theirs, ours): (u64, u64)) {
        self.made(key, event, |ids, made, id| {
            ids.there.insert(id, made);
        });
        self.seqs.insert(theirs, ours);
    }

    /// The event that has the number `theirs` there has the number `ours` here from now on.
    pub(super) fn stands_again(&mut self, theirs: u64, ours: u64) {
        self.seqs.insert(theirs, ours);
    }

    /// The number here of the event with this number there.
    pub(super) fn seq(&self, theirs: u64) -> Option<u64> {
        self.seqs.get(&theirs).copied()
    }

    fn made(&mut self, key: usize, event: &Event, mut each: impl FnMut(&mut Ids, Made, u32)) {
        let (rows, notes) = (&mut self.rows, &mut self.notes);
        // Copying an event without words costs next to nothing, and those with many words make something.
        ids::of_event(&mut event.clone(), &self.naming, &mut |id| match id {
            Id::NewRows(first, count) => {
                for n in 0..count {
                    each(rows, (key, n), first.saturating_add(n));
                }
            }
            Id::NewNote(id) => each(notes, (key, 0), *id),
            Id::Row(_) | Id::Note(_) | Id::Event(_) | Id::Place(_) => {}
        });
    }

    /// An event of the copy with the ids it has here; what it makes gets ids of its own. `place` translates indices in
    /// lists.
    pub(super) fn taken(&mut self, key: usize, event: &Event, place: impl Fn(u16) -> u16) -> Event {
        let mut event = event.clone();
        let (rows, notes, seqs) = (&mut self.rows, &mut self.notes, &self.seqs);
        ids::of_event(&mut event, &self.naming, &mut |id| match id {
            Id::Row(row) => *row = rows.ours(*row),
            Id::NewRows(first, count) => {
                let theirs = *first;
                let ours = rows.free;
                for n in 0..count {
                    rows.take((key, n), theirs.saturating_add(n));
                }
                *first = ours;
            }
            Id::Note(note) => *note = notes.ours(*note),
            Id::NewNote(note) => *note = notes.take((key, 0), *note),
            Id::Event(seq) => *seq = seqs.get(seq).copied().unwrap_or(0),
            Id::Place(at) => *at = place(*at),
        });
        event
    }

    /// Whether two events say the same, whatever ids they use.
    pub(super) fn says_the_same(&self, one: &Event, other: &Event) -> bool {
        if one == other {
            return true;
        }
        let bare = |event: &Event| {
            let mut event = event.clone();
            if let Event::BallotsCounted { votes, scores, .. } = &mut event {
                let (mut dots, mut totals): (Vec<_>, Vec<_>) = (
                    votes.values().copied().collect(),
                    scores.values().cloned().collect(),
                );
                dots.sort_unstable();
                totals.sort_unstable();
                votes.clear();
                scores.clear();
                return format!("{event:?} {dots:?} {totals:?}");
            }
            ids::of_event(&mut event, &self.naming, &mut |id| match id {
                Id::Row(n) | Id::NewRows(n, _) | Id::Note(n) | Id::NewNote(n) => *n = 0,
                Id::Event(seq) => *seq = 0,
                Id::Place(place) => *place = 0,
            });
            // Compared as text, because NaN does not equal itself.
            format!("{event:?}")
        };
        bare(one) == bare(other)
    }
}
