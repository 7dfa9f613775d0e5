//! A session file written anew is the old one or the new one at every moment, and nothing of the old is left beside it.

use std::path::PathBuf;

use flipover::domain::event::{Event, Stamped};
use flipover::domain::redact::{self, Meant, Names, Scope};
use flipover::storage::log::{self, Access, Why};
use flipover::storage::paths::Home;
use flipover::storage::purging::{self, Kept};
use flipover::storage::rewriting::{self, Refused};

use crate::faulty_disk::{Failing, FaultyDisk, Remains, When};
use crate::sample::session;
use crate::{arc, closed, disk_with, end_of, file, open, read, unclosed, writable};

/// Takes the facilitator's name out.
fn change(events: &mut [Stamped]) {
    let mut names = Names::default();
    names.add("Renée", Meant::Always, "[weg]");
    let found = redact::take_names(events, &names, Scope::default());
    assert!(found.places > 0, "she is there");
}

fn home() -> Home {
    Home::of_practice("/home")
}

fn rewrite(disk: &FaultyDisk) -> Result<rewriting::Rewritten, Refused> {
    rewriting::hold(disk, &file(), &home())?.rewrite(|_, events| change(events), |_| None)
}

fn beside(ending: &str) -> PathBuf {
    file().with_extension(ending)
}

fn new_image(old: &[u8]) -> Vec<u8> {
    let disk = disk_with(old);
    rewrite(&disk).unwrap();
    disk.bytes(&file()).unwrap()
}

#[test]
fn the_new_file_has_no_name_and_opens_without_a_word() {
    for old in [closed(&session(10)), unclosed(&session(10))] {
        let disk = disk_with(&old);
        let done = rewrite(&disk).unwrap();
        assert_eq!((done.path, done.unread), (file(), 0));
        let text = String::from_utf8(disk.bytes(&file()).unwrap()).unwrap();
        assert!(!text.contains("Ren") && text.contains("[weg]"), "{text}");
        let opened = open(&disk);
        assert_eq!((&opened.damage, &opened.aside), (&vec![], &None));
        assert_eq!(opened.closed_cleanly, old.ends_with(b"]\n"));
        assert_eq!(
            text.matches("(format:").count(),
            if opened.closed_cleanly { 2 } else { 1 }
        );
        assert!(!opened.closed_cleanly || text.as_bytes().ends_with(&end_of(text.as_bytes())));
        assert_eq!(opened.events[1..], session(10)[1..]);
        let mut log = writable(opened);
        assert_eq!(log.last_seq(), 10);
        let _saved = log.append(&session(11)[10..]).unwrap();
        assert_eq!(read(&disk, &file()).events.len(), 11);
    }
}

#[test]
fn whatever_call_fails_or_is_the_last_the_file_is_the_old_one_or_the_new_one() {
    let old = closed(&session(10));
    let new = new_image(&old);
    let is_whole = |bytes: Option<Vec<u8>>, case: &str| {
        let bytes = bytes.unwrap_or_else(|| panic!("{case}: gone"));
        assert!(bytes == old || bytes == new, "{case}");
    };
    let kinds = [
        Failing::Io,
        Failing::Full,
        Failing::Interrupted,
        Failing::Short,
    ];
    let mut cuts = 0;
    for how in kinds {
        for n in 1.. {
            for when in [When::Once(n), When::From(n)] {
                let case = format!("{when:?} {how:?}");
                let disk = disk_with(&old);
                disk.put(&beside("draft"), b"Ren\xc3\xa9e belt");
                disk.put(&beside("torn-1"), b"(seq:11,Ren\xc3\xa9e");
                disk.plan(when, how);
                let done = rewrite(&disk);
                // Killed here, or the power gone: what other programs find.
                is_whole(disk.bytes(&file()), &case);
                for remains in [Remains::Short(0), Remains::Short(7), Remains::Zeros(7)] {
                    is_whole(disk.power_cut(remains).bytes(&file()), &case);
                    cuts += 1;
                }
                if done.is_ok() {
                    assert_eq!(disk.bytes(&file()), Some(new.clone()), "{case}");
                    let after = disk.power_cut(Remains::Short(0));
                    assert_eq!(after.bytes(&file()), Some(new.clone()), "{case}");
                }
                // Whatever happened, it can be done again.
                disk.mend();
                rewrite_again(&disk, &case);
                assert_eq!(disk.bytes(&file()), Some(new.clone()), "{case}");
            }
            let disk = disk_with(&old);
            disk.plan(When::Once(n), how);
            let _done = rewrite(&disk);
            if (disk.calls().len() as u64) < n {
                assert!(n > 8, "only {n} calls");
                break;
            }
        }
    }
    assert!(cuts > 200, "{cuts}");
}

