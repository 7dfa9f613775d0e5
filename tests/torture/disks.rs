//! Rows 6 to 9: file systems of this machine whose power is cut, that fill up, that break, and that others meddle with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use flipover::domain::event::Stamped;
use flipover::storage::disk::RealDisk;
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Access, Flushed, Log, Why};
use flipover::storage::writer::{Report, Writer};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::child::{Pace, Said, holds, writer};
use crate::process::ended;
use crate::sample::session;
use crate::trial::Trial;

/// The user everything is forbidden to.
const NOBODY: u32 = 65_534;

/// A folder with a file system of its own, let go of in the end.
pub(crate) struct Mount(TempDir);

impl Mount {
    /// A folder in memory that holds so many bytes.
    pub(crate) fn memory(kilobytes: u64) -> Option<Self> {
        Self::of(&[
            "-t",
            "tmpfs",
            "-o",
            &format!("size={kilobytes}k"),
            "flipover",
        ])
    }

    /// The file system in an image.
    fn image(image: &Path) -> Option<Self> {
        Self::of(&["-o", "loop", image.to_str()?])
    }

    fn of(args: &[&str]) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let done = quiet(Command::new("mount").args(args).arg(folder.path()));
        done.then_some(Self(folder))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // Something may still be letting go of a file.
        for _ in 0..50 {
            if quiet(Command::new("umount").arg(self.path())) {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        quiet(Command::new("umount").arg("-l").arg(self.path()));
    }
}

pub(crate) fn quiet(command: &mut Command) -> bool {
    let done = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    done.is_ok_and(|status| status.success())
}

/// Whether file systems in images can be mounted.
fn can_mount(trial: &mut Trial) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let can = make_image(&folder.path().join("image"), "ext4", 8)
        && Mount::image(&folder.path().join("image")).is_some();
    if !can {
        trial.skip("no loop devices, or not root");
    }
    can
}

fn make_image(path: &Path, kind: &str, megabytes: u64) -> bool {
    let made = fs::File::create(path).and_then(|file| file.set_len(megabytes * 1024 * 1024));
    let flags: &[&str] = match kind {
        "ext4" => &["-q", "-F"],
        "ext4-without-journal" => &["-q", "-F", "-O", "^has_journal"],
        "xfs" => &["-q", "-f"],
        _ => &["-q"],
    };
    let program = format!("mkfs.{}", kind.split('-').next().unwrap_or(kind));
    made.is_ok() && quiet(Command::new(program).args(flags).arg(path))
}

/// Row 6: the image is copied while a writer is under way, as a disk is whose power goes; the copy is mounted.
pub(crate) fn powerless(trial: &mut Trial) {
    if !can_mount(trial) {
        return;
    }
    let Some(store) = Mount::memory(3 * 1024 * 1024) else {
        trial.skip("no folder in memory");
        return;
    };
    for (kind, megabytes, cuts) in [("ext4", 64, 100), ("xfs", 320, 50), ("btrfs", 128, 50)] {
        let fresh = store.path().join(format!("fresh-{kind}"));
        if !make_image(&fresh, kind, megabytes) || Mount::image(&fresh).is_none() {
            trial.skip(format!("no {kind}"));
            continue;
        }
        let mut kept = 0;
        for cut in 0..cuts {
            let pace = Pace {
                events: 3_000,
                rounds: 1,
                pause: trial.below(2_000),
                seed: trial.below(u64::MAX),
            };
            let wait = Duration::from_micros(trial.below(120_000));
            trial.case(
                || format!("{kind}, cut {cut} after {wait:?}, {pace:?}"),
                || kept += u64::from(cut_after(&store, &fresh, pace, wait) > 0),
            );
        }
        trial.note(format!("{kind}: {cuts} cuts, {kept} with events"));
    }
}

