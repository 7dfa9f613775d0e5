//! What stands in the fields of the next item: only what the script says stays, marked, and every default.

use crossterm::event::KeyCode;
use flipover::domain::event::{Value, Variant};
use flipover::domain::text::Lang;
use flipover::tui::keys::Action;

use crate::stage::{Stage, bundled};

fn choice(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

fn at(workshop: &str, step: &str, lang: Lang) -> Stage {
    let mut stage = Stage::session_of(workshop, lang, Variant::Full, 12);
    stage.to_step(step);
    stage
}

/// The value is in the field of the last item.
fn of_last(stage: &Stage, field: &str) -> Option<Value> {
    stage.field_of(stage.items().len() - 1, field)
}

#[test]
fn a_choice_is_of_one_item_unless_the_script_says_it_stays() {
    // Of every list of every workshop, each field that is a choice, chosen once in the first item.
    for workshop in bundled() {
        for step in &workshop.steps {
            let mut stage = Stage::session_of(&workshop.id, Lang::En, Variant::Full, 12);
            stage.to_step(&step.id);
            // Prepared items can leave no room for more.
            if !stage.console().is_list() || stage.items().len() > 5 {
                continue;
            }
            let places: Vec<_> = stage
                .console()
                .entry
                .slots
                .iter()
                .enumerate()
                .filter(|(_, slot)| !slot.choices().is_empty())
                .map(|(place, slot)| (place, slot.field.clone(), slot.choices()[0].id.clone()))
                .collect();
            for (place, field, first) in places {
                let already = stage.items().len();
                for n in 0..2 {
                    let slots = stage.console().entry.slots.clone();
                    for (other, slot) in slots.iter().enumerate() {
                        let is_needed = slot.field.required || other == 0;
                        if slot.choices().is_empty() {
                            if is_needed {
                                stage.typed("words of the room");
                            }
                        } else if (other == place && n == 0) || (other != place && is_needed) {
                            stage.key(KeyCode::Char('1'));
                        }
                        stage.key(KeyCode::Tab);
                    }
                    stage.key(KeyCode::Enter);
                }
                let place_of = |n: usize| stage.field_of(already + n, &field.id);
                let what = format!("{} {} {}: {}", workshop.id, step.id, field.id, stage.said());
                if field.required && !field.stays {
                    assert_eq!(stage.items().len(), already + 1, "{what}");
                    stage.act(Action::Undo);
                    continue;
                }
                assert_eq!(stage.items().len(), already + 2, "{what}");
                assert_eq!(place_of(0), Some(choice(&first)), "{what}");
                let expected = field.stays.then_some(choice(&first));
                assert_eq!(place_of(1), expected, "{what}");
            }
        }
    }
}

#[test]
fn what_stays_is_marked_until_something_else_is_chosen() {
    for (lang, mark) in [(Lang::En, "(as before)"), (Lang::Nl, "(als de vorige)")] {
        let mut stage = at("engagement-baseline", "reveal", lang);
        stage.typed("nobody asked us");
        stage.keys(&[KeyCode::Tab, KeyCode::Char('2')]);
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            assert!(!stage.screen(columns, rows).contains(mark));
        }
        stage.key(KeyCode::Enter);
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            assert!(
                stage.screen(columns, rows).contains(mark),
                "{}",
                stage.screen(columns, rows)
            );
        }
        // Nothing was typed: Enter adds nothing, and leaving is no reason to warn.
        stage.key(KeyCode::Enter);
        assert_eq!(stage.items().len(), 1);
        stage.line("it came as no surprise");
        assert_eq!(of_last(&stage, "level"), Some(choice("r")));
        stage.key(KeyCode::Tab);
        assert!(stage.screen(80, 24).contains(mark));
        stage.key(KeyCode::Char('3'));
        assert!(!stage.screen(80, 24).contains(mark));
        stage.keys(&[KeyCode::BackTab]);
        stage.line("it means that we wait");
        assert_eq!(of_last(&stage, "level"), Some(choice("i")));
        assert!(stage.screen(80, 24).contains(mark));
        // What is taken back is not what the next one has.
        stage.act(Action::Undo);
        stage.line("a reaction after all");
        assert_eq!(of_last(&stage, "level"), Some(choice("r")));
    }
}

