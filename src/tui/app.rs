//! The whole program as a value: what messages do to it, and which effects they ask for.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use super::carry;
use super::comparison::Comparison;
use super::console::Console;
use super::form::Form;
use super::handover::{self, HandoverForm};
use super::home::Home;
use super::keys::{self, Action, Context, Key};
use super::replay::{self, Replay};
use super::room::Seat;
use super::theme::{Theme, Themes};
use super::window::{self, Question, Window};
use crate::domain::event::Moment;
use crate::domain::text::{Clean, Lang};
use crate::domain::words::Words;

mod letters;
mod messages;

use letters::{Letter, by_letter};
pub use messages::{
    Access, Copied, Disk, Effect, Listed, Msg, NewSession, OpenSession, SessionLine,
};

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
            theme: themes.styles(Seat::Facilitator),
            room_theme: themes.styles(Seat::Room),
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
    let zone = FixedOffset::east_opt(offset.saturating_mul(60)).unwrap_or_else(|| Utc.fix_offset());
    zone.from_utc_datetime(&utc.naive_utc())
}

trait FixOffset {
    fn fix_offset(&self) -> FixedOffset;
}

impl FixOffset for Utc {
    fn fix_offset(&self) -> FixedOffset {
        use chrono::Offset;
        self.fix()
    }
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

fn take(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) => return key(app, event),
        Msg::Paste(text) => return paste(app, &text),
        Msg::Mouse(event) => return mouse(app, event),
        Msg::Resized | Msg::Tick => {}
        Msg::Sessions(sessions) => {
            let is_first = app.sessions.replace(sessions).is_none();
            if is_first {
                super::home::offer_crashed(app);
            }
            super::home::clamp(app);
        }
        Msg::Opened(open) => return opened(app, *open),
        Msg::Replayed(open) => replay::open(app, *open),
        Msg::Grown(timeline) => {
            let now = app.now;
            if let Screen::Replay(replay) = &mut app.screen {
                replay.follow(timeline, now);
            }
        }
        Msg::Failed(why) => {
            let lowest = app.window.as_mut().map(Window::lowest);
            if matches!(lowest, Some(Window::Carry(carry)) if carry.offers.is_none()) {
                app.window = None;
            }
            app.say(Tone::Warn, why);
        }
        Msg::Earlier(session, earlier) => carry::take(app, &session, &earlier),
        Msg::Disk(news) => {
            if let Screen::Console(console) = &mut app.screen {
                console.take_news(news);
            }
        }
        Msg::Followed(session) => {
            if let Screen::Console(console) = &mut app.screen {
                console.follow(*session);
            }
        }
        Msg::Learned(learned) => {
            if let Screen::Form(form) = &mut app.screen
                && form.workshop.id == learned.workshop.id
            {
                form.offer(learned);
            }
        }
        Msg::Projectors(count) => {
            if let Screen::Console(console) = &mut app.screen {
                console.projectors = count;
            }
        }
        Msg::Looked(state) => {
            // Whoever has gone on to something else meanwhile is not interrupted.
            if matches!(app.screen, Screen::Home) && app.window.is_none() {
                handover::open_saved(app, state);
            }
        }
        Msg::Removed { id, is_gone } => {
            let (tone, key) = if is_gone {
                (Tone::Good, "said-session-removed")
            } else {
                (Tone::Warn, "said-session-kept")
            };
            let text = app.words().with(key, &[("id", id.into())]);
            app.say(tone, text);
            return vec![Effect::ListSessions];
        }
        Msg::Compared(states) => {
            if matches!(app.screen, Screen::Home) && app.window.is_none() {
                app.notice = None;
                let page = Comparison::new(states);
                app.window = Some(Window::Comparison(Box::new(page)));
            }
        }
        Msg::Exporting(format) => {
            let name = app
                .words()
                .get(&format!("format-{}", format.id()))
                .into_owned();
            let text = app.words().with("said-making", &[("name", name.into())]);
            app.say(Tone::Good, text);
        }
        Msg::NotExported(why) => handover::refused(app, why),
        Msg::Exported(paths, notices) => {
            app.writing = None;
            app.notice = None;
            app.window = Some(Window::Written(paths.into_iter().chain(notices).collect()));
        }
    }
    Vec::new()
}

fn opened(app: &mut App, open: OpenSession) -> Vec<Effect> {
    let words = Words::of(open.session.state().lang());
    app.window = None;
    app.notice = None;
    let tone = open.notice.as_ref().map_or(Tone::Good, |_| Tone::Warn);
    let mut said: Vec<String> = open.notice.into_iter().collect();
    let mut console = Console::new(open.session, open.access);
    if open.draft.is_some_and(|draft| console.restore(&draft)) {
        said.push(words.get("said-draft").into_owned());
    }
    let looks_back = console.access == Access::Write && !console.state().opened.client.is_blank();
    if let Some(booth) = &console.booth {
        said.push(words.with("said-ballots-kept", &[("n", booth.ballots.voters().into())]));
    }
    if !said.is_empty() {
        app.say(tone, said.join(" "));
    }
    app.screen = Screen::Console(Box::new(console));
    let mut effects = Vec::new();
    if app.rehearsal.is_some() {
        super::console::practise(app, &mut effects);
    } else if looks_back {
        effects.push(Effect::ReadEarlier);
    }
    effects
}

