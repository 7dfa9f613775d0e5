//! Floor 2: what is on the screen and what keys do to it; it waits for nothing and reads no clock.
//!
//! A screen has a `state` below, and `acts` and `draw` above it. It is given its own state and [`env::Env`], and answers
//! with [`request::Request`]s; only `app` knows every screen, and no screen knows `app`.

pub mod app;
pub mod chrome;
pub mod console;
pub mod entry;
pub mod env;
pub mod form;
pub mod home;
pub mod keys;
pub mod messages;
pub mod planner;
pub mod replay;
pub mod request;
pub mod speed;
pub mod theme;
pub mod wall;
pub mod widgets;
pub mod windows;
pub mod wording;
