//! Plans a merge: the events a session has to add to have everything a copy of it has.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::{Clash, FourWay, Stood};
use super::numbers::Numbers;
use super::{CopyPair, EventOrigin, Refused, is_same, is_user_event, numbered, whole};
use crate::domain::event::{Event, Merging, Moment, Stamped};
use crate::domain::session::{MOST_ID, Session, State, is_undoable};
use crate::domain::text::{Clean, Lang};
use crate::domain::workshop::StepIndex;

/// A number that no event has.
const NO_EVENT: u64 = 0;

/// What a session takes over from a copy.
#[derive(Clone, Debug, Default)]
pub struct MergePlan {
    /// The events to add after its own, in order; empty if it has everything already.
    pub events: Vec<Stamped>,
    /// Those of them by which people did something, as they are in the copy.
    pub user_events: Vec<Stamped>,
    /// The states to look for clashes in; `None` if nothing was done here since the copies parted.
    four_way: Option<Box<FourWay>>,
}

impl MergePlan {
    /// What was changed in one copy and is not as it was changed there after merging, in words of `lang`.
    pub fn clashes(&self, lang: Lang) -> Vec<Clash> {
        let four_way = self.four_way.as_deref();
        four_way.map_or_else(Vec::new, |four_way| four_way.clashes(lang))
    }
}

/// What `here` has to take over from `there`, at the time `now` and so many minutes east of UTC.
pub fn plan(
    here: &[Stamped],
    there: &[Stamped],
    now: Moment,
    offset: i32,
) -> Result<MergePlan, Refused> {
    // A number that nobody can ever reach must be damage.
    let most = u64::MAX / 2;
    let is_beyond = |stamped: &Stamped| stamped.seq > most || made(&stamped.event) > MOST_ID;
    if here.iter().chain(there).any(is_beyond) {
        return Err(Refused::Unclear);
    }
    let pair = CopyPair::of(here, there)?;
    whole(here, there, &pair)?;
    let lacking: Vec<usize> = (0..there.len())
        .filter(|place| {
            let origin = pair.origins_there.get(*place).copied().flatten();
            origin.is_some_and(|origin| !pair.here.contains_key(&origin))
        })
        .collect();
    let missing = || lacking.iter().filter_map(|place| there.get(*place));
    let user_events: Vec<Stamped> = missing()
        .filter(|stamped| is_user_event(&stamped.event))
        .cloned()
        .collect();
    let broken_off = broken_off(here, &pair);
    if user_events.is_empty() && broken_off.is_none() {
        return Ok(MergePlan::default());
    }
    if let Some(rest) = continuation(here, there) {
        // Nothing happened here since the copies parted, so the copy's events can follow as they are.
        return Ok(MergePlan {
            events: rest.to_vec(),
            user_events,
            four_way: None,
        });
    }
    let mut builder = MergeBuilder::new(here, there, &pair, now).ok_or(Refused::Unclear)?;
    builder
        .go_through(broken_off.is_some())
        .ok_or(Refused::Unclear)?;
    builder.add(Event::Merged { offset }, now);
    let before = here
        .get(..broken_off.unwrap_or(here.len()))
        .unwrap_or_default();
    let four_way = builder.four_way(before).map(Box::new);
    Ok(MergePlan {
        events: builder.out,
        user_events,
        four_way,
    })
}

/// The id of the first thing an event makes; 0 if it makes nothing.
fn made(event: &Event) -> u32 {
    match event {
        Event::ItemsAdded { first: id, .. }
        | Event::ItemSplit { id, .. }
        | Event::ThemeAdded { id, .. }
        | Event::NoteAdded { id, .. } => *id,
        Event::ActionReviewed(reviewed) => reviewed.carried.as_ref().map_or(0, |made| made.id),
        _ => 0,
    }
}

/// The events of `there` that follow those of `here`, if it begins with all of them and has no gap after them.
fn continuation<'a>(here: &[Stamped], there: &'a [Stamped]) -> Option<&'a [Stamped]> {
    let (begun, rest) = there.split_at_checked(here.len())?;
    let is_beginning = here
        .iter()
        .zip(begun)
        .all(|(one, other)| is_same(one, other));
    let mut seqs = (here.last()?.seq..).skip(1).zip(rest);
    let is_whole = seqs.all(|(seq, stamped)| stamped.seq == seq);
    (is_beginning && is_whole).then_some(rest)
}

