//! The names to look for, as patterns of words, and what replaces them.

use super::texts::Place;
use super::word::{Word, words};
use crate::domain::text::Clean;

/// The most bytes between two words of a name, as in `Anne-Marie` or `van  Dam`.
const BETWEEN: usize = 4;
/// Words that come before a surname, in small letters.
const PARTICLES: [&str; 16] = [
    "van", "von", "de", "den", "der", "het", "ten", "ter", "te", "la", "le", "el", "al", "di",
    "da", "du",
];

/// Names to look for, and what replaces each of them.
#[derive(Clone, Debug, Default)]
pub struct Names {
    patterns: Vec<Pattern>,
}

/// The words of a name, or of part of it.
#[derive(Clone, Debug)]
struct Pattern {
    words: Vec<String>,
    /// When it counts in a sentence; where a name is asked for, it always does.
    meant: Meant,
    put: String,
}

/// When a name counts as one in a sentence. It may be an ordinary word as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// Always.
    Always,
    /// Only if every word of it has a capital.
    Capital,
    /// Never: it is an ordinary word.
    Never,
}

impl Names {
    /// Adds a name, and its first name and its surname by themselves. A single word of these counts only with a
    /// capital.
    pub fn add(&mut self, name: &str, meant: Meant, put: &str) {
        let words: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
        self.put_in(&words, meant, put);
        if let [first, surname @ ..] = words.as_slice()
            && !surname.is_empty()
            && !is_particle(first)
        {
            let alone = meant.max(Meant::Capital);
            self.put_in(std::slice::from_ref(first), alone, put);
            self.put_in(surname, if surname.len() == 1 { alone } else { meant }, put);
        }
    }

    fn put_in(&mut self, words: &[String], meant: Meant, put: &str) {
        if words.is_empty() || self.knows(words) {
            return;
        }
        self.patterns.push(Pattern {
            words: words.to_vec(),
            meant,
            put: put.to_owned(),
        });
        // Longer names first: where two begin alike, the longer one is meant.
        self.patterns
            .sort_by_key(|pattern| std::cmp::Reverse(pattern.words.len()));
    }

    fn knows(&self, words: &[String]) -> bool {
        self.patterns.iter().any(|pattern| pattern.words == words)
    }

    /// Whether there are no names to look for.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The text with its names replaced, and how many there were; `None` if there were none.
    pub fn without(&self, text: &str, place: Place) -> Option<(String, usize)> {
        let words = words(text);
        let (mut out, mut from, mut at, mut found) = (String::new(), 0, 0, 0);
        while at < words.len() {
            let rest = &words[at..];
            let Some((pattern, genitive)) = self.at(text, rest, place) else {
                at += 1;
                continue;
            };
            let last = &rest[pattern.words.len() - 1];
            out.push_str(&text[from..rest[0].start]);
            out.push_str(&pattern.put);
            out.push_str(genitive);
            (from, at, found) = (last.end, at + pattern.words.len(), found + 1);
        }
        (found > 0).then(|| {
            out.push_str(&text[from..]);
            (out, found)
        })
    }

    /// The name that begins at the first of these words, and the `s` that Dutch adds to it without an apostrophe.
    fn at(&self, text: &str, words: &[Word], place: Place) -> Option<(&Pattern, &'static str)> {
        self.patterns.iter().find_map(|pattern| {
            let found = words.get(..pattern.words.len())?;
            let is_joined = found.windows(2).all(|two| {
                let between = &text[two[0].end..two[1].start];
                between.len() <= BETWEEN && !between.contains([',', ';', ':', '/', '('])
            });
            let is_meant = match (place, pattern.meant) {
                (Place::Name, _) | (_, Meant::Always) => true,
                (_, Meant::Capital) => found.iter().all(|word| word.is_capital),
                (_, Meant::Never) => false,
            };
            let (last, before) = found.split_last()?;
            let (name, names) = pattern.words.split_last()?;
            let is_same = before
                .iter()
                .zip(names)
                .all(|(word, name)| word.folded == *name);
            if !(is_joined && is_meant && is_same) {
                return None;
            }
            match last.folded.strip_prefix(name.as_str())? {
                "" => Some((pattern, "")),
                "s" => Some((pattern, "s")),
                _ => None,
            }
        })
    }

    /// Takes the names out of a text. Returns how many there were.
    pub(super) fn clean(&self, text: &mut Clean, place: Place) -> usize {
        self.without(text.as_str(), place)
            .map_or(0, |(out, found)| {
                *text = Clean::new(&out);
                found
            })
    }

    /// These names for a script, where names have capitals: `Mark` is a name, `mark` is not.
    pub(super) fn as_written(&self) -> Self {
        let written = |pattern: &Pattern| Pattern {
            meant: if pattern.words.len() == 1 {
                pattern.meant.max(Meant::Capital)
            } else {
                pattern.meant
            },
            ..pattern.clone()
        };
        Self {
            patterns: self.patterns.iter().map(written).collect(),
        }
    }

    /// Takes the words of names out of an id. Returns how many names there were.
    pub(super) fn clean_id(&self, id: &mut String) -> usize {
        let patterns = self.patterns.iter();
        // An id has no capitals by which to tell a name from a word.
        let patterns = patterns.filter(|pattern| pattern.meant != Meant::Never);
        let patterns = patterns.map(|pattern| Pattern {
            put: String::new(),
            ..pattern.clone()
        });
        let names = Self {
            patterns: patterns.collect(),
        };
        let Some((out, found)) = names.without(id, Place::Name) else {
            return 0;
        };
        let words: Vec<&str> = out.split('-').filter(|word| !word.is_empty()).collect();
        *id = words.join("-");
        found
    }
}

/// Whether a word, in small letters, comes before a surname.
fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}
