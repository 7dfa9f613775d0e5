//! Two sessions side by side: what rose, what fell, what stayed, and what cannot be compared.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

#[path = "support/room.rs"]
mod room;

use flipover::domain::audience::Audience;
use flipover::domain::document::{Block, Document, compare, recount};
use flipover::domain::event::{Cell, Event, Stamped, Variant};
use flipover::domain::learned::learned;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::session::{Session, State};
use flipover::domain::text::Lang;
use flipover::domain::workshop::StepIndex;
use flipover::export::markdown;
use room::Room;

const HALF_A_YEAR: i64 = 182 * 24 * 3600 * 1000;

fn session(id: &str, lang: Lang, people: u16) -> Session {
    let all = bundled().into_iter();
    let scripts = all.map(|(_, text)| parse(&text).expect("a right script"));
    let workshop = scripts
        .into_iter()
        .find(|it| it.id == id)
        .expect("it is there");
    let mut room = Room::open(workshop, lang, Variant::Full, people);
    room.walk(|_, _| {});
    room.session
}

/// The same half a year later, with other scores.
fn later(before: &Session, change: impl Fn(&Cell, &mut Vec<i32>)) -> Session {
    let mut log: Vec<Stamped> = before.log().to_vec();
    for stamped in &mut log {
        stamped.at.wall += HALF_A_YEAR;
        if let Event::ScoresSet { cell, scores, .. } = &mut stamped.event {
            change(cell, scores);
        }
    }
    Session::replay(log).expect("a session")
}

/// What is scored first.
fn first_scored(session: &Session) -> Cell {
    let scored = session
        .log()
        .iter()
        .find_map(|stamped| match &stamped.event {
            Event::ScoresSet { cell, .. } => Some(cell.clone()),
            _ => None,
        });
    scored.expect("something is scored")
}

fn page(one: &State, other: &State) -> Document {
    compare(one, other, Audience::Client)
}

#[test]
fn what_moved_is_told_and_what_one_person_could_have_done_is_not() {
    let then = session("engagement-baseline", Lang::Nl, 14);
    let scored = first_scored(&then);
    let now = later(&then, |cell, scores| {
        if *cell == scored {
            for score in scores {
                *score = (*score - 3).max(0);
            }
        }
    });
    let told = page(now.state(), then.state());
    let text = markdown::write(&told);
    assert!(text.contains("toen en nu"), "{text}");
    assert!(told.headline[0].contains("gelijk gebleven"), "{told:?}");
    assert!(
        told.headline
            .iter()
            .any(|it| it.starts_with("Het meest gedaald")),
        "{text}"
    );
    assert!(text.contains("▼ −"), "{text}");
    assert!(!text.contains("▲ +"), "nothing rose\n{text}");
    // Whichever is named first, the earlier one is the earlier one.
    assert_eq!(told, page(then.state(), now.state()));
}

#[test]
fn a_session_beside_itself_stays_as_it_is() {
    for id in [
        "engagement-baseline",
        "four-months-to-four-minutes",
        "brand-values",
    ] {
        let one = session(id, Lang::En, 12);
        let told = page(one.state(), one.state());
        let text = markdown::write(&told);
        assert!(told.headline[0].contains(" 0 rose, 0 fell"), "{id}: {text}");
        assert!(!told.rest.is_empty(), "{id}");
        assert!(!text.contains("▲ +") && !text.contains("▼ −"), "{text}");
    }
}