/// The index here at which a merge of this copy began that was broken off, if nothing followed it.
fn broken_off(here: &[Stamped], pair: &CopyPair<'_>) -> Option<usize> {
    let parts = |stamped: &Stamped| matches!(stamped.event, Event::Merging(_));
    let last = here
        .iter()
        .rposition(|stamped| matches!(stamped.event, Event::Merging(_) | Event::Merged { .. }))?;
    if !parts(here.get(last)?) {
        return None;
    }
    let end = pair.origins_here.last().copied().flatten();
    let is_theirs = end.is_none_or(|origin| pair.there.contains_key(&origin));
    let first = here[..=last]
        .iter()
        .rposition(|stamped| matches!(&stamped.event, Event::Merging(merging) if !merging.goes_on));
    is_theirs.then_some(first).flatten()
}

/// Adds the events of the copy one by one, under numbers of their own.
struct MergeBuilder<'a> {
    here: &'a [Stamped],
    there: &'a [Stamped],
    pair: &'a CopyPair<'a>,
    now: Moment,
    numbers: Numbers,
    /// The key of each event that either copy has, by its origin.
    keys: BTreeMap<EventOrigin<'a>, usize>,
    /// The numbers of events undone here, each with the number of the event that undid it.
    dead: BTreeMap<u64, u64>,
    /// The numbers of events here that undid what was undone already, or redid what was not.
    idle: BTreeSet<u64>,
    next: u64,
    out: Vec<Stamped>,
}

impl<'a> MergeBuilder<'a> {
    fn new(
        here: &'a [Stamped],
        there: &'a [Stamped],
        pair: &'a CopyPair<'a>,
        now: Moment,
    ) -> Option<Self> {
        let fresh = Session::replay(here.get(..1)?.to_vec())?;
        let origins = pair.here.keys().chain(pair.there.keys());
        let keys = (0..).zip(origins.copied().collect::<BTreeSet<_>>());
        let mut builder = Self {
            numbers: Numbers::new(here, there, fresh.state().next_row),
            keys: keys.map(|(key, origin)| (origin, key)).collect(),
            dead: BTreeMap::new(),
            idle: BTreeSet::new(),
            next: here.last()?.seq.saturating_add(1),
            out: Vec::new(),
            here,
            there,
            pair,
            now,
        };
        for (stamped, origin) in here.iter().zip(&pair.origins_here) {
            builder.note_undo(stamped);
            let Some(origin) = origin else { continue };
            let key = builder.key(origin);
            builder.numbers.is_here(key, &stamped.event);
        }
        Some(builder)
    }

    /// The states of both copies, of what they share and of the two merged. `before` is what was here before any merge.
    fn four_way(&self, before: &[Stamped]) -> Option<FourWay> {
        let of = |log: Vec<Stamped>| Session::replay(log).map(|session| session.state().clone());
        let events = || before.iter().zip(&self.pair.origins_here);
        let named = |is_in: &dyn Fn(&EventOrigin<'_>) -> bool| {
            let mut numbers = Numbers::new(before, self.there, 0);
            for (stamped, origin) in events() {
                if let Some(origin) = origin.as_ref().filter(|origin| is_in(origin)) {
                    numbers.is_here(self.key(origin), &stamped.event);
                }
            }
            Some(numbers)
        };
        let is_shared = |origin: &EventOrigin<'_>| self.pair.there.contains_key(origin);
        let shared = events().filter(|(_, origin)| origin.as_ref().is_some_and(is_shared));
        let shared = shared.map(|(stamped, _)| stamped.clone()).collect();
        let mut all = self.here.to_vec();
        all.extend(self.out.iter().cloned());
        Some(FourWay {
            common: Stood::here(&of(shared)?, &named(&is_shared)?),
            here: Stood::here(&of(before.to_vec())?, &named(&|_| true)?),
            there: Stood::there(&of(self.there.to_vec())?, &self.numbers),
            merged: Stood::here(&of(all)?, &self.numbers),
        })
    }

    fn key(&self, origin: &EventOrigin<'_>) -> usize {
        self.keys.get(origin).copied().unwrap_or(usize::MAX)
    }

    fn note_undo(&mut self, stamped: &Stamped) {
        match stamped.event {
            Event::Undone(seq) => {
                if seq == NO_EVENT || self.dead.contains_key(&seq) {
                    self.idle.insert(stamped.seq);
                } else {
                    self.dead.insert(seq, stamped.seq);
                }
            }
            Event::Redone(seq) if self.dead.remove(&seq).is_none() => {
                self.idle.insert(stamped.seq);
            }
            _ => {}
        }
    }

