//! The bundled scripts hold what they say, and a wrong script is told everything that is wrong with it.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use flipover::domain::dates::Side;
use flipover::domain::script::catalogue::{Catalogue, Origin, bundled};
use flipover::domain::script::{FaultKind, line, parse, report};
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::domain::workshop::{Kind, Rank, Selector, Workshop};
use proptest::prelude::*;

#[path = "scripts/hints.rs"]
mod hints;

const FAULTY: &str = include_str!("scripts/faulty.ron");
const BARRIERS: &str = include_str!("../workshops/barrier-removal.ron");
const CASCADE: &str = include_str!("../workshops/four-months-to-four-minutes.ron");

#[test]
fn every_bundled_script_is_right_and_its_minutes_add_up() {
    let scripts = bundled();
    assert!(!scripts.is_empty());
    for (file, text) in scripts {
        let workshop = parse(&text).unwrap_or_else(|faults| {
            panic!("{}", report(&file, &text, &faults, Words::of(Lang::En)))
        });
        assert_eq!(format!("{}.ron", workshop.id), file);
        assert_eq!(workshop.languages(), Lang::ALL);
        let full: u16 = workshop.steps.iter().map(|step| step.minutes).sum();
        let short: u16 = workshop.steps.iter().filter_map(|step| step.short).sum();
        assert_eq!((full, short), workshop.minutes, "{file}");
        let kept = ron::to_string(&workshop).unwrap();
        assert_eq!(
            ron::from_str::<Workshop>(&kept).unwrap(),
            workshop,
            "a session keeps it as it is"
        );
        assert!(
            ron::from_str::<ron::Value>(&text).is_ok(),
            "{file} is RON to other programs too"
        );
    }
}

/// Each marked line of the script says what is wrong with it, in the order of the columns.
#[test]
fn every_fault_is_reported_at_its_line_and_nothing_else_is() {
    let faults = parse(FAULTY).unwrap_err();
    let marked: Vec<(usize, &str)> = (1..)
        .zip(FAULTY.lines())
        .filter_map(|(n, line)| Some((n, line.split_once("//~ ")?.1)))
        .flat_map(|(n, marks)| marks.split(" | ").map(move |mark| (n, mark)))
        .collect();
    let told: Vec<(usize, String)> = faults
        .iter()
        .map(|fault| (fault.line, fault.kind.message(Words::of(Lang::En))))
        .collect();
    let told: Vec<(usize, &str)> = told
        .iter()
        .map(|(n, message)| (*n, message.as_str()))
        .collect();
    assert_eq!(told, marked);
    assert!(marked.len() >= 20);
}

#[test]
fn the_report_shows_the_lines_in_both_languages() {
    let faults = parse(FAULTY).unwrap_err();
    for lang in Lang::ALL {
        let words = Words::of(lang);
        insta::assert_snapshot!(
            format!("report-{}", lang.code()),
            report("faulty.ron", FAULTY, &faults, words)
        );
        let lines: Vec<String> = faults
            .iter()
            .map(|fault| line("faulty.ron", fault, words))
            .collect();
        insta::assert_snapshot!(format!("lines-{}", lang.code()), lines.join("\n"));
    }
}

