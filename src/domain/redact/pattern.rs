//! The names to look for, as patterns of words, and what replaces them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::people::{family, given, has_role, is_parted, is_particle, is_word};
use super::texts::Place;
use super::word::{Word, begins_sentence, is_hyphen, joins, words};
use crate::domain::text::Clean;

/// Names to look for, and what replaces each of them.
#[derive(Clone, Debug, Default)]
pub struct Names {
    patterns: Vec<Pattern>,
}

/// The words of a name, or of part of it.
#[derive(Clone, Debug)]
struct Pattern {
    words: Vec<String>,
    /// When it counts in a sentence.
    meant: Meant,
    /// Whether it is a first name or a surname by itself.
    is_part: bool,
    put: String,
}

/// When a name counts as one in a sentence. It may be an ordinary word as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meant {
    /// Always.
    Always,
    /// Only if it has its capitals.
    Capital,
    /// Only if it has its capitals and no sentence begins with it.
    Inside,
}

impl Meant {
    /// When a name counts that was typed to be taken out. One that is made of ordinary words and was typed with its
    /// capitals counts only with them.
    pub fn asked(name: &str) -> Self {
        let has_capital = words(name).iter().any(|word| word.is_capital);
        if has_capital {
            Self::recorded(name)
        } else {
            Self::Always
        }
    }

    /// When a name counts that was typed where one was asked for.
    pub(super) fn recorded(name: &str) -> Self {
        let words = words(name);
        let mut own = words.iter().filter(|word| !is_particle(&word.folded));
        if own.all(|word| is_word(&word.folded)) {
            Self::Capital
        } else {
            Self::Always
        }
    }
}

impl Names {
    /// Adds a name, and the first name and the surname by themselves unless it is that of a role.
    pub fn add(&mut self, name: &str, meant: Meant, put: &str) {
        self.add_whole(name, meant, put);
        if !has_role(name) {
            self.add_parts(name, put);
        }
    }

    /// Adds a name as a whole.
    pub(super) fn add_whole(&mut self, name: &str, meant: Meant, put: &str) {
        self.put_in(&words(name), meant, false, put);
    }

    /// Adds the first name and the surname of a name of several words. Each counts only with its capitals.
    pub(super) fn add_parts(&mut self, name: &str, put: &str) {
        let words = words(name);
        if words.len() < 2 || is_particle(&words[0].folded) {
            return;
        }
        let (first, last) = (given(name, &words), family(name, &words));
        self.put_in(&words[..first], Meant::Capital, true, put);
        self.put_in(&words[..1], Meant::Capital, true, put);
        for surname in [words.get(last..), words.get(first..)]
            .into_iter()
            .flatten()
        {
            let meant = match surname {
                [one] if is_word(&one.folded) => Meant::Inside,
                _ => Meant::Capital,
            };
            self.put_in(surname, meant, true, put);
        }
    }

    fn put_in(&mut self, words: &[Word], meant: Meant, is_part: bool, put: &str) {
        let words: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
        let mut known = self.patterns.iter_mut();
        let known = known.find(|pattern| pattern.words == words);
        match known {
            // Several people have this first name or surname, and nobody can tell whose it is.
            Some(known) if known.is_part && is_part => {
                if !known.put.split('/').any(|one| one == put) {
                    known.put = format!("{}/{put}", known.put);
                }
                return;
            }
            Some(_) => return,
            None if words.is_empty() => return,
            None => {}
        }
        self.patterns.push(Pattern {
            words,
            meant,
            is_part,
            put: put.to_owned(),
        });
        // Longer names first: where two begin alike, the longer one is meant.
        self.patterns
            .sort_by_key(|pattern| std::cmp::Reverse(pattern.words.len()));
    }

    /// Returns what is put in the place of a name that was found; several where nobody can tell whose it is.
    pub fn puts(&self, name: &str) -> Vec<String> {
        let put = self.without(name, Place::Name);
        let put = put.map(|(put, _)| put).unwrap_or_default();
        put.split('/').map(str::to_owned).collect()
    }

    /// Puts other texts in the places of names: each in place of what was put there before.
    pub fn put_others(&mut self, others: &BTreeMap<String, String>) {
        for pattern in &mut self.patterns {
            let parts = pattern.put.split('/');
            let parts = parts.map(|part| others.get(part).map_or(part, String::as_str));
            pattern.put = parts.collect::<Vec<_>>().join("/");
        }
    }

    /// Whether there are no names to look for.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The text with its names replaced, and how many there were; `None` if there were none.
    pub fn without(&self, text: &str, place: Place) -> Option<(String, usize)> {
        self.taken(text, place, &mut |_| true)
    }

    /// The text with those names replaced that `takes` says yes to, and how many those were; `None` if there were none.
    /// `takes` gets the place of each name, in bytes.
    fn taken(
        &self,
        text: &str,
        place: Place,
        takes: &mut dyn FnMut(Range<usize>) -> bool,
    ) -> Option<(String, usize)> {
        let words = words(text);
        let (mut out, mut from, mut at, mut found) = (String::new(), 0, 0, 0);
        while at < words.len() {
            let Some((pattern, genitive)) = self.at(text, &words, at, place) else {
                at += 1;
                continue;
            };
            let (first, last) = (&words[at], &words[at + pattern.words.len() - 1]);
            at += pattern.words.len();
            if takes(first.start..last.end) {
                out.push_str(&text[from..first.start]);
                // An id is made of what is left.
                out.push_str(if place == Place::Id { "" } else { &pattern.put });
                out.push_str(genitive);
                (from, found) = (last.end, found + 1);
            }
        }
        (found > 0).then(|| {
            out.push_str(&text[from..]);
            (out, found)
        })
    }

