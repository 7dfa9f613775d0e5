//! The contract, key by key, on sessions as they might have been.

use serde_json::{Value, json};

use super::*;
use crate::domain::document::Document;
use crate::domain::event::Event;
use crate::export::fixtures::{self, Pen, opened};
use crate::export::markdown;
use crate::export::sheets::{Cell, Part, Workbook};

fn read(state: &State, audience: Audience) -> Value {
    serde_json::from_str(&write(state, audience).unwrap()).unwrap()
}

fn results<'v>(document: &'v Value, id: &str) -> &'v Value {
    let steps = document["steps"].as_array().unwrap();
    &steps.iter().find(|step| step["id"] == id).unwrap()["results"]
}

fn column(rows: &Value, key: &str) -> Value {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| row[key].clone())
        .collect()
}

#[test]
fn the_vector_of_the_design_comes_out_with_its_own_counts() {
    let document = read(&fixtures::dutch(), Audience::Client);
    let found = results(&document, "cascade-down");
    let levels = &found["levels"];
    assert_eq!(column(levels, "intact"), json!([7, 5, 3, 2, 2]));
    assert_eq!(column(levels, "changed"), json!([0, 1, 3, 2, 2]));
    assert_eq!(column(levels, "lost"), json!([1, 2, 2, 4, 4]));
    assert_eq!(
        column(levels, "survival"),
        json!([0.875, 0.625, 0.375, 0.25, 0.25])
    );
    assert_eq!(
        column(levels, "reach"),
        json!([0.875, 0.75, 0.75, 0.5, 0.5])
    );
    assert_eq!(column(levels, "restored"), json!([0, 0, 0, 0, 1]));
    assert_eq!(
        column(levels, "used_seconds"),
        json!([600, 375, 220, 115, 30])
    );
    assert_eq!(
        levels[3]["additions"],
        json!(["Wie niet begroet, krijgt een gesprek"])
    );
    assert_eq!(
        found["biggest_loss"],
        json!(["Middenkader", "Vestigingsmanagers"])
    );
    assert_eq!(found["key_points"][2]["marks"], "=~~--");
    assert_eq!(found["key_points"][2]["type"], "behaviour");
    let predicted = found["predicted_mean"].as_f64().unwrap();
    assert!(
        (predicted - 73.0 / 14.0).abs() < 1e-12
            && found["optimism_gap"].as_f64() == Some(predicted - 2.0)
    );
}

