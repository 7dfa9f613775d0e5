//! What a calendar does that has an earlier export already: the same action is the same event, whatever happened to it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use flipover::domain::carry::{Earlier, Past};
use flipover::domain::event::{Event, Fields, Outcome, Stamped, Value};
use flipover::domain::session::{Session, State};
use flipover::domain::workshop::action;
use flipover::export::ics;

use super::*;

/// The events of a calendar by their names, each with the lines it has, which are unfolded.
type Events = BTreeMap<String, BTreeMap<String, String>>;

fn read(text: &str) -> Events {
    let mut events = Events::new();
    let mut event = None;
    let mut is_alarm = false;
    for line in text.replace("\r\n ", "").split("\r\n") {
        match line {
            "BEGIN:VEVENT" => event = Some(BTreeMap::new()),
            "BEGIN:VALARM" => is_alarm = true,
            "END:VALARM" => is_alarm = false,
            "END:VEVENT" => {
                let event: BTreeMap<String, String> = event.take().expect("it began");
                let uid = event["UID"].clone();
                assert_eq!(events.insert(uid, event), None, "an event twice\n{text}");
            }
            line => {
                let (name, value) = line.split_once(':').unwrap_or((line, ""));
                let name = name.split(';').next().expect("a name");
                let name = if is_alarm {
                    format!("ALARM {name}")
                } else {
                    name.to_owned()
                };
                if let Some(event) = &mut event {
                    event.insert(name, value.to_owned());
                }
            }
        }
    }
    events
}

fn calendar(room: &Room) -> Events {
    let text = ics::write(room.state(), Audience::Client);
    text.map(|text| read(&text)).unwrap_or_default()
}

/// A calendar program: it takes an event over if it does not know it, or if the new one has a higher sequence, or the
/// same and is later (RFC 5546, 2.1.5).
fn import(mine: &mut Events, new: Events) {
    for (uid, event) in new {
        let newness = |event: &BTreeMap<String, String>| {
            let sequence: u32 = event["SEQUENCE"].parse().expect("a number");
            (sequence, event["DTSTAMP"].clone())
        };
        let is_newer = mine
            .get(&uid)
            .is_none_or(|old| newness(&event) > newness(old));
        if is_newer {
            mine.insert(uid, event);
        }
    }
}

/// What stands in a calendar: day and title of what is not cancelled.
fn standing(mine: &Events) -> BTreeSet<(String, String)> {
    let standing = mine.values().filter(|it| it["STATUS"] == "CONFIRMED");
    standing
        .map(|it| (it["DTSTART"].clone(), it["SUMMARY"].clone()))
        .collect()
}

fn set(of: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    let own = |(day, title): &(&str, &str)| ((*day).to_owned(), (*title).to_owned());
    of.iter().map(own).collect()
}

fn day(day: &str) -> Value {
    Value::Date(day.parse::<NaiveDate>().expect("a day"))
}

fn fields(what: &str, who: &str, when: Option<&str>) -> Fields {
    let text = |text: &str| Value::Text(Clean::line(text));
    let mut fields = Fields::from([(action::WHAT.to_owned(), text(what))]);
    if !who.is_empty() {
        fields.insert(action::WHO.to_owned(), text(who));
    }
    fields.extend(when.map(|when| (action::WHEN.to_owned(), day(when))));
    fields
}

/// A session that has come to its actions, of which there are none yet.
fn begun(id: &str, lang: Lang) -> Room {
    let all = workshops().into_iter();
    let workshop = all.clone().find(|it| it.id == "brand-values");
    let mut room = Room::open(workshop.expect("it is there"), lang, Variant::Full, 12);
    let mut log = room.session.log().to_vec();
    if let Some(Event::Opened(opened)) = log.first_mut().map(|first| &mut first.event) {
        id.clone_into(&mut opened.session);
    }
    room.session = Session::replay(log).expect("it begins with Opened");
    room.give(Command::Next);
    let (index, _) = room.state().workshop().step("actions").expect("actions");
    while room.state().current != Some(index) {
        room.wait(60);
        room.give(Command::Next);
    }
    room
}

