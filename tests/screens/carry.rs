//! Items taken from an earlier session, and the actions of last time, through keys.

use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::carry::{Earlier, Past};
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Outcome, Value, Variant};
use flipover::domain::text::{Clean, Lang};
use flipover::tui::keys::Action;
use flipover::tui::messages::{DiskNews, Msg};

use crate::stage::Stage;

/// What a session on the stage hands on, as one with another id.
fn past(stage: &Stage, id: &str, client: &str) -> Past {
    let mut past = Past::of(&stage.console().session);
    id.clone_into(&mut past.session);
    for action in &mut past.actions {
        id.clone_into(&mut action.session);
    }
    past.client = Clean::line(client);
    past.started -= 28 * 24 * 3_600_000;
    past
}

/// A session of brand values with three values, two of them with their answers.
fn values(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 8);
    stage.to_step("values");
    stage.typed("Open");
    stage.keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::Enter]);
    stage.line("Dichtbij");
    stage.line("Eigenwijs");
    assert_eq!(stage.items(), ["Open", "Dichtbij", "Eigenwijs"]);
    stage
}

/// A session of brand values with two actions, one of them due before now.
fn actions(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 8);
    stage.to_step("actions");
    for (what, who, day) in [
        ("Brief herschrijven", "Anna", "2026-11-02"),
        ("Magazijn vragen", "Bo", "2026-12-04"),
    ] {
        stage.typed(what);
        stage.key(KeyCode::Tab);
        stage.typed(who);
        stage.key(KeyCode::Tab);
        stage.typed(day);
        stage.key(KeyCode::Enter);
    }
    assert_eq!(stage.items(), ["Brief herschrijven", "Magazijn vragen"]);
    stage
}

/// Show and tell for De Linde, after those sessions.
fn after(sessions: Vec<Past>, damaged: usize, lang: Lang) -> Stage {
    let mut stage = Stage::new(lang);
    stage.earlier = Earlier { sessions, damaged };
    stage.open("show-and-tell", Variant::Full, 8);
    stage
}

fn at_values(sessions: Vec<Past>) -> Stage {
    let mut stage = after(sessions, 0, Lang::Nl);
    stage.to_step("values");
    stage.key(KeyCode::Esc);
    stage
}

#[test]
fn the_values_of_an_earlier_session_become_the_choices_of_this_one() {
    let mut stage = at_values(vec![past(&values(Lang::Nl), "first", "De Linde")]);
    let before = stage.appended.len();
    stage.key(KeyCode::Char('E'));
    for (columns, rows) in [(60, 18), (80, 24), (120, 36)] {
        let screen = stage.screen(columns, rows);
        assert!(
            screen.contains("26-10-2026  De Linde · Merkwaarden"),
            "{screen}"
        );
        assert!(screen.contains("De waarden op papier"), "{screen}");
        assert!(screen.contains("3 items"), "{screen}");
    }
    stage.key(KeyCode::Enter);
    let screen = stage.screen(80, 24);
    assert!(screen.contains("[x] Eigenwijs"), "{screen}");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Open", "Dichtbij", "Eigenwijs"]);
    assert_eq!(stage.appended.len(), before + 1);
    assert_eq!(stage.said(), "3 items overgenomen.");
    stage.key(KeyCode::Char('u'));
    assert_eq!(stage.items().len(), 0);
    stage.key(KeyCode::Char('U'));
    stage.to_step("harvest");
    stage.typed("De knuffelbeer");
    stage.keys(&[KeyCode::Tab; 4]);
    let screen = stage.screen(120, 36);
    assert!(screen.contains("Dichtbij"), "{screen}");
    stage.key(KeyCode::Char('2'));
    assert!(stage.screen(120, 36).contains("Dichtbij"));
}

#[test]
fn only_marked_items_go_and_those_already_here_are_not_marked() {
    let mut stage = at_values(vec![past(&values(Lang::Nl), "first", "De Linde")]);
    stage.key(KeyCode::Char('i'));
    stage.line("open");
    stage.keys(&[KeyCode::Esc, KeyCode::Char('E'), KeyCode::Enter]);
    assert!(stage.screen(80, 24).contains("[ ] Open"));
    stage.keys(&[KeyCode::Down, KeyCode::Char(' '), KeyCode::Enter]);
    assert_eq!(stage.items(), ["open", "Eigenwijs"]);
    stage.keys(&[
        KeyCode::Char('E'),
        KeyCode::Enter,
        KeyCode::Char('a'),
        KeyCode::Char('a'),
        KeyCode::Enter,
    ]);
    assert!(
        stage.said().starts_with("Er is niets aangevinkt"),
        "{}",
        stage.said()
    );
    stage.keys(&[KeyCode::Char('a'), KeyCode::Enter]);
    assert_eq!(stage.items().len(), 5);
}

