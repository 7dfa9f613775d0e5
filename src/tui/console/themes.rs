//! What keys do with themes: naming one, putting items in it, removing it.

use super::state::Console;
use crate::domain::command::Command;
use crate::domain::text::Clean;
use crate::tui::env::{Env, Tone};
use crate::tui::wording;

impl Console {
    /// Names a theme and puts the item under the cursor in it.
    pub(super) fn add_theme(&mut self, env: &mut Env) {
        let Some(place) = self.state().current else {
            return;
        };
        let name = Clean::line(self.entry.slot().map_or("", |slot| slot.line.text()));
        let item = self.items().get(self.row).cloned();
        if self.decide(Command::AddTheme { place, name, item }, env) {
            self.entry.clear();
            self.touched = false;
            self.typing = false;
            self.go_on_unclustered();
            self.save_draft(env);
        }
    }

    /// Puts the item under the cursor in the theme with this index, or in none.
    pub(super) fn cluster(&mut self, number: Option<usize>, env: &mut Env) {
        let Some((place, _, part)) = self.state().current() else {
            return;
        };
        let theme = number.map(|number| part.order.get(number).copied());
        let is_gone = theme == Some(None);
        let theme = theme.flatten();
        let Some(item) = self.items().get(self.row).cloned().filter(|_| !is_gone) else {
            return;
        };
        if self.decide(Command::Cluster { place, item, theme }, env) && theme.is_some() {
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
}
