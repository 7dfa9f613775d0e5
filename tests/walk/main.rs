//! Every bundled workshop, walked from its first step to its summary in both languages and both variants.

#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod catalogue;
#[path = "../support/room.rs"]
mod room;
mod summaries;

use catalogue::CATALOGUE;

use flipover::domain::audience::Audience;
use flipover::domain::document::Document;
use flipover::domain::event::{Value, Variant};
use flipover::domain::results::headline::figure_of;
use flipover::domain::results::of_step;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::select;
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::domain::workshop::{FieldKind, PERMISSION, StepIndex, Workshop};
use flipover::export::{json, markdown};
use room::Room;
use summaries::SUMMARIES;

fn workshops() -> Vec<Workshop> {
    let read = |(file, text): (String, String)| match parse(&text) {
        Ok(workshop) => workshop,
        Err(faults) => panic!("{file}: {faults:?}"),
    };
    bundled().into_iter().map(read).collect()
}

/// Walks every workshop in every language and variant.
fn walks(mut look: impl FnMut(&Room)) {
    for workshop in workshops() {
        for lang in Lang::ALL {
            for variant in [Variant::Full, Variant::Short] {
                let mut room = Room::open(workshop.clone(), lang, variant, 14);
                room.walk(step_has_its_input);
                look(&room);
            }
        }
    }
}

fn step_has_its_input(room: &Room, place: StepIndex) {
    let (step, _) = room.state().step(place).expect("a step");
    let told = told(room);
    if step.input.is_some() {
        let items = select::input(room.state(), place);
        assert!(!items.is_empty(), "{told}: {} has nothing to do", step.id);
        for item in items {
            let label = select::label(room.state(), &item);
            assert!(!label.trim().is_empty(), "{told}: {} {item}", step.id);
        }
    }
}

fn told(room: &Room) -> String {
    let state = room.state();
    format!(
        "{} {} {:?}",
        state.workshop().id,
        state.lang().code(),
        state.opened.variant
    )
}

#[test]
fn the_minutes_are_those_of_the_catalogue() {
    for workshop in workshops() {
        let steps: Vec<(&str, u16, u16)> = workshop
            .steps
            .iter()
            .map(|step| (step.id.as_str(), step.minutes, step.short.unwrap_or(0)))
            .collect();
        if let Some((id, expected)) = CATALOGUE.iter().find(|(id, _)| *id == workshop.id) {
            assert_eq!(steps, *expected, "{id}");
        }
        let sum = |of: fn(&(&str, u16, u16)) -> u16| steps.iter().map(of).sum::<u16>();
        let sums = (sum(|step| step.1), sum(|step| step.2));
        assert_eq!(sums, workshop.minutes, "{}", workshop.id);
    }
}

#[test]
fn every_workshop_can_be_walked_to_its_end_on_time() {
    walks(|room| {
        let (state, told) = (room.state(), told(room));
        let planned: u32 = state.plan.iter().copied().map(u32::from).sum();
        let (full, short) = state.workshop().minutes;
        let expected = match state.opened.variant {
            Variant::Short => short,
            _ => full,
        };
        assert_eq!(planned, u32::from(expected), "{told}");
        let ended = state.ended.unwrap_or_else(|| panic!("{told}: no end"));
        let minutes = (ended.wall - room::START) / 60_000;
        assert_eq!(minutes, i64::from(planned), "{told}: minutes used");
        let late = state
            .steps
            .indices()
            .find(|n| state.used(*n, state.time.reached()) != u64::from(state.plan[*n]) * 60_000);
        assert_eq!(late, None, "{told}: step");
    });
}

/// The names between braces: the step and the figure.
fn figures(sentence: &str) -> Vec<(&str, &str)> {
    let names = sentence.split('{').skip(1);
    let names = names.filter_map(|part| part.split_once('}'));
    names.filter_map(|(name, _)| name.split_once('.')).collect()
}

#[test]
fn every_sentence_of_the_headline_is_said() {
    walks(|room| {
        let (state, told) = (room.state(), told(room));
        let words = Words::of(state.lang());
        for text in &state.workshop().headline {
            let sentence = text.get(state.lang());
            for (step, name) in figures(sentence) {
                let (place, _) = state.workshop().step(step).expect("a step");
                if state.plan[place] == 0 {
                    continue;
                }
                let found = of_step(state, place).expect("results");
                let figure = figure_of(state, place, &found, name, words);
                let figure = figure.unwrap_or_else(|| panic!("{told}: no {step}.{name}"));
                assert!(!figure.trim().is_empty(), "{told}: {step}.{name}");
            }
        }
        let said = flipover::domain::results::headline(state);
        assert!(!said.is_empty(), "{told}");
        for sentence in said {
            assert!(!sentence.contains(['{', '}']), "{told}: {sentence}");
        }
    });
}

