//! How long documents take: all forms of a workshop as it is held, within 3 s together, and Markdown of a session of
//! 100,000 events, within 100 ms.
#![expect(clippy::expect_used, reason = "a bench that fails says where")]

#[path = "../tests/support/room.rs"]
mod room;

use std::sync::Arc;

use flipover::domain::audience::Audience;
use flipover::domain::document::{Bar, Bars, Block, Column, Document, Section, Table};
use flipover::domain::event::{
    Event, Fields, ItemId, List, Moment, Opened, Stamped, Value, Variant,
};
use flipover::domain::format::Format;
use flipover::domain::house::HouseStyle;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang, Text};
use flipover::domain::workshop::{
    Choice, Collect, Field, FieldKind, Kind, PerStep, Priority, Selector, Step, Vote, Workshop,
};
use flipover::export::{html, json, markdown, pdf};
use flipover::run::export::render;
use room::Room;

/// Events in the session.
const EVENTS: u32 = 100_000;

fn main() {
    divan::main();
}

#[divan::bench]
fn all_forms_of_a_workshop(bencher: divan::Bencher<'_, '_>) {
    let room = workshop();
    bencher.bench(|| Format::ALL.map(|format| size(format, &room)));
}

#[divan::bench(args = Format::ALL.map(|format| format!("{format:?}")))]
fn each_form(bencher: divan::Bencher<'_, '_>, name: &str) {
    let room = workshop();
    let mut all = Format::ALL.into_iter();
    let format = all.find(|format| format!("{format:?}") == name);
    let format = format.expect("it is one of them");
    bencher.bench(|| size(format, &room));
}

/// From four months to four minutes, everything filled in.
fn workshop() -> Room {
    let all = bundled().into_iter();
    let mut scripts = all.filter(|(name, _)| name.starts_with("four-months"));
    let (_, script) = scripts.next().expect("it is bundled");
    let workshop = parse(&script).expect("it is right");
    let mut room = Room::open(workshop, Lang::Nl, Variant::Full, 14);
    room.walk(|_, _| {});
    room
}

/// The bytes of a form.
fn size(format: Format, room: &Room) -> usize {
    let files = render(
        format,
        room.state(),
        Audience::Client,
        &HouseStyle::default(),
    );
    let files = files.expect("every form can be written");
    files.iter().map(|file| file.bytes.len()).sum()
}

#[divan::bench]
fn markdown_of_100_000_events(bencher: divan::Bencher<'_, '_>) {
    let state = session();
    bencher.bench(|| markdown::write(&Document::new(&state, Audience::Client)));
}

#[divan::bench]
fn html_of_100_000_events(bencher: divan::Bencher<'_, '_>) {
    let state = session();
    bencher.bench(|| {
        html::write(
            &Document::new(&state, Audience::Client),
            &HouseStyle::default(),
        )
    });
}

#[divan::bench]
fn pdf_of_a_day(bencher: divan::Bencher<'_, '_>) {
    let document = table(40, 60);
    bencher.bench(|| pdf::write(&document, &HouseStyle::default()));
}

#[divan::bench]
fn html_of_a_day(bencher: divan::Bencher<'_, '_>) {
    let document = table(40, 60);
    bencher.bench(|| html::write(&document, &HouseStyle::default()));
}

#[divan::bench(sample_count = 10)]
fn pdf_of_500_items_of_2_000_characters(bencher: divan::Bencher<'_, '_>) {
    let document = table(500, 2_000);
    bencher.bench(|| pdf::write(&document, &HouseStyle::default()));
}

/// A summary with a table of items and a picture of ten of them in each of ten parts.
fn table(items: u32, characters: usize) -> Document {
    let text = "Een klant die terugbelt, hoort dezelfde dag wat er met zijn vraag is gedaan. ";
    let text: String = text.chars().cycle().take(characters).collect();
    let bar = |n: u32| Bar {
        label: format!("Keuze {n}: {}", text.chars().take(60).collect::<String>()),
        length: f64::from(n) / 10.0,
        value: format!("{n} (10%)"),
        yardstick: None,
    };
    let bars = Block::Bars(Bars {
        title: "Keuze".to_owned(),
        value: "Stippen".to_owned(),
        yardstick: None,
        is_logarithmic: false,
        bars: (1..=10).map(bar).collect(),
    });
    let part = Section {
        title: "Wat we kozen".to_owned(),
        blocks: vec![Block::Text(text.clone()), bars],
        parts: Vec::new(),
    };
    let table = Table {
        columns: vec![
            Column::right("nr."),
            Column::left("Wat"),
            Column::left("Wie"),
        ],
        rows: (0..items)
            .map(|n| vec![n.to_string(), text.clone(), "Noor".to_owned()])
            .collect(),
    };
    Document {
        lang: Lang::Nl,
        created: None,
        title: "Van vier maanden naar vier minuten".to_owned(),
        cover: vec![("Opdrachtgever".to_owned(), "De Linde".to_owned())],
        headline: vec![text.chars().take(80).collect()],
        unmeasured: Vec::new(),
        first: Vec::new(),
        rest: vec![part; 10],
        appendix: vec![Section {
            title: "Alles".to_owned(),
            blocks: vec![Block::Table(table)],
            parts: Vec::new(),
        }],
    }
}

