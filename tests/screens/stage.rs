//! A program without a terminal: keys go in, effects are answered at once, the screen is read as text.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use flipover::domain::event::{Event, Moment, Opened, Stamped, Variant};
use flipover::domain::session::Session;
use flipover::domain::text::Lang;
use flipover::storage::script;
use flipover::tui::app::{
    Access, App, Disk, Effect, Listed, Msg, NewSession, OpenSession, SessionLine, update,
};
use flipover::tui::screens;
use flipover::tui::theme::{Colours, Shade};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Monday 23 November 2026, 13:30 in Amsterdam.
pub(crate) const START: i64 = 1_795_437_000_000;

pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) now: Moment,
    pub(crate) appended: Vec<Stamped>,
    pub(crate) drafts: Vec<String>,
    pub(crate) quit: bool,
}

impl Stage {
    pub(crate) fn new(lang: Lang) -> Self {
        let text = include_str!("../../workshops/four-months-to-four-minutes.ron");
        let workshop = script::parse(text).expect("the bundled script has no faults");
        let listed = Listed {
            id: workshop.id.clone(),
            workshop: Ok(Arc::new(workshop)),
            origin: String::new(),
        };
        let app = App::new(lang, Shade::Dark, Colours::True, vec![listed], 60);
        let now = Moment {
            wall: START,
            mono: 0,
        };
        let mut stage = Self {
            app,
            now,
            appended: Vec::new(),
            drafts: Vec::new(),
            quit: false,
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

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Append(stamped) => {
                let seq = stamped.seq;
                self.appended.push(stamped);
                self.send(Msg::Disk(Disk::Saved(seq)));
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
            Effect::Draft(text) => self.drafts.push(text),
            Effect::Quit => self.quit = true,
            Effect::ListSessions => self.send(Msg::Sessions(Vec::<SessionLine>::new())),
            Effect::Open(_) | Effect::Close | Effect::Export | Effect::Remember => {}
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
        let first = opened.workshop.steps[0].id.clone();
        let log = vec![
            Stamped {
                seq: 1,
                at: self.now,
                event: Event::Opened(opened),
            },
            Stamped {
                seq: 2,
                at: self.now,
                event: Event::StepEntered(first),
            },
        ];
        Session::replay(log).expect("a session begins with Opened")
    }

    /// A session of the bundled workshop at its first step.
    pub(crate) fn session(lang: Lang, variant: Variant, people: u16) -> Self {
        let mut stage = Self::new(lang);
        let workshop = stage.app.workshops[0].workshop.clone().expect("no faults");
        let clean = flipover::domain::text::Clean::line;
        let new = NewSession {
            workshop,
            lang,
            variant,
            client: clean("De Linde"),
            group: clean("winkelteam"),
            people,
            facilitator: clean("Noor"),
        };
        stage.perform(Effect::Create(new));
        stage
    }

    pub(crate) fn session_state(&self) -> &flipover::domain::session::State {
        self.app.console().expect("a session is open").state()
    }

    pub(crate) fn wait(&mut self, seconds: u64) {
        self.now.wall += i64::try_from(seconds * 1000).expect("small");
        self.now.mono += seconds * 1000;
        self.send(Msg::Tick);
    }

    pub(crate) fn key(&mut self, code: KeyCode) {
        self.send(Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)));
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
            self.key(KeyCode::Char(c));
        }
    }

    /// Types a line and presses Enter.
    pub(crate) fn line(&mut self, text: &str) {
        self.typed(text);
        self.key(KeyCode::Enter);
    }

    /// On to the step with this id.
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

    /// The screen at this size, as text.
    pub(crate) fn screen(&self, columns: u16, rows: u16) -> String {
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        screens::render(&self.app, area, &mut buf);
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