/// A script in which one thing can be put in the place of another.
const SMALL: &str = r#"Workshop(
    format: 1,
    id: "small",
    title: "Small",
    purpose: "To see what numbers do",
    group: (5, 24),
    minutes: (40, 20),
    steps: [
        (
            id: "values",
            title: "Values",
            minutes: 10,
            short: 5,
            phases: [(label: "alone", time: "4:00"), (label: "together", time: "6:00")],
            kind: Collect(
                fields: [
                    (id: "text", label: "Value", kind: Text),
                    (id: "days", label: "Days", kind: Number(min: 0, max: 30, default: 5)),
                ],
                max: 8,
            ),
        ),
        (
            id: "vote",
            title: "Vote",
            minutes: 10,
            short: 5,
            input: All("values"),
            kind: Vote(dots: 3, max_per_item: 2, seats: 3),
        ),
        (
            id: "rate",
            title: "Rate",
            minutes: 10,
            short: 5,
            input: Max((5, 3), Top((4, 2), "vote")),
            kind: Rate(scale: (1, 5)),
        ),
        (
            id: "down",
            title: "Down",
            minutes: 10,
            short: 5,
            input: Bottom(3, "vote"),
            kind: Cascade(
                direction: Down,
                levels: [
                    (id: "board", name: "Board", real: Months(4), card: "Four months."),
                    (id: "floor", name: "Floor", real: Minutes(4), card: "Four minutes."),
                ],
                boxes: Equal(("3:00", "1:30")),
                scoring: ("4:00", "2:00"),
            ),
        ),
    ],
)
"#;

#[test]
fn a_number_that_cannot_be_is_told_with_its_place_and_what_to_write() {
    parse(SMALL).unwrap_or_else(|faults| {
        panic!(
            "{}",
            report("small.ron", SMALL, &faults, Words::of(Lang::En))
        )
    });
    // What is replaced, by what, what of it the fault points at, and a part of what to do.
    let cases = [
        ("group: (5, 24)", "group: (0, 24)", "0", "from 1"),
        ("group: (5, 24)", "group: (0, 0)", "0", "from 1"),
        (
            "minutes: 10,\n            short: 5,\n            phases",
            "minutes: 0,\n            phases",
            "0",
            "from 1",
        ),
        ("minutes: 10", "minutes: 1500", "1500", "to 1440"),
        ("short: 5", "short: 0", "0", "leave"),
        ("\"4:00\")", "\"0:00\")", "\"0:00\"", "1:30"),
        ("max: 8", "max: 0", "0", "from 1"),
        ("dots: 3", "dots: 0", "0", "from 1"),
        ("max_per_item: 2", "max_per_item: 0", "0", "from 1"),
        ("max_per_item: 2", "max_per_item: 4", "4", "from 1 to 3"),
        ("seats: 3", "seats: 0", "0", "from 1"),
        (
            "scale: (1, 5)",
            "scale: (1, 99999)",
            "99999",
            "from 2 to 1001",
        ),
        (
            "scale: (1, 5)",
            "scale: (5, 5)",
            "(5, 5)",
            "smaller number first",
        ),
        (
            "scale: (1, 5)",
            "scale: (5, 1)",
            "(5, 1)",
            "smaller number first",
        ),
        ("Max((5, 3)", "Max(0", "0", "from 1"),
        ("Max((5, 3)", "Max((5, 0)", "0", "from 1"),
        ("Top((4, 2)", "Top((0, 0)", "0", "from 1"),
        ("Top((4, 2)", "Top((2, 4)", "(2, 4)", "2 at most"),
        ("Bottom(3", "Bottom(0", "0", "from 1"),
        (
            "Equal((\"3:00\", \"1:30\"))",
            "Equal(\"0:00\")",
            "\"0:00\"",
            "1:30",
        ),
        (
            "Equal((\"3:00\", \"1:30\"))",
            "Equal((\"3:00\", 0))",
            "0",
            "1:30",
        ),
        (
            "Equal((\"3:00\", \"1:30\"))",
            "Power(full: (0, 0))",
            "0",
            "1:30",
        ),
        (
            "Equal((\"3:00\", \"1:30\"))",
            "Power(full: (\"4:00\", \"2:00\"), short: (\"5:00\", \"2:00\"))",
            "(\"5:00\", \"2:00\")",
            "240 at most",
        ),
        ("Months(4)", "Months(0)", "0", "more than 0"),
        ("Months(4)", "Months(-2)", "-2", "more than 0"),
        (
            "Number(min: 0, max: 30",
            "Number(min: 30, max: 30",
            "Number",
            "smaller number first",
        ),
        ("default: 5", "default: 31", "31", "from 0 to 30"),
    ];
    for (from, to, at, hint) in cases {
        let text = SMALL.replacen(from, to, 1);
        assert_ne!(text, SMALL, "{from}");
        let faults = parse(&text).err().unwrap_or_default();
        let start = SMALL.find(from).unwrap();
        let place = start..start + to.len();
        let told = faults.iter().find(|fault| {
            place.contains(&fault.span.start) && fault.kind.hint(Words::of(Lang::En)).contains(hint)
        });
        let all = report("small.ron", &text, &faults, Words::of(Lang::En));
        let told = told.unwrap_or_else(|| panic!("{to}: {all}"));
        assert_eq!(&text[told.span.clone()], at, "{to}");
        let dutch = told.kind.hint(Words::of(Lang::Nl));
        assert!(
            !dutch.is_empty() && dutch != told.kind.hint(Words::of(Lang::En)),
            "{to}"
        );
    }
}

