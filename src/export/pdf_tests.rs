use std::io::Write as _;
use std::process::{Command, Stdio};

use super::*;
use crate::domain::audience::Audience;
use crate::domain::document::{Align, Column, Table};
use crate::domain::session::State;
use crate::domain::text::{Clean, Lang};
use crate::export::fixtures::{self, Pen, opened};

fn pdf(state: &State) -> Vec<u8> {
    let document = Document::new(state, Audience::Client);
    write(&document, &HouseStyle::default()).unwrap().bytes
}

/// What `pdftotext` of poppler reads in a file; `None`, and said aloud, where that tool is not installed.
fn read(tool: &str, bytes: &[u8]) -> Option<String> {
    let mut command = Command::new(tool);
    match tool {
        "pdftotext" => command.args(["-layout", "-", "-"]),
        _ => command.arg("-"),
    };
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut child) = piped.stderr(Stdio::piped()).spawn() else {
        eprintln!("SKIPPED: {tool} is not installed (package poppler-utils)");
        return None;
    };
    let (mut input, bytes) = (child.stdin.take().unwrap(), bytes.to_vec());
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    // Poppler wants a dictionary entry written by the tags as a name, where the standard has true or false.
    let faults = String::from_utf8_lossy(&output.stderr);
    let mut others = faults.lines().filter(|line| !line.trim().is_empty());
    assert!(output.status.success(), "{faults}");
    assert!(
        others.all(|line| line.contains("Suspects object")),
        "{faults}"
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

fn pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    text.matches("/Type/Page/")
        .count()
        .max(text.matches("/Type /Page\n").count())
}

#[test]
fn the_same_session_gives_the_same_bytes() {
    assert_eq!(pdf(&fixtures::dutch()), pdf(&fixtures::dutch()));
    assert_ne!(pdf(&fixtures::dutch()), pdf(&fixtures::english()));
}

#[test]
fn decisions_and_actions_stand_on_the_first_page() {
    let Some(text) = read("pdftotext", &pdf(&fixtures::dutch())) else {
        return;
    };
    let first = text.split('\u{c}').next().unwrap();
    let at = |title: &str| {
        first
            .find(title)
            .unwrap_or_else(|| panic!("{title}: {first}"))
    };
    assert!(at("Besluiten") < at("Acties"));
    assert!(first.replace(' ', "").contains("1/"), "pages are numbered");
}

#[test]
fn dutch_signs_are_read_back() {
    let mut pen = Pen::new(opened(fixtures::cascade_workshop(), Lang::Nl, "Café Zuid"));
    let said = "Één coördinator: “geen € 5 te veel” — reünie, façade";
    pen.note(crate::domain::event::List::Decision, said, "Zoë");
    let Some(text) = read("pdftotext", &pdf(&pen.state())) else {
        return;
    };
    assert!(text.contains(said), "{text}");
    assert!(text.contains("Zoë") && text.contains("Café Zuid"));
}

#[test]
fn the_file_says_nothing_of_the_computer_it_was_made_on() {
    let bytes = pdf(&fixtures::dutch());
    let text = String::from_utf8_lossy(&bytes);
    for name in ["USER", "HOSTNAME", "HOME", "LOGNAME", "CARGO_MANIFEST_DIR"] {
        if let Some(value) = std::env::var(name).ok().filter(|value| value.len() > 4) {
            assert!(!text.contains(&value), "{name}");
        }
    }
    assert!(!text.contains("/Author") && !text.contains("/Creator"));
    let Some(about) = read("pdfinfo", &bytes) else {
        return;
    };
    assert!(
        about.contains("Van vier maanden naar vier minuten"),
        "{about}"
    );
    assert!(
        about.contains("Tagged:          yes") && about.contains("A4"),
        "{about}"
    );
    assert!(about.contains("2026"), "the day of the session: {about}");
}

#[test]
fn hostile_text_makes_a_file_that_opens() {
    let Some(text) = read("pdftotext", &pdf(&fixtures::hostile())) else {
        return;
    };
    assert!(
        text.contains("<script>alert(1)</script>"),
        "it is text like any other"
    );
    assert!(!text.chars().any(|c| c == '\u{1b}' || c == '\u{202e}'));
}

