//! What a facilitator runs into at the console: fields that cannot be taken, questions, notices, texts that must fit.

use crossterm::event::KeyCode;
use flipover::domain::event::{Event, Variant};
use flipover::domain::text::Lang;
use flipover::tui::messages::Msg;

use crate::stage::Stage;

fn scores(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("engagement-baseline", lang, Variant::Full, 12);
    let is_rate = |stage: &Stage| {
        let (_, step, _) = stage.session_state().current().expect("a step");
        step.kind.name() == "rate"
    };
    while !is_rate(&stage) {
        stage.key(KeyCode::PageDown);
    }
    stage
}

fn step(stage: &Stage) -> String {
    let (_, step, _) = stage.session_state().current().expect("a step");
    step.id.clone()
}

#[test]
fn esc_leaves_a_field_of_scores_that_cannot_be_read_and_it_comes_back() {
    for (lang, leaves) in [(Lang::En, "Esc leaves"), (Lang::Nl, "Esc verlaat")] {
        let mut stage = scores(lang);
        while stage.items().len() < 2 {
            stage.key(KeyCode::PageDown);
        }
        stage.line("11x2 9");
        assert!(stage.said().contains("11x2"), "{}", stage.said());
        assert!(stage.said().contains(leaves), "{}", stage.said());
        stage.key(KeyCode::Esc);
        assert!(!stage.console().typing, "Esc leaves the field");
        // Letters are keys again, and what was typed is not lost.
        stage.typed("j");
        assert_eq!(stage.in_field(), "");
        stage.typed("k");
        assert_eq!(stage.in_field(), "11x2 9");
        assert!(stage.part().scores.is_empty());
    }
}

#[test]
fn a_second_page_down_goes_on_from_what_cannot_be_read_and_loses_nothing() {
    let mut stage = scores(Lang::En);
    let at = step(&stage);
    stage.typed("99");
    stage.key(KeyCode::PageDown);
    assert_eq!(step(&stage), at);
    assert!(
        stage.said().starts_with("99 is outside"),
        "{}",
        stage.said()
    );
    stage.key(KeyCode::PageDown);
    assert_ne!(step(&stage), at);
    stage.key(KeyCode::PageUp);
    if step(&stage) != at {
        stage.key(KeyCode::PageUp);
    }
    assert_eq!((step(&stage), stage.in_field()), (at, "99".to_owned()));
}

#[test]
fn examples_of_scores_stand_on_the_scale_and_the_whole_message_is_seen() {
    let mut stage = scores(Lang::Nl);
    for _ in 0..10 {
        if stage.screen(80, 24).contains("Scores van 1 tot 5") {
            break;
        }
        stage.key(KeyCode::PageDown);
    }
    stage.line("zes");
    let said = stage.said();
    assert!(said.contains("5 4 5 of 5x3"), "{said}");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("de tekst blijft staan."), "{screen}");
}

#[test]
fn what_is_understood_of_scores_stands_below_the_field() {
    for (lang, threes) in [
        (Lang::En, "5: 3 times · n = 3"),
        (Lang::Nl, "5: 3 keer · n = 3"),
    ] {
        let mut stage = scores(lang);
        stage.typed("5x");
        assert!(!stage.screen(80, 24).contains("n = "));
        stage.typed("3");
        assert!(
            stage.screen(80, 24).contains(threes),
            "{}",
            stage.screen(80, 24)
        );
        stage.typed(" 7 5");
        let all = match lang {
            Lang::En => "7: once · 5: 4 times · n = 5",
            Lang::Nl => "7: 1 keer · 5: 4 keer · n = 5",
        };
        assert!(
            stage.screen(120, 36).contains(all),
            "{}",
            stage.screen(120, 36)
        );
    }
}

fn expectations() -> Stage {
    let mut stage = Stage::session_of("mutual-expectations", Lang::Nl, Variant::Full, 12);
    stage.key(KeyCode::PageDown);
    stage
}

#[test]
fn enter_goes_to_the_choice_an_item_lacks_and_no_sentence_is_glued_to_another() {
    let mut stage = expectations();
    stage.line("Ik verwacht een antwoord binnen een dag");
    assert!(stage.items().is_empty());
    assert_eq!(stage.console().entry.focus, 1);
    assert!(stage.said().contains("met een cijfer"), "{}", stage.said());
    stage.typed("1");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Ik verwacht een antwoord binnen een dag"]);
    stage.line("En dat het klopt");
    assert_eq!(stage.items().len(), 2, "the choice stays for the next one");
    assert_eq!(stage.items()[1], "En dat het klopt");
}

#[test]
fn half_an_item_is_said_once_before_one_goes_on_and_waits() {
    let mut stage = expectations();
    let at = step(&stage);
    stage.typed("half");
    stage.key(KeyCode::PageDown);
    assert_eq!(step(&stage), at);
    assert!(stage.said().contains("nog geen item"), "{}", stage.said());
    stage.key(KeyCode::PageDown);
    assert_ne!(step(&stage), at);
    stage.key(KeyCode::PageUp);
    assert_eq!(stage.in_field(), "half");
}

