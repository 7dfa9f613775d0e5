//! When the time runs short: what is said, what is proposed, and what becomes of it.

use crossterm::event::KeyCode;
use flipover::domain::clock;
use flipover::domain::event::{Event, Variant};
use flipover::domain::session::Status;
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;
use flipover::tui::messages::Access;

use crate::stage::{START, Stage};

const MINUTE: i64 = 60_000;
/// Where the full workshop of 150 minutes is to end.
const END: i64 = START + 150 * MINUTE;

fn ends(stage: &Stage) -> i64 {
    clock::agenda(stage.session_state(), stage.now).ends
}

fn plan_of(stage: &Stage, id: &str) -> u16 {
    let state = stage.session_state();
    let (place, _) = state.workshop().step(id).expect("a step");
    state.plan[place]
}

/// The line of the screen with `text` in it.
fn line_with(screen: &str, text: &str) -> String {
    let found = screen.lines().find(|line| line.contains(text));
    found
        .unwrap_or_else(|| panic!("no {text:?} in\n{screen}"))
        .to_owned()
}

/// Goes to the row of a step that is still to come.
fn choose(stage: &mut Stage, id: &str) {
    let state = stage.session_state();
    let (place, _) = state.workshop().step(id).expect("a step");
    let row = place.get() - state.current.expect("a step is open").get();
    stage.keys(&[KeyCode::Up; 20]);
    stage.keys(&vec![KeyCode::Down; row]);
}

/// Twenty minutes late in the middle: each step took as long as planned but the relay, which took 20 more.
fn twenty_late(lang: Lang) -> Stage {
    let mut stage = Stage::session(lang, Variant::Full, 12);
    for minutes in [8, 10, 4, 58] {
        stage.wait(minutes * 60);
        stage.key(KeyCode::PageDown);
    }
    stage.key(KeyCode::Esc);
    stage
}

#[test]
fn twenty_minutes_late_a_new_plan_ends_in_time_and_undo_takes_it_back() {
    let mut stage = twenty_late(Lang::Nl);
    let head = stage
        .screen(120, 36)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    assert!(head.contains("20 min later: T"), "{head}");
    assert_eq!(ends(&stage), END + 20 * MINUTE);
    let before = stage.session_state().plan.clone();

    stage.typed("T");
    let screen = stage.screen(120, 36);
    assert!(screen.contains("om 16:20 in plaats van 16:00"), "{screen}");
    assert!(screen.contains("Nieuw einde 16:00: op tijd."), "{screen}");
    assert!(screen.contains("We lopen 20 minuten uit."), "{screen}");
    assert_eq!(
        stage.session_state().plan,
        before,
        "nothing happens before Enter"
    );

    stage.key(KeyCode::Enter);
    assert!(!stage.has_window());
    assert_eq!(ends(&stage), END);
    assert!(stage.said().contains("16:00"), "{}", stage.said());
    let screen = stage.screen(120, 36);
    assert!(!screen.contains("min later"), "{screen}");
    assert!(screen.contains("einde 16:00"), "{screen}");
    assert!(line_with(&screen, "Afspraken").contains('↓'), "{screen}");
    assert!(matches!(
        stage.appended.last().map(|last| &last.event),
        Some(Event::Replanned { until: None, .. })
    ));
    let state = stage.session_state();
    assert_eq!(
        state.planned, before,
        "what was planned at first stays known"
    );

    stage.typed("u");
    assert!(stage.said().contains("het nieuwe plan"), "{}", stage.said());
    assert_eq!(stage.session_state().plan, before);
    assert_eq!(ends(&stage), END + 20 * MINUTE);
}

