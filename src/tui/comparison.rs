//! Two sessions side by side, on the screen: which they are, how far one has read, and writing it down.

use super::app::{App, Effect, Tone};
use super::handover;
use super::keys::{self, Action};
use super::screens;
use super::window::Window;
use crate::domain::audience::Audience;
use crate::domain::document::{Document, compare};
use crate::domain::session::State;

/// Two sessions side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The sessions.
    pub states: Box<[State; 2]>,
    /// What rose, fell and stayed between them, for the facilitator.
    pub page: Document,
    /// How far it is scrolled, in lines.
    pub scroll: usize,
}

impl Comparison {
    /// Puts two sessions side by side, whichever was first.
    pub fn new(states: Box<[State; 2]>) -> Self {
        let page = compare(&states[0], &states[1], Audience::Facilitator);
        Self {
            states,
            page,
            scroll: 0,
        }
    }
}

/// At home: the chosen session is to stand beside another one, or beside the one chosen before.
pub fn choose(app: &mut App) -> Vec<Effect> {
    let Some(chosen) = app.chosen_session() else {
        let text = app.words().get("said-no-session-chosen").into_owned();
        app.say(Tone::Warn, text);
        return Vec::new();
    };
    match app.home.beside.take() {
        Some(first) if first == chosen => Vec::new(),
        Some(first) => vec![Effect::Compare([first, chosen])],
        None => {
            app.home.beside = Some(chosen);
            let key = keys::key_for(&app.contexts(), Action::Compare, app.words());
            let args = [("key", key.unwrap_or_default().into())];
            let text = app.words().with("said-choose-other", &args);
            app.say(Tone::Good, text);
            Vec::new()
        }
    }
}

/// What an action does in it.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let most = screens::most_scrolled(app);
    let page = usize::from(app.area.height).saturating_sub(6).max(1);
    let Some(Window::Comparison(comparison)) = &mut app.window else {
        return Vec::new();
    };
    let scroll = comparison.scroll.min(most);
    comparison.scroll = match action {
        Action::Up => scroll.saturating_sub(1),
        Action::Down => scroll + 1,
        Action::PageOn => scroll + page,
        Action::PageBack => scroll.saturating_sub(page),
        Action::First => 0,
        Action::Last => most,
        _ => scroll,
    }
    .min(most);
    match action {
        Action::Export => {
            let states = comparison.states.clone();
            let lang = comparison.page.lang;
            handover::open_pair(app, states, lang);
        }
        Action::Escape => app.window = None,
        _ => {}
    }
    Vec::new()
}
