//! Finds every text in an event and in a script. Both name every kind, so a new one does not compile until it is here.

use std::collections::BTreeSet;

use crate::domain::event::{Event, Fields, Heading, Opened, Reviewed, Value};
use crate::domain::text::{Clean, Text};
use crate::domain::workshop::{
    Cascade, Choice, Collect, Detail, Field, FieldId, FieldKind, Kind, Phase, Rate, Selector, Step,
    Test, Workshop, action,
};

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A sentence, or a few words of one.
    Sentence,
    /// The answer where a name is asked for: who does it, who said it.
    Name,
    /// The id of a session, in small letters and with hyphens.
    Id,
}

/// Stands for the field in which the facilitator is named.
pub const FACILITATOR: &str = "facilitator";
/// Stands for the field in which is named who said it.
pub const BY: &str = "by";

/// Calls `each` with every text that a person gave an event, with whether a name is asked for there, and with the id of the
/// field it stands in, which is empty where the event has no other. `asked` are the ids of the fields that ask for a name. The client, the group and the script are left out.
pub fn of_event(
    event: &mut Event,
    asked: &BTreeSet<FieldId>,
    each: &mut impl FnMut(&mut Clean, Place, &str),
) {
    match event {
        Event::Opened(Opened { facilitator, .. })
        | Event::HeadingSet(Heading { facilitator, .. }) => {
            each(facilitator, Place::Name, FACILITATOR);
        }
        Event::PeopleListed(people) => {
            for person in people {
                each(&mut person.name, Place::Name, "");
                each(&mut person.role, Place::Sentence, "");
            }
        }
        Event::ItemsAdded { rows, .. } => {
            for row in rows {
                of_fields(row, asked, each);
            }
        }
        Event::ItemEdited { fields, .. } | Event::DetailSet { fields, .. } => {
            of_fields(fields, asked, each);
        }
        Event::ItemSplit { fields, rest, .. } => {
            of_fields(fields, asked, each);
            of_fields(rest, asked, each);
        }
        Event::StepAdded { step, .. } => of_step(step, &mut |text| each(text, Place::Sentence, "")),
        Event::ThemeAdded { name, .. } => each(name, Place::Sentence, ""),
        Event::AdditionAdded { text, .. } => each(text, Place::Sentence, ""),
        Event::NoteAdded { text, by, .. } | Event::NoteEdited { text, by, .. } => {
            each(text, Place::Sentence, "");
            each(by, Place::Name, BY);
        }
        Event::ActionReviewed(Reviewed {
            text, who, carried, ..
        }) => {
            each(text, Place::Sentence, action::WHAT);
            each(who, Place::Name, action::WHO);
            if let Some(carried) = carried {
                of_fields(&mut carried.fields, asked, each);
            }
        }
        Event::ActionsOffered(offered) => {
            for past in offered {
                each(&mut past.text, Place::Sentence, action::WHAT);
                each(&mut past.who, Place::Name, action::WHO);
            }
        }
        Event::Resumed { .. }
        | Event::Closed
        | Event::ClockJumped(_)
        | Event::SleepCounted(_)
        | Event::PeopleSet(_)
        | Event::StepEntered(_)
        | Event::StepVisited(_)
        | Event::StepSkipped { .. }
        | Event::Ended
        | Event::ClockPaused
        | Event::ClockStarted
        | Event::Replanned { .. }
        | Event::TimeAdded { .. }
        | Event::ItemsRemoved(_)
        | Event::ItemMoved { .. }
        | Event::ItemsJoined { .. }
        | Event::Clustered { .. }
        | Event::VotersSet { .. }
        | Event::VotesSet { .. }
        | Event::ScoresSet { .. }
        | Event::BallotsCounted { .. }
        | Event::StageEntered { .. }
        | Event::MarkSet { .. }
        | Event::AdditionRemoved { .. }
        | Event::ChainsSet { .. }
        | Event::AssumptionSet(_)
        | Event::ItemsChosen { .. }
        | Event::NoteRemoved(_)
        | Event::ActionSettled { .. }
        | Event::RoomSet(_)
        | Event::Revealed { .. }
        | Event::Branched { .. }
        | Event::Merging(_)
        | Event::Merged { .. }
        | Event::Redacted
        | Event::Undone(_)
        | Event::Redone(_) => {}
    }
}

fn of_fields(
    fields: &mut Fields,
    asked: &BTreeSet<FieldId>,
    each: &mut impl FnMut(&mut Clean, Place, &str),
) {
    for (id, value) in fields {
        match value {
            Value::Text(text) if asked.contains(id) => each(text, Place::Name, id),
            Value::Text(text) => each(text, Place::Sentence, id),
            Value::Choice(_) | Value::Number(_) | Value::Duration(_) | Value::Date(_) => {}
        }
    }
}

