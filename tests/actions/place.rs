//! A home with sessions in which actions were agreed on, and the program that runs there.

use chrono::NaiveDate;
use flipover::domain::carry::Earlier;
use flipover::domain::command::{Command, decide};
use flipover::domain::event::{Event, Fields, Stamped, Value as Held, Variant};
use flipover::domain::script::{catalogue::bundled, parse};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::action;
use flipover::run::clock::Clock;
use flipover::run::input::SessionSource;
use flipover::run::saved;
use flipover::run::session::{Host, create};
use flipover::run::session_handle::{SessionHandle, Ticket};
use flipover::storage::disk::RealDisk;
use flipover::storage::paths::Home;
use flipover::tui::messages::{Begins, NewSession, OpenSession};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command as Process, Output, Stdio};
use std::sync::{Arc, mpsc};
use tempfile::TempDir;

/// A home with sessions in it, and the program that runs there.
pub(crate) struct Place {
    pub(crate) home: TempDir,
    pub(crate) host: Host,
    pub(crate) locale: &'static str,
}

/// A session that is open.
pub(crate) struct Running {
    pub(crate) open: OpenSession,
    pub(crate) desk: SessionHandle,
}

/// What is to be done, by whom and when.
pub(crate) type Agreed<'a> = (&'a str, &'a str, Option<&'a str>);

impl Place {
    pub(crate) fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let host = Host {
            disk: Arc::new(RealDisk),
            home: Home::at(home.path()),
            clock: Clock::start(),
        };
        Self {
            home,
            host,
            locale: "en_GB.UTF-8",
        }
    }

    pub(crate) fn begin(&self, client: &str) -> Running {
        let all = bundled().into_iter();
        let mut named = all.filter(|(name, _)| name.starts_with("brand-values"));
        let new = NewSession {
            workshop: Arc::new(parse(&named.next().unwrap().1).unwrap()),
            lang: Lang::Nl,
            variant: Variant::Full,
            client: Clean::line(client),
            group: Clean::default(),
            people: 8,
            listed: Vec::new(),
            facilitator: Clean::line("Mila"),
            begins: Begins::Now,
        };
        let (outbox, _inbox) = mpsc::channel();
        let (open, hold) = create(&self.host, &new, Ticket(1), &outbox).unwrap();
        let SessionSource::Write(desk) = hold else {
            panic!("a new session is ours to write");
        };
        Running { open, desk: *desk }
    }

    pub(crate) fn give(&self, running: &mut Running, event: Event) {
        let stamped = Stamped {
            seq: running.open.session.next_seq(),
            at: self.host.clock.now(),
            event,
        };
        running.desk.append(&stamped);
        running.open.session.apply(stamped);
    }

    pub(crate) fn command(&self, running: &mut Running, command: Command) {
        let event = decide(&running.open.session, command).unwrap();
        self.give(running, event);
    }

    pub(crate) fn agree(&self, running: &mut Running, actions: &[Agreed<'_>]) {
        let event = Event::ItemsAdded {
            step: "actions".to_owned(),
            first: running.open.session.state().next_row,
            rows: actions.iter().map(row).collect(),
        };
        self.give(running, event);
    }

    /// Ends a session; its id.
    pub(crate) fn end(&self, mut running: Running) -> String {
        self.give(&mut running, Event::Ended);
        running.desk.close().unwrap();
        running.open.session.state().opened.session.clone()
    }

    /// A session that is over, in which these actions were agreed on; its id.
    pub(crate) fn held(&self, client: &str, actions: &[Agreed<'_>]) -> String {
        let mut running = self.begin(client);
        self.agree(&mut running, actions);
        self.end(running)
    }

    pub(crate) fn file(&self, id: &str) -> PathBuf {
        self.host.home.session(id)
    }

    pub(crate) fn all(&self) -> Earlier {
        saved::all(&self.host).unwrap().0
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        let mut command = Process::new(env!("CARGO_BIN_EXE_flipover"));
        command
            .args(args)
            .env_clear()
            .env("FLIPOVER_HOME", self.home.path())
            .env("LANG", self.locale)
            .env("TERM", "xterm-256color")
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command.output().unwrap()
    }

    /// The columns of each line that a command prints which succeeds and says nothing else.
    pub(crate) fn lines(&self, args: &[&str]) -> Vec<Vec<String>> {
        let output = self.run(args);
        assert_eq!(
            (output.status.code(), said(&output)),
            (Some(0), String::new())
        );
        let text = String::from_utf8(output.stdout).unwrap();
        let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
        text.lines().map(columns).collect()
    }

    /// What is to be done, in the order of the list.
    pub(crate) fn listed(&self, args: &[&str]) -> Vec<String> {
        let lines = self.lines(args);
        lines.into_iter().map(|line| line[5].clone()).collect()
    }

    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

pub(crate) fn row((what, who, when): &Agreed<'_>) -> Fields {
    let text = |text: &str| Held::Text(Clean::new(text));
    let mut row = Fields::from([(action::WHAT.to_owned(), text(what))]);
    if !who.is_empty() {
        row.insert(action::WHO.to_owned(), text(who));
    }
    let day = when.map(|day| Held::Date(day.parse::<NaiveDate>().unwrap()));
    row.extend(day.map(|day| (action::WHEN.to_owned(), day)));
    row
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The events of a calendar by their UIDs, as they stand there.
pub(crate) fn events(text: &str) -> BTreeMap<String, String> {
    let text = text.replace("\r\n ", "");
    let events = text.split("BEGIN:VEVENT").skip(1);
    let named = events.map(|event| {
        let event = event.split("END:VEVENT").next().unwrap();
        let uid = event.lines().find_map(|line| line.strip_prefix("UID:"));
        (uid.unwrap().to_owned(), event.to_owned())
    });
    named.collect()
}
