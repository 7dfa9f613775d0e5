//! What the facilitator does with the room's screen: choose what it shows, cover it, and look at it here.

use super::state::{Console, Outside};
use crate::domain::command::Command;
use crate::domain::event::{Curtain, Moment, RoomSetting, Shows};
use crate::domain::room::{self, RoomView};
use crate::domain::session::State;
use crate::domain::text::Clean;
use crate::domain::words::Words;
use crate::domain::workshop::StepId;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::{Opening, Question, Request};
use crate::tui::theme::Viewpoint;
use crate::tui::wording::clock_time;

/// A line of the window that chooses what the room sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomChoice {
    /// What its screen shows.
    Show(Shows),
    /// Whether it sees what is being typed.
    Typing,
    /// The theme of its screen.
    Theme,
}

impl RoomChoice {
    /// Returns what can be chosen, in the order of the window that offers it: what is of the current step, what other
    /// steps brought, and how it is shown.
    pub fn all(state: &State) -> Vec<Self> {
        let own = [
            Shows::Auto,
            Shows::Question,
            Shows::Items,
            Shows::Results,
            Shows::Agenda,
            Shows::Opening,
        ];
        let others = room::with_results(state).filter(|index| state.current != Some(*index));
        let step = |index| Some(Shows::Step(state.step(index)?.0.id.clone()));
        let shown = own.into_iter().chain(others.filter_map(step));
        shown
            .map(Self::Show)
            .chain([Self::Typing, Self::Theme])
            .collect()
    }

