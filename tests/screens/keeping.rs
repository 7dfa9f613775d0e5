//! What is typed stays typed: whatever key comes next, whatever ends the program.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use flipover::domain::event::{List, Value, Variant};
use flipover::domain::text::Lang;
use flipover::domain::workshop::StepIndex;
use flipover::tui::messages::{Access, Msg, SessionLine};

use crate::stage::{Quick, Stage};

fn debrief() -> Stage {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("debrief");
    stage
}

fn printable() -> String {
    (' '..='~').chain("é€ëï’–“”ĳß@".chars()).collect()
}

#[test]
fn no_key_of_a_session_takes_half_typed_text_away() {
    let mut stage = debrief();
    stage.typed("De telling op zat");
    for key in [
        KeyCode::F(2),
        KeyCode::F(3),
        KeyCode::F(4),
        KeyCode::F(8),
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::Tab,
    ] {
        stage.key(key);
        if key == KeyCode::Tab {
            stage.key(KeyCode::BackTab);
        }
        assert_eq!(stage.in_field(), "De telling op zat", "{key:?}");
    }
    for key in ['+', '-', ' ', 's', 'u', 'U', 'A', '?'] {
        stage.key(KeyCode::Esc);
        stage.key(KeyCode::Char(key));
        stage.key(KeyCode::Esc);
        stage.key(KeyCode::Char('i'));
        assert_eq!(stage.in_field(), "De telling op zat", "{key:?}");
    }
}

#[test]
fn a_word_typed_where_no_field_is_does_not_leave_the_step() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    let before = stage.session_state().current;
    for letter in "inn".chars() {
        stage.key(KeyCode::Char(letter));
    }
    assert_eq!(stage.session_state().current, before);
    assert!(stage.said().contains("F9"), "{}", stage.said());
    stage.key(KeyCode::Esc);
    stage.wait(1);
    stage.key(KeyCode::Char('n'));
    assert_eq!(stage.session_state().current, before.map(StepIndex::next));
}

#[test]
fn half_typed_details_stay_when_the_clock_gets_a_minute_more() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("real-clock");
    stage.typed("3 wee");
    stage.keys(&[KeyCode::F(3), KeyCode::F(2)]);
    assert_eq!(stage.in_field(), "3 wee");
    stage.to_step("real-clock");
    stage.typed("ks");
    stage.key(KeyCode::Enter);
    stage.key(KeyCode::Up);
    assert_eq!(stage.in_field(), "3 weeks");
}

#[test]
fn a_choice_made_for_the_next_item_outlives_a_minute_more() {
    let mut stage = debrief();
    stage.keys(&[
        KeyCode::Tab,
        KeyCode::Char('2'),
        KeyCode::F(3),
        KeyCode::Tab,
    ]);
    stage.line("boos");
    assert_eq!(
        stage.field_of(0, "level"),
        Some(Value::Choice("r".to_owned()))
    );
}

#[test]
fn half_typed_text_waits_in_its_own_step() {
    let mut stage = debrief();
    stage.typed("half een zin");
    stage.keys(&[KeyCode::PageDown, KeyCode::PageDown]);
    stage.typed("2 dagen");
    assert_eq!(stage.in_field(), "2 dagen");
    stage.key(KeyCode::PageUp);
    assert_eq!(stage.in_field(), "half een zin");
    assert_eq!(stage.items().len(), 0);
    stage.key(KeyCode::PageDown);
    assert_eq!(stage.in_field(), "2 dagen");
}

#[test]
fn a_kill_in_the_middle_of_a_word_costs_no_letter() {
    let mut stage = debrief();
    stage.line("eerste");
    stage.typed("tweede, hal");
    let later = stage.taken_up(30_000, Access::Write);
    assert_eq!(later.in_field(), "tweede, hal");
    assert_eq!(later.items(), ["eerste"]);
    for part in ["De sessie was afgebroken.", "Half getypte tekst"] {
        assert!(later.said().contains(part), "{}", later.said());
    }
}

#[test]
fn a_kill_puts_half_typed_details_back_at_the_item_they_were_about() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("real-clock");
    stage.line("4 months");
    stage.line("4 weeks");
    stage.typed("4 da");
    let later = stage.taken_up(30_000, Access::Write);
    assert_eq!(
        (later.console().row, later.in_field().as_str()),
        (2, "4 da")
    );
    assert_eq!(later.part().details.len(), 2);
}

