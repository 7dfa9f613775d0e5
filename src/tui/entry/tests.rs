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

/// What stands in a line after some keys, with a bar where the cursor is.
fn after(text: &str, keys: &[(KeyCode, KeyModifiers)]) -> String {
    let mut line = Line::new(text);
    for (code, modifiers) in keys {
        assert!(line.key(KeyEvent::new(*code, *modifiers)), "{code:?}");
    }
    let (before, behind): (Vec<_>, Vec<_>) = line
        .text()
        .chars()
        .enumerate()
        .partition(|(n, _)| *n < line.cursor());
    let text = |part: Vec<(usize, char)>| part.into_iter().map(|(_, c)| c).collect::<String>();
    format!("{}|{}", text(before), text(behind))
}

#[test]
fn the_cursor_goes_by_words_with_the_keys_of_every_system() {
    let (ctrl, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
    let said = "we bellen terug";
    for back in [
        (KeyCode::Left, ctrl),
        (KeyCode::Left, alt),
        (KeyCode::Char('b'), alt),
    ] {
        assert_eq!(after(said, &[back]), "we bellen |terug");
        for on in [
            (KeyCode::Right, ctrl),
            (KeyCode::Right, alt),
            (KeyCode::Char('f'), alt),
        ] {
            assert_eq!(after(said, &[back, back, on]), "we bellen |terug");
        }
        for cut in [
            (KeyCode::Delete, ctrl),
            (KeyCode::Delete, alt),
            (KeyCode::Char('d'), alt),
        ] {
            assert_eq!(after(said, &[back, back, cut]), "we | terug");
        }
    }
    for cut in [
        (KeyCode::Backspace, ctrl),
        (KeyCode::Backspace, alt),
        (KeyCode::Char('w'), ctrl),
    ] {
        assert_eq!(after(said, &[cut]), "we bellen |");
    }
}

#[test]
fn what_was_cut_comes_back() {
    let (ctrl, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
    let yank = (KeyCode::Char('v'), ctrl);
    let (back, home) = ((KeyCode::Left, ctrl), (KeyCode::Home, KeyModifiers::NONE));
    for (cuts, brings) in [
        (vec![(KeyCode::Char('u'), ctrl)], "één twee drie|"),
        (vec![(KeyCode::Char('w'), ctrl), home], "drie|één twee "),
        (
            vec![back, (KeyCode::Char('k'), ctrl), home],
            "drie|één twee ",
        ),
        (vec![home, (KeyCode::Char('d'), alt)], "één| twee drie"),
    ] {
        let keys: Vec<_> = cuts.into_iter().chain([yank]).collect();
        assert_eq!(after("één twee drie", &keys), brings);
    }
    // Without anything cut nothing comes.
    assert_eq!(after("x", &[yank]), "x|");
}