#[test]
fn a_list_too_long_for_the_step_is_refused_and_the_marks_stay() {
    let mut stage = at_values(vec![past(&values(Lang::Nl), "first", "De Linde")]);
    stage.key(KeyCode::Char('i'));
    for n in 0..6 {
        stage.line(&format!("waarde {n}"));
    }
    stage.keys(&[
        KeyCode::Esc,
        KeyCode::Char('E'),
        KeyCode::Enter,
        KeyCode::Enter,
    ]);
    assert!(
        stage.said().contains("hoogstens 7 items"),
        "{}",
        stage.said()
    );
    assert_eq!(stage.items().len(), 6);
    stage.keys(&[
        KeyCode::Char(' '),
        KeyCode::Down,
        KeyCode::Char(' '),
        KeyCode::Enter,
    ]);
    assert_eq!(stage.items().last().map(String::as_str), Some("Eigenwijs"));
}

#[test]
fn an_answer_the_step_does_not_know_is_dropped_and_said() {
    let mut earlier = past(&values(Lang::Nl), "first", "De Linde");
    let item = &mut earlier.lists[0].items[0];
    item.fields
        .insert("promise".to_owned(), Value::Choice("nobody".to_owned()));
    let mut stage = Stage::new(Lang::Nl);
    stage.earlier.sessions = vec![earlier];
    stage.open("brand-values", Variant::Full, 8);
    stage.to_step("values");
    stage.keys(&[
        KeyCode::Esc,
        KeyCode::Char('E'),
        KeyCode::Enter,
        KeyCode::Enter,
    ]);
    assert_eq!(
        stage.said(),
        "3 items overgenomen, zonder één antwoord dat deze stap niet kent."
    );
    assert_eq!(stage.field_of(0, "promise"), None);
    assert_eq!(stage.items().len(), 3);
}

#[test]
fn damaged_sessions_are_left_out_and_said() {
    let mut stage = after(Vec::new(), 2, Lang::Nl);
    stage.to_step("values");
    stage.keys(&[KeyCode::Esc, KeyCode::Char('E')]);
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("2 sessies zijn weggelaten: hun bestanden zijn beschadigd."),
        "{screen}"
    );
    assert!(screen.contains("Er is nog geen eerdere sessie"), "{screen}");
    stage.keys(&[KeyCode::Enter]);
    assert!(!stage.has_window());
}

#[test]
fn while_the_disk_is_read_the_window_says_so_and_an_answer_for_another_session_is_not_taken() {
    let mut stage = at_values(Vec::new());
    stage.act_unanswered(Action::Carry);
    assert!(stage.screen(80, 24).contains("De sessies worden gelezen"));
    let found = Earlier {
        sessions: vec![past(&values(Lang::Nl), "first", "De Linde")],
        damaged: 0,
    };
    stage.send(Msg::Earlier("another".to_owned(), Box::new(found.clone())));
    assert!(stage.screen(80, 24).contains("De sessies worden gelezen"));
    stage.send(Msg::Disk(DiskNews::Saved(1)));
    stage.send(Msg::Earlier("2026-11-23-test".to_owned(), Box::new(found)));
    assert!(stage.screen(80, 24).contains("De waarden op papier"));
    stage.keys(&[KeyCode::Enter, KeyCode::Esc, KeyCode::Esc]);
    assert!(!stage.has_window());
}

#[test]
fn half_typed_text_waits_while_items_are_taken() {
    let mut stage = after(
        vec![past(&values(Lang::En), "first", "De Linde")],
        0,
        Lang::En,
    );
    stage.to_step("values");
    stage.typed("Bra");
    stage.key(KeyCode::F(10));
    stage.typed("earlier session");
    stage.keys(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Enter]);
    assert_eq!((stage.items().len(), stage.in_field().as_str()), (3, "Bra"));
}

#[test]
fn items_can_only_be_taken_where_the_room_makes_them() {
    let mut stage = after(Vec::new(), 0, Lang::En);
    stage.key(KeyCode::F(10));
    stage.typed("earlier session");
    stage.key(KeyCode::Enter);
    assert!(
        stage.said().starts_with("Items can only be taken"),
        "{}",
        stage.said()
    );
}

#[test]
fn the_actions_of_last_time_are_offered_first_and_settled_by_a_key_each() {
    let mut stage = after(
        vec![past(&actions(Lang::Nl), "first", "de linde ")],
        0,
        Lang::Nl,
    );
    for (columns, rows) in [(60, 18), (80, 24), (120, 36)] {
        let screen = stage.screen(columns, rows);
        assert!(
            screen.contains("2 acties van vorige keer staan nog open."),
            "{screen}"
        );
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Char('O')]);
    let screen = stage.screen(80, 24);
    let line = |what: &str| {
        screen
            .lines()
            .find(|line| line.contains(what))
            .unwrap_or_default()
    };
    assert!(line("Brief herschrijven").contains("Anna"), "{screen}");
    assert!(
        line("Brief herschrijven").contains("02-11-2026, voorbij"),
        "{screen}"
    );
    assert!(line("Magazijn vragen").contains("04-12-2026"), "{screen}");
    assert!(!line("Magazijn vragen").contains("voorbij"), "{screen}");
    // A letter settles the action it stands on, and stays there.
    stage.keys(&[KeyCode::Char('c'), KeyCode::Char('d')]);
    stage.keys(&[KeyCode::Down, KeyCode::Char('c')]);
    stage.key(KeyCode::Enter);
    assert!(!stage.screen(80, 24).contains("acties van vorige keer"));
    let outcomes: Vec<Outcome> = stage
        .session_state()
        .reviewed
        .iter()
        .map(|past| past.outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Done, Outcome::CarriedOn]);
    stage.to_step("tell-plan");
    assert_eq!(stage.items(), ["Magazijn vragen"]);
    assert_eq!(
        stage.field_of(0, "who"),
        Some(Value::Text(Clean::line("Bo")))
    );
    assert!(matches!(stage.field_of(0, "when"), Some(Value::Date(_))));
}

