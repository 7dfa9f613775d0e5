//! One damaged byte costs no record, and the first record survives the loss of all its bytes.

use std::sync::Arc;

use flipover::domain::event::{Event, Opened, Stamped};
use flipover::domain::redact::without_texts;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::storage::log::{self, Access, Log, SetAsideFile};
use flipover::storage::record::{self, Line};
use flipover::storage::scan::{DamageKind, Scan, scan};
use proptest::prelude::*;

use crate::faulty_disk::FaultyDisk;
use crate::sample::{opening, session, stamped};
use crate::{arc, closed, disk_with, end_of, file, open, unclosed, writable};

/// A session with the script of a real workshop in its first record.
fn real(count: u64) -> Vec<Stamped> {
    let (_, text) = bundled()
        .into_iter()
        .find(|(name, _)| name.contains("brand-values"))
        .unwrap();
    let mut events = session(count);
    let Event::Opened(opened) = opening() else {
        unreachable!()
    };
    let workshop = Arc::new(parse(&text).unwrap());
    events[0].event = Event::Opened(Opened { workshop, ..opened });
    events
}

fn kinds(found: &Scan) -> Vec<(usize, DamageKind)> {
    let damage = found.damage.iter();
    damage.map(|damage| (damage.line, damage.kind)).collect()
}

/// Flips the bytes of a line to other values: all events are there, and but for a record that still reads as another they
/// are what they were. How many flips there were, and how many left a record that reads.
fn flipped(
    bytes: &[u8],
    line: usize,
    values: &[u8],
    step: usize,
    events: &[Stamped],
) -> [usize; 2] {
    let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
    let (start, end) = (ends[line - 2] + 1, ends[line - 1]);
    let (mut tried, mut readable) = (0, 0);
    for at in (start..end).step_by(step) {
        let to = values.iter().map(|value| value ^ bytes[at]);
        for value in to.chain([b'\n', b'/', b' ', b'"', b']', 0]) {
            if value == bytes[at] {
                continue;
            }
            let mut damaged = bytes.to_vec();
            damaged[at] = value;
            let found = scan(&damaged).unwrap();
            let told = kinds(&found);
            tried += 1;
            if found.events == events {
                continue;
            }
            readable += 1;
            // But nobody edits its number, or the version of the file: every record is in its place, and counts.
            let seqs = |events: &[Stamped]| events.iter().map(|it| it.seq).collect::<Vec<_>>();
            assert_eq!(
                seqs(&found.events),
                seqs(events),
                "{value} at {}",
                at - start
            );
            assert_eq!(found.format, 1, "{value} at {}", at - start);
            assert!(matches!(found.events[0].event, Event::Opened(_)));
            // It still reads, as something else: whoever edited it by hand may have meant that.
            let is_altered = told.iter().any(|(_, kind)| *kind == DamageKind::Altered);
            assert!(is_altered, "{value} at {}: {told:?}", at - start);
        }
    }
    [tried, readable]
}

#[test]
fn one_damaged_byte_anywhere_in_a_record_costs_nothing() {
    let events = session(8);
    for (bytes, step) in [(closed(&events), 7), (unclosed(&events), 1)] {
        let all = [0x01, 0x20, 0x80];
        let [tried, readable] = flipped(&bytes, 2, &all, step, &events);
        println!("first record: {tried} flips, {readable} still read");
        assert!(readable * 2 < tried);
        for line in [4, 7, 9] {
            let [tried, readable] = flipped(&bytes, line, &all, step, &events);
            println!("line {line}: {tried} flips, {readable} still read");
        }
    }
}

#[test]
fn a_damaged_id_or_a_sign_that_is_never_written_is_put_right_and_words_stay_as_they_are() {
    let events = session(6);
    let text = String::from_utf8(unclosed(&events)).unwrap();
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        scan(text.replacen(from, to, 1).as_bytes()).unwrap()
    };
    // The run it began in, the session's id, an id of the script, the step of an item.
    for (from, to) in [
        ("run:\"k3f9\"", "run:\"k3f8\""),
        ("acme-k3f9", "acmf-k3f9"),
        ("id:\"check-in\"", "id:\"check-im\""),
        ("step:\"values\"", "step:\"valuet\""),
        ("Brand values", "Brand\0values"),
    ] {
        let found = with(from, to);
        assert!(found.events == events, "{from}");
        assert_eq!(found.damage.len(), 1);
        assert_eq!(found.damage[0].kind, DamageKind::Mended);
    }
    for (from, to) in [("Noord", "Zoord"), ("also on Fridays", "also on Frijays")] {
        let found = with(from, to);
        assert!(found.events != events, "{from}");
        assert_eq!(found.damage[0].kind, DamageKind::Altered);
    }
}

