//! Folders, names, locks and the configuration, on the real disk.

use std::fs;
use std::sync::{Arc, mpsc};

use chrono::NaiveDate;
use flipover::domain::event::{Person, Variant};
use flipover::domain::script::{catalogue::bundled, parse};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::words::Words;
use flipover::run::clock::Clock;
use flipover::run::input::SessionSource;
use flipover::run::session::{Host, create, open};
use flipover::run::session_handle::Ticket;
use flipover::storage::config::{self, Config, ConfigFault};
use flipover::storage::disk::RealDisk;
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Access, Why};
use flipover::storage::paths::{Found, Home, documents_name, find_session, session_id};
use flipover::storage::session_files;
use flipover::tui::messages::{Begins, NewSession};
use proptest::prelude::*;
use tempfile::tempdir;

use crate::faulty_disk::FaultyDisk;
use crate::sample::session;

#[test]
fn a_session_on_the_real_disk_from_first_event_to_last() {
    let dir = tempdir().unwrap();
    let home = Home::at(dir.path().join("deep/home"));
    let path = home.session("a");
    let events = session(40);
    let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    let _saved = log.append(&events[1..10]).unwrap();
    assert!(matches!(
        log::create(Arc::new(RealDisk), &path, &events[0]),
        Err(Fault::Busy { .. })
    ));
    log.close().unwrap();
    assert!(matches!(
        log::create(Arc::new(RealDisk), &path, &events[0]),
        Err(Fault::Exists { .. })
    ));

    let opened = log::open(Arc::new(RealDisk), &path).unwrap();
    assert!(opened.closed_cleanly);
    let Access::Write(mut log) = opened.access else {
        panic!("read only")
    };
    let _saved = log.append(&events[10..]).unwrap();
    drop(log);
    let reading = log::read(&RealDisk, &path).unwrap();
    assert_eq!((reading.events, reading.closed_cleanly), (events, false));
}

#[test]
#[cfg(unix)]
fn only_the_owner_may_look() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempdir().unwrap();
    let home = Home::at(dir.path().join("home"));
    let log = log::create(Arc::new(RealDisk), &home.session("a"), &session(1)[0]).unwrap();
    config::save(&RealDisk, &home.config(), &Config::default()).unwrap();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let lock = home.session("a").with_extension("lock");
    for file in [home.session("a"), home.config(), lock] {
        assert_eq!(mode(file.clone()), 0o600, "{}", file.display());
    }
    assert_eq!(mode(home.sessions()), 0o700);
    drop(log);
}

#[test]
fn a_second_opener_may_look_and_learns_who_writes() {
    let dir = tempdir().unwrap();
    let path = dir.path().join("a.ron");
    let events = session(3);
    let mut first = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    let second = log::open(Arc::new(RealDisk), &path).unwrap();
    let Access::ReadOnly(Why::Busy { pid }) = second.access else {
        panic!("two writers")
    };
    assert_eq!(pid, Some(std::process::id()));
    assert_eq!(second.events, events[..1]);
    let _saved = first.append(&events[1..]).unwrap();
    first.close().unwrap();
    let third = log::open(Arc::new(RealDisk), &path).unwrap();
    assert!(
        matches!(third.access, Access::Write(_)),
        "a stale lock file holds nobody up"
    );
}

#[test]
fn sessions_are_listed_the_last_written_first() {
    let dir = tempdir().unwrap();
    let home = Home::at(dir.path());
    assert_eq!(session_files::list(&RealDisk, &home).unwrap(), []);
    for (id, seconds) in [("b", 100), ("c", 300), ("a", 200)] {
        log::create(Arc::new(RealDisk), &home.session(id), &session(1)[0]).unwrap();
        let file = fs::File::options()
            .append(true)
            .open(home.session(id))
            .unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds))
            .unwrap();
    }
    fs::create_dir(home.session("folder")).unwrap();
    let listed = session_files::list(&RealDisk, &home).unwrap();
    assert_eq!(
        listed.iter().map(|entry| &*entry.id).collect::<Vec<_>>(),
        ["c", "a", "b"]
    );
}

