//! The results of the session, step by step, for the facilitator: everything is in them.

use super::app::{App, Effect, Tone};
use super::item_story;
use super::keys::Action;
use super::window::Window;
use crate::domain::audience::Audience;
use crate::domain::document::{self, Section};
use crate::domain::session::State;

/// Where one looks.
#[derive(Clone, Debug, Default)]
pub struct Looking {
    /// The place among the parts that hold something.
    pub at: usize,
    /// How far it is scrolled.
    pub scroll: usize,
    /// By which rules it is counted.
    pub rules: Rules,
}

/// By which rules results are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rules {
    /// Those of the workshop.
    #[default]
    Own,
    /// Others: a recount.
    Others,
}

impl Rules {
    fn turned(self) -> Self {
        match self {
            Self::Own => Self::Others,
            Self::Others => Self::Own,
        }
    }
}

/// A part of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the step at this place brought.
    Step(usize),
    /// What was decided in any step.
    Decisions,
}

impl Part {
    fn step(self) -> Option<usize> {
        match self {
            Self::Step(place) => Some(place),
            Self::Decisions => None,
        }
    }
}

/// The parts that hold something: steps in their order, then the decisions.
pub fn parts(state: &State) -> Vec<Part> {
    let steps = (0..state.steps.len()).map(Part::Step);
    let holds = |part: &Part| {
        let found = section(state, *part, Rules::Own);
        !found.blocks.is_empty() || !found.parts.is_empty()
    };
    steps.chain([Part::Decisions]).filter(holds).collect()
}

/// The part one looks at; `None`: nothing brought anything yet.
pub fn part(state: &State, looking: &Looking) -> Option<Part> {
    let parts = parts(state);
    let at = looking.at.min(parts.len().saturating_sub(1));
    parts.get(at).copied()
}

/// What a part holds, by these rules where there are others.
pub fn section(state: &State, part: Part, rules: Rules) -> Section {
    let Part::Step(place) = part else {
        return document::decisions(state, Audience::Facilitator);
    };
    let other = match rules {
        Rules::Own => None,
        Rules::Others => document::recount(state, place),
    };
    other.unwrap_or_else(|| document::of_step(state, place, Audience::Facilitator))
}

/// Opens the results at the current step, or at the last one before it that brought something.
pub fn open(app: &mut App) {
    let Some(console) = app.console() else { return };
    let state = console.state();
    let parts = parts(state);
    let now = state.current.unwrap_or(usize::MAX);
    let is_past = |part: &Part| part.step().is_some_and(|place| place <= now);
    let at = parts.iter().rposition(is_past);
    app.window = Some(Window::Results(Looking {
        at: at.unwrap_or(0),
        ..Looking::default()
    }));
}

/// Whether what one looks at can be counted by other rules.
fn has_other_rules(app: &App) -> bool {
    let (Some(Window::Results(looking)), Some(console)) = (&app.window, app.console()) else {
        return false;
    };
    let state = console.state();
    let place = part(state, looking).and_then(Part::step);
    place.is_some_and(|place| document::recount(state, place).is_some())
}

/// Where the items of what one looks at come from.
fn trace(app: &mut App) -> Vec<Effect> {
    let (Some(Window::Results(looking)), Some(console)) = (&app.window, app.console()) else {
        return Vec::new();
    };
    let place = part(console.state(), looking).and_then(Part::step);
    let looking = looking.clone();
    if !place.is_some_and(|place| item_story::open_step(app, place, looking)) {
        let text = app.words().get("said-no-story").into_owned();
        app.say(Tone::Warn, text);
    }
    Vec::new()
}

/// What an action does there.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    if action == Action::Recount && !has_other_rules(app) {
        let text = app.words().get("said-one-rule").into_owned();
        app.say(Tone::Warn, text);
        return Vec::new();
    }
    if action == Action::Trace {
        return trace(app);
    }
    let most = super::screens::most_scrolled(app);
    let last = app
        .console()
        .map_or(0, |console| parts(console.state()).len().saturating_sub(1));
    let Some(Window::Results(looking)) = &mut app.window else {
        return Vec::new();
    };
    let to = |at: usize| Looking {
        at,
        ..Looking::default()
    };
    match action {
        Action::Left => *looking = to(looking.at.saturating_sub(1)),
        Action::Right => *looking = to((looking.at + 1).min(last)),
        Action::First => *looking = to(0),
        Action::Last => *looking = to(last),
        Action::Recount => {
            looking.scroll = 0;
            looking.rules = looking.rules.turned();
        }
        Action::Up => looking.scroll = looking.scroll.min(most).saturating_sub(1),
        Action::Down => looking.scroll = (looking.scroll + 1).min(most),
        Action::Escape | Action::Confirm => app.window = None,
        Action::Export => super::handover::open(app),
        _ => {}
    }
    Vec::new()
}
