//! Everything that is to be seen is seen: every scene of every bundled workshop in both languages, hidden and shown, on
//! walls of seven sizes, as it is and with 1, 3, 4, 8, 12, 25 and 60 items of 10 to 140 letters.
//!
//! That is some thirty thousand walls. Usually every scene is laid out on every wall with one of the eight numbers of
//! items, another from one wall and one scene to the next, and every list grows on one wall; `FLIPOVER_WALLS=all` lays
//! out all of them, and lets every list grow on every wall.

use std::collections::BTreeMap;

use flipover::domain::clock::Cue;
use flipover::domain::command::{Command, decide};
use flipover::domain::document::Block;
use flipover::domain::event::{RoomSetting, Shows, Stamped, Variant};
use flipover::domain::room::{Body, Promise, RoomItem, RoomView, Scene, Theme, Word, view};
use flipover::domain::text::Lang;
use flipover::storage::themes;
use flipover::tui::theme::{Colours, Grain, Themes, Viewpoint};
use flipover::tui::wall::{Ink, Layout, Placed, lay_out};
use flipover::tui::widgets::large::Size;
use ratatui::layout::Rect;

use crate::room::{Room, START};
use crate::workshops;

const WALLS: [(u16, u16); 7] = [
    (48, 14),
    (64, 18),
    (80, 24),
    (100, 30),
    (120, 36),
    (160, 45),
    (200, 60),
];
const COUNTS: [usize; 7] = [1, 3, 4, 8, 12, 25, 60];
/// What is said, in words of all lengths.
const SAID: [&str; 2] = [
    "we call back the same day even when nobody at the customer service department has found an answer yet and the \
     responsibilities of the branch managers are not clear to anyone who works at the front-office every other Saturday",
    "we bellen dezelfde dag terug ook als niemand van de klantenserviceafdeling het antwoord al gevonden heeft en de \
     verantwoordelijkheden van de vestigingsmanagers voor niemand van de front-office op zaterdag duidelijk zijn",
];

/// The n-th thing somebody said, of 10 to 140 letters.
fn said(n: usize, lang: Lang) -> String {
    let length = 10 + n * 53 % 131;
    let bank = SAID[usize::from(lang == Lang::Nl)];
    let words: Vec<&str> = bank.split(' ').collect();
    let mut text = format!("{n}:");
    for word in words.iter().cycle().skip(n * 7 % words.len()) {
        if text.len() + 1 + word.len() > length.max(16) {
            break;
        }
        text.push(' ');
        text.push_str(word);
    }
    text
}

/// The same scene with so many items; `None` if it has none.
pub(crate) fn with(view: &RoomView, count: usize) -> Option<(RoomView, Vec<String>)> {
    let texts: Vec<String> = (1..=count).map(|n| said(n, view.lang)).collect();
    Some((with_texts(view, &texts)?, texts))
}

/// The same scene with these items; `None` if it has none.
pub(crate) fn with_texts(view: &RoomView, texts: &[String]) -> Option<RoomView> {
    let mut view = view.clone();
    match &mut view.scene {
        Scene::Step(step) => match &mut step.body {
            Body::Nothing | Body::Level(_) => return None,
            Body::Items(items) | Body::Given(items) | Body::Gathering { items, .. } => {
                *items = texts
                    .iter()
                    .enumerate()
                    .map(|(n, text)| RoomItem {
                        number: n + 1,
                        text: text.clone(),
                    })
                    .collect();
            }
            Body::Words(words) => {
                *words = texts
                    .iter()
                    .map(|text| Word {
                        text: text.clone(),
                        times: 1,
                        is_last: false,
                    })
                    .collect();
            }
            Body::Themes(themes) => {
                *themes = texts
                    .chunks(5)
                    .map(|items| Theme {
                        name: "Verantwoordelijkheden".to_owned(),
                        items: items.to_vec(),
                    })
                    .collect();
            }
            Body::Actions(actions) => *actions = promised(texts),
            Body::Results(results) => {
                let mut is_there = false;
                for block in &mut results.section.blocks {
                    match block {
                        Block::Bars(bars) if !is_there => {
                            let bar = bars.bars.first()?.clone();
                            bars.bars = texts
                                .iter()
                                .map(|text| {
                                    let mut bar = bar.clone();
                                    bar.label.clone_from(text);
                                    bar
                                })
                                .collect();
                            is_there = true;
                        }
                        Block::List(entries) | Block::Quotes(entries) if !is_there => {
                            let entry = entries.first()?.clone();
                            *entries = texts
                                .iter()
                                .map(|text| {
                                    let mut entry = entry.clone();
                                    entry.text.clone_from(text);
                                    entry
                                })
                                .collect();
                            is_there = true;
                        }
                        Block::Table(table) if !is_there => {
                            let row = table.rows.first()?.clone();
                            table.rows = texts
                                .iter()
                                .map(|text| {
                                    let mut row = row.clone();
                                    row[0].clone_from(text);
                                    row
                                })
                                .collect();
                            is_there = true;
                        }
                        _ => {}
                    }
                }
                if !is_there {
                    return None;
                }
            }
        },
        Scene::Over { actions, .. } => *actions = promised(texts),
        Scene::Opening { .. } | Scene::Agenda(_) | Scene::Break { .. } => return None,
    }
    Some(view)
}

