//! The main screens as they are seen, in Dutch and English, at three sizes.

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
