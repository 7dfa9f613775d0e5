//! `merge`: lets a session take up what a copy of it has, and says what that is before it does it.

use std::path::{Path, PathBuf};

use unicode_width::UnicodeWidthChar;

use super::command_context::CommandContext;
use super::event_line;
use super::failure::Failure;
use super::output::{print, warn};
use crate::domain::event::Stamped;
use crate::domain::merge::{self, Clash, MergePlan, Refused};
use crate::domain::session::Session;
use crate::domain::words::{Arg, Words};
use crate::run::copies::{self, NotTaken};
use crate::storage::log::{self, Reading};
use crate::storage::scan::DamageKind;
use crate::storage::session_files::is_same_file;

/// How many entries are listed one by one.
const TOLD: usize = 20;
/// The longest line about an entry, in cells.
const CELLS: usize = 100;

/// The paths of the two files.
struct Files {
    session: PathBuf,
    copy: PathBuf,
}

impl Files {
    /// Returns what sentences call them: their names, if those differ.
    fn args(&self) -> [(&'static str, Arg<'_>); 2] {
        let names = [&self.session, &self.copy].map(|path| path.file_stem().unwrap_or_default());
        let [session, copy] = if names[0] == names[1] {
            [&self.session, &self.copy].map(|path| path.display().to_string())
        } else {
            names.map(|name| name.to_string_lossy().into_owned())
        };
        [("session", session.into()), ("copy", copy.into())]
    }
}

/// Lets a session take up what a copy has and it lacks: says what that is, and does it when told to.
pub(super) fn merge(
    context: &CommandContext,
    queries: [&str; 2],
    is_sure: bool,
) -> Result<(), Failure> {
    let words = context.words();
    let [session, copy] = queries;
    let files = Files {
        session: context.session_to_change(session)?,
        copy: context.session(copy)?,
    };
    if is_same_file(&*context.host.disk, &files.session, &files.copy) {
        return Err(Failure::usage(words.with("merge-same-file", &files.args())));
    }
    let there = read(context, &files, &files.copy)?;
    let here = read(context, &files, &files.session)?;
    let plan = planned(context, &files, &here.events, &there.events)?;
    let disk = &*context.host.disk;
    if log::is_held(disk, &files.session) {
        let why = log::Why::Busy { pid: None };
        return Err(kept(&files.session, &why.say(words), words));
    }
    if plan.events.is_empty() {
        return print(&format!("{}\n", words.with("merge-nothing", &files.args())));
    }
    tell(context, &files, &there, &plan)?;
    if !here.damage.is_empty() {
        warn(&words.with("opened-damaged", &[("lines", here.damage.len().into())]))?;
    }
    if !there.closed_cleanly && log::is_held(disk, &files.copy) {
        warn(&words.with("merge-copy-open", &files.args()))?;
    }
    if is_sure {
        write(context, &files, &there.events)
    } else {
        warn(&words.with("merge-ask", &files.args()))
    }
}

/// Reads one of the files. One that a newer program wrote is left to that program.
fn read(context: &CommandContext, files: &Files, path: &Path) -> Result<Reading, Failure> {
    let words = context.words();
    let reading = log::read(&*context.host.disk, path).map_err(|fault| context.failed(&fault))?;
    if let Some(why) = &reading.limit {
        return Err(kept(path, &why.say(words), words));
    }
    let is_newer = |kind| kind == DamageKind::Unknown;
    if reading.damage.iter().any(|damage| is_newer(damage.kind)) {
        let mut args = files.args().to_vec();
        args.push(("path", path.display().to_string().into()));
        return Err(Failure::failed(words.with("merge-newer", &args)));
    }
    Ok(reading)
}

fn kept(path: &Path, why: &str, words: &Words) -> Failure {
    let args = [
        ("path", path.display().to_string().into()),
        ("why", why.into()),
    ];
    Failure::failed(words.with("privacy-refused", &args))
}

fn planned(
    context: &CommandContext,
    files: &Files,
    here: &[Stamped],
    there: &[Stamped],
) -> Result<MergePlan, Failure> {
    let clock = &context.host.clock;
    merge::plan(here, there, clock.now(), clock.offset())
        .map_err(|refused| Failure::failed(say(&refused, files, context.words())))
}

