//! What keys do in the planner.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use super::state::{Picking, Planner};
use crate::domain::script::sheet::{Edit, Fresh};
use crate::domain::text::{Clean, Lang};
use crate::tui::entry::Line;
use crate::tui::env::{Env, Tone};
use crate::tui::keys::Action;
use crate::tui::request::Request;

impl Planner {
    /// Performs an action in the planner.
    pub fn act(&mut self, action: Action, env: &mut Env) {
        if self.picking.is_some() {
            return self.pick(action, env);
        }
        if self.is_form {
            return self.act_in_form(action, env);
        }
        let last = self.sheet.steps().len().saturating_sub(1);
        let at = self.cursor;
        match action {
            Action::Edit => self.open_form(),
            Action::Up => self.go(at.saturating_sub(1)),
            Action::Down => self.go(at + 1),
            Action::First => self.go(0),
            Action::Last => self.go(last),
            Action::MoveUp if at > 0 => self.put(at - 1, env),
            Action::MoveDown if at < last => self.put(at + 1, env),
            Action::More => self.by_minutes(1, env),
            Action::Less => self.by_minutes(-1, env),
            Action::NewStep => self.picking = Some(Picking::Fresh(0)),
            Action::NameIt => self.ask_title(),
            Action::Library => self.picking = Some(Picking::Library(Line::default(), 0)),
            Action::Repeat if self.edit(&Edit::Repeat(at), env) => self.go(at + 1),
            Action::Remove => self.remove(env),
            Action::Park => {
                if let Some(step) = self.step() {
                    let parked = !step.parked;
                    self.edit(&Edit::Park(at, parked), env);
                    self.go(at);
                }
            }
            Action::Undo => self.turn(false, env),
            Action::Redo => self.turn(true, env),
            Action::PlanLanguage => self.turn_language(env),
            Action::Begin => self.begin(env),
            Action::Back => env.ask(Request::GoHome),
            _ => {}
        }
    }

    fn act_in_form(&mut self, action: Action, env: &mut Env) {
        let last = self.entry.slots.len().saturating_sub(1);
        match action {
            Action::Escape => {
                self.leave_field(env);
                self.is_form = false;
            }
            Action::PreviousField | Action::Up => {
                self.leave_field(env);
                self.entry.previous();
            }
            Action::Confirm if self.entry.focus >= last => {
                self.leave_field(env);
                self.is_form = false;
            }
            Action::NextField | Action::Down | Action::Confirm => {
                self.leave_field(env);
                self.entry.next();
            }
            Action::Next => {
                self.leave_field(env);
                self.go(self.cursor + 1);
            }
            Action::Previous => {
                self.leave_field(env);
                self.go(self.cursor.saturating_sub(1));
            }
            _ => {}
        }
    }

    /// Takes a key that is no action.
    pub fn typed(&mut self, event: KeyEvent, env: &mut Env) {
        match &mut self.picking {
            Some(Picking::Library(filter, cursor)) => {
                if filter.key(event) {
                    *cursor = 0;
                }
                return;
            }
            Some(Picking::Title(line)) => {
                line.key(event);
                return;
            }
            Some(Picking::Fresh(_)) | None => {}
        }
        if !self.is_form || self.picking.is_some() {
            return;
        }
        let lang = self.lang;
        if self
            .entry
            .slot_mut()
            .is_some_and(|slot| slot.key(event, lang))
        {
            let is_choice = self
                .entry
                .slot()
                .is_some_and(|slot| !slot.choices().is_empty());
            self.take_field(env);
            if is_choice {
                // Another kind has other fields.
                self.fill();
            }
        }
    }

    /// Takes pasted text into the field.
    pub fn paste(&mut self, text: &str, env: &mut Env) {
        if let Some(Picking::Library(line, _) | Picking::Title(line)) = &mut self.picking {
            return line.insert(text);
        }
        let slot = self.entry.slot_mut().filter(|_| self.is_form);
        if let Some(slot) = slot.filter(|slot| slot.choices().is_empty()) {
            slot.line.insert(text);
            self.take_field(env);
        }
    }

    fn open_form(&mut self) {
        if self.step().is_some() {
            self.entry.focus = 0;
            self.is_form = true;
        }
    }

