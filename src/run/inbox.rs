//! What comes in from outside the loop.

use std::sync::mpsc::Sender;

use super::follow::Follower;
use super::seen::ClockMode;
use super::session_handle::{Closed, SessionHandle, Ticket};
use crate::domain::event::Stamped;
use crate::domain::session::Session;
use crate::domain::text::Clean;
use crate::tui::app::{Disk, Msg, OpenSession};
use crate::tui::replay::OpenReplay;

/// What comes in.
#[derive(Debug)]
pub enum LoopEvent {
    /// Something for the program as it is on the screen.
    Msg(Msg),
    /// A session is open, and what holds it.
    Opened(Box<OpenSession>, SessionSource),
    /// A session was read to be replayed, and what follows it where it is being written.
    Replay(Box<OpenReplay>, SessionSource),
    /// What was to be opened was not; worded.
    NotOpened(String),
    /// News of the disk about one session.
    Disk(Ticket, Disk),
    /// A session was let go of.
    Closed(Closed),
    /// The session followed went on.
    Followed(Ticket, Msg),
    /// Something new for the room's window.
    Room(RoomNews),
    /// To the background.
    Suspend,
    /// Back from the background.
    Continue,
    /// End in an orderly way; the signal that asked for it.
    End(i32),
    /// The terminal is gone.
    Gone,
    /// A thread of the program panicked.
    Broken,
}

/// What is new for the room's window.
#[derive(Debug)]
pub enum RoomNews {
    /// Another session, or this one from its beginning.
    Session(Box<Session>, ClockMode),
    /// The session went on.
    More(Vec<Stamped>, ClockMode),
    /// Everything half typed at the console.
    Draft(Option<Clean>),
    /// The room's theme is to be this one.
    Theme(Clean),
}

/// What holds an open session.
#[derive(Debug)]
pub enum SessionSource {
    /// It is ours to write.
    Write(Box<SessionHandle>),
    /// Another process writes it.
    Follow(Follower),
    /// Nobody writes it.
    Look,
}

/// Sends the loop what is new in the session followed under this ticket; returns whether the loop still listens.
pub(super) fn tell_followed(
    ticket: Ticket,
    outbox: &Sender<LoopEvent>,
) -> impl Fn(Msg) -> bool + Send + 'static + use<> {
    let outbox = outbox.clone();
    move |msg| outbox.send(LoopEvent::Followed(ticket, msg)).is_ok()
}
