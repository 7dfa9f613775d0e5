//! The summary as a client reads it, and as someone hostile would like it to read.

use super::*;
use crate::domain::audience::Audience;
use crate::domain::document::Document;
use crate::domain::event::ItemId;
use crate::domain::session::State;
use crate::domain::text::Lang;
use crate::export::fixtures::{self, Pen, fields, opened, text as said};

fn markdown(state: &State, audience: Audience) -> String {
    write(&Document::new(state, audience))
}

#[test]
fn a_dutch_session_for_the_client() {
    insta::assert_snapshot!(markdown(&fixtures::dutch(), Audience::Client));
}

#[test]
fn an_english_session_for_the_client() {
    insta::assert_snapshot!(markdown(&fixtures::english(), Audience::Client));
}

#[test]
fn only_the_facilitator_reads_notes_names_and_stories_without_permission() {
    let (client, facilitator) = (Audience::Client, Audience::Facilitator);
    let private = [
        (fixtures::dutch(), ["Directeur was stil", "Sanne"]),
        (fixtures::english(), ["my own manager", "Bram"]),
    ];
    for (state, secrets) in private {
        for secret in secrets {
            assert!(!markdown(&state, client).contains(secret), "{secret}");
            assert!(markdown(&state, facilitator).contains(secret), "{secret}");
        }
    }
}

#[test]
fn an_empty_session_has_a_cover_and_no_empty_sections() {
    let state = Pen::new(opened(fixtures::cascade_workshop(), Lang::Nl, "")).state();
    let found = markdown(&state, Audience::Facilitator);
    assert_eq!(
        found,
        "# Van vier maanden naar vier minuten\n\n- **Deelnemers:** 14\n- **Begeleider:** Marije van Dam\n- **Tijd:** 150 minuten gepland\n"
    );
}

#[test]
fn hostile_text_stays_text() {
    let found = markdown(&fixtures::hostile(), Audience::Facilitator);
    assert!(found.contains("\\# kop"), "the hostile text is there");
    assert!(found.chars().all(|c| c == '\n' || !c.is_control()));
    let is_ours = |line: &&str| {
        let title = line.trim_start_matches('#');
        title.len() == line.len() || (title.starts_with(' ') && !title.contains("kop"))
    };
    assert!(found.lines().all(|line| is_ours(&line)));
    // Only our own two rules, and every table row has as many cells as its head.
    assert_eq!(found.lines().filter(|line| line.trim() == "---").count(), 2);
    let mut width = None;
    for line in found.lines() {
        let bars = line.replace("\\|", "").matches('|').count();
        width = if line.starts_with('|') {
            Some(*width.get_or_insert(bars))
        } else {
            None
        };
        assert!(width.is_none_or(|width| width == bars), "{line}");
    }
    for raw in ["<script", "](", "\n```", "\n1. een", "&lt; ~~", " **vet"] {
        assert!(
            !found.replace("\\]", "").contains(raw),
            "{raw:?} came through"
        );
    }
}

#[test]
fn marks_are_escaped_where_they_count() {
    assert_eq!(escape("gewoon 5 - 3 = 2, nr. 1"), "gewoon 5 - 3 = 2, nr. 1");
    assert_eq!(escape("1. eerst"), "1\\. eerst");
    assert_eq!(escape("2026) x"), "2026\\) x");
    assert_eq!(escape("- [ ] a_b*c"), "\\- \\[ \\] a\\_b\\*c");
    assert_eq!(escape("+ #nee"), "\\+ #nee");
    assert_eq!(escape("> a & b &lt;"), "&gt; a & b &amp;lt;");
    assert_eq!(
        [escape("3.5"), escape("-5"), escape("+17")],
        ["3.5", "-5", "+17"]
    );
    assert_eq!(
        [escape("---"), escape("1."), escape("- x")],
        ["\\---", "1\\.", "\\- x"]
    );
    assert_eq!(text("een\n\n# twee"), "een  \n  \\# twee");
    assert_eq!(one_line("een\n\n# twee"), "een / # twee");
}

