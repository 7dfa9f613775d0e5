//! The command as scripts see it.

use flipover::domain::command::Command;
use flipover::domain::event::{Outcome, Person};
use flipover::domain::text::Clean;
use serde_json::Value;
use std::fs;

use crate::place::{Place, events, said};

#[test]
fn open_actions_are_listed_by_client_and_day_with_what_is_overdue() {
    let place = Place::new();
    let id = place.held(
        "Zeeland",
        &[
            ("ooit", "", None),
            ("later", "Noor", Some("2090-01-05")),
            ("al lang", "Jan", Some("2001-01-01")),
        ],
    );
    place.held("", &[("voor niemand", "", None)]);
    place.held("Aarde", &[("eerst", "Piet", Some("2090-01-01"))]);
    let lines = place.lines(&["actions"]);
    let today = place.host.clock.today().to_string();
    let title = "Merkwaarden: van woord naar gedrag";
    let late = [
        "Zeeland",
        "2001-01-01",
        "Monday",
        "overdue",
        "Jan",
        "al lang",
    ];
    assert_eq!(lines[1][..6], late);
    assert_eq!(lines[1][6..], [title, &today, &id]);
    assert_eq!(lines[2][..4], ["Zeeland", "2090-01-05", "Thursday", "-"]);
    assert_eq!(lines[3][1..5], ["-", "-", "-", "-"]);
    let order: Vec<(&str, &str)> = lines.iter().map(|it| (&*it[0], &*it[5])).collect();
    let wanted = [
        ("Aarde", "eerst"),
        ("Zeeland", "al lang"),
        ("Zeeland", "later"),
        ("Zeeland", "ooit"),
        ("-", "voor niemand"),
    ];
    assert_eq!(order, wanted);

    let json = place.json(&["actions", "--json"]);
    assert_eq!(json["damaged"], 0);
    let line = &json["actions"][1];
    let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
    let wanted = [
        "client", "session", "workshop", "held", "id", "what", "who", "when", "overdue",
    ];
    assert_eq!(keys, wanted);
    assert_eq!(
        (&line["client"], &line["session"]),
        (&"Zeeland".into(), &id.into())
    );
    assert_eq!(
        (&line["workshop"], &line["what"]),
        (&title.into(), &"al lang".into())
    );
    assert_eq!(
        (&line["who"], &line["when"]),
        (&"Jan".into(), &"2001-01-01".into())
    );
    assert_eq!(
        (&line["overdue"], line["id"].is_u64()),
        (&true.into(), true)
    );
    assert!(line["held"].as_str().unwrap().ends_with('Z'));
    let last = &json["actions"][4];
    assert_eq!(
        (&last["client"], &last["who"], &last["when"]),
        (&"".into(), &Value::Null, &Value::Null)
    );
}