fn add(room: &mut Room, row: Fields) -> u32 {
    room.wait(60);
    let id = room.state().next_row;
    let (step, _) = room.state().workshop().step("actions").expect("actions");
    let rows = vec![row];
    room.give(Command::AddItems { step, rows });
    id
}

fn edit(room: &mut Room, item: u32, fields: Fields) {
    room.wait(60);
    room.give(Command::EditItem { item, fields });
}

fn give(room: &mut Room, command: Command) {
    room.wait(60);
    room.give(command);
}

/// Looks back on the only open action of the sessions before.
fn review(room: &mut Room, before: &[&Room], outcome: Outcome) {
    let sessions = before.iter().map(|room| Past::of(&room.session)).collect();
    let earlier = Earlier {
        sessions,
        damaged: 0,
    };
    let mut open = earlier.open_actions("De Linde");
    assert_eq!(open.len(), 1, "{open:?}");
    let action = open.remove(0);
    give(room, Command::ReviewAction { action, outcome });
}

/// The next session, half a day later.
fn next(id: &str, before: &Room) -> Room {
    let mut room = begun(id, Lang::Nl);
    room.now.wall = before.now.wall + 12 * 3_600_000;
    room
}

#[test]
fn an_event_says_who_does_what_and_reminds_of_it_the_day_before() {
    for (lang, client, more) in [
        (
            Lang::Nl,
            "\\nMerkwaarden: van woord naar gedrag · De Linde",
            "Wie: Noor\\nEerste stap: Vrijdag bellen\\nNodig: een telefoon\\nGezien door: Bram\\n",
        ),
        (
            Lang::En,
            "",
            "Who: Noor\\nFirst step: Vrijdag bellen\\nNeeds: een telefoon\\nSeen by: Bram\\n",
        ),
    ] {
        let mut room = begun("2026-11-23-a", lang);
        let text = |text: &str| Value::Text(Clean::line(text));
        let mut row = fields("Klanten bellen, elke dag; echt", "Noor", Some("2026-12-04"));
        for (field, said) in [
            (action::FIRST_STEP, "Vrijdag bellen"),
            (action::NEEDS, "een telefoon"),
            ("seen-by", "Bram"),
        ] {
            row.insert(field.to_owned(), text(said));
        }
        add(&mut room, row);
        let text = ics::write(room.state(), Audience::Client).expect("a calendar");
        assert!(text.contains("\r\nMETHOD:PUBLISH\r\n"), "{text}");
        let events = read(&text);
        let event = events.values().next().expect("an event");
        assert_eq!(event["SUMMARY"], "Noor: Klanten bellen\\, elke dag\\; echt");
        assert!(event["DESCRIPTION"].starts_with(more), "{event:?}");
        assert!(event["DESCRIPTION"].contains(client), "{event:?}");
        assert_eq!(
            (&*event["DTSTART"], &*event["DTEND"]),
            ("20261204", "20261205")
        );
        assert_eq!((&*event["STATUS"], &*event["SEQUENCE"]), ("CONFIRMED", "0"));
        // Nine in the morning of the day before.
        assert_eq!(event["ALARM TRIGGER"], "-PT15H");
        assert_eq!(event["ALARM ACTION"], "DISPLAY");
        assert_eq!(event["ALARM DESCRIPTION"], event["SUMMARY"]);
        assert_eq!(event["DTSTAMP"], event["LAST-MODIFIED"]);
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
        }
    }
}

#[test]
fn a_day_that_moved_moves_in_a_calendar_that_has_it() {
    let mut room = begun("2026-11-23-a", Lang::Nl);
    let id = add(&mut room, fields("Bellen", "Noor", Some("2026-12-04")));
    let mut mine = Events::new();
    import(&mut mine, calendar(&room));
    assert_eq!(
        calendar(&room),
        calendar(&room),
        "the same session, the same file"
    );
    edit(&mut room, id, fields("Bellen", "Noor", Some("2026-12-11")));
    import(&mut mine, calendar(&room));
    assert_eq!(standing(&mine), set(&[("20261211", "Noor: Bellen")]));
    give(&mut room, Command::Undo);
    import(&mut mine, calendar(&room));
    assert_eq!(standing(&mine), set(&[("20261204", "Noor: Bellen")]));
    give(&mut room, Command::Redo);
    import(&mut mine, calendar(&room));
    assert_eq!(standing(&mine), set(&[("20261211", "Noor: Bellen")]));
    edit(&mut room, id, fields("Mailen", "Bram", Some("2026-12-11")));
    import(&mut mine, calendar(&room));
    assert_eq!(standing(&mine), set(&[("20261211", "Bram: Mailen")]));
    assert_eq!(mine.len(), 1);
}

