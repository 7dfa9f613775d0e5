//! Puts tables on pages: the header is repeated on every page, and a long row goes on where it stopped.

use super::flow::{Flow, LEFT, ROOM, Role};
use crate::domain::document::{Align, Table};
use crate::export::chart::{height, many};
use crate::export::drawing::{Anchor, Ink, Style};
use crate::export::face::{FontWeight, words};

/// The style of cells.
const CELL: Style = Style::text(9.0);
/// The style of the header.
const HEAD: Style = Style::strong(8.5);
/// Points between the edge of a cell and its text.
const BESIDE: f64 = 6.0;
/// Points above the text of a cell, and below it.
const ABOVE: f64 = 4.5;
/// The most lines of a row that is kept on one page.
const WHOLE: usize = 14;
/// The most lines of a title in the header.
const TITLE_LINES: usize = 4;
/// The most width a text counts for when columns are measured, in points.
const WIDEST: f64 = 900.0;
/// The widest column that is kept from breaking its lines, in points.
const SHORT: f64 = 96.0;

struct Layout<'t> {
    table: &'t Table,
    number: usize,
    widths: Vec<f64>,
    head: Vec<Vec<String>>,
}

/// Puts a table below what is there.
pub(super) fn table(flow: &mut Flow, table: &Table) {
    if table.columns.is_empty() {
        return;
    }
    let mut layout = Layout::of(table);
    flow.need(layout.begun());
    layout.number = flow.next_table();
    layout.put_head(flow, false);
    for (n, row) in table.rows.iter().enumerate() {
        layout.put_row(flow, n + 1, &layout.cells(row));
    }
    flow.gap(4.0);
}

/// How high the header of a table is together with its first row, in points.
pub(super) fn beginning(table: &Table) -> f64 {
    Layout::of(table).begun()
}

impl<'t> Layout<'t> {
    fn of(table: &'t Table) -> Self {
        let widths = widths(table);
        let titles = table.columns.iter().zip(&widths);
        let head = titles.map(|(column, width)| {
            FontWeight::Strong.wrap_at_most(
                &column.title,
                HEAD.size,
                width - 2.0 * BESIDE,
                TITLE_LINES,
            )
        });
        Self {
            table,
            number: 0,
            head: head.collect(),
            widths,
        }
    }
}

impl Layout<'_> {
    fn cells(&self, row: &[String]) -> Vec<Vec<String>> {
        let cells = row.iter().zip(&self.widths);
        cells
            .map(|(cell, width)| FontWeight::Regular.wrap(cell, CELL.size, width - 2.0 * BESIDE))
            .collect()
    }

    fn begun(&self) -> f64 {
        let first = self.table.rows.first();
        let lines = first.map_or(0, |row| most(&self.cells(row)).min(WHOLE));
        self.head_height() + height(lines, CELL) + 2.0 * ABOVE
    }

    fn head_height(&self) -> f64 {
        height(most(&self.head), HEAD) + 2.0 * ABOVE
    }

    fn put_head(&self, flow: &mut Flow, is_repeated: bool) {
        let high = self.head_height();
        flow.rect((LEFT, flow.y), (ROOM, high), Ink::Tint);
        self.put_cells(
            flow,
            (!is_repeated).then_some(0),
            HEAD,
            &self.head,
            0..TITLE_LINES,
        );
        flow.y += high;
        flow.rule(flow.y, Ink::Accent, 1.4);
    }

    fn put_row(&self, flow: &mut Flow, row: usize, cells: &[Vec<String>]) {
        let lines = most(cells).max(1);
        let mut from = 0;
        while from < lines {
            let rest = lines - from;
            let fit = fitting(flow.left());
            let is_kept = rest > fit && lines <= WHOLE;
            if fit < rest.min(2) || is_kept {
                flow.new_page();
                self.put_head(flow, true);
            }
            // At least one line, so that it ends however little a page holds.
            let until = from + fitting(flow.left()).clamp(1, rest);
            self.put_cells(flow, Some(row), CELL, cells, from..until);
            flow.y += height(until - from, CELL) + 2.0 * ABOVE;
            flow.rule(flow.y, Ink::Line, 0.7);
            from = until;
        }
    }

    fn put_cells(
        &self,
        flow: &mut Flow,
        row: Option<usize>,
        style: Style,
        cells: &[Vec<String>],
        part: std::ops::Range<usize>,
    ) {
        let mut x = LEFT;
        for (n, (cell, width)) in cells.iter().zip(&self.widths).enumerate() {
            let is_number =
                self.table.columns.get(n).map(|column| column.align) == Some(Align::Right);
            let (at, anchor) = if is_number {
                (x + width - BESIDE, Anchor::End)
            } else {
                (x + BESIDE, Anchor::Start)
            };
            let role = row.map_or(0, |row| flow.role(Role::Cell(self.number, row, n)));
            let mut y = flow.y + ABOVE;
            for line in cell.iter().skip(part.start).take(part.len()) {
                flow.text_at(role, (at, y), anchor, style, line);
                y += style.leading();
            }
            x += width;
        }
    }
}

