//! Two copies of one session: how they relate, and how one takes over what the other has.
//!
//! An event is recognised by the run of the program it happened in and its place in that run, which stay the same when
//! its number changes. `here` is the session at hand, `there` the copy.

use std::collections::BTreeMap;

use super::event::{Event, Merging, Stamped};
use super::session::is_undoable;

mod clash;
mod ids;
mod numbers;
mod plan;

pub use clash::Clash;
pub use plan::{MergePlan, plan};

/// Identifies an event in every copy it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct EventOrigin<'a> {
    run: &'a str,
    /// How many events of that run came before it.
    place: u64,
}

/// The origin of each of these events; `None` for the events that only mark where a merge begins and ends.
fn origins(events: &[Stamped]) -> Vec<Option<EventOrigin<'_>>> {
    let (mut run, mut start) = ("", 0_u64);
    let origin = |stamped| {
        let Stamped { seq, event, .. }: &Stamped = stamped;
        match event {
            Event::Opened(opened) => (run, start) = (&opened.run, *seq),
            Event::Resumed { run: next, .. } => (run, start) = (next, *seq),
            Event::Merging(Merging {
                run: next, from, ..
            }) => {
                (run, start) = (next, seq.wrapping_add(1).wrapping_sub(*from));
                return None;
            }
            Event::Merged { .. } => return None,
            _ => {}
        }
        let place = seq.wrapping_sub(start);
        Some(EventOrigin { run, place })
    };
    events.iter().map(origin).collect()
}

/// The number that the event `seq` of `here` has in `there`; `None` if it is not there. It is the same event even if
/// what it said was taken out of one of them.
pub fn same_event(here: &[Stamped], seq: u64, there: &[Stamped]) -> Option<u64> {
    let place = here.iter().position(|stamped| stamped.seq == seq)?;
    let origin = origins(here).into_iter().nth(place).flatten()?;
    let theirs = origins(there)
        .into_iter()
        .position(|other| other == Some(origin))?;
    let theirs = there.get(theirs)?;
    (theirs.at == here.get(place)?.at).then_some(theirs.seq)
}

/// Whether an event is something people did, and not something the program reports or the room is shown.
fn is_user_event(event: &Event) -> bool {
    is_undoable(event) || matches!(event, Event::Undone(_) | Event::Redone(_))
}

/// Whether two events are equal, including their numbers.
fn is_same(one: &Stamped, other: &Stamped) -> bool {
    // NaN does not equal itself, but its text does.
    one == other
        || one.at == other.at && one.seq == other.seq && format!("{one:?}") == format!("{other:?}")
}

/// Why two copies cannot be merged or compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// They are different sessions.
    Other {
        /// The id of the session here.
        here: String,
        /// The id of the session there.
        there: String,
    },
    /// An event they share says something else there.
    Differs {
        /// Its number here.
        here: u64,
        /// Its number there.
        there: u64,
    },
    /// Events are missing in one of them that the other may have.
    Gap {
        /// Whether they are missing there, and not here.
        there: bool,
        /// The number of the first missing event.
        from: u64,
        /// The number of the last missing event.
        to: u64,
    },
    /// One of them has an event twice or lacks its beginning, so it cannot be told which event is whose.
    Unclear,
}

/// How far two copies of a session have gone apart, counted in what people did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// How many things were done only here.
    pub here: usize,
    /// How many things were done only there.
    pub there: usize,
    /// When the last thing they share happened, in milliseconds since 1970 UTC.
    pub since: i64,
    /// Whether events they share say different things, as when one copy was redacted.
    pub differs: bool,
}

/// How one copy of a session relates to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Both have the same events.
    Same,
    /// The other has everything this one has, and more.
    Behind,
    /// This one has everything the other has, and more.
    Ahead,
    /// Each has something the other does not have.
    Diverged,
    /// They say different things about the same event.
    Different,
}

impl Standing {
    /// Its name in lists and in the keys of the locale files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Behind => "behind",
            Self::Ahead => "ahead",
            Self::Diverged => "diverged",
            Self::Different => "different",
        }
    }
}

impl Split {
    /// Whether the other copy has something that this one lacks, or may have.
    pub fn is_short(&self) -> bool {
        self.differs || self.there > 0
    }

    /// How this copy relates to the other.
    pub fn standing(&self) -> Standing {
        match (self.differs, self.here, self.there) {
            (true, ..) => Standing::Different,
            (_, 0, 0) => Standing::Same,
            (_, 0, _) => Standing::Behind,
            (_, _, 0) => Standing::Ahead,
            _ => Standing::Diverged,
        }
    }
}

