//! Items that say the same joined into one, from the keys to what everybody reads.

use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Moment, Variant};
use flipover::domain::room;
use flipover::domain::text::Lang;
use flipover::export::markdown;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn four(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 8);
    stage.to_step("values");
    for value in ["Honest", "Fast delivery", "Open", "Delivery at once"] {
        stage.line(value);
    }
    stage.key(KeyCode::Esc);
    stage
}

#[test]
fn two_keys_and_a_number_join_two_items_and_u_parts_them() {
    let mut stage = four(Lang::En);
    stage.typed("M");
    let screen = stage.screen(100, 30);
    assert!(screen.contains("Join “Delivery at once” with"), "{screen}");
    // The one most like it is chosen, and what comes of it can be read before anything is done.
    assert!(
        screen.contains("It will say: “Fast delivery / Delivery at once”."),
        "{screen}"
    );
    stage.typed("3");
    let screen = stage.screen(100, 30);
    assert!(
        screen.contains("It will say: “Open / Delivery at once”."),
        "{screen}"
    );
    assert_eq!(stage.items().len(), 4, "nothing is done yet");
    stage.key(KeyCode::Backspace);
    stage.typed("2");
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window());
    assert_eq!(
        stage.items(),
        ["Honest", "Fast delivery / Delivery at once", "Open"]
    );
    assert_eq!(
        stage.said(),
        "Joined: “Fast delivery / Delivery at once”. u parts them."
    );
    let last = stage.appended.last().expect("an event");
    assert!(
        matches!(last.event, Event::ItemsJoined { .. }),
        "one event: {:?}",
        last.event
    );
    // The joined item is the chosen one, and what it says can be put better at once.
    stage.keys(&[KeyCode::Enter]);
    assert_eq!(stage.in_field(), "Fast delivery / Delivery at once");
    stage.key(KeyCode::Esc);
    stage.typed("u");
    assert_eq!(
        stage.items(),
        ["Honest", "Fast delivery", "Open", "Delivery at once"]
    );
    assert!(
        stage.said().starts_with("Undone: joined two items ("),
        "{}",
        stage.said()
    );
}

#[test]
fn the_arrows_choose_too_and_a_number_that_is_none_is_said() {
    let mut stage = four(Lang::En);
    stage.keys(&[KeyCode::Home]);
    stage.act(Action::Join);
    stage.typed("1");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.said(), "There is no other item with the number 1.");
    assert!(stage.has_window());
    stage.typed("9");
    let screen = stage.screen(100, 30);
    assert!(!screen.contains("It will say"), "{screen}");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.said(), "There is no other item with the number 19.");
    stage.keys(&[KeyCode::Down, KeyCode::Enter]);
    assert_eq!(
        stage.items(),
        ["Honest / Open", "Fast delivery", "Delivery at once"]
    );
    stage.act(Action::Join);
    stage.key(KeyCode::Esc);
    assert!(!stage.has_window());
    assert_eq!(stage.items().len(), 3);
}

#[test]
fn twelve_is_one_number_and_the_window_shows_what_it_is_of() {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 8);
    stage.to_step("values");
    for n in 1..=30 {
        stage.line(&format!("value {n}"));
    }
    stage.key(KeyCode::Esc);
    stage.typed("M");
    stage.typed("12");
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("It will say: “value 12 / value 30”."),
        "{screen}"
    );
    assert!(screen.contains(" 12  value 12"), "{screen}");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 29);
    assert_eq!(stage.items()[11], "value 12 / value 30");
}

#[test]
fn one_item_alone_has_nothing_to_be_joined_with() {
    let mut stage = Stage::session_of("brand-values", Lang::Nl, Variant::Full, 8);
    stage.to_step("values");
    stage.act(Action::Join);
    assert!(!stage.has_window());
    assert_eq!(
        stage.said(),
        "Er is in deze lijst geen ander item om het mee samen te voegen."
    );
    stage.line("Eerlijk");
    stage.act(Action::Join);
    assert!(!stage.has_window());
}

/// What would not be one item's is refused in the window, before Enter and after it.
#[test]
fn dots_that_one_item_cannot_have_are_told_before_and_refused() {
    let mut stage = four(Lang::Nl);
    stage.to_step("vote");
    for (n, dots) in [(0, "6"), (1, "5"), (2, "2")] {
        stage.key(KeyCode::Home);
        for _ in 0..n {
            stage.key(KeyCode::Down);
        }
        stage.typed(dots);
        stage.key(KeyCode::Enter);
    }
    while stage
        .session_state()
        .current()
        .is_some_and(|(_, step, _)| step.id != "values")
    {
        stage.act(Action::Previous);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Home]);
    stage.typed("M");
    stage.typed("2");
    let refused = "hebben de twee samen 11 stickers, en één item kan er hoogstens 8 hebben.";
    let flat = |stage: &Stage| {
        let screen = stage.screen(120, 36);
        screen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let screen = flat(&stage);
    assert!(
        screen.contains("samen 11 stickers, en één item kan er hoogstens 8"),
        "{screen}"
    );
    stage.key(KeyCode::Enter);
    assert!(stage.said().contains(refused), "{}", stage.said());
    assert_eq!(stage.items().len(), 4);
    stage.key(KeyCode::Backspace);
    stage.typed("3");
    let screen = flat(&stage);
    assert!(
        screen.contains("Er komt te staan: “Honest / Open”. Het heeft 8 stickers."),
        "{screen}"
    );
    stage.key(KeyCode::Enter);
    assert_eq!(
        stage.items(),
        ["Honest / Open", "Fast delivery", "Delivery at once"]
    );
}

#[test]
fn the_joined_item_is_one_in_what_people_take_home() {
    let mut stage = four(Lang::En);
    stage.typed("M");
    stage.key(KeyCode::Enter);
    let summary = Document::new(stage.session_state(), Audience::Facilitator);
    let text = markdown::write(&summary);
    assert!(text.contains("Fast delivery / Delivery at once"), "{text}");
    assert!(!text.contains("- Delivery at once"), "{text}");
    let seen = room::view(&stage.console().session, Moment::default());
    let seen = format!("{seen:?}");
    assert!(seen.contains("Fast delivery / Delivery at once"), "{seen}");
    assert!(!seen.contains("\"Delivery at once\""), "{seen}");
}

/// An item that is being edited stays as it was; a new one that is half typed stays half typed.
#[test]
fn what_is_half_typed_is_not_lost() {
    let mut stage = four(Lang::En);
    stage.keys(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Down]);
    stage.typed("Half a thou");
    stage.act(Action::Join);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 3);
    assert_eq!(stage.in_field(), "Half a thou");
    stage.typed("u");
    stage.keys(&[KeyCode::Esc]);
}
