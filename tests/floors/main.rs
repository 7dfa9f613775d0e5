//! The floors of the program and the order of modules on each: what imports what, who touches the disk, who reads a
//! clock.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Module, Sources};

/// A floor: what it may import of the others, and its modules, level by level from the lowest up. A module may import
/// those of the levels below its own.
struct Floor {
    name: &'static str,
    may_import: &'static [&'static str],
    levels: &'static [&'static [&'static str]],
}

/// The floors.
const FLOORS: [Floor; 7] = [
    Floor {
        name: "domain",
        may_import: &[],
        levels: &[
            &["statistics", "text"],
            &["dates", "house", "numbers", "words"],
            &["scheme", "scores", "workshop"],
            &["event", "refusal"],
            &["durations", "guidance", "input", "plan", "redact"],
            &["session"],
            &["people", "replay", "select"],
            &["carry", "clock", "ready", "rules", "script", "unplanned"],
            &["ballot", "doubt", "results"],
            &["audience", "command", "learned"],
            &["document", "format", "pasted", "practice", "proposal"],
            &["beside"],
            &["merge", "room", "story"],
            &["draft"],
        ],
    },
    Floor {
        name: "storage",
        may_import: &["domain"],
        levels: &[
            &["draft", "folder_risk", "logo", "refuges"],
            &["fault"],
            &["disk", "paths", "record", "rehearsal", "wrong"],
            &["house", "mending", "same_file", "session_names", "themes"],
            &["atomic", "presence", "scan"],
            &["config", "log", "user_scripts"],
            &["session_files", "writer"],
            &["follow", "purging", "rewriting"],
        ],
    },
    Floor {
        name: "export",
        may_import: &["domain"],
        levels: &[
            &["face", "house", "json", "markdown", "sheets", "write"],
            &["csv", "drawing", "ics", "ron", "xlsx"],
            &["chart", "raster"],
            &["docx", "html", "pdf"],
        ],
    },
    Floor {
        name: "tui",
        may_import: &["domain"],
        levels: &[
            &["entry", "keys", "speed", "theme"],
            &["messages", "widgets"],
            &["request", "wording"],
            &["env", "wall"],
            &["chrome"],
            &["console", "form", "home", "planner"],
            &["replay", "windows"],
            &["app"],
        ],
    },
    Floor {
        name: "run",
        may_import: &["domain", "storage", "export", "tui"],
        levels: &[
            &["broken", "clock", "failure", "terminal", "thread"],
            &["host", "session_handle"],
            &["export", "files", "plans", "seen", "workshops"],
            &["copies", "follow"],
            &["inbox", "saved"],
            &["input", "session", "signals"],
            &["projector", "replay", "settling"],
            &["worker"],
            &["console"],
        ],
    },
    Floor {
        name: "cli",
        may_import: &["domain", "storage", "export", "tui", "run"],
        levels: &[
            &["args", "event_line", "failure"],
            &["output"],
            &["command_context", "redaction"],
            &[
                "check", "doctor", "help", "lists", "merge", "new", "privacy", "purge",
            ],
            &["interactive"],
            &["actions", "project", "show"],
        ],
    },
    Floor {
        name: "main",
        may_import: &["cli"],
        levels: &[],
    },
];
const CLOCKS: [&str; 4] = ["SystemTime::now", "Instant::now", "Utc::now", "Local::now"];

fn floor(name: &str) -> Option<&'static Floor> {
    FLOORS.iter().find(|floor| floor.name == name)
}

/// Every source file as its path under `src/` and its text without comments.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy();
                let text = without_comments(&fs::read_to_string(&path).unwrap());
                found.push((name.replace('\\', "/"), text));
            }
        }
    }
    assert!(found.len() > 20, "the sources are where they were");
    found
}

fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].contains('"') => &line[..at],
        _ => line,
    });
    code.collect::<Vec<_>>().join("\n")
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The names right after each occurrence of `start`, those in braces too.
fn names_after<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(start) {
        if text[..at].ends_with(is_name) {
            continue;
        }
        let rest = &text[at + start.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(rest.split(|c| !is_name(c)).next().unwrap_or_default());
            continue;
        };
        let mut depth = 0;
        for part in group.split_inclusive(['{', '}', ',']) {
            let name = part
                .trim()
                .split(|c| !is_name(c))
                .next()
                .unwrap_or_default();
            if depth == 0 && !name.is_empty() {
                names.push(name);
            }
            match part.chars().last() {
                Some('{') => depth += 1,
                Some('}') if depth == 0 => break,
                Some('}') => depth -= 1,
                _ => {}
            }
        }
    }
    names
}

