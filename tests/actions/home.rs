//! The list at home: what becomes of actions there, and what their sessions say of it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use flipover::domain::command::Command;
use flipover::domain::event::{Event, Outcome, Person, Stamped};
use flipover::domain::session::State;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::words::Words;
use flipover::run::saved;
use flipover::run::settling::answer;
use flipover::storage::log;
use flipover::storage::themes::bundled as bundled_themes;
use flipover::tui::app::{self, App, update};
use flipover::tui::messages::{Effect, Msg};
use flipover::tui::theme::{Colours, Themes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

use crate::place::{Place, events, row, said};

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

#[test]
fn an_owner_has_the_whole_name_of_the_list_at_home_too() {
    let place = Place::new();
    let mut running = place.begin("De Linde");
    let people = ["Noor de Wit", "Jan Bakker"].map(|name| Person {
        name: Clean::line(name),
        role: Clean::default(),
    });
    place.command(&mut running, Command::ListPeople(people.to_vec()));
    place.agree(&mut running, &[("een", "noor", None)]);
    place.end(running);
    for lang in Lang::ALL {
        let home = AtHome::of(&place, lang);
        for size in [(100, 30), (120, 36)] {
            let screen = home.screen(size.0, size.1);
            assert!(screen.contains("Noor de Wit"), "{screen}");
        }
    }
}
