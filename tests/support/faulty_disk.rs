//! A disk in memory that fails when told to, and forgets at a power cut what was not made durable.
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use flipover::storage::disk::{Disk, DiskFile, FileId, FileState, Lock, Metadata};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failing {
    /// The device has an error.
    Io,
    /// The device is full.
    Full,
    /// A signal came.
    Interrupted,
    /// Half of it is written; a call that writes nothing works.
    Short,
    /// It waits until `FaultyDisk::answer`, and works then.
    Hang,
}

/// Which calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// The call of this number, from 1.
    Once(u64),
    /// That one and all after it.
    From(u64),
    /// These and those between.
    Between(u64, u64),
    /// The n-th call of this name.
    On(&'static str, u64),
    /// Every call about what stands in this folder.
    Under(&'static str),
}

/// What a power cut leaves of what was written and not made durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remains {
    /// So many bytes.
    Short(usize),
    /// So many bytes and zeros to the full length.
    Zeros(usize),
}

/// Something that was done to the disk, in the order it was done; files go by number, for names change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Another program put these bytes there for good.
    Put(PathBuf, usize, Vec<u8>),
    Create(PathBuf, usize),
    /// Bytes came to stand from this place on.
    Write(usize, usize, Vec<u8>),
    Cut(usize, usize),
    Sync(usize),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    SyncDir(PathBuf),
    /// People were told that all up to this event is on disk.
    Told(u64),
}

