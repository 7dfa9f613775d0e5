//! What other steps brought, on the room's screen, without leaving the step.

use crossterm::event::KeyCode;
use flipover::domain::event::{Shows, Variant};
use flipover::domain::room::{Body, Scene, StepScene};
use flipover::domain::text::Lang;
use flipover::tui::console::room::RoomChoice;
use flipover::tui::keys::Action;
use flipover::tui::messages::{Access, Msg, OpenSession};

use crate::room::Room;
use crate::stage::{Stage, bundled};

/// A session that was walked through to this step.
pub(crate) fn walked(workshop: &str, step: &str, lang: Lang) -> Stage {
    let workshop = bundled().iter().find(|it| it.id == workshop);
    let workshop = workshop.expect("it is bundled").as_ref().clone();
    let mut room = Room::open(workshop, lang, Variant::Full, 14);
    room.walk_to(step);
    let mut stage = Stage::new(lang);
    stage.now = room.now;
    stage.send(Msg::Opened(Box::new(OpenSession {
        session: room.session,
        access: Access::Write,
        draft: None,
        notice: None,
    })));
    stage
}

fn scene(stage: &Stage) -> Option<StepScene> {
    match stage.console().seen(stage.now).scene {
        Scene::Step(scene) => Some(*scene),
        _ => None,
    }
}

/// The title on the wall, and whether there are results below it.
pub(crate) fn wall(stage: &Stage) -> (String, bool) {
    let scene = scene(stage).expect("a step is on the wall");
    let has_results = matches!(scene.body, Body::Results(_));
    (scene.title, has_results)
}

#[test]
fn the_key_that_reveals_goes_through_what_the_step_talks_about() {
    for (lang, own) in [(Lang::Nl, "Wat zien we?"), (Lang::En, "What do we see?")] {
        let mut stage = walked("engagement-baseline", "reveal", lang);
        let workshop = stage.session_state().opened.workshop.clone();
        let title = |id: &str| {
            let (_, step) = workshop.step(id).expect("a step");
            step.title.get(lang).to_owned()
        };
        assert_eq!(wall(&stage), (own.to_owned(), false));
        for (n, id) in (1..).zip(["surprise", "recommend", "conditions", "balance"]) {
            stage.key(KeyCode::F(6));
            assert_eq!(wall(&stage), (title(id), true), "{}", stage.said());
            assert!(stage.said().contains(&title(id)), "{}", stage.said());
            assert!(stage.said().contains(&format!("({n} ")), "{}", stage.said());
        }
        // Typing goes on meanwhile; the wall keeps what it shows.
        stage.line("it fell where nobody looked");
        assert_eq!(wall(&stage), (title("balance"), true));
        // Then what the step itself brought, and the question again.
        stage.key(KeyCode::F(6));
        assert_eq!(wall(&stage).0, own);
        stage.key(KeyCode::F(6));
        assert_eq!(stage.session_state().room.shows, Shows::Auto);
        assert_eq!(wall(&stage), (own.to_owned(), false));
    }
}

#[test]
fn any_result_is_chosen_from_the_window_and_goes_with_the_step() {
    for lang in Lang::ALL {
        let mut stage = walked("engagement-baseline", "lift", lang);
        let question = wall(&stage).0;
        let workshop = stage.session_state().opened.workshop.clone();
        let (_, recommend) = workshop.step("recommend").expect("a step");
        let title = recommend.title.get(lang);
        stage.act(Action::RoomShows);
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            let screen = stage.screen(columns, rows);
            assert!(screen.contains(title), "{screen}");
        }
        let wanted = RoomChoice::Show(Shows::Step("recommend".to_owned()));
        let choices = RoomChoice::all(stage.session_state());
        let at = choices.iter().position(|choice| *choice == wanted);
        for _ in 0..at.expect("it can be chosen") {
            stage.key(KeyCode::Down);
        }
        stage.key(KeyCode::Enter);
        assert!(!stage.has_window());
        assert_eq!(wall(&stage), (title.to_owned(), true));
        stage.act(Action::Next);
        stage.act(Action::Previous);
        assert_eq!(wall(&stage).0, question);
    }
}

#[test]
fn a_break_shows_what_it_is_to_show_with_its_end() {
    let mut stage = walked("four-months-to-four-minutes", "break", Lang::Nl);
    assert!(matches!(
        stage.console().seen(stage.now).scene,
        Scene::Break { .. }
    ));
    stage.key(KeyCode::F(6));
    let (title, has_results) = wall(&stage);
    assert!(has_results && title.contains("pauze tot "), "{title}");
}

#[test]
fn what_would_show_nothing_says_so_and_shows_nothing() {
    for lang in Lang::ALL {
        for (workshop, step) in [
            ("engagement-baseline", "reveal"),
            ("engagement-baseline", "recommend"),
            ("brand-values", "vote"),
            ("brand-values", "break"),
        ] {
            let mut stage = Stage::session_of(workshop, lang, Variant::Full, 12);
            stage.to_step(step);
            let before = stage.console().session.log().len();
            stage.key(KeyCode::F(6));
            let said = stage.app.words().get("said-nothing-to-show");
            assert_eq!(stage.said(), said);
            // Nor does the choice of results in the window.
            stage.act(Action::RoomShows);
            for _ in 0..3 {
                stage.key(KeyCode::Down);
            }
            stage.key(KeyCode::Enter);
            assert_eq!(stage.said(), said);
            assert_eq!(stage.console().session.log().len(), before);
        }
    }
}
