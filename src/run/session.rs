//! Sessions begun, taken up, looked at and listed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::clock::{Clock, chance};
use super::copies;
use super::desk::{Desk, Ticket};
use super::follow::Follower;
use super::input::{Hold, In};
use crate::domain::carry::{Earlier, Past};
use crate::domain::clock;
use crate::domain::command::{Command, decide};
use crate::domain::event::{Event, Moment, Opened, Stamped};
use crate::domain::learned;
use crate::domain::results::headline::headline;
use crate::domain::session::{Session, State};
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::storage::disk::Disk;
use crate::storage::fault::Fault;
use crate::storage::ground::{Ground, ground};
use crate::storage::log::{self, Access as Held, Aside, Log, Why};
use crate::storage::paths::{self, Home};
use crate::storage::writer::{Report, Writer, load_draft};
use crate::tui::app::{self, Access, Copied, NewSession, OpenSession, SessionLine};
use crate::tui::form::Learned;
use crate::tui::wording;

/// The longest time away that counts as session time after a crash, in milliseconds.
const LONGEST_AWAY: u64 = 4 * 60 * 60 * 1000;
/// How many ids are tried for a new session.
const TRIES: usize = 4;

/// Where and when the program runs.
#[derive(Clone)]
pub struct Place {
    /// The file system.
    pub disk: Arc<dyn Disk>,
    /// The program's folders.
    pub home: Home,
    /// The clocks.
    pub clock: Clock,
}

/// An id for a run of the program, not the same for any two sessions taken up.
fn run_id() -> String {
    format!("{:08x}", chance())
}

/// Begins a session at its first step; both are on disk when it returns.
pub fn create(
    place: &Place,
    new: &NewSession,
    ticket: Ticket,
    outbox: &Sender<In>,
) -> Result<(OpenSession, Hold), Fault> {
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
        offset: place.clock.offset(),
    };
    let at = place.clock.now();
    let (opened, mut log) = make(place, at, opened)?;
    let mut events = vec![opened];
    let first =
        Session::replay(events.clone()).and_then(|session| decide(&session, Command::Next).ok());
    if let Some(event) = first {
        let entered = Stamped {
            seq: 2,
            at: place.clock.now(),
            event,
        };
        let _on_disk = log.append(std::slice::from_ref(&entered))?;
        events.push(entered);
    }
    let no_session = Fault::NoSession {
        path: log.path().to_owned(),
    };
    let session = Session::replay(events).ok_or(no_session)?;
    let unlocked = sentences(unlocked(&log).as_slice(), session.state());
    let warnings = [unsafe_place(place, new.lang), unlocked];
    let warnings: Vec<String> = warnings.into_iter().flatten().collect();
    let hold = write(place, log, &session, ticket, outbox)?;
    let open = OpenSession {
        session,
        access: Access::Write,
        draft: None,
        notice: (!warnings.is_empty()).then(|| warnings.join(" ")),
    };
    Ok((open, hold))
}

/// That a session could not begin, why, and what to do.
pub fn not_begun(fault: &Fault, lang: Lang) -> String {
    let words = Words::of(lang);
    words.with("session-not-begun", &[("fault", fault.say(words).into())])
}

/// What is wrong with where the sessions are kept, in a sentence.
pub fn unsafe_place(place: &Place, lang: Lang) -> Option<String> {
    let key = match ground(&place.home.sessions())? {
        Ground::Network => "ground-network",
        Ground::Synced => "ground-synced",
    };
    Some(Words::of(lang).get(key).into_owned())
}

/// Makes the file of a session that begins like this, under an id of its own.
pub(super) fn make(
    place: &Place,
    at: Moment,
    opened: impl Fn() -> Opened,
) -> Result<(Stamped, Log), Fault> {
    let mut tries = 0;
    loop {
        tries += 1;
        let begun = opened();
        let id = paths::session_id(
            place.clock.today(),
            &begun.workshop.id,
            begun.client.as_str(),
            chance(),
        );
        let path = place.home.session(&id);
        let first = Stamped {
            seq: 1,
            at,
            event: Event::Opened(Opened {
                session: id,
                ..begun
            }),
        };
        match log::create(Arc::clone(&place.disk), &path, &first) {
            Err(Fault::Exists { .. } | Fault::Busy { .. }) if tries < TRIES => {}
            made => return made.map(|log| (first, log)),
        }
    }
}

/// Hands a session's file to a writer of its own.
fn write(
    place: &Place,
    log: Log,
    session: &Session,
    ticket: Ticket,
    outbox: &Sender<In>,
) -> Result<Hold, Fault> {
    let outbox = outbox.clone();
    let words = Words::of(session.state().lang());
    let log = log.with_refuges(place.home.refuges());
    let writer = Writer::spawn(log, move |report| {
        // Whoever the news is for may have left.
        let _told = outbox.send(In::Disk(ticket, say(&report, words)));
    })?;
    Ok(Hold::Write(Desk::new(
        ticket,
        writer,
        place.clock,
        session.next_seq(),
    )))
}

