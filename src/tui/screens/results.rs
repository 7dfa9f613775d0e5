//! The results of the session, a step at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{footer, frame, ground, paragraph};
use crate::tui::app::App;
use crate::tui::results::{self, Looking};
use crate::tui::widgets::section;
use crate::tui::widgets::text::{cut, wrap};

/// The widest text that is read with ease.
const WIDEST: u16 = 120;

/// Draws the results over the whole screen.
pub(super) fn draw(app: &App, looking: &Looking, area: Rect, buf: &mut Buffer) {
    ground(app.theme.text, area, buf);
    let Some(console) = app.console() else { return };
    let (state, words) = (console.state(), app.words());
    let [top, middle, said, foot] = frame(area);
    footer(app, foot, buf);
    super::notice(app, said, buf);
    let places = results::places(state);
    let width = middle.width.saturating_sub(4).min(WIDEST);
    let page = Rect {
        x: middle.x + (middle.width - width) / 2,
        y: middle.y + 1,
        width,
        height: middle.height.saturating_sub(1),
    };
    let title = state.workshop().title.get(state.lang());
    let head = words.get("results-title");
    super::bar(
        app,
        &[(&head, true), ("  ", false), (title, false)],
        &[],
        top,
        buf,
    );
    let Some(place) = places.get(looking.at.min(places.len().saturating_sub(1))) else {
        let lines = wrap(&words.get("results-none"), usize::from(width));
        paragraph(&lines, app.theme.quiet, page, buf);
        return;
    };
    let Some((step, _)) = state.step(*place) else {
        return;
    };
    let args = [
        ("n", (looking.at + 1).into()),
        ("count", places.len().into()),
    ];
    let number = words.with("step-of", &args);
    let cells = usize::from(page.width);
    buf.set_stringn(page.x, page.y, &number, cells, app.theme.quiet);
    let used = crate::tui::widgets::text::width(&number) + 2;
    let x = page.x + u16::try_from(used).unwrap_or(0);
    let title = cut(step.title.get(state.lang()), cells.saturating_sub(used));
    if x < page.right() {
        buf.set_string(x, page.y, title, app.theme.accent);
    }
    let lines = section::lines(
        &results::section(state, *place, looking.rules),
        &app.theme,
        cells,
    );
    let below = Rect {
        y: page.y + 2,
        height: page.height.saturating_sub(2),
        ..page
    };
    let height = usize::from(below.height);
    // The last page stays full.
    let from = looking.scroll.min(lines.len().saturating_sub(height));
    for (y, line) in (below.top()..below.bottom()).zip(lines.iter().skip(from)) {
        buf.set_line(below.x, y, line, below.width);
    }
    if from + height < lines.len() && below.height > 0 {
        let more = words.with(
            "results-more",
            &[("n", (lines.len() - from - height).into())],
        );
        buf.set_stringn(below.x, said.y, more, cells, app.theme.quiet);
    }
}
