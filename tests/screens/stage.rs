//! A program without a terminal: keys go in, effects are answered at once, the screen is read as text.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use flipover::domain::carry::Earlier;
use flipover::domain::event::{Event, ItemId, Moment, Opened, Stamped, Value, Variant};
use flipover::domain::format::Handover;
use flipover::domain::script::{self, catalogue};
use flipover::domain::select;
use flipover::domain::session::{Session, State, StepState};
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::domain::workshop::{StepIndex, Workshop};
use flipover::storage::draft;
use flipover::storage::themes::bundled as bundled_themes;
use flipover::tui::app;
use flipover::tui::app::{App, act, update};
use flipover::tui::console::state::Console;
use flipover::tui::keys::Action;
use flipover::tui::messages::Learned;
use flipover::tui::messages::{
    AboutActions, Access, Begins, DiskNews, Effect, Listed, Msg, NewSession, OpenSession, PlanText,
    SessionLine,
};
use flipover::tui::theme::{Colours, Themes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Monday 23 November 2026, 13:30 in Amsterdam.
pub(crate) const START: i64 = 1_795_437_000_000;

pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) now: Moment,
    pub(crate) appended: Vec<Stamped>,
    pub(crate) handovers: Vec<Handover>,
    pub(crate) looks: Vec<String>,
    pub(crate) compared: Vec<[String; 2]>,
    pub(crate) removed: Vec<String>,
    pub(crate) drafts: Vec<String>,
    /// The plans put on disk, and those asked to be opened.
    pub(crate) plans: Vec<PlanText>,
    pub(crate) plans_asked: Vec<Option<String>>,
    pub(crate) quit: bool,
    pub(crate) bells: u32,
    /// What the disk holds of earlier sessions.
    pub(crate) earlier: Earlier,
    /// What the disk holds of how long a workshop took.
    pub(crate) learned: Option<Learned>,
    /// Whether the disk says at once that an event is on it.
    pub(crate) disk: Quick,
}

/// How the disk answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quick {
    AtOnce,
    NotYet,
}

/// Every bundled workshop, read once.
pub(crate) fn bundled() -> &'static [Arc<Workshop>] {
    static ALL: OnceLock<Vec<Arc<Workshop>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |(_, text): (String, String)| Arc::new(script::parse(&text).expect("no faults"));
        catalogue::bundled().into_iter().map(read).collect()
    })
}

impl Stage {
    pub(crate) fn new(lang: Lang) -> Self {
        let listed = bundled().iter().map(|workshop| Listed {
            id: workshop.id.clone(),
            workshop: Ok(Arc::clone(workshop)),
            origin: String::new(),
        });
        let app = App::new(
            lang,
            Themes::new(bundled_themes(), Colours::True),
            listed.collect(),
            60,
        );
        let now = Moment {
            wall: START,
            mono: 0,
        };
        let mut stage = Self {
            app,
            now,
            appended: Vec::new(),
            handovers: Vec::new(),
            looks: Vec::new(),
            compared: Vec::new(),
            removed: Vec::new(),
            drafts: Vec::new(),
            plans: Vec::new(),
            plans_asked: Vec::new(),
            quit: false,
            bells: 0,
            earlier: Earlier::default(),
            learned: None,
            disk: Quick::AtOnce,
        };
        stage.send(Msg::Sessions(Vec::new()));
        stage
    }

