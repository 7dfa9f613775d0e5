//! How long it takes to open a session of 100,000 events (at most 300 ms).

use divan::{Bencher, black_box};
use flipover::domain::event::Event;
use flipover::domain::session::Session;

#[path = "large/log.rs"]
mod log;

use log::at;

const EVENTS: u64 = 100_000;

fn main() {
    divan::main();
}

#[divan::bench]
fn opening(bencher: Bencher<'_, '_>) {
    let log = log::log(EVENTS);
    bencher
        .with_inputs(|| log.clone())
        .bench_values(|log| Session::replay(log).map(|session| black_box(session.next_seq())));
}

/// Ten thousand events live, one by one, the last one undone: what a key costs at the end of a very long day.
#[divan::bench]
fn undo_after_10_000(bencher: Bencher<'_, '_>) {
    let mut log = log::log(EVENTS);
    log.truncate(10_000);
    let session = Session::replay(log);
    bencher
        .with_inputs(|| session.clone())
        .bench_values(|session| {
            session.map(|mut session| {
                let target = session.undo_target().map_or(0, |target| target.seq);
                session.apply(at(session.next_seq(), Event::Undone(target)));
                session
            })
        });
}
