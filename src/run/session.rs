//! Begins sessions and takes them up: to go on with, or to look at while another process has them.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::clock::{chance, run_id};
use super::copies;
use super::failure::RunFailure;
use super::follow::Follower;
pub use super::host::Host;
use super::inbox::{LoopEvent, SessionSource, tell_followed};
use super::saved::foreign;
use super::seen::{ClockMode, as_seen};
use super::session_handle::{SessionHandle, Ticket};
use crate::domain::command::{Command, decide};
use crate::domain::event::{Event, Moment, Opened, Stamped};
use crate::domain::session::{Session, State};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::storage::draft;
use crate::storage::fault::Fault;
use crate::storage::folder_risk::{FolderRisk, folder_risk};
use crate::storage::log::{self, Access as Held, Flushed, Log, SetAsideFile, Why};
use crate::storage::paths;
use crate::storage::scan::Damage;
use crate::storage::session_files::{Role, name_of};
use crate::storage::writer::{Report, Writer, load_draft};
use crate::tui::messages::{Access, Begins, Copied, DiskNews, NewSession, OpenSession};
use crate::tui::wording;

/// The longest time away after a crash that still counts as session time, in milliseconds.
const LONGEST_AWAY: u64 = 4 * 60 * 60 * 1000;
/// How many ids we try for a new session.
const TRIES: usize = 4;

/// Makes a session, and begins its first step unless that comes later. Both are on disk when this returns.
pub fn create(
    host: &Host,
    new: &NewSession,
    ticket: Ticket,
    outbox: &Sender<LoopEvent>,
) -> Result<(OpenSession, SessionSource), Fault> {
    let opened = || Opened {
        session: String::new(),
        run: run_id(),
        workshop: Arc::clone(&new.workshop),
        language: new.lang,
        variant: new.variant,
        client: new.client.clone(),
        group: new.group.clone(),
        people: new.people,
        facilitator: new.facilitator.clone(),
        offset: host.clock.offset(),
    };
    let at = host.clock.now();
    let (opened, mut log) = make(host, at, opened)?;
    let no_session = || Fault::NoSession {
        path: log.path().to_owned(),
    };
    let mut session = Session::replay(vec![opened]).ok_or_else(no_session)?;
    let listed = (!new.listed.is_empty()).then(|| Command::ListPeople(new.listed.clone()));
    let next = (new.begins == Begins::Now).then_some(Command::Next);
    let mut first = Vec::new();
    for command in listed.into_iter().chain(next) {
        if let Ok(event) = decide(&session, command) {
            let stamped = Stamped {
                seq: session.next_seq(),
                at: host.clock.now(),
                event,
            };
            session.apply(stamped.clone());
            first.push(stamped);
        }
    }
    let mut rescue = None;
    if !first.is_empty() {
        rescue = rescued(&log.append(&first)?, &log);
    }
    let unlocked = sentences(unlocked(&log).as_slice(), session.state());
    let warnings = [unsafe_place(host, new.lang), unlocked];
    let warnings: Vec<String> = warnings.into_iter().flatten().collect();
    let hold = write(host, log, &session, rescue, ticket, outbox)?;
    let open = OpenSession {
        session,
        access: Access::Write,
        draft: None,
        notice: (!warnings.is_empty()).then(|| warnings.join(" ")),
    };
    Ok((open, hold))
}

/// Says what is wrong with the folder of the sessions, if anything, in one sentence.
pub fn unsafe_place(host: &Host, lang: Lang) -> Option<String> {
    let key = match folder_risk(&host.home.sessions())? {
        FolderRisk::Network => "ground-network",
        FolderRisk::Synced => "ground-synced",
        // The session itself says so as long as it is open.
        FolderRisk::Volatile => return None,
    };
    Some(Words::of(lang).get(key).into_owned())
}

/// Makes the file of a session with this beginning, under an id of its own.
pub(super) fn make(
    host: &Host,
    at: Moment,
    opened: impl Fn() -> Opened,
) -> Result<(Stamped, Log), Fault> {
    let mut tries = 0;
    loop {
        tries += 1;
        let begun = opened();
        let id = paths::session_id(
            host.clock.today(),
            &begun.workshop.id,
            begun.client.as_str(),
            chance(),
        );
        let path = host.home.session(&id);
        let first = Stamped {
            seq: 1,
            at,
            event: Event::Opened(Opened {
                session: id,
                ..begun
            }),
        };
        match log::create(Arc::clone(&host.disk), &path, &first) {
            Err(Fault::Exists { .. } | Fault::Busy { .. }) if tries < TRIES => {}
            made => {
                let refuges = host.home.refuges();
                return made.map(|log| (first, log.with_refuges(refuges)));
            }
        }
    }
}

