//! The console: the facilitator's screen of a session, what keys do in it, and how it is drawn.

mod acts;
pub mod ballot;
mod capture;
mod cascade;
mod clock;
mod decide;
mod draft;
pub mod draw;
mod field;
pub mod room;
mod settle;
pub mod state;
mod themes;
pub mod unplanned;
