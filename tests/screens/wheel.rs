//! The wheel and Ctrl while typing: terminals send arrows for the one and may keep the other; neither makes a command.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
use flipover::domain::event::{Event, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;
use flipover::tui::messages::Msg;

use super::stage::Stage;
use super::stray::{WORDS, at_every_step, is_answer};

/// How often, in all, words are typed with the wheel between them.
const WALKS: usize = 10_000;
/// The steps of the bundled workshops in one language, at least.
const STEPS: usize = 100;

/// Numbers that look as if drawn by lot, the same in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).expect("small")).expect("small")
    }
}

fn notch(stage: &mut Stage, kind: MouseEventKind) {
    stage.send(Msg::Mouse(MouseEvent {
        kind,
        column: 9,
        row: 9,
        modifiers: KeyModifiers::NONE,
    }));
}

/// One walk: words and notches, as arrows or as our own mouse; returns what it was. Where a field is, some type slowly:
/// there a letter alone is text, too.
fn walk(stage: &mut Stage, has_field: bool, lot: &mut Lot) -> Vec<(usize, String)> {
    let mut told = Vec::new();
    for _ in 0..=lot.below(3) {
        let way = lot.below(4);
        for _ in 0..lot.below(4) {
            match way {
                0 => stage.press(KeyCode::Up),
                1 => stage.press(KeyCode::Down),
                2 => notch(stage, MouseEventKind::ScrollUp),
                _ => notch(stage, MouseEventKind::ScrollDown),
            }
        }
        // The beginning of a word is where the commands are.
        let word: String = WORDS[lot.below(WORDS.len())].chars().take(5).collect();
        if has_field && lot.below(2) == 0 {
            let letters: Vec<KeyCode> = word.chars().map(KeyCode::Char).collect();
            stage.keys(&letters);
        } else {
            stage.typed(&word);
        }
        told.push((way, word));
    }
    told
}

#[test]
fn ten_thousand_walks_of_words_and_notches_make_no_command() {
    let mut lot = Lot(0x5eed);
    let mut walks = 0;
    let mut steps = 0;
    for lang in [Lang::En, Lang::Nl] {
        at_every_step(lang, |stage, step| {
            steps += 1;
            let place = stage.session_state().current;
            let before = stage.appended.len();
            let has_field = stage.console().typing;
            for _ in 0..WALKS / STEPS / 2 {
                walks += 1;
                let told = walk(stage, has_field, &mut lot);
                let made = stage.appended[before..].iter();
                let command = made.map(|it| &it.event).find(|event| !is_answer(event));
                assert_eq!(command, None, "{step}: {told:?}");
                let is_there = stage.app.console().is_some() && stage.app.windows.is_empty();
                assert!(is_there && !stage.quit, "{step}: {told:?}");
                assert_eq!(stage.session_state().current, place, "{step}: {told:?}");
                // The next walk begins in an empty field.
                stage.ctrl('u');
            }
        });
    }
    assert!(walks >= WALKS, "{walks} walks in {steps} steps");
}

/// The wheel of our own mouse moves among the items, and takes nothing from what is being typed.
#[test]
fn a_notch_of_our_own_mouse_moves_and_types_nothing() {
    let mut stage = Stage::session(Lang::En, Variant::Full, 12);
    stage.to_step("debrief");
    stage.line("one");
    stage.line("two");
    stage.typed("nob");
    notch(&mut stage, MouseEventKind::ScrollUp);
    assert_eq!(stage.console().row, 1);
    stage.typed("ody knows");
    assert_eq!(stage.in_field(), "nobody knows");
    // A word with a notch in it is a word, also where letters are commands.
    stage.key(KeyCode::Esc);
    stage.press(KeyCode::Char('x'));
    notch(&mut stage, MouseEventKind::ScrollDown);
    stage.press(KeyCode::Char('e'));
    stage.typed("rox");
    assert!(!stage.has_window(), "{}", stage.screen(80, 24));
    let skipped = |event: &Event| matches!(event, Event::StepSkipped { .. });
    assert!(!stage.appended.iter().any(|it| skipped(&it.event)));
}