/// What is wrong with the imports of these files.
fn trespasses(texts: &[(String, String)]) -> Vec<String> {
    let sources = Sources::read(
        texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let imports = sources.imports();
    let mut wrong = Vec::new();
    for (module, imported) in &imports {
        let Some(own) = module.first().and_then(|name| floor(name)) else {
            continue;
        };
        for other in imported {
            let top = other.first().map_or("", String::as_str);
            let may = top == own.name || own.may_import.contains(&top);
            if !may || !may_on_floor(own, module, other) {
                wrong.push(format!(
                    "{} imports {}",
                    module.join("::"),
                    other.join("::")
                ));
            }
        }
    }
    wrong.extend(circle(&imports).map(|circle| format!("a circle: {}", circle.join(" → "))));
    wrong
}

/// Whether a module may import another of its floor: one of its own parts, or what stands below it.
fn may_on_floor(floor: &Floor, module: &Module, other: &Module) -> bool {
    let (Some(one), Some(two)) = (module.get(1), other.get(1)) else {
        // The file of the floor itself hands on what its modules define.
        return true;
    };
    let level = |name: &String| {
        let mut levels = floor.levels.iter();
        levels.position(|level| level.contains(&name.as_str()))
    };
    other.first() != module.first() || one == two || level(two) < level(one)
}

/// Files that import each other in a circle, if there are any.
fn circle(imports: &BTreeMap<&Module, BTreeSet<&Module>>) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    for start in imports.keys() {
        let mut way = Vec::new();
        if let Some(found) = walk(start, imports, &mut way, &mut done) {
            return Some(found);
        }
    }
    None
}

fn walk<'a>(
    at: &'a Module,
    imports: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
    way: &mut Vec<&'a Module>,
    done: &mut BTreeSet<&'a Module>,
) -> Option<Vec<String>> {
    if let Some(before) = way.iter().position(|module| *module == at) {
        let around = way[before..].iter().copied().chain([at]);
        return Some(around.map(|module| module.join("::")).collect());
    }
    if !done.contains(at) {
        way.push(at);
        for next in imports.get(at)? {
            let found = walk(next, imports, way, done);
            if found.is_some() {
                return found;
            }
        }
        way.pop();
        done.insert(at);
    }
    None
}

#[test]
fn no_file_imports_one_beside_or_above_it_and_none_in_a_circle() {
    assert_eq!(trespasses(&sources()), Vec::<String>::new());
}

