//! What a room answers: scores, dots, details, themes.

use std::path::PathBuf;

use crossterm::event::KeyCode;
use flipover::domain::event::{Cell, ItemId, Variant};
use flipover::domain::select;
use flipover::domain::text::Lang;
use flipover::tui::request::Question;
use flipover::tui::windows::Window;

use crate::relay::{mark_worked_example, to_grid};
use crate::stage::Stage;

fn at(step: &str, lang: Lang) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 12);
    stage.to_step(step);
    stage
}

fn scores(stage: &Stage) -> Vec<i32> {
    let cell = Cell {
        item: ItemId::Fixed("prediction".to_owned(), 0),
        aspect: String::new(),
        group: String::new(),
    };
    stage.part().scores.get(&cell).cloned().unwrap_or_default()
}

/// The keys at the bottom say what the question says.
#[test]
fn enter_says_yes_to_a_question_in_the_window_and_at_the_bottom() {
    for (lang, window, bottom) in [
        (Lang::En, "Enter  yes", "Enter yes "),
        (Lang::Nl, "Enter  ja", "Enter ja "),
    ] {
        let mut home = Stage::new(lang);
        let remove = Question::RemoveSession {
            id: "linde-1".to_owned(),
            name: "De Linde".to_owned(),
            files: vec![PathBuf::from("/home/sessions/linde-1.ron")],
        };
        home.app.windows.push(Window::Question(remove));
        let mut screens = vec![home.screen(80, 24)];
        for question in [
            Question::End,
            Question::Skip,
            Question::RemoveAll,
            Question::Slept(120_000),
            Question::Branch,
        ] {
            let mut stage = Stage::session(lang, Variant::Full, 12);
            stage.app.windows.push(Window::Question(question));
            screens.push(stage.screen(80, 24));
        }
        for screen in screens {
            let foot = screen.lines().last().unwrap_or_default();
            assert!(screen.contains(window), "{screen}");
            assert!(foot.contains(bottom), "{screen}");
        }
    }
}

#[test]
fn scores_are_typed_as_they_are_read_out_or_counted() {
    let mut stage = at("prediction", Lang::En);
    stage.line("8 2 7 7 5");
    assert_eq!(scores(&stage), [2, 5, 7, 7, 8]);
    assert!(
        stage.screen(120, 36).contains("5.8 (n=5)"),
        "{}",
        stage.screen(120, 36)
    );
    stage.key(KeyCode::Enter);
    stage.key(KeyCode::Char('i'));
    stage.ctrl('u');
    stage.line("8x4 7x2");
    assert_eq!(scores(&stage), [7, 7, 8, 8, 8, 8]);
    assert!(stage.screen(120, 36).contains("7.7 (n=6)"));
}

#[test]
fn a_score_off_the_scale_is_refused_in_words_and_stays_to_be_mended() {
    let mut stage = at("prediction", Lang::Nl);
    stage.line("5 6 9");
    assert_eq!(
        stage.said(),
        "9 valt buiten de schaal van 0 tot 8. Typ bijvoorbeeld 8 7 8 of 8x3. Esc verlaat het veld; de tekst \
         blijft staan."
    );
    assert_eq!(stage.in_field(), "5 6 9");
    assert!(scores(&stage).is_empty());
    // Neither leaving the field nor the step drops it.
    stage.key(KeyCode::PageDown);
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(step.id, "prediction");
    stage.key(KeyCode::Esc);
    assert_eq!(stage.in_field(), "5 6 9");
    stage.key(KeyCode::Enter);
    stage.key(KeyCode::Backspace);
    stage.typed("acht");
    stage.key(KeyCode::Enter);
    assert!(
        stage.said().starts_with("“acht” is geen score."),
        "{}",
        stage.said()
    );
}

#[test]
fn scores_not_yet_confirmed_are_saved_when_one_goes_on() {
    let mut stage = at("prediction", Lang::En);
    stage.typed("5 6 4");
    stage.key(KeyCode::PageDown);
    stage.key(KeyCode::PageUp);
    assert_eq!(scores(&stage), [4, 5, 6]);
}

fn vote() -> Stage {
    let mut stage = Stage::session(Lang::En, Variant::Full, 7);
    stage.to_step("cascade-down");
    to_grid(&mut stage);
    mark_worked_example(&mut stage);
    stage.to_step("rules");
    stage
}

#[test]
fn dots_are_counted_with_what_is_left_to_give() {
    let mut stage = vote();
    assert_eq!(stage.items().len(), 3);
    assert!(
        stage
            .screen(120, 36)
            .contains("7 voters, 3 dots each, at most 1 on one item: 21 left")
    );
    stage.line("7");
    stage.line("4");
    assert!(stage.screen(200, 60).contains("10 left to give"));
    stage.line("8");
    assert_eq!(
        stage.said(),
        "With these voters one item can have at most 7 dots."
    );
    stage.key(KeyCode::Right);
    stage.key(KeyCode::Right);
    stage.key(KeyCode::Left);
    let step = stage.session_state().current.expect("a step");
    let items = select::input(stage.session_state(), step);
    let votes: Vec<u32> = items.iter().map(|it| stage.part().votes[it]).collect();
    assert_eq!(votes, [7, 4, 1]);
}

