//! What is pasted as people have it: tables, headings, paragraphs, and far too much.

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use flipover::domain::event::{Value, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn at(step: &str, lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
    stage.to_step(step);
    stage
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "compared with what a field may lack"
)]
fn text(text: &str) -> Option<Value> {
    Some(Value::Text(flipover::domain::text::Clean::line(text)))
}

/// The screen as one line, however it is broken.
fn flat(stage: &mut Stage, columns: u16, rows: u16) -> String {
    let screen = stage.screen(columns, rows);
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn rows_of_a_spreadsheet_are_shown_as_they_are_understood_and_taken_back_at_once() {
    for (lang, unread, surplus, when) in [
        (
            Lang::En,
            "Line 2: “asap” cannot be read as “when” and goes into “needs”.",
            "Line 3 has more cells than there are fields: “extra” goes into “needs”.",
            "when: 3 Dec 2026",
        ),
        (
            Lang::Nl,
            "Regel 2: “asap” is niet te lezen als “uiterlijk” en komt in “nodig”.",
            "Regel 3 heeft meer cellen dan er velden zijn: “extra” komt in “nodig”.",
            "uiterlijk: 03-12-2026",
        ),
    ] {
        let mut stage = at("actions", lang);
        stage.paste(
            "Greet by name\tAnna\t2026-12-03\tat the door\nCall back\tBo\tasap\n\
             Say thanks\tCas\t\t\t\tDaan\textra",
        );
        for (columns, rows) in [(80, 24), (100, 30), (120, 36)] {
            let screen = flat(&mut stage, columns, rows);
            assert!(screen.contains(unread), "{screen}");
            assert!(screen.contains(surplus), "{screen}");
        }
        let screen = flat(&mut stage, 120, 36);
        assert!(screen.contains("1 Greet by name · "), "{screen}");
        assert!(screen.contains(when), "{screen}");
        assert!(stage.items().is_empty(), "nothing before Enter");
        let before = stage.appended.len();
        stage.key(KeyCode::Enter);
        assert_eq!(stage.items(), ["Greet by name", "Call back", "Say thanks"]);
        let day = NaiveDate::from_ymd_opt(2026, 12, 3).map(Value::Date);
        assert_eq!(stage.field_of(0, "when"), day);
        assert_eq!(stage.field_of(0, "who"), text("Anna"));
        assert_eq!(stage.field_of(1, "when"), None);
        let needs = match lang {
            Lang::En => "when: asap",
            Lang::Nl => "uiterlijk: asap",
        };
        assert_eq!(stage.field_of(1, "needs"), text(needs));
        assert_eq!(stage.field_of(2, "needs"), text("extra"));
        assert_eq!(stage.field_of(2, "seen-by"), text("Daan"));
        assert_eq!(stage.appended.len(), before + 1);
        stage.key(KeyCode::Esc);
        stage.typed("u");
        assert!(stage.items().is_empty());
        stage.typed("U");
        assert_eq!(stage.items().len(), 3);
    }
}

#[test]
fn one_row_of_a_table_is_a_row_and_one_line_of_text_is_none() {
    let mut stage = at("actions", Lang::En);
    stage.paste("Greet by name\tAnna");
    assert!(stage.screen(100, 30).contains("Greet by name · who: Anna"));
    stage.key(KeyCode::Enter);
    assert_eq!(stage.field_of(0, "who"), text("Anna"));
    stage.paste("Greet by name | Anna");
    assert_eq!(stage.in_field(), "Greet by name | Anna");
}

#[test]
fn a_markdown_table_leaves_its_head_out_unless_one_says_it_is_an_item() {
    let mut stage = at("actions", Lang::En);
    stage.paste("| Who | What |\n|---|---|\n| Anna | Greet |\n| Bo | Call |\n");
    let screen = stage.screen(100, 30);
    assert!(screen.contains("names of columns, left out"), "{screen}");
    stage.keys(&[KeyCode::Tab, KeyCode::Right]);
    let screen = stage.screen(100, 30);
    assert!(screen.contains("1  Who · who: What"), "{screen}");
    stage.keys(&[KeyCode::Right, KeyCode::Enter]);
    assert_eq!(stage.items(), ["Greet", "Call"]);
    assert_eq!(stage.field_of(1, "who"), text("Bo"));
}

#[test]
fn headings_are_asked_once_and_go_where_they_are_sent() {
    let pasted = "# Anna\n- Greet\n- Call\n# Bo\n- Thank\n";
    let mut stage = at("actions", Lang::En);
    stage.paste(pasted);
    let screen = flat(&mut stage, 100, 30);
    assert!(screen.contains("The 2 headings (“Anna” …)"), "{screen}");
    assert!(screen.contains("Add 5 items like this?"), "{screen}");
    stage.key(KeyCode::Tab);
    for (answer, items) in [("left out", 3), ("in “who”, of what is below", 3)] {
        stage.key(KeyCode::Right);
        let screen = flat(&mut stage, 100, 30);
        assert!(screen.contains(answer), "{screen}");
        assert!(screen.contains(&format!("Add {items} items")), "{screen}");
    }
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Greet", "Call", "Thank"]);
    let who: Vec<_> = (0..3).map(|n| stage.field_of(n, "who")).collect();
    assert_eq!(who, [text("Anna"), text("Anna"), text("Bo")]);
    // Headings that are all choices of a field are that choice, without being asked.
    let mut stage = at("behaviours", Lang::Nl);
    stage.paste("Klant:\nWe groeten\nWe bellen\nCollega:\nWe helpen");
    assert!(flat(&mut stage, 100, 30).contains("in “Tegenover” van wat eronder staat"));
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["We groeten", "We bellen", "We helpen"]);
    let towards = stage.field_of(2, "towards");
    assert_eq!(towards, Some(Value::Choice("colleague".to_owned())));
}

