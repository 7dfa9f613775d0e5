//! Finds, reads, lists and removes saved sessions, without locking any.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copies;
pub use super::files::{file, files};
use super::host::Host;
use crate::domain::carry::{Earlier, Past};
use crate::domain::clock;
use crate::domain::event::{Event, Stamped};
use crate::domain::learned;
use crate::domain::results::headline::headline;
use crate::domain::session::{Session, State};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::storage::fault::Fault;
use crate::storage::log::{self, Reading};
use crate::storage::purging::{self, Kept, NotRemoved, Old};
use crate::storage::scan::{Damage, DamageKind};
use crate::storage::session_files::{Entry, Role};
use crate::tui::messages::Learned;
use crate::tui::messages::SessionLine;

/// Returns the file of the newest session that has not ended, skipping those that cannot be read.
pub fn newest_unfinished(host: &Host) -> Result<Option<PathBuf>, Fault> {
    let unfinished = |entry: &Entry| {
        look(host, &entry.path).is_ok_and(|look| look.session.state().ended.is_none())
    };
    Ok(files(host)?
        .into_iter()
        .find(unfinished)
        .map(|entry| entry.path))
}

/// A session that was read to look at it.
pub struct Look {
    /// The session.
    pub session: Session,
    /// Whether its file was closed in an orderly way.
    pub closed: bool,
    /// How many lines of its file are damaged.
    pub damaged: usize,
    /// The first line of it that is in another encoding, if one is.
    pub foreign: Option<Damage>,
}

/// Reads a session without locking it.
pub fn look(host: &Host, path: &Path) -> Result<Look, Fault> {
    let reading = log::read(&*host.disk, path)?;
    let (closed, damaged) = (reading.closed_cleanly, reading.damage.len());
    let foreign = foreign(&reading.damage);
    let no_session = || Fault::NoSession {
        path: path.to_owned(),
    };
    Ok(Look {
        session: reading.session().ok_or_else(no_session)?,
        closed,
        damaged,
        foreign,
    })
}

/// Returns the first line that is in another encoding than UTF-8, which whoever saved it so can put right.
pub(super) fn foreign(damage: &[Damage]) -> Option<Damage> {
    let is_foreign = |damage: &&Damage| damage.kind == DamageKind::NotUtf8;
    damage.iter().find(is_foreign).cloned()
}

/// Sessions whose files are whole.
pub struct Whole<T> {
    /// What was asked of each, newest first; among copies of one session, of the one written last.
    pub sessions: Vec<T>,
    /// The ids of those that were left out because their files are damaged.
    pub damaged: Vec<String>,
}

/// Reads the sessions whose files are wanted and whole, one after the other, and returns of each what is asked of it.
fn whole<T>(
    host: &Host,
    is_wanted: impl Fn(&Entry) -> bool,
    ask: impl Fn(Session) -> T,
) -> Result<Whole<T>, Fault> {
    let mut known = BTreeSet::new();
    let (mut found, mut damaged) = (Vec::new(), Vec::new());
    for entry in files(host)?.into_iter().filter(is_wanted) {
        let reading = log::read(&*host.disk, &entry.path).ok();
        let reading = reading.filter(|reading| reading.damage.is_empty());
        match reading.and_then(Reading::session) {
            Some(session) if known.insert(session.state().opened.session.clone()) => {
                found.push((session.held_at(), ask(session)));
            }
            Some(_) => {}
            None => damaged.push(entry.id),
        }
    }
    found.sort_by_key(|(held, _)| -held);
    Ok(Whole {
        sessions: found.into_iter().map(|(_, asked)| asked).collect(),
        damaged,
    })
}

/// Returns what the sessions that began before this one hand on. Sessions with damaged files are only counted.
pub fn earlier(host: &Host, session: &str, started: i64) -> Result<Earlier, Fault> {
    let is_own = |entry: &Entry| match Role::of_path(&entry.path) {
        Some(Role::Session(name) | Role::Rescue { of: name, .. }) => name == session,
        _ => false,
    };
    let mut found = whole(host, |entry| !is_own(entry), |it| Past::of(&it))?;
    // Copies of this session do not count at all.
    found
        .sessions
        .retain(|past| past.started <= started && past.session != session);
    Ok(Earlier {
        sessions: found.sessions,
        damaged: found.damaged.len(),
    })
}

/// Returns what all sessions hand on, and the ids of those left out because their files are damaged.
pub fn all(host: &Host) -> Result<(Earlier, Vec<String>), Fault> {
    let found = whole(host, |_| true, |session| Past::of(&session))?;
    let all = Earlier {
        sessions: found.sessions,
        damaged: found.damaged.len(),
    };
    Ok((all, found.damaged))
}

/// Returns the final states of the sessions with these ids whose files are whole.
pub fn states(host: &Host, ids: &BTreeSet<&str>) -> Result<Vec<State>, Fault> {
    let state = |session: Session| {
        let state = session.state();
        ids.contains(state.opened.session.as_str())
            .then(|| state.clone())
    };
    let found = whole(host, |_| true, state)?;
    Ok(found.sessions.into_iter().flatten().collect())
}