    /// Returns its name.
    pub fn name(&self, state: &State, words: &Words) -> String {
        let key = match self {
            Self::Show(Shows::Auto) => "room-choice-auto",
            Self::Show(Shows::Question) => "room-choice-question",
            Self::Show(Shows::Items) => "room-choice-items",
            Self::Show(Shows::Results) => "room-choice-results",
            Self::Show(Shows::Agenda) => "room-choice-agenda",
            Self::Show(Shows::Opening) => "room-choice-opening",
            Self::Show(Shows::Break { until, .. }) => {
                let time = clock_time(*until, state);
                return words.with("head-room-break", &[("time", time.into())]);
            }
            Self::Show(Shows::Step(id)) => {
                let title = state
                    .workshop()
                    .step(id)
                    .map_or("", |(_, step)| step.title.get(state.lang()));
                return words.with("room-choice-step", &[("title", title.into())]);
            }
            Self::Typing => "room-choice-typing",
            Self::Theme => "room-choice-theme",
        };
        words.get(key).into_owned()
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

fn turned(room: RoomSetting, by: i32) -> RoomSetting {
    RoomSetting {
        turned: room.turned.saturating_add(by),
        ..room
    }
}

impl Console {
    /// Performs an action on the room's screen.
    pub(super) fn act_on_room(&mut self, action: Action, env: &mut Env) {
        let room = self.state().room.clone();
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
            Action::WallOn => self.set_room(turned(room, 1), env),
            Action::WallBack => self.set_room(turned(room, -1), env),
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
        if !step.shows.is_empty() {
            return self.show_next(env);
        }
        if !room::can_reveal(step) {
            return env.tell(Tone::Warn, "said-nothing-to-reveal");
        }
        let shown = !part.revealed;
        if shown && !room::has_results(self.state(), index) {
            return env.tell(Tone::Warn, "said-nothing-to-show");
        }
        if let Some(ballots) = room::few_ballots(self.state(), index).filter(|_| shown) {
            let question = Question::FewBallots { ballots, of: None };
            return env.ask(Request::Open(Opening::Question(question)));
        }
        let id = step.id.clone();
        if self.decide(Command::Reveal { step: index, shown }, env) {
            if matches!(self.state().room.shows, Shows::Break { .. }) {
                // The wall shows the break, and what is revealed beside its end.
                let beside = shown.then_some(&id);
                self.set_room(room::showing_step(self.state(), beside), env);
            }
            let key = if shown {
                "said-revealed"
            } else {
                "said-hidden"
            };
            env.tell(Tone::Good, key);
        }
    }

    /// Shows what the next of the steps brought that this one talks about; after the last, the question again.
    fn show_next(&mut self, env: &mut Env) {
        let state = self.state();
        let Some((index, step, _)) = state.current() else {
            return;
        };
        let workshop = state.workshop();
        let others = step.shows.iter().filter_map(|id| workshop.step(id));
        let own = room::brings_results(step).then_some((index, step));
        let shown: Vec<_> = others
            .chain(own)
            .filter(|(of, _)| {
                if *of == index {
                    room::has_results(state, *of)
                } else {
                    room::can_be_brought(state, *of)
                }
            })
            .map(|(_, step)| step)
            .collect();
        if shown.is_empty() {
            return env.tell(Tone::Warn, "said-nothing-to-show");
        }
        let before = state.room.shows.step();
        let place = before.and_then(|id| shown.iter().position(|step| step.id == *id));
        let at = place.map_or(0, |place| place + 1);
        let next = shown.get(at).map(|step| &step.id);
        let said = match (shown.get(at), &state.room.shows) {
            (Some(step), _) => {
                let title = step.title.get(state.lang());
                let args = [
                    ("title", title.into()),
                    ("n", (at + 1).into()),
                    ("of", shown.len().into()),
                ];
                env.words().with("said-shows-step", &args)
            }
            (None, Shows::Break { until, .. }) => {
                let args = [("time", clock_time(*until, state).into())];
                env.words().with("said-break", &args)
            }
            (None, _) => env.words().get("said-shows-question").into_owned(),
        };
        if next.is_some_and(|id| self.asks_first(id, env)) {
            return;
        }
        self.set_room(room::showing_step(self.state(), next), env);
        env.say(Tone::Good, said);
    }

    /// Asks first whether the room shall see what an earlier step brought, if that is of few secret ballots and nobody
    /// has said so yet. Returns whether it asks.
    fn asks_first(&self, id: &StepId, env: &mut Env) -> bool {
        let state = self.state();
        let found = state.workshop().step(id).map(|(index, _)| index);
        let hidden = found.filter(|index| {
            let part = state.step(*index).map(|(_, part)| part);
            part.is_some_and(|part| !part.revealed)
        });
        let Some(ballots) = hidden.and_then(|index| room::few_ballots(state, index)) else {
            return false;
        };
        let of = Some(id.clone());
        let question = Question::FewBallots { ballots, of };
        env.ask(Request::Open(Opening::Question(question)));
        true
    }

    /// Applies a choice for the room's screen. Choosing the results reveals them.
    pub fn choose_for_room(&mut self, choice: &RoomChoice, env: &mut Env) {
        if let RoomChoice::Show(Shows::Step(id)) = choice
            && self.asks_first(id, env)
        {
            return;
        }
        let state = self.state();
        let room = match choice {
            RoomChoice::Show(Shows::Step(id)) => room::showing_step(state, Some(id)),
            RoomChoice::Show(shows) => room::showing(state, shows.clone()),
            RoomChoice::Typing => RoomSetting {
                typing: !state.room.typing,
                ..state.room.clone()
            },
            RoomChoice::Theme => return env.next_theme(Viewpoint::Room),
        };
        let hidden = state
            .current()
            .filter(|(_, step, part)| room::can_reveal(step) && !part.revealed)
            .map(|(index, ..)| index);
        if let (RoomChoice::Show(Shows::Results), Some((index, ..))) = (choice, state.current())
            && !room::has_results(state, index)
        {
            return env.tell(Tone::Warn, "said-nothing-to-show");
        }
        self.set_room(room, env);
        if let (RoomChoice::Show(Shows::Results), Some(step)) = (choice, hidden) {
            if let Some(ballots) = room::few_ballots(self.state(), step) {
                let question = Question::FewBallots { ballots, of: None };
                return env.ask(Request::Open(Opening::Question(question)));
            }
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
