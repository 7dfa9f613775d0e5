//! Draws items below one another, as every kind of step shows them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::beside::{self, Reader};
use crate::domain::event::ItemId;
use crate::domain::select;
use crate::tui::chrome::last_rows;
use crate::tui::console::state::Console;
use crate::tui::env::Env;
use crate::tui::widgets::text::{cut, pad, width, wrap};

/// A line in a list of items: a mark of one cell, the text, and what stands at the right.
pub(super) struct ItemLine {
    pub(super) mark: &'static str,
    pub(super) text: String,
    /// What stands at the right where there is one row for the item.
    pub(super) tail: String,
    /// The same uncut, for where there are more.
    pub(super) whole_tail: String,
    /// What earlier steps brought about it, below its text where there is room.
    pub(super) beside: String,
}

impl ItemLine {
    /// Returns the line of an item that does not exist.
    pub(super) fn none() -> Self {
        Self::of(" ", String::new(), String::new())
    }

    /// Returns the line of an item whose tail is never cut.
    pub(super) fn of(mark: &'static str, text: String, tail: String) -> Self {
        Self {
            mark,
            text,
            whole_tail: tail.clone(),
            tail,
            beside: String::new(),
        }
    }

    /// Returns the line of an item that the current step works on, with what stands with it. Where its script names nothing
    /// of the kind, the text is what `named` says.
    pub(super) fn worked_on(
        mark: &'static str,
        (console, item): (&Console, &ItemId),
        named: String,
        tail: String,
    ) -> Self {
        let state = console.state();
        let Some((index, step, _)) = state.current() else {
            return Self::none();
        };
        if step.beside.is_empty() {
            return Self::of(mark, named, tail);
        }
        Self {
            beside: beside::line(state, index, item, Reader::Facilitator),
            ..Self::of(mark, select::label(state, item), tail)
        }
    }

    /// Breaks the item into at most so many rows: the text beside its tail, or above it where it is too long for that.
    /// What is left over stays in the last row, where it is cut with an ellipsis.
    fn in_full(&self, cells: usize, most: usize) -> Vec<ItemRow> {
        let is_beside = self.tail == self.whole_tail;
        let tail = width(&self.tail) + usize::from(!self.tail.is_empty());
        let beside = if is_beside { tail } else { 0 };
        let text = wrap(&self.text, cells.saturating_sub(beside));
        let mut rows: Vec<ItemRow> = text.into_iter().map(ItemRow::text).collect();
        if is_beside {
            if let Some(first) = rows.first_mut() {
                first.tail.clone_from(&self.tail);
            }
        } else {
            let below = wrap(&self.whole_tail, cells.saturating_sub(INDENT));
            rows.extend(below.iter().map(|row| ItemRow::quiet(row)));
        }
        if !self.beside.is_empty() {
            let below = wrap(&self.beside, cells.saturating_sub(INDENT));
            rows.extend(below.iter().map(|row| ItemRow::quiet(row)));
        }
        if rows.len() > most {
            let rest: Vec<String> = rows
                .split_off(most - 1)
                .into_iter()
                .map(|it| it.text)
                .collect();
            rows.push(ItemRow::text(rest.join(" ")));
        }
        rows
    }

    /// Returns the item in one row, cut: of a pair each half, so that the two can be told apart from other pairs.
    fn in_one(&self, cells: usize) -> Vec<ItemRow> {
        let tail = width(&self.tail) + usize::from(!self.tail.is_empty());
        let room = cells.saturating_sub(tail);
        let text = match self.text.split_once(PAIR) {
            Some((one, other)) if width(&self.text) > room => {
                let room = room.saturating_sub(width(PAIR));
                let one = cut(one, (room / 2).max(room.saturating_sub(width(other))));
                format!("{one}{PAIR}{other}")
            }
            _ if self.beside.is_empty() => self.text.clone(),
            _ => format!("{} · {}", self.text, self.beside),
        };
        let mut row = ItemRow::text(text);
        row.tail.clone_from(&self.tail);
        vec![row]
    }
}

/// What stands between the halves of a pair.
const PAIR: &str = " ↔ ";

/// The cells by which what belongs to an item is set in below its text.
const INDENT: usize = 2;

/// A row of an item.
struct ItemRow {
    text: String,
    tail: String,
    is_quiet: bool,
}

impl ItemRow {
    fn text(text: String) -> Self {
        Self {
            text,
            tail: String::new(),
            is_quiet: false,
        }
    }

    fn quiet(text: &str) -> Self {
        Self {
            text: format!("{}{text}", " ".repeat(INDENT)),
            tail: String::new(),
            is_quiet: true,
        }
    }
}

/// Returns how many cells the text of an item has beside its mark and its number.
fn text_cells(count: usize, columns: u16) -> usize {
    usize::from(columns).saturating_sub(count.to_string().len() + 4)
}