#[test]
fn more_dots_than_there_are_is_refused_with_what_is_left() {
    let mut stage = vote();
    stage.typed("w");
    stage.line("0");
    assert!(stage.said().contains("from 1 to 999"), "{}", stage.said());
    stage.key(KeyCode::Backspace);
    stage.line("2");
    let rules = flipover::domain::command::vote_rules(
        stage.session_state(),
        stage.session_state().current.expect("a step"),
    );
    assert_eq!(rules.map(|rules| (rules.voters, rules.dots)), Some((2, 3)));
    for digits in ["2", "2", "3"] {
        stage.line(digits);
    }
    assert!(stage.said().contains("at most 2"), "{}", stage.said());
}

#[test]
fn dots_on_an_item_that_is_gone_are_free_to_give_again() {
    let mut stage = vote();
    stage.line("7");
    stage.line("7");
    // A mark corrected afterwards: the point lost from the start did arrive, and is no longer one of the three.
    for _ in 0..12 {
        if stage.console().stage().is_some() && stage.part().cascade.marks.len() == 40 {
            break;
        }
        stage.key(KeyCode::PageUp);
    }
    stage.key(KeyCode::Home);
    stage.keys(&[KeyCode::Down; 6]);
    for _ in 0..4 {
        stage.key(KeyCode::Right);
    }
    stage.typed("=");
    stage.to_step("rules");
    assert!(
        stage.screen(200, 60).contains("14 left to give"),
        "{}",
        stage.screen(200, 60)
    );
}

#[test]
fn a_detail_is_saved_on_enter_and_the_next_item_comes() {
    let mut stage = at("real-clock", Lang::En);
    for amount in ["4 months", "4 weeks", "4 days", "4 hours", "4 min"] {
        stage.line(amount);
    }
    assert_eq!(stage.part().details.len(), 5);
    let screen = stage.screen(120, 36);
    assert!(screen.contains("10,400 : 1"), "{screen}");
    stage.key(KeyCode::PageUp);
    stage.key(KeyCode::PageDown);
    assert_eq!(stage.in_field(), "4 months");
    stage.ctrl('u');
    stage.line("soon");
    assert!(
        stage.said().contains("not an amount of time"),
        "{}",
        stage.said()
    );
    assert_eq!(stage.in_field(), "soon");
}

#[test]
fn half_a_detail_is_saved_by_going_on_and_a_wrong_one_holds_one_back() {
    let mut stage = at("real-clock", Lang::En);
    stage.typed("2 weeks");
    stage.key(KeyCode::PageDown);
    stage.key(KeyCode::PageUp);
    assert_eq!(stage.part().details.len(), 1);
    stage.key(KeyCode::Down);
    stage.typed("2 ween");
    stage.key(KeyCode::PageDown);
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(
        (step.id.as_str(), stage.in_field().as_str()),
        ("real-clock", "2 ween")
    );
}

/// An arrow or the wheel comes to another item under what is typed.
#[test]
fn nothing_typed_is_glued_to_the_text_of_another_item() {
    for (lang, said) in [
        (Lang::En, "stands here already"),
        (Lang::Nl, "staat al tekst"),
    ] {
        let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
        stage.to_step("values");
        for value in ["Durf", "Zorg"] {
            stage.typed(value);
            stage.keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::Tab]);
            stage.keys(&[KeyCode::Char('1'), KeyCode::Enter]);
        }
        stage.to_step("meaning");
        stage.line("eerst proberen");
        stage.line("elkaar dragen");
        stage.key(KeyCode::Up);
        let texts = |stage: &Stage| {
            let part = stage.part().details.values();
            part.map(|fields| format!("{fields:?}")).collect::<Vec<_>>()
        };
        let before = texts(&stage);
        stage.typed("of zo");
        stage.key(KeyCode::Down);
        assert_eq!(stage.in_field(), "elkaar dragen");
        assert!(texts(&stage)[0].contains("of zo"), "{:?}", texts(&stage));
        assert!(
            !texts(&stage)[0].contains("proberenof"),
            "{:?}",
            texts(&stage)
        );
        assert_eq!(texts(&stage)[1], before[1]);
        // With no empty field left it goes nowhere, also what is erased, and that is said.
        for text in ["een", "twee", "drie"] {
            stage.ctrl('u');
            stage.typed(text);
            stage.key(KeyCode::Tab);
        }
        stage.key(KeyCode::Up);
        stage.key(KeyCode::Down);
        let before = texts(&stage);
        stage.typed("x");
        assert!(stage.said().contains(said), "{}", stage.said());
        stage.key(KeyCode::Backspace);
        stage.paste("y");
        stage.key(KeyCode::Up);
        assert_eq!(texts(&stage), before);
        // An arrow in the text, or a field on, means it.
        stage.keys(&[KeyCode::Down, KeyCode::End]);
        stage.typed("x");
        assert!(stage.in_field().ends_with('x'), "{}", stage.in_field());
    }
}

