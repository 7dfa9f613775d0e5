//! Open actions across sessions: the command as scripts see it, and what becomes of them at home.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command as Process, Output, Stdio};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use flipover::domain::carry::Earlier;
use flipover::domain::command::{Command, decide};
use flipover::domain::event::{Event, Fields, Outcome, Stamped, Value as Held, Variant};
use flipover::domain::session::State;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::words::Words;
use flipover::domain::workshop::action;
use flipover::run::clock::Clock;
use flipover::run::input::SessionSource;
use flipover::run::saved;
use flipover::run::session::{Host, create};
use flipover::run::session_handle::{SessionHandle, Ticket};
use flipover::run::settling::answer;
use flipover::storage::disk::RealDisk;
use flipover::storage::log;
use flipover::storage::paths::Home;
use flipover::storage::script::{catalogue::bundled, parse};
use flipover::storage::themes::bundled as bundled_themes;
use flipover::tui::app::{self, App, update};
use flipover::tui::messages::{Begins, Effect, Msg, NewSession, OpenSession};
use flipover::tui::theme::{Colours, Themes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;
use tempfile::TempDir;

/// A home with sessions in it, and the program that runs there.
struct Place {
    home: TempDir,
    host: Host,
    locale: &'static str,
}

/// A session that is open.
struct Running {
    open: OpenSession,
    desk: SessionHandle,
}

/// What is to be done, by whom and when.
type Agreed<'a> = (&'a str, &'a str, Option<&'a str>);

