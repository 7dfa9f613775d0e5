//! The help and the palette, which are searched by typing and read from the table of keys.

use crate::domain::words::Words;
use crate::domain::workshop::Kind;
use crate::tui::console::state::Console;
use crate::tui::entry::Line;
use crate::tui::env::Env;
use crate::tui::keys::{self, Action, Context, Key, TABLE};
use crate::tui::messages::Access;
use crate::tui::request::Request;
use crate::tui::windows::behind::Behind;
use crate::tui::windows::cursor::travel;

/// The help: what the keys do on the current screen.
#[derive(Clone, Debug)]
pub struct Help {
    /// The text typed to search it.
    pub filter: Line,
    /// How many lines it is scrolled, not counting headings.
    pub cursor: usize,
    /// The contexts it tells about, the most important first.
    here: Vec<Context>,
    /// Whether all of them hold at once, so that a key that an earlier one takes does nothing else.
    at_once: bool,
}

/// A line of the help.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// Where the keys work.
    pub context: Context,
    /// The names of the keys, separated by spaces.
    pub keys: String,
    /// The locale key of what they do.
    pub name: &'static str,
}

/// The palette: every action by name.
#[derive(Clone, Debug)]
pub struct Palette {
    /// The text typed to search it.
    pub filter: Line,
    /// The index of the chosen action among those shown.
    pub cursor: usize,
    /// The actions that can be performed here, each with the name of its key, which may be empty.
    pub actions: Vec<(Action, String)>,
}

impl Help {
    /// Creates the help on what is open.
    pub(in crate::tui::windows) fn new(behind: &Behind<'_>) -> Self {
        let here = if behind.is_covered {
            &behind.contexts
        } else {
            &behind.on_screen
        };
        Self {
            filter: Line::default(),
            cursor: 0,
            here: here.clone(),
            // At home and in a form, all contexts hold at once, as they do in a window.
            at_once: behind.is_covered || behind.console.is_none(),
        }
    }

    pub(in crate::tui::windows) fn act(&mut self, action: Action, env: &mut Env) {
        match action {
            Action::Escape | Action::Confirm => env.ask(Request::Close),
            _ => {
                let lines = self.lines(env.words()).len();
                travel(&mut self.cursor, action, lines);
            }
        }
    }

    /// Returns the lines that match what is typed.
    pub fn lines(&self, words: &Words) -> Vec<HelpLine> {
        let wanted = self.filter.text().to_lowercase();
        let mut taken: Vec<Key> = Vec::new();
        let mut lines = Vec::new();
        for context in &self.here {
            for binding in TABLE.iter().filter(|binding| binding.context == *context) {
                let name = binding.name();
                let is_free = |key: &&Key| !self.at_once || !taken.contains(key);
                let free: Vec<Key> = binding.keys.iter().filter(is_free).copied().collect();
                let others = free.iter().filter_map(|key| key.stand_in());
                let keys: Vec<String> = free
                    .iter()
                    .copied()
                    .chain(others)
                    .map(|key| key.name(words))
                    .collect();
                let keys = keys.join(" ");
                taken.extend(&free);
                if free.is_empty() {
                    continue;
                }
                let text = format!("{} {}", words.get(name), keys).to_lowercase();
                if wanted.split_whitespace().all(|word| text.contains(word)) {
                    let context = *context;
                    lines.push(HelpLine {
                        context,
                        keys,
                        name,
                    });
                }
            }
        }
        lines
    }
}

impl Palette {
    /// Creates the palette of what can be done on the current screen.
    pub(in crate::tui::windows) fn new(behind: &Behind<'_>, words: &Words) -> Self {
        let contexts = &behind.contexts;
        let key_of = |action| keys::key_for(contexts, action, words).unwrap_or_default();
        let mut all = all_outside(contexts);
        let is_session = contexts.contains(&Context::Session);
        let kind = behind.console.and_then(Console::kind);
        if let Some(Kind::Rate(_)) = kind.filter(|_| is_session) {
            all.push(Context::Rate);
        }
        let mut actions: Vec<Action> = keys::active(&all).iter().map(|line| line.action).collect();
        actions.extend([Action::Theme, Action::Bell, Action::Mouse]);
        let can_leave = |console: &Console| console.access != Access::Replayed;
        if behind.console.is_some_and(can_leave) && !behind.is_covered {
            actions.push(Action::Back);
        }
        let mut seen = Vec::new();
        for action in actions.into_iter().filter(|action| action.is_named()) {
            if !seen.contains(&action) {
                seen.push(action);
            }
        }
        let seen = seen.into_iter();
        Self {
            filter: Line::default(),
            cursor: 0,
            actions: seen.map(|action| (action, key_of(action))).collect(),
        }
    }

    pub(in crate::tui::windows) fn act(&mut self, action: Action, env: &mut Env) {
        match action {
            Action::Escape => env.ask(Request::Close),
            Action::Confirm => {
                env.ask(Request::Close);
                if let Some((action, _)) = self.shown(env.words()).get(self.cursor) {
                    env.ask(Request::Act(*action));
                }
            }
            _ => {
                let lines = self.shown(env.words()).len();
                travel(&mut self.cursor, action, lines);
            }
        }
    }

    /// Returns the actions that match what is typed.
    pub fn shown(&self, words: &Words) -> Vec<&(Action, String)> {
        let wanted = self.filter.text().to_lowercase();
        let fits = |action: &Action| {
            let name = words.get(action.name()).to_lowercase();
            wanted.split_whitespace().all(|word| name.contains(word))
        };
        let actions = self.actions.iter();
        actions.filter(|(action, _)| fits(action)).collect()
    }
}

/// Returns the contexts with those outside a text field, so that the palette also offers the actions of letters.
fn all_outside(contexts: &[Context]) -> Vec<Context> {
    let mut all = contexts.to_vec();
    if contexts.contains(&Context::Session) {
        all.push(Context::Outside);
        all.push(Context::Items);
    }
    all
}
