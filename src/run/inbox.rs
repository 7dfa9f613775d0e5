//! What comes in from outside the loop.

use std::sync::mpsc::Sender;

use super::follow::Follower;
use super::seen::ClockMode;
use super::session_handle::{Closed, SessionHandle, Ticket};
use crate::domain::event::Stamped;
use crate::domain::session::Session;
use crate::domain::text::Clean;
use crate::tui::messages::OpenReplay;
use crate::tui::messages::{DiskNews, Msg, OpenSession};

/// An event that the loop takes in.
#[derive(Debug)]
pub enum LoopEvent {
    /// A message for the program on the screen.
    Msg(Msg),
    /// A session was opened, and this holds it.
    Opened(Box<OpenSession>, SessionSource),
    /// A session was read to be replayed, and this follows it if it is being written.
    Replay(Box<OpenReplay>, SessionSource),
    /// A session was not opened; the reason, in words.
    NotOpened(String),
    /// News from the disk about the session of this ticket.
    Disk(Ticket, DiskNews),
    /// A session was let go of.
    Closed(Closed),
    /// News of the session that is followed under this ticket.
    Followed(Ticket, Msg),
    /// News for the room's window.
    Room(RoomNews),
    /// The program is to go to the background.
    Suspend,
    /// The program is back from the background.
    Continue,
    /// This signal asks the program to end in an orderly way.
    End(i32),
    /// The terminal is gone.
    Gone,
    /// A thread of the program panicked.
    Broken,
}

/// News for the room's window.
#[derive(Debug)]
pub enum RoomNews {
    /// Another session, or the same one from its beginning.
    Session(Box<Session>, ClockMode),
    /// The session went on.
    More(Vec<Stamped>, ClockMode),
    /// All the text that is half typed at the console.
    Draft(Option<Clean>),
    /// The id of the theme the room is to have now.
    Theme(Clean),
}

/// What holds an open session.
#[derive(Debug)]
pub enum SessionSource {
    /// We write it.
    Write(Box<SessionHandle>),
    /// Another process writes it, and we follow.
    Follow(Follower),
    /// Nobody writes it; we only look.
    Look,
}

/// Returns a function that sends news of the session followed under this ticket to the loop. It returns whether the loop
/// still listens.
pub(super) fn tell_followed(
    ticket: Ticket,
    outbox: &Sender<LoopEvent>,
) -> impl Fn(Msg) -> bool + Send + 'static + use<> {
    let outbox = outbox.clone();
    move |msg| outbox.send(LoopEvent::Followed(ticket, msg)).is_ok()
}
