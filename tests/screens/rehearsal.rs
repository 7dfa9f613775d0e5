//! A rehearsal: practice data in every step, marked, and nothing of it written.

use crossterm::event::KeyCode;
use flipover::domain::event::{Stage as CascadeStage, Variant};
use flipover::domain::text::Lang;
use flipover::domain::workshop::Kind;
use flipover::tui::keys::Action;

use crate::stage::{Stage, bundled};

fn is_filled(stage: &Stage) -> bool {
    let (_, step, part) = stage.session_state().current().expect("a step is open");
    match &step.kind {
        Kind::Brief => true,
        Kind::Collect(_) | Kind::Actions(_) | Kind::Cluster => !part.order.is_empty(),
        Kind::Rate(_) => !part.scores.is_empty(),
        Kind::Vote(_) => !part.votes.is_empty(),
        Kind::Detail(_) => !part.details.is_empty(),
        Kind::Cascade(_) => !part.cascade.marks.is_empty(),
    }
}

#[test]
fn every_step_of_every_workshop_has_practice_data_to_go_on_with() {
    for workshop in bundled() {
        for (lang, mark) in [(Lang::Nl, "Oefening"), (Lang::En, "Practice")] {
            let mut stage = Stage::new(lang);
            stage.app.env.rehearsal = Some(10);
            stage.open(&workshop.id, Variant::Full, 12);
            while let Some((_, step, _)) = stage.session_state().current() {
                let (id, kind) = (step.id.clone(), step.kind.clone());
                if let Kind::Cascade(_) = kind {
                    for _ in 0..40 {
                        if stage.part().cascade.stage == CascadeStage::Scoring {
                            break;
                        }
                        stage.act(Action::Confirm);
                    }
                }
                assert!(is_filled(&stage), "{} {id}", workshop.id);
                if let Kind::Collect(_) = kind {
                    let shown = stage.screen(120, 60);
                    let is_scripted = stage.items().iter().all(|item| !item.contains(mark));
                    assert!(is_scripted || shown.contains(mark), "{id}: {shown}");
                }
                stage.wait(1);
                stage.act(Action::Next);
                if stage.has_window() {
                    stage.key(KeyCode::Enter);
                }
            }
        }
    }
}

#[test]
fn a_rehearsal_says_so_and_hands_nothing_over() {
    let mut stage = Stage::new(Lang::Nl);
    stage.app.env.rehearsal = Some(10);
    stage.open("brand-values", Variant::Full, 12);
    for (columns, rows) in [(80, 24), (120, 36)] {
        assert!(stage.screen(columns, rows).contains("OEFENING 10×"));
    }
    stage.act(Action::Export);
    assert!(!stage.has_window());
    assert!(stage.said().contains("oefening"), "{}", stage.said());
    stage.act(Action::Back);
    assert!(stage.quit, "it ends where it began: on the command line");
}
