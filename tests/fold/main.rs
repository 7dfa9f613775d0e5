//! What stands after the events so far: scenarios as data, and what holds of every session.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod carry;
mod deeds;
mod events;
mod joining;
mod merge;
mod properties;
mod replay;
mod room;
mod scenarios;
mod selectors;
mod splitting;
mod standing;
