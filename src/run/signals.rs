//! Signals, on a thread of their own: nothing that matters waits for the loop to come round.

use std::io::{self, Write};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use nix::unistd::{getpgid, getpgrp, getppid, getsid};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::inbox::LoopEvent;
use super::session_handle::SessionHandle;
use super::terminal;
use super::thread::start;

/// How long the loop may take to hear that the program is to end, before this thread ends it.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long the loop may take to end once it heard, beside what the disk takes.
const LAST_ORDERS: Duration = Duration::from_secs(2);
/// How often it is looked whether the disk is done.
const A_LOOK: Duration = Duration::from_millis(100);
/// How long a terminal that takes nothing may hold up the end.
const LAST_WORD: Duration = Duration::from_millis(100);

/// Handles signals from here on. The loop drops the other end of `deaf` once it has heard that it is to end.
pub(super) fn handle(
    outbox: Sender<LoopEvent>,
    handle: Arc<Mutex<Option<SessionHandle>>>,
    deaf: Receiver<()>,
) -> io::Result<()> {
    // A file over the limit of its size is an error the writer tells about, not the end of the program.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    start("signals", move || {
        for signal in signals.forever() {
            let _taken = match signal {
                SIGTSTP => outbox.send(LoopEvent::Suspend),
                SIGCONT => outbox.send(LoopEvent::Continue),
                signal => {
                    let sent = outbox.send(LoopEvent::End(signal));
                    if deaf.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                        end(&handle, signal);
                    }
                    thread::sleep(LAST_ORDERS);
                    // A slow disk is waited for; how long, the one who waits knows.
                    wait_for_closing();
                    // Then the loop says how that went.
                    thread::sleep(LAST_ORDERS);
                    die(signal);
                    sent
                }
            };
        }
    })
}

/// Ends the program without the loop, which hangs, for example on a terminal that takes nothing.
fn end(handle: &Mutex<Option<SessionHandle>>, signal: i32) {
    let held = handle.lock().ok().and_then(|mut handle| handle.take());
    let verdict = held.and_then(|handle| handle.let_go().verdict());
    wait_for_closing();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        terminal::give_back();
        tell.send(())
    });
    let _given = told.recv_timeout(LAST_WORD);
    if let Some((said, is_failure)) = verdict {
        // Whoever started the program may read it, if not on this terminal.
        let _told = writeln!(io::stderr(), "flipover: {said}");
        if is_failure {
            std::process::exit(1);
        }
    }
    die(signal);
}

/// Waits for sessions that are being let go of.
fn wait_for_closing() {
    while super::session_handle::is_closing() {
        thread::sleep(A_LOOK);
    }
}

/// Ends the process as the signal would have.
pub(super) fn die(signal: i32) {
    let _dead = low_level::emulate_default_handler(signal);
}

/// Goes to the background, where there is something to come back from: a shell that waits for us in a process group of
/// its own. Returns whether it did.
pub(super) fn suspend() -> bool {
    let parent = Some(getppid());
    let has_shell = getsid(parent).is_ok_and(|session| getsid(None) == Ok(session))
        && getpgid(parent).is_ok_and(|group| group != getpgrp());
    if has_shell {
        terminal::give_back();
        let _stopped = low_level::raise(SIGSTOP);
    }
    has_shell
}
