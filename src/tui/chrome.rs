//! What every screen has around it: the bar at the top, the notice above the footer, and the area in between.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use crate::tui::env::{Env, Notice, Tone};
use crate::tui::widgets::text::{cut, width, wrap};

mod areas;
pub(crate) mod page;
pub(crate) mod panel;

pub(crate) use areas::{at_most, below, columns, inset, last_rows, row};

/// The most rows a notice takes.
const NOTICE_ROWS: usize = 3;

/// Splits a screen into the bar at the top, the middle, the rows of the notice, and the footer.
pub(crate) fn frame(env: &Env, area: Rect) -> [Rect; 4] {
    let rows = notice_lines(env, area.width).len().clamp(1, NOTICE_ROWS);
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(u16::try_from(rows).unwrap_or(1)),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// Draws the bar at the top, from its parts on the left and on the right. Each is a text, and whether it is drawn
/// strong.
pub(crate) fn bar(
    env: &Env,
    left: &[(&str, bool)],
    right: &[(&str, bool)],
    area: Rect,
    buf: &mut Buffer,
) {
    buf.set_style(area, env.theme.bar_quiet);
    let style = |is_strong: bool| {
        if is_strong {
            env.theme.bar
        } else {
            env.theme.bar_quiet
        }
    };
    let parts = right
        .iter()
        .map(|(text, is_strong)| Span::styled(*text, style(*is_strong)));
    let right = Line::from(parts.collect::<Vec<_>>());
    let mut room = usize::from(area.width).saturating_sub(right.width() + 4);
    let mut x = area.x + 1;
    for (text, is_strong) in left {
        let text = cut(text, room);
        let used = width(&text);
        buf.set_string(x, area.y, text, style(*is_strong));
        x += u16::try_from(used).unwrap_or(0);
        room = room.saturating_sub(used);
    }
    let cells = u16::try_from(right.width() + 1).unwrap_or(u16::MAX);
    let x = area.right().saturating_sub(cells).max(area.x);
    buf.set_line(x, area.y, &right, area.right() - x);
}

/// Returns the lines of the notice on a screen of so many columns; empty if there is none.
fn notice_lines(env: &Env, columns: u16) -> Vec<String> {
    let room = usize::from(columns).saturating_sub(4);
    let text = env.notice.as_ref().map(|notice| wrap(&notice.text, room));
    text.unwrap_or_default()
}

/// Draws the notice. If it has too many lines for the area, the last one ends in an ellipsis.
pub(crate) fn notice(env: &Env, area: Rect, buf: &mut Buffer) {
    let Some(Notice { tone, .. }) = &env.notice else {
        return;
    };
    let (mark, style) = match tone {
        Tone::Good => ("✓ ", env.theme.good),
        Tone::Warn => ("! ", env.theme.warn),
    };
    let mut lines = notice_lines(env, area.width);
    let fits = usize::from(area.height);
    if lines.len() > fits && fits > 0 {
        lines.truncate(fits);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    buf.set_string(area.x + 1, area.y, mark, style);
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let room = usize::from(area.width).saturating_sub(4);
        buf.set_string(area.x + 3, y, cut(&line, room), style);
    }
}

/// Draws a text in the first row of an area, cut at its right.
pub(crate) fn text_line(text: impl AsRef<str>, style: Style, area: Rect, buf: &mut Buffer) {
    buf.set_stringn(area.x, area.y, text, area.width.into(), style);
}

/// Returns the index of the first line of a list that shows so many lines, with the cursor at its end or before it.
pub(crate) fn first_shown(cursor: usize, fits: usize) -> usize {
    (cursor + 1).saturating_sub(fits.max(1))
}

/// Draws lines below one another in one style, and returns the first row below them.
pub(crate) fn paragraph(lines: &[String], style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    let mut y = area.y;
    for line in lines {
        if y >= area.bottom() {
            break;
        }
        buf.set_stringn(area.x, y, line, area.width.into(), style);
        y += 1;
    }
    y
}

/// Draws styled lines below one another.
pub(crate) fn paragraph_lines(lines: &[Line<'_>], area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        buf.set_line(area.x, y, line, area.width);
    }
}

/// Clears an area for a window and paints its background.
pub(crate) fn clear_background(style: Style, area: Rect, buf: &mut Buffer) {
    Clear.render(area, buf);
    buf.set_style(area, style);
}
