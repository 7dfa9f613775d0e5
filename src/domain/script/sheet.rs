//! The run sheet of a script: its steps as they stand in the text, and edits that change nothing else in it.
//!
//! The text is all there is: comments, order and what cannot be read stay as they were written, and what is undone is
//! the same text again, byte for byte.

use super::fault::Fault;
use super::node;
use crate::domain::text::{Lang, Text};
use crate::domain::words::Words;
use crate::domain::workshop::Workshop;

mod cuts;
mod edit;
mod found;
mod fresh;

use edit::About;
pub use edit::{Edit, Part};
pub use found::SheetStep;
use found::{Found, parts};
pub use fresh::Fresh;

/// A script being edited.
#[derive(Clone, Debug)]
pub struct Sheet {
    text: String,
    found: Found,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// What the last change was about, as long as another about the same belongs to it.
    about: Option<About>,
}

/// A change of the text: what stood at a place, and what stands there now.
#[derive(Clone, Debug)]
struct Change {
    at: usize,
    old: String,
    new: String,
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
            about: None,
        })
    }

    /// The text of a script in one language with nothing in it yet.
    pub fn blank(id: &str, lang: Lang) -> String {
        let words = Words::of(lang);
        let word = match lang {
            Lang::En => "En",
            Lang::Nl => "Nl",
        };
        let said = |key: &str| cuts::quoted(&words.get(key));
        let id = cuts::quoted(id);
        let (title, purpose) = (said("plan-blank-title"), said("plan-blank-purpose"));
        format!(
            "Workshop(\n    format: 1,\n    id: {id},\n    language: {word},\n    title: {title},\n    purpose: {purpose},\n    \
             group: (2, 30),\n    steps: [],\n)\n"
        )
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
        let about = edit.about();
        let goes_on = about.is_some() && about == self.about;
        let is_new = self.put(new, goes_on);
        if is_new {
            self.about = about;
        }
        is_new
    }

    /// What is edited next is undone by itself: until then, edits of one text or number are undone together.
    pub fn settle(&mut self) {
        self.about = None;
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
        self.about = None;
        self.text.replace_range(span, with);
        if let Ok(found) = Found::of(&self.text) {
            self.found = found;
        }
    }

    /// Takes a new text, unless it can no longer be read or is the same.
    fn put(&mut self, new: String, goes_on: bool) -> bool {
        if new == self.text {
            return false;
        }
        let Ok(found) = Found::of(&new) else {
            return false;
        };
        let before = self.done.pop_if(|_| goes_on).map(|last| {
            let mut before = self.text.clone();
            before.replace_range(last.at..last.at + last.new.len(), &last.old);
            before
        });
        let change = Change::between(before.as_deref().unwrap_or(&self.text), &new);
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
