//! Secret ballots: the laptop goes round, and what one person gave is seen by nobody else.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};
use flipover::domain::event::{Cell, Event, ItemId, Opened, Shows, Stamped, Variant};
use flipover::domain::script;
use flipover::domain::session::Session;
use flipover::domain::text::{Clean, Lang};
use flipover::tui::console::room::RoomChoice;
use flipover::tui::keys::Action;
use flipover::tui::messages::{Access, DiskNews, Msg, OpenSession};

use crate::stage::{Quick, Stage};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 60)];

/// A session at a step of the script for secret ballots.
fn at(step: &str, lang: Lang, people: u16) -> Stage {
    at_in(include_str!("../support/secret.ron"), step, lang, people)
}

/// The same at a step of another script.
fn at_in(text: &str, step: &str, lang: Lang, people: u16) -> Stage {
    let workshop = script::parse(text).expect("no faults");
    let opened = Opened {
        session: "secret".to_owned(),
        run: "r1".to_owned(),
        workshop: Arc::new(workshop),
        language: lang,
        variant: Variant::Full,
        client: Clean::line("De Linde"),
        group: Clean::line("winkelteam"),
        people,
        facilitator: Clean::line("Noor"),
        offset: 60,
    };
    let mut stage = Stage::new(lang);
    let events = [Event::Opened(opened), Event::StepEntered(step.to_owned())];
    let log = (1..)
        .zip(events)
        .map(|(seq, event)| Stamped {
            seq,
            at: stage.now,
            event,
        })
        .collect();
    let open = OpenSession {
        session: Session::replay(log).expect("a session"),
        access: Access::Write,
        draft: None,
        notice: None,
    };
    stage.send(Msg::Opened(Box::new(open)));
    stage
}

fn vote(lang: Lang) -> Stage {
    let mut stage = at("vote", lang, 7);
    stage.typed("B");
    stage
}

fn rate(lang: Lang) -> Stage {
    let mut stage = at("rate", lang, 7);
    stage.key(KeyCode::Esc);
    stage.typed("B");
    stage
}

/// One person takes the laptop, types a number at each row and hands in.
fn ballot(stage: &mut Stage, given: &[&str]) {
    stage.key(KeyCode::Enter);
    for number in given {
        stage.typed(number);
        stage.key(KeyCode::Tab);
    }
    stage.keys(&[KeyCode::End, KeyCode::Enter, KeyCode::Enter]);
}

fn votes(stage: &Stage) -> Vec<u32> {
    stage.part().votes.values().copied().collect()
}

fn scores(stage: &Stage, n: u16, aspect: &str, group: &str) -> Vec<i32> {
    let cell = Cell {
        item: ItemId::Fixed("rate".to_owned(), n),
        aspect: aspect.to_owned(),
        group: group.to_owned(),
    };
    stage.part().scores.get(&cell).cloned().unwrap_or_default()
}

/// What is on the screen at every size.
fn shown(stage: &Stage) -> Vec<String> {
    SIZES
        .map(|(columns, rows)| stage.screen(columns, rows))
        .into()
}

#[test]
fn the_screen_between_two_people_is_the_same_whatever_was_given() {
    let mut one = vote(Lang::Nl);
    ballot(&mut one, &["2", "1"]);
    let mut other = vote(Lang::Nl);
    ballot(&mut other, &["", "", "1", "2"]);
    assert_eq!(shown(&one), shown(&other));
    for (columns, rows) in SIZES {
        assert_eq!(one.drawn(columns, rows), other.drawn(columns, rows));
    }
    let screen = one.screen(80, 24);
    assert!(screen.contains("1 van 7 briefjes binnen"), "{screen}");
    assert!(screen.contains("Enter: ik zit er alleen voor"), "{screen}");
    // The next person finds an empty ballot.
    one.key(KeyCode::Enter);
    let screen = one.screen(80, 24);
    assert!(
        screen.contains("nog 3 over") && !screen.contains('●'),
        "{screen}"
    );
}

