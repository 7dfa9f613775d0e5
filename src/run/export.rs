//! Writes the documents of a session, under names that are free.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::failure::RunFailure;
use super::host::Host;
use crate::domain::audience::Audience;
use crate::domain::document::open::{self, ActionList};
use crate::domain::document::{Document, compare};
use crate::domain::format::{Calendars, Existing, Format, Handover};
use crate::domain::house::HouseStyle;
use crate::domain::results::day;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::export::sheets::Workbook;
use crate::export::write::{self as file, WriteFault, write};
use crate::export::{csv, docx, html, ics, json, markdown, pdf, ron, xlsx};
use crate::storage::disk::not_made;
use crate::storage::house;
use crate::storage::paths::documents_name;
use crate::storage::session_files::Identity;
use crate::storage::wrong::Wrong;

/// How many of the signs that a PDF cannot show are named.
const NAMED: usize = 8;
/// How many numbered names are tried.
const NAMES: u32 = 999;

/// A document, and the end of its file's name.
pub struct Rendered {
    /// What follows the stem of the name: `.md`, or `-actions.csv`.
    pub tail: String,
    /// Its contents.
    pub bytes: Vec<u8>,
    /// The signs of the session that it cannot show.
    pub lacking: BTreeSet<String>,
}

impl Rendered {
    fn new(tail: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            tail: tail.into(),
            bytes,
            lacking: BTreeSet::new(),
        }
    }
}

/// The outcome of writing documents.
pub struct Written {
    /// The paths of the files that were written.
    pub paths: Vec<PathBuf>,
    /// What is wrong with the house style, and so is missing from the files.
    pub wrong: Option<Wrong>,
    /// Whether a calendar was asked for and not written, for want of actions with a date.
    pub lacks_dates: bool,
    /// The signs that a PDF among them cannot show.
    pub lacking: BTreeSet<String>,
    /// How many entries are missing because they could not be read.
    pub lost: u64,
    /// Why files are missing from those that were asked for. One that fails does not stop the others.
    pub failed: Vec<RunFailure>,
}

impl Written {
    /// Says what was asked for but not written, and why.
    pub fn notices(&self, words: &Words) -> Vec<String> {
        let lost = (self.lost > 0).then(|| words.with("export-lost", &[("n", self.lost.into())]));
        let lacks = self.lacks_dates.then(|| words.get("export-no-dates"));
        let failed = self.failed.iter().map(|failure| failure.say(words));
        let lacks = lacks.map(Into::into);
        let unshown = unshown(&self.lacking, words);
        let lost = lost.into_iter();
        lost.chain(failed).chain(lacks).chain(unshown).collect()
    }

    /// Says why there is nothing at all, where that is so because something failed.
    pub fn failure(&self) -> Option<&RunFailure> {
        self.failed.first().filter(|_| self.paths.is_empty())
    }
}

/// Says which signs a PDF cannot show, if there are any.
fn unshown(lacking: &BTreeSet<String>, words: &Words) -> Option<String> {
    let named: Vec<&str> = lacking.iter().take(NAMED).map(String::as_str).collect();
    let more = if lacking.len() > NAMED { " …" } else { "" };
    let signs = named.join(" ") + more;
    let args = [("n", lacking.len().into()), ("signs", signs.into())];
    (!lacking.is_empty()).then(|| words.with("export-unshown", &args))
}

/// Makes the documents of a session in this form. There are none if the session has nothing for it.
pub fn render(
    format: Format,
    state: &State,
    audience: Audience,
    house: &HouseStyle,
) -> Result<Vec<Rendered>, RunFailure> {
    let one = |tail: &str, bytes: Vec<u8>| vec![Rendered::new(tail, bytes)];
    match format {
        Format::Md | Format::Html | Format::Pdf | Format::Docx => {
            set(format, &Document::new(state, audience), house)
        }
        Format::Xlsx => xlsx::write(&Workbook::new(state, audience), house)
            .map(|bytes| one(".xlsx", bytes))
            .map_err(RunFailure::not_made(format)),
        Format::Csv => {
            let words = Words::of(state.lang());
            let tables = csv::write(&Workbook::new(state, audience));
            let tables = tables.map_err(RunFailure::not_made(format))?.into_iter();
            let rendered = tables.map(|(key, bytes)| {
                let tail = format!("-{}.csv", words.get(key));
                Rendered::new(tail, bytes)
            });
            Ok(rendered.collect())
        }
        Format::Json => json::write(state, audience)
            .map(|text| one(".json", text.into_bytes()))
            .map_err(RunFailure::not_made(format)),
        Format::Ron => ron::write(state, audience)
            .map(|text| one(".ron", text.into_bytes()))
            .map_err(RunFailure::not_made(format)),
        Format::Ics => Ok(calendars(state, audience, Calendars::One)),
    }
}

