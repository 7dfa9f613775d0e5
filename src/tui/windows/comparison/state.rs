//! Two sessions side by side, and how far one has read.

use crate::domain::audience::Audience;
use crate::domain::document::{Document, compare};
use crate::domain::session::State;

/// Two sessions side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The sessions.
    pub states: Box<[State; 2]>,
    /// What rose, fell and stayed between them, for the facilitator.
    pub page: Document,
    /// How far it is scrolled, in lines.
    pub scroll: usize,
}

impl Comparison {
    /// Puts two sessions side by side, whichever was first.
    pub fn new(states: Box<[State; 2]>) -> Self {
        let page = compare(&states[0], &states[1], Audience::Facilitator);
        Self {
            states,
            page,
            scroll: 0,
        }
    }
}