#[divan::bench]
fn json_of_100_000_events(bencher: divan::Bencher<'_, '_>) {
    let state = session();
    bencher.bench(|| json::write(&state, Audience::Client));
}

/// Half of the events add an item, the others vote, note and edit.
fn session() -> State {
    let mut log = vec![stamped(1, Event::Opened(opened()))];
    log.push(stamped(2, Event::StepEntered("ideas".to_owned())));
    let mut row = 1;
    for n in 3..=EVENTS {
        let event = match n % 10 {
            0..=4 => {
                row += 1;
                Event::ItemsAdded {
                    step: "ideas".to_owned(),
                    first: row - 1,
                    rows: vec![fields(n)],
                }
            }
            5..=7 => Event::ItemEdited {
                item: n % row,
                fields: fields(n),
            },
            8 => Event::VotesSet {
                step: "vote".to_owned(),
                item: ItemId::Row(n % row),
                votes: n % 7,
            },
            _ => {
                let text = Clean::new("Hoe zit dat met de (nieuwe) folder?");
                Event::NoteAdded {
                    list: List::ParkingLot,
                    id: n,
                    text,
                    by: Clean::default(),
                }
            }
        };
        log.push(stamped(n, event));
    }
    Session::replay(log).map_or_else(
        || unreachable!("it begins with Opened"),
        |session| session.state().clone(),
    )
}

fn stamped(n: u32, event: Event) -> Stamped {
    let at = Moment {
        wall: 1_795_437_000_000 + i64::from(n) * 100,
        mono: u64::from(n) * 100,
    };
    Stamped {
        seq: n.into(),
        at,
        event,
    }
}

fn fields(n: u32) -> Fields {
    let text = Clean::new(&format!(
        "Idee {n}: bel de klant terug binnen één dag, *altijd*"
    ));
    let who = if n.is_multiple_of(3) { "self" } else { "team" };
    let named = [
        ("idea", Value::Text(text)),
        ("who", Value::Choice(who.to_owned())),
    ];
    named
        .into_iter()
        .map(|(id, value)| (id.to_owned(), value))
        .collect()
}

fn opened() -> Opened {
    let field = |id: &str, kind| Field::new(id, Text::plain(id), kind);
    let option = |id: &str| Choice {
        id: id.to_owned(),
        label: Text::plain(id),
    };
    let who = FieldKind::Choice(vec![option("self"), option("team")]);
    let collect = Collect {
        fields: vec![field("idea", FieldKind::Text), field("who", who)],
        ..Collect::default()
    };
    let vote = Vote {
        dots: Some(3),
        max_per_item: 1,
        seats: Some(3),
    };
    let workshop = Workshop {
        id: "long".to_owned(),
        title: Text::plain("Long"),
        purpose: Text::default(),
        group: (1, 1000),
        minutes: (60, 30),
        materials: Vec::new(),
        sources: Vec::new(),
        steps: PerStep::from(vec![
            step("ideas", None, Kind::Collect(collect)),
            step(
                "vote",
                Some(Selector::All("ideas".to_owned())),
                Kind::Vote(vote),
            ),
        ]),
        headline: Vec::new(),
        late: None,
        cut_first: Vec::new(),
    };
    Opened {
        session: "long".to_owned(),
        run: "run".to_owned(),
        workshop: Arc::new(workshop),
        language: Lang::Nl,
        variant: Variant::Full,
        client: Clean::new("Klant"),
        group: Clean::default(),
        people: 1000,
        facilitator: Clean::default(),
        offset: 60,
    }
}

fn step(id: &str, input: Option<Selector>, kind: Kind) -> Step {
    Step {
        id: id.to_owned(),
        title: Text::plain(id),
        minutes: 30,
        short: Some(15),
        priority: Priority::Must,
        intent: None,
        prompt: Some(Text::plain("Wat kan beter?")),
        silent: Vec::new(),
        notes: None,
        handout: None,
        input,
        hidden: false,
        shows: Vec::new(),
        beside: Vec::new(),
        phases: Vec::new(),
        kind,
    }
}
