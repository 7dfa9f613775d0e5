//! The people in the room by name: typed or pasted, offered where a name is asked for, and of whom nothing is noted.

use std::sync::Arc;

use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::carry::{Earlier, Past};
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Value, Variant};
use flipover::domain::text::Lang;
use flipover::export::{json, markdown};
use flipover::tui::keys::Action;
use flipover::tui::messages::Access;

use crate::stage::{Stage, bundled};

const LANGS: [Lang; 2] = [Lang::En, Lang::Nl];

fn session(lang: Lang, people: u16) -> Stage {
    Stage::session_of("brand-values", lang, Variant::Full, people)
}

/// Types a list and keeps it.
fn list(stage: &mut Stage, lines: &str) {
    stage.act(Action::PeopleList);
    for line in lines.lines() {
        stage.line(line);
    }
    stage.key(KeyCode::Enter);
}

/// The names of a session, with their roles.
fn listed(stage: &Stage) -> Vec<String> {
    let people = stage.session_state().listed.people.iter();
    people.map(ToString::to_string).collect()
}

/// The row of the screen that has a text.
fn row_with(screen: &str, text: &str) -> String {
    let found = screen.lines().find(|row| row.contains(text));
    found
        .unwrap_or_else(|| panic!("no {text}: {screen}"))
        .to_owned()
}

fn last_event(stage: &Stage) -> &Event {
    &stage.console().session.log().last().expect("events").event
}

#[test]
fn a_list_is_typed_shown_as_it_is_read_and_undone() {
    for lang in LANGS {
        let mut stage = session(lang, 12);
        // Not typing: a letter; typing: from the head count's window.
        stage.key(KeyCode::Esc);
        stage.typed("P");
        stage.key(KeyCode::Tab);
        for line in ["Noor de Wit", "Jan Bakker, planner", "Anne – kassa"] {
            stage.line(line);
        }
        for size in [(80, 24), (100, 30), (120, 36)] {
            let screen = stage.screen(size.0, size.1);
            assert!(row_with(&screen, "Jan Bakker, planner").contains("= Jan Bakker · planner"));
            assert!(row_with(&screen, "Anne – kassa").contains("= Anne · kassa"));
        }
        assert!(
            listed(&stage).is_empty(),
            "nothing is kept before it is asked"
        );
        stage.key(KeyCode::Enter);
        assert!(!stage.has_window(), "{}", stage.screen(80, 24));
        assert!(stage.said().contains('3'), "{}", stage.said());
        let all = ["Noor de Wit", "Jan Bakker – planner", "Anne – kassa"];
        assert_eq!(listed(&stage), all);
        assert_eq!(
            stage.session_state().people,
            12,
            "who is listed is not how many there are"
        );
        stage.act(Action::Undo);
        assert!(listed(&stage).is_empty());
        stage.act(Action::Redo);
        assert_eq!(listed(&stage), all);
        // It is changed where it stands; nothing changed makes no event.
        let events = stage.console().session.log().len();
        stage.act(Action::PeopleList);
        stage.key(KeyCode::Enter);
        assert_eq!(stage.console().session.log().len(), events);
        stage.act(Action::PeopleList);
        stage.key(KeyCode::Up);
        stage.typed(", balie");
        stage.send(flipover::tui::messages::Msg::Key(KeyCode::F(2).into()));
        assert_eq!(listed(&stage)[2], "Anne – kassa, balie");
        assert!(matches!(last_event(&stage), Event::PeopleListed(_)));
    }
}

#[test]
fn lines_are_edited_as_in_any_text() {
    let mut stage = session(Lang::En, 12);
    stage.act(Action::PeopleList);
    for line in ["Noor", "Jan", "Bo"] {
        stage.line(line);
    }
    // Backspace at the beginning of a line joins it with the one before, Delete at its end with the next; Enter parts it.
    stage.keys(&[KeyCode::Up, KeyCode::Home, KeyCode::Backspace]);
    stage.typed(" & ");
    assert!(stage.screen(80, 24).contains("Jan & Bo"));
    stage.key(KeyCode::Enter);
    stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::End, KeyCode::Delete]);
    stage.keys(&[KeyCode::Char('a'), KeyCode::Enter, KeyCode::F(2)]);
    assert_eq!(listed(&stage), ["Noora", "Jan &", "Bo"]);
}

