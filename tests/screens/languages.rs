//! No word of one language in a session of the other: every screen, every window, every step of every workshop.

use std::collections::{BTreeMap, BTreeSet};

use crossterm::event::KeyCode;
use flipover::domain::event::Variant;
use flipover::domain::text::Lang;
use flipover::domain::words::SOURCES;

use crate::stage::{Stage, bundled};
use crate::tour::{TYPED, tour};

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
}

/// What is written between the keys of a locale file and around its arguments.
fn messages(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let value = match line.split_once(" = ") {
            Some((key, value)) if !key.starts_with([' ', '{']) => value,
            _ => line,
        };
        let mut depth = 0;
        for c in value.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                c if depth == 0 => out.push(c),
                _ => {}
            }
        }
        out.push('\n');
    }
    out
}

/// Every word the program and its workshops say in this language.
fn vocabulary(lang: Lang) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, files) in SOURCES.iter().filter(|(of, _)| *of == lang) {
        for (_, text) in *files {
            words.extend(words_of(&messages(text)));
        }
    }
    for workshop in bundled() {
        let script = ron::to_string(&**workshop).expect("it can be written");
        let tag = format!("{}:Some(", lang.code());
        for part in script.split(&tag).skip(1) {
            let text = part.split("\")").next().unwrap_or_default();
            words.extend(words_of(&text.replace("\\n", " ")));
        }
        words.extend(
            workshop
                .sources
                .iter()
                .flat_map(|source| words_of(source).collect::<Vec<_>>()),
        );
    }
    words
}

/// The other language's words that are none of this one's.
fn foreign(lang: Lang) -> BTreeSet<String> {
    let other = if lang == Lang::En { Lang::Nl } else { Lang::En };
    let typed = TYPED[usize::from(lang == Lang::Nl)];
    let mut own = vocabulary(lang);
    own.extend(words_of(typed));
    // The name of the other language is how one gets there; keys are called what is printed on them.
    own.extend(
        [
            "nederlands",
            "english",
            "enter",
            "backspace",
            "space",
            "noor",
            "linde",
            "winkelteam",
        ]
        .map(str::to_owned),
    );
    let other = vocabulary(other);
    assert!(other.len() > 400, "the vocabulary was read");
    other.difference(&own).cloned().collect()
}

/// Words on the screen, those broken off at the edge of a column left out.
fn on_screen(screen: &str) -> BTreeSet<String> {
    let whole = |line: &str| -> Vec<String> {
        let kept = line.split(['│', ' ']).filter(|word| !word.contains('…'));
        kept.flat_map(|word| words_of(word).collect::<Vec<_>>())
            .collect()
    };
    screen.lines().flat_map(whole).collect()
}

#[test]
fn every_screen_and_window_speaks_one_language() {
    for lang in Lang::ALL {
        let foreign = foreign(lang);
        let mut found = BTreeMap::new();
        tour(lang, &mut |name, stage| {
            let words = on_screen(&stage.screen(200, 60));
            let wrong: Vec<String> = words.intersection(&foreign).cloned().collect();
            if !wrong.is_empty() {
                found.insert(name.to_owned(), wrong);
            }
        });
        assert!(found.is_empty(), "in a session in {lang:?}: {found:#?}");
    }
}

#[test]
fn every_step_of_every_workshop_speaks_one_language() {
    for lang in Lang::ALL {
        let foreign = foreign(lang);
        let mut found = BTreeMap::new();
        for workshop in bundled() {
            let mut stage = Stage::session_of(&workshop.id, lang, Variant::Full, 12);
            for step in &workshop.steps {
                stage.key(KeyCode::F(8));
                let mut words = on_screen(&stage.screen(200, 60));
                stage.keys(&[KeyCode::Esc, KeyCode::Char('m')]);
                words.extend(on_screen(&stage.screen(200, 60)));
                stage.keys(&[KeyCode::Esc, KeyCode::PageDown]);
                let wrong: Vec<String> = words.intersection(&foreign).cloned().collect();
                if !wrong.is_empty() {
                    found.insert(format!("{}, {}", workshop.id, step.id), wrong);
                }
            }
        }
        assert!(found.is_empty(), "in a session in {lang:?}: {found:#?}");
    }
}

/// Every message of a language by its key, without its arguments.
fn by_key(lang: Lang) -> BTreeMap<String, String> {
    let files = SOURCES
        .iter()
        .filter(|(of, _)| *of == lang)
        .flat_map(|(_, files)| *files);
    let lines = files.flat_map(|(_, text)| text.lines());
    let pair = |line: &str| {
        let (key, value) = line.split_once(" = ")?;
        Some((key.to_owned(), messages(value)))
    };
    lines
        .filter(|line| !line.starts_with(['#', ' ']))
        .filter_map(pair)
        .collect()
}

#[test]
fn no_sentence_was_left_untranslated() {
    let dutch = by_key(Lang::Nl);
    let same = by_key(Lang::En).into_iter().filter(|(key, english)| {
        let words = english
            .split(' ')
            .filter(|word| word.contains(char::is_alphabetic));
        words.count() > 2 && dutch.get(key) == Some(english)
    });
    let same: Vec<(String, String)> = same.collect();
    assert!(same.is_empty(), "the same in both languages: {same:#?}");
}
