use super::*;
use crate::domain::event::{List, Moment};

fn names(of: &[&str]) -> Names {
    let mut names = Names::default();
    for name in of {
        names.add(name, Meant::Always, "[weg]");
    }
    names
}

fn without(names: &Names, text: &str) -> String {
    let found = names.without(text, Place::Sentence);
    found.map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn a_name_is_found_in_any_case_with_or_without_accents_and_with_what_stands_behind_it() {
    let names = names(&["Renée de Wit", "Noor"]);
    for (text, left) in [
        (
            "NOOR belt; noor ook. Noor!",
            "[weg] belt; [weg] ook. [weg]!",
        ),
        ("Noors fiets en Noor's jas", "[weg]s fiets en [weg]'s jas"),
        ("vraag renee  de wit", "vraag [weg]"),
        ("Rene\u{301}e-de-Wit@linde.example", "[weg]@linde.example"),
        ("Renée zei: De Wit weet het", "[weg] zei: [weg] weet het"),
        (
            "noordelijk, Noortje, aan noorderlicht",
            "noordelijk, Noortje, aan noorderlicht",
        ),
        ("wit papier, Renée, de klant", "wit papier, [weg], de klant"),
    ] {
        let text = Clean::new(text);
        assert_eq!(without(&names, text.as_str()), left);
    }
    let (text, count) = names.without("Noor en Noor", Place::Sentence).unwrap();
    assert_eq!((text.as_str(), count), ("[weg] en [weg]", 2));
    assert_eq!(names.without("niemand", Place::Sentence), None);
    // Where a name is asked for, a part of it counts however it is typed.
    assert_eq!(names.without("renee", Place::Name).unwrap().0, "[weg]");
    assert_eq!(names.without("renee", Place::Sentence), None);
}

fn stamped(seq: u64, event: Event) -> Stamped {
    Stamped {
        seq,
        at: Moment::default(),
        event,
    }
}

fn note(seq: u64, text: &str, by: &str) -> Stamped {
    stamped(
        seq,
        Event::NoteAdded {
            list: List::Quote,
            id: 1,
            text: Clean::new(text),
            by: Clean::new(by),
        },
    )
}

fn said(stamped: &Stamped) -> (String, String) {
    match &stamped.event {
        Event::NoteAdded { text, by, .. } => (text.to_string(), by.to_string()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn people_are_numbered_in_the_order_in_which_they_come_and_words_are_nobody() {
    let mut events = vec![
        note(1, "Jan belt de klant", "jan, Noor de Wit en de directie"),
        note(2, "Noor deed het; klant Bakker ook", "noor (inkoop)"),
        note(3, "elke planner weet dat de monteur belt", "planner"),
        note(4, "Planner? iedereen", "hele team, [naam weggehaald]"),
    ];
    let ordinary = BTreeSet::from(["inkoop".to_owned()]);
    let numbered = names::numbered(&events, &ordinary);
    let found = take_names(&mut events, &numbered.names, Scope::default());
    assert_eq!((numbered.people, found.events), (2, vec![1, 2]));
    assert_eq!(numbered.roles, ["inkoop", "planner"]);
    let all: Vec<(String, String)> = events.iter().map(said).collect();
    let own = |text: &str, by: &str| (text.to_owned(), by.to_owned());
    assert_eq!(all[0], own("P1 belt de klant", "P1, P2 en de directie"));
    assert_eq!(all[1], own("P2 deed het; klant Bakker ook", "P2 (inkoop)"));
    assert_eq!(
        all[2],
        own("elke planner weet dat de monteur belt", "planner")
    );
    assert_eq!(
        all[3],
        own("Planner? iedereen", "hele team, [naam weggehaald]")
    );
}

#[test]
fn a_first_name_that_two_have_is_neither_of_them() {
    let mut events = vec![note(1, "Noor zegt ja", "Noor de Wit, Noor Bakker, Noor")];
    let found = names::numbered(&events, &BTreeSet::new());
    let _found = take_names(&mut events, &found.names, Scope::default());
    assert_eq!(found.people, 3);
    assert_eq!(said(&events[0]).1, "P1, P2, P3");
    assert_eq!(said(&events[0]).0, "P3 zegt ja");
}

#[test]
fn missing_numbers_are_filled_and_an_event_leaves_its_own() {
    let mut events = vec![
        note(1, "a", ""),
        note(3, "b", ""),
        stamped(4, Event::Closed),
    ];
    assert_eq!(take_event(&mut events, 3), Ok(()));
    assert_eq!(take_event(&mut events, 4), Err(Kept::Wordless));
    assert_eq!(take_event(&mut events, 9), Err(Kept::Absent));
    let whole = fill(events, 6);
    let kinds: Vec<bool> = whole.iter().map(|e| e.event == Event::Redacted).collect();
    assert_eq!(kinds, [false, true, true, false, true, true]);
    assert!(whole.iter().zip(1..).all(|(event, seq)| event.seq == seq));
}

#[test]
fn a_name_goes_from_an_id_and_leaves_nothing_there() {
    let mut id = "2026-11-23-brand-values-van-der-meulen-dochters-m4ry".to_owned();
    assert_eq!(
        names(&["Van der Meulen"]).clean_id(&mut id, &mut |_, _| true),
        1
    );
    assert_eq!(id, "2026-11-23-brand-values-dochters-m4ry");
}
