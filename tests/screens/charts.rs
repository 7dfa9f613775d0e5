//! What a room's answers look like while they come in, in the smallest and the usual size.

use crossterm::event::KeyCode;
use flipover::domain::event::Variant;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::text::Lang;
use flipover::tui::messages::{Access, Msg, OpenSession};

use crate::room::Room;
use crate::stage::Stage;

/// A session of this workshop in which every step up to and with this one has been answered.
fn at(workshop: &str, step: &str, lang: Lang) -> Stage {
    let file = format!("{workshop}.ron");
    let found = bundled().into_iter().find(|(name, _)| *name == file);
    let (_, text) = found.expect("a bundled workshop");
    let script = parse(&text).expect("it has no faults");
    let mut room = Room::open(script, lang, Variant::Full, 14);
    room.walk_to(step);
    let mut stage = Stage::new(lang);
    stage.now = room.now;
    stage.send(Msg::Opened(Box::new(OpenSession {
        session: room.session,
        access: Access::Write,
        draft: None,
        notice: None,
    })));
    stage
}

fn show(name: &str, stage: &Stage) {
    for (columns, rows) in [(80, 24), (120, 36)] {
        insta::assert_snapshot!(
            format!("{name}-{columns}x{rows}"),
            stage.screen(columns, rows)
        );
    }
}

#[test]
fn a_net_promoter_score_is_one_bar_in_three_densities() {
    show("nps", &at("engagement-baseline", "recommend", Lang::Nl));
}

#[test]
fn means_stand_lowest_first_with_how_far_people_agree() {
    show("means", &at("engagement-baseline", "conditions", Lang::En));
}

#[test]
fn a_journey_shows_as_two_points_a_stage() {
    show("curve", &at("employee-journey", "gap", Lang::Nl));
}

/// On the wall a name that is cut says nothing; a chart with room below it tells what it is about whole.
#[test]
fn what_two_points_are_about_is_whole_where_there_is_room() {
    let mut stage = at("brand-values", "vote", Lang::Nl);
    stage.keys(&[KeyCode::PageDown, KeyCode::PageDown]);
    stage.line("monteur belt een kwartier voor hij er is");
    stage.key(KeyCode::PageDown);
    stage.line("5 4 4 5 5");
    stage.line("2 2 1 3 2");
    stage.keys(&[KeyCode::F(6), KeyCode::F(5)]);
    let wall = stage.screen(80, 24);
    let said = wall.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("monteur belt een kwartier voor"), "{wall}");
    assert!(said.contains("hij er is"), "{wall}");
    assert!(wall.contains('●') && wall.contains('○'), "{wall}");
    assert!(!wall.contains('…'), "{wall}");
}

#[test]
fn two_groups_that_see_it_differently() {
    show(
        "said-and-seen",
        &at("words-deeds-targets", "score", Lang::En),
    );
}

#[test]
fn choices_are_counted_below_the_list_where_there_is_room() {
    show("counts", &at("barrier-removal", "day-line", Lang::Nl));
}

#[test]
fn themes_have_bars_and_conditions_their_own_words() {
    show("themes", &at("show-and-tell", "patterns", Lang::En));
}

#[test]
fn results_by_other_rules_are_marked_as_a_recount_and_go_back() {
    let mut stage = at("brand-values", "vote", Lang::Nl);
    stage.key(KeyCode::Esc);
    stage.wait(1);
    stage.key(KeyCode::Char('R'));
    let own = stage.screen(80, 24);
    stage.key(KeyCode::Char('w'));
    let other = stage.screen(80, 24);
    assert!(other.contains("Een hertelling, niet de uitslag"), "{other}");
    assert!(other.contains("Stickers over"), "{other}");
    stage.key(KeyCode::Char('w'));
    assert_eq!(stage.screen(80, 24), own);
    // A list has one way to be counted, and that is said.
    stage.keys(&[KeyCode::Home, KeyCode::Char('w')]);
    assert!(stage.said().contains("andere regels"), "{}", stage.said());
}

#[test]
fn every_line_of_a_result_says_where_it_comes_from() {
    let mut stage = at("brand-values", "vote", Lang::Nl);
    stage.key(KeyCode::Esc);
    stage.wait(1);
    stage.key(KeyCode::Char('R'));
    let own = stage.screen(120, 36);
    stage.key(KeyCode::Char('t'));
    let origin = stage.screen(120, 36);
    assert!(origin.contains("gezegd: “"), "{origin}");
    // What was voted on was said in another step, at the time it was said.
    assert!(
        origin.contains("De waarden op") && origin.contains("13:3"),
        "{origin}"
    );
    stage.key(KeyCode::Char('t'));
    assert_eq!(stage.screen(120, 36), own);
}

/// A stage nobody went through stays empty, and takes no room from those somebody did.
#[test]
fn a_journey_of_which_only_the_last_stage_was_scored_shows_it() {
    let mut stage = at("employee-journey", "gap", Lang::Nl);
    let last = stage.console().items().len() - 1;
    stage.key(KeyCode::Esc);
    for row in 0..last {
        for column in 0..2 {
            let console = stage.console();
            assert_eq!((console.row, console.column), (row, column));
            stage.key(KeyCode::Char('i'));
            stage.ctrl('u');
            stage.key(KeyCode::Enter);
            stage.key(KeyCode::Esc);
        }
    }
    let screen = stage.screen(80, 32);
    assert!(
        screen.contains("Daarna ·") && screen.contains("+2,0  n=14"),
        "{screen}"
    );
}
