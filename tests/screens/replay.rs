//! A session looked back on: what each key shows, what the scrubber tells, and that nobody can change anything.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use flipover::domain::command::{Command, decide};
use flipover::domain::event::{Event, EventIndex, List, Stamped, Variant};
use flipover::domain::replay::{MarkKind, Timeline};
use flipover::domain::text::{Clean, Lang};
use flipover::domain::workshop::{Kind, StepIndex};
use flipover::tui::app::{Screen, update};
use flipover::tui::keys::Action;
use flipover::tui::messages::{At, Begin, OpenReplay, ReplayPart};
use flipover::tui::messages::{Effect, Msg, SessionLine};
use flipover::tui::replay::state::Replay;
use flipover::tui::speed::Speed;
use flipover::tui::theme::Viewpoint;
use ratatui::layout::Rect;

use crate::room::Room;
use crate::stage::{Stage, bundled};

/// A workshop with a vote, shown and decided on; whatever happens in a step happens a second apart.
fn lived(lang: Lang) -> Vec<Stamped> {
    let workshop = bundled().iter().find(|it| it.id == "brand-values");
    let workshop = workshop.expect("it is bundled").as_ref().clone();
    let mut room = Room::open(workshop, lang, Variant::Full, 14);
    room.wait(1);
    room.give(Command::Next);
    while let Some(step) = room.state().current {
        let from = room.session.log().len();
        room.fill(step);
        if let Kind::Vote(_) = room.state().workshop().steps[step].kind {
            let shown = true;
            room.give(Command::Reveal { step, shown });
            let (list, text) = (List::Decision, Clean::line("Wé beginnen klein"));
            let by = Clean::line("Noor");
            room.give(Command::AddNote { list, text, by });
        }
        let mut log = room.session.log().to_vec();
        for (n, stamped) in (1..).zip(&mut log[from..]) {
            stamped.at.mono += n * 1000;
            stamped.at.wall += i64::try_from(n * 1000).expect("small");
        }
        room.session = flipover::domain::session::Session::replay(log).expect("a session");
        room.wait(600);
        let event = decide(&room.session, Command::Next).expect("a next step");
        let seq = room.session.next_seq();
        let at = room.now;
        room.session.apply(Stamped { seq, at, event });
    }
    room.session.log().to_vec()
}

fn timeline(events: Vec<Stamped>) -> Timeline {
    Timeline::new(events).expect("it begins with Opened")
}

fn open(stage: &mut Stage, events: Vec<Stamped>, begin: Begin) {
    stage.send(Msg::Replayed(Box::new(OpenReplay {
        timeline: Box::new(timeline(events)),
        begin,
        is_live: false,
        notices: Vec::new(),
    })));
}

/// A replay that stands still at its first event.
fn still(lang: Lang) -> Stage {
    let mut stage = Stage::new(lang);
    open(&mut stage, lived(lang), Begin::default());
    stage.key(KeyCode::Char(' '));
    stage
}

fn replay(stage: &Stage) -> &Replay {
    match &stage.app.screen {
        Screen::Replay(replay) => replay,
        other => panic!("{other:?}"),
    }
}

/// The index of the last event that has happened at the moment shown.
fn shown(stage: &Stage) -> usize {
    replay(stage).index().get()
}

fn typed(stage: &mut Stage, keys: &str) {
    for key in keys.chars() {
        stage.key(KeyCode::Char(key));
    }
}

/// So many milliseconds pass.
fn pass(stage: &mut Stage, milliseconds: u64) {
    stage.now.mono += milliseconds;
    stage.now.wall += i64::try_from(milliseconds).expect("small");
    stage.send(Msg::Tick);
}

fn mark(stage: &Stage, kind: MarkKind) -> usize {
    let marks = replay(stage).timeline.marks();
    marks
        .iter()
        .find(|mark| mark.kind == kind)
        .expect("it is there")
        .index
        .get()
}

