//! The results document for machines: a contract, with its keys in a fixed order.

use std::fmt::Write;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::Serializer;

use crate::domain::audience::{Audience, View};
use crate::domain::event::{
    Fields, ItemId, List, Moment, Offered, Outcome, Person, Reviewed, Variant,
};
use crate::domain::results::actions::{day, owner};
use crate::domain::results::collect::plain;
use crate::domain::results::{Measured, StepResults, local};
use crate::domain::session::{State, Status};
use crate::domain::text::{Clean, Lang};
use crate::domain::workshop::{Kind, StepIndex};

/// The version of the format.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document {
    format: u32,
    workshop: Workshop,
    session: Session,
    steps: Vec<Step>,
    decisions: Vec<Note>,
    actions: Vec<Action>,
    reviewed_actions: Vec<ReviewedAction>,
    parking_lot: Vec<Note>,
    quotes: Vec<Note>,
    notes: Vec<Note>,
    overrides: Vec<Override>,
}

#[derive(Serialize)]
struct Workshop {
    id: String,
    title: String,
    language: Lang,
    variant: String,
}

#[derive(Serialize)]
struct Session {
    id: String,
    client: Clean,
    group: Clean,
    people: u16,
    /// Who they are, by name, for the facilitator; left out where that is nobody.
    #[serde(skip_serializing_if = "<[Participant]>::is_empty")]
    participants: Vec<Participant>,
    facilitator: Clean,
    started: Option<String>,
    ended: Option<String>,
    /// How many entries of the session could not be read; left out when there are none.
    #[serde(skip_serializing_if = "is_none")]
    unread_entries: u64,
}

#[derive(Serialize)]
struct Participant {
    name: Clean,
    role: Option<Clean>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_none(count: &u64) -> bool {
    *count == 0
}

#[derive(Serialize)]
struct Step {
    id: String,
    title: String,
    kind: &'static str,
    state: &'static str,
    planned_minutes: u16,
    used_seconds: u64,
    /// Whether anybody was asked and answered; `null` for a step that asks nothing.
    measured: Option<&'static str>,
    results: Results,
}

/// The results of a step; an empty object for a step that has none, such as a break.
struct Results(Option<StepResults>);

impl Serialize for Results {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(found) => found.serialize(serializer),
            None => serializer.collect_map(std::iter::empty::<((), ())>()),
        }
    }
}

#[derive(Serialize)]
struct Note {
    text: Clean,
    by: Option<Clean>,
    step: Option<String>,
}

#[derive(Serialize)]
struct Action {
    id: ItemId,
    step: String,
    #[serde(flatten, serialize_with = "plain")]
    fields: Fields,
}

/// What became of an action of an earlier session.
#[derive(Serialize)]
struct ReviewedAction {
    session: String,
    item: u32,
    text: Clean,
    who: Option<Clean>,
    when: Option<NaiveDate>,
    outcome: &'static str,
}

/// A step whose items the facilitator chose by hand.
#[derive(Serialize)]
struct Override {
    step: String,
    items: Vec<ItemId>,
}

/// The results document of a session, as `audience` may see it.
///
/// # Errors
/// None that a session can cause: every key is a string.
pub fn write(state: &State, audience: Audience) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(&document(&View::new(state, audience)))?;
    Ok(visible(&text) + "\n")
}

/// Escapes the control characters that JSON itself allows, so that the document can be shown in a terminal.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\u{7f}'..='\u{9f}') {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn participants(view: &View<'_>) -> Vec<Participant> {
    let people = view.people().iter().cloned();
    let participant = people.map(|Person { name, role }| Participant {
        name,
        role: Some(role).filter(|role| !role.is_blank()),
    });
    participant.collect()
}

fn document(view: &View<'_>) -> Document {
    let state = view.state;
    Document {
        format: FORMAT,
        workshop: Workshop {
            id: state.workshop().id.clone(),
            title: state.workshop().title.get(state.lang()).to_owned(),
            language: state.lang(),
            variant: variant(state.opened.variant),
        },
        session: Session {
            id: state.opened.session.clone(),
            client: state.opened.client.clone(),
            group: state.opened.group.clone(),
            people: state.people,
            participants: participants(view),
            facilitator: state.opened.facilitator.clone(),
            started: state.held().and_then(|at| time(state, at)),
            ended: state.ended.and_then(|at| time(state, at)),
            unread_entries: state.lost,
        },
        steps: state
            .steps
            .indices()
            .filter_map(|index| step(view, index))
            .collect(),
        decisions: notes(view, List::Decision),
        actions: actions(view),
        reviewed_actions: {
            let settled = view.reviewed().iter().map(reviewed);
            let open = view.still_open();
            let open = open.into_iter().map(still_open);
            settled.chain(own_settled(view)).chain(open).collect()
        },
        parking_lot: notes(view, List::ParkingLot),
        quotes: notes(view, List::Quote),
        notes: notes(view, List::Note),
        overrides: overrides(view),
    }
}

