//! Which files a session stands in: nothing saved is out of reach, nothing foreign is touched, what is removed is what was
//! asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use flipover::domain::event::{Event, Stamped};
use flipover::storage::disk::Disk;
use flipover::storage::log;
use flipover::storage::paths::Home;
use flipover::storage::purging::{self, Kept};
use flipover::storage::rewriting;
use flipover::storage::session_files::{self, Entry};
use proptest::prelude::*;

use crate::apart::{begun, gone_on, image};
use crate::faulty_disk::{Failing, FaultyDisk, When};
use crate::{arc, open, writable};

fn home() -> Home {
    Home::at("/home")
}

fn listed(disk: &FaultyDisk) -> Vec<Entry> {
    session_files::list(disk, &home()).unwrap()
}

fn ids(disk: &FaultyDisk) -> BTreeSet<String> {
    listed(disk).into_iter().map(|entry| entry.id).collect()
}

fn sessions(name: &str) -> PathBuf {
    home().sessions().join(name)
}

/// Where rescues of several homes may stand: the user's own folder for them, and the one for temporary files.
fn shared() -> [PathBuf; 2] {
    let refuges = home().refuges();
    [refuges[0].clone(), refuges[refuges.len() - 1].clone()]
}

fn remove(disk: &FaultyDisk, id: &str) -> Result<(), Kept> {
    let entries = listed(disk);
    let entry = entries.iter().find(|entry| entry.id == id).unwrap();
    let old = purging::removable(disk, &home(), entry).unwrap();
    purging::remove(disk, &old, i64::MAX).map_err(|why| why.kept().unwrap())
}

#[test]
fn a_conflict_copy_goes_alone_and_so_does_the_session() {
    let copy = "a.sync-conflict-20261130-101010-ABCDEFG.ron";
    for (id, stays) in [
        ("a.sync-conflict-20261130-101010-ABCDEFG", "a"),
        ("a", copy),
    ] {
        let disk = FaultyDisk::default();
        disk.put(&sessions("a.ron"), &image(&begun("a", "r", 10)));
        disk.put(&sessions("a.draft"), b"half");
        disk.put(&sessions(copy), &image(&begun("a", "r", 8)));
        disk.put(&sessions("a.pdf"), b"a document");
        let entries = listed(&disk);
        let entry = entries.iter().find(|entry| entry.id == id).unwrap();
        let old = purging::removable(&disk, &home(), entry).unwrap();
        let asked: BTreeSet<PathBuf> = old.files.iter().cloned().collect();
        assert_eq!(remove(&disk, id), Ok(()));
        let left: BTreeSet<PathBuf> = disk.paths().into_iter().collect();
        assert!(left.contains(&sessions("a.pdf")), "documents stay");
        assert!(asked.is_disjoint(&left), "all that was named is gone");
        assert_eq!(
            ids(&disk),
            BTreeSet::from([stays.trim_end_matches(".ron").to_owned()])
        );
        let drafts = left.contains(&sessions("a.draft"));
        assert_eq!(drafts, id != "a", "the draft belongs to the session alone");
    }
}

#[test]
fn a_rescue_of_another_home_is_not_taken_up() {
    for folder in shared() {
        let disk = FaultyDisk::default();
        let rescue = folder.join("a.rescue-1.ron");
        disk.put(&rescue, &image(&begun("a", "r", 10)));
        assert_eq!(ids(&disk), BTreeSet::new(), "its session is not here");
        // One of the same name that began in another run is another session.
        disk.put(&sessions("a.ron"), &image(&begun("a", "other", 10)));
        disk.put(&sessions("a.lock"), b"7");
        assert_eq!(ids(&disk), BTreeSet::from(["a".to_owned()]));
        // It is ours when it goes on with what stands here.
        disk.put(&sessions("a.ron"), &image(&begun("a", "r", 8)));
        assert_eq!(listed(&disk)[0].path, rescue);
        // And when what stood here was taken away while we had it open.
        disk.remove(&sessions("a.ron")).unwrap();
        assert_eq!(listed(&disk)[0].path, rescue);
        disk.remove(&sessions("a.lock")).unwrap();
        assert_eq!(ids(&disk), BTreeSet::new());
    }
}