#[test]
fn a_workshop_of_no_short_minutes_is_told_though_its_sums_are_right() {
    let text = SMALL
        .replace("            short: 5,\n", "")
        .replace("minutes: (40, 20)", "minutes: (40, 0)");
    let faults = parse(&text).unwrap_err();
    let told: Vec<String> = faults
        .iter()
        .map(|fault| line("x.ron", fault, Words::of(Lang::En)))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("x.ron:7:19: "), "{told:?}");
    assert!(told[0].contains("short"), "{told:?}");
}

#[test]
fn a_cascade_without_a_box_and_numbers_without_end_are_told() {
    let none = SMALL.replace("card:", "boxed: false, card:");
    let faults = parse(&none).unwrap_err();
    let told = faults
        .iter()
        .filter(|fault| fault.kind == FaultKind::NoBoxes);
    assert_eq!(told.count(), 1, "{faults:?}");
    assert!(
        faults
            .iter()
            .any(|fault| fault.step.as_deref() == Some("down")),
        "{faults:?}"
    );
    for endless in ["1e999", "inf", "NaN"] {
        let text = SMALL.replacen("max: 30", &format!("max: {endless}"), 1);
        assert!(parse(&text).is_err(), "{endless}");
    }
}

#[test]
fn a_script_that_is_no_ron_is_told_where_it_breaks() {
    let told = |text: &str| line("x.ron", &parse(text).unwrap_err()[0], Words::of(Lang::En));
    assert_eq!(
        told("(\n  id: \"a\"\n  title: \"b\",\n)"),
        "x.ron:3:3: a comma is missing before this; \
         put a comma after what comes before; a quote inside a text is written \\\""
    );
    assert_eq!(
        told("(\n  steps: [\n    (id: \"a\"),\n"),
        "x.ron:2:10: this “[” is never closed; add “]” where it ends"
    );
    assert_eq!(
        told("(steps: [(id: \"a\"])"),
        "x.ron:1:18: “]” closes what was opened with “(”; close it with “)” first"
    );
    assert_eq!(
        told("(id: \"a)"),
        "x.ron:1:6: this text has no closing quote; \
         add a quote where the text ends; a quote inside it is written \\\""
    );
    assert!(told("\u{feff}(id:: 1)").starts_with("x.ron:1:5: no value can begin with “:”"));
    assert!(told("").starts_with("x.ron:1:1: the file stops"));
    assert!(told(&"[".repeat(1_000_000)).starts_with("x.ron:1:65: this is nested too deeply"));
}