/// Esc leaves the field and keeps its text; whoever then goes to another step is told that it is saved nowhere.
#[test]
fn what_is_left_with_esc_and_not_saved_is_said_before_the_step_is_left() {
    for (step, typed, said) in [
        ("prediction", "5 11", "outside the scale"),
        ("real-clock", "2 ween", "not an amount of time"),
        ("key-points", "half a point", "no item yet"),
    ] {
        let mut stage = at(step, Lang::En);
        stage.typed(typed);
        stage.keys(&[KeyCode::Esc, KeyCode::Char('t')]);
        stage.keys(&[KeyCode::Esc, KeyCode::PageDown]);
        assert!(stage.said().contains(said), "{step}: {}", stage.said());
        let here = |stage: &Stage| {
            stage
                .session_state()
                .current()
                .map(|(_, step, _)| step.id.clone())
        };
        assert_eq!(here(&stage).as_deref(), Some(step));
        stage.key(KeyCode::PageDown);
        assert_ne!(here(&stage).as_deref(), Some(step));
        stage.key(KeyCode::PageUp);
        assert_eq!(stage.in_field(), typed);
    }
}

fn themes() -> Stage {
    let mut stage = Stage::session_of("barrier-removal", Lang::En, Variant::Full, 9);
    stage.key(KeyCode::PageDown);
    for text in [
        "The till was closed",
        "Nobody answered",
        "A signature was missing",
    ] {
        stage.line(text);
    }
    stage.key(KeyCode::PageDown);
    assert_eq!(stage.items().len(), 3);
    stage
}

/// The theme each item is in, by its place.
fn grouped(stage: &Stage) -> Vec<Option<usize>> {
    let part = stage.part();
    let place = |theme: &u32| part.order.iter().position(|id| id == theme);
    let items = stage.console().items();
    items
        .iter()
        .map(|item| part.themes.get(item).and_then(place))
        .collect()
}

#[test]
fn a_theme_is_named_on_an_item_and_a_digit_puts_the_next_one_in_it() {
    let mut stage = themes();
    stage.key(KeyCode::Enter);
    stage.line("We are not there");
    assert_eq!(grouped(&stage), [Some(0), None, None]);
    stage.typed("1");
    assert_eq!(grouped(&stage), [Some(0), Some(0), None]);
    stage.key(KeyCode::Enter);
    stage.line("Rules nobody needs");
    assert_eq!(grouped(&stage), [Some(0), Some(0), Some(1)]);
    assert!(stage.screen(80, 24).contains("1  We are not there"));
    // A digit without a theme does nothing.
    stage.typed("7");
    assert_eq!(grouped(&stage), [Some(0), Some(0), Some(1)]);
    stage.key(KeyCode::Home);
    stage.typed("0");
    assert_eq!(grouped(&stage), [None, Some(0), Some(1)]);
    stage.typed("u");
    assert_eq!(grouped(&stage), [Some(0), Some(0), Some(1)]);
}

#[test]
fn a_theme_half_named_is_kept_and_a_saved_one_is_no_draft() {
    let mut stage = themes();
    stage.key(KeyCode::Enter);
    stage.typed("We are not th");
    stage.keys(&[
        KeyCode::F(3),
        KeyCode::PageDown,
        KeyCode::PageUp,
        KeyCode::Enter,
    ]);
    assert_eq!(stage.in_field(), "We are not th");
    stage.line("ere");
    assert_eq!(stage.drafts.last().map(String::as_str), Some(""));
    assert_eq!(stage.part().order.len(), 1);
}

#[test]
fn a_theme_goes_and_its_items_are_free_again() {
    let mut stage = themes();
    stage.key(KeyCode::Enter);
    stage.line("We are not there");
    stage.typed("1");
    stage.key(KeyCode::Home);
    stage.typed("R");
    assert!(stage.has_window(), "R shows the results, as everywhere");
    stage.key(KeyCode::Esc);
    assert_eq!(grouped(&stage), [Some(0), Some(0), None]);
    stage.typed("X");
    assert_eq!(grouped(&stage), [None, None, None]);
    assert!(stage.part().order.is_empty());
    assert_eq!(
        stage.said(),
        "Theme “We are not there” is gone; 2 items are loose again. u brings it back."
    );
    stage.wait(1);
    stage.typed("u");
    assert!(
        stage
            .said()
            .starts_with("Undone: removed theme “We are not there”"),
        "{}",
        stage.said()
    );
    assert_eq!(grouped(&stage), [Some(0), Some(0), None]);
}

#[test]
fn what_a_step_works_on_is_chosen_by_hand_and_chosen_back() {
    let mut stage = vote();
    stage.typed("C");
    stage.keys(&[KeyCode::Char(' '), KeyCode::Esc]);
    assert_eq!(stage.items().len(), 3);
    let second = stage.items()[1].clone();
    stage.typed("C");
    stage.keys(&[KeyCode::Char(' '), KeyCode::Down, KeyCode::Down]);
    stage.keys(&[KeyCode::Char(' '), KeyCode::Enter]);
    assert_eq!(stage.items(), [second]);
    stage.typed("u");
    assert_eq!(stage.items().len(), 3);
}