fn variant(variant: Variant) -> String {
    match variant {
        Variant::Full => "full".to_owned(),
        Variant::Short => "short".to_owned(),
        Variant::Minutes(minutes) => minutes.to_string(),
    }
}

fn time(state: &State, at: Moment) -> Option<String> {
    Some(local(state, at)?.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

fn step(view: &View<'_>, index: StepIndex) -> Option<Step> {
    let (script, part) = view.state.step(index)?;
    let measured = view.measured(index);
    let was_asked = !matches!(measured, Measured::NotAsked);
    Some(Step {
        id: script.id.clone(),
        title: script.title.get(view.state.lang()).to_owned(),
        kind: script.kind.name(),
        state: match part.status {
            Status::NotReached => "not_reached",
            Status::Open | Status::Again => "open",
            Status::Begun => "begun",
            Status::Done => "done",
            Status::Skipped => "skipped",
        },
        planned_minutes: view.state.planned.get(index).copied().unwrap_or(0),
        used_seconds: view.state.used(index, view.state.time.reached()) / 1000,
        measured: (script.kind != Kind::Brief).then(|| measured.name()),
        results: Results(view.results(index).filter(|_| was_asked)),
    })
}

fn notes(view: &View<'_>, list: List) -> Vec<Note> {
    let for_facilitator = view.audience == Audience::Facilitator;
    let named = for_facilitator || list == List::Decision;
    let step_of =
        |index: Option<StepIndex>| Some(view.state.workshop().steps.get(index?)?.id.clone());
    let note = |note: &crate::domain::session::Note| Note {
        text: note.text.clone(),
        by: Some(note.by.clone()).filter(|by| named && !by.is_blank()),
        step: step_of(note.step),
    };
    view.list(list).map(note).collect()
}

fn actions(view: &View<'_>) -> Vec<Action> {
    let mut all = Vec::new();
    for (index, script) in view.state.workshop().steps.indexed() {
        if let Some(StepResults::Actions(found)) = view.results(index) {
            let action = |item: crate::domain::results::collect::Collected| Action {
                id: item.id,
                step: script.id.clone(),
                fields: item.fields,
            };
            all.extend(found.collected.items.into_iter().map(action));
        }
    }
    all
}

fn reviewed(past: &Reviewed) -> ReviewedAction {
    ReviewedAction {
        session: past.session.clone(),
        item: past.item,
        text: past.text.clone(),
        who: Some(past.who.clone()).filter(|who| !who.is_blank()),
        when: past.when,
        outcome: named(past.outcome),
    }
}

/// The actions of the session itself that were settled since.
fn own_settled(view: &View<'_>) -> Vec<ReviewedAction> {
    let mut all = Vec::new();
    for index in view.state.steps.indices() {
        let Some(StepResults::Actions(found)) = view.results(index) else {
            continue;
        };
        for item in found.collected.items {
            let (Some(outcome), ItemId::Row(row)) = (view.settled(&item.id), &item.id) else {
                continue;
            };
            all.push(ReviewedAction {
                session: view.state.opened.session.clone(),
                item: *row,
                text: Clean::line(&item.label),
                who: owner(&item.fields).map(Clean::line),
                when: day(&item.fields),
                outcome: named(outcome),
            });
        }
    }
    all
}

fn named(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "done",
        Outcome::CarriedOn => "carried_on",
        Outcome::Dropped => "dropped",
    }
}

fn still_open(past: &Offered) -> ReviewedAction {
    ReviewedAction {
        session: past.session.clone(),
        item: past.item,
        text: past.text.clone(),
        who: Some(past.who.clone()).filter(|who| !who.is_blank()),
        when: past.when,
        outcome: "open",
    }
}

fn overrides(view: &View<'_>) -> Vec<Override> {
    let chosen = view.state.workshop().steps.iter().zip(&view.state.steps);
    let by_hand = chosen.filter_map(|(script, part)| {
        let items = part
            .chosen
            .as_ref()?
            .iter()
            .filter(|item| !view.hides(item))
            .cloned()
            .collect();
        Some(Override {
            step: script.id.clone(),
            items,
        })
    });
    by_hand.collect()
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
