//! What stands equal where the items of a step are cut off.

use super::StepResults;
use super::step::of_step;
use crate::domain::select::{Tie, ties_below};
use crate::domain::session::State;
use crate::domain::workshop::StepIndex;

/// The ties at the cuts of the results of the step at `index`, each once: at what later steps take of it, and at the
/// number of places the vote itself has.
pub fn ties(state: &State, index: StepIndex) -> Vec<Tie> {
    let mut ties = ties_below(state, index);
    let Some(StepResults::Vote(found)) = of_step(state, index) else {
        return ties;
    };
    let (Some(seats), Some(tied)) = (found.seats, found.tie_at_cut) else {
        return ties;
    };
    let places = usize::from(seats);
    let is_told = ties
        .iter()
        .any(|tie| tie.places == places && tie.tied.len() == tied.len());
    if !tied.is_empty() && !is_told {
        ties.push(Tie {
            source: index,
            places,
            tied,
            taken: Vec::new(),
        });
    }
    ties
}