#[test]
fn it_plays_at_twenty_times_the_speed_and_stays_on_the_last_frame() {
    let mut stage = Stage::new(Lang::En);
    let events = lived(Lang::En);
    open(&mut stage, events.clone(), Begin::default());
    pass(&mut stage, 3_000);
    assert_eq!(replay(&stage).time, 60_000);
    assert!(stage.screen(80, 24).contains("▶ 20×  0:01:00 / "));
    // Space stops it, and time passes without anything moving.
    typed(&mut stage, " ");
    pass(&mut stage, 9_000);
    assert_eq!(replay(&stage).time, 60_000);
    assert!(stage.screen(80, 24).contains("‖ 20×  0:01:00 / "));
    assert_eq!(stage.app.sleep(stage.now), None);
    typed(&mut stage, ">>>>>> ");
    assert!(stage.screen(80, 24).contains("▶ 120×"));
    pass(&mut stage, 3_600_000);
    assert_eq!(shown(&stage), events.len() - 1);
    let end = stage.screen(80, 24);
    assert!(
        end.contains("■ 120×") && end.contains("The workshop is over"),
        "{end}"
    );
    assert_eq!(stage.app.sleep(stage.now), None);
    // From the end, Space begins again.
    typed(&mut stage, " ");
    assert_eq!(shown(&stage), 0);
    assert!(replay(&stage).is_playing());
}

#[test]
fn an_item_tells_its_story_and_leads_to_each_of_its_moments() {
    for (lang, dots, said) in [
        (Lang::En, " dots", "said: “"),
        (Lang::Nl, " stickers", "gezegd: “"),
    ] {
        let mut stage = still(lang);
        let vote = mark(&stage, MarkKind::Vote);
        // From the results of the step after which the dots were given, to what its items went through.
        stage.key(KeyCode::End);
        typed(&mut stage, "R");
        stage.key(KeyCode::Home);
        typed(&mut stage, "tj");
        let told = stage.screen(120, 36);
        assert!(told.contains(said) && told.contains(dots), "{told}");
        // Back among the items, one goes to the moment it was said, which is before the vote.
        stage.key(KeyCode::Enter);
        let place = shown(&stage);
        assert!(place < vote, "{place}");
        let event = replay(&stage)
            .timeline
            .event(EventIndex::new(place))
            .map(|it| &it.event);
        assert!(matches!(event, Some(Event::ItemsAdded { .. })), "{event:?}");
        assert!(!replay(&stage).is_playing());
        // From there, to what became of it: the last chapter lies ahead.
        typed(&mut stage, "H");
        stage.key(KeyCode::Tab);
        stage.key(KeyCode::End);
        stage.key(KeyCode::Enter);
        assert!(shown(&stage) > place);
        // Esc goes back to the results one came from.
        typed(&mut stage, "Rt");
        stage.key(KeyCode::Esc);
        let title = stage.app.words().get("results-title");
        assert!(stage.screen(80, 24).trim_start().starts_with(&*title));
        stage.key(KeyCode::Esc);
        assert!(!stage.has_window());
    }
}

#[test]
fn a_replay_for_the_room_shows_what_it_saw_and_nothing_else() {
    for lang in Lang::ALL {
        let mut events = lived(lang);
        let private = "OWN-NOTE";
        let last = events.last().expect("it is not empty").clone();
        events.push(Stamped {
            seq: last.seq + 1,
            event: Event::NoteAdded {
                list: List::Note,
                id: 99,
                text: Clean::line(private),
                by: Clean::line("Youssef"),
            },
            ..last
        });
        let count = events.len();
        let begin = Begin {
            part: ReplayPart::Room,
            ..Begin::default()
        };
        let mut stage = Stage::new(lang);
        open(&mut stage, events, begin);
        stage.key(KeyCode::Char(' '));
        stage.key(KeyCode::End);
        for _ in 0..count.min(120) {
            for size in [(80, 24), (120, 36)] {
                let screen = stage.screen(size.0, size.1);
                assert!(
                    !screen.contains(private) && !screen.contains("Youssef"),
                    "{screen}"
                );
            }
            stage.key(KeyCode::Char(','));
        }
        let refused = stage.app.words().get("said-room-only");
        for key in ["v", "/", "n", "H", "R", "e", "m", "B", "c"] {
            stage.wait(3);
            stage.act(Action::Last);
            typed(&mut stage, key);
            assert_eq!(stage.said(), refused, "{key}");
            assert!(!stage.has_window(), "{key}");
            assert_eq!(replay(&stage).console.viewpoint, Viewpoint::Room);
        }
    }
}