/// Lets a writer write for so long, cuts the power, and checks what the next start finds; returns the events said saved.
fn cut_after(store: &Mount, fresh: &Path, pace: Pace, wait: Duration) -> u64 {
    let (live, copy) = (store.path().join("live"), store.path().join("copy"));
    assert!(copied(fresh, &live));
    let said = {
        let mounted = Mount::image(&live).unwrap();
        let mut child = writer(&mounted.path().join("sessions/a.ron"), pace)
            .spawn()
            .unwrap();
        thread::sleep(wait);
        let pid = Pid::from_raw(child.id().cast_signed());
        // Stopped first, so that it says nothing more that the copy does not hold.
        kill(pid, Signal::SIGSTOP).unwrap();
        waitpid(pid, Some(WaitPidFlag::WUNTRACED)).unwrap();
        assert!(copied(&live, &copy));
        child.kill().unwrap();
        Said::read(&ended(child).1)
    };
    let mounted = Mount::image(&copy).unwrap();
    holds(
        &mounted.path().join("sessions/a.ron"),
        said.saved,
        pace.events,
    );
    said.saved
}

fn copied(from: &Path, to: &Path) -> bool {
    quiet(Command::new("cp").arg("--sparse=always").arg(from).arg(to))
}

fn begin(path: &Path, events: &[Stamped], refuge: &Path) -> Log {
    let log = log::create(Arc::new(RealDisk), path, &events[0]).unwrap();
    log.with_refuges(vec![refuge.to_owned()])
}

/// The second part of row 7: a disk in an image whose store fills up, so that flushes fail as on a broken one.
pub(crate) fn broken(trial: &mut Trial) {
    if !can_mount(trial) {
        return;
    }
    let events = session(20_000);
    let (mut rescued, mut readonly) = (0, 0);
    for run in 0..30 {
        let room = 200 + trial.below(1_000);
        let kind = trial.below(2);
        trial.case(
            || format!("run {run} with {room} kB left"),
            || {
                let store = Mount::memory(12 * 1024).unwrap();
                let image = store.path().join("image");
                let kind = ["ext4", "ext4-without-journal"][kind as usize];
                assert!(make_image(&image, kind, 64));
                let mounted = Mount::image(&image).unwrap();
                let elsewhere = tempfile::tempdir().unwrap();
                let path = mounted.path().join("sessions/a.ron");
                let mut log = begin(&path, &events, elsewhere.path());
                leave_room(store.path(), room);
                let mut given = 1;
                let file = loop {
                    assert!(given < events.len(), "the disk never failed");
                    let until = (given + 40).min(events.len());
                    match log.append(&events[given..until]) {
                        Ok(Flushed::Rescued { path, .. }) => break path,
                        Ok(_) => {}
                        Err(Fault::Write { .. }) => readonly += 1,
                        Err(other) => panic!("{other:?}"),
                    }
                    given = until;
                };
                rescued += 1;
                let saved = usize::try_from(log.saved_seq()).unwrap();
                let reading = log::read(&RealDisk, &file).unwrap();
                assert_eq!(reading.events, events[..saved]);
                let closed = log.close().unwrap();
                assert!(log::read(&RealDisk, &closed).unwrap().closed_cleanly);
            },
        );
    }
    trial.note(format!(
        "real failures: {rescued} rescued, {readonly} writes refused before"
    ));
}

/// Fills a folder in memory until so many kilobytes are left.
fn leave_room(folder: &Path, kilobytes: u64) {
    let free = flipover::storage::folder_risk::free_bytes(folder).unwrap();
    let fill = usize::try_from(free.saturating_sub(kilobytes * 1024)).unwrap();
    fs::write(folder.join("filler"), vec![1; fill]).unwrap();
}