#[test]
fn nothing_of_the_console_stands_beside_a_ballot() {
    for mut stage in [vote(Lang::Nl), rate(Lang::Nl)] {
        let check = |stage: &Stage| {
            for screen in shown(stage) {
                for secret in [
                    "De Linde",
                    "Noor",
                    "begeleider.",
                    "13:30",
                    "10:00",
                    "Programma",
                ] {
                    assert!(!screen.contains(secret), "{secret} on\n{screen}");
                }
            }
        };
        check(&stage);
        stage.key(KeyCode::Enter);
        check(&stage);
        let tiny = stage.screen(40, 10);
        assert!(!tiny.contains("10:00") && !tiny.contains("De "), "{tiny}");
    }
}

#[test]
fn seven_people_vote_and_the_sums_come_in_one_event() {
    let mut stage = vote(Lang::En);
    let before = stage.appended.len();
    for given in [
        &["2", "1"][..],
        &["1", "2"],
        &["2", "", "", "1"],
        &["", "2", "", "1"],
        &["1", "1", "", "1"],
        &["", "", "", "2"],
        &[],
    ] {
        ballot(&mut stage, given);
    }
    assert_eq!(stage.appended.len(), before, "no ballot is written");
    assert!(stage.screen(80, 24).contains("Everyone has had a turn"));
    stage.wait(90);
    stage.keys(&[KeyCode::Enter, KeyCode::Enter]);
    assert_eq!(stage.appended.len(), before + 1);
    assert_eq!(stage.appended[before].at, stage.now);
    assert_eq!(votes(&stage), [6, 6, 0, 5]);
    assert_eq!(stage.part().voters, Some(7));
    assert_eq!(
        stage.said(),
        "7 ballots counted. F6 shows the outcome; u takes the count back."
    );
    assert!(stage.screen(120, 36).contains("7 voters, 3 dots each"));
    assert_eq!(stage.drafts.last().map(String::as_str), Some(""));
    // Hand counts work on it as ever, and all ballots go back together.
    stage.key(KeyCode::Left);
    assert_eq!(votes(&stage), [5, 6, 0, 5]);
    stage.typed("uu");
    assert!(
        stage.said().starts_with("Undone: 7 secret ballots counted"),
        "{}",
        stage.said()
    );
    assert_eq!(votes(&stage), [] as [u32; 0]);
}

#[test]
fn an_outcome_of_few_ballots_reaches_the_wall_only_when_that_is_meant() {
    for (lang, asks, hint) in [
        (
            Lang::En,
            "One ballot was counted",
            "F6 asks before the room sees",
        ),
        (Lang::Nl, "Er is één briefje geteld", "F6 vraagt het eerst"),
    ] {
        let mut stage = vote(lang);
        ballot(&mut stage, &["2", "1"]);
        stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
        assert_eq!(votes(&stage), [2, 1, 0, 0]);
        assert!(stage.said().contains(hint), "{}", stage.said());
        for no in [KeyCode::Esc, KeyCode::F(6)] {
            stage.key(KeyCode::F(6));
            let screen = stage.screen(80, 24);
            assert!(screen.contains(asks), "{screen}");
            assert!(!stage.part().revealed, "nothing happens before Enter");
            stage.key(no);
        }
        stage.keys(&[KeyCode::Esc, KeyCode::Esc, KeyCode::F(6), KeyCode::Enter]);
        assert!(stage.part().revealed);
        // Taken off the wall again it is not asked about.
        stage.key(KeyCode::F(6));
        assert!(!stage.part().revealed && !stage.has_window());
        // A count taken back is no ballot any more.
        while !votes(&stage).is_empty() {
            stage.act(Action::Undo);
        }
        assert_eq!(stage.part().ballots, None);
    }
    // With five it is shown at once.
    let mut stage = vote(Lang::En);
    for _ in 0..5 {
        ballot(&mut stage, &["2", "1"]);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Enter, KeyCode::F(6)]);
    assert!(stage.part().revealed && !stage.has_window());
}

