//! What the console says of the disk: what is safe, what is not, until when, and what is waited for.

use std::path::PathBuf;

use flipover::domain::event::Variant;
use flipover::domain::text::Lang;
use flipover::tui::app;
use flipover::tui::messages::{DiskNews, Msg, SessionLine};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::stage::Stage;

/// The words of a screen, however they are laid out.
fn words(screen: &str) -> String {
    let words: Vec<&str> = screen.split_whitespace().collect();
    words.join(" ")
}

#[test]
fn what_is_in_memory_has_a_mark_of_its_own_and_says_until_when() {
    for (lang, mark, until) in [
        (
            Lang::En,
            "◐ until power-off",
            "gone when it is switched off",
        ),
        (Lang::Nl, "◐ tot uitzetten", "weg als die uitgaat"),
    ] {
        let mut stage = Stage::session(lang, Variant::Full, 12);
        let path = "/tmp/linde.rescue-1.ron".to_owned();
        stage.send(Msg::Disk(DiskNews::Rescued { path, lasts: false }));
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            let screen = words(&stage.screen(columns, rows));
            assert!(screen.contains(mark), "{screen}");
            assert!(!screen.contains('●'), "{screen}");
            assert!(screen.contains("/tmp/linde.rescue-1.ron"), "{screen}");
        }
        // A failure that is over takes nothing of this along.
        stage.send(Msg::Disk(DiskNews::Failing("The disk is full.".to_owned())));
        stage.send(Msg::Disk(DiskNews::Saved(u64::MAX)));
        assert!(stage.screen(120, 36).contains("linde.rescue-1.ron"));
        let mut stage = Stage::session(lang, Variant::Full, 12);
        stage.send(Msg::Disk(DiskNews::InMemory));
        let screen = words(&stage.screen(120, 36));
        assert!(screen.contains(mark) && screen.contains(until), "{screen}");
    }
}

#[test]
fn a_rescue_on_a_disk_is_as_good_as_saved() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    let path = "/home/noor/rescued/linde.rescue-1.ron".to_owned();
    stage.send(Msg::Disk(DiskNews::Rescued { path, lasts: true }));
    let screen = words(&stage.screen(120, 36));
    assert!(screen.contains("● saved") && screen.contains("Nothing is lost"));
}

#[test]
fn whoever_leaves_sees_what_is_waited_for() {
    for (lang, said) in [
        (
            Lang::En,
            ["4 entries are still on their way", "most 9 s more"],
        ),
        (Lang::Nl, ["4 invoeren zijn nog onderweg", "nog 9 s"]),
    ] {
        let stage = Stage::session(lang, Variant::Full, 12);
        for (columns, rows) in [(60, 18), (80, 24), (200, 60)] {
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a screen");
            let drawn = terminal.draw(|frame| app::draw_leaving(frame, &stage.app, 4, 9));
            let buffer = drawn.expect("a frame").buffer.clone();
            let text: String = buffer
                .content()
                .chunks(usize::from(columns))
                .map(|row| {
                    row.iter()
                        .map(ratatui::buffer::Cell::symbol)
                        .collect::<String>()
                        + "\n"
                })
                .collect();
            for said in said {
                assert!(words(&text).contains(said), "{text}");
            }
        }
    }
}

#[test]
fn the_next_start_says_first_where_a_session_was_rescued_to() {
    for (lang, said) in [(Lang::En, "Nothing is lost"), (Lang::Nl, "niets kwijt")] {
        let mut stage = Stage::new(lang);
        // As at a start, before anything was read.
        stage.app.home.sessions = None;
        let line = SessionLine {
            id: "linde-1.rescue-1".to_owned(),
            client: "De Linde".to_owned(),
            rescue: Some("/var/tmp/linde-1.rescue-1.ron".to_owned()),
            closed: true,
            ..SessionLine::default()
        };
        stage.send(Msg::Sessions(vec![line]));
        let screen = words(&stage.screen(100, 30));
        assert!(screen.contains(said), "{screen}");
        assert!(screen.contains("/var/tmp/linde-1.rescue-1.ron"), "{screen}");
    }
}

#[test]
fn a_question_with_more_files_than_rows_says_how_many_more() {
    let mut stage = Stage::new(Lang::En);
    let files: Vec<PathBuf> = (1..=30)
        .map(|n| PathBuf::from(format!("/home/noor/sessions/linde.torn-{n}")))
        .collect();
    stage.send(Msg::Removable {
        id: "linde".to_owned(),
        name: "De Linde".to_owned(),
        files,
    });
    let screen = stage.screen(80, 24);
    let named = screen.matches("linde.torn-").count();
    assert!(named > 5, "{screen}");
    assert!(
        screen.contains(&format!("and {} files more", 30 - named)),
        "{screen}"
    );
    assert!(screen.contains("Enter"), "{screen}");
    assert_eq!(stage.screen(120, 60).matches("linde.torn-").count(), 30);
}
