//! Two sessions side by side, as one page to scroll.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{bar, clear_background, footer, frame, notice, reading, scrolled};
use crate::tui::app::App;
use crate::tui::comparison::Comparison;
use crate::tui::widgets::section;
use crate::tui::widgets::text::{pad, width, wrap};

/// Draws the page over the whole screen.
pub(super) fn draw(app: &App, comparison: &Comparison, area: Rect, buf: &mut Buffer) {
    clear_background(app.theme.text, area, buf);
    let [top, middle, said, foot] = frame(app, area);
    footer(app, foot, buf);
    notice(app, said, buf);
    let title = &comparison.page.title;
    bar(app, &[(title, true)], &[], top, buf);
    let page = reading(middle);
    let lines = lines(app, comparison, usize::from(page.width));
    scrolled(app, &lines, comparison.scroll, page, said, buf);
}

/// The page in at most `cells` columns.
pub(super) fn lines(app: &App, comparison: &Comparison, cells: usize) -> Vec<Line<'static>> {
    let page = &comparison.page;
    let mut lines = Vec::new();
    let names = page.cover.iter().map(|(name, _)| width(name));
    let names = names.max().unwrap_or(0) + 2;
    for (name, value) in &page.cover {
        let values = wrap(value, cells.saturating_sub(names).max(1));
        for (n, value) in values.into_iter().enumerate() {
            let name = if n == 0 { name } else { "" };
            lines.push(Line::from(vec![
                Span::styled(pad(name, names), app.theme.quiet),
                Span::styled(value, app.theme.text),
            ]));
        }
    }
    for sentence in &page.headline {
        lines.push(Line::default());
        let wrapped = wrap(sentence, cells).into_iter();
        lines.extend(wrapped.map(|row| Line::from(Span::styled(row, app.theme.strong))));
    }
    let sections = page.first.iter().chain(&page.rest).chain(&page.appendix);
    for part in sections {
        lines.push(Line::default());
        lines.push(Line::from(Span::styled(
            part.title.clone(),
            app.theme.accent,
        )));
        lines.extend(section::lines(part, &app.theme, cells));
    }
    lines
}