/// With Ctrl and a sign people make the letters of their terminal larger; it reaches us or not, and does nothing.
#[test]
fn control_with_a_sign_does_nothing_in_any_step_or_window() {
    let signs: Vec<char> = (' '..='~').filter(|c| !c.is_ascii_alphabetic()).collect();
    let press = |stage: &mut Stage| {
        for sign in &signs {
            let event = KeyEvent::new(KeyCode::Char(*sign), KeyModifiers::CONTROL);
            stage.send(Msg::Key(event));
        }
        stage.pause();
    };
    at_every_step(Lang::En, |stage, step| {
        for leave in [None, Some(KeyCode::Esc)] {
            stage.keys(leave.as_slice());
            let (events, screen) = (stage.appended.len(), stage.screen(120, 36));
            press(stage);
            assert_eq!(stage.appended.len(), events, "{step}");
            assert_eq!(stage.screen(120, 36), screen, "{step}");
        }
    });
    for action in [
        Action::Note,
        Action::Late,
        Action::Results,
        Action::Lists,
        Action::Export,
        Action::Help,
        Action::Palette,
    ] {
        let mut stage = Stage::session(Lang::En, Variant::Full, 12);
        stage.act(action);
        let screen = stage.screen(120, 36);
        press(&mut stage);
        assert_eq!(stage.screen(120, 36), screen, "{action:?}");
    }
}

/// Terminals and laptops keep function keys for themselves; Ctrl and a letter does the same, and types nothing.
#[test]
fn control_and_a_letter_does_what_its_function_key_does_while_typing() {
    let begun = || {
        let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
        stage.to_step("debrief");
        stage.line("een");
        stage.typed("half");
        stage
    };
    for (n, letter) in (1..).zip("gtxlrodsnp".chars()) {
        let (mut by_key, mut by_letter) = (begun(), begun());
        let before = by_key.screen(120, 36);
        by_key.key(KeyCode::F(n));
        by_letter.ctrl(letter);
        let screen = by_letter.screen(120, 36);
        assert_eq!(screen, by_key.screen(120, 36), "F{n}");
        // F6 has nothing to show the room yet, and says so.
        assert_ne!(screen, before, "F{n}");
        assert_eq!(by_letter.in_field(), "half", "F{n}");
    }
}

/// Ctrl-Shift-C arrives as Ctrl-C in some terminals, so it asks on every screen and in every window, and asks again later.
#[test]
fn ctrl_c_asks_everywhere_and_asks_again_after_a_moment() {
    let mut stages = vec![Stage::new(Lang::Nl), debrief()];
    for action in [
        Action::Note,
        Action::Late,
        Action::Results,
        Action::Lists,
        Action::Export,
        Action::Help,
        Action::Palette,
        Action::RoomView,
        Action::Trace,
        Action::Read,
        Action::Carry,
        Action::Choose,
        Action::RoomShows,
        Action::People,
        Action::Review,
        Action::RemoveAll,
    ] {
        let mut stage = debrief();
        stage.line("één");
        stage.act(action);
        stages.push(stage);
    }
    // While the laptop goes round for secret ballots.
    let mut ballots = Stage::session(Lang::Nl, Variant::Full, 12);
    ballots.to_step("prediction");
    ballots.act(Action::Ballot);
    assert!(ballots.console().booth.is_some());
    stages.push(ballots);
    for mut stage in stages {
        stage.ctrl('c');
        let screen = stage.screen(120, 36);
        let small = stage.screen(50, 12);
        for screen in [&screen, &small] {
            assert!(screen.contains("vijf seconden"), "{screen}");
        }
        stage.wait(6);
        stage.ctrl('c');
        assert!(!stage.quit, "{screen}");
        stage.wait(4);
        stage.ctrl('c');
        assert!(stage.quit, "{screen}");
    }
}

fn debrief() -> Stage {
    let mut stage = Stage::session(Lang::Nl, Variant::Full, 12);
    stage.to_step("debrief");
    stage
}
