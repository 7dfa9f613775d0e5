//! Secret ballots: the laptop goes round, and each person gives what nobody else sees.

mod acts;
pub mod draw;
pub mod state;
