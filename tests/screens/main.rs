//! What a facilitator sees, and what keys do.
#![expect(clippy::expect_used, reason = "a test that fails says where")]

mod again;
mod answers;
mod ballot;
mod capture;
mod carry;
mod charts;
mod console;
mod disk;
mod earlier;
mod handover;
mod heading;
mod home;
mod joining;
mod keeping;
mod languages;
mod late;
mod notices;
mod pasting;
mod pause;
mod people;
mod pictures;
mod planner;
mod prepared;
mod ready;
mod rehearsal;
mod relay;
mod replay;
#[path = "../support/room.rs"]
mod room;
mod sizes;
mod splitting;
mod stage;
mod stories;
mod stray;
mod ties;
mod time;
mod tour;
mod typed;
mod unplanned;
mod wheel;
mod whole;
