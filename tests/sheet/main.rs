//! The run sheet of a script: edits that change what they are about, and not a byte besides.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::script::sheet::{Edit, Fresh, Part, Sheet};
use flipover::domain::text::Lang;
use flipover::domain::workshop::Priority;
use proptest::prelude::*;

fn open(text: &str) -> Sheet {
    Sheet::open(text.to_owned()).expect("valid RON")
}

fn script(id: &str) -> String {
    let all = bundled().into_iter();
    let mut found = all.filter(|(file, _)| file == &format!("{id}.ron"));
    found.next().expect("there").1
}

/// A script as somebody writes it by hand, with what they noted in it.
const BY_HAND: &str = r#"// For Acme, the second day.
Workshop(
    format: 1, id: "by-hand", language: En,
    title: "By hand", purpose: "To see.", group: (2, 9),
    steps: [ // the morning
        // first of all
        (id: "in", title: "In", minutes: 5, prompt: "How are you?", kind: Brief), // short!
        /* the heart of it */
        (
            id: "ideas", // kebab
            title: "Ideas",
            minutes: 20, // not less
            prompt: "What comes to mind?",
            kind: Collect(fields: [(id: "idea", label: "Idea", kind: Text, required: true)])
        ),
        (id: "vote", title: "Vote", minutes: 5, prompt: "Which?", input: All("ideas"), kind: Vote),
        (id: "end", title: "End", minutes: 5, shows: ["vote"], prompt: "And?", kind: Brief)
    ],
    headline: ["{ideas.count} ideas.", "Chosen: {vote.top}."],
    cut_first: [],
)
"#;

#[test]
fn every_script_opened_and_left_is_byte_for_byte_itself() {
    for (file, text) in bundled() {
        let sheet = open(&text);
        assert_eq!(sheet.text(), text, "{file}");
        assert_eq!(sheet.faults(), [], "{file}");
        let workshop = parse(&text).expect("no faults");
        let titles = workshop
            .steps
            .iter()
            .map(|step| (&step.id, &step.title, step.minutes));
        let seen = sheet.steps().iter();
        let seen = seen.map(|step| (&step.id, &step.title, step.minutes.unwrap_or(0)));
        assert!(titles.eq(seen), "{file}");
    }
}

#[test]
fn a_script_without_sums_has_those_of_its_steps() {
    let workshop = parse(BY_HAND).expect("no faults");
    assert_eq!(workshop.minutes, (35, 35));
    assert!(
        workshop
            .steps
            .iter()
            .all(|step| step.short == Some(step.minutes))
    );
}

#[test]
fn what_an_edit_is_not_about_stays_with_its_comments() {
    let mut sheet = open(BY_HAND);
    assert_eq!(sheet.faults(), []);
    assert!(sheet.edit(&Edit::Minutes(1, 25)));
    assert!(sheet.text().contains("minutes: 25, // not less"));
    assert!(sheet.edit(&Edit::Text(
        0,
        Part::Prompt,
        Lang::En,
        "Say \"hi\" \\ or\nnot".to_owned()
    )));
    assert_eq!(
        sheet.steps()[0].prompt.get(Lang::En),
        "Say \"hi\" \\ or\nnot"
    );
    assert!(sheet.edit(&Edit::Text(1, Part::Notes, Lang::En, "Slowly.".to_owned())));
    assert!(sheet.edit(&Edit::Move { from: 0, to: 3 }));
    assert_eq!(sheet.faults(), []);
    let ids: Vec<&str> = sheet.steps().iter().map(|step| step.id.as_str()).collect();
    assert_eq!(ids, ["ideas", "vote", "end", "in"]);
    for said in [
        "// For Acme, the second day.",
        "// the morning",
        "// first of all",
        "// short!",
        "/* the heart of it */",
        "// kebab",
    ] {
        assert_eq!(
            sheet.text().matches(said).count(),
            1,
            "{said} in {}",
            sheet.text()
        );
    }
    let moved = sheet.text().find("// first of all").expect("there");
    assert!(
        sheet.text().find("id: \"in\"").expect("there") > moved,
        "a comment goes with its step"
    );
    let workshop = parse(sheet.text()).expect("no faults");
    assert_eq!(workshop.minutes.0, 40);
    while sheet.undo() {}
    assert_eq!(sheet.text(), BY_HAND);
}

