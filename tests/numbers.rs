//! Whatever number stands in a session file, what is added to the session after it was opened is there at the next start.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "a test that fails says where"
)]

#[path = "support/faulty_disk.rs"]
mod faulty_disk;
#[path = "fuzz/promises.rs"]
mod promises;
#[path = "support/room.rs"]
mod room;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use faulty_disk::FaultyDisk;
use flipover::domain::clock;
use flipover::domain::command::{Command, decide};
use flipover::domain::event::{
    Carried, Event, List, Merging, Moment, Origin, Outcome, Reviewed, RoomSetting, Stamped, Variant,
};
use flipover::domain::proposal::propose;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{Kind, StepIndex, Workshop};
use flipover::storage::log::{self, Access};
use flipover::storage::record;
use room::Room;

/// The ends of the kinds of number there are in a record.
const EXTREMES: [&str; 6] = [
    "0",
    "65535",
    "4294967295",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
];

/// Others, of which each number gets one.
const RARER: [&str; 9] = [
    "-1",
    "255",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967294",
    "9223372036854775808",
    "18446744073709551614",
    "1e308",
];

fn file() -> PathBuf {
    PathBuf::from("/home/sessions/a.ron")
}

fn workshop(name: &str) -> Workshop {
    let mut scripts = bundled().into_iter();
    let (_, text) = scripts.find(|(script, _)| script.contains(name)).unwrap();
    parse(&text).unwrap()
}

/// A session in which every kind of event happened.
fn walked(name: &str) -> Vec<Stamped> {
    let mut room = Room::open(workshop(name), Lang::En, Variant::Full, 8);
    room.walk(|_, _| {});
    let mut log = room.session.log().to_vec();
    let state = room.state();
    let step = |is: fn(&Kind) -> bool| {
        let mut steps = state.workshop().steps.iter();
        let step = steps.find(|step| is(&step.kind));
        step.map_or_else(|| "none".to_owned(), |step| step.id.clone())
    };
    let (first, actions) = (
        state.workshop().steps[StepIndex::FIRST].id.clone(),
        step(|kind| matches!(kind, Kind::Actions(_))),
    );
    let fields = state.rows.values().next_back().unwrap().fields.as_ref();
    let more = [
        Event::Resumed {
            run: "r2".to_owned(),
            offset: 60,
            counted: 1000,
        },
        Event::ClockJumped(5000),
        Event::SleepCounted(5000),
        Event::PeopleSet(9),
        Event::StepEntered(first.clone()),
        Event::Replanned {
            minutes: vec![(first.clone(), 12)],
            until: Some(room.now.wall + 3_600_000),
        },
        Event::TimeAdded {
            step: first.clone(),
            seconds: 60,
        },
        Event::ThemeAdded {
            step: step(|kind| matches!(kind, Kind::Cluster)),
            id: state.next_row,
            name: Clean::line("theme"),
            item: None,
        },
        Event::ActionReviewed(Reviewed {
            session: "old".to_owned(),
            item: 7,
            text: Clean::line("call back"),
            who: Clean::line("Noor"),
            when: None,
            outcome: Outcome::CarriedOn,
            carried: Some(Carried {
                step: actions,
                id: state.next_row + 1,
                fields: fields.clone(),
            }),
            origin: Some(Origin {
                session: "older".to_owned(),
                item: 3,
                sequence: 2,
                day: None,
            }),
        }),
        Event::ItemsRemoved(vec![1]),
        Event::NoteRemoved(1),
        Event::Undone(5),
        Event::Redone(5),
        Event::Branched {
            session: "old".to_owned(),
            seq: 3,
        },
        Event::Merging(Merging {
            run: "r3".to_owned(),
            from: 3,
            offset: 60,
            goes_on: false,
            step: Some(first),
            running: true,
            room: RoomSetting::default(),
            frozen: Some(2),
            revealed: Vec::new(),
        }),
        Event::Merged { offset: 60 },
        Event::Closed,
    ];
    for event in more {
        let seq = log.last().unwrap().seq + 1;
        let at = room.now;
        log.push(Stamped { seq, at, event });
    }
    log
}

