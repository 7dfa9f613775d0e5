//! `redact` and `anonymise`: take names and single events out of a session.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::command_context::CommandContext;
use super::event_line;
use super::failure::Failure;
use super::output::{print, warn};
use super::redaction::{Asked, Plan, scripts};
use crate::domain::event::{Event, Stamped};
use crate::domain::redact::names::{Numbered, numbered, ordinary};
use crate::domain::redact::{Found, Meant, Names, Place, Spot, texts};
use crate::domain::replay::said;
use crate::domain::session::{Session, State};
use crate::domain::words::Words;
use crate::domain::workshop::action;
use crate::run::copies;
use crate::storage::fault::Fault;
use crate::storage::log;
use crate::storage::rewriting::{self, Held, HeldFile, Refused, Rewritten};
use crate::storage::session_files;
use crate::tui::wording;

/// The most characters that are shown of what a name belongs to.
const SHOWN: usize = 48;

/// Says which names and events would be taken out of a session, and takes them out when told to.
pub(super) fn redact(
    context: &CommandContext,
    query: &str,
    asked: &Asked<'_>,
) -> Result<(), Failure> {
    let words = context.words();
    let path = context.session_to_change(query)?;
    let held = hold(context, &path)?;
    let lang = spoken(&held).unwrap_or(words);
    let put = lang.get("redacted-name");
    let mut names = Names::default();
    for person in asked.people {
        names.add(person, Meant::asked(person), &put);
    }
    if names.is_empty() && asked.events.is_empty() {
        return Err(Failure::usage(words.get("privacy-no-name")));
    }
    let plan = Plan::new(&held, &names, asked, scripts(), words)?;
    let is_beside = held
        .beside()
        .any(|text| names.without(&text, Place::Name).is_some());
    let found = plan.tried(&held);
    let is_nothing = found.places == 0 && !is_beside && asked.events.is_empty();
    if is_nothing && plan.renames(&held).is_empty() && asked.taking.keep.is_empty() {
        return Err(Failure::failed(not_found(&found, words)));
    }
    if !asked.taking.yes {
        return would(context, &held, &plan, (&found, &put));
    }
    let done = taken(context, held, &plan)?;
    tell(words, &found, asked.events.len(), &done)?;
    warn_of_copies(context, &done.path)
}

/// Says how a session would read with a number for everyone's name, and gives them one when told to.
pub(super) fn anonymise(
    context: &CommandContext,
    query: &str,
    asked: &Asked<'_>,
) -> Result<(), Failure> {
    let words = context.words();
    let path = context.session_to_change(query)?;
    let held = hold(context, &path)?;
    let scripts = scripts();
    let own = held.events().filter_map(<[Stamped]>::first);
    let own = own.filter_map(|first| match &first.event {
        Event::Opened(opened) => Some(&*opened.workshop),
        _ => None,
    });
    let ordinary = ordinary(scripts.iter().chain(own));
    let all: Vec<Stamped> = held.events().flatten().cloned().collect();
    let Numbered {
        mut names,
        mut people,
        roles,
    } = numbered(&all, &ordinary);
    let roles = || {
        if roles.is_empty() {
            return Ok(());
        }
        warn(&words.with("privacy-roles", &[("list", roles.join(", ").into())]))
    };
    if people == 0 {
        roles()?;
        return Err(Failure::failed(words.get("privacy-nobody")));
    }
    // Who stays everywhere has no number, so that there is none missing.
    let plan = Plan::new(&held, &names, asked, scripts, words)?;
    let gone = held.files().iter().flat_map(|file| {
        let spots = plan.spots(file).into_iter();
        let gone = spots.filter(|spot| !plan.is_kept(file, spot));
        gone.flat_map(|spot| names.puts(&spot.name))
            .collect::<Vec<_>>()
    });
    let gone: BTreeSet<String> = gone.collect();
    if people > gone.len() && !gone.is_empty() {
        let order = (1..=people).map(|n| format!("P{n}"));
        let order = order.filter(|put| gone.contains(put));
        let others: BTreeMap<String, String> = (1..)
            .zip(order)
            .map(|(n, put)| (put, format!("P{n}")))
            .collect();
        people = others.len();
        names.put_others(&others);
    }
    let plan = Plan::new(&held, &names, asked, self::scripts(), words)?;
    let found = plan.tried(&held);
    if asked.taking.yes {
        let done = taken(context, held, &plan)?;
        print(&words.with("privacy-numbered", &[("people", people.into())]))?;
        print("\n")?;
        tell(words, &found, 0, &done)?;
        roles()?;
        warn(&words.get("privacy-unknown-names"))?;
        return warn_of_copies(context, &done.path);
    }
    would(context, &held, &plan, (&found, "P1, P2, …"))?;
    roles()?;
    warn(&words.get("privacy-unknown-names"))
}