#[test]
fn an_earlier_outcome_of_few_ballots_is_asked_about_as_well() {
    for (lang, asks) in [
        (Lang::En, "One ballot was counted"),
        (Lang::Nl, "Er is één briefje geteld"),
    ] {
        let mut stage = vote(lang);
        ballot(&mut stage, &["2", "1"]);
        stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
        stage.act(Action::Next);
        let voted = Shows::Step("vote".to_owned());
        let choices = RoomChoice::all(stage.session_state());
        let at = choices
            .iter()
            .position(|it| *it == RoomChoice::Show(voted.clone()));
        let choose = |stage: &mut Stage| {
            stage.act(Action::RoomShows);
            stage.key(KeyCode::Home);
            for _ in 0..at.unwrap() {
                stage.key(KeyCode::Down);
            }
            stage.key(KeyCode::Enter);
        };
        choose(&mut stage);
        assert!(
            stage.screen(80, 24).contains(asks),
            "{}",
            stage.screen(80, 24)
        );
        assert_eq!(stage.session_state().room.shows, Shows::Auto);
        stage.key(KeyCode::Esc);
        assert_eq!(stage.session_state().room.shows, Shows::Auto);
        choose(&mut stage);
        stage.key(KeyCode::Enter);
        assert_eq!(stage.session_state().room.shows, voted);
    }
}

#[test]
fn the_last_ballot_does_not_say_to_pass_the_laptop_on() {
    for (lang, on, back) in [
        (Lang::En, "Pass the laptop on", "Give the laptop back"),
        (Lang::Nl, "Geef de laptop door", "Geef de laptop terug"),
    ] {
        let mut stage = vote(lang);
        for n in 0..7 {
            ballot(&mut stage, &["1"]);
            let screen = stage.screen(80, 24);
            assert_eq!(screen.contains(on), n < 6, "{screen}");
            assert_eq!(screen.contains(back), n == 6, "{screen}");
        }
    }
}

#[test]
fn a_person_has_their_own_dots_and_no_more() {
    let mut stage = vote(Lang::Nl);
    stage.key(KeyCode::Enter);
    stage.typed("3");
    assert_eq!(
        stage.said(),
        "Op één item kun je hoogstens 2 stickers plakken."
    );
    stage.keys(&[KeyCode::Right, KeyCode::Right, KeyCode::Tab, KeyCode::Right]);
    assert!(stage.screen(80, 24).contains("nog 0 over"));
    stage.typed("2");
    assert_eq!(
        stage.said(),
        "Er zijn geen stickers meer te geven, dus dit item kan er hoogstens 1 krijgen."
    );
    stage.keys(&[KeyCode::Down, KeyCode::Right]);
    assert_eq!(stage.said(), "Er zijn geen stickers meer te geven.");
    stage.keys(&[KeyCode::Up, KeyCode::Left, KeyCode::Down, KeyCode::Right]);
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("nog 0 over") && stage.said().is_empty(),
        "{screen}"
    );
    stage.keys(&[KeyCode::Delete, KeyCode::End, KeyCode::Enter]);
    assert!(
        stage
            .screen(80, 24)
            .contains("Je hebt nog 1 sticker over. Inleveren?")
    );
    stage.keys(&[KeyCode::Esc, KeyCode::Enter, KeyCode::Enter]);
    assert!(
        stage.said().contains("Geef de laptop door"),
        "{}",
        stage.said()
    );
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert_eq!(votes(&stage), [2, 0, 0, 0]);
}

