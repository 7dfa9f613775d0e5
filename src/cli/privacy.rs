//! What is to be gone: names, single events, old sessions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::world::World;
use super::{Failure, print, told, warn};
use crate::domain::event::{Event, Stamped};
use crate::domain::redact::names::{numbered, ordinary};
use crate::domain::redact::{self, Found, Kept, Meant, Names, Place, Scope};
use crate::domain::session::Session;
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;
use crate::run::copies;
use crate::storage::log::{self, Held, Refused, Rewritten};
use crate::storage::script::catalogue::bundled;
use crate::storage::script::parse;
use crate::tui::app::local;

const DAY: i64 = 24 * 3600 * 1000;

/// What is to be taken out of a session.
pub(super) struct Asked<'a> {
    pub(super) people: &'a [String],
    pub(super) events: &'a [u64],
    pub(super) client: bool,
    pub(super) is_sure: bool,
}

/// Says what names and events would be taken out of a session, and takes them out when told to.
pub(super) fn redact(world: &World, query: &str, asked: &Asked<'_>) -> Result<(), Failure> {
    let words = world.words();
    let path = world.session(query)?;
    let held = hold(world, &path)?;
    let lang = spoken(&held).unwrap_or(words);
    let mut names = Names::default();
    for person in asked.people {
        names.add(person, Meant::Always, &lang.get("redacted-name"));
    }
    if names.is_empty() && asked.events.is_empty() {
        return Err(Failure::usage(words.get("privacy-no-name")));
    }
    for events in held.events() {
        let mut events = events.to_vec();
        for seq in asked.events {
            redact::take_event(&mut events, *seq)
                .map_err(|kept| Failure::failed(say_kept(kept, *seq, words)))?;
        }
    }
    let is_beside = held
        .beside()
        .any(|text| names.without(&text, Place::Name).is_some());
    let (found, _) = tried(&held, &names, asked.client);
    if found.places == 0 && !is_beside && asked.events.is_empty() {
        return Err(Failure::failed(not_found(&found, words)));
    }
    if !asked.is_sure {
        return would(world, &held, &names, asked, &found);
    }
    let done = taken(world, held, &names, asked)?;
    tell(words, &found, asked.events.len(), &done)?;
    warn_of_copies(world, &done.path)
}

/// Says how a session would read with a number for everyone's name, and gives them one when told to.
pub(super) fn anonymise(
    world: &World,
    query: &str,
    client: bool,
    is_sure: bool,
) -> Result<(), Failure> {
    let words = world.words();
    let path = world.session(query)?;
    let held = hold(world, &path)?;
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
    let (found, _) = tried(&held, &names, client);
    let asked = Asked {
        people: &[],
        events: &[],
        client,
        is_sure,
    };
    if !is_sure {
        would(world, &held, &names, &asked, &found)?;
        return warn(&words.get("privacy-unknown-names"));
    }
    let done = taken(world, held, &names, &asked)?;
    print(&words.with("privacy-numbered", &[("people", people.into())]))?;
    print("\n")?;
    tell(words, &found, 0, &done)?;
    warn(&words.get("privacy-unknown-names"))?;
    warn_of_copies(world, &done.path)
}

/// Says in which other files the session still stands as it was.
fn warn_of_copies(world: &World, path: &Path) -> Result<(), Failure> {
    let disk = &*world.place.disk;
    let events = log::read(disk, path)
        .map_err(|fault| world.failed(&fault))?
        .events;
    let copies = copies::beside(&world.place, path, &events);
    if copies.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = copies.into_iter().map(|copied| copied.other).collect();
    let args = [("list", names.join("\n  ").into())];
    warn(&world.words().with("privacy-copies", &args))
}

fn hold<'w>(world: &'w World, path: &Path) -> Result<Held<'w>, Failure> {
    let refuges = world.place.home.refuges();
    log::hold(&*world.place.disk, path, &refuges).map_err(|refused| fails(&refused, world.words()))
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

