//! The whole program as one value: the screen, the windows over it, and the settings.

use crate::domain::event::Moment;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::form::state::Form;
use crate::tui::home::state::Home;
use crate::tui::keys::{Action, Context};
use crate::tui::messages::{DiskNews, Listed, Settings};
use crate::tui::planner::state::Planner;
use crate::tui::replay::state::Replay;
use crate::tui::theme::{Themes, Viewpoint};
use crate::tui::windows::Window;
use crate::tui::windows::handover::state::HandoverForm;

mod draw;
mod footer;
mod input;
mod letters;
mod requests;
mod take;
mod update;

pub use draw::{SMALLEST, draw, draw_leaving, render};
pub use update::{act, update};

/// The whole program: the screen, the windows over it, and the settings.
#[derive(Debug)]
pub struct App {
    /// What every screen may read.
    pub env: Env,
    /// The language used outside a session; a session has its own.
    pub lang: Lang,
    /// How far local time is ahead of UTC, in minutes; negative where it is behind.
    pub offset: i32,
    /// The facilitator's name as last typed.
    pub facilitator: Clean,
    /// The folder documents are written to, unless another is chosen.
    pub folder: String,
    /// The home screen, which keeps its filter and cursor while a session is open.
    pub home: Home,
    /// The screen shown below the windows.
    pub screen: Screen,
    /// The windows over the screen. The last one is on top and takes the keys.
    pub windows: Vec<Window>,
    /// When the key that leaves was pressed, if it was the last one, in milliseconds on this run's own clock.
    pub leaving: Option<u64>,
    /// Whether the laptop makes a sound when time runs out.
    pub bell: bool,
    /// Whether the program takes the mouse; if not, the terminal selects text with it.
    pub mouse: bool,
    /// The handover whose documents are being written; `None` if none are.
    writing: Option<Box<HandoverForm>>,
    /// The start form as it was left, to be shown again for the same workshop.
    left_form: Option<Box<Form>>,
    /// What was last typed where characters are commands.
    typed: Option<Typed>,
}

/// The screens of the program, one of which is shown.
#[derive(Debug)]
pub enum Screen {
    /// The lists of workshops and sessions.
    Home,
    /// The form a new session starts with.
    Form(Box<Form>),
    /// A workshop being planned.
    Planner(Box<Planner>),
    /// A session being run.
    Console(Box<Console>),
    /// A session being replayed.
    Replay(Box<Replay>),
}

/// Characters that follow each other within this many milliseconds make a word. A letter does what it says when none
/// followed it that soon.
const A_WORD: u64 = 350;

/// The key that leaves must be pressed again within this many milliseconds; later it only asks again.
pub const A_MOMENT: u64 = 5000;

/// Characters typed where they are commands, as far as they follow each other.
#[derive(Clone, Debug)]
struct Typed {
    /// The characters.
    text: String,
    /// When the last one was typed, in milliseconds on this run's own clock.
    at: u64,
    /// What a lone letter is to do once no other follows, and how many times; `None` if nothing.
    waiting: Option<(Action, u32)>,
    /// Whether they make a word, which does nothing.
    is_word: bool,
}

impl Screen {
    /// Returns the session on the screen; in a replay, as it was at the moment shown.
    fn console_mut(&mut self) -> Option<&mut Console> {
        match self {
            Self::Console(console) => Some(console),
            Self::Replay(replay) => Some(&mut replay.console),
            Self::Home | Self::Form(_) | Self::Planner(_) => None,
        }
    }
}

impl App {
    /// Creates the program on the home screen. `offset` is how far local time is ahead of UTC, in minutes.
    pub fn new(lang: Lang, themes: Themes, workshops: Vec<Listed>, offset: i32) -> Self {
        Self {
            env: Env::new(lang, themes, offset),
            lang,
            offset,
            facilitator: Clean::default(),
            folder: String::new(),
            home: Home::new(workshops),
            screen: Screen::Home,
            windows: Vec::new(),
            leaving: None,
            bell: false,
            mouse: false,
            writing: None,
            left_form: None,
            typed: None,
        }
    }

