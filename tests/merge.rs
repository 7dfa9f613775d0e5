//! A session that went on in two files: found, told, and brought together by the real program.
#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test that fails says where"
)]

#[path = "support/faulty_disk.rs"]
mod faulty_disk;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, mpsc};

use flipover::domain::event::{Event, Fields, List, Moment, Stamped, Value, Variant};
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::run::clock::Clock;
use flipover::run::copies::{NotTaken, take_up};
use flipover::run::input::SessionSource;
use flipover::run::saved;
use flipover::run::session::{self, Host};
use flipover::run::session_handle::Ticket;
use flipover::storage::disk::RealDisk;
use flipover::storage::log::{self, Access};
use flipover::storage::paths::Home;
use flipover::tui::messages::{Begins, NewSession};
use tempfile::TempDir;

use faulty_disk::FaultyDisk;

/// A closed file without what a resume cuts off: the copy of the first record and the bracket.
fn records_of(bytes: &[u8]) -> &[u8] {
    let copy = bytes.windows(12).rposition(|part| part == b"\n// (format:");
    &bytes[..=copy.unwrap()]
}

/// A computer with the program on it.
struct Desk {
    home: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
        }
    }

    fn place(&self) -> Host {
        Host {
            disk: Arc::new(RealDisk),
            home: Home::at(self.home.path()),
            clock: Clock::start(),
        }
    }

    /// Makes a session and closes it; its file.
    fn session(&self) -> PathBuf {
        let mut scripts = bundled().into_iter();
        let (_, script) = scripts
            .find(|(name, _)| name.contains("show-and-tell"))
            .unwrap();
        let new = NewSession {
            workshop: Arc::new(parse(&script).unwrap()),
            lang: Lang::En,
            variant: Variant::Short,
            client: Clean::line("Acme"),
            group: Clean::default(),
            people: 12,
            listed: Vec::new(),
            facilitator: Clean::line("Mila"),
            begins: Begins::Now,
        };
        let (outbox, _inbox) = mpsc::channel();
        let (open, hold) = session::create(&self.place(), &new, Ticket(1), &outbox).unwrap();
        close(hold);
        self.place()
            .home
            .session(&open.session.state().opened.session)
    }

    fn run(&self, lang: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_flipover"))
            .args(args)
            .env_clear()
            .env("FLIPOVER_HOME", self.home.path())
            .env("LANG", lang)
            .env("TERM", "xterm-256color")
            .current_dir("/")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a command says, on both its outputs, when it ends with this code.
    fn says(&self, code: i32, lang: &str, args: &[&str]) -> String {
        let output = self.run(lang, args);
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
        said
    }

    /// Goes on in a file with these events, as a run of the program would.
    fn go_on(&self, file: &Path, run: &str, events: Vec<Event>) {
        let opened = log::open(Arc::new(RealDisk), file).unwrap();
        let Access::Write(mut log) = opened.access else {
            panic!("nobody else has it");
        };
        let resumed = Event::Resumed {
            run: run.to_owned(),
            offset: 60,
            counted: 0,
        };
        let all = std::iter::once(resumed)
            .chain(events)
            .chain([Event::Closed]);
        let wall = self.place().clock.now().wall;
        let stamped = (log.last_seq() + 1..).zip(all).map(|(seq, event)| Stamped {
            seq,
            at: Moment {
                wall: wall + i64::try_from(seq).unwrap(),
                mono: seq,
            },
            event,
        });
        let _saved = log.append(&stamped.collect::<Vec<_>>()).unwrap();
        log.close().unwrap();
    }
}

fn close(hold: SessionSource) {
    let SessionSource::Write(desk) = hold else {
        panic!("it is ours to write");
    };
    desk.close().unwrap();
}

fn item(first: u32, title: &str) -> Event {
    let title = Value::Text(Clean::line(title));
    Event::ItemsAdded {
        step: "harvest".to_owned(),
        first,
        rows: vec![Fields::from([("title".to_owned(), title)])],
    }
}

fn edit(item: u32, title: &str) -> Event {
    let title = Value::Text(Clean::line(title));
    Event::ItemEdited {
        item,
        fields: Fields::from([("title".to_owned(), title)]),
    }
}

fn note(id: u32, text: &str) -> Event {
    Event::NoteAdded {
        list: List::ParkingLot,
        id,
        text: Clean::line(text),
        by: Clean::default(),
    }
}