impl Place {
    fn new() -> Self {
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

    fn begin(&self, client: &str) -> Running {
        let all = bundled().into_iter();
        let mut named = all.filter(|(name, _)| name.starts_with("brand-values"));
        let new = NewSession {
            workshop: Arc::new(parse(&named.next().unwrap().1).unwrap()),
            lang: Lang::Nl,
            variant: Variant::Full,
            client: Clean::line(client),
            group: Clean::default(),
            people: 8,
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

    fn give(&self, running: &mut Running, event: Event) {
        let stamped = Stamped {
            seq: running.open.session.next_seq(),
            at: self.host.clock.now(),
            event,
        };
        running.desk.append(&stamped);
        running.open.session.apply(stamped);
    }

    fn command(&self, running: &mut Running, command: Command) {
        let event = decide(&running.open.session, command).unwrap();
        self.give(running, event);
    }

    fn agree(&self, running: &mut Running, actions: &[Agreed<'_>]) {
        let event = Event::ItemsAdded {
            step: "actions".to_owned(),
            first: running.open.session.state().next_row,
            rows: actions.iter().map(row).collect(),
        };
        self.give(running, event);
    }

    /// Ends a session; its id.
    fn end(&self, mut running: Running) -> String {
        self.give(&mut running, Event::Ended);
        running.desk.close().unwrap();
        running.open.session.state().opened.session.clone()
    }

    /// A session that is over, in which these actions were agreed on; its id.
    fn held(&self, client: &str, actions: &[Agreed<'_>]) -> String {
        let mut running = self.begin(client);
        self.agree(&mut running, actions);
        self.end(running)
    }

    fn file(&self, id: &str) -> PathBuf {
        self.host.home.session(id)
    }

    fn all(&self) -> Earlier {
        saved::all(&self.host).unwrap().0
    }

    fn run(&self, args: &[&str]) -> Output {
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
    fn lines(&self, args: &[&str]) -> Vec<Vec<String>> {
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
    fn listed(&self, args: &[&str]) -> Vec<String> {
        let lines = self.lines(args);
        lines.into_iter().map(|line| line[5].clone()).collect()
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn row((what, who, when): &Agreed<'_>) -> Fields {
    let text = |text: &str| Held::Text(Clean::new(text));
    let mut row = Fields::from([(action::WHAT.to_owned(), text(what))]);
    if !who.is_empty() {
        row.insert(action::WHO.to_owned(), text(who));
    }
    let day = when.map(|day| Held::Date(day.parse::<NaiveDate>().unwrap()));
    row.extend(day.map(|day| (action::WHEN.to_owned(), day)));
    row
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The events of a calendar by their UIDs, as they stand there.
fn events(text: &str) -> BTreeMap<String, String> {
    let text = text.replace("\r\n ", "");
    let events = text.split("BEGIN:VEVENT").skip(1);
    let named = events.map(|event| {
        let event = event.split("END:VEVENT").next().unwrap();
        let uid = event.lines().find_map(|line| line.strip_prefix("UID:"));
        (uid.unwrap().to_owned(), event.to_owned())
    });
    named.collect()
}

#[test]
fn open_actions_are_listed_by_client_and_day_with_what_is_overdue() {
    let place = Place::new();
    let id = place.held(
        "Zeeland",
        &[
            ("ooit", "", None),
            ("later", "Noor", Some("2090-01-05")),
            ("al lang", "Jan", Some("2001-01-01")),
        ],
    );
    place.held("", &[("voor niemand", "", None)]);
    place.held("Aarde", &[("eerst", "Piet", Some("2090-01-01"))]);
    let lines = place.lines(&["actions"]);
    let today = place.host.clock.today().to_string();
    let title = "Merkwaarden: van woord naar gedrag";
    let late = [
        "Zeeland",
        "2001-01-01",
        "Monday",
        "overdue",
        "Jan",
        "al lang",
    ];
    assert_eq!(lines[1][..6], late);
    assert_eq!(lines[1][6..], [title, &today, &id]);
    assert_eq!(lines[2][..4], ["Zeeland", "2090-01-05", "Thursday", "-"]);
    assert_eq!(lines[3][1..5], ["-", "-", "-", "-"]);
    let order: Vec<(&str, &str)> = lines.iter().map(|it| (&*it[0], &*it[5])).collect();
    let wanted = [
        ("Aarde", "eerst"),
        ("Zeeland", "al lang"),
        ("Zeeland", "later"),
        ("Zeeland", "ooit"),
        ("-", "voor niemand"),
    ];
    assert_eq!(order, wanted);

    let json = place.json(&["actions", "--json"]);
    assert_eq!(json["damaged"], 0);
    let line = &json["actions"][1];
    let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
    let wanted = [
        "client", "session", "workshop", "held", "id", "what", "who", "when", "overdue",
    ];
    assert_eq!(keys, wanted);
    assert_eq!(
        (&line["client"], &line["session"]),
        (&"Zeeland".into(), &id.into())
    );
    assert_eq!(
        (&line["workshop"], &line["what"]),
        (&title.into(), &"al lang".into())
    );
    assert_eq!(
        (&line["who"], &line["when"]),
        (&"Jan".into(), &"2001-01-01".into())
    );
    assert_eq!(
        (&line["overdue"], line["id"].is_u64()),
        (&true.into(), true)
    );
    assert!(line["held"].as_str().unwrap().ends_with('Z'));
    let last = &json["actions"][4];
    assert_eq!(
        (&last["client"], &last["who"], &last["when"]),
        (&"".into(), &Value::Null, &Value::Null)
    );
}

#[test]
fn what_a_later_session_of_the_client_settled_is_not_open() {
    let place = Place::new();
    let all = [
        ("gedaan", "Noor", None),
        ("gaat door", "Jan", None),
        ("blijft", "", None),
    ];
    let first = place.held("Café De Linde", &all);
    let mut second = place.begin("cafe  de LINDE");
    let open = place.all().open_actions("cafe  de LINDE");
    assert_eq!(open.len(), 3, "found despite case and accents");
    for (action, outcome) in open.into_iter().zip([Outcome::Done, Outcome::CarriedOn]) {
        place.command(&mut second, Command::ReviewAction { action, outcome });
    }
    let second = place.end(second);
    let json = place.json(&["actions", "--json"]);
    let actions = json["actions"].as_array().unwrap().iter();
    let found: Vec<(&str, &str)> = actions
        .clone()
        .map(|it| {
            (
                it["what"].as_str().unwrap(),
                it["session"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(found, [("gaat door", &*second), ("blijft", &*first)]);
    let mut clients = actions.map(|it| it["client"].as_str().unwrap());
    assert!(
        clients.all(|client| client == "cafe de LINDE"),
        "one client, as the newest session has it"
    );
}

#[test]
fn a_client_is_found_by_name_or_by_words_of_it() {
    let place = Place::new();
    place.held("Café De Linde", &[("linde", "", None)]);
    place.held("Linde & Zonen", &[("zonen", "", None)]);
    place.held("", &[("niemand", "", None)]);
    place.held("Eik", &[("eik", "", None)]);
    place.held("De Eik", &[("de eik", "", None)]);
    for (client, wanted) in [
        ("cafe de linde", &["linde"][..]),
        ("CAFÉ  DE LINDE", &["linde"]),
        ("café", &["linde"]),
        ("linde", &["linde", "zonen"]),
        ("zonen LINDE", &["zonen"]),
        ("Éik", &["eik"]),
        ("", &["niemand"]),
    ] {
        assert_eq!(
            place.listed(&["actions", "--client", client]),
            wanted,
            "{client}"
        );
    }
    let output = place.run(&["actions", "--client", "de Beuk"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("called “de Beuk”") && output.stdout.is_empty());
}

#[test]
fn an_owner_is_meant_by_the_whole_name() {
    let place = Place::new();
    let all = [
        ("een", "Noor, Jan en Piet (inkoop)", None),
        ("twee", "Noor de Vries", None),
        ("drie", "NOOR", None),
        ("vier", "Noortje", None),
        ("vijf", "  ", None),
    ];
    place.held("De Linde", &all);
    for (owner, wanted) in [
        ("noor", &["een", "drie"][..]),
        ("Piet", &["een"]),
        ("noor de vries", &["twee"]),
        ("Vries", &[]),
        ("", &["vijf"]),
    ] {
        let output = place.run(&["actions", "--owner", owner, "--json"]);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = json["actions"].as_array().unwrap().iter();
        let found: Vec<&str> = found.map(|it| it["what"].as_str().unwrap()).collect();
        assert_eq!(found, wanted, "{owner}");
    }
    let output = place.run(&["actions", "--owner", "Vries"]);
    assert_eq!(
        (output.status.code(), said(&output).trim()),
        (Some(0), "There are no open actions.")
    );
}

#[test]
fn sessions_with_damaged_files_are_counted_and_named_and_copies_count_once() {
    let mut place = Place::new();
    let whole = place.held("De Linde", &[("heel", "", None)]);
    let damaged = place.held("De Linde", &[("verminkt", "", None)]);
    let text = fs::read_to_string(place.file(&damaged)).unwrap();
    fs::write(place.file(&damaged), text.replace("verminkt", "vermaakt")).unwrap();
    fs::copy(place.file(&whole), place.file(&format!("{whole} (kopie)"))).unwrap();
    for (locale, told) in [
        (
            "en_GB.UTF-8",
            "one session is left out, because its file is damaged",
        ),
        (
            "nl_NL.UTF-8",
            "één sessie is weggelaten, omdat het bestand beschadigd is",
        ),
    ] {
        place.locale = locale;
        let output = place.run(&["actions", "--json"]);
        assert_eq!(said(&output).trim(), format!("{told}: {damaged}"));
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let count = json["actions"].as_array().unwrap().len();
        assert_eq!((count, &json["damaged"]), (1, &1.into()));
        assert_eq!(json["actions"][0]["session"], *whole);
    }
    place.run(&["actions", "--to", "md"]);
    let name = format!("acties-alle-{}.md", place.host.clock.today());
    let page = fs::read_to_string(place.home.path().join(name)).unwrap();
    assert!(page.contains("Eén sessie is weggelaten"), "{page}");
}

#[test]
fn hostile_words_stay_in_their_place() {
    let place = Place::new();
    let all = [
        (
            "tab\there\nand \u{1b}[31mred\u{1b}[0m \u{202e}drawkcab",
            "=cmd|' /C calc'!A0\t;",
            Some("2090-01-01"),
        ),
        ("| pipes | # and <b>marks</b>", "\u{0}\u{7}", None),
    ];
    place.held("Client\twith\nlines | and ../../etc", &all);
    let lines = place.lines(&["actions"]);
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!(line.len(), 9, "{line:?}");
        assert!(!line.concat().contains(char::is_control), "{line:?}");
    }
    let output = place.run(&["actions", "--client", "etc", "--to", "md,xlsx,ics"]);
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(0), String::new())
    );
    let paths = String::from_utf8(output.stdout).unwrap();
    let stem = format!(
        "actions-client-with-lines-and-etc-{}",
        place.host.clock.today()
    );
    for (path, ending) in paths.lines().zip(["md", "xlsx", "ics"]) {
        assert_eq!(
            path,
            format!("./{stem}.{ending}"),
            "in the folder, and nowhere else"
        );
    }
    let page = fs::read_to_string(place.home.path().join(format!("{stem}.md"))).unwrap();
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let cells = |row: &str| row.replace("\\|", "").matches('|').count();
    assert!(
        rows.clone().count() == 4 && rows.clone().all(|row| cells(row) == 5),
        "{page}"
    );
    assert!(!page.contains("<b>") && !page.contains('\u{1b}'), "{page}");
}

#[test]
fn documents_are_named_after_client_and_day_and_never_written_over() {
    let mut place = Place::new();
    let all = [
        ("bellen", "Noor", Some("2001-01-01")),
        ("schrijven", "", None),
    ];
    place.held("Café De Linde", &all);
    let today = place.host.clock.today();
    let written = |place: &Place, args: &[&str]| {
        let output = place.run(args);
        assert_eq!(
            (output.status.code(), said(&output)),
            (Some(0), String::new())
        );
        String::from_utf8(output.stdout).unwrap()
    };
    let args = ["actions", "--to", "md,xlsx,ics", "--out", "uit"];
    let names = |stem: &str| {
        ["md", "xlsx", "ics"]
            .map(|end| format!("uit/{stem}.{end}\n"))
            .concat()
    };
    assert_eq!(
        written(&place, &args),
        names(&format!("actions-all-{today}"))
    );
    let first = fs::read(
        place
            .home
            .path()
            .join(format!("uit/actions-all-{today}.md")),
    )
    .unwrap();
    assert_eq!(
        written(&place, &args),
        names(&format!("actions-all-{today}-2"))
    );
    let again = fs::read(
        place
            .home
            .path()
            .join(format!("uit/actions-all-{today}.md")),
    )
    .unwrap();
    assert_eq!(first, again);
    let page = String::from_utf8(first).unwrap();
    for part in [
        "# Open actions",
        "**2 open actions, one of them overdue.**",
        "## Café De Linde",
        "| bellen | Noor | Monday 1 January 2001 (overdue) | Merkwaarden: van woord naar gedrag, ",
        "| schrijven | not yet assigned | to be agreed |",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    place.locale = "nl_NL.UTF-8";
    let args = [
        "actions", "--to", "md", "--client", "linde", "--owner", "noor",
    ];
    let stem = format!("acties-cafe-de-linde-{today}");
    assert_eq!(written(&place, &args), format!("./{stem}.md\n"));
    let page = fs::read_to_string(place.home.path().join(format!("{stem}.md"))).unwrap();
    for part in [
        "# Openstaande acties",
        "- **Opdrachtgever:** Café De Linde",
        "- **Van wie:** noor",
        "**Eén openstaande actie, en die is te laat.**",
        "| bellen | Noor | maandag 1 januari 2001 (te laat) |",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("schrijven"), "{page}");
}

#[test]
fn an_action_is_the_same_in_this_calendar_as_in_that_of_its_session() {
    let place = Place::new();
    let all = [
        ("bellen", "Noor", Some("2090-01-01")),
        ("door", "", Some("2090-02-01")),
        ("klaar", "", Some("2090-03-01")),
    ];
    let first = place.held("De Linde", &all);
    let mut second = place.begin("De Linde");
    let open = place.all().open_actions("De Linde");
    let outcomes = [None, Some(Outcome::CarriedOn), Some(Outcome::Done)];
    for (action, outcome) in open.into_iter().zip(outcomes) {
        if let Some(outcome) = outcome {
            place.command(&mut second, Command::ReviewAction { action, outcome });
        }
    }
    let second = place.end(second);
    let calendar = |args: &[&str]| {
        let output = place.run(args);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let path = String::from_utf8(output.stdout).unwrap();
        events(&fs::read_to_string(place.home.path().join(path.trim())).unwrap())
    };
    let own = calendar(&["export", &first, "--to", "ics"]);
    let later = calendar(&["export", &second, "--to", "ics"]);
    let open = calendar(&["actions", "--to", "ics"]);
    assert_eq!(open.len(), 2, "{open:?}");
    for (uid, event) in &open {
        let wanted = later.get(uid).or(own.get(uid));
        assert_eq!(
            Some(event),
            wanted,
            "the same entry, with its newest sequence"
        );
        assert!(own.contains_key(uid), "known since it was agreed on");
    }
}

/// The program at home, with the real disk behind it.
struct AtHome<'a> {
    app: App,
    place: &'a Place,
}

impl<'a> AtHome<'a> {
    /// Among the open actions.
    fn of(place: &'a Place, lang: Lang) -> Self {
        let themes = Themes::new(bundled_themes(), Colours::True);
        let offset = place.host.clock.offset();
        let app = App::new(lang, themes, Vec::new(), offset);
        let mut home = Self { app, place };
        home.send(Msg::Tick);
        home.key(KeyCode::BackTab);
        home
    }

    fn send(&mut self, msg: Msg) {
        let lang = self.app.env.lang;
        let host = &self.place.host;
        for effect in update(&mut self.app, msg, host.clock.now()) {
            if let Effect::Actions(about) = effect {
                let news = answer(host, about, lang);
                self.send(news);
            }
        }
    }

    fn key(&mut self, code: KeyCode) {
        self.send(Msg::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    fn screen(&self, columns: u16, rows: u16) -> String {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        app::render(&self.app, area, &mut buffer);
        let row = |y| {
            let cells = (0..columns).map(|x| buffer[(x, y)].symbol());
            cells.collect::<String>()
        };
        (0..rows).map(row).collect::<Vec<_>>().join("\n")
    }

    fn title_of_chosen(&self) -> Option<&str> {
        let chosen = self.app.home.chosen_action();
        chosen.map(|action| action.what.as_str())
    }
}

#[test]
fn actions_are_done_and_dropped_at_home_and_taken_back() {
    for (lang, words) in [
        (
            Lang::En,
            [
                "Open actions",
                "overdue: Mon 1 January 2001 · Noor · De Linde",
                "done, noted in its session. F3 takes it back",
                "is open again",
                "There are no open actions",
                "done",
                "drop",
            ],
        ),
        (
            Lang::Nl,
            [
                "Open acties",
                "te laat: ma 1 januari 2001 · Noor · De Linde",
                "klaar, genoteerd in de sessie. F3 neemt het terug",
                "staat weer open",
                "Er staan geen acties open",
                "klaar",
                "verv",
            ],
        ),
    ] {
        let place = Place::new();
        let all = [
            ("bellen", "Noor", Some("2001-01-01")),
            ("schrijven", "", Some("2090-01-01")),
        ];
        let id = place.held("De Linde", &all);
        let path = place.file(&id);
        let before = saved::look(&place.host, &path).unwrap().session;
        let mut home = AtHome::of(&place, lang);
        let screen = home.screen(120, 36);
        for part in [words[0], words[1], words[5], words[6], &id] {
            assert!(screen.contains(part), "{part}\n{screen}");
        }
        home.key(KeyCode::F(1));
        let help = home.screen(140, 50);
        let rows = help.lines().filter(|row| row.contains("F2"));
        assert_eq!(rows.count(), 1, "a key does one thing\n{help}");
        home.key(KeyCode::Esc);
        assert_eq!(home.title_of_chosen(), Some("bellen"));
        home.key(KeyCode::F(2));
        let screen = home.screen(140, 36);
        assert!(screen.contains(words[2]), "{screen}");
        assert_eq!(home.title_of_chosen(), Some("schrijven"));
        home.key(KeyCode::Delete);
        let screen = home.screen(120, 36);
        assert!(screen.contains(words[4]), "{screen}");

        // The session has it, and is what it was otherwise.
        assert!(
            place.all().all_open().is_empty() && place.all().open_actions("De Linde").is_empty()
        );
        let look = saved::look(&place.host, &path).unwrap();
        assert!(look.closed && look.damaged == 0);
        let (was, is) = (before.state(), look.session.state());
        let outcomes: Vec<Outcome> = is.settled.values().copied().collect();
        assert_eq!(outcomes, [Outcome::Done, Outcome::Dropped]);
        assert_eq!(
            (was.ended, was.began, &was.rows),
            (is.ended, is.began, &is.rows)
        );
        let used = |state: &State| {
            let all = state.steps.indices();
            all.map(|step| state.used(step, state.time.reached()))
                .sum::<u64>()
        };
        assert_eq!(used(was), used(is), "not a second is added to it");
        assert_eq!(was.time.passed(was.last), is.time.passed(is.last));
        let log = look.session.log();
        assert_eq!(&log[..before.log().len()], before.log(), "only added to");

        home.key(KeyCode::F(3));
        assert!(home.screen(120, 36).contains(words[3]));
        assert_eq!(
            home.title_of_chosen(),
            Some("schrijven"),
            "the last one first"
        );
        home.key(KeyCode::F(3));
        let open = place.all().all_open();
        let open: Vec<&str> = open.iter().map(|action| action.what.as_str()).collect();
        assert_eq!(open, ["bellen", "schrijven"]);
        home.key(KeyCode::F(3));
        let nothing = Words::of(lang).get("said-none-settled").into_owned();
        assert!(home.screen(200, 36).contains(&nothing));
    }
}

#[test]
fn documents_and_calendars_of_the_session_tell_what_became_of_its_actions() {
    let place = Place::new();
    let all = [
        ("bellen", "Noor", Some("2090-01-01")),
        ("schrijven", "", Some("2090-02-01")),
        ("blijft", "Jan", Some("2090-03-01")),
    ];
    let id = place.held("De Linde", &all);
    let export = |to: &str| {
        let output = place.run(&["export", &id, "--to", to]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let path = String::from_utf8(output.stdout).unwrap();
        fs::read_to_string(place.home.path().join(path.trim())).unwrap()
    };
    let before = events(&export("ics"));
    let page = export("md");
    assert!(!page.contains("Uitkomst"), "{page}");
    let mut home = AtHome::of(&place, Lang::Nl);
    home.key(KeyCode::F(2));
    home.key(KeyCode::Delete);
    let after = events(&export("ics"));
    let field = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap().trim_end().to_owned()
    };
    let told: Vec<(String, String)> = before
        .keys()
        .map(|uid| {
            (
                field(&before[uid], "SUMMARY:"),
                field(&after[uid], "SUMMARY:"),
            )
        })
        .collect();
    let pairs = [
        ("Noor: bellen", "Gedaan: Noor: bellen"),
        ("schrijven", "Actie vervallen"),
        ("Jan: blijft", "Jan: blijft"),
    ];
    for (was, is) in pairs {
        assert!(told.contains(&(was.to_owned(), is.to_owned())), "{told:?}");
    }
    assert_eq!(before.len(), after.len(), "nothing is there twice");
    let sequence = |event: &str| field(event, "SEQUENCE:").parse::<u32>().unwrap();
    let grew = before
        .keys()
        .filter(|uid| sequence(&after[*uid]) > sequence(&before[*uid]));
    assert_eq!(grew.count(), 2, "those that were settled");

    let page = export("md");
    for row in [
        "| Noor | bellen |",
        "| nog niet belegd | schrijven |",
        "| Jan | blijft |",
    ]
    .into_iter()
    .zip(["| klaar |", "| vervallen |", "| nog open |"])
    {
        let found = page.lines().find(|line| line.starts_with(row.0));
        assert!(
            found.is_some_and(|line| line.ends_with(row.1)),
            "{row:?}\n{page}"
        );
    }
    let json: Value = serde_json::from_str(&export("json")).unwrap();
    let settled = json["reviewed_actions"].as_array().unwrap();
    assert_eq!(settled.len(), 2);
    assert_eq!(
        (&settled[0]["session"], &settled[0]["outcome"]),
        (&(*id).into(), &"done".into())
    );
    let steps = json["steps"].as_array().unwrap().iter();
    let mut open = steps.filter_map(|step| step["results"]["open"].as_u64());
    assert_eq!(open.next(), Some(1));
}

#[test]
fn a_session_that_is_in_use_elsewhere_is_left_alone() {
    let place = Place::new();
    let mut running = place.begin("De Linde");
    place.agree(&mut running, &[("bellen", "Noor", None)]);
    let id = running.open.session.state().opened.session.clone();
    wait_for(&place, &id, "bellen");
    let before = fs::read(place.file(&id)).unwrap();
    for (lang, sentence) in [
        (Lang::En, "What became of it was not noted: "),
        (Lang::Nl, "Wat ervan geworden is, is niet genoteerd: "),
    ] {
        let mut home = AtHome::of(&place, lang);
        assert_eq!(home.title_of_chosen(), Some("bellen"));
        home.key(KeyCode::F(2));
        let screen = home.screen(200, 36);
        assert!(screen.contains(sentence), "{screen}");
        assert_eq!(
            home.title_of_chosen(),
            Some("bellen"),
            "it is still in the list"
        );
    }
    assert_eq!(fs::read(place.file(&id)).unwrap(), before);
    running.desk.close().unwrap();
}

#[test]
fn an_action_that_changed_since_it_was_listed_is_not_settled_unseen() {
    let place = Place::new();
    let id = place.held("De Linde", &[("bellen", "Noor", None)]);
    let mut home = AtHome::of(&place, Lang::En);
    let mut log = match log::open(place.host.disk.clone(), &place.file(&id))
        .unwrap()
        .access
    {
        log::Access::Write(log) => log,
        log::Access::ReadOnly(why) => panic!("{why:?}"),
    };
    let item = home.app.home.chosen_action().unwrap().item;
    let stamped = Stamped {
        seq: log.last_seq() + 1,
        at: place.host.clock.now(),
        event: Event::ItemEdited {
            item,
            fields: row(&("niet bellen", "Noor", None)),
        },
    };
    let _flushed = log.append(&[stamped]).unwrap();
    log.close().unwrap();
    home.key(KeyCode::F(2));
    assert!(
        home.screen(120, 36)
            .contains("changed or is gone meanwhile")
    );
    assert_eq!(home.title_of_chosen(), Some("niet bellen"));
    assert_eq!(place.all().all_open().len(), 1);
}

#[test]
fn the_list_at_home_is_filtered_and_says_what_is_left_out() {
    let place = Place::new();
    place.held(
        "Café De Linde",
        &[("bellen", "Noor", None), ("schrijven", "Jan", None)],
    );
    place.held("", &[("\u{202e}lezen\u{1b}[31m\t!", "", None)]);
    let damaged = place.held("De Eik", &[("verminkt", "", None)]);
    let text = fs::read_to_string(place.file(&damaged)).unwrap();
    fs::write(place.file(&damaged), text.replace("verminkt", "vermaakt")).unwrap();
    for (columns, rows) in [(80, 24), (100, 30), (120, 36)] {
        let mut home = AtHome::of(&place, Lang::Nl);
        let screen = home.screen(columns, rows);
        let told = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("Eén sessie is weggelaten"), "{screen}");
        home.key(KeyCode::End);
        let screen = home.screen(columns, rows);
        assert!(screen.contains("zonder opdrachtgever"), "{screen}");
        assert!(!screen.contains(['\u{1b}', '\t', '\u{202e}']), "{screen}");
        for c in "cafe jan".chars() {
            home.key(KeyCode::Char(c));
        }
        assert_eq!(home.app.home.shown_actions().len(), 1);
        assert_eq!(home.title_of_chosen(), Some("schrijven"));
        home.key(KeyCode::Tab);
        home.key(KeyCode::BackTab);
        assert_eq!(home.title_of_chosen(), Some("schrijven"), "there and back");
    }
}

/// Waits until the writer has put these words in the file.
fn wait_for(place: &Place, id: &str, words: &str) {
    let until = Instant::now() + Duration::from_secs(30);
    while !fs::read_to_string(place.file(id)).unwrap().contains(words) {
        assert!(Instant::now() < until, "never written");
        std::thread::yield_now();
    }
}
