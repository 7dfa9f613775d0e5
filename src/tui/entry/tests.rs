//! A line is edited by what people see, and typed and pasted alike.

use crossterm::event::KeyModifiers;

use super::*;
use crate::domain::text::Clean;

fn press(line: &mut Line, code: KeyCode) {
    assert!(line.key(KeyEvent::new(code, KeyModifiers::NONE)));
}

#[test]
fn backspace_takes_what_one_sees_as_one() {
    let mut line = Line::new("x👨\u{200d}👩\u{200d}👧🇳🇱");
    press(&mut line, KeyCode::Backspace);
    assert_eq!(line.text(), "x👨\u{200d}👩\u{200d}👧");
    press(&mut line, KeyCode::Backspace);
    assert_eq!(line.text(), "x");
    press(&mut line, KeyCode::Home);
    press(&mut line, KeyCode::Delete);
    assert_eq!(line.text(), "");
}

#[test]
fn what_is_typed_key_by_key_is_what_is_pasted_whole() {
    for text in [
        "👨\u{200d}👩\u{200d}👧",
        "🏳\u{fe0f}\u{200d}🌈 ❤\u{fe0f}\u{200d}🔥",
        "cafe\u{301} nai\u{308}ve",
        "می\u{200c}خواهم",
        "क\u{94d}\u{200d}ष",
        "\u{1112}\u{1161}\u{11ab}",
        "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
        "  two  blanks ",
    ] {
        let (mut typed, mut pasted) = (Line::new("<>"), Line::new("<>"));
        typed.key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        pasted.key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
        pasted.insert(text);
        for c in text.chars() {
            press(&mut typed, KeyCode::Char(c));
        }
        assert_eq!(typed.text(), pasted.text(), "{text}");
        assert_eq!(typed.cursor(), pasted.cursor(), "{text}");
        assert_eq!(typed.text(), Clean::new(&format!("<{text}>")).as_str());
        press(&mut typed, KeyCode::Char('!'));
        assert!(typed.text().ends_with("!>"), "{}", typed.text());
    }
}

#[test]
fn a_mark_typed_in_the_middle_joins_what_it_follows() {
    let mut line = Line::new("cafes");
    press(&mut line, KeyCode::Left);
    press(&mut line, KeyCode::Char('\u{301}'));
    assert_eq!(
        (line.text(), line.cursor()),
        ("café s".replace(' ', "").as_str(), 4)
    );
    press(&mut line, KeyCode::Char('x'));
    assert_eq!(line.text(), "caféxs");
    let mut hidden = Line::new("ab");
    press(&mut hidden, KeyCode::Left);
    press(&mut hidden, KeyCode::Char('\u{202e}'));
    press(&mut hidden, KeyCode::Char('x'));
    assert_eq!(hidden.text(), "a‹U+202E›xb");
}

#[test]
fn a_pasted_escape_sequence_is_text_at_most() {
    let mut line = Line::default();
    line.insert("\u{1b}[2Ja\r\nb");
    assert_eq!(line.text(), "[2Ja b");
}