#[test]
fn what_a_script_holds_cannot_reach_the_terminal_through_its_faults() {
    let text =
        r#"(cut_first: ["\u{1b}[2J\u{202e}"], steps: [(id: "\u{9b}31m", input: All("\u{7}"))])"#;
    let text = &format!("{text} // \u{1b}]0;x\u{7} \u{9b}2J \u{202e}\u{0}\u{7f}\u{85}");
    let faults = parse(text).unwrap_err();
    let words = Words::of(Lang::En);
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| line("\u{1b}c.ron", fault, words))
        .collect();
    let all = lines.concat() + &report("\u{1b}c.ron", text, &faults, words).replace('\n', "");
    assert!(all.contains("[2J"));
    let hidden = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!all.contains(hidden), "{all:?}");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text = format!("\u{feff}{}", CASCADE.replace('\n', "\r\n"));
    let plain = parse(CASCADE).unwrap();
    assert_eq!(parse(&text).unwrap(), plain);
}

#[test]
fn the_cascade_workshop_keeps_its_design() {
    let workshop = parse(CASCADE).unwrap();
    let ids: Vec<&str> = workshop.steps.iter().map(|step| step.id.as_str()).collect();
    let expected = "check-in key-points prediction cascade-down debrief real-clock break signals cascade-up redesign \
                    new-clock rules commitments check-out";
    assert_eq!(ids.join(" "), expected);
    let (_, down) = workshop.step("cascade-down").unwrap();
    let Kind::Cascade(cascade) = &down.kind else {
        panic!("no cascade")
    };
    assert_eq!(cascade.levels.len(), 5);
    assert!(matches!(
        workshop.step("redesign").unwrap().1.input,
        Some(Selector::Top {
            n: (3, 3),
            only: Some(_),
            rank: Some(Rank::Loss),
            ..
        })
    ));
    // Until the real clock nobody may see more than the own level's time.
    for lang in Lang::ALL {
        let word = |n: &str| {
            if lang == Lang::En {
                format!("four {n}")
            } else {
                format!("vier {n}")
            }
        };
        let times = [
            "months", "weeks", "days", "hours", "maanden", "weken", "dagen", "uur",
        ]
        .map(word);
        for step in workshop
            .steps
            .iter()
            .take_while(|step| step.id != "real-clock")
        {
            let prompt = step
                .prompt
                .as_ref()
                .map_or("", |prompt| prompt.get(lang))
                .to_lowercase();
            assert!(
                !times.iter().any(|time| prompt.contains(time)),
                "{}",
                step.id
            );
        }
        for level in &cascade.levels {
            let card = level.card.get(lang).to_lowercase();
            assert!(
                times
                    .iter()
                    .filter(|time| card.contains(time.as_str()))
                    .count()
                    <= 1,
                "{card}"
            );
        }
    }
}

#[test]
fn an_own_script_takes_the_place_of_a_bundled_one_and_says_so() {
    let own = |file: &str, text: &str| (file.to_owned(), text.to_owned());
    let mine = CASCADE.replace("From four months to four minutes\"", "Ours\"");
    let catalogue = Catalogue::new(
        bundled(),
        [own("ours.ron", &mine), own("broken.ron", "(id: \"odd\"")],
    );
    let entry = catalogue.find("four-months-to-four-minutes").unwrap();
    assert_eq!(
        (entry.origin, entry.file.as_str()),
        (Origin::OwnForBundled, "ours.ron")
    );
    assert_eq!(entry.script.as_ref().unwrap().title.get(Lang::En), "Ours");
    let count = catalogue
        .entries()
        .iter()
        .filter(|entry| entry.id == "four-months-to-four-minutes")
        .count();
    assert_eq!(count, 1);
    assert!(
        catalogue.find("broken").unwrap().script.is_err(),
        "a script without a readable id goes by its file name"
    );
    assert_eq!(
        catalogue.nearest("four-month-to-four-minute"),
        Some("four-months-to-four-minutes")
    );
    assert_eq!(catalogue.nearest("something else entirely"), None);
}

