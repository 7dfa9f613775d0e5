//! What keys do with themes: naming one, putting items in it, removing it.

use crossterm::event::KeyCode;

use super::state::Console;
use crate::domain::command::Command;
use crate::domain::text::{Clean, folded};
use crate::tui::env::{Env, Tone};
use crate::tui::wording;

/// How long the second digit of a theme's number is waited for, in milliseconds.
const SECOND_DIGIT: u64 = 700;

impl Console {
    /// Takes a digit of a theme's number. A second one is waited for as long as one can follow.
    pub(super) fn type_theme(&mut self, digit: char, env: &mut Env) {
        let Some(digit) = digit.to_digit(10).and_then(|it| usize::try_from(it).ok()) else {
            return;
        };
        let themes = self.themes();
        let number = match self.theme_typed.take() {
            Some((tens, _)) if tens * 10 + digit <= themes => tens * 10 + digit,
            Some((other, _)) => {
                self.cluster(other.checked_sub(1), env);
                digit
            }
            None => digit,
        };
        if number > 0 && number * 10 <= themes {
            self.theme_typed = Some((number, env.now.mono + SECOND_DIGIT));
        } else if number > 0 {
            self.cluster(Some(number - 1), env);
        }
    }

    /// Whether a key is the second digit that the number of a theme waits for.
    pub fn waits_for(&self, code: KeyCode) -> bool {
        let is_digit = matches!(code, KeyCode::Char(sign) if sign.is_ascii_digit());
        self.theme_typed.is_some() && is_digit
    }

    /// Takes the number typed so far as it is, where one waits; a key that is no digit does not wait for another.
    pub fn take_theme_typed(&mut self, env: &mut Env) {
        if let Some((number, _)) = self.theme_typed.take() {
            self.cluster(number.checked_sub(1), env);
        }
    }

    /// Takes the number typed so far once no second digit can follow.
    pub fn take_theme_due(&mut self, env: &mut Env) {
        if self.theme_typed.is_some_and(|(_, due)| due <= env.now.mono) {
            self.take_theme_typed(env);
        }
    }

    /// How many themes the current step has.
    fn themes(&self) -> usize {
        let part = self.state().current().map(|(_, _, part)| part);
        part.map_or(0, |part| part.order.len())
    }

    /// Names a theme and puts the item under the cursor in it.
    pub(super) fn add_theme(&mut self, env: &mut Env) {
        let Some(step) = self.state().current else {
            return;
        };
        let name = Clean::line(self.entry.slot().map_or("", |slot| slot.line.text()));
        let item = self.items().get(self.row).cloned();
        let command = match (self.theme_named(&name), item) {
            // A name there is already is that theme.
            (Some(theme), Some(item)) => Command::Cluster {
                step,
                item,
                theme: Some(theme),
            },
            (_, item) => Command::AddTheme { step, name, item },
        };
        if self.decide(command, env) {
            self.clear_entry();
            self.touched = false;
            self.leave_for_commands();
            self.go_on_unclustered();
            self.save_draft(env);
        }
    }

    /// Puts the item under the cursor in the theme with this index, or in none.
    pub(super) fn cluster(&mut self, number: Option<usize>, env: &mut Env) {
        let Some((step, _, part)) = self.state().current() else {
            return;
        };
        let theme = number.map(|number| part.order.get(number).copied());
        let is_gone = theme == Some(None);
        let theme = theme.flatten();
        let Some(item) = self.items().get(self.row).cloned().filter(|_| !is_gone) else {
            return;
        };
        if self.decide(Command::Cluster { step, item, theme }, env) && theme.is_some() {
            self.go_on_unclustered();
        }
    }

    /// Removes the theme of the item under the cursor.
    pub(super) fn remove_theme(&mut self, env: &mut Env) {
        let item = self.items().get(self.row).cloned();
        let part = self.state().current().map(|(_, _, part)| part);
        let themes = part.map(|part| &part.themes);
        let theme = item.and_then(|item| themes?.get(&item).copied());
        let (Some(theme), Some(themes)) = (theme, themes) else {
            return env.tell(Tone::Warn, "said-no-theme");
        };
        let loose = themes.values().filter(|id| **id == theme).count();
        let name = wording::theme_name(self.state(), theme).unwrap_or_default();
        let args = [("name", name.into()), ("n", loose.into())];
        let text = env.words().with("said-theme-removed", &args);
        if self.decide_and_sync(Command::RemoveItems(vec![theme]), env) {
            env.say(Tone::Good, text);
        }
    }

    /// Moves on to the next item without a theme, from the last item to the first.
    fn go_on_unclustered(&mut self) {
        let items = self.items();
        let Some((_, _, part)) = self.state().current() else {
            return;
        };
        let free = |row: &usize| {
            items
                .get(*row)
                .is_some_and(|item| !part.themes.contains_key(item))
        };
        let after = (self.row + 1..items.len()).chain(0..self.row).find(free);
        self.row = after.unwrap_or(self.row);
    }

    /// The theme of the current step with this name, whatever its capitals and accents.
    fn theme_named(&self, name: &Clean) -> Option<u32> {
        let (_, _, part) = self.state().current()?;
        let wanted = folded(name.as_str());
        let is_it = |id: &&u32| {
            let name = wording::theme_name(self.state(), **id);
            name.is_some_and(|name| folded(name) == wanted)
        };
        part.order.iter().find(is_it).copied()
    }
}
