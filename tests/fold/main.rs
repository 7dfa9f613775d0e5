//! What stands after the events so far: scenarios as data, and what holds of every session.

mod properties;
mod room;
mod scenarios;
mod selectors;
