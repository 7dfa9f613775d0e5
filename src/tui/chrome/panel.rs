//! Draws a window over the screen: its frame, a list in it, a sentence in it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{clear_background, paragraph};
use crate::tui::env::Env;
use crate::tui::widgets::text::{pad, wrap};

/// Draws an empty window of this size with a title, and returns the area inside it.
pub(crate) fn open(
    env: &Env,
    title: &str,
    (columns, rows): (u16, u16),
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    // The footer stays in sight.
    let area = Rect {
        height: area.height.saturating_sub(1),
        ..area
    };
    let columns = columns.min(area.width.saturating_sub(4));
    let rows = rows.min(area.height.saturating_sub(2));
    let outer = Rect {
        x: area.x + (area.width - columns) / 2,
        y: area.y + (area.height - rows) / 3,
        width: columns,
        height: rows,
    };
    let margin = Rect {
        x: outer.x.saturating_sub(2).max(area.x),
        y: outer.y.saturating_sub(1).max(area.y),
        width: columns + 4,
        height: rows + 2,
    }
    .intersection(area);
    clear_background(env.theme.text, margin, buf);
    clear_background(env.theme.window, outer, buf);
    for x in outer.x..outer.right() {
        buf.set_string(x, outer.y, " ", env.theme.pressed);
    }
    buf.set_stringn(
        outer.x + 2,
        outer.y,
        title,
        usize::from(columns).saturating_sub(4),
        env.theme.pressed,
    );
    Rect {
        x: outer.x + 2,
        y: outer.y + 2,
        width: columns.saturating_sub(4),
        height: rows.saturating_sub(3),
    }
}

pub(crate) fn on_window(env: &Env, chosen: bool) -> Style {
    if chosen {
        env.theme.selected
    } else {
        env.theme.window
    }
}

/// Draws as many lines as fit, with the one under the cursor and the next one in view.
pub(crate) fn list(lines: &[(String, Style)], cursor: usize, area: Rect, buf: &mut Buffer) {
    let fits = usize::from(area.height);
    let top = (cursor + 2).min(lines.len()).saturating_sub(fits);
    for (y, (text, style)) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        buf.set_string(area.x, y, pad(text, area.width.into()), *style);
    }
}

/// Draws a sentence in a window of its own.
pub(crate) fn say(env: &Env, (title, text): (&str, String), area: Rect, buf: &mut Buffer) {
    let lines = wrap(&text, 62);
    let rows = u16::try_from(lines.len()).unwrap_or(10) + 4;
    let inner = open(env, &env.words().get(title), (68, rows), area, buf);
    paragraph(&lines, env.theme.window, inner, buf);
}
