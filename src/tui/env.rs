//! What every screen may read of the program, where it says something, and where it leaves what it asks for.

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

/// The surroundings of a screen. A screen reads them, says things in them and asks the program for things; it never
/// sees the program itself.
#[derive(Debug)]
pub struct Env {
    /// The language spoken now: the session's where there is one, else the program's.
    pub lang: Lang,
    /// What comes first, here, where a day and a month are typed as numbers in English.
    pub order: DayOrder,
    /// Minutes east of UTC on the clocks shown: where the session is held, else here.
    pub offset: i32,
    /// The time of the last message; in a replay, between two messages, the moment shown.
    pub now: Moment,
    /// The size of the screen as it was drawn last.
    pub area: Rect,
    /// The themes to choose from, and those chosen.
    pub themes: Themes,
    /// The styles of the facilitator's screen.
    pub theme: Theme,
    /// The styles of what the room sees on this screen.
    pub room_theme: Theme,
    /// How many times as fast a rehearsal runs; `None`: this is no rehearsal.
    pub rehearsal: Option<u16>,
    /// What was last said, until the next key.
    pub notice: Option<Notice>,
    requests: Vec<Request>,
}

/// Something said in the line above the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something was done or needs a look.
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

impl Env {
    /// The surroundings at home, on a screen of 80 × 24 until one is drawn.
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

    /// The words of the language spoken now.
    pub fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// A moment, in milliseconds since 1970 in UTC, as the clocks shown here give it.
    pub fn local(&self, wall: i64) -> DateTime<FixedOffset> {
        wording::local(wall, self.offset)
    }

    /// Today.
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

    /// Says a sentence until the next key.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.notice = Some(Notice { text, tone });
    }

    /// Says the sentence with this key until the next key is pressed.
    pub fn tell(&mut self, tone: Tone, key: &str) {
        let text = self.words().get(key).into_owned();
        self.say(tone, text);
    }

    /// Asks something of the program, which does it once the screen has done its part.
    pub fn ask(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// Asks something of the world outside the program.
    pub fn effect(&mut self, effect: Effect) {
        self.ask(Request::Effect(effect));
    }

    /// Puts the next theme on a screen, and says which that is.
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

    /// What was asked since this was last called, in the order it was.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }
}