    /// Returns the words of the current language.
    pub fn words(&self) -> &'static Words {
        self.env.words()
    }

    /// Returns the session on the screen; in a replay, as it was at the moment shown.
    pub fn console(&self) -> Option<&Console> {
        match &self.screen {
            Screen::Console(console) => Some(console),
            Screen::Replay(replay) => Some(&replay.console),
            Screen::Home | Screen::Form(_) | Screen::Planner(_) => None,
        }
    }

    /// Returns the milliseconds until a lone letter does what it says; `None` if none waits.
    fn letter_due(&self, now: Moment) -> Option<u64> {
        let typed = self.typed.as_ref();
        let typed = typed.filter(|typed| typed.waiting.is_some())?;
        Some((typed.at + A_WORD).saturating_sub(now.mono))
    }

    /// Whether the last characters typed make a word.
    fn is_in_word(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| typed.is_word)
    }

    /// Whether a lone letter waits to see that no other follows before it does what it says.
    pub fn has_waiting_letter(&self) -> bool {
        self.letter_due(self.env.now).is_some()
    }

    /// Says something until the next key.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.env.say(tone, text);
    }

    /// Gives news of the disk to the session on the screen, if there is one.
    pub(crate) fn take_news(&mut self, news: DiskNews) {
        if let Screen::Console(console) = &mut self.screen {
            console.take_news(news);
        }
    }

    /// Returns the contexts keys are looked up in now, the most important first.
    fn contexts(&self) -> Vec<Context> {
        match self.windows.last() {
            Some(window) => window.contexts(),
            None => self.screen_contexts(),
        }
    }

    /// Returns the contexts of the screen below the windows.
    fn screen_contexts(&self) -> Vec<Context> {
        match &self.screen {
            Screen::Home => self.home.contexts(),
            Screen::Form(_) => vec![Context::Form, Context::Anywhere],
            Screen::Planner(planner) => planner.contexts(),
            Screen::Console(console) => console.contexts(),
            Screen::Replay(_) => vec![Context::Replay, Context::Anywhere],
        }
    }

    /// Returns the milliseconds until the screen changes by itself; `None` if it waits for a message.
    pub fn sleep(&self, now: Moment) -> Option<u64> {
        let of_screen = match &self.screen {
            Screen::Console(console) => Some(console.sleep(now)),
            Screen::Replay(replay) => replay.sleep(now),
            Screen::Home | Screen::Form(_) | Screen::Planner(_) => None,
        };
        self.letter_due(now).into_iter().chain(of_screen).min()
    }

    /// Returns the settings to keep for the next run.
    fn settings(&self) -> Settings {
        let theme = |viewpoint| {
            let scheme = self.env.themes.of(viewpoint);
            scheme.map(|scheme| scheme.id.clone())
        };
        Settings {
            lang: self.lang,
            theme: theme(Viewpoint::Facilitator),
            room_theme: theme(Viewpoint::Room),
            bell: self.bell,
            mouse: self.mouse,
            facilitator: self.facilitator.clone(),
        }
    }

    /// Sets the language and the clocks in `env` to those of the session or form on the screen.
    fn sync_env(&mut self) {
        let (lang, offset) = match &self.screen {
            Screen::Console(console) => (console.state().lang(), console.state().offset),
            Screen::Replay(replay) => {
                let state = replay.console.state();
                (state.lang(), state.offset)
            }
            Screen::Form(form) => (form.lang(), self.offset),
            Screen::Planner(planner) => (planner.lang, self.offset),
            Screen::Home => (self.lang, self.offset),
        };
        (self.env.lang, self.env.offset) = (lang, offset);
    }

    /// Whether the file of the session on the screen is lost when the machine is switched off.
    fn is_in_memory(&self) -> bool {
        let lasts = self.console().is_none_or(|console| console.lasts);
        !lasts && self.env.rehearsal.is_none()
    }
}