#[test]
fn what_is_gone_is_cancelled_and_nothing_is_told_of_it() {
    let mut room = begun("2026-11-23-a", Lang::Nl);
    let one = add(&mut room, fields("Geheim", "Noor", Some("2026-12-04")));
    let two = add(&mut room, fields("Zonder dag", "Bram", Some("2026-12-05")));
    add(&mut room, fields("Verkeerd", "Ines", Some("2026-12-06")));
    let mut mine = Events::new();
    import(&mut mine, calendar(&room));
    assert_eq!(standing(&mine).len(), 3);
    give(&mut room, Command::Undo);
    give(&mut room, Command::RemoveItems(vec![one]));
    edit(&mut room, two, fields("Zonder dag", "Bram", None));
    let new = calendar(&room);
    for event in new.values() {
        assert_eq!(event["STATUS"], "CANCELLED");
        assert_eq!(event["SUMMARY"], "Actie vervallen");
        assert!(!event.contains_key("DESCRIPTION") && !event.contains_key("ALARM TRIGGER"));
    }
    import(&mut mine, new);
    assert_eq!((standing(&mine), mine.len()), (set(&[]), 3));
    // What is added after an undo takes the place of what was undone.
    let mut room = begun("2026-11-23-b", Lang::Nl);
    add(&mut room, fields("Fout", "Noor", Some("2026-12-04")));
    let mut mine = Events::new();
    import(&mut mine, calendar(&room));
    give(&mut room, Command::Undo);
    add(&mut room, fields("Goed", "Noor", Some("2026-12-07")));
    import(&mut mine, calendar(&room));
    assert_eq!(standing(&mine), set(&[("20261207", "Noor: Goed")]));
    assert_eq!(mine.len(), 1);
}

#[test]
fn an_action_without_a_day_was_never_in_a_calendar() {
    let mut room = begun("2026-11-23-a", Lang::En);
    let id = add(&mut room, fields("Some day", "Noor", None));
    assert_eq!(ics::write(room.state(), Audience::Client), None);
    give(&mut room, Command::RemoveItems(vec![id]));
    assert_eq!(ics::write(room.state(), Audience::Client), None);
}

#[test]
fn an_action_that_is_carried_on_stays_one_event_through_all_sessions() {
    let mut first = begun("2026-11-23-a", Lang::Nl);
    let id = add(&mut first, fields("Bellen", "Noor", Some("2026-12-04")));
    for n in 5..9 {
        edit(
            &mut first,
            id,
            fields("Bellen", "Noor", Some(&format!("2026-12-0{n}"))),
        );
    }
    let mut mine = Events::new();
    import(&mut mine, calendar(&first));
    let mut second = next("2026-12-07-b", &first);
    add(&mut second, fields("Iets anders", "Noor", None));
    review(&mut second, &[&first], Outcome::CarriedOn);
    import(&mut mine, calendar(&second));
    assert_eq!(standing(&mine), set(&[("20261208", "Noor: Bellen")]));
    let row = second.state().reviewed[0]
        .carried
        .as_ref()
        .expect("carried")
        .id;
    edit(
        &mut second,
        row,
        fields("Bellen", "Noor", Some("2027-01-15")),
    );
    import(&mut mine, calendar(&second));
    assert_eq!(standing(&mine), set(&[("20270115", "Noor: Bellen")]));
    // An old calendar that is imported once more puts nothing back.
    import(&mut mine, calendar(&first));
    assert_eq!(standing(&mine), set(&[("20270115", "Noor: Bellen")]));
    give(&mut second, Command::RemoveItems(vec![row - 1]));
    let mut third = next("2027-01-10-c", &second);
    review(&mut third, &[&first, &second], Outcome::CarriedOn);
    let row = third.state().reviewed[0]
        .carried
        .as_ref()
        .expect("carried")
        .id;
    edit(
        &mut third,
        row,
        fields("Bellen", "Bram", Some("2027-02-01")),
    );
    import(&mut mine, calendar(&third));
    assert_eq!(standing(&mine), set(&[("20270201", "Bram: Bellen")]));
    assert_eq!(mine.len(), 1, "one event through three sessions");
    // The third says what became of it.
    let mut mine_done = mine.clone();
    let mut fourth = next("2027-02-01-d", &third);
    review(&mut fourth, &[&first, &second, &third], Outcome::Done);
    import(&mut mine_done, calendar(&fourth));
    assert_eq!(
        standing(&mine_done),
        set(&[("20270201", "Gedaan: Bram: Bellen")])
    );
    assert!(
        !mine_done
            .values()
            .any(|it| it.contains_key("ALARM TRIGGER"))
    );
    let mut fifth = next("2027-02-01-e", &third);
    review(&mut fifth, &[&first, &second, &third], Outcome::Dropped);
    import(&mut mine, calendar(&fifth));
    assert_eq!((standing(&mine), mine.len()), (set(&[]), 1));
    // It was said by mistake, so the action stands as it did.
    give(&mut fifth, Command::Undo);
    import(&mut mine, calendar(&fifth));
    assert_eq!(standing(&mine), set(&[("20270201", "Bram: Bellen")]));
}