/// Makes the calendars of a session.
fn calendars(state: &State, audience: Audience, calendars: Calendars) -> Vec<Rendered> {
    let rendered = |tail: String, text: String| Rendered::new(tail, text.into_bytes());
    match calendars {
        Calendars::One => {
            let text = ics::write(state, audience).into_iter();
            text.map(|text| rendered(".ics".to_owned(), text)).collect()
        }
        Calendars::ByOwner => {
            let own = ics::write_by_owner(state, audience).into_iter();
            own.map(|own| rendered(format!("-{}.ics", own.name), own.text))
                .collect()
        }
    }
}

/// Makes a text with tables and pictures in this form. Returns nothing for a form that is not a text.
pub fn set(
    format: Format,
    document: &Document,
    house: &HouseStyle,
) -> Result<Vec<Rendered>, RunFailure> {
    let (tail, bytes) = match format {
        Format::Md => (".md", markdown::write(document).into_bytes()),
        Format::Html => (".html", html::write(document, house).into_bytes()),
        Format::Pdf => {
            let pdf = pdf::write(document, house).map_err(RunFailure::not_made(format))?;
            return Ok(vec![Rendered {
                lacking: pdf.lacking,
                ..Rendered::new(".pdf", pdf.bytes)
            }]);
        }
        Format::Docx => {
            let bytes = docx::write(document, house).map_err(RunFailure::not_made(format))?;
            (".docx", bytes)
        }
        _ => return Ok(Vec::new()),
    };
    Ok(vec![Rendered::new(tail, bytes)])
}

/// Writes the page that puts two sessions side by side, under the id of the later one and a word behind it.
pub fn comparison(
    host: &Host,
    states: [&State; 2],
    handover: &Handover,
) -> Result<Written, RunFailure> {
    let [one, other] = states.map(|state| speaking(state, handover.lang));
    let document = compare(&one, &other, handover.audience);
    let begun = |state: &&State| state.held().map_or(i64::MIN, |at| at.wall);
    let later = [&one, &other].into_iter().max_by_key(begun);
    let id = later.map(name).unwrap_or_default();
    let look = house::load(&*host.disk, &host.home.house());
    let (mut files, mut failed) = (Vec::new(), Vec::new());
    for format in &handover.formats {
        match set(*format, &document, &look.house) {
            Ok(rendered) => files.extend(rendered),
            Err(failure) => failed.push(failure),
        }
    }
    let stem = format!("{id}-{}", Words::of(document.lang).get("compare-file"));
    Ok(Written {
        paths: put(host, &stem, &files, handover, &mut failed)?,
        wrong: look.wrong,
        lacks_dates: false,
        lacking: lacking(&files),
        lost: one.lost.saturating_add(other.lost),
        failed,
    })
}

/// Writes a list of open actions, under a word for it, the client and the day. `states` are the states of the sessions
/// they are of.
pub fn open_actions(
    host: &Host,
    list: &ActionList,
    states: &[State],
    handover: &Handover,
) -> Result<Written, RunFailure> {
    let words = Words::of(list.lang);
    let look = house::load(&*host.disk, &host.home.house());
    let mut lacks_dates = false;
    let (mut files, mut failed) = (Vec::new(), Vec::new());
    for format in &handover.formats {
        let one = |tail: &str, bytes| vec![Rendered::new(tail, bytes)];
        let rendered = match format {
            Format::Xlsx => xlsx::write(&Workbook::open_actions(list), &look.house)
                .map(|bytes| one(".xlsx", bytes))
                .map_err(RunFailure::not_made(*format)),
            Format::Ics => {
                let text = ics::write_open(states, &list.actions, list.lang);
                lacks_dates |= text.is_none();
                Ok(text.map_or_else(Vec::new, |text| one(".ics", text.into_bytes())))
            }
            format => set(*format, &open::open_actions(list), &look.house),
        };
        match rendered {
            Ok(rendered) => files.extend(rendered),
            Err(failure) => failed.push(failure),
        }
    }
    let client = match &list.client {
        None => words.get("actions-file-all"),
        Some(client) if client.is_blank() => words.get("actions-without-client"),
        Some(client) => client.as_str().into(),
    };
    let stem = file::slug(&[&words.get("actions-file"), &client]);
    let stem = format!("{stem}-{}", list.today);
    Ok(Written {
        paths: put(host, &stem, &files, handover, &mut failed)?,
        wrong: look.wrong,
        lacks_dates,
        lacking: lacking(&files),
        lost: states.iter().map(|state| state.lost).sum(),
        failed,
    })
}