/// Returns the rows that so many items take in full, and no more than `most`.
pub(super) fn rows_in_full(
    lines: &dyn Fn(usize) -> ItemLine,
    count: usize,
    columns: u16,
    most: u16,
) -> u16 {
    let most = usize::from(most);
    let cells = text_cells(count, columns);
    let mut rows = 0;
    for index in 0..count {
        if rows >= most {
            break;
        }
        rows += lines(index).in_full(cells, most.max(1)).len();
    }
    u16::try_from(rows.min(most)).unwrap_or(u16::MAX)
}

/// Draws all items in full where there is room for them; else the part of the list around the chosen one, that one in
/// full, and how many more there are.
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
    let cells = text_cells(count, area.width);
    let is_whole = count <= height
        && usize::from(rows_in_full(lines, count, area.width, area.height + 1)) <= height;
    let mut fits = height;
    let mut chosen_rows = 1;
    if !is_whole && let Some(chosen) = chosen {
        chosen_rows = lines(chosen).in_full(cells, height.max(2) - 1).len();
    }
    let is_cut = !is_whole && count - 1 + chosen_rows > height;
    if is_cut && height > 1 {
        fits = height - 1;
        chosen_rows = chosen_rows.min(fits);
    }
    let at = chosen.unwrap_or(count - 1);
    let top = if is_whole {
        0
    } else {
        (at + chosen_rows).saturating_sub(fits).min(at)
    };
    let end = area.y + u16::try_from(fits).unwrap_or(area.height);
    let rooms = if is_whole || is_cut {
        Vec::new()
    } else {
        let used = count - 1 + chosen_rows;
        with_spare(lines, (count, chosen), cells, height.saturating_sub(used))
    };
    let mut y = area.y;
    let mut next = top;
    while next < count && y < end {
        let line = lines(next);
        let is_chosen = chosen == Some(next);
        let rows = match (is_whole, is_chosen) {
            (true, _) => line.in_full(cells, height),
            (false, true) => line.in_full(cells, chosen_rows),
            (false, false) if rooms.contains(&next) => line.in_full(cells, height),
            (false, false) => line.in_one(cells),
        };
        for (n, row) in rows.iter().enumerate().take(usize::from(end - y)) {
            let number = if n == 0 { Some(next + 1) } else { None };
            let lead = lead(line.mark, number, count);
            let row_area = Rect { y, ..area };
            draw_row(env, &lead, row, (is_chosen, cells), row_area, buf);
            y += 1;
        }
        next += 1;
    }
    if is_cut && height > 1 {
        let more = [("more-above", top), ("more-below", count - next)]
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .map(|(key, n)| env.words().with(key, &[("n", n.into())]));
        let more = more.collect::<Vec<_>>().join("   ");
        let last = last_rows(area, 1);
        let room = usize::from(area.width).saturating_sub(INDENT);
        buf.set_string(last.x + 2, last.y, cut(&more, room), env.theme.quiet);
    }
}

/// Returns which items besides the chosen one stand in full when all are seen and so many rows are spare: those nearest to
/// it first, or the last ones, as far as the rows go.
fn with_spare(
    lines: &dyn Fn(usize) -> ItemLine,
    (count, chosen): (usize, Option<usize>),
    cells: usize,
    mut spare: usize,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).filter(|item| Some(*item) != chosen).collect();
    order.sort_by_key(|item| item.abs_diff(chosen.unwrap_or(count - 1)));
    let mut full = Vec::new();
    for item in order {
        let more = lines(item).in_full(cells, spare + 2).len() - 1;
        if more > spare {
            break;
        }
        spare -= more;
        full.push(item);
    }
    full
}

/// Returns what stands before a row: the mark and the number of an item, or blanks.
fn lead(mark: &str, number: Option<usize>, count: usize) -> String {
    let cells = count.to_string().len();
    match number {
        Some(number) => format!("{mark} {number:>cells$}  "),
        None => " ".repeat(cells + 4),
    }
}

fn draw_row(
    env: &Env,
    lead: &str,
    row: &ItemRow,
    (is_chosen, cells): (bool, usize),
    area: Rect,
    buf: &mut Buffer,
) {
    let quiet = if is_chosen {
        env.theme.selected
    } else {
        env.theme.quiet
    };
    let style = match (is_chosen, row.is_quiet) {
        (true, _) => env.theme.selected,
        (false, true) => env.theme.quiet,
        (false, false) => env.theme.text,
    };
    let gap = if row.tail.is_empty() { "" } else { " " };
    let text = pad(
        &row.text,
        cells.saturating_sub(width(&row.tail) + gap.len()),
    );
    let spans = vec![
        Span::styled(lead, quiet),
        Span::styled(format!("{text}{gap}"), style),
        Span::styled(&*row.tail, quiet),
    ];
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// Returns the mark that says whether the event with this sequence number is on disk.
pub(super) fn saved_mark(console: &Console, seq: u64) -> &'static str {
    if seq <= console.saved { "•" } else { "◦" }
}