/// Hands a session's file to a new writer.
fn write(
    host: &Host,
    log: Log,
    session: &Session,
    rescue: Option<DiskNews>,
    ticket: Ticket,
    outbox: &Sender<LoopEvent>,
) -> Result<SessionSource, Fault> {
    let outbox = outbox.clone();
    let words = Words::of(session.state().lang());
    // Practice need not last.
    let in_memory = !log.lasts() && !host.home.is_practice();
    let news = rescue.or(in_memory.then_some(DiskNews::InMemory));
    let writer = Writer::spawn(log, move |report| {
        // Whoever should hear this may have left.
        let _told = outbox.send(LoopEvent::Disk(ticket, say(&report, words)));
    })?;
    Ok(SessionSource::Write(Box::new(SessionHandle::new(
        ticket,
        writer,
        host.clock,
        (session.next_seq(), session.state().lang()),
        news,
    ))))
}

/// Returns the news that a session went to another file while it was opened, if it did.
fn rescued(flushed: &Flushed, log: &Log) -> Option<DiskNews> {
    match flushed {
        Flushed::Rescued { path, .. } => Some(DiskNews::Rescued {
            path: path.display().to_string(),
            lasts: log.lasts(),
        }),
        Flushed::Idle | Flushed::Saved => None,
    }
}

/// Puts a report of the writer in words.
fn say(report: &Report, words: &Words) -> DiskNews {
    match report {
        Report::Saved { through } => DiskNews::Saved(*through),
        Report::Rescued { path, lasts, .. } => DiskNews::Rescued {
            path: path.display().to_string(),
            lasts: *lasts,
        },
        Report::NotOnDisk { cause, .. }
        | Report::Refused { cause, .. }
        | Report::DraftLost { cause } => DiskNews::Failing(cause.say(words)),
    }
}

/// Takes up the session in a file: to go on with it if that is possible, otherwise to look at it.
pub fn open(
    host: &Host,
    path: &Path,
    ticket: Ticket,
    outbox: &Sender<LoopEvent>,
) -> Result<(OpenSession, SessionSource), RunFailure> {
    let found = log::open(Arc::clone(&host.disk), path)?;
    let mut notices = Vec::new();
    if !found.damage.is_empty() {
        notices.push(Notice::Damaged(found.damage.len()));
    }
    notices.extend(foreign(&found.damage).map(Notice::Foreign));
    let lost_at_end = found.lost_at_end;
    notices.extend(found.aside.map(Notice::SetAside));
    let path = &found.path;
    if let Some(Role::Rescue { .. }) = Role::of_path(path) {
        notices.push(Notice::Rescued(path.clone()));
    }
    let mut events = found.events;
    let closed = found.closed_cleanly;
    let access = match found.access {
        Held::Write(log) => resume(
            host,
            log.with_refuges(host.home.refuges()),
            &mut events,
            closed,
        ),
        Held::ReadOnly(why) => Err(why),
    };
    match access {
        Ok((log, rescue)) => {
            notices.extend(unlocked(&log));
            let copies = copies::beside(host, path, &events).into_iter().next();
            notices.extend(copies.map(|copied| Notice::Copied(name_of(path), copied)));
            let session = taken_up(path, events, closed, &mut notices)?;
            let hold = write(host, log, &session, rescue, ticket, outbox)?;
            // A draft that cannot be read is lost; entries are not.
            let written = load_draft(&*host.disk, path).ok().flatten();
            let open = OpenSession {
                notice: sentences(&notices, session.state()),
                session,
                access: Access::Write,
                draft: written.and_then(|text| draft::read(text.as_str())),
            };
            Ok((open, hold))
        }
        Err(why) => {
            let is_busy = matches!(why, Why::Busy { .. });
            let pace = if is_busy && !closed {
                ClockMode::Live
            } else {
                ClockMode::Rest
            };
            let seen = as_seen(events, pace, host);
            let Some(session) = seen.map(|seen| seen.with_lost_at_end(lost_at_end)) else {
                return Err(RunFailure::Unreadable(why));
            };
            let said = why.say(Words::of(session.state().lang()));
            let tell = tell_followed(ticket, outbox);
            let follow = || Follower::start(host.clone(), path.to_owned(), ticket, tell);
            let follower = is_busy.then(follow).and_then(Result::ok);
            let open = OpenSession {
                notice: sentences(&notices, session.state()),
                session,
                access: Access::ReadOnly(said),
                draft: None,
            };
            Ok((
                open,
                follower.map_or(SessionSource::Look, SessionSource::Follow),
            ))
        }
    }
}