#[test]
fn a_dropped_step_stays_on_the_agenda_marked_and_next_passes_it_by() {
    let mut stage = twenty_late(Lang::En);
    stage.typed("T");
    choose(&mut stage, "real-clock");
    stage.key(KeyCode::Delete);
    assert!(
        stage.said().contains("is needed and stays"),
        "{}",
        stage.said()
    );
    choose(&mut stage, "signals");
    stage.key(KeyCode::Delete);
    let screen = stage.screen(120, 36);
    let title = stage
        .session_state()
        .workshop()
        .step("signals")
        .expect("a step");
    let title = title.1.title.get(Lang::En).to_owned();
    assert!(line_with(&screen, &title).contains("goes"), "{screen}");
    assert!(
        screen.contains(&format!("I propose skipping ‘{title}’")),
        "{screen}"
    );
    stage.key(KeyCode::Enter);
    assert_eq!(plan_of(&stage, "signals"), 0);
    let screen = stage.screen(120, 36);
    let line = line_with(&screen, title.split(' ').next().expect("a word"));
    assert!(line.trim_start().starts_with('–'), "{line}");
    for _ in 0..3 {
        stage.key(KeyCode::PageDown);
    }
    let (_, step, _) = stage.session_state().current().expect("a step");
    assert_eq!(step.id, "cascade-up");
    let (place, _) = stage
        .session_state()
        .workshop()
        .step("signals")
        .expect("a step");
    assert_eq!(
        stage.session_state().steps[place].status,
        Status::NotReached
    );
}

#[test]
fn minutes_are_changed_by_hand_and_the_new_end_follows() {
    let mut stage = twenty_late(Lang::En);
    stage.typed("T");
    let end = |stage: &Stage| line_with(&stage.screen(120, 36), "New end");
    assert!(end(&stage).contains("16:00"));
    stage.keys(&[KeyCode::Down, KeyCode::Right, KeyCode::Right]);
    assert!(end(&stage).contains("16:02"), "{}", end(&stage));
    assert!(end(&stage).contains("2 minutes over"), "{}", end(&stage));
    stage.keys(&[KeyCode::Left, KeyCode::Left, KeyCode::Left]);
    assert!(end(&stage).contains("15:59"), "{}", end(&stage));
    // Never below the least a step can do with.
    for _ in 0..30 {
        stage.key(KeyCode::Left);
    }
    stage.key(KeyCode::Enter);
    assert_eq!(plan_of(&stage, "real-clock"), 1);
}

#[test]
fn delete_takes_a_step_out_or_puts_it_back_and_the_others_share_the_time() {
    let mut stage = twenty_late(Lang::En);
    let mut commitments = Vec::new();
    for is_in in [false, true] {
        stage.typed("T");
        choose(&mut stage, "cascade-up");
        stage.keys(&[KeyCode::Delete, KeyCode::Enter]);
        assert_eq!(plan_of(&stage, "cascade-up") > 0, is_in);
        assert!(ends(&stage) <= END);
        commitments.push(plan_of(&stage, "commitments"));
    }
    assert_eq!(commitments[0], 11, "15 of the 20 minutes are there already");
    assert!(commitments[1] < 11);
}

#[test]
fn another_end_time_is_typed_and_agreed() {
    let mut stage = twenty_late(Lang::En);
    stage.typed("T");
    stage.typed("16:1");
    assert!(
        stage.screen(120, 36).contains("New end 16:00"),
        "half a time is none"
    );
    stage.key(KeyCode::Enter);
    assert!(stage.has_window());
    assert!(stage.said().contains("16:30"), "{}", stage.said());
    stage.typed("0");
    let screen = stage.screen(120, 36);
    assert!(screen.contains("New end 16:10: in time."), "{screen}");
    assert!(screen.contains("Then we finish at 16:10"), "{screen}");
    assert!(
        !screen.contains("ask the group for its permission"),
        "{screen}"
    );
    stage.key(KeyCode::Backspace);
    stage.key(KeyCode::Backspace);
    stage.typed("20");
    let screen = stage.screen(120, 36);
    assert!(
        screen.contains("ask the group for its permission"),
        "{screen}"
    );
    stage.key(KeyCode::Enter);
    assert_eq!(ends(&stage), END + 20 * MINUTE);
    assert!(
        !stage.screen(120, 36).contains("min late"),
        "the new end is the agreed one"
    );
    stage.typed("u");
    assert!(stage.screen(120, 36).contains("20 min late"));
}

