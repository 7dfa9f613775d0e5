//! The lines of the page that compares two sessions, and where they stand.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::Comparison;
use crate::tui::chrome::page::Page;
use crate::tui::env::Env;
use crate::tui::widgets::section;
use crate::tui::widgets::text::{pad, width, wrap};

/// Lays the page out on a screen of this size.
pub(super) fn page(env: &Env, comparison: &Comparison, screen: Rect) -> Page {
    Page::new(env, screen, 0, |cells| lines(env, comparison, cells))
}

/// Returns the lines of the page, at most `cells` columns wide.
fn lines(env: &Env, comparison: &Comparison, cells: usize) -> Vec<Line<'static>> {
    let page = &comparison.page;
    let mut lines = Vec::new();
    let names = page.cover.iter().map(|(name, _)| width(name));
    let names = names.max().unwrap_or(0) + 2;
    for (name, value) in &page.cover {
        let values = wrap(value, cells.saturating_sub(names).max(1));
        for (n, value) in values.into_iter().enumerate() {
            let name = if n == 0 { name } else { "" };
            lines.push(Line::from(vec![
                Span::styled(pad(name, names), env.theme.quiet),
                Span::styled(value, env.theme.text),
            ]));
        }
    }
    for sentence in &page.headline {
        lines.push(Line::default());
        let wrapped = wrap(sentence, cells).into_iter();
        lines.extend(wrapped.map(|row| Line::from(Span::styled(row, env.theme.strong))));
    }
    let sections = page.first.iter().chain(&page.rest).chain(&page.appendix);
    for part in sections {
        lines.push(Line::default());
        lines.push(Line::from(Span::styled(
            part.title.clone(),
            env.theme.accent,
        )));
        lines.extend(section::lines(part, &env.theme, cells));
    }
    lines
}
