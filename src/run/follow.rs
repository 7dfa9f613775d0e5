//! Follows a session that another process writes.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use super::desk::Ticket;
use super::input::{In, start};
use super::session::{Pace, Place, as_seen};
use crate::domain::session::Session;
use crate::storage::disk::Metadata;
use crate::storage::log;
use crate::tui::app::Msg;

/// How often the file is looked at.
const PERIOD: Duration = Duration::from_millis(250);

/// Follows a session for as long as it lives.
#[derive(Debug)]
pub struct Follower {
    ticket: Ticket,
    /// Dropped with it, which ends the thread.
    _life: Sender<()>,
}

impl Follower {
    /// Follows the session in this file.
    pub fn start(
        place: Place,
        path: PathBuf,
        ticket: Ticket,
        outbox: Sender<In>,
    ) -> io::Result<Self> {
        let (life, ended) = mpsc::channel();
        start("follower", move || {
            let mut seen = None;
            while ended.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                let Some(session) = look(&place, &path, &mut seen) else {
                    continue;
                };
                let news = Msg::Followed(Box::new(session));
                if outbox.send(In::Followed(ticket, news)).is_err() {
                    return;
                }
            }
        })?;
        Ok(Self {
            ticket,
            _life: life,
        })
    }

    /// What its news goes by.
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }
}

/// The session, where its file changed.
fn look(place: &Place, path: &Path, seen: &mut Option<Metadata>) -> Option<Session> {
    // What cannot be read now may be readable the next time.
    let now = place.disk.metadata(path).ok();
    if now.is_none() || now == *seen {
        return None;
    }
    *seen = now;
    let reading = log::read(&*place.disk, path).ok()?;
    let pace = if reading.closed_cleanly {
        Pace::Rest
    } else {
        Pace::Live
    };
    as_seen(reading.events, pace, place)
}
