//! What every screen has around it: the bar at the top, what was said last, and where everything else goes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use crate::tui::env::{Env, Notice, Tone};
use crate::tui::widgets::text::{cut, width, wrap};

pub(crate) mod page;
pub(crate) mod panel;

/// The most rows for what was said last.
const SAID: usize = 3;

/// Splits a screen into the bar at the top, the middle, as many lines as what is said takes, and the keys at the
/// bottom.
pub(crate) fn frame(env: &Env, area: Rect) -> [Rect; 4] {
    let said = said(env, area.width).len().clamp(1, SAID);
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(u16::try_from(said).unwrap_or(1)),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// The bar at the top: what it is about on the left, how it stands on the right.
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

/// What was said last, in lines for so many columns.
fn said(env: &Env, columns: u16) -> Vec<String> {
    let room = usize::from(columns).saturating_sub(4);
    let text = env.notice.as_ref().map(|notice| wrap(&notice.text, room));
    text.unwrap_or_default()
}

/// The lines for what was said last.
pub(crate) fn notice(env: &Env, area: Rect, buf: &mut Buffer) {
    let Some(Notice { tone, .. }) = &env.notice else {
        return;
    };
    let (mark, style) = match tone {
        Tone::Good => ("✓ ", env.theme.good),
        Tone::Warn => ("! ", env.theme.warn),
    };
    let mut lines = said(env, area.width);
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

/// Draws texts one below another; the first row that stayed free.
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

/// Draws styled lines one below another.
pub(crate) fn paragraph_lines(lines: &[Line<'_>], area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        buf.set_line(area.x, y, line, area.width);
    }
}

/// What is left of a place from a row on.
pub(crate) fn below(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: area.bottom().saturating_sub(y),
        ..area
    }
}

/// Clears a place for a window and paints its background.
pub(crate) fn clear_background(style: Style, area: Rect, buf: &mut Buffer) {
    Clear.render(area, buf);
    buf.set_style(area, style);
}
