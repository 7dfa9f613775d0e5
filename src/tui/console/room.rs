//! What the facilitator does with the room's screen: choose what it shows, cover it, and look at it here.

use super::state::{Console, Outside};
use crate::domain::command::Command;
use crate::domain::event::{Curtain, Moment, RoomSetting, Shows};
use crate::domain::room::{self, RoomView};
use crate::domain::text::Clean;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Request};
use crate::tui::theme::Viewpoint;

/// What can be chosen for the room's screen, in the order of the window that offers it.
pub const CHOICES: [RoomChoice; 7] = [
    RoomChoice::Show(Shows::Auto),
    RoomChoice::Show(Shows::Question),
    RoomChoice::Show(Shows::Items),
    RoomChoice::Show(Shows::Results),
    RoomChoice::Show(Shows::Agenda),
    RoomChoice::Typing,
    RoomChoice::Theme,
];

/// A line of the window that chooses what the room sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomChoice {
    /// What its screen shows.
    Show(Shows),
    /// Whether it sees what is being typed.
    Typing,
    /// The theme of its screen.
    Theme,
}

impl RoomChoice {
    /// Returns the locale key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Show(shows) => shows_name(shows),
            Self::Typing => "room-choice-typing",
            Self::Theme => "room-choice-theme",
        }
    }
}

/// Returns the locale key for what the room's screen shows.
pub fn shows_name(shows: Shows) -> &'static str {
    match shows {
        Shows::Auto => "room-choice-auto",
        Shows::Question => "room-choice-question",
        Shows::Items => "room-choice-items",
        Shows::Results => "room-choice-results",
        Shows::Agenda => "room-choice-agenda",
    }
}

/// Returns the setting with this curtain drawn, or opened if it was drawn.
fn toggled(room: RoomSetting, curtain: Curtain) -> RoomSetting {
    let curtain = if room.curtain == curtain {
        Curtain::Open
    } else {
        curtain
    };
    RoomSetting { curtain, ..room }
}

impl Console {
    /// Performs an action on the room's screen.
    pub(super) fn act_on_room(&mut self, action: Action, env: &mut Env) {
        let room = self.state().room;
        match action {
            Action::RoomView => {
                self.turn_view();
                if self.viewpoint == Viewpoint::Room {
                    self.typing = false;
                    (self.outside, self.chosen) = (Outside::Commands, None);
                }
            }
            Action::Reveal => self.reveal(env),
            Action::Black => self.set_room(toggled(room, Curtain::Black), env),
            Action::Freeze => self.set_room(toggled(room, Curtain::Frozen), env),
            Action::RoomShows => env.ask(Request::Open(Opening::RoomShows)),
            _ => {}
        }
    }

    /// Switches this screen between the console and what the room sees.
    pub fn turn_view(&mut self) {
        self.viewpoint = match self.viewpoint {
            Viewpoint::Facilitator => Viewpoint::Room,
            Viewpoint::Room => Viewpoint::Facilitator,
        };
    }

    fn set_room(&mut self, room: RoomSetting, env: &mut Env) {
        self.decide(Command::SetRoom(room), env);
    }

    /// Shows the results of the current step, or hides them again.
    fn reveal(&mut self, env: &mut Env) {
        let Some((index, step, part)) = self.state().current() else {
            return;
        };
        if !room::can_reveal(&step.kind) {
            return env.tell(Tone::Warn, "said-nothing-to-reveal");
        }
        let shown = !part.revealed;
        if self.decide(Command::Reveal { step: index, shown }, env) {
            let key = if shown {
                "said-revealed"
            } else {
                "said-hidden"
            };
            env.tell(Tone::Good, key);
        }
    }

    /// Applies a choice for the room's screen. Choosing the results reveals them.
    pub fn choose_for_room(&mut self, choice: RoomChoice, env: &mut Env) {
        let state = self.state();
        let room = match choice {
            RoomChoice::Show(shows) => room::showing(state, shows),
            RoomChoice::Typing => RoomSetting {
                typing: !state.room.typing,
                ..state.room
            },
            RoomChoice::Theme => return env.next_theme(Viewpoint::Room),
        };
        let hidden = state
            .current()
            .filter(|(_, step, part)| room::can_reveal(&step.kind) && !part.revealed)
            .map(|(index, ..)| index);
        self.set_room(room, env);
        if let (RoomChoice::Show(Shows::Results), Some(step)) = (choice, hidden) {
            let shown = true;
            self.decide(Command::Reveal { step, shown }, env);
        }
    }

    /// Returns what the room sees at a moment, with what is being typed if the room is to see that.
    pub fn seen(&self, now: Moment) -> RoomView {
        let mut view = room::view(&self.session, now);
        let shown = room::shown_while_typed(self.state());
        let typing = shown.contains(&self.entry.focus);
        view.typing = typing
            .then(|| Clean::line(self.typed_now()))
            .filter(|text| !text.is_blank());
        view
    }
}
