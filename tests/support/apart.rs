//! Sessions as they stand in files, begun alike and gone on apart.
#![allow(dead_code, reason = "each test uses its part")]

use flipover::domain::event::{Event, List, Moment, Stamped};
use flipover::domain::text::Clean;
use flipover::storage::record;

use crate::sample::session;

/// The first events of the session of this id, begun in this run of the program.
pub(crate) fn begun(id: &str, run: &str, count: u64) -> Vec<Stamped> {
    let mut events = session(count);
    if let Event::Opened(opened) = &mut events[0].event {
        (opened.session, opened.run) = (id.to_owned(), run.to_owned());
    }
    events
}

/// The same taken up in another run, in which people said so many things more.
pub(crate) fn gone_on(mut events: Vec<Stamped>, run: &str, count: u32) -> Vec<Stamped> {
    let resumed = Event::Resumed {
        run: run.to_owned(),
        offset: 60,
        counted: 0,
    };
    let said = (0..count).map(|n| Event::NoteAdded {
        list: List::Quote,
        id: 1_000 + n,
        text: Clean::new(&format!("{run} said {n}")),
        by: Clean::default(),
    });
    for event in std::iter::once(resumed).chain(said) {
        let last = events.last().unwrap();
        let (seq, mono) = (last.seq + 1, last.at.mono + 1);
        let wall = last.at.wall + 1;
        let at = Moment { wall, mono };
        events.push(Stamped { seq, at, event });
    }
    events
}

/// The file of these events, closed in an orderly way.
pub(crate) fn image(events: &[Stamped]) -> Vec<u8> {
    let lines = events.iter().map(|event| record::encode(event).unwrap());
    let lines: String = lines.collect();
    format!("[\n{lines}]\n").into_bytes()
}