#[test]
fn what_was_said_of_an_action_is_taken_back_by_undo() {
    let mut stage = after(
        vec![past(&actions(Lang::En), "first", "De Linde")],
        0,
        Lang::En,
    );
    stage.keys(&[
        KeyCode::Esc,
        KeyCode::Char('O'),
        KeyCode::Char('c'),
        KeyCode::Esc,
    ]);
    let reviewed =
        |it: &flipover::domain::event::Stamped| matches!(it.event, Event::ActionReviewed(_));
    assert!(stage.appended.iter().any(reviewed));
    assert!(
        stage
            .screen(80, 24)
            .contains("One action of last time is still open.")
    );
    stage.key(KeyCode::Char('u'));
    assert!(
        stage.said().contains("what became of an earlier action"),
        "{}",
        stage.said()
    );
    assert!(
        stage
            .screen(80, 24)
            .contains("2 actions of last time are still open.")
    );
    assert_eq!(stage.session_state().rows.len(), 0);
}

#[test]
fn who_votes_in_secret_reads_nothing_of_the_actions_of_last_time() {
    let mut stage = Stage::new(Lang::En);
    stage.earlier = Earlier {
        sessions: vec![past(&actions(Lang::En), "first", "De Linde")],
        damaged: 0,
    };
    stage.open("engagement-baseline", Variant::Full, 8);
    assert!(stage.screen(80, 24).contains("of last time"));
    stage.act(Action::Ballot);
    assert!(stage.console().booth.is_some());
    assert!(!stage.screen(80, 24).contains("of last time"));
}

#[test]
fn another_client_has_no_actions_of_last_time() {
    let mut stage = after(
        vec![past(&actions(Lang::En), "first", "De Eik")],
        0,
        Lang::En,
    );
    assert!(!stage.screen(80, 24).contains("last time"));
    stage.keys(&[KeyCode::Esc, KeyCode::Char('O')]);
    assert!(
        stage.said().starts_with("No actions of earlier sessions"),
        "{}",
        stage.said()
    );
}

#[test]
fn what_was_left_open_stands_in_the_documents() {
    for (lang, open) in [(Lang::En, "still open"), (Lang::Nl, "nog open")] {
        let mut stage = after(vec![past(&actions(lang), "first", "De Linde")], 0, lang);
        stage.keys(&[
            KeyCode::Esc,
            KeyCode::Char('O'),
            KeyCode::Char('d'),
            KeyCode::Esc,
        ]);
        let told = |stage: &Stage, audience| {
            let document = Document::new(stage.session_state(), audience);
            let text = flipover::export::markdown::write(&document);
            text.lines().filter(|line| line.contains(open)).count()
        };
        assert_eq!(told(&stage, Audience::Client), 1);
        assert_eq!(told(&stage, Audience::Room), 0);
        // Looked at again, it is noted once.
        stage.keys(&[KeyCode::Char('O'), KeyCode::Esc]);
        let offered = stage.appended.iter();
        let offered = offered.filter(|it| matches!(it.event, Event::ActionsOffered(_)));
        assert_eq!(offered.count(), 1);
        // Undo takes back what was said of the other one, not that it was looked at.
        stage.key(KeyCode::Char('u'));
        assert_eq!(told(&stage, Audience::Client), 2);
    }
}

/// Nobody looked at them: they are open all the same, and the documents of this session say so.
#[test]
fn what_nobody_looked_at_stands_in_the_documents_too() {
    let told = |stage: &Stage| {
        let document = Document::new(stage.session_state(), Audience::Client);
        let text = flipover::export::markdown::write(&document);
        text.lines()
            .filter(|line| line.contains("still open"))
            .count()
    };
    let begun = || {
        after(
            vec![past(&actions(Lang::En), "first", "De Linde")],
            0,
            Lang::En,
        )
    };
    // By the window of documents.
    let mut stage = begun();
    assert_eq!(told(&stage), 0);
    stage.keys(&[KeyCode::Esc, KeyCode::Char('e')]);
    assert_eq!(told(&stage), 2);
    // By the end of the workshop.
    let mut stage = begun();
    for _ in 0..30 {
        stage.keys(&[KeyCode::Esc, KeyCode::PageDown]);
        if stage.has_window() {
            stage.key(KeyCode::Enter);
        }
    }
    assert!(stage.session_state().ended.is_some());
    assert_eq!(told(&stage), 2);
    // Undo goes on with the workshop, and then takes back that they were noted.
    stage.key(KeyCode::Char('u'));
    assert!(stage.session_state().ended.is_none());
    assert_eq!(told(&stage), 2);
}