/// What the writer reports, in words.
fn say(report: &Report, words: &Words) -> app::Disk {
    match report {
        Report::Saved { through } => app::Disk::Saved(*through),
        Report::Rescued { path, .. } => app::Disk::Rescued(path.display().to_string()),
        Report::NotOnDisk { cause, .. }
        | Report::Refused { cause, .. }
        | Report::DraftLost { cause } => app::Disk::Failing(cause.say(words)),
    }
}

/// Takes up the session in a file: to go on with where that may be, else to look at. A failure is told in `lang`, for
/// the session's own language may not be known.
pub fn open(
    place: &Place,
    path: &Path,
    lang: Lang,
    ticket: Ticket,
    outbox: &Sender<In>,
) -> Result<(OpenSession, Hold), String> {
    let found =
        log::open(Arc::clone(&place.disk), path).map_err(|fault| fault.say(Words::of(lang)))?;
    let mut notices = Vec::new();
    if !found.damage.is_empty() {
        notices.push(Notice::Damaged(found.damage.len()));
    }
    notices.extend(found.aside.map(Notice::Aside));
    let events = found.events;
    match (found.access, found.closed_cleanly) {
        (Held::Write(mut log), closed) => {
            notices.extend(unlocked(&log));
            let copies = copies::beside(place, path, &events).into_iter().next();
            notices.extend(copies.map(|copied| Notice::Copied(name(path), copied)));
            let session = take_up(place, &mut log, events, closed, &mut notices)
                .map_err(|fault| fault.say(Words::of(lang)))?;
            let hold = write(place, log, &session, ticket, outbox)
                .map_err(|fault| fault.say(Words::of(lang)))?;
            // A draft that cannot be read is lost; what was entered is not.
            let draft = load_draft(&*place.disk, path).ok().flatten();
            let open = OpenSession {
                notice: sentences(&notices, session.state()),
                session,
                access: Access::Write,
                draft: draft.map(|draft| draft.to_string()),
            };
            Ok((open, hold))
        }
        (Held::ReadOnly(why), closed) => {
            let is_busy = matches!(why, Why::Busy { .. });
            let session = as_seen(
                events,
                if is_busy && !closed {
                    Pace::Live
                } else {
                    Pace::Rest
                },
                place,
            )
            .ok_or_else(|| why.say(Words::of(lang)))?;
            let said = why.say(Words::of(session.state().lang()));
            let follow = || Follower::start(place.clone(), path.to_owned(), ticket, outbox.clone());
            let follower = is_busy.then(follow).and_then(Result::ok);
            let open = OpenSession {
                session,
                access: Access::ReadOnly(said),
                draft: None,
                notice: None,
            };
            Ok((open, follower.map_or(Hold::Look, Hold::Follow)))
        }
    }
}

/// Lets a session go on where its events end; the time away counts where the program broke off not long ago.
fn take_up(
    place: &Place,
    log: &mut Log,
    mut events: Vec<Stamped>,
    closed: bool,
    notices: &mut Vec<Notice>,
) -> Result<Session, Fault> {
    let at = place.clock.now();
    let last = events.last().map(|last| last.at).unwrap_or_default();
    let counted = if closed { 0 } else { away(last, at) };
    let event = Event::Resumed {
        run: run_id(),
        offset: place.clock.offset(),
        counted,
    };
    // A record that is not understood has a number too; the next event must not take it.
    let resumed = Stamped {
        seq: log.last_seq() + 1,
        at,
        event,
    };
    let _on_disk = log.append(std::slice::from_ref(&resumed))?;
    events.push(resumed);
    let path = log.path().to_owned();
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

/// How much of the time between a crash and now counts as session time, in milliseconds.
fn away(last: Moment, now: Moment) -> u64 {
    let gap = u64::try_from(now.wall - last.wall).unwrap_or(0);
    if gap < LONGEST_AWAY { gap } else { 0 }
}

/// Whether time passes in a session of another process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// It goes on, by the clock on the wall that both share.
    Live,
    /// It stands still.
    Rest,
}

