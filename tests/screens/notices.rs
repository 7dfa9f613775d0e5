//! What is done is said, what is pasted is plain, and nothing is cut without a sign.

use crossterm::event::KeyCode;
use flipover::domain::event::{List, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn debrief(lang: Lang) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 12);
    stage.to_step("debrief");
    stage
}

#[test]
fn a_note_says_where_it_went_and_a_removed_one_what_brings_it_back() {
    for (lang, noted, removed) in [
        (
            Lang::En,
            "Noted under: Quotes",
            "Removed: “as it was said”. After Esc, u",
        ),
        (
            Lang::Nl,
            "Genoteerd bij: Citaten",
            "Weggehaald: “as it was said”. Na Esc",
        ),
    ] {
        let mut stage = debrief(lang);
        stage.act(Action::Quote);
        stage.line("as it was said");
        assert!(stage.said().contains(noted), "{}", stage.said());
        stage.act(Action::Lists);
        stage.key(KeyCode::Delete);
        assert!(stage.said().contains(removed), "{}", stage.said());
        assert!(stage.screen(80, 24).contains(removed));
        stage.keys(&[KeyCode::Esc, KeyCode::Esc]);
        stage.typed("u");
        assert_eq!(stage.session_state().list(List::Quote).count(), 1);
    }
}

#[test]
fn a_removed_item_and_an_undone_row_of_scores_are_named() {
    let mut stage = debrief(Lang::En);
    stage.line("barley");
    stage.keys(&[KeyCode::Up, KeyCode::Delete]);
    assert!(
        stage.said().contains("Removed: “barley”. u brings"),
        "{}",
        stage.said()
    );

    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("prediction");
    stage.line("8 7");
    stage.act(Action::Undo);
    let said = stage.said();
    assert!(said.contains("scores of “Points"), "{said}");
}

#[test]
fn the_marks_of_a_pasted_list_are_taken_off_and_that_is_asked() {
    for (pasted, said, items) in [
        (
            "- rosters\n- tills\n- noise",
            "3 had a mark",
            ["rosters", "tills", "noise"],
        ),
        (
            "1. rosters\n2) tills\nnoise",
            "2 had a mark",
            ["rosters", "tills", "noise"],
        ),
        (
            "• rosters\n[ ] tills\na) noise",
            "3 had a mark",
            ["rosters", "tills", "noise"],
        ),
        (
            "- [x] rosters\n* tills\n– noise",
            "3 had a mark",
            ["rosters", "tills", "noise"],
        ),
        // One line's mark may be meant, and so is the minus of a number.
        (
            "- rosters\ntills\nnoise",
            "3 lines were pasted. Add",
            ["- rosters", "tills", "noise"],
        ),
        (
            "-5 today\n-7 then\n- 9",
            "3 lines were pasted. Add",
            ["-5 today", "-7 then", "- 9"],
        ),
        (
            "e.g. one\n2026 two\nstep-by-step",
            "3 lines were pasted. Add",
            ["e.g. one", "2026 two", "step-by-step"],
        ),
    ] {
        let mut stage = debrief(Lang::En);
        stage.paste(pasted);
        let screen = stage.screen(80, 24);
        let flat = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(said), "{screen}");
        stage.key(KeyCode::Enter);
        assert_eq!(stage.items(), items);
    }
    let mut stage = debrief(Lang::Nl);
    stage.paste("- een\n- twee");
    assert!(stage.screen(80, 24).contains("Voor 2 ervan stond"));
    // A single line goes in as it is.
    let mut stage = debrief(Lang::En);
    stage.paste("- rosters");
    assert_eq!(stage.in_field(), "- rosters");
}

#[test]
fn a_day_that_cannot_be_read_says_so_while_it_is_typed() {
    for (lang, unread) in [(Lang::En, "no day yet"), (Lang::Nl, "nog geen dag")] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("commitments");
        stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
        for (typed, is_read) in [
            ("z.s.m.", false),
            ("asap", false),
            ("volgende maand", true),
            ("over anderhalve week", true),
            ("deze week", true),
        ] {
            stage.ctrl('u');
            assert!(!stage.screen(120, 36).contains(unread));
            stage.typed(typed);
            let screen = stage.screen(120, 36);
            assert_eq!(screen.contains(unread), !is_read, "{typed}\n{screen}");
            assert_eq!(screen.contains("= "), is_read, "{typed}\n{screen}");
        }
    }
}

#[test]
fn the_labels_of_a_quote_and_the_numbers_of_the_lists_are_whole() {
    let mut stage = debrief(Lang::Nl);
    stage.act(Action::Quote);
    let label = stage.app.words().get("note-said-by").into_owned();
    assert!(
        stage.screen(80, 24).contains(&label),
        "{}",
        stage.screen(80, 24)
    );
    stage.key(KeyCode::Esc);
    for list in [Action::Decision, Action::ParkingLot] {
        stage.act(list);
        stage.line("een");
    }
    for (columns, rows) in [(120, 30), (120, 36), (200, 60)] {
        let screen = stage.screen(columns, rows);
        for part in ["Besluiten 1", "Parkeerplaats 1"] {
            assert!(screen.contains(part), "{part}\n{screen}");
        }
    }
}

/// A name and a day, beside a sentence that takes the rest of the row.
#[test]
fn the_day_of_an_action_is_seen_beside_a_long_name() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("commitments");
    stage.typed("Ask the planner to put the shifts of next month on the wall by the door");
    for text in ["Sanne Groenendijk", "3 dec"] {
        stage.key(KeyCode::Tab);
        stage.typed(text);
    }
    stage.key(KeyCode::Enter);
    for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
        let screen = stage.screen(columns, rows);
        assert!(screen.contains("Sanne Groenendijk · 3 Dec"), "{screen}");
    }
}

#[test]
fn the_client_stays_in_the_bar_whatever_the_room_sees() {
    for lang in Lang::ALL {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.to_step("prediction");
        stage.line("8 7 6 5 4");
        stage.to_step("debrief");
        stage.act(Action::RoomShows);
        for _ in 0..12 {
            stage.key(KeyCode::Down);
            stage.key(KeyCode::Enter);
            if !stage.has_window() {
                stage.act(Action::RoomShows);
            }
            stage.key(KeyCode::Esc);
            let bar = stage
                .screen(80, 24)
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned();
            assert!(bar.contains("De Linde"), "{bar}");
            let saved = ["● saved", "● bewaard"]
                .iter()
                .any(|text| bar.contains(text));
            assert!(saved, "{bar}");
            stage.act(Action::RoomShows);
        }
    }
}
