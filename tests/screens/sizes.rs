//! Every screen and window at every size, and with every kind of character: nothing breaks, nothing shifts.

use flipover::domain::event::Variant;
use flipover::domain::text::Lang;
use unicode_width::UnicodeWidthStr;

use crate::stage::Stage;
use crate::tour::tour;

#[test]
fn every_screen_and_window_is_drawn_at_every_size() {
    let small = (0..=60)
        .step_by(5)
        .flat_map(|columns| (0..=30).step_by(3).map(move |rows| (columns, rows)));
    let usual = (60..=130)
        .step_by(9)
        .flat_map(|columns| (18..=40).step_by(4).map(move |rows| (columns, rows)));
    let large = [
        (60, 18),
        (1, 1),
        (59, 200),
        (200, 17),
        (200, 60),
        (500, 200),
    ];
    let sizes: Vec<(u16, u16)> = small.chain(usual).chain(large).collect();
    let mut stops = 0;
    tour(Lang::Nl, &mut |_, stage| {
        for (columns, rows) in &sizes {
            stage.drawn(*columns, *rows);
        }
        stops += 1;
    });
    assert!(stops > 40, "only {stops} screens");
}

#[test]
fn a_small_screen_says_so_and_still_shows_the_clock() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.wait(61);
    let screen = stage.screen(40, 10);
    assert!(
        screen.starts_with("6:59 Check-in\nThe window is too small:"),
        "{screen}"
    );
    stage.to_step("debrief");
    stage.line("typed all the same");
    assert_eq!(stage.items(), ["typed all the same"]);
}

const CORPUS: [&str; 12] = [
    "café (NFC)",
    "cafe\u{301} (NFD)",
    "coördinatie, reünie, ĳs",
    "25 € – “genoeg” … l’été",
    "日本語のテキスト",
    "한국어 문장",
    "vlag 🇳🇱 en 🇧🇪",
    "gezin 👨\u{200d}👩\u{200d}👧 thuis",
    "hart ❤\u{fe0f} en ☺",
    "duim 👍🏽 omhoog",
    "क्षि हिन्दी",
    "ا\u{64e}لعربية",
];

/// The columns in which the rules between the parts of the screen stand, row by row, as a terminal counts.
fn rules(screen: &str) -> Vec<Vec<usize>> {
    let of = |line: &str| {
        line.match_indices('│')
            .map(|(at, _)| line[..at].width())
            .collect()
    };
    screen.lines().map(of).collect()
}

#[test]
fn no_character_shifts_a_column() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("debrief");
    let sizes = [(116, 36), (120, 36), (121, 40), (200, 60), (92, 30)];
    let empty: Vec<_> = sizes
        .iter()
        .map(|(columns, rows)| rules(&stage.screen(*columns, *rows)))
        .collect();
    for text in CORPUS {
        stage.line(&format!("{text}: {}", text.repeat(9)));
        stage.typed(text);
        for ((columns, rows), before) in sizes.iter().zip(&empty) {
            let screen = stage.screen(*columns, *rows);
            assert_eq!(&rules(&screen), before, "{screen}");
            for line in screen.lines() {
                assert!(line.width() <= usize::from(*columns), "{line}");
            }
        }
        stage.ctrl('u');
    }
    // As items, they stand as they were typed, composed.
    let items = stage.items();
    assert_eq!(items.len(), CORPUS.len());
    assert!(items[1].starts_with("café (NFD)"), "{}", items[1]);
}
