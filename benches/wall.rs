//! How long it takes to lay a page of the wall out and draw it, at 200 × 60 (at most 2 ms p99).

#![expect(clippy::expect_used, reason = "a bench that fails says where")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use flipover::domain::event::{Event, Moment, Opened, Stamped, Variant};
use flipover::domain::room::{Body, RoomItem, RoomView, Scene, view};
use flipover::domain::script::parse;
use flipover::domain::session::Session;
use flipover::domain::text::{Clean, Lang, MAX_TEXT};
use flipover::storage::themes::bundled;
use flipover::tui::theme::{Colours, Themes, Viewpoint};
use flipover::tui::wall::{Eye, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SCRIPT: &str = include_str!("../workshops/brand-values.ron");
const WORDS: &str = "de verantwoordelijkheden van de vestigingsmanagers zijn niet duidelijk ";
const FRAMES: u32 = 1000;
/// How often what nobody would paste but by mistake is drawn.
const FEW: u32 = 20;
const AREA: Rect = Rect::new(0, 0, 200, 60);

/// The wall with these items.
fn wall(texts: Vec<String>) -> RoomView {
    let opened = Opened {
        session: "2026-11-23-bench".to_owned(),
        run: "r1".to_owned(),
        workshop: Arc::new(parse(SCRIPT).expect("it has no faults")),
        language: Lang::Nl,
        variant: Variant::Full,
        client: Clean::line("De Linde"),
        group: Clean::default(),
        people: 12,
        facilitator: Clean::default(),
        offset: 60,
    };
    let at = Moment::default();
    let stamped = |seq: u64, event: Event| Stamped { seq, at, event };
    let entered = Event::StepEntered("values".to_owned());
    let events = vec![stamped(1, Event::Opened(opened)), stamped(2, entered)];
    let session = Session::replay(events).expect("it begins with Opened");
    let mut view = view(&session, at);
    let Scene::Step(step) = &mut view.scene else {
        return view;
    };
    let item = |(number, text)| RoomItem { number, text };
    step.body = Body::Items((1..).zip(texts).map(item).collect());
    view
}

/// So many items of ten to a hundred and forty letters.
fn items(count: usize) -> Vec<String> {
    let letters = |number: usize| WORDS.chars().cycle().take(10 + number * 53 % 131);
    (1..=count)
        .map(|number| letters(number).collect())
        .collect()
}

fn main() {
    println!("a page of the wall laid out and drawn, 200×60:");
    let theme = Themes::new(bundled(), Colours::True).styles(Viewpoint::Room);
    let long: String = WORDS.chars().cycle().take(MAX_TEXT).collect();
    let walls = [
        ("1 item", items(1), FRAMES),
        ("12 items", items(12), FRAMES),
        ("60 items", items(60), FRAMES),
        ("the longest text", vec![long.clone()], FEW),
        ("the longest word", vec![long.replace(' ', "")], FEW),
        ("12 of them", vec![long.replace(' ', ""); 12], FEW),
    ];
    for (name, texts, frames) in walls {
        let (view, eye) = (wall(texts), Eye::default());
        let mut times: Vec<Duration> = (0..frames)
            .map(|_| {
                let mut buf = Buffer::empty(AREA);
                let began = Instant::now();
                draw(&view, &theme, &eye, AREA, &mut buf);
                began.elapsed()
            })
            .collect();
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 1000];
        println!(
            "  {name:16}  p50 {:>9.1?}   p99 {:>9.1?}   most {:>9.1?}",
            at(500),
            at(990),
            at(1000)
        );
    }
}
