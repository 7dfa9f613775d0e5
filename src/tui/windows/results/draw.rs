//! Draws the results of the session, a step at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::page;
use super::state::{Looking, Rules, part, parts, section};
use crate::domain::session::State;
use crate::tui::chrome::page::reading;
use crate::tui::chrome::{bar, clear_background, frame, notice, paragraph};
use crate::tui::env::Env;
use crate::tui::widgets::text::{cut, width, wrap};

/// Draws the results over the whole screen.
pub(in crate::tui::windows) fn draw(
    env: &Env,
    looking: &Looking,
    state: &State,
    area: Rect,
    buf: &mut Buffer,
) {
    let words = env.words();
    clear_background(env.theme.text, area, buf);
    let [top, middle, notice_rows, _] = frame(env, area);
    notice(env, notice_rows, buf);
    let parts = parts(state);
    let head = reading(middle);
    let title = state.workshop().title.get(state.lang());
    let name = words.get("results-title");
    bar(
        env,
        &[(&name, true), ("  ", false), (title, false)],
        &[],
        top,
        buf,
    );
    let Some(part) = part(state, looking) else {
        let lines = wrap(&words.get("results-none"), usize::from(head.width));
        paragraph(&lines, env.theme.quiet, head, buf);
        return;
    };
    let args = [
        ("n", (looking.at + 1).into()),
        ("count", parts.len().into()),
    ];
    let number = words.with("results-of", &args);
    let cells = usize::from(head.width);
    buf.set_stringn(head.x, head.y, &number, cells, env.theme.quiet);
    let used = width(&number) + 2;
    let x = head.x + u16::try_from(used).unwrap_or(0);
    let title = section(state, part, Rules::Own).title;
    let title = cut(&title, cells.saturating_sub(used));
    if x < head.right() {
        buf.set_string(x, head.y, title, env.theme.accent);
    }
    page(env, looking, state, area).draw(env, looking.scroll, notice_rows, buf);
}
