//! `workshops`, `sessions` and `times`: what there is, as lines or as JSON.
//!
//! On a terminal the columns have headings. In a pipe they have none, and tabs between them.

use std::io::{self, IsTerminal};

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::command_context::CommandContext;
use super::failure::Failure;
use super::output::{print, warn};
use crate::domain::learned;
use crate::domain::script::catalogue::{Entry, Origin};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::run::saved;
use crate::run::workshops::origin;
use crate::tui::messages::{Copied, SessionLine};
use crate::tui::wording;
use crate::tui::wording::local;

/// The space between columns on a terminal, in cells.
const GAP: usize = 2;

/// The form in which a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Lines,
    Json,
}

impl Form {
    /// JSON if that was asked for, otherwise lines.
    pub(super) fn of(json: bool) -> Self {
        if json { Self::Json } else { Self::Lines }
    }
}

#[derive(Serialize)]
struct WorkshopLine<'a> {
    id: &'a str,
    /// The title in each language.
    title: Text,
    minutes: Option<Minutes>,
    languages: Vec<&'static str>,
    origin: &'static str,
    /// How many faults its script has.
    faults: usize,
}

#[derive(Serialize)]
struct Minutes {
    full: u16,
    short: u16,
}

/// Lists the workshops.
pub(super) fn workshops(context: &CommandContext, form: Form) -> Result<(), Failure> {
    let catalogue = context.catalogue();
    let words = context.words();
    match form {
        Form::Json => json(&catalogue.entries().iter().map(workshop).collect::<Vec<_>>()),
        Form::Lines => {
            let row = |entry: &Entry| {
                let (title, minutes, languages) = match &entry.script {
                    Ok(found) => {
                        let (full, short) = found.minutes;
                        (
                            found.title.get(context.lang).to_owned(),
                            format!("{full}/{short}"),
                            codes(found).join(","),
                        )
                    }
                    Err(faults) => (
                        words.with("list-faulty", &[("faults", faults.len().into())]),
                        "-".to_owned(),
                        "-".to_owned(),
                    ),
                };
                vec![
                    entry.id.clone(),
                    title,
                    minutes,
                    languages,
                    words.get(origin(entry.origin)).into_owned(),
                ]
            };
            let rows = catalogue.entries().iter().map(row).collect();
            table(
                &[
                    "list-id",
                    "list-title",
                    "list-minutes",
                    "list-languages",
                    "list-origin",
                ],
                rows,
                words,
            )
        }
    }
}

fn workshop(entry: &Entry) -> WorkshopLine<'_> {
    let script = entry.script.as_ref();
    let minutes = |script: &Workshop| Minutes {
        full: script.minutes.0,
        short: script.minutes.1,
    };
    WorkshopLine {
        id: &entry.id,
        title: script
            .map(|script| script.title.clone())
            .unwrap_or_default(),
        minutes: script.ok().map(minutes),
        languages: script.map(codes).unwrap_or_default(),
        origin: match entry.origin {
            Origin::Bundled => "bundled",
            Origin::Own => "own",
            Origin::OwnForBundled => "own-for-bundled",
        },
        faults: script.err().map_or(0, Vec::len),
    }
}

fn codes(workshop: &Workshop) -> Vec<&'static str> {
    workshop.languages().into_iter().map(Lang::code).collect()
}

/// How far a saved session is.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    Prepared,
    Ended,
    Unfinished,
    BrokenOff,
    InUse,
    Unreadable,
}

impl Standing {
    fn of(line: &SessionLine) -> Self {
        match line {
            SessionLine {
                trouble: Some(_), ..
            } => Self::Unreadable,
            SessionLine { in_use: true, .. } => Self::InUse,
            SessionLine { step: None, .. } => Self::Ended,
            line if line.is_prepared => Self::Prepared,
            line if line.is_crashed() => Self::BrokenOff,
            _ => Self::Unfinished,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Prepared => "state-prepared",
            Self::Ended => "state-ended",
            Self::Unfinished => "state-unfinished",
            Self::BrokenOff => "state-broken-off",
            Self::InUse => "state-in-use",
            Self::Unreadable => "state-unreadable",
        }
    }
}

#[derive(Serialize)]
struct Session<'a> {
    id: &'a str,
    title: &'a str,
    client: &'a str,
    group: &'a str,
    /// When it began, in UTC as in RFC 3339; `null` if it cannot be read.
    started: Option<String>,
    state: Standing,
    minutes: u64,
    /// The current step, counted from 1, and how many there are.
    step: Option<Step<'a>>,
    /// How many lines of its file are damaged. The others count.
    damaged_lines: usize,
    /// Why its file cannot be read.
    trouble: Option<&'a str>,
    /// Another file with the same session in it.
    copy: Option<Copy<'a>>,
    /// The path of the rescue file it goes on in, if the disk refused its own.
    rescue: Option<&'a str>,
}

#[derive(Serialize)]
struct Copy<'a> {
    /// The id of that file in this list.
    of: &'a str,
    /// How this file compares to it: same, behind, ahead, diverged, or different if they cannot be merged.
    standing: &'static str,
    /// How many things people did that are only in this file.
    here: usize,
    /// How many things people did that are only in the other file.
    there: usize,
    /// When the last event that both have happened, in UTC as in RFC 3339.
    since: Option<String>,
}

#[derive(Serialize)]
struct Step<'a> {
    number: usize,
    of: usize,
    title: &'a str,
}