fn say(refused: &Refused, files: &Files, words: &Words) -> String {
    let mut args = files.args().to_vec();
    let key = match refused {
        Refused::Other { here, there } => {
            args.extend([
                ("here", here.as_str().into()),
                ("there", there.as_str().into()),
            ]);
            "merge-other"
        }
        Refused::Differs { here, there } => {
            args.extend([("here", (*here).into()), ("there", (*there).into())]);
            "merge-differs"
        }
        Refused::Gap { there, from, to } => {
            args.extend([("from", (*from).into()), ("to", (*to).into())]);
            if *there {
                "merge-gap-there"
            } else {
                "merge-gap-here"
            }
        }
        Refused::Unclear => "merge-unclear",
    };
    words.with(key, &args)
}

/// Says what would be taken up, and which entries would not stay as they were left.
fn tell(
    context: &CommandContext,
    files: &Files,
    there: &Reading,
    plan: &MergePlan,
) -> Result<(), Failure> {
    let words = context.words();
    let mut args = files.args().to_vec();
    args.push(("n", plan.user_events.len().into()));
    let mut lines = vec![words.with("merge-takes", &args)];
    let session = Session::replay(there.events.clone());
    if let Some(session) = &session {
        let user_events = plan.user_events.iter().take(TOLD);
        let line = |deed| event_line::record(deed, &there.events, session.state(), words);
        lines.extend(user_events.map(|deed| cut(&format!("  {}", line(deed)))));
    }
    if let more @ 1.. = plan.user_events.len().saturating_sub(TOLD) {
        lines.push(words.with("merge-more", &[("n", more.into())]));
    }
    let clashes = plan.clashes(words.lang());
    if !clashes.is_empty() {
        lines.push(String::new());
        lines.push(words.with("merge-clashes", &[("n", clashes.len().into())]));
        lines.extend(clashes.iter().map(|clash| clashing(clash, words)));
    }
    let unread = there.damage.iter().filter(|damage| damage.kind.is_unread());
    if let n @ 1.. = unread.count() {
        lines.push(String::new());
        lines.push(words.with("merge-unread", &[("n", n.into())]));
    }
    print(&format!("{}\n", lines.join("\n")))
}

/// Cuts a line to the length allowed.
fn cut(line: &str) -> String {
    let mut cells = 0;
    let fits = |c: &char| {
        cells += c.width().unwrap_or(0);
        cells < CELLS
    };
    let kept: String = line.chars().take_while(fits).collect();
    if kept.len() < line.len() {
        format!("{kept}…")
    } else {
        kept
    }
}

fn clashing(clash: &Clash, words: &Words) -> String {
    let value = |value: &Option<String>| match value.as_deref() {
        None => words.get("merge-gone").into_owned(),
        Some("") => words.get("merge-empty").into_owned(),
        Some(value) => value.replace('\n', " "),
    };
    let args = [
        ("about", clash.about.replace('\n', " ").into()),
        ("here", value(&clash.here).into()),
        ("there", value(&clash.there).into()),
        ("stands", value(&clash.stands).into()),
    ];
    words.with("merge-clash", &args)
}

/// Adds to the session. We work out again what is missing, because something may have come since.
fn write(context: &CommandContext, files: &Files, there: &[Stamped]) -> Result<(), Failure> {
    let words = context.words();
    let written = copies::take_up(&context.host, &files.session, there);
    let written = written.map_err(|failed| match failed {
        NotTaken::Fault(fault) => context.failed(&fault),
        NotTaken::Why(why) => kept(&files.session, &why.say(words), words),
        NotTaken::Refused(refused) => Failure::failed(say(&refused, files, words)),
    })?;
    let mut args = files.args().to_vec();
    args.push(("n", written.user_events.into()));
    args.push(("path", written.path.display().to_string().into()));
    if written.rescued {
        warn(&words.with("banner-rescued", &args))?;
    }
    warn(&words.with("merge-done", &args))
}