/// Row 8: the disk is full while people go on, and then there is room again.
pub(crate) fn full(trial: &mut Trial) {
    if Mount::memory(64).is_none() {
        trial.skip("not root");
        return;
    }
    let loops = can_mount(trial);
    let events = session(4_000);
    let mut by_itself = 0;
    for run in 0..200 {
        let size = 64 + trial.below(960);
        let room = 8 + trial.below(40);
        let waits = run % 10 == 0;
        let on_loop = loops && run % 4 == 3;
        by_itself += u64::from(waits);
        trial.case(
            || {
                format!(
                    "run {run}: {size} kB, {room} left, {}",
                    if on_loop { "ext4" } else { "tmpfs" }
                )
            },
            || {
                let store = Mount::memory(4 * 1024).unwrap();
                let mounted = if on_loop {
                    let image = store.path().join("image");
                    assert!(make_image(&image, "ext4-without-journal", 2));
                    Mount::image(&image).unwrap()
                } else {
                    Mount::memory(size).unwrap()
                };
                fills_up(mounted.path(), &events, room, waits);
            },
        );
    }
    trial.note(format!("{by_itself} resumed without another event"));
}

fn fills_up(folder: &Path, events: &[Stamped], room: u64, waits: bool) {
    let path = folder.join("sessions/a.ron");
    let nowhere = PathBuf::from("/proc/nowhere");
    let log = begin(&path, events, &nowhere);
    leave_room(folder, room);
    let (tell, told) = channel();
    let writer = Writer::spawn(log, move |report| {
        let _heard = tell.send(report);
    })
    .unwrap();
    let mut given = 1;
    let told_full = loop {
        assert!(given < events.len(), "the disk never filled");
        writer.append(&events[given]);
        given += 1;
        match told.recv_timeout(Duration::from_secs(20)).unwrap() {
            Report::Saved { .. } => {}
            Report::NotOnDisk { since, cause, .. } => break (since, cause),
            other => panic!("{other:?}"),
        }
    };
    let (since, cause) = told_full;
    assert!(matches!(cause, Fault::Write { .. }), "{cause:?}");
    let reading = log::read(&RealDisk, &path).unwrap();
    assert_eq!(
        reading.events.len() as u64,
        since - 1,
        "nothing torn is left, nothing saved is lost"
    );
    assert_eq!(reading.damage, []);
    // People go on while it is full.
    for event in &events[given..given + 20] {
        writer.append(event);
    }
    given += 20;
    // All of them were tried and refused, so that nothing but the writer itself comes back to them.
    until_refused(&told, given as u64);
    fs::remove_file(folder.join("filler")).unwrap();
    if !waits {
        writer.append(&events[given]);
        given += 1;
    }
    until_saved(&told, given as u64);
    let closed = writer.close().unwrap();
    assert_eq!(closed, path, "it stays in its file");
    let reading = log::read(&RealDisk, &path).unwrap();
    assert!(reading.events == events[..given] && reading.closed_cleanly);
}

fn until_refused(told: &Receiver<Report>, seq: u64) {
    loop {
        match told.recv_timeout(Duration::from_secs(20)).unwrap() {
            Report::NotOnDisk { since, count, .. } if since + count > seq => return,
            // One that is shorter may still have fitted.
            Report::NotOnDisk { .. } | Report::Saved { .. } => {}
            other => panic!("{other:?}"),
        }
    }
}

fn until_saved(told: &Receiver<Report>, seq: u64) {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(20) {
        if let Ok(Report::Saved { through }) = told.recv_timeout(Duration::from_secs(5))
            && through >= seq
        {
            return;
        }
    }
    panic!("never saved {seq}");
}

