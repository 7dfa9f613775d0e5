//! Reads a session to replay it, follows it while it is being written, and lets another one begin in the middle of it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::failure::RunFailure;
use super::follow::Follower;
use super::host::Host;
use super::inbox::{LoopEvent, SessionSource, tell_followed};
use super::session;
use super::session_handle::Ticket;
use crate::domain::clock;
use crate::domain::event::{Event, EventIndex, Moment, Stamped};
use crate::domain::replay::Timeline;
use crate::domain::session::Session;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::storage::fault::Fault;
use crate::storage::log::{self, Why};
use crate::storage::scan::Damage;
use crate::tui::messages::{Begin, OpenReplay};

/// How many damaged lines are reported one by one.
const TOLD: usize = 3;

/// Reads a session without locking it. Notices are in the session's language, or in `lang` if that is not known.
pub fn open(host: &Host, path: &Path, begin: Begin, lang: Lang) -> Result<OpenReplay, RunFailure> {
    let reading = log::read(&*host.disk, path)?;
    let limit = reading.limit;
    let is_live = !reading.closed_cleanly && log::is_held(&*host.disk, path);
    let Some(timeline) = Timeline::new(reading.events) else {
        let path = path.to_owned();
        return Err(match limit {
            Some(why @ Why::Newer { .. }) => RunFailure::Unreadable(why),
            _ => Fault::NoSession { path }.into(),
        });
    };
    let spoken = timeline
        .at(EventIndex::FIRST)
        .map_or(lang, |session| session.state().lang());
    let words = Words::of(spoken);
    let mut notices = Vec::new();
    notices.extend(limit.map(|why| why.say(words)));
    notices.extend(damaged(&reading.damage, words));
    Ok(OpenReplay {
        timeline: Box::new(timeline),
        begin,
        is_live,
        notices,
    })
}

/// Reports the damage in a file: a few lines one by one, many as a count.
fn damaged(damage: &[Damage], words: &Words) -> Vec<String> {
    if damage.len() <= TOLD {
        return damage.iter().map(|damage| damage.say(words)).collect();
    }
    let count = damage.len().into();
    vec![words.with("opened-damaged", &[("lines", count)])]
}

/// Returns what holds a session that is replayed: a follower if it is being written. We do without one that cannot start.
pub fn follow(
    host: &Host,
    path: &Path,
    open: &OpenReplay,
    ticket: Ticket,
    outbox: &Sender<LoopEvent>,
) -> SessionSource {
    let tell = tell_followed(ticket, outbox);
    let follow = || Follower::replaying(host.clone(), path.to_owned(), ticket, tell);
    let follower = open.is_live.then(follow).and_then(Result::ok);
    follower.map_or(SessionSource::Look, SessionSource::Follow)
}

/// Finds the index of the event with which a step began, by the step's id or its number in the run.
pub fn step(timeline: &Timeline, asked: &str) -> Result<EventIndex, RunFailure> {
    let session = timeline.at(timeline.last());
    let Some(state) = session.as_ref().map(Session::state) else {
        return Ok(EventIndex::FIRST);
    };
    let lines = clock::agenda(state, state.last).lines;
    let number = asked.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    let numbered = number.and_then(|n| lines.get(n)).map(|line| line.index);
    let named = state.workshop().step(asked).map(|(index, _)| index);
    let steps = &state.workshop().steps;
    let Some(index) = named.or(numbered) else {
        return Err(RunFailure::NoStep {
            asked: asked.to_owned(),
            steps: steps.iter().map(|step| step.id.clone()).collect(),
        });
    };
    timeline.entered(index).ok_or_else(|| {
        let step = steps
            .get(index)
            .map_or("", |step| step.title.get(state.lang()));
        RunFailure::NotReached(step.to_owned())
    })
}

/// Makes a new session that begins with these events of another, which is not touched. Returns the path of its file.
pub fn branch(host: &Host, mut events: Vec<Stamped>) -> Result<PathBuf, Fault> {
    let no_session = || Fault::NoSession {
        path: host.home.sessions(),
    };
    let last = events.last().ok_or_else(no_session)?;
    let (seq, mono) = (last.seq, last.at.mono);
    let first = events.remove(0);
    let Event::Opened(opened) = first.event else {
        return Err(no_session());
    };
    // No time passes on the run's own clock: the branch goes on from the moment it was made at.
    let at = Moment {
        mono,
        ..host.clock.now()
    };
    let session = opened.session.clone();
    events.push(Stamped {
        seq: seq + 1,
        at,
        event: Event::Branched { session, seq },
    });
    let (_, mut log) = session::make(host, first.at, || opened.clone())?;
    let _on_disk = log.append(&events)?;
    log.close()
}