#[test]
fn what_somebody_sent_opens_on_what_the_room_saw() {
    let mut stage = Stage::new(Lang::En);
    let begin = Begin {
        part: ReplayPart::RoomFirst,
        ..Begin::default()
    };
    open(&mut stage, lived(Lang::En), begin);
    assert_eq!(replay(&stage).console.viewpoint, Viewpoint::Room);
    typed(&mut stage, "v");
    assert_eq!(replay(&stage).console.viewpoint, Viewpoint::Facilitator);
}

#[test]
fn the_scrubber_is_dragged_with_the_mouse() {
    let mut stage = still(Lang::En);
    stage.app.env.area = Rect::new(0, 0, 80, 24);
    let at = |kind, column, row| {
        Msg::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        })
    };
    let button = MouseButton::Left;
    let length = replay(&stage).timeline.length();
    // It is the row with the marks, the third from below; a click anywhere else does nothing.
    let screen = stage.screen(80, 24);
    let track = screen.lines().position(|row| row.contains("──"));
    assert_eq!(track, Some(21));
    stage.send(at(MouseEventKind::Down(button), 40, 5));
    stage.send(at(MouseEventKind::Drag(button), 50, 5));
    assert_eq!(replay(&stage).time, 0);
    stage.send(at(MouseEventKind::Down(button), 1, 21));
    assert_eq!(replay(&stage).time, 0);
    // Once it is held the hand may leave the row.
    stage.send(at(MouseEventKind::Drag(button), 78, 3));
    assert_eq!(replay(&stage).time, length);
    stage.send(at(MouseEventKind::Drag(button), 40, 3));
    assert_eq!(replay(&stage).time, length * 39 / 77);
    stage.send(at(MouseEventKind::Up(button), 40, 3));
    stage.send(at(MouseEventKind::Drag(button), 70, 21));
    assert_eq!(replay(&stage).time, length * 39 / 77);
}

#[test]
fn the_speed_changes_while_it_plays_without_a_jump() {
    let mut stage = Stage::new(Lang::En);
    open(&mut stage, lived(Lang::En), Begin::default());
    pass(&mut stage, 1_000);
    typed(&mut stage, "<<<<");
    assert_eq!(replay(&stage).time, 20_000);
    pass(&mut stage, 1_000);
    assert_eq!(replay(&stage).time, 21_000);
    typed(&mut stage, "<<<");
    assert!(stage.screen(80, 24).contains("▶ 0.5×"));
    pass(&mut stage, 1_000);
    assert_eq!(replay(&stage).time, 21_500);
    assert_eq!(Speed::of(0.4), None);
    assert_eq!(Speed::of(120.5), None);
    assert_eq!(Speed::of(f64::NAN), None);
    assert!(Speed::of(0.5) < Speed::of(120.0));
}

#[test]
fn between_frames_it_sleeps_until_something_changes() {
    let mut stage = Stage::new(Lang::En);
    let begin = Begin {
        speed: Speed::of(1.0).expect("a speed"),
        ..Begin::default()
    };
    open(&mut stage, lived(Lang::En), begin);
    assert_eq!(stage.app.sleep(stage.now), Some(1000));
    pass(&mut stage, 400);
    assert_eq!(stage.app.sleep(stage.now), Some(600));
    typed(&mut stage, ">>>>>>>");
    assert_eq!(
        stage.app.sleep(stage.now),
        Some(50),
        "no more than twenty frames a second"
    );
}

#[test]
fn the_arrows_digits_and_ends_jump_within_bounds() {
    let mut stage = still(Lang::En);
    let length = replay(&stage).length();
    stage.keys(&[
        KeyCode::Right,
        KeyCode::Right,
        KeyCode::Left,
        KeyCode::Right,
    ]);
    assert_eq!(replay(&stage).time, 10_000);
    stage.keys(&[KeyCode::Left, KeyCode::Left, KeyCode::Left, KeyCode::Left]);
    assert_eq!(replay(&stage).time, 0);
    let far = |code| Msg::Key(KeyEvent::new(code, KeyModifiers::SHIFT));
    stage.send(far(KeyCode::Right));
    assert_eq!(replay(&stage).time, length / 10);
    stage.send(far(KeyCode::Left));
    assert_eq!(replay(&stage).time, 0);
    for digit in 0..10_u64 {
        typed(&mut stage, &digit.to_string());
        assert_eq!(replay(&stage).time, length * digit / 10);
    }
    typed(&mut stage, "G");
    assert_eq!(replay(&stage).time, length);
    stage.key(KeyCode::Right);
    assert_eq!(replay(&stage).time, length);
    typed(&mut stage, "g");
    assert_eq!(shown(&stage), 0);
}

