//! The whole program as a value: what messages do to it, and which effects they ask for.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, Utc};
use ratatui::layout::Rect;

use super::console::Console;
use super::form::Form;
use super::handover::HandoverForm;
use super::home::Home;
use super::keys::Context;
use super::replay::Replay;
use super::room::Viewpoint;
use super::theme::{Theme, Themes};
use super::window::{Question, Window};
use crate::domain::event::Moment;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;

mod input;
mod letters;
mod messages;
mod take;

pub use input::act;
pub(super) use input::next_theme;
use letters::Letter;
pub use messages::{
    Access, Copied, Disk, Effect, Listed, Msg, NewSession, OpenSession, SessionLine,
};
use take::take;

/// The program: which screen, which window over it, and what was last said.
#[derive(Debug)]
pub struct App {
    /// The language outside a session; a session speaks its own.
    pub lang: Lang,
    /// The styles.
    pub theme: Theme,
    /// The styles of what the room sees on this screen.
    pub room_theme: Theme,
    /// The themes to choose from.
    pub themes: Themes,
    /// The workshops there are.
    pub workshops: Vec<Listed>,
    /// The sessions there are; `None`: not read yet.
    pub sessions: Option<Vec<SessionLine>>,
    /// The facilitator's name as last typed.
    pub facilitator: Clean,
    /// The folder documents are written in, unless another is chosen.
    pub folder: String,
    /// Home, which keeps its place while a session is open.
    pub home: Home,
    /// The screen.
    pub screen: Screen,
    /// A window over it.
    pub window: Option<Window>,
    /// What was last said, until the next key.
    pub notice: Option<Notice>,
    /// Whether leaving was asked once.
    pub leaving: bool,
    /// How many times as fast a rehearsal runs; `None`: it is no rehearsal.
    pub rehearsal: Option<u16>,
    /// Whether the laptop sounds when time runs out.
    pub bell: bool,
    /// Whether the mouse is the program's; else the terminal selects text with it.
    pub mouse: bool,
    /// What was asked to be written and is not yet.
    pub writing: Option<Box<HandoverForm>>,
    /// The screen as it was drawn last.
    pub area: Rect,
    /// Minutes east of UTC here.
    pub offset: i32,
    /// The time of the last message; in a replay, between two messages, the moment shown.
    pub now: Moment,
    /// The last letter pressed where no field takes it.
    letter: Option<Letter>,
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

/// Something said in the line above the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub text: String,
    /// In which tone.
    pub tone: Tone,
}

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done.
    Good,
    /// Look at this.
    Warn,
}

impl App {
    /// The program at home.
    pub fn new(lang: Lang, themes: Themes, workshops: Vec<Listed>, offset: i32) -> Self {
        Self {
            lang,
            theme: themes.styles(Viewpoint::Facilitator),
            room_theme: themes.styles(Viewpoint::Room),
            themes,
            workshops,
            sessions: None,
            facilitator: Clean::default(),
            folder: String::new(),
            home: Home::default(),
            screen: Screen::Home,
            window: None,
            notice: None,
            leaving: false,
            rehearsal: None,
            bell: false,
            mouse: false,
            writing: None,
            area: Rect::new(0, 0, 80, 24),
            offset,
            now: Moment::default(),
            letter: None,
        }
    }

    /// The words of the language spoken now: the session's, else the program's.
    pub fn words(&self) -> &'static Words {
        Words::of(match &self.screen {
            Screen::Console(console) => console.session.state().lang(),
            Screen::Replay(replay) => replay.console.state().lang(),
            Screen::Form(form) => form.lang(),
            Screen::Home => self.lang,
        })
    }

    /// The session on the screen, in a replay as it stood.
    pub fn console(&self) -> Option<&Console> {
        match &self.screen {
            Screen::Console(console) => Some(console),
            Screen::Replay(replay) => Some(&replay.console),
            _ => None,
        }
    }

    /// The replay on the screen.
    pub fn replay(&self) -> Option<&Replay> {
        match &self.screen {
            Screen::Replay(replay) => Some(replay),
            _ => None,
        }
    }

    /// A moment as the clock on the wall shows it here.
    pub fn local(&self, wall: i64) -> DateTime<FixedOffset> {
        let offset = self
            .console()
            .map_or(self.offset, |console| console.session.state().offset);
        local(wall, offset)
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.local(self.now.wall).date_naive()
    }

    /// The contexts keys work in now, the first counting most.
    pub fn contexts(&self) -> Vec<Context> {
        match (&self.window, &self.screen) {
            (Some(window), _) => window.contexts(),
            (None, Screen::Home) => vec![Context::Home, Context::Anywhere],
            (None, Screen::Form(_)) => vec![Context::Form, Context::Anywhere],
            (None, Screen::Console(console)) => console.contexts(),
            (None, Screen::Replay(_)) => vec![Context::Replay, Context::Anywhere],
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

    /// Says something until the next key.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.notice = Some(Notice { text, tone });
    }
}

/// A moment on the wall at so many minutes east of UTC.
pub fn local(wall: i64, offset: i32) -> DateTime<FixedOffset> {
    let utc = DateTime::<Utc>::from_timestamp_millis(wall).unwrap_or_default();
    let zone = FixedOffset::east_opt(offset.saturating_mul(60)).unwrap_or_else(|| Utc.fix());
    utc.with_timezone(&zone)
}

/// What `msg` does to the program, and what it asks for.
pub fn update(app: &mut App, msg: Msg, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    app.now = now;
    match &mut app.screen {
        Screen::Console(console) => effects.extend(console.notice_jump(now)),
        Screen::Replay(replay) => replay.advance(now),
        Screen::Home | Screen::Form(_) => {}
    }
    effects.extend(take(app, msg));
    match &mut app.screen {
        Screen::Console(console) => {
            if console.rings(now) && app.bell {
                effects.push(Effect::Bell);
            }
            if app.window.is_none()
                && let Some(slept) = console.slept.take()
            {
                app.window = Some(Window::question(Question::Slept(slept)));
            }
        }
        Screen::Replay(replay) => app.now = replay.moment(),
        Screen::Home | Screen::Form(_) => {}
    }
    effects
}
