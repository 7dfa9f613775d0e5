//! The whole program as a value: which screen, which windows over it, and what was set.

use crate::domain::event::Moment;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;
use crate::tui::console::state::Console;
use crate::tui::env::{Env, Tone};
use crate::tui::form::state::Form;
use crate::tui::home::state::Home;
use crate::tui::keys::{Action, Context};
use crate::tui::messages::{DiskNews, Listed, Settings};
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

/// The program: which screen, which windows over it, and what was set.
#[derive(Debug)]
pub struct App {
    /// What every screen may read.
    pub env: Env,
    /// The language outside a session; a session speaks its own.
    pub lang: Lang,
    /// Minutes east of UTC here.
    pub offset: i32,
    /// The facilitator's name as last typed.
    pub facilitator: Clean,
    /// The folder documents are written in, unless another is chosen.
    pub folder: String,
    /// Home, which keeps its place while a session is open.
    pub home: Home,
    /// The screen.
    pub screen: Screen,
    /// The windows over it, the one on top last.
    pub windows: Vec<Window>,
    /// Whether leaving was asked once.
    pub leaving: bool,
    /// Whether the laptop sounds when time runs out.
    pub bell: bool,
    /// Whether the mouse is the program's; else the terminal selects text with it.
    pub mouse: bool,
    /// What was asked to be written and is not yet.
    writing: Option<Box<HandoverForm>>,
    /// A start form that was left half filled.
    left_form: Option<Box<Form>>,
    /// The last letter pressed where no field takes it.
    letter: Option<LastLetter>,
}

/// A screen.
#[derive(Debug)]
pub enum Screen {
    /// Workshops and sessions.
    Home,
    /// What a new session starts with.
    Form(Box<Form>),
    /// A session.
    Console(Box<Console>),
    /// A session looked back on.
    Replay(Box<Replay>),
}

/// A letter pressed where no field takes it.
#[derive(Clone, Copy, Debug)]
struct LastLetter {
    sign: char,
    /// When, on the run's own clock.
    at: u64,
    /// Whether it stood in a word.
    is_in_word: bool,
    /// What it did, so that it can be taken back when it turns out to begin a word.
    did: Option<Did>,
}

/// What a letter did.
#[derive(Clone, Copy, Debug)]
enum Did {
    /// It made this event, which undo takes back.
    Event(u64),
    /// It switched something, and does so back.
    Switched(Action),
}

impl Screen {
    /// The session on the screen, in a replay as it stood.
    fn console_mut(&mut self) -> Option<&mut Console> {
        match self {
            Self::Console(console) => Some(console),
            Self::Replay(replay) => Some(&mut replay.console),
            Self::Home | Self::Form(_) => None,
        }
    }
}

impl App {
    /// The program at home.
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
            leaving: false,
            bell: false,
            mouse: false,
            writing: None,
            left_form: None,
            letter: None,
        }
    }

    /// The words of the language spoken now.
    pub fn words(&self) -> &'static Words {
        self.env.words()
    }

    /// The session on the screen, in a replay as it stood.
    pub fn console(&self) -> Option<&Console> {
        match &self.screen {
            Screen::Console(console) => Some(console),
            Screen::Replay(replay) => Some(&replay.console),
            Screen::Home | Screen::Form(_) => None,
        }
    }

    /// Says something until the next key.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.env.say(tone, text);
    }

    /// Takes news of the disk, where a session is on the screen.
    pub(crate) fn take_news(&mut self, news: DiskNews) {
        if let Screen::Console(console) = &mut self.screen {
            console.take_news(news);
        }
    }

    /// The contexts keys work in now, the first counting most.
    fn contexts(&self) -> Vec<Context> {
        match self.windows.last() {
            Some(window) => window.contexts(),
            None => self.screen_contexts(),
        }
    }

    /// The contexts of the screen below the windows.
    fn screen_contexts(&self) -> Vec<Context> {
        match &self.screen {
            Screen::Home => vec![Context::Home, Context::Anywhere],
            Screen::Form(_) => vec![Context::Form, Context::Anywhere],
            Screen::Console(console) => console.contexts(),
            Screen::Replay(_) => vec![Context::Replay, Context::Anywhere],
        }
    }

    /// Milliseconds until the screen changes by itself; `None`: not until something comes in.
    pub fn sleep(&self, now: Moment) -> Option<u64> {
        match &self.screen {
            Screen::Console(console) => Some(console.sleep(now)),
            Screen::Replay(replay) => replay.sleep(now),
            Screen::Home | Screen::Form(_) => None,
        }
    }

    /// What is kept for the next time.
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

    /// Has the surroundings speak the language of the screen, and show the clock of the place where it is held.
    fn look_around(&mut self) {
        let (lang, offset) = match &self.screen {
            Screen::Console(console) => (console.state().lang(), console.state().offset),
            Screen::Replay(replay) => {
                let state = replay.console.state();
                (state.lang(), state.offset)
            }
            Screen::Form(form) => (form.lang(), self.offset),
            Screen::Home => (self.lang, self.offset),
        };
        (self.env.lang, self.env.offset) = (lang, offset);
    }

    /// Whether the session on the screen may be written and is on a disk that may be gone with the machine.
    fn is_in_memory(&self) -> bool {
        let lasts = self.console().is_none_or(|console| console.lasts);
        !lasts && self.env.rehearsal.is_none()
    }
}
