//! An item that says two things made into two, with the cursor in its text.

use crossterm::event::KeyCode;
use flipover::domain::event::{Event, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn with(lang: Lang, text: &str) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 8);
    stage.to_step("values");
    for value in ["Open", text, "Near"] {
        stage.line(value);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Home, KeyCode::Down]);
    stage
}

#[test]
fn the_cursor_stands_where_it_most_likely_splits_and_enter_splits_there() {
    let mut stage = with(Lang::En, "Honest, fast");
    stage.typed("S");
    let screen = stage.screen(100, 30);
    assert!(
        screen.contains("They will say: “Honest” and “fast”."),
        "{screen}"
    );
    assert_eq!(stage.items().len(), 3, "nothing is done yet");
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window());
    assert_eq!(stage.items(), ["Open", "Honest", "fast", "Near"]);
    assert_eq!(
        stage.said(),
        "Split: “Honest” and “fast”. u makes them one again."
    );
    let last = stage.appended.last().expect("an event");
    assert!(
        matches!(last.event, Event::ItemSplit { .. }),
        "one event: {:?}",
        last.event
    );
    stage.typed("u");
    assert_eq!(stage.items(), ["Open", "Honest, fast", "Near"]);
    assert!(
        stage.said().starts_with("Undone: split an item ("),
        "{}",
        stage.said()
    );
}

#[test]
fn it_is_split_where_the_cursor_goes_and_the_text_can_be_put_right_there() {
    let mut stage = with(Lang::Nl, "Eerlijk en snel");
    stage.act(Action::Split);
    let flat = |stage: &Stage| {
        let screen = stage.screen(100, 30);
        screen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(
        flat(&stage)
            .contains("Zet de cursor waar het tweede item begint, met iets ervoor en erachter.")
    );
    stage.key(KeyCode::Enter);
    assert!(
        stage.has_window() && stage.items().len() == 3,
        "the end is no place"
    );
    stage.key(KeyCode::Home);
    stage.key(KeyCode::Enter);
    assert!(
        stage.has_window() && stage.items().len() == 3,
        "nor is the beginning"
    );
    for _ in 0.."Eerlijk ".len() {
        stage.key(KeyCode::Right);
    }
    stage.keys(&[KeyCode::Delete, KeyCode::Delete]);
    assert!(flat(&stage).contains("Er komt te staan: “Eerlijk” en “snel”."));
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Open", "Eerlijk", "snel", "Near"]);
}

#[test]
fn esc_splits_nothing_and_what_was_joined_is_split_where_it_was_joined() {
    let mut stage = with(Lang::En, "Honest");
    stage.typed("M");
    stage.typed("1");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Open / Honest", "Near"]);
    stage.act(Action::Split);
    stage.key(KeyCode::Esc);
    assert_eq!(stage.items(), ["Open / Honest", "Near"]);
    stage.act(Action::Split);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Open", "Honest", "Near"]);
}

#[test]
fn what_stays_with_the_first_is_told_before() {
    let mut stage = with(Lang::En, "Honest, fast");
    stage.to_step("vote");
    stage.keys(&[KeyCode::Home, KeyCode::Down]);
    stage.typed("3");
    stage.key(KeyCode::Enter);
    while stage
        .session_state()
        .current()
        .is_some_and(|(_, step, _)| step.id != "values")
    {
        stage.act(Action::Previous);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Home, KeyCode::Down]);
    stage.typed("S");
    let screen = stage.screen(100, 30);
    assert!(screen.contains("With the first stays 3 dots."), "{screen}");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Open", "Honest", "fast", "Near"]);
}

#[test]
fn an_empty_list_has_nothing_to_split() {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 8);
    stage.to_step("values");
    stage.act(Action::Split);
    assert!(!stage.has_window());
    assert_eq!(stage.said(), "There is no item here with a text to split.");
}

#[test]
fn where_to_put_the_cursor_is_said_once_while_it_stands_at_an_end() {
    for (lang, says) in [(Lang::En, "Put the cursor"), (Lang::Nl, "Zet de cursor")] {
        let mut stage = with(lang, "Honest");
        stage.typed("S");
        let screen = stage.screen(100, 30);
        assert_eq!(screen.matches(says).count(), 1, "{screen}");
        // Enter there splits nothing, and says what is missing.
        stage.key(KeyCode::Enter);
        assert!(stage.has_window());
        assert!(stage.said().contains(says), "{}", stage.said());
    }
}
