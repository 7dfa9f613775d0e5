//! `redact` and `anonymise`: take names and single events out of a session.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::command_context::CommandContext;
use super::event_line;
use super::failure::Failure;
use super::output::{print, warn};
use crate::domain::event::{Event, Stamped};
use crate::domain::merge;
use crate::domain::redact::names::{numbered, ordinary};
use crate::domain::redact::{self, Found, Kept, Meant, Names, Place, Scope};
use crate::domain::session::Session;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::run::copies;
use crate::storage::fault::Fault;
use crate::storage::log;
use crate::storage::rewriting::{self, Held, HeldFile, Refused, Rewritten};
use crate::storage::script::catalogue::bundled;
use crate::storage::script::parse;
use crate::storage::session_files::{self, name_of};

/// What should be taken out of a session.
pub(super) struct Asked<'a> {
    pub(super) people: &'a [String],
    pub(super) events: &'a [u64],
    pub(super) client: bool,
    pub(super) is_sure: bool,
}

/// What is taken out of each file of a session.
struct Plan<'a> {
    names: &'a Names,
    /// Whether the client, the group and the session's id are searched too.
    client: bool,
    /// The numbers of single events, by file, since an event may have another number in a rescue.
    events: BTreeMap<PathBuf, Vec<u64>>,
    /// The scripts that come with the program, which name nobody.
    scripts: Vec<Workshop>,
}

impl Plan<'_> {
    /// Takes out of a file's events what has to go.
    fn change(&self, file: &HeldFile, events: &mut [Stamped]) {
        for seq in self.events.get(&file.path).into_iter().flatten() {
            // We checked before that it can go.
            let _gone = redact::take_event(events, *seq);
        }
        let scope = scope(events, &self.scripts, self.client);
        let _told = redact::take_names(events, self.names, scope);
    }

    /// Returns the new name of a file whose name names somebody.
    fn renamed(&self, name: &str) -> Option<String> {
        let without = self
            .client
            .then(|| redact::file_name_without(name, self.names));
        without.flatten()
    }

    /// Returns the files that get another name, each with that name.
    fn renames(&self, held: &Held<'_>) -> Vec<(PathBuf, PathBuf)> {
        let renamed = |file: &HeldFile| {
            let name = self.renamed(&name_of(&file.path))?;
            let to = file.path.with_file_name(format!("{name}.ron"));
            Some((file.path.clone(), to))
        };
        held.files().iter().filter_map(renamed).collect()
    }
}

/// Returns the numbers of the events to take out, by file: in the file that was named, those that were asked for; in the
/// others, those that the same events have there.
fn numbers(
    held: &Held<'_>,
    asked: &[u64],
    words: &Words,
) -> Result<BTreeMap<PathBuf, Vec<u64>>, Failure> {
    let named = held.files().iter().find(|file| file.path == held.path());
    let mut numbers: BTreeMap<PathBuf, Vec<u64>> = BTreeMap::new();
    for (seq, named) in asked
        .iter()
        .filter_map(|seq| named.map(|named| (*seq, named)))
    {
        let mut is_found = false;
        for file in held.files() {
            let Some(there) = merge::same_event(named.events(), seq, file.events()) else {
                continue;
            };
            // A redaction that was broken off may have taken it out of one file and not of another.
            if redact::take_event(&mut file.events().to_vec(), there).is_ok() {
                numbers.entry(file.path.clone()).or_default().push(there);
                is_found = true;
            }
        }
        if is_found || was_taken(held, named, seq) {
            continue;
        }
        redact::take_event(&mut named.events().to_vec(), seq)
            .map_err(|kept| Failure::failed(say_kept(kept, seq, words)))?;
        numbers.entry(named.path.clone()).or_default().push(seq);
    }
    Ok(numbers)
}

/// Whether an event was taken out by a redaction that was broken off, so that only the files beside the session are left.
fn was_taken(held: &Held<'_>, named: &HeldFile, seq: u64) -> bool {
    let mut events = named.events().iter();
    let is_taken = events.any(|it| it.seq == seq && it.event == Event::Redacted);
    is_taken && held.beside_paths().next().is_some()
}

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
    let mut names = Names::default();
    for person in asked.people {
        names.add(person, Meant::Always, &lang.get("redacted-name"));
    }
    if names.is_empty() && asked.events.is_empty() {
        return Err(Failure::usage(words.get("privacy-no-name")));
    }
    let plan = Plan {
        events: numbers(&held, asked.events, words)?,
        names: &names,
        client: asked.client,
        scripts: scripts(),
    };
    let is_beside = held
        .beside()
        .any(|text| names.without(&text, Place::Name).is_some());
    let found = tried(&held, &plan);
    let is_nothing = found.places == 0 && !is_beside && asked.events.is_empty();
    if is_nothing && plan.renames(&held).is_empty() {
        return Err(Failure::failed(not_found(&found, words)));
    }
    if !asked.is_sure {
        return would(context, &held, &plan, &found);
    }
    let done = taken(context, held, &plan)?;
    tell(words, &found, asked.events.len(), &done)?;
    warn_of_copies(context, &done.path)
}

