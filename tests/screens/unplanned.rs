//! What nobody planned, from the keys to what everybody reads: a step added while the session runs, a step gone to
//! out of turn, and a session corrected after it ended.

use crossterm::event::KeyCode;
use flipover::domain::audience::Audience;
use flipover::domain::document::Document;
use flipover::domain::event::{Event, Variant};
use flipover::domain::redact::{self, Meant, Names, Scope};
use flipover::domain::room::{Body, Scene, view};
use flipover::domain::session::{Session, Status};
use flipover::domain::text::Lang;
use flipover::export::markdown;
use flipover::tui::keys::Action;

use crate::stage::Stage;

fn with_values(lang: Lang) -> Stage {
    let mut stage = Stage::session_of("brand-values", lang, Variant::Full, 8);
    stage.to_step("values");
    for value in ["Honest", "Close by", "Craft"] {
        stage.line(value);
    }
    stage.key(KeyCode::Esc);
    stage
}

fn title(stage: &Stage) -> String {
    let state = stage.session_state();
    let (_, step, _) = state.current().expect("a step is open");
    step.title.get(state.lang()).to_owned()
}

fn status(stage: &Stage, id: &str) -> Status {
    let (index, _) = stage.session_state().workshop().step(id).expect("there");
    stage.session_state().steps[index].status
}

fn summary(stage: &Stage) -> String {
    let document = Document::new(stage.session_state(), Audience::Client);
    markdown::write(&document)
}

#[test]
fn a_vote_nobody_planned_is_asked_at_once_counted_and_told() {
    for (lang, question) in [
        (Lang::En, "Which would you drop?"),
        (Lang::Nl, "Welke laat je vallen?"),
    ] {
        let mut stage = with_values(lang);
        let before = stage.session_state().clone();
        stage.typed("I");
        stage.key(KeyCode::Enter);
        stage.typed(question);
        stage.key(KeyCode::Enter);
        assert!(!stage.has_window(), "{}", stage.said());
        assert_eq!(title(&stage), question);
        assert_eq!(status(&stage, "values"), Status::Begun);
        assert!(
            stage
                .said()
                .contains(before.workshop().step("values").unwrap().1.title.get(lang))
        );
        for size in [(80, 24), (100, 30), (120, 36), (200, 60)] {
            let screen = stage.screen(size.0, size.1);
            for said in [question, "Honest", "Close by", "Craft", "3"] {
                assert!(screen.contains(said), "{said} in {screen}");
            }
        }
        // Dots on the second value, and the room sees what it votes on.
        stage.key(KeyCode::Down);
        stage.typed("5");
        stage.key(KeyCode::Enter);
        let Scene::Step(scene) = view(&stage.console().session, stage.now).scene else {
            panic!("no step");
        };
        assert_eq!(scene.prompt.as_deref(), Some(question));
        assert!(matches!(&scene.body, Body::Gathering { items, given: 5, .. } if items.len() == 3));
        let told = summary(&stage);
        assert!(
            told.contains(question) && told.contains("Close by"),
            "{told}"
        );
        // Every part of it is taken back, and comes again.
        for _ in 0..3 {
            stage.act(Action::Undo);
        }
        let state = stage.session_state();
        assert_eq!(title(&stage), before.current().unwrap().1.title.get(lang));
        assert_eq!(
            state.plan.iter().sum::<u16>(),
            before.plan.iter().sum::<u16>()
        );
        assert!(!summary(&stage).contains(question));
        stage.key(KeyCode::Esc);
        stage.typed("a");
        assert!(
            !stage.screen(100, 40).contains(question),
            "{}",
            stage.screen(100, 40)
        );
        stage.key(KeyCode::Esc);
        for _ in 0..3 {
            stage.act(Action::Redo);
        }
        assert_eq!(title(&stage), question);
        assert!(summary(&stage).contains(question));
        // Back to the step that was left, and on past the vote.
        stage.act(Action::Previous);
        assert_eq!(status(&stage, "values"), Status::Open);
        stage.act(Action::Next);
        assert_eq!(title(&stage), question, "{}", stage.said());
        stage.act(Action::Next);
        assert_eq!(stage.session_state().current().unwrap().1.id, "meaning");
        assert_eq!(status(&stage, "values"), Status::Done);
    }
}