/// How far two copies have gone apart; `None` if they are not copies of one session.
pub fn split(here: &[Stamped], there: &[Stamped]) -> Option<Split> {
    let pair = match CopyPair::of(here, there) {
        Ok(pair) => pair,
        Err(Refused::Other { .. }) => return None,
        Err(Refused::Differs { .. } | Refused::Gap { .. } | Refused::Unclear) => {
            let both = here.iter().zip(there);
            let shared = both.take_while(|(one, other)| is_same(one, other));
            return Some(Split {
                here: 0,
                there: 0,
                since: shared.last().map_or(0, |(one, _)| one.at.wall),
                differs: true,
            });
        }
    };
    let only = |events: &[Stamped], origins: &[Option<EventOrigin<'_>>], other: &Places<'_>| {
        let both = events.iter().zip(origins);
        both.filter(|(stamped, origin)| {
            origin.is_some_and(|origin| !other.contains_key(&origin))
                && is_user_event(&stamped.event)
        })
        .count()
    };
    let is_shared =
        |origin: Option<EventOrigin<'_>>| origin.is_some_and(|it| pair.there.contains_key(&it));
    let mut both = here.iter().zip(&pair.origins_here);
    let last = both.rfind(|(stamped, origin)| is_shared(**origin) && is_user_event(&stamped.event));
    let last = last.map(|(stamped, _)| stamped).or(here.first());
    Some(Split {
        here: only(here, &pair.origins_here, &pair.there),
        there: only(there, &pair.origins_there, &pair.here),
        since: last.map_or(0, |stamped| stamped.at.wall),
        differs: false,
    })
}

/// The index of each event, by its origin.
type Places<'a> = BTreeMap<EventOrigin<'a>, usize>;

/// Two copies of one session, with the origins of their events.
struct CopyPair<'a> {
    origins_here: Vec<Option<EventOrigin<'a>>>,
    origins_there: Vec<Option<EventOrigin<'a>>>,
    here: Places<'a>,
    there: Places<'a>,
}

impl<'a> CopyPair<'a> {
    fn of(here: &'a [Stamped], there: &'a [Stamped]) -> Result<Self, Refused> {
        let (Some(one), Some(other)) = (opened(here), opened(there)) else {
            return Err(Refused::Unclear);
        };
        if one.session != other.session {
            return Err(Refused::Other {
                here: one.session.clone(),
                there: other.session.clone(),
            });
        }
        let (origins_here, origins_there) = (origins(here), origins(there));
        let pair = Self {
            here: places(&origins_here).ok_or(Refused::Unclear)?,
            there: places(&origins_there).ok_or(Refused::Unclear)?,
            origins_here,
            origins_there,
        };
        pair.check(here, there)?;
        Ok(pair)
    }

    /// Checks that the events they share say the same in both.
    fn check(&self, here: &[Stamped], there: &[Stamped]) -> Result<(), Refused> {
        let numbers = numbers::Numbers::new(here, there, 0);
        for (origin, place) in &self.there {
            let Some(theirs) = there.get(*place) else {
                continue;
            };
            match self.here.get(origin).and_then(|place| here.get(*place)) {
                Some(ours) => {
                    let is_same = ours.at == theirs.at
                        && (numbers.says_the_same(&ours.event, &theirs.event)
                            || is_redone(&numbers, (ours, here), theirs)
                            || is_redone(&numbers, (theirs, there), ours));
                    if !is_same {
                        return Err(Refused::Differs {
                            here: ours.seq,
                            there: theirs.seq,
                        });
                    }
                }
                // One of them lacks the event with which the run began.
                None if numbered(here, theirs.seq).is_some_and(|ours| is_same(ours, theirs)) => {
                    return Err(Refused::Unclear);
                }
                None => {}
            }
        }
        if self.origins_here.first() == self.origins_there.first() {
            Ok(())
        } else {
            Err(Refused::Differs { here: 1, there: 1 })
        }
    }
}

/// Refuses a gap in one copy if the other may have what is missing. What is missing in both is not looked for, and what
/// is missing after the last event they share can only have been the copy's own.
fn whole(here: &[Stamped], there: &[Stamped], pair: &CopyPair<'_>) -> Result<(), Refused> {
    let places = pair
        .there
        .iter()
        .filter(|(origin, _)| pair.here.contains_key(origin));
    let shared = places
        .map(|(_, place)| *place)
        .max()
        .and_then(|place| there.get(place));
    let shared = shared.map_or(0, |shared| shared.seq);
    for (one, other, is_there) in [(here, there, false), (there, here, true)] {
        for gap in one.windows(2) {
            let [before, after] = gap else { continue };
            if after.seq.saturating_sub(before.seq) <= 1 || is_there && before.seq >= shared {
                continue;
            }
            let place = other.iter().position(|stamped| is_same(stamped, before));
            let next = place.and_then(|place| other.get(place + 1));
            if !next.is_some_and(|next| is_same(next, after)) {
                return Err(Refused::Gap {
                    there: is_there,
                    from: before.seq + 1,
                    to: after.seq - 1,
                });
            }
        }
    }
    Ok(())
}

/// Whether `one` redoes what the other event, taken over by a merge, does once more.
fn is_redone(
    numbers: &numbers::Numbers,
    (one, log): (&Stamped, &[Stamped]),
    other: &Stamped,
) -> bool {
    let Event::Redone(seq) = one.event else {
        return false;
    };
    numbered(log, seq).is_some_and(|done| numbers.says_the_same(&done.event, &other.event))
}

fn opened(events: &[Stamped]) -> Option<&super::event::Opened> {
    match &events.first()?.event {
        Event::Opened(opened) => Some(opened),
        _ => None,
    }
}

/// The event with this number.
fn numbered(events: &[Stamped], seq: u64) -> Option<&Stamped> {
    let place = events.binary_search_by_key(&seq, |stamped| stamped.seq);
    events.get(place.ok()?)
}

/// The index of each event, by its origin; `None` if an event is there twice.
fn places<'a>(origins: &[Option<EventOrigin<'a>>]) -> Option<Places<'a>> {
    let mut places = BTreeMap::new();
    for (place, origin) in origins.iter().enumerate() {
        if let Some(origin) = origin
            && places.insert(*origin, place).is_some()
        {
            return None;
        }
    }
    Some(places)
}
