//! The example in `docs/example` is what the program makes of what was said: a session from beginning to end, its file
//! and its summary. `FLIPOVER_EXAMPLE=write` puts both there again, and the PDF of which the pictures are.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flipover::domain::audience::Audience;
use flipover::domain::command::{self, Command};
use flipover::domain::event::{Cell, Event, Fields, List, Moment, Opened, Stamped, Variant};
use flipover::domain::format::Format;
use flipover::domain::house::{Colour, HouseStyle};
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::select;
use flipover::domain::session::Session;
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{Kind, StepIndex};
use flipover::run::export::render;
use flipover::storage::{record, scan::scan};
use serde::Deserialize;

/// Monday 23 November 2026, 13:30 in Amsterdam.
const START: i64 = 1_795_437_000_000;
const ID: &str = "2026-11-23-brand-values-van-der-meulen-dochters-m4ry";

/// What was said.
#[derive(Deserialize)]
struct Said {
    client: String,
    group: String,
    people: u16,
    facilitator: String,
    /// A step, the minutes it took, and what it brought.
    steps: Vec<(String, u64, Brought)>,
    /// In which step, on which list, what, by whom.
    notes: Vec<(String, List, String, String)>,
}

#[derive(Deserialize)]
enum Brought {
    Talk,
    Items(Vec<Fields>),
    Details(Vec<Fields>),
    Votes(Vec<u32>),
    /// By item and aspect.
    Scores(Vec<Vec<Vec<i32>>>),
}

struct Room {
    session: Session,
    now: Moment,
}

impl Room {
    fn give(&mut self, command: Command) {
        let event = command::decide(&self.session, command);
        let event = event.unwrap_or_else(|refusal| panic!("{refusal:?}"));
        self.put(event);
    }

    fn put(&mut self, event: Event) {
        let stamped = Stamped {
            seq: self.session.next_seq(),
            at: self.now,
            event,
        };
        self.session.apply(stamped);
    }

    fn wait(&mut self, seconds: u64) {
        self.now.mono += seconds * 1000;
        self.now.wall = START.saturating_add_unsigned(self.now.mono);
    }

    /// What a step brought, spread over its minutes.
    fn bring(&mut self, step: StepIndex, minutes: u64, brought: Brought) {
        let commands = self.commands(step, brought);
        let each = minutes * 60 / (commands.len() as u64 + 1);
        for command in commands {
            self.wait(each);
            self.give(command);
        }
        self.wait(each);
    }

    fn commands(&self, step: StepIndex, brought: Brought) -> Vec<Command> {
        let state = self.session.state();
        let items = || select::input(state, step).into_iter();
        match brought {
            Brought::Talk => Vec::new(),
            Brought::Items(rows) => {
                let one = |row| Command::AddItems {
                    step,
                    rows: vec![row],
                };
                rows.into_iter().map(one).collect()
            }
            Brought::Details(rows) => {
                assert_eq!(rows.len(), items().count(), "{step:?}");
                let one = |(item, fields)| Command::SetDetail { step, item, fields };
                items().zip(rows).map(one).collect()
            }
            Brought::Votes(votes) => {
                let given = items().zip(votes).filter(|(_, votes)| *votes > 0);
                let one = |(item, votes)| Command::SetVotes { step, item, votes };
                given.map(one).collect()
            }
            Brought::Scores(scores) => {
                let Kind::Rate(rate) = &state.workshop().steps[step].kind else {
                    panic!("{step:?} is no step of scores");
                };
                let cells = items().zip(scores).flat_map(|(item, aspects)| {
                    let cell = move |(aspect, scores)| Command::SetScores {
                        step,
                        cell: Cell {
                            item: item.clone(),
                            aspect,
                            group: String::new(),
                        },
                        scores,
                    };
                    let ids = rate.aspects.iter().map(|aspect| aspect.id.clone());
                    ids.zip(aspects).map(cell).collect::<Vec<_>>()
                });
                cells.collect()
            }
        }
    }
}