#[test]
fn what_cannot_be_asked_is_refused_and_what_was_typed_is_kept() {
    let mut stage = Stage::session_of("brand-values", Lang::En, Variant::Full, 8);
    stage.key(KeyCode::Esc);
    let count = stage.session_state().steps.len();
    stage.typed("I");
    stage.key(KeyCode::Enter);
    stage.key(KeyCode::Enter);
    assert_eq!(stage.said(), "Type the question first.");
    stage.typed("Lunch or on?");
    stage.key(KeyCode::Enter);
    assert!(
        stage.said().contains("nothing to vote on"),
        "{}",
        stage.said()
    );
    // Left and come back to: everything is still there.
    stage.key(KeyCode::Esc);
    assert!(!stage.has_window());
    stage.typed("I");
    stage.key(KeyCode::Enter);
    assert!(stage.screen(100, 30).contains("Lunch or on?"));
    stage.key(KeyCode::Tab);
    stage.typed("Lunch now; On for half an hour; ;");
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window(), "{}", stage.said());
    assert_eq!(stage.session_state().steps.len(), count + 1);
    let screen = stage.screen(100, 30);
    for said in ["Lunch now", "On for half an hour", "1 dot each"] {
        assert!(screen.contains(said), "{said} in {screen}");
    }
    // A scale that runs nowhere, and one that does.
    stage.typed("I");
    stage.keys(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    stage.typed("How sure are we?");
    assert!(stage.screen(100, 30).contains("the question itself"));
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.typed("10");
    stage.key(KeyCode::Enter);
    assert!(
        stage.said().contains("lower to a higher"),
        "{}",
        stage.said()
    );
    stage.ctrl('u');
    stage.typed("1");
    stage.key(KeyCode::Enter);
    assert!(!stage.has_window(), "{}", stage.said());
    assert_eq!(title(&stage), "How sure are we?");
    stage.typed("7 8 9 4");
    stage.key(KeyCode::Enter);
    assert!(summary(&stage).contains("How sure are we?"));
}

