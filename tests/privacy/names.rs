//! Whose name is taken out of which sentence, and which words stay.

use std::collections::BTreeSet;

use flipover::domain::event::{Event, List, Moment, Opened, Stamped, Variant};
use flipover::domain::redact::names::{Numbered, numbered, ordinary};
use flipover::domain::redact::{Keep, Meant, Names, Scope, Spot, take_chosen, take_names};
use flipover::domain::text::{Clean, Lang};

use super::workshops;
use crate::room::Room;

/// A session in which these people were named where a name is asked for, and this was said.
fn said(lang: Lang, people: &[&str], texts: &[&str]) -> Vec<Stamped> {
    let opened = Event::Opened(Opened {
        session: "2026-11-23-brand-values-de-linde-m4ry".to_owned(),
        run: "r1".to_owned(),
        workshop: std::sync::Arc::new(workshops().remove(0)),
        language: lang,
        variant: Variant::Full,
        client: Clean::default(),
        group: Clean::default(),
        people: 9,
        facilitator: Clean::default(),
        offset: 60,
    });
    let note = |text: &str, by: &str| Event::NoteAdded {
        list: List::Decision,
        id: 1,
        text: Clean::new(text),
        by: Clean::new(by),
    };
    let named = people.iter().map(|by| note("", by));
    let texts = texts.iter().map(|text| note(text, ""));
    let events = std::iter::once(opened).chain(named).chain(texts);
    let stamped = |(seq, event)| Stamped {
        seq,
        at: Moment::default(),
        event,
    };
    (1..).zip(events).map(stamped).collect()
}

/// The texts and the names in it.
fn read(events: &[Stamped]) -> Vec<String> {
    let notes = events.iter().filter_map(|stamped| match &stamped.event {
        Event::NoteAdded { text, by, .. } if text.is_blank() => Some(by.to_string()),
        Event::NoteAdded { text, .. } => Some(text.to_string()),
        _ => None,
    });
    notes.collect()
}

/// The words of all scripts.
fn scripted() -> &'static BTreeSet<String> {
    static WORDS: std::sync::OnceLock<BTreeSet<String>> = std::sync::OnceLock::new();
    WORDS.get_or_init(|| ordinary(workshops().iter()))
}

/// The same with a number for everyone.
fn anonymised(lang: Lang, people: &[&str], texts: &[&str]) -> Vec<String> {
    let mut events = said(lang, people, texts);
    let found = numbered(&events, scripted());
    let _found = take_names(&mut events, &found.names, Scope::default());
    read(&events)
}

/// What became of one sentence.
fn told(lang: Lang, people: &[&str], text: &str) -> String {
    anonymised(lang, people, &[text]).pop().expect("a text")
}

fn unchanged(lang: Lang, people: &[&str], text: &str) {
    assert_eq!(told(lang, people, text), text, "{people:?}");
}

#[test]
fn a_role_is_nobody_and_its_words_stay() {
    for role in [
        "fleet manager",
        "Fleet manager",
        "Fleet Manager",
        "the fleet manager",
        "Head of Sales",
        "head of people",
        "Director of People",
        "HR director",
        "Managing Director",
        "night shift coordinator",
        "Fleet managers",
        "the Board",
        "customer service",
        "bus driver",
        "Night Team",
        "Scrum Master",
        "HR business partner",
    ] {
        let texts = [
            "Fleet budget 2027",
            "The head of the fleet; our People, Sales and HR",
            "Night work, Customer first, Managing well",
            "the fleet manager decides, Fleet Manager or not",
        ];
        let all = anonymised(Lang::En, &[role, "Noor"], &texts);
        assert_eq!(all[0], role);
        assert_eq!(all[1], "P1", "the role is not counted: {role}");
        assert_eq!(&all[2..], texts, "{role}");
    }
    for role in [
        "teamleider",
        "Teamleider binnendienst",
        "wagenparkbeheerder",
        "Hoofd Inkoop",
        "hoofd van de planning",
        "de monteur",
        "HR-adviseur",
        "afdelingsmanagers",
        "verkoopmedewerkers",
        "de Directie",
        "bakker",
        "inkoop",
    ] {
        let texts = [
            "Hoofd boven water, Inkoop belt de Binnendienst",
            "elke monteur en elke bakker belt het hoofd",
        ];
        let all = anonymised(Lang::Nl, &[role, "Noor"], &texts);
        assert_eq!(all[0], role);
        assert_eq!(all[1], "P1", "{role}");
        assert_eq!(&all[2..], texts, "{role}");
    }
}

