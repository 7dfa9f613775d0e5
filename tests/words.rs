//! The program's words: every key has the same form in every language, and nothing is missing or left over.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use flipover::domain::script::catalogue::bundled;
use flipover::domain::text::Lang;
use flipover::domain::words::SOURCES;
use flipover::run::terminal::Repertoire;
use fluent_bundle::FluentResource;

/// Each message of a file: its key and its variables.
fn messages(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let is_start = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((key, _)) = line.split_once('=').filter(|_| is_start) {
            found.push((key.trim().to_owned(), BTreeSet::new()));
        }
        let Some((_, variables)) = found.last_mut() else {
            continue;
        };
        for (at, _) in line.match_indices('$') {
            let name = line[at + 1..]
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .next();
            variables.extend(name.map(str::to_owned));
        }
    }
    found
}

fn all(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let files = SOURCES
        .iter()
        .filter(|(of, _)| *of == lang)
        .flat_map(|(_, files)| files);
    files.flat_map(|(_, text)| messages(text)).collect()
}

/// The text of every source file, without comments and without its tests.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
                let lines = code
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"));
                found.push((name, lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    found
}

/// Every string in a source text, raw strings and characters left out.
fn strings(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find('"') {
        let is_char = rest[..at].ends_with('\'') && rest[at + 1..].starts_with('\'');
        let inner = &rest[at + 1..];
        if is_char {
            rest = inner;
            continue;
        }
        let mut escaped = false;
        let end = inner.find(|c: char| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let Some(end) = end else { break };
        found.push(&inner[..end]);
        rest = &inner[end + 1..];
    }
    found
}

fn is_key(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.contains('-')
        && text.split('-').all(part)
}

/// What a call that asks for words is given as its key, where that is a string.
fn asked(code: &str) -> Vec<&str> {
    let calls = [
        "words.get(",
        "words().get(",
        ".with(",
        ".tell(Tone::Good, ",
        ".tell(Tone::Warn, ",
        "self.word(",
        "Words::of(lang).get(",
        "Words::of(*lang).get(",
    ];
    let after = |call: &'static str| {
        code.match_indices(call).filter_map(move |(at, _)| {
            let rest = code[at + call.len()..].trim_start().trim_start_matches('&');
            rest.strip_prefix('"')?.split('"').next()
        })
    };
    calls.into_iter().flat_map(after).collect()
}

/// Keys made while running: of `"silent-{}"` the part before, of `"{}-short"` the part after the brace.
#[derive(Default)]
struct Made {
    before: BTreeSet<String>,
    after: BTreeSet<String>,
}

impl Made {
    fn of(strings: &[&str]) -> Self {
        let mut made = Self::default();
        for text in strings {
            let before = text.split_once('{').map_or("", |(before, _)| before);
            if before.ends_with('-') && is_key(&format!("{before}x")) {
                made.before.insert(before.to_owned());
            }
            let after = text.rsplit_once('}').map_or("", |(_, after)| after);
            if text.starts_with('{') && after.starts_with('-') && is_key(&format!("x{after}")) {
                made.after.insert(after.to_owned());
            }
        }
        made
    }

    fn makes(&self, key: &str, used: &BTreeSet<&str>) -> bool {
        let ended = self
            .after
            .iter()
            .filter_map(|after| key.strip_suffix(after.as_str()));
        self.before.iter().any(|before| key.starts_with(before))
            || ended.into_iter().any(|stem| used.contains(stem))
    }
}

#[test]
fn every_file_is_free_of_errors_and_of_keys_used_twice() {
    for (lang, files) in SOURCES {
        let mut seen = BTreeSet::new();
        for (area, text) in files {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{area} ({}): {errors:?}", lang.code());
            }
            for (key, _) in messages(text) {
                assert!(
                    seen.insert(key.clone()),
                    "{key} stands twice in {}",
                    lang.code()
                );
            }
        }
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_variables() {
    let (english, dutch) = (all(Lang::En), all(Lang::Nl));
    let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| -> Vec<String> {
        a.keys()
            .filter(|key| !b.contains_key(*key))
            .cloned()
            .collect()
    };
    assert_eq!(only(&english, &dutch), Vec::<String>::new(), "not in Dutch");
    assert_eq!(
        only(&dutch, &english),
        Vec::<String>::new(),
        "not in English"
    );
    for (key, variables) in &english {
        assert_eq!(Some(variables), dutch.get(key), "the variables of {key}");
    }
}

#[test]
fn every_area_has_the_same_keys_in_both_languages() {
    let keys = |text: &str| {
        messages(text)
            .into_iter()
            .map(|(key, _)| key)
            .collect::<BTreeSet<_>>()
    };
    let [(_, first), (_, second)] = SOURCES;
    for ((area, a), (_, b)) in first.iter().zip(second) {
        assert_eq!(keys(a), keys(b), "{area}");
    }
}

#[test]
fn every_key_the_program_asks_for_is_there() {
    let known = all(Lang::En);
    let mut missing = Vec::new();
    for (file, code) in sources() {
        let names = matches!(file.as_str(), "tui/keys/action.rs" | "tui/wording.rs");
        let named = strings(&code)
            .into_iter()
            .filter(|text| names && is_key(text));
        for key in asked(&code).into_iter().chain(named) {
            if !known.contains_key(key) {
                missing.push(format!("{file}: {key}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_key_there_is_is_used() {
    let sources = sources();
    let strings: Vec<&str> = sources.iter().flat_map(|(_, code)| strings(code)).collect();
    let used: BTreeSet<&str> = strings.iter().copied().collect();
    let made = Made::of(&strings);
    let is_unused = |key: &String| !used.contains(key.as_str()) && !made.makes(key, &used);
    let unused: Vec<String> = all(Lang::En).into_keys().filter(is_unused).collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// A terminal that lacks a sign we draw or say shows another in its place, and never the one for what cannot be said.
#[test]
fn every_sign_of_ours_has_a_form_where_it_cannot_be_drawn() {
    let screens = sources().into_iter().filter(|(name, _)| {
        name.starts_with("tui/") && !name.contains("tests") && !name.contains("broken")
    });
    let words = SOURCES.iter().flat_map(|(_, files)| files.iter());
    let words = words.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let mut seen = 0;
    for (name, text) in screens.chain(words).chain(bundled()) {
        for c in text.chars().filter(|c| !c.is_ascii()) {
            seen += 1;
            let sign = c.to_string();
            for repertoire in [Repertoire::Console, Repertoire::Ascii] {
                let form = repertoire.form(&sign);
                let is_meant = form != "*" || matches!(c, '●' | '•');
                assert!(is_meant, "{name}: {c} has no form ({repertoire:?})");
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}
