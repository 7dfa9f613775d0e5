//! The thread that does what takes time, one thing after another, so that the loop never waits.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::export;
use super::files::file;
use super::host::Host;
use super::inbox::LoopEvent;
use super::replay;
use super::saved;
use super::session;
use super::session_handle::Ticket;
use super::thread::start;
use crate::domain::event::Stamped;
use crate::domain::format::Handover;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::storage::config::{self, Config};
use crate::storage::fault::Fault;
use crate::storage::log::Kept;
use crate::tui::app::{Msg, NewSession};
use crate::tui::replay::Begin;

/// How long the work left may take when the program ends.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Something to do.
#[derive(Debug)]
pub enum Job {
    /// Read the saved sessions.
    List(Lang),
    /// Read what the sessions before the one with this id, begun then, hand on.
    Earlier(String, i64, Lang),
    /// Read how long the steps of a workshop took so far.
    Times(Arc<Workshop>),
    /// Begin a session.
    Create(Box<NewSession>, Ticket),
    /// Take up the session with this id.
    Open(String, Lang, Ticket),
    /// Read the session with this id to replay it.
    Replay(String, Box<Begin>, Lang, Ticket),
    /// Begin a session with these events of another, and take it up.
    Branch(Vec<Stamped>, Lang, Ticket),
    /// Read the session with this id without taking it up.
    Look(String, Lang),
    /// Look up what would go with the session of this id and name.
    LookToRemove(String, String, Lang),
    /// Remove the session with this id for good, if these are its files.
    Remove(String, Vec<PathBuf>, Lang),
    /// Read the sessions with these ids to put them side by side.
    Compare([String; 2], Lang),
    /// Write documents of two sessions side by side.
    ExportPair(Box<[State; 2]>, Handover),
    /// Write documents of a session.
    Export(Box<State>, Handover),
    /// Keep the configuration.
    Remember(Config, Lang),
}

/// The handle of the thread.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    done: Receiver<()>,
}

impl Worker {
    /// Starts the thread; what comes of its work goes to `outbox`.
    pub fn start(host: Host, outbox: Sender<LoopEvent>) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let (tell, done) = mpsc::channel();
        start("worker", move || {
            let _alarm = Alarm(outbox.clone());
            for job in inbox {
                let _well = super::broken::here("worker");
                // At the end of the program nobody hears any more, and the work must be done all the same.
                if let Some(news) = work(&host, job, &outbox) {
                    let _heard = outbox.send(news);
                }
            }
            drop(tell);
        })?;
        Ok(Self { jobs, done })
    }

    /// Hands over something to do.
    pub fn give(&self, job: Job) {
        // The thread lives as long as its handle, so that nobody can be absent at the other end.
        let _taken = self.jobs.send(job);
    }

    /// Waits for the work that is left.
    pub fn finish(self) {
        drop(self.jobs);
        let _ended = self.done.recv_timeout(PATIENCE);
    }
}

/// Tells that the thread panicked, also before the terminal was taken and told of every panic.
struct Alarm(Sender<LoopEvent>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _heard = self.0.send(LoopEvent::Broken);
        }
    }
}