    fn add(&mut self, event: Event, at: Moment) -> u64 {
        let seq = self.next;
        let stamped = Stamped { seq, at, event };
        self.note_undo(&stamped);
        self.out.push(stamped);
        self.next = seq.saturating_add(1);
        seq
    }

    /// Goes through the copy and adds what is not here. `goes_on` says that an earlier merge already added some of it.
    fn go_through(&mut self, goes_on: bool) -> Option<()> {
        let end = self.pair.origins_here.last().copied().flatten();
        // The index of the event that may follow without saying where it comes from.
        let mut follows = match (goes_on, self.here.last().map(|last| &last.event)) {
            (true, Some(Event::Merging(merging))) => self.pair.there.get(&EventOrigin {
                run: &merging.run,
                place: merging.from,
            }),
            (true, _) => end.and_then(|end| self.pair.there.get(&end)),
            (false, _) => None,
        }
        .copied();
        if goes_on && end.is_some() {
            follows = follows.map(|place| self.after(place));
        }
        let mut goes_on = goes_on;
        for place in 0..self.there.len() {
            let Some(origin) = self.pair.origins_there.get(place).copied().flatten() else {
                continue;
            };
            let stamped = self.there.get(place)?;
            if let Some(ours) = self.pair.here.get(&origin) {
                self.note_shared(stamped, self.here.get(*ours)?, &origin);
                continue;
            }
            if follows != Some(place) || !self.is_next(&origin, place) {
                self.say_where(place, &origin, goes_on)?;
                goes_on = true;
            }
            self.add_from_copy(place, stamped, &origin)?;
            follows = Some(self.after(place));
        }
        Some(())
    }

    /// The index in the copy of the next event that has an origin.
    fn after(&self, place: usize) -> usize {
        let rest = (place + 1)..self.there.len();
        let is_event = |place: &usize| matches!(self.pair.origins_there.get(*place), Some(Some(_)));
        rest.into_iter().find(is_event).unwrap_or(self.there.len())
    }

    /// Whether an event directly follows the one before it in its run, or begins a run.
    fn is_next(&self, origin: &EventOrigin<'_>, place: usize) -> bool {
        let is_event = |place: &usize| matches!(self.pair.origins_there.get(*place), Some(Some(_)));
        let before = (0..place).rev().find(is_event);
        let before =
            before.and_then(|before| self.pair.origins_there.get(before).copied().flatten());
        origin.place == 0
            || before.is_some_and(|before| {
                before.run == origin.run && before.place.checked_add(1) == Some(origin.place)
            })
    }

    /// Takes note of an event that both have.
    fn note_shared(&mut self, theirs: &Stamped, ours: &Stamped, origin: &EventOrigin<'_>) {
        let key = self.key(origin);
        self.numbers
            .is_there(key, &theirs.event, (theirs.seq, ours.seq));
        match (&theirs.event, &ours.event) {
            (Event::Redone(seq), Event::Redone(_)) | (Event::Undone(seq), _)
                if self.idle.contains(&ours.seq) =>
            {
                self.numbers.stands_again(*seq, NO_EVENT);
            }
            (Event::Redone(_), Event::Redone(_)) => {}
            // It was done once more here, and so takes the place of what was undone there.
            (Event::Redone(seq), _) => {
                if let Some(done) = self.key_of(self.there, &self.pair.origins_there, *seq) {
                    self.numbers.is_here_as(key, done, &ours.event);
                    self.numbers.stands_again(*seq, ours.seq);
                }
            }
            (_, Event::Redone(seq)) => {
                let done = self.key_of(self.here, &self.pair.origins_here, *seq);
                if let Some((done, event)) = done.zip(numbered(self.here, *seq)) {
                    self.numbers.is_here_as(done, key, &event.event);
                    self.numbers.stands_again(theirs.seq, *seq);
                }
            }
            _ => {}
        }
    }