/// Lists the saved sessions, the one written last first.
pub(super) fn sessions(context: &CommandContext, form: Form) -> Result<(), Failure> {
    let words = context.words();
    let lines = saved::list(&context.host, context.lang).map_err(|fault| context.failed(&fault))?;
    match form {
        Form::Json => json(&lines.iter().map(saved).collect::<Vec<_>>()),
        Form::Lines => {
            let offset = context.host.clock.offset();
            let row = |line: &SessionLine| {
                let started = match line.trouble {
                    None => local(line.started, offset)
                        .format("%Y-%m-%d %H:%M")
                        .to_string(),
                    Some(_) => "-".to_owned(),
                };
                let mut state = words.get(Standing::of(line).key()).into_owned();
                if line.damaged > 0 {
                    let args = [("status", state.into()), ("lines", line.damaged.into())];
                    state = words.with("session-damaged", &args);
                }
                if let Some(path) = &line.rescue {
                    let args = [("status", state.into()), ("path", path.as_str().into())];
                    state = words.with("session-rescued", &args);
                }
                if let Some(copied) = &line.copy {
                    state = format!("{state}; {}", wording::copied(copied, offset, words));
                }
                vec![
                    // A file may have any name.
                    Clean::line(&line.id).to_string(),
                    line.title.clone(),
                    line.client.clone(),
                    started,
                    state,
                    line.minutes.to_string(),
                ]
            };
            let names = [
                "list-id",
                "list-workshop",
                "list-client",
                "list-started",
                "list-state",
                "list-minutes",
            ];
            table(&names, lines.iter().map(row).collect(), words)
        }
    }
}

fn saved(line: &SessionLine) -> Session<'_> {
    let started = DateTime::from_timestamp_millis(line.started).filter(|_| line.trouble.is_none());
    Session {
        id: &line.id,
        title: &line.title,
        client: &line.client,
        group: &line.group,
        started: started.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        state: Standing::of(line),
        minutes: line.minutes,
        step: line.step.as_ref().map(|(number, title, of)| Step {
            number: *number,
            of: *of,
            title,
        }),
        damaged_lines: line.damaged,
        trouble: line.trouble.as_deref(),
        copy: line.copy.as_ref().map(copy),
        rescue: line.rescue.as_deref(),
    }
}

fn copy(copied: &Copied) -> Copy<'_> {
    let split = &copied.split;
    let since = DateTime::from_timestamp_millis(split.since);
    Copy {
        of: &copied.other,
        standing: split.standing().name(),
        here: split.here,
        there: split.there,
        since: since.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
    }
}

/// Lists how long each step took in past sessions, beside what is planned.
pub(super) fn times(context: &CommandContext, query: &str, form: Form) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Line<'a> {
        step: &'a str,
        planned_minutes: u16,
        /// The median over the sessions.
        used_minutes: Option<f64>,
        sessions: u32,
    }
    let workshop = context.workshop(query)?;
    let held = saved::held(&context.host);
    let of_it = held
        .iter()
        .filter(|state| state.workshop().id == workshop.id);
    for state in of_it.filter(|state| state.lost > 0) {
        let id = state.opened.session.as_str();
        let args = [("id", id.into()), ("n", state.lost.into())];
        warn(&context.words().with("session-lost", &args))?;
    }
    let times = learned::learned(&workshop, &held);
    if form == Form::Json {
        let lines = times.iter().map(|time| Line {
            step: &time.step,
            planned_minutes: time.planned,
            used_minutes: time.used,
            sessions: time.n,
        });
        return json(&lines.collect::<Vec<_>>());
    }
    let words = context.words();
    let rows = workshop.steps.iter().zip(&times).map(|(step, time)| {
        let used = time.used.map(|used| words.number(used, 1));
        vec![
            step.title.get(context.lang).to_owned(),
            time.planned.to_string(),
            used.unwrap_or_else(|| "-".to_owned()),
            time.n.to_string(),
        ]
    });
    let names = ["list-step", "list-planned", "list-used", "list-sessions"];
    table(&names, rows.collect(), words)?;
    if io::stdout().is_terminal() && times.iter().any(|time| time.n > 0) {
        print(&format!(
            "\n{}\n",
            words.with("list-learned", &[("id", workshop.id.as_str().into())])
        ))?;
    }
    Ok(())
}

/// Prints something as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    print(&format!("{text}\n"))
}

/// Prints rows, under the names of these keys on a terminal.
pub(super) fn table(names: &[&str], rows: Vec<Vec<String>>, words: &Words) -> Result<(), Failure> {
    if !io::stdout().is_terminal() {
        let lines: Vec<String> = rows.iter().map(|row| row.join("\t") + "\n").collect();
        return print(&lines.concat());
    }
    if rows.is_empty() {
        return Ok(());
    }
    let mut all = vec![
        names
            .iter()
            .map(|name| words.get(name).into_owned())
            .collect::<Vec<_>>(),
    ];
    all.extend(rows);
    let width = |column| {
        all.iter()
            .filter_map(|row| row.get(column))
            .map(|cell: &String| cell.width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..names.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let space = width.saturating_sub(cell.width()) + GAP;
            format!("{cell}{}", " ".repeat(space))
        });
        format!("{}\n", cells.collect::<String>().trim_end())
    };
    print(&all.iter().map(line).collect::<String>())
}
