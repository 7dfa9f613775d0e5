//! The results of the session, a step at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{clear_background, footer, frame, paragraph, reading, scrolled};
use crate::tui::app::App;
use crate::tui::results::{self, Looking};
use crate::tui::widgets::section;
use crate::tui::widgets::text::{cut, wrap};

/// Draws the results over the whole screen.
pub(super) fn draw(app: &App, looking: &Looking, area: Rect, buf: &mut Buffer) {
    clear_background(app.theme.text, area, buf);
    let Some(console) = app.console() else { return };
    let (state, words) = (console.state(), app.words());
    let [top, middle, said, foot] = frame(app, area);
    footer(app, foot, buf);
    super::notice(app, said, buf);
    let parts = results::parts(state);
    let head = reading(middle);
    let title = state.workshop().title.get(state.lang());
    let name = words.get("results-title");
    super::bar(
        app,
        &[(&name, true), ("  ", false), (title, false)],
        &[],
        top,
        buf,
    );
    let Some(part) = results::part(state, looking) else {
        let lines = wrap(&words.get("results-none"), usize::from(head.width));
        paragraph(&lines, app.theme.quiet, head, buf);
        return;
    };
    let args = [
        ("n", (looking.at + 1).into()),
        ("count", parts.len().into()),
    ];
    let number = words.with("results-of", &args);
    let cells = usize::from(head.width);
    buf.set_stringn(head.x, head.y, &number, cells, app.theme.quiet);
    let used = crate::tui::widgets::text::width(&number) + 2;
    let x = head.x + u16::try_from(used).unwrap_or(0);
    let title = results::section(state, part, results::Rules::Own).title;
    let title = cut(&title, cells.saturating_sub(used));
    if x < head.right() {
        buf.set_string(x, head.y, title, app.theme.accent);
    }
    let lines = lines(app, looking, cells);
    scrolled(app, &lines, looking.scroll, page(head), said, buf);
}

/// Where the results of a step stand: below its title.
pub(super) fn page(area: Rect) -> Rect {
    Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    }
}

/// What one looks at, in at most `cells` columns.
pub(super) fn lines(app: &App, looking: &Looking, cells: usize) -> Vec<Line<'static>> {
    let state = app.console().map(crate::tui::console::Console::state);
    let part = state.and_then(|state| Some((state, results::part(state, looking)?)));
    part.map_or_else(Vec::new, |(state, part)| {
        let section = results::section(state, part, looking.rules);
        section::lines(&section, &app.theme, cells)
    })
}
