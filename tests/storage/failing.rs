//! Whatever call fails, nothing is called saved that is not, and what is in memory reaches a file.

use std::path::Path;

use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Flushed, Log};

use crate::faulty_disk::{Failing, FaultyDisk, Remains, When};
use crate::sample::session;
use crate::{arc, disk_with, file, open, read, unclosed, writable};

/// Checks that a power cut right now leaves all events up to this one in the session's file.
fn assert_durable(disk: &FaultyDisk, log: &Log, through: usize, case: &str) {
    let after = disk.power_cut(Remains::Short(0));
    let reading = log::read(&after, log.path()).unwrap_or_else(|fault| panic!("{case}: {fault:?}"));
    let last = reading.events.last().map(|event| event.seq as usize);
    assert_eq!(last, Some(through), "{case}: {:?}", disk.calls().last());
    assert!(reading.events == session(10)[..through], "{case}");
}

#[test]
fn after_a_failed_flush_everything_goes_to_a_rescue_file_and_on_from_there() {
    let events = session(10);
    let disk = FaultyDisk::default();
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let _saved = log.append(&events[1..4]).unwrap();
    disk.plan(When::On("sync_data", 1), Failing::Io);
    let rescue = file().with_file_name("a.rescue-1.ron");
    match log.append(&events[4..6]).unwrap() {
        Flushed::Rescued { path, cause } => {
            assert_eq!((&path, cause.path()), (&rescue, Some(&*file())));
            assert!(matches!(*cause, Fault::Sync { .. }), "{cause:?}");
        }
        other => panic!("{other:?}"),
    }
    assert_durable(&disk, &log, 6, "rescued");
    let old = disk.bytes(&file()).unwrap();
    let _saved = log.append(&events[6..]).unwrap();
    assert_eq!(
        disk.bytes(&file()).unwrap(),
        old,
        "nothing more goes to the old file"
    );
    disk.plan(When::On("sync_data", 1), Failing::Io);
    let path = log.close().unwrap();
    assert_eq!(
        path,
        file().with_file_name("a.rescue-2.ron"),
        "a rescue file can fail too"
    );
    assert_eq!(read(&disk, &path).events, events);
}

#[test]
fn on_a_full_disk_the_file_stays_whole_and_the_session_goes_on_when_there_is_room() {
    let events = session(10);
    let disk = FaultyDisk::default();
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    for (n, how) in [(2, Failing::Short), (3, Failing::Full)] {
        let before = disk.bytes(&file()).unwrap();
        disk.plan(When::On("write", 1), how);
        let refused = log.append(&events[n - 1..n]).unwrap_err();
        assert!(matches!(refused, Fault::Write { .. }), "{refused:?}");
        assert_eq!(
            disk.bytes(&file()).unwrap(),
            before,
            "half a record is taken back"
        );
        assert_eq!(log.saved_seq(), 1);
    }
    assert!(matches!(log.append(&events[3..]).unwrap(), Flushed::Saved));
    assert_durable(&disk, &log, 10, "room again");
    assert_eq!(log.path(), file());
}

#[test]
fn a_full_disk_at_the_end_sends_all_to_another_folder() {
    let events = session(10);
    let disk = FaultyDisk::default();
    let log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let mut log = log.with_refuges(vec!["/elsewhere".into()]);
    disk.plan(When::On("write", 1), Failing::Full);
    assert!(log.append(&events[1..]).is_err());
    disk.plan(When::Under("/home/sessions"), Failing::Full);
    let path = log.close().unwrap();
    assert_eq!(path, Path::new("/elsewhere/a.rescue-1.ron"));
    let reading = read(&disk.power_cut(Remains::Short(0)), &path);
    assert_eq!((reading.events, reading.closed_cleanly), (events, true));
}

#[test]
fn a_file_that_someone_cut_removed_or_replaced_is_left_for_a_new_one() {
    use flipover::storage::disk::Disk;
    let events = session(10);
    let deeds: [fn(&FaultyDisk); 3] = [
        |disk| disk.put(&file(), b"something else"),
        |disk| disk.remove(&file()).unwrap(),
        |disk| disk.open_append(&file()).unwrap().set_len(10).unwrap(),
    ];
    for deed in deeds {
        let disk = FaultyDisk::default();
        let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
        let _saved = log.append(&events[1..5]).unwrap();
        deed(&disk);
        let rescued = log.append(&events[5..]).unwrap();
        let Flushed::Rescued { cause, .. } = rescued else {
            panic!("{rescued:?}")
        };
        assert!(matches!(*cause, Fault::Changed { .. }), "{cause:?}");
        assert_durable(&disk, &log, 10, "changed");
    }
}

#[test]
fn a_power_cut_at_any_moment_loses_no_confirmed_event() {
    let events = session(10);
    let disk = disk_with(&unclosed(&events[..3]));
    let mut log = writable(open(&disk));
    log.push(&events[3]).unwrap();
    log.push(&events[4]).unwrap();
    // The flush never comes back: what was written may be there, in part or as zeros.
    disk.plan(When::From(4), Failing::Io);
    assert!(log.with_refuges(Vec::new()).flush().is_err());
    let written = disk.bytes(&file()).unwrap().len();
    for n in 0..written {
        for remains in [Remains::Short(n), Remains::Zeros(n)] {
            let after = disk.power_cut(remains);
            let opened = open(&after);
            assert!(opened.events.len() >= 3, "{remains:?}");
            assert_eq!(opened.events, events[..opened.events.len()], "{remains:?}");
            assert_eq!(opened.damage, [], "{remains:?}");
        }
    }
}
