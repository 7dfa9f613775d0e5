//! What documents state was measured: not asked, not answered and none are three things, a share says of how many it is,
//! and what stands equal at a cut is told.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

#[path = "support/room.rs"]
mod room;

use flipover::domain::audience::Audience;
use flipover::domain::command::Command;
use flipover::domain::document::{Document, compare, recount};
use flipover::domain::event::{Cell, Event, Fields, ItemId, Value, Variant};
use flipover::domain::results::headline;
use flipover::domain::script::parse;
use flipover::domain::session::{Session, State};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::StepIndex;
use flipover::export::sheets::Workbook;
use flipover::export::{json, markdown};
use room::Room;

const HALF_A_YEAR: i64 = 182 * 24 * 3600 * 1000;

/// A session that is told step by step what was answered.
struct Held(Room);

impl Held {
    fn open(lang: Lang, people: u16) -> Self {
        let workshop = parse(include_str!("support/figures.ron")).expect("a right script");
        let mut room = Room::open(workshop, lang, Variant::Full, people);
        room.give(Command::Next);
        Self(room)
    }

    fn state(&self) -> &State {
        self.0.state()
    }

    fn at(&self, id: &str) -> StepIndex {
        self.state().workshop().step(id).expect("a step").0
    }

    /// On to the step with this id, through everything before it.
    fn to(mut self, id: &str) -> Self {
        while self.state().current != Some(self.at(id)) {
            self.0.wait(60);
            self.0.give(Command::Next);
        }
        self
    }

    fn skip(self, id: &str) -> Self {
        let mut held = self.to(id);
        held.0.give(Command::Skip);
        held
    }

    fn end(mut self) -> Self {
        while self.state().ended.is_none() {
            self.0.give(Command::Next);
        }
        self
    }

    /// So many answers at the check-in, each with its mood.
    fn check(self, moods: &[Option<&'static str>]) -> Self {
        let mut held = self.to("check");
        let row = |(n, mood): (usize, Option<&str>)| {
            let mut row = Fields::from([(
                "word".to_owned(),
                Value::Text(Clean::new(&format!("word {n}"))),
            )]);
            row.extend(mood.map(|mood| ("mood".to_owned(), Value::Choice(mood.to_owned()))));
            row
        };
        let rows = (1..).zip(moods.iter().copied()).map(row).collect();
        let step = held.at("check");
        held.0.give(Command::AddItems { step, rows });
        held
    }

    fn vote(self, votes: &[u32]) -> Self {
        let mut held = self.to("vote");
        let step = held.at("vote");
        for (item, votes) in (1..).zip(votes) {
            let (item, votes) = (ItemId::Row(item), *votes);
            held.0.give(Command::SetVotes { step, item, votes });
        }
        held
    }

    fn rate(self, scores: &[&[i32]]) -> Self {
        let mut held = self.to("rate");
        let step = held.at("rate");
        let scored = (1..).zip(scores).filter(|(_, scores)| !scores.is_empty());
        for (item, scores) in scored {
            held.scored(step, ItemId::Row(item), scores);
        }
        held
    }

    fn scored(&mut self, step: StepIndex, item: ItemId, scores: &[i32]) {
        let cell = Cell {
            item,
            aspect: String::new(),
            group: String::new(),
        };
        let scores = scores.to_vec();
        self.0.give(Command::SetScores { step, cell, scores });
    }

    fn ours(self, said: &[Option<&str>]) -> Self {
        let mut held = self.to("ours");
        let step = held.at("ours");
        for (item, said) in (1..).zip(said) {
            let Some(said) = said else { continue };
            let fields = Fields::from([("is".to_owned(), Value::Choice((*said).to_owned()))]);
            held.0.give(Command::SetDetail {
                step,
                item: ItemId::Row(item),
                fields,
            });
        }
        held
    }

    fn advice(self, scores: &[i32]) -> Self {
        let mut held = self.to("advice");
        let step = held.at("advice");
        held.scored(step, ItemId::Fixed("advice".to_owned(), 0), scores);
        held
    }

    fn summary(&self, audience: Audience) -> String {
        markdown::write(&Document::new(self.state(), audience))
    }

    fn later(&self) -> Session {
        let mut log = self.0.session.log().to_vec();
        for stamped in &mut log {
            stamped.at.wall += HALF_A_YEAR;
        }
        Session::replay(log).expect("a session")
    }

    /// This session, and then the other half a year later.
    fn beside(&self, other: &Self) -> String {
        markdown::write(&compare(
            self.state(),
            other.later().state(),
            Audience::Facilitator,
        ))
    }
}

fn moods(good: usize, bad: usize) -> Vec<Option<&'static str>> {
    let of = |mood, n| std::iter::repeat_n(Some(mood), n);
    of("good", good).chain(of("bad", bad)).collect()
}