fn key(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let Some(key) = Key::of(event) else {
        return Vec::new();
    };
    app.notice = None;
    let contexts = app.contexts();
    let action = keys::lookup(&contexts, key);
    if action != Some(Action::Interrupt) {
        app.leaving = false;
    }
    match (key, action) {
        (Key::Char(letter), action)
            if contexts.contains(&Context::Outside)
                && (letter.is_alphabetic() || app.letter.is_some_and(|it| it.is_in_word)) =>
        {
            by_letter(app, letter, action, event)
        }
        (_, action) => {
            app.letter = None;
            act_or_type(app, action, event)
        }
    }
}

fn act_or_type(app: &mut App, action: Option<Action>, event: KeyEvent) -> Vec<Effect> {
    match action {
        Some(Action::Tenth) => replay::tenth(app, event),
        Some(action) => act(app, action),
        None => typed(app, event),
    }
}

/// The wheel goes up and down as the arrows do; in a replay one goes along the scrubber with it.
fn mouse(app: &mut App, event: MouseEvent) -> Vec<Effect> {
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left)
        | MouseEventKind::Drag(MouseButton::Left)
        | MouseEventKind::Up(MouseButton::Left)
            if app.window.is_none() =>
        {
            replay::drag(app, event);
            return Vec::new();
        }
        MouseEventKind::ScrollUp => Action::Up,
        MouseEventKind::ScrollDown => Action::Down,
        _ => return Vec::new(),
    };
    app.notice = None;
    act(app, action)
}

/// Does what an action says, wherever it came from: a key, the palette.
pub fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Interrupt => interrupt(app),
        Action::Help | Action::Palette
            if !matches!(app.window, Some(Window::Help(_) | Window::Palette(_))) =>
        {
            if action == Action::Help {
                Window::help(app);
            } else {
                Window::palette(app);
            }
            Vec::new()
        }
        Action::Theme => next_theme(app, Seat::Facilitator),
        Action::Bell => {
            app.bell = !app.bell;
            let key = if app.bell {
                "said-bell"
            } else {
                "said-no-bell"
            };
            let text = app.words().get(key).into_owned();
            app.say(Tone::Good, text);
            let sounds = app.bell.then_some(Effect::Bell);
            sounds.into_iter().chain([Effect::Remember]).collect()
        }
        Action::Mouse => {
            app.mouse = !app.mouse;
            let key = if app.mouse {
                "said-mouse"
            } else {
                "said-no-mouse"
            };
            let text = app.words().get(key).into_owned();
            app.say(Tone::Good, text);
            vec![Effect::Mouse(app.mouse), Effect::Remember]
        }
        _ if app.window.is_some() => window::act(app, action),
        _ => match app.screen {
            Screen::Home => super::home::act(app, action),
            Screen::Form(_) => super::form::act(app, action),
            Screen::Console(_) => super::console::act(app, action),
            Screen::Replay(_) => replay::act(app, action),
        },
    }
}

/// Puts the next theme on a screen, and says which that is.
pub(super) fn next_theme(app: &mut App, seat: Seat) -> Vec<Effect> {
    app.themes.next(seat);
    app.theme = app.themes.styles(Seat::Facilitator);
    app.room_theme = app.themes.styles(Seat::Room);
    let name = app.themes.of(seat).map(|scheme| {
        let lang = app.words().lang();
        scheme.title.get(lang).to_owned()
    });
    if let Some(name) = name {
        let text = app.words().with("said-theme", &[("name", name.into())]);
        app.say(Tone::Good, text);
    }
    vec![Effect::Remember]
}

fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    if app.window.is_some() {
        return window::typed(app, event);
    }
    let lang = app.words().lang();
    match &mut app.screen {
        Screen::Home => {
            if app.home.filter.key(event) {
                app.home.cursor = 0;
            }
            Vec::new()
        }
        Screen::Form(form) => {
            form.typed(event, lang);
            Vec::new()
        }
        Screen::Console(_) => super::console::typed(app, event),
        Screen::Replay(_) => Vec::new(),
    }
}

fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    app.notice = None;
    if app.window.is_some() {
        return window::paste(app, text);
    }
    match &mut app.screen {
        Screen::Home => app.home.filter.insert(text),
        Screen::Form(form) => form.paste(text),
        Screen::Console(_) => return super::console::paste(app, text),
        Screen::Replay(_) => {}
    }
    Vec::new()
}

/// Asks before it leaves: the second time in a row means it.
fn interrupt(app: &mut App) -> Vec<Effect> {
    if app.leaving {
        return vec![Effect::Close, Effect::Quit];
    }
    app.leaving = true;
    let waiting = app.console().map(Console::waiting);
    let text = match waiting {
        None => app.words().get("said-leave").into_owned(),
        Some(0) => app.words().get("said-leave-session").into_owned(),
        Some(n) => app.words().with("said-leave-unsaved", &[("n", n.into())]),
    };
    app.say(Tone::Warn, text);
    Vec::new()
}
