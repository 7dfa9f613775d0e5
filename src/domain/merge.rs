//! Two copies of one session: how they stand to each other, and how one takes up what the other has.
//!
//! What an event is, it is by the run of the program it happened in and by its place in that run; that stays when its
//! number changes.

use std::collections::BTreeMap;

use super::event::{Event, Merging, Stamped};
use super::session::is_undoable;

mod clash;
mod ids;
mod numbers;
mod plan;

pub use clash::Clash;
pub use plan::{MergePlan, plan};

/// Which event of all that ever happened one is, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct EventOrigin<'a> {
    run: &'a str,
    /// How many events of the run came before it.
    place: u64,
}

/// Where each of these events comes from; `None` for what only parts them.
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

/// The number in one copy of the event that has the number `seq` in another: the same event, whether or not what it
/// said was taken out of one of them.
pub fn same_event(here: &[Stamped], seq: u64, there: &[Stamped]) -> Option<u64> {
    let place = here.iter().position(|stamped| stamped.seq == seq)?;
    let origin = origins(here).into_iter().nth(place).flatten()?;
    let theirs = origins(there)
        .into_iter()
        .position(|other| other == Some(origin))?;
    let theirs = there.get(theirs)?;
    (theirs.at == here.get(place)?.at).then_some(theirs.seq)
}

/// Whether an event is something somebody did, rather than what the program reports and what a room is shown.
fn is_user_event(event: &Event) -> bool {
    is_undoable(event) || matches!(event, Event::Undone(_) | Event::Redone(_))
}

/// Whether two events are one, number and all.
fn is_same(one: &Stamped, other: &Stamped) -> bool {
    // What is not a number is not equal to itself; its text is.
    one == other
        || one.at == other.at && one.seq == other.seq && format!("{one:?}") == format!("{other:?}")
}

/// Why a copy cannot be taken up, or compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is another session.
    Other {
        /// The session's id.
        here: String,
        /// The other one's.
        there: String,
    },
    /// The same event says something else there.
    Differs {
        /// Its number here.
        here: u64,
        /// Its number there.
        there: u64,
    },
    /// Events are missing in one of them where the other may have them.
    Gap {
        /// Whether they are missing in the copy.
        there: bool,
        /// The number of the first.
        from: u64,
        /// The number of the last.
        to: u64,
    },
    /// An event is in one of them twice, or its beginning is missing: it cannot be told what is whose.
    Unclear,
}

/// How two copies of a session stand to each other, counted in what people did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// What only this one has.
    pub here: usize,
    /// What only the other one has.
    pub there: usize,
    /// When the last thing both have happened, milliseconds since 1970 in UTC.
    pub since: i64,
    /// Whether the same events say other things, as when one of them was redacted.
    pub differs: bool,
}

/// What two copies of a session are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They have the same.
    Same,
    /// The other one has all of this one, and more.
    Behind,
    /// This one has all of the other, and more.
    Ahead,
    /// Both went on by themselves.
    Diverged,
    /// They say different things about the same moment.
    Different,
}

impl Standing {
    /// Its name, as the keys of the words and the lists have it.
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
    /// Whether the other one has something, or may have something, that this one lacks.
    pub fn is_short(&self) -> bool {
        self.differs || self.there > 0
    }

    /// What this one is to the other.
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

/// How two copies stand to each other; `None` where they are no copies of one session.
pub fn split(here: &[Stamped], there: &[Stamped]) -> Option<Split> {
    let pair = match Pair::of(here, there) {
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

/// The place of each event, by where it comes from.
type Places<'a> = BTreeMap<EventOrigin<'a>, usize>;

/// Two copies of one session, looked at together.
struct Pair<'a> {
    origins_here: Vec<Option<EventOrigin<'a>>>,
    origins_there: Vec<Option<EventOrigin<'a>>>,
    here: Places<'a>,
    there: Places<'a>,
}

impl<'a> Pair<'a> {
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

    /// Whether what both have says the same in both.
    fn check(&self, here: &[Stamped], there: &[Stamped]) -> Result<(), Refused> {
        let numbers = numbers::Numbers::new(script(here).ok_or(Refused::Unclear)?, 0);
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
                // The line with which its run began is damaged in one of them.
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

/// Refuses what is missing in one copy and may be in the other: what is missing in both is not looked for, and what is
/// missing behind all that both have can only be the copy's own.
fn whole(here: &[Stamped], there: &[Stamped], pair: &Pair<'_>) -> Result<(), Refused> {
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

/// Whether one of two events puts back what the other, which was taken up, does again.
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

fn script(events: &[Stamped]) -> Option<&super::workshop::Workshop> {
    opened(events).map(|opened| &*opened.workshop)
}

/// The event with a number.
fn numbered(events: &[Stamped], seq: u64) -> Option<&Stamped> {
    let place = events.binary_search_by_key(&seq, |stamped| stamped.seq);
    events.get(place.ok()?)
}

/// `None` where an event is there twice.
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