    pub(crate) fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.app, msg, self.now);
        for effect in effects {
            self.perform(effect);
        }
    }

    /// An action from the palette.
    pub(crate) fn act(&mut self, action: Action) {
        for effect in act(&mut self.app, action) {
            self.perform(effect);
        }
    }

    /// An action whose effects nobody has answered yet.
    pub(crate) fn act_unanswered(&mut self, action: Action) {
        let _waiting = act(&mut self.app, action);
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Append(stamped) => {
                let seq = stamped.seq;
                self.appended.push(stamped);
                if self.disk == Quick::AtOnce {
                    self.send(Msg::Disk(DiskNews::Saved(seq)));
                }
            }
            Effect::Create(new) => {
                let session = self.begin(new);
                let open = OpenSession {
                    session,
                    access: Access::Write,
                    draft: None,
                    notice: None,
                };
                self.send(Msg::Opened(Box::new(open)));
            }
            Effect::Draft { draft, .. } => self.drafts.push(draft::write(&draft)),
            Effect::Quit => self.quit = true,
            Effect::ListSessions => self.send(Msg::Sessions(Vec::<SessionLine>::new())),
            Effect::ReadEarlier { session, .. } => {
                let earlier = Box::new(self.earlier.clone());
                self.send(Msg::Earlier(session, earlier));
            }
            Effect::Compare(ids) => self.compared.push(ids),
            Effect::LookToRemove { id, name } => {
                let named = ["draft", "ron"].map(|ending| format!("/home/sessions/{id}.{ending}"));
                let files = named.map(PathBuf::from).to_vec();
                self.send(Msg::Removable { id, name, files });
            }
            Effect::Remove { id, files } => {
                assert_eq!(files.len(), 2, "what was asked about, and no more");
                self.removed.push(id);
            }
            Effect::Export(export) => self.handovers.push(export.handover),
            Effect::Look(id) => self.looks.push(id),
            Effect::ReadTimes(_) => {
                if let Some(learned) = self.learned.clone() {
                    self.send(Msg::Learned(learned));
                }
            }
            Effect::Actions(AboutActions::Read) => {
                let (open, damaged) = (self.earlier.all_open(), self.earlier.damaged);
                self.send(Msg::OpenActions(open, damaged));
            }
            Effect::Bell => self.bells += 1,
            Effect::SavePlan(plan) => {
                self.plans.push(plan);
                if self.disk == Quick::AtOnce {
                    self.send(Msg::PlanSaved);
                }
            }
            Effect::ReadPlan(id) => self.plans_asked.push(id),
            Effect::Actions(_)
            | Effect::ListWorkshops
            | Effect::Open(_)
            | Effect::Replay(_)
            | Effect::Branch(_)
            | Effect::Close
            | Effect::Remember(_)
            | Effect::Mouse(_) => {}
        }
    }

    fn begin(&self, new: NewSession) -> Session {
        let opened = Opened {
            session: "2026-11-23-test".to_owned(),
            run: "r1".to_owned(),
            language: new.lang,
            variant: new.variant,
            client: new.client,
            group: new.group,
            people: new.people,
            facilitator: new.facilitator,
            offset: 60,
            workshop: new.workshop,
        };
        let first = opened.workshop.steps[StepIndex::FIRST].id.clone();
        let mut events = vec![Event::Opened(opened)];
        if !new.listed.is_empty() {
            events.push(Event::PeopleListed(new.listed));
        }
        if new.begins == Begins::Now {
            events.push(Event::StepEntered(first));
        }
        let at = self.now;
        let stamped = |(seq, event)| Stamped { seq, at, event };
        let log = (1..).zip(events).map(stamped).collect();
        Session::replay(log).expect("a session begins with Opened")
    }

    /// A session of the message through levels at its first step.
    pub(crate) fn session(lang: Lang, variant: Variant, people: u16) -> Self {
        Self::session_of("four-months-to-four-minutes", lang, variant, people)
    }

    /// A session of a bundled workshop at its first step.
    pub(crate) fn session_of(id: &str, lang: Lang, variant: Variant, people: u16) -> Self {
        let mut stage = Self::new(lang);
        stage.open(id, variant, people);
        stage
    }

    /// A session of a bundled workshop that is prepared.
    pub(crate) fn prepared(id: &str, lang: Lang, variant: Variant, people: u16) -> Self {
        let mut stage = Self::new(lang);
        stage.make(id, variant, people, Begins::Later);
        stage
    }

    /// Begins a session of a bundled workshop at its first step.
    pub(crate) fn open(&mut self, id: &str, variant: Variant, people: u16) {
        self.make(id, variant, people, Begins::Now);
    }

    fn make(&mut self, id: &str, variant: Variant, people: u16, begins: Begins) {
        let lang = self.app.lang;
        let workshop = bundled().iter().find(|workshop| workshop.id == id);
        let workshop = Arc::clone(workshop.unwrap_or_else(|| panic!("no workshop {id}")));
        let clean = flipover::domain::text::Clean::line;
        let new = NewSession {
            workshop,
            lang,
            variant,
            client: clean("De Linde"),
            group: clean("winkelteam"),
            people,
            listed: Vec::new(),
            facilitator: clean("Noor"),
            begins,
        };
        self.perform(Effect::Create(new));
    }

    /// The same session taken up by a new run of the program, its clock at zero, so long after the last event.
    pub(crate) fn taken_up(&self, away: u64, access: Access) -> Self {
        let lang = self.session_state().lang();
        let mut stage = Self::new(lang);
        let last = self.console().session.log().last().expect("events").clone();
        stage.now = Moment {
            wall: last.at.wall + i64::try_from(away).expect("small"),
            mono: 0,
        };
        let resumed = Stamped {
            seq: last.seq + 1,
            at: stage.now,
            event: Event::Resumed {
                run: "r2".to_owned(),
                offset: 60,
                counted: away,
            },
        };
        let mut log = self.console().session.log().to_vec();
        log.push(resumed);
        let writes = access == Access::Write;
        let open = OpenSession {
            session: Session::replay(log).expect("a session"),
            access,
            draft: self
                .drafts
                .last()
                .filter(|_| writes)
                .and_then(|text| draft::read(text)),
            notice: writes
                .then(|| Words::of(lang).with("opened-counted", &[("minutes", 1.into())])),
        };
        stage.send(Msg::Opened(Box::new(open)));
        stage
    }

    pub(crate) fn console(&self) -> &Console {
        self.app.console().expect("a session is open")
    }

    pub(crate) fn session_state(&self) -> &State {
        self.console().state()
    }

    /// The current step's part of the session.
    pub(crate) fn part(&self) -> &StepState {
        let (_, _, part) = self.session_state().current().expect("a step is open");
        part
    }

    /// What the items of the current step say.
    pub(crate) fn items(&self) -> Vec<String> {
        let label = |item: &ItemId| select::label(self.session_state(), item);
        self.console().items().iter().map(label).collect()
    }

    /// What stands in a field of the n-th item of the current step.
    pub(crate) fn field_of(&self, n: usize, field: &str) -> Option<Value> {
        let row = self.part().order.get(n)?;
        self.session_state()
            .rows
            .get(row)?
            .fields
            .get(field)
            .cloned()
    }

    /// What is typed in the field with the focus.
    pub(crate) fn in_field(&self) -> String {
        let slot = self.console().entry.slot();
        slot.map(|slot| slot.line.text().to_owned())
            .unwrap_or_default()
    }

    /// What the program says in the line above the footer.
    pub(crate) fn said(&self) -> String {
        let notice = self.app.env.notice.as_ref();
        notice.map(|notice| notice.text.clone()).unwrap_or_default()
    }

    pub(crate) fn paste(&mut self, text: &str) {
        self.send(Msg::Paste(text.to_owned()));
    }

    /// A key that is let go of.
    pub(crate) fn release(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let mut event = KeyEvent::new(code, modifiers);
        event.kind = KeyEventKind::Release;
        self.send(Msg::Key(event));
    }

    pub(crate) fn wait(&mut self, seconds: u64) {
        self.now.wall += i64::try_from(seconds * 1000).expect("small");
        self.now.mono += seconds * 1000;
        self.send(Msg::Tick);
    }

    pub(crate) fn key(&mut self, code: KeyCode) {
        self.press(code);
        if let KeyCode::Char(_) = code {
            self.pause();
        }
    }

    /// A key with the next one close behind it.
    pub(crate) fn press(&mut self, code: KeyCode) {
        self.send(Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    /// Nothing is typed for as long as makes the last letter a lone one, where letters are commands.
    pub(crate) fn pause(&mut self) {
        if self.app.has_waiting_letter() {
            self.now.wall += 400;
            self.now.mono += 400;
            self.send(Msg::Tick);
        }
    }

    pub(crate) fn keys(&mut self, codes: &[KeyCode]) {
        for code in codes {
            self.key(*code);
        }
    }

    pub(crate) fn ctrl(&mut self, c: char) {
        self.send(Msg::Key(KeyEvent::new(
            KeyCode::Char(c),
            KeyModifiers::CONTROL,
        )));
    }

    pub(crate) fn typed(&mut self, text: &str) {
        for c in text.chars() {
            self.press(KeyCode::Char(c));
        }
        self.pause();
    }

    /// Types a line and presses Enter.
    pub(crate) fn line(&mut self, text: &str) {
        self.typed(text);
        self.key(KeyCode::Enter);
    }

    /// On to the step with this id.
    #[expect(clippy::wrong_self_convention, reason = "on to a step, not into one")]
    pub(crate) fn to_step(&mut self, id: &str) {
        for _ in 0..40 {
            if self
                .session_state()
                .current()
                .is_some_and(|(_, step, _)| step.id == id)
            {
                return;
            }
            self.key(KeyCode::PageDown);
        }
        panic!("no step {id}");
    }

    /// The id of the session chosen at home.
    pub(crate) fn chosen(&self) -> Option<&str> {
        self.app.home.chosen_session().map(|line| line.id.as_str())
    }

    /// Whether a window is seen over the screen or in place of it: a title across, with the window's ground below it.
    pub(crate) fn has_window(&self) -> bool {
        let (buf, theme) = (self.drawn(80, 24), &self.app.env.theme);
        let ground = |y: u16, style: Style| {
            let cells = (0..80).filter(|x| buf[(*x, y)].bg == style.bg.unwrap_or_default());
            cells.count()
        };
        let is_over = |y: u16| ground(y, theme.pressed) >= 40 && ground(y + 1, theme.window) >= 40;
        let results = self.app.words().get("results-title");
        let is_whole = self.screen(80, 24).trim_start().starts_with(&*results);
        is_whole || (0..23).any(is_over)
    }

    /// The screen at this size, cell by cell.
    pub(crate) fn drawn(&self, columns: u16, rows: u16) -> Buffer {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        app::render(&self.app, area, &mut buf);
        buf
    }

    /// The screen at this size, as text.
    pub(crate) fn screen(&self, columns: u16, rows: u16) -> String {
        let buf = self.drawn(columns, rows);
        let mut out = String::new();
        for y in 0..rows {
            let mut line = String::new();
            let mut x = 0;
            while x < columns {
                let symbol = buf[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol))
                    .unwrap_or(1)
                    .max(1);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}
