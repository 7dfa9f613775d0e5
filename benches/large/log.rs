//! A long session as events.

use std::collections::BTreeSet;

use flipover::domain::event::{Event, Fields, ItemId, List, Moment, Stamped, Value};
use flipover::domain::text::Clean;

#[path = "workshop.rs"]
mod large;

/// Items in, changed, moved, removed and voted on, notes, steps, pauses, and now and then something undone.
pub(crate) fn log(events: u64) -> Vec<Stamped> {
    let mut log = vec![at(1, large::opened())];
    let (mut next_row, mut live) = (1_u32, BTreeSet::new());
    for seq in 2..=events {
        let n = u32::try_from(seq).unwrap_or(u32::MAX);
        let last = live.last().copied().unwrap_or(0);
        let event = match seq % 20 {
            0 => Event::ClockPaused,
            1 => Event::ClockStarted,
            2 => Event::StepEntered("ideas".to_owned()),
            3..=8 => {
                live.insert(next_row);
                next_row += 1;
                Event::ItemsAdded {
                    step: "ideas".to_owned(),
                    first: next_row - 1,
                    rows: vec![large::idea(n)],
                }
            }
            9 | 10 => Event::ItemEdited {
                item: last,
                fields: large::idea(n + 1),
            },
            11 => Event::ItemMoved {
                item: last,
                before: live.iter().nth_back(2).copied(),
            },
            // A step holds a thousand items at most; what is over goes.
            12 if live.len() > 1000 => {
                let out: Vec<u32> = live.iter().take(20).copied().collect();
                live.retain(|row| !out.contains(row));
                Event::ItemsRemoved(out)
            }
            13 | 14 => Event::VotesSet {
                step: "vote".to_owned(),
                item: ItemId::Row(last),
                votes: n % 7,
            },
            15 => Event::DetailSet {
                step: "detail".to_owned(),
                item: ItemId::Row(last),
                fields: Fields::from([("why".to_owned(), Value::Text(Clean::new("om die reden")))]),
            },
            16 => Event::NoteAdded {
                list: List::Quote,
                id: n,
                text: Clean::new("Dat hadden we nooit gehoord."),
                by: Clean::default(),
            },
            18 => Event::TimeAdded {
                step: "ideas".to_owned(),
                seconds: 60,
            },
            // Every thousandth event takes the one before it back: a handful in a real session.
            19 if seq % 1000 == 19 => Event::Undone(seq - 1),
            _ => Event::PeopleSet(12),
        };
        log.push(at(seq, event));
    }
    log
}

/// An event a tenth of a second after the one before.
pub(crate) fn at(seq: u64, event: Event) -> Stamped {
    let mono = seq * 100;
    Stamped {
        seq,
        at: Moment {
            wall: large::START + i64::try_from(mono).unwrap_or(0),
            mono,
        },
        event,
    }
}
