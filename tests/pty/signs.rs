//! Signs that terminals count differently: whatever stands behind them keeps its column, and none leaves a letter behind.

use crate::cells::{Cells, Counting};
use crate::screen::key;
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