#[test]
fn two_own_scripts_with_one_id_are_both_at_fault_and_name_each_other() {
    let own = ["a.ron", "b.ron"].map(|file| (file.to_owned(), CASCADE.to_owned()));
    let catalogue = Catalogue::new(bundled(), own);
    let told: Vec<String> = catalogue
        .entries()
        .iter()
        .filter(|entry| entry.origin == Origin::OwnForBundled)
        .map(|entry| {
            line(
                &entry.file,
                &entry.script.as_ref().unwrap_err()[0],
                Words::of(Lang::En),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "a.ron:5:9: another script, b.ron, has the id “four-months-to-four-minutes” too; give one of the two another id",
            "b.ron:5:9: another script, a.ron, has the id “four-months-to-four-minutes” too; give one of the two another id",
        ]
    );
}

/// Changes of a text: at a place, so many bytes are replaced by these.
fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, String)>> {
    let snippet = prop_oneof![
        "[(){}\\[\\],:\"\\\\/*#r0-9a-z \n.-]{0,3}",
        Just("\u{1b}".to_owned()),
        Just("(".repeat(200)),
        Just("99999999999".to_owned()),
        Just("Union([])".to_owned()),
        Just("\u{feff}é\u{202e}".to_owned()),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0_usize..40, snippet), 1..6)
}

