//! Notes at home what became of an action, in the session it stands in, and takes that back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::files;
use super::host::Host;
use super::saved;
use super::session::resume;
use crate::domain::carry::{OpenAction, Past};
use crate::domain::command::{Command, decide};
use crate::domain::event::{Event, Outcome, Stamped};
use crate::domain::session::Session;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::storage::fault::Fault;
use crate::storage::log::{self, Access, Why};
use crate::storage::session_files::{Entry, Identity};
use crate::tui::messages::{AboutActions, Msg, Settled, Settling};

/// Why it was not noted.
#[derive(Debug)]
enum NotSettled {
    /// The disk failed us.
    Fault(Fault),
    /// The session may only be looked at.
    Why(Why),
    /// The action is not as it was when it was listed, or is gone.
    Changed,
}

impl From<Fault> for NotSettled {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl NotSettled {
    /// Says why, and what to do about it.
    fn say(&self, words: &Words) -> String {
        match self {
            Self::Fault(fault) => fault.say(words),
            Self::Why(why) => {
                let args = [("why", why.say(words).into())];
                words.with("actions-not-settled", &args)
            }
            Self::Changed => words.get("actions-changed").into_owned(),
        }
    }
}

/// Does what was asked about the open actions of all sessions, and returns what came of it.
pub fn answer(host: &Host, about: AboutActions, lang: Lang) -> Msg {
    let words = Words::of(lang);
    let failed = |why: NotSettled| Msg::NotSettled(why.say(words));
    match about {
        AboutActions::Read => match saved::all(host) {
            Ok((all, damaged)) => Msg::OpenActions(all.all_open(), damaged.len()),
            Err(fault) => Msg::Failed(fault.say(words)),
        },
        AboutActions::Settle(action, outcome) => settle(host, &action, outcome)
            .map_or_else(failed, |settled| Msg::Settled(settled, Settling::Noted)),
        AboutActions::TakeBack(settled) => match take_back(host, &settled) {
            Ok(()) => Msg::Settled(settled, Settling::TakenBack),
            Err(why) => failed(why),
        },
    }
}

/// Notes in the session of an open action what became of it.
fn settle(host: &Host, action: &OpenAction, outcome: Outcome) -> Result<Settled, NotSettled> {
    let path = file(host, &action.session)?;
    let event = |session: &Session| {
        let past = Past::of(session);
        let mut all = past.actions.iter();
        let is_it =
            all.any(|it| it.item == action.item && Clean::line(&it.content.label) == action.what);
        let command = Command::SettleAction {
            item: action.item,
            outcome,
        };
        decide(session, command).ok().filter(|_| is_it)
    };
    let seq = add(host, &path, event)?;
    Ok(Settled {
        session: action.session.clone(),
        seq,
        what: action.what.clone(),
        outcome,
    })
}

/// Takes back what was noted.
fn take_back(host: &Host, settled: &Settled) -> Result<(), NotSettled> {
    let path = file(host, &settled.session)?;
    let event = |session: &Session| {
        let mut log = session.log().iter();
        let is_it = |stamped: &Stamped| {
            stamped.seq == settled.seq && matches!(stamped.event, Event::ActionSettled { .. })
        };
        log.any(is_it).then_some(Event::Undone(settled.seq))
    };
    add(host, &path, event)?;
    Ok(())
}

/// The file of the session with this id that lists are made from: of its copies, the whole one that was written last.
fn file(host: &Host, session: &str) -> Result<PathBuf, NotSettled> {
    let disk = &*host.disk;
    let is_whole = |entry: &Entry| {
        let found = Identity::in_file(disk, &entry.path);
        let is_it = found.is_some_and(|found| found.session == session);
        is_it && log::read(disk, &entry.path).is_ok_and(|reading| reading.damage.is_empty())
    };
    let found = files(host)?.into_iter().find(is_whole);
    Ok(found.ok_or(NotSettled::Changed)?.path)
}

/// Takes up a session to add one event to it, and closes it again; the number of that event. Nothing is written if
/// there is none to add.
fn add(
    host: &Host,
    path: &Path,
    event: impl Fn(&Session) -> Option<Event>,
) -> Result<u64, NotSettled> {
    let opened = log::open(Arc::clone(&host.disk), path)?;
    let log = match opened.access {
        Access::Write(log) => log.with_refuges(host.home.refuges()),
        Access::ReadOnly(why) => return Err(NotSettled::Why(why)),
    };
    let mut events = opened.events;
    let event = Session::replay(events.clone()).and_then(|session| event(&session));
    let event = event.ok_or(NotSettled::Changed)?;
    let resumed = resume(host, log, &mut events, opened.closed_cleanly);
    let (mut log, _) = resumed.map_err(NotSettled::Why)?;
    let stamped = Stamped {
        seq: log.last_seq() + 1,
        at: host.clock.now(),
        event,
    };
    // Where the disk does not take it in its own file, all of the session goes to another, which lists find.
    let _anywhere = log.append(std::slice::from_ref(&stamped))?;
    log.close()?;
    Ok(stamped.seq)
}
