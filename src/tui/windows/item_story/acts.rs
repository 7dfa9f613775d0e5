//! What keys do among the items of a step and their stories.

use super::state::{ItemStory, Told};
use crate::domain::event::ItemId;
use crate::domain::select;
use crate::domain::story;
use crate::domain::workshop::StepIndex;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;
use crate::tui::windows::behind::Behind;

/// Tells of the items of the step at a place, one of them chosen; `None`: there are none, which is said.
pub(in crate::tui::windows) fn open(
    behind: &Behind<'_>,
    console: &Console,
    place: Option<StepIndex>,
    chosen: Option<&ItemId>,
    env: &mut Env,
) -> Option<ItemStory> {
    let found = place.and_then(|place| told(behind, console, place, chosen));
    if found.is_none() {
        env.tell(Tone::Warn, "said-no-story");
    }
    found
}

fn told(
    behind: &Behind<'_>,
    console: &Console,
    place: StepIndex,
    chosen: Option<&ItemId>,
) -> Option<ItemStory> {
    // In a replay what happened after the moment shown is told too.
    let whole = behind.timeline.and_then(|it| it.at(it.last()));
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
        return None;
    }
    let at = items.iter().position(|told| Some(&told.item) == chosen);
    let mut item_story = ItemStory {
        items,
        item: 0,
        story: Vec::new(),
        chapter: None,
        here: console.session.log().len().saturating_sub(1),
        leads,
        session,
    };
    item_story.choose(at.unwrap_or(0));
    Some(item_story)
}

/// What an action does there.
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
            Some(place) => Request::StopAt(place),
            None => Request::Close,
        }),
        Action::Escape => env.ask(Request::Close),
        _ => {}
    }
}
