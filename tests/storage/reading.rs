//! What is written is what is read, whatever people type and however the file is laid out.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use flipover::domain::event::{Event, Merging, RoomSetting, Stamped, Value};
use flipover::domain::text::Clean;
use flipover::storage::disk::RealDisk;
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Access, MAX_LINES, SetAsideFile, Why};
use flipover::storage::record::{self, Line, Sum};
use flipover::storage::scan::{DamageKind, Shape, scan};
use proptest::prelude::*;
use serde::Deserialize;

use crate::sample::{session, stamped};
use crate::{closed, disk_with, end_of, file, open, read, unclosed, writable};

#[derive(Debug, Deserialize, PartialEq)]
struct Row {
    #[serde(default)]
    format: u32,
    seq: u64,
    wall: i64,
    mono: u64,
    event: Event,
}

#[test]
fn a_closed_file_is_one_valid_ron_document() {
    let events = session(30);
    let text = String::from_utf8(closed(&events)).unwrap();
    let rows: Vec<Row> = ron::from_str(&text).unwrap();
    assert_eq!(
        rows.iter().map(|row| row.format).collect::<Vec<_>>()[..2],
        [1, 0]
    );
    let read: Vec<_> = rows
        .into_iter()
        .map(|row| (row.seq, row.wall, row.mono, row.event))
        .collect();
    let wrote: Vec<_> = events
        .into_iter()
        .map(|e| (e.seq, e.at.wall, e.at.mono, e.event))
        .collect();
    assert_eq!(read, wrote);
}

#[test]
fn a_line_stands_as_the_format_says() {
    let line = record::encode(&stamped(2, Event::StepEntered("check-in".to_owned()))).unwrap();
    assert_eq!(
        line,
        "(seq:2,wall:1790000001700,mono:1700,event:StepEntered(\"check-in\")), // 14cc0a6c\n"
    );
}

#[test]
fn byte_order_mark_carriage_returns_blanks_and_comments_are_no_damage() {
    let events = session(12);
    let text = String::from_utf8(unclosed(&events)).unwrap();
    let text = format!(
        "\u{feff}{}",
        text.replace('\n', "\r\n\n// a note of mine\r\n")
    );
    let disk = disk_with(text.as_bytes());
    let opened = open(&disk);
    assert_eq!((&opened.events, &opened.damage[..]), (&events, &[][..]));
    let path = writable(opened).close().unwrap();
    assert_eq!(
        disk.bytes(&path).unwrap(),
        [text.as_bytes(), &end_of(text.as_bytes())].concat()
    );
}

#[test]
fn records_written_by_hand_count() {
    let text = String::from_utf8(unclosed(&session(3))).unwrap();
    let by_hand = "  ( seq: 4, event: ClockPaused, ), \n(seq:5,wall:7,mono:9,event:ClockStarted) // resumed after lunch\n";
    let opened = open(&disk_with(format!("{text}{by_hand}").as_bytes()));
    assert_eq!(opened.events[3].event, Event::ClockPaused);
    assert_eq!(opened.events[4].event, Event::ClockStarted);
    // The comment is not the checksum of the record; who wrote it knows.
    assert_eq!(
        opened
            .damage
            .iter()
            .map(|d| (d.line, d.kind))
            .collect::<Vec<_>>(),
        [(6, DamageKind::Altered)]
    );
}

#[test]
fn a_file_laid_out_anew_is_read_and_written_as_before() {
    let events = session(12);
    let rows: Vec<ron::Value> =
        ron::from_str(&String::from_utf8(closed(&events)).unwrap()).unwrap();
    assert_eq!(rows.len(), 12);
    let pretty = format!("{}]\n", String::from_utf8(unclosed(&events)).unwrap())
        .replace(",event:", ",\n    event: ")
        .replace("(seq", "(\n  seq");
    let found = scan(pretty.as_bytes()).unwrap();
    assert_eq!((found.shape, &found.events), (Shape::Document, &events));

    let disk = disk_with(pretty.as_bytes());
    let opened = open(&disk);
    let Some(SetAsideFile::Original(original)) = opened.aside.clone() else {
        panic!("{:?}", opened.aside)
    };
    assert_eq!(disk.bytes(&original).unwrap(), pretty.as_bytes());
    let path = writable(opened).close().unwrap();
    assert_eq!(disk.bytes(&path).unwrap(), closed(&events));
}

