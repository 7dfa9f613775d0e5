//! What holds whatever bytes come in. Shared by the fuzzers and by the test that replays their corpus.
#![allow(dead_code, reason = "each fuzzer uses one")]

use flipover::domain::audience::Audience;
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Fields, List, Moment, Stamped, Value};
use flipover::domain::house::HouseStyle;
use flipover::domain::merge;
use flipover::domain::script::{parse, report};
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang, MAX_TEXT};
use flipover::domain::words::Words;
use flipover::domain::workshop::{FieldKind, Kind};
use flipover::export::sheets::Workbook;
use flipover::export::{csv, html, ics, json, markdown, ron};
use flipover::storage::record::{self, Line};
use flipover::storage::scan::scan;

/// A line is read without harm, and a record read is written as one line that reads the same.
pub(crate) fn record(bytes: &[u8]) {
    record::hidden(bytes);
    if let Line::Record(record, _) = record::decode(bytes) {
        let stamped = record.into_stamped();
        let Ok(line) = record::encode(&stamped) else {
            return;
        };
        assert_eq!(line.matches('\n').count(), 1, "one line: {line:?}");
        assert!(
            !line.trim_end().chars().any(char::is_control),
            "no control character: {line:?}"
        );
        let Line::Record(again, record::Sum::Right) = record::decode(line.as_bytes()) else {
            panic!("what was written reads: {line:?}");
        };
        let again = again.into_stamped();
        // Not a number is not equal to itself; its text is.
        assert_eq!(format!("{again:?}"), format!("{stamped:?}"));
    }
}

/// A file is read without harm, its events are in order, they fold, and written anew they read the same.
pub(crate) fn session(bytes: &[u8]) {
    let Some(found) = scan(bytes) else {
        return;
    };
    assert!(found.ending.kept <= bytes.len() && found.ending.torn.end <= bytes.len());
    let seqs: Vec<u64> = found.events.iter().map(|event| event.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]), "{seqs:?}");
    let mut text = record::OPENING.to_owned();
    for event in &found.events {
        match record::encode(event) {
            Ok(line) => text.push_str(&line),
            Err(_) => return,
        }
    }
    let again = scan(text.as_bytes()).map_or_else(Vec::new, |scan| scan.events);
    // The first line says the format by its number; a file without it is none.
    if seqs.first() == Some(&1) {
        assert_eq!(format!("{again:?}"), format!("{:?}", found.events));
    }
    let Some(whole) = Session::replay(found.events.clone()) else {
        return;
    };
    let mut live = found.events.into_iter();
    let first: Vec<Stamped> = live.by_ref().take(1).collect();
    if let Some(mut step_by_step) = Session::replay(first) {
        live.for_each(|event| step_by_step.apply(event));
        assert_eq!(
            format!("{:?}", step_by_step.state()),
            format!("{:?}", whole.state()),
            "folded at once and one by one"
        );
    }
    merges(whole.log());
    harmless(&whole);
}

/// Whatever a file holds: a copy of it that went on is taken up once, or refused, and what comes of it folds.
fn merges(log: &[Stamped]) {
    let (begun, rest) = log.split_at(log.len().div_ceil(2));
    let resumed = |run: &str| Event::Resumed {
        run: run.to_owned(),
        offset: 0,
        counted: 0,
    };
    let seq = begun.last().map_or(0, |last| last.seq);
    let apart = |run: &str| -> Vec<Stamped> {
        let first = resumed(run);
        let later = std::iter::once(first).chain(rest.iter().map(|stamped| stamped.event.clone()));
        let later = (seq..).skip(1).zip(later).map(|(seq, event)| Stamped {
            seq,
            at: Moment::default(),
            event,
        });
        begun.iter().cloned().chain(later).collect()
    };
    let (here, there) = (apart("here"), apart("there"));
    let take = |here: &[Stamped]| merge::plan(here, &there, Moment::default(), 0);
    let Ok(taking) = take(&here) else {
        return;
    };
    drop(taking.clashes(Lang::En));
    let merged: Vec<Stamped> = here.iter().cloned().chain(taking.events).collect();
    assert!(Session::replay(merged.clone()).is_some());
    // By their text: a number that is none is not equal to itself.
    let begun = merged.get(..here.len()).unwrap_or_default();
    assert_eq!(format!("{begun:?}"), format!("{here:?}"), "only added to");
    if let Ok(again) = take(&merged) {
        assert!(again.events.is_empty(), "taken up once");
    }
}

/// A script is read without harm; its faults stand inside it and are told without a control character.
pub(crate) fn script(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let Err(faults) = parse(text) else {
        return;
    };
    assert!(!faults.is_empty(), "refused for a reason");
    for fault in &faults {
        assert!(
            fault.span.start <= fault.span.end && fault.span.end <= text.len(),
            "{fault:?}"
        );
    }
    for lang in Lang::ALL {
        let told = report("it.ron", text, &faults, Words::of(lang));
        let control = told.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(control, None, "{told:?}");
    }
}

/// What is cleaned holds nothing that could steer a terminal or hide, and cleaning it again changes nothing.
pub(crate) fn clean(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let text = Clean::new(&raw);
    assert!(text.as_str().len() <= MAX_TEXT);
    is_clean(text.as_str());
    assert_eq!(Clean::new(text.as_str()), text);
    let line = Clean::line(&raw);
    assert!(!line.as_str().contains('\n'));
    assert_eq!(Clean::line(line.as_str()), line);
}