#[test]
fn a_pasted_list_loses_its_marks_and_its_columns_become_roles() {
    let mut stage = session(Lang::Nl, 12);
    stage.act(Action::PeopleList);
    stage.paste("1. Noor\n2. Jan\n3. Zoë");
    stage.paste("Naam\tFunctie\nSanne de Boer\tmonteur\nKees\tteamleider\n");
    stage.key(KeyCode::F(2));
    assert_eq!(
        listed(&stage),
        [
            "Noor",
            "Jan",
            "Zoë",
            "Sanne de Boer – monteur",
            "Kees – teamleider"
        ]
    );
}

#[test]
fn a_comma_between_two_names_is_asked_before_anything_is_kept() {
    for (lang, tells) in [
        (Lang::En, "is read as Piet Jansen"),
        (Lang::Nl, "is gelezen als Piet Jansen"),
    ] {
        for (tabs, of_it) in [
            (0, vec!["Noor", "Piet Jansen"]),
            (1, vec!["Noor", "Jansen – Piet"]),
            (2, vec!["Noor", "Jansen", "Piet"]),
            (3, vec!["Noor", "Piet Jansen"]),
        ] {
            let mut stage = session(lang, 12);
            stage.act(Action::PeopleList);
            stage.line("Noor");
            assert!(!stage.screen(80, 24).contains("Tab "), "nothing to ask yet");
            stage.line("Jansen, Piet");
            let screen = stage.screen(80, 24);
            assert!(
                screen.contains(tells) && screen.contains("Tab "),
                "{screen}"
            );
            assert!(
                row_with(&screen, " Jansen, Piet").contains("? Piet Jansen"),
                "{screen}"
            );
            for _ in 0..tabs {
                stage.key(KeyCode::Tab);
            }
            stage.key(KeyCode::F(2));
            assert_eq!(listed(&stage), of_it);
        }
    }
}

#[test]
fn equal_names_stay_and_are_told() {
    for (lang, twice, apart) in [
        (
            Lang::En,
            "! “Anne” is there 2 times (lines 1 and 3)",
            "roles tell them apart",
        ),
        (
            Lang::Nl,
            "! “Anne” staat er 2 keer (regels 1 en 3)",
            "rollen houden ze uit elkaar",
        ),
    ] {
        let mut stage = session(lang, 12);
        stage.act(Action::PeopleList);
        for line in ["Anne", "Noor", "anne"] {
            stage.line(line);
        }
        assert!(
            stage.screen(100, 30).contains(twice),
            "{}",
            stage.screen(100, 30)
        );
        stage.keys(&[KeyCode::Up]);
        stage.typed(" – kassa");
        let screen = stage.screen(120, 36);
        assert!(
            screen.contains(apart) && !screen.contains(twice),
            "{screen}"
        );
        stage.key(KeyCode::F(2));
        assert_eq!(listed(&stage), ["Anne", "Noor", "anne – kassa"]);
    }
}

#[test]
fn more_names_than_people_are_asked_about() {
    for (lang, asks) in [(Lang::En, "Make it 4?"), (Lang::Nl, "Er 4 van maken?")] {
        for (key, people) in [(KeyCode::Enter, 4), (KeyCode::Esc, 3)] {
            for prepared in [false, true] {
                let mut stage = if prepared {
                    Stage::prepared("brand-values", lang, Variant::Full, 3)
                } else {
                    session(lang, 3)
                };
                if prepared {
                    stage.typed("N");
                } else {
                    stage.act(Action::PeopleList);
                }
                for line in ["Noor", "Jan", "Bo", "Zoë", ""] {
                    stage.line(line);
                }
                let screen = stage.screen(80, 24);
                assert!(screen.contains(asks), "{screen}");
                stage.key(key);
                assert!(!stage.has_window());
                assert_eq!(stage.session_state().people, people);
                assert_eq!(listed(&stage).len(), 4);
            }
        }
    }
}

#[test]
fn four_hundred_names_are_taken_and_a_thousand_are_not() {
    let mut stage = session(Lang::En, 500);
    stage.act(Action::PeopleList);
    let names = |count: usize| {
        let names = (1..=count).map(|n| format!("Name{n} van Dam\n"));
        names.collect::<String>()
    };
    stage.paste(&names(400));
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("400 people listed, 500 in the room."),
        "{screen}"
    );
    stage.key(KeyCode::F(2));
    assert_eq!(listed(&stage).len(), 400);
    stage.act(Action::PeopleList);
    // One can walk through all of it, and what is below is said.
    stage.key(KeyCode::PageUp);
    assert!(
        stage.screen(80, 24).contains("more below") || stage.screen(80, 24).contains("Name391")
    );
    stage.paste(&names(600));
    stage.key(KeyCode::F(2));
    assert!(
        stage.said().contains("1,000") || stage.said().contains("1000"),
        "{}",
        stage.said()
    );
    assert_eq!(listed(&stage).len(), 400, "all or nothing");
    assert!(stage.has_window());
}