#[test]
fn a_kill_in_a_note_keeps_it_for_the_next_one() {
    let mut stage = debrief();
    stage.keys(&[KeyCode::F(9), KeyCode::Char('o')]);
    stage.typed("kantine verbouwen");
    let mut later = stage.taken_up(1000, Access::Write);
    later.keys(&[KeyCode::F(9), KeyCode::Char('o')]);
    assert!(later.screen(80, 24).contains("kantine verbouwen"));
}

#[test]
fn a_kill_puts_half_typed_scores_back_and_saves_none_of_them() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("prediction");
    stage.typed("5 6 4x");
    let later = stage.taken_up(1000, Access::Write);
    assert_eq!(later.in_field(), "5 6 4x");
    assert!(later.part().scores.is_empty());
}

#[test]
fn what_was_saved_is_no_draft_any_more() {
    let mut stage = debrief();
    stage.line("klaar");
    assert_eq!(stage.drafts.last().map(String::as_str), Some(""));
    stage.to_step("real-clock");
    stage.line("4 weken");
    assert_eq!(stage.drafts.last().map(String::as_str), Some(""));
}

#[test]
fn every_printable_key_is_text_in_every_kind_of_field() {
    let all = printable();
    let trimmed = all.trim();

    let mut stage = debrief();
    stage.typed(&all);
    assert_eq!(stage.in_field(), all, "collect");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), [trimmed]);

    stage.to_step("real-clock");
    stage.typed(&all);
    assert_eq!(stage.in_field(), all, "detail");

    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("prediction");
    stage.typed(&all);
    assert_eq!(stage.in_field(), all, "scores");

    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.keys(&[KeyCode::F(9), KeyCode::Char('d')]);
    stage.typed(&all);
    stage.key(KeyCode::Tab);
    stage.typed(&all);
    stage.key(KeyCode::Enter);
    let note = stage
        .session_state()
        .list(List::Decision)
        .next()
        .expect("a decision")
        .clone();
    assert_eq!((note.text.as_str(), note.by.as_str()), (trimmed, trimmed));

    let mut stage = Stage::new(Lang::Nl);
    stage.typed(&all);
    assert_eq!(stage.app.home.filter.text(), all, "filter");
    stage.key(KeyCode::Esc);
    stage.key(KeyCode::Enter);
    stage.typed(&all);
    assert!(
        stage
            .screen(200, 60)
            .contains("!\"#$%&'()*+,-./0123456789:;<=>?@ABC"),
        "form"
    );
}

#[test]
fn characters_of_a_third_keyboard_level_are_text() {
    let mut stage = debrief();
    for c in "@€{[|\\~".chars() {
        let modifiers = KeyModifiers::CONTROL | KeyModifiers::ALT;
        stage.send(Msg::Key(KeyEvent::new(KeyCode::Char(c), modifiers)));
    }
    for c in "éëïö".chars() {
        stage.send(Msg::Key(KeyEvent::new(
            KeyCode::Char(c),
            KeyModifiers::SHIFT,
        )));
    }
    assert_eq!(stage.in_field(), "@€{[|\\~éëïö");
}

#[test]
fn esc_and_a_single_ctrl_c_lose_no_text_anywhere() {
    let mut stage = debrief();
    stage.typed("bijna af");
    stage.ctrl('c');
    assert!(!stage.quit);
    assert!(stage.said().contains("Ctrl-C"));
    stage.keys(&[KeyCode::Esc, KeyCode::Esc, KeyCode::Esc]);
    assert!(stage.screen(120, 36).contains("bijna af"));
    stage.key(KeyCode::Char('i'));
    assert_eq!(stage.in_field(), "bijna af");
    stage.ctrl('c');
    stage.ctrl('c');
    assert!(stage.quit);
    assert!(stage.drafts.last().expect("a draft").contains("bijna af"));
}

#[test]
fn a_note_half_typed_comes_back_after_esc() {
    let mut stage = debrief();
    stage.keys(&[KeyCode::F(9), KeyCode::Char('c')]);
    stage.typed("We wisten het allang");
    stage.keys(&[KeyCode::Esc, KeyCode::F(9), KeyCode::Char('c')]);
    stage.key(KeyCode::Enter);
    let quotes: Vec<&str> = stage
        .session_state()
        .list(List::Quote)
        .map(|note| note.text.as_str())
        .collect();
    assert_eq!(quotes, ["We wisten het allang"]);
    stage.keys(&[KeyCode::F(9), KeyCode::Char('c')]);
    stage.typed("x");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.session_state().list(List::Quote).count(), 2);
}

