//! Pictures in text, one file a kind; told apart by shape and sign, never by colour alone.

mod cascade;
mod clock;
mod counts;
mod lines;
mod rate;

pub(in crate::tui::console::draw) use cascade::cascade;
pub(in crate::tui::console::draw) use clock::clocks;
pub(in crate::tui::console::draw) use counts::counts;
pub(in crate::tui::console::draw) use rate::rate;
