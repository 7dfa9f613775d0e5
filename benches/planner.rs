//! How long it takes from a key in the planner to the changed screen, at 200 × 60 with 200 steps (at most 3 ms p99).

#![expect(clippy::expect_used, reason = "a bench that fails says where")]

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent};
use flipover::domain::event::Moment;
use flipover::domain::script::sheet::{Edit, Fresh, Sheet};
use flipover::domain::text::Lang;
use flipover::storage::themes::bundled;
use flipover::tui::app::{App, render, update};
use flipover::tui::messages::{Effect, Msg, OpenPlan};
use flipover::tui::theme::{Colours, Themes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const STEPS: usize = 200;
const KEYS: u32 = 400;
const AREA: Rect = Rect::new(0, 0, 200, 60);

/// A plan of so many steps, of every kind in turn.
fn plan() -> String {
    let mut sheet = Sheet::open(Sheet::blank("bench", Lang::Nl)).expect("RON");
    for (at, fresh) in Fresh::ALL.into_iter().cycle().take(STEPS).enumerate() {
        sheet.edit(&Edit::Add(at, fresh));
    }
    sheet.text().to_owned()
}

/// The time from this key to the screen it changes, over and over.
fn keys(app: &mut App, key: KeyCode) -> Vec<Duration> {
    let mut mono = 0;
    let mut times: Vec<Duration> = (0..KEYS)
        .map(|_| {
            // Letters are commands only when none follows at once.
            mono += 1000;
            let now = Moment { wall: 0, mono };
            let began = Instant::now();
            let effects = update(app, Msg::Key(KeyEvent::from(key)), now);
            let mut buf = Buffer::empty(AREA);
            render(app, AREA, &mut buf);
            let took = began.elapsed();
            if effects.iter().any(|it| matches!(it, Effect::SavePlan(_))) {
                update(app, Msg::PlanSaved, now);
            }
            took
        })
        .collect();
    times.sort();
    times
}

fn main() {
    let text = plan();
    println!("a plan of {STEPS} steps, {} kB, 200×60:", text.len() / 1000);
    let themes = Themes::new(bundled(), Colours::True);
    let mut app = App::new(Lang::Nl, themes, Vec::new(), 60);
    let open = OpenPlan {
        sheet: Sheet::open(text.clone()).expect("RON"),
        file: "bench.ron".to_owned(),
        on_disk: Some(text),
        taken: Vec::new(),
        library: Vec::new(),
    };
    update(&mut app, Msg::Plan(Box::new(open)), Moment::default());
    let told = |name: &str, times: &[Duration]| {
        let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1000.0;
        println!("  {name:24} p50 {:.2} ms, p99 {:.2} ms", at(50), at(99));
    };
    told("down", &keys(&mut app, KeyCode::Down));
    told("up", &keys(&mut app, KeyCode::Up));
    keys(&mut app, KeyCode::Enter);
    told("a letter in the title", &keys(&mut app, KeyCode::Char('e')));
}
