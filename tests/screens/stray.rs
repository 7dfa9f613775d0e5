//! What is typed where no field takes it is never a command: words, answers, the wheel of a terminal.

use crossterm::event::KeyCode;
use flipover::domain::event::{Event, List, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;

use super::stage::{Stage, bundled};

/// Words of both languages; between them they begin with every letter that is a command.
pub(crate) const WORDS: [&str; 22] = [
    "nobody knows",
    "quite so",
    "Xerox said so",
    "yes",
    "een heel goed idee",
    "bijna",
    "reclame",
    "zeker niet",
    "pauze",
    "don't",
    "uur",
    "overleg",
    "that's it",
    "Visie",
    "Tijd",
    "Hoeveel",
    "5x9",
    "7 7",
    "8,5 9",
    "e.g. this",
    "meer-minder",
    "Langzaam",
];

/// Every step of every workshop, with practice in it.
pub(crate) fn at_every_step(lang: Lang, mut visit: impl FnMut(&mut Stage, &str)) {
    for workshop in bundled() {
        let mut stage = Stage::new(lang);
        stage.app.env.rehearsal = Some(10);
        stage.open(&workshop.id, Variant::Full, 12);
        while let Some((_, step, _)) = stage.session_state().current() {
            let step = format!("{} {}", workshop.id, step.id);
            visit(&mut stage, &step);
            stage.key(KeyCode::Esc);
            stage.key(KeyCode::Esc);
            stage.key(KeyCode::PageDown);
            // What is half typed and cannot be saved is said first.
            if stage.console().is_half_typed() {
                stage.key(KeyCode::PageDown);
            }
            if stage.has_window() {
                stage.key(KeyCode::Enter);
            }
        }
    }
}

/// The events a walk may make: texts and answers, never a command.
pub(crate) fn is_answer(event: &Event) -> bool {
    matches!(
        event,
        Event::ScoresSet { .. } | Event::DetailSet { .. } | Event::VotesSet { .. }
    )
}

#[test]
fn words_after_the_wheel_are_text_or_nothing_in_every_step() {
    for lang in [Lang::En, Lang::Nl] {
        let mut words = WORDS.iter().cycle();
        at_every_step(lang, |stage, step| {
            for notches in [1, 3, 7] {
                let before = stage.appended.len();
                let word = words.next().expect("they go round");
                stage.keys(&vec![KeyCode::Up; notches]);
                stage.typed(word);
                let made: Vec<&Event> = stage.appended[before..]
                    .iter()
                    .map(|stamped| &stamped.event)
                    .filter(|event| !is_answer(event))
                    .collect();
                assert!(made.is_empty(), "{step}: {word}: {made:?}");
                assert!(
                    !stage.quit && stage.app.console().is_some(),
                    "{step}: {word}"
                );
                stage.key(KeyCode::Esc);
            }
        });
    }
}

#[test]
fn a_letter_after_an_arrow_goes_back_into_the_field() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("debrief");
    stage.line("one");
    stage.typed("We pro");
    stage.key(KeyCode::Up);
    for letter in "xn q".chars() {
        stage.key(KeyCode::Char(letter));
    }
    assert_eq!(stage.in_field(), "We proxn q");
    // Backspace takes a letter, not the item the wheel went to.
    stage.keys(&[KeyCode::Up, KeyCode::Backspace]);
    assert_eq!(
        (stage.in_field().as_str(), stage.items().len()),
        ("We proxn ", 1)
    );
    // After Esc letters are commands, a lone one after a moment.
    stage.key(KeyCode::Esc);
    stage.press(KeyCode::Char('R'));
    assert!(!stage.has_window(), "another letter may follow");
    stage.pause();
    assert!(stage.has_window());
}

#[test]
fn a_word_after_esc_is_text_too() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("debrief");
    stage.key(KeyCode::Esc);
    stage.typed("nobody knows");
    assert_eq!(stage.in_field(), "nobody knows");
    assert!(
        stage
            .appended
            .iter()
            .all(|it| !matches!(it.event, Event::StepSkipped { .. }))
    );
}

#[test]
fn after_the_last_scores_an_answer_is_no_command() {
    for (lang, last, nowhere) in [
        (Lang::En, "That was the last one", "goes nowhere here"),
        (Lang::Nl, "Dat was de laatste", "komt hier nergens"),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("prediction");
        while stage.console().typing {
            stage.line("7 8");
        }
        assert!(stage.said().contains(last), "{}", stage.said());
        let before = stage.appended.len();
        // What can be no score goes nowhere, a score goes back into the field; neither is a command.
        for sign in "x n.".chars() {
            stage.key(KeyCode::Char(sign));
            assert!(stage.said().contains(nowhere), "{}", stage.said());
        }
        stage.typed("7 7x 5x9");
        assert_eq!(stage.in_field(), "7 7x 5x9");
        assert_eq!(stage.appended.len(), before);
        stage.key(KeyCode::Esc);
        // Enter goes back into the field, Esc makes letters commands.
        stage.key(KeyCode::Enter);
        assert!(stage.console().typing);
    }
}