#[test]
fn scores_ask_for_the_group_first_and_stand_apart_by_group_and_aspect() {
    let mut stage = rate(Lang::En);
    stage.key(KeyCode::Enter);
    let screen = stage.screen(80, 24);
    assert!(
        screen.contains("Your group: 1 = shop, 2 = office"),
        "{screen}"
    );
    // Without a group nothing is handed in.
    stage.key(KeyCode::Tab);
    stage.typed("10");
    stage.keys(&[KeyCode::End, KeyCode::Enter]);
    assert_eq!(
        stage.said(),
        "Choose your group first, then you can hand in."
    );
    stage.typed("2");
    stage.key(KeyCode::Tab);
    assert!(stage.screen(80, 24).contains("‹ 10 ›"));
    stage.keys(&[KeyCode::End, KeyCode::Enter]);
    assert!(stage.screen(80, 24).contains("3 scores are empty."));
    stage.key(KeyCode::Enter);
    ballot(&mut stage, &["1", "7", "9", "3"]);
    ballot(&mut stage, &["1", "4"]);
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert_eq!(scores(&stage, 0, "now", "office"), [10]);
    assert_eq!(scores(&stage, 0, "now", "shop"), [4, 7]);
    assert_eq!(scores(&stage, 0, "need", "shop"), [9]);
    assert_eq!(scores(&stage, 1, "now", "shop"), [3]);
    assert_eq!(stage.in_field(), "4 7");
}

#[test]
fn a_score_off_the_scale_is_refused_and_a_second_digit_belongs_to_the_first() {
    let mut stage = rate(Lang::Nl);
    stage.key(KeyCode::Enter);
    stage.typed("9");
    assert!(stage.screen(80, 24).contains("‹ kies ›"));
    stage.keys(&[KeyCode::Tab]);
    stage.typed("10");
    assert!(stage.screen(80, 24).contains("‹ 10 ›"));
    stage.typed("4");
    assert!(stage.screen(80, 24).contains("‹ 4 ›"));
    stage.keys(&[KeyCode::Left, KeyCode::Left]);
    assert!(stage.screen(80, 24).contains("‹ 2 ›"));
    stage.key(KeyCode::Backspace);
    assert!(stage.screen(80, 24).contains("‹ – ›"));
}

#[test]
fn scores_by_ballot_come_to_those_that_were_typed() {
    let mut stage = at("rate", Lang::Nl, 7);
    stage.typed("8 8");
    stage.key(KeyCode::Esc);
    stage.typed("B");
    ballot(&mut stage, &["1", "5"]);
    stage.key(KeyCode::Esc);
    let screen = stage.screen(80, 24);
    assert!(screen.contains("De briefjes komen erbij"), "{screen}");
    assert!(screen.contains("Bij minder dan vijf briefjes"), "{screen}");
    stage.key(KeyCode::Enter);
    assert_eq!(scores(&stage, 0, "now", "shop"), [5, 8, 8]);
    stage.typed("u");
    assert_eq!(scores(&stage, 0, "now", "shop"), [8, 8]);
}

#[test]
fn half_typed_scores_that_cannot_be_saved_keep_the_ballot_closed() {
    let mut stage = at("rate", Lang::En, 7);
    stage.typed("8 eleven");
    stage.key(KeyCode::F(10));
    stage.line("secret");
    assert!(stage.console().booth.is_none());
    assert!(
        stage.said().contains("“eleven” is not a score"),
        "{}",
        stage.said()
    );
    stage.ctrl('u');
    stage.key(KeyCode::F(10));
    stage.line("secret");
    assert!(stage.screen(80, 24).contains("Pass the laptop"));
}

#[test]
fn a_kill_keeps_the_sums_and_goes_on_with_the_laptop_being_passed() {
    let mut stage = vote(Lang::Nl);
    ballot(&mut stage, &["2", "1"]);
    ballot(&mut stage, &["", "2", "1"]);
    // The third person is busy when the power goes.
    stage.key(KeyCode::Enter);
    stage.typed("2");
    let drafts = stage.drafts.len();
    let mut later = stage.taken_up(30_000, Access::Write);
    assert_eq!(
        drafts, 3,
        "one on opening and one for each ballot handed in"
    );
    assert_eq!(
        later.said(),
        "De sessie was afgebroken. De minuut sindsdien telt mee. De geheime stemming gaat verder: 2 briefjes zijn binnen."
    );
    assert!(later.screen(80, 24).contains("2 van 7 briefjes binnen"));
    ballot(&mut later, &["1"]);
    later.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert_eq!(votes(&later), [3, 3, 1, 0]);
    assert_eq!(later.part().voters, Some(3));
}

