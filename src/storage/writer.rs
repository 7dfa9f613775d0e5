//! The one thread that writes a session's file.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::atomic;
use super::disk::Disk;
use super::fault::Fault;
use super::log::{self, Flushed, Image, Log};
use super::session_files::beside;
use crate::domain::event::Stamped;
use crate::domain::text::Clean;

/// How long after a failed write we try again, if no event comes first.
const RETRY: Duration = Duration::from_secs(2);
/// How long the disk may take over the last events when the program ends.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How long one folder may take over a session whose own disk does not answer.
const PATIENCE_ELSEWHERE: Duration = Duration::from_secs(5);

/// What the writer reports.
#[derive(Debug)]
pub enum Report {
    /// All events up to this one are on disk. An earlier `NotOnDisk` no longer holds.
    Saved {
        /// The number of that event.
        through: u64,
    },
    /// Events are only in memory; the writer keeps trying.
    NotOnDisk {
        /// The number of the first such event.
        since: u64,
        /// How many events those are.
        count: u64,
        /// Why they could not be written.
        cause: Fault,
    },
    /// The whole session is in a new file now.
    Rescued {
        /// The path of the new file.
        path: PathBuf,
        /// Why the old file was given up.
        cause: Arc<Fault>,
        /// Whether the new file survives when the machine is switched off.
        lasts: bool,
    },
    /// An event was not taken. From there on nothing counts as saved.
    Refused {
        /// The number of that event.
        seq: u64,
        /// Why it was not taken.
        cause: Fault,
    },
    /// Half-typed text could not be saved.
    DraftLost {
        /// Why it could not be saved.
        cause: Fault,
    },
}

enum Order {
    /// The image has something new in it.
    Append,
    /// The image did not take the event of this number.
    Refused(u64, Fault),
    /// There is new half-typed text.
    Draft,
    Close,
}

/// The handle of the writer thread. Dropping it leaves the file without the mark of an orderly close.
pub struct Writer {
    orders: Option<Sender<Order>>,
    done: Receiver<Result<PathBuf, Fault>>,
    path: PathBuf,
    image: Image,
    disk: Arc<dyn Disk>,
    refuges: Vec<PathBuf>,
}

/// Counts the events that are not on disk yet, for those who wait for them.
#[derive(Clone, Debug)]
pub struct Waiting(Image);

impl Waiting {
    /// Returns how many there are, including those the program noted itself.
    pub fn count(&self) -> u64 {
        self.0.waiting()
    }

    /// Returns how many entries there are while the session is being closed: that it was left is an event too, but nothing
    /// anybody said.
    pub fn entries(&self) -> u64 {
        self.count().saturating_sub(1)
    }
}

impl Writer {
    /// Starts the thread, which calls `report` after every group of events.
    pub fn spawn(log: Log, report: impl Fn(Report) + Send + 'static) -> Result<Self, Fault> {
        let path = log.path().to_owned();
        let (orders, inbox) = mpsc::channel();
        let (tell, done) = mpsc::channel();
        let handle = Self {
            orders: Some(orders),
            done,
            path: path.clone(),
            image: log.image().clone(),
            disk: Arc::clone(log.disk()),
            refuges: log.refuges().to_vec(),
        };
        let thread = WriterThread {
            log,
            report,
            behind: false,
            draft_failed: false,
        };
        // We wait for the thread through `done`, because a disk may never answer.
        thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || drop(tell.send(thread.work(&inbox))))
            .map_err(|source| Fault::Make { path, source })?;
        Ok(handle)
    }

    /// Returns the path of the session's file when the thread started.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns a count of the events that are not on disk yet.
    pub fn waiting(&self) -> Waiting {
        Waiting(self.image.clone())
    }

    /// Hands over an event and returns at once. A report tells when it is on disk.
    pub fn append(&self, event: &Stamped) {
        self.send(match self.image.push(event) {
            Ok(()) => Order::Append,
            Err(fault) => Order::Refused(event.seq, fault),
        });
    }

    /// Hands over half-typed text, to offer it again after a crash. An empty text takes it back.
    pub fn draft(&self, text: impl Into<String>) {
        self.image.set_draft(text.into());
        self.send(Order::Draft);
    }

    /// Writes what is left, marks the file as closed, and waits for that. If the disk does not answer in time, the whole
    /// session goes to a new file on another one. Returns the path of the session's file.
    pub fn close(self) -> Result<PathBuf, Fault> {
        self.close_within(PATIENCE)
    }

    /// Does the same, and waits this long for the disk.
    pub fn close_within(mut self, patience: Duration) -> Result<PathBuf, Fault> {
        self.send(Order::Close);
        self.orders = None;
        match self.done.recv_timeout(patience) {
            Ok(closed) => closed,
            // Only the mark of an orderly close is missing.
            Err(_) if self.image.waiting() == 0 && self.image.new_draft().is_none() => {
                Ok(self.image.path().unwrap_or_else(|| self.path.clone()))
            }
            Err(_) => self.save_elsewhere(),
        }
    }

    /// Saves the session while the thread hangs on its disk, in the first folder that answers. Folders on other disks come
    /// before those on the same one.
    fn save_elsewhere(&self) -> Result<PathBuf, Fault> {
        let own = self.path.parent().map(Path::to_owned);
        let mut tried = BTreeSet::from_iter(own);
        for folder in &self.refuges {
            if !tried.insert(folder.clone()) {
                continue;
            }
            let (tell, told) = mpsc::channel();
            let (disk, image) = (Arc::clone(&self.disk), self.image.clone());
            let (path, folder) = (self.path.clone(), folder.clone());
            let started = thread::Builder::new()
                .name("rescue".to_owned())
                .spawn(move || {
                    let saved = log::save_in(&*disk, &path, &folder, &image);
                    // The draft may hold the counts of a ballot so far.
                    let draft = image.draft();
                    if let Some(saved) = saved.as_ref().filter(|_| !draft.is_empty()) {
                        let _kept = atomic::replace(&*disk, &draft_path(saved), draft.as_bytes());
                    }
                    let _heard = tell.send(saved);
                });
            if started.is_err() {
                continue;
            }
            if let Ok(Some(saved)) = told.recv_timeout(PATIENCE_ELSEWHERE) {
                return Ok(saved);
            }
        }
        Err(Fault::Silent {
            path: self.path.clone(),
        })
    }

    fn send(&self, order: Order) {
        // The thread runs as long as orders can come, so somebody always takes this one.
        let _taken = self.orders.as_ref().map(|orders| orders.send(order));
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.orders.take().is_some() {
            let _left = self.done.recv_timeout(PATIENCE);
        }
    }
}

