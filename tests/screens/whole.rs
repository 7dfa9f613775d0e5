//! Nothing a list holds is left out without a word, and no number, day or amount is cut where it would be another one.

use crossterm::event::KeyCode;
use flipover::domain::event::Variant;
use flipover::domain::text::Lang;

use crate::stage::Stage;

const VALUES: [&str; 6] = [
    "friendly",
    "reliable: we do what we promise",
    "curious",
    "close by",
    "daring",
    "sober (no frills)",
];

fn with_values() -> Stage {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 13);
    stage.to_step("values");
    for value in VALUES {
        stage.line(value);
    }
    stage
}

/// The rows of the screen left of the clock.
fn left(screen: &str) -> Vec<String> {
    let row = |row: &str| {
        row.split('│')
            .next()
            .unwrap_or_default()
            .trim_end()
            .to_owned()
    };
    screen.lines().map(row).collect()
}

#[test]
fn all_pairs_of_six_values_stand_in_the_list_and_where_they_do_not_it_says_how_many_more() {
    let mut stage = with_values();
    stage.to_step("reinforcement");
    let wide = stage.screen(100, 30);
    for n in 1..=15 {
        assert!(wide.contains(&format!(" {n:>2}  ")), "{n}: {wide}");
    }
    assert!(!wide.contains("more ↓"), "{wide}");
    for (rows, down) in [(24, 4), (20, 8)] {
        let screen = stage.screen(100, rows);
        let below = format!("… {down} more ↓");
        assert!(screen.contains(&below), "{below} of {rows}: {screen}");
    }
    stage.keys(&[KeyCode::Down; 14]);
    let screen = stage.screen(100, 20);
    assert!(screen.contains("15  "), "{screen}");
    assert!(
        screen.contains("more ↑") && !screen.contains("more ↓"),
        "{screen}"
    );
}

#[test]
fn an_item_is_whole_with_all_that_belongs_to_it_where_there_is_room() {
    let mut stage = with_values();
    stage.to_step("behaviours");
    stage.line("picks up before the third ring and says the name of whoever calls");
    let rows = left(&stage.screen(100, 30)).join(" ");
    let said = rows.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = "picks up before the third ring and says the name of whoever calls";
    assert!(said.contains(whole), "{said}");
    stage.to_step("actions");
    let fields = [
        "put the delays on the hall screen",
        "Sanne de Vries",
        "11 dec",
        "a screen on a foot from the store room",
        "a budget of 1,000 euros",
        "Bob Jansen",
    ];
    for field in fields {
        stage.typed(field);
        stage.key(KeyCode::Tab);
    }
    stage.key(KeyCode::Enter);
    let rows = left(&stage.screen(100, 30)).join(" ");
    let said = rows.split_whitespace().collect::<Vec<_>>().join(" ");
    for field in fields.into_iter().filter(|field| *field != "11 dec") {
        assert!(said.contains(field), "{field}: {said}");
    }
    assert!(said.contains("11 Dec 2026"), "{said}");
}

/// Cut to `11 Dec 202…` or `n=13/1` it says something else.
#[test]
fn no_day_and_no_count_is_cut_where_it_would_be_another_one() {
    let mut stage = with_values();
    stage.to_step("behaviours");
    stage.line("picks up before the third ring and says the name");
    stage.to_step("visible-now");
    stage.line("5x13");
    stage.line("1x14");
    for columns in 60..=130 {
        let screen = stage.screen(columns, 30);
        let is_told = screen.lines().any(|row| row.contains("n=13/14"));
        let is_there = screen.contains("n=");
        assert!(is_told || !is_there, "{columns}: {screen}");
    }
    stage.to_step("actions");
    for who in ["Jo", "Sanne de Vries", "Wilhelmina van den Berg"] {
        for field in [
            "put the delays on the hall screen",
            who,
            "11 dec",
            "",
            "",
            "Bob Jansen",
        ] {
            stage.typed(field);
            stage.key(KeyCode::Tab);
        }
        stage.key(KeyCode::Enter);
    }
    for columns in 60..=130 {
        for rows in [18, 20, 24, 30] {
            let screen = stage.screen(columns, rows);
            for at in screen.match_indices("11 Dec").map(|(at, _)| at) {
                let rest = screen[at..].trim_start_matches("11 Dec");
                assert!(rest.starts_with(" 2026"), "{columns}x{rows}: {screen}");
            }
        }
    }
}

