//! Whether the name of a session's file still leads to it, and what is done where its disk is slow, full or in memory.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use flipover::domain::event::{Event, Value};
use flipover::domain::text::Clean;
use flipover::run::clock::Clock;
use flipover::run::input::SessionSource;
use flipover::run::session::{Host, open as take_up};
use flipover::run::{saved, session_handle::Ticket};
use flipover::storage::disk::{Disk, RealDisk};
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Flushed};
use flipover::storage::paths::Home;
use flipover::storage::record;
use flipover::storage::writer::{Report, Writer};
use flipover::tui::messages::DiskNews;

use crate::faulty_disk::{Failing, FaultyDisk, Remains, When};
use crate::sample::{session, stamped};
use crate::{arc, closed, disk_with, file, read, unclosed};

const LONG: Duration = Duration::from_secs(20);

/// The session goes on after this was done to its file: whether it was noticed. Everything is in its file afterwards.
fn is_noticed(disk: &FaultyDisk, deed: impl Fn(&FaultyDisk)) -> bool {
    let events = session(10);
    let mut log = log::create(arc(disk), &file(), &events[0]).unwrap();
    let _saved = log.append(&events[1..5]).unwrap();
    deed(disk);
    let noticed = match log.append(&events[5..8]).unwrap() {
        Flushed::Rescued { cause, .. } => {
            assert!(matches!(*cause, Fault::Changed { .. }), "{cause:?}");
            true
        }
        Flushed::Saved => false,
        Flushed::Idle => panic!("nothing was written"),
    };
    let _saved = log.append(&events[8..]).unwrap();
    let path = log.close().unwrap();
    let after = disk.power_cut(Remains::Short(0));
    assert_eq!(read(&after, &path).events, events, "{noticed}");
    noticed
}

#[test]
fn a_file_that_was_renamed_away_is_left_for_a_new_one() {
    let away = Path::new("/home/sessions/elsewhere.ron");
    let disk = FaultyDisk::default();
    assert!(is_noticed(&disk, |disk| disk.moved(&file(), away)));
    // An editor that saves by renaming, and something else in the file.
    let disk = FaultyDisk::default();
    assert!(is_noticed(&disk, |disk| {
        disk.moved(&file(), away);
        disk.put(&file(), &closed(&session(3)));
    }));
}

#[test]
fn a_file_replaced_by_its_like_is_gone_on_with() {
    let disk = FaultyDisk::default();
    assert!(!is_noticed(&disk, |disk| {
        let same = disk.bytes(&file()).unwrap();
        disk.moved(&file(), Path::new("/home/sessions/backup.ron"));
        disk.put(&file(), &same);
    }));
    assert_eq!(read(&disk, &file()).events, session(10));
}

#[test]
fn a_drive_that_makes_numbers_up_is_no_reason_to_leave_a_file_and_hides_no_change() {
    let disk = FaultyDisk::default();
    disk.make_numbers_up();
    assert!(!is_noticed(&disk, |_| ()));
    for is_replaced in [false, true] {
        let disk = FaultyDisk::default();
        disk.make_numbers_up();
        assert!(is_noticed(&disk, |disk| {
            disk.moved(&file(), Path::new("/home/sessions/elsewhere.ron"));
            if is_replaced {
                disk.put(&file(), &closed(&session(7)));
            }
        }));
    }
}

#[test]
fn what_comes_between_the_look_and_the_write_is_noticed() {
    // A second program, whose lock was taken away, writes at the same moment.
    let events = session(8);
    let disk = FaultyDisk::default();
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let _saved = log.append(&events[1..4]).unwrap();
    disk.plan(When::On("write", 1), Failing::Hang);
    let writer = std::thread::spawn(move || {
        let flushed = log.append(&events[4..6]).unwrap();
        (flushed, log.path().to_owned())
    });
    while disk.calls().last().is_none_or(|(name, _)| *name != "write") {
        std::thread::yield_now();
    }
    let line = record::encode(&stamped(5, Event::ClockPaused)).unwrap();
    let mut other = disk.open_append_unplanned(&file());
    other.write(line.as_bytes()).unwrap();
    disk.mend();
    let (flushed, path) = writer.join().unwrap();
    assert!(matches!(flushed, Flushed::Rescued { .. }), "{flushed:?}");
    assert_eq!(read(&disk, &path).events, session(8)[..6]);
}