/// A screen is given what it may read; only the program itself knows every screen.
#[test]
fn no_screen_is_given_the_program() {
    let names_it = |text: &str| text.split(|c| !is_name(c)).any(|name| name == "App");
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| {
            path.starts_with("tui/") && !path.starts_with("tui/app") && names_it(text)
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_disk_is_touched_by_storage_and_the_writer_of_exports_alone() {
    let may = |path: &str| path.starts_with("storage") || path == "export/write.rs";
    let touches =
        |text: &str| names_after(text, "std::").contains(&"fs") || text.contains("tokio::");
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| !may(path) && touches(text))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_clock_is_read_in_one_place() {
    let reads = |text: &str| CLOCKS.iter().any(|clock| text.contains(clock));
    let found: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| reads(text))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(found, ["run/clock.rs"]);
}

/// What draws the room's screen is given a `RoomView` and can reach nothing private beside it.
#[test]
fn what_draws_the_room_cannot_reach_a_session() {
    let mut drawn = 0;
    for (path, text) in sources() {
        if !path.starts_with("tui/wall") {
            continue;
        }
        drawn += 1;
        for private in [
            "session", "workshop", "command", "results", "select", "audience",
        ] {
            let names = names_after(&text, "domain::");
            assert!(
                !names.contains(&private),
                "{path} imports domain::{private}"
            );
        }
        for private in ["State", "Session", "Workshop", "App", "Console"] {
            let is_named = text.split(|c| !is_name(c)).any(|name| name == private);
            assert!(!is_named, "{path} names {private}");
        }
    }
    assert!(drawn >= 4, "the room is drawn elsewhere");
}

#[test]
fn every_module_has_its_place() {
    let declared: BTreeSet<(String, String)> = sources()
        .iter()
        .filter_map(|(path, _)| {
            let mut parts = path.trim_end_matches(".rs").split('/');
            Some((parts.next()?.to_owned(), parts.next()?.to_owned()))
        })
        .filter(|(_, module)| !module.ends_with("_tests") && module != "fixtures")
        .collect();
    let placed = FLOORS.iter().flat_map(|floor| {
        let modules = floor.levels.iter().copied().flatten();
        modules.map(|module| (floor.name.to_owned(), (*module).to_owned()))
    });
    assert_eq!(declared, placed.collect());
    let lib = without_comments(
        &fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap(),
    );
    for module in names_after(&lib, "pub mod ") {
        assert!(floor(module).is_some(), "{module} stands nowhere");
    }
}

/// The files of a crate in which the one at `path` holds `text`, and the others are as they must be for that.
fn with(path: &str, text: &str) -> Vec<(String, String)> {
    let files = [
        ("domain/plan.rs", "pub struct Plan;"),
        ("domain/event.rs", "pub struct Event;"),
        ("domain/results.rs", "pub mod vote;"),
        ("storage/log.rs", "pub struct Log;"),
        ("storage/disk.rs", "pub struct Disk;"),
        ("export/json.rs", "pub fn write() {}"),
        ("tui/app.rs", "pub struct App;"),
        ("tui/env.rs", "pub struct Env;"),
        (
            "tui/home.rs",
            "pub mod state; pub mod acts; pub use state::Home;",
        ),
        ("tui/home/state.rs", "pub struct Home;"),
        ("tui/home/acts.rs", "use super::state::Home;"),
        ("run/clock.rs", "pub struct Clock;"),
        ("run/session.rs", "pub struct Host;"),
        ("cli.rs", "pub fn main() {}"),
    ];
    let others = files.into_iter().filter(|(other, _)| *other != path);
    let all = others.chain([(path, text)]);
    all.map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn the_ways_to_climb_are_seen() {
    let climbs = [
        ("domain/plan.rs", "use crate::storage::log::Log;"),
        (
            "domain/results/vote.rs",
            "use super::super::super::tui::app::App;",
        ),
        (
            "tui/env.rs",
            "use crate::{domain::event::Event, storage::{disk::Disk, log}};",
        ),
        (
            "tui/home/state.rs",
            "fn x() { let x = crate::run::clock::Clock; }",
        ),
        (
            "tui/home/state.rs",
            "fn x() { vec![crate::run::clock::Clock]; }",
        ),
        (
            "storage/log.rs",
            "use crate::export::json; fn x() { json::write(); }",
        ),
        ("run/clock.rs", "fn x() { crate::cli::main(); }"),
        // On one floor: a module below another, a screen that knows the program, a file that its parts know.
        ("domain/event.rs", "use super::plan::Plan;"),
        ("tui/home/acts.rs", "use crate::tui::app::App;"),
        (
            "tui/home/acts.rs",
            "use super::super::app; fn x(_: &app::App) {}",
        ),
        ("tui/home/state.rs", "use super::acts::x; pub struct Home;"),
    ];
    for (path, text) in climbs {
        assert_eq!(trespasses(&with(path, text)).len(), 1, "{path}: {text}");
    }
    let fine = [
        (
            "storage/log.rs",
            "use crate::domain::event::Event; use super::disk::Disk;",
        ),
        (
            "run/session.rs",
            "use super::clock::Clock; use crate::{tui::app::App, storage::log};",
        ),
        ("cli/show.rs", "use crate::run::session::Host;"),
        // A name is that of the file which defines it, whoever hands it on.
        (
            "tui/home/acts.rs",
            "use crate::tui::home::Home; use crate::tui::env::Env;",
        ),
        // What tests import makes no order.
        (
            "domain/event.rs",
            "#[cfg(test)] mod tests { use crate::domain::plan::Plan; }",
        ),
    ];
    for (path, text) in fine {
        assert_eq!(
            trespasses(&with(path, text)),
            Vec::<String>::new(),
            "{path}: {text}"
        );
    }
}
