//! Every entry of the articles is used by a workshop, and `docs/sources.md` says truly where.

use std::collections::{BTreeMap, BTreeSet};

use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;

const SOURCES: &str = include_str!("../docs/sources.md");

/// How many entries each article has.
const ARTICLES: [(&str, u32); 5] = [("S0", 19), ("S1", 21), ("S2", 38), ("S3", 24), ("S4", 36)];

/// A row of a table: the entry's code, what it says, and the steps that use it, by workshop.
struct Row<'t> {
    code: &'t str,
    says: &'t str,
    used_in: Vec<(&'t str, Vec<&'t str>)>,
}

fn rows() -> Vec<Row<'static>> {
    let rows = SOURCES.lines().filter(|line| line.starts_with("| S"));
    rows.map(row).collect()
}

fn row(line: &'static str) -> Row<'static> {
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [code, _kind, says, used_in] = cells[..] else {
        panic!("four cells: {line}");
    };
    Row {
        code,
        says,
        used_in: used_in.split("; ").map(|part| used(line, part)).collect(),
    }
}

fn used(line: &'static str, part: &'static str) -> (&'static str, Vec<&'static str>) {
    let id = |text: &'static str| -> &'static str {
        let inside = text
            .strip_prefix('`')
            .and_then(|text| text.strip_suffix('`'));
        inside.unwrap_or_else(|| panic!("an id stands between backquotes: {text} in {line}"))
    };
    let Some((workshop, steps)) = part.split_once(": ") else {
        panic!("a workshop and its steps: {part} in {line}");
    };
    (id(workshop), steps.split(", ").map(id).collect())
}

/// The steps of each bundled workshop.
fn steps() -> BTreeMap<String, BTreeSet<String>> {
    let scripts = bundled().into_iter();
    scripts
        .map(|(file, text)| {
            let workshop = parse(&text).unwrap_or_else(|_| panic!("{file} is right"));
            let steps = workshop.steps.into_iter().map(|step| step.id).collect();
            (workshop.id, steps)
        })
        .collect()
}

#[test]
fn every_entry_of_every_article_is_there_once_and_in_order() {
    let expected: Vec<String> = ARTICLES
        .iter()
        .flat_map(|(article, count)| (1..=*count).map(move |n| format!("{article}-{n}")))
        .collect();
    let rows = rows();
    let found: Vec<&str> = rows.iter().map(|row| row.code).collect();
    assert_eq!(found, expected);
    let silent: Vec<&str> = rows
        .iter()
        .filter(|row| row.says.is_empty())
        .map(|row| row.code)
        .collect();
    assert!(silent.is_empty(), "these say nothing: {silent:?}");
}

#[test]
fn every_workshop_and_step_named_is_bundled() {
    let steps = steps();
    let mut wrong = Vec::new();
    for row in rows() {
        for (workshop, used) in row.used_in {
            let Some(known) = steps.get(workshop) else {
                wrong.push(format!("{}: no workshop {workshop}", row.code));
                continue;
            };
            let unknown = used.into_iter().filter(|step| !known.contains(*step));
            wrong.extend(unknown.map(|step| format!("{}: no step {workshop}.{step}", row.code)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_bundled_workshop_rests_on_the_articles() {
    let rows = rows();
    let used: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.used_in.iter().map(|(workshop, _)| *workshop))
        .collect();
    let bundled = steps();
    let bundled: BTreeSet<&str> = bundled.keys().map(String::as_str).collect();
    assert_eq!(used, bundled);
}
