//! What keys do among the items of a step and their stories.

use super::state::{ItemStory, StoryItem};
use crate::domain::event::ItemId;
use crate::domain::select;
use crate::domain::story;
use crate::domain::workshop::StepIndex;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::windows::behind::Behind;

/// Opens the window on the items of the step with the index `place`, with `chosen` chosen; `None` if it has none, and a
/// notice says so.
pub(in crate::tui::windows) fn open(
    behind: &Behind<'_>,
    console: &Console,
    place: Option<StepIndex>,
    chosen: Option<&ItemId>,
    env: &mut Env,
) -> Option<ItemStory> {
    let item_story = place.and_then(|place| item_story_of(behind, console, place, chosen));
    if item_story.is_none() {
        env.tell(Tone::Warn, "said-no-story");
    }
    item_story
}

fn item_story_of(
    behind: &Behind<'_>,
    console: &Console,
    place: StepIndex,
    chosen: Option<&ItemId>,
) -> Option<ItemStory> {
    // In a replay, what happened after the moment shown is told too.
    let whole = behind.timeline.and_then(|it| it.at(it.last()));
    let leads = whole.is_some();
    let session = whole.unwrap_or_else(|| console.session.clone());
    let state = console.state();
    let said_at = story::said(session.log());
    let with_story = |item: ItemId| StoryItem {
        label: select::label(state, &item),
        said_at: match &item {
            ItemId::Row(row) => said_at.get(row).copied(),
            ItemId::Fixed(..) | ItemId::Pair(..) => None,
        },
        item,
    };
    let items: Vec<StoryItem> = story::items(state, place)
        .into_iter()
        .map(with_story)
        .collect();
    if items.is_empty() {
        return None;
    }
    let at = items.iter().position(|item| Some(&item.item) == chosen);
    let mut item_story = ItemStory {
        items,
        item: 0,
        story: Vec::new(),
        chapter: None,
        here: console.session.latest(),
        leads,
        session,
    };
    item_story.choose(at.unwrap_or(0));
    Some(item_story)
}

/// Performs an action in the window.
pub(in crate::tui::windows) fn act(item_story: &mut ItemStory, action: Action, env: &mut Env) {
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
        Action::GoThere => env.ask(match item_story.target() {
            Some(event) => Request::StopAt(event),
            None => Request::Close,
        }),
        Action::Escape => env.ask(Request::Close),
        _ => {}
    }
}