#[test]
fn a_draft_left_behind_by_a_kill_right_after_counting_counts_nothing_twice() {
    let mut stage = rate(Lang::En);
    ballot(&mut stage, &["1", "7"]);
    let draft = stage.drafts.last().cloned().expect("a draft");
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    stage.drafts.push(draft);
    let later = stage.taken_up(1000, Access::Write);
    assert!(later.console().booth.is_none());
    assert_eq!(scores(&later, 0, "now", "shop"), [7]);
    assert!(!later.said().contains("ballot"), "{}", later.said());
}

#[test]
fn after_counting_u_takes_it_back_also_where_a_field_had_the_focus() {
    let mut stage = rate(Lang::En);
    ballot(&mut stage, &["1", "7"]);
    let mut later = stage.taken_up(1000, Access::Write);
    later.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert_eq!(scores(&later, 0, "now", "shop"), [7]);
    later.typed("u");
    assert!(scores(&later, 0, "now", "shop").is_empty());
}

#[test]
fn no_key_of_the_console_works_in_a_ballot_and_pasted_text_goes_nowhere() {
    // Opened by name, from within the field of scores.
    let mut stage = at("rate", Lang::Nl, 7);
    stage.key(KeyCode::F(10));
    stage.line("geheim");
    for on in ["passing", "filling"] {
        let before = (stage.appended.len(), stage.drafts.len());
        for key in (2..=12)
            .map(KeyCode::F)
            .chain([KeyCode::PageDown, KeyCode::PageUp])
        {
            stage.key(key);
        }
        stage.typed("qnpuxeLmPABvrbzs:?odct+ /");
        stage.release(KeyCode::Enter, KeyModifiers::NONE);
        stage.paste("9 9 9\n8 8");
        stage.paste("7");
        assert!(!stage.has_window(), "{on}");
        assert_eq!(before, (stage.appended.len(), stage.drafts.len()), "{on}");
        assert!(stage.screen(80, 24).contains("Geheim scoren"), "{on}");
        // The help tells of the ballot's own keys alone.
        stage.key(KeyCode::F(1));
        let help = stage.screen(80, 24);
        assert!(help.contains("Bij geheim stemmen"), "{help}");
        assert!(help.contains("Verder, bevestigen"), "{help}");
        assert!(!help.contains("Volgende stap"), "{help}");
        stage.key(KeyCode::Esc);
        stage.key(KeyCode::Enter);
    }
    stage.keys(&[KeyCode::Esc, KeyCode::Esc, KeyCode::Enter]);
    assert!(stage.console().booth.is_none());
    assert_eq!(stage.in_field(), "");
    assert_eq!(stage.app.env.notice, None);
}

#[test]
fn esc_on_a_ballot_asks_and_clears_it_without_counting() {
    let mut stage = vote(Lang::En);
    stage.key(KeyCode::Enter);
    stage.typed("2");
    stage.key(KeyCode::Esc);
    assert!(stage.screen(80, 24).contains("Stop without handing in?"));
    stage.key(KeyCode::Esc);
    assert!(stage.screen(80, 24).contains("●●"));
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert!(stage.screen(80, 24).contains("0 of 7 ballots in"));
    // Nobody voted: closing changes nothing.
    let before = stage.appended.len();
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert!(stage.console().booth.is_none());
    assert_eq!(stage.appended.len(), before);
}

#[test]
fn one_more_person_than_expected_takes_part_when_the_facilitator_says_so() {
    let mut stage = at("vote", Lang::En, 2);
    stage.typed("B");
    ballot(&mut stage, &["1"]);
    ballot(&mut stage, &["1"]);
    stage.keys(&[KeyCode::Enter, KeyCode::Char('+'), KeyCode::Esc]);
    assert!(stage.screen(80, 24).contains("2 of 3 ballots in"));
    ballot(&mut stage, &["1"]);
    stage.keys(&[KeyCode::Enter, KeyCode::Enter]);
    assert_eq!((votes(&stage)[0], stage.part().voters), (3, Some(3)));
    // That there is one more than people in the room is said, and not lost behind the count.
    let said = stage.said();
    assert!(said.contains("3 voters, and 2 people"), "{said}");
    assert!(said.contains("3 ballots"), "{said}");
}

