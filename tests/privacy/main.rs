//! A name that was taken out is found nowhere: not in the file, and in no document, whoever it is for.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod keepsake;
mod names;
#[path = "../support/room.rs"]
mod room;

use std::collections::BTreeSet;

use flipover::domain::audience::Audience;
use flipover::domain::command::Command;
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Heading, List, Person, Stamped, Variant};
use flipover::domain::format::Format;
use flipover::domain::house::HouseStyle;
use flipover::domain::redact::names::{numbered, ordinary};
use flipover::domain::redact::{Meant, Names, Scope, take_event, take_names};
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::Workshop;
use flipover::run::export::render;
use flipover::storage::record;
use room::Room;

/// People whose names are no words.
const PEOPLE: [&str; 8] = [
    "Annelotte Quirijn",
    "Zénobie van der Vlugt",
    "Bartholomeus",
    "Xander-Willem Okkema",
    "Çağla Yıldız",
    "Siobhán O’Dwyer",
    "Ngozi",
    "Håkon Bjørnstad",
];
/// The names of the people that fill in the steps.
const ROOM: [&str; 5] = ["Noor", "Bram", "Ines", "Youssef", "Marije"];

fn workshops() -> Vec<Workshop> {
    static ALL: std::sync::OnceLock<Vec<Workshop>> = std::sync::OnceLock::new();
    let parsed = || {
        let all = bundled().into_iter();
        all.map(|(_, text)| parse(&text).expect("it is right"))
            .collect()
    };
    ALL.get_or_init(parsed).clone()
}

/// What is said about somebody, in ways that are hard to find.
fn said(name: &str) -> Vec<String> {
    let first = name.split([' ', '-']).next().unwrap_or(name);
    vec![
        format!("{name} belde de klant dezelfde dag terug"),
        format!(
            "vraag het aan {}, niet aan de planning",
            name.to_uppercase()
        ),
        format!("{first}s voorstel lag er al, zei {name}'s collega"),
        format!(
            "mail naar {}@delinde.example.",
            name.to_lowercase().replace(' ', ".")
        ),
        format!("{first}: “dat doen we”; ({name})"),
    ]
}

/// A session in which two people are named wherever one can be.
fn seeded(seed: usize, all: &[Workshop]) -> (Room, [&'static str; 2]) {
    let people = [PEOPLE[seed % 8], PEOPLE[(seed * 3 + 1 + seed / 8) % 8]];
    let lang = Lang::ALL[seed % 2];
    let workshop = all[seed % all.len()].clone();
    let mut room = Room::open(workshop, lang, Variant::Full, 14);
    let texts = people.iter().flat_map(|name| said(name));
    room.say(texts.collect());
    room.walk(|_, _| {});
    for (n, list) in List::ALL.into_iter().enumerate() {
        let by = Clean::line(people[n % 2]);
        let text = Clean::line(&said(people[(n + 1) % 2])[n]);
        room.give(Command::AddNote { list, text, by });
    }
    room.give(Command::Undo);
    let heading = Heading {
        facilitator: Clean::line(people[1]),
        ..room.state().heading()
    };
    room.give(Command::SetHeading(heading));
    let listed = people.map(|name| Person {
        name: Clean::line(name),
        role: Clean::line(&said(name)[2]),
    });
    room.give(Command::ListPeople(listed.to_vec()));
    (room, people)
}

fn log_of(room: &Room, facilitator: &str) -> Vec<Stamped> {
    let mut log = room.session.log().to_vec();
    if let Some(Event::Opened(opened)) = log.first_mut().map(|first| &mut first.event) {
        opened.facilitator = Clean::line(facilitator);
    }
    log
}

fn state(log: Vec<Stamped>) -> State {
    Session::replay(log)
        .expect("it begins with Opened")
        .state()
        .clone()
}

/// The words of a text as they are compared: small, and without accents.
fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = text
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    plain.collect::<String>().to_lowercase()
}

