//! Items with their stories: where each comes from and what became of it.

use crate::domain::event::{ItemId, Moment};
use crate::domain::session::Session;
use crate::domain::story::{self, Chapter};

/// Items with their stories.
#[derive(Clone, Debug)]
pub struct ItemStory {
    /// The items: what each is called, and when it was said.
    pub items: Vec<Told>,
    /// The place of the chosen one.
    pub item: usize,
    /// Its story.
    pub story: Vec<Chapter>,
    /// The place of the chosen chapter; `None`: one chooses among the items.
    pub chapter: Option<usize>,
    /// The place of the event up to which the session is shown.
    pub here: usize,
    /// Whether one can go to a moment: in a replay.
    pub leads: bool,
    /// The whole session, in a replay with what happened after the moment shown.
    pub(super) session: Session,
}

/// An item that is told of.
#[derive(Clone, Debug)]
pub struct Told {
    /// The item.
    pub item: ItemId,
    /// What it is called.
    pub label: String,
    /// When it was said; `None`: it is the script's.
    pub said: Option<Moment>,
}

impl ItemStory {
    /// Chooses the item at this place.
    pub(super) fn choose(&mut self, at: usize) {
        self.item = at.min(self.items.len().saturating_sub(1));
        let chosen = self.items.get(self.item);
        self.story = chosen.map_or_else(Vec::new, |told| story::story(&self.session, &told.item));
    }

    /// Goes to a line: of the story, or of the items.
    pub(super) fn go(&mut self, to: impl Fn(usize, usize) -> usize) {
        match &mut self.chapter {
            Some(chapter) => *chapter = to(*chapter, self.story.len().saturating_sub(1)),
            None => self.choose(to(self.item, self.items.len().saturating_sub(1))),
        }
    }

    /// Into the story, at what had happened by the moment shown.
    pub(super) fn read(&mut self) {
        let past = |chapter: &Chapter| chapter.place <= self.here;
        if self.chapter.is_none() && !self.story.is_empty() {
            self.chapter = Some(self.story.iter().rposition(past).unwrap_or(0));
        }
    }

    /// The event one goes to from here.
    pub(super) fn target(&self) -> Option<usize> {
        let chapter = self.story.get(self.chapter.unwrap_or(0))?;
        Some(chapter.place)
    }
}