/// Says which other files still have the session as it was.
fn warn_of_copies(context: &CommandContext, path: &Path) -> Result<(), Failure> {
    let disk = &*context.host.disk;
    let events = log::read(disk, path)
        .map_err(|fault| context.failed(&fault))?
        .events;
    let own = session_files::belonging(disk, &context.host.home, path);
    let own = own.map_err(|fault| context.failed(&fault))?.sessions;
    let names = copies::elsewhere(&context.host, &events, &own);
    if names.is_empty() {
        return Ok(());
    }
    let args = [("list", names.join("\n  ").into())];
    warn(&context.words().with("privacy-copies", &args))
}

fn hold<'w>(context: &'w CommandContext, path: &Path) -> Result<Held<'w>, Failure> {
    rewriting::hold(&*context.host.disk, path, &context.host.home)
        .map_err(|refused| fails(&refused, context.words()))
}

fn fails(refused: &Refused, words: &Words) -> Failure {
    Failure::failed(match refused {
        Refused::Fault(fault) => fault.say(words),
        Refused::Why(path, why) => words.with(
            "privacy-refused",
            &[
                ("path", path.display().to_string().into()),
                ("why", why.say(words).into()),
            ],
        ),
    })
}

/// Returns the words of the language the room spoke.
fn spoken(held: &Held<'_>) -> Option<&'static Words> {
    held.events()
        .find_map(|events| match &events.first()?.event {
            Event::Opened(opened) => Some(Words::of(opened.language)),
            _ => None,
        })
}

fn taken(context: &CommandContext, held: Held<'_>, plan: &Plan<'_>) -> Result<Rewritten, Failure> {
    // We begin nothing if a name we need is taken.
    for (_, to) in plan.renames(&held) {
        if context.host.disk.metadata(&to).is_ok() {
            return Err(context.failed(&Fault::Exists { path: to }));
        }
    }
    let change = |file: &HeldFile, events: &mut [Stamped]| {
        plan.change(file, events);
    };
    held.rewrite(change, |name| plan.renamed(name))
        .map_err(|refused| fails(&refused, context.words()))
}

/// What would change in a file.
#[derive(Default)]
struct Changes {
    /// A line for every name that would go, and for every record that would be emptied.
    lines: Vec<String>,
    /// How many names would go.
    places: usize,
    /// Out of how many records, or how many would be emptied if no names go.
    records: usize,
}

/// Returns what would change in a file: each name in its sentence, and the records that go completely, as they are.
fn changes(file: &HeldFile, plan: &Plan<'_>, words: &Words) -> Changes {
    let log = file.events();
    let Some(session) = Session::replay(log.to_vec()) else {
        return Changes::default();
    };
    let numbered = |seq| log.iter().find(|stamped| stamped.seq == seq);
    let spots = plan.spots(file);
    let mut spots = spots.iter().peekable();
    let (mut lines, mut places, mut emptied) = (Vec::new(), 0, 0);
    let mut records = BTreeSet::new();
    for stamped in log {
        if plan.empties(file, stamped.seq) {
            emptied += 1;
            let line = event_line::record(stamped, log, session.state(), words);
            let line = words.with("privacy-would-empty", &[("record", line.into())]);
            lines.push(format!("  {:>5}  {line}", stamped.seq));
        }
        while let Some(spot) = spots.next_if(|spot| spot.record == stamped.seq) {
            let what = wording::happened(&stamped.event, numbered, session.state(), words);
            let about = about(&stamped.event, spot);
            let field = field(&stamped.event, session.state(), spot, words);
            let line = format!(
                "{what}{field}: {}»{}«{}{about}",
                spot.before, spot.name, spot.after
            );
            let line = if plan.is_kept(file, spot) {
                words.with("privacy-stays", &[("place", line.into())])
            } else {
                places += 1;
                records.insert(spot.record);
                line
            };
            lines.push(format!("  {:>5}  {line}", spot.label()));
        }
    }
    Changes {
        lines,
        places,
        records: if places == 0 { emptied } else { records.len() },
    }
}

/// The name of the field that a name stands in, in brackets; nothing where the record has no other.
fn field(event: &Event, state: &State, spot: &Spot, words: &Words) -> String {
    let step = match event {
        Event::ItemsAdded { step, .. } | Event::DetailSet { step, .. } => {
            state.workshop().step(step).map(|(_, step)| step)
        }
        Event::ItemEdited { item, .. } | Event::ItemSplit { item, .. } => {
            let row = state.rows.get(item);
            row.and_then(|row| state.step(row.step).map(|(step, _)| step))
        }
        _ => None,
    };
    let fields = step.map_or_else(Vec::new, |step| step.kind.fields());
    let own = fields.iter().find(|field| field.id == spot.field);
    let label = match (own, spot.field.as_str()) {
        (Some(field), _) => field.label.get(words.lang()).to_lowercase(),
        (None, texts::FACILITATOR) => words.get("form-facilitator").into_owned(),
        (None, texts::BY) => words.get("note-by").into_owned(),
        (None, action::WHO) => words.get("action-who").into_owned(),
        (None, action::WHAT) => words.get("action-what").into_owned(),
        (None, _) => return String::new(),
    };
    format!(" ({label})")
}

/// What a name belongs to that stands by itself, where somebody was asked for one; empty for one in a sentence.
fn about(event: &Event, spot: &Spot) -> String {
    let is_alone = spot.before.is_empty() && spot.after.is_empty();
    // Of several items nobody could tell which.
    let is_one = match event {
        Event::ItemsAdded { rows, .. } => rows.len() == 1,
        Event::ItemSplit { .. } => false,
        _ => true,
    };
    let texts = said(event);
    let mut others = texts.iter().filter(|text| !text.contains(&spot.name));
    let about = others.next().filter(|_| is_alone && is_one);
    about.map_or_else(String::new, |text| {
        let text = text.replace('\n', " ");
        let end = text.char_indices().nth(SHOWN).map(|(at, _)| at);
        let cut = end.and_then(|end| text.get(..end));
        cut.map_or_else(|| format!(" · {text}"), |cut| format!(" · {cut}…"))
    })
}

/// Says what would be done, file by file and place by place, and with what a name would be replaced.
fn would(
    context: &CommandContext,
    held: &Held<'_>,
    plan: &Plan<'_>,
    (found, put): (&Found, &str),
) -> Result<(), Failure> {
    let words = context.words();
    let path = |path: &Path| path.display().to_string();
    let files = held.files().iter();
    let (named, others): (Vec<&HeldFile>, Vec<&HeldFile>) =
        files.partition(|file| file.path == held.path());
    let mut lines = Vec::new();
    let mut first = Changes::default();
    if let Some(file) = named.first() {
        first = changes(file, plan, words);
        let args = [
            ("places", first.places.into()),
            ("records", first.records.into()),
            ("path", path(held.path()).into()),
            ("put", put.into()),
        ];
        lines.push(words.with("privacy-would", &args));
        lines.extend(first.lines.iter().cloned());
    }
    for file in others {
        let Changes { lines: there, .. } = changes(file, plan, words);
        if there.is_empty() {
            continue;
        }
        let args = [("path", path(&file.path).into())];
        if there == first.lines {
            lines.push(words.with("privacy-would-same", &args));
        } else {
            lines.push(words.with("privacy-would-in", &args));
            lines.extend(there);
        }
    }
    let beside: Vec<String> = held.beside_paths().map(path).collect();
    if !beside.is_empty() {
        let list = beside.join("\n  ");
        lines.push(words.with("privacy-would-beside", &[("list", list.into())]));
    }
    let renames = plan.renames(held);
    if !renames.is_empty() {
        let renames = renames.iter();
        let renames = renames.map(|(from, to)| format!("{} → {}", path(from), path(to)));
        let list = renames.collect::<Vec<_>>().join("\n  ");
        lines.push(words.with("privacy-would-rename", &[("list", list.into())]));
    }
    if let n @ 1.. = held.unread() {
        lines.push(words.with("privacy-would-unread", &[("lines", n.into())]));
    }
    print(&format!("{}\n", lines.join("\n")))?;
    if found.left > 0 {
        warn(&words.get("privacy-client-left"))?;
    }
    if first.places > 0 {
        warn(&words.get("privacy-keep"))?;
    }
    warn(&words.get("privacy-ask"))
}

fn not_found(found: &Found, words: &Words) -> String {
    words
        .get(if found.left > 0 {
            "privacy-only-client"
        } else {
            "privacy-not-found"
        })
        .into_owned()
}

/// Says what was done, what was left, and what is out of reach.
fn tell(words: &Words, found: &Found, events: usize, done: &Rewritten) -> Result<(), Failure> {
    let path = |path: &Path| path.display().to_string();
    let mut lines = vec![words.with(
        "privacy-done",
        &[
            ("places", found.places.into()),
            ("records", (found.events.len() + events).into()),
            ("path", path(&done.path).into()),
        ],
    )];
    let removed: Vec<String> = done
        .removed
        .iter()
        .map(|gone: &PathBuf| path(gone))
        .collect();
    if !removed.is_empty() {
        let list = removed.join("\n  ");
        lines.push(words.with("privacy-beside", &[("list", list.into())]));
    }
    if done.unread > 0 {
        lines.push(words.with("privacy-unread", &[("lines", done.unread.into())]));
    }
    print(&format!("{}\n", lines.join("\n")))?;
    if found.left > 0 {
        warn(&words.get("privacy-client-left"))?;
    }
    warn(&words.get("privacy-beyond"))
}