#[test]
fn what_a_later_session_of_the_client_settled_is_not_open() {
    let place = Place::new();
    let all = [
        ("gedaan", "Noor", None),
        ("gaat door", "Jan", None),
        ("blijft", "", None),
    ];
    let first = place.held("Café De Linde", &all);
    let mut second = place.begin("cafe  de LINDE");
    let open = place.all().open_actions("cafe  de LINDE");
    assert_eq!(open.len(), 3, "found despite case and accents");
    for (action, outcome) in open.into_iter().zip([Outcome::Done, Outcome::CarriedOn]) {
        place.command(&mut second, Command::ReviewAction { action, outcome });
    }
    let second = place.end(second);
    let json = place.json(&["actions", "--json"]);
    let actions = json["actions"].as_array().unwrap().iter();
    let found: Vec<(&str, &str)> = actions
        .clone()
        .map(|it| {
            (
                it["what"].as_str().unwrap(),
                it["session"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(found, [("gaat door", &*second), ("blijft", &*first)]);
    let mut clients = actions.map(|it| it["client"].as_str().unwrap());
    assert!(
        clients.all(|client| client == "cafe de LINDE"),
        "one client, as the newest session has it"
    );
}

#[test]
fn a_client_is_found_by_name_or_by_words_of_it() {
    let place = Place::new();
    place.held("Café De Linde", &[("linde", "", None)]);
    place.held("Linde & Zonen", &[("zonen", "", None)]);
    place.held("", &[("niemand", "", None)]);
    place.held("Eik", &[("eik", "", None)]);
    place.held("De Eik", &[("de eik", "", None)]);
    for (client, wanted) in [
        ("cafe de linde", &["linde"][..]),
        ("CAFÉ  DE LINDE", &["linde"]),
        ("café", &["linde"]),
        ("linde", &["linde", "zonen"]),
        ("zonen LINDE", &["zonen"]),
        ("Éik", &["eik"]),
        ("", &["niemand"]),
    ] {
        assert_eq!(
            place.listed(&["actions", "--client", client]),
            wanted,
            "{client}"
        );
    }
    let output = place.run(&["actions", "--client", "de Beuk"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("called “de Beuk”") && output.stdout.is_empty());
}

#[test]
fn an_owner_is_meant_by_the_whole_name() {
    let place = Place::new();
    let all = [
        ("een", "Noor, Jan en Piet (inkoop)", None),
        ("twee", "Noor de Vries", None),
        ("drie", "NOOR", None),
        ("vier", "Noortje", None),
        ("vijf", "  ", None),
    ];
    place.held("De Linde", &all);
    for (owner, wanted) in [
        ("noor", &["een", "drie"][..]),
        ("Piet", &["een"]),
        ("noor de vries", &["twee"]),
        ("Vries", &[]),
        ("", &["vijf"]),
    ] {
        let output = place.run(&["actions", "--owner", owner, "--json"]);
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = json["actions"].as_array().unwrap().iter();
        let found: Vec<&str> = found.map(|it| it["what"].as_str().unwrap()).collect();
        assert_eq!(found, wanted, "{owner}");
    }
    let output = place.run(&["actions", "--owner", "Vries"]);
    assert_eq!(
        (output.status.code(), said(&output).trim()),
        (Some(0), "There are no open actions.")
    );
}

#[test]
fn sessions_with_damaged_files_are_counted_and_named_and_copies_count_once() {
    let mut place = Place::new();
    let whole = place.held("De Linde", &[("heel", "", None)]);
    let damaged = place.held("De Linde", &[("verminkt", "", None)]);
    let text = fs::read_to_string(place.file(&damaged)).unwrap();
    fs::write(place.file(&damaged), text.replace("verminkt", "vermaakt")).unwrap();
    fs::copy(place.file(&whole), place.file(&format!("{whole} (kopie)"))).unwrap();
    for (locale, told) in [
        (
            "en_GB.UTF-8",
            "one session is left out, because its file is damaged",
        ),
        (
            "nl_NL.UTF-8",
            "één sessie is weggelaten, omdat het bestand beschadigd is",
        ),
    ] {
        place.locale = locale;
        let output = place.run(&["actions", "--json"]);
        assert_eq!(said(&output).trim(), format!("{told}: {damaged}"));
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        let count = json["actions"].as_array().unwrap().len();
        assert_eq!((count, &json["damaged"]), (1, &1.into()));
        assert_eq!(json["actions"][0]["session"], *whole);
    }
    place.run(&["actions", "--to", "md"]);
    let name = format!("acties-alle-{}.md", place.host.clock.today());
    let page = fs::read_to_string(place.home.path().join(name)).unwrap();
    assert!(page.contains("Eén sessie is weggelaten"), "{page}");
}

#[test]
fn hostile_words_stay_in_their_place() {
    let place = Place::new();
    let all = [
        (
            "tab\there\nand \u{1b}[31mred\u{1b}[0m \u{202e}drawkcab",
            "=cmd|' /C calc'!A0\t;",
            Some("2090-01-01"),
        ),
        ("| pipes | # and <b>marks</b>", "\u{0}\u{7}", None),
    ];
    place.held("Client\twith\nlines | and ../../etc", &all);
    let lines = place.lines(&["actions"]);
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!(line.len(), 9, "{line:?}");
        assert!(!line.concat().contains(char::is_control), "{line:?}");
    }
    let output = place.run(&["actions", "--client", "etc", "--to", "md,xlsx,ics"]);
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(0), String::new())
    );
    let paths = String::from_utf8(output.stdout).unwrap();
    let stem = format!(
        "actions-client-with-lines-and-etc-{}",
        place.host.clock.today()
    );
    for (path, ending) in paths.lines().zip(["md", "xlsx", "ics"]) {
        assert_eq!(
            path,
            format!("./{stem}.{ending}"),
            "in the folder, and nowhere else"
        );
    }
    let page = fs::read_to_string(place.home.path().join(format!("{stem}.md"))).unwrap();
    let rows = page.lines().filter(|line| line.starts_with('|'));
    let cells = |row: &str| row.replace("\\|", "").matches('|').count();
    assert!(
        rows.clone().count() == 4 && rows.clone().all(|row| cells(row) == 5),
        "{page}"
    );
    assert!(!page.contains("<b>") && !page.contains('\u{1b}'), "{page}");
}

#[test]
fn documents_are_named_after_client_and_day_and_never_written_over() {
    let mut place = Place::new();
    let all = [
        ("bellen", "Noor", Some("2001-01-01")),
        ("schrijven", "", None),
    ];
    place.held("Café De Linde", &all);
    let today = place.host.clock.today();
    let written = |place: &Place, args: &[&str]| {
        let output = place.run(args);
        assert_eq!(
            (output.status.code(), said(&output)),
            (Some(0), String::new())
        );
        String::from_utf8(output.stdout).unwrap()
    };
    let args = ["actions", "--to", "md,xlsx,ics", "--out", "uit"];
    let names = |stem: &str| {
        ["md", "xlsx", "ics"]
            .map(|end| format!("uit/{stem}.{end}\n"))
            .concat()
    };
    assert_eq!(
        written(&place, &args),
        names(&format!("actions-all-{today}"))
    );
    let first = fs::read(
        place
            .home
            .path()
            .join(format!("uit/actions-all-{today}.md")),
    )
    .unwrap();
    assert_eq!(
        written(&place, &args),
        names(&format!("actions-all-{today}-2"))
    );
    let again = fs::read(
        place
            .home
            .path()
            .join(format!("uit/actions-all-{today}.md")),
    )
    .unwrap();
    assert_eq!(first, again);
    let page = String::from_utf8(first).unwrap();
    for part in [
        "# Open actions",
        "**2 open actions, one of them overdue.**",
        "## Café De Linde",
        "| bellen | Noor | Monday 1 January 2001 (overdue) | Merkwaarden: van woord naar gedrag, ",
        "| schrijven | not yet assigned | to be agreed |",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    place.locale = "nl_NL.UTF-8";
    let args = [
        "actions", "--to", "md", "--client", "linde", "--owner", "noor",
    ];
    let stem = format!("acties-cafe-de-linde-{today}");
    assert_eq!(written(&place, &args), format!("./{stem}.md\n"));
    let page = fs::read_to_string(place.home.path().join(format!("{stem}.md"))).unwrap();
    for part in [
        "# Openstaande acties",
        "- **Opdrachtgever:** Café De Linde",
        "- **Van wie:** noor",
        "**Eén openstaande actie, en die is te laat.**",
        "| bellen | Noor | maandag 1 januari 2001 (te laat) |",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("schrijven"), "{page}");
}

#[test]
fn an_action_is_the_same_in_this_calendar_as_in_that_of_its_session() {
    let place = Place::new();
    let all = [
        ("bellen", "Noor", Some("2090-01-01")),
        ("door", "", Some("2090-02-01")),
        ("klaar", "", Some("2090-03-01")),
    ];
    let first = place.held("De Linde", &all);
    let mut second = place.begin("De Linde");
    let open = place.all().open_actions("De Linde");
    let outcomes = [None, Some(Outcome::CarriedOn), Some(Outcome::Done)];
    for (action, outcome) in open.into_iter().zip(outcomes) {
        if let Some(outcome) = outcome {
            place.command(&mut second, Command::ReviewAction { action, outcome });
        }
    }
    let second = place.end(second);
    let calendar = |args: &[&str]| {
        let output = place.run(args);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let path = String::from_utf8(output.stdout).unwrap();
        events(&fs::read_to_string(place.home.path().join(path.trim())).unwrap())
    };
    let own = calendar(&["export", &first, "--to", "ics"]);
    let later = calendar(&["export", &second, "--to", "ics"]);
    let open = calendar(&["actions", "--to", "ics"]);
    assert_eq!(open.len(), 2, "{open:?}");
    for (uid, event) in &open {
        let wanted = later.get(uid).or(own.get(uid));
        assert_eq!(
            Some(event),
            wanted,
            "the same entry, with its newest sequence"
        );
        assert!(own.contains_key(uid), "known since it was agreed on");
    }
}

/// A first name alone is the one who has it on the list of the session; what was typed stays what it is.
#[test]
fn an_owner_has_the_whole_name_that_the_list_of_the_session_has() {
    let place = Place::new();
    let mut running = place.begin("De Linde");
    let person = |name: &str| Person {
        name: Clean::line(name),
        role: Clean::default(),
    };
    let people = ["Noor de Wit", "Jan Bakker", "Jan Smit"].map(person);
    place.command(&mut running, Command::ListPeople(people.to_vec()));
    place.agree(
        &mut running,
        &[
            ("een", "noor", None),
            ("twee", "Jan", None),
            ("drie", "Jan, Noor en Kees", None),
        ],
    );
    let id = place.end(running);
    // Another session of the same client has its own list, or none.
    place.held("De Linde", &[("vier", "Noor", None)]);
    let who = |args: &[&str]| {
        let lines = place.lines(args);
        let owners = lines.iter().map(|line| (line[5].clone(), line[4].clone()));
        owners.collect::<Vec<_>>()
    };
    let pairs = |pairs: &[(&str, &str)]| {
        let owned = |(what, who): &(&str, &str)| ((*what).to_owned(), (*who).to_owned());
        pairs.iter().map(owned).collect::<Vec<_>>()
    };
    let mut all = who(&["actions"]);
    all.sort();
    assert_eq!(
        all,
        pairs(&[
            ("drie", "Jan, Noor de Wit en Kees"),
            ("een", "Noor de Wit"),
            ("twee", "Jan"),
            ("vier", "Noor"),
        ])
    );
    // She is found by either, and so is everyone whom a name means.
    assert_eq!(
        place.listed(&["actions", "--owner", "Noor de Wit"]),
        ["een", "drie"]
    );
    let mut noor = place.listed(&["actions", "--owner", "noor"]);
    noor.sort();
    assert_eq!(noor, ["drie", "een", "vier"]);
    let none = place.run(&["actions", "--owner", "Jan Smit"]);
    assert!(none.stdout.is_empty(), "which Jan was not said");
    // Data has what was typed, and so has the session.
    let json = place.json(&["actions", "--owner", "Noor de Wit", "--json"]);
    assert_eq!(json["actions"][0]["who"], "noor");
    let output = place.run(&["actions", "--to", "md", "--out", "."]);
    assert!(output.status.success(), "{}", said(&output));
    let written = String::from_utf8(output.stdout).unwrap();
    let page = fs::read_to_string(place.home.path().join(written.lines().next().unwrap())).unwrap();
    assert!(page.contains("| Noor de Wit |"), "{page}");
    let file = fs::read_to_string(place.file(&id)).unwrap();
    assert_eq!(file.matches("Noor de Wit").count(), 1, "in the list alone");
}