/// What another program does to a file, and whether the session must leave it.
type Deed = (&'static str, fn(&Path), bool);

#[test]
fn on_the_real_disk_too() {
    let dir = tempfile::tempdir().unwrap();
    let events = session(6);
    let deeds: [Deed; 4] = [
        (
            "moved",
            |path| std::fs::rename(path, path.with_extension("b")).unwrap(),
            true,
        ),
        (
            "linked, then replaced",
            |path| {
                std::fs::hard_link(path, path.with_extension("b")).unwrap();
                std::fs::write(path.with_extension("c"), "less").unwrap();
                std::fs::rename(path.with_extension("c"), path).unwrap();
            },
            true,
        ),
        (
            "replaced by its like",
            |path| {
                std::fs::copy(path, path.with_extension("c")).unwrap();
                std::fs::rename(path.with_extension("c"), path).unwrap();
            },
            false,
        ),
        (
            "linked",
            |path| std::fs::hard_link(path, path.with_extension("b")).unwrap(),
            false,
        ),
    ];
    for (n, (name, deed, is_noticed)) in deeds.into_iter().enumerate() {
        let path = dir.path().join(format!("{n}/a.ron"));
        let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
        let _saved = log.append(&events[1..3]).unwrap();
        deed(&path);
        let flushed = log.append(&events[3..]).unwrap();
        let rescued = matches!(flushed, Flushed::Rescued { .. });
        assert_eq!(rescued, is_noticed, "{name}");
        let closed = log.close().unwrap();
        assert_eq!(
            log::read(&RealDisk, &closed).unwrap().events,
            events,
            "{name}"
        );
    }
}

fn start(disk: &FaultyDisk, refuges: &[&str]) -> (Writer, mpsc::Receiver<Report>) {
    let log = log::create(arc(disk), &file(), &session(1)[0]).unwrap();
    let log = log.with_refuges(refuges.iter().map(Into::into).collect());
    let (tell, told) = mpsc::channel();
    let writer = Writer::spawn(log, move |report| {
        let _heard = tell.send(report);
    });
    (writer.unwrap(), told)
}

#[test]
fn a_disk_too_slow_at_the_end_costs_nothing_that_was_said() {
    let events = session(5);
    let disk = FaultyDisk::default();
    let (writer, _told) = start(&disk, &["/home/sessions", "/away", "/other"]);
    disk.plan(When::Under("/home/sessions"), Failing::Hang);
    writer.draft("We pro");
    for event in &events[1..] {
        writer.append(event);
    }
    assert_eq!(writer.waiting().count(), 4);
    let path = writer.close_within(Duration::from_millis(50)).unwrap();
    assert_eq!(path, Path::new("/away/a.rescue-1.ron"));
    let reading = read(&disk, &path);
    assert_eq!(reading.events, events);
    assert!(reading.closed_cleanly);
    let draft = disk.bytes(&path.with_extension("draft")).unwrap();
    assert_eq!(draft, b"We pro");
    disk.mend();
}

#[test]
fn half_typed_text_that_could_not_be_kept_is_kept_later() {
    let disk = FaultyDisk::default();
    let (writer, told) = start(&disk, &[]);
    disk.plan(When::On("rename", 1), Failing::Full);
    writer.draft("7 ballots");
    assert!(matches!(
        told.recv_timeout(LONG).unwrap(),
        Report::DraftLost { .. }
    ));
    // Nobody types anything more.
    assert!(matches!(
        told.recv_timeout(LONG).unwrap(),
        Report::Saved { through: 1 }
    ));
    let draft = disk.bytes(&file().with_extension("draft"));
    assert_eq!(draft.as_deref(), Some(&b"7 ballots"[..]));
    drop(writer);
}

#[test]
fn nothing_after_an_event_that_was_refused_is_called_saved() {
    let disk = FaultyDisk::default();
    let (writer, told) = start(&disk, &[]);
    let text = Value::Text(Clean::new(&"a".repeat(16_000)));
    let row = BTreeMap::from([("value".to_owned(), text)]);
    let huge = Event::ItemsAdded {
        step: "values".to_owned(),
        first: 1,
        rows: vec![row; record::MAX_CHECKED / 16_000 + 1],
    };
    writer.append(&stamped(2, huge));
    writer.append(&session(3)[2]);
    let mut refused = false;
    while let Ok(report) = told.recv_timeout(Duration::from_millis(300)) {
        match report {
            Report::Refused { seq: 2, .. } => refused = true,
            Report::Saved { through } => assert!(through < 2, "{through}"),
            other => panic!("{other:?}"),
        }
    }
    assert!(refused);
    assert!(writer.waiting().count() > 0);
    drop(writer);
}

#[test]
fn whoever_looks_at_a_lock_does_not_keep_a_rescue_from_its_own() {
    let events = session(4);
    let disk = FaultyDisk::default();
    let mut log = log::create(arc(&disk), &file(), &events[0]).unwrap();
    let rescue = file().with_file_name("a.rescue-1.ron");
    let looked = disk.try_lock(&rescue.with_extension("lock")).unwrap();
    let prober = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(60));
        drop(looked);
    });
    disk.plan(When::On("sync_data", 1), Failing::Io);
    let _rescued = log.append(&events[1..]).unwrap();
    assert_eq!(log.path(), rescue);
    prober.join().unwrap();
    let second = log::open(arc(&disk), &rescue).unwrap();
    assert!(
        matches!(second.access, log::Access::ReadOnly(log::Why::Busy { .. })),
        "one writer"
    );
}