#[test]
fn the_session_is_told_with_its_own_clock() {
    let document = read(&fixtures::dutch(), Audience::Client);
    assert_eq!(document["format"], 1);
    assert_eq!(
        document["workshop"],
        json!({"id": "four-months-to-four-minutes", "title": "Van vier maanden naar vier minuten", "language": "nl", "variant": "full"})
    );
    assert_eq!(document["session"]["started"], "2026-11-23T13:30:00+01:00");
    assert_eq!(
        (
            &document["session"]["client"],
            &document["session"]["people"]
        ),
        (&"Woonwinkel De Linde".into(), &14.into())
    );
    let step = |id: &str| {
        document["steps"]
            .as_array()
            .unwrap()
            .iter()
            .find(|step| step["id"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(
        (
            &step("check-in")["state"],
            &step("check-in")["used_seconds"]
        ),
        (&"done".into(), &540.into())
    );
    assert_eq!(
        (&step("break")["state"], &step("break")["results"]),
        (&"skipped".into(), &json!({}))
    );
    assert_eq!(
        document["decisions"][0]["by"],
        "directie en vestigingsmanagers"
    );
    assert_eq!(document["actions"][0]["when"], "2026-12-11");
    assert_eq!(
        (&document["quotes"][0]["by"], &document["notes"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(results(&document, "commitments")["without_owner"], 1);
    assert_eq!(
        results(&document, "rules")["tie_at_cut"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        results(&document, "real-clock")["durations"]["time"]["real-clock#4"]["minutes"],
        5.0
    );
}

#[test]
fn scores_come_with_their_figures_and_without_the_refused_story() {
    let document = read(&fixtures::english(), Audience::Client);
    let cell = &results(&document, "recommend")["cells"][0];
    assert_eq!(
        (&cell["n"], &cell["median"], &cell["histogram"]["9"]),
        (&12.into(), &8.0.into(), &3.into())
    );
    assert_eq!(
        (&cell["nps"]["promoters"], &cell["nps"]["detractors"]),
        (&5.into(), &3.into())
    );
    assert_eq!(
        column(&results(&document, "conditions")["cells"], "group"),
        json!([
            "managers", "staff", "managers", "staff", "managers", "staff"
        ])
    );
    assert_eq!(results(&document, "balance")["gaps"][0]["gap"], 2.0);
    assert_eq!(
        column(&results(&document, "vote")["ranking"], "label"),
        json!(["The forgotten teddy bear", "A refund without a receipt"])
    );
    let everything = read(&fixtures::english(), Audience::Facilitator);
    assert_eq!(
        results(&everything, "vote")["ranking"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    assert_eq!(
        results(&everything, "stories")["items"][1]["fields"]["teller"],
        "Bram"
    );
}

#[test]
fn themes_come_with_their_items_and_without_the_refused_story() {
    let mut script = fixtures::baseline_workshop();
    let stories = crate::domain::workshop::Selector::All("stories".to_owned());
    let title = fixtures::t("Themes", "Thema's");
    let step = fixtures::step(
        "themes",
        title,
        8,
        None,
        crate::domain::workshop::Kind::Cluster,
    );
    let mut steps: Vec<_> = script.steps.into_iter().collect();
    steps.insert(4, fixtures::with_input(step, stories));
    script.steps = steps.into();
    let mut pen = Pen::new(opened(script, Lang::En, ""));
    let story = |title: &str, may: &str| {
        fixtures::fields(&[
            ("title", fixtures::text(title)),
            ("permission", fixtures::option(may)),
        ])
    };
    let stories = [("a", "name"), ("b", "no"), ("c", "anonymous")];
    pen.add(
        "stories",
        stories.map(|(title, may)| story(title, may)).to_vec(),
    );
    let step = || "themes".to_owned();
    pen.put(Event::ThemeAdded {
        step: step(),
        id: 4,
        name: Clean::new("They called back"),
        item: Some(ItemId::Row(1)),
    });
    pen.put(Event::Clustered {
        step: step(),
        item: ItemId::Row(2),
        theme: Some(4),
    });
    let state = pen.state();
    let everything = read(&state, Audience::Facilitator);
    assert_eq!(
        results(&everything, "themes"),
        &json!({
            "themes": [{
                "item": "4",
                "name": "They called back",
                "items": [{"id": "1", "label": "a"}, {"id": "2", "label": "b"}],
                "size": 2,
                "share": 2.0 / 3.0,
            }],
            "unclustered": 1,
        })
    );
    let client = read(&state, Audience::Client);
    let theme = &results(&client, "themes")["themes"][0];
    assert_eq!(theme["items"], json!([{"id": "1", "label": "a"}]));
    assert_eq!((&theme["size"], &theme["share"]), (&1.into(), &0.5.into()));
    // What is counted is what is shown, so that the figures add up and tell of nothing else.
    assert_eq!(
        results(&client, "stories")["counts"]["permission"],
        json!({"anonymous": 1, "name": 1, "no": 0})
    );
}

#[test]
fn of_four_scores_only_their_number_is_shown() {
    let mut pen = Pen::new(opened(fixtures::baseline_workshop(), Lang::En, ""));
    pen.enter("recommend");
    pen.scores(
        "recommend",
        ItemId::Fixed("recommend".to_owned(), 0),
        ("", ""),
        &[9, 9, 2, 8],
    );
    let state = pen.state();
    let document = read(&state, Audience::Client);
    let cell = &results(&document, "recommend")["cells"][0];
    assert_eq!(
        (&cell["n"], &cell["mean"], &cell["min"], &cell["histogram"]),
        (&4.into(), &Value::Null, &Value::Null, &json!({}))
    );
    let everything = read(&state, Audience::Facilitator);
    let cell = &results(&everything, "recommend")["cells"][0];
    assert_eq!((&cell["mean"], &cell["min"]), (&7.0.into(), &2.into()));
}

#[test]
fn an_empty_session_exports_with_every_key() {
    let document = read(
        &Pen::new(opened(fixtures::cascade_workshop(), Lang::En, "")).state(),
        Audience::Client,
    );
    let keys: Vec<_> = document.as_object().unwrap().keys().cloned().collect();
    // In the order of the contract.
    let expected = [
        "format",
        "workshop",
        "session",
        "steps",
        "decisions",
        "actions",
        "reviewed_actions",
        "parking_lot",
        "quotes",
        "notes",
        "overrides",
    ];
    assert_eq!(keys, expected);
    assert_eq!(
        (
            &document["session"]["started"],
            &document["steps"][3]["state"]
        ),
        (&Value::Null, &"not_reached".into())
    );
    assert_eq!(
        results(&document, "cascade-down")["mean_hop_retention"],
        Value::Null
    );
    assert_eq!(results(&document, "redesign")["completeness"], Value::Null);
}

#[test]
fn items_chosen_by_hand_are_on_record() {
    let mut pen = Pen::new(opened(fixtures::baseline_workshop(), Lang::En, ""));
    let first = pen.add(
        "stories",
        vec![fixtures::fields(&[
            ("title", fixtures::text("a")),
            ("permission", fixtures::option("name")),
        ])],
    );
    pen.put(Event::ItemsChosen {
        step: "vote".to_owned(),
        items: Some(vec![ItemId::Row(first)]),
    });
    let document = read(&pen.state(), Audience::Client);
    assert_eq!(
        document["overrides"],
        json!([{"step": "vote", "items": ["1"]}])
    );
}

#[test]
fn no_control_byte_leaves_in_the_document() {
    let mut start = opened(fixtures::baseline_workshop(), Lang::En, "x");
    start.session = "a\u{1b}[2J\u{9b}31m\u{7f}".to_owned();
    let document = write(&Pen::new(start).state(), Audience::Facilitator).unwrap();
    assert!(document.chars().all(|c| c == '\n' || !c.is_control()));
    let read: Value = serde_json::from_str(&document).unwrap();
    assert_eq!(read["session"]["id"], "a\u{1b}[2J\u{9b}31m\u{7f}");
}

#[test]
fn what_became_of_earlier_actions_stands_in_both_documents() {
    let mut pen = Pen::new(opened(fixtures::baseline_workshop(), Lang::En, "De Linde"));
    let day = NaiveDate::from_ymd_opt(2026, 11, 13);
    for (item, text, who, when, outcome) in [
        (4, "Rewrite the letter", "Anna", day, Outcome::Done),
        (5, "Ask the depot", "", None, Outcome::Dropped),
    ] {
        pen.put(Event::ActionReviewed(Reviewed {
            session: "2026-10-26-first".to_owned(),
            item,
            text: Clean::new(text),
            who: Clean::new(who),
            when,
            outcome,
            carried: None,
            origin: None,
        }));
    }
    let state = pen.state();
    assert_eq!(
        read(&state, Audience::Client)["reviewed_actions"],
        json!([
            {"session": "2026-10-26-first", "item": 4, "text": "Rewrite the letter", "who": "Anna", "when": "2026-11-13", "outcome": "done"},
            {"session": "2026-10-26-first", "item": 5, "text": "Ask the depot", "who": null, "when": null, "outcome": "dropped"},
        ])
    );
    let book = Workbook::new(&state, Audience::Client);
    let days = book.sheets.iter().find(|it| it.part == Part::Reviewed);
    let days = days.map(|it| it.rows.iter().map(|row| row[2].clone()));
    let days: Vec<Cell> = days.unwrap().collect();
    assert_eq!(days, [Cell::Date(day.unwrap()), Cell::Empty]);
    let summary = markdown::write(&Document::new(&state, Audience::Client));
    let table = summary.split("## Actions of last time").nth(1).unwrap();
    assert!(
        table.contains("| Rewrite the letter | Anna | Friday 13 November 2026 | done |"),
        "{table}"
    );
    assert!(
        table.contains("| Ask the depot | not yet assigned |  | dropped |"),
        "{table}"
    );
}