/// The lines of a file with the first event of every kind.
fn lines(events: &[Stamped]) -> Vec<String> {
    let mut kinds = BTreeSet::new();
    let mut lines = Vec::new();
    for event in events {
        let seq = lines.len() as u64 + 1;
        let event = event.clone();
        let line = record::encode(&Stamped { seq, ..event }).unwrap();
        let (_, said) = line.split_once("event:").unwrap();
        let end = said.find(|c: char| !c.is_alphanumeric()).unwrap();
        if kinds.insert(said[..end].to_owned()) {
            lines.push(line);
        }
    }
    lines
}

/// Where the numbers of a record stand, outside of texts; of those with the same name two.
fn numbers(record: &str) -> Vec<std::ops::Range<usize>> {
    let (mut found, mut names) = (Vec::new(), Vec::<String>::new());
    let bytes = record.as_bytes();
    let (mut at, mut is_text) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if is_text => at += 1,
            b'"' => is_text = !is_text,
            b'0'..=b'9' | b'-' if !is_text && !bytes[at - 1].is_ascii_alphanumeric() => {
                let end = record[at..].find(|c: char| !matches!(c, '0'..='9' | '-' | '.'));
                let end = at + end.unwrap();
                let name = record[..at].trim_end_matches(|c: char| !c.is_ascii_alphabetic());
                let begins = name
                    .rfind(|c: char| !c.is_ascii_alphabetic())
                    .map_or(0, |at| at + 1);
                let name = &name[begins..];
                if names.iter().filter(|seen| *seen == name).count() < 2 {
                    names.push(name.to_owned());
                    found.push(at..end);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn with_sum(record: &str) -> String {
    let sum = crc32fast::hash(record.as_bytes());
    format!("{record}, // {sum:08x}\n")
}

fn look_at(state: &State, now: Moment) {
    drop(clock::agenda(state, now));
    let _due = clock::break_due(state, now);
    for index in state.steps.indices() {
        let _left = clock::step(state, index, now).left();
        let _phase = clock::phase(state, index, now);
    }
    for until in [i64::MIN, 0, now.wall + 1_800_000, i64::MAX] {
        let proposal = propose(state, now, until, &BTreeMap::new());
        let _outcome = (proposal.outcome(now), proposal.past_agreed(now));
    }
}

/// Opens the file, adds a note and items, closes, and finds them again.
fn added_is_there_again(bytes: &[u8], told: &str) {
    let disk = FaultyDisk::default();
    disk.put(&file(), bytes);
    let Ok(opened) = log::open(Arc::new(disk.clone()), &file()) else {
        panic!("{told}: it does not open");
    };
    let Access::Write(mut log) = opened.access else {
        return;
    };
    let mut session = Session::replay(opened.events).expect("it begins with Opened");
    let run = Event::Resumed {
        run: "later".to_owned(),
        offset: 60,
        counted: 0,
    };
    let now = Moment {
        wall: room::START,
        mono: 1000,
    };
    let add = |session: &mut Session, log: &mut log::Log, event| {
        let seq = session.next_seq().max(log.last_seq() + 1);
        let stamped = Stamped {
            seq,
            at: now,
            event,
        };
        let _saved = log.append(std::slice::from_ref(&stamped)).unwrap();
        session.apply(stamped);
    };
    add(&mut session, &mut log, run);
    look_at(session.state(), now);
    let notes = session.state().notes.len();
    let rows = session.state().rows.len();
    let (mut new_notes, mut new_rows) = (0, 0);
    for _ in 0..2 {
        let list = List::Quote;
        let (text, by) = (Clean::line("added later"), Clean::default());
        let note = decide(&session, Command::AddNote { list, text, by }).unwrap();
        add(&mut session, &mut log, note);
        new_notes += 1;
        for step in session.state().steps.indices() {
            let name = Clean::line("added later");
            let theme = Command::AddTheme {
                step,
                name,
                item: None,
            };
            let event = decide(&session, theme).unwrap();
            add(&mut session, &mut log, event);
            new_rows += 1;
        }
    }
    assert_eq!(session.state().notes.len(), notes + new_notes, "{told}");
    assert_eq!(session.state().rows.len(), rows + new_rows, "{told}");
    let path = log.close().unwrap();
    let again = log::read(&disk, &path).unwrap();
    let again = Session::replay(again.events).unwrap();
    // Their texts fill screens, so they are not shown.
    let is_same = format!("{:?}", again.state()) == format!("{:?}", session.state());
    assert!(is_same, "{told}");
}

fn sweep(name: &str) {
    let events = walked(name);
    let lines = lines(&events);
    let mut tried = 0;
    for place in 0..lines.len() {
        let record = lines[place].rsplit_once(", // ").unwrap().0;
        for range in numbers(record) {
            let others = RARER.iter().skip(tried % RARER.len()).take(1);
            for extreme in EXTREMES.iter().chain(others) {
                let mut changed = record.to_owned();
                changed.replace_range(range.clone(), extreme);
                let mut file = lines.clone();
                file[place] = with_sum(&changed);
                let bytes = format!("[\n{}", file.concat());
                let from = range.start.saturating_sub(30);
                let told = format!(
                    "{extreme} in line {}: …{}",
                    place + 2,
                    &record[from..range.end]
                );
                added_is_there_again(bytes.as_bytes(), &told);
                tried += 1;
            }
        }
    }
    println!("{name}: {tried} numbers");
    assert!(tried > 300, "{name}: {tried} numbers");
}

#[test]
fn extreme_numbers_in_a_session_with_a_cascade() {
    sweep("words-deeds");
}

#[test]
fn extreme_numbers_in_a_session_with_scores() {
    sweep("brand-values");
}

#[test]
fn extreme_numbers_in_a_session_with_real_clocks() {
    sweep("four-months");
}

#[test]
fn several_records_with_extreme_ids_leave_ids_for_what_comes_after() {
    let events = walked("brand-values");
    let mut lines = lines(&events);
    let mut seq = lines.len();
    let step = workshop("brand-values").steps[StepIndex::FIRST].id.clone();
    for id in EXTREMES.iter().chain(&RARER) {
        for event in [
            format!("ItemsAdded(step:\"{step}\",first:{id},rows:[{{}},{{}}])"),
            format!("ThemeAdded(step:\"{step}\",id:{id},name:\"n\",item:None)"),
            format!("NoteAdded(list:Quote,id:{id},text:\"t\",by:\"\")"),
        ] {
            seq += 1;
            lines.push(with_sum(&format!(
                "(seq:{seq},wall:0,mono:0,event:{event})"
            )));
            added_is_there_again(format!("[\n{}", lines.concat()).as_bytes(), &event);
        }
    }
    promises::session(format!("[\n{}", lines.concat()).as_bytes());
}

#[test]
fn a_number_that_no_record_has_is_damage_however_it_is_written() {
    let events = walked("brand-values");
    let lines = lines(&events);
    for seq in ["9223372036854775808", "18446744073709551615"] {
        for event in ["ClockPaused", "SomethingNew(id:7)"] {
            let record = format!("(seq:{seq},wall:0,mono:0,event:{event})");
            let spaced = format!("( seq : {seq} , event : {event} )");
            let wrong = format!("{record}, // 00000000\n");
            for line in [
                with_sum(&record),
                with_sum(&spaced),
                wrong,
                format!("{record},\n"),
                format!("{spaced},\n"),
            ] {
                let mut lines = lines.clone();
                lines.insert(5, line.clone());
                let bytes = format!("[\n{}", lines.concat());
                let disk = FaultyDisk::default();
                disk.put(&file(), bytes.as_bytes());
                let opened = log::open(Arc::new(disk.clone()), &file()).unwrap();
                let keys: Vec<_> = opened.damage.iter().map(|it| (it.line, it.key())).collect();
                assert_eq!(keys, [(7, "storage-damage-unreadable")], "{line}");
                drop(opened);
                added_is_there_again(bytes.as_bytes(), &line);
            }
        }
        let document = format!("[\n{}(seq:\n{seq},event:ClockPaused),]\n", lines.concat());
        added_is_there_again(document.as_bytes(), "as a document");
    }
}