#[derive(Clone, Default)]
pub(crate) struct FaultyDisk(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    names: BTreeMap<PathBuf, Shared>,
    durable_names: BTreeMap<PathBuf, Shared>,
    locks: BTreeSet<PathBuf>,
    /// Locks are unknown there, as on some network drives.
    is_lockless: bool,
    /// Files have another number at every look, as on some drives that a program serves; the last one given.
    made_up: Option<u64>,
    /// What stands in this folder is in memory.
    volatile: Option<PathBuf>,
    /// Links, and where they lead.
    links: BTreeMap<PathBuf, PathBuf>,
    plan: Option<(When, Failing)>,
    /// Calls made, each with its file.
    calls: Vec<(&'static str, PathBuf)>,
    deeds: Vec<Deed>,
    /// How many files there were.
    files: usize,
    /// How often anything was written or made durable through a file whose flush had failed.
    touched_after_failed_sync: u32,
}

type Shared = Arc<Mutex<Node>>;

#[derive(Clone, Debug, Default)]
struct Node {
    number: usize,
    bytes: Vec<u8>,
    durable: Vec<u8>,
    names: u32,
    /// A flush failed: as on a real kernel later ones succeed and do nothing.
    lost: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl std::fmt::Debug for FaultyDisk {
    /// What stands on it, for whoever reads a case that failed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let state = lock(&self.0);
        let files = state.names.iter().map(|(path, node)| {
            let bytes = lock(node).bytes.clone();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let begins: String = text
                .lines()
                .map(|line| line.chars().take(60).collect::<String>() + "\n")
                .collect();
            (path.clone(), begins)
        });
        f.debug_map().entries(files).finish()
    }
}

impl FaultyDisk {
    pub(crate) fn failing(when: When, how: Failing) -> Self {
        let disk = Self::default();
        disk.plan(when, how);
        disk
    }

    /// Fails calls from now on, counted from now.
    pub(crate) fn plan(&self, when: When, how: Failing) {
        let mut state = lock(&self.0);
        state.calls.clear();
        state.plan = Some((when, how));
    }

    /// A disk without locks.
    pub(crate) fn lockless() -> Self {
        let disk = Self::default();
        lock(&disk.0).is_lockless = true;
        disk
    }

    /// Gives files another number at every look.
    pub(crate) fn make_numbers_up(&self) {
        lock(&self.0).made_up = Some(1_000_000);
    }

    /// What stands in this folder is gone when the machine is switched off.
    pub(crate) fn is_memory_in(&self, folder: &Path) {
        lock(&self.0).volatile = Some(folder.to_owned());
    }

    /// What another program does: makes a name that leads to a file elsewhere.
    pub(crate) fn link(&self, from: &Path, to: &Path) {
        lock(&self.0).links.insert(from.to_owned(), to.to_owned());
    }

    /// What another program does: opens a file to write, whatever is planned for ours.
    pub(crate) fn open_append_unplanned(&self, path: &Path) -> Box<dyn DiskFile> {
        let other = Self::default();
        let node = self.node(path).unwrap();
        lock(&other.0).names.insert(path.to_owned(), node);
        other.open(path).unwrap()
    }

    /// What another program does: gives a file another name.
    pub(crate) fn moved(&self, from: &Path, to: &Path) {
        let mut state = lock(&self.0);
        let node = state.names.remove(from).unwrap();
        let durable = state.durable_names.remove(from);
        state
            .durable_names
            .extend(durable.map(|node| (to.to_owned(), node)));
        if let Some(old) = state.names.insert(to.to_owned(), node) {
            lock(&old).names -= 1;
        }
    }

    fn id(&self, number: usize) -> FileId {
        let mut state = lock(&self.0);
        let number = match &mut state.made_up {
            Some(last) => {
                *last += 1;
                *last
            }
            None => number as u64,
        };
        FileId { device: 1, number }
    }

    /// Where a name leads.
    fn real(&self, path: &Path) -> PathBuf {
        let state = lock(&self.0);
        state
            .links
            .get(path)
            .cloned()
            .unwrap_or_else(|| path.to_owned())
    }

    /// All calls work from now on.
    pub(crate) fn mend(&self) {
        lock(&self.0).plan = None;
    }

    pub(crate) fn calls(&self) -> Vec<(&'static str, PathBuf)> {
        lock(&self.0).calls.clone()
    }

    pub(crate) fn deeds(&self) -> Vec<Deed> {
        lock(&self.0).deeds.clone()
    }

    /// Notes that people were told that all up to this event is on disk.
    pub(crate) fn told(&self, seq: u64) {
        self.did(Deed::Told(seq));
    }

    fn did(&self, deed: Deed) {
        lock(&self.0).deeds.push(deed);
    }

    /// A number for a new file.
    fn number(&self) -> usize {
        let mut state = lock(&self.0);
        state.files += 1;
        state.files
    }

    pub(crate) fn touched_after_failed_sync(&self) -> u32 {
        lock(&self.0).touched_after_failed_sync
    }

    /// A file's bytes as a reader sees them.
    pub(crate) fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        lock(&self.0)
            .names
            .get(path)
            .map(|node| lock(node).bytes.clone())
    }

    /// What another program does: puts these bytes there at once.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) {
        let number = self.number();
        let deed = Deed::Put(path.to_owned(), number, bytes.to_vec());
        let node = Node {
            number,
            bytes: bytes.to_vec(),
            durable: bytes.to_vec(),
            names: 1,
            lost: false,
        };
        let node = Arc::new(Mutex::new(node));
        let mut state = lock(&self.0);
        state.deeds.push(deed);
        if let Some(old) = state.names.insert(path.to_owned(), node.clone()) {
            lock(&old).names -= 1;
        }
        state.durable_names.insert(path.to_owned(), node);
    }

    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        lock(&self.0).names.keys().cloned().collect()
    }

    /// The disk after the power came back.
    pub(crate) fn power_cut(&self, remains: Remains) -> Self {
        let state = lock(&self.0);
        let after = Self::default();
        for (path, node) in &state.durable_names {
            let node = lock(node);
            after.put(path, &node.after_cut(remains));
        }
        after
    }

    fn call(&self, name: &'static str, path: &Path) -> io::Result<Option<Failing>> {
        let mut state = lock(&self.0);
        state.calls.push((name, path.to_owned()));
        let now = state.calls.len() as u64;
        let failing = match state.plan {
            Some((When::Once(n), how)) if n == now => Some(how),
            Some((When::From(n), how)) if n <= now => Some(how),
            Some((When::Between(n, m), how)) if (n..=m).contains(&now) => Some(how),
            Some((When::On(asked, n), how)) if asked == name => {
                let made = state.calls.iter().filter(|(made, _)| *made == name);
                (made.count() as u64 == n).then_some(how)
            }
            Some((When::Under(folder), how)) if path.starts_with(folder) => Some(how),
            _ => None,
        };
        match failing {
            Some(Failing::Io) => Err(io::Error::from_raw_os_error(5)),
            Some(Failing::Full) => Err(io::Error::from_raw_os_error(28)),
            Some(Failing::Interrupted) => Err(ErrorKind::Interrupted.into()),
            Some(Failing::Hang) => {
                drop(state);
                while lock(&self.0).plan.is_some() {
                    std::thread::park_timeout(std::time::Duration::from_millis(1));
                }
                Ok(None)
            }
            other => Ok(other),
        }
    }

    fn node(&self, path: &Path) -> io::Result<Shared> {
        let real = self.real(path);
        lock(&self.0)
            .names
            .get(&real)
            .cloned()
            .ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let node = self.node(path)?;
        Ok(Box::new(FaultyFile {
            disk: self.clone(),
            path: path.to_owned(),
            node,
        }))
    }
}

