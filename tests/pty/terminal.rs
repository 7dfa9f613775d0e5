//! What the program does to a terminal: asks it nothing, leaves it the mouse, shows where one types, takes any paste.

use crate::screen::{Screen, flipover, key};
use crate::{crops, harvest, home};

fn has(raw: &[u8], bytes: &str) -> bool {
    raw.windows(bytes.len()).any(|at| at == bytes.as_bytes())
}

/// Answers to queries come as typed text in some terminals and never in others; so nothing is asked.
#[test]
fn a_terminal_is_asked_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("barley\r");
    screen.sees("• 1");
    screen.resize(80, 24);
    screen.sees("barley");
    screen.leave();
    let raw = screen.raw();
    // The cursor's place, what the terminal is, its colours, its keyboard, its modes, its name.
    for query in [
        "\x1b[6n",
        "\x1b[c",
        "\x1b[>c",
        "\x1b[0c",
        "\x1b]10;?",
        "\x1b]11;?",
        "\x1b[?u",
        "$p",
        "\x1b[>q",
        "\x1bP+q",
    ] {
        assert!(!has(&raw, query), "{query:?}");
    }
}

#[test]
fn the_mouse_stays_the_terminals_until_it_is_asked_for_and_goes_back_in_the_end() {
    let (on, off) = ("\x1b[?1000h", "\x1b[?1000l");
    let home = home();
    let mut screen = harvest(home.path());
    screen.sees("● saved");
    assert!(!has(&screen.raw(), on), "the mouse is taken unasked");
    screen.press("\x1b[21~mouse\r");
    screen.sees("hold Shift");
    assert!(has(&screen.raw(), on));
    // What the wheel sends is no text.
    screen.press("\x1b[<64;9;9M\x1b[<65;9;9M");
    screen.press("barley\r");
    screen.sees("• 1");
    screen.leave();
    assert_eq!(crops(home.path()), ["barley"]);
    let raw = screen.raw();
    let last = |mark: &str| {
        raw.windows(mark.len())
            .rposition(|at| at == mark.as_bytes())
    };
    assert!(last(off) > last(on), "the mouse is not given back");
    screen.is_as_found();
    // It is remembered, and taken back after the next start.
    let mut again = Screen::start(flipover(home.path(), &[]), 100, 30);
    again.sees("Workshops");
    assert!(has(&again.raw(), on));
    again.leave();
}

/// The wheel sends no arrows where the terminal listens; as most begin with them, one that keeps nothing gets them back.
#[test]
fn the_wheel_sends_no_arrows_while_the_program_runs() {
    let home = home();
    let mut screen = harvest(home.path());
    assert!(has(&screen.raw(), "\x1b[?1007s\x1b[?1007l"));
    screen.leave();
    screen.is_as_found();
    // Konsole turns them off for good where others take what was kept.
    let mut command = flipover(home.path(), &[]);
    command.env("KONSOLE_VERSION", "221203");
    let mut screen = Screen::start(command, 100, 30);
    screen.sees("Workshops");
    screen.leave();
    let raw = screen.raw();
    assert!(has(&raw, "\x1b[?1007h") && !has(&raw, "\x1b[?1007r"));
}

/// st sends for Delete what the library reads as F1, unless it is asked for what others send. In other terminals that would
/// take the digits off the numeric keypad.
#[test]
fn only_st_is_asked_for_the_keypad_of_programs() {
    for (term, is_asked) in [
        ("st-256color", true),
        ("xterm-256color", false),
        ("tmux-256color", false),
        ("screen", false),
    ] {
        let home = home();
        let mut command = flipover(home.path(), &[]);
        command.env("TERM", term);
        let mut screen = Screen::start(command, 100, 30);
        screen.sees("Workshops");
        assert_eq!(has(&screen.raw(), "\x1b="), is_asked, "{term}");
        screen.leave();
        assert!(has(&screen.raw(), "\x1b>"), "{term}");
    }
}

/// A terminal that was started in the C locale, or in one that is not installed, shows every byte as a letter of its own
/// until it is told.
#[test]
fn the_terminal_is_told_that_letters_are_utf8() {
    let home = home();
    let mut screen = Screen::start(flipover(home.path(), &[]), 100, 30);
    screen.sees("Workshops");
    assert!(has(&screen.raw(), "\x1b%G"));
    screen.leave();
}

