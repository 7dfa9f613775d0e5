//! A section of the summary as lines of a screen: the same blocks every export writes.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::bars;
use super::text::{pad, width, wrap};
use crate::domain::document::{Align, Bar, Bars, Block, Card, Entry, Grid, Section, Table};
use crate::domain::event::Mark;
use crate::tui::theme::Theme;

mod charts;

/// The widest a bar gets, in cells.
const LONGEST_BAR: usize = 60;
/// Columns between the columns of a table.
const GAP: usize = 2;

/// The lines of a section in at most `cells` columns, its own title left out.
pub fn lines(section: &Section, theme: &Theme, cells: usize) -> Vec<Line<'static>> {
    let mut page = Page {
        theme,
        cells: cells.max(10),
        lines: Vec::new(),
    };
    page.section(section);
    while page.lines.last().is_some_and(|line| line.width() == 0) {
        page.lines.pop();
    }
    page.lines
}

struct Page<'a> {
    theme: &'a Theme,
    cells: usize,
    lines: Vec<Line<'static>>,
}

impl Page<'_> {
    fn section(&mut self, section: &Section) {
        for block in &section.blocks {
            self.block(block);
            self.gap();
        }
        for part in &section.parts {
            self.wrapped(&part.title, self.theme.accent);
            self.section(part);
        }
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    fn put(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(spans));
    }

    fn wrapped(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.cells) {
            self.put(vec![Span::styled(line, style)]);
        }
    }

    /// Text behind a mark, its further lines set in under its first.
    fn marked(&mut self, mark: &str, text: &str, style: Style) {
        let inset = width(mark);
        let lines = wrap(text, self.cells.saturating_sub(inset).max(1));
        for (n, line) in lines.into_iter().enumerate() {
            let head = if n == 0 {
                mark.to_owned()
            } else {
                " ".repeat(inset)
            };
            self.put(vec![
                Span::styled(head, self.theme.quiet),
                Span::styled(line, style),
            ]);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Text(text) => self.wrapped(text, self.theme.text),
            Block::Question(text) => self.marked("▌ ", text, self.theme.strong),
            Block::Small(text) => self.wrapped(text, self.theme.quiet),
            Block::List(entries) | Block::Quotes(entries) => {
                for entry in entries {
                    self.entry(entry);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Bars(bars) => self.bars(bars),
            Block::Nps(nps) => self.nps(nps),
            Block::Spread(spread) => self.spread(spread),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Quadrant(quadrant) => self.quadrant(quadrant),
            Block::Balance(balance) => self.balance(balance),
            Block::Grid(grid) => self.grid(grid),
            Block::Cards(cards) => {
                for card in cards {
                    self.card(card);
                }
            }
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let text = match &entry.by {
            Some(by) => format!("{} — {by}", entry.text),
            None => entry.text.clone(),
        };
        self.marked("• ", &text, self.theme.text);
    }

    fn card(&mut self, card: &Card) {
        self.marked("• ", &card.title, self.theme.strong);
        for (name, value) in &card.lines {
            self.marked("  ", &format!("{name}: {value}"), self.theme.text);
        }
    }

    fn bars(&mut self, bars: &Bars) {
        let labels = bars.bars.iter().map(|bar| width(&bar.label)).max();
        let values = bars.bars.iter().map(|bar| width(&bar.value)).max();
        let (label, value) = (labels.unwrap_or(0), values.unwrap_or(0));
        let label = label.min(self.cells * 2 / 5);
        let beside = self.cells.saturating_sub(label + value + 2 * GAP);
        if beside >= 8 {
            let room = beside.min(LONGEST_BAR);
            for bar in &bars.bars {
                self.bar_beside(bar, label, room);
            }
        } else {
            let room = self.cells.saturating_sub(value + GAP).min(LONGEST_BAR);
            for bar in &bars.bars {
                self.wrapped(&bar.label, self.theme.text);
                self.bar_line(bar, Vec::new(), room.max(4));
            }
        }
        if let Some(yardstick) = &bars.yardstick {
            self.marked("├┤ ", yardstick, self.theme.quiet);
        }
    }

    fn bar_beside(&mut self, bar: &Bar, label: usize, room: usize) {
        let mut labels = wrap(&bar.label, label.max(1)).into_iter();
        let first = labels.next().unwrap_or_default();
        let head = Span::styled(
            format!("{}{}", pad(&first, label), " ".repeat(GAP)),
            self.theme.text,
        );
        self.bar_line(bar, vec![head], room);
        for rest in labels {
            self.put(vec![Span::styled(rest, self.theme.text)]);
        }
    }

    /// The bar, the part expected marked in it, and what it says.
    fn bar_line(&mut self, bar: &Bar, mut spans: Vec<Span<'static>>, room: usize) {
        let drawn = pad(&bars::bar(bar.length, room), room);
        match bar.yardstick {
            Some((low, high)) => {
                let (low, high) = (place(low, room), place(high, room));
                for (at, c) in drawn.chars().enumerate() {
                    let cell = match c {
                        ' ' if at == low => '├',
                        ' ' if at == high => '┤',
                        ' ' if (low..high).contains(&at) => '─',
                        c => c,
                    };
                    let is_bar = cell == c && c != ' ';
                    let style = if is_bar {
                        self.theme.accent
                    } else {
                        self.theme.quiet
                    };
                    spans.push(Span::styled(cell.to_string(), style));
                }
            }
            None => spans.push(Span::styled(drawn, self.theme.accent)),
        }
        spans.push(Span::styled(
            format!("{}{}", " ".repeat(GAP), bar.value),
            self.theme.strong,
        ));
        self.put(spans);
    }

    fn table(&mut self, table: &Table) {
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

    fn grid(&mut self, grid: &Grid) {
        let levels = grid.levels.len().max(1);
        let chains = grid
            .rows
            .iter()
            .flat_map(|row| &row.marks)
            .map(Vec::len)
            .max()
            .unwrap_or(1);
        let column = (self.cells / 2 / levels).clamp(chains + 2, 14);
        let text = self.cells.saturating_sub(column * levels + GAP).max(8);
        let mut head = " ".repeat(text + GAP);
        for level in &grid.levels {
            head.push_str(&pad(level, column));
        }
        self.put(vec![Span::styled(head, self.theme.quiet)]);
        for row in &grid.rows {
            let label = if row.kind.is_empty() {
                row.text.clone()
            } else {
                format!("{} ({})", row.text, row.kind)
            };
            for (n, line) in wrap(&label, text).into_iter().enumerate() {
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
        let legend: Vec<String> = grid
            .legend
            .iter()
            .map(|(mark, meaning)| format!("{} {meaning}", mark.sign()))
            .collect();
        self.gap();
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a screen's width"
)]
fn place(share: f64, room: usize) -> usize {
    let room = u16::try_from(room.saturating_sub(1)).unwrap_or(u16::MAX);
    (share.clamp(0.0, 1.0) * f64::from(room)).round() as usize
}

/// Widths of columns that together take at most `room`: narrow ones keep what they need, wide ones share the rest.
fn shares(natural: &[usize], room: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter().copied().max().unwrap_or(0);
        let next = widths.iter().copied().filter(|width| *width < widest).max();
        let many = widths.iter().filter(|width| **width == widest).count();
        let over = widths.iter().sum::<usize>() - room;
        let step = next.map_or(over.div_ceil(many), |next| {
            (widest - next).min(over.div_ceil(many))
        });
        if widest <= 4 || step == 0 {
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
        assert_eq!(shares(&[4, 10], 20), [4, 10]);
        assert_eq!(shares(&[4, 40, 40], 44), [4, 20, 20]);
        assert_eq!(shares(&[5, 30, 12], 37), [5, 20, 12]);
    }
}
