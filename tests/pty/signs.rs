//! Signs that terminals count differently: whatever stands behind them keeps its column, and none leaves a letter behind.

use crate::cells::{Cells, Counting};
use crate::screen::{Screen, flipover, key};
use crate::{harvest, home};

/// What people type on a telephone: a text made a picture, skin, a family, a flag, a number in a box, one newer than most
/// terminals.
const SIGNS: [&str; 8] = [
    "⚠\u{fe0f}",
    "❤\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "👍🏽",
    "👩\u{200d}💻",
    "🇳🇱",
    "\u{1fae9}",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
];
/// The size of the terminal of every harvest.
const SIZE: (usize, usize) = (120, 36);

#[test]
fn what_stands_behind_a_sign_keeps_its_column_however_the_terminal_counts() {
    let home = home();
    let mut screen = harvest(home.path());
    for sign in SIGNS {
        screen.press(&format!("{sign}q{sign}zebra\r"));
    }
    screen.until("all items", |text| text.contains("• 8"));
    // They are drawn again where the cursor goes over them, under a window, and with other letters in their place.
    screen.press(key::ESC);
    screen.sees("u undo");
    screen.press(&"\x1b[A".repeat(SIGNS.len()));
    screen.press("\x1b[B\x1b[B");
    screen.press(key::F1);
    screen.sees("What the keys do here");
    screen.press(key::ESC);
    screen.until("no help", |text| !text.contains("What the keys do here"));
    screen.press("\x1b[3~");
    screen.until("one is gone", |text| text.contains("• 7"));
    let raw = screen.raw();
    screen.leave();
    let meant = Cells::after(&raw, Counting::Alike, SIZE);
    let (first, _) = meant.all("What grows here?")[0];
    let found = meant.all("zebra");
    let columns: Vec<usize> = found
        .iter()
        .filter(|(y, _)| *y > first)
        .map(|at| at.1)
        .collect();
    assert!(columns.len() >= SIGNS.len() - 1, "{}", meant.text());
    for counting in Counting::OTHERS {
        let cells = Cells::after(&raw, counting, SIZE);
        let (seen, text) = (cells.plain(), cells.text());
        assert_eq!(
            seen,
            meant.plain(),
            "{counting:?}\n{text}\n{}",
            meant.text()
        );
    }
}

/// What is drawn again behind a sign is drawn when the sign changes, not with every tick of the clock beside it.
#[test]
fn a_sign_that_stands_there_costs_nothing() {
    let home = home();
    let mut screen = harvest(home.path());
    for sign in SIGNS {
        screen.press(&format!("{sign} zebra\r"));
    }
    screen.until("all items", |text| {
        text.contains("• 8") && text.contains("● saved")
    });
    let so_far = screen.frames(1).len();
    let frames = screen.frames(so_far + 3);
    let ticks = frames[so_far + 1..].iter().map(String::len);
    let most = ticks.max().unwrap();
    assert!(most < 400, "{most} bytes");
    screen.leave();
}

/// What such a terminal shows of a step with items, and everything that was drawn on it: the console, a window, the
/// room's wall.
fn drawn_in(name: &str, value: &str) -> (String, String) {
    let home = home();
    let mut command = flipover(home.path(), &["run", "harvest.ron", "--client", "Acmé"]);
    command.env(name, value);
    let mut screen = Screen::start(
        command,
        SIZE.0.try_into().unwrap(),
        SIZE.1.try_into().unwrap(),
    );
    screen.sees("What grows here?");
    for said in ["één € 12…", "“naïef” – 👍🏽!", "🇳🇱漢½"] {
        screen.press(&format!("{said}\r"));
    }
    let shown = screen.until("all items", |text| {
        ["• 3", "* 3"].iter().any(|it| text.contains(it))
    });
    screen.press(key::F1);
    screen.sees("What the keys do here");
    screen.press(key::ESC);
    screen.until("no help", |text| !text.contains("What the keys do here"));
    screen.press(key::F5);
    screen.until("the wall", |text| !text.contains("F10"));
    screen.press(key::F5);
    screen.sees("F10");
    screen.press(key::NEXT);
    screen.sees("What stays?");
    screen.leave();
    (shown, String::from_utf8(screen.raw()).unwrap())
}

/// In a locale that is not UTF-8 tmux and others show nothing else.
#[test]
fn where_the_locale_is_not_utf8_everything_is_drawn_in_ascii() {
    for (name, value) in [("LC_ALL", "C"), ("LANG", ""), ("LANG", "en_GB")] {
        let (shown, raw) = drawn_in(name, value);
        let other = raw.chars().find(|c| !c.is_ascii());
        assert_eq!(other, None, "{name}={value}");
        for said in ["een E 12.", "\"naief\" - * !", "* * *"] {
            assert!(shown.contains(said), "{said}\n{shown}");
        }
    }
}

/// The console fonts for the west of Europe have neither halves nor quarters of cells, and one line for thin and heavy.
#[test]
fn on_the_linux_console_only_signs_of_its_fonts_are_drawn() {
    let (shown, raw) = drawn_in("TERM", "linux");
    let lacking = |c: &char| match c {
        '░' | '▒' | '●' => false,
        '\u{2580}'..='\u{259f}' | '━' | '┃' | '○' => true,
        c => *c >= '\u{2600}',
    };
    assert_eq!(raw.chars().find(lacking), None);
    for said in ["één € 12…", "“naïef” – * !", "│", "●"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}