#[test]
fn another_word_on_an_earlier_action_is_told_too() {
    let mut first = begun("2026-11-23-a", Lang::Nl);
    add(&mut first, fields("Bellen", "Noor", Some("2026-12-04")));
    let mut mine = Events::new();
    import(&mut mine, calendar(&first));
    let mut second = next("2026-12-07-b", &first);
    let mut outcomes = Vec::new();
    for outcome in [
        Outcome::Done,
        Outcome::CarriedOn,
        Outcome::Dropped,
        Outcome::CarriedOn,
        Outcome::Done,
    ] {
        review(&mut second, &[&first], outcome);
        import(&mut mine, calendar(&second));
        outcomes.push(standing(&mine).into_iter().next().map(|(_, title)| title));
        assert_eq!(mine.len(), 1);
    }
    let title = |title: &str| Some(title.to_owned());
    let (due, done) = (title("Noor: Bellen"), title("Gedaan: Noor: Bellen"));
    assert_eq!(outcomes, [done.clone(), due.clone(), None, due, done]);
}

/// A session from before the origin of an action was noted.
fn older(room: &Room) -> Room {
    let mut log: Vec<Stamped> = room.session.log().to_vec();
    for stamped in &mut log {
        if let Event::ActionReviewed(reviewed) = &mut stamped.event {
            reviewed.origin = None;
        }
    }
    let mut older = begun("x", Lang::Nl);
    older.session = Session::replay(log).expect("it begins with Opened");
    older.now = room.now;
    older
}

#[test]
fn an_old_file_says_which_action_it_was_too() {
    let mut first = begun("2026-11-23-a", Lang::Nl);
    let id = add(&mut first, fields("Bellen", "Noor", Some("2026-12-04")));
    for n in 5..9 {
        let when = format!("2026-12-0{n}");
        edit(&mut first, id, fields("Bellen", "Noor", Some(&when)));
    }
    let mut mine = Events::new();
    import(&mut mine, calendar(&first));
    let mut second = next("2026-12-07-b", &first);
    review(&mut second, &[&first], Outcome::CarriedOn);
    let row = second.state().reviewed[0]
        .carried
        .as_ref()
        .expect("carried")
        .id;
    edit(
        &mut second,
        row,
        fields("Bellen", "Noor", Some("2027-01-15")),
    );
    import(&mut mine, calendar(&older(&second)));
    assert_eq!(standing(&mine), set(&[("20270115", "Noor: Bellen")]));
    assert_eq!(mine.len(), 1);
    // Where nothing is known of the day, nothing is said of what was done.
    let mut done = next("2026-12-07-c", &first);
    review(&mut done, &[&first], Outcome::Done);
    assert_eq!(ics::write(older(&done).state(), Audience::Client), None);
}

