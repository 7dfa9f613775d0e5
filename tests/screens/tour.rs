//! One whole workshop as a room fills it, with a stop at every screen and window there is.

use std::sync::Arc;

use crossterm::event::KeyCode;
use flipover::domain::event::{Stage as Stand, Variant};
use flipover::domain::merge::Split;
use flipover::domain::text::Lang;
use flipover::tui::app::Screen;
use flipover::tui::messages::Learned;
use flipover::tui::messages::{Access, Copied, DiskNews, Msg, SessionLine};

use crate::relay::{mark_worked_example, to_grid};
use crate::stage::{Quick, START, Stage};

/// Everything typed on the tour, so that a test of languages knows whose words it is.
pub(crate) const TYPED: [&str; 2] = [
    "Nobody could say why anymore Numbers died first The board expected its own words back \
     The bonus nobody promised manager passing Samira Joris Noor Bram Wei friday in two weeks \
     Customers wait at the till because one is closed Returns need a signature of someone who is \
     never there Nobody picks up the phone after five lost sale The listener tells it back in \
     own words before leaving the room Why first and then at most three points A face with it \
     Start every plan with its why Ten minutes of questions at every level Walk the floor \
     together on Mondays Hang the answer in the canteen We knew all along Look at the stock \
     count again Follow up with the works council Shop team autumn De Linde winkelteam \
     3 weeks 2 days half hour minutes weeks months days hours Agreed by group cafe coffee corner \
     The disk is full running in other window poster briefing",
    "Niemand kon nog zeggen waarom Getallen sneuvelden het eerst De directie verwachtte haar eigen \
     woorden terug De bonus die niemand beloofde Samira Joris Noor Bram Wei vrijdag over twee weken \
     Klanten wachten bij de kassa omdat er één dicht is Retouren vragen een handtekening van iemand \
     die er nooit is Na vijven neemt niemand de telefoon op verkoop misgelopen De luisteraar vertelt \
     het in eigen woorden terug voor hij weggaat Eerst het waarom en dan hooguit drie punten Een \
     gezicht erbij Begin elk plan met het waarom Tien minuten vragen op elke laag Samen over de vloer \
     op maandag Hang het antwoord in de kantine We wisten het allang Nog eens naar de telling kijken \
     Navragen bij de ondernemingsraad Winkelteam najaar De Linde winkelteam \
     3 weken 2 dagen half uur minuten weken maanden dagen Besloten door groep koffiehoek \
     De schijf is vol Deze sessie loopt in een ander venster poster briefing",
];

struct Guide<'a> {
    lang: Lang,
    stage: Stage,
    visit: &'a mut dyn FnMut(&str, &Stage),
}

/// Walks the tour; `visit` sees every stop by its name.
pub(crate) fn tour(lang: Lang, visit: &mut dyn FnMut(&str, &Stage)) {
    doors(lang, visit);
    let mut guide = Guide {
        lang,
        stage: Stage::session(lang, Variant::Full, 7),
        visit,
    };
    guide.begin();
    guide.relay();
    guide.afterwards();
    guide.windows();
    guide.end();
    themes(lang, visit);
}

fn doors(lang: Lang, visit: &mut dyn FnMut(&str, &Stage)) {
    let mut stage = Stage::new(lang);
    for _ in 0..5 {
        stage.key(KeyCode::Down);
    }
    visit("home", &stage);
    stage.typed("zzz");
    visit("home-nothing", &stage);
    stage.key(KeyCode::Esc);
    for _ in 0..5 {
        stage.key(KeyCode::Down);
    }
    stage.key(KeyCode::Enter);
    stage.typed("De Linde");
    visit("form", &stage);
    let Screen::Form(form) = &stage.app.screen else {
        panic!("the start form");
    };
    let workshop = Arc::clone(&form.workshop);
    stage.send(Msg::Learned(Learned {
        workshop,
        sessions: 3,
    }));
    visit("form-learned", &stage);
    for _ in 0..6 {
        stage.key(KeyCode::Tab);
    }
    stage.typed("15:00");
    visit("form-until", &stage);
    stage.ctrl('u');
    stage.typed("5");
    stage.key(KeyCode::Enter);
    visit("form-too-short", &stage);
    stage.key(KeyCode::Esc);
    stage.send(Msg::Sessions(Vec::new()));
    stage.key(KeyCode::Tab);
    visit("sessions-none", &stage);
    stage.send(Msg::Sessions(sessions(lang)));
    visit("sessions", &stage);
}