#[test]
fn escape_refuses_and_nothing_was_written() {
    let mut stage = twenty_late(Lang::Nl);
    let written = stage.appended.len();
    stage.typed("T");
    stage.keys(&[KeyCode::Right, KeyCode::Down, KeyCode::Left, KeyCode::Esc]);
    assert!(!stage.has_window());
    assert_eq!(stage.appended.len(), written);
    assert_eq!(ends(&stage), END + 20 * MINUTE);
}

#[test]
fn the_palette_opens_it_while_typing_and_the_half_typed_word_stays() {
    let mut stage = twenty_late(Lang::Nl);
    stage.typed("i");
    stage.typed("half een zin");
    let head = stage
        .screen(80, 24)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    assert!(head.contains("20 min later: Esc T"), "{head}");
    stage.key(KeyCode::F(10));
    stage.line("tijd die er nog is");
    assert!(stage.screen(80, 24).contains("De tijd die er nog is"));
    stage.key(KeyCode::Enter);
    assert_eq!(ends(&stage), END);
    assert_eq!(stage.in_field(), "half een zin");
}

#[test]
fn on_time_there_is_nothing_to_propose() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.key(KeyCode::Esc);
    let before = stage.session_state().plan.clone();
    stage.typed("T");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("nothing needs to change"), "{screen}");
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window());
    assert_eq!(stage.session_state().plan, before);
}

#[test]
fn early_there_is_time_for_a_round_of_pairs() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("debrief");
    stage.keys(&[KeyCode::Esc, KeyCode::Char('T')]);
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("voeg een rondje in tweetallen toe"),
        "{screen}"
    );
    assert!(screen.contains("Rek het stickeren nooit"), "{screen}");
}

#[test]
fn a_reader_may_look_but_not_change() {
    let stage = twenty_late(Lang::Nl);
    let mut reader = stage.taken_up(0, Access::ReadOnly("alleen lezen".to_owned()));
    reader.keys(&[KeyCode::Esc, KeyCode::Char('T'), KeyCode::Enter]);
    assert_eq!(reader.said(), "alleen lezen");
    assert!(reader.appended.is_empty());
}

#[test]
fn the_cues_stand_on_the_console_in_the_words_of_the_room() {
    let cues = [
        (Lang::Nl, 0, "“We nemen hier 8 minuten voor, tot 13:38.”"),
        (
            Lang::Nl,
            6 * 60,
            "“Nog twee minuten: rond je belangrijkste punt af.”",
        ),
        (Lang::Nl, 8 * 60, "“De tijd is om. Eén zin nog, dan door.”"),
        (Lang::En, 0, "“We take 8 minutes, until 13:38.”"),
        (
            Lang::En,
            6 * 60,
            "“Two more minutes: finish your main point.”",
        ),
        (
            Lang::En,
            8 * 60,
            "“Time is up. One last sentence, then on.”",
        ),
    ];
    for (lang, seconds, said) in cues {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.wait(seconds);
        let screen = stage.screen(80, 24);
        assert!(screen.contains(said), "{said} in\n{screen}");
        let wide = stage.screen(120, 36).replace('\n', " ");
        for word in said.split(' ') {
            assert!(wide.contains(word), "{word} in\n{wide}");
        }
        if (1..8 * 60).contains(&seconds) {
            stage.wait(20);
            assert!(
                !stage.screen(80, 24).contains(said),
                "{said} stands too long"
            );
        }
    }
}

#[test]
fn over_time_the_console_offers_a_minute_and_a_new_plan() {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.wait(10 * 60);
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("F3 geeft een minuut erbij, T past"),
        "{screen}"
    );
    assert!(screen.contains("2 min later: T"), "{screen}");
    stage.keys(&[KeyCode::F(3), KeyCode::F(3)]);
    let screen = stage.screen(80, 24);
    assert!(screen.contains("De tijd is om."), "{screen}");
}