#[test]
fn a_newer_file_is_read_as_far_as_it_is_understood_and_never_written() {
    let events = session(5);
    let text = String::from_utf8(unclosed(&events))
        .unwrap()
        .replace("format:1,", "format:2,weather:\"fair\",");
    let disk = disk_with(text.as_bytes());
    let opened = open(&disk);
    assert!(matches!(
        opened.access,
        Access::ReadOnly(Why::Newer { format: 2 })
    ));
    assert_eq!(opened.events, events);
    assert_eq!(disk.bytes(&file()).unwrap(), text.as_bytes());
}

#[test]
fn an_event_of_a_newer_program_is_left_out_and_kept_byte_for_byte() {
    let text = String::from_utf8(unclosed(&session(4))).unwrap();
    let unknown = "(seq:5,wall:1,mono:2,event:Applause(seconds:4,from:[\"all\"]))";
    let line = format!(
        "{unknown}, // {:08x}\n",
        crc32fast::hash(unknown.as_bytes())
    );
    let disk = disk_with(format!("{text}{line}").as_bytes());
    let opened = open(&disk);
    assert_eq!(opened.events, session(4));
    assert_eq!(
        opened
            .damage
            .iter()
            .map(|d| (d.line, d.kind))
            .collect::<Vec<_>>(),
        [(6, DamageKind::Unknown)]
    );
    assert_eq!(opened.aside, None);

    let mut log = writable(opened);
    assert_eq!(
        log.last_seq(),
        5,
        "the next event does not take the unknown one's number"
    );
    let next = stamped(6, Event::ClockPaused);
    let _saved = log.append(std::slice::from_ref(&next)).unwrap();
    let path = log.close().unwrap();
    let expected = format!("{text}{line}{}", record::encode(&next).unwrap());
    let expected = [expected.as_bytes(), &end_of(text.as_bytes())].concat();
    assert!(disk.bytes(&path).unwrap() == expected);
}

#[test]
fn records_out_of_order_are_sorted_and_repeated_or_missing_ones_named() {
    let text = String::from_utf8(unclosed(&session(9))).unwrap();
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let pick = |at: &[usize]| at.iter().map(|n| lines[*n]).collect::<String>();
    let reading = read(&disk_with(pick(&[0, 1, 2, 4, 3, 4, 7]).as_bytes()), &file());
    assert_eq!(
        reading.events.iter().map(|e| e.seq).collect::<Vec<_>>(),
        [1, 2, 3, 4, 7]
    );
    let named: Vec<_> = reading.damage.iter().map(|d| (d.line, d.kind)).collect();
    assert_eq!(
        named,
        [
            (6, DamageKind::Repeated { seq: 4 }),
            (7, DamageKind::Missing { from: 5, to: 6 })
        ]
    );
}

#[test]
fn a_long_record_is_taken_only_with_its_checksum() {
    let rows = vec![
        BTreeMap::from([("value".to_owned(), Value::Text(Clean::new("words, words")))]);
        10_000
    ];
    let long = Event::ItemsAdded {
        step: "values".to_owned(),
        first: 1,
        rows,
    };
    let line = record::encode(&stamped(2, long)).unwrap();
    assert!(line.len() > 4 * record::MAX_RECORD);
    assert!(matches!(
        record::decode(line.as_bytes()),
        Line::Record(_, Sum::Right)
    ));
    let other = line.replacen("words", "swords", 1);
    assert!(matches!(record::decode(other.as_bytes()), Line::TooLong));
}