#[test]
fn a_session_that_began_in_another_has_its_actions() {
    let mut first = begun("2026-11-23-a", Lang::Nl);
    let id = add(&mut first, fields("Bellen", "Noor", Some("2026-12-04")));
    let mut log = first.session.log().to_vec();
    if let Some(Event::Opened(opened)) = log.first_mut().map(|first| &mut first.event) {
        opened.session = "2026-11-30-branch".to_owned();
    }
    let seq = first.session.next_seq();
    log.push(Stamped {
        seq,
        at: first.now,
        event: Event::Branched {
            session: "2026-11-23-a".to_owned(),
            seq: seq - 1,
        },
    });
    let mut branch = older(&first);
    branch.session = Session::replay(log).expect("it begins with Opened");
    let mut mine = Events::new();
    import(&mut mine, calendar(&first));
    edit(
        &mut branch,
        id,
        fields("Bellen", "Noor", Some("2026-12-09")),
    );
    import(&mut mine, calendar(&branch));
    assert_eq!(standing(&mine), set(&[("20261209", "Noor: Bellen")]));
    assert_eq!(mine.len(), 1);
    // What is agreed from there on is its own, though the other may use the same number.
    add(&mut branch, fields("Eigen", "Bram", Some("2026-12-10")));
    add(&mut first, fields("Ander", "Ines", Some("2026-12-10")));
    import(&mut mine, calendar(&branch));
    import(&mut mine, calendar(&first));
    assert_eq!(mine.len(), 3);
}

#[test]
fn a_sequence_never_goes_down_while_a_session_grows() {
    let mut room = begun("2026-11-23-a", Lang::Nl);
    let mut highest: BTreeMap<String, u32> = BTreeMap::new();
    let mut ids = Vec::new();
    // A walk that is the same each time.
    let mut random = 7_u32;
    for _ in 0..400 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let of = |n: usize| (random >> 16) as usize % n.max(1);
        let day = format!("2026-12-{:02}", 1 + of(28));
        let alive: Vec<u32> = ids
            .iter()
            .copied()
            .filter(|id| room.state().rows.contains_key(id))
            .collect();
        room.now.wall += i64::from(random % 5000) - 1000;
        let before = calendar(&room);
        let at = alive.get(of(alive.len())).copied();
        match (of(7), at) {
            (0 | 1, _) | (_, None) => {
                ids.push(add(&mut room, fields("Bellen", "Noor", Some(&day))));
            }
            (2, Some(id)) => room.give(Command::RemoveItems(vec![id])),
            (3, _) if room.session.undo_target().is_some() => room.give(Command::Undo),
            (4, _) if room.session.redo_target().is_some() => room.give(Command::Redo),
            (_, Some(id)) => {
                let row = fields("Bellen", &format!("Noor {random}"), Some(&day));
                room.give(Command::EditItem {
                    item: id,
                    fields: row,
                });
            }
        }
        for (uid, event) in calendar(&room) {
            let sequence: u32 = event["SEQUENCE"].parse().expect("a number");
            let highest = highest.entry(uid.clone()).or_default();
            let changed = before.get(&uid).is_some_and(|old| *old != event);
            assert!(
                sequence >= *highest + u32::from(changed),
                "{before:?}\n{event:?}"
            );
            *highest = sequence;
        }
    }
    assert!(highest.len() > 20);
    // Played back, and what was taken out of the file by hand: it goes up all the same.
    let log = room.session.log().to_vec();
    let again = Session::replay(log.clone()).expect("a session");
    assert_eq!(again.state(), room.state());
    let mut redacted = log.clone();
    for stamped in redacted.iter_mut().skip(40).step_by(3) {
        if matches!(stamped.event, Event::ItemEdited { .. }) {
            stamped.event = Event::Redacted;
        }
    }
    let redacted = Session::replay(redacted).expect("a session");
    let text = ics::write(redacted.state(), Audience::Client).expect("a calendar");
    for (uid, event) in read(&text) {
        let sequence: u32 = event["SEQUENCE"].parse().expect("a number");
        assert!(sequence >= highest[&uid], "{event:?}");
    }
}

