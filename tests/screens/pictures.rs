//! The main screens as they are seen, in Dutch and English, at three sizes.

use std::collections::BTreeMap;

use flipover::domain::text::Lang;

use crate::stage::Stage;
use crate::tour::tour;

/// A size, and what is looked at in it.
type Look = ((u16, u16), &'static [&'static str]);

const DUTCH: [Look; 2] = [
    (
        (80, 24),
        &[
            "home",
            "form",
            "brief",
            "key-points",
            "prediction",
            "relay-card",
            "relay-box",
            "relay-grid",
            "relay-picture",
            "real-clock",
            "vote",
            "themes",
            "help",
            "over",
        ],
    ),
    (
        (120, 36),
        &[
            "sessions",
            "form-until",
            "debrief",
            "relay-grid",
            "redesign",
            "commitments",
            "palette",
            "note",
        ],
    ),
];

const ENGLISH: [Look; 3] = [
    (
        (80, 24),
        &["brief-silence", "disk-failing", "question-paste"],
    ),
    (
        (120, 36),
        &["home", "relay-ready", "relay-writing", "lists", "read-only"],
    ),
    ((200, 60), &["debrief", "relay-picture", "real-clock"]),
];

fn look(lang: Lang, looks: &[Look]) {
    let mut shown = 0;
    tour(lang, &mut |stop, stage: &Stage| {
        for ((columns, rows), stops) in looks {
            if stops.contains(&stop) {
                let name = format!("{}-{columns}x{rows}-{stop}", lang.code());
                insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                    insta::assert_snapshot!(name, stage.screen(*columns, *rows));
                });
                shown += 1;
            }
        }
    });
    let wanted: usize = looks.iter().map(|(_, stops)| stops.len()).sum();
    assert_eq!(shown, wanted, "a stop of the tour has another name");
}

#[test]
fn dutch_screens() {
    look(Lang::Nl, &DUTCH);
}

#[test]
fn english_screens() {
    look(Lang::En, &ENGLISH);
}

/// Half a date is another date: one stands whole, or not at all.
#[test]
fn no_date_is_cut_on_any_screen() {
    let is_cut = |word: &str| {
        let before = word.split('…').next().unwrap_or_default();
        let is_part = |c: char| c.is_ascii_digit() || "/-".contains(c);
        before.contains(['/', '-']) && before.chars().all(is_part)
    };
    let mut found = BTreeMap::new();
    for lang in Lang::ALL {
        tour(lang, &mut |stop, stage: &Stage| {
            for (columns, rows) in [(80, 24), (100, 30), (120, 36)] {
                let screen = stage.screen(columns, rows);
                let cut = screen
                    .split_whitespace()
                    .find(|word| word.contains('…') && is_cut(word));
                if let Some(word) = cut {
                    found.insert(format!("{lang:?} {stop} {columns}x{rows}"), word.to_owned());
                }
            }
        });
    }
    assert!(found.is_empty(), "{found:#?}");
}