fn changed(text: &str, changes: Vec<(prop::sample::Index, usize, String)>) -> String {
    let mut text = text.to_owned();
    for (place, length, snippet) in changes {
        let start = text.floor_char_boundary(place.index(text.len()));
        let end = text.floor_char_boundary((start + length).min(text.len()));
        text.replace_range(start..end.max(start), &snippet);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_script_is_read_quickly_and_its_faults_have_places(changes in changes()) {
        let text = changed(CASCADE, changes);
        let started = Instant::now();
        if let Err(faults) = parse(&text) {
            prop_assert!(!faults.is_empty());
            for fault in &faults {
                prop_assert!(text.get(fault.span.clone()).is_some());
                prop_assert!(fault.line <= text.lines().count().max(1) + 1);
                let words = Words::of(Lang::Nl);
                prop_assert!(!fault.kind.message(words).starts_with("script-"), "{:?}", fault.kind);
                prop_assert!(!fault.kind.hint(words).starts_with("script-"), "{:?}", fault.kind);
            }
            prop_assert!(!report("x.ron", &text, &faults, Words::of(Lang::En)).is_empty());
        }
        prop_assert!(started.elapsed() < Duration::from_secs(5));
    }

    /// Whatever this program reads is RON to `ron` too.
    #[test]
    fn nothing_is_read_that_is_no_ron(changes in changes()) {
        let text = changed(CASCADE, changes);
        let read = match parse(&text) {
            Ok(_) => true,
            Err(faults) => !matches!(faults[0].kind, FaultKind::Syntax(_)),
        };
        if read {
            prop_assert!(ron::from_str::<ron::Value>(&text).is_ok(), "{text}");
        }
    }
}

#[test]
fn only_what_is_typed_item_after_item_can_stay_for_the_next() {
    let stays = |old: &str| BARRIERS.replacen(old, &format!("{old}, stays: true"), 1);
    let kept = parse(&stays("kind: Text, required: true"))
        .map(|workshop| ron::to_string(&workshop).unwrap());
    assert!(
        kept.is_ok_and(|kept| kept.matches("stays:true").count()
            == BARRIERS.matches("stays: true").count() + 1)
    );
    // Of an item there is; of a person.
    let detail = stays("label: (en: \"Smallest step\", nl: \"Kleinste stap\"), kind: Text");
    let permission =
        stays("kind: Text, required: true").replacen("id: \"what\"", "id: \"permission\"", 1);
    for wrong in [
        detail,
        permission,
        BARRIERS.replacen("required: true", "stays: 1", 1),
    ] {
        assert_ne!(wrong, BARRIERS);
        let faults = parse(&wrong).expect_err("it cannot stay");
        assert_eq!(faults.len(), 1, "{faults:?}");
    }
}

#[test]
fn a_field_may_say_on_which_side_of_today_its_days_lie() {
    let script = |field: &str| BARRIERS.replacen("kind: Date, lies: Ahead", field, 1);
    let of = |workshop: &Workshop| {
        let mut fields = workshop.steps.iter().flat_map(|step| step.kind.fields());
        let dated = fields.find(|field| field.id == "date");
        dated.expect("it has a day").lies
    };
    let read = |field: &str| {
        let workshop = parse(&script(field)).unwrap_or_else(|faults| panic!("{field}: {faults:?}"));
        (of(&workshop), ron::to_string(&workshop).unwrap())
    };
    let (lies, kept) = read("kind: Date");
    assert_eq!(lies, None);
    // Programs before this one read a session without it. The days of actions lie ahead in every script.
    assert!(!kept.contains("lies:"));
    assert_eq!(read("kind: Date, lies: Ahead").0, Some(Side::Ahead));
    let (lies, kept) = read("kind: Date, lies: Behind");
    assert_eq!(lies, Some(Side::Behind));
    let again: Workshop = ron::from_str(&kept).unwrap();
    assert_eq!(of(&again), Some(Side::Behind));
    for wrong in [
        "kind: Text, lies: Ahead",
        "kind: Date, lies: Sideways",
        "kind: Date, lies: 1",
    ] {
        assert!(parse(&script(wrong)).is_err(), "{wrong}");
    }
}

const GUIDE: &str = include_str!("../docs/script-format.md");

/// The fields a reader may write inside `script`, as the program tells them about one it does not know.
fn fields_in(script: &str) -> Vec<String> {
    let faults = parse(script).err().unwrap_or_default();
    let known = faults.into_iter().find_map(|fault| match fault.kind {
        FaultKind::Unknown { name, known, .. } if name == "x" => Some(known),
        _ => None,
    });
    known.unwrap_or_else(|| panic!("{script}: x is known"))
}

/// A script whose headline names a figure that a step of this kind does not give.
fn headline(kind: &str) -> String {
    format!("(headline: [\"{{a.x}}\"], steps: [(id: \"a\", kind: {kind})])")
}

#[test]
fn the_guide_names_every_field_and_every_word() {
    let mut places = vec![
        "(x: 1)".to_owned(),
        "(steps: [(x: 1)])".to_owned(),
        "(steps: [(kind: x)])".to_owned(),
        "(steps: [(priority: x)])".to_owned(),
        "(steps: [(input: x)])".to_owned(),
        "(steps: [(phases: [(x: 1)])])".to_owned(),
        headline("Cascade"),
        headline("Rate"),
        headline("Vote"),
        headline("Detail"),
        headline("Collect"),
    ];
    let kinds = [
        "Collect(x: 1)",
        "Actions(x: 1)",
        "Rate(x: 1)",
        "Rate(analysis: x)",
        "Vote(x: 1)",
        "Detail(x: 1)",
    ];
    let cascade = [
        "x: 1",
        "direction: x",
        "levels: [(x: 1)]",
        "levels: [(real: x)]",
        "boxes: x",
        "boxes: Power(x: 1)",
    ];
    let fields = ["x: 1", "kind: x", "kind: Number(x: 1)"];
    let tested = ["Top(1, \"a\", x)", "Where(\"a\", \"b\", x)"];
    places.extend(
        kinds
            .iter()
            .map(|kind| format!("(steps: [(kind: {kind})])")),
    );
    places.extend(
        cascade
            .iter()
            .map(|part| format!("(steps: [(kind: Cascade({part}))])")),
    );
    places.extend(
        fields
            .iter()
            .map(|part| format!("(steps: [(kind: Detail(fields: [({part})]))])")),
    );
    places.extend(
        tested
            .iter()
            .map(|input| format!("(steps: [(input: {input})])")),
    );
    // Between backquotes, alone or in threes, every second piece is code.
    let code: HashSet<&str> = GUIDE
        .split('`')
        .skip(1)
        .step_by(2)
        .flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')))
        .collect();
    for place in places {
        for name in fields_in(&place) {
            assert!(
                code.contains(name.as_str()),
                "{name} of {place} is not in the guide"
            );
        }
    }
}

#[test]
fn the_guide_s_examples_are_right() {
    let examples: Vec<&str> = GUIDE
        .split("```ron\n")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("```")?.0))
        .collect();
    assert!(examples.len() > 5);
    for example in examples {
        let faults = parse(example).err().unwrap_or_default();
        let wrong = |kind: &FaultKind| {
            example.starts_with("Workshop(") || matches!(kind, FaultKind::Syntax(_))
        };
        let wrong: Vec<_> = faults
            .into_iter()
            .filter(|fault| wrong(&fault.kind))
            .collect();
        assert!(
            wrong.is_empty(),
            "{}",
            report("script-format.md", example, &wrong, Words::of(Lang::En))
        );
    }
}

