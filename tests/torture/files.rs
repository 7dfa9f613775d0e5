//! Rows 25 to 29: which file is the session, on drives of several kinds, between machines, when the disk is slow, when a
//! removal is broken off, and beside the files of another home.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use flipover::domain::event::{Event, List, Moment, Stamped};
use flipover::domain::text::Clean;
use flipover::run::clock::Clock;
use flipover::run::copies;
use flipover::run::session::Host;
use flipover::storage::disk::RealDisk;
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Access, Flushed, Log};
use flipover::storage::paths::Home;
use flipover::storage::purging;
use flipover::storage::session_files;
use tempfile::TempDir;

use crate::apart::{begun, gone_on, image};
use crate::disks::quiet;
use crate::sample::session;
use crate::trial::Trial;

/// A folder on a drive of some kind, while the case lasts.
pub(crate) struct Drive {
    name: &'static str,
    pub(crate) folder: PathBuf,
    /// Where what is on it really stands.
    pub(crate) store: PathBuf,
    _held: Vec<Box<dyn std::any::Any>>,
}

/// A program that serves a drive, ended with the case.
struct Served(Child, PathBuf);

impl Drop for Served {
    fn drop(&mut self) {
        quiet(Command::new("fusermount").arg("-uz").arg(&self.1));
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// The disk the tests stand on.
fn plain() -> Drive {
    let folder = tempfile::tempdir().unwrap();
    Drive {
        name: "plain",
        folder: folder.path().to_owned(),
        store: folder.path().to_owned(),
        _held: vec![Box::new(folder)],
    }
}

/// A disk as Windows has it, through the program that serves it.
fn ntfs() -> Option<Drive> {
    let store = tempfile::tempdir().unwrap();
    let image = store.path().join("image");
    fs::File::create(&image).unwrap().set_len(16 << 20).unwrap();
    let made = quiet(
        Command::new("mkfs.ntfs")
            .args(["-F", "-q", "-Q"])
            .arg(&image),
    );
    let folder = tempfile::tempdir().unwrap();
    let done = made && quiet(Command::new("ntfs-3g").arg(&image).arg(folder.path()));
    done.then(|| Drive {
        name: "ntfs-3g",
        folder: folder.path().to_owned(),
        store: store.path().to_owned(),
        _held: vec![Box::new(Unmounted(folder)), Box::new(store)],
    })
}

/// Lets a mounted folder go.
struct Unmounted(TempDir);

impl Drop for Unmounted {
    fn drop(&mut self) {
        quiet(Command::new("umount").arg("-l").arg(self.0.path()));
    }
}

/// A stick as cameras have it, through the program that serves it.
fn exfat() -> Option<Drive> {
    let store = tempfile::tempdir().unwrap();
    let image = store.path().join("image");
    fs::File::create(&image).unwrap().set_len(16 << 20).unwrap();
    if !quiet(Command::new("mkfs.exfat").arg(&image)) {
        return None;
    }
    let mut looped = Command::new("losetup");
    looped.args(["-f", "--show"]).arg(&image);
    let device = looped.output().ok().filter(|it| it.status.success())?;
    let device = String::from_utf8(device.stdout).unwrap().trim().to_owned();
    let folder = tempfile::tempdir().unwrap();
    let mut mount = Command::new("mount.exfat-fuse");
    let done = quiet(mount.arg(&device).arg(folder.path()));
    // It is let go of with the last file system on it.
    quiet(Command::new("losetup").arg("-d").arg(&device));
    done.then(|| Drive {
        name: "exfat",
        folder: folder.path().to_owned(),
        store: store.path().to_owned(),
        _held: vec![Box::new(Unmounted(folder)), Box::new(store)],
    })
}

/// A drive whose files have another number at every look.
pub(crate) fn made_up() -> Option<Drive> {
    let (store, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let python = std::env::var_os("FLIPOVER_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/torture/drive.py");
    let child = Command::new(python)
        .arg(script)
        .args([store.path(), folder.path()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut served = Served(child.ok()?, folder.path().to_owned());
    fs::write(store.path().join("is-there"), "").unwrap();
    let began = Instant::now();
    while !folder.path().join("is-there").exists() {
        let is_over = served.0.try_wait().is_ok_and(|ended| ended.is_some());
        if is_over || began.elapsed() > Duration::from_secs(10) {
            return None;
        }
        thread::sleep(Duration::from_millis(20));
    }
    Some(Drive {
        name: "made-up numbers",
        folder: folder.path().to_owned(),
        store: store.path().to_owned(),
        _held: vec![Box::new(served), Box::new(folder), Box::new(store)],
    })
}

/// What another program does to the file, and whether the session must leave it.
type Deed = (&'static str, fn(&Path), bool);

#[rustfmt::skip]
const DEEDS: [Deed; 7] = [
    ("nothing", |_| (), false),
    ("moved", |path| fs::rename(path, path.with_extension("bak")).unwrap(), true),
    ("removed", |path| fs::remove_file(path).unwrap(), true),
    ("replaced by an older one", |path| {
        let bytes = fs::read(path).unwrap();
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let older: Vec<u8> = lines.take(2).flatten().copied().collect();
        fs::write(path.with_extension("new"), older).unwrap();
        fs::rename(path.with_extension("new"), path).unwrap();
    }, true),
    ("replaced by its like", |path| {
        fs::copy(path, path.with_extension("new")).unwrap();
        fs::rename(path.with_extension("new"), path).unwrap();
    }, false),
    ("moved, and another put there", |path| {
        fs::rename(path, path.with_extension("bak")).unwrap();
        fs::write(path, image(&begun("other", "other", 3))).unwrap();
    }, true),
    ("cut", |path| {
        let file = fs::OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    }, true),
];

/// Row 25: others move, remove, replace and cut the file, on drives of several kinds: it is noticed with the next event, and
/// nothing that was called saved is anywhere but in the file the session goes on in.
pub(crate) fn meddled(trial: &mut Trial) {
    let makers: [fn() -> Option<Drive>; 4] = [|| Some(plain()), ntfs, exfat, made_up];
    let mut missing = Vec::new();
    for (kind, make) in makers.into_iter().enumerate() {
        let Some(drive) = make() else {
            missing.push(["plain", "ntfs-3g", "exfat", "made-up numbers"][kind]);
            continue;
        };
        let rounds = trial.times(20);
        for (n, (name, deed, leaves)) in DEEDS.into_iter().enumerate() {
            // Without numbers its like cannot be told from the file itself being gone.
            let is_like = name == "replaced by its like" && drive.name == "made-up numbers";
            for round in 0..rounds {
                let at = 3 + usize::try_from(trial.below(40)).unwrap();
                trial.case(
                    || format!("{}: {name}, {round} at {at}", drive.name),
                    || {
                        let folder = drive.folder.join(format!("{n}-{round}"));
                        stands(&folder, at, deed, leaves || is_like);
                    },
                );
            }
        }
        trial.note(drive.name);
    }
    if !missing.is_empty() {
        trial.skip(format!("no {}", missing.join(", ")));
    }
}

fn stands(folder: &Path, at: usize, deed: fn(&Path), leaves: bool) {
    let events = session(50);
    let path = folder.join("sessions/a.ron");
    let mut log = log::create(Arc::new(RealDisk), &path, &events[0]).unwrap();
    log = log.with_refuges(vec![folder.to_owned()]);
    let _saved = log.append(&events[1..at]).unwrap();
    deed(&path);
    let flushed = log.append(&events[at..=at]).unwrap();
    let left = matches!(flushed, Flushed::Rescued { .. });
    assert!(left == leaves, "left: {left}");
    let _saved = log.append(&events[at + 1..]).unwrap();
    let closed = log.close().unwrap();
    let home = Home::at(folder).with_refuges(vec![folder.to_owned()]);
    assert_eq!(log::read(&RealDisk, &closed).unwrap().events, events);
    let listed = session_files::list(&RealDisk, &home).unwrap();
    assert!(
        listed.iter().any(|entry| entry.path == closed),
        "{listed:?}"
    );
}

/// A laptop with the stick in it.
struct Laptop {
    place: Host,
    /// What it was told is saved.
    told: BTreeSet<String>,
}

/// Row 26: one home on a stick, on two laptops, pulled out, copied, its lock deleted, opened twice: what either was told is
/// saved is listed on one of them, and can be brought together.
pub(crate) fn carried(trial: &mut Trial) {
    for run in 0..trial.times(300) {
        let seed = trial.below(u64::MAX);
        trial.case(
            || format!("run {run}, seed {seed}"),
            || travels(&mut Trial::new(trial_extent(), seed)),
        );
    }
}

fn trial_extent() -> crate::trial::Extent {
    crate::trial::Extent::Full
}

/// An event as the next one of a log.
fn next(log: &Log, event: Event) -> Stamped {
    Stamped {
        seq: log.last_seq() + 1,
        at: Moment {
            wall: 1_790_000_100_000,
            mono: log.last_seq() * 10,
        },
        event,
    }
}

/// Something said, which nobody else says.
fn said(log: &Log, text: &str) -> Stamped {
    let id = u32::try_from(log.last_seq()).unwrap() + 100;
    let note = Event::NoteAdded {
        list: List::Quote,
        id,
        text: Clean::new(text),
        by: Clean::default(),
    };
    next(log, note)
}

fn resumed(log: &Log, run: &str) -> Stamped {
    let resumed = Event::Resumed {
        run: run.to_owned(),
        offset: 60,
        counted: 0,
    };
    next(log, resumed)
}

fn travels(chance: &mut Trial) {
    let all = tempfile::tempdir().unwrap();
    let stick = all.path().join("stick");
    let mut laptops = ["one", "two"].map(|name| {
        let rescued = all.path().join(name).join("rescued");
        fs::create_dir_all(&rescued).unwrap();
        Laptop {
            place: Host {
                disk: Arc::new(RealDisk),
                home: Home::at(&stick).with_refuges(vec![rescued, stick.clone()]),
                clock: Clock::start(),
            },
            told: BTreeSet::new(),
        }
    });
    let main = stick.join("sessions/a.ron");
    let log = log::create(Arc::new(RealDisk), &main, &begun("a", "r", 2)[0]).unwrap();
    drop(log.close().unwrap());
    for round in 0..6 {
        let which = usize::try_from(chance.below(2)).unwrap();
        works(&mut laptops[which], chance, round, all.path());
    }
    // Whatever was told is listed where it was told, or on the stick.
    for laptop in &laptops {
        let found = listed(&laptop.place);
        let missing: Vec<&String> = laptop.told.difference(&found).collect();
        assert_eq!(missing, Vec::<&String>::new());
    }
    // And is brought together into one session, on the laptop that has it.
    for laptop in &laptops {
        let all = listed(&laptop.place);
        let entries = session_files::list(&RealDisk, &laptop.place.home).unwrap();
        let (first, others) = entries.split_first().unwrap();
        for other in others {
            let there = log::read(&RealDisk, &other.path).unwrap().events;
            copies::take_up(&laptop.place, &first.path, &there).unwrap();
        }
        assert_eq!(texts(&first.path), all, "all of it in one");
    }
}

/// Opens one of the sessions listed, says things, and is perhaps disturbed.
fn works(laptop: &mut Laptop, chance: &mut Trial, round: u32, all: &Path) {
    let entries = session_files::list(&RealDisk, &laptop.place.home).unwrap();
    let which = usize::try_from(chance.below(entries.len() as u64)).unwrap();
    let opened = log::open(Arc::new(RealDisk), &entries[which].path).unwrap();
    let Access::Write(log) = opened.access else {
        panic!("nobody has it open")
    };
    let mut log = log.with_refuges(laptop.place.home.refuges());
    let run = format!("run-{}-{round}", laptop.place.home.refuges()[0].display());
    let first = resumed(&log, &run);
    let _saved = log.append(&[first]).unwrap();
    let stick = all.join("stick");
    let mut second = None;
    for n in 0..=chance.below(4) {
        match chance.below(9) {
            // The stick is pulled out, and put in again later.
            0 => fs::rename(&stick, all.join("away")).unwrap(),
            // A synchroniser puts an older one in its place.
            1 if log.path().exists() => {
                let bytes = fs::read(log.path()).unwrap();
                let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                let kept = lines[..lines.len() - 1].concat();
                fs::write(log.path().with_extension("new"), kept).unwrap();
                fs::rename(log.path().with_extension("new"), log.path()).unwrap();
            }
            // Somebody tidies up, and opens it once more.
            2 if second.is_none() && log.path().exists() => {
                let _gone = fs::remove_file(log.path().with_extension("lock"));
                let other = log::open(Arc::new(RealDisk), log.path()).unwrap();
                if let Access::Write(other) = other.access {
                    let mut other = other.with_refuges(laptop.place.home.refuges());
                    let first = resumed(&other, &format!("second {run}"));
                    let _saved = other.append(&[first]).unwrap();
                    second = Some(other);
                }
            }
            _ => {}
        }
        let texts = [format!("{run} {n}"), format!("{run} {n} second")];
        for (text, log) in texts.iter().zip([Some(&mut log), second.as_mut()]) {
            let Some(log) = log else { continue };
            let event = said(log, text);
            match log.append(&[event]) {
                Ok(_) => {
                    laptop.told.insert(text.clone());
                }
                Err(Fault::Nowhere { .. } | Fault::Write { .. }) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        if all.join("away").exists() {
            let _gone = fs::remove_dir_all(&stick);
            fs::rename(all.join("away"), &stick).unwrap();
        }
    }
    for log in [Some(log), second].into_iter().flatten() {
        let _left = log.close();
    }
}

fn texts(path: &Path) -> BTreeSet<String> {
    let events = log::read(&RealDisk, path).unwrap().events;
    let text = |stamped: Stamped| match stamped.event {
        Event::NoteAdded { text, .. } => Some(text.to_string()),
        _ => None,
    };
    events.into_iter().filter_map(text).collect()
}

fn listed(place: &Host) -> BTreeSet<String> {
    let entries = session_files::list(&RealDisk, &place.home).unwrap();
    entries
        .iter()
        .flat_map(|entry| texts(&entry.path))
        .collect()
}

/// Row 29: two homes whose rescues stand in one folder, under the same names: each lists its own and no other, and removes
/// its own and no other.
pub(crate) fn shared(trial: &mut Trial) {
    for run in 0..trial.times(300) {
        let numbers: Vec<u64> = (0..12).map(|_| trial.below(8)).collect();
        trial.case(|| format!("run {run}: {numbers:?}"), || shares(&numbers));
    }
}

fn shares(numbers: &[u64]) {
    let all = tempfile::tempdir().unwrap();
    let temporary = all.path().join("tmp");
    fs::create_dir_all(&temporary).unwrap();
    let homes = ["one", "two"].map(|name| {
        let folder = all.path().join(name);
        fs::create_dir_all(folder.join("sessions")).unwrap();
        Home::at(&folder).with_refuges(vec![folder, temporary.clone()])
    });
    let mut own: [BTreeSet<PathBuf>; 2] = Default::default();
    for (n, number) in numbers.iter().enumerate() {
        let home = n % 2;
        // The same id in both homes, of sessions that have nothing to do with each other.
        let id = format!("2026-11-30-brand-values-k3f{}", n / 4);
        let run = format!("run-{home}-{}", n / 4);
        let saved = begun(&id, &run, 4);
        let main = homes[home].session(&id);
        if !main.exists() {
            fs::write(&main, image(&saved)).unwrap();
            fs::write(main.with_extension("lock"), "7").unwrap();
            own[home].insert(main.clone());
        }
        let rescue = temporary.join(format!("{id}.rescue-{}.ron", n + 1));
        let rest = gone_on(
            saved,
            &format!("later-{n}"),
            u32::try_from(*number).unwrap(),
        );
        fs::write(&rescue, image(&rest)).unwrap();
        if n % 3 == 0 {
            let folder = homes[home].sessions();
            fs::write(rescue.with_extension("home"), folder.display().to_string()).unwrap();
        }
        own[home].insert(rescue);
    }
    let before = snapshot(all.path());
    for (home, own) in homes.iter().zip(&own) {
        let entries = session_files::list(&RealDisk, home).unwrap();
        let shown = entries.iter().map(|entry| &entry.path);
        let covered = entries.iter().flat_map(|entry| &entry.covers);
        let found: BTreeSet<PathBuf> = shown.chain(covered).cloned().collect();
        assert_eq!(&found, own);
    }
    for entry in session_files::list(&RealDisk, &homes[0]).unwrap() {
        let old = purging::removable(&RealDisk, &homes[0], &entry).unwrap();
        purging::remove(&RealDisk, &old, i64::MAX).unwrap();
    }
    let after = snapshot(all.path());
    assert!(own[0].iter().all(|path| !after.contains_key(path)));
    assert!(
        own[1]
            .iter()
            .all(|path| after.get(path) == before.get(path))
    );
}

fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(snapshot(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}
