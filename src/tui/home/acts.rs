//! What messages and keys do on the home screen.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};

use super::state::{Home, Tab};
use crate::domain::text::Lang;
use crate::tui::entry::Line;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::{self, Action, Context};
use crate::tui::messages::{Effect, SessionLine};
use crate::tui::request::Request;

impl Home {
    /// Takes the list of saved sessions.
    pub fn take_sessions(&mut self, sessions: Vec<SessionLine>, env: &mut Env) {
        let is_first = self.sessions.replace(sessions).is_none();
        if is_first {
            self.offer_crashed();
            self.tell_rescued(env);
        }
        let last = self.shown_count(env.lang).saturating_sub(1);
        self.cursor = self.cursor.min(last);
    }

    /// Shows the sessions at a start after a crash, with the one that broke off chosen, unless somebody is already
    /// choosing a workshop.
    fn offer_crashed(&mut self) {
        let is_untouched = self.cursor == 0 && self.filter.text().is_empty();
        let is_crashed = self
            .shown_sessions()
            .first()
            .is_some_and(|line| line.is_crashed());
        if is_untouched && is_crashed {
            self.tab = Tab::Sessions;
        }
    }

    /// Says at a start which session goes on in a rescue file, and where that is: nobody may have seen it being made.
    fn tell_rescued(&self, env: &mut Env) {
        let sessions = self.sessions.as_deref().unwrap_or_default();
        let mut rescued = sessions.iter().filter_map(|line| line.rescue.as_deref());
        if let Some(path) = rescued.next() {
            let args = [("path", path.into()), ("more", rescued.count().into())];
            env.say(Tone::Warn, env.words().with("home-rescued", &args));
        }
    }

    /// Performs an action on the home screen.
    pub fn act(&mut self, action: Action, env: &mut Env) {
        let last = self.shown_count(env.lang).saturating_sub(1);
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::First => self.cursor = 0,
            Action::Last => self.cursor = last,
            Action::Escape => {
                self.filter = Line::default();
                self.cursor = 0;
            }
            Action::NextField => {
                self.tab = match self.tab {
                    Tab::Workshops => Tab::Sessions,
                    Tab::Sessions => Tab::Workshops,
                };
                self.cursor = 0;
            }
            Action::Language => self.turn_language(env),
            Action::Export => self.export(env),
            Action::Compare => self.compare(env),
            Action::RemoveSession => self.remove(env),
            Action::Confirm => self.confirm(env),
            Action::Prepare => self.prepare(env),
            _ => {}
        }
    }

    /// Takes a key that is no action: text for the filter.
    pub fn typed(&mut self, event: KeyEvent) {
        if self.filter.key(event) {
            self.cursor = 0;
        }
    }

    fn turn_language(&mut self, env: &mut Env) {
        let other = match env.lang {
            Lang::En => Lang::Nl,
            Lang::Nl => Lang::En,
        };
        // The list is ordered differently in the other language, but the same workshop stays chosen.
        if self.tab == Tab::Workshops {
            let before = self.shown_workshops(env.lang);
            let chosen = before.get(self.cursor).map(|listed| &listed.id);
            let after = self.shown_workshops(other);
            let at = after.iter().position(|listed| Some(&listed.id) == chosen);
            self.cursor = at.unwrap_or(0);
        }
        env.ask(Request::Speak(other));
        env.ask(Request::Remember);
    }

    /// Looks up which files would go with the chosen session, for the question whether to remove it. Among workshops,
    /// the key edits the filter.
    fn remove(&mut self, env: &mut Env) {
        if self.tab == Tab::Workshops {
            self.filter.key(KeyEvent::from(KeyCode::Delete));
        } else if let Some(line) = self.chosen_session() {
            env.effect(Effect::LookToRemove {
                id: line.id.clone(),
                name: line.named(),
            });
        }
    }

    /// Reads the chosen session for the window that asks which documents to write. The session is not opened.
    fn export(&self, env: &mut Env) {
        match self.chosen_session() {
            Some(line) => env.effect(Effect::Look(line.id.clone())),
            None => env.tell(Tone::Warn, "said-no-session-chosen"),
        }
    }

    /// Chooses the first of two sessions to compare, or compares the chosen one with the first.
    fn compare(&mut self, env: &mut Env) {
        let Some(chosen) = self.chosen_session().map(|line| line.id.clone()) else {
            return env.tell(Tone::Warn, "said-no-session-chosen");
        };
        match self.beside.take() {
            Some(first) if first == chosen => {}
            Some(first) => env.effect(Effect::Compare([first, chosen])),
            None => {
                self.beside = Some(chosen);
                let here = [Context::Home, Context::Anywhere];
                let key = keys::key_for(&here, Action::Compare, env.words());
                let args = [("key", key.unwrap_or_default().into())];
                env.say(Tone::Good, env.words().with("said-choose-other", &args));
            }
        }
    }

    /// Opens the chosen session, which is prepared, without beginning it.
    fn prepare(&mut self, env: &mut Env) {
        match self.chosen_session().filter(|line| line.is_prepared) {
            Some(line) => {
                let id = line.id.clone();
                self.is_to_begin = false;
                env.effect(Effect::Open(id));
            }
            None => env.tell(Tone::Warn, "said-none-prepared"),
        }
    }

    fn confirm(&mut self, env: &mut Env) {
        match self.tab {
            Tab::Workshops => {
                let shown = self.shown_workshops(env.lang);
                match shown.get(self.cursor).map(|listed| &listed.workshop) {
                    Some(Ok(workshop)) => env.ask(Request::FillIn(Arc::clone(workshop))),
                    Some(Err(_)) => env.tell(Tone::Warn, "said-faulty-script"),
                    None => {}
                }
            }
            Tab::Sessions => {
                if let Some(line) = self.chosen_session() {
                    let is_over = line.step.is_none() && line.trouble.is_none();
                    let id = line.id.clone();
                    self.is_to_begin = line.is_prepared;
                    env.effect(if is_over {
                        Effect::Replay(id)
                    } else {
                        Effect::Open(id)
                    });
                }
            }
        }
    }
}
