//! The window that corrects what stands at the head of the session: whose it is, who is in it, who leads it, and when.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::fields;
use crate::domain::command::Command;
use crate::domain::event::{Fields, Heading, Value};
use crate::domain::input;
use crate::domain::session::State;
use crate::domain::text::{Clean, Text};
use crate::domain::words::Words;
use crate::domain::workshop::{Field, FieldKind};
use crate::tui::console::state::Console;
use crate::tui::entry::Entry;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::wording;

/// The fields, in the order of the window.
const FIELDS: [(&str, FieldKind); 5] = [
    ("client", FieldKind::Text),
    ("group", FieldKind::Text),
    (
        "people",
        FieldKind::Number {
            min: 1.0,
            max: 999.0,
            unit: None,
            default: None,
        },
    ),
    ("facilitator", FieldKind::Text),
    ("day", FieldKind::Date),
];

/// Returns the form, filled with what stands at the head now.
pub(super) fn open(state: &State, words: &Words) -> Entry {
    let heading = state.heading();
    let fields = FIELDS.map(|(id, kind)| {
        let key = format!("form-{id}");
        Field::new(id, Text::plain(&words.get(&key)), kind)
    });
    let text = |text: &Clean| Some(Value::Text(text.clone()));
    let values = [
        ("client", text(&heading.client)),
        ("group", text(&heading.group)),
        ("people", Some(Value::Number(heading.people.into()))),
        ("facilitator", text(&heading.facilitator)),
        ("day", heading.day.map(Value::Date)),
    ];
    let values = values
        .into_iter()
        .filter_map(|(id, value)| Some((id.to_owned(), value?)));
    Entry::new(&fields.iter().collect::<Vec<_>>(), &values.collect(), words)
}

pub(super) fn act(entry: &mut Entry, console: &mut Console, action: Action, env: &mut Env) {
    match action {
        Action::Escape => env.ask(Request::Close),
        Action::NextField | Action::Down => entry.next(),
        Action::PreviousField | Action::Up => entry.previous(),
        Action::Confirm => correct(entry, console, env),
        _ => {}
    }
}

fn correct(entry: &mut Entry, console: &mut Console, env: &mut Env) {
    let place = FIELDS.iter().position(|(id, _)| *id == "people");
    let place = place.unwrap_or(0);
    let people = entry.slots.get(place).map_or("", |slot| slot.line.text());
    let people = input::whole(people, env.lang).ok();
    let people = people.and_then(|people| u16::try_from(people).ok());
    let Some(people) = people.filter(|people| (1..=999).contains(people)) else {
        entry.focus = place;
        return env.tell(Tone::Warn, "form-wrong-people");
    };
    let read = entry.fields(env.here());
    let fields = match read {
        Ok(fields) => fields,
        Err(refusal) => return env.say(Tone::Warn, wording::refusal(&refusal, env.words())),
    };
    let text = |id: &str| match fields.get(id) {
        Some(Value::Text(text)) => Clean::line(text.as_str()),
        _ => Clean::default(),
    };
    let heading = Heading {
        client: text("client"),
        group: text("group"),
        people,
        facilitator: text("facilitator"),
        day: day(&fields),
    };
    // Nothing changed is no reason to stay.
    let is_new = heading != console.state().heading();
    if !is_new || console.decide(Command::SetHeading(heading), env) {
        env.ask(Request::Close);
    }
    if is_new {
        // Another client has other actions of last time.
        console.read_earlier(env);
        let said = env.words().get("said-heading").into_owned();
        env.say_beside(Tone::Good, said);
    }
}

fn day(fields: &Fields) -> Option<chrono::NaiveDate> {
    match fields.get("day") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

/// Draws the window and returns where the caret stands.
pub(super) fn draw(env: &Env, entry: &Entry, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let words = env.words();
    let texts = (words.get("heading-title"), words.get("heading-day-hint"));
    fields::draw(env, entry, (&texts.0, &texts.1), area, buf)
}