#[test]
fn one_damaged_byte_anywhere_in_the_record_of_a_real_script_costs_nothing() {
    let events = real(5);
    let bytes = unclosed(&events);
    let [tried, readable] = flipped(&bytes, 2, &[0x80], 97, &events);
    println!("first record with a script: {tried} flips, {readable} still read");
}

#[test]
fn what_is_put_right_is_told_and_stays_as_it_is_in_the_file() {
    let events = session(6);
    let whole = unclosed(&events);
    let lines: Vec<_> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    for line in [1, 3, 6] {
        let mut bytes = whole.clone();
        let at = lines[..line].concat().len() + 12;
        bytes[at] = 0xc3;
        let disk = disk_with(&bytes);
        let opened = open(&disk);
        assert_eq!((&opened.events, &opened.aside), (&events, &None));
        let told: Vec<_> = opened.damage.iter().map(|it| (it.line, it.kind)).collect();
        assert_eq!(told, [(line + 1, DamageKind::Mended)]);
        let mut log = writable(opened);
        let next = stamped(7, Event::ClockPaused);
        let _saved = log.append(std::slice::from_ref(&next)).unwrap();
        let path = log.close().unwrap();
        let after = disk.bytes(&path).unwrap();
        assert!(after.starts_with(&bytes));
        // The copy is of the record as it was before it was damaged.
        assert!(after.ends_with(&end_of(&whole)), "line {line}");
        assert_eq!(scan(&after).unwrap().events.len(), 7);
    }
}

#[test]
fn a_long_record_is_put_right_wherever_it_is_damaged() {
    let mut events = session(5);
    let mut all = session(400);
    let Event::ItemsAdded { step, first, rows } = all.remove(399).event else {
        panic!("items")
    };
    let rows = std::iter::repeat_n(rows, 1200).flatten().collect();
    events[2].event = Event::ItemsAdded { step, first, rows };
    let bytes = unclosed(&events);
    let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
    let (start, end) = (ends[2], ends[3]);
    assert!(end - start > 70_000);
    for at in (start..=end).step_by(9973).chain(end - 16..=end) {
        for value in [b'\n', b'x', 0, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] = value;
            let found = scan(&damaged).unwrap();
            assert!(
                found.events == events,
                "{value} at {at} of {start} to {end}"
            );
        }
    }
}

#[test]
fn a_closed_file_without_its_first_4096_bytes_opens_whole_and_goes_on() {
    let events = real(6);
    let mut bytes = closed(&events);
    bytes[..4096].fill(0);
    let disk = disk_with(&bytes);
    for last in 6..9 {
        let opened = open(&disk);
        assert!(opened.events[..6] == events[..]);
        assert_eq!(opened.events.len(), last);
        let told: Vec<_> = opened.damage.iter().map(|it| (it.line, it.kind)).collect();
        assert_eq!(told, [(1, DamageKind::Copied)]);
        let mut log = writable(opened);
        let next = stamped(last as u64 + 1, Event::ClockPaused);
        let _saved = log.append(std::slice::from_ref(&next)).unwrap();
        // Broken off, it is still there: nothing cuts off the only copy.
        assert_eq!(
            scan(&disk.bytes(&file()).unwrap()).unwrap().events.len(),
            last + 1
        );
        log.close().unwrap();
    }
    let after = String::from_utf8(disk.bytes(&file()).unwrap()).unwrap();
    assert_eq!(after.matches("// (format:").count(), 1);
}

#[test]
fn copies_do_not_pile_up_and_one_that_was_being_written_is_no_torn_end() {
    let events = session(4);
    let disk = FaultyDisk::default();
    drop(log::create(arc(&disk), &file(), &events[0]).unwrap());
    for event in &events[1..] {
        let mut log: Log = writable(open(&disk));
        let _saved = log.append(std::slice::from_ref(event)).unwrap();
        log.close().unwrap();
    }
    let bytes = disk.bytes(&file()).unwrap();
    assert_eq!(bytes, closed(&events));
    let records = unclosed(&events).len();
    for cut in records..bytes.len() {
        for zeros in [0, 40] {
            let disk = disk_with(&[&bytes[..cut], &vec![0; zeros]].concat());
            let opened = open(&disk);
            assert!(matches!(opened.access, Access::Write(_)));
            let is_torn = matches!(opened.aside, Some(SetAsideFile::Torn(_)));
            assert!(!is_torn || zeros > 0, "cut at {cut}");
            assert_eq!((opened.events, opened.damage), (events.clone(), Vec::new()));
            assert_eq!(
                disk.bytes(&file()).unwrap(),
                bytes[..records],
                "cut at {cut}"
            );
        }
    }
}