#[test]
fn what_is_typed_stays_until_the_window_is_opened_again() {
    for lang in LANGS {
        let mut stage = session(lang, 12);
        stage.act(Action::PeopleList);
        stage.line("Noor");
        stage.typed("Ja");
        stage.key(KeyCode::Esc);
        assert!(!stage.has_window() && !stage.said().is_empty());
        assert!(listed(&stage).is_empty());
        stage.act(Action::PeopleList);
        assert!(
            stage.screen(80, 24).contains("= Ja"),
            "{}",
            stage.screen(80, 24)
        );
        stage.key(KeyCode::F(2));
        assert_eq!(listed(&stage), ["Noor", "Ja"]);
        stage.act(Action::PeopleList);
        stage.key(KeyCode::Esc);
        assert!(stage.said().is_empty(), "{}", stage.said());
    }
}

#[test]
fn what_is_typed_outlives_the_program() {
    let mut stage = session(Lang::En, 12);
    stage.act(Action::PeopleList);
    stage.line("Noor");
    stage.typed("Ja");
    let mut again = stage.taken_up(60_000, Access::Write);
    again.act(Action::PeopleList);
    let screen = again.screen(100, 30);
    assert!(
        screen.contains("= Noor") && screen.contains("= Ja"),
        "{screen}"
    );
    assert!(!again.said().is_empty(), "it is said that it is back");
    again.key(KeyCode::F(2));
    assert_eq!(listed(&again), ["Noor", "Ja"]);
    // Kept, it is half typed no more.
    assert_eq!(again.drafts.last().map(String::as_str), Some(""));
}

#[test]
fn a_name_is_offered_while_it_is_typed_and_taken_with_a_key_alone() {
    for lang in LANGS {
        let mut stage = session(lang, 12);
        list(&mut stage, "Noor de Wit\nJan Bakker\nJan Smit");
        stage.to_step("actions");
        let who = flipover::domain::workshop::action::WHO;
        let text = |stage: &Stage, n| match stage.field_of(n, who) {
            Some(Value::Text(text)) => text.to_string(),
            other => panic!("{other:?}"),
        };
        // Enter takes what was typed.
        stage.typed("Bel de klant");
        stage.key(KeyCode::Tab);
        stage.typed("no");
        let screen = stage.screen(100, 30);
        assert!(screen.contains("noor de Wit"), "{screen}");
        assert_eq!(stage.in_field(), "no");
        stage.key(KeyCode::Enter);
        assert_eq!(text(&stage, 0), "no");
        // The arrow takes the name as it is listed; behind another name too.
        stage.typed("Schrijf het op");
        stage.key(KeyCode::Tab);
        stage.typed("no");
        stage.key(KeyCode::Right);
        assert_eq!(stage.in_field(), "Noor de Wit");
        stage.typed(", jan b");
        stage.key(KeyCode::Right);
        assert_eq!(stage.in_field(), "Noor de Wit, Jan Bakker");
        stage.key(KeyCode::Enter);
        assert_eq!(text(&stage, 1), "Noor de Wit, Jan Bakker");
        // Two people of one first name are offered that and no more; Tab takes it on its way to the next field.
        stage.typed("Hang het op");
        stage.key(KeyCode::Tab);
        stage.typed("ja");
        let screen = stage.screen(100, 30);
        assert!(
            screen.contains("jan ") && !screen.contains("jan Bakker"),
            "{screen}"
        );
        let focus = stage.console().entry.focus;
        stage.key(KeyCode::Tab);
        assert_eq!(stage.console().entry.focus, focus + 1);
        stage.key(KeyCode::Enter);
        assert_eq!(text(&stage, 2), "Jan");
        // In the middle of a text nothing is offered, nor in a field that asks for no name.
        stage.typed("no");
        assert!(
            !stage.screen(100, 30).contains("noor"),
            "{}",
            stage.screen(100, 30)
        );
        stage.key(KeyCode::Tab);
        stage.typed("no");
        stage.key(KeyCode::Left);
        assert!(!stage.screen(100, 30).contains("noor"));
    }
}

