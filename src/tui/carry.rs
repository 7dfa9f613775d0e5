//! The windows on earlier sessions: items to take from them, actions to look back on.

use super::app::{App, Effect, Screen, Tone};
use super::console;
use super::keys::Action;
use super::window::Window;
use crate::domain::carry::{Earlier, Fit, ItemList, Past, PastAction, fit, may_go};
use crate::domain::command::Command;
use crate::domain::event::{ItemId, Outcome};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::Kind;

/// Items being taken from an earlier session.
#[derive(Clone, Debug)]
pub struct Carry {
    /// The place of the step they are for.
    pub place: usize,
    /// What there is; `None`: it is being read.
    pub offers: Option<Offers>,
    /// The place of the chosen list.
    pub list: usize,
    /// The items of that list; `None`: the lists are shown.
    pub choice: Option<Choice>,
}

/// The lists there are to take from.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The lists, in the order they are shown.
    pub lists: Vec<Offer>,
    /// Sessions left out because their files are damaged.
    pub damaged: usize,
}

/// One list to take from.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The session it is of.
    pub session: String,
    /// Its workshop's title.
    pub workshop: String,
    /// The client.
    pub client: String,
    /// When it began, milliseconds since 1970 in UTC.
    pub started: i64,
    /// The list, without what may not go to this step.
    pub list: ItemList,
    /// How many items may not.
    pub kept_back: usize,
}

/// The items of a list, each marked or not.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The place of the item under the cursor.
    pub cursor: usize,
    /// Whether each is marked.
    pub marked: Vec<bool>,
}

impl Carry {
    /// The chosen list.
    pub fn offer(&self) -> Option<&Offer> {
        self.offers.as_ref()?.lists.get(self.list)
    }
}

/// Opens the window on the lists, which are read meanwhile.
pub fn open(app: &mut App) -> Vec<Effect> {
    let step = app.console().and_then(|console| console.state().current());
    let Some((place, Kind::Collect(_) | Kind::Actions(_))) =
        step.map(|(place, step, _)| (place, &step.kind))
    else {
        let text = app.words().get("carry-no-list").into_owned();
        app.say(Tone::Warn, text);
        return Vec::new();
    };
    app.window = Some(Window::Carry(Box::new(Carry {
        place,
        offers: None,
        list: 0,
        choice: None,
    })));
    vec![Effect::ReadEarlier]
}

/// Takes what was read of the sessions before `session`.
pub fn take(app: &mut App, session: &str, earlier: &Earlier) {
    let Screen::Console(console) = &mut app.screen else {
        return;
    };
    if console.state().opened.session != session {
        return;
    }
    let client = console.state().opened.client.clone();
    console.open_actions = earlier.open_actions(client.as_str());
    if let Some(Window::Carry(carry)) = app.window.as_mut().map(Window::lowest)
        && carry.offers.is_none()
    {
        let sessions = earlier.with_lists(client.as_str());
        let lists = sessions
            .into_iter()
            .flat_map(|past| offers(console.state(), carry.place, past));
        carry.offers = Some(Offers {
            lists: lists.collect(),
            damaged: earlier.damaged,
        });
    }
}

fn offers(state: &State, place: usize, past: &Past) -> Vec<Offer> {
    let offer = |list: &ItemList| {
        let mut items = list.items.clone();
        items.retain(|item| may_go(state, place, item));
        Offer {
            session: past.session.clone(),
            workshop: past.title.clone(),
            client: past.client.to_string(),
            started: past.started,
            kept_back: list.items.len() - items.len(),
            list: ItemList {
                title: list.title.clone(),
                items,
            },
        }
    };
    let offers = past.lists.iter().map(offer);
    offers
        .filter(|offer| !offer.list.items.is_empty())
        .collect()
}

/// What an action does among lists and items.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(Window::Carry(carry)) = &mut app.window else {
        return Vec::new();
    };
    let lists = carry.offers.as_ref().map_or(0, |offers| offers.lists.len());
    let (cursor, last) = match &mut carry.choice {
        Some(choice) => {
            let last = choice.marked.len().saturating_sub(1);
            (&mut choice.cursor, last)
        }
        None => (&mut carry.list, lists.saturating_sub(1)),
    };
    match action {
        Action::Up => *cursor = cursor.saturating_sub(1),
        Action::Down => *cursor = (*cursor + 1).min(last),
        Action::Toggle | Action::ToggleAll => {
            if let Some(choice) = &mut carry.choice {
                choice.toggle(action);
            }
        }
        Action::Escape if carry.choice.is_some() => carry.choice = None,
        Action::Escape => app.window = None,
        Action::Confirm => return confirm(app),
        _ => {}
    }
    Vec::new()
}

