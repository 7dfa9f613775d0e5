//! Follows a session that another process is writing.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use super::host::Host;
use super::seen::{ClockMode, as_seen};
use super::session_handle::Ticket;
use super::thread::start;
use crate::domain::event::{Event, Stamped};
use crate::domain::replay::Timeline;
use crate::storage::fault::Fault;
use crate::storage::follow::{self, News};
use crate::tui::messages::Msg;

/// How often we look at the file.
const PERIOD: Duration = Duration::from_millis(250);

/// Follows a session until this is dropped.
#[derive(Debug)]
pub struct Follower {
    ticket: Ticket,
    /// Dropping it ends the thread.
    _life: Sender<()>,
}

impl Follower {
    /// Follows the session in this file to show it as it is now. `tell` hears what is new, and returns whether anybody
    /// still listens.
    pub fn start(
        host: Host,
        path: PathBuf,
        ticket: Ticket,
        tell: impl Fn(Msg) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let now = host.clone();
        let show = move |seen: &FollowedFile| {
            let session = as_seen(seen.events.clone(), seen.pace(), &now)?;
            Some(Msg::Followed(Box::new(session)))
        };
        Self::telling(host, path, ticket, show, tell)
    }

    /// Follows the session in this file to replay it. `tell` hears what is new, and returns whether anybody still listens.
    pub fn replaying(
        host: Host,
        path: PathBuf,
        ticket: Ticket,
        tell: impl Fn(Msg) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let show = |seen: &FollowedFile| {
            let timeline = Timeline::new(seen.events.clone())?;
            Some(Msg::Grown(Box::new(timeline)))
        };
        Self::telling(host, path, ticket, show, tell)
    }

    fn telling(
        host: Host,
        path: PathBuf,
        ticket: Ticket,
        show: impl Fn(&FollowedFile) -> Option<Msg> + Send + 'static,
        tell: impl Fn(Msg) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let (life, ended) = mpsc::channel();
        start("follower", move || {
            let mut seen = FollowedFile::default();
            while ended.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                // If the file cannot be read now, it may be the next time.
                if !seen.look(&host, &path).unwrap_or(false) {
                    continue;
                }
                if let Some(news) = show(&seen)
                    && !tell(news)
                {
                    return;
                }
            }
        })?;
        Ok(Self {
            ticket,
            _life: life,
        })
    }

    /// Returns the ticket under which it sends its news.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }
}

/// What we have seen of a session so far.
#[derive(Default)]
struct FollowedFile {
    file: Option<follow::Follower>,
    events: Vec<Stamped>,
}

impl FollowedFile {
    /// Looks once, and returns whether there is anything new.
    fn look(&mut self, host: &Host, path: &Path) -> Result<bool, Fault> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(follow::Follower::with_refuges(
                Arc::clone(&host.disk),
                path,
                host.home.refuges(),
            )?),
        };
        match file.look()? {
            News::Nothing => return Ok(false),
            News::More(events) => self.events.extend(events),
            News::Anew(events) => self.events = events,
        }
        Ok(true)
    }

    fn pace(&self) -> ClockMode {
        match self.events.last().map(|last| &last.event) {
            Some(Event::Closed) => ClockMode::Rest,
            _ => ClockMode::Live,
        }
    }
}