#[test]
fn a_running_cascade_is_not_skipped_without_a_question() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("cascade-down");
    stage.key(KeyCode::Enter);
    stage.typed("x");
    assert_eq!(step(&stage), "cascade-down");
    assert!(stage.screen(80, 24).contains("De cascade loopt nog"));
    stage.key(KeyCode::Esc);
    assert_eq!(step(&stage), "cascade-down");
    stage.typed("-");
    assert!(
        stage.said().starts_with("Een minuut eraf"),
        "{}",
        stage.said()
    );
    stage.typed("x");
    stage.key(KeyCode::Enter);
    assert_ne!(step(&stage), "cascade-down");
}

#[test]
fn a_long_decision_is_read_back_whole_and_a_draft_stays_with_its_list() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.key(KeyCode::Esc);
    stage.typed("d");
    let text = "We answer every customer within one working day, also when the answer is that we \
                do not know yet, and we say when they will hear more from us.";
    stage.typed(text);
    let screen = stage.screen(80, 24);
    for part in [
        "We answer every customer",
        "answer is that we do not",
        "hear more from us.",
    ] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    stage.key(KeyCode::Esc);
    stage.typed("o");
    assert!(!stage.screen(80, 24).contains("We answer"), "another list");
    stage.key(KeyCode::Esc);
    stage.typed("d");
    assert!(stage.screen(80, 24).contains("hear more from us."));
    stage.key(KeyCode::Enter);
    let is_noted =
        |event: &Event| matches!(event, Event::NoteAdded { text: it, .. } if it.as_str() == text);
    assert!(
        stage
            .appended
            .iter()
            .any(|stamped| is_noted(&stamped.event))
    );
}

/// The part of the screen left of the clock's column, words joined over lines.
fn words_of(screen: &str) -> String {
    let text: String = screen.replace(['│', '\n'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn while_an_item_is_edited_enter_saves_and_the_sentence_is_whole() {
    for (lang, whole, key) in [
        (Lang::Nl, "Esc laat het zoals het was.", "Enter bewaren"),
        (Lang::En, "Esc leaves it as it was.", "Enter save"),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("debrief");
        stage.line("one");
        stage.keys(&[KeyCode::Up, KeyCode::Enter]);
        for (columns, rows) in [(64, 18), (80, 24), (116, 36), (120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(whole), "{screen}");
            assert!(screen.contains(key), "{screen}");
        }
    }
}

#[test]
fn who_and_when_are_no_items_and_an_empty_list_offers_only_what_works() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("commitments");
    assert!(stage.screen(80, 24).contains("één regel, één item"));
    stage.key(KeyCode::Tab);
    assert!(!stage.screen(80, 24).contains("één regel, één item"));
    stage.key(KeyCode::Esc);
    let foot = |stage: &Stage| {
        stage
            .screen(80, 24)
            .lines()
            .last()
            .expect("keys")
            .to_owned()
    };
    let empty = foot(&stage);
    assert!(empty.contains("i typen"), "{empty}");
    assert!(
        !empty.contains("weg") && !empty.contains("verplaatsen"),
        "{empty}"
    );
    stage.typed("i");
    stage.key(KeyCode::BackTab);
    stage.line("Bellen");
    stage.key(KeyCode::Esc);
    assert!(foot(&stage).contains("i bewerken"), "{}", foot(&stage));
}

#[test]
fn a_long_item_under_the_cursor_is_whole_or_says_that_it_is_cut() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("debrief");
    let long = vec!["word"; 60].join(" ");
    stage.line(&format!("{long} end"));
    stage.key(KeyCode::Up);
    let screen = stage.screen(120, 36);
    assert!(words_of(&screen).contains(" end "), "{screen}");
    let screen = stage.screen(64, 18);
    let is_cut = screen
        .lines()
        .any(|line| line.contains("word") && line.contains('…'));
    assert!(screen.contains("word end") || is_cut, "{screen}");
}

#[test]
fn saved_and_what_the_room_sees_stay_in_the_smallest_header() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.send(Msg::Projectors(1));
    let screen = stage.screen(64, 18);
    let head = screen.lines().next().expect("a header");
    assert!(
        head.contains("● bewaard") && head.contains("▣ zaal"),
        "{head}"
    );
    stage.app.env.rehearsal = Some(10);
    let screen = stage.screen(120, 36);
    let head = screen.lines().next().expect("a header");
    assert!(
        !head.contains("bewaard"),
        "nothing of a rehearsal is kept: {head}"
    );
}

#[test]
fn help_and_palette_use_the_width_and_say_that_more_follows() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    for key in [KeyCode::F(10), KeyCode::F(1)] {
        stage.key(key);
        let small = stage.screen(80, 24);
        assert!(small.contains("meer ↓"), "{small}");
        assert!(
            small.contains("F10 acties"),
            "the keys stay in sight\n{small}"
        );
        for (columns, rows) in [(120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            let window: Vec<&str> = screen.lines().skip(3).collect();
            assert!(window.concat().contains("overslaan"), "{screen}");
            assert!(!screen.contains("bleefF"), "{screen}");
        }
        stage.key(KeyCode::Esc);
    }
    stage.key(KeyCode::F(10));
    stage.typed("word");
    assert!(
        stage
            .screen(120, 36)
            .contains("Kiezen wat er wordt geschreven: Word, Excel, agenda en meer ")
    );
}