/// The words of the language the room spoke.
fn spoken(held: &Held<'_>) -> Option<&'static Words> {
    held.events()
        .find_map(|events| match &events.first()?.event {
            Event::Opened(opened) => Some(Words::of(opened.language)),
            _ => None,
        })
}

/// The scripts that come with the program, which name nobody.
fn scripts() -> Vec<Workshop> {
    let all = bundled().into_iter();
    all.filter_map(|(_, text)| parse(&text).ok()).collect()
}

/// Whether the script of a session may name somebody.
fn scope(events: &[Stamped], scripts: &[Workshop], client: bool) -> Scope {
    let script = events.first().is_some_and(|first| match &first.event {
        Event::Opened(opened) => !scripts.contains(&opened.workshop),
        _ => false,
    });
    Scope { client, script }
}

/// What taking names out would come to.
fn tried(held: &Held<'_>, names: &Names, client: bool) -> (Found, usize) {
    let scripts = scripts();
    let mut all = Found::default();
    let mut files = 0;
    for events in held.events() {
        let scope = scope(events, &scripts, client);
        let found = redact::take_names(&mut events.to_vec(), names, scope);
        all.places += found.places;
        all.left += found.left;
        all.events.extend(found.events);
        files += 1;
    }
    let numbers: BTreeSet<u64> = all.events.iter().copied().collect();
    all.events = numbers.into_iter().collect();
    (all, files)
}

fn taken(
    world: &World,
    held: Held<'_>,
    names: &Names,
    asked: &Asked<'_>,
) -> Result<Rewritten, Failure> {
    let scripts = scripts();
    held.rewrite(|events| change(events, names, asked, &scripts))
        .map_err(|refused| fails(&refused, world.words()))
}

/// Takes out of events what is to go.
fn change(events: &mut [Stamped], names: &Names, asked: &Asked<'_>, scripts: &[Workshop]) {
    for seq in asked.events {
        // Whether it can go was asked before.
        let _gone = redact::take_event(events, *seq);
    }
    let scope = scope(events, scripts, asked.client);
    let _told = redact::take_names(events, names, scope);
}

/// Says what would be done, record by record: what loses a name as it would read, what goes whole as it stands.
fn would(
    world: &World,
    held: &Held<'_>,
    names: &Names,
    asked: &Asked<'_>,
    found: &Found,
) -> Result<(), Failure> {
    let words = world.words();
    let scripts = scripts();
    let mut records: BTreeMap<u64, String> = BTreeMap::new();
    for before in held.events() {
        let mut after = before.to_vec();
        change(&mut after, names, asked, &scripts);
        let replayed = |log: &[Stamped]| Session::replay(log.to_vec());
        let (Some(as_was), Some(as_would)) = (replayed(before), replayed(&after)) else {
            continue;
        };
        for (one, other) in before.iter().zip(&after) {
            if one.event == other.event {
                continue;
            }
            let is_gone = matches!(other.event, Event::Redacted);
            let line = if is_gone {
                let line = told::record(one, before, as_was.state(), words);
                words.with("privacy-would-empty", &[("record", line.into())])
            } else {
                told::record(other, &after, as_would.state(), words)
            };
            records.entry(one.seq).or_insert(line);
        }
    }
    let changed = match records.len() - asked.events.len().min(records.len()) {
        0 => records.len(),
        named => named,
    };
    let path = |path: &Path| path.display().to_string();
    let args = [
        ("places", found.places.into()),
        ("records", changed.into()),
        ("path", path(held.path()).into()),
    ];
    let mut lines = vec![words.with("privacy-would", &args)];
    let numbered = |(seq, line): (&u64, &String)| format!("  {seq:>4}  {line}");
    lines.extend(records.iter().map(numbered));
    let beside: Vec<String> = held.beside_paths().map(path).collect();
    if !beside.is_empty() {
        let list = beside.join("\n  ");
        lines.push(words.with("privacy-would-beside", &[("list", list.into())]));
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

/// What was done, what was left, and what is out of reach.
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

/// Lists sessions in which nothing happened for so many days, and removes them when told to.
pub(super) fn purge(
    world: &World,
    one: Option<&str>,
    days: Option<u32>,
    is_sure: bool,
) -> Result<(), Failure> {
    let words = world.words();
    let disk = &*world.place.disk;
    let folder = world.place.home.sessions();
    let before = days.map_or(i64::MAX, |days| {
        world.place.clock.now().wall - i64::from(days) * DAY
    });
    let mut old = log::older(disk, &folder, before).map_err(|fault| world.failed(&fault))?;
    if let Some(query) = one {
        let path = world.session(query)?;
        old.retain(|session| session.files.contains(&path));
        if old.is_empty() {
            let args = [("path", path.display().to_string().into())];
            return Err(Failure::failed(words.with("purge-not-here", &args)));
        }
    }
    if old.is_empty() {
        let args = [("days", days.unwrap_or(0).into())];
        return print(&format!("{}\n", words.with("purge-none", &args)));
    }
    let (mut gone, mut kept) = (0, 0);
    for session in &old {
        let is_gone = is_sure
            && !session.in_use
            && log::remove(disk, &folder, session).map_err(|fault| world.failed(&fault))?;
        let is_kept = session.in_use || is_sure && !is_gone;
        (gone, kept) = (gone + u32::from(is_gone), kept + u32::from(is_kept));
        let key = match (is_gone, is_kept) {
            (_, true) => "purge-in-use",
            (true, false) => "purge-gone",
            (false, false) => "purge-would-go",
        };
        let day = local(session.last, world.place.clock.offset()).date_naive();
        let args = [
            ("id", session.id.as_str().into()),
            ("day", day.to_string().into()),
            ("files", session.files.len().into()),
        ];
        print(&format!("{}\n", words.with(key, &args)))?;
    }
    if is_sure {
        warn(&words.with(
            "purge-done",
            &[("gone", gone.into()), ("kept", kept.into())],
        ))?;
        return if gone > 0 {
            warn(&words.get("privacy-beyond"))
        } else {
            Ok(())
        };
    }
    warn(&words.get("purge-ask"))
}
