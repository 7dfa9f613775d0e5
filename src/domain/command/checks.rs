//! What several commands check before they make an event.

use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::session::State;
use super::super::text::Clean;
use crate::domain::workshop::StepIndex;

/// The event if it changes anything, else [`Refusal::Same`].
pub(super) fn changed(is_other: bool, event: Event) -> Result<Event, Refusal> {
    if is_other {
        Ok(event)
    } else {
        Err(Refusal::Same)
    }
}

/// The text if there is anything in it, else [`Refusal::Empty`].
pub(super) fn filled(text: Clean) -> Result<Clean, Refusal> {
    if text.is_blank() {
        Err(Refusal::Empty)
    } else {
        Ok(text)
    }
}

/// The id of the step at `index`, or [`Refusal::Gone`] if there is none.
pub(super) fn id(state: &State, index: StepIndex) -> Result<String, Refusal> {
    state
        .step(index)
        .map(|(step, _)| step.id.clone())
        .ok_or(Refusal::Gone)
}