fn rewrite_again(disk: &FaultyDisk, case: &str) {
    let held = rewriting::hold(disk, &file(), &home());
    let held = held.unwrap_or_else(|refused| panic!("{case}: {refused:?}"));
    let again = |_: &rewriting::HeldFile, events: &mut [Stamped]| {
        let mut names = Names::default();
        names.add("Renée", Meant::Always, "[weg]");
        let _found = redact::take_names(events, &names, Scope::default());
    };
    held.rewrite(again, |_| None).unwrap();
    let left: Vec<PathBuf> = disk
        .paths()
        .into_iter()
        .filter(|path| path.extension().is_none_or(|e| e != "lock" && e != "ron"))
        .collect();
    assert_eq!(left, Vec::<PathBuf>::new(), "{case}");
}

#[test]
fn a_session_another_process_has_open_stays_as_it_is() {
    let old = closed(&session(10));
    let disk = disk_with(&old);
    let running = writable(open(&disk));
    let refused = rewrite(&disk);
    assert!(
        matches!(refused, Err(Refused::Why(_, Why::Busy { .. }))),
        "it is in use"
    );
    drop(running);
    assert!(rewrite(&disk).is_ok());
}

#[test]
fn rescue_files_are_written_anew_and_lines_nobody_can_read_go() {
    let mut damaged = String::from_utf8(unclosed(&session(10))).unwrap();
    let start = damaged.find("(seq:5,").unwrap();
    let end = start + damaged[start..].find('\n').unwrap();
    damaged.replace_range(start..end, "Renée, half a line");
    let disk = disk_with(damaged.as_bytes());
    let rescue = beside("rescue-1.ron");
    disk.put(&rescue, &closed(&session(8)));
    let done = rewrite(&disk).unwrap();
    assert_eq!(done.unread, 1);
    for path in [file(), rescue] {
        let text = String::from_utf8(disk.bytes(&path).unwrap()).unwrap();
        assert!(!text.contains("Ren"), "{text}");
    }
    let opened = open(&disk);
    assert_eq!(opened.damage, vec![]);
    assert_eq!(opened.events[4].event, Event::Redacted);
    assert!(matches!(opened.access, Access::Write(_)));
}

#[test]
fn what_is_old_goes_with_all_beside_it_and_nothing_else_does() {
    let disk = disk_with(&closed(&session(10)));
    disk.put(&beside("draft"), b"half");
    disk.put(&beside("rescue-1.ron"), &closed(&session(12)));
    let other = file().with_file_name("ab.ron");
    disk.put(&other, &closed(&session(10)));
    let last = session(12)[11].at.wall;
    assert_eq!(
        purging::older(&disk, &home(), session(10)[9].at.wall).unwrap(),
        vec![]
    );
    let old = purging::older(&disk, &home(), last + 1).unwrap();
    assert_eq!(old.len(), 2);
    let old = old.into_iter().find(|old| old.id != "ab").unwrap();
    assert_eq!((old.files.len(), old.last, old.in_use), (3, last, false));
    let running = log::open(arc(&disk), &file()).unwrap();
    let remove = |before| purging::remove(&disk, &old, before).map_err(|why| why.kept().unwrap());
    assert_eq!(remove(last + 1), Err(Kept::InUse));
    assert!(disk.bytes(&file()).is_some());
    drop(running);
    assert_eq!(
        remove(last),
        Err(Kept::WorkedIn),
        "its age is looked at again"
    );
    assert_eq!(remove(last + 1), Ok(()));
    assert_eq!(disk.paths(), vec![other]);
}