/// A session of another process as it stands for this one, whose own clock began at another time.
pub fn as_seen(mut events: Vec<Stamped>, pace: Pace, place: &Place) -> Option<Session> {
    let last = events.last()?;
    let at = place.clock.now();
    let counted = match pace {
        Pace::Live => u64::try_from(at.wall - last.at.wall).unwrap_or(0),
        Pace::Rest => 0,
    };
    let seq = last.seq + 1;
    let event = Event::Resumed {
        run: run_id(),
        offset: place.clock.offset(),
        counted,
    };
    events.push(Stamped { seq, at, event });
    let mut session = Session::replay(events)?;
    if pace == Pace::Rest && session.state().current.is_some() && !session.state().is_paused() {
        let seq = session.next_seq();
        let event = Event::ClockPaused;
        session.apply(Stamped { seq, at, event });
    }
    Some(session)
}

/// What there is to say about taking a session up.
enum Notice {
    Damaged(usize),
    Aside(Aside),
    Counted(u64),
    NotCounted,
    /// Nothing keeps another program from writing it.
    Unlocked,
    /// The name of this file, and another with the same session.
    Copied(String, Copied),
}

/// What there is to say where nothing keeps another program out.
fn unlocked(log: &Log) -> Option<Notice> {
    (!log.is_locked()).then_some(Notice::Unlocked)
}

