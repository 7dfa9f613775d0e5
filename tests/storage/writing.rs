//! The writer thread says "saved" when it is, tries again when it is not, and never holds anyone up.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use flipover::storage::fault::Fault;
use flipover::storage::log;
use flipover::storage::writer::{Report, Writer, load_draft};

use crate::faulty_disk::{Failing, FaultyDisk, When};
use crate::sample::session;
use crate::{arc, file, read};

/// Long enough for a busy machine; a test that waits this long has failed.
const LONG: Duration = Duration::from_secs(20);

fn start(disk: &FaultyDisk) -> (Writer, Receiver<Report>) {
    let log = log::create(arc(disk), &file(), &session(1)[0]).unwrap();
    let (tell, reports) = mpsc::channel();
    (
        Writer::spawn(log, move |report| drop(tell.send(report))).unwrap(),
        reports,
    )
}

/// Waits until all up to this event is reported as saved, and gives what was reported before.
fn until_saved(reports: &Receiver<Report>, through: u64) -> Vec<Report> {
    let mut before = Vec::new();
    loop {
        match reports.recv_timeout(LONG).unwrap() {
            Report::Saved { through: n } if n >= through => return before,
            report => before.push(report),
        }
    }
}

#[test]
fn events_that_wait_share_one_write_and_one_flush() {
    let disk = FaultyDisk::default();
    let (writer, reports) = start(&disk);
    disk.plan(When::From(4), Failing::Hang);
    let events = session(300);
    writer.append(&events[1]);
    while disk.calls().len() < 4 {
        std::thread::yield_now();
    }
    assert!(
        reports.try_recv().is_err(),
        "nothing is saved before the disk says so"
    );
    events[2..].iter().for_each(|event| writer.append(event));
    disk.mend();
    until_saved(&reports, 300);
    let flushes = disk
        .calls()
        .iter()
        .filter(|(name, _)| *name == "sync_data")
        .count();
    assert!(flushes <= 3, "{flushes} flushes");
    let path = writer.close().unwrap();
    assert_eq!(read(&disk, &path).events, events);
}

#[test]
fn a_failed_write_is_told_and_made_good_with_the_next_event() {
    let disk = FaultyDisk::default();
    let (writer, reports) = start(&disk);
    let events = session(4);
    disk.plan(When::On("write", 1), Failing::Full);
    writer.append(&events[1]);
    match reports.recv_timeout(LONG).unwrap() {
        Report::NotOnDisk {
            since: 2,
            count: 1,
            cause: Fault::Write { .. },
        } => {}
        other => panic!("{other:?}"),
    }
    writer.append(&events[2]);
    assert!(until_saved(&reports, 3).is_empty());
    drop(writer);
}

#[test]
fn a_failed_write_is_made_good_without_another_event() {
    let disk = FaultyDisk::default();
    let (writer, reports) = start(&disk);
    disk.plan(When::On("write", 1), Failing::Full);
    writer.append(&session(2)[1]);
    let before = until_saved(&reports, 2);
    assert!(
        matches!(before[..], [Report::NotOnDisk { .. }]),
        "{before:?}"
    );
    drop(writer);
}

#[test]
fn a_rescue_is_told_and_then_all_is_saved() {
    let disk = FaultyDisk::default();
    let (writer, reports) = start(&disk);
    let events = session(5);
    disk.plan(When::On("sync_data", 1), Failing::Io);
    events[1..].iter().for_each(|event| writer.append(event));
    let before = until_saved(&reports, 5);
    let rescued = before.iter().find_map(|report| match report {
        Report::Rescued { path, .. } => Some(path.clone()),
        _ => None,
    });
    assert_eq!(
        rescued.as_deref(),
        Some(&*file().with_file_name("a.rescue-1.ron"))
    );
    assert_eq!(writer.close().unwrap(), rescued.unwrap());
}

#[test]
fn closed_it_has_the_bracket_and_let_go_it_has_all_but_that() {
    for clean in [true, false] {
        let disk = FaultyDisk::default();
        let (writer, _reports) = start(&disk);
        let events = session(20);
        events[1..].iter().for_each(|event| writer.append(event));
        if clean {
            writer.close().unwrap();
        } else {
            drop(writer);
        }
        let reading = read(&disk, &file());
        assert_eq!((reading.events, reading.closed_cleanly), (events, clean));
    }
}

#[test]
fn a_disk_that_does_not_answer_does_not_keep_the_program_from_ending() {
    let disk = FaultyDisk::default();
    let (writer, _reports) = start(&disk);
    disk.plan(When::From(1), Failing::Hang);
    writer.append(&session(2)[1]);
    let closed = writer.close_within(Duration::from_millis(100));
    assert!(matches!(closed, Err(Fault::Silent { .. })));
    disk.mend();
}

#[test]
fn half_typed_text_is_there_after_a_crash_and_gone_once_committed() {
    let disk = FaultyDisk::default();
    let (writer, _reports) = start(&disk);
    assert_eq!(load_draft(&disk, &file()).unwrap(), None);
    writer.draft("We promise");
    writer.draft("We promise to\u{1b}[2J call back");
    drop(writer);
    let draft = load_draft(&disk, &file()).unwrap().unwrap();
    assert_eq!(draft.as_str(), "We promise to[2J call back");

    let opened = log::open(arc(&disk), &file()).unwrap();
    let writer = Writer::spawn(crate::writable(opened), drop).unwrap();
    writer.draft("");
    writer.close().unwrap();
    assert_eq!(load_draft(&disk, &file()).unwrap(), None);
}

#[test]
fn a_draft_that_cannot_be_kept_is_told_and_costs_no_event() {
    let disk = FaultyDisk::default();
    let (writer, reports) = start(&disk);
    disk.plan(When::On("write", 1), Failing::Full);
    writer.draft("half");
    assert!(matches!(
        reports.recv_timeout(LONG).unwrap(),
        Report::DraftLost { .. }
    ));
    writer.append(&session(2)[1]);
    assert!(until_saved(&reports, 2).is_empty());
}

#[test]
fn half_typed_text_goes_where_the_session_went() {
    let disk = FaultyDisk::default();
    let (writer, reports) = start(&disk);
    writer.draft("We promise");
    while disk.bytes(&file().with_extension("draft")).is_none() {
        std::thread::yield_now();
    }
    disk.plan(When::On("sync_data", 1), Failing::Io);
    writer.append(&session(2)[1]);
    until_saved(&reports, 2);
    let path = writer.close().unwrap();
    assert_eq!(path, file().with_file_name("a.rescue-1.ron"));
    let draft = load_draft(&disk, &path).unwrap().unwrap();
    assert_eq!(draft.as_str(), "We promise");
    assert_eq!(
        load_draft(&disk, &file()).unwrap(),
        None,
        "and nowhere else"
    );
}