/// Looks for names in the file and in every document.
fn look(log: &[Stamped], names: &[&str], seed: usize) {
    let needles: Vec<String> = names
        .iter()
        .flat_map(|name| name.split([' ', '-', '’']))
        .filter(|word| word.len() > 3)
        .map(plain)
        .collect();
    let none = |text: &str, what: &str| {
        let text = plain(text);
        for needle in &needles {
            let at = text.find(needle.as_str());
            let around = at.map(|at| text.get(at.saturating_sub(40)..at + 40));
            assert_eq!(at, None, "seed {seed}, {what}: {needle} {around:?}");
        }
    };
    for stamped in log {
        // The script is not of the room.
        if !matches!(stamped.event, Event::Opened(_)) {
            none(&record::encode(stamped).expect("it fits"), "file");
        }
    }
    let state = state(log.to_vec());
    none(state.opened.facilitator.as_str(), "facilitator");
    for audience in [Audience::Client, Audience::Facilitator] {
        // Word, PDF and the page are made of this.
        let document = Document::new(&state, audience);
        none(&format!("{document:?}"), "document");
        for format in [
            Format::Md,
            Format::Csv,
            Format::Json,
            Format::Ron,
            Format::Ics,
        ] {
            for file in
                render(format, &state, audience, &HouseStyle::default()).expect("it can be made")
            {
                let text = String::from_utf8_lossy(&file.bytes).into_owned();
                // Folded lines of a calendar would hide one.
                none(&text.replace("\r\n ", ""), &file.tail);
            }
        }
        if seed.is_multiple_of(20) {
            for format in [Format::Html, Format::Xlsx, Format::Docx, Format::Pdf] {
                for file in render(format, &state, audience, &HouseStyle::default()).expect("made")
                {
                    none(&unpacked(&file.bytes), &file.tail);
                }
            }
        }
    }
}

/// The parts of a package, or the bytes as they are.
fn unpacked(bytes: &[u8]) -> String {
    use std::io::Read;
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut text = String::new();
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).expect("it is there");
        if part.name().expect("a name").ends_with(".xml") {
            part.read_to_string(&mut text).expect("text");
        }
    }
    text
}

#[test]
fn after_redaction_the_names_are_nowhere_in_a_hundred_sessions() {
    let all = workshops();
    for seed in 0..100 {
        let (room, people) = seeded(seed, &all);
        let mut log = log_of(&room, people[0]);
        let before = log.clone();
        let mut names = Names::default();
        for name in people {
            names.add(name, Meant::Always, "[naam weggehaald]");
        }
        let found = take_names(&mut log, &names, Scope::default());
        assert!(found.places > 5, "seed {seed}: {found:?}");
        look(&log, &people, seed);
        // Nothing else has changed: numbers, times, kinds, and what nobody is named in.
        for (old, new) in before.iter().zip(&log) {
            assert_eq!((old.seq, old.at), (new.seq, new.at));
            if !found.events.contains(&old.seq) {
                assert!(old.event == new.event, "seed {seed}, {}", old.seq);
            }
        }
        let (old, new) = (state(before), state(log));
        assert_eq!(
            old.rows.keys().collect::<Vec<_>>(),
            new.rows.keys().collect::<Vec<_>>()
        );
    }
}

#[test]
fn after_anonymising_nobody_is_named_in_a_hundred_sessions() {
    let all = workshops();
    let ordinary = ordinary(all.iter());
    for seed in 0..100 {
        let (room, people) = seeded(seed, &all);
        let mut log = log_of(&room, people[0]);
        let found = numbered(&log, &ordinary);
        let count = found.people;
        assert!((2..=7).contains(&count), "seed {seed}: {count}");
        let _found = take_names(&mut log, &found.names, Scope::default());
        look(&log, &people, seed);
        let owners: BTreeSet<&str> = ROOM.into_iter().collect();
        let text = format!("{:?}", Document::new(&state(log), Audience::Facilitator));
        for name in owners {
            assert!(!text.contains(name), "seed {seed}: {name}");
        }
        assert!(text.contains("P1"), "seed {seed}");
    }
}

#[test]
fn a_record_that_is_taken_out_leaves_its_number_and_the_rest_in_order() {
    let (room, _) = seeded(5, &workshops());
    let log = room.session.log().to_vec();
    let mut taken = 0;
    for stamped in &log {
        let mut without = log.clone();
        if take_event(&mut without, stamped.seq).is_err() {
            continue;
        }
        taken += 1;
        assert_eq!(without.len(), log.len());
        let session = Session::replay(without).expect("it begins with Opened");
        assert_eq!(session.next_seq(), room.session.next_seq());
        // Undo and redo go on to work.
        for command in [Command::Undo, Command::Undo, Command::Redo] {
            let _event = flipover::domain::command::decide(&session, command);
        }
        drop(Document::new(session.state(), Audience::Facilitator));
    }
    assert!(taken > 10, "{taken}");
}
