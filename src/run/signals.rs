//! Handles signals on a thread of their own, so that nothing important waits for the loop to come round.

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
/// How long the loop may take to end once it heard, apart from the time for the disk.
const LAST_ORDERS: Duration = Duration::from_secs(2);
/// How often we check whether the disk is done.
const A_LOOK: Duration = Duration::from_millis(100);
/// How long a terminal that takes no output may hold up the end.
const LAST_WORD: Duration = Duration::from_millis(100);

/// Handles signals from here on. The loop drops the other end of `deaf` once it has heard that it is to end.
pub(super) fn handle(
    outbox: Sender<LoopEvent>,
    handle: Arc<Mutex<Option<SessionHandle>>>,
    deaf: Receiver<()>,
) -> io::Result<()> {
    // A file that exceeds its size limit is an error that the writer reports, not the end of the program.
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
                    // We wait for a slow disk; whoever closes the session knows for how long.
                    wait_for_closing();
                    // The loop then says how that went.
                    thread::sleep(LAST_ORDERS);
                    die(signal);
                    sent
                }
            };
        }
    })
}

/// Ends the program without the loop, which hangs, for example because the terminal takes no output.
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
        // Whoever started the program may read this, if not on this terminal.
        let _told = writeln!(io::stderr(), "flipover: {said}");
        if is_failure {
            std::process::exit(1);
        }
    }
    die(signal);
}

/// Waits for sessions that are being closed.
fn wait_for_closing() {
    while super::session_handle::is_closing() {
        thread::sleep(A_LOOK);
    }
}

/// Ends the process as the signal would have.
pub(super) fn die(signal: i32) {
    let _dead = low_level::emulate_default_handler(signal);
}

/// Goes to the background if something can bring us back: a shell that waits for us in a process group of its own. Returns
/// whether it did.
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