fn place(disk: &FaultyDisk) -> Host {
    Host {
        disk: Arc::new(disk.clone()),
        home: Home::at("/home"),
        clock: Clock::start(),
    }
}

/// Takes the session up as the program does; what was said of it, whether it may go on, and what the disk did.
fn taken_up(disk: &FaultyDisk) -> (Option<String>, Option<DiskNews>, Option<SessionSource>) {
    let (outbox, _inbox) = mpsc::channel();
    let path = saved::files(&place(disk)).unwrap().remove(0).path;
    let opened = take_up(&place(disk), &path, Ticket(1), &outbox);
    match opened.unwrap() {
        (open, SessionSource::Write(mut desk)) => {
            let news = desk.take_news();
            (open.notice, news, Some(SessionSource::Write(desk)))
        }
        (open, _) => (open.notice, None, None),
    }
}

#[test]
fn a_full_disk_does_not_keep_anybody_from_looking() {
    let disk = disk_with(&unclosed(&session(5)));
    disk.plan(When::On("write", 1), Failing::Full);
    let (_, news, hold) = taken_up(&disk);
    assert!(hold.is_none() && news.is_none(), "it is looked at");
    let reading = read(&disk, &file());
    assert_eq!((reading.events, reading.damage), (session(5), vec![]));
}

#[test]
fn a_rescue_while_a_session_is_taken_up_is_told() {
    let disk = disk_with(&unclosed(&session(5)));
    disk.plan(When::On("sync_data", 1), Failing::Io);
    let (_, news, hold) = taken_up(&disk);
    let rescue = file().with_file_name("a.rescue-1.ron");
    assert_eq!(
        news,
        Some(DiskNews::Rescued {
            path: rescue.display().to_string(),
            lasts: true
        })
    );
    drop(hold);
    // And said again at the next start.
    let (said, ..) = taken_up(&disk);
    let said = said.unwrap();
    assert!(said.contains("a.rescue-1.ron"), "{said}");
}

#[test]
fn what_is_in_memory_is_told_from_what_is_on_a_disk() {
    let disk = disk_with(&unclosed(&session(5)));
    disk.is_memory_in(Path::new("/home/sessions"));
    let (_, news, hold) = taken_up(&disk);
    assert_eq!(news, Some(DiskNews::InMemory));
    drop(hold);
    // A rescue that only memory takes.
    let disk = FaultyDisk::default();
    disk.is_memory_in(Path::new("/memory"));
    let (writer, told) = start(&disk, &["/memory"]);
    disk.plan(When::Under("/home/sessions"), Failing::Io);
    writer.append(&session(2)[1]);
    let lasts = loop {
        if let Report::Rescued { lasts, .. } = told.recv_timeout(LONG).unwrap() {
            break lasts;
        }
    };
    assert!(!lasts);
    drop(writer);
}