#[test]
fn the_window_of_documents_goes_along_with_the_cursor_in_little_room() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.key(KeyCode::Esc);
    stage.typed("e");
    let screen = stage.screen(64, 18);
    assert!(
        screen.contains("PDF") && screen.contains("meer ↓"),
        "{screen}"
    );
    assert!(
        screen.contains("F1 hulp"),
        "the keys stay in sight\n{screen}"
    );
    stage.keys(&[KeyCode::Down; 13]);
    let screen = stage.screen(64, 18);
    assert!(screen.contains("bestaat het al"), "{screen}");
    assert!(screen.contains("Enter schrijft"), "{screen}");
}

#[test]
fn short_lists_say_that_they_go_on() {
    let mut stage = Stage::new(Lang::Nl);
    let home = stage.screen(80, 24);
    assert!(home.contains("meer ↓"), "{home}");
    assert!(
        home.lines().last().expect("keys").contains("F6 English"),
        "{home}"
    );
    stage.key(KeyCode::Enter);
    let form = stage.screen(80, 24);
    let more = form
        .lines()
        .find(|line| line.contains("… en "))
        .unwrap_or_else(|| panic!("{form}"));
    assert!(more.contains("meer, tot "), "{more}");
    let foot = form.lines().last().expect("keys").to_owned();
    assert!(
        !foot.contains("→"),
        "a text field has nothing to choose: {foot}"
    );
}

#[test]
fn the_labels_of_tests_stand_whole_where_there_is_room() {
    let mut stage = Stage::session_of("brand-values", Lang::Nl, Variant::Full, 12);
    stage.to_step("values");
    stage.line("Vakmanschap");
    stage.to_step("distinctiveness");
    let (_, step, _) = stage.session_state().current().expect("a step");
    let labels: Vec<String> = step
        .kind
        .fields()
        .iter()
        .map(|field| field.label.get(Lang::Nl).to_owned())
        .collect();
    let screen = stage.screen(120, 36);
    for label in labels {
        let last = label.split_whitespace().last().expect("a word").to_owned();
        assert!(words_of(&screen).contains(&last), "{label}\n{screen}");
    }
    assert!(!screen.contains("vers…"), "{screen}");
}

#[test]
fn the_help_says_what_arrows_do_there_and_each_place_and_key_once() {
    let mut stage = Stage::new(Lang::Nl);
    stage.keys(&[KeyCode::Enter, KeyCode::F(1)]);
    let form = stage.screen(120, 36);
    assert!(
        form.contains("De keuze ervoor") && !form.contains("sticker"),
        "{form}"
    );
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.key(KeyCode::Esc);
    stage.typed("T");
    stage.key(KeyCode::F(1));
    let late = stage.screen(120, 36);
    assert_eq!(late.matches("In dit venster").count(), 1, "{late}");
    let escapes = late.lines().filter(|line| line.contains(" Esc "));
    assert_eq!(escapes.count(), 1, "{late}");
}

#[test]
fn the_two_sentences_about_a_late_end_count_the_same_minutes() {
    for seconds in [5, 40, 59, 61, 95] {
        let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
        stage.to_step("check-out");
        stage.wait(154 * 60 + seconds);
        stage.key(KeyCode::Esc);
        stage.typed("T");
        let screen = words_of(&stage.screen(120, 36));
        let before = |text: &str| {
            let (head, _) = screen.split_once(text)?;
            head.split_whitespace().last().map(str::to_owned)
        };
        let (over, later) = (before(" minuten uitloop"), before(" minuten later dan"));
        assert!(over.is_some(), "{screen}");
        assert_eq!(over, later, "{screen}");
    }
}

#[test]
fn a_list_pasted_beside_a_choice_gets_that_choice() {
    let mut stage = expectations();
    stage.keys(&[KeyCode::Tab, KeyCode::Char('1')]);
    stage.paste("een\ntwee");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["een", "twee"], "{}", stage.said());
}

#[test]
fn what_the_notes_promise_stands_with_each_value_of_the_vote() {
    for (lang, means, tests) in [
        (Lang::En, "Here it means: ", "Tests passed: 1 of"),
        (Lang::Nl, "Bij ons betekent het: ", "Toetsen gehaald: 1 van"),
    ] {
        let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
        stage.to_step("values");
        stage.line("Craft");
        stage.line("Open");
        stage.to_step("meaning");
        stage.line("we finish what we begin, also where nobody looks");
        stage.to_step("distinctiveness");
        stage.keys(&[
            KeyCode::Right,
            KeyCode::Tab,
            KeyCode::Right,
            KeyCode::Right,
            KeyCode::Enter,
        ]);
        stage.to_step("vote");
        for (columns, rows) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(means), "{screen}");
        }
        let screen = stage.screen(200, 60);
        assert!(
            screen.contains(&format!(
                "{means}we finish what we begin, also where nobody looks · {tests}"
            )),
            "{screen}"
        );
    }
}
