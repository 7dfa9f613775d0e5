//! Home: what its lines and its side say of sessions.

use flipover::domain::merge::Split;
use flipover::domain::text::Lang;
use flipover::tui::home::state::Tab;
use flipover::tui::messages::{Copied, Msg, SessionLine};

use crate::stage::Stage;

const OWN: &str = "2026-11-22-brand-values-de-linde";
const COPY: &str = "2026-11-22-brand-values-de-linde (Ann's conflicted copy 2026-11-22)";
const OTHER: &str = "2026-11-23-brand-values-de-linde";

/// A session, a copy of it that went on elsewhere, and one of another day.
fn sessions() -> Vec<SessionLine> {
    let started = 1_790_000_000_000;
    let line = |id: &str, started: i64, other: Option<&str>| SessionLine {
        id: id.to_owned(),
        title: "Brand values".to_owned(),
        client: "De Linde".to_owned(),
        started,
        minutes: 88,
        closed: true,
        // More than the screen has rows for.
        headline: (0..40).map(|n| format!("Result {n}.")).collect(),
        copy: other.map(|other| Copied {
            other: other.to_owned(),
            split: Split {
                here: 3,
                there: 1,
                since: started,
                differs: false,
            },
        }),
        ..SessionLine::default()
    };
    vec![
        line(OWN, started, Some(COPY)),
        line(COPY, started, Some(OWN)),
        line(OTHER, started + 86_400_000, None),
    ]
}

/// The second row of each session in the list, and what stands beside the list.
fn seen(screen: &str) -> (Vec<&str>, Vec<&str>) {
    let parts = screen
        .lines()
        .map(|row| row.split_once('│').unwrap_or((row, "")));
    let (list, side): (Vec<&str>, Vec<&str>) = parts.unzip();
    let details = list.chunks(2).skip(3).take(3);
    (
        details.filter_map(|rows| rows.get(1).copied()).collect(),
        side,
    )
}

#[test]
fn two_sessions_that_read_alike_are_told_apart_by_their_files() {
    for lang in Lang::ALL {
        let mut stage = Stage::new(lang);
        stage.send(Msg::Sessions(sessions()));
        stage.app.home.tab = Tab::Sessions;
        let screen = stage.screen(80, 24);
        for row in [
            format!("· {OWN} ·"),
            "(Ann's conflicted copy 2026-11-22)".to_owned(),
        ] {
            assert_eq!(screen.matches(&row).count(), 1, "{row}\n{screen}");
        }
        assert!(
            !screen.contains(OTHER),
            "that one is like no other\n{screen}"
        );
        // What is cut where the list is narrow are not the ends, in which names differ.
        for columns in [90, 120] {
            let screen = stage.screen(columns, 36);
            let (details, _) = seen(&screen);
            let named = |end: &str| details.iter().filter(|row| row.contains(end)).count();
            assert_eq!(
                (named("de-linde"), named("2026-11-22)")),
                (1, 1),
                "{screen}"
            );
        }
        // A filter that hides one of the two leaves the other named.
        stage.typed("conflicted");
        let screen = stage.screen(80, 24);
        assert!(screen.contains("copy 2026-11-22)"), "{screen}");
    }
}

#[test]
fn the_file_of_the_chosen_session_stands_beside_the_list_whatever_there_is_to_say() {
    for (lang, file) in [(Lang::En, "file: "), (Lang::Nl, "bestand: ")] {
        let mut stage = Stage::new(lang);
        stage.send(Msg::Sessions(sessions()));
        stage.app.home.tab = Tab::Sessions;
        for id in [OTHER, OWN, COPY] {
            assert_eq!(stage.chosen(), Some(id));
            let screen = stage.screen(120, 36);
            let (_, side) = seen(&screen);
            let side = side.join(" ");
            let words: Vec<&str> = side.split_whitespace().collect();
            let wanted = format!("{file}{id}.ron");
            assert!(words.join(" ").contains(&wanted), "{wanted}\n{screen}");
            stage.key(crossterm::event::KeyCode::Down);
        }
    }
}