/// Notes after the last event that the session goes on. If the disk takes nothing now, the session can still be looked at.
pub(super) fn resume(
    host: &Host,
    mut log: Log,
    events: &mut Vec<Stamped>,
    closed: bool,
) -> Result<(Log, Option<DiskNews>), Why> {
    let at = host.clock.now();
    let last = events.last().map(|last| last.at).unwrap_or_default();
    let event = Event::Resumed {
        run: run_id(),
        offset: host.clock.offset(),
        counted: if closed { 0 } else { away(last, at) },
    };
    // Records that are not understood have numbers too, which the next event must not take.
    let resumed = Stamped {
        seq: log.last_seq() + 1,
        at,
        event,
    };
    let flushed = log.append(std::slice::from_ref(&resumed));
    let rescue = rescued(&flushed.map_err(Why::Unwritable)?, &log);
    events.push(resumed);
    Ok((log, rescue))
}

/// Returns the session that goes on, and notes whether the time away counts, which it does if the program broke off not
/// long ago.
fn taken_up(
    path: &Path,
    events: Vec<Stamped>,
    closed: bool,
    notices: &mut Vec<Notice>,
) -> Result<Session, Fault> {
    let counted = match events.last().map(|last| &last.event) {
        Some(Event::Resumed { counted, .. }) => *counted,
        _ => 0,
    };
    let path = path.to_owned();
    let session = Session::replay(events).ok_or(Fault::NoSession { path })?;
    if !closed && session.state().current.is_some() {
        notices.push(if counted > 0 {
            Notice::Counted(counted)
        } else {
            Notice::NotCounted
        });
    }
    Ok(session)
}

/// Returns how many milliseconds between a crash and now count as session time.
fn away(last: Moment, now: Moment) -> u64 {
    let gap = u64::try_from(now.wall - last.wall).unwrap_or(0);
    if gap < LONGEST_AWAY { gap } else { 0 }
}

/// Something to say when a session is taken up.
enum Notice {
    Damaged(usize),
    /// This line is in another encoding than UTF-8.
    Foreign(Damage),
    SetAside(SetAsideFile),
    Counted(u64),
    NotCounted,
    /// No lock keeps another program from writing it.
    Unlocked,
    /// The session goes on in this rescue file.
    Rescued(PathBuf),
    /// The name of this file, and another file with the same session.
    Copied(String, Copied),
}

/// Returns a notice if no lock keeps other programs out.
fn unlocked(log: &Log) -> Option<Notice> {
    (!log.is_locked()).then_some(Notice::Unlocked)
}

/// Says how much of the file is damaged, and how many entries are lost by that.
fn damaged(lines: usize, state: &State) -> String {
    let words = Words::of(state.lang());
    let damaged = words.with("opened-damaged", &[("lines", lines.into())]);
    match state.lost {
        0 => damaged,
        n => format!(
            "{damaged} {}",
            words.with("opened-lost", &[("n", n.into())])
        ),
    }
}

fn sentences(notices: &[Notice], state: &State) -> Option<String> {
    let words = Words::of(state.lang());
    let said = notices.iter().filter_map(|notice| {
        Some(match notice {
            Notice::Copied(own, copied) => wording::beside(own, copied, state.offset, words)?,
            Notice::Damaged(lines) => damaged(*lines, state),
            Notice::Foreign(line) => line.say(words),
            Notice::Rescued(path) => words.with(
                "opened-rescue",
                &[("path", path.display().to_string().into())],
            ),
            Notice::SetAside(SetAsideFile::Torn(path)) => words.with(
                "opened-torn",
                &[("path", path.display().to_string().into())],
            ),
            Notice::SetAside(SetAsideFile::Original(path)) => words.with(
                "opened-original",
                &[("path", path.display().to_string().into())],
            ),
            Notice::Counted(away) => words.with(
                "opened-counted",
                &[("minutes", away.div_ceil(60_000).into())],
            ),
            Notice::Unlocked => words.get("opened-unlocked").into_owned(),
            Notice::NotCounted => words.get("opened-not-counted").into_owned(),
        })
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(" "))
}