#[test]
fn a_branch_comes_after_the_session_it_began_in() {
    let origin = session("brand-values", Lang::Nl, 11);
    let mut log: Vec<Stamped> = origin.log().to_vec();
    let last = log.last().expect("events");
    let (seq, mut at) = (last.seq, last.at);
    at.wall += 60_000;
    let session = origin.state().opened.session.clone();
    log.push(Stamped {
        seq: seq + 1,
        at,
        event: Event::Branched { session, seq },
    });
    log.push(Stamped {
        seq: seq + 2,
        at,
        event: Event::PeopleSet(13),
    });
    let branch = Session::replay(log).expect("a session");
    let told = page(branch.state(), origin.state());
    let day = "23 november 2026";
    let cover = format!("{:?}", told.cover);
    assert!(
        cover.contains(&format!("(\"Toen\", \"{day}, 11 deelnemers\")")),
        "{cover}"
    );
    assert!(
        cover.contains(&format!("(\"Nu\", \"{day}, 13 deelnemers\")")),
        "{cover}"
    );
    assert_eq!(told, page(origin.state(), branch.state()));
    // Also when the other one went on for longer.
    let mut longer = origin.clone();
    at.wall += 600_000;
    longer.apply(Stamped {
        seq: seq + 1,
        at,
        event: Event::PeopleSet(11),
    });
    for told in [
        page(branch.state(), longer.state()),
        page(longer.state(), branch.state()),
    ] {
        assert_eq!(format!("{:?}", told.cover), cover);
    }
    assert!(
        told.headline[0].contains("in beide sessies: 0 gestegen"),
        "{:?}",
        told.headline
    );
    // What a share is of is named, and what stayed is not called equal with a difference.
    let text = markdown::write(&told);
    assert!(
        text.contains(" stickers)") && text.contains(" onderwerpen)"),
        "{text}"
    );
    assert!(!text.contains("= +") && !text.contains("= −"), "{text}");
}

#[test]
fn two_workshops_are_headed_by_both() {
    let (one, other) = (
        session("own-style", Lang::Nl, 12),
        session("brand-values", Lang::Nl, 12),
    );
    let told = page(one.state(), other.state());
    let titles = [&one, &other].map(|it| it.state().workshop().title.get(Lang::Nl));
    assert_eq!(
        told.title,
        format!("{} en {} — toen en nu", titles[0], titles[1])
    );
}

#[test]
fn nothing_in_common_is_said_and_so_is_what_stands_alone() {
    let (one, other) = (
        session("own-style", Lang::En, 12),
        session("brand-values", Lang::En, 12),
    );
    let text = markdown::write(&page(one.state(), other.state()));
    assert!(text.contains("no figure in common"), "{text}");
    assert!(text.contains("Not compared"), "{text}");
}

#[test]
fn a_group_too_small_to_hide_in_is_not_shown_to_a_client() {
    let all = session("engagement-baseline", Lang::En, 12);
    let small = later(&all, |_, scores| scores.truncate(3));
    let text = markdown::write(&page(all.state(), small.state()));
    assert!(!text.contains("(n = 3)"), "{text}");
    let own = compare(all.state(), small.state(), Audience::Facilitator);
    assert!(markdown::write(&own).contains("(n = 3)"));
}

#[test]
fn what_rests_on_too_few_answers_is_counted_apart_and_never_headed() {
    let all = session("engagement-baseline", Lang::En, 12);
    let first = first_scored(&all);
    // Three people who all went from one end of the scale to the other, and a whole room that went less far.
    let few = later(&all, |cell, scores| {
        if *cell == first {
            let all_moved = if scores.iter().any(|score| *score > 5) {
                0
            } else {
                10
            };
            *scores = vec![all_moved; 3];
        }
    });
    for audience in [Audience::Client, Audience::Facilitator] {
        let told = compare(all.state(), few.state(), audience);
        let (counts, rest) = told.headline.split_first().expect("it is headed");
        assert!(
            counts.contains("0 rose, 0 fell") && counts.contains("one rests on too few"),
            "{audience:?}: {counts}"
        );
        assert_eq!(rest, [""; 0], "{audience:?}");
    }
    let told = |audience| compare(all.state(), few.state(), audience).headline;
    assert_eq!(told(Audience::Client), told(Audience::Facilitator));
    let own = markdown::write(&compare(all.state(), few.state(), Audience::Facilitator));
    assert!(own.contains("| too few |"), "{own}");
}