fn promised(texts: &[String]) -> Vec<Promise> {
    let promise = |text: &String| Promise {
        what: text.clone(),
        who: "Noor".to_owned(),
        when: None,
    };
    texts.iter().map(promise).collect()
}

/// Every scene of every workshop, hidden and shown.
pub(crate) fn scenes() -> Vec<(String, RoomView)> {
    let mut scenes = Vec::new();
    for workshop in workshops() {
        for lang in Lang::ALL {
            let mut room = Room::open(workshop.clone(), lang, Variant::Full, 12);
            let mut opening = view(&room.session, room.now);
            "De Linde Advies".clone_into(&mut opening.organisation);
            scenes.push((format!("{} {} opening", workshop.id, lang.code()), opening));
            for (name, shows) in [
                ("agenda", Shows::Agenda),
                (
                    "pause",
                    Shows::Break {
                        until: START,
                        beside: None,
                    },
                ),
            ] {
                let mut room = Room::open(workshop.clone(), lang, Variant::Full, 12);
                room.give(Command::Next);
                room.give(Command::SetRoom(RoomSetting {
                    shows,
                    ..RoomSetting::default()
                }));
                let name = format!("{} {} {name}", workshop.id, lang.code());
                scenes.push((name, view(&room.session, room.now)));
            }
            room.walk(|room, index| {
                let id = &workshop.steps[index].id;
                let name = format!("{} {} {id}", workshop.id, lang.code());
                scenes.push((name.clone(), view(&room.session, room.now)));
                let mut session = room.session.clone();
                let reveal = Command::Reveal {
                    step: index,
                    shown: true,
                };
                if let Ok(event) = decide(&session, reveal) {
                    let (seq, at) = (session.next_seq(), room.now);
                    session.apply(Stamped { seq, at, event });
                    let shown = view(&session, room.now);
                    if scenes
                        .last()
                        .is_some_and(|(_, view)| view.scene != shown.scene)
                    {
                        scenes.push((format!("{name} shown"), shown));
                    }
                }
            });
            scenes.push((
                format!("{} over", workshop.id),
                view(&room.session, room.now),
            ));
        }
    }
    scenes
}

pub(crate) fn laid(view: &RoomView, wall: (u16, u16)) -> Layout {
    laid_in(Grain::Quarters, view, wall)
}

/// The same in a terminal that draws so fine.
fn laid_in(grain: Grain, view: &RoomView, (columns, rows): (u16, u16)) -> Layout {
    let themes = Themes::new(themes::bundled(), Colours::True).with_grain(grain);
    let theme = themes.styles(Viewpoint::Room);
    lay_out(view, &theme, Rect::new(0, 0, columns, rows), None)
}

/// The lines of each piece of a page, and under `None` those that are on every page.
fn pieces(page: &[Placed]) -> BTreeMap<Option<usize>, Vec<&str>> {
    let mut pieces: BTreeMap<Option<usize>, Vec<&str>> = BTreeMap::new();
    for placed in page {
        if let Ink::Text(text, _) = &placed.ink {
            pieces.entry(placed.piece).or_default().push(text);
        }
    }
    pieces
}

