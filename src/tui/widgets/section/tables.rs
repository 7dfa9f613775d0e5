//! Sets tables in cells, and the grid of points and levels.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::document::{Align, Grid, Table};
use crate::domain::event::Mark;
use crate::tui::widgets::section::{GAP, Page};
use crate::tui::widgets::text::{pad, width, wrap};

/// The fewest cells of a column.
const LEAST: usize = 4;

impl Page<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let count = table.columns.len();
        let natural: Vec<usize> = (0..count)
            .map(|n| {
                let cells = table.rows.iter().filter_map(|row| row.get(n));
                let widest = cells.map(|cell| width(cell)).max().unwrap_or(0);
                let title = table
                    .columns
                    .get(n)
                    .map_or(0, |column| width(&column.title));
                widest.max(title)
            })
            .collect();
        let widths = shares(
            &natural,
            self.cells.saturating_sub(GAP * count.saturating_sub(1)),
            LEAST,
        );
        let titles: Vec<String> = table
            .columns
            .iter()
            .map(|column| column.title.clone())
            .collect();
        self.table_row(table, &titles, &widths, self.theme.quiet);
        for row in &table.rows {
            self.table_row(table, row, &widths, self.theme.text);
        }
    }

    fn table_row(&mut self, table: &Table, row: &[String], widths: &[usize], style: Style) {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| wrap(cell, (*width).max(1)))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let mut line = String::new();
            for ((cell, cells), column) in cells.iter().zip(widths).zip(&table.columns) {
                let text = cell.get(n).map_or("", String::as_str);
                let blank = " ".repeat(cells.saturating_sub(width(text)));
                let (before, after) = match column.align {
                    Align::Left => ("", blank.as_str()),
                    Align::Right => (blank.as_str(), ""),
                };
                if !line.is_empty() {
                    line.push_str(&" ".repeat(GAP));
                }
                line.push_str(before);
                line.push_str(text);
                line.push_str(after);
            }
            self.put(vec![Span::styled(line.trim_end().to_owned(), style)]);
        }
    }

    pub(super) fn grid(&mut self, grid: &Grid) {
        let levels = grid.levels.len().max(1);
        let chains = grid
            .rows
            .iter()
            .flat_map(|row| &row.marks)
            .map(Vec::len)
            .max()
            .unwrap_or(1);
        let widest = grid.levels.iter().map(|level| width(level)).max();
        let named = (widest.unwrap_or(0) + GAP).max(chains + GAP);
        // If the names do not fit beside each other, numbers are shown instead.
        let is_named = named * levels <= self.cells / 2;
        let column = if is_named { named } else { chains + 2 + GAP };
        let text = self.cells.saturating_sub(column * levels + GAP).max(8);
        let mut head = " ".repeat(text + GAP);
        for (n, level) in grid.levels.iter().enumerate() {
            let title = if is_named {
                level.clone()
            } else {
                (n + 1).to_string()
            };
            head.push_str(&pad(&title, column));
        }
        self.put(vec![Span::styled(head, self.theme.quiet)]);
        for row in &grid.rows {
            let label = if row.kind.is_empty() {
                row.text.clone()
            } else {
                format!("{} ({})", row.text, row.kind)
            };
            for (n, line) in self.label(&label, text).into_iter().enumerate() {
                let head = format!("{}{}", pad(&line, text), " ".repeat(GAP));
                let mut spans = vec![Span::styled(head, self.theme.text)];
                if n == 0 {
                    for marks in &row.marks {
                        spans.extend(self.marks(marks, column));
                    }
                }
                self.put(spans);
            }
        }
        let marks = grid.legend.iter();
        let mut legend: Vec<String> = marks
            .map(|(mark, meaning)| format!("{} {meaning}", mark.sign()))
            .collect();
        if !is_named && !self.setting.is_tight {
            let levels = grid.levels.iter().enumerate();
            legend.extend(levels.map(|(n, level)| format!("{} {level}", n + 1)));
        }
        self.wrapped(&legend.join("   "), self.theme.quiet);
    }

    fn marks(&self, marks: &[Option<Mark>], column: usize) -> Vec<Span<'static>> {
        let mut spans: Vec<Span<'static>> = marks
            .iter()
            .map(|mark| match mark {
                Some(mark) => Span::styled(mark.sign().to_string(), self.mark_style(*mark)),
                None => Span::styled(" ", self.theme.text),
            })
            .collect();
        let rest = column.saturating_sub(marks.len());
        spans.push(Span::styled(" ".repeat(rest), self.theme.text));
        spans
    }

    fn mark_style(&self, mark: Mark) -> Style {
        match mark {
            Mark::Intact => self.theme.good,
            Mark::Changed => self.theme.warn,
            Mark::Lost => self.theme.bad,
        }
    }
}

/// Returns widths of columns that together take at most `room` cells, unless one would have to be narrower than `least`
/// for that: narrow ones keep what they need, and wide ones share the rest.
pub fn shares(natural: &[usize], room: usize, least: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter().copied().max().unwrap_or(0);
        let next = widths.iter().copied().filter(|width| *width < widest).max();
        let many = widths.iter().filter(|width| **width == widest).count();
        let over = widths.iter().sum::<usize>() - room;
        let step = next.map_or(over.div_ceil(many), |next| {
            (widest - next).min(over.div_ceil(many))
        });
        if widest <= least || step == 0 {
            break;
        }
        for width in widths.iter_mut().filter(|width| **width == widest) {
            *width -= step;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_room_and_the_narrow_ones_keep_theirs() {
        assert_eq!(shares(&[4, 10], 20, 4), [4, 10]);
        assert_eq!(shares(&[4, 40, 40], 44, 4), [4, 20, 20]);
        assert_eq!(shares(&[5, 30, 12], 37, 4), [5, 20, 12]);
    }
}
