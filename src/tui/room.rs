//! What the facilitator does with the room's screen: what it shows, what hangs before it, and looking at it here.

use super::app::{App, Effect, Screen, Tone};
use super::console::{self, Console};
use super::keys::Action;
use super::window::Window;
use crate::domain::command::Command;
use crate::domain::event::{Curtain, RoomSetting, Shows};
use crate::domain::room::{self, RoomView};
use crate::domain::text::Clean;

/// What this screen shows of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewpoint {
    /// The facilitator's console.
    #[default]
    Facilitator,
    /// What the room sees.
    Room,
}

/// What can be chosen for the room's screen, in the order of the window.
pub const CHOICES: [Choice; 7] = [
    Choice::Show(Shows::Auto),
    Choice::Show(Shows::Question),
    Choice::Show(Shows::Items),
    Choice::Show(Shows::Results),
    Choice::Show(Shows::Agenda),
    Choice::Typing,
    Choice::Theme,
];

/// A line of the window that says what the room sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This.
    Show(Shows),
    /// Whether it sees what is being typed.
    Typing,
    /// In which theme.
    Theme,
}

impl Choice {
    /// The key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Show(shows) => shows_name(shows),
            Self::Typing => "room-choice-typing",
            Self::Theme => "room-choice-theme",
        }
    }
}

/// The key of the name of what the room's screen shows.
pub fn shows_name(shows: Shows) -> &'static str {
    match shows {
        Shows::Auto => "room-choice-auto",
        Shows::Question => "room-choice-question",
        Shows::Items => "room-choice-items",
        Shows::Results => "room-choice-results",
        Shows::Agenda => "room-choice-agenda",
    }
}

/// What an action does with the room's screen.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let Screen::Console(console) = &mut app.screen else {
        return Vec::new();
    };
    let room = console.state().room;
    match action {
        Action::RoomView => {
            console.viewpoint = match console.viewpoint {
                Viewpoint::Facilitator => Viewpoint::Room,
                Viewpoint::Room => Viewpoint::Facilitator,
            };
            if console.viewpoint == Viewpoint::Room {
                console.typing = false;
            }
            Vec::new()
        }
        Action::Reveal => reveal(app),
        Action::Black => set(app, toggled(room, Curtain::Black)),
        Action::Freeze => set(app, toggled(room, Curtain::Frozen)),
        Action::RoomShows => {
            let at = CHOICES
                .iter()
                .position(|choice| *choice == Choice::Show(room.shows));
            app.window = Some(Window::RoomShows(at.unwrap_or(0)));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Hangs a curtain up, or takes it away where it hangs.
fn toggled(room: RoomSetting, curtain: Curtain) -> RoomSetting {
    let curtain = if room.curtain == curtain {
        Curtain::Open
    } else {
        curtain
    };
    RoomSetting { curtain, ..room }
}

fn set(app: &mut App, room: RoomSetting) -> Vec<Effect> {
    let mut effects = Vec::new();
    console::run(app, &mut effects, Command::SetRoom(room));
    effects
}

/// Shows the results of the current step, or hides them again.
fn reveal(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some((place, step, part)) = app.console().and_then(|it| it.state().current()) else {
        return effects;
    };
    if !room::can_reveal(&step.kind) {
        let text = app.words().get("said-nothing-to-reveal").into_owned();
        app.say(Tone::Warn, text);
        return effects;
    }
    let shown = !part.revealed;
    if console::run(app, &mut effects, Command::Reveal { place, shown }) {
        let key = if shown {
            "said-revealed"
        } else {
            "said-hidden"
        };
        let text = app.words().get(key).into_owned();
        app.say(Tone::Good, text);
    }
    effects
}

/// Takes the choice made in the window. Choosing the results reveals them.
pub fn choose(app: &mut App, choice: Choice) -> Vec<Effect> {
    let Some(console) = app.console() else {
        return Vec::new();
    };
    let state = console.state();
    let room = match choice {
        Choice::Show(shows) => room::showing(state, shows),
        Choice::Typing => RoomSetting {
            typing: !state.room.typing,
            ..state.room
        },
        Choice::Theme => return super::app::next_theme(app, Viewpoint::Room),
    };
    let hidden = state
        .current()
        .filter(|(_, step, part)| room::can_reveal(&step.kind) && !part.revealed)
        .map(|(place, ..)| place);
    let mut effects = set(app, room);
    if let (Choice::Show(Shows::Results), Some(place)) = (choice, hidden) {
        let shown = true;
        console::run(app, &mut effects, Command::Reveal { place, shown });
    }
    effects
}

/// What the room sees now, as this program knows it: with what is being typed, where it is to see that.
pub fn seen(app: &App, console: &Console) -> RoomView {
    let mut view = room::view(&console.session, app.now);
    let shown = room::shown_while_typed(console.state());
    let typing = shown.contains(&console.entry.focus);
    view.typing = typing
        .then(|| Clean::line(console.typed_now()))
        .filter(|text| !text.is_blank());
    view
}
