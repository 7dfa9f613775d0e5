//! Draws where items come from: the items above, the story of the chosen one below.
//!
//! ```text
//!  14:03:20  Open                          the items, with when each was said
//!  14:03:41  We say it
//!
//!  14:03:41  Values   said: “We say it”    the story of the chosen one
//!  14:20:07  Vote     6 dots
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::event::Moment;
use crate::domain::session::State;
use crate::domain::story::Chapter;
use crate::tui::chrome::below;
use crate::tui::chrome::panel::{list, on_window, open};
use crate::tui::env::Env;
use crate::tui::widgets::text::{cut, pad};
use crate::tui::windows::item_story::state::{ItemStory, StoryItem};
use crate::tui::wording::step_title;

/// The columns of the window.
const COLUMNS: u16 = 120;
/// The columns for a time and the gap behind it.
const TIME: usize = 10;
/// The most columns for the title of a step.
const STEP: usize = 22;

/// Draws the window.
pub(in crate::tui::windows) fn draw(
    env: &Env,
    item_story: &ItemStory,
    state: &State,
    area: Rect,
    buf: &mut Buffer,
) {
    let words = env.words();
    let wanted = item_story.items.len() + item_story.story.len() + 5;
    let rows = u16::try_from(wanted).unwrap_or(u16::MAX).max(12);
    let size = (COLUMNS, rows.min(area.height.saturating_sub(4)));
    let inner = open(env, &words.get("trace-title"), size, area, buf);
    let height = usize::from(inner.height);
    // The story gets what the items leave, and half of the rows if both are long.
    let story = (item_story.story.len() + 1)
        .min((height / 2).max(height.saturating_sub(item_story.items.len() + 1)));
    let above = u16::try_from(height.saturating_sub(story + 1)).unwrap_or(0);
    let upper = Rect {
        height: above,
        ..inner
    };
    let lower = below(inner, inner.y + above + 1);
    items(env, item_story, upper, buf);
    chapters(env, item_story, state, lower, buf);
}

fn items(env: &Env, item_story: &ItemStory, area: Rect, buf: &mut Buffer) {
    let is_timed = item_story.items.iter().any(|item| item.said_at.is_some());
    let when = |item: &StoryItem| {
        if is_timed {
            time(env, item.said_at)
        } else {
            String::new()
        }
    };
    let line = |item: &StoryItem| format!(" {}{}", when(item), item.label);
    let style = |at: usize| match item_story.chapter {
        None => on_window(env, at == item_story.item),
        Some(_) if at == item_story.item => env.theme.pressed,
        Some(_) => env.theme.window,
    };
    let lines: Vec<(String, Style)> = item_story
        .items
        .iter()
        .enumerate()
        .map(|(at, item)| (line(item), style(at)))
        .collect();
    list(&lines, item_story.item, area, buf);
}

fn chapters(env: &Env, item_story: &ItemStory, state: &State, area: Rect, buf: &mut Buffer) {
    let words = env.words();
    if item_story.story.is_empty() {
        let text = words.get("story-none");
        buf.set_stringn(
            area.x + 1,
            area.y,
            text,
            area.width.into(),
            env.theme.window,
        );
        return;
    }
    let line = |chapter: &Chapter| {
        let what = if chapter.undone {
            words.with("story-undone", &[("what", chapter.what.as_str().into())])
        } else {
            chapter.what.clone()
        };
        let cells = STEP.min(usize::from(area.width) / 5);
        let step = pad(&cut(step(state, chapter), cells), cells + 2);
        format!(" {}{step}{what}", time(env, Some(chapter.at)))
    };
    let lines: Vec<(String, Style)> = item_story
        .story
        .iter()
        .enumerate()
        .map(|(at, chapter)| {
            (
                line(chapter),
                on_window(env, item_story.chapter == Some(at)),
            )
        })
        .collect();
    list(&lines, item_story.chapter.unwrap_or(0), area, buf);
}

fn time(env: &Env, at: Option<Moment>) -> String {
    let time = at.map(|at| env.local(at.wall).format("%H:%M:%S").to_string());
    pad(&time.unwrap_or_default(), TIME)
}

fn step<'s>(state: &'s State, chapter: &Chapter) -> &'s str {
    chapter.step.map_or("", |place| step_title(state, place))
}
