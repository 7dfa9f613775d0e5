//! What everyone who was in the room may keep holds what its screen showed, and nothing else.

use std::collections::BTreeSet;

use flipover::domain::audience::Audience;
use flipover::domain::command::{Command, decide};
use flipover::domain::document::Document;
use flipover::domain::event::{List, Person, Value, Variant};
use flipover::domain::format::Format;
use flipover::domain::house::HouseStyle;
use flipover::domain::select;
use flipover::domain::session::State;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{Kind, StepIndex, action};
use flipover::run::export::render;

use crate::room::Room;
use crate::workshops;

/// Sentences that are each told apart from all others.
fn sentences() -> Vec<String> {
    (0..600)
        .map(|n| format!("sentence {n:03} of the room"))
        .collect()
}

/// Everything a document for the room says, in forms that can be read as text.
fn kept(state: &State) -> String {
    let house = HouseStyle::default();
    let all = [
        Format::Md,
        Format::Html,
        Format::Csv,
        Format::Json,
        Format::Ron,
        Format::Ics,
    ];
    let made = all
        .into_iter()
        .flat_map(|format| render(format, state, Audience::Room, &house).expect("it can be made"));
    made.map(|made| String::from_utf8_lossy(&made.bytes).into_owned())
        .collect()
}

/// The texts that were on the screen while the steps went on, and those that were not.
fn parted(state: &State) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut shown, mut unseen) = (BTreeSet::new(), BTreeSet::new());
    let mut put = |is_shown: bool, value: &Value| {
        if let Value::Text(text) = value
            && text.as_str().starts_with("sentence ")
        {
            let texts = if is_shown { &mut shown } else { &mut unseen };
            texts.insert(text.to_string());
        }
    };
    for (index, step) in state.workshop().steps.indexed() {
        let first = step.kind.fields().first().map(|field| field.id.clone());
        for row in state.rows.values().filter(|row| row.step == index) {
            for (id, value) in row.fields.iter() {
                let is_seen = match step.kind {
                    Kind::Actions(_) => [action::WHAT, action::WHO].contains(&id.as_str()),
                    _ => Some(id) == first.as_ref(),
                };
                put(is_seen && !step.hidden, value);
            }
        }
        // Items are grouped by what was said about them, which stands on the screen.
        if step.kind == Kind::Cluster && !step.hidden {
            for item in select::input(state, index) {
                put(
                    true,
                    &Value::Text(Clean::line(&select::matter(state, index, &item))),
                );
            }
        }
        for fields in state.steps[index].details.values() {
            fields.values().for_each(|value| put(false, value));
        }
    }
    for note in &state.notes {
        put(false, &Value::Text(note.text.clone()));
    }
    let unseen = unseen.difference(&shown).cloned().collect();
    (shown, unseen)
}

fn walked(workshop: flipover::domain::workshop::Workshop, reveals: bool) -> Room {
    let mut room = Room::open(workshop, Lang::En, Variant::Full, 14);
    room.say(sentences());
    for list in [List::ParkingLot, List::Decision, List::Quote, List::Note] {
        let text = Clean::line(&format!("sentence of {list:?}"));
        room.give(Command::AddNote {
            list,
            text,
            by: Clean::line("Noor"),
        });
    }
    let person = Person {
        name: Clean::line("sentence of names"),
        role: Clean::line("sentence of roles"),
    };
    room.give(Command::ListPeople(vec![person]));
    let mut asked = Vec::new();
    room.walk(|_, step| asked.push(step));
    if reveals {
        for step in asked {
            let shown = true;
            if decide(&room.session, Command::Reveal { step, shown }).is_ok() {
                room.give(Command::Reveal { step, shown });
            }
        }
    }
    room
}

#[test]
fn what_was_never_on_the_screen_is_in_no_document_for_the_room() {
    let (mut seen, mut hidden) = (0, 0);
    for workshop in workshops() {
        let id = workshop.id.clone();
        let room = walked(workshop, false);
        let kept = kept(room.state());
        let (shown, unseen) = parted(room.state());
        for text in &unseen {
            let around = kept
                .find(text.as_str())
                .map(|at| &kept[at.saturating_sub(300)..(at + 60).min(kept.len())]);
            assert_eq!(around, None, "{id}: {text} was on no screen");
        }
        for text in [
            "sentence of ParkingLot",
            "sentence of Decision",
            "sentence of Quote",
            "sentence of Note",
            "sentence of names",
            "sentence of roles",
        ] {
            assert!(!kept.contains(text), "{id}: {text}");
        }
        seen += shown.iter().filter(|text| kept.contains(*text)).count();
        hidden += unseen.len();
        // Nor does anything say how a vote or a score came out.
        let document = Document::new(room.state(), Audience::Room);
        let titles: Vec<&str> = document
            .rest
            .iter()
            .flat_map(|section| &section.parts)
            .map(|part| part.title.as_str())
            .collect();
        for step in &room.state().workshop().steps {
            let is_kept_back = matches!(
                step.kind,
                Kind::Vote(_) | Kind::Rate(_) | Kind::Detail(_) | Kind::Cascade(_)
            );
            let title = step.title.get(Lang::En);
            assert!(!(is_kept_back && titles.contains(&title)), "{id}: {title}");
        }
    }
    assert!(seen > 100 && hidden > 100, "{seen} seen, {hidden} hidden");
}

#[test]
fn what_was_shown_once_is_kept_also_when_it_was_hidden_again() {
    for workshop in workshops() {
        let id = workshop.id.clone();
        let mut room = walked(workshop, true);
        let all: Vec<StepIndex> = room.state().steps.indices().collect();
        for step in all {
            let shown = false;
            if decide(&room.session, Command::Reveal { step, shown }).is_ok() {
                room.give(Command::Reveal { step, shown });
            }
        }
        let kept = kept(room.state());
        for (index, step) in room.state().workshop().steps.indexed() {
            let details = room.state().steps[index].details.values();
            if let (Kind::Detail(_), Some(fields)) = (&step.kind, details.into_iter().next()) {
                let said = fields.values().filter_map(|value| match value {
                    Value::Text(text) if text.as_str().starts_with("sentence ") => {
                        Some(text.to_string())
                    }
                    _ => None,
                });
                for text in said {
                    assert!(kept.contains(&text), "{id} {}: {text}", step.id);
                }
            }
        }
        assert!(!kept.contains("sentence of Note"), "{id}");
    }
}