#[test]
fn a_rescue_hides_only_what_it_has() {
    let disk = FaultyDisk::default();
    let saved = begun("a", "r", 8);
    let (here, there) = (
        gone_on(saved.clone(), "stick", 2),
        gone_on(saved.clone(), "laptop", 2),
    );
    let rescue = home().refuges()[0].join("a.rescue-1.ron");
    disk.put(&rescue, &image(&there));
    disk.put(&sessions("a.ron"), &image(&saved));
    assert_eq!(ids(&disk), BTreeSet::from(["a.rescue-1".to_owned()]));
    assert_eq!(listed(&disk)[0].covers, [sessions("a.ron")]);
    // The stick went on on another laptop.
    disk.put(&sessions("a.ron"), &image(&here));
    let both = ["a", "a.rescue-1"].map(str::to_owned);
    assert_eq!(ids(&disk), BTreeSet::from(both));
    // Of two rescues the higher one hides the lower one only where it has it all.
    let second = sessions("a.rescue-2.ron");
    disk.put(&second, &image(&gone_on(here.clone(), "again", 1)));
    assert_eq!(
        ids(&disk),
        BTreeSet::from(["a.rescue-1", "a.rescue-2"].map(str::to_owned))
    );
    // One that was brought together covers both.
    let taking = flipover::domain::merge::plan(&here, &there, here[0].at, 60).unwrap();
    let merged: Vec<Stamped> = here.iter().cloned().chain(taking.events).collect();
    disk.put(&sessions("a.ron"), &image(&gone_on(merged, "home", 1)));
    assert_eq!(
        ids(&disk),
        BTreeSet::from(["a", "a.rescue-2"].map(str::to_owned))
    );
}

#[test]
fn a_file_under_two_names_of_rescues_is_told_apart_by_its_path() {
    let disk = FaultyDisk::default();
    let saved = begun("a", "r", 8);
    disk.put(&sessions("a.ron"), &image(&saved));
    let places = shared().map(|folder| folder.join("a.rescue-1.ron"));
    for (path, run) in places.iter().zip(["one", "two"]) {
        disk.put(path, &image(&gone_on(saved.clone(), run, 1)));
    }
    let ids = ids(&disk);
    assert_eq!(ids.len(), 2, "{ids:?}");
}

#[test]
fn an_open_session_is_not_removed_whichever_of_its_files_is_open() {
    let disk = FaultyDisk::default();
    let saved = begun("a", "r", 8);
    disk.put(&crate::file(), &image(&saved));
    let rescue = sessions("a.rescue-1.ron");
    disk.put(&rescue, &image(&gone_on(saved, "later", 1)));
    let running = writable(log::open(arc(&disk), &rescue).unwrap());
    assert_eq!(remove(&disk, "a.rescue-1"), Err(Kept::InUse));
    drop(running);
    let running = writable(open(&disk));
    assert_eq!(remove(&disk, "a.rescue-1"), Err(Kept::InUse));
    drop(running);
    assert_eq!(remove(&disk, "a.rescue-1"), Ok(()));
    assert_eq!(disk.paths(), Vec::<PathBuf>::new());
}

#[test]
fn what_happened_since_it_was_looked_at_keeps_a_session() {
    let disk = FaultyDisk::default();
    let saved = begun("a", "r", 8);
    disk.put(&sessions("a.ron"), &image(&saved));
    let last = saved.last().unwrap().at.wall;
    let old = purging::older(&disk, &home(), last + 1).unwrap().remove(0);
    disk.put(&sessions("a.ron"), &image(&gone_on(saved, "now", 1)));
    let remove = |before| purging::remove(&disk, &old, before).map_err(|why| why.kept().unwrap());
    let kept = remove(last + 1);
    assert_eq!(kept, Err(Kept::WorkedIn));
    // What came to it is not removed unnamed either.
    disk.put(&sessions("a.draft"), b"half");
    let kept = remove(i64::MAX);
    assert_eq!(kept, Err(Kept::Changed));
}

