//! A damaged file costs what is damaged and nothing more, and every repair keeps what it takes away.

use flipover::domain::event::Event;
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Access, SetAsideFile, Why};
use flipover::storage::scan::{DamageKind, scan};

use crate::sample::{session, stamped};
use crate::{arc, closed, disk_with, end_of, file, open, read, unclosed, writable};

/// What stands after the cut.
const TAILS: [&str; 3] = ["short", "zeros", "junk"];

fn cut(bytes: &[u8], at: usize, tail: &str) -> Vec<u8> {
    let mut cut = bytes[..at].to_vec();
    match tail {
        "zeros" => cut.resize(bytes.len(), 0),
        "junk" => cut.extend(b"\x8f(se\xffq:1}]\x01\""),
        _ => {}
    }
    cut
}

#[test]
fn cut_anywhere_it_opens_with_every_whole_record_and_goes_on() {
    let events = session(6);
    let bytes = closed(&events);
    let ends: Vec<_> = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .map(|(at, _)| at)
        .collect();
    let next = stamped(7, Event::ClockPaused);
    // What comes after is the copy of the first record and the bracket, of which nothing needs to be kept.
    let records = unclosed(&events).len();
    for (at, tail) in (0..=bytes.len()).flat_map(|at| TAILS.map(|tail| (at, tail))) {
        let cut = cut(&bytes, at, tail);
        let disk = disk_with(&cut);
        // The first line is the bracket. A record whole but for its line break may count.
        let least = ends
            .iter()
            .filter(|end| **end < at)
            .count()
            .saturating_sub(1)
            .min(6);
        let most = ends
            .iter()
            .filter(|end| **end <= at)
            .count()
            .saturating_sub(1)
            .min(6);
        let Ok(opened) = log::open(arc(&disk), &file()) else {
            assert_eq!(least, 0, "cut at {at}, {tail}");
            assert_eq!(
                disk.bytes(&file()).unwrap(),
                cut,
                "what is no session is not touched"
            );
            continue;
        };
        let count = opened.events.len();
        assert!(
            (least..=most).contains(&count),
            "cut at {at}, {tail}: {count} of {least} to {most}"
        );
        assert_eq!(opened.events, events[..count], "cut at {at}, {tail}");
        assert_eq!(opened.damage, [], "cut at {at}, {tail}");
        let torn = opened.aside.clone().map(|aside| match aside {
            SetAsideFile::Torn(path) => disk.bytes(&path).unwrap(),
            SetAsideFile::Original(_) => panic!("cut at {at}, {tail}"),
        });
        let kept = disk.bytes(&file()).unwrap();
        let torn = torn.unwrap_or_default();
        let bracket = cut.len() - kept.len() - torn.len();
        let most = cut.len().saturating_sub(records);
        assert!(
            cut.starts_with(&kept) && cut.ends_with(&torn) && bracket <= most,
            "cut at {at}, {tail}"
        );

        let mut log = writable(opened);
        let _saved = log.append(std::slice::from_ref(&next)).unwrap();
        let path = log.close().unwrap();
        let reading = read(&disk, &path);
        assert_eq!(
            (reading.events.len(), reading.closed_cleanly),
            (count + 1, true)
        );
        assert_eq!(reading.events[count], next, "cut at {at}, {tail}");
    }
}

#[test]
fn a_torn_end_is_never_written_over_an_earlier_one() {
    let mut bytes = unclosed(&session(3));
    bytes.extend(b"(seq:4,wa");
    let disk = disk_with(&bytes);
    disk.put(&file().with_extension("torn-1"), b"from before");
    let opened = open(&disk);
    assert_eq!(
        opened.aside,
        Some(SetAsideFile::Torn(file().with_extension("torn-2")))
    );
    assert_eq!(
        disk.bytes(&file().with_extension("torn-1")).unwrap(),
        b"from before"
    );
    assert_eq!(
        disk.bytes(&file().with_extension("torn-2")).unwrap(),
        b"(seq:4,wa"
    );
}