/// Row 9: others remove, replace, cut, forbid and limit.
pub(crate) fn meddled(trial: &mut Trial) {
    type Deed = (&'static str, fn(&Path));
    const DEEDS: [Deed; 3] = [
        ("removed", |path| fs::remove_file(path).unwrap()),
        ("replaced", |path| {
            fs::write(path.with_extension("other"), "something else").unwrap();
            fs::rename(path.with_extension("other"), path).unwrap();
        }),
        ("cut", |path| {
            let file = fs::OpenOptions::new().write(true).open(path).unwrap();
            file.set_len(file.metadata().unwrap().len() / 2).unwrap();
        }),
    ];
    let events = session(60);
    for (name, deed) in DEEDS {
        for run in 0..20 {
            let at = 2 + trial.below(50) as usize;
            trial.case(
                || format!("{name} {run} at {at}"),
                || meddles(&events, at, deed),
            );
        }
    }
    for run in 0..20 {
        let at = 1 + trial.below(59) as usize;
        trial.case(|| format!("read-only {run}"), || read_only(&events[..at]));
    }
    let is_root = nix::unistd::geteuid().is_root();
    if !is_root {
        trial.skip("not root: nothing is forbidden to another user");
    }
    for run in 0..if is_root { 20 } else { 0 } {
        for mode in [0o000, 0o500] {
            trial.case(
                || format!("folder of mode {mode:o} {run}"),
                || forbidden(&events, mode),
            );
        }
    }
    for run in 0..20 {
        let blocks = 4 + trial.below(30);
        trial.case(|| format!("ulimit -f {blocks} {run}"), || limited(blocks));
    }
}

fn meddles(events: &[Stamped], at: usize, deed: fn(&Path)) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("sessions/a.ron");
    let mut log = begin(&path, events, home.path());
    let _saved = log.append(&events[1..at]).unwrap();
    deed(&path);
    let Flushed::Rescued { path: file, .. } = log.append(&events[at..=at]).unwrap() else {
        panic!("it was not noticed")
    };
    let _saved = log.append(&events[at + 1..]).unwrap();
    assert_eq!(log.close().unwrap(), file);
    assert_eq!(log::read(&RealDisk, &file).unwrap().events, events);
}

fn read_only(events: &[Stamped]) {
    let mounted = Mount::memory(1024).unwrap();
    let path = mounted.path().join("sessions/a.ron");
    let mut log = begin(&path, events, mounted.path());
    let _saved = log.append(&events[1..]).unwrap();
    drop(log);
    assert!(quiet(
        Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(mounted.path())
    ));
    let before = fs::read(&path).unwrap();
    let opened = log::open(Arc::new(RealDisk), &path).unwrap();
    assert_eq!(opened.events, events);
    assert!(matches!(
        opened.access,
        Access::ReadOnly(Why::Unwritable(_))
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
    let other = mounted.path().join("sessions/b.ron");
    assert!(log::create(Arc::new(RealDisk), &other, &events[0]).is_err());
}

/// The program, by a user to whom the folder of the sessions is forbidden, says so and harms nothing.
fn forbidden(events: &[Stamped], mode: u32) {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("sessions/a.ron");
    let mut log = begin(&path, events, home.path());
    let _saved = log.append(&events[1..]).unwrap();
    log.close().unwrap();
    let before = fs::read(&path).unwrap();
    for place in [home.path(), path.parent().unwrap(), &path] {
        chown(place, Some(NOBODY), None).unwrap();
    }
    let sessions = path.parent().unwrap();
    fs::set_permissions(sessions, fs::Permissions::from_mode(mode)).unwrap();
    let program = home.path().join("flipover");
    fs::copy(env!("CARGO_BIN_EXE_flipover"), &program).unwrap();
    let output = Command::new(&program)
        .args(["sessions"])
        .env("LANG", "en_GB.UTF-8")
        .env("FLIPOVER_HOME", home.path())
        .uid(NOBODY)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    if mode == 0 {
        assert!(
            !output.status.success() && said.contains("cannot be read"),
            "{said}"
        );
    } else {
        assert!(output.status.success() && said.contains('a'), "{said}");
    }
    fs::set_permissions(sessions, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// A file may not grow past a limit: what was called saved is there, and the file is whole.
fn limited(blocks: u64) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("sessions/a.ron");
    let pace = Pace {
        events: 400,
        rounds: 1,
        pause: 100,
        seed: blocks,
    };
    let command = writer(&path, pace);
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"trap "" XFSZ; ulimit -f $0; exec "$@""#]);
    shell
        .arg(blocks.to_string())
        .arg(command.get_program())
        .args(command.get_args());
    shell.stdout(Stdio::piped()).stderr(Stdio::null());
    let said = Said::read(&ended(shell.spawn().unwrap()).1);
    assert!(said.failing > 0 && said.rescued.is_none(), "{said:?}");
    holds(&path, said.saved, 400);
}
