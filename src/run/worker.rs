//! The thread that does what takes time, one job after another, so that the loop never waits.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use super::export;
use super::failure::RunFailure;
use super::files::file;
use super::host::Host;
use super::inbox::{LoopEvent, SessionSource};
use super::plans;
use super::replay;
use super::saved;
use super::session;
use super::session_handle::Ticket;
use super::settling;
use super::thread::start;
use super::workshops;
use crate::domain::event::Stamped;
use crate::domain::format::Handover;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::storage::config::{self, Config};
use crate::storage::fault::Fault;
use crate::storage::purging::{Kept, NotRemoved};
use crate::tui::messages::{AboutActions, Begin, Msg, NewSession, OpenSession, PlanText};

/// How long the remaining work may take when the program ends.
const PATIENCE: Duration = Duration::from_millis(1500);

/// A job for the worker. The language is that in which a failure is told.
#[derive(Debug)]
pub enum Job {
    /// Read the workshops.
    Workshops(Lang),
    /// Open the workshop with this id to plan with; `None` for one that has nothing in it yet.
    Plan(Option<String>, Lang),
    /// Put a plan on disk.
    SavePlan(PlanText, Lang),
    /// Read the saved sessions.
    List(Lang),
    /// Read what earlier sessions hand on to the one with this id, which began at this time in milliseconds since 1970.
    Earlier(String, i64, Lang),
    /// Do something about the open actions of all sessions.
    Actions(AboutActions, Lang),
    /// Read how long the steps of a workshop took in past sessions.
    Times(Arc<Workshop>),
    /// Begin a session.
    Create(Box<NewSession>, Ticket),
    /// Take up the session with this id.
    Open(String, Lang, Ticket),
    /// Read the session with this id to replay it.
    Replay(String, Box<Begin>, Lang, Ticket),
    /// Begin a new session with these events of another, and take it up.
    Branch(Vec<Stamped>, Lang, Ticket),
    /// Read the session with this id without taking it up.
    Look(String, Lang),
    /// Find out which files would go if the session of this id and name were removed.
    LookToRemove(String, String, Lang),
    /// Remove the session with this id for good, if it still has exactly these files.
    Remove(String, Vec<PathBuf>, Lang),
    /// Read the sessions with these ids to put them side by side.
    Compare([String; 2], Lang),
    /// Write documents of two sessions side by side.
    ExportPair(Box<[State; 2]>, Handover),
    /// Write documents of a session.
    Export(Box<State>, Handover),
    /// Save the configuration.
    Remember(Config, Lang),
}

/// The handle of the thread.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    done: Receiver<()>,
}

impl Worker {
    /// Starts the thread. The results of its work go to `outbox`.
    pub fn start(host: Host, outbox: Sender<LoopEvent>) -> io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let (tell, done) = mpsc::channel();
        start("worker", move || {
            let _alarm = Alarm(outbox.clone());
            for job in inbox {
                let _well = super::broken::here("worker");
                // When the program ends nobody listens any more, but the work must still be done.
                if let Some(news) = work(&host, job, &outbox) {
                    let _heard = outbox.send(news);
                }
            }
            drop(tell);
        })?;
        Ok(Self { jobs, done })
    }

    /// Hands over a job.
    pub fn give(&self, job: Job) {
        // The thread runs as long as its handle exists, so somebody always takes this.
        let _taken = self.jobs.send(job);
    }

    /// Waits for the remaining work.
    pub fn finish(self) {
        drop(self.jobs);
        let _ended = self.done.recv_timeout(PATIENCE);
    }
}

/// Tells the loop that the thread panicked, even before the terminal was taken over and reports every panic.
struct Alarm(Sender<LoopEvent>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _heard = self.0.send(LoopEvent::Broken);
        }
    }
}