#[test]
fn what_stays_is_there_again_after_coming_back() {
    let mut stage = at("engagement-baseline", "reveal", Lang::En);
    stage.typed("nobody asked us");
    stage.keys(&[KeyCode::Tab, KeyCode::Char('2'), KeyCode::Enter]);
    stage.act(Action::Next);
    stage.act(Action::Previous);
    stage.line("nor this time");
    assert_eq!(of_last(&stage, "level"), Some(choice("r")));
    let mut again = stage.taken_up(60, flipover::tui::messages::Access::Write);
    again.line("and now");
    assert_eq!(of_last(&again, "level"), Some(choice("r")));
}

#[test]
fn a_default_stands_in_every_new_item_and_in_none_there_is() {
    let mut stage = at("adopt-a-customer", "choose", Lang::En);
    let talks = |stage: &Stage, n: usize| stage.field_of(n, "talks");
    for who in ["AB", "CD", "EF"] {
        stage.line(who);
    }
    stage.paste("GH\nIJ\nKL");
    stage.key(KeyCode::Enter);
    for n in 0..6 {
        assert_eq!(
            talks(&stage, n),
            Some(Value::Number(1.0)),
            "{n}: {:?}",
            stage.items()
        );
    }
    // Emptied on purpose, it stays empty when something else of the item is changed.
    stage.typed("MN");
    stage.keys(&[KeyCode::BackTab, KeyCode::Backspace, KeyCode::Enter]);
    assert_eq!(talks(&stage, 6), None);
    stage.keys(&[KeyCode::Esc, KeyCode::Up, KeyCode::Down]);
    stage.act(Action::Edit);
    stage.typed("O");
    stage.key(KeyCode::Enter);
    assert!(
        stage.items().iter().any(|item| item == "MNO"),
        "{:?}",
        stage.items()
    );
    assert_eq!(talks(&stage, 6), None);
}

#[test]
fn a_number_typed_over_a_default_counts_as_typed() {
    let mut stage = at("four-months-to-four-minutes", "real-clock", Lang::En);
    stage.keys(&[KeyCode::Tab, KeyCode::Tab]);
    for _ in 0..3 {
        stage.key(KeyCode::Backspace);
    }
    stage.typed("50");
    stage.key(KeyCode::Enter);
    let details = stage.part().details.values().next().cloned();
    let share = details.and_then(|fields| fields.get("dedication").cloned());
    assert_eq!(share, Some(Value::Number(50.0)));
}

#[test]
fn a_choice_alone_is_not_lost_without_a_word() {
    let mut stage = at("brand-values", "values", Lang::En);
    stage.keys(&[KeyCode::Tab, KeyCode::Char('1'), KeyCode::Enter]);
    assert!(stage.said().contains("Value"), "{}", stage.said());
    assert_eq!(stage.items().len(), 0);
    stage.typed("Honest");
    stage.key(KeyCode::Enter);
    assert_eq!(stage.items(), ["Honest"]);
    assert!(stage.field_of(0, "promise").is_some());
}

#[test]
fn a_pasted_list_has_the_choices_taken_and_the_next_item_has_not() {
    let mut stage = at("brand-values", "values", Lang::En);
    stage.keys(&[KeyCode::Tab, KeyCode::Char('2'), KeyCode::BackTab]);
    stage.paste("Honest\nQuick\nKind");
    stage.key(KeyCode::Enter);
    stage.line("Brave");
    assert_eq!(stage.items(), ["Honest", "Quick", "Kind", "Brave"]);
    let promised: Vec<_> = (0..4)
        .map(|n| stage.field_of(n, "promise").is_some())
        .collect();
    assert_eq!(promised, [true, true, true, false]);
}