/// The calendars of owners, by the part of the file's name.
fn by_owner(state: &State) -> BTreeMap<String, Events> {
    let all = ics::write_by_owner(state, Audience::Client);
    let files = all.len();
    let all: BTreeMap<String, Events> = all
        .into_iter()
        .map(|own| (own.name, read(&own.text)))
        .collect();
    assert_eq!(all.len(), files, "no name twice");
    all
}

#[test]
fn each_owner_gets_a_file_with_what_is_theirs() {
    let mut room = begun("2026-11-23-a", Lang::Nl);
    let noor = add(&mut room, fields("Bellen", "Noor", Some("2026-12-01")));
    add(&mut room, fields("Mailen", "noor", Some("2026-12-02")));
    add(
        &mut room,
        fields("Samen", "Noor en Bram (inkoop)", Some("2026-12-03")),
    );
    add(&mut room, fields("Niemand", "", Some("2026-12-04")));
    add(&mut room, fields("Ooit", "Ines", None));
    for odd in [
        "Noor!",
        "../Bram",
        "日本 太郎",
        "🙂",
        "🙃",
        "Zonder eigenaar",
        "CON",
    ] {
        add(&mut room, fields("Apart", odd, Some("2026-12-05")));
    }
    let all = by_owner(room.state());
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "bram",
            "flipover-con",
            "noor",
            "zonder-eigenaar",
            "zonder-eigenaar-2",
            "日本-太郎"
        ],
        "{names:?}"
    );
    assert_eq!(
        standing(&all["noor"]),
        set(&[
            ("20261201", "Noor: Bellen"),
            ("20261202", "noor: Mailen"),
            ("20261203", "Noor en Bram (inkoop): Samen"),
            ("20261205", "Noor!: Apart"),
        ])
    );
    assert_eq!(all["bram"].len(), 2);
    // Together they are the one for everybody.
    let whole = calendar(&room);
    let every: BTreeSet<&String> = all.values().flat_map(BTreeMap::keys).collect();
    assert_eq!(every, whole.keys().collect());
    // Who hands an action on is told that it is gone.
    edit(
        &mut room,
        noor,
        fields("Bellen", "Bram", Some("2026-12-01")),
    );
    let mut mine = all["noor"].clone();
    let all = by_owner(room.state());
    import(&mut mine, all["noor"].clone());
    assert_eq!(standing(&mine).len(), 3);
    assert!(standing(&all["bram"]).contains(&("20261201".to_owned(), "Bram: Bellen".to_owned())));
}

#[test]
fn two_owners_whose_names_make_one_file_name_have_a_file_each() {
    let mut room = begun("2026-11-23-a", Lang::En);
    for (who, when) in [
        ("A.B", "2026-12-01"),
        ("AB", "2026-12-02"),
        ("A-B", "2026-12-03"),
    ] {
        add(&mut room, fields("Call", who, Some(when)));
    }
    add(&mut room, fields("Call", "O'Hara", Some("2026-12-04")));
    add(&mut room, fields("Call", "Ohara", Some("2026-12-05")));
    let all = by_owner(room.state());
    let names: Vec<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(names, ["a-b", "ab", "ohara", "ohara-2"]);
    assert_eq!(
        all["a-b"].len(),
        2,
        "with a full stop or a hyphen it is the same name"
    );
    assert_eq!((all["ohara"].len(), all["ohara-2"].len()), (1, 1));
}

#[test]
fn a_name_of_an_event_tells_nobody_anything() {
    let mut room = begun("2026-11-23-brand-values-noor-de-wit-m4ry", Lang::Nl);
    add(&mut room, fields("Bellen", "Noor", Some("2026-12-01")));
    let text = ics::write(room.state(), Audience::Client).expect("a calendar");
    let events = read(&text);
    let uid = events.keys().next().expect("an event");
    assert_eq!(uid.len(), 36, "{uid}");
    assert!(
        uid.chars().all(|c| c.is_ascii_hexdigit() || c == '-'),
        "{uid}"
    );
    assert_eq!(
        uid.as_bytes()[14],
        b'8',
        "the form of RFC 9562 that is free"
    );
    assert!(!text.contains("noor-de-wit"), "{text}");
}
