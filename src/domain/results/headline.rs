//! The headline: the sentences of the script, with the figures of the session filled in.

use super::{StepResults, figure, measured};
use crate::domain::event::{Fields, ItemId};
use crate::domain::select;
use crate::domain::session::State;
use crate::domain::words::Words;
use crate::domain::workshop::StepIndex;

/// The sentences whose figures are all known, in the language of the room.
pub fn headline(state: &State) -> Vec<String> {
    let words = Words::of(state.lang());
    headline_with(state, |index, name| {
        figure_of(
            state,
            index,
            &measured(state, index).answered()?,
            name,
            words,
        )
    })
}

/// A named figure of the step at `index`, whose results are `found`, as people say it; `None` if it is not known.
pub fn figure_of(
    state: &State,
    index: StepIndex,
    found: &StepResults,
    name: &str,
    words: &Words,
) -> Option<String> {
    let fields = select::fields_of_step(state, index);
    if let Some((name, conditions)) = figure::conditions(name) {
        let rows = rows(state, found);
        return figure::conditional(&rows, name, &conditions, words);
    }
    figure::figure(found, &fields, name, words)
}

/// Everything the items of a step hold: what they were made with, and what was filled in for them at this step.
fn rows(state: &State, found: &StepResults) -> Vec<Fields> {
    let whole = |item: &ItemId, fields: &Fields| {
        let own = match item {
            ItemId::Row(row) => state.rows.get(row).map(|row| row.fields.as_ref().clone()),
            _ => None,
        };
        let mut whole = own.unwrap_or_default();
        whole.extend(fields.clone());
        whole
    };
    match found {
        StepResults::Collect(found) => {
            let items = found.items.iter();
            items.map(|item| whole(&item.id, &item.fields)).collect()
        }
        StepResults::Detail(found) => {
            let items = found.items.iter();
            items.map(|item| whole(&item.item, &item.fields)).collect()
        }
        _ => Vec::new(),
    }
}

/// The sentences whose figures are all known, where `figure` gives a named figure of the step at an index.
pub fn headline_with(
    state: &State,
    figure: impl Fn(StepIndex, &str) -> Option<String>,
) -> Vec<String> {
    let of = |step: &str, name: &str| figure(state.workshop().step(step)?.0, name);
    let sentences = state.workshop().headline.iter();
    sentences
        .filter_map(|text| fill(text.get(state.lang()), of))
        .collect()
}

/// Fills the figures into a sentence, in which `{step.figure}` stands for one; `None` if one of them is not known.
pub fn fill(template: &str, figure: impl Fn(&str, &str) -> Option<String>) -> Option<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let (step, name) = name.trim().split_once('.')?;
        out.push_str(before);
        out.push_str(&figure(step, name)?);
        rest = after;
    }
    Some(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_its_figure_is_not_said() {
        let figure =
            |step: &str, name: &str| (step == "vote" && name == "top").then(|| "A".to_owned());
        assert_eq!(
            fill("On top: {vote.top}.", figure).as_deref(),
            Some("On top: A.")
        );
        assert_eq!(fill("{vote.top} and {rate.mean}.", figure), None);
        assert_eq!(
            fill("Nothing to fill.", figure).as_deref(),
            Some("Nothing to fill.")
        );
    }
}
