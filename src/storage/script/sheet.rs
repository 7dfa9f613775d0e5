//! The run sheet of a script: its steps as they stand in the text, and edits that change nothing else in it.
//!
//! The text is all there is: comments, order and what cannot be read stay as they were written, and what is undone is
//! the same text again, byte for byte.

use super::fault::{Fault, FaultKind};
use super::node::{self, Body, Node};
use super::workshop::{STEP, WORKSHOP};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::workshop::{Priority, StepId, Workshop};

mod cuts;
mod edit;
mod fresh;

pub use edit::{Edit, Part};
pub use fresh::Fresh;

/// A script being edited.
#[derive(Clone, Debug)]
pub struct Sheet {
    text: String,
    found: Found,
    done: Vec<Change>,
    undone: Vec<Change>,
}

/// A change of the text: what stood at a place, and what stands there now.
#[derive(Clone, Debug)]
struct Change {
    at: usize,
    old: String,
    new: String,
}

/// What is found in the text.
#[derive(Clone, Debug, Default)]
struct Found {
    langs: Vec<Lang>,
    /// Whether its texts are written without their language.
    is_plain: bool,
    id: String,
    title: Text,
    steps: Vec<SheetStep>,
    faults: Vec<Fault>,
    workshop: Option<Workshop>,
}

/// A step as it stands in the text, whatever is wrong with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetStep {
    /// Its id; empty if it has none.
    pub id: StepId,
    /// Its title.
    pub title: Text,
    /// Its minutes in the full variant; `None` if they cannot be read.
    pub minutes: Option<u16>,
    /// Its minutes in the short variant; `None` if that leaves it out.
    pub short: Option<u16>,
    /// How easily it may be dropped.
    pub priority: Priority,
    /// The question to the room.
    pub prompt: Text,
    /// Why it is there.
    pub intent: Text,
    /// What else helps the facilitator.
    pub notes: Text,
    /// The name of its kind in scripts; empty if it has none.
    pub kind: String,
    /// What it works on, as the script has it; `None` if it works on nothing.
    pub input: Option<String>,
    /// Whether it is kept without being run.
    pub parked: bool,
}

impl Sheet {
    /// Opens the text of a script. One that is not valid RON has no steps to show: what is wrong with it, and where.
    pub fn open(text: String) -> Result<Self, Box<Fault>> {
        let found = Found::of(&text)?;
        Ok(Self {
            text,
            found,
            done: Vec::new(),
            undone: Vec::new(),
        })
    }

    /// The text of the script.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its id; empty if it has none.
    pub fn id(&self) -> &str {
        &self.found.id
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.found.title
    }

    /// The languages it is written in: those of its title.
    pub fn langs(&self) -> &[Lang] {
        &self.found.langs
    }

    /// Its steps, in their order.
    pub fn steps(&self) -> &[SheetStep] {
        &self.found.steps
    }

    /// What is wrong with it, by place.
    pub fn faults(&self) -> &[Fault] {
        &self.found.faults
    }

    /// The workshop it makes; `None` while something is wrong with it.
    pub fn workshop(&self) -> Option<&Workshop> {
        self.found.workshop.as_ref()
    }

    /// The text of a step, without its comma and the comments around it.
    pub fn step_text(&self, place: usize) -> Option<&str> {
        let root = node::read(&self.text).ok()?;
        let span = parts(root.field("steps")?).get(place)?.span.clone();
        self.text.get(span)
    }

    /// The text of a copy with this id, which says what it was made of.
    pub fn copied(&self, id: &str) -> String {
        let mut copy = self.clone();
        let own = self.id().to_owned();
        copy.edit(&Edit::Id(id.to_owned()));
        copy.edit(&Edit::BasedOn(own));
        copy.text
    }

    /// Makes an edit; returns whether it changed anything.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let Some(new) = edit::edited(&self.text, &self.found, edit) else {
            return false;
        };
        self.put(new)
    }

    /// Takes the last edit back; returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.done.pop() else {
            return false;
        };
        let end = change.at + change.new.len();
        self.turn(change.at..end, &change.old.clone());
        self.undone.push(change);
        true
    }

    /// Makes the edit taken back last once more; returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.undone.pop() else {
            return false;
        };
        let end = change.at + change.old.len();
        self.turn(change.at..end, &change.new.clone());
        self.done.push(change);
        true
    }

    /// Whether anything was edited and not taken back.
    pub fn is_edited(&self) -> bool {
        !self.done.is_empty()
    }

    fn turn(&mut self, span: std::ops::Range<usize>, with: &str) {
        self.text.replace_range(span, with);
        if let Ok(found) = Found::of(&self.text) {
            self.found = found;
        }
    }

    /// Takes a new text, unless it can no longer be read or is the same.
    fn put(&mut self, new: String) -> bool {
        if new == self.text {
            return false;
        }
        let Ok(found) = Found::of(&new) else {
            return false;
        };
        let change = Change::between(&self.text, &new);
        self.done.push(change);
        self.undone.clear();
        (self.text, self.found) = (new, found);
        true
    }
}