#[test]
fn one_event_at_a_time_both_ways() {
    let mut stage = still(Lang::En);
    typed(&mut stage, "...");
    assert_eq!(shown(&stage), 3);
    typed(&mut stage, ",");
    assert_eq!(shown(&stage), 2);
    typed(&mut stage, ",,,,");
    assert_eq!(shown(&stage), 0);
    typed(&mut stage, ".");
    let screen = stage.screen(120, 36);
    assert!(screen.contains("13:30:01  to step “"), "{screen}");
    // While it plays, one event on stops it there.
    typed(&mut stage, " .");
    assert!(!replay(&stage).is_playing());
}

#[test]
fn brackets_go_from_step_to_step_and_back_behind_the_one_just_passed() {
    let mut stage = still(Lang::En);
    let begun = |stage: &Stage, step| {
        let entered = replay(stage).timeline.entered(StepIndex::new(step));
        entered.expect("entered").get()
    };
    typed(&mut stage, "]]]");
    assert_eq!(shown(&stage), begun(&stage, 2));
    typed(&mut stage, "[");
    assert_eq!(shown(&stage), begun(&stage, 1));
    typed(&mut stage, ".[");
    assert_eq!(
        shown(&stage),
        begun(&stage, 1),
        "back to where this step began"
    );
    // Also when nothing happened since.
    let began = replay(&stage).shown();
    stage.key(KeyCode::Right);
    assert!(replay(&stage).shown() > began);
    typed(&mut stage, "[");
    assert_eq!(replay(&stage).shown(), began);
    typed(&mut stage, "[[[");
    assert_eq!(shown(&stage), 0);
    typed(&mut stage, "G]");
    assert!(replay(&stage).is_at_end());
    // While it plays, the step just passed is not the one that is meant.
    typed(&mut stage, "g]] ");
    pass(&mut stage, 900);
    typed(&mut stage, "[");
    assert_eq!(shown(&stage), begun(&stage, 0));
    typed(&mut stage, "]");
    pass(&mut stage, 1_100);
    typed(&mut stage, "[");
    assert_eq!(shown(&stage), begun(&stage, 1));
    assert!(replay(&stage).is_playing());
}

#[test]
fn a_text_is_found_where_it_appeared_whatever_its_accents() {
    let mut stage = still(Lang::Nl);
    typed(&mut stage, "/");
    stage.line("WE BEGINNEN");
    let decision = mark(&stage, MarkKind::Decision);
    assert_eq!(shown(&stage), decision);
    let screen = stage.screen(80, 24);
    assert!(screen.contains("Wé beginnen klein · Noor"), "{screen}");
    typed(&mut stage, "g/");
    // What was looked for last is there to be used again.
    assert!(stage.screen(80, 24).contains("WE BEGINNEN"));
    for _ in 0..20 {
        stage.key(KeyCode::Backspace);
    }
    stage.line("kassa viel uit");
    let first = shown(&stage);
    typed(&mut stage, "n");
    let second = shown(&stage);
    assert!(second > first);
    typed(&mut stage, "N");
    assert_eq!(shown(&stage), first);
    typed(&mut stage, "/");
    for _ in 0..20 {
        stage.key(KeyCode::Backspace);
    }
    stage.line("nooit gezegd");
    assert_eq!(shown(&stage), first);
    assert!(stage.said().contains("nooit gezegd"), "{}", stage.said());
}

#[test]
fn the_scrubber_tells_its_marks_by_their_shapes() {
    for lang in Lang::ALL {
        let mut stage = still(lang);
        let screen = stage.screen(80, 24);
        let track = screen.lines().nth(21).expect("a row");
        for sign in ["┃", "▲", "◉", "◆", "✓"] {
            assert!(track.contains(sign), "{sign} in {track}");
        }
        let legend = screen.lines().nth(22).expect("a row");
        for sign in ["┃", "▲", "◉", "◆", "✓"] {
            assert!(legend.contains(sign), "{sign} in {legend}");
        }
        // The place itself is told by more than colour.
        typed(&mut stage, "5");
        let track = stage
            .screen(80, 24)
            .lines()
            .nth(21)
            .expect("a row")
            .to_owned();
        assert!(track.contains('━') && track.contains('─'), "{track}");
    }
}

