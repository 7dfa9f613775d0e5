//! Closes sessions: in passing while the program goes on, and in sight when it ends.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::super::inbox::LoopEvent;
use super::super::session_handle::Closed;
use super::super::terminal::Terminal;
use super::super::thread;
use super::{End, Program};
use crate::storage::fault::Fault;
use crate::storage::writer::{PATIENCE, Waiting};
use crate::tui::app;
use crate::tui::env::Tone;
use crate::tui::messages::Msg;

/// How long the disk may take over the last events before we show that, and how often that is drawn again.
const A_LOOK: Duration = Duration::from_millis(300);

impl Program {
    /// Closes the session, if there is one. A thread of its own waits for the disk.
    pub(super) fn close(&mut self) {
        self.follower = None;
        let Some(handle) = self.held().take() else {
            return;
        };
        self.closing.push(handle.waiting());
        let path = handle.path().to_owned();
        let outbox = self.outbox.clone();
        let let_go = move || {
            let _heard = outbox.send(LoopEvent::Closed(handle.let_go()));
        };
        if let Err(source) = thread::start("closing", let_go) {
            // The session was lost with the thread, but its writer has saved it, only without the mark of an orderly close.
            self.closing.pop();
            let fault = Fault::Write { path, source };
            self.app.say(Tone::Warn, fault.say(self.app.words()));
        }
    }

    /// Hears that a session was closed, and does what waited for that.
    pub(super) fn closed(&mut self, closed: Closed) -> Option<End> {
        self.closing.pop();
        if self.closing.is_empty() && !self.is_leaving {
            for job in std::mem::take(&mut self.queued) {
                self.worker.give(job);
            }
        }
        let (said, is_failure) = closed.verdict()?;
        if self.is_leaving {
            add(&mut self.verdict, &said, is_failure);
            return None;
        }
        self.tell(Msg::Failed(said))
    }

    /// Closes everything before the program ends. If the disk takes long, whoever leaves can see that.
    pub(super) fn leave(&mut self, inbox: &Receiver<LoopEvent>, terminal: &mut Terminal) {
        self.is_leaving = true;
        self.close();
        let began = self.host.clock.now().mono;
        while !self.closing.is_empty() {
            match inbox.recv_timeout(A_LOOK) {
                Ok(LoopEvent::Closed(closed)) => {
                    let _ends = self.closed(closed);
                }
                Ok(LoopEvent::Msg(Msg::Resized)) => terminal.forget(),
                Ok(other) => {
                    if let Some(said) = failure(other) {
                        add(&mut self.verdict, &said, true);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    let waiting = self.closing.iter().map(Waiting::entries).sum();
                    let waited = self.host.clock.now().mono.saturating_sub(began);
                    let left = PATIENCE
                        .saturating_sub(Duration::from_millis(waited))
                        .as_secs();
                    // If nothing can be shown, we just wait.
                    let _shown = terminal.draw(|frame| {
                        app::draw_leaving(frame, &self.app, waiting, left);
                    });
                }
            }
        }
    }

    /// Waits for the remaining work. Returns what to say on the shell, if anything, and whether the program failed.
    pub(super) fn finish(self, inbox: &Receiver<LoopEvent>) -> Option<(String, bool)> {
        let mut verdict = self.verdict;
        self.worker.finish();
        // Nothing is drawn any more, so whatever failed only now, such as an export, would go unsaid.
        for said in inbox.try_iter().filter_map(failure) {
            add(&mut verdict, &said, true);
        }
        verdict
    }
}

/// Adds a text to what will be said on the shell.
fn add(verdict: &mut Option<(String, bool)>, said: &str, is_failure: bool) {
    let (text, failed) = verdict.get_or_insert_default();
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(said);
    *failed |= is_failure;
}

/// Returns why work that was asked for failed, in words. Nobody who leaves misses a session that was not opened.
fn failure(incoming: LoopEvent) -> Option<String> {
    match incoming {
        LoopEvent::Msg(Msg::Failed(said) | Msg::NotExported(said)) => Some(said),
        LoopEvent::Msg(Msg::Removed { kept, .. }) => kept,
        _ => None,
    }
}
