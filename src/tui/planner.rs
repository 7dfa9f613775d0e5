//! The planner: a workshop's run sheet beside the chosen step as a form.

mod acts;
pub mod draw;
mod form;
pub mod state;
