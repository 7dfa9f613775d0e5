//! The one thread that writes a session's file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::atomic;
use super::disk::Disk;
use super::fault::Fault;
use super::log::{Flushed, Log};
use crate::domain::event::Stamped;
use crate::domain::text::Clean;

/// How long after a failed write the next try comes, if no event comes before.
const RETRY: Duration = Duration::from_secs(2);
/// How long the disk may take over the last events when the program ends.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the writer has to tell.
#[derive(Debug)]
pub enum Report {
    /// All events up to this one are on disk; an earlier `NotOnDisk` no longer holds.
    Saved {
        /// Its number.
        through: u64,
    },
    /// Events are in memory alone; the writer keeps trying.
    NotOnDisk {
        /// The number of the first.
        since: u64,
        /// How many.
        count: u64,
        /// Why.
        cause: Fault,
    },
    /// The session, all of it, is in a new file now.
    Rescued {
        /// The new file.
        path: PathBuf,
        /// Why the old one was left.
        cause: Arc<Fault>,
    },
    /// An event was not taken.
    Refused {
        /// Its number.
        seq: u64,
        /// Why.
        cause: Fault,
    },
    /// Half-typed text could not be kept.
    DraftLost {
        /// Why.
        cause: Fault,
    },
}

enum Order {
    Append(Box<Stamped>),
    Draft(String),
    Close,
}

/// The handle of the writer thread. To drop it leaves the file without the mark of an orderly close.
pub struct Writer {
    orders: Option<Sender<Order>>,
    done: Receiver<Result<PathBuf, Fault>>,
    path: PathBuf,
}

impl Writer {
    /// Starts the thread. It calls `report` after every group of events.
    pub fn spawn(log: Log, report: impl Fn(Report) + Send + 'static) -> Result<Self, Fault> {
        let path = log.path().to_owned();
        let (orders, inbox) = mpsc::channel();
        let (tell, done) = mpsc::channel();
        let desk = Desk {
            log,
            report,
            behind: false,
        };
        // The thread is waited for through `done`, for a disk may never answer.
        thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || drop(tell.send(desk.work(&inbox))))
            .map_err(|source| Fault::Make {
                path: path.clone(),
                source,
            })?;
        Ok(Self {
            orders: Some(orders),
            done,
            path,
        })
    }

    /// The session's file as it was when the thread started.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hands over an event. Returns at once; a report tells when it is on disk.
    pub fn append(&self, event: Stamped) {
        self.send(Order::Append(Box::new(event)));
    }

    /// Hands over half-typed text, to be offered again after a crash; none takes it back.
    pub fn draft(&self, text: impl Into<String>) {
        self.send(Order::Draft(text.into()));
    }

    /// Writes what is left, marks the file as closed and waits for that. Returns the session's file.
    pub fn close(mut self) -> Result<PathBuf, Fault> {
        self.send(Order::Close);
        self.orders = None;
        self.wait()
    }

    fn send(&self, order: Order) {
        // The thread outlives its orders, so that nobody can be absent at the other end.
        let _taken = self.orders.as_ref().map(|orders| orders.send(order));
    }

    fn wait(&self) -> Result<PathBuf, Fault> {
        let silent = |_| {
            Err(Fault::Silent {
                path: self.path.clone(),
            })
        };
        self.done.recv_timeout(PATIENCE).unwrap_or_else(silent)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.orders.take().is_some() {
            let _left = self.wait();
        }
    }
}

/// What the thread has on its desk.
struct Desk<R> {
    log: Log,
    report: R,
    /// Whether the last write failed, so that it is tried again without being asked.
    behind: bool,
}

impl<R: Fn(Report)> Desk<R> {
    fn work(mut self, inbox: &Receiver<Order>) -> Result<PathBuf, Fault> {
        loop {
            let first = match self.next(inbox) {
                Err(RecvTimeoutError::Disconnected) => {
                    self.leave()?;
                    return Ok(self.log.path().to_owned());
                }
                next => next.ok(),
            };
            let (mut draft, mut closing) = (None, false);
            // All that waits is one group: one write, one confirmation by the disk.
            for order in first.into_iter().chain(inbox.try_iter()) {
                match order {
                    Order::Append(event) => self.take(&event),
                    Order::Draft(text) => draft = Some(text),
                    Order::Close => closing = true,
                }
            }
            if closing {
                self.leave()?;
            } else {
                let outcome = self.log.flush();
                self.tell(outcome);
            }
            if let Some(text) = draft {
                self.keep(&text);
            }
            if closing {
                return self.log.close();
            }
        }
    }

    fn next(&self, inbox: &Receiver<Order>) -> Result<Order, RecvTimeoutError> {
        if self.behind {
            inbox.recv_timeout(RETRY)
        } else {
            inbox.recv().map_err(Into::into)
        }
    }

    fn take(&mut self, event: &Stamped) {
        if let Err(cause) = self.log.push(event) {
            (self.report)(Report::Refused {
                seq: event.seq,
                cause,
            });
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
                self.take_draft_along(cause.path());
                (self.report)(Report::Rescued { path, cause });
                (self.report)(Report::Saved { through });
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

    /// Half-typed text stands beside the session, and nowhere else: it may be the totals of a ballot.
    fn take_draft_along(&self, from: Option<&Path>) {
        let disk = self.log.disk();
        let Some(old) = from.map(draft_path) else {
            return;
        };
        let Ok(text) = disk.read(&old) else {
            return;
        };
        let moved = atomic::replace(disk, &draft_path(self.log.path()), &text)
            .and_then(|()| atomic::remove(disk, &old));
        if let Err(cause) = moved {
            (self.report)(Report::DraftLost { cause });
        }
    }

    fn keep(&self, text: &str) {
        let disk = self.log.disk();
        // Beside the file as it is now, for after a rescue that is the session.
        let draft = draft_path(self.log.path());
        let kept = if text.is_empty() {
            atomic::remove(disk, &draft)
        } else {
            atomic::replace(disk, &draft, text.as_bytes())
        };
        if let Err(cause) = kept {
            (self.report)(Report::DraftLost { cause });
        }
    }
}

/// The half-typed text of a session whose program broke off, if there is any.
pub fn load_draft(disk: &dyn Disk, session: &Path) -> Result<Option<Clean>, Fault> {
    let path = draft_path(session);
    match disk.read(&path) {
        Ok(bytes) => Ok(Some(Clean::new(&String::from_utf8_lossy(&bytes)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Fault::Read { path, source }),
    }
}

fn draft_path(session: &Path) -> PathBuf {
    atomic::beside(session, "draft")
}
