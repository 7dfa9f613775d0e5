//! How long an event takes to be on disk, beside a bare append, and how long a long session takes to open.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark that fails has nothing to measure"
)]

#[path = "../tests/storage/sample.rs"]
mod sample;

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use flipover::domain::event::Stamped;
use flipover::domain::session::Session;
use flipover::storage::disk::RealDisk;
use flipover::storage::log::{self, Log};
use flipover::storage::scan::scan;
use flipover::storage::writer::{Report, Writer};
use flipover::storage::{paths::Home, record};

const APPENDS: u64 = 3_000;
const LONG: u64 = 100_000;

fn main() {
    beside_a_bare_append();
    divan::main();
}

/// The same bytes by turns: through the log, through the writer thread, and bare; so that a slow moment of the disk
/// meets all three.
fn beside_a_bare_append() {
    let dir = tempfile::tempdir_in(".").unwrap();
    let home = Home::at(dir.path());
    let events = sample::session(APPENDS);
    let start = |id| log::create(Arc::new(RealDisk), &home.session(id), &events[0]).unwrap();
    let mut log = start("log");
    let (tell, told) = mpsc::channel();
    let writer = Writer::spawn(start("writer"), move |report| drop(tell.send(report))).unwrap();
    let mut bare = bare(&home.session("bare"));

    let mut times: [Vec<Duration>; 3] = Default::default();
    for event in &events[1..] {
        let line = record::encode(event).unwrap();
        times[0].push(timed(|| {
            bare.write_all(line.as_bytes()).unwrap();
            bare.sync_data().unwrap();
        }));
        times[1].push(timed(|| append(&mut log, event)));
        times[2].push(timed(|| {
            writer.append(event);
            assert!(matches!(told.recv().unwrap(), Report::Saved { .. }));
        }));
    }
    let [bare, log, writer] = times.map(percentiles);
    println!(
        "append and flush   p50 {:>9?}  p99 {:>9?}",
        bare[0], bare[1]
    );
    for (name, [p50, p99]) in [("log", log), ("writer thread", writer)] {
        let ratio = |of: Duration, to: Duration| of.as_secs_f64() / to.as_secs_f64();
        let (r50, r99) = (ratio(p50, bare[0]), ratio(p99, bare[1]));
        println!(
            "{name:<18} p50 {p50:>9?}  p99 {p99:>9?}  {r50:.2} and {r99:.2} times the bare one"
        );
    }
}

fn bare(path: &Path) -> File {
    OpenOptions::new()
        .append(true)
        .create_new(true)
        .open(path)
        .unwrap()
}

fn append(log: &mut Log, event: &Stamped) {
    let _saved = log.append(std::slice::from_ref(event)).unwrap();
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn percentiles(mut times: Vec<Duration>) -> [Duration; 2] {
    times.sort_unstable();
    [times[times.len() / 2], times[times.len() * 99 / 100]]
}

/// A file of 100,000 events, unclosed as after a crash.
fn long_file(dir: &Path) -> std::path::PathBuf {
    let path = dir.join("long.ron");
    let events = sample::session(LONG);
    let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    let _saved = log.append(&events[1..]).unwrap();
    path
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_100_000_events(bencher: divan::Bencher<'_, '_>) {
    let dir = tempfile::tempdir_in(".").unwrap();
    let path = long_file(dir.path());
    bencher.bench_local(|| log::open(Arc::new(RealDisk), &path).unwrap());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn open_and_fold_100_000_events(bencher: divan::Bencher<'_, '_>) {
    let dir = tempfile::tempdir_in(".").unwrap();
    let path = long_file(dir.path());
    bencher.bench_local(|| {
        Session::replay(log::open(Arc::new(RealDisk), &path).unwrap().events).unwrap()
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn scan_100_000_events(bencher: divan::Bencher<'_, '_>) {
    let dir = tempfile::tempdir_in(".").unwrap();
    let bytes = std::fs::read(long_file(dir.path())).unwrap();
    bencher.bench_local(|| scan(divan::black_box(&bytes)).unwrap());
}

#[divan::bench(sample_count = 100)]
fn open_a_normal_session(bencher: divan::Bencher<'_, '_>) {
    let dir = tempfile::tempdir_in(".").unwrap();
    let path = dir.path().join("a.ron");
    let events = sample::session(300);
    let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    let _saved = log.append(&events[1..]).unwrap();
    drop(log);
    bencher.bench_local(|| log::open(Arc::new(RealDisk), &path).unwrap());
}

#[divan::bench]
fn encode_an_event(bencher: divan::Bencher<'_, '_>) {
    let event = &sample::session(3)[2];
    bencher.bench_local(|| record::encode(divan::black_box(event)).unwrap());
}