    fn put(&mut self, to: usize, env: &mut Env) {
        if self.edit(
            &Edit::Move {
                from: self.cursor,
                to,
            },
            env,
        ) {
            self.go(to);
        }
    }

    fn by_minutes(&mut self, by: i16, env: &mut Env) {
        let minutes = self.step().and_then(|step| step.minutes);
        let minutes = minutes.and_then(|minutes| minutes.checked_add_signed(by));
        if let Some(minutes) = minutes.filter(|minutes| (1..=1440).contains(minutes)) {
            self.edit(&Edit::Minutes(self.cursor, minutes), env);
            self.fill();
        }
    }

    /// Takes the step out, and says what lacks something now.
    fn remove(&mut self, env: &mut Env) {
        let Some(step) = self.step() else { return };
        let title = step.title.get(self.lang).to_owned();
        let before = self.sheet.faults().len();
        if !self.edit(&Edit::Remove(self.cursor), env) {
            return;
        }
        self.go(self.cursor);
        let lacks = self.sheet.faults().len().saturating_sub(before);
        let args = [("step", title.into()), ("n", lacks.into())];
        let tone = if lacks == 0 { Tone::Good } else { Tone::Warn };
        env.say(tone, env.words().with("said-plan-removed", &args));
    }

    fn turn(&mut self, again: bool, env: &mut Env) {
        let is_done = if again {
            self.sheet.redo()
        } else {
            self.sheet.undo()
        };
        if is_done {
            self.keep(env);
            self.go(self.cursor);
        } else {
            let key = if again {
                "refused-nothing-to-redo"
            } else {
                "refused-nothing-to-undo"
            };
            env.tell(Tone::Warn, key);
        }
    }

    /// Goes on in the other language it is written in.
    fn turn_language(&mut self, env: &mut Env) {
        let other = match self.lang {
            Lang::En => Lang::Nl,
            Lang::Nl => Lang::En,
        };
        if self.sheet.langs().contains(&other) {
            self.lang = other;
            self.fill();
        } else {
            env.tell(Tone::Warn, "said-plan-one-language");
        }
    }

    /// Fills in the start form of the workshop it makes.
    fn begin(&self, env: &mut Env) {
        if let Some(workshop) = self.sheet.workshop() {
            return env.ask(Request::FillIn(Arc::new(workshop.clone())));
        }
        let args = [("n", self.sheet.faults().len().into())];
        env.say(Tone::Warn, env.words().with("said-plan-faulty", &args));
    }

    fn pick(&mut self, action: Action, env: &mut Env) {
        if let Some(Picking::Title(line)) = &self.picking {
            let title = Clean::line(line.text());
            match action {
                Action::Escape => self.picking = None,
                Action::Confirm if title.is_blank() => env.tell(Tone::Warn, "plan-no-name"),
                Action::Confirm => {
                    self.picking = None;
                    self.call(title.as_str(), env);
                }
                _ => {}
            }
            return;
        }
        let count = match &self.picking {
            Some(Picking::Fresh(_)) => Fresh::ALL.len(),
            Some(Picking::Library(filter, _)) => self.found(filter.text(), self.lang).len(),
            Some(Picking::Title(_)) | None => 0,
        };
        let (Some(Picking::Fresh(cursor) | Picking::Library(_, cursor)), last) =
            (&mut self.picking, count.saturating_sub(1))
        else {
            return;
        };
        match action {
            Action::Escape => self.picking = None,
            Action::Up => *cursor = cursor.saturating_sub(1),
            Action::Down => *cursor = (*cursor + 1).min(last),
            Action::Confirm => self.add(env),
            _ => {}
        }
    }

    /// Adds the chosen step behind the one under the cursor, and opens it.
    fn add(&mut self, env: &mut Env) {
        let at = (self.cursor + 1).min(self.sheet.steps().len());
        let edit = match &self.picking {
            Some(Picking::Fresh(kind)) => Fresh::ALL.get(*kind).map(|fresh| Edit::Add(at, *fresh)),
            Some(Picking::Library(filter, chosen)) => {
                let found = self.found(filter.text(), self.lang);
                let step = found.get(*chosen);
                step.map(|step| Edit::Take(at, step.text.clone()))
            }
            Some(Picking::Title(_)) | None => None,
        };
        self.picking = None;
        if edit.is_some_and(|edit| self.edit(&edit, env)) {
            self.go(at);
            self.open_form();
        }
    }
}
