//! What keys and the mouse do in a replay.

use crossterm::event::{KeyCode, KeyEvent, MouseEvent, MouseEventKind};

use super::layout::track;
use super::state::Replay;
use crate::domain::event::{EventIndex, Moment};
use crate::domain::replay::{self, SearchDirection};
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::messages::{Effect, ReplayPart};
use crate::tui::request::{Ask, Opening, Question, Request};

/// How far the arrows go, in milliseconds of what is shown.
const NEAR: u64 = 5_000;

impl Replay {
    /// Performs an action in the replay. `env.now` is real time here.
    pub fn act(&mut self, action: Action, env: &mut Env) {
        let now = env.now;
        let (shown, index) = (self.shown(), self.index());
        let far = self.length() / 10;
        if self.part == ReplayPart::Room && shows_more(action) {
            return env.tell(Tone::Warn, "said-room-only");
        }
        match action {
            Action::Play => self.toggle(now),
            Action::Faster | Action::Slower => {
                self.speed = match action {
                    Action::Faster => self.speed.faster(),
                    _ => self.speed.slower(),
                };
                self.count_anew(now);
            }
            Action::Rewind => self.show_at(shown.saturating_sub(NEAR), now),
            Action::Forward => self.show_at(shown.saturating_add(NEAR), now),
            Action::RewindFar => self.show_at(shown.saturating_sub(far), now),
            Action::ForwardFar => self.show_at(shown.saturating_add(far), now),
            Action::First => self.show_event(EventIndex::FIRST, now),
            Action::Last => self.show_event(self.timeline.last(), now),
            Action::EventBack => self.stop_at(index.previous(), now),
            Action::EventOn => self.stop_at(index.next(), now),
            Action::Previous => {
                let step = self.step(SearchDirection::Back).unwrap_or_default();
                self.show_event(step, now);
            }
            Action::Next => {
                if let Some(step) = self.step(SearchDirection::On) {
                    self.show_event(step, now);
                }
            }
            Action::RoomView => self.console.turn_view(),
            Action::Up => self.console.row = self.console.row.saturating_sub(1),
            Action::Down => {
                let last = self.console.items().len().saturating_sub(1);
                self.console.row = (self.console.row + 1).min(last);
            }
            Action::Search => env.ask(Request::Open(Opening::Ask(Ask::Search))),
            Action::SearchNext => self.search(SearchDirection::On, env),
            Action::SearchPrevious => self.search(SearchDirection::Back, env),
            Action::Trace => env.ask(Request::Open(Opening::ItemStory)),
            Action::Results => env.ask(Request::Open(Opening::Results)),
            Action::Export => env.ask(Request::Open(Opening::Handover)),
            Action::Read => env.ask(Request::Open(Opening::Reader)),
            Action::Branch => env.ask(Request::Open(Opening::Question(Question::Branch))),
            Action::TakeUp => {
                if let Some(session) = self.home.clone() {
                    env.effect(Effect::Open(session));
                }
            }
            Action::Leave => self.leave(env),
            // It may be one too many, after a window.
            Action::Escape => env.tell(Tone::Warn, "said-replay-leave"),
            _ => {}
        }
    }

    fn toggle(&mut self, now: Moment) {
        if self.is_playing() {
            self.since = None;
            return;
        }
        if self.is_at_end() && !self.is_live {
            self.show_event(EventIndex::FIRST, now);
        }
        self.play(now);
    }

    /// Goes home if the session was chosen there, else ends the program.
    fn leave(&self, env: &mut Env) {
        if self.home.is_some() {
            env.ask(Request::GoHome);
        } else {
            env.effect(Effect::Close);
            env.effect(Effect::Quit);
        }
    }

    /// Takes a mouse event: the mouse takes hold of the scrubber, drags it and lets it go. A replay that plays goes on
    /// from there.
    pub fn drag(&mut self, event: MouseEvent, env: &Env) {
        let track = track(env.area);
        match event.kind {
            MouseEventKind::Down(_) => self.is_held = event.row == track.y,
            MouseEventKind::Up(_) => self.is_held = false,
            _ => {}
        }
        if self.is_held {
            let last = u64::from(track.width.saturating_sub(1)).max(1);
            let cell = u64::from(event.column.saturating_sub(track.x)).min(last);
            self.show_at(self.length().saturating_mul(cell) / last, env.now);
        }
    }

    /// Goes to as many tenths of the length as the digit of the key says.
    pub fn tenth(&mut self, event: KeyEvent, now: Moment) {
        if let KeyCode::Char(digit) = event.code
            && let Some(tenths) = digit.to_digit(10)
        {
            let shown = self.length().saturating_mul(tenths.into()) / 10;
            self.show_at(shown, now);
        }
    }

    /// Looks for a text, from the moment shown on.
    pub fn look_for(&mut self, text: &str, env: &mut Env) {
        text.trim().clone_into(&mut self.wanted);
        self.search(SearchDirection::On, env);
    }

    /// Goes to the nearest event that has the text in it.
    fn search(&mut self, direction: SearchDirection, env: &mut Env) {
        if self.wanted.is_empty() {
            return env.ask(Request::Open(Opening::Ask(Ask::Search)));
        }
        let found = replay::find(&self.timeline, &self.wanted, self.index(), direction);
        if let Some(index) = found {
            self.stop_at(index, env.now);
        } else {
            let args = [("text", self.wanted.clone().into())];
            env.say(Tone::Warn, env.words().with("said-not-found", &args));
        }
    }
}

/// Whether an action shows more than the room saw.
fn shows_more(action: Action) -> bool {
    matches!(
        action,
        Action::RoomView
            | Action::Search
            | Action::SearchNext
            | Action::SearchPrevious
            | Action::Trace
            | Action::Results
            | Action::Export
            | Action::Read
            | Action::Branch
            | Action::TakeUp
    )
}
