//! Makes blocks of what a step brought: the one figure huge, its sentence, the charts, and small what explains them.

use super::page::WallPage;
use super::scene::{Block, Flow, Measure, Piece, Rank, Track, What};
use super::set::widths;
use crate::domain::document::{self, Align, Bars, Column, Entry, Grid, Section, Table};
use crate::domain::room::Results;
use crate::tui::widgets::large::Size;
use crate::tui::widgets::text::width;

/// How many steps the one figure is larger than what explains it, which is itself large where the terminal is not.
const HUGE: [i8; 2] = [3, 4];

/// The most cells of text that a column of a table has room for on a wall, beside the first.
const LONG: usize = 14;

impl WallPage<'_> {
    pub(super) fn results(&self, results: &Results) -> Block {
        let mut flow = Flow::default();
        if let Some(figure) = &results.figure {
            flow.pieces.push(self.huge(figure));
        }
        let is_one = results.figure.is_some();
        self.section(&ordered(&results.section), is_one, &mut flow);
        self.flow(flow, Rank::First)
    }

    /// A figure that is far larger than the sentence it leads.
    fn huge(&self, figure: &str) -> Piece {
        let figure = Piece::text(self.measured(figure), self.theme.accent);
        figure
            .sized(HUGE[usize::from(self.is_tall())])
            .apart()
            .leading()
    }

    fn section(&self, section: &Section, has_figure: bool, flow: &mut Flow) {
        let charts = section.blocks.iter();
        let charts = charts.filter(|block| matches!(block, document::Block::Bars(_)));
        let is_titled = charts.count() > 1;
        for (n, block) in section.blocks.iter().enumerate() {
            // Where there are several scores each is huge, above the sentence that says what it is of.
            if let document::Block::Text(_) = block
                && let Some(document::Block::Nps(nps)) = section.blocks.get(n + 1)
                && !has_figure
            {
                flow.pieces.push(self.huge(&nps.score));
            }
            self.block(block, is_titled, flow);
        }
        for part in &section.parts {
            flow.pieces.push(self.title(&part.title));
            self.section(part, has_figure, flow);
        }
    }

    /// The head of what comes below it.
    fn title(&self, text: &str) -> Piece {
        let text = self.measured(text);
        Piece::text(text, self.theme.accent).apart().leading()
    }

    fn remark(&self, text: &str) -> Piece {
        let text = self.measured(text);
        Piece::text(text, self.theme.quiet).apart().sized(-1)
    }

    fn block(&self, block: &document::Block, is_titled: bool, flow: &mut Flow) {
        match block {
            document::Block::Text(text) => {
                let piece = Piece::text(self.measured(text), self.theme.strong);
                flow.pieces.push(piece.apart());
            }
            document::Block::Question(text) | document::Block::Small(text) => {
                // There is no such scale on a wall.
                if *text != *self.words.get("summary-log-scale") {
                    flow.pieces.push(self.remark(text));
                }
            }
            document::Block::List(entries) | document::Block::Quotes(entries) => {
                flow.pieces
                    .extend(entries.iter().map(|entry| self.entry(entry)));
            }
            document::Block::Table(table) => self.table(table.clone(), flow),
            document::Block::Bars(bars) => self.bars(bars, is_titled, flow),
            document::Block::Nps(nps) => self.bars(&nps.bars(), false, flow),
            document::Block::Spread(spread) => self.table(spread.table(), flow),
            document::Block::Pairs(pairs) => {
                let [first, second] = &pairs.names;
                let mut legend = format!("●\u{a0}{first}   ○\u{a0}{second}");
                if !pairs.gap.is_empty() {
                    legend = format!("{legend}   +/−\u{a0}{}", pairs.gap.to_lowercase());
                }
                let head = lead(self.remark(&legend), flow);
                for row in &pairs.rows {
                    let [first, second] = row.values.each_ref().map(|value| match &**value {
                        "" => "–",
                        value => value,
                    });
                    let value = format!("●\u{a0}{first} ○\u{a0}{second} {}", row.gap);
                    let track = Track::Pair(row.at);
                    let inks = [self.theme.accent, self.theme.quiet];
                    let piece = self.measure(&row.label, value.trim_end(), track, inks);
                    flow.pieces.push(piece.under(head));
                }
            }
            document::Block::Quadrant(quadrant) => {
                for (name, items) in &quadrant.corners {
                    flow.pieces.push(self.title(name));
                    let items = items
                        .iter()
                        .map(|item| Piece::text(self.measured(item), self.theme.text).marked("•"));
                    flow.pieces.extend(items);
                }
            }
            document::Block::Balance(balance) => {
                let [left, right, _] = &balance.names;
                let head = lead(self.remark(&format!("← {left}   {right} →")), flow);
                for row in &balance.rows {
                    let [_, _, value] = row.values.clone();
                    let track = Track::Balance(row.lengths);
                    let inks = [self.theme.good, self.theme.bad];
                    let piece = self.measure(&row.label, &value, track, inks);
                    flow.pieces.push(piece.under(head));
                }
            }
            document::Block::Grid(grid) => {
                self.table(table_of(grid), flow);
                let legend = grid.legend.iter();
                let legend: Vec<String> = legend
                    .map(|(mark, meaning)| format!("{} {meaning}", mark.sign()))
                    .collect();
                flow.pieces.push(self.remark(&legend.join("   ")));
            }
            document::Block::Cards(cards) => {
                for card in cards {
                    let title = Piece::text(self.measured(&card.title), self.theme.strong);
                    flow.pieces.push(title.marked("•").apart());
                    for (name, value) in &card.lines {
                        if let Some(above) = flow.pieces.last_mut() {
                            above.leads = true;
                        }
                        let text = self.measured(&format!("{name}: {value}"));
                        flow.pieces
                            .push(Piece::text(text, self.theme.text).sized(-1));
                    }
                }
            }
        }
    }

    fn entry(&self, entry: &Entry) -> Piece {
        let text = match &entry.by {
            Some(by) => format!("{} — {by}", entry.text),
            None => entry.text.clone(),
        };
        Piece::text(self.measured(&text), self.theme.text).marked("•")
    }

    /// The rows of a table of which columns beside each other would be too narrow for what is in them.
    fn rows(&self, table: &Table, flow: &mut Flow) {
        for row in &table.rows {
            let mut cells = row.iter().zip(&table.columns);
            let Some((title, _)) = cells.next() else {
                continue;
            };
            let title = Piece::text(self.measured(title), self.theme.text);
            let title = title.marked("•").apart();
            let told = cells.filter(|(cell, _)| !cell.trim().is_empty());
            let told: Vec<String> = told
                .map(|(cell, column)| format!("{}: {cell}", column.title))
                .collect();
            if told.is_empty() {
                flow.pieces.push(title);
                continue;
            }
            let told = self.measured(&told.join("  ·  "));
            let told = Piece::text(told, self.theme.quiet).marked(" ");
            flow.pieces.extend([title.leading(), told]);
        }
    }

    fn table(&self, table: Table, flow: &mut Flow) {
        let others = table.rows.iter().flat_map(|row| row.iter().skip(1));
        let is_long = others.map(|cell| width(cell)).max() > Some(LONG);
        let least = self.least();
        if is_long || (least > Size::CELLS && widths(&table, least, self.area.width).is_none()) {
            self.rows(&table, flow);
            return;
        }
        let index = flow.tables.len();
        let row = |cells: &mut dyn Iterator<Item = &String>| {
            let cells = cells.map(|cell| self.measured(cell)).collect();
            What::Row(cells, index)
        };
        let mut titles = table.columns.iter().map(|column| &column.title);
        let head = lead(Piece::of(row(&mut titles), self.theme.quiet).apart(), flow);
        let rows = table.rows.iter().map(|cells| row(&mut cells.iter()));
        let rows = rows.map(|row| Piece::of(row, self.theme.text).under(head));
        let rows: Vec<Piece> = rows.collect();
        flow.pieces.extend(rows);
        flow.tables.push(table);
    }

    /// Bars, those that count first.
    fn bars(&self, bars: &Bars, is_titled: bool, flow: &mut Flow) {
        // What the values are: without it nobody knows whether dots or people were counted.
        let value = if bars.is_logarithmic || bars.value == *self.words.get("summary-count") {
            ""
        } else {
            &bars.value
        };
        let told = match (is_titled, value) {
            (true, "") => bars.title.clone(),
            (true, value) => format!("{}: {}", bars.title, lowered(value)),
            (false, value) => value.to_owned(),
        };
        let head = (!told.is_empty()).then(|| {
            let style = if is_titled {
                self.theme.accent
            } else {
                self.theme.quiet
            };
            Piece::text(self.measured(&told), style).apart()
        });
        let head = head.and_then(|head| lead(head, flow));
        let (counted, none): (Vec<_>, Vec<_>) = bars.bars.iter().partition(|bar| bar.length > 0.0);
        for (n, bar) in counted.into_iter().chain(none).enumerate() {
            // On a scale of ratios ten minutes look like a quarter of three months: the ratio says it instead.
            let length = if bars.is_logarithmic { 0.0 } else { bar.length };
            let track = Track::Bar(length, bar.yardstick);
            let inks = [self.theme.accent, self.theme.quiet];
            let measure = self.measure(&bar.label, &bar.value, track, inks);
            let is_first = n == 0 && head.is_none();
            let measure = measure.under(head);
            flow.pieces
                .push(if is_first { measure.apart() } else { measure });
        }
        if let Some(yardstick) = &bars.yardstick {
            flow.pieces.push(self.remark(&format!("├┤ {yardstick}")));
        }
    }

    fn measure(
        &self,
        label: &str,
        value: &str,
        track: Track,
        inks: [ratatui::style::Style; 2],
    ) -> Piece {
        let measure = Measure {
            label: self.measured(label),
            value: self.measured(value),
            track,
            inks,
            strong: self.theme.strong,
        };
        Piece::of(What::Measure(Box::new(measure)), self.theme.text)
    }
}

