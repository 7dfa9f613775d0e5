//! `doctor`: checks that terminal, folders and files will carry a workshop, and that the room can read it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::command_context::CommandContext;
use super::failure::Failure;
use super::output::print;
use crate::domain::script::line;
use crate::domain::words::{Arg, Words};
use crate::run::saved;
use crate::run::terminal::{self, Repertoire, Traits};
use crate::storage::disk::Lock;
use crate::storage::fault::cause;
use crate::storage::folder_risk::{FolderRisk, folder_risk, free_bytes};
use crate::storage::house;
use crate::storage::session_files;
use crate::tui::app::SMALLEST;
use crate::tui::theme::Colours;
use crate::tui::theme::Viewpoint;
use crate::tui::wall::TALL;

/// The height we assume for the picture on the wall, in millimetres.
const PICTURE: f64 = 1500.0;
/// The distance we assume for the last row, in metres.
const LAST_ROW: f64 = 8.0;
/// The share of a row's height that a capital fills.
const CAPITAL: f64 = 0.6;
/// The height a capital needs for each metre of distance, in millimetres: twenty minutes of arc, as ISO 9241-3 prefers.
const PER_METRE: f64 = 5.82;
/// The height of a capital, in rows, in the large letters on a tall screen.
const LARGE: f64 = 4.0;
/// With less space than this, in bytes, we warn.
const LITTLE: u64 = 200 * 1024 * 1024;
/// With less space than this, in bytes, a workshop would fail.
const TOO_LITTLE: u64 = 10 * 1024 * 1024;

/// How good something is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Good,
    Look,
    Wrong,
}

/// What was checked, and how good it is.
struct Report {
    words: &'static Words,
    lines: Vec<(Verdict, String)>,
}

