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
    let cells = usize::from(area.width).saturating_sub(number_cells + 4);
    let chosen_rows = match chosen {
        Some(index) => in_full(&lines(index), cells, height.max(2) - 1),
        None => vec![String::new()],
    };
    let at = chosen.unwrap_or(count - 1);
    let top = (at + chosen_rows.len()).saturating_sub(height).min(at);
    let mut y = area.y;
    for index in top..count {
        let line = lines(index);
        let (rows, style, quiet) = if chosen == Some(index) {
            (&chosen_rows[..], env.theme.selected, env.theme.selected)
        } else {
            (
                std::slice::from_ref(&line.text),
                env.theme.text,
                env.theme.quiet,
            )
        };
        for (n, row) in rows.iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            let (lead, tail) = if n == 0 {
                let lead = format!("{} {:>number_cells$}  ", line.mark, index + 1);
                (lead, line.tail.as_str())
            } else {
                (" ".repeat(number_cells + 4), "")
            };
            let gap = if tail.is_empty() { "" } else { " " };
            let text = pad(row, cells.saturating_sub(width(tail) + gap.len()));
            let spans = vec![
                Span::styled(lead, quiet),
                Span::styled(format!("{text}{gap}"), style),
                Span::styled(tail, quiet),
            ];
            buf.set_line(area.x, y, &Line::from(spans), area.width);
            y += 1;
        }
    }
}

/// Breaks the text of an item into at most so many rows beside its tail. Text that is left over stays in the last row,
/// where it is cut with an ellipsis.
fn in_full(line: &ItemLine, cells: usize, most: usize) -> Vec<String> {
    let tail = width(&line.tail) + usize::from(!line.tail.is_empty());
    let mut rows = wrap(&line.text, cells.saturating_sub(tail));
    if rows.len() > most {
        let rest = rows.split_off(most - 1).join(" ");
        rows.push(rest);
    }
    rows
}

/// Returns the mark that says whether the event with this sequence number is on disk.
pub(super) fn saved_mark(console: &Console, seq: u64) -> &'static str {
    if seq <= console.saved { "•" } else { "◦" }
}
