//! Floor 2: what is on the screen and what keys do to it; it waits for nothing and reads no clock.

pub mod app;
pub mod ballot;
pub mod carry;
pub mod comparison;
pub mod console;
pub mod entry;
pub mod form;
pub mod handover;
pub mod home;
pub mod item_story;
pub mod keys;
pub mod late;
pub mod replay;
pub mod results;
pub mod room;
pub mod screens;
pub mod theme;
pub mod widgets;
pub mod window;
pub mod wording;
