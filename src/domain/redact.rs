//! Names out of a session, and the marker in the place of what one event said. Every text in every event is looked
//! through; numbers, order and ids stay, so that undo and the fold go on as they were.

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::event::{Event, Opened, Stamped};
use super::text::Clean;
use super::workshop::Workshop;

pub mod names;
pub mod texts;

/// The most records that are missing from any session, those of its damaged lines.
const MISSING: u64 = 2_000_000;
/// The longest stretch between two words of a name, in bytes: `Anne-Marie`, `van  Dam`.
const BETWEEN: usize = 4;

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

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A sentence, or a few words.
    Sentence,
    /// Where a name is asked for: who does it, who said it.
    Name,
}

/// A word of a text, and where it stands.
struct Word {
    folded: String,
    is_capital: bool,
    start: usize,
    end: usize,
}

impl Names {
    /// Adds a name: the whole of it as `meant`, and its first name and its surname alone where they have a capital.
    pub fn add(&mut self, name: &str, meant: Meant, put: &str) {
        let words: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
        self.put_in(&words, meant, put);
        if let [first, surname @ ..] = words.as_slice()
            && !surname.is_empty()
            && !names::is_particle(first)
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
    fn clean(&self, text: &mut Clean, place: Place) -> usize {
        self.without(text.as_str(), place)
            .map_or(0, |(out, found)| {
                *text = Clean::new(&out);
                found
            })
    }
}

/// The words of a text: letters and digits in a row, without case and accents to compare by.
fn words(text: &str) -> Vec<Word> {
    let is_letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if is_letter(c) => start = Some(at),
            Some(from) if !is_letter(c) => {
                found.push(word(text, from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn word(text: &str, start: usize, end: usize) -> Word {
    let said = &text[start..end];
    Word {
        folded: folded(said),
        is_capital: said.starts_with(char::is_uppercase),
        start,
        end,
    }
}

/// A word as it is compared: `RENÉE` is `Renee`.
fn folded(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c));
    plain.collect::<String>().to_lowercase()
}

/// Where names are looked for beside what people said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Whether the names of the client and the group, and the session's id, are looked through too.
    pub client: bool,
    /// Whether the script is: one that comes with the program names nobody.
    pub script: bool,
}

/// What taking names out came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How often a name stood there.
    pub places: usize,
    /// The numbers of the events it stood in.
    pub events: Vec<u64>,
    /// How often it still stands with the client, the group or the session's id, where those were left alone.
    pub left: usize,
}

/// Takes names out of events.
pub fn take_names(events: &mut [Stamped], names: &Names, scope: Scope) -> Found {
    let mut found = Found::default();
    let asked = names::asked(events);
    for stamped in events {
        let mut places = 0;
        texts::of_event(&mut stamped.event, &asked, &mut |text, place| {
            places += names.clean(text, place);
        });
        match &mut stamped.event {
            Event::Opened(opened) => {
                let (of_client, left) = of_opening(opened, names, scope);
                places += of_client;
                found.left += left;
            }
            Event::ActionReviewed(reviewed) if scope.client => {
                places += without_words(&mut reviewed.session, names);
            }
            Event::Branched { session, .. } if scope.client => {
                places += without_words(session, names);
            }
            _ => {}
        }
        if places > 0 {
            found.places += places;
            found.events.push(stamped.seq);
        }
    }
    found
}

/// Takes names out of what a session began with; how often one stood there, and how often one still does.
fn of_opening(opened: &mut Opened, names: &Names, scope: Scope) -> (usize, usize) {
    let mut script = 0;
    if scope.script {
        script = of_script(Arc::make_mut(&mut opened.workshop), names);
    }
    let mut without = opened.clone();
    let client = names.clean(&mut without.client, Place::Sentence)
        + names.clean(&mut without.group, Place::Sentence)
        + without_words(&mut without.session, names);
    if scope.client {
        *opened = without;
        (script + client, 0)
    } else {
        (script, client)
    }
}

/// Takes names out of a script, where they stand as they are written: `Mark` is a name, `mark` is not.
fn of_script(script: &mut Workshop, names: &Names) -> usize {
    let written = |pattern: &Pattern| Pattern {
        meant: if pattern.words.len() == 1 {
            pattern.meant.max(Meant::Capital)
        } else {
            pattern.meant
        },
        ..pattern.clone()
    };
    let names = Names {
        patterns: names.patterns.iter().map(written).collect(),
    };
    let mut places = 0;
    texts::of_workshop(script, &mut |text| {
        places += names.clean(text, Place::Sentence);
    });
    places
}

/// Takes the words of names out of an id; returns how often one stood there.
fn without_words(id: &mut String, names: &Names) -> usize {
    let patterns = names.patterns.iter();
    // An id has no capitals to tell a name from a word by.
    let patterns = patterns.filter(|pattern| pattern.meant != Meant::Never);
    let patterns = patterns.map(|pattern| Pattern {
        put: String::new(),
        ..pattern.clone()
    });
    let names = Names {
        patterns: patterns.collect(),
    };
    let Some((out, found)) = names.without(id, Place::Name) else {
        return 0;
    };
    let words: Vec<&str> = out.split('-').filter(|word| !word.is_empty()).collect();
    *id = words.join("-");
    found
}

/// An event without anything people wrote: what is left are ids, numbers and kinds.
pub fn without_texts(mut event: Event) -> Event {
    texts::of_event(&mut event, &BTreeSet::new(), &mut |text, _| {
        *text = Clean::default();
    });
    if let Event::Opened(opened) = &mut event {
        (opened.client, opened.group) = (Clean::default(), Clean::default());
        texts::of_workshop(Arc::make_mut(&mut opened.workshop), &mut |text| {
            *text = Clean::default();
        });
    }
    event
}

/// The name of a file without the words of names; `None` where none stands in it.
pub fn file_name_without(name: &str, names: &Names) -> Option<String> {
    let mut without = name.to_owned();
    let found = without_words(&mut without, names) > 0;
    let without = without.trim().to_owned();
    (found && !without.is_empty()).then_some(without)
}

/// Why an event is not taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// There is none of that number.
    Absent,
    /// Nobody said anything in it, and the session stands on it.
    Wordless,
}