fn most(cells: &[Vec<String>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(0)
}

/// How many lines of a cell fit into what is left of a page.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page has some sixty lines"
)]
fn fitting(left: f64) -> usize {
    ((left - 2.0 * ABOVE) / CELL.leading()).max(0.0) as usize
}

/// The widths of the columns in points: what each needs if that fits, else what its longest word needs and a share of
/// the rest.
fn widths(table: &Table) -> Vec<f64> {
    let around = 2.0 * BESIDE + 1.0;
    let mut needs = Vec::with_capacity(table.columns.len());
    for (n, column) in table.columns.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.get(n));
        let (mut whole, mut word) = (0.0_f64, 0.0_f64);
        let title = std::iter::once((&column.title, HEAD));
        for (text, style) in title.chain(cells.map(|cell| (cell, CELL))) {
            // A few lines of a long text tell how much room it wants.
            for line in text.lines().take(8) {
                let line: String = line.chars().take(400).collect();
                whole = whole.max(style.width(&line));
                let words = words(&line).map(|word| style.width(word));
                word = words.fold(word, f64::max);
            }
        }
        needs.push((whole.min(WIDEST) + around, word.min(ROOM * 0.4) + around));
    }
    // A name, a date or a number stays on one line, if that is possible for all of them.
    let unbroken = needs
        .iter()
        .map(|(whole, word)| (*whole, if *whole <= SHORT { *whole } else { *word }));
    let unbroken: Vec<(f64, f64)> = unbroken.collect();
    if unbroken.iter().map(|(_, least)| least).sum::<f64>() < ROOM {
        needs = unbroken;
    }
    let whole: f64 = needs.iter().map(|(whole, _)| whole).sum();
    let least: f64 = needs.iter().map(|(_, word)| word).sum();
    if whole <= ROOM {
        // Room to spare goes to words, which it makes easier to read; numbers gain nothing.
        let texts = table
            .columns
            .iter()
            .filter(|column| column.align == Align::Left)
            .count();
        let is_wider =
            |n: usize| texts == 0 || table.columns.get(n).is_some_and(|c| c.align == Align::Left);
        let shared = if texts == 0 { needs.len() } else { texts };
        let more = (ROOM - whole) / many(shared);
        let widths = needs.iter().enumerate();
        return widths
            .map(|(n, (whole, _))| whole + if is_wider(n) { more } else { 0.0 })
            .collect();
    }
    if least >= ROOM {
        return needs.iter().map(|(_, word)| word / least * ROOM).collect();
    }
    let wanted = whole - least;
    let share =
        |(whole, word): &(f64, f64)| word + (ROOM - least) * (whole - word) / wanted.max(1.0);
    needs.iter().map(share).collect()
}