#[test]
fn the_console_is_shown_as_it_stood_and_no_key_of_it_does_anything() {
    let mut stage = still(Lang::En);
    typed(&mut stage, "]].");
    let place = shown(&stage);
    let state = stage.session_state().clone();
    assert!(
        !stage.screen(120, 36).contains('◦'),
        "what is in the file is on disk"
    );
    for key in [
        'u', 'U', 'd', 'o', 't', 'p', 'x', 'r', 'b', 'z', 's', 'P', 'C', 'i', '+', '-', '=', 'X',
    ] {
        stage.key(KeyCode::Char(key));
        stage.key(KeyCode::Enter);
    }
    for key in [
        KeyCode::F(2),
        KeyCode::F(3),
        KeyCode::F(6),
        KeyCode::F(9),
        KeyCode::Delete,
    ] {
        stage.key(key);
    }
    stage.paste("een\ntwee\n");
    assert_eq!(stage.session_state(), &state);
    assert_eq!(shown(&stage), place);
    assert!(stage.appended.is_empty() && !stage.has_window());
    stage.key(KeyCode::F(10));
    stage.line("decision");
    assert!(stage.appended.is_empty());
}

#[test]
fn clocks_show_the_moment_and_not_today() {
    let mut stage = still(Lang::En);
    // Days later, ten minutes into the second step.
    stage.now.wall += 9 * 86_400_000;
    typed(&mut stage, "]]");
    stage.key(KeyCode::Right);
    let screen = stage.screen(120, 36);
    assert!(screen.contains("23 Nov 2026 13:40:06"), "{screen}");
    assert_eq!(stage.session_state().current, Some(StepIndex::new(1)));
}

#[test]
fn the_room_view_shows_what_the_room_saw() {
    let mut stage = still(Lang::En);
    let vote = mark(&stage, MarkKind::Vote);
    while shown(&stage) < vote {
        typed(&mut stage, ".");
    }
    typed(&mut stage, "v");
    assert_eq!(replay(&stage).console.viewpoint, Viewpoint::Room);
    let before = stage.screen(100, 30);
    assert!(
        before.contains("dots placed") && !before.contains("Dots"),
        "{before}"
    );
    let reveal = mark(&stage, MarkKind::Reveal);
    while shown(&stage) < reveal {
        typed(&mut stage, ".");
    }
    let after = stage.screen(100, 30);
    assert!(!after.contains("dots placed"), "{after}");
    assert!(after.contains('█') || after.contains('▄'), "{after}");
    typed(&mut stage, "v");
    assert!(stage.screen(100, 30).contains("Replay"));
}

#[test]
fn shortened_pauses_are_said_to_be_and_session_time_stays_beside_them() {
    let mut stage = Stage::new(Lang::En);
    let begin = Begin {
        limit: Some(10_000),
        ..Begin::default()
    };
    open(&mut stage, lived(Lang::En), begin);
    typed(&mut stage, " G");
    let replay = replay(&stage);
    assert!(replay.length() < replay.timeline.length() / 3);
    let screen = stage.screen(100, 24);
    assert!(
        screen.contains("shortened; session time 2:00:01"),
        "{screen}"
    );
    typed(&mut stage, "g]]");
    assert_eq!(stage.session_state().current, Some(StepIndex::new(1)));
}

#[test]
fn results_and_export_are_those_of_the_moment() {
    let mut stage = still(Lang::En);
    let reveal = mark(&stage, MarkKind::Reveal);
    while shown(&stage) < reveal {
        typed(&mut stage, ".");
    }
    typed(&mut stage, "R");
    assert!(stage.screen(100, 30).contains('%'));
    stage.key(KeyCode::Esc);
    stage.app.folder = "/somewhere".to_owned();
    typed(&mut stage, "e");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.handovers.len(), 1);
    assert!(stage.session_state().ended.is_none());
}

