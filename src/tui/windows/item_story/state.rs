//! Items with their stories: where each comes from and what became of it.

use crate::domain::event::{EventIndex, ItemId, Moment};
use crate::domain::session::Session;
use crate::domain::story::{self, Chapter};

/// Items with their stories.
#[derive(Clone, Debug)]
pub struct ItemStory {
    /// The items, in the order they are shown.
    pub items: Vec<StoryItem>,
    /// The index of the chosen item.
    pub item: usize,
    /// The story of the chosen item, in the order things happened.
    pub story: Vec<Chapter>,
    /// The index of the chosen chapter; `None` while the cursor is among the items.
    pub chapter: Option<usize>,
    /// The index of the last event that has happened at the moment shown.
    pub here: EventIndex,
    /// Whether one can go to a moment, as in a replay.
    pub leads: bool,
    /// The whole session; in a replay, including what happened after the moment shown.
    pub(super) session: Session,
}

/// An item whose story can be told.
#[derive(Clone, Debug)]
pub struct StoryItem {
    /// The item.
    pub item: ItemId,
    /// Its text.
    pub label: String,
    /// When it was said; `None` if it comes from the script.
    pub said_at: Option<Moment>,
}

impl ItemStory {
    /// Chooses the item with this index.
    pub(super) fn choose(&mut self, at: usize) {
        self.item = at.min(self.items.len().saturating_sub(1));
        let chosen = self.items.get(self.item);
        self.story = chosen.map_or_else(Vec::new, |item| story::story(&self.session, &item.item));
    }

    /// Moves the cursor in the story or among the items. `to` is given the index it has and the last one there is.
    pub(super) fn go(&mut self, to: impl Fn(usize, usize) -> usize) {
        match &mut self.chapter {
            Some(chapter) => *chapter = to(*chapter, self.story.len().saturating_sub(1)),
            None => self.choose(to(self.item, self.items.len().saturating_sub(1))),
        }
    }

    /// Goes into the story, to the last chapter that had happened at the moment shown.
    pub(super) fn read(&mut self) {
        let past = |chapter: &Chapter| chapter.event <= self.here;
        if self.chapter.is_none() && !self.story.is_empty() {
            self.chapter = Some(self.story.iter().rposition(past).unwrap_or(0));
        }
    }

    /// Returns the index of the event that the chosen chapter leads to.
    pub(super) fn target(&self) -> Option<EventIndex> {
        let chapter = self.story.get(self.chapter.unwrap_or(0))?;
        Some(chapter.event)
    }
}
