//! The proposal for when time runs short, as changed by hand.

use std::collections::BTreeMap;

use crate::domain::clock;
use crate::domain::event::Moment;
use crate::domain::input;
use crate::domain::proposal::{Proposal, ProposedStep, Wish, propose};
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::domain::workshop::{Kind, StepIndex};
use crate::tui::entry::Line;
use crate::tui::wording::clock_time;

/// What the facilitator changed in the proposal so far. The proposal itself follows the clock.
#[derive(Clone, Debug, Default)]
pub struct Late {
    /// Whether the session is prepared: there is no end yet to aim at.
    pub is_prepared: bool,
    /// The index of the chosen row.
    pub cursor: usize,
    /// Another end time, as typed; empty means the one agreed on.
    pub until: Line,
    /// Which steps are wanted in or out, by the index of the step.
    wishes: BTreeMap<StepIndex, Wish>,
    /// The minutes given by hand, by the index of the step.
    edits: BTreeMap<StepIndex, u16>,
}

impl Late {
    /// Returns the proposal for a session with nothing changed by hand.
    pub fn of(state: &State) -> Self {
        Self {
            is_prepared: state.began.is_none(),
            ..Self::default()
        }
    }

    /// Returns the proposal at the time `now`, with what was changed by hand.
    pub fn proposal(&self, state: &State, now: Moment) -> Proposal {
        let agreed = clock::agenda(state, now).agreed;
        let until = self.typed_end(state, now).unwrap_or(agreed);
        let mut proposal = propose(state, now, until, &self.wishes);
        for row in &mut proposal.rows {
            if let Some(minutes) = self.edits.get(&row.index) {
                row.becomes = *minutes;
            }
        }
        proposal
    }

    /// Returns the end time typed, in milliseconds since 1970 UTC; `None` if it is empty or not a time.
    pub(super) fn typed_end(&self, state: &State, now: Moment) -> Option<i64> {
        input::time_of_day(self.until.text(), now.wall, state.offset, state.lang())
    }

    /// Forgets the minutes given by hand, which were meant for another end time.
    pub fn retype(&mut self) {
        self.edits.clear();
    }

    /// Takes a step in or out, and forgets the minutes it was given by hand.
    pub(super) fn wish(&mut self, step: StepIndex, wish: Wish) {
        self.edits.remove(&step);
        self.wishes.insert(step, wish);
    }

    /// Gives a step so many minutes.
    pub(super) fn give(&mut self, step: StepIndex, minutes: u16) {
        self.edits.insert(step, minutes);
    }
}

/// Returns what to say to the room, in its language; `None` if nothing changes.
pub fn say(proposal: &Proposal, state: &State, now: Moment, words: &Words) -> Option<String> {
    let end = |wall| clock_time(wall, state);
    let mut parts = Vec::new();
    let (late, past) = proposal.past_agreed(now);
    if late > 0 {
        let minutes = late.unsigned_abs();
        parts.push(words.with("late-say-late", &[("minutes", minutes.into())]));
    } else if proposal.changes().next().is_some() {
        let time = end(proposal.until);
        parts.push(words.with("late-say-until", &[("time", time.into())]));
    } else {
        return None;
    }
    let dropped = dropped(proposal, state, words);
    if !dropped.is_empty() {
        let why = keeps_agreements(proposal, state);
        let args = [("steps", dropped.into()), ("why", why.into())];
        parts.push(words.with("late-say-drop", &args));
    } else if proposal.changes().any(|row| row.becomes < row.was) {
        let why = keeps_agreements(proposal, state);
        parts.push(words.with("late-say-shorter", &[("why", why.into())]));
    }
    let ends = proposal.ends(now);
    if past > 0 {
        let minutes = past.unsigned_abs();
        parts.push(words.with(
            "late-say-longer",
            &[("time", end(ends).into()), ("minutes", minutes.into())],
        ));
    }
    let text = parts.join(" ");
    Some(words.with("late-say", &[("said", text.into())]))
}

/// Returns the reason that is true of a proposal: `agreements` if the agreements keep their minutes, else `none`.
fn keeps_agreements(proposal: &Proposal, state: &State) -> &'static str {
    let is_agreements = |row: &&ProposedStep| {
        let step = state.step(row.index).map(|(step, _)| &step.kind);
        matches!(step, Some(Kind::Actions(_)))
    };
    let mut rows = proposal.rows.iter().filter(is_agreements).peekable();
    if rows.peek().is_some() && rows.all(|row| row.becomes >= row.was) {
        "agreements"
    } else {
        "none"
    }
}

/// Returns the script's own sentence about what it cuts, if that is cut.
pub fn own_words(proposal: &Proposal, state: &State) -> Option<String> {
    let script = state.workshop();
    let is_meant = |row: &ProposedStep| {
        let step = script.steps.get(row.index);
        script.cut_first.is_empty() || step.is_some_and(|step| script.cut_first.contains(&step.id))
    };
    let late = script.late.as_ref()?;
    let is_cut = proposal.dropped().any(is_meant);
    is_cut.then(|| late.get(state.lang()).to_owned())
}

/// Lists the titles of the steps that are dropped: `a`, `a and b`, `a, b and c`.
fn dropped(proposal: &Proposal, state: &State, words: &Words) -> String {
    let titles: Vec<String> = proposal
        .dropped()
        .filter_map(|row| state.step(row.index))
        .map(|(step, _)| format!("‘{}’", step.title.get(state.lang())))
        .collect();
    match titles.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => {
            let and = words.get("late-and");
            format!("{} {and} {last}", rest.join(", "))
        }
    }
}
