//! Proposes what to do with the time that is left, so that the workshop ends when it should.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::clock::{self, LONGEST_WITHOUT_BREAK};
use super::event::{Moment, Stage};
use super::plan::{Slot, in_proportion, short_sum, slots, squeeze, total};
use super::session::State;
use super::workshop::{Kind, Priority, StepIndex};

const MINUTE: u64 = 60_000;
/// A shorter break is no break; in minutes.
const SHORTEST_BREAK: u16 = 5;
/// A step without a short form that would get less than this is better dropped; in minutes.
const SHORTEST_PART: u16 = 3;
/// How long after the agreed end a workshop may end without asking the room; in milliseconds.
const PATIENCE: i64 = 15 * 60_000;
/// With this much time to spare, there is room for something more; in milliseconds.
const EARLY: i64 = 10 * 60_000;

/// What each step still to come would get, and when the workshop would end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The current step and the steps after it that are not done. Those dropped before are in it too, with 0 minutes.
    pub rows: Vec<ProposedStep>,
    /// The end to aim at, in milliseconds since 1970 UTC.
    pub until: i64,
    /// The end agreed on so far, in milliseconds since 1970 UTC.
    pub agreed: i64,
    /// How many minutes after the agreed end the workshop would end by the plan as it is; negative if before.
    pub late: i64,
    /// How many milliseconds of a break outside the programme come first.
    pub rest: u64,
}

/// One step of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposedStep {
    /// Its index in the workshop.
    pub index: StepIndex,
    /// Its minutes in all by the plan as it is.
    pub was: u16,
    /// The most minutes it may be given: those it has now or, if it was put back by hand, those first planned.
    pub full: u16,
    /// Its minutes in all as proposed; 0 drops it.
    pub becomes: u16,
    /// The fewest minutes it can do with; for the current step, those used so far, rounded up.
    pub least: u16,
    /// How much of its time is used, in milliseconds.
    pub used: u64,
    /// Whether it may be dropped.
    pub need: Need,
}

/// Whether a step may be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// No: it has begun, or its priority is [`Priority::Must`].
    Protected,
    /// No: it is a break, and the room has gone too long without one.
    Break,
    /// Yes.
    MayGo,
    /// Yes, but the facilitator wants to keep it.
    Kept,
}

/// What the facilitator wants for a step, whatever is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// It is dropped.
    Out,
    /// It is kept.
    In,
}

/// What a proposal comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalOutcome {
    /// There is enough time, and nothing changes.
    Enough,
    /// There are so many minutes to spare, for a round in pairs before the actions or for an early end.
    Early(u64),
    /// With the proposed minutes, the workshop ends in time.
    InTime,
    /// Even the shortest plan ends so many minutes too late.
    TooLate(u64),
}

impl Proposal {
    /// When the workshop would end with the proposed minutes, in milliseconds since 1970 UTC.
    pub fn ends(&self, now: Moment) -> i64 {
        let left = |row: &ProposedStep| (u64::from(row.becomes) * MINUTE).saturating_sub(row.used);
        let steps: u64 = self.rows.iter().map(left).sum();
        now.wall
            .saturating_add_unsigned(steps.saturating_add(self.rest))
    }

    /// What the proposal comes down to.
    pub fn outcome(&self, now: Moment) -> ProposalOutcome {
        let ends = self.ends(now);
        let past = clock::minutes_between(self.until, ends);
        match self.changes().next().is_some() {
            _ if past > 0 => ProposalOutcome::TooLate(past.unsigned_abs()),
            true => ProposalOutcome::InTime,
            false if ends - self.until < -EARLY => ProposalOutcome::Early(past.unsigned_abs()),
            false => ProposalOutcome::Enough,
        }
    }

    /// How many minutes after the agreed end the workshop ends: by the plan as it is, and with the proposed minutes.
    /// Negative if before.
    pub fn past_agreed(&self, now: Moment) -> (i64, i64) {
        let past = clock::minutes_between(self.agreed, self.ends(now));
        (self.late, past)
    }

    /// Whether it would end so long after the agreed end that the group has to agree.
    pub fn needs_permission(&self, now: Moment) -> bool {
        self.ends(now) - self.agreed > PATIENCE
    }

    /// The steps whose minutes would change.
    pub fn changes(&self) -> impl Iterator<Item = &ProposedStep> {
        self.rows.iter().filter(|row| row.was != row.becomes)
    }