#[test]
fn a_start_form_half_filled_comes_back_after_esc() {
    let mut stage = Stage::new(Lang::Nl);
    stage.key(KeyCode::Enter);
    stage.typed("Woonwinkel De Linde");
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert!(stage.screen(120, 36).contains("Woonwinkel De Linde"));
}

#[test]
fn ctrl_c_leaves_only_when_pressed_twice_in_a_row() {
    let mut stage = debrief();
    stage.ctrl('c');
    stage.typed("x");
    stage.ctrl('c');
    assert!(!stage.quit);
    stage.ctrl('c');
    assert!(stage.quit);
}

#[test]
fn a_key_let_go_does_nothing() {
    let keys = (' '..='~')
        .map(KeyCode::Char)
        .chain((1..=12).map(KeyCode::F))
        .chain([
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
        ]);
    let mut stage = debrief();
    stage.line("één");
    stage.typed("twee");
    let mut outside = debrief();
    outside.line("één");
    outside.key(KeyCode::Esc);
    for stage in [&mut stage, &mut outside, &mut Stage::new(Lang::En)] {
        let (before, appended) = (stage.drawn(120, 36), stage.appended.len());
        for key in keys.clone() {
            for modifiers in [
                KeyModifiers::NONE,
                KeyModifiers::SHIFT,
                KeyModifiers::CONTROL,
            ] {
                stage.release(key, modifiers);
            }
        }
        assert!(!stage.quit);
        assert_eq!(stage.appended.len(), appended);
        assert_eq!(stage.drawn(120, 36), before);
    }
}

#[test]
fn a_session_that_is_only_read_refuses_in_words_and_lets_one_leave() {
    let why = "Deze sessie is open in een ander venster.";
    for step in ["key-points", "prediction", "debrief", "real-clock"] {
        let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
        stage.to_step("real-clock");
        stage.line("4 weken");
        stage.key(KeyCode::Up);
        for _ in 0..12 {
            if stage
                .session_state()
                .current()
                .is_some_and(|(_, at, _)| at.id == step)
            {
                break;
            }
            stage.key(KeyCode::PageUp);
        }
        let mut reader = stage.taken_up(0, Access::ReadOnly(why.to_owned()));
        let log = reader.console().session.log().len();
        // The letters are keys from the start: those that show something work.
        reader.key(KeyCode::Char('R'));
        assert!(reader.has_window(), "{step}");
        reader.key(KeyCode::Esc);
        reader.line("5");
        assert_eq!(
            reader.console().editing,
            None,
            "{step}: Enter opens nothing"
        );
        reader.keys(&[KeyCode::F(2), KeyCode::F(3), KeyCode::PageDown]);
        assert_eq!(reader.said(), why, "{step}");
        let screen = reader.screen(80, 24);
        assert!(screen.contains("alleen lezen"));
        // The keys at the bottom are those that do something here.
        let foot = screen.lines().last().unwrap_or_default();
        for dead in ["volgende", "klok", "min", "ongedaan"] {
            assert!(!foot.contains(dead), "{foot}");
        }
        assert!(foot.contains("hulp"), "{foot}");
        assert_eq!(reader.console().session.log().len(), log, "{step}");
        assert!(reader.appended.is_empty());
        reader.keys(&[KeyCode::Esc, KeyCode::Char('q')]);
        assert!(reader.app.console().is_none(), "{step} cannot be left");
    }
}

/// A first letter acts at once; when others follow as in a word, what it did is taken back and nothing more happens.
#[test]
fn a_word_typed_where_no_field_is_changes_nothing_that_lasts() {
    use flipover::tui::theme::Viewpoint;

    for word in [
        "nee", "nog", "xylofoon", "zeker", "ruimte", "besluit", "voor", "ja.", "pauze",
    ] {
        let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
        stage.key(KeyCode::PageDown);
        stage.wait(2);
        let before = stage.session_state().clone();
        let counted = stage.console().session.undo_target().map(|event| event.seq);
        stage.line(word);
        let after = stage.session_state();
        assert_eq!(after.current, before.current, "{word}");
        assert_eq!(after.room, before.room, "{word}");
        assert_eq!(after.is_paused(), before.is_paused(), "{word}");
        assert_eq!(stage.console().viewpoint, Viewpoint::Facilitator, "{word}");
        let now = stage.console().session.undo_target().map(|event| event.seq);
        assert_eq!(now, counted, "{word}");
    }
}

