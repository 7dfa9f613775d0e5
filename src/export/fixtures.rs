//! Two sessions as they might have been: one that sends a plan down the line, one that takes a first measure.

use std::sync::Arc;

use crate::domain::event::{
    Cell, Event, Fields, ItemId, List, Mark, Moment, Opened, Stage, Stamped, Value, Variant,
};
use crate::domain::session::{Session, State};
use crate::domain::text::{Clean, Lang, Text};
use crate::domain::workshop::{
    Analysis, Bound, Boxes, Cascade, Choice, Collect, Detail, Direction, Duration, Field,
    FieldKind, Kind, Level, Priority, Rate, Selector, Step, Test, Unit, Vote, Workshop,
};

/// 23 November 2026, 13:30 in the Netherlands.
const START: i64 = 1_795_437_000_000;

pub(crate) fn t(en: &str, nl: &str) -> Text {
    Text {
        en: Some(Clean::new(en)),
        nl: Some(Clean::new(nl)),
    }
}

pub(crate) fn field(id: &str, label: Text, kind: FieldKind) -> Field {
    Field {
        id: id.to_owned(),
        label,
        kind,
        required: false,
    }
}

pub(crate) fn choice(id: &str, en: &str, nl: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: t(en, nl),
    }
}

pub(crate) fn step(id: &str, title: Text, minutes: u16, prompt: Option<Text>, kind: Kind) -> Step {
    Step {
        id: id.to_owned(),
        title,
        minutes,
        short: Some(minutes / 2),
        priority: Priority::Must,
        intent: None,
        prompt,
        silent: Vec::new(),
        notes: None,
        handout: None,
        input: None,
        phases: Vec::new(),
        kind,
    }
}

pub(crate) fn with_input(step: Step, input: Selector) -> Step {
    Step {
        input: Some(input),
        ..step
    }
}

pub(crate) fn workshop(id: &str, title: Text, headline: Vec<Text>, steps: Vec<Step>) -> Workshop {
    Workshop {
        id: id.to_owned(),
        title,
        purpose: Text::default(),
        group: (5, 24),
        minutes: (steps.iter().map(|step| step.minutes).sum(), 60),
        materials: Vec::new(),
        sources: Vec::new(),
        steps,
        headline,
        late: None,
        cut_first: Vec::new(),
    }
}

pub(crate) fn opened(workshop: Workshop, language: Lang, client: &str) -> Opened {
    Opened {
        session: "2026-11-23-k3f9".to_owned(),
        run: "k3f9".to_owned(),
        workshop: Arc::new(workshop),
        language,
        variant: Variant::Full,
        client: Clean::new(client),
        group: Clean::new(""),
        people: 14,
        facilitator: Clean::new("Marije van Dam"),
        offset: 60,
    }
}

pub(crate) fn text(said: &str) -> Value {
    Value::Text(Clean::new(said))
}