#[test]
fn a_session_of_many_words_keeps_its_summary_short() {
    let mut pen = Pen::new(opened(fixtures::baseline_workshop(), Lang::Nl, "Klant"));
    pen.enter("stories");
    let permitted = crate::domain::event::Value::Choice("name".to_owned());
    pen.add(
        "stories",
        (0..300)
            .map(|n| {
                fields(&[
                    ("title", said(&format!("verhaal {n}"))),
                    ("permission", permitted.clone()),
                ])
            })
            .collect(),
    );
    let found = markdown(&pen.state(), Audience::Client);
    let (summary, appendix) = found.split_once("## Bijlage").unwrap();
    assert!(summary.contains("Alle 300 staan in de bijlage.") && !summary.contains("verhaal 7"));
    assert!(appendix.contains("- verhaal 0\n") && appendix.contains("- verhaal 299\n"));
}

/// One step, its items and what the summary makes of them.
fn collected(
    fields_of: Vec<crate::domain::workshop::Field>,
    rows: Vec<crate::domain::event::Fields>,
) -> String {
    let title = fixtures::t("Step", "Stap");
    let step = fixtures::step("step", title, 10, None, fixtures::collect(fields_of));
    let script = fixtures::workshop("x", fixtures::t("X", "X"), Vec::new(), vec![step]);
    let mut pen = Pen::new(opened(script, Lang::En, ""));
    pen.enter("step");
    pen.add("step", rows);
    markdown(&pen.state(), Audience::Client)
}

#[test]
fn forces_for_and_against_make_a_balance_and_groups() {
    use crate::domain::event::Value;
    use crate::domain::workshop::FieldKind;
    let label = |text: &str| fixtures::t(text, text);
    let choice = |id: &str| fixtures::choice(id, id, id);
    let options = |ids: &[&str]| FieldKind::Choice(ids.iter().map(|id| choice(id)).collect());
    let strength = FieldKind::Number {
        min: 1.0,
        max: 5.0,
        unit: None,
        default: None,
    };
    let found = collected(
        vec![
            fixtures::field("force", label("force"), FieldKind::Text),
            fixtures::field("side", label("side"), options(&["helps", "hinders"])),
            fixtures::field("strength", label("strength"), strength),
            fixtures::field(
                "barrier",
                label("barrier"),
                options(&["till", "rule", "stock"]),
            ),
        ],
        [
            ("a", "helps", 4.0, "till"),
            ("b", "hinders", 5.0, "till"),
            ("c", "hinders", 2.5, "till"),
            ("d", "helps", 3.0, "rule"),
        ]
        .map(|(force, side, strength, barrier)| {
            fields(&[
                ("force", said(force)),
                ("side", fixtures::option(side)),
                ("strength", Value::Number(strength)),
                ("barrier", fixtures::option(barrier)),
            ])
        })
        .to_vec(),
    );
    let balance = "| Strength, added up per barrier | Helps | Hinders | Balance |\n\
                   | --- | ---: | ---: | ---: |\n\
                   | till | 4.0 | 7.5 | −3.5 |\n\
                   | rule | 3.0 | 0.0 | +3.0 |\n";
    assert!(found.contains(balance), "{found}");
    assert!(
        found.contains("#### Hinders\n\n| Force | Strength | Barrier |"),
        "{found}"
    );
}

#[test]
fn groups_stand_side_by_side_only_where_each_is_large_enough() {
    let scores = |managers: &[i32]| {
        let mut pen = Pen::new(opened(fixtures::baseline_workshop(), Lang::En, ""));
        pen.enter("conditions");
        let item = || ItemId::Fixed("conditions".to_owned(), 0);
        pen.scores("conditions", item(), ("", "managers"), managers);
        pen.scores("conditions", item(), ("", "staff"), &[2, 2, 2, 2, 2]);
        markdown(&pen.state(), Audience::Client)
    };
    let apart = "| well informed | 4.0 (n = 5) | 2.0 (n = 5) | +2.0 |";
    assert!(scores(&[4, 4, 4, 4, 4]).contains(apart));
    let small = scores(&[4, 4, 4, 4]);
    assert!(
        !small.contains("| Managers |") && small.contains("(n = 9"),
        "{small}"
    );
}