fn sessions(lang: Lang) -> Vec<SessionLine> {
    let title = [
        "Brand values: from word to behaviour",
        "Merkwaarden: van woord naar gedrag",
    ];
    let line = |id: &str, days: i64| SessionLine {
        id: id.to_owned(),
        title: title[usize::from(lang == Lang::Nl)].to_owned(),
        client: "De Linde".to_owned(),
        group: "winkelteam".to_owned(),
        started: START - days * 86_400_000,
        minutes: 88,
        step: None,
        closed: true,
        ..SessionLine::default()
    };
    let check = (5, "Check-in".to_owned(), 12);
    vec![
        SessionLine {
            // Somebody else went on with it on another computer.
            copy: Some(Copied {
                other: "2026-11-22-brand-values-de-linde (2)".to_owned(),
                split: Split {
                    here: 3,
                    there: 1,
                    since: START - 86_400_000,
                    differs: false,
                },
            }),
            ..line("2026-11-22-brand-values-de-linde", 1)
        },
        SessionLine {
            step: Some(check.clone()),
            closed: false,
            ..line("2026-11-20-brand-values-de-linde", 3)
        },
        SessionLine {
            step: Some(check.clone()),
            ..line("2026-11-19-brand-values-de-linde", 4)
        },
        SessionLine {
            step: Some(check),
            in_use: true,
            ..line("2026-11-18-brand-values-de-linde", 5)
        },
    ]
}

