//! Where items come from and what became of them: the items of a step, and the story of the one chosen.

use super::app::{App, Effect, Tone};
use super::keys::Action;
use super::results::Looking;
use super::window::Window;
use crate::domain::event::{ItemId, Moment};
use crate::domain::select;
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
    /// The results one came from, and goes back to.
    from: Option<Looking>,
    /// The whole session, in a replay with what happened after the moment shown.
    session: Session,
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
    fn choose(&mut self, at: usize) {
        self.item = at.min(self.items.len().saturating_sub(1));
        let chosen = self.items.get(self.item);
        self.story = chosen.map_or_else(Vec::new, |told| story::story(&self.session, &told.item));
    }

    /// Goes to a line: of the story, or of the items.
    fn go(&mut self, to: impl Fn(usize, usize) -> usize) {
        match &mut self.chapter {
            Some(chapter) => *chapter = to(*chapter, self.story.len().saturating_sub(1)),
            None => self.choose(to(self.item, self.items.len().saturating_sub(1))),
        }
    }

    /// Into the story, at what had happened by the moment shown.
    fn read(&mut self) {
        let past = |chapter: &Chapter| chapter.place <= self.here;
        if self.chapter.is_none() && !self.story.is_empty() {
            self.chapter = Some(self.story.iter().rposition(past).unwrap_or(0));
        }
    }

    /// The event one goes to from here.
    fn target(&self) -> Option<usize> {
        let chapter = self.story.get(self.chapter.unwrap_or(0))?;
        Some(chapter.place)
    }
}

/// Tells of the item under the cursor, among those of the current step.
pub fn open(app: &mut App) -> Vec<Effect> {
    let found = app.console().and_then(|console| {
        let chosen = console.items().get(console.row).cloned();
        Some((console.state().current?, chosen))
    });
    let opened = found.is_some_and(|(place, chosen)| show(app, place, chosen.as_ref(), None));
    if !opened {
        let text = app.words().get("said-no-story").into_owned();
        app.say(Tone::Warn, text);
    }
    Vec::new()
}

/// Tells of the items of the step at `place` of which one looks at the results; whether there are any.
pub fn open_step(app: &mut App, place: usize, from: Looking) -> bool {
    show(app, place, None, Some(from))
}

fn show(app: &mut App, place: usize, chosen: Option<&ItemId>, from: Option<Looking>) -> bool {
    let Some(console) = app.console() else {
        return false;
    };
    let whole = app
        .replay()
        .and_then(|replay| replay.timeline.at(replay.timeline.last()));
    let leads = whole.is_some();
    let session = whole.unwrap_or_else(|| console.session.clone());
    let state = console.state();
    let said = story::said(session.log());
    let told = |item: ItemId| Told {
        label: select::label(state, &item),
        said: match &item {
            ItemId::Row(row) => said.get(row).copied(),
            ItemId::Fixed(..) | ItemId::Pair(..) => None,
        },
        item,
    };
    let items: Vec<Told> = story::items(state, place).into_iter().map(told).collect();
    if items.is_empty() {
        return false;
    }
    let at = items.iter().position(|told| Some(&told.item) == chosen);
    let mut item_story = ItemStory {
        items,
        item: 0,
        story: Vec::new(),
        chapter: None,
        here: console.session.log().len().saturating_sub(1),
        leads,
        from,
        session,
    };
    item_story.choose(at.unwrap_or(0));
    app.window = Some(Window::ItemStory(Box::new(item_story)));
    true
}

/// What an action does there.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(Window::ItemStory(item_story)) = &mut app.window else {
        return Vec::new();
    };
    match action {
        Action::Up => item_story.go(|at, _| at.saturating_sub(1)),
        Action::Down => item_story.go(|at, last| (at + 1).min(last)),
        Action::First => item_story.go(|_, _| 0),
        Action::Last => item_story.go(|_, last| last),
        Action::Right => item_story.read(),
        Action::Left => item_story.chapter = None,
        Action::NextField => match item_story.chapter {
            Some(_) => item_story.chapter = None,
            None => item_story.read(),
        },
        Action::GoThere => {
            let target = item_story.target();
            app.window = None;
            if let Some(place) = target {
                super::replay::stop_at(app, place);
            }
        }
        Action::Escape => {
            let from = item_story.from.take();
            app.window = from.map(Window::Results);
        }
        _ => {}
    }
    Vec::new()
}
