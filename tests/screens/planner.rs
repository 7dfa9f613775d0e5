//! A workshop is made or adapted without leaving the program, from the keys to the script that is saved.

use crossterm::event::KeyCode;
use flipover::domain::script::catalogue::bundled;
use flipover::domain::script::parse;
use flipover::domain::script::sheet::Sheet;
use flipover::domain::text::Lang;
use flipover::domain::workshop::{Kind, Workshop};
use flipover::tui::app::Screen;
use flipover::tui::messages::{LibraryStep, Msg, OpenPlan};

use crate::stage::{Quick, Stage};

fn script(id: &str) -> String {
    let all = bundled().into_iter();
    let mut found = all.filter(|(file, _)| *file == format!("{id}.ron"));
    found.next().expect("bundled").1
}

fn library() -> Vec<LibraryStep> {
    let all = bundled().into_iter();
    let of = |(_, text): (String, String)| {
        let sheet = Sheet::open(text).expect("RON");
        let steps = sheet.steps().iter().enumerate();
        let taken = steps.map(|(place, step)| LibraryStep {
            workshop: sheet.title().clone(),
            step: step.clone(),
            text: sheet.step_text(place).expect("there").to_owned(),
        });
        taken.collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

fn open(stage: &mut Stage, text: String, on_disk: Option<String>) {
    let plan = OpenPlan {
        sheet: Sheet::open(text).expect("RON"),
        file: "mine.ron".to_owned(),
        on_disk,
        taken: Vec::new(),
        library: library(),
    };
    stage.send(Msg::Plan(Box::new(plan)));
}

/// A bundled workshop in a file of its own.
fn planning(lang: Lang, id: &str) -> Stage {
    let mut stage = Stage::new(lang);
    open(&mut stage, script(id), Some(script(id)));
    stage
}

fn saved(stage: &Stage) -> &str {
    &stage.plans.last().expect("something was saved").text
}

fn workshop(stage: &Stage) -> Workshop {
    parse(saved(stage)).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn count(keys: &mut usize, stage: &mut Stage, pressed: &[KeyCode]) {
    *keys += pressed.len();
    stage.keys(pressed);
}

#[test]
fn a_retrospective_is_made_from_nothing_within_few_keys() {
    for (lang, texts) in [
        (
            Lang::En,
            [
                "Retrospective",
                "How are you here?",
                "What happened, week by week?",
                "What do we start, stop, continue?",
                "What belongs together?",
                "Which three first?",
                "Who does what?",
            ],
        ),
        (
            Lang::Nl,
            [
                "Terugblik",
                "Hoe zit je erbij?",
                "Wat gebeurde er, week voor week?",
                "Waar beginnen, stoppen, gaan we mee door?",
                "Wat hoort bij elkaar?",
                "Welke drie eerst?",
                "Wie doet wat?",
            ],
        ),
    ] {
        let mut stage = Stage::new(lang);
        stage.key(KeyCode::F(5));
        assert_eq!(stage.plans_asked, [None]);
        open(&mut stage, Sheet::blank("mine", lang), None);
        let mut keys = 1;
        let [title, questions @ ..] = texts;
        // The name stands selected, so that what is typed takes its place.
        stage.typed(title);
        count(&mut keys, &mut stage, &[KeyCode::Enter]);
        // A talk, a list, a list, themes, a vote and actions; each opens as a form.
        for (kind, question) in [0, 1, 1, 2, 3, 6].into_iter().zip(questions) {
            stage.typed("n");
            keys += 1;
            count(&mut keys, &mut stage, &vec![KeyCode::Down; kind]);
            count(&mut keys, &mut stage, &[KeyCode::Enter, KeyCode::Tab]);
            stage.ctrl('u');
            keys += 1;
            stage.typed(question);
            count(&mut keys, &mut stage, &[KeyCode::Tab]);
            stage.typed("15");
            keys += 2;
            count(&mut keys, &mut stage, &[KeyCode::Esc]);
            stage.pause();
        }
        assert!(keys <= 350, "{keys} keys");
        let workshop = workshop(&stage);
        assert_eq!(workshop.title.get(lang), title);
        assert_eq!((workshop.steps.len(), workshop.minutes.0), (6, 90));
        let asked = workshop.steps.iter().map(|step| {
            let prompt = step.prompt.as_ref();
            prompt.map_or("", |prompt| prompt.get(lang)).to_owned()
        });
        assert_eq!(asked.collect::<Vec<_>>(), questions);
        let last = workshop.steps.iter().last().expect("six");
        assert!(matches!(last.kind, Kind::Actions(_)));
        // Its file and its id follow its name, as long as there is no file.
        let first = stage.plans.first().expect("saved");
        assert_eq!(
            (first.before.as_deref(), &*first.file),
            (None, &*format!("{}.ron", workshop.id))
        );
        assert_eq!(workshop.id, title.to_lowercase());
        for (columns, rows) in [(80, 24), (100, 30), (200, 60)] {
            let screen = stage.screen(columns, rows);
            assert!(
                screen.contains(questions[0]) || screen.contains("90 min"),
                "{screen}"
            );
        }
        // And it can be run.
        stage.key(KeyCode::F(2));
        assert!(
            matches!(stage.app.screen, Screen::Form(_)),
            "{}",
            stage.said()
        );
    }
}

#[test]
fn a_bundled_workshop_is_adapted_and_every_change_can_be_taken_back() {
    let mut stage = planning(Lang::En, "brand-values");
    let before = script("brand-values");
    // Two steps out, one moved, three with other minutes, a vote more, one question in other words.
    stage.keys(&[KeyCode::Down, KeyCode::Down, KeyCode::Down, KeyCode::Delete]);
    assert!(stage.said().contains("Five tests"), "{}", stage.said());
    stage.key(KeyCode::Delete);
    stage.key(KeyCode::Home);
    stage.typed("J");
    stage.pause();
    stage.typed("+++");
    stage.pause();
    stage.keys(&[KeyCode::Home, KeyCode::Enter, KeyCode::Tab]);
    stage.ctrl('u');
    stage.typed("Which values do we promise?");
    stage.keys(&[KeyCode::Tab]);
    stage.typed("1:15");
    stage.key(KeyCode::Esc);
    stage.pause();
    stage.typed("n");
    stage.keys(&[
        KeyCode::Down,
        KeyCode::Down,
        KeyCode::Down,
        KeyCode::Enter,
        KeyCode::Esc,
    ]);
    stage.pause();
    let text = saved(&stage).to_owned();
    let sheet = Sheet::open(text).expect("RON");
    let ids: Vec<&str> = sheet.steps().iter().map(|step| step.id.as_str()).collect();
    assert_eq!(
        ids[..4],
        ["values", "vote-2", "check-in", "meaning"],
        "{ids:?}"
    );
    assert_eq!(sheet.steps()[0].minutes, Some(75));
    assert_eq!(
        sheet.steps()[0].prompt.get(Lang::En),
        "Which values do we promise?"
    );
    let own = parse(&before).expect("right");
    let dutch = &own.steps.iter().nth(1).expect("values").prompt;
    let dutch = dutch.as_ref().expect("asked").nl.clone();
    assert_eq!(
        sheet.steps()[0].prompt.nl,
        dutch,
        "the other language stays"
    );
    assert_eq!(sheet.steps()[2].minutes, Some(9));
    for _ in 0..40 {
        stage.typed("u");
        stage.pause();
    }
    assert_eq!(saved(&stage), before, "byte for byte");
    assert!(stage.said().contains("nothing to undo"), "{}", stage.said());
}

#[test]
fn a_step_of_the_library_is_found_by_its_words_and_shown_before_it_is_taken() {
    let mut stage = planning(Lang::En, "own-style");
    stage.typed("l");
    stage.pause();
    stage.typed("camera");
    let screen = stage.screen(120, 36);
    assert!(screen.contains("What a camera sees"), "{screen}");
    assert!(
        screen.contains("What does a camera see when this value is alive?"),
        "{screen}"
    );
    assert!(stage.plans.is_empty(), "nothing is taken yet");
    stage.key(KeyCode::Enter);
    let sheet = Sheet::open(saved(&stage).to_owned()).expect("RON");
    assert_eq!(sheet.steps()[1].title.get(Lang::En), "What a camera sees");
    // Nothing found, and nothing taken.
    stage.key(KeyCode::Esc);
    stage.typed("l");
    stage.pause();
    stage.typed("no such words");
    let screen = stage.screen(120, 36);
    assert!(screen.contains("No step has these words."), "{screen}");
    let before = stage.plans.len();
    stage.keys(&[KeyCode::Enter, KeyCode::Esc]);
    assert_eq!(stage.plans.len(), before);
}

#[test]
fn minutes_that_are_none_are_said_and_change_nothing() {
    let mut stage = planning(Lang::Nl, "brand-values");
    stage.keys(&[KeyCode::Enter, KeyCode::Tab, KeyCode::Tab]);
    stage.typed("veel");
    stage.key(KeyCode::Tab);
    assert!(stage.said().contains("“veel”"), "{}", stage.said());
    assert!(stage.plans.is_empty());
    stage.key(KeyCode::BackTab);
    stage.typed("1,5 uur");
    stage.key(KeyCode::Esc);
    assert_eq!(
        workshop(&stage).steps.iter().next().expect("one").minutes,
        90
    );
}

#[test]
fn every_change_is_saved_in_its_turn_and_what_is_not_saved_is_said() {
    let mut stage = planning(Lang::En, "brand-values");
    stage.disk = Quick::NotYet;
    stage.typed("+");
    stage.pause();
    stage.typed("+");
    stage.pause();
    assert_eq!(stage.plans.len(), 1, "one at a time");
    assert!(
        !stage.screen(100, 30).contains(" saved"),
        "{}",
        stage.screen(100, 30)
    );
    stage.send(Msg::PlanSaved);
    assert_eq!(stage.plans.len(), 2);
    let [first, second] = &stage.plans[..] else {
        panic!("two")
    };
    assert_eq!(second.before.as_ref(), Some(&first.text));
    stage.send(Msg::PlanNotSaved("the disk is full".to_owned()));
    let screen = stage.screen(100, 30);
    assert!(
        screen.contains("not saved!") && screen.contains("the disk is full"),
        "{screen}"
    );
    // Somebody else changed the file: this plan goes on in one of its own, and both are kept.
    stage.typed("+");
    stage.pause();
    let text = stage.plans.last().expect("tried again").text.clone();
    let copy = Sheet::open(text).expect("RON").copied("brand-values-2");
    stage.send(Msg::PlanMoved {
        file: "brand-values-2.ron".to_owned(),
        id: "brand-values-2".to_owned(),
        text: copy.clone(),
    });
    assert!(stage.said().contains("brand-values-2"), "{}", stage.said());
    stage.disk = Quick::AtOnce;
    stage.typed("-");
    stage.pause();
    let last = stage.plans.last().expect("saved");
    assert_eq!(
        (&*last.file, last.before.as_ref()),
        ("brand-values-2.ron", Some(&copy))
    );
}

#[test]
fn a_plan_that_lacks_something_is_not_begun() {
    let mut stage = planning(Lang::En, "brand-values");
    stage.keys(&[KeyCode::Down, KeyCode::Delete]);
    // What lacks something says so beside the step, in words and without a line number.
    let screen = stage.screen(120, 36);
    assert!(
        screen.contains("there is no earlier step “values”"),
        "{screen}"
    );
    assert!(!screen.contains(".ron:"), "{screen}");
    stage.key(KeyCode::F(2));
    assert!(matches!(stage.app.screen, Screen::Planner(_)));
    assert!(
        stage.said().contains("to be mended first"),
        "{}",
        stage.said()
    );
}

#[test]
fn a_text_of_several_paragraphs_keeps_them_and_looking_at_it_changes_nothing() {
    let mut stage = planning(Lang::En, "adopt-a-customer");
    let before = Sheet::open(script("adopt-a-customer")).expect("RON");
    let place = before
        .steps()
        .iter()
        .position(|step| step.notes.get(Lang::En).contains('\n'))
        .expect("one has paragraphs");
    stage.keys(&vec![KeyCode::Down; place]);
    stage.key(KeyCode::Enter);
    for _ in 0..12 {
        stage.keys(&[KeyCode::Home, KeyCode::End, KeyCode::Tab]);
    }
    assert!(stage.plans.is_empty(), "nothing was typed");
    stage.keys(&[KeyCode::Esc]);
    stage.pause();
    stage.keys(&[KeyCode::Enter, KeyCode::BackTab]);
    // Typed and taken away again, it is as it was written.
    stage.typed("?");
    stage.key(KeyCode::Backspace);
    assert_eq!(saved(&stage), script("adopt-a-customer"));
    stage.typed("!");
    let after = Sheet::open(saved(&stage).to_owned()).expect("RON");
    let (old, new) = (&before.steps()[place].notes, &after.steps()[place].notes);
    assert_eq!(new.get(Lang::En), format!("{}!", old.get(Lang::En)));
}

#[test]
fn a_kind_that_is_only_passed_by_takes_nothing_away() {
    let mut stage = planning(Lang::En, "brand-values");
    let before = script("brand-values");
    stage.keys(&[KeyCode::Down, KeyCode::Enter]);
    stage.keys(&[KeyCode::Tab, KeyCode::Tab, KeyCode::Tab, KeyCode::Tab]);
    stage.keys(&[
        KeyCode::Right,
        KeyCode::Right,
        KeyCode::Left,
        KeyCode::Left,
        KeyCode::Esc,
    ]);
    assert!(
        stage.plans.iter().all(|plan| plan.text == before),
        "{:?}",
        stage.plans.len()
    );
}

#[test]
fn what_was_typed_while_the_disk_was_busy_is_written_before_one_leaves() {
    let mut stage = planning(Lang::En, "brand-values");
    stage.disk = Quick::NotYet;
    stage.typed("+");
    stage.pause();
    stage.typed("+");
    stage.pause();
    stage.typed("q");
    stage.pause();
    assert!(matches!(stage.app.screen, Screen::Home));
    let [first, last] = &stage.plans[..] else {
        panic!("two")
    };
    assert_eq!(last.before.as_ref(), Some(&first.text));
    assert!(last.text.contains("minutes: 8,"));
    // What the disk refuses is not left without a word.
    let mut stage = planning(Lang::En, "brand-values");
    stage.disk = Quick::NotYet;
    stage.typed("+");
    stage.pause();
    stage.send(Msg::PlanNotSaved("the disk is full".to_owned()));
    stage.typed("q");
    stage.pause();
    assert!(
        matches!(stage.app.screen, Screen::Planner(_)),
        "{}",
        stage.said()
    );
    assert!(stage.said().contains("not on disk"), "{}", stage.said());
    stage.send(Msg::PlanNotSaved("the disk is full".to_owned()));
    stage.typed("q");
    stage.pause();
    assert!(matches!(stage.app.screen, Screen::Home));
}

#[test]
fn a_title_makes_an_id_that_a_file_can_have() {
    let long = "a very long title ".repeat(20);
    for (title, id) in [
        ("Één idee", "een-idee"),
        ("日本 ???", "mine"),
        ("Ruzie & ruimte: dag 2", "ruzie-ruimte-dag-2"),
        (
            long.as_str(),
            "a-very-long-title-a-very-long-title-a-very-long-ti",
        ),
    ] {
        let mut stage = Stage::new(Lang::Nl);
        open(&mut stage, Sheet::blank("mine", Lang::Nl), None);
        stage.typed(title);
        stage.key(KeyCode::Enter);
        let plan = stage.plans.last().expect("saved");
        assert_eq!(plan.file, format!("{id}.ron"));
        let sheet = Sheet::open(plan.text.clone()).expect("RON");
        assert_eq!(sheet.id(), id);
        assert_eq!(sheet.title().get(Lang::Nl), title.trim());
        // Undone, the title is the first one, and the id that of the file.
        stage.typed("u");
        stage.pause();
        let last = Sheet::open(saved(&stage).to_owned()).expect("RON");
        assert_eq!(last.id(), id);
        // What lacks no single step says so in a narrow window too.
        assert!(
            stage.screen(80, 24).contains('!'),
            "{}",
            stage.screen(80, 24)
        );
    }
}
