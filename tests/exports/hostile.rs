//! What people type cannot become a formula, a script, markup or a control character in any document.

use super::*;

/// What a room of pranksters would type.
const PRANKS: [&str; 14] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "+31 6 1234 5678",
    "-2+3",
    "＝1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]></w:t><w:t>",
    "&lt;b&gt; & \"quoted\" 'too'",
    "\u{1b}[31mred\u{7}\u{0}\u{9b}2J",
    "javascript:alert(1) http://evil.example/=x",
    "a\u{202e}gnp.exe\u{200b}",
    "line one\nBEGIN:VEVENT\r\nEND:VCALENDAR\n=2+2",
];

/// A session in which everything that was said is a prank.
pub(crate) fn pranked(lang: Lang) -> Room {
    let workshop = workshops().remove(0);
    let mut room = Room::open(workshop, lang, Variant::Full, 14);
    room.say(PRANKS.iter().map(|prank| (*prank).to_owned()).collect());
    room.walk(|_, _| {});
    room
}

#[test]
fn no_control_character_leaves_in_any_text() {
    let room = pranked(Lang::Nl);
    for audience in [Audience::Client, Audience::Facilitator] {
        for format in Format::ALL {
            for file in rendered(room.state(), format, audience) {
                let Ok(text) = String::from_utf8(file.bytes) else {
                    continue;
                };
                let found = text
                    .chars()
                    .find(|c| c.is_control() && !matches!(c, '\n' | '\r'));
                assert_eq!(found, None, "{}", file.tail);
            }
        }
    }
}

#[test]
fn no_cell_of_a_csv_begins_like_a_formula() {
    for lang in Lang::ALL {
        let room = pranked(lang);
        let mut pranks = 0;
        for file in rendered(room.state(), Format::Csv, Audience::Facilitator) {
            let text = String::from_utf8(file.bytes).expect("text");
            let text = text
                .strip_prefix('\u{feff}')
                .expect("it begins with its mark");
            let delimiter = if lang == Lang::Nl { b';' } else { b',' };
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .from_reader(text.as_bytes());
            for row in reader.records() {
                for cell in &row.expect("every row has every cell") {
                    let number = cell.replace(',', ".").parse::<f64>().is_ok();
                    let starts = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']);
                    assert!(number || !starts, "{}: {cell:?}", file.tail);
                    pranks += usize::from(cell.starts_with("'="));
                }
            }
        }
        assert!(pranks > 3, "the pranks were there: {pranks}");
    }
}

#[test]
fn an_event_cannot_be_forged_in_a_calendar() {
    let room = pranked(Lang::En);
    let file = rendered(room.state(), Format::Ics, Audience::Client).remove(0);
    let text = String::from_utf8(file.bytes).expect("text");
    let lines = |line: &str| text.split("\r\n").filter(|found| *found == line).count();
    assert!(lines("BEGIN:VEVENT") > 0);
    assert_eq!(lines("BEGIN:VEVENT"), lines("END:VEVENT"));
    assert_eq!((lines("BEGIN:VCALENDAR"), lines("END:VCALENDAR")), (1, 1));
    let forged = text.matches("BEGIN:VEVENT").count() > lines("BEGIN:VEVENT");
    assert!(forged, "the prank is in a text");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
}

/// Five hundred items of two thousand characters each, in a step that sets no limit.
fn flooded() -> Room {
    use flipover::domain::event::{Fields, Value};
    use flipover::domain::workshop::{FieldKind, Kind};

    let collects = |workshop: &Workshop| {
        let open = |step: &&flipover::domain::workshop::Step| match &step.kind {
            Kind::Collect(collect) => {
                collect.max.is_none() && collect.fields.iter().any(|f| f.kind == FieldKind::Text)
            }
            _ => false,
        };
        workshop.steps.iter().find(open).map(|step| step.id.clone())
    };
    let mut all = workshops().into_iter();
    let (workshop, step) = all
        .find_map(|workshop| Some((workshop.clone(), collects(&workshop)?)))
        .expect("some step sets no limit");
    let mut room = Room::open(workshop, Lang::Nl, Variant::Full, 14);
    room.walk_to(&step);
    let index = room.state().current.expect("the step is open");
    let fields = flipover::domain::select::fields_of_step(room.state(), index);
    for n in 0..500 {
        let text = Clean::line(&format!("{n} {}", "één lang verhaal & meer ".repeat(90)));
        assert!(text.as_str().chars().count() > 2_000);
        let of = |field: &flipover::domain::workshop::Field| {
            let value = match &field.kind {
                FieldKind::Choice(options) => Value::Choice(options[0].id.clone()),
                FieldKind::Text => Value::Text(text.clone()),
                _ => return None,
            };
            Some((field.id.clone(), value))
        };
        let rows: Vec<Fields> = vec![fields.iter().filter_map(of).collect()];
        room.give(Command::AddItems { step: index, rows });
    }
    room
}

#[test]
fn a_flood_of_long_texts_is_written_whole() {
    let room = flooded();
    for format in Format::ALL {
        for file in rendered(room.state(), format, Audience::Client) {
            if let Ok(text) = String::from_utf8(file.bytes) {
                let holds_all = text.contains("0 één lang") && text.contains("499 één lang");
                let has_items = format != Format::Csv || file.tail.contains("antwoorden");
                assert!(holds_all || !has_items, "{}", file.tail);
            }
        }
    }
}
