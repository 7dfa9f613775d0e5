//! Says what stands equal at a cut or was ranked by nobody, while it can still be asked or chosen by hand.

use crate::domain::results;
use crate::domain::select::{self, Tie};
use crate::domain::session::State;
use crate::domain::workshop::StepIndex;
use crate::tui::env::Env;
use crate::tui::widgets::text::wrap;

/// Returns how many items of the step at `index` tie where they are cut off, how many tied where its own items were, and
/// which step should have ranked these and did not, in lines of so many columns; empty if there is none of it.
pub(super) fn ties(env: &Env, state: &State, index: StepIndex, columns: usize) -> Vec<String> {
    let said = |key: &str, ties: Vec<Tie>| -> Vec<String> {
        let said = ties.iter().map(|tie| {
            let args = [("n", tie.tied.len().into()), ("seats", tie.places.into())];
            env.words().with(key, &args)
        });
        said.collect()
    };
    let below = said("vote-tie", results::ties(state, index));
    let above = said("taken-tie", select::ties(state, index));
    let unranked = select::unranked(state, index).into_iter().map(|source| {
        let step = state.workshop().steps.get(source);
        let title = step.map_or("", |step| step.title.get(state.lang()));
        env.words()
            .with("taken-unranked", &[("step", title.into())])
    });
    let unranked: Vec<String> = unranked.collect();
    let all = below.iter().chain(&above).chain(&unranked);
    let lines = all.map(|text| wrap(text, columns));
    lines.flatten().collect()
}
