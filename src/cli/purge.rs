//! `purge`: removes sessions in which nothing has happened for a long time, and what broken-off removals left behind.

use std::path::{Path, PathBuf};

use super::command_context::CommandContext;
use super::failure::Failure;
use super::output::{print, warn};
use crate::domain::text::Clean;
use crate::run::saved;
use crate::storage::fault::Fault;
use crate::storage::purging::{self, Kept, NotRemoved, Old};
use crate::storage::session_files::{self, Entry, Leftover, Role, is_same_file};
use crate::tui::wording::local;

const DAY: i64 = 24 * 3600 * 1000;

/// Lists the sessions in which nothing has happened for this many days, or a single one, each with every file that goes,
/// and removes them when told to. Leftovers of removals that were broken off go too.
pub(super) fn purge(
    context: &CommandContext,
    one: Option<&str>,
    days: Option<u32>,
    is_sure: bool,
) -> Result<(), Failure> {
    let words = context.words();
    let before = days.map_or(i64::MAX, |days| {
        context.host.clock.now().wall - i64::from(days) * DAY
    });
    let left = leftovers(context, one, before)?;
    let old = match one {
        // Something may be left of a session that is gone.
        Some(query) => named(context, query, before, is_sure).or_else(|failure| {
            let is_gone = saved::files(&context.host)
                .is_ok_and(|files| session_files::standing_for(&files, query).is_none());
            if left.is_empty() || !is_gone {
                return Err(failure);
            }
            Ok(Vec::new())
        })?,
        None => old(context, before)?,
    };
    if old.is_empty() && one.is_none() {
        let args = [("days", days.unwrap_or(0).into())];
        print(&format!("{}\n", words.with("purge-none", &args)))?;
    }
    if old.is_empty() && left.is_empty() {
        return Ok(());
    }
    let (mut gone, mut kept) = (0, 0);
    for session in &old {
        let stays = remove(context, session, before, is_sure)?;
        gone += u32::from(is_sure && stays.is_none());
        kept += u32::from(stays.is_some());
        print(&told(context, session, stays.as_ref(), is_sure))?;
    }
    if !left.is_empty() {
        if is_sure {
            for leftover in &left {
                context.host.disk.remove(&leftover.path).map_err(|source| {
                    let path = leftover.path.clone();
                    context.failed(&Fault::Write { path, source })
                })?;
            }
        }
        let paths = left.iter().map(|leftover| leftover.path.as_path());
        let text = words.get(if is_sure {
            "purge-leftovers-gone"
        } else {
            "purge-leftovers"
        });
        print(&format!("{text}\n{}", listed(paths)))?;
    }
    if !is_sure {
        return warn(&words.get("purge-ask"));
    }
    let done = [("gone", gone.into()), ("kept", kept.into())];
    if gone == 0 && kept > 0 && one.is_some() {
        return Err(Failure::failed(words.with("purge-done", &done)));
    }
    if gone + kept > 0 {
        warn(&words.with("purge-done", &done))?;
    }
    if gone > 0 || !left.is_empty() {
        warn(&words.get("privacy-beyond"))
    } else {
        Ok(())
    }
}

fn old(context: &CommandContext, before: i64) -> Result<Vec<Old>, Failure> {
    let found = purging::older(&*context.host.disk, &context.host.home, before);
    found.map_err(|fault| context.failed(&fault))
}

/// Returns the session that is meant, whichever of its files was named.
fn named(
    context: &CommandContext,
    query: &str,
    before: i64,
    is_sure: bool,
) -> Result<Vec<Old>, Failure> {
    let path = context.session_to_remove(query, is_sure)?;
    let (disk, home) = (&*context.host.disk, &context.host.home);
    let entries = session_files::list(disk, home).map_err(|fault| context.failed(&fault))?;
    let is_meant = |entry: &&Entry| {
        let mut files = std::iter::once(&entry.path).chain(&entry.covers);
        files.any(|file| is_same_file(disk, file, &path))
    };
    let Some(entry) = entries.iter().find(is_meant) else {
        if disk.metadata(&path).is_err() {
            return Err(context.failed(&Fault::Absent { path }));
        }
        let args = [("path", path.display().to_string().into())];
        return Err(Failure::failed(
            context.words().with("purge-not-here", &args),
        ));
    };
    let found = purging::removable(disk, home, entry).map_err(|fault| context.failed(&fault))?;
    Ok(Some(found)
        .filter(|found| found.last < before)
        .into_iter()
        .collect())
}

/// Finds what is left of sessions that are gone: of the one that is named, or else of all. Files with words only go once
/// they are as old as the sessions that go; locks hold none.
fn leftovers(
    context: &CommandContext,
    one: Option<&str>,
    before: i64,
) -> Result<Vec<Leftover>, Failure> {
    let found = session_files::leftovers(&*context.host.disk, &context.host.home);
    let mut found = found.map_err(|fault| context.failed(&fault))?;
    found.retain(|leftover| {
        let name = leftover.path.file_stem().unwrap_or_default();
        let is_named = one.is_none_or(|query| name == query);
        let is_mark = !matches!(Role::of_path(&leftover.path), Some(Role::Beside(_)));
        is_named && (is_mark || leftover.modified.is_none_or(|at| at < before))
    });
    Ok(found)
}

/// Removes a session when told to. Returns why it stays or would stay, if it does.
fn remove(
    context: &CommandContext,
    session: &Old,
    before: i64,
    is_sure: bool,
) -> Result<Option<Kept>, Failure> {
    if session.in_use {
        return Ok(Some(Kept::InUse));
    }
    if let Some(real) = &session.link_to {
        return Ok(Some(Kept::Link(real.clone())));
    }
    if !is_sure {
        return Ok(None);
    }
    let disk = &*context.host.disk;
    match purging::remove(disk, session, before) {
        Ok(()) => Ok(None),
        Err(NotRemoved::Kept(why)) => Ok(Some(why)),
        Err(NotRemoved::Fault(fault)) => Err(context.failed(&fault)),
    }
}

/// Returns a line about a session, and one for every file that goes.
fn told(context: &CommandContext, session: &Old, stays: Option<&Kept>, is_sure: bool) -> String {
    let words = context.words();
    let day = local(session.last, context.host.clock.offset()).date_naive();
    let mut args = vec![
        ("id", session.id.as_str().into()),
        ("day", day.to_string().into()),
        ("files", session.files.len().into()),
    ];
    let key = match (stays, is_sure) {
        (Some(Kept::InUse), _) => "purge-in-use",
        (Some(why), _) => {
            args.push(("why", why.say(&session.id, words).into()));
            "purge-stays"
        }
        (None, true) => "purge-gone",
        (None, false) => "purge-would-go",
    };
    let files = session.files.iter().map(PathBuf::as_path);
    let files = if stays.is_none() {
        listed(files)
    } else {
        String::new()
    };
    format!("{}\n{files}", words.with(key, &args))
}

/// Lists files, one on each line.
fn listed<'p>(paths: impl Iterator<Item = &'p Path>) -> String {
    let lines: Vec<String> = paths
        .map(|path| format!("    {}\n", Clean::line(&path.display().to_string())))
        .collect();
    lines.concat()
}