#[test]
fn a_step_that_goes_takes_along_what_names_it() {
    let mut sheet = open(BY_HAND);
    assert!(sheet.edit(&Edit::Remove(2)));
    assert_eq!(sheet.faults(), [], "{}", sheet.text());
    assert!(!sheet.text().contains("{vote.top}") && sheet.text().contains("{ideas.count}"));
    assert!(!sheet.text().contains("shows"));
    // What cannot go with it says what it lacks.
    assert!(sheet.undo());
    assert!(sheet.edit(&Edit::Remove(1)));
    assert!(
        sheet
            .faults()
            .iter()
            .any(|fault| fault.step.as_deref() == Some("vote"))
    );
    // In a script with sums, they follow.
    let mut sheet = open(&script("brand-values"));
    let before = sheet.workshop().expect("no faults").minutes;
    assert!(sheet.edit(&Edit::Minutes(0, 9)));
    assert_eq!(sheet.workshop().expect("no faults").minutes.0, before.0 + 3);
}

#[test]
fn a_new_step_of_every_kind_is_right_at_once() {
    for fresh in Fresh::ALL {
        for text in [BY_HAND.to_owned(), script("brand-values")] {
            let mut sheet = open(&text);
            let count = sheet.steps().len();
            assert!(sheet.edit(&Edit::Add(2, fresh)), "{fresh:?}");
            assert_eq!(sheet.steps().len(), count + 1, "{fresh:?}");
            assert_eq!(sheet.faults(), [], "{fresh:?} in {}", sheet.text());
            assert_eq!(sheet.steps()[2].kind, fresh.kind());
            assert_eq!(sheet.steps()[2].minutes, Some(fresh.minutes()));
            // Another kind for it, and back.
            for other in Fresh::ALL {
                sheet.edit(&Edit::Kind(2, other));
                assert_eq!(sheet.steps()[2].kind, other.kind());
                assert_eq!(
                    sheet.faults(),
                    [],
                    "{fresh:?} as {other:?} in {}",
                    sheet.text()
                );
            }
        }
    }
}

#[test]
fn a_step_of_another_script_comes_with_all_it_needs_in_the_languages_there_are() {
    let from = open(&script("brand-values"));
    for text in [BY_HAND.to_owned(), script("own-style")] {
        for place in 0..from.steps().len() {
            let step = from.step_text(place).expect("there");
            let mut sheet = open(&text);
            assert!(sheet.edit(&Edit::Take(2, step.to_owned())), "{step}");
            let taken = &sheet.steps()[2];
            assert_eq!(
                taken.title.get(Lang::En),
                from.steps()[place].title.get(Lang::En)
            );
            assert_eq!(taken.kind, from.steps()[place].kind);
            // All it can lack is what it works on.
            for fault in sheet.faults() {
                let at = sheet.text().get(fault.span.clone()).unwrap_or_default();
                let names_step = from
                    .steps()
                    .iter()
                    .any(|step| at == step.id || at.contains(&format!("\"{}\"", step.id)));
                assert!(names_step, "{fault:?} at {at} in {}", sheet.text());
            }
        }
    }
}