/// The name of a file without its ending.
pub(super) fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn sentences(notices: &[Notice], state: &State) -> Option<String> {
    let words = Words::of(state.lang());
    let said = notices.iter().filter_map(|notice| {
        Some(match notice {
            Notice::Copied(own, copied) => wording::beside(own, copied, state.offset, words)?,
            Notice::Damaged(lines) => words.with("opened-damaged", &[("lines", (*lines).into())]),
            Notice::Aside(Aside::Torn(path)) => words.with(
                "opened-torn",
                &[("path", path.display().to_string().into())],
            ),
            Notice::Aside(Aside::Original(path)) => words.with(
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

/// The session files there are, the one written last first. Of a session that was rescued, the newest rescue alone.
pub fn files(place: &Place) -> Result<Vec<paths::Entry>, Fault> {
    let mut entries = paths::list_sessions(&*place.disk, &place.home.sessions())?;
    for folder in place.home.refuges() {
        // A folder that cannot be read keeps nobody from the sessions there are.
        let found = paths::list_sessions(&*place.disk, &folder).unwrap_or_default();
        entries.extend(
            found
                .into_iter()
                .filter(|entry| entry.is_ours && rescue(&entry.id).is_some()),
        );
    }
    entries.sort_by(paths::Entry::newest_first);
    let rescued: Vec<(String, u32)> = entries
        .iter()
        .filter_map(|entry| rescue(&entry.id))
        .collect();
    entries.retain(|entry| {
        let (stem, number) = rescue(&entry.id).unwrap_or_else(|| (entry.id.clone(), 0));
        !rescued
            .iter()
            .any(|(other, later)| *other == stem && *later > number)
    });
    Ok(entries)
}

/// The file of the session with this id.
pub fn file(place: &Place, id: &str) -> PathBuf {
    let found = files(place).unwrap_or_default();
    let found = found.into_iter().find(|entry| entry.id == id);
    found.map_or_else(|| place.home.session(id), |entry| entry.path)
}

/// The session's id and the number of its rescue.
fn rescue(id: &str) -> Option<(String, u32)> {
    let (stem, number) = id.rsplit_once(log::RESCUE)?;
    Some((stem.to_owned(), number.parse().ok()?))
}

/// A session read to be looked at.
pub struct Look {
    /// The session.
    pub session: Session,
    /// Whether the program let go of it in an orderly way.
    pub closed: bool,
    /// How many lines of its file are damaged.
    pub damaged: usize,
}

/// Reads a session without taking hold of it.
pub fn look(place: &Place, path: &Path) -> Result<Look, Fault> {
    let reading = log::read(&*place.disk, path)?;
    let session = Session::replay(reading.events).ok_or(Fault::NoSession {
        path: path.to_owned(),
    })?;
    Ok(Look {
        session,
        closed: reading.closed_cleanly,
        damaged: reading.damage.len(),
    })
}

/// What the sessions that began before this one hand on. Those with damaged files are counted, no more.
pub fn earlier(place: &Place, session: &str, started: i64) -> Result<Earlier, Fault> {
    let mut found = Earlier::default();
    let is_own = |id: &str| id == session || rescue(id).is_some_and(|(stem, _)| stem == session);
    let others = files(place)?.into_iter().filter(|entry| !is_own(&entry.id));
    for entry in others {
        let whole = log::read(&*place.disk, &entry.path)
            .ok()
            .filter(|reading| reading.damage.is_empty());
        match whole.and_then(|reading| Session::replay(reading.events)) {
            Some(session) => found.sessions.push(Past::of(&session)),
            None => found.damaged += 1,
        }
    }
    // Of copies of one session the one written last counts, of the session itself none.
    let mut known = BTreeSet::from([session.to_owned()]);
    found
        .sessions
        .retain(|past| past.started <= started && known.insert(past.session.clone()));
    found.sessions.sort_by_key(|past| -past.started);
    Ok(found)
}

/// What stands at the end of every session whose file can be read, but for those that began in the middle of another;
/// of copies of one, in the one written last.
pub fn held(place: &Place) -> Vec<State> {
    let files = files(place).unwrap_or_default().into_iter();
    let looks = files.filter_map(|entry| look(place, &entry.path).ok());
    let mut known = BTreeSet::new();
    let is_branch = |stamped: &Stamped| matches!(stamped.event, Event::Branched { .. });
    looks
        .filter(|look| !look.session.log().iter().any(is_branch))
        .map(|look| look.session.state().clone())
        .filter(|state| known.insert(state.opened.session.clone()))
        .collect()
}

/// A workshop with the minutes its steps took in the sessions held; `None`: it was not held yet.
pub fn learned(place: &Place, workshop: &Workshop) -> Option<Learned> {
    let times = learned::learned(workshop, &held(place));
    let sessions = times.iter().map(|time| time.n).max()?;
    learned::is_enough(&times).then(|| Learned {
        workshop: Arc::new(learned::adapted(workshop, &times)),
        sessions,
    })
}

/// Removes a session with everything beside it, for good; false where some process has it open.
pub fn remove(place: &Place, id: &str) -> Result<bool, Fault> {
    let (disk, folder) = (&*place.disk, place.home.sessions());
    let path = file(place, id);
    let all = log::older(disk, &folder, i64::MAX)?;
    let found = all.into_iter().find(|it| it.files.contains(&path));
    match found {
        Some(session) if !session.in_use => log::remove(disk, &folder, &session),
        Some(_) => Ok(false),
        None => Err(Fault::NoSession { path }),
    }
}

/// A line about each saved session, the one written last first.
pub fn list(place: &Place, lang: Lang) -> Result<Vec<SessionLine>, Fault> {
    let mut lines = Vec::new();
    let mut sessions = Vec::new();
    for entry in files(place)? {
        let (line, session) = line(place, entry.clone(), lang);
        lines.push(line);
        sessions.push((entry, session));
    }
    let mut copies = copies::among(place, &sessions);
    for line in &mut lines {
        line.copy = copies.remove(&line.id);
    }
    Ok(lines)
}

/// A line about a saved session, and the id of the session that is in the file.
fn line(place: &Place, entry: paths::Entry, lang: Lang) -> (SessionLine, Option<String>) {
    match look(place, &entry.path) {
        Err(fault) => {
            let trouble = Some(fault.say(Words::of(lang)));
            let line = SessionLine {
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
        }) => {
            let state = session.state();
            let reached = state.time.reached();
            let used: u64 = (0..state.steps.len())
                .map(|step| state.used(step, reached))
                .sum();
            let in_use = !closed && log::is_held(&*place.disk, &entry.path);
            let line = SessionLine {
                title: state.workshop().title.get(state.lang()).to_owned(),
                client: state.opened.client.to_string(),
                group: state.opened.group.to_string(),
                started: session.began_at(),
                branched: branched(&session),
                minutes: (used + 30_000) / 60_000,
                step: step(state),
                headline: headline(state),
                closed,
                in_use,
                damaged,
                trouble: None,
                copy: None,
                id: entry.id,
            };
            (line, Some(state.opened.session.clone()))
        }
    }
}

/// The moment a session that began as a copy of another took its own way: of the last event they share.
fn branched(session: &Session) -> Option<i64> {
    let is_branch = |stamped: &Stamped| matches!(stamped.event, Event::Branched { .. });
    let place = session.log().iter().rposition(is_branch)?;
    let before = session.log().get(place.checked_sub(1)?)?;
    Some(before.at.wall)
}

/// Where a session stands: the place among the steps of its plan, from 1, the step's title, and how many there are.
fn step(state: &State) -> Option<(usize, String, usize)> {
    if state.ended.is_some() {
        return None;
    }
    let agenda = clock::agenda(state, state.last);
    let current = state
        .current
        .or_else(|| agenda.lines.first().map(|line| line.place))?;
    let (number, count) = agenda.number(current)?;
    let (step, _) = state.step(current)?;
    Some((number, step.title.get(state.lang()).to_owned(), count))
}

/// The file of the newest session that did not end, passing over those that cannot be read.
pub fn newest_unfinished(place: &Place) -> Result<Option<PathBuf>, Fault> {
    let unfinished = |entry: &paths::Entry| {
        look(place, &entry.path).is_ok_and(|look| look.session.state().ended.is_none())
    };
    Ok(files(place)?
        .into_iter()
        .find(unfinished)
        .map(|entry| entry.path))
}