fn work(host: &Host, job: Job, outbox: &Sender<LoopEvent>) -> Option<LoopEvent> {
    let failed = |text| Some(LoopEvent::Msg(Msg::Failed(text)));
    match job {
        Job::List(lang) => match saved::list(host, lang) {
            Ok(lines) => Some(LoopEvent::Msg(Msg::Sessions(lines))),
            Err(fault) => failed(fault.say(Words::of(lang))),
        },
        Job::Earlier(session, started, lang) => match saved::earlier(host, &session, started) {
            Ok(found) => Some(LoopEvent::Msg(Msg::Earlier(session, Box::new(found)))),
            Err(fault) => failed(fault.say(Words::of(lang))),
        },
        Job::Times(workshop) => {
            let learned = saved::learned(host, &workshop)?;
            Some(LoopEvent::Msg(Msg::Learned(learned)))
        }
        Job::Create(new, ticket) => Some(match session::create(host, &new, ticket, outbox) {
            Ok((open, hold)) => LoopEvent::Opened(Box::new(open), hold),
            Err(fault) => LoopEvent::NotOpened(session::not_begun(&fault, new.lang)),
        }),
        Job::Open(id, lang, ticket) => {
            let path = file(host, &id);
            Some(match session::open(host, &path, lang, ticket, outbox) {
                Ok((open, hold)) => LoopEvent::Opened(Box::new(open), hold),
                Err(text) => LoopEvent::NotOpened(text),
            })
        }
        Job::Replay(id, begin, lang, ticket) => {
            let path = file(host, &id);
            let read = replay::open(host, &path, *begin, lang).map(|open| {
                let hold = replay::follow(host, &path, &open, ticket, outbox);
                LoopEvent::Replay(Box::new(open), hold)
            });
            Some(read.unwrap_or_else(LoopEvent::NotOpened))
        }
        Job::Branch(events, lang, ticket) => {
            let made = replay::branch(host, events).map_err(|fault| fault.say(Words::of(lang)));
            let opened = made.and_then(|path| session::open(host, &path, lang, ticket, outbox));
            Some(match opened {
                Ok((open, hold)) => LoopEvent::Opened(Box::new(open), hold),
                Err(text) => LoopEvent::NotOpened(text),
            })
        }
        Job::Look(id, lang) => match saved::look(host, &file(host, &id)) {
            Ok(look) => {
                let state = Box::new(look.session.state().clone());
                Some(LoopEvent::Msg(Msg::Looked(state)))
            }
            Err(fault) => failed(fault.say(Words::of(lang))),
        },
        Job::Export(state, handover) => {
            let words = Words::of(state.lang());
            let tell = |format| {
                // A frame that is not drawn any more is missed by nobody.
                let _heard = outbox.send(LoopEvent::Msg(Msg::Exporting(format)));
            };
            let written = export::documents(host, &state, &handover, words, tell);
            Some(LoopEvent::Msg(said(written, words)))
        }
        Job::LookToRemove(id, name, lang) => Some(LoopEvent::Msg(look_to_remove(
            host,
            id,
            name,
            Words::of(lang),
        ))),
        Job::Remove(id, files, lang) => {
            let words = Words::of(lang);
            match saved::remove(host, &id, &files) {
                Ok(removed) => {
                    let kept = removed.err().map(|why| kept(&id, &why, words));
                    Some(LoopEvent::Msg(Msg::Removed { id, kept }))
                }
                Err(fault) => failed(fault.say(words)),
            }
        }
        Job::Compare(ids, lang) => {
            let look = |id: &str| {
                let found = saved::look(host, &file(host, id));
                found.map(|look| look.session.state().clone())
            };
            let both = look(&ids[0]).and_then(|one| Ok([one, look(&ids[1])?]));
            match both {
                Ok(states) => Some(LoopEvent::Msg(Msg::Compared(Box::new(states)))),
                Err(fault) => failed(fault.say(Words::of(lang))),
            }
        }
        Job::ExportPair(states, handover) => {
            let [one, other] = &*states;
            let lang = handover.lang.unwrap_or(other.lang());
            let words = Words::of(lang);
            let written = export::comparison(host, [one, other], &handover, words);
            Some(LoopEvent::Msg(said(written, words)))
        }
        Job::Remember(config, lang) => {
            let saved = config::save(&*host.disk, &host.home.config(), &config);
            saved
                .err()
                .and_then(|fault| failed(fault.say(Words::of(lang))))
        }
    }
}

/// What would go with a session, or why it stays.
fn look_to_remove(host: &Host, id: String, name: String, words: &Words) -> Msg {
    let old = match saved::removable(host, &id) {
        Ok(Some(old)) => old,
        Ok(None) => {
            let path = host.home.session(&id);
            return Msg::Failed(Fault::Absent { path }.say(words));
        }
        Err(fault) => return Msg::Failed(fault.say(words)),
    };
    let stays = match old.link_to {
        Some(real) => Some(Kept::Link(real)),
        None => old.in_use.then_some(Kept::InUse),
    };
    match stays {
        Some(why) => Msg::Failed(kept(&id, &why, words)),
        None => Msg::Removable {
            id,
            name,
            files: old.files,
        },
    }
}

/// Why a session is not removed, in words.
pub fn kept(id: &str, why: &Kept, words: &Words) -> String {
    let path = match why {
        Kept::Link(real) => real.display().to_string(),
        Kept::InUse | Kept::WorkedIn | Kept::Changed => String::new(),
    };
    let key = match why {
        Kept::InUse => "said-session-kept",
        Kept::WorkedIn => "said-session-worked-in",
        Kept::Changed => "said-session-changed",
        Kept::Link(_) => "said-session-link",
    };
    words.with(key, &[("id", id.into()), ("path", path.into())])
}

/// What became of writing documents.
fn said(written: Result<export::Written, String>, words: &Words) -> Msg {
    match written {
        Ok(export::Written {
            paths,
            wrong,
            mut notices,
        }) => {
            notices.extend(wrong.map(|wrong| wrong.lines(words)));
            let paths = paths.iter().map(|path| path.display().to_string());
            Msg::Exported(paths.collect(), notices)
        }
        Err(text) => Msg::NotExported(text),
    }
}