/// Whatever people say, wherever they say it, no export carries more than its words.
pub(crate) fn export(bytes: &[u8]) {
    let said = Clean::new(&String::from_utf8_lossy(bytes));
    let Some(session) = saying(&said) else {
        return;
    };
    harmless(&session);
    let state = session.state();
    machines(state, &said);
    spreadsheets(state);
    let page = html::write(
        &Document::new(state, Audience::Facilitator),
        &HouseStyle::default(),
    );
    for acts in ["<script", "<iframe", "javascript:\"", "onerror=\""] {
        assert!(!page.contains(acts), "{acts} in {page:?}");
    }
    let plain = saying(&Clean::new("words"));
    let plain = plain.as_ref().map(|plain| properties(plain.state()));
    if !said.is_blank() {
        assert_eq!(Some(properties(state)), plain, "a calendar of one form");
    }
}

/// What machines read says the very words, in both notations.
fn machines(state: &State, said: &Clean) {
    let text = json::write(state, Audience::Facilitator).unwrap_or_else(|why| panic!("{why}"));
    let read: serde_json::Value =
        serde_json::from_str(&text).unwrap_or_else(|why| panic!("{why}: {text:?}"));
    assert_eq!(read["session"]["client"], said.as_str());
    assert_eq!(read["notes"][0]["text"], said.as_str(), "{text:?}");
    let text = ron::write(state, Audience::Facilitator).unwrap_or_else(|why| panic!("{why}"));
    let again: Result<serde_json::Value, _> = ::ron::from_str(&text);
    assert_eq!(again.ok(), Some(read), "{text:?}");
}

/// Tables in text have the cells they were made of, and none that is reckoned with.
fn spreadsheets(state: &State) {
    let workbook = Workbook::new(state, Audience::Facilitator);
    let tables = csv::write(&workbook).unwrap_or_else(|why| panic!("{why}"));
    for (name, bytes) in tables {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text);
        for row in reader.records() {
            // It fails on a row of another length than the first.
            let row = row.unwrap_or_else(|why| panic!("{name}: {why}"));
            for cell in &row {
                let acts = cell.trim_start().starts_with(FORMULA);
                assert!(!acts || is_number(cell), "{name}: {cell:?}");
            }
        }
    }
}

/// How a cell begins that a spreadsheet reckons with.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fn is_number(cell: &str) -> bool {
    cell.replace(',', ".").parse::<f64>().is_ok()
}

/// The names of a calendar's lines; lines that go on one before them have none.
fn properties(state: &State) -> Vec<String> {
    let calendar = ics::write(state, Audience::Facilitator).unwrap_or_default();
    let lines = calendar.lines().filter(|line| !line.starts_with(' '));
    let name = |line: &str| line.split([':', ';']).next().unwrap_or_default().to_owned();
    lines.map(name).collect()
}

/// A session of a bundled workshop in which every text is this one.
fn saying(said: &Clean) -> Option<Session> {
    use std::sync::OnceLock;

    static OPENED: OnceLock<Option<Event>> = OnceLock::new();
    let opened = OPENED.get_or_init(|| {
        let scripts = flipover::domain::script::catalogue::bundled();
        let (_, text) = scripts
            .into_iter()
            .find(|(name, _)| name.contains("brand-values"))?;
        Some(Event::Opened(flipover::domain::event::Opened {
            session: "2026-11-23-brand-values".to_owned(),
            run: "r1".to_owned(),
            workshop: std::sync::Arc::new(parse(&text).ok()?),
            language: Lang::Nl,
            variant: flipover::domain::event::Variant::Full,
            client: Clean::default(),
            group: Clean::default(),
            people: 9,
            facilitator: Clean::default(),
            offset: 60,
        }))
    });
    let Some(Event::Opened(opened)) = opened.clone() else {
        return None;
    };
    let workshop = std::sync::Arc::clone(&opened.workshop);
    let mut events = vec![Event::Opened(flipover::domain::event::Opened {
        client: said.clone(),
        group: said.clone(),
        facilitator: said.clone(),
        ..opened
    })];
    let mut item = 1000;
    for step in &workshop.steps {
        events.push(Event::StepEntered(step.id.clone()));
        if let Kind::Collect(_) | Kind::Actions(_) = step.kind {
            let fields = step.kind.fields().into_iter();
            let row: Fields = fields
                .map(|field| {
                    let value = match field.kind {
                        FieldKind::Date => Value::Date("2026-12-01".parse().unwrap_or_default()),
                        _ => Value::Text(said.clone()),
                    };
                    (field.id.clone(), value)
                })
                .collect();
            events.push(Event::ItemsAdded {
                step: step.id.clone(),
                first: item,
                rows: vec![row],
            });
            item += 1;
        }
    }
    for (id, list) in (1..).zip(List::ALL) {
        events.push(Event::NoteAdded {
            list,
            id,
            text: said.clone(),
            by: said.clone(),
        });
    }
    let stamp = |(seq, event)| Stamped {
        seq,
        at: Moment {
            wall: 1_795_437_000_000,
            mono: seq * 1000,
        },
        event,
    };
    Session::replay((1..).zip(events).map(stamp).collect())
}

/// Every document of a session is made, and carries nothing that acts.
fn harmless(session: &Session) {
    for audience in [Audience::Client, Audience::Facilitator] {
        let document = Document::new(session.state(), audience);
        let text = markdown::write(&document);
        let control = text.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(control, None, "{text:?}");
        let text = json::write(session.state(), audience).unwrap_or_else(|why| panic!("{why}"));
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
        let read: Result<serde_json::Value, _> = serde_json::from_str(&text);
        assert!(read.is_ok(), "{text:?}");
    }
}

fn is_clean(text: &str) {
    let wrong = text.chars().find(|c| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
            || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    });
    assert_eq!(wrong, None, "{text:?}");
}
