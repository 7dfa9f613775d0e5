//! Draws a window of fields to fill in.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::tui::chrome::panel::open as frame;
use crate::tui::chrome::{below, last_rows, paragraph};
use crate::tui::entry::Entry;
use crate::tui::env::Env;
use crate::tui::widgets::field::{self, Focus, Labels, Look};
use crate::tui::widgets::text::wrap;

/// Draws the window, with a hint below the fields, and returns where the caret stands.
pub(super) fn draw(
    env: &Env,
    entry: &Entry,
    (title, hint): (&str, &str),
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let look = |cells: u16| Look {
        theme: &env.theme,
        lang: env.lang,
        focus: Focus::Typing,
        label: field::label_width(entry, env.lang, cells),
        hint: "",
        here: env.here(),
        people: &[],
        labels: Labels::Cut,
    };
    let columns = 68.min(area.width);
    let cells = columns.saturating_sub(6);
    let rows = field::height(entry, &look(cells), cells);
    let lines = wrap(hint, cells.into());
    let below_fields = u16::try_from(lines.len()).unwrap_or(1);
    let inner = frame(env, title, (columns, rows + below_fields + 5), area, buf);
    let caret = field::draw(entry, &look(inner.width), below(inner, inner.y), buf);
    // Labels stand on the ground of the screen elsewhere, here on that of the window.
    let labels = Rect {
        width: field::label_width(entry, env.lang, inner.width),
        height: rows,
        ..inner
    };
    if let Some(ground) = env.theme.window.bg {
        buf.set_style(labels, Style::new().bg(ground));
    }
    paragraph(
        &lines,
        env.theme.window,
        last_rows(inner, below_fields),
        buf,
    );
    caret
}