#[test]
fn a_removal_broken_off_anywhere_is_finished_the_next_time() {
    let saved = begun("a", "r", 8);
    let full = || {
        let disk = FaultyDisk::default();
        disk.put(&sessions("a.ron"), &image(&saved));
        for beside in ["a.draft", "a.torn-1", "a.lock", "a.rescue-1.lock"] {
            disk.put(&sessions(beside), b"7");
        }
        disk.put(&sessions("a.md"), b"a document");
        let rescue = home().refuges()[0].join("a.rescue-1.ron");
        disk.put(&rescue, &image(&gone_on(saved.clone(), "later", 1)));
        disk
    };
    let mut broken = 0;
    for n in 1.. {
        let disk = full();
        disk.plan(When::From(n), Failing::Io);
        let entries = session_files::list(&disk, &home());
        let done = entries.ok().and_then(|entries| {
            let entry = entries.first()?;
            let old = purging::removable(&disk, &home(), entry).ok()?;
            purging::remove(&disk, &old, i64::MAX).ok()
        });
        disk.mend();
        broken += u32::from(done.is_none());
        // What is left is a session, or left behind by one and named as that.
        for id in ids(&disk) {
            assert_eq!(remove(&disk, &id), Ok(()), "{n}");
        }
        for leftover in session_files::leftovers(&disk, &home()).unwrap() {
            disk.remove(&leftover.path).unwrap();
        }
        assert_eq!(disk.paths(), [sessions("a.md")], "{n}");
        if done.is_some() {
            break;
        }
    }
    assert!(broken > 10, "{broken}");
}

/// A file of a random folder.
#[derive(Clone, Debug)]
struct Drawn {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// What may stand in a file that is named like one of session `a`: how far it got, and what was said after that.
fn contents() -> impl Strategy<Value = Vec<Stamped>> {
    let run = prop_oneof![4 => Just("r"), 1 => Just("foreign")];
    let later = proptest::option::of((prop_oneof![Just("x"), Just("y")], 1_u32..4));
    (run, 2_u64..9, later).prop_map(|(run, count, later)| {
        let events = begun("a", run, count);
        match later {
            Some((run, count)) => gone_on(events, run, count),
            None => events,
        }
    })
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let [user, temporary] = shared();
    let session = |path: PathBuf| {
        contents().prop_map(move |events| Drawn {
            path: path.clone(),
            bytes: image(&events),
        })
    };
    let named = [
        sessions("a.ron"),
        sessions("a.sync-conflict-1.ron"),
        sessions("a (conflicted copy).ron"),
        sessions("a.rescue-1.ron"),
        sessions("a.rescue-2.ron"),
        sessions("a.rescue-2 (copy).ron"),
        home().root().join("a.rescue-1.ron"),
        user.join("a.rescue-1.ron"),
        temporary.join("a.rescue-3.ron"),
    ];
    let named = prop::sample::select(named.to_vec()).prop_flat_map(session);
    let other = [
        sessions("a.draft"),
        sessions("a.torn-1"),
        sessions("a.rescue-1.draft"),
        sessions("a.sync-conflict-1.draft"),
        sessions("a.pdf"),
        sessions("a.md"),
        sessions("a.rescue-x.txt"),
        sessions("a-actions.csv"),
        temporary.join("a.docx"),
        temporary.join("a.draft"),
        home().root().join("config.ron"),
    ];
    let other = prop::sample::select(other.to_vec()).prop_map(|path| Drawn {
        path,
        bytes: b"words of somebody".to_vec(),
    });
    prop_oneof![2 => named.boxed(), 1 => other.boxed()]
}

/// A folder in which the session stands.
fn folder_with_it() -> impl Strategy<Value = FaultyDisk> {
    (folder(), contents()).prop_map(|(disk, events)| {
        disk.put(&sessions("a.ron"), &image(&events));
        disk
    })
}

fn folder() -> impl Strategy<Value = FaultyDisk> {
    prop::collection::vec(drawn(), 1..9).prop_map(|drawn| {
        let disk = FaultyDisk::default();
        for Drawn { path, bytes } in drawn {
            disk.put(&path, &bytes);
        }
        disk
    })
}

/// Everything on the disk.
fn snapshot(disk: &FaultyDisk) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = disk.paths().into_iter();
    paths
        .map(|path| (path.clone(), disk.bytes(&path).unwrap()))
        .collect()
}

