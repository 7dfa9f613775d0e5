//! The floors of the program: what imports what, who touches the disk, who reads a clock.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::path::{Path, PathBuf};

/// The top modules and what each may import.
const FLOORS: [(&str, &[&str]); 7] = [
    ("domain", &[]),
    ("storage", &["domain"]),
    ("export", &["domain"]),
    ("tui", &["domain"]),
    ("run", &["domain", "storage", "export", "tui"]),
    ("cli", &["domain", "storage", "export", "tui", "run"]),
    ("main", &["cli"]),
];
const CLOCKS: [&str; 4] = ["SystemTime::now", "Instant::now", "Utc::now", "Local::now"];

fn floor(module: &str) -> Option<&'static [&'static str]> {
    let found = FLOORS.iter().find(|(name, _)| *name == module);
    found.map(|(_, below)| *below)
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

/// The top modules a file reaches for.
fn imports(path: &str, text: &str) -> Vec<String> {
    let depth = path.split('/').count();
    let to_root = "super::".repeat(depth);
    let starts = ["crate::", to_root.as_str(), "flipover::"];
    let names = starts.iter().flat_map(|start| names_after(text, start));
    let mut tops: Vec<String> = names
        .filter(|name| floor(name).is_some())
        .map(str::to_owned)
        .collect();
    tops.sort();
    tops.dedup();
    tops
}

/// What is wrong with a file's imports.
fn trespasses(path: &str, text: &str) -> Vec<String> {
    let own = path.split(['/', '.']).next().unwrap_or_default();
    let Some(below) = floor(own) else {
        return Vec::new();
    };
    let is_wrong = |top: &String| top != own && !below.contains(&top.as_str());
    let found = imports(path, text).into_iter().filter(is_wrong);
    found.map(|top| format!("{path} imports {top}")).collect()
}

#[test]
fn no_floor_imports_one_beside_or_above_it() {
    let found: Vec<String> = sources()
        .iter()
        .flat_map(|(path, text)| trespasses(path, text))
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
fn every_module_of_the_crate_has_a_floor() {
    let text = without_comments(
        &fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap(),
    );
    for module in names_after(&text, "pub mod ") {
        assert!(floor(module).is_some(), "{module} stands nowhere");
    }
}

#[test]
fn the_ways_to_climb_are_seen() {
    let climbs = [
        ("domain/plan.rs", "use crate::storage::log;"),
        (
            "domain/results/vote.rs",
            "use super::super::super::tui::app::App;",
        ),
        (
            "tui/app.rs",
            "use crate::{domain::event::Event, storage::{disk, log}};",
        ),
        ("tui/home.rs", "let x = crate::run::clock::Clock::start();"),
        ("storage/log.rs", "use crate::export::json;"),
        ("run/worker.rs", "use crate::cli;"),
    ];
    for (path, text) in climbs {
        assert_eq!(trespasses(path, text).len(), 1, "{path}: {text}");
    }
    let fine = [
        (
            "storage/log.rs",
            "use crate::domain::event; use super::disk;",
        ),
        (
            "run/worker.rs",
            "use super::export; use crate::{tui::app, storage::log};",
        ),
        ("cli/full.rs", "use crate::run::session;"),
    ];
    for (path, text) in fine {
        assert_eq!(trespasses(path, text), Vec::<String>::new());
    }
}
