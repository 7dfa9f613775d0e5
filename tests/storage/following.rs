//! A second window sees what is written, whole events only, whatever becomes of the file.

use std::sync::Arc;

use flipover::domain::event::Stamped;
use flipover::storage::disk::{Disk, RealDisk};
use flipover::storage::follow::{Follower, News};
use flipover::storage::log;

use crate::faulty_disk::{Failing, FaultyDisk, When};
use crate::sample::session;
use crate::{arc, closed, disk_with, file, unclosed};

fn more(follower: &mut Follower) -> Vec<Stamped> {
    match follower.look().unwrap() {
        News::More(events) => events,
        other => panic!("{other:?}"),
    }
}

#[test]
fn events_are_seen_as_they_are_written_in_any_portions() {
    let events = session(12);
    let bytes = closed(&events);
    for portion in [1, 7, 100, 5_000] {
        let disk = FaultyDisk::default();
        let mut writer = disk.create_new(&file()).unwrap();
        let mut follower = Follower::open(arc(&disk), &file()).unwrap();
        let mut seen = Vec::new();
        for part in bytes.chunks(portion) {
            writer.write(part).unwrap();
            match follower.look().unwrap() {
                News::Nothing => {}
                News::More(new) => seen.extend(new),
                News::Anew(_) => panic!("the file only grew"),
            }
        }
        assert_eq!(seen, events, "portions of {portion}");
    }
}

#[test]
fn a_session_that_is_closed_and_resumed_goes_on_with_the_first_record_after() {
    let events = session(5);
    let disk = FaultyDisk::default();
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let _saved = log.append(&events[1..3]).unwrap();
    let mut follower = Follower::open(arc(&disk), &file()).unwrap();
    assert_eq!(more(&mut follower), events[..3]);
    log.close().unwrap();
    assert_eq!(follower.look().unwrap(), News::Nothing);
    let mut log = crate::writable(crate::open(&disk));
    // Nobody looks between the cut and the record, which now stands where the bracket was.
    let _saved = log.append(&events[3..4]).unwrap();
    assert_eq!(more(&mut follower), events[3..4]);
    log.close().unwrap();
    assert_eq!(follower.look().unwrap(), News::Nothing);
    let mut log = crate::writable(crate::open(&disk));
    assert_eq!(follower.look().unwrap(), News::Nothing);
    let _saved = log.append(&events[4..]).unwrap();
    assert_eq!(more(&mut follower), events[4..]);
}

#[test]
fn a_damaged_last_line_is_looked_at_again_when_another_record_takes_its_place() {
    let events = session(4);
    let whole = unclosed(&events);
    let last = whole[..whole.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n');
    let last = &whole[last.unwrap() + 1..];
    for length in [5, last.len() - 1, last.len()] {
        let mut damaged = b"?".repeat(length - 1);
        damaged.push(b'\n');
        let disk = disk_with(&[&unclosed(&events[..3])[..], &damaged].concat());
        let mut follower = Follower::open(arc(&disk), &file()).unwrap();
        assert_eq!(more(&mut follower), events[..3]);
        let mut log = crate::writable(crate::open(&disk));
        let _saved = log.append(&events[3..]).unwrap();
        assert_eq!(more(&mut follower), events[3..], "{length} bytes");
    }
}

#[test]
fn it_goes_where_a_rescue_goes_and_not_to_an_older_one() {
    let events = session(6);
    let disk = FaultyDisk::default();
    disk.put(&file().with_file_name("a.rescue-1.ron"), b"of last week");
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let mut follower = Follower::open(arc(&disk), &file()).unwrap();
    assert_eq!(more(&mut follower), events[..1]);
    disk.plan(When::On("sync_data", 1), Failing::Io);
    let _rescued = log.append(&events[1..4]).unwrap();
    assert_eq!(follower.look().unwrap(), News::Anew(events[..4].to_vec()));
    let _saved = log.append(&events[4..]).unwrap();
    assert_eq!(more(&mut follower), events[4..]);
    assert_eq!(follower.path(), log.path());
}

#[test]
fn a_file_replaced_on_the_real_disk_is_read_anew() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.ron");
    let events = session(5);
    std::fs::write(&path, closed(&events[..2])).unwrap();
    let mut follower = Follower::open(Arc::new(RealDisk), &path).unwrap();
    assert_eq!(more(&mut follower), events[..2]);
    let other = dir.path().join("b.ron");
    std::fs::write(&other, closed(&events)).unwrap();
    RealDisk.rename(&other, &path).unwrap();
    assert_eq!(follower.look().unwrap(), News::Anew(events));
}

#[test]
fn a_damaged_beginning_is_seen_as_whoever_writes_the_session_sees_it() {
    let events = session(5);
    let whole = unclosed(&events);
    let lines: Vec<_> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    let mut zeroed = closed(&events[..4]);
    zeroed[..lines[1].len() / 2].fill(0);
    let mut flipped = unclosed(&events[..4]);
    flipped[lines[0].len() + 60] = 0xff;
    let mut later = unclosed(&events[..4]);
    let third = lines[..3].concat().len();
    later[third] = b'x';
    for damaged in [zeroed, flipped, later] {
        let disk = disk_with(&damaged);
        let mut follower = Follower::open(arc(&disk), &file()).unwrap();
        assert_eq!(more(&mut follower), events[..4]);
        assert_eq!(follower.look().unwrap(), News::Nothing);
        let mut log = crate::writable(crate::open(&disk));
        let _saved = log.append(&events[4..]).unwrap();
        assert_eq!(more(&mut follower), events[4..]);
    }
}