#[test]
fn a_step_skipped_in_one_session_did_not_fall_to_nothing() {
    let yes = |n| vec![Some("yes"); n];
    let then = Held::open(Lang::En, 15)
        .check(&moods(8, 7))
        .ours(&yes(15))
        .end();
    let now = Held::open(Lang::En, 15)
        .check(&moods(8, 7))
        .skip("ours")
        .end();
    for (text, when) in [(then.beside(&now), "now"), (now.beside(&then), "then")] {
        assert!(
            !text.contains("fell most") && !text.contains("rose most"),
            "{text}"
        );
        assert!(text.contains(" 0 rose, 0 fell"), "{text}");
        let (asked, not) = match when {
            "now" => ("| Ours or not | answered | not asked |", "0%"),
            _ => ("| Ours or not | not asked | answered |", "0%"),
        };
        assert!(text.contains(asked) && !text.contains(not), "{text}");
    }
}

#[test]
fn begun_without_an_answer_is_told_from_skipped_and_from_none() {
    let then = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .ours(&[Some("yes"); 12])
        .end();
    let begun = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .to("ours")
        .end();
    let text = then.beside(&begun);
    assert!(
        text.contains("| Ours or not | answered | not answered |"),
        "{text}"
    );
    assert!(!text.contains("fell most"), "{text}");
    let none = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .ours(&[Some("no"); 12])
        .end();
    let text = then.beside(&none);
    assert!(
        text.contains("fell most: Ours: yes (Ours or not), from 100% to 0%"),
        "{text}"
    );
    // The method tells the three apart as well.
    let skipped = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .skip("ours")
        .end();
    let (begun, skipped) = (
        begun.summary(Audience::Client),
        skipped.summary(Audience::Client),
    );
    let line = |text: &str, of: &str| {
        text.lines()
            .find(|line| line.contains(of))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(
        line(&begun, "without an answer").contains("Ours or not"),
        "{begun}"
    );
    assert!(!line(&begun, "Left out").contains("Ours or not"), "{begun}");
    assert!(
        line(&skipped, "Left out").contains("Ours or not"),
        "{skipped}"
    );
    assert!(
        !line(&skipped, "without an answer").contains("Ours or not"),
        "{skipped}"
    );
}

#[test]
fn what_was_undone_was_not_answered() {
    let then = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .ours(&[Some("yes")])
        .end();
    let mut undone = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .ours(&[Some("yes")]);
    undone.0.give(Command::Undo);
    let text = then.beside(&undone.end());
    assert!(
        text.contains("| Ours or not | answered | not answered |"),
        "{text}"
    );
}

#[test]
fn a_share_of_few_answers_says_of_how_many() {
    let mut said = vec![None; 15];
    said[0] = Some("yes");
    said[1] = Some("yes");
    let then = Held::open(Lang::En, 15)
        .check(&moods(8, 7))
        .ours(&said)
        .end();
    let text = then.summary(Audience::Client);
    assert!(text.contains("2 of 15 answered"), "{text}");
    assert!(text.contains("2 of 2") && !text.contains("100%"), "{text}");
    let now = Held::open(Lang::En, 15)
        .check(&moods(8, 7))
        .ours(&[Some("yes"); 15])
        .end();
    let text = then.beside(&now);
    // The same figure as in the summary: of those who answered, and not of all.
    assert!(text.contains("2 of 2 (2 of 15 answered)"), "{text}");
    assert!(!text.contains("13%"), "{text}");
    let mut said = vec![Some("yes"); 12];
    said[11] = Some("no");
    said.extend([None; 3]);
    let then = Held::open(Lang::Nl, 15)
        .check(&moods(8, 7))
        .ours(&said)
        .end();
    let text = then.summary(Audience::Client);
    assert!(
        text.contains("11 (92%)") && text.contains("12 van de 15 beantwoord"),
        "{text}"
    );
}

#[test]
fn under_ten_nobody_is_counted_in_per_cents() {
    for people in 1..=9_u16 {
        let n = usize::from(people);
        let of = |good: usize| {
            let scores: Vec<i32> = (0..n).map(|who| if who < good { 10 } else { 3 }).collect();
            Held::open(Lang::En, people)
                .check(&moods(good, n - good))
                .vote(&vec![u32::from(people); n.min(2)])
                .advice(&scores)
                .end()
        };
        let (then, now) = (of(n), of(n / 2));
        for text in [
            then.summary(Audience::Facilitator),
            now.summary(Audience::Facilitator),
            then.beside(&now),
        ] {
            let text = text.replace("Margin (95%)", "");
            assert!(
                !text.contains('%') && !text.contains(" pp"),
                "{people}: {text}"
            );
        }
        let section = recount(then.state(), then.at("vote"));
        assert!(!format!("{section:?}").contains('%'), "{section:?}");
        for state in [then.state(), now.state()] {
            let said = headline(state).join(" ");
            assert!(!said.contains('%'), "{said}");
        }
    }
    let eight = Held::open(Lang::Nl, 8)
        .check(&moods(3, 5))
        .advice(&[10, 9, 9, 7, 7, 3, 3, 3])
        .end();
    let text = eight.summary(Audience::Client);
    assert!(text.contains("3 van de 8 mensen"), "{text}");
    let many = Held::open(Lang::Nl, 12)
        .check(&moods(3, 9))
        .advice(&[10; 12])
        .end();
    assert!(many.summary(Audience::Client).contains("12 (100%)"));
}

#[test]
fn exactly_the_same_is_said_of_unrounded_figures_only() {
    let marks = |last: i32| {
        let mut scores = vec![3; 24];
        scores[23] = last;
        Held::open(Lang::En, 24)
            .check(&moods(1, 0))
            .rate(&[&scores])
            .end()
    };
    let (three, more) = (marks(3), marks(4));
    // 3.00 and 3.04 are both written 3.0.
    let text = three.beside(&more);
    assert!(
        text.contains("~ +0.04") && !text.contains("= 0.0"),
        "{text}"
    );
    let text = three.beside(&three);
    assert!(text.contains("= 0.0"), "{text}");
}

#[test]
fn a_difference_is_not_one_of_rounded_figures() {
    let marks = |high: usize| {
        let scores: Vec<i32> = (0..25).map(|who| if who < high { 4 } else { 3 }).collect();
        Held::open(Lang::En, 25)
            .check(&moods(1, 0))
            .rate(&[&scores])
            .end()
    };
    // 3.24 and 3.36 are written 3.2 and 3.4, and are 0.1 apart.
    let text = marks(6).beside(&marks(9));
    assert!(
        text.contains("3.2 (n = 25)") && text.contains("3.4 (n = 25)"),
        "{text}"
    );
    assert!(text.contains("+0.1"), "{text}");
}

#[test]
fn a_headline_states_no_figure_of_what_nobody_answered() {
    let empty = Held::open(Lang::En, 12).skip("check").end();
    assert_eq!(headline(empty.state()), Vec::<String>::new());
    let begun = Held::open(Lang::En, 12).end();
    assert_eq!(headline(begun.state()), Vec::<String>::new());
    let some = Held::open(Lang::En, 12)
        .check(&[Some("good"), None])
        .skip("sort")
        .end();
    assert_eq!(
        headline(some.state()),
        ["In a good mood: 1 of 1 (1 of 2 answered)."]
    );
}

#[test]
fn a_mean_reads_the_same_in_headline_summary_and_comparison() {
    let held = Held::open(Lang::En, 12)
        .check(&moods(1, 0))
        .rate(&[&[4; 12]])
        .end();
    assert!(headline(held.state()).contains(&"Mean of the first: 4.0.".to_owned()));
    assert!(held.summary(Audience::Client).contains("4.0 (n = 12"));
    assert!(held.beside(&held).contains("4.0 (n = 12)"));
}

#[test]
fn the_results_document_says_what_was_asked_and_answered() {
    let held = Held::open(Lang::En, 12)
        .check(&moods(6, 0))
        .skip("sort")
        .vote(&[0, 0])
        .to("rate")
        .skip("ours")
        .end();
    let text = json::write(held.state(), Audience::Client).expect("it can be written");
    let document: serde_json::Value = serde_json::from_str(&text).expect("json");
    let step = |id: &str| {
        let steps = document["steps"].as_array().expect("steps");
        steps
            .iter()
            .find(|step| step["id"] == id)
            .expect("a step")
            .clone()
    };
    for (id, measured) in [
        ("check", "answered"),
        ("sort", "not_asked"),
        ("vote", "answered"),
        ("rate", "not_answered"),
        ("ours", "not_asked"),
        ("advice", "not_answered"),
    ] {
        assert_eq!(step(id)["measured"], measured, "{id}");
    }
    assert_eq!(step("check")["results"]["counts"]["mood"]["good"], 6);
    assert_eq!(
        step("check")["results"]["numbers"]["talks"]["sum"],
        serde_json::Value::Null
    );
    // Nobody was asked: there is no zero to read.
    assert_eq!(step("ours")["results"], serde_json::json!({}));
    let begun = Held::open(Lang::En, 12).check(&[None]).end();
    let text = json::write(begun.state(), Audience::Client).expect("it can be written");
    let document: serde_json::Value = serde_json::from_str(&text).expect("json");
    assert_eq!(
        document["steps"][0]["results"]["counts"]["mood"],
        serde_json::Value::Null
    );
}

#[test]
fn the_tables_have_no_figures_of_what_nobody_was_asked() {
    let held = Held::open(Lang::En, 12)
        .check(&moods(6, 6))
        .skip("sort")
        .skip("vote")
        .skip("ours")
        .end();
    let sheets = Workbook::new(held.state(), Audience::Facilitator).sheets;
    for title in ["Sorting", "Dots", "Ours or not"] {
        assert!(sheets.iter().all(|sheet| sheet.title != title), "{title}");
    }
    let asked = format!("{:?}", sheets[0].rows);
    assert!(
        asked.contains("Left out: “Sorting” · “Dots” · “Ours or not”"),
        "{asked}"
    );
}

#[test]
fn a_tie_at_the_cut_of_a_selector_is_told() {
    let voted = |lang| Held::open(lang, 12).check(&moods(2, 2)).vote(&[5, 3, 3, 3]);
    let text = voted(Lang::En).end().summary(Audience::Client);
    assert!(
        text.contains("3 stood equal at the cut of 2: “word 2”, “word 3” and “word 4”"),
        "{text}"
    );
    let text = voted(Lang::Nl).end().summary(Audience::Client);
    assert!(
        text.contains(
            "Er konden er 2 door; op de grens stonden er 3 gelijk: “word 2”, “word 3” en “word 4”"
        ),
        "{text}"
    );
    // Chosen by hand, it no longer falls out by the order of typing, but equal they were.
    let text = Held::open(Lang::En, 12)
        .check(&moods(2, 2))
        .vote(&[5, 3, 2, 1])
        .end()
        .summary(Audience::Client);
    assert!(!text.contains("equal at the cut"), "{text}");
    let marks: [&[i32]; 3] = [&[2, 4], &[1, 5], &[4, 4]];
    let text = Held::open(Lang::En, 2)
        .check(&moods(3, 0))
        .rate(&marks)
        .end()
        .summary(Audience::Client);
    assert!(
        text.contains("2 stood equal at the cut of 1: “word 1” and “word 2”"),
        "{text}"
    );
}

#[test]
fn what_was_chosen_by_hand_is_told_with_the_votes() {
    for (lang, said) in [
        (
            Lang::En,
            "For “The best two” the group chose: “word 1” and “word 4”.",
        ),
        (
            Lang::Nl,
            "Voor “De beste twee” koos de groep zelf: “word 1” en “word 4”.",
        ),
    ] {
        let mut held = Held::open(lang, 12)
            .check(&moods(2, 2))
            .vote(&[5, 3, 3, 3])
            .to("best");
        let step = held.at("best");
        let items = Some(vec![ItemId::Row(1), ItemId::Row(4)]);
        held.0.give(Command::Choose { step, items });
        let text = held.end().summary(Audience::Client);
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_tie_is_told_beside_another_session_and_in_a_recount() {
    let tied = Held::open(Lang::En, 12)
        .check(&moods(2, 2))
        .vote(&[5, 3, 3, 3])
        .end();
    let clear = Held::open(Lang::En, 12)
        .check(&moods(2, 2))
        .vote(&[9, 5, 1, 0])
        .end();
    let text = clear.beside(&tied);
    assert!(text.contains("Now 3 stood equal at the cut of 2"), "{text}");
    assert!(!text.contains("Then 3 stood equal"), "{text}");
    let section = recount(tied.state(), tied.at("vote")).expect("a recount");
    let text = format!("{section:?}");
    assert!(text.contains("word 2, word 3 and word 4"), "{text}");
}

#[test]
fn what_moved_equally_far_is_not_told_of_one_alone() {
    let votes = |votes: &[u32]| {
        Held::open(Lang::En, 12)
            .check(&moods(2, 2))
            .vote(votes)
            .end()
    };
    let text = votes(&[10, 10, 0, 0]).beside(&votes(&[0, 0, 10, 10]));
    let fell = text
        .lines()
        .find(|line| line.contains("fell most"))
        .expect("something fell");
    assert!(fell.contains("word 1") && fell.contains("word 2"), "{fell}");
}

#[test]
fn a_group_too_small_to_show_is_not_said_to_be_missing() {
    let of = |n: usize| {
        let scores = vec![4; n];
        Held::open(Lang::En, 12)
            .check(&moods(1, 0))
            .rate(&[&scores])
            .end()
    };
    let text = markdown::write(&compare(
        of(12).state(),
        of(3).later().state(),
        Audience::Client,
    ));
    assert!(!text.contains("Only then: word 1"), "{text}");
    assert!(
        text.contains("Too few answers to show now: word 1"),
        "{text}"
    );
    let text = of(12).beside(
        &Held::open(Lang::En, 12)
            .check(&moods(2, 0))
            .rate(&[&[], &[3; 12]])
            .end(),
    );
    assert!(text.contains("Not answered now: word 1"), "{text}");
}

#[test]
fn rooms_of_one_and_of_none_are_told_without_a_figure_too_many() {
    let one = Held::open(Lang::En, 1)
        .check(&moods(1, 0))
        .vote(&[1])
        .rate(&[&[4]])
        .end();
    let text = one.summary(Audience::Facilitator);
    assert!(!text.contains('%') || text.contains("1 (100%)"), "{text}");
    let mut log = one.0.session.log().to_vec();
    for stamped in &mut log {
        if let Event::Opened(opened) = &mut stamped.event {
            opened.people = 0;
        }
    }
    let none = Session::replay(log).expect("a session");
    let text = markdown::write(&Document::new(none.state(), Audience::Facilitator));
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
}

/// The same workshop after a while, with something in its script written otherwise.
fn rewritten(from: &str, to: &str) -> Held {
    let text = include_str!("support/figures.ron");
    assert!(text.contains(from), "{from}");
    let workshop = parse(&text.replacen(from, to, 1)).expect("a right script");
    let mut room = Room::open(workshop, Lang::En, Variant::Full, 12);
    room.give(Command::Next);
    Held(room)
}

#[test]
fn a_field_nobody_filled_is_named_once_and_not_option_by_option() {
    let then = Held::open(Lang::Nl, 12).check(&moods(6, 6)).end();
    let now = Held::open(Lang::Nl, 12).check(&[None; 12]).end();
    let text = then.beside(&now);
    assert!(text.contains("Nu niet beantwoord: Stemming*"), "{text}");
    let text = now.beside(&then);
    assert!(text.contains("Toen niet beantwoord: Stemming*"), "{text}");
}

#[test]
fn another_version_of_a_script_is_compared_where_it_asks_the_same() {
    let most = |held: Held| held.check(&moods(6, 6)).ours(&[Some("yes"); 12]);
    let answers = |held: Held| most(held).advice(&[9; 12]).end();
    let then = answers(Held::open(Lang::En, 12));
    // One more option: yes among three is not yes among four.
    let half = r#"("half", (en: "half", nl: "half")),"#;
    let more = format!(r#"{half} ("never", (en: "never", nl: "nooit")),"#);
    let text = then.beside(&answers(rewritten(half, &more)));
    assert!(text.contains("Only then: Ours: yes"), "{text}");
    assert!(text.contains("Only now: Ours: yes"), "{text}");
    let same = "| Mood: good | 50% (12 topics) | 50% (12 topics) | = 0 pp |";
    assert!(text.contains(same), "{text}");
    // Another scale, and another question under the same name.
    let means = rewritten("scale: (0, 10), analysis: Nps", "scale: (0, 10)");
    let text = then.beside(&answers(means));
    assert!(text.contains("Only then: Us as employer"), "{text}");
    let asked = r#"title: (en: "Advice", nl: "Aanraden"), minutes: 10, short: 10,"#;
    let other = format!(r#"{asked} prompt: "Would you come back?","#);
    let text = then.beside(&answers(rewritten(asked, &other)));
    assert!(
        text.contains("| Advice | another question | answered |"),
        "{text}"
    );
    assert!(
        text.contains("| Advice | answered | another question |"),
        "{text}"
    );
    let gone = rewritten(r#"id: "advice", title"#, r#"id: "return", title"#);
    let text = then.beside(&most(gone).end());
    assert!(
        text.contains("| Advice | answered | not in its script |"),
        "{text}"
    );
}

#[test]
fn a_step_that_was_answered_and_then_skipped_was_answered() {
    let all = [Some("yes"); 12];
    let mut held = Held::open(Lang::En, 12).check(&moods(6, 6)).ours(&all);
    held.0.give(Command::Skip);
    let text = held.end().summary(Audience::Client);
    assert!(text.contains("12 (100%)"), "{text}");
    let left = text.lines().find(|line| line.contains("Left out"));
    assert!(left.is_none_or(|line| !line.contains("Ours")), "{text}");
}

#[test]
fn a_vote_that_gave_no_dots_was_held() {
    let of = |votes: &[u32]| {
        let held = Held::open(Lang::En, 12).check(&moods(2, 2));
        held.vote(votes).end()
    };
    let none = of(&[0, 0, 0, 0]);
    let text = none.summary(Audience::Client);
    assert!(text.contains("No dots were given."), "{text}");
    let silent = text.lines().find(|line| line.contains("without an answer"));
    assert!(silent.is_some_and(|line| !line.contains("Dots")), "{text}");
    assert!(!of(&[4, 4, 0, 0]).beside(&none).contains("fell most"));
}
