//! Draws items below one another, as every kind of step shows them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::text::{pad, width, wrap};

/// A line in a list of items: a mark of one cell, the text, and what stands at the right.
pub(super) struct ItemLine {
    pub(super) mark: &'static str,
    pub(super) text: String,
    pub(super) tail: String,
}

impl ItemLine {
    /// Returns the line of an item that does not exist.
    pub(super) fn none() -> Self {
        Self {
            mark: " ",
            text: String::new(),
            tail: String::new(),
        }
    }
}

/// Draws the part of a list around the chosen line, and that one in full.
pub(super) fn list(
    env: &Env,
    lines: &dyn Fn(usize) -> ItemLine,
    count: usize,
    chosen: Option<usize>,
    area: Rect,
    buf: &mut Buffer,
) {
    let height = usize::from(area.height);
    if height == 0 || count == 0 {
        return;
    }
    let number_cells = count.to_string().len();
    let cells = usize::from(area.width);
    let text_cells = cells.saturating_sub(number_cells + 4);
    let at = chosen.unwrap_or(count - 1);
    let in_full = |line: &ItemLine| {
        let tail = width(&line.tail) + usize::from(!line.tail.is_empty());
        wrap(&line.text, text_cells.saturating_sub(tail))
    };
    let chosen_rows = if chosen.is_some() {
        in_full(&lines(at)).len().min(height.max(2) - 1)
    } else {
        1
    };
    let top = (at + chosen_rows).saturating_sub(height).min(at);
    let mut y = area.y;
    for index in top..count {
        if y >= area.bottom() {
            return;
        }
        let line = lines(index);
        let is_chosen = chosen == Some(index);
        let style = if is_chosen {
            env.theme.selected
        } else {
            env.theme.text
        };
        let quiet = if is_chosen {
            env.theme.selected
        } else {
            env.theme.quiet
        };
        let mut rows = if is_chosen {
            in_full(&line)
        } else {
            vec![line.text.clone()]
        };
        if rows.len() > chosen_rows {
            // The rest joins the last row, which is cut with an ellipsis.
            let rest = rows.split_off(chosen_rows - 1).join(" ");
            rows.push(rest);
        }
        for (n, row) in rows.iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            let lead = if n == 0 {
                format!("{} {:>number_cells$}  ", line.mark, index + 1)
            } else {
                " ".repeat(number_cells + 4)
            };
            let tail_text = if n == 0 {
                line.tail.clone()
            } else {
                String::new()
            };
            let room =
                text_cells.saturating_sub(width(&tail_text) + usize::from(!tail_text.is_empty()));
            let gap = if tail_text.is_empty() { "" } else { " " };
            let spans = vec![
                Span::styled(lead, quiet),
                Span::styled(format!("{}{gap}", pad(row, room)), style),
                Span::styled(tail_text, quiet),
            ];
            buf.set_line(area.x, y, &Line::from(spans), area.width);
            y += 1;
        }
    }
}

pub(super) fn saved_mark(console: &Console, seq: u64) -> &'static str {
    if seq <= console.saved { "•" } else { "◦" }
}