impl Change {
    /// The smallest change that makes one text of the other.
    fn between(old: &str, new: &str) -> Self {
        let same = |one: char, other: char| one == other;
        let front: usize = old
            .chars()
            .zip(new.chars())
            .take_while(|(one, other)| same(*one, *other))
            .map(|(one, _)| one.len_utf8())
            .sum();
        let (old, new) = (&old[front..], &new[front..]);
        let back: usize = old
            .chars()
            .rev()
            .zip(new.chars().rev())
            .take_while(|(one, other)| same(*one, *other))
            .map(|(one, _)| one.len_utf8())
            .sum();
        Self {
            at: front,
            old: old[..old.len() - back].to_owned(),
            new: new[..new.len() - back].to_owned(),
        }
    }
}

impl Found {
    fn of(text: &str) -> Result<Self, Box<Fault>> {
        let root = node::read(text).map_err(|(span, syntax)| {
            Box::new(Fault::at(text, span, None, FaultKind::Syntax(syntax)))
        })?;
        let (workshop, faults) = match super::read(text).script {
            Ok(workshop) => (Some(workshop), Vec::new()),
            Err(faults) => (None, faults),
        };
        let language = root.field("language").and_then(word).and_then(lang);
        let title = root.field("title");
        let is_plain = language.is_some() || title.is_some_and(|it| it.as_text().is_some());
        let mut found = Self {
            is_plain,
            id: root
                .field("id")
                .and_then(Node::as_text)
                .unwrap_or_default()
                .to_owned(),
            faults,
            workshop,
            ..Self::default()
        };
        let said = |node: Option<&Node<'_>>| said(node, language);
        found.title = said(title);
        let langs = Lang::ALL.into_iter();
        found.langs = langs.filter(|lang| found.title.has(*lang)).collect();
        let steps = root.field("steps").map(parts).unwrap_or_default();
        found.steps = steps
            .iter()
            .map(|node| SheetStep {
                id: node
                    .field("id")
                    .and_then(Node::as_text)
                    .unwrap_or_default()
                    .to_owned(),
                title: said(node.field("title")),
                minutes: node.field("minutes").and_then(whole),
                short: node.field("short").and_then(whole),
                priority: match node.field("priority").and_then(word) {
                    Some("Should") => Priority::Should,
                    Some("Could") => Priority::Could,
                    _ => Priority::Must,
                },
                prompt: said(node.field("prompt")),
                intent: said(node.field("intent")),
                notes: said(node.field("notes")),
                kind: node
                    .field("kind")
                    .and_then(word)
                    .unwrap_or_default()
                    .to_owned(),
                input: node
                    .field("input")
                    .and_then(|input| text.get(input.span.clone()))
                    .map(str::to_owned),
                parked: node.field("parked").and_then(word) == Some("true"),
            })
            .collect();
        Ok(found)
    }
}

/// The parts of a list.
fn parts<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.body {
        Body::List(parts) => parts,
        _ => &[],
    }
}

/// The word a value begins with.
fn word<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.name.as_ref().map(|name| &*name.text)
}

fn lang(word: &str) -> Option<Lang> {
    match word {
        "En" => Some(Lang::En),
        "Nl" => Some(Lang::Nl),
        _ => None,
    }
}

fn whole(node: &Node<'_>) -> Option<u16> {
    match node.body {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be whole and in range"
        )]
        Body::Number(number) if number.fract() == 0.0 && (0.0..=65_535.0).contains(&number) => {
            Some(number as u16)
        }
        _ => None,
    }
}

/// A text as far as it can be read.
fn said(node: Option<&Node<'_>>, language: Option<Lang>) -> Text {
    let Some(node) = node else {
        return Text::default();
    };
    if let Some(text) = node.as_text() {
        let text = Clean::new(text);
        let of = |lang| language.is_none_or(|it| it == lang).then(|| text.clone());
        return Text {
            en: of(Lang::En),
            nl: of(Lang::Nl),
        };
    }
    let of = |name: &str| node.field(name)?.as_text().map(Clean::new);
    Text {
        en: of("en"),
        nl: of("nl"),
    }
}