/// Calls `each` with every text of a script.
pub fn of_workshop(workshop: &mut Workshop, each: &mut impl FnMut(&mut Clean)) {
    let Workshop {
        id: _,
        title,
        purpose,
        group: _,
        minutes: _,
        materials,
        sources,
        steps,
        headline,
        late,
        cut_first: _,
    } = workshop;
    for text in [title, purpose]
        .into_iter()
        .chain(materials)
        .chain(headline)
        .chain(late)
    {
        of_text(text, each);
    }
    for source in sources {
        let mut text = Clean::new(source);
        each(&mut text);
        text.as_str().clone_into(source);
    }
    for step in steps {
        of_step(step, each);
    }
}

fn of_text(text: &mut Text, each: &mut impl FnMut(&mut Clean)) {
    let Text { en, nl } = text;
    en.iter_mut().chain(nl).for_each(each);
}

fn of_step(step: &mut Step, each: &mut impl FnMut(&mut Clean)) {
    let Step {
        id: _,
        title,
        minutes: _,
        short: _,
        priority: _,
        intent,
        prompt,
        silent,
        notes,
        handout,
        input,
        phases,
        kind,
        hidden: _,
        shows: _,
        beside: _,
    } = step;
    let texts = std::iter::once(title).chain(intent).chain(prompt);
    for text in texts.chain(silent).chain(notes).chain(handout) {
        of_text(text, each);
    }
    for Phase {
        id: _,
        label,
        seconds: _,
    } in phases
    {
        of_text(label, each);
    }
    if let Some(input) = input {
        of_selector(input, each);
    }
    match kind {
        Kind::Brief | Kind::Cluster | Kind::Vote(_) => {}
        Kind::Collect(collect) | Kind::Actions(collect) => of_collect(collect, each),
        Kind::Rate(rate) => of_rate(rate, each),
        Kind::Detail(Detail { fields, compare: _ }) => of_scripted(fields, each),
        Kind::Cascade(cascade) => of_cascade(cascade, each),
    }
}

fn of_collect(collect: &mut Collect, each: &mut impl FnMut(&mut Clean)) {
    of_scripted(&mut collect.fields, each);
    for row in &mut collect.prefilled {
        for text in row.values_mut() {
            of_text(text, each);
        }
    }
}

fn of_rate(rate: &mut Rate, each: &mut impl FnMut(&mut Clean)) {
    if let Some((low, high)) = &mut rate.anchors {
        of_text(low, each);
        of_text(high, each);
    }
    of_choices(&mut rate.aspects, each);
    of_choices(&mut rate.groups, each);
    for corner in &mut rate.corners {
        of_text(corner, each);
    }
}

fn of_cascade(cascade: &mut Cascade, each: &mut impl FnMut(&mut Clean)) {
    for level in &mut cascade.levels {
        of_text(&mut level.name, each);
        of_text(&mut level.card, each);
    }
    if let Some(prompt) = &mut cascade.writing_prompt {
        of_text(prompt, each);
    }
}

fn of_choices(choices: &mut [Choice], each: &mut impl FnMut(&mut Clean)) {
    for Choice { id: _, label } in choices {
        of_text(label, each);
    }
}

fn of_scripted(fields: &mut [Field], each: &mut impl FnMut(&mut Clean)) {
    for Field { label, kind, .. } in fields {
        of_text(label, each);
        match kind {
            FieldKind::Choice(choices) => of_choices(choices, each),
            FieldKind::ChoiceOf(selector) => of_selector(selector, each),
            FieldKind::Number { unit, .. } => {
                if let Some(unit) = unit {
                    of_text(unit, each);
                }
            }
            FieldKind::Text
            | FieldKind::Duration
            | FieldKind::Date
            | FieldKind::Person
            | FieldKind::Role => {}
        }
    }
}

fn of_selector(selector: &mut Selector, each: &mut impl FnMut(&mut Clean)) {
    match selector {
        Selector::Fixed(texts) => {
            for text in texts {
                of_text(text, each);
            }
        }
        Selector::Where { test, .. } => of_test(test, each),
        Selector::Top { only, .. } | Selector::Bottom { only, .. } => {
            if let Some(only) = only {
                of_test(&mut only.test, each);
            }
        }
        Selector::Union(parts) => {
            for part in parts {
                of_selector(part, each);
            }
        }
        Selector::Else(a, b) => {
            of_selector(a, each);
            of_selector(b, each);
        }
        Selector::Max { of, .. } => of_selector(of, each),
        Selector::All(_) | Selector::Pairs(_) => {}
    }
}

fn of_test(test: &mut Test, each: &mut impl FnMut(&mut Clean)) {
    match test {
        Test::Is(text) | Test::IsNot(text) => each(text),
        Test::OneOf(texts) => texts.iter_mut().for_each(each),
    }
}