/// Puts the marker in the place of an event that holds what somebody said.
pub fn take_event(events: &mut [Stamped], seq: u64) -> Result<(), Kept> {
    let stamped = events.iter_mut().find(|stamped| stamped.seq == seq);
    let stamped = stamped.ok_or(Kept::Absent)?;
    let mut has_text = false;
    texts::of_event(&mut stamped.event, &BTreeSet::new(), &mut |_, _| {
        has_text = true;
    });
    if !has_text || matches!(stamped.event, Event::Opened(_)) {
        return Err(Kept::Wordless);
    }
    stamped.event = Event::Redacted;
    Ok(())
}

/// Puts the marker wherever a number is missing up to `last`, so that the list is whole again.
pub fn fill(events: Vec<Stamped>, last: u64) -> Vec<Stamped> {
    // A damaged number may be any: a gap that no session can have stays one.
    if last.saturating_sub(events.len() as u64) > MISSING {
        return events;
    }
    let mut whole: Vec<Stamped> = Vec::with_capacity(events.len());
    let marker = |whole: &mut Vec<Stamped>| {
        if let Some(before) = whole.last() {
            let (seq, at) = (before.seq + 1, before.at);
            whole.push(Stamped {
                seq,
                at,
                event: Event::Redacted,
            });
        }
    };
    for stamped in events {
        while whole
            .last()
            .is_some_and(|before| before.seq + 1 < stamped.seq)
        {
            marker(&mut whole);
        }
        whole.push(stamped);
    }
    while whole.last().is_some_and(|before| before.seq < last) {
        marker(&mut whole);
    }
    whole
}

#[cfg(test)]
#[path = "redact/tests.rs"]
mod tests;
