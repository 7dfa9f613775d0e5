//! What earlier steps brought about an item, that stands with it in a later step.

use super::document;
use super::event::{ItemId, Value};
use super::results::detail::{is_test, tests_of};
use super::select;
use super::session::State;
use super::words::Words;
use super::workshop::{Beside, Field, FieldKind, PERMISSION, StepIndex, TESTS};

/// Whose screen it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The facilitator, who sees everything.
    Facilitator,
    /// The room: no names, and of a step only what was shown of it before.
    Room,
}

/// What stands with an item at the step at `index`: of each that its script names and that holds something, what it is
/// called, and what it is.
pub fn beside(
    state: &State,
    index: StepIndex,
    item: &ItemId,
    reader: Reader,
) -> Vec<(String, String)> {
    let named = state.step(index).map(|(step, _)| step.beside.as_slice());
    let named = named.unwrap_or_default().iter();
    named
        .filter_map(|named| told(state, named, item, reader))
        .collect()
}

/// The same as one line: `Here it means: we say what goes wrong · Tests passed: 4 of 5`. Empty if there is nothing.
pub fn line(state: &State, index: StepIndex, item: &ItemId, reader: Reader) -> String {
    let parts = beside(state, index, item, reader).into_iter();
    let parts = parts.map(|(name, what)| format!("{name}: {what}"));
    parts.collect::<Vec<_>>().join(" · ")
}

fn told(state: &State, named: &Beside, item: &ItemId, reader: Reader) -> Option<(String, String)> {
    let words = Words::of(state.lang());
    let (source, _) = state.workshop().step(&named.step)?;
    let is_open = state.steps.get(source).is_some_and(|part| part.was_shown);
    if reader == Reader::Room && !is_open {
        return None;
    }
    let held = select::fields(state, source, item);
    let fields = select::fields_of_step(state, source);
    let Some(field) = fields.iter().find(|field| field.id == named.field) else {
        let tests: Vec<&Field> = fields.iter().filter(|field| is_test(field)).collect();
        let tests = tests_of(&held, &tests);
        let is_told = named.field == TESTS && tests.answered > 0;
        return is_told.then(|| {
            let args = [("n", tests.passed.into()), ("k", tests.answered.into())];
            let name = words.get("beside-tests").into_owned();
            (name, words.with("share-of", &args))
        });
    };
    let names_people = matches!(field.kind, FieldKind::Person | FieldKind::Role);
    if reader == Reader::Room && (names_people || field.id == PERMISSION) {
        return None;
    }
    let value = held.get(&field.id)?;
    if matches!(value, Value::Text(text) if text.is_blank()) {
        return None;
    }
    let what = document::value(state, field, value, words).replace('\n', " ");
    Some((field.label.get(state.lang()).to_owned(), what))
}
