//! What keys do with themes: naming one, putting items in it, taking it away.

use super::super::app::{App, Effect, Tone};
use super::super::wording;
use super::{Console, console, run, run_one};
use crate::domain::command::Command;
use crate::domain::text::Clean;

/// Names a theme and puts the item under the cursor in it.
pub(super) fn add_theme(app: &mut App) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    let Some(place) = console.state().current else {
        return effects;
    };
    let name = Clean::line(console.entry.slot().map_or("", |slot| slot.line.text()));
    let item = console.items().get(console.row).cloned();
    if run(app, &mut effects, Command::AddTheme { place, name, item })
        && let Some(console) = self::console(app)
    {
        console.entry.clear();
        console.touched = false;
        console.typing = false;
        console.go_on_unclustered();
        effects.push(Effect::Draft(console.draft()));
    }
    effects
}

/// Puts the item under the cursor in the theme with this number, or in none.
pub(super) fn cluster(app: &mut App, theme: Option<usize>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let Some(console) = console(app) else {
        return effects;
    };
    let Some((place, _, part)) = console.state().current() else {
        return effects;
    };
    let theme = match theme {
        Some(number) => match part.order.get(number) {
            Some(theme) => Some(*theme),
            None => return effects,
        },
        None => None,
    };
    let Some(item) = console.items().get(console.row).cloned() else {
        return effects;
    };
    if run(app, &mut effects, Command::Cluster { place, item, theme })
        && theme.is_some()
        && let Some(console) = self::console(app)
    {
        console.go_on_unclustered();
    }
    effects
}

/// The theme of the item under the cursor out.
pub(super) fn remove_theme(app: &mut App) -> Vec<Effect> {
    let words = app.words();
    let Some(console) = console(app) else {
        return Vec::new();
    };
    let item = console.items().get(console.row).cloned();
    let part = console.state().current().map(|(_, _, part)| part);
    let themes = part.map(|part| &part.themes);
    let theme = item.and_then(|item| themes?.get(&item).copied());
    let Some(theme) = theme else {
        let text = words.get("said-no-theme").into_owned();
        app.say(Tone::Warn, text);
        return Vec::new();
    };
    let loose = themes.map_or(0, |themes| {
        themes.values().filter(|id| **id == theme).count()
    });
    let name = wording::theme_name(console.state(), theme).unwrap_or_default();
    let text = words.with(
        "said-theme-removed",
        &[("name", name.into()), ("n", loose.into())],
    );
    let effects = run_one(app, Command::RemoveItems(vec![theme]));
    if !effects.is_empty() {
        app.say(Tone::Good, text);
    }
    effects
}

impl Console {
    /// On to the next item that is in no theme yet, round.
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