#[test]
fn ninety_minutes_without_a_break_are_pointed_out() {
    let mut stage = twenty_late(Lang::Nl);
    let warned = |stage: &Stage| stage.screen(80, 24).contains("minuten zonder pauze");
    stage.wait(10 * 60);
    assert!(!warned(&stage), "ninety minutes are allowed");
    stage.wait(60);
    assert!(warned(&stage));
    assert!(stage.screen(120, 36).contains("Al 91 minuten"));
    stage.key(KeyCode::PageDown);
    stage.wait(25);
    assert!(!warned(&stage), "the break is next");
}

/// The minutes a text gives before one of these phrases; negative for the second, 0 if neither is in it.
fn minutes_in(text: &str, late: &str, early: &str) -> i64 {
    let before = |phrase: &str| {
        let (before, _) = text.split_once(phrase)?;
        before.split_whitespace().last()?.parse::<i64>().ok()
    };
    match (before(late), before(early)) {
        (Some(minutes), _) => minutes,
        (None, Some(minutes)) => -minutes,
        (None, None) => 0,
    }
}

/// Whatever happens: breaks, steps gone back to, minutes added, clocks that stand still.
#[test]
fn the_bar_and_the_window_say_the_same_minutes_at_every_moment() {
    for seed in 1..=12_u64 {
        let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut next = |below: u64| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random % below
        };
        let mut stage = Stage::session(Lang::En, Variant::Full, 12);
        let mut breaks = 0;
        for turn in 0..40 {
            stage.key(KeyCode::Esc);
            match next(9) {
                0..=2 => stage.act(Action::Next),
                3 | 4 => stage.act(Action::Previous),
                5 => stage.act(Action::More),
                6 => stage.act(Action::Clock),
                7 => {
                    stage.act(Action::Break);
                    stage.typed("20");
                    stage.key(KeyCode::Enter);
                    breaks += 1;
                }
                _ => stage.act(Action::Late),
            }
            if stage.has_window() {
                stage.key(KeyCode::Esc);
            }
            stage.wait(next(900));
            let told = format!("{seed} {turn}");
            if stage.session_state().current.is_none() {
                break;
            }
            let screen = stage.screen(200, 60);
            let bar = screen.lines().next().unwrap_or_default().to_owned();
            let bar = minutes_in(&bar, " min late", " min early");
            stage.act(Action::Late);
            let screen = stage.screen(200, 60);
            let said = minutes_in(
                &screen,
                " min later than agreed",
                " min earlier than agreed",
            );
            assert_eq!(bar, said, "{told}:\n{screen}");
            // With time enough it ends when the agenda says.
            let end = stage.app.env.clock_time(ends(&stage));
            if screen.contains("There is time enough") {
                assert!(
                    screen.contains(&format!("End: {end}")),
                    "{told}: {end}\n{screen}"
                );
                assert!(said <= 0, "{told}:\n{screen}");
            }
            stage.key(KeyCode::Esc);
        }
        assert!(breaks > 0 || seed > 1);
    }
}

#[test]
fn agreements_are_no_reason_where_their_own_minutes_go() {
    for (lang, reason, proposes) in [
        (Lang::En, "time for agreements", "I propose"),
        (Lang::Nl, "tijd voor afspraken", "Ik stel voor"),
    ] {
        let mut stage = twenty_late(lang);
        stage.typed("T");
        let screen = stage.screen(120, 36);
        assert!(
            screen.contains(proposes) && !screen.contains(reason),
            "{screen}"
        );
        // With their minutes back, they are one.
        choose(&mut stage, "commitments");
        stage.keys(&[KeyCode::Right; 12]);
        let screen = stage.screen(120, 36);
        assert!(screen.contains(reason), "{screen}");
    }
}