impl Guide<'_> {
    fn stop(&mut self, name: &str) {
        (self.visit)(name, &self.stage);
    }

    fn say(&self, nl: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Nl { nl } else { en }
    }

    fn line(&mut self, nl: &'static str, en: &'static str) {
        let text = self.say(nl, en);
        self.stage.line(text);
    }

    /// A text, then Tab, once for each; Enter at the end.
    fn row(&mut self, fields: &[&str]) {
        for (n, field) in fields.iter().enumerate() {
            if n > 0 {
                self.stage.key(KeyCode::Tab);
            }
            self.stage.typed(field);
        }
        self.stage.key(KeyCode::Enter);
    }

    fn begin(&mut self) {
        self.stage.wait(95);
        self.stop("brief");
        self.stage.key(KeyCode::F(8));
        self.stage.key(KeyCode::F(8));
        self.stop("brief-silence");
        self.stage.wait(400);
        self.stop("brief-over-time");
        self.stage.key(KeyCode::PageDown);
        self.stage.wait(45);
        self.stop("key-points");
        self.stage
            .keys(&[KeyCode::Esc, KeyCode::Up, KeyCode::Up, KeyCode::Enter]);
        self.stop("key-points-editing");
        self.stage.keys(&[KeyCode::Esc, KeyCode::PageDown]);
        self.stage.line("5 4x3 6 8 3");
        self.stage.key(KeyCode::Up);
        self.stop("prediction");
    }

    fn relay(&mut self) {
        self.stage.key(KeyCode::PageDown);
        self.stage.wait(30);
        self.stop("relay-ready");
        self.stage.key(KeyCode::Enter);
        self.stop("relay-card");
        self.stage.key(KeyCode::Enter);
        self.stage.wait(432);
        self.stop("relay-box");
        self.stage.wait(170);
        self.stop("relay-box-over");
        while self.stage.console().stage() != Some(Stand::Writing) {
            self.stage.key(KeyCode::Enter);
            self.stage.wait(30);
        }
        self.stop("relay-writing");
        to_grid(&mut self.stage);
        self.stage.typed("==~");
        self.stage.key(KeyCode::Char('a'));
        self.stop("relay-addition");
        self.line("De bonus die niemand beloofde", "The bonus nobody promised");
        self.stop("relay-grid");
        self.stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::Up]);
        mark_worked_example(&mut self.stage);
        self.stage.key(KeyCode::Enter);
        self.stop("relay-picture");
    }

    fn afterwards(&mut self) {
        self.stage.key(KeyCode::PageDown);
        self.stage.wait(200);
        self.stage
            .keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::BackTab]);
        self.line(
            "Niemand kon nog zeggen waarom",
            "Nobody could say why anymore",
        );
        self.line("Getallen sneuvelden het eerst", "Numbers died first");
        self.stage
            .keys(&[KeyCode::Tab, KeyCode::Char('2'), KeyCode::BackTab]);
        self.line(
            "De directie verwachtte haar eigen woorden terug",
            "The board expected its own words back",
        );
        let half = self.say("We wisten het all", "We knew all alo");
        self.stage.typed(half);
        self.stop("debrief");
        self.stage.keys(&[KeyCode::PageDown, KeyCode::PageDown]);
        for (nl, en) in [
            ("4 maanden", "4 months"),
            ("3 weken", "3 weeks"),
            ("2 dagen", "2 days"),
            ("half uur", "half hour"),
        ] {
            self.line(nl, en);
        }
        self.stop("real-clock-refused");
        self.stage.ctrl('u');
        self.stage.line("30 min");
        self.stage.line("5");
        self.stop("real-clock");
        self.stage.to_step("signals");
        let texts = [
            (
                "Klanten wachten bij de kassa omdat er één dicht is",
                "Customers wait at the till because one is closed",
            ),
            (
                "Retouren vragen een handtekening van iemand die er nooit is",
                "Returns need a signature of someone who is never there",
            ),
            (
                "Na vijven neemt niemand de telefoon op",
                "Nobody picks up the phone after five",
            ),
        ];
        for (nl, en) in texts {
            let lost = self.say("verkoop misgelopen", "lost sale");
            self.row(&[self.say(nl, en), "1", lost]);
        }
        self.stop("signals");
        self.stage.to_step("cascade-up");
        to_grid(&mut self.stage);
        self.stage.typed("===~=~~-==--");
        self.stop("relay-up-grid");
        self.stage.key(KeyCode::Enter);
        self.stop("relay-up-picture");
        self.stage.to_step("redesign");
        let forms = [
            (
                "De luisteraar vertelt het in eigen woorden terug voor hij weggaat",
                "The listener tells it back in own words before leaving the room",
            ),
            (
                "Eerst het waarom en dan hooguit drie punten",
                "Why first and then at most three points",
            ),
        ];
        for (nl, en) in forms {
            self.row(&["2", "4", self.say(nl, en)]);
        }
        self.stop("redesign");
        self.stage.to_step("new-clock");
        for time in ["20", "15", "10", "10", "40"] {
            self.stage.line(time);
        }
        self.stop("new-clock");
        self.promises();
    }

    fn promises(&mut self) {
        self.stage.to_step("rules");
        for dots in ["7", "5", "5"] {
            self.stage.line(dots);
        }
        self.stop("vote");
        self.stage.key(KeyCode::Char('C'));
        self.stop("choosing");
        self.stage.key(KeyCode::Esc);
        self.stage.to_step("commitments");
        let texts = [
            (
                "Begin elk plan met het waarom",
                "Start every plan with its why",
                "Samira",
            ),
            (
                "Samen over de vloer op maandag",
                "Walk the floor together on Mondays",
                "Joris",
            ),
        ];
        for (nl, en, who) in texts {
            let when = self.say("vrijdag", "friday");
            self.row(&[self.say(nl, en), who, when]);
        }
        self.line(
            "Hang het antwoord in de kantine",
            "Hang the answer in the canteen",
        );
        self.stop("commitments");
    }

    fn windows(&mut self) {
        self.stage.key(KeyCode::F(9));
        self.stop("note-menu");
        self.stage.key(KeyCode::Char('o'));
        self.row(&[
            self.say(
                "Nog eens naar de telling kijken",
                "Look at the stock count again",
            ),
            "Bram",
        ]);
        self.stage.keys(&[KeyCode::F(9), KeyCode::Char('d')]);
        let text = self.say(
            "Tien minuten vragen op elke laag",
            "Ten minutes of questions at every level",
        );
        self.stage.typed(text);
        self.stop("note");
        self.stage
            .keys(&[KeyCode::Enter, KeyCode::F(9), KeyCode::Char('c')]);
        self.line("We wisten het allang", "We knew all along");
        self.stage.keys(&[KeyCode::Esc, KeyCode::Char('L')]);
        self.stop("lists");
        self.stage.keys(&[KeyCode::Esc, KeyCode::F(1)]);
        self.stop("help");
        self.stage.keys(&[KeyCode::Esc, KeyCode::F(10)]);
        self.stop("palette");
        self.stage.keys(&[KeyCode::Esc, KeyCode::Char('P')]);
        self.stop("ask-people");
        self.stage.keys(&[KeyCode::Esc, KeyCode::Char('m')]);
        self.stop("reader");
        self.stage.keys(&[KeyCode::Esc, KeyCode::Char('H')]);
        self.stop("origin");
        self.stage.keys(&[KeyCode::Esc, KeyCode::Char('X')]);
        self.stop("question-remove-all");
        self.stage.key(KeyCode::Esc);
        self.stage.paste("poster\nbriefing\n");
        self.stop("question-paste");
        self.stage.keys(&[KeyCode::Esc, KeyCode::F(2)]);
        self.stop("paused");
        self.stage.disk = Quick::NotYet;
        self.stage.key(KeyCode::F(3));
        self.stage.send(Msg::Disk(DiskNews::Failing(
            self.say("De schijf is vol.", "The disk is full.")
                .to_owned(),
        )));
        self.stop("disk-failing");
        self.stage.disk = Quick::AtOnce;
        self.stage.key(KeyCode::F(2));
        let why = self.say(
            "Deze sessie loopt in een ander venster.",
            "Running in the other window.",
        );
        let read = self.stage.taken_up(0, Access::ReadOnly(why.to_owned()));
        (self.visit)("read-only", &read);
    }

    fn end(&mut self) {
        self.stage.to_step("check-out");
        self.stage.key(KeyCode::PageDown);
        self.stop("question-end");
        self.stage.key(KeyCode::Enter);
        self.stop("over");
        self.stage.key(KeyCode::Char('R'));
        self.stop("results");
        self.stage.keys(&[KeyCode::Char('['), KeyCode::Char('[')]);
        self.stop("results-before");
        self.stage.key(KeyCode::Char('e'));
        self.stop("handover");
        self.stage.key(KeyCode::Esc);
        self.stage.key(KeyCode::F(5));
        self.stop("room-over");
        self.stage.key(KeyCode::Esc);
        self.stage.ctrl('c');
        self.stop("over-leaving");
    }
}