#[test]
fn a_large_file_is_read_the_same_on_several_threads() {
    let events = session(3_000);
    let found = scan(&unclosed(&events)).unwrap();
    assert_eq!(found.damage, []);
    assert!(found.events == events, "events differ");
    let mut lines: Vec<_> = unclosed(&events)
        .split_inclusive(|b| *b == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    lines[2_500] = b"what is this\n".to_vec();
    let found = scan(&lines.concat()).unwrap();
    assert_eq!(
        found.damage.iter().map(|d| d.line).collect::<Vec<_>>(),
        [2_501]
    );
}

/// Further from 1970, in milliseconds, no clock is believed to be.
const FURTHEST: i64 = 1 << 52;

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\\u{0}-\\u{20}\\u{7f}-\\u{9f}\"\\\\/()\\[\\]{},#'r]{0,40}",
        "(\\)|, // |[0-9a-f]{8}|\\n|\\]|\\(seq:){0,12}",
        "[\\u{300}-\\u{310}a\\u{202a}-\\u{202e}\\u{2028}\\u{fffe}\\u{e0001}\\u{200d}👩]{0,20}",
    ]
}

fn event() -> impl Strategy<Value = Event> {
    let value = prop_oneof![
        hostile().prop_map(|text| Value::Text(Clean::new(&text))),
        hostile().prop_map(Value::Choice),
        (-1e300..1e300).prop_map(Value::Number),
    ];
    let fields = proptest::collection::btree_map(hostile(), value, 0..4);
    prop_oneof![
        (
            hostile(),
            any::<u32>(),
            proptest::collection::vec(fields, 0..3)
        )
            .prop_map(|(step, first, rows)| Event::ItemsAdded { step, first, rows }),
        (hostile(), any::<i64>()).prop_map(|(step, seconds)| Event::TimeAdded { step, seconds }),
        (hostile(), proptest::option::of(hostile()))
            .prop_map(|(step, to)| Event::StepSkipped { step, to }),
        any::<u64>().prop_map(Event::Undone),
        (hostile(), any::<u64>()).prop_map(|(session, seq)| Event::Branched { session, seq }),
        (hostile(), any::<u64>()).prop_map(|(run, from)| {
            Event::Merging(Merging {
                step: Some(run.clone()),
                revealed: vec![run.clone()],
                run,
                from,
                offset: -300,
                goes_on: true,
                running: true,
                room: RoomSetting::default(),
                frozen: Some(from),
            })
        }),
        any::<i32>().prop_map(|offset| Event::Merged { offset }),
    ]
}

proptest! {
    #[test]
    fn every_event_comes_back_as_it_was(
        event in event(),
        seq in 1_u64..,
        wall in -FURTHEST..FURTHEST,
        mono in 0..FURTHEST.unsigned_abs(),
    ) {
        let wrote = Stamped { seq, at: flipover::domain::event::Moment { wall, mono }, event };
        let line = record::encode(&wrote).unwrap();
        prop_assert_eq!(line.find('\n'), Some(line.len() - 1));
        prop_assert!(!line.trim_end().contains(char::is_control));
        let Line::Record(record, Sum::Right) = record::decode(line.as_bytes()) else {
            return Err(TestCaseError::fail("not read as written"));
        };
        prop_assert_eq!(record.into_stamped(), wrote);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>, at in 0_usize..2_000) {
        let mut file = unclosed(&session(6));
        let at = at.min(file.len());
        file.splice(at..at, bytes);
        let _found = scan(&file);
    }
}

/// Each line takes some hundred bytes in memory, so that a small file of many could take all of it.
#[test]
fn a_file_of_more_lines_than_any_session_has_is_not_read() {
    let mut bytes = unclosed(&session(5));
    bytes.extend(b"a\n".repeat(MAX_LINES));
    let disk = disk_with(&bytes);
    let refused = log::read(&disk, &file());
    assert!(
        matches!(refused, Err(Fault::TooLarge { .. })),
        "{refused:?}"
    );
    let opened = log::open(Arc::new(disk.clone()), &file());
    assert!(matches!(opened, Err(Fault::TooLarge { .. })));
    assert_eq!(disk.bytes(&file()).unwrap(), bytes, "it stays as it was");
}

#[cfg(unix)]
#[test]
fn a_device_is_no_session_however_long_it_is() {
    let refused = log::read(&RealDisk, Path::new("/dev/zero"));
    assert!(
        matches!(refused, Err(Fault::NoSession { .. })),
        "{refused:?}"
    );
}