#[test]
fn who_said_it_is_offered_in_notes_too() {
    for lang in LANGS {
        let mut stage = session(lang, 12);
        list(&mut stage, "Noor de Wit\nJan Bakker");
        stage.act(Action::Quote);
        stage.typed("We doen het gewoon");
        stage.key(KeyCode::Tab);
        stage.typed("n");
        assert!(stage.screen(80, 24).contains("noor de Wit"));
        stage.key(KeyCode::Right);
        stage.key(KeyCode::Enter);
        assert_eq!(stage.session_state().notes[0].by.as_str(), "Noor de Wit");
        // Who shows the room this screen shows it no names.
        stage.act(Action::RoomView);
        stage.act(Action::Quote);
        stage.typed("Nog een");
        stage.key(KeyCode::Tab);
        stage.typed("ja");
        assert!(!stage.screen(80, 24).contains("Bakker"));
        stage.keys(&[KeyCode::Esc]);
        stage.act(Action::PeopleList);
        assert!(
            !stage.screen(80, 24).contains("Bakker"),
            "{}",
            stage.screen(80, 24)
        );
        assert!(stage.said().contains("F5"), "{}", stage.said());
    }
}

#[test]
fn who_was_not_heard_is_told_to_the_facilitator_alone() {
    for (lang, tells) in [
        (Lang::En, "Nothing noted yet of Jan Bakker, Zoë."),
        (Lang::Nl, "Nog niets genoteerd van Jan Bakker, Zoë."),
    ] {
        let mut stage = session(lang, 12);
        list(&mut stage, "Noor de Wit\nJan Bakker\nZoë");
        stage.act(Action::Silent);
        assert!(
            !stage.screen(120, 36).contains("Zoë"),
            "nothing is noted under any name yet"
        );
        for (text, by) in [("Eerst de klant", "noor"), ("Dan wij", "Noor de Wit")] {
            stage.act(Action::Quote);
            stage.typed(text);
            stage.key(KeyCode::Tab);
            stage.typed(by);
            stage.key(KeyCode::Enter);
        }
        for size in [(100, 30), (120, 36), (200, 60)] {
            let screen = stage.screen(size.0, size.1);
            assert!(screen.contains("Zoë"), "{screen}");
        }
        stage.act(Action::PeopleList);
        let screen = stage.screen(120, 36);
        assert!(screen.contains(tells), "{screen}");
        assert!(
            row_with(&screen, "= Noor de Wit").contains("2×"),
            "{screen}"
        );
        stage.key(KeyCode::Esc);
        stage.act(Action::RoomView);
        for size in [(80, 24), (120, 36)] {
            let screen = stage.screen(size.0, size.1);
            assert!(
                !screen.contains("Zoë") && !screen.contains("Bakker"),
                "{screen}"
            );
        }
    }
}

#[test]
fn the_start_form_takes_a_list_and_the_head_count_follows() {
    for (lang, says) in [
        (Lang::En, "4 people are listed, and so many there are."),
        (
            Lang::Nl,
            "Er staan 4 mensen op de lijst, en zoveel zijn er nu ook.",
        ),
    ] {
        for begins in [KeyCode::Enter, KeyCode::F(2)] {
            let mut stage = Stage::new(lang);
            stage.typed("brand");
            stage.key(KeyCode::Enter);
            stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
            stage.ctrl('u');
            stage.typed("3");
            stage.key(KeyCode::F(3));
            for line in ["Noor", "Jan", "Bo", "Zoë – planner", ""] {
                stage.line(line);
            }
            assert_eq!(stage.said(), says);
            // It stays while the form is filled in.
            stage.key(KeyCode::F(3));
            assert!(
                stage.screen(80, 24).contains("= Zoë · planner"),
                "{}",
                stage.screen(80, 24)
            );
            stage.key(KeyCode::Esc);
            stage.key(begins);
            assert_eq!(listed(&stage), ["Noor", "Jan", "Bo", "Zoë – planner"]);
            assert_eq!(stage.session_state().people, 4);
        }
        let mut stage = Stage::new(lang);
        stage.typed("brand");
        stage.key(KeyCode::Enter);
        stage.key(KeyCode::F(3));
        stage.paste(&"Noor\n".repeat(1000));
        stage.key(KeyCode::F(2));
        assert!(
            stage.has_window() && stage.said().contains("999"),
            "{}",
            stage.said()
        );
    }
}