#[test]
fn a_session_without_anything_is_one_page() {
    let state = Pen::new(opened(fixtures::cascade_workshop(), Lang::Nl, "")).state();
    assert_eq!(pages(&pdf(&state)), 1);
}

#[test]
fn a_table_goes_on_over_pages_under_its_head_and_loses_nothing() {
    let long = "Een lange klacht over het rooster van de nachtdienst. ".repeat(38);
    let rows: Vec<Vec<String>> = (0..150)
        .map(|n| vec![format!("regel {n}"), long.clone()])
        .collect();
    let columns = vec![
        Column {
            title: "Onderwerp".to_owned(),
            align: Align::Left,
        },
        Column {
            title: "Verhaal".to_owned(),
            align: Align::Left,
        },
    ];
    let document = Document {
        rest: vec![Section {
            title: "Lang".to_owned(),
            blocks: vec![Block::Table(Table { columns, rows })],
            parts: Vec::new(),
        }],
        ..Document::new(&fixtures::dutch(), Audience::Client)
    };
    let bytes = write(&document, &HouseStyle::default()).unwrap().bytes;
    assert!(bytes.len() < 2_000_000, "{}", bytes.len());
    let Some(text) = read("pdftotext", &bytes) else {
        return;
    };
    for n in 0..150 {
        assert!(text.contains(&format!("regel {n} ")), "{n}");
    }
    assert_eq!(text.matches("nachtdienst").count(), 150 * 38);
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| page.contains("regel"))
        .collect();
    assert!(pages.len() > 30);
    assert!(pages.iter().all(|page| page.contains("Verhaal")));
}

#[test]
fn the_house_is_on_the_page() {
    let house = HouseStyle {
        organisation: Clean::line("Bureau Zuidas"),
        footer: Clean::line("Vertrouwelijk"),
        ..HouseStyle::default()
    };
    let document = Document::new(&fixtures::dutch(), Audience::Client);
    let Some(text) = read("pdftotext", &write(&document, &house).unwrap().bytes) else {
        return;
    };
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    assert!(pages.len() > 1);
    assert!(
        pages
            .iter()
            .all(|page| page.contains("Bureau Zuidas") && page.contains("Vertrouwelijk"))
    );
}

#[test]
fn a_heading_and_its_question_are_never_alone_at_the_foot_of_a_page() {
    let table = Table {
        columns: vec![
            Column::left("Onderwerp"),
            Column::left("Wat we ervan zeiden, en wie"),
        ],
        rows: vec![vec!["Twee\nregels".to_owned(), "één regel ".repeat(20)]; 3],
    };
    let section = |lines: usize| Section {
        title: String::new(),
        blocks: vec![Block::Small("een regel".to_owned()); lines],
        parts: vec![Section {
            title: "Vijf toetsen".to_owned(),
            blocks: vec![
                Block::Question("Kan een concurrent dit zo overnemen?".to_owned()),
                Block::Table(table.clone()),
            ],
            parts: Vec::new(),
        }],
    };
    for lines in 20..60 {
        let mut writer = Writer {
            flow: Flow::new(),
            words: Words::of(Lang::Nl),
        };
        writer.sections(2, &[section(lines)]);
        let flow = &writer.flow;
        let holds_row = |page: &Vec<flow::Piece>| {
            page.iter()
                .any(|piece| matches!(flow.roles[piece.role], Role::Cell(_, 1, _)))
        };
        let row = flow.pages.iter().position(holds_row);
        assert_eq!(row, Some(flow.bookmarks[0].page), "{lines} lines above");
    }
}

/// Whoever reads it sees one `*` for each sign the font lacks, and whoever wrote it knows which they are.
#[test]
fn a_sign_the_font_lacks_is_one_star_on_the_page_and_told_once() {
    let document = Document {
        title: "Ja 👍🏽 🇳🇱 👍🏽!".to_owned(),
        ..Document::new(&fixtures::dutch(), Audience::Client)
    };
    let pdf = write(&document, &HouseStyle::default()).unwrap();
    let lacking: Vec<&str> = pdf.lacking.iter().map(String::as_str).collect();
    assert_eq!(lacking, ["🇳🇱", "👍🏽"]);
    let Some(text) = read("pdftotext", &pdf.bytes) else {
        return;
    };
    assert!(text.contains("Ja * * *!"), "{text}");
}