/// Says how a session would read with a number for everyone's name, and gives them one when told to.
pub(super) fn anonymise(
    context: &CommandContext,
    query: &str,
    client: bool,
    is_sure: bool,
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
    let (names, people) = numbered(&all, &ordinary);
    if people == 0 {
        return Err(Failure::failed(words.get("privacy-nobody")));
    }
    let plan = Plan {
        names: &names,
        client,
        events: BTreeMap::new(),
        scripts,
    };
    let found = tried(&held, &plan);
    if !is_sure {
        would(context, &held, &plan, &found)?;
        return warn(&words.get("privacy-unknown-names"));
    }
    let done = taken(context, held, &plan)?;
    print(&words.with("privacy-numbered", &[("people", people.into())]))?;
    print("\n")?;
    tell(words, &found, 0, &done)?;
    warn(&words.get("privacy-unknown-names"))?;
    warn_of_copies(context, &done.path)
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

/// Returns the scripts that come with the program, which name nobody.
fn scripts() -> Vec<Workshop> {
    let all = bundled().into_iter();
    all.filter_map(|(_, text)| parse(&text).ok()).collect()
}

/// Returns where to search: in the script too if it may name somebody.
fn scope(events: &[Stamped], scripts: &[Workshop], client: bool) -> Scope {
    let script = events.first().is_some_and(|first| match &first.event {
        Event::Opened(opened) => !scripts.contains(&opened.workshop),
        _ => false,
    });
    Scope { client, script }
}

/// Works out what taking the names out would change.
fn tried(held: &Held<'_>, plan: &Plan<'_>) -> Found {
    let mut all = Found::default();
    for events in held.events() {
        let scope = scope(events, &plan.scripts, plan.client);
        let found = redact::take_names(&mut events.to_vec(), plan.names, scope);
        all.places += found.places;
        all.left += found.left;
        all.events.extend(found.events);
    }
    let numbers: BTreeSet<u64> = all.events.iter().copied().collect();
    all.events = numbers.into_iter().collect();
    all
}

fn taken(context: &CommandContext, held: Held<'_>, plan: &Plan<'_>) -> Result<Rewritten, Failure> {
    // We begin nothing if a name we need is taken.
    for (_, to) in plan.renames(&held) {
        if context.host.disk.metadata(&to).is_ok() {
            return Err(context.failed(&Fault::Exists { path: to }));
        }
    }
    let change = |file: &HeldFile, events: &mut [Stamped]| plan.change(file, events);
    held.rewrite(change, |name| plan.renamed(name))
        .map_err(|refused| fails(&refused, context.words()))
}

/// Returns the records of a file that change, each as it would read, or as it is if it goes completely; and how many go
/// completely.
fn changed(file: &HeldFile, plan: &Plan<'_>, words: &Words) -> (Vec<String>, usize) {
    let before = file.events();
    let mut after = before.to_vec();
    plan.change(file, &mut after);
    let replayed = |log: &[Stamped]| Session::replay(log.to_vec());
    let (Some(as_was), Some(as_would)) = (replayed(before), replayed(&after)) else {
        return (Vec::new(), 0);
    };
    let mut emptied = 0;
    let changes = before.iter().zip(&after);
    let changes = changes.filter(|(one, other)| one.event != other.event);
    let lines = changes.map(|(one, other)| {
        let line = if matches!(other.event, Event::Redacted) {
            emptied += 1;
            let line = event_line::record(one, before, as_was.state(), words);
            words.with("privacy-would-empty", &[("record", line.into())])
        } else {
            event_line::record(other, &after, as_would.state(), words)
        };
        format!("  {:>4}  {line}", one.seq)
    });
    let lines = lines.collect();
    (lines, emptied)
}

/// Says what would be done, file by file and record by record. A record that loses a name is shown as it would read, one
/// that goes completely as it is.
fn would(
    context: &CommandContext,
    held: &Held<'_>,
    plan: &Plan<'_>,
    found: &Found,
) -> Result<(), Failure> {
    let words = context.words();
    let path = |path: &Path| path.display().to_string();
    let files = held.files().iter();
    let (named, others): (Vec<&HeldFile>, Vec<&HeldFile>) =
        files.partition(|file| file.path == held.path());
    let mut lines = Vec::new();
    let mut first = Vec::new();
    if let Some(file) = named.first() {
        let emptied;
        (first, emptied) = changed(file, plan, words);
        let records = match first.len() - emptied {
            0 => first.len(),
            named => named,
        };
        let args = [
            ("places", found.places.into()),
            ("records", records.into()),
            ("path", path(held.path()).into()),
        ];
        lines.push(words.with("privacy-would", &args));
        lines.extend(first.iter().cloned());
    }
    for file in others {
        let (records, _) = changed(file, plan, words);
        if records.is_empty() {
            continue;
        }
        let args = [("path", path(&file.path).into())];
        if records == first {
            lines.push(words.with("privacy-would-same", &args));
        } else {
            lines.push(words.with("privacy-would-in", &args));
            lines.extend(records);
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
    warn(&words.get("privacy-ask"))
}

fn say_kept(kept: Kept, seq: u64, words: &Words) -> String {
    let key = match kept {
        Kept::Absent => "privacy-no-event",
        Kept::Wordless => "privacy-wordless",
    };
    words.with(key, &[("number", seq.into())])
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