#[test]
fn an_id_says_when_what_and_for_whom() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let id = |workshop, client| session_id(day, workshop, client, 0x0001_2345);
    assert_eq!(
        id("four-months-to-four-minutes", "Acme"),
        "2026-11-23-four-months-to-four-minutes-acme-f4ic"
    );
    assert_eq!(
        id("brand-values", "Café “De Brüg” & Zn."),
        "2026-11-23-brand-values-cafe-de-brug-zn-f4ic"
    );
    assert_eq!(
        id("brand-values", "株式会社"),
        "2026-11-23-brand-values-f4ic"
    );
    assert_eq!(id("../../etc/CON", "\0\n:."), "2026-11-23-etc-con-f4ic");
}

#[test]
fn documents_are_named_after_the_client_and_the_day_as_corrected() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let id = session_id(day(23), "brand-values", "Hartwel & Sons", 0x0001_2345);
    let name = |date, client| documents_name(&id, date, "brand-values", client);
    assert_eq!(name(day(23), "Hartwel & Sons"), id);
    assert_eq!(
        name(day(20), "Hartwell & Sons"),
        "2026-11-20-brand-values-hartwell-sons-f4ic"
    );
    // Names that were made in another way stay.
    for other in [
        "s",
        "linde-1",
        "2026-11-23-own-style-acme-f4ic",
        "café-über",
    ] {
        let kept = documents_name(other, day(20), "brand-values", "Acme");
        assert_eq!(kept, other);
    }
}