#[test]
fn trouble_with_the_disk_is_said_between_two_people() {
    let mut stage = vote(Lang::En);
    stage.disk = Quick::NotYet;
    stage.send(Msg::Disk(DiskNews::Failing("The disk is full.".to_owned())));
    assert!(stage.screen(80, 24).contains("The disk is full."));
}

#[test]
fn whoever_may_only_look_opens_no_ballot() {
    let stage = at("vote", Lang::En, 7);
    let mut later = stage.taken_up(1000, Access::ReadOnly("Only looking.".to_owned()));
    later.typed("B");
    assert!(later.console().booth.is_none());
    assert_eq!(later.said(), "Only looking.");
}

#[test]
fn secret_ballots_take_the_result_off_the_wall_and_it_comes_back_when_it_is_shown() {
    let mut stage = at("vote", Lang::En, 7);
    stage.keys(&[KeyCode::Char('1'), KeyCode::Enter, KeyCode::F(6)]);
    assert!(stage.part().revealed);
    stage.typed("B");
    assert!(
        !stage.part().revealed,
        "nobody votes in secret under a result"
    );
    ballot(&mut stage, &["2", "1"]);
    ballot(&mut stage, &["1", "2"]);
    stage.keys(&[KeyCode::Esc, KeyCode::Enter]);
    assert_eq!(votes(&stage).iter().sum::<u32>(), 6);
    assert!(!stage.part().revealed, "two ballots can point at people");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("F6 asks before the room"), "{screen}");
    stage.keys(&[KeyCode::F(6), KeyCode::Enter]);
    assert!(stage.part().revealed);
}

#[test]
fn a_refused_vote_says_how_many_the_item_can_have() {
    for (lang, said) in [
        (
            Lang::En,
            "There are no dots left to give, so this item can have at most 2.",
        ),
        (
            Lang::Nl,
            "Er zijn geen stickers meer te geven, dus dit item kan er hoogstens 2 krijgen.",
        ),
    ] {
        let mut stage = at("vote", lang, 2);
        for digit in ["2", "2", "2"] {
            stage.typed(digit);
            stage.key(KeyCode::Enter);
        }
        stage.keys(&[KeyCode::Up; 3]);
        stage.typed("3");
        stage.key(KeyCode::Enter);
        assert_eq!(stage.said(), said);
        assert_eq!(votes(&stage).iter().sum::<u32>(), 6);
    }
}

#[test]
fn what_is_left_to_give_is_what_two_items_can_take() {
    let text = include_str!("../support/secret.ron");
    let text = text.replace("(en: \"Parking\", nl: \"Parkeren\"),", "");
    let text = text.replace("(en: \"Coffee\", nl: \"Koffie\"),", "");
    let text = text.replace("max_per_item: 2", "max_per_item: 1");
    let mut stage = at_in(&text, "vote", Lang::En, 15);
    let left = |stage: &Stage, n: u16| {
        let screen = stage.screen(200, 60);
        assert!(screen.contains(&format!(": {n} left to give")), "{screen}");
    };
    left(&stage, 30);
    for digits in ["15", "14"] {
        stage.typed(digits);
        stage.key(KeyCode::Enter);
    }
    left(&stage, 1);
    // One person's own, too.
    stage.typed("B");
    stage.key(KeyCode::Enter);
    assert!(
        stage.screen(80, 24).contains("2 left"),
        "{}",
        stage.screen(80, 24)
    );
    stage.keys(&[KeyCode::Right, KeyCode::Tab, KeyCode::Right]);
    assert!(
        stage.screen(80, 24).contains("0 left"),
        "{}",
        stage.screen(80, 24)
    );
}