#[test]
fn letters_pressed_one_by_one_do_what_they_say() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    for letter in ['b', 'z', 'n'] {
        stage.wait(1);
        stage.key(KeyCode::Char(letter));
    }
    let state = stage.session_state();
    assert_eq!(state.current, Some(StepIndex::new(1)));
    assert_eq!(state.room.curtain, flipover::domain::event::Curtain::Frozen);
    // Moving about is quick.
    let mut stage = debrief();
    for text in ["een", "twee", "drie"] {
        stage.line(text);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Home]);
    stage.typed("jkj");
    assert_eq!(stage.console().row, 1);
    assert!(stage.said().is_empty(), "{}", stage.said());
}

#[test]
fn the_wheel_moves_as_the_arrows_do() {
    use crossterm::event::{MouseEvent, MouseEventKind};

    let filled = || {
        let mut stage = debrief();
        for text in ["een", "twee", "drie"] {
            stage.line(text);
        }
        stage
    };
    let (mut by_wheel, mut by_key) = (filled(), filled());
    let before = by_key.screen(80, 24);
    for (kind, code) in [
        (MouseEventKind::ScrollUp, KeyCode::Up),
        (MouseEventKind::ScrollUp, KeyCode::Up),
        (MouseEventKind::ScrollDown, KeyCode::Down),
    ] {
        by_wheel.send(Msg::Mouse(MouseEvent {
            kind,
            column: 3,
            row: 3,
            modifiers: KeyModifiers::NONE,
        }));
        by_key.key(code);
        assert_eq!(by_wheel.screen(80, 24), by_key.screen(80, 24));
    }
    assert_ne!(by_wheel.screen(80, 24), before);
}

#[test]
fn help_and_palette_over_a_window_are_about_it_and_bring_it_back() {
    for (lang, page, other) in [
        (
            Lang::En,
            "Where each item comes from",
            "Where it comes from",
        ),
        (
            Lang::Nl,
            "Waar elk item vandaan komt",
            "Waar het vandaan komt",
        ),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 8);
        stage.to_step("debrief");
        stage.line("We knew it all along");
        stage.keys(&[KeyCode::F(9), KeyCode::Char('d')]);
        stage.typed("half a sen");
        let note = stage.screen(80, 24);
        // What is half typed in a window is still there after a look at the help.
        stage.key(KeyCode::F(1));
        assert_ne!(stage.screen(80, 24), note);
        stage.key(KeyCode::Esc);
        assert_eq!(stage.screen(80, 24), note);
        stage.keys(&[KeyCode::Esc, KeyCode::Esc]);
        stage.wait(1);
        stage.key(KeyCode::Char('R'));
        let results = stage.screen(120, 36);
        stage.key(KeyCode::F(1));
        let help = stage.screen(120, 36);
        assert!(help.contains(page), "{help}");
        stage.key(KeyCode::Enter);
        assert_eq!(stage.screen(120, 36), results);
        // The palette does what it says in the window it is over.
        stage.key(KeyCode::F(10));
        stage.typed(page);
        stage.key(KeyCode::Enter);
        let told = stage.screen(120, 36);
        assert!(told.contains(other), "{told}");
    }
}

#[test]
fn a_session_goes_only_when_that_was_asked_and_agreed() {
    for (lang, question, said) in [
        (Lang::En, "for good?", "linde-1 is removed"),
        (Lang::Nl, "voorgoed", "linde-1 is verwijderd"),
    ] {
        let mut stage = Stage::new(lang);
        // Among the workshops the key is one of typing.
        stage.typed("x");
        stage.keys(&[KeyCode::Home, KeyCode::Delete]);
        assert!(!stage.has_window());
        stage.key(KeyCode::Esc);
        let line = SessionLine {
            id: "linde-1".to_owned(),
            client: "De Linde".to_owned(),
            closed: true,
            ..SessionLine::default()
        };
        stage.send(Msg::Sessions(vec![line]));
        stage.keys(&[KeyCode::Tab, KeyCode::Delete]);
        let screen = stage.screen(80, 24);
        for part in [
            question,
            "De Linde",
            "/home/sessions/linde-1.draft",
            "/home/sessions/linde-1.ron",
        ] {
            assert!(screen.contains(part), "{part}\n{screen}");
        }
        stage.key(KeyCode::Esc);
        assert!(stage.removed.is_empty());
        stage.keys(&[KeyCode::Delete, KeyCode::Enter]);
        assert_eq!(stage.removed, ["linde-1"]);
        stage.send(Msg::Removed {
            id: "linde-1".to_owned(),
            kept: None,
        });
        assert!(stage.said().contains(said), "{}", stage.said());
    }
}