#[test]
fn what_is_typed_after_the_last_item_is_glued_to_no_answer() {
    for (lang, nowhere) in [
        (Lang::En, "goes nowhere here"),
        (Lang::Nl, "komt hier nergens"),
    ] {
        let mut stage = Stage::new(lang);
        stage.open("brand-values", Variant::Full, 12);
        stage.to_step("values");
        for value in ["close", "reliable"] {
            stage.line(value);
        }
        stage.to_step("meaning");
        stage.line("at the table");
        stage.line("we do what we say");
        assert!(!stage.console().typing, "that was the last one");
        // What stands stays as it is: the next field that is empty takes what is typed.
        stage.typed("not behind a screen");
        assert_eq!(stage.in_field(), "not behind a screen");
        assert_eq!(stage.console().entry.focus, 1);
        assert_eq!(
            stage.console().entry.slots[0].line.text(),
            "we do what we say"
        );
        stage.key(KeyCode::Tab);
        stage.line("a number of one's own");
        // With an answer in every field it goes nowhere, and says so.
        stage.typed("and more");
        assert!(stage.said().contains(nowhere), "{}", stage.said());
        for slot in &stage.console().entry.slots {
            assert!(!slot.line.text().contains("more"));
        }
    }
}

#[test]
fn in_a_vote_digits_that_wait_keep_letters_from_being_commands() {
    let mut stage = Stage::new(Lang::En);
    stage.app.env.rehearsal = Some(10);
    stage.open("brand-values", Variant::Full, 12);
    stage.to_step("vote");
    let before = stage.appended.len();
    stage.keys(&[KeyCode::Char('5'), KeyCode::Char('x'), KeyCode::Char('n')]);
    assert_eq!(stage.appended.len(), before);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.appended.len(), before + 1, "five votes");
}

#[test]
fn skipping_asks_where_something_was_done_and_says_so_either_way() {
    for (lang, title, said) in [
        (Lang::En, "Skip this step?", "Skipped: "),
        (Lang::Nl, "Deze stap overslaan?", "Overgeslagen: "),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("debrief");
        stage.keys(&[KeyCode::Esc, KeyCode::Char('x')]);
        assert!(stage.said().contains(said), "{}", stage.said());
        stage.key(KeyCode::PageUp);
        stage.line("one");
        stage.keys(&[KeyCode::Esc, KeyCode::Char('x')]);
        assert!(stage.screen(80, 24).contains(title));
        stage.key(KeyCode::Esc);
        let (_, step, _) = stage.session_state().current().expect("a step");
        assert_eq!(step.id, "debrief");
    }
}

#[test]
fn an_item_nobody_chose_is_not_edited() {
    for on_the_wall in [false, true] {
        for key in [KeyCode::Char('i'), KeyCode::Enter] {
            let mut stage = Stage::session(Lang::En, Variant::Full, 12);
            stage.to_step("debrief");
            stage.line("one");
            stage.line("two");
            stage.key(KeyCode::Esc);
            if on_the_wall {
                stage.key(KeyCode::F(5));
            }
            stage.key(key);
            assert_eq!(stage.in_field(), "", "an empty line");
            stage.line("three");
            assert_eq!(stage.items(), ["one", "two", "three"]);
        }
    }
    // The arrows choose; the field says which.
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("debrief");
    stage.line("one");
    stage.line("two");
    stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::Enter]);
    assert_eq!(stage.in_field(), "one");
    assert!(stage.screen(80, 24).contains("Editing 1"));
    stage.keys(&[KeyCode::Esc, KeyCode::Char('i')]);
    assert_eq!(stage.in_field(), "", "chosen once, edited once");
}

#[test]
fn every_step_and_item_begins_in_its_first_field() {
    let mut stage = Stage::new(Lang::En);
    stage.open("brand-values", Variant::Full, 12);
    let mut seen = 0;
    for _ in 0..14 {
        let is_form = stage.console().entry.slots.len() > 1;
        if is_form {
            seen += 1;
            assert_eq!(stage.console().entry.focus, 0);
            stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
        }
        stage.key(KeyCode::PageDown);
        if stage.has_window() {
            break;
        }
    }
    assert!(seen > 2, "{seen} steps with several fields");
    // Among items, the next one too; what is half typed comes back with its field.
    let mut stage = Stage::new(Lang::En);
    stage.app.env.rehearsal = Some(10);
    stage.open("brand-values", Variant::Full, 12);
    stage.to_step("visible-now");
    stage.keys(&[KeyCode::Tab, KeyCode::Down]);
    assert_eq!(stage.console().entry.focus, 0);
}