    /// The name that begins at this word, and the `s` that Dutch adds to it without an apostrophe.
    fn at(
        &self,
        text: &str,
        words: &[Word],
        at: usize,
        place: Place,
    ) -> Option<(&Pattern, &'static str)> {
        let found = |ending: &'static str| {
            let mut patterns = self.patterns.iter();
            patterns.find(|pattern| {
                pattern.is_here(text, words, at, ending)
                    && pattern.is_meant(text, words, at, place)
                    && !self.is_of_another(pattern, text, words, at)
            })
        };
        // `Jans` is somebody of that name before it is of Jan.
        let exact = found("").map(|pattern| (pattern, ""));
        exact.or_else(|| found("s").map(|pattern| (pattern, "s")))
    }

    /// Whether what is found is part of another name: `Jan` in `Jan-Willem`.
    fn is_of_another(&self, pattern: &Pattern, text: &str, words: &[Word], at: usize) -> bool {
        let is_name = |word: &Word| {
            let mut said = text[word.start..word.end].chars().skip(1);
            word.is_capital && said.next().is_some_and(char::is_lowercase)
        };
        let hyphened = |one: &Word, other: &Word| is_hyphen(&text[one.end..other.start]);
        let mut patterns = self.patterns.iter();
        let last = at + pattern.words.len() - 1;
        let after = words.get(last + 1).filter(|next| {
            hyphened(&words[last], next)
                && is_name(next)
                && !patterns.any(|one| one.words.first() == Some(&next.folded))
        });
        let mut patterns = self.patterns.iter();
        let before = at.checked_sub(1).map(|before| &words[before]);
        let before = before.filter(|before| {
            hyphened(before, &words[at])
                && is_name(before)
                && !patterns.any(|one| one.words.last() == Some(&before.folded))
        });
        after.is_some() || before.is_some()
    }

    /// Takes names out of a text. `takes` gets the place of each, in bytes. Returns how many were taken out.
    pub(super) fn clean(
        &self,
        text: &mut Clean,
        place: Place,
        takes: &mut dyn FnMut(&str, Range<usize>) -> bool,
    ) -> usize {
        let said = text.as_str();
        let taken = self.taken(said, place, &mut |range| takes(said, range));
        taken.map_or(0, |(out, found)| {
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

    /// Takes the words of names out of an id. Returns how many names were taken out.
    pub(super) fn clean_id(
        &self,
        id: &mut String,
        takes: &mut dyn FnMut(&str, Range<usize>) -> bool,
    ) -> usize {
        let taken = self.taken(id, Place::Id, &mut |range| takes(id, range));
        let Some((out, found)) = taken else {
            return 0;
        };
        let words: Vec<&str> = out.split('-').filter(|word| !word.is_empty()).collect();
        *id = words.join("-");
        found
    }
}

impl Pattern {
    /// Whether these words stand here, the last of them with this ending.
    fn is_here(&self, text: &str, words: &[Word], at: usize, ending: &str) -> bool {
        let Some(found) = words.get(at..at + self.words.len()) else {
            return false;
        };
        let is_joined = found
            .windows(2)
            .all(|two| joins(&two[0], &text[two[0].end..two[1].start]));
        let (last, before) = (found.len() - 1, found.iter().zip(&self.words));
        let is_same = before.enumerate().all(|(n, (word, name))| {
            let said = word.folded.as_str();
            let said = if n == last {
                said.strip_suffix(ending).unwrap_or_default()
            } else {
                said
            };
            said == name
        });
        is_joined && is_same
    }

    /// Whether what stands here is meant as the name.
    fn is_meant(&self, text: &str, words: &[Word], at: usize, place: Place) -> bool {
        let (first, last) = (at, at + self.words.len() - 1);
        let mut found = words[first..=last].iter();
        let is_capital = found.all(|word| word.is_capital || is_particle(&word.folded));
        match (place, self.meant) {
            // An id has no capitals by which to tell a name from a word.
            (Place::Id, meant) => meant < Meant::Inside,
            (_, Meant::Always) => true,
            (_, Meant::Capital) if is_capital => true,
            (Place::Sentence, Meant::Inside) if is_capital => {
                !begins_sentence(text, words[first].start)
            }
            (Place::Sentence, _) => false,
            // Where a name is asked for, all of an answer counts however it is typed.
            (Place::Name, _) => {
                let before = first.checked_sub(1).map_or(0, |before| words[before].end);
                let after = words.get(last + 1).map_or(text.len(), |next| next.start);
                let ends = |between: &str, is_end: bool| is_end || is_parted(between);
                ends(&text[before..words[first].start], first == 0)
                    && ends(&text[words[last].end..after], last + 1 == words.len())
            }
        }
    }
}
