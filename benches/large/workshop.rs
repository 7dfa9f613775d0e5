//! A workshop with a step of every kind on one list of items, and a session of it; for benchmarks.
#![allow(dead_code)] // each benchmark uses its part

use std::sync::Arc;

use flipover::domain::event::{Event, Fields, Opened, Value, Variant};
use flipover::domain::script;
use flipover::domain::text::{Clean, Lang};

/// Monday 23 November 2026, 13:30 in Amsterdam.
pub(crate) const START: i64 = 1_795_437_000_000;

/// The event a session of it begins with.
pub(crate) fn opened() -> Event {
    let text = include_str!("workshop.ron");
    let workshop = match script::parse(text) {
        Ok(workshop) => workshop,
        Err(faults) => panic!("the benchmark's script is wrong: {faults:?}"),
    };
    Event::Opened(Opened {
        session: "2026-11-23-large".to_owned(),
        run: "r1".to_owned(),
        workshop: Arc::new(workshop),
        language: Lang::Nl,
        variant: Variant::Full,
        client: Clean::new("Woonwinkel De Linde"),
        group: Clean::new("winkelteam"),
        people: 12,
        facilitator: Clean::new("Noor"),
        offset: 60,
    })
}

/// The n-th idea.
pub(crate) fn idea(n: u32) -> Fields {
    let text =
        format!("Idee {n}: iedere bezoeker wordt begroet door iemand die opkijkt van het werk");
    let kind = if n.is_multiple_of(2) {
        "customer"
    } else {
        "colleague"
    };
    Fields::from([
        ("text".to_owned(), Value::Text(Clean::new(&text))),
        ("for".to_owned(), Value::Choice(kind.to_owned())),
    ])
}