/// The session, from its opening to its close.
fn held() -> Session {
    let said: Said = ron::from_str(include_str!("said.ron")).expect("what was said can be read");
    let script = bundled()
        .into_iter()
        .find(|(name, _)| name == "brand-values.ron");
    let (_, script) = script.expect("it is bundled");
    let opened = Opened {
        session: ID.to_owned(),
        run: "m4ry".to_owned(),
        workshop: Arc::new(parse(&script).expect("it is right")),
        language: Lang::Nl,
        variant: Variant::Full,
        client: Clean::line(&said.client),
        group: Clean::line(&said.group),
        people: said.people,
        facilitator: Clean::line(&said.facilitator),
        offset: 60,
    };
    let now = Moment {
        wall: START,
        mono: 0,
    };
    let first = Stamped {
        seq: 1,
        at: now,
        event: Event::Opened(opened),
    };
    let session = Session::replay(vec![first]).expect("it begins with Opened");
    let mut room = Room { session, now };
    for (id, minutes, brought) in said.steps {
        room.give(Command::Next);
        let step = room.session.state().current.expect("a step is open");
        assert_eq!(room.session.state().workshop().steps[step].id, id);
        room.bring(step, minutes, brought);
        for (_, list, text, by) in said.notes.iter().filter(|(step, ..)| *step == id) {
            let (list, text, by) = (*list, Clean::line(text), Clean::line(by));
            room.give(Command::AddNote { list, text, by });
        }
    }
    room.give(Command::Next);
    room.put(Event::Closed);
    room.session
}

fn file(session: &Session) -> String {
    let lines = session
        .log()
        .iter()
        .map(|event| record::encode(event).expect("it fits"));
    let lines: String = lines.collect();
    format!("{}{lines}{}", record::OPENING, record::CLOSING)
}

fn document(session: &Session, format: Format) -> Vec<u8> {
    let house = HouseStyle {
        organisation: Clean::line("Van Dam, bureau voor werkende afspraken"),
        accent: Colour::parse("#1F6F78"),
        footer: Clean::line("Voorbeeld: deze opdrachtgever bestaat niet"),
        ..HouseStyle::default()
    };
    let files = render(format, session.state(), Audience::Client, &house);
    files.expect("it can be made").remove(0).bytes
}

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs/example")
        .join(name)
}

#[test]
fn the_example_is_what_the_program_makes_of_what_was_said() {
    let session = held();
    let (file, summary) = (file(&session), document(&session, Format::Md));
    if std::env::var_os("FLIPOVER_EXAMPLE").is_some() {
        fs::write(place("session.ron"), &file).expect("the folder is ours");
        fs::write(place("summary.md"), &summary).expect("the folder is ours");
        let pdf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("example.pdf");
        fs::write(&pdf, document(&session, Format::Pdf)).expect("the folder is ours");
        let docx = pdf.with_extension("docx");
        fs::write(docx, document(&session, Format::Docx)).expect("the folder is ours");
        let html = pdf.with_extension("html");
        fs::write(html, document(&session, Format::Html)).expect("the folder is ours");
        println!("{}", pdf.display());
    }
    let kept = |name: &str| fs::read(place(name)).expect("it is in the repository");
    assert!(
        kept("session.ron") == file.as_bytes(),
        "the session is another now"
    );
    let kept = String::from_utf8(kept("summary.md")).expect("text");
    assert_eq!(kept, String::from_utf8(summary).expect("text"));
}

#[test]
fn the_example_opens_without_a_word_and_says_the_same() {
    let session = held();
    let found = scan(file(&session).as_bytes()).expect("it is a session");
    assert_eq!((found.damage, found.ending.closed), (vec![], true));
    let again = Session::replay(found.events).expect("it begins with Opened");
    assert!(document(&again, Format::Md) == document(&session, Format::Md));
}
