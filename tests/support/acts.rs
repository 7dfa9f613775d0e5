//! What sessions ask of a disk, as lists of acts, for disks that fail and disks that forget.
#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use flipover::domain::event::Stamped;
use flipover::domain::text::Lang;
use flipover::storage::config::{self, Config};
use flipover::storage::fault::Fault;
use flipover::storage::log::{self, Access, Log};
use flipover::storage::paths::Home;

use crate::faulty_disk::{Failing, FaultyDisk, Remains, When};
use crate::sample::session;

/// Something a session does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// One event.
    One,
    /// Three events in one go.
    Batch,
    /// The session is closed in an orderly way and taken up again.
    Reopen,
    /// The program is killed and started again.
    Break,
    /// The configuration is written.
    Settings,
    /// The disk is full for one write, and has room again.
    Full,
    /// The disk does not confirm what was written.
    Lost,
    /// Nor does the session's folder take anything any more.
    Away,
}

/// Acts that make no trouble themselves.
pub(crate) const SCENARIOS: [&[Act]; 6] = {
    use Act::{Batch, Break, One, Reopen, Settings};
    [
        &[One, Batch, One, Reopen, Batch, One],
        &[Batch, Batch, Batch],
        &[One, Break, One, Break, Batch],
        &[Settings, One, Settings, Reopen, Settings],
        &[Reopen, Reopen, One],
        &[One, One, Settings, Break, Batch, Reopen, One],
    ]
};

/// The folder of everything.
pub(crate) fn home() -> PathBuf {
    PathBuf::from("/home")
}

/// Where the session stands.
pub(crate) fn file() -> PathBuf {
    home().join("sessions/a.ron")
}

/// Where the configuration stands.
pub(crate) fn settings() -> PathBuf {
    home().join("config.ron")
}

/// A session under way on a disk that may fail or forget.
pub(crate) struct Player<'a> {
    disk: &'a FaultyDisk,
    case: &'a str,
    events: Vec<Stamped>,
    /// How many events the session was given.
    given: usize,
    settings: usize,
}

impl<'a> Player<'a> {
    pub(crate) fn new(disk: &'a FaultyDisk, case: &'a str, acts: &[Act]) -> Self {
        let events = session(3 * acts.len() as u64 + 1);
        Self {
            disk,
            case,
            events,
            given: 1,
            settings: 0,
        }
    }

    /// All the acts, and an orderly end. A user whose file cannot be made or opened tries once more. Whatever is said to
    /// be saved is checked to outlive a power cut there and then.
    pub(crate) fn play(mut self, acts: &[Act]) -> Result<Vec<Stamped>, Fault> {
        let create = || log::create(self.arc(), &file(), &self.events[0]).map(Self::with_refuge);
        let mut log = create().or_else(|_| create())?;
        self.told(&log);
        for act in acts {
            log = match self.act(*act, log)? {
                Some(log) => log,
                None => return Ok(self.events),
            };
        }
        let path = log.close()?;
        let reading = log::read(&self.disk.power_cut(Remains::Short(0)), &path)?;
        assert_eq!(reading.events, self.events[..self.given], "{}", self.case);
        self.events.truncate(self.given);
        Ok(self.events)
    }

    fn arc(&self) -> Arc<FaultyDisk> {
        Arc::new(self.disk.clone())
    }

    fn with_refuge(log: Log) -> Log {
        log.with_refuges(Home::at(home()).refuges())
    }

    /// `None`: the session may only be looked at.
    fn act(&mut self, act: Act, mut log: Log) -> Result<Option<Log>, Fault> {
        match act {
            Act::One => self.append(&mut log, 1),
            Act::Batch => self.append(&mut log, 3),
            Act::Full => {
                self.disk.plan(When::On("write", 1), Failing::Short);
                self.append(&mut log, 1);
                self.append(&mut log, 1);
            }
            Act::Lost => {
                self.disk.plan(When::On("sync_data", 1), Failing::Io);
                self.append(&mut log, 2);
            }
            // The session's own folder takes no rescue either.
            Act::Away => {
                self.disk.plan(When::Under("/home/sessions"), Failing::Io);
                self.append(&mut log, 1);
                self.disk.mend();
                assert_ne!(log.path().parent(), file().parent(), "{}", self.case);
            }
            Act::Reopen => {
                let path = log.close()?;
                return self.open(&path);
            }
            Act::Break => {
                // What was not saved is lost with the program, and only that.
                self.given = usize::try_from(log.saved_seq()).unwrap_or(0);
                let path = log.path().to_owned();
                drop(log);
                return self.open(&path);
            }
            Act::Settings => {
                self.settings += 1;
                let saved = config::save(self.disk, &settings(), &version(self.settings));
                assert!(
                    saved.is_err() || self.disk.bytes(&settings()).is_some(),
                    "{}",
                    self.case
                );
            }
        }
        Ok(Some(log))
    }

    fn open(&self, path: &Path) -> Result<Option<Log>, Fault> {
        let open = || log::open(self.arc(), path).map(|opened| (opened.events, opened.access));
        let (read, access) = match open()? {
            (_, Access::ReadOnly(_)) => open()?,
            opened => opened,
        };
        assert_eq!(read, self.events[..self.given], "{}", self.case);
        Ok(match access {
            Access::Write(log) => Some(Self::with_refuge(log)),
            Access::ReadOnly(_) => None,
        })
    }

    fn append(&mut self, log: &mut Log, count: usize) {
        let new = &self.events[self.given..self.given + count];
        self.given += count;
        if log.append(new).is_ok() {
            self.told(log);
        }
    }

    /// What is called saved outlives a power cut right now.
    fn told(&self, log: &Log) {
        let (disk, case) = (self.disk, self.case);
        let after = disk.power_cut(Remains::Short(0));
        let reading = log::read(&after, log.path());
        let reading = reading.unwrap_or_else(|fault| panic!("{case}: {fault:?}"));
        assert_eq!(
            reading.events,
            self.events[..self.given],
            "{case}: {:?}",
            disk.calls().last()
        );
        disk.told(self.given as u64);
    }
}

/// A configuration that differs from the one before.
pub(crate) fn version(n: usize) -> Config {
    Config {
        language: Some(if n.is_multiple_of(2) {
            Lang::En
        } else {
            Lang::Nl
        }),
        ..Config::default()
    }
}