/// Grouping, which the message through levels has no step for.
fn themes(lang: Lang, visit: &mut dyn FnMut(&str, &Stage)) {
    let mut guide = Guide {
        lang,
        stage: Stage::session_of("barrier-removal", lang, Variant::Full, 9),
        visit,
    };
    let cluster = guide
        .stage
        .session_state()
        .workshop()
        .steps
        .iter()
        .find(|step| step.kind.name() == "cluster");
    let cluster = cluster.expect("a step that groups").id.clone();
    let mut texts = [
        (
            "Klanten wachten bij de kassa omdat er één dicht is",
            "Customers wait at the till because one is closed",
        ),
        (
            "Na vijven neemt niemand de telefoon op",
            "Nobody picks up the phone after five",
        ),
        ("Een gezicht erbij", "A face with it"),
    ]
    .into_iter();
    for _ in 0..12 {
        let (_, step, _) = guide
            .stage
            .session_state()
            .current()
            .expect("a step is open");
        if step.id == cluster {
            break;
        }
        if step.kind.name() == "collect" && guide.stage.items().len() < 3 {
            for (nl, en) in texts.by_ref() {
                guide.line(nl, en);
            }
        }
        guide.stage.key(KeyCode::PageDown);
    }
    guide.stop("themes-none");
    guide.stage.key(KeyCode::Char('i'));
    guide.line("koffiehoek", "coffee corner");
    guide.stage.key(KeyCode::Char('1'));
    guide.stop("themes");
}
