//! A message through levels: cards, boxes, the marks, the picture.

use crossterm::event::KeyCode;
use flipover::domain::event::{Mark, Stage as Stand, Variant};
use flipover::domain::text::Lang;

use crate::stage::Stage;

fn at(step: &str, lang: Lang) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 12);
    stage.to_step(step);
    stage
}

/// From the grid on, the marks of the design's worked example, level by level as observers read them out.
pub(crate) fn mark_worked_example(stage: &mut Stage) {
    let points = [
        "=====", "==~--", "=~~--", "====~", "=----", "===~~", "-----", "==~~=",
    ];
    for level in 0..5 {
        for point in points {
            let mark = point.chars().nth(level).expect("five levels");
            stage.key(KeyCode::Char(mark));
        }
    }
}

/// Through the boxes and the writing to the grid.
pub(crate) fn to_grid(stage: &mut Stage) {
    while stage.console().stage() != Some(Stand::Scoring) {
        stage.key(KeyCode::Enter);
        stage.wait(20);
    }
}

#[test]
fn each_level_sees_its_own_card_and_no_other() {
    let mut stage = at("cascade-down", Lang::En);
    stage.key(KeyCode::Enter);
    for own in 0..5 {
        let cards = [
            "You have four months",
            "Four weeks.",
            "Four days.",
            "Four hours.",
            "Four minutes.",
        ];
        for _ in 0..2 {
            let screen = stage.screen(200, 60).replace('\n', " ");
            for (n, card) in cards.iter().enumerate() {
                assert_eq!(
                    screen.contains(card),
                    n == own,
                    "{card} at level {own}\n{screen}"
                );
            }
            stage.key(KeyCode::Enter);
            stage.wait(10);
        }
    }
}

#[test]
fn the_box_stops_at_zero_and_its_time_is_kept() {
    let mut stage = at("cascade-down", Lang::En);
    stage.keys(&[KeyCode::Enter, KeyCode::Enter]);
    stage.wait(599);
    assert!(!stage.screen(120, 36).contains("Stop, even mid-sentence."));
    stage.wait(1);
    assert!(stage.screen(120, 36).contains("Stop, even mid-sentence."));
    stage.wait(5);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.part().cascade.box_used.get(&0), Some(&605_000));
}

#[test]
fn the_worked_example_typed_in_the_grid_gives_its_own_counts() {
    let mut stage = at("cascade-down", Lang::En);
    to_grid(&mut stage);
    mark_worked_example(&mut stage);
    assert_eq!(stage.part().cascade.marks.len(), 40);
    stage.key(KeyCode::Enter);
    let screen = stage.screen(200, 60);
    for (level, count, share) in [
        ("Board ", "7 / 8", "88%"),
        ("Middle management ", "5 / 8", "63%"),
        ("Branch managers ", "3 / 8", "38%"),
        ("Department managers ", "2 / 8", "25%"),
        ("Shop floor ", "2 / 8", "25%"),
    ] {
        let line = screen
            .lines()
            .find(|line| line.contains(level) && line.contains(" / 8"));
        let line = line.unwrap_or_else(|| panic!("{level}\n{screen}"));
        assert!(line.contains(count) && line.contains(share), "{line}");
    }
    assert!(
        screen.contains("Largest loss at: Middle management, Branch managers (2 key points)."),
        "{screen}"
    );
    let rows: Vec<String> = stage
        .items()
        .iter()
        .map(|point| {
            let start: String = point.chars().take(20).collect();
            let line = screen.lines().find(|line| line.contains(&start));
            let (_, after) = line
                .and_then(|line| line.split_once(&start))
                .expect("a row");
            after
                .chars()
                .filter(|c| "█▒·".contains(*c))
                .take(5)
                .collect()
        })
        .collect();
    assert_eq!(
        rows,
        [
            "█████",
            "██▒··",
            "█▒▒··",
            "████▒",
            "█····",
            "███▒▒",
            "·····",
            "██▒▒█"
        ]
    );
}

#[test]
fn a_mark_can_be_changed_and_taken_away() {
    let mut stage = at("cascade-down", Lang::En);
    to_grid(&mut stage);
    stage.typed("==");
    stage.key(KeyCode::Up);
    stage.typed("`");
    stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::Delete]);
    let marks: Vec<Mark> = stage.part().cascade.marks.values().copied().collect();
    assert_eq!(marks, [Mark::Changed]);
}

#[test]
fn an_addition_is_typed_where_it_was_heard() {
    let mut stage = at("cascade-down", Lang::En);
    to_grid(&mut stage);
    stage.keys(&[KeyCode::Right, KeyCode::Char('a')]);
    stage.line("There will be a bonus");
    let heard = stage
        .part()
        .cascade
        .additions
        .get(&(0, 1))
        .expect("an addition");
    assert_eq!(
        heard.first().map(ToString::to_string).as_deref(),
        Some("There will be a bonus")
    );
    assert!(stage.screen(120, 36).contains("+ There will be a bonus"));
}

#[test]
fn a_half_typed_addition_outlives_esc_and_stands_in_the_draft() {
    let mut stage = at("cascade-down", Lang::En);
    to_grid(&mut stage);
    stage.key(KeyCode::Char('a'));
    stage.typed("There will be a bo");
    stage.key(KeyCode::Esc);
    assert!(
        stage
            .drafts
            .last()
            .is_some_and(|draft| draft.contains("There will be a bo"))
    );
    stage.key(KeyCode::Char('a'));
    stage.line("nus");
    assert!(stage.screen(120, 36).contains("+ There will be a bonus"));
    assert_eq!(stage.drafts.last().map(String::as_str), Some(""));
}

#[test]
fn the_lost_points_go_on_to_be_kept_whole() {
    let mut stage = at("cascade-down", Lang::En);
    to_grid(&mut stage);
    mark_worked_example(&mut stage);
    stage.to_step("redesign");
    let items = stage.items();
    assert_eq!(items.len(), 3);
    assert!(items[0].starts_with("Two customers a day"), "{items:?}");
    stage.key(KeyCode::Char('2'));
    stage.keys(&[KeyCode::Tab, KeyCode::Char('4'), KeyCode::Tab]);
    stage.line("The listener tells it back");
    assert_eq!(stage.part().details.len(), 1);
    assert_eq!(stage.console().row, 1);
}

#[test]
fn the_picture_is_the_facilitators_until_it_is_shown() {
    let mut stage = at("cascade-down", Lang::En);
    to_grid(&mut stage);
    assert!(
        stage
            .screen(80, 24)
            .lines()
            .last()
            .is_some_and(|keys| keys.contains("Enter ")),
        "{}",
        stage.screen(80, 24)
    );
    stage.typed("==~");
    let wall = |stage: &mut Stage| {
        stage.key(KeyCode::F(5));
        let wall = stage.screen(80, 24);
        stage.key(KeyCode::F(5));
        wall
    };
    stage.key(KeyCode::Enter);
    let screen = stage.screen(120, 36);
    assert!(screen.contains("The room sees it after F6"), "{screen}");
    let hidden = wall(&mut stage);
    assert!(!hidden.contains("The first to break"), "{hidden}");
    stage.key(KeyCode::F(6));
    let shown = wall(&mut stage);
    assert!(shown.contains("The first to break"), "{shown}");
}