#[test]
fn the_list_of_last_time_is_proposed_for_the_same_client_and_group() {
    let mut past = session(Lang::Nl, 12);
    list(&mut past, "Noor de Wit\nJan Bakker – planner");
    let past = Past::of(&past.console().session);
    for (lang, says, group, is_proposed) in [
        (Lang::En, "This is the list of", "Winkelteam", true),
        (Lang::Nl, "Dit is de lijst van", "winkelteam", true),
        (Lang::Nl, "Dit is de lijst van", "magazijn", false),
    ] {
        let mut stage = Stage::new(lang);
        let mut past = past.clone();
        past.group = flipover::domain::text::Clean::line(group);
        stage.earlier = Earlier {
            sessions: vec![past],
            damaged: 0,
        };
        stage.open("brand-values", Variant::Full, 12);
        stage.act(Action::PeopleList);
        let screen = stage.screen(100, 30);
        assert_eq!(screen.contains(says), is_proposed, "{screen}");
        assert!(listed(&stage).is_empty(), "nothing is taken unasked");
        stage.key(KeyCode::Enter);
        let all: &[&str] = if is_proposed {
            &["Noor de Wit", "Jan Bakker – planner"]
        } else {
            &[]
        };
        assert_eq!(listed(&stage), all);
        // Once there is a list of its own, that counts.
        stage.act(Action::PeopleList);
        assert!(!stage.screen(100, 30).contains(says));
    }
}

#[test]
fn a_secret_ballot_expects_those_on_the_list() {
    let vote = |stage: &mut Stage| {
        let votes =
            |workshop: &&Arc<flipover::domain::workshop::Workshop>| workshop.id == "brand-values";
        let workshop = bundled().iter().find(votes).expect("it is bundled");
        let step = workshop
            .steps
            .iter()
            .find(|step| matches!(step.kind, flipover::domain::workshop::Kind::Vote(_)));
        let step = step.expect("it has a vote").id.clone();
        for text in ["eerlijk", "snel"] {
            if stage.console().is_list() {
                stage.line(text);
            }
        }
        let mut guard = 0;
        while stage
            .session_state()
            .current()
            .is_some_and(|(_, now, _)| now.id != step)
            && guard < 30
        {
            stage.key(KeyCode::PageDown);
            if stage.console().is_list() {
                stage.typed("eerlijk");
                stage.key(KeyCode::Enter);
            }
            guard += 1;
        }
        stage.act(Action::Ballot);
        let booth = stage
            .console()
            .booth
            .as_ref()
            .expect("there is something to vote on");
        booth.ballots.expected()
    };
    let mut plain = session(Lang::En, 12);
    assert_eq!(vote(&mut plain), 12);
    let mut stage = session(Lang::En, 12);
    list(&mut stage, "Noor\nJan\nBo");
    assert_eq!(vote(&mut stage), 3);
    // A head count that was set since counts more.
    let mut stage = session(Lang::En, 12);
    list(&mut stage, "Noor\nJan\nBo");
    stage.act(Action::People);
    stage.line("5");
    assert_eq!(vote(&mut stage), 5);
}

#[test]
fn names_are_in_the_documents_of_the_facilitator_alone() {
    for (lang, title) in [(Lang::En, "Present"), (Lang::Nl, "Aanwezig")] {
        let mut stage = session(lang, 12);
        list(&mut stage, "Noor de Wit\nXanthe Zwier – planner");
        let state = stage.session_state();
        for audience in Audience::ALL {
            let told = markdown::write(&Document::new(state, audience));
            let data = json::write(state, audience).expect("it can be written");
            let is_named = audience == Audience::Facilitator;
            for text in [&told, &data] {
                assert_eq!(text.contains("Xanthe"), is_named, "{audience:?} {text}");
            }
            assert_eq!(
                told.contains(title) && told.contains("Xanthe Zwier (planner)"),
                is_named,
                "{told}"
            );
            assert_eq!(data.contains("participants"), is_named, "{data}");
        }
    }
}

#[test]
fn whoever_only_looks_changes_no_list() {
    let mut stage = session(Lang::En, 12);
    list(&mut stage, "Noor");
    let mut looking = stage.taken_up(60_000, Access::ReadOnly("someone else has it".to_owned()));
    looking.act(Action::PeopleList);
    looking.line("Jan");
    looking.key(KeyCode::F(2));
    assert_eq!(listed(&looking), ["Noor"]);
    assert!(looking.said().contains("someone else has it"));
}