    fn key_of(
        &self,
        log: &[Stamped],
        origins: &[Option<EventOrigin<'_>>],
        seq: u64,
    ) -> Option<usize> {
        let place = log.binary_search_by_key(&seq, |stamped| stamped.seq).ok()?;
        let origin = origins.get(place).copied().flatten()?;
        Some(self.key(&origin))
    }

    /// Adds an event that says that what follows was done in the copy, and where the copy was then.
    fn say_where(&mut self, place: usize, origin: &EventOrigin<'_>, goes_on: bool) -> Option<()> {
        let stood = Session::replay(self.there.get(..place)?.to_vec())?;
        let state = stood.state();
        let id = |step: StepIndex| Some(state.workshop().steps.get(step)?.id.clone());
        let revealed = state.steps.indexed();
        let merging = Merging {
            run: origin.run.to_owned(),
            from: origin.place,
            offset: state.offset,
            goes_on,
            step: state.current.and_then(id),
            running: state.time.running_since.is_some(),
            room: state.room.clone(),
            frozen: state.frozen.and_then(|seq| self.numbers.seq(seq)),
            revealed: revealed
                .filter(|(_, step)| step.revealed)
                .filter_map(|(step, _)| id(step))
                .collect(),
        };
        // By the copy's own clock, no time passes between what both have and what follows.
        let at = Moment {
            mono: state.last.mono,
            ..self.now
        };
        self.add(Event::Merging(merging), at);
        Some(())
    }

    /// Adds an event of the copy.
    fn add_from_copy(
        &mut self,
        place: usize,
        stamped: &Stamped,
        origin: &EventOrigin<'_>,
    ) -> Option<()> {
        if let Event::Redone(seq) = stamped.event
            && let Some(ours) = self.numbers.seq(seq)
        {
            return self.add_redone(place, stamped, (seq, ours));
        }
        let key = self.key(origin);
        let event = self.as_said_here(key, place, &stamped.event)?;
        let ours = self.add(event, stamped.at);
        self.numbers.stands_again(stamped.seq, ours);
        if let Event::Undone(seq) = stamped.event
            && self.idle.contains(&ours)
        {
            // It was undone here as well, and stays undone if the copy redoes it.
            self.numbers.stands_again(seq, NO_EVENT);
        }
        Some(())
    }

    /// Adds that the copy redid something, which has the number `seq` there and `ours` here.
    fn add_redone(
        &mut self,
        place: usize,
        stamped: &Stamped,
        (seq, ours): (u64, u64),
    ) -> Option<()> {
        let undone = self.dead.get(&ours).copied();
        let done = numbered(self.there, seq)?;
        let event = match undone {
            // Redone in its old place, it would come before what was done here since, and mix with it.
            Some(undone) if is_undoable(&done.event) && self.went_on(undone, place) => {
                let key = self.key_of(self.there, &self.pair.origins_there, seq)?;
                self.as_said_here(key, place, &done.event)?
            }
            _ => Event::Redone(ours),
        };
        let is_done_again = !matches!(event, Event::Redone(_));
        let next = self.add(event, stamped.at);
        self.numbers.stands_again(stamped.seq, next);
        if is_done_again {
            self.numbers.stands_again(seq, next);
        } else if undone.is_none() {
            // It had been redone here as well, and stays if the copy undoes it once more.
            self.numbers.stands_again(seq, NO_EVENT);
        }
        Some(())
    }

    /// Whether something was done here after the event `since` that the copy had not done by its event at `place`.
    fn went_on(&self, since: u64, place: usize) -> bool {
        let first = self.here.partition_point(|stamped| stamped.seq <= since);
        let mut later = self.here.iter().zip(&self.pair.origins_here).skip(first);
        later.any(|(stamped, origin)| {
            let theirs = origin.as_ref().map(|origin| self.pair.there.get(origin));
            is_user_event(&stamped.event)
                && theirs.is_some_and(|theirs| theirs.is_none_or(|theirs| *theirs > place))
        })
    }

    /// An event of the copy with the ids it has here.
    fn as_said_here(&mut self, key: usize, place: usize, event: &Event) -> Option<Event> {
        let Event::AdditionRemoved {
            step, chain, level, ..
        } = event
        else {
            return Some(self.numbers.taken(key, event, |place| place));
        };
        let level = (*chain, *level);
        let theirs = Session::replay(self.there.get(..place)?.to_vec())?;
        let mut so_far = self.here.to_vec();
        so_far.extend(self.out.iter().cloned());
        let ours = Session::replay(so_far)?;
        let place = |place: u16| {
            let text = additions(theirs.state(), step, level).get(usize::from(place));
            let same = additions(ours.state(), step, level)
                .iter()
                .position(|own| Some(own) == text);
            same.and_then(|same| u16::try_from(same).ok())
                .unwrap_or(u16::MAX)
        };
        Some(self.numbers.taken(key, event, place))
    }
}

/// What was heard but never said at a level of a cascade.
fn additions<'s>(state: &'s State, step: &str, level: (u8, u8)) -> &'s [Clean] {
    let index = state.workshop().step(step).map(|(index, _)| index);
    let state = index.and_then(|index| state.steps.get(index));
    let found = state.and_then(|state| state.cascade.additions.get(&level));
    found.map_or(&[], Vec::as_slice)
}
