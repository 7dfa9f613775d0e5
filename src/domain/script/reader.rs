//! Reads values from nodes, notes whatever is wrong, and goes on.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fault::{Expected, Fault, FaultKind, Thing};
use super::node::{self, Body, Name, Node, Span};
use crate::domain::house::Colour;
use crate::domain::text::{self, Clean, Lang, Text};

/// The most faults we note: a text with more is not a script.
const MOST: usize = 200;

/// The state of reading: the faults so far, and what later values depend on.
pub(crate) struct Reader<'t> {
    text: &'t str,
    pub(crate) faults: Vec<(Span, Option<String>, FaultKind)>,
    /// The id of the step we are in.
    pub(super) step: Option<String>,
    /// The languages of the title, English and Dutch; `None` until it has been read.
    pub(super) languages: Option<[bool; 2]>,
    /// The languages, English and Dutch, that a text without languages counts for.
    pub(super) plain: [bool; 2],
}

/// The fields of a node whose names are known.
pub(crate) struct Fields<'n, 't> {
    head: Span,
    known: Vec<(&'n str, &'n Node<'t>)>,
}

impl<'n, 't> Fields<'n, 't> {
    pub(crate) fn get(&self, name: &str) -> Option<&'n Node<'t>> {
        self.known
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, node)| *node)
    }
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            faults: Vec::new(),
            step: None,
            languages: None,
            plain: [true, true],
        }
    }

    /// Reads the value of a text, if its syntax is right.
    pub(crate) fn root(&mut self, text: &'t str) -> Option<Node<'t>> {
        node::read(text)
            .map_err(|(span, syntax)| self.fault(span, FaultKind::Syntax(syntax)))
            .ok()
    }

    /// Returns all faults, by place.
    pub(crate) fn placed(self) -> Vec<Fault> {
        let mut found = self.faults;
        found.sort_by_key(|(span, _, _)| span.start);
        let faults = found.into_iter();
        faults
            .map(|(span, step, kind)| Fault::at(self.text, span, step, kind))
            .collect()
    }

    pub(crate) fn fault(&mut self, span: Span, kind: FaultKind) {
        if self.faults.len() < MOST {
            self.faults.push((span, self.step.clone(), kind));
        }
    }

    pub(crate) fn wrong<T>(&mut self, node: &Node<'_>, expected: Expected) -> Option<T> {
        self.fault(node.head.clone(), FaultKind::WrongType(expected));
        None
    }

    /// Notes a name that does not exist, with the names that do.
    pub(super) fn unknown<T>(
        &mut self,
        span: Span,
        thing: Thing,
        name: &str,
        known: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Option<T> {
        if self.faults.len() < MOST {
            let known = known.into_iter().map(|name| name.as_ref().to_owned());
            let kind = FaultKind::Unknown {
                thing,
                name: name.to_owned(),
                known: known.collect(),
            };
            self.fault(span, kind);
        }
        None
    }

    /// Returns the line of a place, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// Returns the place of a piece of text within a part of the script.
    pub(super) fn place(&self, piece: &str, within: Span) -> Option<Span> {
        let at = within.start + self.text.get(within)?.find(piece)?;
        Some(at..at + piece.len())
    }

    /// Reads the fields of a node. A name that is not in `known`, or is used twice, is a fault.
    pub(crate) fn fields<'n>(
        &mut self,
        node: &'n Node<'t>,
        known: &[&str],
    ) -> Option<Fields<'n, 't>> {
        let mut found = Fields {
            head: node.head.clone(),
            known: Vec::new(),
        };
        let entries: &[(Name<'t>, Node<'t>)] = match &node.body {
            Body::Fields(entries) => entries,
            Body::Items(items) if items.is_empty() => &[],
            Body::Word => &[],
            _ => return self.wrong(node, Expected::Fields),
        };
        for (place, (name, value)) in entries.iter().enumerate() {
            if !known.contains(&&*name.text) {
                self.unknown::<()>(name.span.clone(), Thing::ScriptField, &name.text, known);
            } else if let Some((first, _)) = entries[..place]
                .iter()
                .find(|(before, _)| before.text == name.text)
            {
                self.duplicate(
                    name.span.clone(),
                    Thing::ScriptField,
                    &name.text,
                    first.span.start,
                );
            } else {
                found.known.push((&name.text, value));
            }
        }
        Some(found)
    }

    pub(super) fn duplicate(&mut self, span: Span, thing: Thing, name: &str, first: usize) {
        if self.faults.len() < MOST {
            let line = self.line(first);
            let name = name.to_owned();
            self.fault(span, FaultKind::Duplicate { thing, name, line });
        }
    }

    /// Returns a required field.
    pub(crate) fn need<'n>(
        &mut self,
        fields: &Fields<'n, 't>,
        field: &'static str,
    ) -> Option<&'n Node<'t>> {
        let found = fields.get(field);
        if found.is_none() {
            self.fault(fields.head.clone(), FaultKind::MissingField { field });
        }
        found
    }

    pub(super) fn list<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n [Node<'t>]> {
        match &node.body {
            Body::List(items) => Some(items),
            _ => self.wrong(node, Expected::List),
        }
    }

    /// Reads the values of a list, without those that are wrong.
    pub(super) fn each<'n, T>(
        &mut self,
        node: Option<&'n Node<'t>>,
        mut read: impl FnMut(&mut Self, &'n Node<'t>) -> Option<T>,
    ) -> Vec<T> {
        let items = node.and_then(|node| self.list(node)).unwrap_or_default();
        items.iter().filter_map(|item| read(self, item)).collect()
    }

    /// Returns the parts of `(a, b)`, if it has this many.
    pub(super) fn items<'n, const N: usize>(
        &mut self,
        node: &'n Node<'t>,
        example: &'static str,
    ) -> Option<&'n [Node<'t>; N]> {
        let items = if let Body::Items(items) = &node.body {
            items.as_slice().try_into().ok()
        } else {
            None
        };
        items.or_else(|| self.wrong(node, Expected::Form(example)))
    }

    /// Reads a string as it is, and reports characters that cannot be seen.
    pub(super) fn string<'n>(&mut self, node: &'n Node<'t>, expected: Expected) -> Option<&'n str> {
        let Some(raw) = node.as_text().filter(|_| node.name.is_none()) else {
            return self.wrong(node, expected);
        };
        if let Some(hidden) = text::first_hidden(raw) {
            let code = format!("U+{:04X}", u32::from(hidden));
            self.fault(node.span.clone(), FaultKind::HiddenCharacter { code });
        }
        Some(raw)
    }

    /// Reads a text on one line that is the same in every language, of at most this many characters.
    pub(crate) fn said(&mut self, node: &Node<'t>, most: usize) -> Option<Clean> {
        let clean = Clean::line(self.string(node, Expected::Form("\"…\""))?);
        let wrong = match clean.as_str().chars().count() {
            0 => FaultKind::EmptyText,
            length if length > most => FaultKind::LongText { most },
            _ => return Some(clean),
        };
        self.fault(node.span.clone(), wrong);
        None
    }

    /// Reads a colour, written as `"#1F6F78"`.
    pub(crate) fn colour(&mut self, node: &Node<'t>) -> Option<Colour> {
        let written = self.string(node, Expected::Form("\"#1F6F78\""))?;
        let read = Colour::parse(written);
        if read.is_none() {
            let found = Clean::line(written).as_str().to_owned();
            self.fault(node.span.clone(), FaultKind::NotAColour { found });
        }
        read
    }

    fn words(&mut self, node: &Node<'t>) -> Option<Clean> {
        let clean = Clean::new(self.string(node, Expected::Text)?);
        if clean.is_blank() {
            self.fault(node.span.clone(), FaultKind::EmptyText);
        }
        Some(clean)
    }

    /// Reads a text: one string for all languages, or one for each language that the title has.
    pub(crate) fn text(&mut self, node: &Node<'t>) -> Option<Text> {
        if !matches!(&node.body, Body::Fields(_)) || node.name.is_some() {
            let [en, nl] = self.plain;
            return self.words(node).map(|text| Text {
                en: en.then(|| text.clone()),
                nl: nl.then_some(text),
            });
        }
        let fields = self.fields(node, &["en", "nl"])?;
        let [en, nl] = ["en", "nl"].map(|lang| fields.get(lang).map(|node| self.words(node)));
        let here = [en.is_some(), nl.is_some()];
        let wanted = *self.languages.get_or_insert(here);
        for (place, lang) in [Lang::En, Lang::Nl].into_iter().enumerate() {
            match (wanted[place], here[place]) {
                (true, false) => self.fault(node.head.clone(), FaultKind::MissingLanguage(lang)),
                (false, true) => self.fault(node.head.clone(), FaultKind::ExtraLanguage(lang)),
                _ => {}
            }
        }
        Some(Text {
            en: en.flatten(),
            nl: nl.flatten(),
        })
    }

    /// Reads an id. One that is not in lower case with hyphens is a fault, but is still returned.
    pub(super) fn id<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n str> {
        let id = self.string(node, Expected::Id)?;
        if !is_kebab(id) {
            self.fault(
                node.span.clone(),
                FaultKind::NotKebab {
                    better: to_kebab(id),
                },
            );
        }
        Some(id)
    }

    /// Notes every id that is in a list twice.
    pub(super) fn distinct(&mut self, thing: Thing, ids: &[(String, Span)]) {
        let mut seen = HashMap::new();
        for (id, span) in ids {
            match seen.entry(id) {
                Entry::Occupied(first) => self.duplicate(span.clone(), thing, id, *first.get()),
                Entry::Vacant(place) => {
                    place.insert(span.start);
                }
            }
        }
    }

    pub(super) fn number(&mut self, node: &Node<'t>) -> Option<f64> {
        match node.body {
            Body::Number(value) => Some(value),
            _ => self.wrong(node, Expected::Number),
        }
    }

    /// Reads a whole number that fits in its type.
    pub(super) fn whole<T: TryFrom<i64>>(&mut self, node: &Node<'t>) -> Option<T> {
        let value = if let Body::Number(value) = node.body {
            whole(value)
        } else {
            None
        };
        value
            .and_then(|value| T::try_from(value).ok())
            .or_else(|| self.wrong(node, Expected::Whole))
    }

    /// Reads a whole number of at least 1. One outside `1..=most` is a fault; without `most` any number may come.
    pub(super) fn count<T: TryFrom<i64>>(
        &mut self,
        node: &Node<'t>,
        most: Option<u16>,
    ) -> Option<T> {
        let value: i64 = self.whole(node)?;
        let found = T::try_from(value).ok();
        let over = most.is_some_and(|most| value > most.into());
        if value < 1 || over || found.is_none() {
            let high = most.or((value > 0).then_some(u16::MAX));
            let kind = FaultKind::OutOfRange {
                found: value.to_string(),
                low: "1".to_owned(),
                high: high.map(|most| most.to_string()),
            };
            self.fault(node.span.clone(), kind);
        }
        found
    }

    /// Reads a value for the full and the short variant: `3` for both, or `(3, 2)`.
    pub(super) fn pair<T>(
        &mut self,
        node: &Node<'t>,
        read: impl Fn(&mut Self, &Node<'t>) -> Option<T>,
        example: &'static str,
    ) -> Option<(T, T)>
    where
        T: Copy + PartialOrd + Into<u32>,
    {
        if !matches!(node.body, Body::Items(_)) {
            let one = read(self, node)?;
            return Some((one, one));
        }
        let [full, short] = self.items(node, example)?;
        let (full, short) = (read(self, full), read(self, short));
        let (full, short) = (full?, short?);
        if short > full {
            self.fault(
                node.head.clone(),
                FaultKind::ShortOverFull {
                    full: full.into(),
                    short: short.into(),
                },
            );
        }
        Some((full, short))
    }

    /// Reads seconds: a whole number, or `"1:30"`.
    pub(super) fn seconds(&mut self, node: &Node<'t>) -> Option<u32> {
        let seconds = match &node.body {
            Body::Number(value) => whole(*value).and_then(|value| u32::try_from(value).ok()),
            Body::Text(text) => minutes_and_seconds(text),
            _ => None,
        };
        // No step is longer than a day, and within that no sum can overflow.
        seconds
            .filter(|seconds| *seconds <= 86_400)
            .or_else(|| self.wrong(node, Expected::Time))
    }

    /// Reads an amount of time that is not nothing.
    pub(super) fn some_seconds(&mut self, node: &Node<'t>) -> Option<u32> {
        let seconds = self.seconds(node)?;
        if seconds == 0 {
            self.fault(node.span.clone(), FaultKind::NoTime);
        }
        Some(seconds)
    }

    pub(super) fn flag(&mut self, node: &Node<'t>) -> Option<bool> {
        match (&node.name, &node.body) {
            (Some(name), Body::Word) if name.text == "true" => Some(true),
            (Some(name), Body::Word) if name.text == "false" => Some(false),
            _ => self.wrong(node, Expected::Flag),
        }
    }

    /// Returns the name before the parentheses, or a word on its own.
    pub(super) fn name<'n>(
        &mut self,
        node: &'n Node<'t>,
        example: &'static str,
    ) -> Option<&'n Name<'t>> {
        match &node.name {
            Some(name) => Some(name),
            None => self.wrong(node, Expected::Form(example)),
        }
    }

    /// Reads a word from a fixed list.
    pub(crate) fn word<T: Copy>(
        &mut self,
        node: &Node<'t>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let example = words.first().map_or("", |(word, _)| word);
        let name = self.name(node, example)?;
        match words.iter().find(|(word, _)| *word == name.text) {
            Some((_, value)) if matches!(node.body, Body::Word) => Some(*value),
            Some(_) => self.wrong(node, Expected::Form(example)),
            None => {
                let known = words.iter().map(|(word, _)| word);
                self.unknown(name.span.clone(), Thing::Word, &name.text, known)
            }
        }
    }
}

fn whole(value: f64) -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked to be whole and small"
    )]
    (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
}

fn minutes_and_seconds(text: &str) -> Option<u32> {
    let (minutes, seconds) = text.split_once(':')?;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(minutes) || !all_digits(seconds) || seconds.len() != 2 {
        return None;
    }
    let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
    (seconds < 60)
        .then(|| minutes.checked_mul(60)?.checked_add(seconds))
        .flatten()
}

fn is_kebab(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

fn to_kebab(id: &str) -> String {
    let words = id
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let plain = |word: &str| {
        word.to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
    };
    let joined = words
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    if joined.is_empty() {
        "my-id".to_owned()
    } else {
        joined
    }
}
