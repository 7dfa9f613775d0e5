//! How long a key takes until the screen has changed, at 200 × 60 with 1,000 items in the step (at most 3 ms p99),
//! and one frame of each kind of step.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent};
use divan::{Bencher, black_box};
use flipover::domain::event::{Cell, Event, ItemId, Mark, Moment, Stage, Stamped};
use flipover::domain::session::Session;
use flipover::domain::text::Lang;
use flipover::storage::themes::bundled as bundled_themes;
use flipover::tui::app;
use flipover::tui::app::{App, update};
use flipover::tui::messages::{Access, DiskNews, Effect, Msg, OpenSession};
use flipover::tui::theme::{Colours, Themes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[path = "large/workshop.rs"]
mod large;

const ITEMS: u32 = 1000;
const KEYS: u32 = 2000;
const AREA: Rect = Rect::new(0, 0, 200, 60);

fn main() {
    println!("key → update → frame, {KEYS} keys, 200×60, {ITEMS} items in the step:");
    for step in ["ideas", "rate", "vote", "detail", "relay", "actions"] {
        let mut times = keys(step);
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 1000];
        println!(
            "  {step:8} p50 {:>9.1?}   p99 {:>9.1?}   most {:>9.1?}",
            at(500),
            at(990),
            at(1000)
        );
    }
    divan::main();
}

fn app(step: &str) -> App {
    let mut events = vec![large::opened()];
    events.push(Event::ItemsAdded {
        step: "ideas".to_owned(),
        first: 1,
        rows: (1..=ITEMS).map(large::idea).collect(),
    });
    for row in 1..=ITEMS {
        let item = ItemId::Row(row);
        events.push(Event::ScoresSet {
            step: "rate".to_owned(),
            cell: Cell {
                item: item.clone(),
                aspect: String::new(),
                group: String::new(),
            },
            scores: vec![7, 8, 9, 3, 8],
        });
        for level in 0..5 {
            events.push(Event::MarkSet {
                step: "relay".to_owned(),
                chain: 0,
                level,
                item: item.clone(),
                mark: Some(if row % 3 == 0 {
                    Mark::Lost
                } else {
                    Mark::Intact
                }),
            });
        }
        let (step, votes) = ("vote".to_owned(), row % 4);
        events.push(Event::VotesSet { step, item, votes });
    }
    if step == "actions" {
        let rows = (1..=ITEMS).map(|n| {
            let mut row = large::idea(n);
            let what = row.remove("text");
            what.map(|what| ("what".to_owned(), what))
                .into_iter()
                .collect()
        });
        events.push(Event::ItemsAdded {
            step: step.to_owned(),
            first: ITEMS + 1,
            rows: rows.collect(),
        });
    }
    events.push(Event::StageEntered {
        step: "relay".to_owned(),
        stage: Stage::Picture,
    });
    events.push(Event::StepEntered(step.to_owned()));
    let log: Vec<Stamped> = (1..)
        .zip(events)
        .map(|(seq, event)| Stamped {
            seq,
            at: now(0),
            event,
        })
        .collect();
    let Some(session) = Session::replay(log) else {
        panic!("a session begins with Opened");
    };
    let mut app = App::new(
        Lang::Nl,
        Themes::new(bundled_themes(), Colours::True),
        Vec::new(),
        60,
    );
    let open = OpenSession {
        session,
        access: Access::Write,
        draft: None,
        notice: None,
    };
    update(&mut app, Msg::Opened(Box::new(open)), now(0));
    app
}

fn now(passed: u32) -> Moment {
    Moment {
        wall: large::START + i64::from(passed),
        mono: u64::from(passed),
    }
}

/// What is done in a step, over and over: keys of typing, then those between.
fn round(step: &str) -> (&'static str, &'static [KeyCode]) {
    use KeyCode::{Down, Enter, F, Up};
    match step {
        "rate" => ("8 9 7x3 ", &[Enter, Up, Up, Down, F(3)]),
        "vote" => ("3", &[Enter, Down, Up, F(3)]),
        "relay" => ("", &[Down, Down, Up, F(3)]),
        _ => (
            "een klant belde over de telling ",
            &[Enter, Up, Up, Down, Down, F(3)],
        ),
    }
}

/// Every key with what it sets off: the update and the frame after it.
fn keys(step: &str) -> Vec<Duration> {
    let mut app = app(step);
    let mut buffer = Buffer::empty(AREA);
    let (text, then) = round(step);
    let round = text
        .chars()
        .map(KeyCode::Char)
        .chain(then.iter().copied())
        .collect::<Vec<_>>();
    let mut times = Vec::new();
    for (n, code) in (0..KEYS).zip(round.into_iter().cycle()) {
        let begun = Instant::now();
        let effects = update(&mut app, Msg::Key(KeyEvent::from(code)), now(n * 100));
        frame(&app, &mut buffer);
        times.push(begun.elapsed());
        for effect in effects {
            if let Effect::Append(stamped) = effect {
                update(
                    &mut app,
                    Msg::Disk(DiskNews::Saved(stamped.seq)),
                    now(n * 100),
                );
            }
        }
    }
    times
}

fn frame(app: &App, buffer: &mut Buffer) {
    buffer.reset();
    black_box(app::render(app, AREA, buffer));
}

#[divan::bench(args = ["ideas", "rate", "vote", "detail", "relay", "actions"])]
fn one_frame(bencher: Bencher<'_, '_>, step: &str) {
    let app = app(step);
    let mut buffer = Buffer::empty(AREA);
    bencher.bench_local(|| frame(&app, &mut buffer));
}
