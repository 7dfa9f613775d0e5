//! Every bundled workshop, walked from its first step to its summary in both languages and both variants.

#[path = "support/room.rs"]
mod room;

use flipover::domain::event::{Value, Variant};
use flipover::domain::results::headline::figure_of;
use flipover::domain::results::of_step;
use flipover::domain::select;
use flipover::domain::text::Lang;
use flipover::domain::words::Words;
use flipover::domain::workshop::{FieldKind, PERMISSION, Workshop};
use flipover::export::Audience;
use flipover::export::document::Document;
use flipover::export::{json, markdown};
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

/// What the design asks of each summary, step by step, in English and Dutch.
const SUMMARIES: &[(&str, &[(&str, &str, &str)])] = &[
    (
        "engagement-baseline",
        &[
            (
                "recommend",
                "one person who changes class moves it 7.1 points",
                "één persoon die van klasse wisselt, verschuift de score 7,1 punten",
            ),
            ("recommend", "| Promoters (9–10) |", "| Promotors (9–10) |"),
            (
                "conditions",
                "| Mean (1 to 5) |",
                "| Gemiddelde (1 tot 5) |",
            ),
            ("conditions", "(n = 14, mixed)", "(n = 14, gemengd)"),
            (
                "balance",
                "| For customers | For employees | Difference |",
                "| Voor klanten | Voor medewerkers | Verschil |",
            ),
            ("reveal", "#### I: interpretation", "#### I: interpretatie"),
            ("reveal", "#### D: decision", "#### D: besluit"),
            ("lift", "| Who can do it |", "| Wie kan het doen |"),
            ("vote", "| Dots |", "| Stickers |"),
        ],
    ),
    (
        "four-months-to-four-minutes",
        &[
            (
                "cascade-down",
                "| Key point | Type |",
                "| Kernpunt | Soort |",
            ),
            (
                "cascade-down",
                "Most was lost at",
                "Het meeste ging verloren bij",
            ),
            ("cascade-down", "What did not arrive", "Wat niet aankwam"),
            (
                "cascade-down",
                "Heard, though it was never in the plan",
                "Gehoord, maar",
            ),
            (
                "cascade-down",
                "Beforehand the group expected",
                "Vooraf verwachtte de groep",
            ),
            (
                "real-clock",
                ": 1; working time, 40-hour week",
                ": 1; werktijd",
            ),
            ("cascade-up", "Softened", "Verzacht"),
            (
                "new-clock",
                "| Share until now | Share from now on |",
                "| Aandeel tot nu toe | Aandeel voortaan |",
            ),
            ("rules", "| Dots |", "| Stickers |"),
        ],
    ),
    (
        "brand-values",
        &[
            ("meaning", "- It is not: ", "- Het is juist niet: "),
            ("distinctiveness", "5 of 5", "5 van de 5"),
            ("distinctiveness", "| Passed by |", "| Doorstaan door |"),
            ("distinctiveness", "| Not passed |", "| Niet doorstaan |"),
            ("reinforcement", "they clash", "ze botsen"),
            (
                "behaviours",
                "| We do (visible) | We do not |",
                "| Dit doen we (zichtbaar) | Dit doen we niet |",
            ),
            (
                "visible-now",
                "| Would the customer notice | Visible now | Difference |",
                "| Merkt de klant het | Zichtbaar nu | Verschil |",
            ),
        ],
    ),
    (
        "words-deeds-targets",
        &[
            ("words", "| Promised to |", "| Beloofd aan |"),
            (
                "evidence",
                "Deed that contradicts",
                "Daad die het tegenspreekt",
            ),
            (
                "score",
                "| Said | Seen | Difference |",
                "| Gezegd | Gezien | Verschil |",
            ),
            (
                "score",
                "| Management | Employees | Difference |",
                "| Leidinggevenden | Medewerkers | Verschil |",
            ),
            ("ab-check", "#### Works against", "#### Werkt tegen"),
            ("ab-check", "| Weight, added up |", "| Gewicht, opgeteld |"),
            ("repair", "| Repair |", "| Reparatie |"),
        ],
    ),
    (
        "barrier-removal",
        &[
            ("day-line", "| 7 to 9 | █", "| 7 tot 9 uur | █"),
            ("day-line", "| Barrier |", "| Belemmering |"),
            ("cluster", "| For example |", "| Bijvoorbeeld |"),
            (
                "quadrant",
                "Effect on customer high · our influence high",
                "Effect op klant hoog · onze invloed hoog",
            ),
            (
                "force-field",
                "| Helps | Hinders | Balance |",
                "| Helpt | Remt | Saldo |",
            ),
            ("solve", "| Who decides |", "| Wie beslist |"),
            ("answer", "| no, because |", "| nee, want |"),
        ],
    ),
    (
        "mutual-expectations",
        &[
            (
                "answers",
                "#### Organisation → employees",
                "#### Organisatie → medewerkers",
            ),
            (
                "answers",
                "#### Employees → organisation",
                "#### Medewerkers → organisatie",
            ),
            (
                "answers",
                "| Condition or reason |",
                "| Voorwaarde of reden |",
            ),
            ("answers", "| no |", "| nee |"),
            ("personal", "| Route |", "| Route |"),
            (
                "match",
                "| Management | Employees | Difference |",
                "| Leiding | Medewerkers | Verschil |",
            ),
        ],
    ),
    (
        "own-style",
        &[
            (
                "room",
                "| Room needed | Room now | Difference |",
                "| Ruimte nodig | Ruimte nu | Verschil |",
            ),
            (
                "room",
                "| Employees | Leaders | Difference |",
                "| Medewerkers | Leiding | Verschil |",
            ),
            ("frame", "- Never: ", "- Nooit: "),
            ("frame", "I may spend up to: 40 €", "40 €"),
            ("people-in-view", "| people | █", "| mensen | █"),
            ("speak-for-us", "#### Don't", "#### Niet doen"),
        ],
    ),
    (
        "show-and-tell",
        &[
            ("harvest", "| Value shown |", "| Waarde die eruit spreekt |"),
            (
                "harvest",
                "░░░░░░░░░░░░░░░░░░░░ | 0 (0%) |",
                "░░░░░░░░░░░░░░░░░░░░ | 0 (0%) |",
            ),
            ("harvest", "- What was done: ", "- Wat er gedaan is: "),
            ("ingredients", "| Cost |", "| Kosten |"),
            ("patterns", "| For example |", "| Bijvoorbeeld |"),
            ("vote", "| Dots |", "| Stickers |"),
        ],
    ),
    (
        "voice-of-the-employee",
        &[
            (
                "experiences",
                "on average per contact | Ourselves | A competitor",
                "gemiddeld per contact | Onszelf | Een concurrent",
            ),
            (
                "treat-test",
                "| Mean (0 to 10) |",
                "| Gemiddelde (0 tot 10) |",
            ),
            ("cluster", "| For example |", "| Bijvoorbeeld |"),
            ("vote", "| Dots |", "| Stickers |"),
            ("to-the-decision", "What we ask", "Wat we vragen"),
            ("channel", "| Answer within |", "| Antwoord binnen |"),
        ],
    ),
    (
        "adopt-a-customer",
        &[
            ("check-in", "| stranded | █", "| gestrand | █"),
            (
                "distance",
                "| Mean (0 to 10) |",
                "| Gemiddelde (0 tot 10) |",
            ),
            ("choose", "| Consent |", "| Toestemming |"),
            ("choose", "| First contact |", "| Eerste contact |"),
            ("vote", "| Dots |", "| Stickers |"),
            ("log", "| Answer within |", "| Antwoord binnen |"),
            ("rules", "#### Do not", "#### Niet doen"),
        ],
    ),
    (
        "product-ambassadors",
        &[
            ("own-use", "| never |", "| nooit |"),
            (
                "nps",
                "one person who changes class moves it 7.1 points",
                "één persoon die van klasse wisselt, verschuift de score 7,1 punten",
            ),
            ("nps", "| Detractors (0–6) |", "| Criticasters (0–6) |"),
            ("reasons", "| advise against | █", "| afraden | █"),
            ("drivers", "| Mean (1 to 5) |", "| Gemiddelde (1 tot 5) |"),
            ("dig", "What is behind it", "Wat erachter zit"),
            ("experience-plan", "- For whom: ", "- Voor wie: "),
        ],
    ),
    (
        "employee-journey",
        &[
            ("enps", "Net Promoter Score", "Net Promoter Score"),
            (
                "gap",
                "| Promised | Lived | Difference |",
                "| Beloofd | Ervaren | Verschil |",
            ),
            ("gap", "Largest differences: ", "Grootste verschillen: "),
            ("causes", "Repair: ", "Herstel: "),
            (
                "farewell",
                "| What we would want to hear |",
                "| Wat we graag zouden horen |",
            ),
            (
                "valued",
                "| Talent not used now |",
                "| Talent dat blijft liggen |",
            ),
            ("redesign", "What happens", "Wat er"),
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