#[test]
fn doctor_tells_what_this_terminal_can_show_and_how_its_letters_grow() {
    for (name, value, said) in [
        ("STY", "42.pts-0.here", "the most that GNU screen shows"),
        ("XTERM_VERSION", "XTerm(379)", "numeric keypad"),
        ("VTE_VERSION", "7006", "(Ctrl and +)"),
        (
            "LANG",
            "C",
            "ASCII alone, because the locale is not UTF-8 (C)",
        ),
        ("TERM", "linux", "signs: those of the Linux console"),
        ("TERM", "xterm", "signs: all, in UTF-8"),
    ] {
        let home = home();
        let mut command = flipover(home.path(), &["doctor"]);
        command.env("COLORTERM", "truecolor");
        command.env(name, value);
        let mut screen = Screen::start(command, 250, 22);
        screen.ends();
        let text = screen.text();
        assert!(text.contains(said), "{name}: {text}");
    }
}

/// An input method opens its window where the terminal's own cursor is.
#[test]
fn the_cursor_stands_where_one_types() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("caf\u{e9} ");
    screen.until("the text", |text| text.contains("caf\u{e9}"));
    let (row, column) = screen.caret().expect("the cursor shows in a field");
    let line = screen
        .text()
        .lines()
        .nth(row.into())
        .unwrap_or_default()
        .to_owned();
    let before: String = line.chars().take(column.into()).collect();
    assert!(before.ends_with("caf\u{e9} "), "{column} in {line:?}");
    screen.press(key::ESC);
    screen.sees("u undo");
    assert_eq!(screen.caret(), None, "no cursor where nothing is typed");
    screen.leave();
}

#[test]
fn an_end_of_paste_inside_a_paste_runs_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    // What the terminal should have taken out; what stands behind it arrives as keys.
    screen.press("\x1b[200~rye\x1b[201~oats\x1b[201~");
    screen.until("both", |text| text.contains("ryeoats"));
    assert!(!screen.text().contains("• 1"), "{}", screen.text());
    screen.press("\r");
    screen.until("one item", |text| text.contains("• 1"));
    screen.leave();
    assert_eq!(crops(home.path()), ["ryeoats"]);
}

/// A terminal without bracketed paste sends keys; every line becomes an item and no letter a command.
#[test]
fn a_paste_without_brackets_loses_nothing_and_runs_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("wheat q : x\rbarley\tn\rrye\r");
    screen.until("three", |text| {
        text.contains("• 3") && text.contains("What grows here?")
    });
    screen.leave();
    assert_eq!(crops(home.path()), ["wheat q : x", "barleyn", "rye"]);
}

#[test]
fn letters_of_every_layout_arrive_as_they_are() {
    let home = home();
    let mut screen = harvest(home.path());
    screen.press("@ € { [ | \\ ~ é ë ï ö ß\r");
    screen.until("it", |text| text.contains("• 1"));
    screen.leave();
    assert_eq!(crops(home.path()), ["@ € { [ | \\ ~ é ë ï ö ß"]);
}

/// Only a build for tests breaks when it is asked to.
#[test]
#[cfg(debug_assertions)]
fn whatever_breaks_the_terminal_is_given_back_and_says_why() {
    for place in ["loop", "worker", "loop-error"] {
        let home = home();
        let args = ["run", "harvest.ron", "--client", "Acme"];
        let mut command = flipover(home.path(), &args);
        command.env("FLIPOVER_BREAK", place);
        let mut screen = Screen::start(command, 120, 36);
        let (status, _) = screen.ends();
        assert!(!status.success(), "{place}: {status:?}");
        screen.is_as_found();
        let text = screen.text();
        assert!(text.contains("broken on purpose"), "{place}\n{text}");
        assert!(
            crops(home.path()).is_empty(),
            "{place}: the session is whole"
        );
        let raw = screen.raw();
        let mark = "broken on purpose";
        let said = raw.windows(mark.len()).position(|at| at == mark.as_bytes());
        let (before, after) = raw.split_at(said.unwrap());
        // A thread may break before the terminal is taken: then it was said on the shell's own screen.
        if !has(before, "\x1b[?1049h") {
            continue;
        }
        for given_back in [
            "\x1b[?1049l",
            "\x1b[?25h",
            "\x1b[?2004l",
            "\x1b[?1000l",
            "\x1b[?1007h\x1b[?1007r",
        ] {
            assert!(
                has(before, given_back),
                "{place}: {given_back:?} before it is said"
            );
        }
        // Not half a frame follows onto the screen of the shell.
        for drawn in ["\x1b[?1049h", "\x1b[?2026h", "What grows"] {
            assert!(!has(after, drawn), "{place}: {drawn:?} after it is said");
        }
    }
}
