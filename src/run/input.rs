//! The threads that read keys and watch the terminal.

use std::io;
use std::sync::mpsc::Sender;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseEventKind};

pub use super::inbox::{LoopEvent, RoomNews, SessionSource};
use super::thread::start;
use crate::tui::messages::Msg;

/// Starts the threads that read keys and watch the terminal.
pub fn listen(outbox: &Sender<LoopEvent>) -> io::Result<()> {
    let keys = outbox.clone();
    start("keys", move || read_keys(&keys))?;
    #[cfg(unix)]
    {
        let gone = outbox.clone();
        start("hang-up", move || watch_terminal(&gone))?;
    }
    Ok(())
}

fn read_keys(outbox: &Sender<LoopEvent>) {
    loop {
        let sent = match event::read() {
            Ok(event) => match understand(event) {
                Some(incoming) => outbox.send(incoming),
                None => Ok(()),
            },
            Err(_) => outbox
                .send(LoopEvent::Gone)
                .and(Err(std::sync::mpsc::SendError(LoopEvent::Gone))),
        };
        if sent.is_err() {
            return;
        }
    }
}

fn understand(event: Event) -> Option<LoopEvent> {
    match event {
        Event::Key(key)
            if cfg!(unix)
                && key.code == KeyCode::Char('z')
                && key.modifiers == KeyModifiers::CONTROL =>
        {
            (key.kind == KeyEventKind::Press).then_some(LoopEvent::Suspend)
        }
        Event::Key(key) => Some(LoopEvent::Msg(Msg::Key(key))),
        Event::Paste(text) => Some(LoopEvent::Msg(Msg::Paste(text))),
        Event::Resize(..) => Some(LoopEvent::Msg(Msg::Resized)),
        // A mouse that only moves means nothing.
        Event::Mouse(mouse) => {
            (mouse.kind != MouseEventKind::Moved).then_some(LoopEvent::Msg(Msg::Mouse(mouse)))
        }
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// Waits until the other end of the terminal is closed. The library that reads keys then spins at full load, and not every
/// process gets a signal about it.
#[cfg(unix)]
fn watch_terminal(outbox: &Sender<LoopEvent>) {
    use std::os::fd::AsFd;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

    let stdin = io::stdin();
    let fd = stdin.as_fd();
    loop {
        let mut fds = [PollFd::new(fd, PollFlags::empty())];
        match poll(&mut fds, PollTimeout::NONE) {
            Err(Errno::EINTR) => {}
            Ok(_)
                if fds.iter().any(|fd| {
                    fd.revents()
                        .is_some_and(|it| it.contains(PollFlags::POLLHUP))
                }) =>
            {
                break;
            }
            // On a system that cannot watch a terminal like this there is still the signal.
            _ => return,
        }
    }
    let _told = outbox.send(LoopEvent::Gone);
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn control_z_goes_to_the_background_and_plain_z_is_a_key() {
        let control = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
        assert!(matches!(
            understand(Event::Key(control)),
            Some(LoopEvent::Suspend)
        ));
        let plain = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::NONE);
        assert!(matches!(
            understand(Event::Key(plain)),
            Some(LoopEvent::Msg(Msg::Key(_)))
        ));
    }
}