#[test]
fn what_was_taken_for_a_role_is_told() {
    let events = said(
        Lang::En,
        &["fleet manager, Noor", "Fleet Manager", "planner"],
        &[],
    );
    let Numbered { people, roles, .. } = numbered(&events, &BTreeSet::new());
    assert_eq!(
        (people, roles),
        (1, vec!["fleet manager".to_owned(), "planner".to_owned()])
    );
}

#[test]
fn a_person_beside_a_role_is_a_person() {
    for (by, left) in [
        ("manager Sanne", "manager P1"),
        ("teamleider van Dam", "teamleider P1"),
        ("Noor de Wit teamleider", "P1 teamleider"),
        ("Noor (planner)", "P1 (planner)"),
        ("planner of Noor", "planner of P1"),
        ("teamleider en Noor", "teamleider en P1"),
    ] {
        assert_eq!(anonymised(Lang::Nl, &[by], &[])[0], left);
    }
}

#[test]
fn a_whole_name_goes_in_any_case_and_a_part_of_it_with_its_capital() {
    let people = ["Anna de Vries"];
    for (text, left) in [
        ("Anna de Vries belt", "P1 belt"),
        ("vraag anna de vries", "vraag P1"),
        ("ANNA DE VRIES", "P1"),
        ("Anna belt de klant", "P1 belt de klant"),
        (
            "mevrouw De Vries belt, of mw. de Vries",
            "mevrouw P1 belt, of mw. P1",
        ),
        (
            "Anna's fiets, Annas fiets, Anna’s jas",
            "P1's fiets, P1s fiets, P1’s jas",
        ),
        ("anna.de.vries@linde.example", "P1@linde.example"),
        ("Anna   de\nVries", "P1"),
        ("Anna\u{a0}de\u{a0}Vries", "P1"),
        ("Anna-de-Vries", "P1"),
        ("A. de Vries", "A. P1"),
        ("(Anna)", "(P1)"),
    ] {
        assert_eq!(told(Lang::Nl, &people, text), left);
    }
    for text in [
        "Annabel, Hanna en Susanna",
        "de vries kou in, de Vriesman, De Vriezen",
        "Anna-Maria is iemand anders",
    ] {
        unchanged(Lang::Nl, &people, text);
    }
}

#[test]
fn a_surname_that_is_a_word_leaves_the_word() {
    let people = ["Jan de Boer", "Piet Groen", "Noor de Wit", "De Haan"];
    assert_eq!(anonymised(Lang::Nl, &people, &[]), ["P1", "P2", "P3", "P4"]);
    for text in [
        "we gaan de boer op met een wit paard",
        "Groen licht voor het plan. Groen is goed",
        "de haan kraait, wit papier",
    ] {
        unchanged(Lang::Nl, &people, text);
    }
    assert_eq!(
        told(
            Lang::Nl,
            &people,
            "zegt De Boer tegen meneer Groen en De Haan"
        ),
        "zegt P1 tegen meneer P2 en P4"
    );
}