/// Adds the head of what comes next; returns its index.
fn lead(head: Piece, flow: &mut Flow) -> Option<usize> {
    flow.pieces.push(head.leading());
    flow.pieces.len().checked_sub(1)
}

/// Returns a text with a small first letter, for the middle of a line.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The results in the order in which they matter on a wall: what they come to in a sentence, then the rest. For a
/// message that went through levels, how it fared at each comes before the table of its points, and the levels have
/// numbers in both, since their names would not fit beside each other.
fn ordered(results: &Section) -> Section {
    let mut section = results.clone();
    let blocks = &mut section.blocks;
    let is_text = |block: &document::Block| matches!(block, document::Block::Text(_));
    if let Some(at) = blocks.iter().position(is_text) {
        let sentence = blocks.remove(at);
        blocks.insert(0, sentence);
    }
    let grid = blocks
        .iter()
        .position(|block| matches!(block, document::Block::Grid(_)));
    let bars = blocks
        .iter()
        .position(|block| matches!(block, document::Block::Bars(_)));
    if let Some(grid) = grid {
        number(blocks, grid, bars);
        if let Some(bars) = bars.filter(|bars| grid < *bars) {
            blocks.swap(grid, bars);
        }
    }
    section
}

/// Puts the numbers of levels above the table instead of their names, and before these in the chart or, if there is
/// none, below the table.
fn number(blocks: &mut Vec<document::Block>, grid: usize, bars: Option<usize>) {
    let Some(document::Block::Grid(found)) = blocks.get_mut(grid) else {
        return;
    };
    let names = found.levels.clone();
    for (n, level) in found.levels.iter_mut().enumerate() {
        *level = (n + 1).to_string();
    }
    let numbered = |n: usize, name: &str| format!("{} {name}", n + 1);
    let chart = bars.and_then(|bars| blocks.get_mut(bars));
    if let Some(document::Block::Bars(found)) = chart {
        for (n, name) in names.iter().enumerate() {
            for bar in found.bars.iter_mut().filter(|bar| bar.label == *name) {
                bar.label = numbered(n, name);
            }
        }
        return;
    }
    let legend = names.iter().enumerate();
    let legend: Vec<String> = legend.map(|(n, name)| numbered(n, name)).collect();
    blocks.insert(grid + 1, document::Block::Small(legend.join("   ")));
}

/// A table of points and levels, with the signs of their marks.
fn table_of(grid: &Grid) -> Table {
    let levels = grid.levels.iter().map(|level| Column {
        title: level.clone(),
        align: Align::Left,
    });
    let first = Column {
        title: grid.title.clone(),
        align: Align::Left,
    };
    let rows = grid.rows.iter().map(|row| {
        let text = if row.kind.is_empty() {
            row.text.clone()
        } else {
            format!("{} ({})", row.text, row.kind)
        };
        let signs = row.marks.iter().map(|marks| {
            let sign = |mark: &Option<_>| mark.map_or(' ', crate::domain::event::Mark::sign);
            marks.iter().map(sign).collect::<String>()
        });
        std::iter::once(text).chain(signs).collect()
    });
    Table {
        columns: std::iter::once(first).chain(levels).collect(),
        rows: rows.collect(),
    }
}