#[test]
fn a_session_being_written_goes_on_growing() {
    let events = lived(Lang::En);
    let mut stage = Stage::new(Lang::En);
    let half = events.len() / 2;
    stage.send(Msg::Replayed(Box::new(OpenReplay {
        timeline: Box::new(timeline(events[..half].to_vec())),
        begin: Begin::default(),
        is_live: true,
        notices: Vec::new(),
    })));
    assert!(stage.screen(80, 24).contains("being written now"));
    pass(&mut stage, 3_600_000);
    assert_eq!(shown(&stage), half - 1);
    assert_eq!(stage.app.sleep(stage.now), None, "it waits for what comes");
    stage.send(Msg::Grown(Box::new(timeline(events.clone()))));
    pass(&mut stage, 3_600_000);
    assert_eq!(shown(&stage), events.len() - 1);
    let mut closed = events.clone();
    let last = events.last().expect("events");
    closed.push(Stamped {
        seq: last.seq + 1,
        at: last.at,
        event: Event::Closed,
    });
    stage.send(Msg::Grown(Box::new(timeline(closed))));
    assert!(!stage.screen(80, 24).contains("being written now"));
}

#[test]
fn what_is_wrong_with_the_file_is_told() {
    let mut stage = Stage::new(Lang::Nl);
    stage.send(Msg::Replayed(Box::new(OpenReplay {
        timeline: Box::new(timeline(lived(Lang::Nl))),
        begin: Begin::default(),
        is_live: false,
        notices: vec!["Regel 7 kan niet worden gelezen.".to_owned()],
    })));
    assert!(stage.screen(80, 24).contains("Regel 7 kan niet"));
}

#[test]
fn a_finished_session_at_home_is_replayed_from_its_end() {
    let mut stage = Stage::new(Lang::En);
    let line = SessionLine {
        id: "over".to_owned(),
        closed: true,
        ..SessionLine::default()
    };
    let open_line = SessionLine {
        id: "open".to_owned(),
        step: Some((1, "a".to_owned(), 2)),
        closed: true,
        ..line.clone()
    };
    stage.key(KeyCode::Tab);
    for (line, wanted) in [
        (line, Effect::Replay("over".to_owned())),
        (open_line, Effect::Open("open".to_owned())),
    ] {
        stage.send(Msg::Sessions(vec![line]));
        let enter = Msg::Key(KeyEvent::from(KeyCode::Enter));
        assert_eq!(update(&mut stage.app, enter, stage.now), [wanted]);
    }
    let begin = Begin {
        at: At::End,
        home: Some("over".to_owned()),
        ..Begin::default()
    };
    open(&mut stage, lived(Lang::En), begin);
    assert!(replay(&stage).is_at_end() && !replay(&stage).is_playing());
    let go_on = Msg::Key(KeyEvent::from(KeyCode::Char('c')));
    assert_eq!(update(&mut stage.app, go_on, stage.now), []);
    // A lone letter: no other followed.
    stage.now.mono += 400;
    assert_eq!(
        update(&mut stage.app, Msg::Tick, stage.now),
        [Effect::Open("over".to_owned())]
    );
    // An Esc too many, after a window, says how to leave and does not.
    stage.key(KeyCode::Esc);
    assert!(matches!(stage.app.screen, Screen::Replay(_)));
    assert!(
        stage.said().contains("q leaves the replay"),
        "{}",
        stage.said()
    );
    typed(&mut stage, "q");
    assert!(matches!(stage.app.screen, Screen::Home) && !stage.quit);
}

#[test]
fn a_file_named_on_the_command_line_is_left_for_the_shell() {
    let mut stage = still(Lang::En);
    typed(&mut stage, "c");
    assert!(matches!(stage.app.screen, Screen::Replay(_)));
    typed(&mut stage, "q");
    assert!(stage.quit);
}

#[test]
fn a_branch_is_asked_about_and_begins_at_the_moment_shown() {
    let mut stage = still(Lang::En);
    typed(&mut stage, "....B");
    assert!(stage.screen(80, 24).contains("A new session from here"));
    stage.key(KeyCode::Esc);
    assert!(matches!(stage.app.screen, Screen::Replay(_)));
    typed(&mut stage, "B");
    let enter = Msg::Key(KeyEvent::from(KeyCode::Enter));
    let begun = replay(&stage).timeline.events(EventIndex::new(4)).to_vec();
    assert_eq!(
        update(&mut stage.app, enter, stage.now),
        [Effect::Branch(begun)]
    );
}
