//! What messages and keys do on the home screen.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};

use super::state::{Home, Tab};
use crate::domain::carry::OpenAction;
use crate::domain::event::Outcome;
use crate::domain::text::Lang;
use crate::tui::entry::Line;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::{self, Action, Context};
use crate::tui::messages::{AboutActions, Effect, Listed, SessionLine, Settled, Settling};
use crate::tui::request::Request;
use crate::tui::widgets::text::cut;

/// The most cells of an action in what is said of it.
const SAID: usize = 40;

impl Home {
    /// Takes the workshops as they are now. The same one stays chosen, if it is still there.
    pub fn take_workshops(&mut self, workshops: Vec<Listed>, lang: Lang) {
        let shown = self.shown_workshops(lang);
        let chosen = shown.get(self.cursor).map(|listed| listed.id.clone());
        self.workshops = workshops;
        if self.tab == Tab::Workshops {
            let shown = self.shown_workshops(lang);
            let at = shown
                .iter()
                .position(|listed| Some(&listed.id) == chosen.as_ref());
            let last = shown.len().saturating_sub(1);
            self.cursor = at.unwrap_or(self.cursor.min(last));
        }
    }

    /// Takes the list of saved sessions.
    pub fn take_sessions(&mut self, sessions: Vec<SessionLine>, env: &mut Env) {
        let is_first = self.sessions.replace(sessions).is_none();
        if is_first {
            self.offer_crashed();
            self.tell_rescued(env);
        }
        let last = self.shown_count(env.lang).saturating_sub(1);
        self.cursor = self.cursor.min(last);
        // A session that changed, came or went may have changed what is open.
        if self.tab == Tab::Actions {
            env.effect(Effect::Actions(AboutActions::Read));
        }
    }

    /// Takes the open actions of all sessions. The same one stays chosen, if it is still there.
    pub fn take_actions(&mut self, actions: Vec<OpenAction>, damaged: usize, lang: Lang) {
        let chosen = self.chosen_action().cloned();
        self.actions = Some(actions);
        self.damaged = damaged;
        if self.tab == Tab::Actions {
            let is_same = |it: &&OpenAction| {
                let same = |one: &OpenAction| one.session == it.session && one.item == it.item;
                chosen.as_ref().is_some_and(same)
            };
            let at = self.shown_actions().iter().position(is_same);
            let last = self.shown_count(lang).saturating_sub(1);
            self.cursor = at.unwrap_or(self.cursor.min(last));
        }
    }

    /// Takes note that what became of an action is in its session, or is taken back.
    pub fn take_settled(&mut self, settled: Settled, settling: Settling, env: &mut Env) {
        let words = env.words();
        let key = match settling {
            Settling::Noted => "said-settled",
            Settling::TakenBack => "said-settled-back",
        };
        let outcome = format!("outcome-{}", settled.outcome.name());
        let undo = keys::key_for(&self.contexts(), Action::Undo, words);
        let args = [
            ("what", cut(settled.what.as_str(), SAID).into()),
            ("outcome", words.get(&outcome).into_owned().into()),
            ("key", undo.unwrap_or_default().into()),
        ];
        let said = words.with(key, &args);
        env.say(Tone::Good, said);
        self.settled.retain(|other| *other != settled);
        if settling == Settling::Noted {
            self.settled.push(settled);
        }
        env.effect(Effect::Actions(AboutActions::Read));
    }

    /// Notes what became of the chosen action. It leaves the list at once, and comes back if it could not be noted.
    fn settle(&mut self, outcome: Outcome, env: &mut Env) {
        let Some(action) = self.chosen_action().cloned() else {
            return env.tell(Tone::Warn, "said-no-action-chosen");
        };
        if let Some(actions) = &mut self.actions {
            actions.retain(|other| *other != action);
        }
        let last = self.shown_count(env.lang).saturating_sub(1);
        self.cursor = self.cursor.min(last);
        env.effect(Effect::Actions(AboutActions::Settle(
            Box::new(action),
            outcome,
        )));
    }

    /// Says why it was not noted what became of an action, and reads again what is open.
    pub fn take_not_settled(&self, why: String, env: &mut Env) {
        env.say(Tone::Warn, why);
        env.effect(Effect::Actions(AboutActions::Read));
    }

    /// Takes back what was noted last.
    fn take_back(&self, env: &mut Env) {
        match self.settled.last() {
            Some(settled) => env.effect(Effect::Actions(AboutActions::TakeBack(settled.clone()))),
            None => env.tell(Tone::Warn, "said-none-settled"),
        }
    }

    fn turn_to(&mut self, tab: Tab, env: &mut Env) {
        self.tab = tab;
        self.cursor = 0;
        if tab == Tab::Actions {
            env.effect(Effect::Actions(AboutActions::Read));
        }
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
            Action::NextField => self.turn_to(self.tab.turned(1), env),
            Action::PreviousField => self.turn_to(self.tab.turned(Tab::ALL.len() - 1), env),
            Action::ReviewDone => self.settle(Outcome::Done, env),
            Action::ReviewDropped => self.settle(Outcome::Dropped, env),
            Action::Undo => self.take_back(env),
            Action::Language => self.turn_language(env),
            Action::Export => self.export(env),
            Action::Compare => self.compare(env),
            Action::RemoveSession => self.remove(env),
            Action::Confirm => self.confirm(env),
            Action::Prepare => self.prepare(env),
            Action::NewPlan => env.effect(Effect::ReadPlan(None)),
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
        let action = self.chosen_action().map(|action| &action.session);
        match self.chosen_session().map(|line| &line.id).or(action) {
            Some(id) => env.effect(Effect::Look(id.clone())),
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

    /// Opens the chosen workshop to plan with, or the chosen session: one that is prepared without beginning it, one that is over to correct it.
    fn prepare(&mut self, env: &mut Env) {
        if self.tab == Tab::Workshops {
            let shown = self.shown_workshops(env.lang);
            if let Some(listed) = shown.get(self.cursor) {
                env.effect(Effect::ReadPlan(Some(listed.id.clone())));
            }
            return;
        }
        let waits = |line: &&SessionLine| line.is_prepared || line.is_over();
        match self.chosen_session().filter(waits) {
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
            // What led to it is in the session.
            Tab::Actions => {
                if let Some(action) = self.chosen_action() {
                    env.effect(Effect::Replay(action.session.clone()));
                }
            }
            Tab::Sessions => {
                if let Some(line) = self.chosen_session() {
                    let id = line.id.clone();
                    let is_over = line.is_over();
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