proptest! {
    #[test]
    fn an_id_is_a_safe_file_name(year in -260_000_i32..260_000, workshop: String, client: String, random: u32) {
        let day = NaiveDate::from_yo_opt(year, 9).unwrap();
        let id = session_id(day, &workshop, &client, random);
        prop_assert!(id.len() <= 80);
        prop_assert!(id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        prop_assert!(id.starts_with(|c: char| c.is_ascii_digit()) && !id.contains("--"));
    }
}

#[test]
fn a_session_is_found_by_id_part_or_being_the_latest() {
    let ids = [
        "2026-11-24-brand-values-acme-zz22",
        "2026-11-23-brand-values-acme-k3f9",
        "2026-11-20-pitch-zorggroep-aaaa",
    ];
    let find = |query| find_session(ids, query);
    assert_eq!(find("latest"), Found::One(ids[0]));
    assert_eq!(find("K3F9"), Found::One(ids[1]));
    assert_eq!(find(ids[2]), Found::One(ids[2]));
    assert_eq!(find("acme"), Found::Ambiguous(ids[..2].to_vec()));
    assert_eq!(
        find("zorgroep"),
        Found::None {
            nearest: Some(ids[2])
        }
    );
    assert_eq!(find("qqqqqqq"), Found::None { nearest: None });
    assert_eq!(find(""), Found::None { nearest: None });
    assert_eq!(find_session([], "latest"), Found::None { nearest: None });
}

#[test]
fn a_configuration_comes_back_and_may_be_written_by_hand() {
    let dir = tempdir().unwrap();
    let path = Home::at(dir.path()).config();
    assert_eq!(config::load(&RealDisk, &path).unwrap(), Config::default());
    let mine = Config {
        room_theme: Some(Clean::line("contrast")),
        bell: true,
        mouse: true,
        language: Some(Lang::Nl),
        theme: Some(Clean::new("dark")),
        facilitator: Some(Clean::new("Renée “R.” \\")),
    };
    config::save(&RealDisk, &path, &mine).unwrap();
    assert_eq!(config::load(&RealDisk, &path).unwrap(), mine);
    fs::write(&path, "// mine\n(theme: \"light\", language: en)\n").unwrap();
    let read = config::load(&RealDisk, &path).unwrap();
    assert_eq!(
        (read.theme, read.language, read.facilitator),
        (Some(Clean::new("light")), Some(Lang::En), None)
    );
}

#[test]
fn a_fault_in_the_configuration_is_named_with_its_place() {
    let dir = tempdir().unwrap();
    let path = dir.path().join("config.ron");
    fs::write(&path, "(\n  language: nl,\n  colour: \"red\",\n)\n").unwrap();
    let fault = config::load(&RealDisk, &path).unwrap_err();
    let said = fault.say(Words::of(Lang::En));
    for part in ["colour", "config.ron:3:", "language, theme, room_theme"] {
        assert!(said.contains(part), "{said}");
    }
    fs::write(&path, "(language: de)").unwrap();
    let fault = config::load(&RealDisk, &path).unwrap_err();
    assert!(matches!(fault, ConfigFault::Wrong { .. }));
    assert!(
        fault.say(Words::of(Lang::Nl)).contains("config.ron:1:"),
        "{}",
        fault.say(Words::of(Lang::Nl))
    );
}

#[test]
fn whoever_works_where_nothing_keeps_others_out_is_told() {
    let told = |disk: FaultyDisk, lang| {
        let place = Host {
            disk: Arc::new(disk),
            home: Home::at("/home"),
            clock: Clock::start(),
        };
        let (_, script) = bundled().into_iter().next().unwrap();
        let new = NewSession {
            workshop: Arc::new(parse(&script).unwrap()),
            lang,
            variant: Variant::Full,
            client: Clean::default(),
            group: Clean::default(),
            people: 12,
            listed: Vec::new(),
            facilitator: Clean::default(),
            begins: Begins::Now,
        };
        let (outbox, _inbox) = mpsc::channel();
        let close = |hold| {
            let SessionSource::Write(desk) = hold else {
                panic!("it may be written");
            };
            desk.close().unwrap();
        };
        let (begun, hold) = create(&place, &new, Ticket(1), &outbox).unwrap();
        close(hold);
        let path = place.home.session(&begun.session.state().opened.session);
        let (again, hold) = open(&place, &path, Ticket(2), &outbox).unwrap();
        close(hold);
        [begun.notice, again.notice]
    };
    for (lang, sentence) in [
        (Lang::Nl, "Open de sessie in één venster tegelijk."),
        (Lang::En, "Open it in one window only."),
    ] {
        for notice in told(FaultyDisk::lockless(), lang) {
            let notice = notice.unwrap_or_default();
            assert!(notice.ends_with(sentence), "{notice:?}");
        }
        assert_eq!(told(FaultyDisk::default(), lang), [None, None]);
    }
}

/// Who is listed in the start form is on disk before the session is shown, whether it begins now or later.
#[test]
fn the_people_listed_beforehand_are_on_disk() {
    let place = Host {
        disk: Arc::new(FaultyDisk::default()),
        home: Home::at("/home"),
        clock: Clock::start(),
    };
    let listed = ["Noor", "Jan"].map(|name| Person {
        name: Clean::line(name),
        role: Clean::default(),
    });
    let script = bundled().into_iter().next().unwrap().1;
    let (outbox, _inbox) = mpsc::channel();
    for begins in [Begins::Now, Begins::Later] {
        let new = NewSession {
            workshop: Arc::new(parse(&script).unwrap()),
            lang: Lang::En,
            variant: Variant::Full,
            client: Clean::default(),
            group: Clean::default(),
            people: 2,
            listed: listed.to_vec(),
            facilitator: Clean::default(),
            begins,
        };
        let (begun, hold) = create(&place, &new, Ticket(1), &outbox).unwrap();
        let SessionSource::Write(desk) = hold else {
            panic!("it may be written");
        };
        desk.close().unwrap();
        let path = place.home.session(&begun.session.state().opened.session);
        let (again, hold) = open(&place, &path, Ticket(2), &outbox).unwrap();
        let SessionSource::Write(desk) = hold else {
            panic!("it may be written");
        };
        desk.close().unwrap();
        let state = again.session.state();
        assert_eq!(*state.listed.people, listed.to_vec());
        assert_eq!(state.current.is_some(), begins == Begins::Now);
    }
}