#[test]
fn several_lines_are_one_item_on_request() {
    let mut stage = at("actions", Lang::Nl);
    stage.paste("Groet elkaar\nbij naam.\n\nBel terug\nde dag zelf.\n");
    stage.key(KeyCode::Right);
    assert!(flat(&mut stage, 100, 30).contains("Eén item is ‹ een alinea ›"));
    stage.key(KeyCode::Enter);
    assert_eq!(
        stage.items(),
        ["Groet elkaar bij naam.", "Bel terug de dag zelf."]
    );
    let mut stage = at("actions", Lang::En);
    stage.paste("Greet\neach other");
    stage.keys(&[KeyCode::Left, KeyCode::Enter]);
    assert_eq!(stage.items(), ["Greet each other"]);
}

#[test]
fn esc_keeps_what_was_pasted_and_a_key_and_the_palette_offer_it_again() {
    let mut stage = at("actions", Lang::En);
    stage.act(Action::PasteAgain);
    assert_eq!(stage.said(), "Nothing was pasted that is not added yet.");
    stage.typed("half ");
    stage.paste("Greet\nCall");
    stage.key(KeyCode::Esc);
    assert_eq!(
        stage.said(),
        "What was pasted is kept: Esc, then Y, offers it again."
    );
    assert_eq!(stage.in_field(), "half ");
    stage.key(KeyCode::Esc);
    stage.typed("Y");
    assert!(stage.screen(100, 30).contains("2 lines were pasted"));
    // Another paste over it takes its place.
    stage.paste("Greet\nCall\nThank");
    assert!(stage.screen(100, 30).contains("3 lines were pasted"));
    stage.key(KeyCode::Esc);
    stage.act(Action::Edit);
    stage.ctrl('u');
    stage.key(KeyCode::F(10));
    stage.typed("what was pasted");
    stage.key(KeyCode::Enter);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Greet", "Call", "Thank"]);
    // What is taken is not offered again, and elsewhere it waits.
    stage.act(Action::PasteAgain);
    assert!(stage.said().starts_with("Nothing"), "{}", stage.said());
    stage.paste("Later\non");
    stage.key(KeyCode::Esc);
    stage.act(Action::Next);
    stage.act(Action::PasteAgain);
    assert!(
        stage.said().contains("in a step that collects"),
        "{}",
        stage.said()
    );
    stage.act(Action::Previous);
    stage.act(Action::PasteAgain);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 5);
}

#[test]
fn a_row_without_what_an_item_needs_is_named_and_nothing_is_added() {
    let mut stage = at("values", Lang::En);
    stage.paste("Honest\tyes\nQuick\tperhaps");
    let screen = flat(&mut stage, 100, 30);
    assert!(
        screen.contains("Line 2: “perhaps” cannot be read as"),
        "{screen}"
    );
    let is_needed = screen.contains("Line 2 has nothing in");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().is_empty(), is_needed, "{screen}");
}

/// How long is told, not held: the machine of a test is no laptop. It must end, and say what there is.
#[test]
fn ten_thousand_lines_are_shown_scrolled_and_taken() {
    let mut stage = at("actions", Lang::En);
    let begun = std::time::Instant::now();
    let rows = |cells: &str| {
        let rows = (1..=10_000).map(|n| format!("Action {n}\t{cells}\n"));
        rows.collect::<String>()
    };
    stage.paste(&rows("Anna\tsoon\tfirst\tmoney\tBo\tmore"));
    let screen = flat(&mut stage, 120, 36);
    assert!(
        screen.contains("10000 lines were pasted. Add 10000 items"),
        "{screen}"
    );
    assert!(screen.contains("19998 more like these"), "{screen}");
    for _ in 0..60 {
        stage.key(KeyCode::Down);
    }
    let shown = begun.elapsed();
    let screen = flat(&mut stage, 120, 36);
    assert!(screen.contains("! 21 Action 21 ·"), "{screen}");
    // So many cells fit into no record: nothing is taken, and the paste stays.
    stage.key(KeyCode::Enter);
    assert!(
        stage.said().starts_with("This is too much"),
        "{}",
        stage.said()
    );
    assert!(stage.items().is_empty());
    stage.paste(&rows("Anna\tsoon"));
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items().len(), 10_000);
    println!("shown within {shown:?}, taken within {:?}", begun.elapsed());
    assert!(begun.elapsed().as_secs() < 60);
}

#[test]
fn a_paste_beyond_all_bounds_is_cut_and_that_is_said() {
    let mut stage = at("actions", Lang::En);
    stage.paste(&"é".repeat(1024 * 1024));
    assert!(
        stage.said().starts_with("This is too much for one paste"),
        "{}",
        stage.said()
    );
    assert!(stage.in_field().chars().all(|c| c == 'é'));
}