/// What notes state of the time is a figure, and that of a part follows the plan.
#[test]
fn the_notes_of_the_bundled_workshops_state_times_in_figures() {
    let numbers = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty ninety \
                   één twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig negentig";
    let units = [
        "minute", "minutes", "second", "seconds", "minuut", "minuten", "seconde", "seconden",
    ];
    for (file, text) in bundled() {
        let workshop = parse(&text).unwrap();
        for step in &workshop.steps {
            let texts = [&step.intent, &step.notes].into_iter().flatten();
            for told in texts.flat_map(|text| Lang::ALL.map(|lang| text.get(lang).to_lowercase())) {
                // The title of the cascade, in words, is a thing and no time of a step.
                let told = told
                    .replace("four months to four minutes", "")
                    .replace("vier maanden tot vier minuten", "");
                let words: Vec<&str> = told.split(|c: char| !c.is_alphanumeric()).collect();
                for pair in words.windows(2) {
                    let is_word = numbers.split(' ').any(|number| number == pair[0]);
                    assert!(
                        !(is_word && units.contains(&pair[1])),
                        "{file}, {}: {pair:?}",
                        step.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_part_that_notes_name_and_the_step_lacks_is_told_at_its_place() {
    let with = |notes: &str| {
        let phases = "phases: [(id: \"alone\", label: \"alone\", time: \"4:00\")";
        SMALL
            .replacen("phases: [(label: \"alone\", time: \"4:00\")", phases, 1)
            .replacen(
                "title: \"Values\",",
                &format!("title: \"Values\", notes: {notes},"),
                1,
            )
    };
    assert!(parse(&with("\"{phase.alone} alone of {step}; {this} is a text\"")).is_ok());
    for (named, at, hint) in [
        (
            "\"{phase.alone} and {phase.alnoe}\"",
            "alnoe",
            "did you mean alone?",
        ),
        (
            "(en: \"{phase.alone}\", nl: \"{phase.alleen}\")",
            "alleen",
            "alone",
        ),
        (
            "\"{phases.alone} alone\"",
            "{phases.alone}",
            "write it like {phase.alone}",
        ),
        (
            "\"{phase.alone alone\"",
            "{phase.alone alone\"",
            "write it like {phase.alone}",
        ),
    ] {
        let text = with(named);
        let [fault] = parse(&text).unwrap_err().try_into().unwrap();
        assert!(
            text[fault.span.clone()].starts_with(at.trim_end_matches('"')),
            "{named}: {fault:?}"
        );
        let said = fault.kind.hint(Words::of(Lang::En));
        assert!(said.contains(hint), "{named}: {said}");
    }
    let twice = with("\"{phase.alone}\"").replacen(
        "(label: \"together\"",
        "(id: \"alone\", label: \"together\"",
        1,
    );
    let [fault] = parse(&twice).unwrap_err().try_into().unwrap();
    assert!(
        matches!(fault.kind, FaultKind::Duplicate { .. }),
        "{fault:?}"
    );
}