pub(crate) fn option(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

pub(crate) fn fields(values: &[(&str, Value)]) -> Fields {
    values
        .iter()
        .map(|(id, value)| ((*id).to_owned(), value.clone()))
        .collect()
}

/// Writes a session event by event, with time passing.
pub(crate) struct Pen {
    log: Vec<Stamped>,
    mono: u64,
    row: u32,
    note: u32,
}

impl Pen {
    pub(crate) fn new(opened: Opened) -> Self {
        let mut pen = Self {
            log: Vec::new(),
            mono: 0,
            row: 1,
            note: 1,
        };
        pen.put(Event::Opened(opened));
        pen
    }

    pub(crate) fn put(&mut self, event: Event) {
        let at = Moment {
            wall: START.saturating_add_unsigned(self.mono),
            mono: self.mono,
        };
        self.log.push(Stamped {
            seq: self.log.len() as u64 + 1,
            at,
            event,
        });
    }

    pub(crate) fn enter(&mut self, step: &str) {
        self.put(Event::StepEntered(step.to_owned()));
    }

    pub(crate) fn wait(&mut self, minutes: u64) {
        self.mono += minutes * 60_000;
    }

    pub(crate) fn add(&mut self, step: &str, rows: Vec<Fields>) -> u32 {
        let first = self.row;
        self.row += u32::try_from(rows.len()).unwrap();
        self.put(Event::ItemsAdded {
            step: step.to_owned(),
            first,
            rows,
        });
        first
    }

    pub(crate) fn note(&mut self, list: List, said: &str, by: &str) {
        let (id, text, by) = (self.note, Clean::new(said), Clean::new(by));
        self.put(Event::NoteAdded { list, id, text, by });
        self.note += 1;
    }

    pub(crate) fn detail(&mut self, step: &str, item: ItemId, fields: Fields) {
        self.put(Event::DetailSet {
            step: step.to_owned(),
            item,
            fields,
        });
    }

    pub(crate) fn scores(
        &mut self,
        step: &str,
        item: ItemId,
        (aspect, group): (&str, &str),
        scores: &[i32],
    ) {
        let cell = Cell {
            item,
            aspect: aspect.to_owned(),
            group: group.to_owned(),
        };
        self.put(Event::ScoresSet {
            step: step.to_owned(),
            cell,
            scores: scores.to_vec(),
        });
    }

    pub(crate) fn marks(&mut self, step: &str, item: &ItemId, signs: &str) {
        for (level, sign) in (0_u8..).zip(signs.chars()) {
            let mark = [Mark::Intact, Mark::Changed, Mark::Lost]
                .into_iter()
                .find(|mark| mark.sign() == sign);
            self.put(Event::MarkSet {
                step: step.to_owned(),
                chain: 0,
                level,
                item: item.clone(),
                mark,
            });
        }
    }

    pub(crate) fn state(self) -> State {
        Session::replay(self.log).unwrap().state().clone()
    }
}

fn levels(direction: Direction) -> Vec<Level> {
    let named = [
        ("board", "Board", "Directie", Unit::Month),
        ("middle", "Middle management", "Middenkader", Unit::Week),
        ("branch", "Branch managers", "Vestigingsmanagers", Unit::Day),
        (
            "department",
            "Department managers",
            "Afdelingsmanagers",
            Unit::Hour,
        ),
        ("floor", "Shop floor", "Werkvloer", Unit::Minute),
    ];
    let level = |(id, en, nl, unit): (&str, &str, &str, Unit)| Level {
        id: id.to_owned(),
        name: t(en, nl),
        real: Some(Duration { amount: 4.0, unit }),
        card: Text::default(),
        boxed: true,
    };
    let mut levels: Vec<Level> = named.into_iter().map(level).collect();
    if direction == Direction::Up {
        levels.reverse();
    }
    levels
}

fn cascade(
    direction: Direction,
    (prediction, compare): (Option<&str>, Option<&str>),
    by: Option<&str>,
) -> Kind {
    Kind::Cascade(Cascade {
        direction,
        levels: levels(direction),
        boxes: Boxes::Power {
            full: (600, 30),
            short: (360, 20),
        },
        slack: (100, 20),
        writing: (180, 120),
        scoring: (660, 480),
        writing_prompt: None,
        prediction: prediction.map(str::to_owned),
        compare: compare.map(str::to_owned),
        by: by.map(str::to_owned),
    })
}

fn collect(fields: Vec<Field>) -> Kind {
    Kind::Collect(Collect {
        fields,
        max: None,
        prefilled: Vec::new(),
    })
}

fn actions(fields: Vec<Field>) -> Kind {
    Kind::Actions(Collect {
        fields,
        max: None,
        prefilled: Vec::new(),
    })
}

fn scores(high: Bound, low: i32) -> Rate {
    Rate {
        low,
        high,
        anchors: None,
        aspects: Vec::new(),
        groups: Vec::new(),
        anonymous: true,
        analysis: Analysis::Mean,
    }
}

fn five_levels() -> Selector {
    Selector::Fixed(
        levels(Direction::Down)
            .into_iter()
            .map(|level| level.name)
            .collect(),
    )
}

fn orid() -> FieldKind {
    FieldKind::Choice(vec![
        choice("o", "What we saw", "Wat we zagen"),
        choice("r", "What touched us", "Wat ons raakte"),
        choice("i", "What it means", "Wat het betekent"),
        choice("d", "What we will do", "Wat we gaan doen"),
    ])
}

fn types() -> Vec<Choice> {
    [
        ("why", "why", "waarom"),
        ("promise", "promise", "belofte"),
        ("behaviour", "behaviour", "gedrag"),
        ("room", "room to decide", "ruimte"),
        ("stop", "what stops", "wat stopt"),
        ("support", "support", "steun"),
        ("measure", "measure", "meting"),
        ("feedback", "feedback", "terugkoppeling"),
    ]
    .map(|(id, en, nl)| choice(id, en, nl))
    .to_vec()
}

/// From four months to four minutes, all fourteen steps.
pub(crate) fn cascade_workshop() -> Workshop {
    let brief = |id: &str, title: Text, minutes| step(id, title, minutes, None, Kind::Brief);
    let points = vec![
        field("text", t("key point", "kernpunt"), FieldKind::Text),
        field("type", t("type", "soort"), FieldKind::Choice(types())),
    ];
    let percent = FieldKind::Number {
        min: 0.0,
        max: 100.0,
        unit: Some(t("%", "%")),
        default: Some(100.0),
    };
    let people = FieldKind::Number {
        min: 1.0,
        max: 1e6,
        unit: None,
        default: None,
    };
    let clock = vec![
        field("time", t("time", "tijd"), FieldKind::Duration),
        field("people", t("people", "mensen"), people),
        field("dedication", t("dedication", "inzet"), percent),
    ];
    let level_choices: Vec<Choice> = levels(Direction::Down)
        .into_iter()
        .map(|level| Choice {
            id: level.id,
            label: level.name,
        })
        .collect();
    let keep = FieldKind::Choice(vec![
        choice("why-first", "say why first", "eerst het waarom"),
        choice("own-words", "in own words", "in eigen woorden"),
        choice("fewer", "fewer points", "minder punten"),
    ]);
    let redesign = Kind::Detail(Detail {
        fields: vec![
            field(
                "lost-at",
                t("lost at", "verloren bij"),
                FieldKind::Choice(level_choices.clone()),
            ),
            field("keep-by", t("keep by", "heel houden door"), keep),
            field("new-form", t("new form", "nieuwe vorm"), FieldKind::Text),
        ],
        compare: None,
    });
    let new_clock = Kind::Detail(Detail {
        fields: vec![field("time", t("time", "tijd"), FieldKind::Duration)],
        compare: Some("real-clock".to_owned()),
    });
    let lost = Selector::Max {
        n: (3, 2),
        of: Box::new(Selector::Where {
            step: "cascade-down".to_owned(),
            field: "final".to_owned(),
            test: Test::IsNot(Clean::new("intact")),
        }),
    };
    let all = |step: &str| Selector::All(step.to_owned());
    let expected = Selector::Fixed(vec![t(
        "Points that arrive intact",
        "Punten die heel aankomen",
    )]);
    workshop(
        "four-months-to-four-minutes",
        t(
            "From four months to four minutes",
            "Van vier maanden naar vier minuten",
        ),
        vec![
            t(
                "{cascade-down.intact} of the {cascade-down.k} key points ({cascade-down.survival}) reached the shop floor intact; the group expected {prediction.mean}.",
                "{cascade-down.intact} van de {cascade-down.k} kernpunten ({cascade-down.survival}) kwamen heel aan op de werkvloer; de groep verwachtte er {prediction.mean}.",
            ),
            t(
                "The largest loss was at {cascade-down.largest-loss}.",
                "Het grootste verlies zat bij {cascade-down.largest-loss}.",
            ),
            t(
                "Never said when {nowhere.k}.",
                "Nooit gezegd als {nowhere.k}.",
            ),
            t(
                "Time ratio in your own organisation: {real-clock.ratio} : 1 ({real-clock.assumption}).",
                "Tijdverhouding in jullie eigen organisatie: {real-clock.ratio} : 1 ({real-clock.assumption}).",
            ),
        ],
        vec![
            brief("check-in", t("Check-in", "Check-in"), 8),
            step(
                "key-points",
                t("Key points", "Kernpunten"),
                10,
                Some(t(
                    "What must still be exactly right at the end of the line?",
                    "Wat moet aan het eind van de lijn nog precies kloppen?",
                )),
                collect(points),
            ),
            with_input(
                step(
                    "prediction",
                    t("Prediction", "Voorspelling"),
                    4,
                    Some(t(
                        "How many points will reach the shop floor intact?",
                        "Hoeveel van de punten komen straks heel aan op de werkvloer?",
                    )),
                    Kind::Rate(scores(Bound::CountOf("key-points".to_owned()), 0)),
                ),
                expected,
            ),
            with_input(
                step(
                    "cascade-down",
                    t("Down the line", "Naar beneden"),
                    38,
                    None,
                    cascade(Direction::Down, (Some("prediction"), None), Some("type")),
                ),
                all("key-points"),
            ),
            step(
                "debrief",
                t("Looking back", "Nabespreking"),
                12,
                Some(t("Which point vanished where?", "Welk punt verdween waar?")),
                collect(vec![
                    field("text", t("line", "regel"), FieldKind::Text),
                    field("level", t("kind of line", "soort regel"), orid()),
                ]),
            ),
            with_input(
                step(
                    "real-clock",
                    t("Your own clock", "Jullie eigen klok"),
                    6,
                    Some(t(
                        "How much time did each level really get for your last plan?",
                        "Hoeveel tijd kreeg elke laag bij jullie laatste plan echt?",
                    )),
                    Kind::Detail(Detail {
                        fields: clock,
                        compare: None,
                    }),
                ),
                five_levels(),
            ),
            brief("break", t("Break", "Pauze"), 10),
            step(
                "signals",
                t("Signals from the floor", "Signalen van de werkvloer"),
                5,
                Some(t(
                    "What do customers run into this month?",
                    "Waar lopen klanten deze maand tegenaan?",
                )),
                collect(vec![field(
                    "signal",
                    t("signal", "signaal"),
                    FieldKind::Text,
                )]),
            ),
            with_input(
                step(
                    "cascade-up",
                    t("Up the line", "Naar boven"),
                    15,
                    Some(t(
                        "Pass the signals up.",
                        "Geef de signalen door naar boven.",
                    )),
                    cascade(Direction::Up, (None, Some("cascade-down")), None),
                ),
                all("signals"),
            ),
            with_input(
                step(
                    "redesign",
                    t("Redesign", "Herontwerp"),
                    14,
                    Some(t(
                        "Where did it break, and what would have kept it whole?",
                        "Waar ging het mis, en wat had het heel gehouden?",
                    )),
                    redesign,
                ),
                lost,
            ),
            with_input(
                step(
                    "new-clock",
                    t("A new clock", "Een nieuwe klok"),
                    8,
                    None,
                    new_clock,
                ),
                five_levels(),
            ),
            with_input(
                step(
                    "rules",
                    t("New rules", "Nieuwe spelregels"),
                    5,
                    Some(t(
                        "Which new rules apply to our very next plan?",
                        "Welke nieuwe spelregels gelden bij ons eerstvolgende plan?",
                    )),
                    Kind::Vote(Vote {
                        dots: Some(2),
                        max_per_item: 1,
                        seats: Some(1),
                    }),
                ),
                all("redesign"),
            ),
            step(
                "commitments",
                t("Commitments", "Afspraken"),
                12,
                None,
                actions(vec![field(
                    "level",
                    t("level", "laag"),
                    FieldKind::Choice(level_choices),
                )]),
            ),
            brief("check-out", t("Check-out", "Check-out"), 3),
        ],
    )
}

/// Key points with their type, and how they travelled: the test vector of the design.
const POINTS: [(&str, &str, &str); 8] = [
    (
        "Eén op de drie bezoekers die niets koopt, is door niemand aangesproken",
        "why",
        "=====",
    ),
    (
        "Iedere bezoeker wordt binnen twee minuten begroet",
        "promise",
        "==~--",
    ),
    (
        "Eerst één open vraag, dan pas aanwijzen",
        "behaviour",
        "=~~--",
    ),
    (
        "Tot € 25 lost iedere medewerker een probleem zelf op",
        "room",
        "====~",
    ),
    ("De telling op zaterdag vervalt", "stop", "=----"),
    (
        "Elke leidinggevende staat dagelijks een uur op de vloer",
        "support",
        "===~~",
    ),
    ("Twee klanten per dag krijgen één vraag", "measure", "-----"),
    (
        "Antwoord van de directie binnen tien werkdagen, start 1 maart",
        "feedback",
        "==~~=",
    ),
];

/// A session in Dutch that went all the way; `notes` of the facilitator included.
pub(crate) fn dutch() -> State {
    let mut pen = Pen::new(opened(cascade_workshop(), Lang::Nl, "Woonwinkel De Linde"));
    pen.enter("check-in");
    pen.wait(9);
    pen.enter("key-points");
    let rows = POINTS
        .iter()
        .map(|(point, kind, _)| fields(&[("text", text(point)), ("type", option(kind))]));
    let first = pen.add("key-points", rows.collect());
    pen.wait(10);
    pen.enter("prediction");
    let asked = ItemId::Fixed("prediction".to_owned(), 0);
    pen.scores(
        "prediction",
        asked,
        ("", ""),
        &[6, 5, 7, 4, 5, 6, 3, 5, 8, 4, 5, 6, 5, 4],
    );
    pen.wait(4);
    send_down(&mut pen, first);
    look_back(&mut pen);
    send_up(&mut pen);
    let kept = redesign(&mut pen, first);
    pen.enter("rules");
    for (point, votes) in kept.iter().zip([9, 9, 4]) {
        pen.put(Event::VotesSet {
            step: "rules".to_owned(),
            item: point.clone(),
            votes,
        });
    }
    pen.put(Event::VotersSet {
        step: "rules".to_owned(),
        voters: 12,
    });
    pen.wait(5);
    commit(&mut pen);
    pen.put(Event::Ended);
    pen.state()
}

fn send_down(pen: &mut Pen, first: u32) {
    pen.enter("cascade-down");
    for (level, seconds) in (0_u8..).zip([600_u64, 375, 220, 115, 30]) {
        pen.put(Event::StageEntered {
            step: "cascade-down".to_owned(),
            stage: Stage::Box(level),
        });
        pen.mono += seconds * 1000;
    }
    pen.put(Event::StageEntered {
        step: "cascade-down".to_owned(),
        stage: Stage::Scoring,
    });
    for (n, (_, _, signs)) in (first..).zip(POINTS) {
        pen.marks("cascade-down", &ItemId::Row(n), signs);
    }
    for (level, heard) in [
        (1, "Dit komt er ook nog bij, naast de zomeractie"),
        (3, "Wie niet begroet, krijgt een gesprek"),
    ] {
        let text = Clean::new(heard);
        pen.put(Event::AdditionAdded {
            step: "cascade-down".to_owned(),
            chain: 0,
            level,
            text,
        });
    }
    pen.wait(16);
}

fn look_back(pen: &mut Pen) {
    pen.enter("debrief");
    let line = |said: &str, level: &str| fields(&[("text", text(said)), ("level", option(level))]);
    pen.add(
        "debrief",
        vec![
            line("De meting was al bij het middenkader weg", "o"),
            line(
                "Ik schaamde me dat ik de werkvloer maar dertig seconden gaf",
                "r",
            ),
            line(
                "Alles wat iets kost verdwijnt, alles wat iets vraagt blijft",
                "i",
            ),
            line(
                "Eerst het waarom, in één zin die iedereen kan herhalen",
                "d",
            ),
        ],
    );
    pen.note(
        List::Quote,
        "Ik hoorde vooral dat het moest.",
        "Sanne, afdeling slapen",
    );
    pen.note(
        List::ParkingLot,
        "Hoe regelen we dit voor uitzendkrachten?",
        "Joost",
    );
    pen.note(
        List::Note,
        "Directeur was stil na de telling; morgen bellen.",
        "",
    );
    pen.wait(13);
    pen.enter("real-clock");
    let times = [
        (6.0, Unit::Month, 6.0),
        (3.0, Unit::Week, 14.0),
        (2.0, Unit::Day, 22.0),
        (1.0, Unit::Hour, 60.0),
        (5.0, Unit::Minute, 900.0),
    ];
    for (n, (amount, unit, people)) in (0_u16..).zip(times) {
        let mut row = fields(&[
            ("time", Value::Duration(Duration { amount, unit })),
            ("people", Value::Number(people)),
        ]);
        if n == 0 {
            row.insert("dedication".to_owned(), Value::Number(10.0));
        }
        pen.detail("real-clock", ItemId::Fixed("real-clock".to_owned(), n), row);
    }
    pen.wait(7);
    pen.put(Event::StepSkipped {
        step: "break".to_owned(),
        to: Some("signals".to_owned()),
    });
}

fn send_up(pen: &mut Pen) {
    let signal = |said: &str| fields(&[("signal", text(said))]);
    let first = pen.add(
        "signals",
        vec![
            signal("Klanten zoeken de ingang aan de parkeerkant"),
            signal("Levertijd op de site klopt niet"),
            signal("Geen prijs bij de showmodellen"),
        ],
    );
    pen.wait(5);
    pen.enter("cascade-up");
    for (n, signs) in (first..).zip(["===~~", "=----", "====="]) {
        pen.marks("cascade-up", &ItemId::Row(n), signs);
    }
    pen.wait(15);
}

fn redesign(pen: &mut Pen, first: u32) -> Vec<ItemId> {
    let points = [
        (
            first + 1,
            "branch",
            "why-first",
            "Elke dagstart één bezoeker die niet begroet werd",
        ),
        (
            first + 2,
            "middle",
            "own-words",
            "De vestiging vertelt het terug in eigen woorden",
        ),
        (
            first + 3,
            "floor",
            "fewer",
            "Het kaartje van € 25 hangt bij de kassa",
        ),
    ];
    pen.enter("redesign");
    let mut items = Vec::new();
    for (point, lost_at, keep_by, form) in points {
        let row = fields(&[
            ("lost-at", option(lost_at)),
            ("keep-by", option(keep_by)),
            ("new-form", text(form)),
        ]);
        pen.detail("redesign", ItemId::Row(point), row);
        items.push(ItemId::Row(point));
    }
    pen.note(
        List::Decision,
        "Het volgende plan heeft ten hoogste vijf kernpunten.",
        "directie en vestigingsmanagers",
    );
    pen.note(
        List::Decision,
        "De telling op zaterdag vervalt vanaf 1 januari.",
        "",
    );
    pen.wait(13);
    pen.enter("new-clock");
    let times = [
        (2.0, Unit::Week),
        (1.0, Unit::Week),
        (2.0, Unit::Day),
        (1.0, Unit::Day),
        (4.0, Unit::Hour),
    ];
    for (n, (amount, unit)) in (0_u16..).zip(times) {
        let row = fields(&[("time", Value::Duration(Duration { amount, unit }))]);
        pen.detail("new-clock", ItemId::Fixed("new-clock".to_owned(), n), row);
    }
    pen.wait(7);
    items
}

fn commit(pen: &mut Pen) {
    pen.enter("commitments");
    let date = |day| Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 12, day).unwrap());
    pen.add(
        "commitments",
        vec![
            fields(&[
                (
                    "what",
                    text("Vertelt het plan zelf in elke vestiging, met een half uur voor vragen"),
                ),
                ("who", text("Karin")),
                ("when", date(11)),
                (
                    "first-step",
                    text("Vandaag data prikken met de vestigingen"),
                ),
                ("level", option("board")),
            ]),
            fields(&[
                (
                    "what",
                    text("Begint elke dagstart met één niet begroete bezoeker"),
                ),
                ("who", text("Ahmed")),
                ("when", date(1)),
                ("level", option("branch")),
            ]),
            fields(&[
                (
                    "what",
                    text("Kaartje “tot € 25 beslis je zelf” bij elke kassa"),
                ),
                ("level", option("department")),
            ]),
        ],
    );
    pen.wait(12);
    pen.enter("check-out");
    pen.wait(3);
}