/// The state of the thread.
struct WriterThread<R> {
    log: Log,
    report: R,
    /// Whether the last write failed and has to be tried again without being asked.
    behind: bool,
    /// Whether half-typed text could not be written, so that we report once it could.
    draft_failed: bool,
}

impl<R: Fn(Report)> WriterThread<R> {
    fn work(mut self, inbox: &Receiver<Order>) -> Result<PathBuf, Fault> {
        loop {
            let first = match self.next(inbox) {
                Err(RecvTimeoutError::Disconnected) => {
                    self.leave()?;
                    return Ok(self.log.path().to_owned());
                }
                next => next.ok(),
            };
            let mut closing = false;
            // Everything that waits forms one group: one write, confirmed once by the disk.
            for order in first.into_iter().chain(inbox.try_iter()) {
                match order {
                    Order::Append | Order::Draft => {}
                    Order::Refused(seq, cause) => (self.report)(Report::Refused { seq, cause }),
                    Order::Close => closing = true,
                }
            }
            if closing {
                let outcome = self.log.finish()?;
                self.tell(Ok(outcome));
                self.keep_draft();
                return Ok(self.log.path().to_owned());
            }
            let outcome = self.log.flush();
            self.tell(outcome);
            self.keep_draft();
        }
    }

    fn next(&self, inbox: &Receiver<Order>) -> Result<Order, RecvTimeoutError> {
        if self.behind {
            inbox.recv_timeout(RETRY)
        } else {
            inbox.recv().map_err(Into::into)
        }
    }

    fn leave(&mut self) -> Result<(), Fault> {
        let outcome = self.log.leave()?;
        self.tell(Ok(outcome));
        Ok(())
    }

    fn tell(&mut self, outcome: Result<Flushed, Fault>) {
        let through = self.log.saved_seq();
        self.behind = outcome.is_err();
        match outcome {
            Ok(Flushed::Idle) => {}
            Ok(Flushed::Saved) => (self.report)(Report::Saved { through }),
            Ok(Flushed::Rescued { path, cause }) => {
                let (lasts, from) = (self.log.lasts(), cause.path().map(Path::to_owned));
                (self.report)(Report::Rescued { path, cause, lasts });
                (self.report)(Report::Saved { through });
                // The disk that failed may take a long time over this.
                self.take_draft_along(from.as_deref());
            }
            Err(cause) => {
                let count = self.log.last_seq() - through;
                (self.report)(Report::NotOnDisk {
                    since: through + 1,
                    count,
                    cause,
                });
            }
        }
    }

    /// Half-typed text is kept beside the session and nowhere else, because it may hold the totals of a ballot.
    fn take_draft_along(&self, from: Option<&Path>) {
        let disk = &**self.log.disk();
        let Some(old) = from.map(draft_path) else {
            return;
        };
        let image = self.log.image();
        let mut text = image.draft();
        if text.is_empty() {
            // Half-typed text that was there when the session was opened.
            let found = disk
                .read(&old)
                .ok()
                .and_then(|text| String::from_utf8(text).ok());
            text = found.unwrap_or_default();
        }
        if !text.is_empty() {
            // It is written beside the new file with the next draft, and tried again if that fails.
            image.set_draft(text);
        }
        let _gone = atomic::remove(disk, &old);
    }

    /// Writes half-typed text that is not on disk yet beside the session's file of this moment, which after a rescue is the
    /// rescue. If that fails it is tried again.
    fn keep_draft(&mut self) {
        let Some(text) = self.log.image().new_draft() else {
            return;
        };
        let disk = &**self.log.disk();
        let draft = draft_path(self.log.path());
        let kept = if text.is_empty() {
            atomic::remove(disk, &draft)
        } else {
            atomic::replace(disk, &draft, text.as_bytes())
        };
        match kept {
            Ok(()) => {
                self.log.image().draft_kept(&text);
                if std::mem::take(&mut self.draft_failed) {
                    let through = self.log.saved_seq();
                    (self.report)(Report::Saved { through });
                }
            }
            Err(cause) => {
                (self.draft_failed, self.behind) = (true, true);
                (self.report)(Report::DraftLost { cause });
            }
        }
    }
}

/// Returns the half-typed text of a session whose program broke off, if there is any.
pub fn load_draft(disk: &dyn Disk, session: &Path) -> Result<Option<Clean>, Fault> {
    let path = draft_path(session);
    match disk.read(&path) {
        Ok(bytes) => Ok(Some(Clean::new(&String::from_utf8_lossy(&bytes)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Fault::Read { path, source }),
    }
}

fn draft_path(session: &Path) -> PathBuf {
    beside(session, "draft")
}
