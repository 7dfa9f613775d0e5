//! The names to look for, as patterns of words, and what is put in their place.

use super::texts::Place;
use super::word::{Word, words};
use crate::domain::text::Clean;

/// The longest stretch between two words of a name, in bytes: `Anne-Marie`, `van  Dam`.
const BETWEEN: usize = 4;
/// What stands before a surname.
const PARTICLES: [&str; 16] = [
    "van", "von", "de", "den", "der", "het", "ten", "ter", "te", "la", "le", "el", "al", "di",
    "da", "du",
];

/// Names to be found, and what is put in their place.
#[derive(Clone, Debug, Default)]
pub struct Names {
    patterns: Vec<Pattern>,
}

/// Words in a row.
#[derive(Clone, Debug)]
struct Pattern {
    words: Vec<String>,
    /// How they must stand in a sentence; where a name is asked for they count in any case.
    meant: Meant,
    put: String,
}

/// How a name must stand in a sentence to be meant: it may be a word of the language too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// In any case.
    Always,
    /// With a capital.
    Capital,
    /// It is an ordinary word there.
    Never,
}

impl Names {
    /// Adds a name: the whole of it as `meant`, and its first name and its surname alone where they have a capital.
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
        // Of two names that begin alike the longer one is meant where it stands.
        self.patterns
            .sort_by_key(|pattern| std::cmp::Reverse(pattern.words.len()));
    }

    fn knows(&self, words: &[String]) -> bool {
        self.patterns.iter().any(|pattern| pattern.words == words)
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The text without the names, and how often one stood in it; `None` where there is none.
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

    /// The name that begins here, and the `s` that Dutch writes to it without an apostrophe.
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

    /// Takes the names out of a text in its place; returns how often one stood there.
    pub(super) fn clean(&self, text: &mut Clean, place: Place) -> usize {
        self.without(text.as_str(), place)
            .map_or(0, |(out, found)| {
                *text = Clean::new(&out);
                found
            })
    }

    /// The names as a script means them, where one stands as it is written: `Mark` is a name, `mark` is not.
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

    /// Takes the words of names out of an id; returns how often one stood there.
    pub(super) fn clean_id(&self, id: &mut String) -> usize {
        let patterns = self.patterns.iter();
        // An id has no capitals to tell a name from a word by.
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

/// Whether a word, in small letters, stands before a surname.
fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}