/// A first measure: scores of two groups, a Net Promoter Score, words against deeds, stories with permission.
pub(crate) fn baseline_workshop() -> Workshop {
    let recommend = Rate {
        analysis: Analysis::Nps,
        ..scores(Bound::Fixed(10), 0)
    };
    let groups = vec![
        choice("managers", "managers", "leidinggevenden"),
        choice("staff", "staff", "medewerkers"),
    ];
    let conditions = Rate {
        groups,
        anchors: Some((t("hardly", "nauwelijks"), t("fully", "helemaal"))),
        ..scores(Bound::Fixed(5), 1)
    };
    let aspects = vec![
        choice("customers", "for customers", "voor klanten"),
        choice("staff", "for each other", "voor elkaar"),
    ];
    let balance = Rate {
        aspects,
        ..scores(Bound::Fixed(5), 1)
    };
    let permission = vec![
        choice("name", "with name", "met naam"),
        choice("anonymous", "without name", "zonder naam"),
        choice("no", "no", "nee"),
    ];
    let story = vec![
        field("title", t("title", "titel"), FieldKind::Text),
        field("teller", t("told by", "verteld door"), FieldKind::Person),
        field(
            "permission",
            t("may be told", "mag verteld"),
            FieldKind::Choice(permission),
        ),
    ];
    let fixed =
        |texts: &[(&str, &str)]| Selector::Fixed(texts.iter().map(|(en, nl)| t(en, nl)).collect());
    workshop(
        "engagement-baseline",
        t("Engagement baseline", "Nulmeting betrokkenheid"),
        vec![t(
            "eNPS {recommend.nps} (n = {recommend.n}). Strongest: {conditions.strongest}; weakest: {conditions.weakest}, {conditions.agreement}.",
            "eNPS {recommend.nps} (n = {recommend.n}). Sterkst: {conditions.strongest}; zwakst: {conditions.weakest}, {conditions.agreement}.",
        )],
        vec![
            with_input(
                step(
                    "recommend",
                    t("Would you recommend us?", "Zou je ons aanraden?"),
                    8,
                    Some(t(
                        "How likely are you to recommend us as an employer?",
                        "Hoe waarschijnlijk raad je ons aan als werkgever?",
                    )),
                    Kind::Rate(recommend),
                ),
                fixed(&[("as an employer", "als werkgever")]),
            ),
            with_input(
                step(
                    "conditions",
                    t("Conditions", "Voorwaarden"),
                    12,
                    Some(t(
                        "How true is this for you now?",
                        "Hoe sterk geldt dit nu voor jou?",
                    )),
                    Kind::Rate(conditions),
                ),
                fixed(&[
                    ("well informed", "goed geïnformeerd"),
                    ("proud", "trots"),
                    ("valued as a person", "gewaardeerd als mens"),
                ]),
            ),
            with_input(
                step(
                    "balance",
                    t("Balance", "Balans"),
                    8,
                    None,
                    Kind::Rate(balance),
                ),
                fixed(&[
                    ("measure", "meten"),
                    ("listen one to one", "luisteren, één op één"),
                ]),
            ),
            step(
                "stories",
                t("Stories", "Verhalen"),
                12,
                Some(t(
                    "Tell your partner's story. Give it a title.",
                    "Vertel het verhaal van je partner. Geef het een titel.",
                )),
                collect(story),
            ),
            with_input(
                step(
                    "vote",
                    t("Choosing", "Kiezen"),
                    6,
                    None,
                    Kind::Vote(Vote {
                        dots: None,
                        max_per_item: 1,
                        seats: Some(1),
                    }),
                ),
                Selector::All("stories".to_owned()),
            ),
            step(
                "actions",
                t("Actions", "Acties"),
                12,
                None,
                actions(Vec::new()),
            ),
        ],
    )
}