    /// The steps that would be dropped.
    pub fn dropped(&self) -> impl Iterator<Item = &ProposedStep> {
        self.changes().filter(|row| row.becomes == 0)
    }
}

/// Proposes what to do to end at `until`, in milliseconds since 1970 UTC. If there is enough time, nothing changes;
/// else steps get minutes between short and full, in proportion; else steps that may be missed are dropped; else what
/// is left is pressed together. Wishes, by the index of the step, come before all that.
pub fn propose(
    state: &State,
    now: Moment,
    until: i64,
    wishes: &BTreeMap<StepIndex, Wish>,
) -> Proposal {
    let agenda = clock::agenda(state, now);
    let mut proposal = Proposal {
        rows: rows(state, now, wishes),
        until,
        agreed: agenda.agreed,
        late: agenda.minutes_late(),
        rest: clock::rest_of_break(state, now),
    };
    // By the clocks that are shown: all of the minute the end falls in is there to use.
    if clock::minutes_between(until, proposal.ends(now)) > 0 {
        let begins = now.wall.saturating_add_unsigned(proposal.rest);
        let last = until.saturating_add(59_999 - until.rem_euclid(60_000));
        let left = last.saturating_sub(begins);
        let found = share_out(state, now, &proposal.rows, left);
        for (row, minutes) in proposal.rows.iter_mut().zip(found) {
            row.becomes = minutes;
        }
    }
    proposal
}

fn rows(state: &State, now: Moment, wishes: &BTreeMap<StepIndex, Wish>) -> Vec<ProposedStep> {
    let slots = slots(state.workshop());
    let mut without_break = clock::without_break(state, now);
    let mut rows = Vec::new();
    for index in clock::under_way(state)
        .into_iter()
        .chain(clock::ahead(state))
    {
        let (Some((script, part)), Some(slot)) = (state.step(index), slots.get(index)) else {
            continue;
        };
        let countdown = clock::step(state, index, now);
        let is_begun = part.entered.is_some();
        let wish = wishes.get(&index);
        let need = if is_begun || slot.priority == Priority::Must {
            Need::Protected
        } else if script.is_break() && without_break > LONGEST_WITHOUT_BREAK {
            Need::Break
        } else if wish == Some(&Wish::In) {
            Need::Kept
        } else {
            Need::MayGo
        };
        let was = minutes(countdown.planned + MINUTE / 2);
        without_break = if script.is_break() && was > 0 {
            0
        } else {
            without_break + countdown.planned.saturating_sub(countdown.used)
        };
        let planned = state.planned.get(index).copied().unwrap_or(0);
        let full = match wish {
            Some(Wish::In) if was == 0 => planned,
            _ => was,
        };
        let least = if is_begun { 1 } else { slot.least.max(1) };
        rows.push(ProposedStep {
            index,
            was,
            full,
            becomes: if wish == Some(&Wish::Out) { 0 } else { full },
            least: least.max(begun(countdown.used).min(was)),
            used: countdown.used,
            need,
        });
    }
    rows
}

/// Minutes of a step that are over or have begun.
fn begun(used: u64) -> u16 {
    minutes(used.saturating_add(MINUTE - 1))
}

fn minutes(milliseconds: u64) -> u16 {
    u16::try_from(milliseconds / MINUTE).unwrap_or(u16::MAX)
}

/// The minutes in all of each row with which the rest takes `left` milliseconds, or as little more as it can.
fn share_out(state: &State, now: Moment, rows: &[ProposedStep], left: i64) -> Vec<u16> {
    let mut parts: Vec<Part> = rows.iter().map(|row| Part::of(state, now, row)).collect();
    let time = minutes_left(rows, &parts, left);
    let order = drop_order(state, rows);
    let mut leaving = order.iter();
    while short_sum(&slots_of(&parts)) > time {
        match leaving.next().and_then(|row| parts.get_mut(*row)) {
            Some(part) => part.leave(),
            None => break,
        }
    }
    let shared = loop {
        let kept = slots_of(&parts);
        if short_sum(&kept) > time {
            let least = total(kept.iter().map(|slot| slot.least));
            break squeeze(&kept, time.max(least)).unwrap_or_default();
        }
        let shared = in_proportion(&kept, time);
        // A step of a minute or two without a short form helps nobody: its minutes go to the others.
        let too_little = order.iter().find(|row| {
            let worthwhile = parts.get(**row).map_or(0, |part| part.worthwhile);
            shared
                .get(**row)
                .is_some_and(|minutes| *minutes < worthwhile)
        });
        match too_little.and_then(|row| parts.get_mut(*row)) {
            Some(part) => part.leave(),
            None => break shared,
        }
    };
    parts
        .iter()
        .zip(shared)
        .map(|(part, minutes)| part.begun.saturating_add(minutes))
        .collect()
}