/// Returns the final state of every session whose file can be read, except branches of other sessions; among copies of one,
/// that of the one written last.
pub fn held(host: &Host) -> Vec<State> {
    let files = files(host).unwrap_or_default().into_iter();
    let looks = files.filter_map(|entry| look(host, &entry.path).ok());
    let mut known = BTreeSet::new();
    let is_branch = |stamped: &Stamped| matches!(stamped.event, Event::Branched { .. });
    looks
        .filter(|look| !look.session.log().iter().any(is_branch))
        .map(|look| look.session.state().clone())
        .filter(|state| known.insert(state.opened.session.clone()))
        .collect()
}

/// Returns a workshop with the minutes its steps took in past sessions; `None` if there were too few.
pub fn learned(host: &Host, workshop: &Workshop) -> Option<Learned> {
    let times = learned::learned(workshop, &held(host));
    let sessions = times.iter().map(|time| time.n).max()?;
    learned::is_enough(&times).then(|| Learned {
        workshop: Arc::new(learned::adapted(workshop, &times)),
        sessions,
    })
}

/// Returns everything that goes when the session with this id is removed; `None` if there is no such session.
pub fn removable(host: &Host, id: &str) -> Result<Option<Old>, Fault> {
    let entries = files(host)?;
    let entry = entries.iter().find(|entry| entry.id == id);
    let found = entry.map(|entry| purging::removable(&*host.disk, &host.home, entry));
    found.transpose()
}

/// Removes a session for good, if it still has exactly the files that were named.
pub fn remove(host: &Host, id: &str, files: &[PathBuf]) -> Result<(), NotRemoved> {
    let Some(found) = removable(host, id)? else {
        let path = host.home.session(id);
        return Err(Fault::Absent { path }.into());
    };
    if found.files != files {
        return Err(Kept::Changed.into());
    }
    purging::remove(&*host.disk, &found, i64::MAX)
}

/// Returns a line about every saved session, the one written last first.
pub fn list(host: &Host, lang: Lang) -> Result<Vec<SessionLine>, Fault> {
    let mut lines = Vec::new();
    let mut sessions = Vec::new();
    for entry in files(host)? {
        let (line, session) = line(host, entry.clone(), lang);
        lines.push(line);
        sessions.push((entry, session));
    }
    let mut copies = copies::among(host, &sessions);
    for line in &mut lines {
        line.copy = copies.remove(&line.id);
    }
    Ok(lines)
}

/// Returns a line about a saved session, and the id of the session in the file.
fn line(host: &Host, entry: Entry, lang: Lang) -> (SessionLine, Option<String>) {
    match look(host, &entry.path) {
        Err(fault) => {
            let trouble = Some(fault.say(Words::of(lang)));
            let line = SessionLine {
                rescue: rescued(&entry),
                id: entry.id,
                trouble,
                ..SessionLine::default()
            };
            (line, None)
        }
        Ok(Look {
            session,
            closed,
            damaged,
            foreign: _,
        }) => {
            let state = session.state();
            let reached = state.time.reached();
            let used: u64 = state
                .steps
                .indices()
                .map(|step| state.used(step, reached))
                .sum();
            let in_use = !closed && log::is_held(&*host.disk, &entry.path);
            let line = SessionLine {
                title: state.workshop().title.get(state.lang()).to_owned(),
                client: state.opened.client.to_string(),
                group: state.opened.group.to_string(),
                started: session.held_at(),
                branched: branched(&session),
                minutes: (used + 30_000) / 60_000,
                step: step(state),
                // What began it may be in the damage.
                is_prepared: state.began.is_none() && state.ended.is_none() && damaged == 0,
                headline: headline(state),
                closed,
                in_use,
                damaged,
                trouble: None,
                copy: None,
                rescue: rescued(&entry),
                id: entry.id,
            };
            (line, Some(state.opened.session.clone()))
        }
    }
}

/// Returns the path of the rescue file that a session goes on in, if it does.
fn rescued(entry: &Entry) -> Option<String> {
    entry.is_rescue().then(|| entry.path.display().to_string())
}

/// Returns when a branch left the session it began in: at the last event they share, in milliseconds since 1970.
fn branched(session: &Session) -> Option<i64> {
    let is_branch = |stamped: &Stamped| matches!(stamped.event, Event::Branched { .. });
    let index = session.log().iter().rposition(is_branch)?;
    let before = session.log().get(index.checked_sub(1)?)?;
    Some(before.at.wall)
}

/// Returns where a session is: the number of the step in its plan, counted from 1, the step's title, and how many steps
/// there are.
fn step(state: &State) -> Option<(usize, String, usize)> {
    if state.ended.is_some() {
        return None;
    }
    let agenda = clock::agenda(state, state.last);
    let current = state
        .current
        .or_else(|| agenda.lines.first().map(|line| line.index))?;
    let (number, count) = agenda.number(current)?;
    let (step, _) = state.step(current)?;
    Some((number, step.title.get(state.lang()).to_owned(), count))
}
