//! The lines of the results of a step, and where they stand.

use ratatui::layout::Rect;

use super::state::{Looking, part, section};
use crate::domain::session::State;
use crate::tui::chrome::page::Page;
use crate::tui::env::Env;
use crate::tui::widgets::section;

/// The rows of the title above the page.
const TITLE: u16 = 2;

/// Lays the page out on a screen of this size.
pub(super) fn page(env: &Env, looking: &Looking, state: &State, screen: Rect) -> Page {
    Page::new(env, screen, TITLE, |cells| {
        part(state, looking).map_or_else(Vec::new, |part| {
            let section = section(state, part, looking.rules);
            section::lines(&section, &env.theme, cells)
        })
    })
}