impl Node {
    fn after_cut(&self, remains: Remains) -> Vec<u8> {
        let Some(new) = self.bytes.strip_prefix(&self.durable[..]) else {
            return self.durable.clone();
        };
        let (Remains::Short(n) | Remains::Zeros(n)) = remains;
        let kept = n.min(new.len());
        let mut bytes = [&self.durable[..], &new[..kept]].concat();
        if let Remains::Zeros(_) = remains {
            bytes.resize(self.bytes.len(), 0);
        }
        bytes
    }
}

struct FaultyFile {
    disk: FaultyDisk,
    path: PathBuf,
    node: Shared,
}

struct Guard(FaultyDisk, PathBuf);

impl Drop for Guard {
    fn drop(&mut self) {
        lock(&self.0.0).locks.remove(&self.1);
    }
}

impl Disk for FaultyDisk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.call("create_new", path)?;
        if self.node(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let number = self.number();
        self.did(Deed::Create(path.to_owned(), number));
        let node = Arc::new(Mutex::new(Node {
            number,
            names: 1,
            ..Node::default()
        }));
        lock(&self.0).names.insert(path.to_owned(), node);
        self.open(path)
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.call("open_append", path)?;
        self.open(path)
    }

    fn open_read(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.call("open_read", path)?;
        self.open(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call("read", path)?;
        Ok(lock(&*self.node(path)?).bytes.clone())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", from)?;
        let node = self.node(from)?;
        self.did(Deed::Rename(from.to_owned(), to.to_owned()));
        let mut state = lock(&self.0);
        state.names.remove(from);
        if let Some(old) = state.names.insert(to.to_owned(), node) {
            lock(&old).names -= 1;
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove", path)?;
        let node = self.node(path)?;
        lock(&node).names -= 1;
        self.did(Deed::Remove(path.to_owned()));
        lock(&self.0).names.remove(path);
        Ok(())
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        self.call("sync_dir", dir)?;
        self.did(Deed::SyncDir(dir.to_owned()));
        let mut state = lock(&self.0);
        let here: Vec<_> = state
            .names
            .iter()
            .filter(|(path, _)| path.parent() == Some(dir))
            .collect();
        let here: Vec<_> = here
            .into_iter()
            .map(|(path, node)| (path.clone(), node.clone()))
            .collect();
        state
            .durable_names
            .retain(|path, _| path.parent() != Some(dir));
        state.durable_names.extend(here);
        Ok(())
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<PathBuf>> {
        self.call("list", dir)?;
        let links = lock(&self.0).links.keys().cloned().collect::<Vec<_>>();
        Ok(self
            .paths()
            .into_iter()
            .chain(links)
            .filter(|path| path.parent() == Some(dir))
            .collect())
    }

    fn is_link(&self, path: &Path) -> bool {
        lock(&self.0).links.contains_key(path)
    }

    fn real_path(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(self.real(path))
    }

    fn is_volatile(&self, folder: &Path) -> bool {
        lock(&self.0).volatile.as_deref() == Some(folder)
    }

    fn create_dir_all(&self, dir: &Path) -> io::Result<()> {
        self.call("create_dir_all", dir).map(drop)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Lock> {
        self.call("try_lock", path)?;
        if lock(&self.0).is_lockless {
            return Ok(Lock::Unsupported);
        }
        if lock(&self.0).locks.insert(path.to_owned()) {
            Ok(Lock::Held(Box::new(Guard(self.clone(), path.to_owned()))))
        } else {
            Ok(Lock::Busy { pid: Some(4210) })
        }
    }

    fn is_locked(&self, path: &Path) -> bool {
        lock(&self.0).locks.contains(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.call("metadata", path)?;
        // Folders are simply there.
        let len = self.node(path).map(|node| lock(&node).bytes.len() as u64);
        let is_file = len.is_ok();
        let number = self.node(path).ok().map(|node| lock(&node).number);
        let id = number.map(|number| self.id(number));
        if !is_file && path.extension().is_some() {
            return Err(ErrorKind::NotFound.into());
        }
        Ok(Metadata {
            len: len.unwrap_or(0),
            is_file,
            is_ours: true,
            modified: None,
            id,
        })
    }
}

impl FaultyFile {
    fn touch(&self) {
        if lock(&self.node).lost {
            lock(&self.disk.0).touched_after_failed_sync += 1;
        }
    }
}

impl DiskFile for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.touch();
        let short = self.disk.call("write", &self.path)? == Some(Failing::Short);
        let len = if short { bytes.len() / 2 } else { bytes.len() };
        let mut node = lock(&self.node);
        let deed = Deed::Write(node.number, node.bytes.len(), bytes[..len].to_vec());
        node.bytes.extend_from_slice(&bytes[..len]);
        drop(node);
        self.disk.did(deed);
        Ok(len)
    }

    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
        self.disk.call("read_at", &self.path)?;
        let node = lock(&self.node);
        let from = node.bytes.get(offset as usize..).unwrap_or_default();
        let len = from.len().min(into.len());
        into[..len].copy_from_slice(&from[..len]);
        Ok(len)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.touch();
        let called = self.disk.call("sync_data", &self.path);
        let mut node = lock(&self.node);
        node.lost |= called.is_err();
        let done = (!node.lost).then_some(Deed::Sync(node.number));
        if done.is_some() {
            let Node { bytes, durable, .. } = &mut *node;
            durable.clone_from(bytes);
        }
        drop(node);
        if let Some(deed) = done {
            self.disk.did(deed);
        }
        called.map(drop)
    }

    fn set_len(&mut self, len: u64) -> io::Result<()> {
        self.touch();
        self.disk.call("set_len", &self.path)?;
        let mut node = lock(&self.node);
        node.bytes.resize(len as usize, 0);
        let deed = Deed::Cut(node.number, len as usize);
        drop(node);
        self.disk.did(deed);
        Ok(())
    }

    fn state(&self) -> io::Result<FileState> {
        self.disk.call("state", &self.path)?;
        let number = lock(&self.node).number;
        let id = Some(self.disk.id(number));
        let node = lock(&self.node);
        Ok(FileState {
            id,
            len: node.bytes.len() as u64,
            named: node.names > 0,
        })
    }
}