#[test]
fn half_an_item_comes_back_with_its_choice_and_the_field_it_was_in() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("debrief");
    stage.typed("half");
    stage.keys(&[KeyCode::Tab, KeyCode::Char('1')]);
    let again = stage.taken_up(60_000, flipover::tui::messages::Access::Write);
    let entry = &again.console().entry;
    assert_eq!((entry.focus, entry.slots[0].line.text()), (1, "half"));
    assert_eq!(entry.slots[1].choice, Some(0));
}

#[test]
fn half_typed_text_is_said_to_be_back_where_it_shows() {
    for (lang, said) in [
        (Lang::En, "Half-typed text was kept"),
        (Lang::Nl, "Half getypte tekst is bewaard"),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("debrief");
        stage.typed("half");
        // The first time it says that something is half typed.
        stage.keys(&[KeyCode::PageDown, KeyCode::PageDown]);
        stage.act(Action::ParkingLot);
        stage.typed("half a note");
        stage.key(KeyCode::Esc);
        let mut again = stage.taken_up(60_000, flipover::tui::messages::Access::Write);
        assert!(!again.said().contains(said), "nothing of it shows here");
        again.act(Action::ParkingLot);
        assert!(again.said().contains(said), "{}", again.screen(80, 24));
        again.key(KeyCode::Esc);
        again.key(KeyCode::PageUp);
        assert_eq!(again.in_field(), "half");
        assert!(again.said().contains(said), "{}", again.said());
        // Once is enough.
        again.keys(&[KeyCode::PageDown, KeyCode::PageUp]);
        assert!(!again.said().contains(said), "{}", again.said());
    }
}

/// A step of themes with items in it, and so many themes.
fn with_themes(count: usize) -> Stage {
    let mut stage = Stage::new(Lang::En);
    stage.open("barrier-removal", Variant::Full, 12);
    for _ in 0..20 {
        let is_there = stage
            .session_state()
            .current()
            .is_some_and(|(_, step, _)| step.kind.name() == "cluster");
        if is_there {
            break;
        }
        for n in 1..=3 {
            stage.line(&format!("barrier {n}"));
        }
        stage.key(KeyCode::PageDown);
    }
    for n in 1..=count {
        stage.key(KeyCode::Char('i'));
        stage.line(&format!("theme {n}"));
    }
    stage
}

/// The number of the theme an item is in, counted from 1.
fn theme_of(stage: &Stage, row: usize) -> Option<usize> {
    let part = stage.part();
    let theme = part.themes.get(stage.console().items().get(row)?)?;
    Some(part.order.iter().position(|id| id == theme)? + 1)
}

#[test]
fn themes_above_nine_are_reached_by_two_digits() {
    let mut stage = with_themes(12);
    for (digits, theme) in [("12", 12), ("10", 10), ("3", 3), ("11", 11)] {
        stage.key(KeyCode::Home);
        for digit in digits.chars() {
            stage.press(KeyCode::Char(digit));
        }
        assert_eq!(theme_of(&stage, 0), Some(theme), "{digits}");
    }
    // One digit is taken when no second one comes, and at once where none can follow.
    stage.key(KeyCode::Home);
    stage.press(KeyCode::Char('1'));
    assert_eq!(theme_of(&stage, 0), Some(11), "another digit may follow");
    stage.wait(1);
    assert_eq!(theme_of(&stage, 0), Some(1));
    stage.key(KeyCode::Home);
    stage.keys(&[KeyCode::Char('1'), KeyCode::Down]);
    assert_eq!(
        theme_of(&stage, 0),
        Some(1),
        "a key of another kind does not wait"
    );
}

#[test]
fn the_name_of_a_theme_there_is_joins_it() {
    let mut stage = with_themes(2);
    stage.key(KeyCode::Home);
    stage.key(KeyCode::Char('i'));
    stage.line("Theme 2");
    assert_eq!(stage.part().order.len(), 2);
    assert_eq!(theme_of(&stage, 0), Some(2));
}