/// Whoever types a name gets what bears it, before what mentions it.
#[test]
fn a_workshop_that_bears_the_word_comes_before_one_that_mentions_it() {
    let mut stage = Stage::new(Lang::Nl);
    stage.typed("merk");
    let shown = stage.app.home.shown_workshops(Lang::Nl);
    let ids: Vec<&str> = shown.iter().map(|listed| listed.id.as_str()).collect();
    assert_eq!(ids, ["brand-values", "own-style"]);
    stage.typed(" binnen");
    let shown = stage.app.home.shown_workshops(Lang::Nl);
    assert_eq!(shown.len(), 1, "words of a title and a purpose together");
}

#[test]
fn a_file_that_cannot_be_read_is_listed_by_its_name_and_the_rest_by_how_it_stands() {
    let mut stage = Stage::new(Lang::En);
    let trouble = "/home/noor/sessions/odds.ron holds no session that can be read.";
    let unread = SessionLine {
        id: "odds".to_owned(),
        trouble: Some(trouble.to_owned()),
        ..SessionLine::default()
    };
    let broken = SessionLine {
        id: "linde-1".to_owned(),
        title: "Brand values".to_owned(),
        step: Some((12, "The values on paper".to_owned(), 12)),
        damaged: 2,
        started: 1_790_000_000_000,
        ..SessionLine::default()
    };
    stage.send(Msg::Sessions(vec![broken, unread]));
    stage.key(KeyCode::Tab);
    let screen = stage.screen(80, 24);
    let status = "stopped unexpectedly, step 12; 2 lines damaged";
    assert!(screen.contains(status), "{screen}");
    assert!(screen.contains("odds.ron"), "{screen}");
    stage.key(KeyCode::Down);
    let screen = stage.screen(120, 36);
    assert!(!screen.contains("1970"), "{screen}");
    assert!(screen.contains("holds no session that can be"), "{screen}");
}

/// Who starts the program again after it broke off stands in front of a room and need not look for the session.
#[test]
fn a_session_that_broke_off_is_offered_at_the_start() {
    let line = |closed| SessionLine {
        id: "linde-1".to_owned(),
        title: "Winkelteam".to_owned(),
        step: Some((2, "Ronde".to_owned(), 5)),
        closed,
        ..SessionLine::default()
    };
    let started = |closed, key: Option<KeyCode>| {
        let mut stage = Stage::new(Lang::Nl);
        stage.app.home.sessions = None;
        if let Some(key) = key {
            stage.key(key);
        }
        stage.send(Msg::Sessions(vec![line(closed)]));
        stage
    };
    let stage = started(false, None);
    assert_eq!(stage.chosen(), Some("linde-1"));
    let screen = stage.screen(80, 24);
    assert!(screen.contains("onverwacht"), "{screen}");
    // One that was closed waits to be asked for, and who is choosing a workshop already is left to it.
    assert_eq!(started(true, None).chosen(), None);
    let choosing = started(false, Some(KeyCode::Down));
    assert_eq!(choosing.chosen(), None);
    // It was offered once: back at home the list is the one that was left.
    let mut again = started(false, None);
    again.key(KeyCode::Tab);
    again.send(Msg::Sessions(vec![line(false)]));
    assert_eq!(again.chosen(), None);
}

/// Who leaves while the disk refuses must not be told that everything is saved.
#[test]
fn leaving_with_changes_that_are_not_on_disk_says_so() {
    let mut stage = debrief();
    stage.ctrl('c');
    assert!(
        stage.said().contains("Alles is bewaard"),
        "{}",
        stage.said()
    );
    stage.disk = Quick::NotYet;
    stage.line("De telling klopt");
    stage.line("De kassa ook");
    stage.ctrl('c');
    let said = stage.said();
    assert!(
        said.starts_with("2 wijzigingen staan niet op schijf"),
        "{said}"
    );
    stage.ctrl('c');
    assert!(stage.quit);
}