/// A session in English, cut short: the vote is open and nothing is agreed yet.
pub(crate) fn english() -> State {
    let mut pen = Pen::new(Opened {
        variant: Variant::Minutes(50),
        ..opened(baseline_workshop(), Lang::En, "Lime Tree & Sons")
    });
    let fixed = |step: &str, n| ItemId::Fixed(step.to_owned(), n);
    pen.enter("recommend");
    pen.scores(
        "recommend",
        fixed("recommend", 0),
        ("", ""),
        &[10, 9, 9, 8, 7, 7, 6, 5, 8, 9, 3, 10],
    );
    pen.wait(7);
    pen.enter("conditions");
    for (n, (managers, staff)) in (0_u16..).zip([
        ([4, 4, 5, 4, 4], [2, 3, 2, 1, 3, 2, 2]),
        ([4, 5, 5, 4, 4], [4, 4, 5, 3, 4, 4, 4]),
        ([3, 4, 3, 4, 5], [5, 1, 1, 5, 1, 5, 2]),
    ]) {
        pen.scores(
            "conditions",
            fixed("conditions", n),
            ("", "managers"),
            &managers,
        );
        pen.scores("conditions", fixed("conditions", n), ("", "staff"), &staff);
    }
    pen.wait(12);
    pen.enter("balance");
    for (n, (customers, staff)) in (0_u16..).zip([
        ([4, 4, 5, 4, 3, 4], [2, 2, 3, 2, 2, 1]),
        ([3, 3, 4, 3, 3, 3], [3, 4, 4, 3, 4, 4]),
    ]) {
        pen.scores(
            "balance",
            fixed("balance", n),
            ("customers", ""),
            &customers,
        );
        pen.scores("balance", fixed("balance", n), ("staff", ""), &staff);
    }
    pen.wait(8);
    pen.enter("stories");
    let story = |title: &str, teller: &str, may: &str| {
        fields(&[
            ("title", text(title)),
            ("teller", text(teller)),
            ("permission", option(may)),
        ])
    };
    let first = pen.add(
        "stories",
        vec![
            story("The forgotten teddy bear", "Ines", "name"),
            story("A refund without a receipt", "Bram", "anonymous"),
            story("The complaint about my own manager", "Noor", "no"),
        ],
    );
    pen.note(List::Quote, "I found out from a customer.", "Ines");
    pen.wait(9);
    pen.enter("vote");
    for (n, votes) in (first..).zip([8, 5, 3]) {
        pen.put(Event::VotesSet {
            step: "vote".to_owned(),
            item: ItemId::Row(n),
            votes,
        });
    }
    pen.wait(3);
    pen.put(Event::ClockPaused);
    pen.state()
}
