//! Reads values from nodes, notes whatever is wrong, and goes on.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::fault::{Expected, Fault, FaultKind, Thing};
use super::node::{self, Body, Name, Node, Span};
use crate::domain::house::Colour;
use crate::domain::text::{self, Clean, Lang, Text};

pub(super) mod values;

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
    /// Whether the title has a text for each language, so that examples have one too.
    is_in_both: bool,
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
            is_in_both: false,
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

    /// Notes that something else belongs here, with an example of it, as [`Self::example`] takes one.
    pub(crate) fn wrong<T>(
        &mut self,
        node: &Node<'_>,
        expected: Expected,
        example: &str,
    ) -> Option<T> {
        let example = self.example(example);
        let kind = FaultKind::WrongType { expected, example };
        self.fault(node.head.clone(), kind);
        None
    }

    /// Writes an example for this script: `‹Yes|Ja›` becomes a text in its languages, so that it can be taken over as it is.
    pub(super) fn example(&self, template: &str) -> String {
        let (before, rest) = template.split_once('‹').unwrap_or((template, ""));
        let texts = rest.split('‹').filter_map(|part| part.split_once('›'));
        let said = texts.map(|(texts, after)| {
            let (en, nl) = texts.split_once('|').unwrap_or((texts, texts));
            match self.languages {
                _ if self.is_in_both => format!("(en: \"{en}\", nl: \"{nl}\"){after}"),
                Some([false, true]) => format!("\"{nl}\"{after}"),
                _ => format!("\"{en}\"{after}"),
            }
        });
        before.to_owned() + &said.collect::<String>()
    }

    /// How an id is written at this place: between quotes, unless it stands within a text.
    pub(super) fn written(&self, at: &Span, id: &str) -> String {
        if self.text[at.start..].starts_with('"') {
            format!("\"{id}\"")
        } else {
            id.to_owned()
        }
    }

    /// The text of a node as it stands in the script.
    pub(super) fn source(&self, node: &Node<'_>) -> &'t str {
        &self.text[node.span.clone()]
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
            let known = known.into_iter();
            let known = known.map(|name| self.written(&span, name.as_ref()));
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
            _ if known.is_empty() => {
                let alone = node.name.as_ref().map_or("", |name| &*name.text);
                return self.wrong(node, Expected::Form, alone);
            }
            _ => return self.wrong(node, Expected::Fields, &known.join(", ")),
        };
        for (place, (name, value)) in entries.iter().enumerate() {
            if !known.contains(&&*name.text) {
                let stands = |known: &&&str| entries.iter().any(|(name, _)| name.text == **known);
                let free = known.iter().filter(|known| !stands(known));
                self.unknown::<()>(name.span.clone(), Thing::ScriptField, &name.text, free);
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

    /// Returns a required field; where it is missing, the fault has an example of what it could hold, as [`Self::example`]
    /// takes one.
    pub(crate) fn need<'n>(
        &mut self,
        fields: &Fields<'n, 't>,
        field: &'static str,
        example: &str,
    ) -> Option<&'n Node<'t>> {
        let found = fields.get(field);
        if found.is_none() {
            let example = self.example(example);
            let kind = FaultKind::MissingField { field, example };
            self.fault(fields.head.clone(), kind);
        }
        found
    }

    pub(super) fn list<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n [Node<'t>]> {
        match &node.body {
            Body::List(items) => Some(items),
            Body::Items(_) if node.name.is_none() => self.wrong(node, Expected::Brackets, ""),
            _ => self.wrong(node, Expected::List, ""),
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
        example: &str,
    ) -> Option<&'n [Node<'t>; N]> {
        let items = if let Body::Items(items) = &node.body {
            items.as_slice().try_into().ok()
        } else {
            None
        };
        items.or_else(|| self.wrong(node, Expected::Form, example))
    }

    /// Reads a string as it is, and reports characters that cannot be seen.
    pub(super) fn string<'n>(
        &mut self,
        node: &'n Node<'t>,
        expected: Expected,
        example: &str,
    ) -> Option<&'n str> {
        let Some(raw) = node.as_text().filter(|_| node.name.is_none()) else {
            return self.wrong(node, expected, example);
        };
        if let Some(hidden) = text::first_hidden(raw) {
            let code = format!("U+{:04X}", u32::from(hidden));
            self.fault(node.span.clone(), FaultKind::HiddenCharacter { code });
        }
        Some(raw)
    }

    /// Reads a text on one line that is the same in every language, of at most this many characters.
    pub(crate) fn said(&mut self, node: &Node<'t>, most: usize) -> Option<Clean> {
        let clean = Clean::line(self.string(node, Expected::Form, "\"…\"")?);
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
        let written = self.string(node, Expected::Form, "\"#1F6F78\"")?;
        let read = Colour::parse(written);
        if read.is_none() {
            let found = Clean::line(written).as_str().to_owned();
            self.fault(node.span.clone(), FaultKind::NotAColour { found });
        }
        read
    }

    fn words(&mut self, node: &Node<'t>) -> Option<Clean> {
        let clean = Clean::new(self.string(node, Expected::Text, "‹…|…›")?);
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
        self.is_in_both |= self.languages.is_none() && here == [true, true];
        let wanted = *self.languages.get_or_insert(here);
        for (place, lang) in [Lang::En, Lang::Nl].into_iter().enumerate() {
            match (wanted[place], here[place]) {
                (true, false) => self.fault(node.head.clone(), FaultKind::MissingLanguage(lang)),
                (false, true) if self.plain != [true, true] => {
                    self.fault(node.head.clone(), FaultKind::OtherLanguage(lang));
                }
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
        let example = format!("\"{}\"", to_kebab(self.source(node)));
        let id = self.string(node, Expected::Id, &example)?;
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
}

fn is_kebab(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// An id made of a text: its words in small letters, with hyphens between them.
pub fn to_kebab(id: &str) -> String {
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
