//! What a step works on and how it is scored, as far as the room may know it.

use super::items::labels;
use super::scene::{Context, RoomItem, Scale};
use crate::domain::rules::scale;
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::workshop::{Choice, Kind, Rate, Selector, Step, StepIndex};

/// The most items a step works on that are told beside those it makes: more would crowd them out.
const MOST: usize = 6;

/// What the room is told besides the question of the step at `index`.
pub(super) fn context(state: &State, index: StepIndex, step: &Step) -> Context {
    let works_on = works_on(state, index, step);
    let is_untold = makes_items(step) && works_on.is_empty();
    Context {
        tied: if is_untold {
            Vec::new()
        } else {
            tied(state, index)
        },
        works_on,
        scale: match &step.kind {
            Kind::Rate(rate) => Some(scale_of(state, rate)),
            _ => None,
        },
    }
}

/// The items that those of a step are about. Nothing if they stand in its own list, or if an outcome chose them that the
/// room has not seen.
fn works_on(state: &State, index: StepIndex, step: &Step) -> Vec<RoomItem> {
    if !makes_items(step) {
        return Vec::new();
    }
    if is_of_unseen_outcome(state, index) {
        return Vec::new();
    }
    let items = labels(state, index);
    if items.len() > MOST {
        return Vec::new();
    }
    items
}

/// Whether the items of the step at `index` were chosen by an outcome the room has not seen, there or on their way there.
pub(super) fn is_of_unseen_outcome(state: &State, index: StepIndex) -> bool {
    let Some((step, part)) = state.step(index) else {
        return false;
    };
    // What was chosen by hand was chosen before everyone.
    let input = step.input.as_ref().filter(|_| part.chosen.is_none());
    let Some(input) = input else {
        return false;
    };
    let step_of = |id: &str| state.workshop().step(id).map(|(index, _)| index);
    let was_shown = |index: StepIndex| state.steps.get(index).is_some_and(|part| part.was_shown);
    let mut choosing = choosing(input).into_iter().filter_map(step_of);
    let mut others = input.steps().into_iter().filter_map(|id| step_of(id));
    choosing.any(|source| !was_shown(source))
        || others.any(|source| {
            source < index && !was_shown(source) && is_of_unseen_outcome(state, source)
        })
}

/// Whether the list of a step is of what the room makes there, and not of what it works on.
fn makes_items(step: &Step) -> bool {
    matches!(step.kind, Kind::Collect(_) | Kind::Actions(_))
}

/// The ids of the steps whose outcome decides what a selector takes.
fn choosing(selector: &Selector) -> Vec<&str> {
    match selector {
        Selector::Top { step, .. }
        | Selector::Bottom { step, .. }
        | Selector::Where { step, .. } => vec![step],
        Selector::All(_) | Selector::Pairs(_) | Selector::Fixed(_) => Vec::new(),
        Selector::Union(parts) => parts.iter().flat_map(choosing).collect(),
        Selector::Else(a, b) => [a, b].into_iter().flat_map(|part| choosing(part)).collect(),
        Selector::Max { of, .. } => choosing(of),
    }
}

/// The numbers of the items that a step works on although others stood equal to them.
fn tied(state: &State, index: StepIndex) -> Vec<usize> {
    let taken: Vec<_> = select::ties(state, index)
        .into_iter()
        .flat_map(|tie| tie.taken)
        .collect();
    let items = select::input(state, index).into_iter().enumerate();
    items
        .filter(|(_, item)| taken.contains(item))
        .map(|(n, _)| n + 1)
        .collect()
}

fn scale_of(state: &State, rate: &Rate) -> Scale {
    let lang = state.lang();
    let (low, high) = scale(state, rate);
    let named = |choices: &[Choice]| {
        let names = choices.iter().map(|choice| choice.label.get(lang));
        names.map(str::to_owned).collect()
    };
    let anchors = rate.anchors.as_ref();
    let anchor = |end: Option<&str>| end.unwrap_or_default().to_owned();
    Scale {
        ends: [
            (low, anchor(anchors.map(|(low, _)| low.get(lang)))),
            (high, anchor(anchors.map(|(_, high)| high.get(lang)))),
        ],
        columns: named(&rate.aspects),
    }
}