/// What was said in the files that stand in this home, or go on with one that does.
fn said(disk: &FaultyDisk) -> BTreeSet<String> {
    let identity = |path: &Path| session_files::Identity::in_file(disk, path);
    let here = ["a.ron", "a.rescue-1.ron", "a.rescue-2.ron"].map(|name| identity(&sessions(name)));
    let is_ours = |path: &&PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_here = path.starts_with(home().sessions());
        let is_rescue = name.contains(".rescue-") && !name.contains("copy");
        path.extension().is_some_and(|ending| ending == "ron")
            && (is_here
                || is_rescue
                    && (path.parent() == Some(home().root())
                        || identity(path).is_some() && here.contains(&identity(path))))
    };
    let paths = disk.paths();
    let files = paths.iter().filter(is_ours);
    files.flat_map(|path| texts(disk, path)).collect()
}

fn texts(disk: &FaultyDisk, path: &Path) -> Vec<String> {
    let events = log::read(disk, path).map(|reading| reading.events);
    let events = events.unwrap_or_default().into_iter();
    events
        .map(|stamped| format!("{:?}", stamped.event))
        .collect()
}

proptest! {
    #[test]
    fn nothing_saved_is_out_of_reach_and_nothing_foreign_is_listed(disk in folder()) {
        let found: BTreeSet<String> = listed(&disk)
            .iter()
            .flat_map(|entry| texts(&disk, &entry.path))
            .collect();
        prop_assert_eq!(found, said(&disk));
    }

    #[test]
    fn what_is_removed_is_what_was_named_and_no_more(disk in folder(), which in any::<prop::sample::Index>()) {
        // The program leaves one wherever it had a session open.
        disk.put(&sessions("a.lock"), b"7");
        let entries = listed(&disk);
        prop_assume!(!entries.is_empty());
        let entry = which.get(&entries);
        let old = purging::removable(&disk, &home(), entry).unwrap();
        let before = snapshot(&disk);
        prop_assert!(purging::remove(&disk, &old, i64::MAX).is_ok());
        let after = snapshot(&disk);
        let is_gone = |path: &&PathBuf| !after.contains_key(*path) && **path != sessions("a.lock");
        let gone: BTreeSet<&PathBuf> = before.keys().filter(is_gone).collect();
        prop_assert_eq!(gone, old.files.iter().collect::<BTreeSet<_>>());
        prop_assert!(after.iter().all(|(path, bytes)| before.get(path) == Some(bytes)));
        // What every other session has is still within reach. Of two sessions of one name the one whose file is there is
        // known.
        let identity = |path: &Path| session_files::Identity::in_file(&disk, path);
        let main = identity(&sessions("a.ron"));
        let others = entries.iter().filter(|other| {
            let is_here = other.path.starts_with(home().root());
            *other != entry && (is_here || main.is_none() || identity(&other.path) == main)
        });
        let left = listed(&disk);
        let left: BTreeSet<String> = left.iter().flat_map(|entry| texts(&disk, &entry.path)).collect();
        for other in others {
            for text in texts(&disk, &other.path) {
                prop_assert!(left.contains(&text), "{:?} after {:?}", other, old);
            }
        }
    }

    #[test]
    fn what_is_written_anew_is_the_session_and_its_own_rescues(disk in folder_with_it()) {
        let before = snapshot(&disk);
        let held = rewriting::hold(&disk, &sessions("a.ron"), &home());
        let Ok(held) = held else { return Ok(()); };
        let own = session_files::Identity::in_file(&disk, &sessions("a.ron"));
        let files: BTreeSet<PathBuf> = held.files().iter().map(|file| file.path.clone()).collect();
        let beside: BTreeSet<PathBuf> = held.beside_paths().map(Path::to_owned).collect();
        for path in &files {
            prop_assert_eq!(&session_files::Identity::in_file(&disk, path), &own);
        }
        let take_out = |_: &rewriting::HeldFile, events: &mut [Stamped]| {
            for stamped in events.iter_mut().filter(|stamped| stamped.seq > 1) {
                stamped.event = Event::Redacted;
            }
        };
        held.rewrite(take_out, |_| None).unwrap();
        let after = snapshot(&disk);
        for (path, bytes) in &before {
            if beside.contains(path) {
                prop_assert!(!after.contains_key(path));
            } else if files.contains(path) {
                prop_assert_ne!(after.get(path), Some(bytes));
            } else {
                prop_assert_eq!(after.get(path), Some(bytes), "{:?}", path);
            }
        }
    }
}