/// What leaves the field on purpose makes letters commands, whatever they were before.
#[test]
fn after_ballots_were_counted_a_letter_takes_the_count_back() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("prediction");
    while stage.console().typing {
        stage.line("7 8");
    }
    stage.act(Action::Ballot);
    assert!(stage.console().booth.is_some());
    stage.keys(&[KeyCode::Enter, KeyCode::Char('7'), KeyCode::Enter]);
    for _ in 0..2 {
        stage.key(KeyCode::Enter);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert!(stage.console().booth.is_none(), "{}", stage.screen(80, 24));
    let counted = stage.appended.len();
    stage.key(KeyCode::Char('u'));
    assert_eq!(stage.appended.len(), counted + 1, "{}", stage.said());
}

/// A word typed over a window is text in it or nothing, and makes no event.
#[test]
fn words_over_every_window_are_no_commands() {
    for action in [
        Action::Results,
        Action::Trace,
        Action::Lists,
        Action::Note,
        Action::Late,
        Action::Export,
        Action::Read,
        Action::Choose,
        Action::RoomShows,
        Action::People,
        Action::Help,
        Action::Palette,
        Action::Review,
        Action::Carry,
    ] {
        for word in WORDS {
            let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
            stage.to_step("debrief");
            stage.line("een");
            let before = stage.appended.len();
            stage.act(action);
            stage.typed(word);
            assert_eq!(stage.appended.len(), before, "{action:?}: {word}");
        }
    }
}

/// Whoever presses F9 and types at once says what it is before saying what it is for.
#[test]
fn a_word_typed_in_the_menu_of_notes_is_the_note_and_no_letter_of_it_chooses_a_list() {
    for text in [
        "this is what they ask",
        "could we do that",
        "oud papier",
        "decide!",
        "ask legal",
    ] {
        let mut stage = Stage::session(Lang::En, Variant::Full, 12);
        stage.key(KeyCode::F(9));
        stage.typed(text);
        let screen = stage.screen(100, 30);
        assert!(screen.contains(text), "{text}: {screen}");
        assert!(screen.contains("Parking lot"), "{screen}");
        stage.key(KeyCode::Enter);
        let notes: Vec<&str> = stage
            .session_state()
            .notes
            .iter()
            .map(|it| it.text.as_str())
            .collect();
        assert_eq!(notes, [text]);
    }
    // A list chosen with the arrows takes it, and so does what is pasted.
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.keys(&[KeyCode::F(9), KeyCode::Down]);
    stage.paste("go on without legal");
    stage.key(KeyCode::Enter);
    let notes = &stage.session_state().notes;
    assert_eq!(
        (notes[0].list, notes[0].text.as_str()),
        (List::Decision, "go on without legal")
    );
    // So does the letter of a list with a text behind it that no word goes on with.
    for (typed, list, text) in [
        ("c\"We are nice\"", List::Quote, "\"We are nice\""),
        ("dWe start on Monday", List::Decision, "We start on Monday"),
        ("o ja, de poster", List::ParkingLot, "o ja, de poster"),
        ("o.k. then", List::ParkingLot, "o.k. then"),
    ] {
        let mut stage = Stage::session(Lang::En, Variant::Full, 12);
        stage.key(KeyCode::F(9));
        stage.line(typed);
        let notes = &stage.session_state().notes;
        assert_eq!((notes[0].list, notes[0].text.as_str()), (list, text));
    }
    // A lone letter chooses.
    stage.keys(&[KeyCode::F(9), KeyCode::Char('t')]);
    stage.line("ask legal");
    let notes = &stage.session_state().notes;
    assert_eq!(
        (notes[1].list, notes[1].text.as_str()),
        (List::Note, "ask legal")
    );
}

#[test]
fn a_word_typed_over_documents_stories_and_choices_changes_nothing_in_them() {
    let open: [(&str, &[KeyCode]); 2] = [
        ("e", &[KeyCode::Esc, KeyCode::Char('e')]),
        ("H", &[KeyCode::Esc, KeyCode::Char('H')]),
    ];
    for (name, keys) in open {
        let mut stage = Stage::session(Lang::En, Variant::Full, 12);
        stage.to_step("debrief");
        stage.line("the plan goes down");
        stage.keys(keys);
        assert!(stage.has_window(), "{name}");
        let before = stage.screen(120, 36);
        for word in ["all of them", "that", "quite", "hall"] {
            stage.typed(word);
            assert!(stage.has_window(), "{name}: {word}");
            let after = stage.screen(120, 36);
            // Beside the window the clock goes on.
            let within = |row: &str| {
                let part: String = row.chars().skip(22).take(70).collect();
                part.trim_end().to_owned()
            };
            let rows = |screen: &str| {
                screen
                    .lines()
                    .skip(4)
                    .take(20)
                    .map(within)
                    .collect::<Vec<_>>()
            };
            assert_eq!(rows(&before), rows(&after), "{name}: {word}");
            stage.wait(2);
        }
    }
}