fn id(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn state(file: &Path) -> State {
    let reading = log::read(&RealDisk, file).unwrap();
    assert!(reading.damage.is_empty(), "{:?}", reading.damage);
    Session::replay(reading.events).unwrap().state().clone()
}

fn titles(file: &Path) -> Vec<String> {
    let state = state(file);
    let mut titles: Vec<String> = state
        .rows
        .values()
        .filter_map(|row| match row.fields.get("title") {
            Some(Value::Text(text)) => Some(text.to_string()),
            _ => None,
        })
        .collect();
    titles.sort();
    titles
}

/// A session, and beside it the copy a synchroniser made, in which somebody else went on.
fn apart() -> (Desk, PathBuf, PathBuf) {
    let desk = Desk::new();
    let file = desk.session();
    desk.go_on(&file, "aa", vec![item(1, "the lamp"), item(2, "the queue")]);
    let copy = file.with_file_name(format!("{} (conflicted copy 2026-11-28).ron", id(&file)));
    fs::copy(&file, &copy).unwrap();
    desk.go_on(
        &file,
        "bb",
        vec![edit(1, "the lamp at noon"), item(3, "the coat")],
    );
    let there = vec![
        edit(1, "the lamp at night"),
        item(3, "the flowers"),
        note(1, "the hall"),
    ];
    desk.go_on(&copy, "cc", there);
    (desk, file, copy)
}

#[test]
fn what_went_apart_is_listed_told_and_brought_together() {
    let (desk, file, copy) = apart();
    let (id, name) = (id(&file), id(&copy));
    let (before, untouched) = (fs::read(&file).unwrap(), fs::read(&copy).unwrap());
    let (english, dutch) = ("en_GB.UTF-8", "nl_NL.UTF-8");

    let listed = desk.says(0, english, &["sessions"]);
    let apart = format!("apart from “{name}” since");
    assert!(listed.contains(&apart), "{listed}");
    assert!(
        listed.contains("2 changes only here, 3 only there"),
        "{listed}"
    );
    let listed = desk.says(0, dutch, &["sessions"]);
    assert!(
        listed.contains("3 wijzigingen alleen hier, 2 alleen daar"),
        "{listed}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&desk.says(0, english, &["sessions", "--json"])).unwrap();
    let line = json
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["id"] == id.as_str());
    let found = &line.unwrap()["copy"];
    assert_eq!(
        (&found["of"], &found["standing"]),
        (&name.as_str().into(), &"diverged".into())
    );
    assert_eq!((&found["here"], &found["there"]), (&2.into(), &3.into()));

    // Told first; nothing is written.
    let told = desk.says(0, english, &["merge", &id, &format!("{name}.ron")]);
    for part in [
        "3 changes that",
        "the flowers",
        "Parking lot: the hall",
        "One thing does not stand",
        "an item of “The harvest”",
        "in the session: the lamp at noon",
        "in the copy:    the lamp at night",
        "what stands:    the lamp at night",
        "Add --yes",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    let told = desk.says(0, dutch, &["merge", &id, "conflicted"]);
    for part in [
        "3 wijzigingen die",
        "in de kopie:   the lamp at night",
        "Met --yes",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(fs::read(&file).unwrap(), before);

    let done = desk.says(0, english, &["merge", &id, "conflicted", "--yes"]);
    assert!(done.contains("3 changes were taken up in"), "{done}");
    let after = fs::read(&file).unwrap();
    let kept = records_of(&before);
    assert!(
        after.starts_with(kept) && after.ends_with(b"]\n"),
        "only added to, and closed"
    );
    assert_eq!(
        titles(&file),
        ["the coat", "the flowers", "the lamp at night", "the queue"]
    );
    assert_eq!(state(&file).notes.len(), 1);

    let again = desk.says(0, dutch, &["merge", &id, "conflicted", "--yes"]);
    assert!(again.contains("er valt niets over te nemen"), "{again}");
    assert_eq!(fs::read(&file).unwrap(), after, "once is enough");
    assert_eq!(fs::read(&copy).unwrap(), untouched, "the copy is only read");
    let listed = desk.says(0, english, &["sessions"]);
    assert!(listed.contains(&format!("has all of “{name}”")), "{listed}");

    // What can be made of a session can be made of this one.
    let out = desk.home.path().join("out");
    let out = out.to_str().unwrap();
    let forms = "md,html,csv,xlsx,json,ron,docx";
    desk.says(
        0,
        english,
        &[
            "export",
            &id,
            "--to",
            forms,
            "--out",
            out,
            "--for",
            "facilitator",
        ],
    );
    let summary = fs::read_to_string(format!("{out}/{id}.md")).unwrap();
    for part in ["the coat", "the flowers", "the hall"] {
        assert!(summary.contains(part), "{part} in {summary}");
    }
}

#[test]
fn whoever_opens_or_hands_over_one_of_two_is_told_of_the_other() {
    let (desk, file, copy) = apart();
    let (outbox, _inbox) = mpsc::channel();
    let (open, hold) = session::open(&desk.place(), &file, Ticket(1), &outbox).unwrap();
    close(hold);
    let notice = open.notice.unwrap();
    let told = format!(
        "3 changes are only in a copy of this session: “{}”",
        id(&copy)
    );
    assert!(notice.starts_with(&told), "{notice}");
    let command = format!("flipover merge {} \"{}\"", id(&file), id(&copy));
    assert!(notice.ends_with(&command), "{notice}");
    let out = desk.home.path().to_str().unwrap();
    let said = desk.says(
        0,
        "en_GB.UTF-8",
        &["export", &id(&file), "--to", "csv", "--out", out],
    );
    assert!(said.contains("3 changes are only in a copy"), "{said}");

    // Where there is nothing to take up nothing is said.
    desk.says(
        0,
        "en_GB.UTF-8",
        &["merge", &id(&file), &id(&copy), "--yes"],
    );
    let (open, hold) = session::open(&desk.place(), &file, Ticket(2), &outbox).unwrap();
    close(hold);
    assert_eq!(open.notice, None);

    // A name that does not say which of them is meant is asked back; a whole name is enough.
    let part = &id(&file)[11..];
    let asked = desk.says(1, "en_GB.UTF-8", &["replay", part]);
    assert!(
        asked.contains(&id(&file)) && asked.contains(&id(&copy)),
        "{asked}"
    );
}

#[test]
fn a_session_handed_over_goes_on_and_comes_back() {
    let one = Desk::new();
    let other = Desk::new();
    let file = one.session();
    one.go_on(&file, "aa", vec![item(1, "the lamp")]);
    fs::create_dir_all(other.place().home.sessions()).unwrap();
    let copy = other.place().home.session(&id(&file));
    fs::copy(&file, &copy).unwrap();
    other.go_on(&copy, "bb", vec![item(2, "the queue")]);
    // It stands on a stick, under the name it has here as well.
    let stick = tempfile::tempdir().unwrap();
    let brought = stick.path().join(copy.file_name().unwrap());
    fs::copy(&copy, &brought).unwrap();
    let told = one.says(
        0,
        "en_GB.UTF-8",
        &["merge", "latest", brought.to_str().unwrap(), "--yes"],
    );
    assert!(told.contains(brought.to_str().unwrap()), "{told}");
    assert_eq!(
        fs::read(&file).unwrap(),
        fs::read(&copy).unwrap(),
        "it is what the other made of it"
    );
    let said = one.says(2, "en_GB.UTF-8", &["merge", "latest", "latest"]);
    assert!(said.contains("one file"), "{said}");
}

/// What is refused, and why; nothing is written.
#[test]
fn what_cannot_be_told_apart_or_must_not_come_back_is_refused() {
    let (desk, file, copy) = apart();
    let english = "en_GB.UTF-8";
    let (id, name) = (id(&file), id(&copy));
    let whole = fs::read_to_string(&copy).unwrap();
    let before = fs::read(&file).unwrap();
    let refused = |part: &str| {
        let said = desk.says(1, english, &["merge", &id, &name, "--yes"]);
        assert!(said.contains(part), "{part} in {said}");
        assert_eq!(fs::read(&file).unwrap(), before, "{part}");
    };

    fs::write(&copy, whole.replace(&id, "2026-11-28-another-ab2c")).unwrap();
    refused("is another session: its id is 2026-11-28-another-ab2c");
    fs::write(
        &copy,
        whole.replace("Text(\"the queue\")", "Text(\"the row\")"),
    )
    .unwrap();
    refused("the same moment and say different things");
    // A line lost from the part that both have, and one from what only the copy has.
    let without = |text: &str| -> String {
        let lines = whole.split_inclusive('\n');
        lines
            .map(|line| if line.contains(text) { "?!\n" } else { line })
            .collect()
    };
    fs::write(&copy, without("the queue")).unwrap();
    refused("cannot be read in");
    fs::write(&copy, whole.replace("event:NoteAdded(", "event:NoteSung(")).unwrap();
    let newer: String = fs::read_to_string(&copy)
        .unwrap()
        .split_inclusive('\n')
        .map(|line| match line.split_once("NoteSung") {
            Some(_) => {
                let record = line.rsplit_once(", // ").unwrap().0;
                format!("{record}, // {:08x}\n", crc32fast::hash(record.as_bytes()))
            }
            None => line.to_owned(),
        })
        .collect();
    fs::write(&copy, newer).unwrap();
    refused("newer flipover");
    fs::write(&copy, &whole).unwrap();
    desk.says(0, english, &["redact", &name, "--person", "Mila", "--yes"]);
    refused("so that nothing comes back that was taken out");

    fs::write(&copy, &whole).unwrap();
    let held = log::open(Arc::new(RealDisk), &file).unwrap();
    let said = desk.says(1, english, &["merge", &id, &name, "--yes"]);
    assert!(said.contains("Another flipover"), "{said}");
    drop(held);

    // What only the copy has is taken as far as it can be read.
    fs::write(&copy, without("the flowers")).unwrap();
    let said = desk.says(0, english, &["merge", &id, &name, "--yes"]);
    assert!(
        said.contains("One line of the copy cannot be read"),
        "{said}"
    );
    assert_eq!(
        titles(&file),
        ["the coat", "the lamp at night", "the queue"]
    );
    assert_eq!(state(&file).notes.len(), 1);
}

#[test]
fn a_merge_cut_off_at_any_byte_is_gone_on_with() {
    let (desk, file, copy) = apart();
    let there = log::read(&RealDisk, &copy).unwrap().events;
    let before = fs::read(&file).unwrap();
    take_up(&desk.place(), &file, &there).unwrap();
    let after = fs::read(&file).unwrap();
    let file = PathBuf::from("/home/sessions/a.ron");
    let on = |disk: &FaultyDisk| Host {
        disk: Arc::new(disk.clone()),
        home: Home::at("/home"),
        ..desk.place()
    };
    // When it was brought together is another moment each time.
    let events = |disk: &FaultyDisk| -> Vec<Stamped> {
        let reading = log::read(disk, &file).unwrap();
        assert!(reading.damage.is_empty() && reading.closed_cleanly);
        let mut events = reading.events;
        for stamped in &mut events {
            match stamped.event {
                Event::Merging(_) => stamped.at.wall = 0,
                Event::Merged { .. } => stamped.at = Moment::default(),
                _ => {}
            }
        }
        events
    };
    let with = |bytes: &[u8]| {
        let disk = FaultyDisk::default();
        disk.put(&file, bytes);
        disk
    };
    let whole = events(&with(&after));
    let begun = records_of(&before).len();
    // The copy of the first record at the end is as long as the script; it is cut here and there.
    let rest = records_of(&after).len();
    let cuts = (begun..rest).chain((rest..after.len()).step_by(997));
    for cut in cuts.chain([after.len() - 1, after.len()]) {
        let disk = with(&after[..cut]);
        take_up(&on(&disk), &file, &there).unwrap();
        assert_eq!(events(&disk), whole, "cut at {cut} of {}", after.len());
    }
    let read = log::read(&RealDisk, &copy).unwrap().events;
    let other = Desk::new();
    let elsewhere = other.session();
    assert!(matches!(
        take_up(&other.place(), &elsewhere, &read),
        Err(NotTaken::Refused(_))
    ));
}

#[test]
fn copies_of_a_session_are_not_sessions_before_it_and_are_told_of_when_a_name_goes() {
    let (desk, file, copy) = apart();
    let place = desk.place();
    let own = id(&file);
    let earlier = saved::earlier(&place, &own, i64::MAX).unwrap();
    assert!(earlier.sessions.iter().all(|past| past.session != own));
    let held = saved::held(&place).into_iter();
    let held = held.filter(|state| state.opened.session == own);
    assert_eq!(held.count(), 1, "one session, in two files");
    let said = desk.says(
        0,
        "en_GB.UTF-8",
        &["redact", &id(&file), "--person", "Mila", "--yes"],
    );
    let told = format!(
        "copies of the session; do the same there, or remove them:\n  {}",
        id(&copy)
    );
    assert!(said.contains(&told), "{said}");
    let listed = desk.says(0, "nl_NL.UTF-8", &["sessions"]);
    assert!(
        listed.contains("een kopie waarin iets anders staat"),
        "{listed}"
    );
}

#[test]
fn a_copy_somebody_went_on_in_does_not_go_with_the_old_session() {
    let (desk, file, copy) = apart();
    let aside = file.with_file_name(format!(
        "{}.sync-conflict-20261128-101112-ABC.ron",
        id(&file)
    ));
    fs::rename(&copy, &aside).unwrap();
    let days = 400 * 24 * 3600 * 1000_i64;
    // Nothing happened in the session itself for a year.
    let mut events = log::read(&RealDisk, &file).unwrap().events;
    for stamped in &mut events {
        stamped.at.wall -= days;
    }
    let lines = events
        .iter()
        .map(|event| flipover::storage::record::encode(event).unwrap());
    fs::write(&file, format!("[\n{}]\n", lines.collect::<String>())).unwrap();
    let said = desk.says(0, "en_GB.UTF-8", &["purge", "--older-than", "1y", "--yes"]);
    assert!(
        said.contains("no session in which nothing happened"),
        "{said}"
    );
    assert!(aside.exists() && file.exists());
}