#[test]
fn of_several_copies_the_last_is_read_and_a_damaged_one_is_put_right_or_passed_over() {
    let events = session(4);
    let bytes = closed(&events);
    let lines: Vec<_> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let [opening, _, second, third, fourth, copy, bracket] = lines[..] else {
        panic!("{} lines", lines.len())
    };
    let older = String::from_utf8(copy.to_vec()).unwrap();
    let older = older.replace("Brand values", "Other values");
    let mut spoiled = copy.to_vec();
    spoiled[40..80].fill(b'?');
    let mut touched = copy.to_vec();
    touched[40] = 0;
    for last in [
        vec![older.as_bytes(), copy],
        vec![copy, older.as_bytes()],
        vec![copy, &spoiled],
        vec![&touched],
    ] {
        let lost = b"????\n";
        let file = [
            &[opening, lost, second, third, fourth][..],
            &last,
            &[bracket],
        ]
        .concat();
        let found = scan(&file.concat()).unwrap();
        assert_eq!(found.events, events);
        assert_eq!(kinds(&found), [(2, DamageKind::Copied)]);
    }
}

#[test]
fn a_file_full_of_lines_that_nobody_can_read_is_read_through() {
    for line in [20, 5_000, 200_000] {
        let mut bytes = unclosed(&session(3));
        let mut n = 0_u32;
        while bytes.len() < 2_000_000 {
            bytes.extend(b"(seq:4,".iter().chain("x".repeat(line).as_bytes()));
            bytes.extend(format!("), // {:08x}\n", n.wrapping_mul(0x9e37_79b9)).bytes());
            n += 1;
        }
        assert_eq!(scan(&bytes).unwrap().events.len(), 3);
    }
}

proptest! {
    #[test]
    fn a_record_that_reads_is_never_put_right(at in 0_usize..2_000, with: u8, and in 0_usize..2_000, other: u8) {
        let events = session(6);
        let mut bytes = unclosed(&events);
        let breaks = |bytes: &[u8]| -> Vec<usize> {
            (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect()
        };
        let (last, ends) = (bytes.len() - 1, breaks(&bytes));
        bytes[at % last] = with;
        bytes[and % last] = other;
        // Below, a line is told by its number: one more or fewer would shift them all.
        prop_assume!(breaks(&bytes) == ends);
        let found = scan(&bytes).unwrap();
        for damage in &found.damage {
            if damage.kind != DamageKind::Mended {
                continue;
            }
            let lines: Vec<_> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
            // One that reads all the same has lost its number or the version of the file, an id, or has a sign that is never
            // written: nobody edits these.
            let line = lines[damage.line - 1];
            if let Line::Record(read, _) = record::decode(line) {
                let is_control = |byte: &u8| byte.is_ascii_control() && *byte != b'\n';
                let was = &events[damage.line - 2];
                let format = read.format;
                let read = read.into_stamped();
                prop_assert!(
                    (format, read.seq) != (u32::from(damage.line == 2), was.seq)
                        || line.iter().any(is_control)
                        || without_texts(read.event) != without_texts(was.event.clone()),
                    "{:?}",
                    damage
                );
            }
        }
    }

    #[test]
    fn a_file_whose_records_read_is_read_as_it_stands(words in "[a-z ]{1,12}", to in "[a-z ]{1,12}") {
        let text = String::from_utf8(unclosed(&session(9))).unwrap().replace(&words, &to);
        let Some(found) = scan(text.as_bytes()) else {
            return Ok(());
        };
        for (n, line) in (1..).zip(text.lines()) {
            // A single letter of an id, which nobody edits, is put right.
            let is_mended = found.damage.iter().any(|damage| {
                damage.line == n && damage.kind == DamageKind::Mended
            });
            if is_mended {
                continue;
            }
            if let Line::Record(record, _) = record::decode(line.as_bytes()) {
                prop_assert!(found.events.contains(&record.into_stamped()), "{line}");
            }
        }
    }
}
