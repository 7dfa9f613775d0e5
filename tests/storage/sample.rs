//! Events as a workshop makes them.
#![allow(dead_code, reason = "each test and benchmark uses its part")]

use std::collections::BTreeMap;
use std::sync::Arc;

use flipover::domain::event::{
    Cell, Event, Fields, ItemId, List, Mark, Moment, Opened, Stamped, Value, Variant,
};
use flipover::domain::text::{Clean, Lang, Text};
use flipover::domain::workshop::{Kind, PerStep, Priority, Step, Workshop};

/// The event with this number.
pub(crate) fn stamped(seq: u64, event: Event) -> Stamped {
    let mono = seq.saturating_sub(1) * 1_700;
    Stamped {
        seq,
        at: Moment {
            wall: 1_790_000_000_000 + mono.cast_signed(),
            mono,
        },
        event,
    }
}

/// The first `count` events of a session, the first of them its opening.
pub(crate) fn session(count: u64) -> Vec<Stamped> {
    (1..=count)
        .map(|seq| {
            if seq == 1 {
                stamped(1, opening())
            } else {
                stamped(seq, later(seq))
            }
        })
        .collect()
}

pub(crate) fn opening() -> Event {
    Event::Opened(Opened {
        session: "2026-11-23-brand-values-acme-k3f9".to_owned(),
        run: "k3f9".to_owned(),
        workshop: Arc::new(workshop()),
        language: Lang::Nl,
        variant: Variant::Minutes(90),
        client: Clean::new("Zorggroep “De Brug” (Noord) // west"),
        group: Clean::new("directie"),
        people: 12,
        facilitator: Clean::new("Renée"),
        offset: 60,
    })
}

pub(crate) fn workshop() -> Workshop {
    let text = |text: &str| Text {
        en: Some(Clean::new(text)),
        nl: Some(Clean::new(&format!("{text} (nl)"))),
    };
    Workshop {
        id: "brand-values".to_owned(),
        title: text("Brand values"),
        purpose: text("From word to behaviour."),
        group: (4, 16),
        minutes: (90, 60),
        materials: vec![text("Sticky notes")],
        sources: Vec::new(),
        steps: PerStep::from(vec![Step {
            id: "check-in".to_owned(),
            title: text("Check-in"),
            minutes: 10,
            short: None,
            priority: Priority::Must,
            intent: None,
            prompt: Some(text("What did you promise today?")),
            silent: vec![text("Write first, then speak.")],
            notes: None,
            handout: None,
            input: None,
            hidden: false,
            shows: Vec::new(),
            beside: Vec::new(),
            phases: Vec::new(),
            kind: Kind::Brief,
        }]),
        headline: Vec::new(),
        late: None,
        cut_first: vec!["check-in".to_owned()],
    }
}

/// The mix a room makes: mostly items, some counts, marks and quotes.
fn later(seq: u64) -> Event {
    let number = u32::try_from(seq).unwrap_or(u32::MAX);
    let step = |name: &str| name.to_owned();
    match seq % 10 {
        0..=4 => Event::ItemsAdded {
            step: step("values"),
            first: number,
            rows: vec![row(number)],
        },
        5 => Event::StepEntered(step("values")),
        6 => Event::ScoresSet {
            step: step("scores"),
            cell: Cell {
                item: ItemId::Row(number),
                aspect: step("now"),
                group: String::new(),
            },
            scores: vec![3, 4, 5, 2, 4],
        },
        7 => Event::VotesSet {
            step: step("vote"),
            item: ItemId::Fixed(step("real-clock"), 3),
            votes: 4,
        },
        8 => Event::MarkSet {
            step: step("down"),
            chain: 0,
            level: 2,
            item: ItemId::Row(2),
            mark: Some(Mark::Changed),
        },
        _ => Event::NoteAdded {
            list: List::Quote,
            id: number,
            text: Clean::new("“That is what we (always) say” \\ // ]"),
            by: Clean::new("Anna"),
        },
    }
}

fn row(number: u32) -> Fields {
    let text = format!("We answer every customer within a day, also on Fridays, number {number}");
    BTreeMap::from([("value".to_owned(), Value::Text(Clean::new(&text)))])
}