impl Report {
    fn add(&mut self, verdict: Verdict, key: &str, args: &[(&str, Arg<'_>)]) {
        let text = self.words.with(key, args);
        self.lines.push((verdict, text));
    }
}

/// Checks everything and reports on it. Fails if something would make a workshop fail.
pub(super) fn doctor(context: &CommandContext) -> Result<(), Failure> {
    let mut report = Report {
        words: context.words(),
        lines: Vec::new(),
    };
    screen(&mut report);
    folders(context, &mut report);
    files(context, &mut report)?;
    let signs = |verdict| match verdict {
        Verdict::Good => "ok",
        Verdict::Look => "! ",
        Verdict::Wrong => "x ",
    };
    let lines = report.lines.iter();
    let lines: Vec<String> = lines
        .map(|(verdict, text)| format!("{}  {}\n", signs(*verdict), text.replace('\n', "\n    ")))
        .collect();
    print(&lines.concat())?;
    let wrong = report
        .lines
        .iter()
        .filter(|(verdict, _)| *verdict == Verdict::Wrong);
    match wrong.count() {
        0 => Ok(()),
        n => Err(Failure::failed(
            context.words().with("doctor-wrong", &[("n", n.into())]),
        )),
    }
}

/// Checks the terminal, and whether the last row can read it.
fn screen(report: &mut Report) {
    let traits = Traits::read();
    let term = std::env::var("TERM").unwrap_or_default();
    match terminal::check() {
        Ok(()) => report.add(
            Verdict::Good,
            "doctor-terminal",
            &[("term", term.as_str().into())],
        ),
        Err(unfit) => {
            let text = report.words.get(unfit.key()).into_owned();
            report.lines.push((Verdict::Look, text));
            return;
        }
    }
    let key = match traits.colours() {
        Colours::Indexed if traits.is_in_screen() => "doctor-indexed-in-screen",
        Colours::Sixteen if traits.is_in_screen() => "doctor-sixteen-in-screen",
        Colours::True => "doctor-true-colour",
        Colours::Indexed => "doctor-indexed",
        Colours::Sixteen => "doctor-sixteen",
        Colours::None => "doctor-no-colour",
    };
    report.add(Verdict::Good, key, &[]);
    match traits.repertoire() {
        Repertoire::Full => report.add(Verdict::Good, "doctor-all-signs", &[]),
        Repertoire::Console => report.add(Verdict::Look, "doctor-console-signs", &[]),
        Repertoire::Ascii => {
            let locale = traits.locale.as_deref().unwrap_or("LANG=");
            report.add(
                Verdict::Look,
                "doctor-no-utf8",
                &[("locale", locale.into())],
            );
        }
    }
    if traits.tmux.is_some() {
        report.add(Verdict::Look, "doctor-tmux", &[]);
    }
    let Ok((columns, rows)) = crossterm::terminal::size() else {
        return;
    };
    let size = [("columns", columns.into()), ("rows", rows.into())];
    if columns < SMALLEST.0 || rows < SMALLEST.1 {
        report.add(Verdict::Look, "doctor-small", &size);
    } else {
        report.add(Verdict::Good, "doctor-size", &size);
    }
    legible(rows, report);
}

/// Works out from how far the room's screen can be read at this size, and how much larger its letters should be.
fn legible(rows: u16, report: &mut Report) {
    let row = PICTURE / f64::from(rows.max(1));
    let capital = row * CAPITAL * if rows >= TALL { LARGE / CAPITAL } else { 1.0 };
    let metres = capital / PER_METRE;
    let number = |value: f64| report.words.number(value, 0);
    let args = [("rows", rows.into()), ("metres", number(metres).into())];
    if metres >= LAST_ROW {
        report.add(Verdict::Good, "doctor-legible", &args);
        return;
    }
    let factor = LAST_ROW / metres;
    let fitting = f64::from(rows) / factor;
    let args = [
        ("rows", rows.into()),
        ("metres", number(metres).into()),
        ("factor", report.words.number(factor, 1).into()),
        ("fitting", number(fitting.floor()).into()),
        (
            "how",
            report
                .words
                .get(terminal::how_to_enlarge())
                .into_owned()
                .into(),
        ),
    ];
    report.add(Verdict::Look, "doctor-illegible", &args);
}

/// Checks that the folders are there, writable, with enough space, and on an ordinary disk.
fn folders(context: &CommandContext, report: &mut Report) {
    let home = &context.host.home;
    let named = [
        ("doctor-sessions", home.sessions()),
        ("doctor-workshops", home.workshops()),
    ];
    for (key, folder) in named {
        let name = report.words.get(key).into_owned();
        let path = folder.display().to_string();
        let args = [
            ("name", name.as_str().into()),
            ("path", path.as_str().into()),
        ];
        match writable(context, &folder) {
            Ok(true) => report.add(Verdict::Good, "doctor-folder", &args),
            Ok(false) => report.add(Verdict::Good, "doctor-folder-later", &args),
            Err(error) => {
                let [name, path] = args;
                let cause = cause(&error, report.words);
                let args = [name, path, ("cause", cause.into())];
                report.add(Verdict::Wrong, "doctor-folder-refused", &args);
            }
        }
    }
    let sessions = home.sessions();
    match folder_risk(&sessions) {
        Some(FolderRisk::Network) => report.add(Verdict::Look, "doctor-network", &[]),
        Some(FolderRisk::Synced) => report.add(Verdict::Look, "doctor-synced", &[]),
        Some(FolderRisk::Volatile) => report.add(Verdict::Look, "doctor-in-memory", &[]),
        None => {}
    }
    locks(context, &sessions, report);
    if let Some(bytes) = free_bytes(&sessions) {
        let megabytes = bytes / (1024 * 1024);
        let args = [("megabytes", megabytes.into())];
        let (verdict, key) = if bytes < TOO_LITTLE {
            (Verdict::Wrong, "doctor-no-room")
        } else if bytes < LITTLE {
            (Verdict::Look, "doctor-little-room")
        } else {
            (Verdict::Good, "doctor-room")
        };
        report.add(verdict, key, &args);
    }
}

/// Checks that one program can keep another from writing the same session there.
fn locks(context: &CommandContext, folder: &Path, report: &mut Report) {
    let disk = &*context.host.disk;
    let probe = probe(folder).with_extension("lock");
    let lock = disk.try_lock(&probe);
    match lock {
        Ok(Lock::Held(_)) => report.add(Verdict::Good, "doctor-locks", &[]),
        Ok(Lock::Busy { .. } | Lock::Unsupported) => {
            report.add(Verdict::Look, "doctor-no-locks", &[]);
        }
        // The line about the folder already says what is wrong with it, or that it will be made.
        Err(_) => return,
    }
    // Nobody needs it, and it is in nobody's way.
    let _gone = disk.remove(&probe);
}

/// Returns a path in a folder that no file has.
fn probe(folder: &Path) -> PathBuf {
    folder.join(format!(".doctor-{:08x}", crate::run::clock::chance()))
}

/// Checks that a folder takes files. Returns whether it is there; if not, it will be made when it is needed.
fn writable(context: &CommandContext, folder: &Path) -> io::Result<bool> {
    let disk = &*context.host.disk;
    let there = folder.ancestors().find(|folder| folder.exists());
    let there = there.unwrap_or(folder);
    let probe = probe(there);
    match disk.create_new(&probe) {
        Ok(_) => disk.remove(&probe).map(|()| there == folder),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Checks the files: configuration, house style, own workshops, sessions.
fn files(context: &CommandContext, report: &mut Report) -> Result<(), Failure> {
    if let Some(fault) = &context.config_fault {
        report.lines.push((Verdict::Wrong, fault.clone()));
    }
    let house = house::load(&*context.host.disk, &context.host.home.house());
    if let Some(wrong) = house.wrong {
        let text = wrong.lines(report.words);
        report.lines.push((Verdict::Wrong, text));
    }
    let (_, wrong) = context.themes(Viewpoint::Facilitator)?;
    for text in wrong {
        report.lines.push((Verdict::Wrong, text));
    }
    let catalogue = context.catalogue();
    let mut right = 0_usize;
    for entry in catalogue.entries() {
        match &entry.script {
            Ok(_) => right += 1,
            Err(faults) => {
                let faults = faults
                    .iter()
                    .map(|fault| line(&entry.file, fault, report.words));
                let text = faults.collect::<Vec<_>>().join("\n");
                report.lines.push((Verdict::Wrong, text));
            }
        }
    }
    report.add(Verdict::Good, "doctor-scripts", &[("n", right.into())]);
    let lines = saved::list(&context.host, context.lang).map_err(|fault| context.failed(&fault))?;
    for line in &lines {
        if line.damaged > 0 {
            let args = [
                ("id", line.id.as_str().into()),
                ("lines", line.damaged.into()),
            ];
            report.add(Verdict::Look, "doctor-damaged", &args);
        }
        if let Some(path) = &line.rescue {
            let args = [
                ("id", line.id.as_str().into()),
                ("path", path.as_str().into()),
            ];
            report.add(Verdict::Look, "doctor-rescued", &args);
        }
        if let Some(trouble) = &line.trouble {
            // It does not keep anybody from running another session.
            report.lines.push((Verdict::Look, trouble.clone()));
        } else if line.in_use {
            report.add(
                Verdict::Good,
                "doctor-in-use",
                &[("id", line.id.as_str().into())],
            );
        } else if line.is_crashed() {
            report.add(
                Verdict::Look,
                "doctor-crashed",
                &[("id", line.id.as_str().into())],
            );
        }
    }
    let left = session_files::leftovers(&*context.host.disk, &context.host.home);
    let left = left.map_err(|fault| context.failed(&fault))?;
    if !left.is_empty() {
        let paths = left
            .iter()
            .map(|leftover| leftover.path.display().to_string());
        let list = paths.collect::<Vec<_>>().join("\n");
        report.add(Verdict::Look, "doctor-leftovers", &[("list", list.into())]);
    }
    report.add(
        Verdict::Good,
        "doctor-session-count",
        &[("n", lines.len().into())],
    );
    Ok(())
}
