//! Two sessions of one client on a real disk: what the first has is at hand in the second.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::sync::{Arc, mpsc};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use flipover::domain::event::{Event, Fields, Moment, Stamped, Value, Variant};
use flipover::domain::script::{catalogue::bundled, parse};
use flipover::domain::select;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::FieldKind;
use flipover::run::clock::Clock;
use flipover::run::input::SessionSource;
use flipover::run::saved::{earlier, look};
use flipover::run::session::{Host, create};
use flipover::run::session_handle::SessionHandle;
use flipover::run::session_handle::Ticket;
use flipover::storage::disk::RealDisk;
use flipover::storage::paths::Home;
use flipover::storage::themes::bundled as bundled_themes;
use flipover::tui::app::{App, update};
use flipover::tui::messages::{Begins, Effect, Msg, NewSession, OpenSession};
use flipover::tui::theme::{Colours, Themes};
use tempfile::TempDir;

/// A home with sessions in it.
struct Disk {
    home: TempDir,
    place: Host,
}

impl Disk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let place = Host {
            disk: Arc::new(RealDisk),
            home: Home::at(home.path()),
            clock: Clock::start(),
        };
        Self { home, place }
    }

    fn begin(&self, workshop: &str, client: &str) -> (OpenSession, SessionHandle) {
        let script = bundled()
            .into_iter()
            .find(|(name, _)| name.starts_with(workshop));
        let new = NewSession {
            workshop: Arc::new(parse(&script.unwrap().1).unwrap()),
            lang: Lang::Nl,
            variant: Variant::Full,
            client: Clean::line(client),
            group: Clean::default(),
            people: 8,
            listed: Vec::new(),
            facilitator: Clean::line("Noor"),
            begins: Begins::Now,
        };
        let (outbox, _inbox) = mpsc::channel();
        let (open, hold) = create(&self.place, &new, Ticket(1), &outbox).unwrap();
        let SessionSource::Write(desk) = hold else {
            panic!("a new session is ours to write");
        };
        (open, *desk)
    }

    /// A closed session of brand values with these values; its id.
    fn values(&self, client: &str, values: &[&str]) -> String {
        let (open, mut desk) = self.begin("brand-values", client);
        let row =
            |value: &&str| Fields::from([("value".to_owned(), Value::Text(Clean::line(value)))]);
        desk.append(&Stamped {
            seq: open.session.next_seq(),
            at: self.place.clock.now(),
            event: Event::ItemsAdded {
                step: "values".to_owned(),
                first: open.session.state().next_row,
                rows: values.iter().map(row).collect(),
            },
        });
        desk.close().unwrap();
        open.session.state().opened.session.clone()
    }
}

/// The program on a session, with the real disk behind it.
struct Program<'a> {
    app: App,
    desk: SessionHandle,
    disk: &'a Disk,
}

impl<'a> Program<'a> {
    fn on(disk: &'a Disk, (open, desk): (OpenSession, SessionHandle)) -> Self {
        let app = App::new(
            Lang::Nl,
            Themes::new(bundled_themes(), Colours::True),
            Vec::new(),
            60,
        );
        let mut program = Self { app, desk, disk };
        program.send(Msg::Opened(Box::new(open)));
        program
    }

    fn send(&mut self, msg: Msg) {
        self.send_at(msg, self.disk.place.clock.now());
    }

    fn send_at(&mut self, msg: Msg, now: Moment) {
        for effect in update(&mut self.app, msg, now) {
            match effect {
                Effect::Append(event) => self.desk.append(&event),
                Effect::ReadEarlier { session, began } => {
                    let found = earlier(&self.disk.place, &session, began).unwrap();
                    self.send(Msg::Earlier(session, Box::new(found)));
                }
                _ => {}
            }
        }
    }

    fn keys(&mut self, codes: &[KeyCode]) {
        for code in codes {
            self.send(Msg::Key(KeyEvent::new(*code, KeyModifiers::NONE)));
            if self.app.has_waiting_letter() {
                let mut later = self.disk.place.clock.now();
                later.mono += 400;
                self.send_at(Msg::Tick, later);
            }
        }
    }
}

#[test]
fn the_values_of_the_first_session_are_choices_in_the_file_of_the_second() {
    let disk = Disk::new();
    disk.values("De Linde", &["Open", "Dichtbij"]);
    let open = disk.begin("show-and-tell", "de linde");
    let path = disk
        .place
        .home
        .session(&open.0.session.state().opened.session);
    let mut program = Program::on(&disk, open);
    program.keys(&[
        KeyCode::PageDown,
        KeyCode::Esc,
        KeyCode::Char('E'),
        KeyCode::Enter,
        KeyCode::Enter,
    ]);
    program.desk.close().unwrap();

    let session = look(&disk.place, &path).unwrap().session;
    let added = session
        .log()
        .iter()
        .filter(|stamped| matches!(stamped.event, Event::ItemsAdded { .. }));
    assert_eq!(added.count(), 1);
    let (harvest, _) = session.state().workshop().step("harvest").unwrap();
    let fields = select::fields_of_step(session.state(), harvest);
    let value = fields.iter().find(|field| field.id == "value").unwrap();
    let FieldKind::Choice(choices) = &value.kind else {
        panic!("the values are there to choose from: {value:?}");
    };
    let labels: Vec<&str> = choices
        .iter()
        .map(|choice| choice.label.get(Lang::Nl))
        .collect();
    assert_eq!(labels, ["Open", "Dichtbij"]);
}

#[test]
fn a_damaged_session_is_left_out_and_counted_and_the_session_itself_is_not_one_of_them() {
    let disk = Disk::new();
    let whole = disk.values("De Linde", &["Open"]);
    let damaged = disk.values("De Linde", &["Verminkt"]);
    let path = disk.place.home.session(&damaged);
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("Verminkt", "Vermaakt");
    fs::write(&path, text).unwrap();
    fs::write(disk.home.path().join("sessions/notes.ron"), "not a session").unwrap();
    let (open, desk) = disk.begin("show-and-tell", "De Linde");
    let own = &open.session.state().opened.session;
    let found = earlier(&disk.place, own, open.session.began_at()).unwrap();
    let ids: Vec<&str> = found
        .sessions
        .iter()
        .map(|past| past.session.as_str())
        .collect();
    assert_eq!((ids, found.damaged), (vec![whole.as_str()], 2));
    desk.close().unwrap();
}