#[test]
fn what_is_parked_is_kept_and_not_run() {
    let mut sheet = open(BY_HAND);
    assert!(sheet.edit(&Edit::Park(3, true)));
    assert_eq!(sheet.faults(), []);
    assert_eq!(sheet.workshop().expect("no faults").steps.len(), 3);
    assert!(sheet.steps()[3].parked);
    assert!(sheet.edit(&Edit::Park(3, false)));
    assert_eq!(sheet.workshop().expect("no faults").steps.len(), 4);
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = 0..14_usize;
    let lang = prop_oneof![Just(Lang::En), Just(Lang::Nl)];
    let part = prop_oneof![
        Just(Part::Title),
        Just(Part::Prompt),
        Just(Part::Intent),
        Just(Part::Notes)
    ];
    let fresh = proptest::sample::select(Fresh::ALL.to_vec());
    let said = prop_oneof![Just(String::new()), "[a-z\"\\\\\n(){},:é/]{1,20}"];
    let edit = prop_oneof![
        (place.clone(), 1..200_u16).prop_map(|(at, n)| Edit::Minutes(at, n)),
        (place.clone(), proptest::option::of(1..90_u16)).prop_map(|(at, n)| Edit::Short(at, n)),
        (place.clone(), place.clone()).prop_map(|(from, to)| Edit::Move { from, to }),
        place.clone().prop_map(Edit::Remove),
        place.clone().prop_map(Edit::Repeat),
        (place.clone(), any::<bool>()).prop_map(|(at, parked)| Edit::Park(at, parked)),
        (place.clone(), fresh.clone()).prop_map(|(at, fresh)| Edit::Add(at, fresh)),
        (place.clone(), fresh).prop_map(|(at, fresh)| Edit::Kind(at, fresh)),
        (place.clone(), part, lang.clone(), said.clone())
            .prop_map(|(at, part, lang, said)| Edit::Text(at, part, lang, said)),
        (lang, said).prop_map(|(lang, said)| Edit::Title(lang, said)),
        place
            .clone()
            .prop_map(|at| Edit::Priority(at, Priority::Could)),
        place.prop_map(|at| Edit::WorksOn(at, Some("All(\"ideas\")".to_owned()))),
    ];
    proptest::collection::vec(edit, 1..15)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn whatever_is_edited_is_undone_redone_and_read_again_the_same(
        edits in edits(),
        which in 0..13_usize,
    ) {
        let texts = bundled().into_iter().map(|(_, text)| text);
        let text = texts.chain([BY_HAND.to_owned()]).nth(which).expect("thirteen");
        let mut sheet = open(&text);
        let mut stood = vec![text.clone()];
        for edit in &edits {
            let before = sheet.steps().len();
            let own = sheet.text().matches("//").count();
            sheet.settle();
            if sheet.edit(edit) {
                stood.push(sheet.text().to_owned());
                let change = match edit {
                    Edit::Add(..) | Edit::Repeat(_) => 1,
                    Edit::Remove(_) => -1,
                    _ => 0,
                };
                let after = before.checked_add_signed(change).expect("steps");
                prop_assert_eq!(sheet.steps().len(), after, "{:?}", edit);
                let may_lose = matches!(edit, Edit::Remove(_) | Edit::Kind(..) | Edit::Repeat(_))
                    || matches!(edit, Edit::Text(..) | Edit::Title(..));
                let comments = sheet.text().matches("//").count();
                prop_assert!(may_lose || comments == own, "{:?}: {}", edit, sheet.text());
            }
            // Read again it is the same, and what has no faults passes the check.
            let again = open(sheet.text());
            prop_assert_eq!(again.steps(), sheet.steps());
            prop_assert_eq!(again.faults(), sheet.faults());
            prop_assert_eq!(parse(sheet.text()).is_ok(), sheet.faults().is_empty());
            if let (Edit::Text(at, part, lang, said), Some(step)) = (edit, edit_step(&sheet, edit)) {
                let text = match part {
                    Part::Title => &step.title,
                    Part::Prompt => &step.prompt,
                    Part::Intent => &step.intent,
                    Part::Notes => &step.notes,
                };
                let is_spoken = sheet.langs().contains(lang);
                if is_spoken && !said.is_empty() {
                    prop_assert_eq!(text.get(*lang), said.as_str(), "step {}", at);
                }
            }
        }
        for text in stood.iter().rev().skip(1) {
            prop_assert!(sheet.undo());
            prop_assert_eq!(sheet.text(), text.as_str());
        }
        prop_assert!(!sheet.undo());
        for text in stood.iter().skip(1) {
            prop_assert!(sheet.redo());
            prop_assert_eq!(sheet.text(), text.as_str());
        }
        prop_assert!(!sheet.redo());
    }
}

fn edit_step<'s>(
    sheet: &'s Sheet,
    edit: &Edit,
) -> Option<&'s flipover::domain::script::sheet::SheetStep> {
    match edit {
        Edit::Text(at, ..) => sheet.steps().get(*at),
        _ => None,
    }
}
