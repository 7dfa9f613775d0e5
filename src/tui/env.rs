//! What every screen may read, where it shows a notice, and where it leaves its requests.

use chrono::{DateTime, FixedOffset, NaiveDate};
use ratatui::layout::Rect;

use crate::domain::dates::{DayOrder, Here};
use crate::domain::event::Moment;
use crate::domain::text::Lang;
use crate::domain::words::Words;
use crate::tui::messages::Effect;
use crate::tui::request::Request;
use crate::tui::theme::{Theme, Themes, Viewpoint};
use crate::tui::wording;

/// The surroundings of a screen. A screen reads them, shows notices through them and leaves requests in them; it never
/// sees the program itself.
#[derive(Debug)]
pub struct Env {
    /// The current language: the session's if there is one, else the program's.
    pub lang: Lang,
    /// What comes first, here, where a day and a month are typed as numbers in English.
    pub order: DayOrder,
    /// How far the clocks shown are ahead of UTC, in minutes: those where the session is held, else those here.
    pub offset: i32,
    /// The time of the last message; in a replay, between two messages, the moment shown.
    pub now: Moment,
    /// The whole screen, as it was last drawn.
    pub area: Rect,
    /// The themes to choose from, and those chosen.
    pub themes: Themes,
    /// The styles of the facilitator's screen.
    pub theme: Theme,
    /// The styles of what the room sees on this screen.
    pub room_theme: Theme,
    /// How many times as fast as real time a rehearsal runs; `None` if this is no rehearsal.
    pub rehearsal: Option<u16>,
    /// The notice shown until the next key.
    pub notice: Option<Notice>,
    requests: Vec<Request>,
}

/// A sentence shown above the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether it confirms something or asks for attention.
    pub tone: Tone,
}

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something needs attention.
    Warn,
}

impl Env {
    /// Creates the surroundings of the home screen. The size is 80 × 24 cells until a screen is drawn.
    pub fn new(lang: Lang, themes: Themes, offset: i32) -> Self {
        Self {
            lang,
            order: DayOrder::default(),
            offset,
            now: Moment::default(),
            area: Rect::new(0, 0, 80, 24),
            theme: themes.styles(Viewpoint::Facilitator),
            room_theme: themes.styles(Viewpoint::Room),
            themes,
            rehearsal: None,
            notice: None,
            requests: Vec::new(),
        }
    }

    /// Returns the words of the current language.
    pub fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// Converts milliseconds since 1970 UTC to the time on the clocks shown.
    pub fn local(&self, wall: i64) -> DateTime<FixedOffset> {
        wording::local(wall, self.offset)
    }

    /// Writes milliseconds since 1970 UTC as the clocks shown give it: `14:32`.
    pub fn clock_time(&self, wall: i64) -> String {
        self.local(wall).format("%H:%M").to_string()
    }

    /// Returns the date on the clocks shown.
    pub fn today(&self) -> NaiveDate {
        self.local(self.now.wall).date_naive()
    }

    /// When and where something is typed.
    pub fn here(&self) -> Here {
        Here {
            today: self.today(),
            lang: self.lang,
            order: self.order,
        }
    }

    /// Shows a sentence until the next key.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.notice = Some(Notice { text, tone });
    }

    /// Shows a sentence behind a doubt that was just raised, or else alone.
    pub fn say_beside(&mut self, tone: Tone, text: String) {
        match self.notice.take() {
            Some(doubt) if doubt.tone == Tone::Warn => {
                self.say(Tone::Warn, format!("{} {text}", doubt.text));
            }
            _ => self.say(tone, text),
        }
    }

    /// Shows the sentence with this locale key until the next key is pressed.
    pub fn tell(&mut self, tone: Tone, key: &str) {
        let text = self.words().get(key).into_owned();
        self.say(tone, text);
    }

    /// Leaves a request, which the program meets once the screen has done its part.
    pub fn ask(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// Leaves a request for an effect outside the program.
    pub fn effect(&mut self, effect: Effect) {
        self.ask(Request::Effect(effect));
    }

    /// Gives a screen the next theme, and says which that is.
    pub fn next_theme(&mut self, viewpoint: Viewpoint) {
        self.themes.next(viewpoint);
        self.theme = self.themes.styles(Viewpoint::Facilitator);
        self.room_theme = self.themes.styles(Viewpoint::Room);
        if let Some(scheme) = self.themes.of(viewpoint) {
            let name = scheme.title.get(self.lang).to_owned();
            let text = self.words().with("said-theme", &[("name", name.into())]);
            self.say(Tone::Good, text);
        }
        self.ask(Request::Remember);
    }

    /// Returns the requests left since the last call, in the order they were made.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }
}