fn markdown_of(room: &Room, audience: Audience) -> String {
    markdown::write(&Document::new(room.state(), audience))
}

/// The part of a summary under a heading, up to the next heading that is not below it.
fn under<'m>(markdown: &'m str, heading: &str) -> &'m str {
    let found = markdown.split_once(&format!("\n{heading}\n"));
    let (_, after) = found.unwrap_or_else(|| panic!("no {heading} in\n{markdown}"));
    let level = heading.chars().take_while(|c| *c == '#').count();
    let is_next = |line: &str| {
        let own = line.chars().take_while(|c| *c == '#').count();
        own > 0 && own <= level
    };
    let end = after
        .match_indices('\n')
        .find(|(at, _)| is_next(&after[at + 1..]));
    end.map_or(after, |(at, _)| &after[..at])
}

#[test]
fn every_summary_has_the_parts_its_design_asks_for() {
    let mut missing = Vec::new();
    walks(|room| {
        let (state, told) = (room.state(), told(room));
        let found = markdown_of(room, Audience::Client);
        let (results, actions) = match state.lang() {
            Lang::En => ("## Results", "## Actions"),
            Lang::Nl => ("## Resultaten", "## Acties"),
        };
        assert!(under(&found, actions).contains("Noor"), "{told}");
        let results = under(&found, results);
        let id = state.workshop().id.as_str();
        let Some((_, parts)) = SUMMARIES.iter().find(|(of, _)| *of == id) else {
            return;
        };
        for (step, en, nl) in *parts {
            let (place, step) = state.workshop().step(step).expect("a step");
            let title = step.title.get(state.lang());
            let part = match state.lang() {
                Lang::En => en,
                Lang::Nl => nl,
            };
            if state.plan[place] > 0 {
                let section = under(results, &format!("### {title}"));
                if !section.contains(part) {
                    missing.push(format!("{told}: {part} under {title}"));
                }
            }
        }
    });
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_choice_among_items_reads_as_the_item_says() {
    walks(|room| {
        for audience in [Audience::Client, Audience::Facilitator] {
            let found = markdown_of(room, audience);
            let (told, state) = (told(room), room.state());
            for step in &state.workshop().steps {
                let id = format!("{}#", step.id);
                assert!(!found.contains(&id), "{told}: {id}");
            }
            let is_number =
                |cell: &str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
            for field in state
                .workshop()
                .steps
                .iter()
                .flat_map(|step| step.kind.fields())
            {
                let label = field.label.get(state.lang());
                let line = format!("- {label}: ");
                if matches!(field.kind, FieldKind::ChoiceOf(_)) {
                    let mut values = found.lines().filter_map(|l| l.trim().strip_prefix(&line));
                    assert!(!values.any(is_number), "{told}: {label}");
                }
            }
        }
    });
}

#[test]
fn a_story_without_permission_is_in_no_part_of_what_a_client_gets() {
    walks(|room| {
        let (state, told) = (room.state(), told(room));
        let refused = state
            .rows
            .values()
            .filter(|row| row.fields.get(PERMISSION) == Some(&Value::Choice("no".to_owned())));
        let texts = refused.flat_map(|row| row.fields.values());
        let texts: Vec<&str> = texts
            .filter_map(|value| match value {
                Value::Text(text) => Some(text.as_str()).filter(|text| text.contains('(')),
                _ => None,
            })
            .collect();
        let steps = state.workshop().steps.iter().zip(&state.plan);
        let held = steps.filter(|(_, minutes)| **minutes > 0);
        let mut fields = held.flat_map(|(step, _)| step.kind.fields());
        let asks = fields.any(|field| field.id == PERMISSION);
        assert_eq!(texts.is_empty(), !asks, "{told}");
        let found = markdown_of(room, Audience::Client);
        let data = json::write(state, Audience::Client).expect("it is written");
        for text in texts {
            assert!(
                !found.contains(text) && !data.contains(text),
                "{told}: {text}"
            );
        }
    });
}