#[test]
fn every_flipped_bit_costs_one_record_at_most_and_is_noticed() {
    let events = session(8);
    let bytes = closed(&events);
    for (at, bit) in (0..bytes.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << bit;
        let hit = bytes[..at].iter().filter(|b| **b == b'\n').count() as u64;
        let found = scan(&flipped).unwrap();
        let untouched = events.iter().filter(|event| event.seq != hit);
        for event in untouched {
            assert!(
                found.events.contains(event),
                "bit {bit} of byte {at} cost record {} too",
                event.seq
            );
        }
        let noticed =
            !found.damage.is_empty() || !found.ending.torn.is_empty() || !found.ending.closed;
        assert!(
            noticed || found.events == events,
            "bit {bit} of byte {at} went unnoticed"
        );
    }
}

#[test]
fn a_damaged_line_in_the_middle_stays_where_it_is_and_is_named() {
    let events = session(6);
    let mut lines: Vec<_> = unclosed(&events)
        .split_inclusive(|b| *b == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    lines[3] = b"(seq:3,wall:17\xff\xfe900000,event:Item\n".to_vec();
    let bytes = lines.concat();
    let disk = disk_with(&bytes);
    let opened = open(&disk);
    assert_eq!(
        opened.events.iter().map(|e| e.seq).collect::<Vec<_>>(),
        [1, 2, 4, 5, 6]
    );
    assert_eq!(
        opened
            .damage
            .iter()
            .map(|d| (d.line, d.kind))
            .collect::<Vec<_>>(),
        [(4, DamageKind::Unreadable)]
    );
    let path = writable(opened).close().unwrap();
    let expected = [&bytes[..], &end_of(&bytes)].concat();
    assert_eq!(disk.bytes(&path).unwrap(), expected);
}

#[test]
fn an_edited_record_counts_and_is_named() {
    let text = String::from_utf8(closed(&session(5)))
        .unwrap()
        .replace("number 4", "number 40");
    let reading = read(&disk_with(text.as_bytes()), &file());
    assert_eq!(reading.events.len(), 5);
    assert!(format!("{:?}", reading.events[3]).contains("number 40"));
    assert_eq!(
        reading
            .damage
            .iter()
            .map(|d| (d.line, d.kind))
            .collect::<Vec<_>>(),
        [(5, DamageKind::Altered)]
    );
}

#[test]
fn without_its_first_record_a_session_may_only_be_looked_at() {
    let bytes = unclosed(&session(4));
    let lines: Vec<_> = bytes.split_inclusive(|b| *b == b'\n').collect();
    let opened = open(&disk_with(
        &[lines[0], b"(oops\n", lines[2], lines[3]].concat(),
    ));
    assert!(matches!(opened.access, Access::ReadOnly(Why::Headless)));
    assert_eq!(
        opened.events.iter().map(|e| e.seq).collect::<Vec<_>>(),
        [2, 3]
    );
}

#[test]
fn what_is_no_session_is_refused_and_left_alone() {
    for bytes in [
        &b""[..],
        b"\n",
        b"[\n",
        b"]\n",
        b"[]",
        b"\0\0\0",
        b"hello\n",
        b"\xff\xfe\n[\n",
        b"[()]",
        b"[\n]\n",
    ] {
        let disk = disk_with(bytes);
        let refused = log::open(arc(&disk), &file()).map(|_| ()).unwrap_err();
        assert!(
            matches!(refused, Fault::NoSession { .. }),
            "{bytes:?}: {refused:?}"
        );
        assert_eq!(disk.bytes(&file()).unwrap(), bytes);
    }
    assert!(matches!(
        log::open(arc(&disk_with(b"")), "/none.ron".as_ref()).map(|_| ()),
        Err(Fault::Absent { .. })
    ));
}

#[test]
fn deep_nesting_is_refused_and_not_run_into() {
    for opening in ["[", "(", "{", "Some(", "(seq:", "(event:"] {
        let mut bytes = unclosed(&session(2));
        bytes.extend(opening.repeat(20_000).into_bytes());
        bytes.extend(b"\n");
        let found = scan(&bytes).unwrap();
        assert_eq!(found.events.len(), 2, "{opening}");
    }
}
