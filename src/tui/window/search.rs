//! Lists one searches by typing: the help and the palette, both read from the table of keys.

use super::super::app::{App, Screen};
use super::super::console::Console;
use super::super::entry::Line;
use super::super::keys::{self, Action, Context, Key, TABLE};
use super::Window;
use crate::domain::workshop::Kind;

/// A list one searches by typing.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is typed.
    pub filter: Line,
    /// The place of the chosen line, or how far the list is scrolled.
    pub cursor: usize,
    /// The window it was opened over, which comes back.
    pub under: Option<Box<Window>>,
}

impl Window {
    /// Opens the help over what is open.
    pub fn help(app: &mut App) {
        let under = app.window.take().map(Box::new);
        app.window = Some(Self::Help(Search {
            under,
            ..Search::default()
        }));
    }

    /// The window below help and palette, which waits for what was asked for it.
    pub fn lowest(&mut self) -> &mut Self {
        match self {
            Self::Help(Search {
                under: Some(under), ..
            })
            | Self::Palette(Palette {
                search: Search {
                    under: Some(under), ..
                },
                ..
            }) => under.lowest(),
            other => other,
        }
    }

    /// Opens the palette over what is open.
    pub fn palette(app: &mut App) {
        let mut palette = Palette::new(app);
        palette.search.under = app.window.take().map(Box::new);
        app.window = Some(Self::Palette(palette));
    }
}

/// The palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed, and the choice.
    pub search: Search,
    /// The actions that can be done here, each with its key.
    pub actions: Vec<(Action, String)>,
}

impl Palette {
    /// The palette with what can be done where the program is now.
    fn new(app: &App) -> Self {
        let contexts = app.contexts();
        let key_of = |action| keys::key_for(&contexts, action, app.words()).unwrap_or_default();
        let mut all = all_outside(&contexts);
        let is_session = contexts.contains(&Context::Session);
        if let Some(Kind::Rate(_)) = app.console().and_then(Console::kind).filter(|_| is_session) {
            all.push(Context::Rate);
        }
        let mut actions: Vec<Action> = keys::active(&all).iter().map(|line| line.action).collect();
        actions.extend([Action::Theme, Action::Bell, Action::Mouse]);
        if matches!(app.screen, Screen::Console(_)) && app.window.is_none() {
            actions.push(Action::Back);
        }
        let mut seen = Vec::new();
        for action in actions.into_iter().filter(|action| action.is_named()) {
            if !seen.contains(&action) {
                seen.push(action);
            }
        }
        let actions = seen
            .into_iter()
            .map(|action| (action, key_of(action)))
            .collect();
        Self {
            search: Search::default(),
            actions,
        }
    }

    /// The actions that fit what is typed.
    pub fn shown(&self, app: &App) -> Vec<(Action, String)> {
        let wanted = self.search.filter.text().to_lowercase();
        let words = app.words();
        let fits = |action: &Action| {
            let name = words.get(action.name()).to_lowercase();
            wanted.split_whitespace().all(|word| name.contains(word))
        };
        self.actions
            .iter()
            .filter(|(action, _)| fits(action))
            .cloned()
            .collect()
    }
}

/// The contexts as they are outside the text field, so that the palette offers the letters' actions too.
fn all_outside(contexts: &[Context]) -> Vec<Context> {
    let mut all = contexts.to_vec();
    if contexts.contains(&Context::Session) {
        all.push(Context::Outside);
        all.push(Context::Items);
    }
    all
}

/// A line of the help: where it works, the keys, the name of what they do.
pub fn help_lines(app: &App, help: &Search) -> Vec<(Context, String, &'static str)> {
    let wanted = help.filter.text().to_lowercase();
    let words = app.words();
    let here = match &help.under {
        Some(window) => window.contexts(),
        None => on_screen(app),
    };
    // In a window what an earlier context takes away does nothing; on a screen it works outside the field.
    let is_over = help.under.is_some();
    let mut taken: Vec<Key> = Vec::new();
    let mut lines = Vec::new();
    for context in here {
        for binding in TABLE.iter().filter(|binding| binding.context == context) {
            let name = binding.name();
            let is_free = |key: &&Key| !is_over || !taken.contains(key);
            let free: Vec<Key> = binding.keys.iter().filter(is_free).copied().collect();
            let keys: Vec<String> = free.iter().map(|key| key.name(words)).collect();
            let keys = keys.join(" ");
            taken.extend(&free);
            if free.is_empty() {
                continue;
            }
            let text = format!("{} {}", words.get(name), keys).to_lowercase();
            if wanted.split_whitespace().all(|word| text.contains(word)) {
                lines.push((context, keys, name));
            }
        }
    }
    lines
}

/// The contexts of the screen, in a session those outside a text field as well.
fn on_screen(app: &App) -> Vec<Context> {
    match &app.screen {
        Screen::Home => vec![Context::Home, Context::Anywhere],
        Screen::Form(_) => vec![Context::Form, Context::Anywhere],
        Screen::Replay(_) => vec![Context::Replay, Context::Anywhere],
        Screen::Console(console) => {
            let mut here = console.contexts();
            if console.typing {
                here.insert(1, Context::Outside);
                here.insert(1, Context::Items);
                here.insert(1, Context::List);
                if let Some(Kind::Rate(_)) = console.kind() {
                    here.insert(1, Context::Rate);
                }
            }
            here
        }
    }
}