#[test]
fn a_first_name_that_is_a_word_counts_with_its_capital() {
    let people = ["Mark", "Will Young", "Roos", "wil", "May"];
    let words = [
        "mark the date, you will know; may we?",
        "Young people will mark it. Young at heart",
        "een roos op tafel, als je wil",
    ];
    for text in words {
        unchanged(Lang::En, &people, text);
    }
    for (text, left) in [
        ("ask Mark or Will", "ask P1 or P2"),
        (
            "Mark calls; will young people come?",
            "P1 calls; will young people come?",
        ),
        ("vraag Roos en Wil", "vraag P3 en P4"),
        ("Will Young's plan", "P2's plan"),
        ("says May", "says P5"),
    ] {
        assert_eq!(told(Lang::En, &people, text), left);
    }
}

#[test]
fn one_name_inside_another_is_neither() {
    let people = ["Jan", "Jan-Willem", "Willem Bakker"];
    let named = anonymised(
        Lang::Nl,
        &people,
        &["Jan, Jan-Willem en Jan Willem; Jans en Jan's"],
    );
    assert_eq!(named[..3], ["P1", "P2", "P3"]);
    assert_eq!(named[3], "P1, P2 en P2; P1s en P1's");
    for (people, text) in [
        (vec!["Jan"], "Jan-Willem belt"),
        (vec!["Willem"], "Jan-Willem belt"),
        (vec!["Jan"], "Jansen en Janneke, janken"),
        (vec!["Anne"], "Marianne"),
    ] {
        unchanged(Lang::Nl, &people, text);
    }
    // What is joined to a name and is no name does not hide it.
    assert_eq!(
        told(Lang::Nl, &["Jan"], "het Jan-overleg"),
        "het P1-overleg"
    );
    assert_eq!(told(Lang::Nl, &["Jan", "Piet"], "Jan-Piet"), "P1-P2");
    let jans = anonymised(Lang::Nl, &["Jan", "Jans"], &["Jan en Jans"]);
    assert_eq!(jans, ["P1", "P2", "P1 en P2"]);
    let given = anonymised(
        Lang::Nl,
        &["Jan", "Jan-Willem Bos"],
        &["Jan belt Jan-Willem"],
    );
    assert_eq!(given, ["P1", "P2", "P1 belt P2"]);
}

#[test]
fn a_name_of_two_people_is_said_to_be_of_both() {
    let people = ["Noor de Wit", "Noor Bakker"];
    assert_eq!(told(Lang::Nl, &people, "Noor belt"), "P1/P2 belt");
    assert_eq!(told(Lang::Nl, &people, "Noor Bakker belt"), "P2 belt");
}

#[test]
fn letters_are_the_same_however_they_are_put_together() {
    let names = [
        "Zoë Brontë",
        "Ağca Yıldız",
        "Håkon Bjørnstad",
        "Łukasz",
        "Siobhán O’Dwyer",
        "Anna-Lena D'Angelo",
    ];
    for name in names {
        use unicode_normalization::UnicodeNormalization;
        let nfc: String = name.nfc().collect();
        let nfd: String = name.nfd().collect();
        let bare = nfd.replace(|c| matches!(c, '\u{300}'..='\u{36f}'), "");
        for said in [
            nfc.clone(),
            nfd.clone(),
            name.to_uppercase(),
            name.to_lowercase(),
            bare,
        ] {
            for recorded in [&nfc, &nfd] {
                let left = told(Lang::Nl, &[recorded], &format!("vraag {said} maar"));
                assert_eq!(left, "vraag P1 maar", "{recorded} {said}");
            }
        }
    }
    assert_eq!(told(Lang::Nl, &["Bjørn"], "Bjorn en BJØRN"), "P1 en P1");
}

#[test]
fn a_name_does_not_reach_over_the_end_of_a_sentence_or_a_list() {
    let people = ["Noor Bakker", "Bakker"];
    assert_eq!(
        told(Lang::Nl, &people, "dat zei Noor. Bakker ook"),
        "dat zei P1. P2 ook"
    );
    assert_eq!(
        told(Lang::Nl, &people, "Noor, Bakker; Noor: Bakker"),
        "P1, P2; P1: P2"
    );
    assert_eq!(told(Lang::Nl, &people, "Noor\n\nBakker"), "P1");
}

