//! Pictures in text, one file for each kind. Their parts differ in shape and sign, never in colour alone.

mod cascade;
mod clock;
mod counts;
mod lines;
mod rate;

pub(in crate::tui::console::draw) use cascade::cascade;
pub(in crate::tui::console::draw) use clock::clocks;
pub(in crate::tui::console::draw) use counts::counts;
pub(in crate::tui::console::draw) use rate::rate;