impl Choice {
    fn toggle(&mut self, action: Action) {
        if action == Action::ToggleAll {
            let marks = !self.marked.iter().all(|marked| *marked);
            self.marked.fill(marks);
        } else if let Some(marked) = self.marked.get_mut(self.cursor) {
            *marked = !*marked;
        }
    }
}

/// Into a list, or its marked items into the step.
fn confirm(app: &mut App) -> Vec<Effect> {
    let Some(Window::Carry(mut carry)) = app.window.take() else {
        return Vec::new();
    };
    let (Some(console), Some(offer)) = (app.console(), carry.offer()) else {
        return Vec::new();
    };
    let Some(choice) = &carry.choice else {
        carry.choice = Some(all_new(console.state(), carry.place, offer));
        app.window = Some(Window::Carry(carry));
        return Vec::new();
    };
    let items = offer.list.items.iter().zip(&choice.marked);
    let fits: Vec<Fit> = items
        .filter(|(_, marked)| **marked)
        .map(|(item, _)| fit(console.state(), carry.place, item))
        .collect();
    if fits.is_empty() {
        let text = app.words().get("carry-none-marked").into_owned();
        app.say(Tone::Warn, text);
        app.window = Some(Window::Carry(carry));
        return Vec::new();
    }
    add(app, carry, fits)
}

fn add(app: &mut App, carry: Box<Carry>, fits: Vec<Fit>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let (count, dropped) = (
        fits.len(),
        fits.iter().map(|fit| fit.dropped).sum::<usize>(),
    );
    let command = Command::AddItems {
        place: carry.place,
        rows: fits.into_iter().map(|fit| fit.fields).collect(),
    };
    if !console::run(app, &mut effects, command) {
        app.window = Some(Window::Carry(carry));
        return effects;
    }
    let (key, tone) = match dropped {
        0 => ("said-carried", Tone::Good),
        _ => ("said-carried-less", Tone::Warn),
    };
    let text = app
        .words()
        .with(key, &[("n", count.into()), ("dropped", dropped.into())]);
    app.say(tone, text);
    if let Screen::Console(console) = &mut app.screen {
        console.sync_to_step();
    }
    effects
}

/// Everything in a list marked but what the step already has.
fn all_new(state: &State, place: usize, offer: &Offer) -> Choice {
    let order = state.steps.get(place).map(|part| part.order.as_slice());
    let here: Vec<String> = order
        .unwrap_or_default()
        .iter()
        .map(|row| select::label(state, &ItemId::Row(*row)).to_lowercase())
        .collect();
    let items = offer.list.items.iter();
    Choice {
        cursor: 0,
        marked: items
            .map(|item| !here.contains(&item.label.to_lowercase()))
            .collect(),
    }
}

/// Opens the window on the open actions of earlier sessions.
pub fn open_review(app: &mut App) -> Vec<Effect> {
    let is_any = app
        .console()
        .is_some_and(|console| !console.open_actions.is_empty());
    if is_any {
        app.window = Some(Window::Review(0));
    } else {
        let text = app.words().get("review-none").into_owned();
        app.say(Tone::Warn, text);
    }
    Vec::new()
}

/// Settles the action under the cursor and goes on to the next.
pub fn review(app: &mut App, outcome: Outcome) -> Vec<Effect> {
    let mut effects = Vec::new();
    let (Some(Window::Review(cursor)), Some(console)) = (&app.window, app.console()) else {
        return effects;
    };
    let (cursor, last) = (*cursor, console.open_actions.len().saturating_sub(1));
    let Some(action) = console.open_actions.get(cursor).cloned() else {
        return effects;
    };
    if console::run(app, &mut effects, Command::ReviewAction { action, outcome }) {
        app.window = Some(Window::Review((cursor + 1).min(last)));
        if let Screen::Console(console) = &mut app.screen {
            console.sync_to_step();
        }
    }
    effects
}

/// How many of these actions nothing was said about yet.
pub fn unsettled(actions: &[PastAction], state: &State) -> usize {
    let is_open = |action: &&PastAction| action.outcome(state).is_none();
    actions.iter().filter(is_open).count()
}
