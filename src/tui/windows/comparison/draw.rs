//! Draws the page that compares two sessions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::page;
use super::state::Comparison;
use crate::tui::chrome::{bar, clear_background, frame, notice};
use crate::tui::env::Env;

/// Draws the page over the whole screen.
pub(in crate::tui::windows) fn draw(
    env: &Env,
    comparison: &Comparison,
    area: Rect,
    buf: &mut Buffer,
) {
    clear_background(env.theme.text, area, buf);
    let [top, _, notice_rows, _] = frame(env, area);
    notice(env, notice_rows, buf);
    bar(env, &[(&comparison.page.title, true)], &[], top, buf);
    page(env, comparison, area).draw(env, comparison.scroll, notice_rows, buf);
}