/// Writes a session's documents under one stem: the session's id, with its client as it was corrected, and a number if a file of that name has to stay. `tell`
/// hears which form is being made.
pub fn documents(
    host: &Host,
    state: &State,
    handover: &Handover,
    tell: impl Fn(Format),
) -> Result<Written, RunFailure> {
    let state = &speaking(state, handover.lang);
    let look = house::load(&*host.disk, &host.home.house());
    let mut lacks_dates = false;
    let (mut files, mut failed) = (Vec::new(), Vec::new());
    for format in &handover.formats {
        tell(*format);
        let rendered = match format {
            Format::Ics => Ok(calendars(state, handover.audience, handover.calendars)),
            format => render(*format, state, handover.audience, &look.house),
        };
        match rendered {
            Ok(rendered) => {
                lacks_dates |= rendered.is_empty();
                files.extend(rendered);
            }
            Err(failure) => failed.push(failure),
        }
    }
    Ok(Written {
        paths: put(host, &name(state), &files, handover, &mut failed)?,
        wrong: look.wrong,
        lacks_dates,
        lacking: lacking(&files),
        lost: state.lost,
        failed,
    })
}

fn lacking(files: &[Rendered]) -> BTreeSet<String> {
    files
        .iter()
        .flat_map(|file| file.lacking.iter().cloned())
        .collect()
}

/// Returns a session in this language, or else in its own.
pub fn speaking(state: &State, lang: Option<Lang>) -> State {
    let mut state = state.clone();
    state.opened.language = lang.unwrap_or(state.opened.language);
    state
}

/// Returns the folder that somebody typed where no shell reads it: `~` is the user's own.
fn at_home(folder: &Path) -> PathBuf {
    let below = folder.strip_prefix("~").ok();
    let home = below.and_then(|below| Some(std::env::home_dir()?.join(below)));
    home.unwrap_or_else(|| folder.to_owned())
}

/// The stem of the names of a session's documents.
fn name(state: &State) -> String {
    let opened = &state.opened;
    let (id, workshop) = (&opened.session, &opened.workshop.id);
    documents_name(id, day(state), workshop, opened.client.as_str())
}

/// Writes files under one stem, with a number if a file of that name has to stay, in a folder that is made if it is
/// missing. Adds to `failed` why a file could not be written; the others are.
fn put(
    host: &Host,
    id: &str,
    files: &[Rendered],
    handover: &Handover,
    failed: &mut Vec<RunFailure>,
) -> Result<Vec<PathBuf>, RunFailure> {
    let folder = &at_home(&handover.folder);
    host.disk
        .create_dir_all(folder)
        .map_err(|source| WriteFault::Refused {
            path: folder.clone(),
            source,
        })?;
    let name = |stem: &str, file: &Rendered| format!("{stem}{}", file.tail);
    let is_free = |stem: &String| {
        let taken = |file: &Rendered| host.disk.metadata(&folder.join(name(stem, file))).is_ok();
        !files.iter().any(taken)
    };
    let stems = (1..=NAMES).map(|n| {
        if n == 1 {
            id.to_owned()
        } else {
            format!("{id}-{n}")
        }
    });
    let (stem, existing) = match handover.existing {
        Existing::Number => {
            let free = stems.into_iter().find(is_free);
            (free.unwrap_or_else(|| id.to_owned()), file::Existing::Keep)
        }
        Existing::Replace => (id.to_owned(), file::Existing::Replace),
    };
    let mut written = Vec::with_capacity(files.len());
    for file in files {
        let name = name(&stem, file);
        let there = folder.join(&name);
        // The document in RON has the same ending as sessions, and could replace one of its name.
        if existing == file::Existing::Replace && Identity::in_file(&*host.disk, &there).is_some() {
            failed.push(RunFailure::OverSession(there));
            continue;
        }
        match write(folder, &name, &file.bytes, existing) {
            Ok(path) => written.push(path),
            Err(fault) => failed.push(told_apart(fault).into()),
        }
    }
    Ok(written)
}

/// Tells a folder that takes no files from one that is gone.
fn told_apart(fault: WriteFault) -> WriteFault {
    match fault {
        WriteFault::Refused { path, source } => WriteFault::Refused {
            source: not_made(source, &path),
            path,
        },
        fault => fault,
    }
}