/// Lines joined again as they were before they were broken: at blanks, or at hyphens. All hyphens are left out.
fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        if !line.ends_with('-') {
            text.push(' ');
        }
    }
    plain(&text)
}

fn plain(text: &str) -> String {
    let text = text.replace('-', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The share of the rows of a page, within its margins, in which something stands.
fn share(page: &[Placed], rows: u16) -> f64 {
    let is_drawn = |y: &u16| {
        page.iter()
            .any(|placed| (placed.area.top()..placed.area.bottom()).contains(y))
    };
    let drawn = u16::try_from((0..rows).filter(is_drawn).count()).unwrap();
    let margins = u16::from(rows > 8) + u16::from(rows > 40);
    f64::from(drawn) / f64::from(rows - 2 * margins)
}

/// The share of the wall that the texts of a page would take in letters a step larger: margins, gaps and the ends of
/// lines take more than half of it.
fn enlarged(page: &[Placed], (columns, rows): (u16, u16)) -> f64 {
    let cells: usize = page
        .iter()
        .map(|placed| match &placed.ink {
            Ink::Text(text, _) => {
                let size = placed.size.further(1);
                size.columns(text) * usize::from(size.rows())
            }
            _ => 0,
        })
        .sum();
    f64::from(u32::try_from(cells).unwrap()) / (f64::from(columns) * f64::from(rows))
}

fn check(name: &str, view: &RoomView, texts: &[String], wall: (u16, u16)) {
    let layout = laid(view, wall);
    is_whole(name, view, texts, wall, &layout);
    let told = || format!("{name} with {} at {wall:?}", texts.len());
    // The last of several pages has what is left.
    let full = layout.pages.len().max(2) - 1;
    let full = &layout.pages[..full.min(layout.pages.len())];
    let count = f64::from(u32::try_from(full.len()).unwrap());
    let drawn = full.iter().map(|page| share(page, wall.1)).sum::<f64>() / count;
    let larger = full.iter().map(|page| enlarged(page, wall)).sum::<f64>() / count;
    let is_largest = layout.kept.sizes.contains(&Size::LARGEST);
    assert!(
        drawn > 0.5 || larger > 0.4 || is_largest,
        "{}: only {drawn:.2} of the wall is drawn; larger it would be {larger:.2}",
        told()
    );
}

/// The question is whole on every page and every text on one, nothing is cut, and nothing stands on another.
fn is_whole(name: &str, view: &RoomView, texts: &[String], wall: (u16, u16), layout: &Layout) {
    let told = || format!("{name} with {} at {wall:?}", texts.len());
    let pages: Vec<_> = layout.pages.iter().map(|page| pieces(page)).collect();
    for text in texts {
        let is_whole = pages.iter().flat_map(BTreeMap::values).any(|lines| {
            let joined = joined(lines);
            joined.contains(&plain(text))
        });
        assert!(is_whole, "{}: {text} is nowhere whole: {pages:?}", told());
    }
    if let Scene::Step(step) = &view.scene
        && let Some(prompt) = &step.prompt
    {
        for page in &pages {
            let fixed = page
                .get(&None)
                .map(|lines| joined(lines))
                .unwrap_or_default();
            let is_asked = fixed.contains(&plain(prompt));
            assert!(is_asked, "{}: {prompt} is not whole: {fixed}", told());
        }
    }
    let area = Rect::new(0, 0, wall.0, wall.1);
    for page in &layout.pages {
        for placed in page {
            let at = placed.area;
            assert_eq!(at.intersection(area), at, "{}: {placed:?}", told());
            if let Ink::Text(text, _) = &placed.ink {
                let columns = placed.size.columns(text);
                let fits = columns <= at.width.into() && at.height >= placed.size.rows();
                assert!(fits, "{}: {placed:?} is cut", told());
            }
        }
        // The clock keeps its own rows: nothing of a list shines through it.
        let is_letters = |it: &&Placed| matches!(it.ink, Ink::Text(..) | Ink::Clock);
        let texts: Vec<&Placed> = page.iter().filter(is_letters).collect();
        for (n, one) in texts.iter().enumerate() {
            for other in &texts[n + 1..] {
                let both = one.area.intersection(other.area);
                assert!(both.is_empty(), "{}: {one:?} on {other:?}", told());
            }
        }
    }
}

/// Whether every wall is laid out.
fn is_all() -> bool {
    std::env::var("FLIPOVER_WALLS").is_ok_and(|asked| asked == "all")
}

#[test]
fn every_item_and_every_question_is_whole_at_every_size() {
    let scenes = scenes();
    let mut laid_out = 0;
    for (at, (name, view)) in scenes.iter().enumerate() {
        for (n, wall) in WALLS.into_iter().enumerate() {
            let all = COUNTS.into_iter().map(Some).chain([None]).enumerate();
            // Seven walls and eight numbers: over neighbouring scenes every number meets every wall.
            let taken = all.filter(|(k, _)| is_all() || *k == (at + n) % (COUNTS.len() + 1));
            for (_, count) in taken {
                let more = count.and_then(|count| with(view, count));
                match more {
                    Some((view, texts)) => check(name, &view, &texts, wall),
                    None if count.is_none() || !is_all() => check(name, view, &[], wall),
                    None => continue,
                }
                laid_out += 1;
            }
        }
    }
    assert!(laid_out > 2500, "{laid_out}");
}

/// Where letters are made of whole cells fewer of them fit, and all is seen all the same.
#[test]
fn everything_is_whole_in_letters_of_whole_cells_too() {
    for (at, (name, view)) in scenes().iter().enumerate() {
        let wall = WALLS[at % WALLS.len()];
        let more = with(view, COUNTS[at / 3 % COUNTS.len()]);
        let (view, texts) = more.unwrap_or_else(|| (view.clone(), Vec::new()));
        let layout = laid_in(Grain::Whole, &view, wall);
        is_whole(name, &view, &texts, wall, &layout);
        let large = layout
            .pages
            .iter()
            .flatten()
            .filter(|it| it.size > Size::CELLS);
        for placed in large.filter(|it| matches!(it.ink, Ink::Text(..))) {
            assert!(placed.size.rows() >= 6, "{name}: {placed:?}");
        }
    }
}

#[test]
fn a_clock_whose_time_is_up_stands_over_nothing() {
    let mut seen = 0;
    for (at, (name, mut view)) in scenes().into_iter().enumerate() {
        let Some(clock) = &mut view.clock else {
            continue;
        };
        clock.cue = Some(Cue::TimeUp);
        for (n, wall) in WALLS.into_iter().enumerate() {
            match with(&view, COUNTS[(at + n) % COUNTS.len()]) {
                Some((view, texts)) => check(&name, &view, &texts, wall),
                None => check(&name, &view, &[], wall),
            }
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn one_item_more_makes_no_letter_smaller_by_more_than_a_step() {
    let scenes = scenes();
    let mut seen = Vec::new();
    for (at, (name, view)) in scenes.iter().enumerate() {
        let Scene::Step(step) = &view.scene else {
            continue;
        };
        let is_list = matches!(
            step.body,
            Body::Items(_)
                | Body::Given(_)
                | Body::Words(_)
                | Body::Gathering { .. }
                | Body::Actions(_)
        );
        if !is_list {
            continue;
        }
        let walls = WALLS.into_iter().enumerate();
        for (_, wall) in walls.filter(|(n, _)| is_all() || *n == at % WALLS.len()) {
            let prompt = step.prompt.clone();
            if seen.contains(&(prompt.clone(), wall)) {
                continue;
            }
            seen.push((prompt, wall));
            grows(name, view, wall);
        }
    }
    assert!(seen.len() > 20, "{}", seen.len());
}

/// A list grows item by item on a wall.
fn grows(name: &str, view: &RoomView, wall: (u16, u16)) {
    let mut before: Option<Layout> = None;
    for count in 1..=26 {
        let Some((view, _)) = with(view, count) else {
            break;
        };
        let layout = laid(&view, wall);
        if let Some(before) = &before {
            for (was, is) in before.kept.sizes.iter().zip(&layout.kept.sizes) {
                assert!(
                    is.step() + 1 >= was.step(),
                    "{name} with {count} at {wall:?}: {was:?} became {is:?}"
                );
            }
        }
        before = Some(layout);
    }
}