#[test]
fn what_is_asked_to_go_goes_whole_and_a_role_by_its_whole_name_only() {
    let without = |name: &str, text: &str| {
        let mut events = said(Lang::En, &[], &[text]);
        let mut names = Names::default();
        names.add(name, Meant::asked(name), "[gone]");
        let _found = take_names(&mut events, &names, Scope::default());
        read(&events).remove(0)
    };
    assert_eq!(
        without("fleet manager", "The Fleet Manager and the Fleet budget"),
        "The [gone] and the Fleet budget"
    );
    assert_eq!(
        without("Anna de Vries", "Anna and de vries"),
        "[gone] and de vries"
    );
    assert_eq!(without("Mark", "Mark, mark it"), "[gone], mark it");
    assert_eq!(without("mark", "Mark, mark it"), "[gone], [gone] it");
}

#[test]
fn each_place_can_be_kept_and_is_called_the_same_whatever_else_is() {
    let texts = ["Mark calls. Then Mark rests!", "May the best win; ask Mark"];
    let events = said(Lang::En, &["Mark", "May"], &texts);
    let names = numbered(&events, &BTreeSet::new()).names;
    let mut spots: Vec<Spot> = Vec::new();
    let _found = take_chosen(&mut events.clone(), &names, Scope::default(), &mut |spot| {
        spots.push(spot.clone());
        true
    });
    let labels: Vec<String> = spots.iter().map(Spot::label).collect();
    assert_eq!(labels, ["2a", "3a", "4a", "4b", "5a", "5b"]);
    let shown = |spot: &Spot| format!("{}[{}]{}", spot.before, spot.name, spot.after);
    let shown: Vec<String> = spots.iter().map(shown).collect();
    assert_eq!(shown[2..4], ["[Mark] calls.", "Then [Mark] rests!"]);
    assert_eq!(shown[4], "[May] the best win; ask Mark");
    for all in 0..1 << spots.len() {
        let kept = |n: usize| all & (1 << n) != 0;
        let keep: Vec<Keep> = labels
            .iter()
            .enumerate()
            .filter(|(n, _)| kept(*n))
            .map(|(_, label)| label.parse().expect("a place"))
            .collect();
        let mut events = events.clone();
        let _found = take_chosen(&mut events, &names, Scope::default(), &mut |spot| {
            !keep.iter().any(|keep| keep.holds(spot))
        });
        let word = |n: usize, name: &str, put: &str| if kept(n) { name } else { put }.to_owned();
        let want = [
            word(0, "Mark", "P1"),
            word(1, "May", "P2"),
            format!(
                "{} calls. Then {} rests!",
                word(2, "Mark", "P1"),
                word(3, "Mark", "P1")
            ),
            format!(
                "{} the best win; ask {}",
                word(4, "May", "P2"),
                word(5, "Mark", "P1")
            ),
        ];
        assert_eq!(read(&events), want);
    }
}

#[test]
fn what_stands_in_a_field_for_a_role_is_nobody() {
    let workshop = workshops().into_iter().find(|it| it.id == "brand-values");
    let workshop = workshop.expect("it is bundled");
    let mut room = Room::open(workshop, Lang::En, Variant::Full, 9);
    room.say(vec!["Our fitters tell the price at the door".to_owned()]);
    room.walk(|_, _| {});
    let mut events = room.session.log().to_vec();
    let Numbered { names, .. } = numbered(&events, scripted());
    let _found = take_names(&mut events, &names, Scope::default());
    let state = flipover::domain::session::Session::replay(events).expect("a session");
    let all: Vec<String> = state
        .state()
        .rows
        .values()
        .flat_map(|row| row.fields.values().map(|value| format!("{value:?}")))
        .collect();
    let all = all.join("\n");
    assert!(all.contains("Our fitters tell the price"), "{all}");
    assert!(all.contains("\"fitter\"") && !all.contains("Noor"), "{all}");
}
