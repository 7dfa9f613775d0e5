//! How long it takes to lay out the timeline of a long session and to jump anywhere in it (at most 16 ms), and what that
//! takes of memory.

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::Bencher;
use flipover::domain::event::{EventIndex, Stamped};
use flipover::domain::replay::Timeline;

#[path = "large/log.rs"]
mod log;

const LENGTHS: [u64; 2] = [100_000, 1_000_000];
const JUMPS: usize = 400;

fn main() {
    for events in LENGTHS {
        let log = log::log(events);
        let before = resident();
        let Some(timeline) = Timeline::new(log) else {
            panic!("a session begins with Opened");
        };
        let used = resident().saturating_sub(before);
        let mut times = jumps(&timeline);
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        println!(
            "{events:>9} events: saved states and marks {} MiB; {JUMPS} jumps p50 {:.1?}  p99 {:.1?}  most {:.1?}",
            used / 1024,
            at(50),
            at(99),
            at(100)
        );
    }
    divan::main();
}

/// Jumps all over the session, each from where the last one ended.
fn jumps(timeline: &Timeline) -> Vec<Duration> {
    let Some(mut session) = timeline.at(EventIndex::FIRST) else {
        panic!("a session begins with Opened");
    };
    let events = (0..JUMPS).map(|n| EventIndex::new(n * 7_919_317 % timeline.len()));
    let jump = |event| {
        let begun = Instant::now();
        timeline.go(&mut session, event);
        black_box(&session);
        begun.elapsed()
    };
    events.map(jump).collect()
}

/// Kibibytes of memory the process has.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.trim().split(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[divan::bench(args = LENGTHS, sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher<'_, '_>, events: u64) {
    let log: Vec<Stamped> = log::log(events);
    bencher
        .with_inputs(|| log.clone())
        .bench_local_values(Timeline::new);
}

#[divan::bench]
fn one_event_on(bencher: Bencher<'_, '_>) {
    let timeline = Timeline::new(log::log(100_000));
    let [from, to] = [50_000, 60_000].map(EventIndex::new);
    let Some((timeline, mut session)) = timeline.and_then(|it| it.at(from).map(|at| (it, at)))
    else {
        panic!("a session begins with Opened");
    };
    let mut event = from;
    bencher.bench_local(|| {
        event = if event == to { from } else { event.next() };
        timeline.go(&mut session, event);
    });
}