fn work(host: &Host, job: Job, outbox: &Sender<LoopEvent>) -> Option<LoopEvent> {
    let told = |msg| Some(LoopEvent::Msg(msg));
    let failed = |text| told(Msg::Failed(text));
    match job {
        Job::Workshops(lang) => told(Msg::Workshops(workshops::list(host, Words::of(lang)))),
        Job::Plan(id, lang) => told(plans::opened(host, id.as_deref(), lang)),
        Job::SavePlan(plan, lang) => told(plans::save(host, &plan, Words::of(lang))),
        Job::List(lang) => saved::list(host, lang).map_or_else(
            |fault| failed(fault.say(Words::of(lang))),
            |lines| told(Msg::Sessions(lines)),
        ),
        Job::Earlier(session, started, lang) => match saved::earlier(host, &session, started) {
            Ok(found) => told(Msg::Earlier(session, Box::new(found))),
            Err(fault) => failed(fault.say(Words::of(lang))),
        },
        Job::Actions(about, lang) => told(settling::answer(host, about, lang)),
        Job::Times(workshop) => {
            let learned = saved::learned(host, &workshop)?;
            told(Msg::Learned(learned))
        }
        Job::Create(new, ticket) => Some(match session::create(host, &new, ticket, outbox) {
            Ok((open, hold)) => LoopEvent::Opened(Box::new(open), hold),
            Err(fault) => {
                let failure = RunFailure::NotBegun(fault);
                LoopEvent::NotOpened(failure.say(Words::of(new.lang)))
            }
        }),
        Job::Open(id, lang, ticket) => {
            let path = file(host, &id);
            Some(opened(
                session::open(host, &path, ticket, outbox),
                Words::of(lang),
            ))
        }
        Job::Replay(id, begin, lang, ticket) => {
            let path = file(host, &id);
            let read = replay::open(host, &path, *begin, lang).map(|open| {
                let hold = replay::follow(host, &path, &open, ticket, outbox);
                LoopEvent::Replay(Box::new(open), hold)
            });
            let not_opened = |failure: RunFailure| failure.say(Words::of(lang));
            Some(read.unwrap_or_else(|failure| LoopEvent::NotOpened(not_opened(failure))))
        }
        Job::Branch(events, lang, ticket) => {
            let made = replay::branch(host, events).map_err(RunFailure::from);
            let found = made.and_then(|path| session::open(host, &path, ticket, outbox));
            Some(opened(found, Words::of(lang)))
        }
        Job::Look(id, lang) => match saved::look(host, &file(host, &id)) {
            Ok(look) => told(Msg::Looked(Box::new(look.session.state().clone()))),
            Err(fault) => failed(fault.say(Words::of(lang))),
        },
        Job::Export(state, handover) => {
            let words = Words::of(state.lang());
            let tell = |format| {
                // Nobody misses a frame that is not drawn any more.
                let _heard = outbox.send(LoopEvent::Msg(Msg::Exporting(format)));
            };
            let written = export::documents(host, &state, &handover, tell);
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
                Ok(()) => Some(LoopEvent::Msg(Msg::Removed { id, kept: None })),
                Err(NotRemoved::Kept(why)) => {
                    let kept = Some(why.say(&id, words));
                    Some(LoopEvent::Msg(Msg::Removed { id, kept }))
                }
                Err(NotRemoved::Fault(fault)) => failed(fault.say(words)),
            }
        }
        Job::Compare(ids, lang) => {
            let look = |id: &str| {
                let found = saved::look(host, &file(host, id));
                found.map(|look| look.session.state().clone())
            };
            let both = look(&ids[0]).and_then(|one| Ok([one, look(&ids[1])?]));
            match both {
                Ok(states) => told(Msg::Compared(Box::new(states))),
                Err(fault) => failed(fault.say(Words::of(lang))),
            }
        }
        Job::ExportPair(states, handover) => {
            let [one, other] = &*states;
            let lang = handover.lang.unwrap_or(other.lang());
            let words = Words::of(lang);
            let written = export::comparison(host, [one, other], &handover);
            Some(LoopEvent::Msg(said(written, words)))
        }
        Job::Remember(config, lang) => {
            let saved = config::save(&*host.disk, &host.home.config(), &config);
            failed(saved.err()?.say(Words::of(lang)))
        }
    }
}

/// Returns what the loop hears of taking up a session.
fn opened(found: Result<(OpenSession, SessionSource), RunFailure>, words: &Words) -> LoopEvent {
    match found {
        Ok((open, hold)) => LoopEvent::Opened(Box::new(open), hold),
        Err(failure) => LoopEvent::NotOpened(failure.say(words)),
    }
}

/// Returns which files would go with a session, or why it stays.
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
        Some(why) => Msg::Failed(why.say(&id, words)),
        None => Msg::Removable {
            id,
            name,
            files: old.files,
        },
    }
}

/// Returns the message about writing documents.
fn said(written: Result<export::Written, RunFailure>, words: &Words) -> Msg {
    match written {
        Ok(written) => {
            if let Some(failure) = written.failure() {
                return Msg::NotExported(failure.say(words));
            }
            let mut notices = written.notices(words);
            notices.extend(written.wrong.map(|wrong| wrong.lines(words)));
            let paths = written.paths.iter().map(|path| path.display().to_string());
            Msg::Exported(paths.collect(), notices)
        }
        Err(failure) => Msg::NotExported(failure.say(words)),
    }
}
