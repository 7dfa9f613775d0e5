//! What stands after the events so far: scenarios as data, and what holds of every session.
#![expect(clippy::expect_used, reason = "a test that fails says where")]
#![expect(clippy::too_many_lines, reason = "one arm a command")]

mod properties;
mod room;
mod scenarios;
mod selectors;
