//! Every bundled workshop, walked from its first step to its summary in both languages and both variants.

#[path = "support/room.rs"]
mod room;

use flipover::domain::event::Variant;
use flipover::domain::results::headline::figure_of;
use flipover::domain::results::of_step;
use flipover::domain::select;
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::domain::workshop::Workshop;
use flipover::export::Audience;
use flipover::export::document::Document;
use flipover::export::markdown;
use flipover::storage::script::catalogue::bundled;
use flipover::storage::script::parse;
use room::Room;

/// The catalogue's minutes, full and short, step by step; 0: not in the short variant.
const CATALOGUE: &[(&str, &[(&str, u16, u16)])] = &[
    (
        "engagement-baseline",
        &[
            ("surprise", 8, 5),
            ("recommend", 8, 6),
            ("conditions", 12, 8),
            ("balance", 8, 0),
            ("reveal", 20, 12),
            ("lift", 12, 8),
            ("vote", 6, 3),
            ("actions", 12, 6),
            ("check-out", 4, 2),
        ],
    ),
    (
        "four-months-to-four-minutes",
        &[
            ("check-in", 8, 4),
            ("key-points", 10, 4),
            ("prediction", 4, 2),
            ("cascade-down", 38, 24),
            ("debrief", 12, 8),
            ("real-clock", 6, 3),
            ("break", 10, 0),
            ("signals", 5, 0),
            ("cascade-up", 15, 0),
            ("redesign", 14, 7),
            ("new-clock", 8, 0),
            ("rules", 5, 0),
            ("commitments", 12, 6),
            ("check-out", 3, 2),
        ],
    ),
    (
        "brand-values",
        &[
            ("check-in", 6, 4),
            ("values", 8, 4),
            ("meaning", 16, 10),
            ("distinctiveness", 14, 8),
            ("reinforcement", 10, 0),
            ("vote", 6, 4),
            ("break", 10, 0),
            ("behaviours", 24, 14),
            ("visible-now", 10, 6),
            ("first-person", 12, 0),
            ("actions", 14, 7),
            ("check-out", 5, 3),
        ],
    ),
    (
        "words-deeds-targets",
        &[
            ("check-in", 6, 4),
            ("words", 10, 8),
            ("evidence", 18, 14),
            ("score", 10, 8),
            ("mirror", 16, 10),
            ("break", 8, 0),
            ("targets", 8, 0),
            ("ab-check", 18, 0),
            ("repair", 14, 0),
            ("example", 22, 12),
            ("check-out", 5, 4),
        ],
    ),
    (
        "barrier-removal",
        &[
            ("check-in", 6, 4),
            ("day-line", 18, 10),
            ("cluster", 10, 6),
            ("vote", 6, 4),
            ("quadrant", 10, 6),
            ("break", 8, 0),
            ("force-field", 16, 0),
            ("solve", 18, 14),
            ("answer", 10, 6),
            ("actions", 14, 8),
            ("check-out", 4, 2),
        ],
    ),
    (
        "mutual-expectations",
        &[
            ("check-in", 6, 4),
            ("asks", 20, 12),
            ("sharpen", 8, 6),
            ("answers", 24, 14),
            ("break", 8, 0),
            ("personal", 20, 10),
            ("match", 6, 4),
            ("contract", 8, 0),
            ("actions", 14, 8),
            ("check-out", 6, 2),
        ],
    ),
    (
        "own-style",
        &[
            ("check-in", 6, 4),
            ("room", 6, 4),
            ("situations", 14, 10),
            ("vote", 6, 4),
            ("frame", 22, 14),
            ("break", 8, 0),
            ("people-in-view", 14, 0),
            ("speak-for-us", 10, 0),
            ("try-out", 12, 10),
            ("experiments", 16, 10),
            ("check-out", 6, 4),
        ],
    ),
    (
        "show-and-tell",
        &[
            // The catalogue's check-in of 6 and 4 minutes, less the one in which the values are read out.
            ("check-in", 5, 3),
            ("values", 1, 1),
            ("interviews", 20, 12),
            ("harvest", 22, 13),
            ("ingredients", 12, 6),
            ("patterns", 8, 0),
            ("vote", 6, 4),
            ("tell-plan", 12, 4),
            ("check-out", 4, 2),
        ],
    ),
    (
        "voice-of-the-employee",
        &[
            ("check-in", 6, 4),
            ("experiences", 18, 12),
            ("signals", 12, 0),
            ("treat-test", 6, 5),
            ("cluster", 10, 7),
            ("vote", 6, 4),
            ("break", 8, 0),
            ("to-the-decision", 20, 14),
            ("channel", 12, 0),
            ("actions", 16, 10),
            ("check-out", 6, 4),
        ],
    ),
    (
        "adopt-a-customer",
        &[
            ("check-in", 8, 5),
            ("distance", 6, 4),
            ("idea", 6, 4),
            ("choose", 16, 10),
            ("questions", 12, 8),
            ("vote", 6, 3),
            ("practise", 14, 0),
            ("log", 12, 7),
            ("rules", 8, 0),
            ("actions", 12, 7),
            ("check-out", 5, 2),
        ],
    ),
    (
        "product-ambassadors",
        &[
            ("own-use", 6, 4),
            ("nps", 6, 5),
            ("mirror", 6, 4),
            ("reasons", 16, 10),
            ("drivers", 8, 6),
            ("dig", 12, 8),
            ("vote", 6, 4),
            ("break", 8, 0),
            ("experience-plan", 22, 10),
            ("one-minute", 10, 0),
            ("actions", 14, 7),
            ("check-out", 6, 2),
        ],
    ),
    (
        "employee-journey",
        &[
            ("check-in", 6, 4),
            ("enps", 5, 4),
            ("farewell", 14, 8),
            ("stages", 16, 10),
            ("gap", 10, 7),
            ("break", 8, 0),
            ("causes", 16, 8),
            ("valued", 14, 0),
            ("vote", 6, 4),
            ("redesign", 18, 0),
            ("actions", 16, 12),
            ("check-out", 6, 3),
        ],
    ),
];

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
                room.walk(|room, place| step_has_its_input(room, place));
                look(&room);
            }
        }
    }
}

fn step_has_its_input(room: &Room, place: usize) {
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
        let late = (0..state.steps.len())
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

#[test]
fn dump() {
    let dir = std::path::Path::new("/tmp/charts-md");
    std::fs::create_dir_all(dir).unwrap();
    walks(|room| {
        let name = told(room).replace(' ', "-");
        std::fs::write(
            dir.join(format!("{name}.md")),
            markdown_of(room, Audience::Client),
        )
        .unwrap();
    });
}