/// How many whole minutes `left` milliseconds leave to share out, after what is left of the minutes that have begun or
/// stay.
fn minutes_left(rows: &[ProposedStep], parts: &[Part], left: i64) -> u16 {
    let rest = |(row, part): (&ProposedStep, &Part)| {
        (u64::from(part.begun) * MINUTE).saturating_sub(row.used)
    };
    let taken: u64 = rows.iter().zip(parts).map(rest).sum();
    minutes(u64::try_from(left).unwrap_or(0).saturating_sub(taken))
}

fn slots_of(parts: &[Part]) -> Vec<Slot> {
    parts.iter().map(|part| part.slot).collect()
}

/// The rows that may be dropped, first one first: those the script names, then `Could` steps, then `Should` steps, the
/// latter two from last to first.
fn drop_order(state: &State, rows: &[ProposedStep]) -> Vec<usize> {
    let workshop = state.workshop();
    let rank = |row: &ProposedStep| {
        let step = workshop.steps.get(row.index);
        let first = workshop
            .cut_first
            .iter()
            .position(|id| step.is_some_and(|step| step.id == *id));
        let could = step.is_some_and(|step| step.priority == Priority::Could);
        (first.unwrap_or(usize::MAX), !could, Reverse(row.index))
    };
    let mut order: Vec<usize> = (0..rows.len())
        .filter(|at| rows.get(*at).is_some_and(|row| row.need == Need::MayGo))
        .collect();
    order.sort_by_key(|at| rows.get(*at).map(rank));
    order
}

/// How much of a row can be shared out.
#[derive(Clone, Copy)]
struct Part {
    /// Minutes that are over or have begun, and stay.
    begun: u16,
    /// What can be shared out.
    slot: Slot,
    /// The fewest minutes that are of any use.
    worthwhile: u16,
}

impl Part {
    fn of(state: &State, now: Moment, row: &ProposedStep) -> Self {
        let slots = slots(state.workshop());
        let slot = slots.get(row.index).copied();
        let (Some((script, part)), Some(slot)) = (state.step(row.index), slot) else {
            return Self::fixed(row.was);
        };
        let is_begun = part.entered.is_some();
        let is_under_way = part.cascade.stage != Stage::Ready;
        let is_over = clock::step(state, row.index, now).is_over();
        if row.becomes == 0 || is_begun && (is_under_way || is_over) {
            return Self::fixed(row.becomes);
        }
        let begun = begun(row.used);
        let rest = |minutes: u16| minutes.min(row.full).saturating_sub(begun);
        let has_short = script.short.is_some();
        let least_useful = if script.is_break() {
            SHORTEST_BREAK
        } else {
            SHORTEST_PART
        };
        let (short, worthwhile) = match &script.kind {
            // Boxes without a short form take the time they take.
            Kind::Cascade(_) if !has_short => (row.full, 0),
            _ => match row.need {
                Need::Break | Need::Kept => (slot.short.max(least_useful), 0),
                Need::MayGo if !has_short || script.is_break() => (slot.short, least_useful),
                Need::MayGo | Need::Protected => (slot.short.max(slot.least), 0),
            },
        };
        let is_rigid = row.need == Need::Break || matches!(script.kind, Kind::Cascade(_));
        let least = if is_rigid { short } else { slot.least };
        Self {
            begun,
            slot: Slot {
                full: rest(row.full),
                short: rest(short),
                least: rest(least).min(rest(short)),
                ..slot
            },
            worthwhile: worthwhile.min(row.full),
        }
    }

    /// A row of which nothing can be shared out.
    fn fixed(minutes: u16) -> Self {
        Self {
            begun: minutes,
            slot: Slot {
                full: 0,
                short: 0,
                priority: Priority::Must,
                least: 0,
            },
            worthwhile: 0,
        }
    }

    fn leave(&mut self) {
        *self = Self::fixed(0);
    }
}

#[cfg(test)]
mod tests;