#[test]
fn a_picture_that_is_cut_says_where_the_rest_is() {
    let mut stage = with_values();
    stage.to_step("behaviours");
    for n in 1..=6 {
        stage.line(&format!("does the {n}th thing"));
    }
    stage.to_step("visible-now");
    for _ in 0..6 {
        stage.line("5x13");
        stage.line("2x13");
    }
    let screen = stage.screen(100, 30);
    assert!(screen.contains("… more: Esc, then R"), "{screen}");
    let screen = stage.screen(100, 50);
    assert!(!screen.contains("then R"), "{screen}");
}

/// One of two answers that was emptied is gone as well.
#[test]
fn an_answer_that_was_emptied_is_said() {
    let mut stage = with_values();
    stage.to_step("meaning");
    stage.typed("we pick up");
    stage.key(KeyCode::Tab);
    stage.line("slick");
    stage.key(KeyCode::Up);
    stage.key(KeyCode::Tab);
    stage.ctrl('u');
    stage.key(KeyCode::Enter);
    assert!(
        stage.said().starts_with("1 answer removed"),
        "{}",
        stage.said()
    );
    assert!(
        stage.said().ends_with("brings it back."),
        "{}",
        stage.said()
    );
}

const SENTENCES: [&str; 6] = [
    "Betrouwbaar: we doen wat we zeggen, ook als het ons iets kost",
    "Dichtbij",
    "Vakmanschap waar je van op aan kunt, van de eerste afspraak tot lang na de oplevering",
    "Nieuwsgierig naar wat er achter de vraag van een klant zit",
    "Samen, over de afdelingen heen",
    "Eenvoudig uitleggen wat ingewikkeld is",
];

fn pairs(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 12);
    stage.to_step("values");
    for value in SENTENCES {
        stage.line(value);
    }
    stage.to_step("reinforcement");
    stage
}

#[test]
fn a_pair_in_one_row_shows_both_halves_and_rows_that_are_free_show_more() {
    for lang in Lang::ALL {
        let stage = pairs(lang);
        for (columns, rows) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            let middle = screen
                .lines()
                .filter_map(|line| line.split('│').nth(usize::from(columns >= 116)));
            let is_cut = |line: &&str| line.trim_end().ends_with('…');
            let is_pair = |line: &&str| {
                let number = line.split_whitespace().next().unwrap_or_default();
                number.parse::<u8>().is_ok()
            };
            for row in middle.filter(is_pair).filter(is_cut) {
                assert!(row.contains('↔'), "{row}: {screen}");
            }
        }
        // The pair after the chosen one is whole where the rows are there for it.
        let flat = |screen: &str| {
            let middle = screen.lines().filter_map(|line| line.split('│').nth(1));
            middle
                .flat_map(str::split_whitespace)
                .collect::<Vec<_>>()
                .join(" ")
        };
        let wide = flat(&stage.screen(120, 36));
        for value in &SENTENCES[1..6] {
            let pair = format!("{} ↔ {value}", SENTENCES[0]);
            assert!(wide.contains(&pair), "{pair}: {wide}");
        }
    }
}

#[test]
fn the_agenda_has_whole_titles_and_where_there_is_none_what_comes_next_is_told() {
    for lang in Lang::ALL {
        let stage = pairs(lang);
        let workshop = stage.session_state().opened.workshop.clone();
        let next = workshop.step("vote").unwrap().1.title.get(lang).to_owned();
        for (columns, rows) in [(80, 24), (100, 30)] {
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(&format!("→ 13:40 {next}")), "{screen}");
        }
        let screen = stage.screen(120, 36);
        assert!(!screen.contains("→ 13:40"), "the agenda tells it: {screen}");
        let left = screen.lines().filter_map(|line| line.split('│').next());
        let left = left
            .flat_map(str::split_whitespace)
            .collect::<Vec<_>>()
            .join(" ");
        for step in &workshop.steps {
            let last = step
                .title
                .get(lang)
                .split(' ')
                .next_back()
                .unwrap_or_default();
            assert!(left.contains(last), "{last}: {screen}");
        }
        let middle = screen
            .lines()
            .nth(20)
            .and_then(|line| line.split('│').nth(1));
        let middle = middle.map_or(0, |middle| middle.chars().count());
        assert!(middle >= 64, "{middle}: {screen}");
        // With fewer rows than steps it says how many there are more.
        let mut long = Stage::session_of("four-months-to-four-minutes", lang, Variant::Full, 12);
        long.to_step("key-points");
        let low = long.screen(120, 18);
        let says = if lang == Lang::En { "more" } else { "meer" };
        let agenda = low.lines().filter_map(|line| line.split('│').next());
        assert!(
            agenda.filter(|line| line.contains(says)).count() == 1,
            "{low}"
        );
    }
}
