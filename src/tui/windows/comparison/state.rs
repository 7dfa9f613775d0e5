//! Two sessions compared, and how far one has read.

use crate::domain::audience::Audience;
use crate::domain::document::{Document, compare};
use crate::domain::session::State;

/// Two sessions compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The two sessions, in the order they were chosen.
    pub states: Box<[State; 2]>,
    /// What rose, fell and stayed the same between them, for the facilitator.
    pub page: Document,
    /// How many lines the page is scrolled.
    pub scroll: usize,
}

impl Comparison {
    /// Compares two sessions, whichever was first.
    pub fn new(states: Box<[State; 2]>) -> Self {
        let page = compare(&states[0], &states[1], Audience::Facilitator);
        Self {
            states,
            page,
            scroll: 0,
        }
    }
}