#[test]
fn a_word_from_everyone_is_a_wall_of_words_and_a_list_comes_after_the_step() {
    let mut stage = with_values(Lang::Nl);
    stage.typed("I");
    stage.keys(&[KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    stage.typed("Hoe zit je erbij?");
    stage.key(KeyCode::Enter);
    for word in ["moe", "fris", "Moe"] {
        stage.line(word);
    }
    let Scene::Step(scene) = view(&stage.console().session, stage.now).scene else {
        panic!("no step");
    };
    assert!(
        matches!(&scene.body, Body::Words(words) if words.len() == 2),
        "{:?}",
        scene.body
    );
    stage.key(KeyCode::Esc);
    stage.typed("I");
    stage.keys(&[KeyCode::Down, KeyCode::Enter]);
    stage.typed("Wat lieten we liggen?");
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    stage.typed("2");
    stage.key(KeyCode::Enter);
    assert_eq!(title(&stage), "Hoe zit je erbij?", "it waits its turn");
    stage.act(Action::Next);
    assert_eq!(title(&stage), "Wat lieten we liggen?");
    stage.line("De klant zelf");
    assert!(summary(&stage).contains("De klant zelf"));
}

#[test]
fn any_step_can_be_gone_to_and_none_is_counted_as_done_for_it() {
    let mut stage = with_values(Lang::En);
    stage.typed("a");
    let screen = stage.screen(100, 40);
    for step in &stage.session_state().workshop().steps {
        assert!(screen.contains(step.title.get(Lang::En)), "{screen}");
    }
    stage.keys(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    assert_eq!(
        stage.session_state().current().unwrap().1.id,
        "reinforcement"
    );
    assert_eq!(status(&stage, "values"), Status::Begun);
    assert_eq!(status(&stage, "distinctiveness"), Status::NotReached);
    // And back, by the same window.
    stage.key(KeyCode::Esc);
    stage.typed("a");
    stage.keys(&[KeyCode::Up, KeyCode::Up, KeyCode::Up, KeyCode::Enter]);
    assert_eq!(status(&stage, "values"), Status::Open);
    assert_eq!(status(&stage, "reinforcement"), Status::Begun);
    assert_eq!(stage.items(), ["Honest", "Close by", "Craft"]);
}

#[test]
fn a_session_that_is_over_is_corrected_and_nothing_of_its_times_moves() {
    for lang in Lang::ALL {
        let mut stage = with_values(lang);
        stage.to_step("check-out");
        stage.wait(120);
        stage.key(KeyCode::Esc);
        stage.act(Action::Next);
        stage.key(KeyCode::Enter);
        let over = stage.session_state().clone();
        assert!(over.ended.is_some() && over.current.is_none());
        stage.wait(3600);
        stage.typed("a");
        stage.keys(&[KeyCode::Home, KeyCode::Down, KeyCode::Enter]);
        assert!(stage.session_state().is_corrected());
        stage.wait(600);
        stage.line("Far-sighted");
        assert!(matches!(
            view(&stage.console().session, stage.now).scene,
            Scene::Over { .. }
        ));
        stage.key(KeyCode::Esc);
        // The clock, more time and skipping are of a session that runs.
        for key in [" ", "+", "x"] {
            stage.typed(key);
            assert!(!stage.has_window());
        }
        stage.typed("q");
        let state = stage.session_state();
        assert_eq!((state.current, state.ended), (None, over.ended));
        let used = |state: &flipover::domain::session::State| -> Vec<u64> {
            state.steps.iter().map(|step| step.used).collect()
        };
        assert_eq!(used(state), used(&over));
        assert_eq!(state.time.passed(stage.now), over.time.passed(stage.now));
        let (_, values) = state
            .step(state.workshop().step("values").unwrap().0)
            .unwrap();
        assert_eq!((values.order.len(), values.status), (4, Status::Done));
        assert!(summary(&stage).contains("Far-sighted"));
        // A step nobody did and only looked at is still one nobody did.
        let skipped = over
            .steps
            .indexed()
            .find(|(_, step)| step.status == Status::NotReached);
        if let Some((index, _)) = skipped {
            stage.typed("a");
            stage.key(KeyCode::Home);
            for _ in 0..index.get() {
                stage.key(KeyCode::Down);
            }
            stage.key(KeyCode::Enter);
            stage.key(KeyCode::Esc);
            stage.typed("q");
            assert_eq!(
                stage.session_state().steps[index].status,
                Status::NotReached
            );
        }
    }
}

#[test]
fn a_name_in_a_question_nobody_planned_is_taken_out_like_any_other() {
    let mut stage = with_values(Lang::En);
    stage.typed("I");
    stage.keys(&[KeyCode::Down, KeyCode::Enter]);
    stage.typed("What would Margriet de Boer say?");
    stage.key(KeyCode::Enter);
    let mut log = stage.console().session.log().to_vec();
    assert!(matches!(
        log.iter().rev().nth(1).map(|it| &it.event),
        Some(Event::StepAdded { .. })
    ));
    let mut names = Names::default();
    names.add("Margriet de Boer", Meant::Always, "[…]");
    redact::take_names(&mut log, &names, Scope::default());
    assert!(!format!("{log:?}").contains("Margriet"));
    let session = Session::replay(log).unwrap();
    let told = markdown::write(&Document::new(session.state(), Audience::Facilitator));
    assert!(!told.contains("Margriet"), "{told}");
}

#[test]
fn a_question_taken_out_of_the_file_leaves_what_was_answered_to_it() {
    let mut stage = with_values(Lang::En);
    stage.typed("I");
    stage.keys(&[KeyCode::Down, KeyCode::Enter]);
    stage.typed("What of Margriet?");
    stage.key(KeyCode::Enter);
    stage.line("She was right");
    let mut log = stage.console().session.log().to_vec();
    let added = log
        .iter()
        .find(|it| matches!(it.event, Event::StepAdded { .. }));
    let seq = added.expect("there").seq;
    redact::take_event(&mut log, seq).expect("it has words");
    assert!(!format!("{log:?}").contains("Margriet"));
    let session = Session::replay(log).expect("begins");
    let told = markdown::write(&Document::new(session.state(), Audience::Facilitator));
    assert!(told.contains("She was right"), "{told}");
}

#[test]
fn a_question_that_was_taken_back_is_in_no_document() {
    let mut stage = with_values(Lang::En);
    stage.typed("I");
    stage.keys(&[KeyCode::Down, KeyCode::Enter]);
    stage.typed("A slip of the tongue");
    stage.key(KeyCode::Enter);
    stage.act(Action::Undo);
    stage.act(Action::Undo);
    let state = stage.session_state();
    for audience in [Audience::Client, Audience::Facilitator] {
        let json = flipover::export::json::write(state, audience).expect("written");
        assert!(!json.contains("A slip of the tongue"), "{json}");
    }
    // Nor does the plan come to it, whatever minutes somebody gave it.
    stage.act(Action::Next);
    assert_eq!(
        stage.session_state().current().expect("one").1.id,
        "meaning"
    );
}

#[test]
fn a_step_that_was_skipped_and_only_looked_at_is_still_skipped() {
    let mut stage = with_values(Lang::En);
    stage.act(Action::Next);
    stage.act(Action::Skip);
    stage.to_step("check-out");
    stage.key(KeyCode::Esc);
    stage.act(Action::Next);
    stage.key(KeyCode::Enter);
    let skipped = |stage: &Stage| status(stage, "meaning");
    let before = skipped(&stage);
    assert_eq!(before, Status::Skipped);
    stage.typed("a");
    stage.keys(&[KeyCode::Home, KeyCode::Down, KeyCode::Down, KeyCode::Enter]);
    stage.key(KeyCode::Esc);
    stage.typed("q");
    assert_eq!(skipped(&stage), before);
}

#[test]
fn a_head_count_that_was_wrong_never_took_part() {
    // Before anything was done it is what was meant from the start.
    let mut stage = Stage::prepared("four-months-to-four-minutes", Lang::En, Variant::Full, 8);
    let people = |stage: &mut Stage, count: &str| {
        stage.typed("P");
        stage.pause();
        stage.ctrl('u');
        stage.typed(count);
        stage.key(KeyCode::Enter);
        stage.key(KeyCode::Esc);
    };
    people(&mut stage, "12");
    assert_eq!(stage.session_state().people, 12);
    assert!(stage.session_state().people_before.is_empty());
    // At work, a slip that is mended before anybody answers counts for nothing.
    let mut stage = with_values(Lang::En);
    people(&mut stage, "180");
    people(&mut stage, "18");
    let state = stage.session_state();
    assert_eq!((state.people, state.took_part()), (18, 18));
    assert_eq!(state.people_before, [8]);
}