#[test]
fn one_answer_however_different_is_no_rise_and_no_fall() {
    let all = session("engagement-baseline", Lang::En, 12);
    let other = later(&all, |_, scores| {
        let last = scores.len() - 1;
        scores[last] = 1;
    });
    let told = page(all.state(), other.state());
    assert!(told.headline[0].contains(" 0 rose, 0 fell"), "{told:?}");
}

#[test]
fn sessions_that_took_their_time_teach_the_time_that_was_planned() {
    let held = [
        session("brand-values", Lang::Nl, 12),
        session("own-style", Lang::Nl, 12),
    ];
    let states: Vec<State> = held.iter().map(|it| it.state().clone()).collect();
    let workshop = held[0].state().workshop();
    let times = learned(workshop, &states);
    assert_eq!(times.len(), workshop.steps.len());
    for (time, step) in times.iter().zip(&workshop.steps) {
        let used = time.used.expect("every step was done");
        assert!((used - f64::from(step.minutes)).abs() < 0.01, "{time:?}");
        assert_eq!(time.n, 1, "another workshop teaches nothing");
    }
}

#[test]
fn a_recount_says_that_it_is_one_and_how_much_hangs_on_the_rule() {
    let held = session("brand-values", Lang::Nl, 12);
    let (vote, _) = held.state().workshop().step("vote").expect("a vote");
    let section = recount(held.state(), vote).expect("it can be counted otherwise");
    let Some(Block::Text(mark)) = section.blocks.first() else {
        panic!("{section:?}")
    };
    assert!(mark.contains("niet de uitslag"), "{mark}");
    let Some(Block::Table(table)) = section.blocks.get(1) else {
        panic!("{section:?}")
    };
    let part = &held.state().steps[vote];
    let mut votes: Vec<u32> = part.votes.values().copied().collect();
    votes.sort_unstable_by(|a, b| b.cmp(a));
    for (seats, row) in (1_usize..).zip(&table.rows) {
        let next = votes.get(seats).copied().unwrap_or(0);
        let want = match votes[seats - 1] - next {
            0 => "gelijk".to_owned(),
            dots => dots.to_string(),
        };
        assert!(row[0].starts_with(&seats.to_string()), "{row:?}");
        assert_eq!(row[3], want, "{row:?}");
    }
    assert!(table.rows.len() > 1);
    // What has no rule to change has no recount.
    assert_eq!(recount(held.state(), StepIndex::FIRST), None);
}

#[test]
fn milder_cut_offs_move_a_net_promoter_score_as_reckoned() {
    let held = session("engagement-baseline", Lang::En, 12);
    let state = held.state();
    let rated = state.steps.indices().find_map(|place| {
        let section = recount(state, place)?;
        let text = format!("{section:?}");
        text.contains("9–10 less 0–6").then_some((place, section))
    });
    let (place, section) = rated.expect("a step with a Net Promoter Score");
    let Some(Block::Table(table)) = section.blocks.get(1) else {
        panic!("{section:?}")
    };
    let scores = state.steps[place].scores.values().next().expect("scores");
    let n = f64::from(u32::try_from(scores.len()).expect("few"));
    let nps = |from: i32, to: i32| {
        let better = scores.iter().filter(|score| **score >= from).count();
        let worse = scores.iter().filter(|score| **score <= to).count();
        let (better, worse) = (u32::try_from(better), u32::try_from(worse));
        100.0 * (f64::from(better.expect("few")) - f64::from(worse.expect("few"))) / n
    };
    let said = |text: &str| {
        text.replace('−', "-")
            .replace('+', "")
            .parse::<f64>()
            .expect("a number")
    };
    let first = &table.rows[0];
    for (cell, (from, to)) in first[1..4].iter().zip([(9, 6), (8, 6), (8, 5)]) {
        assert!(
            (said(cell) - nps(from, to)).abs() < 0.51,
            "{first:?}: {from} {to}"
        );
    }
}
