//! Sets a section of a document as lines of a screen, from the same blocks every export writes.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::document::{Bar, Bars, Block, Card, Entry, Section};
use crate::tui::theme::Theme;
use crate::tui::widgets::bars;
use crate::tui::widgets::text::{cut, pad, width, wrap};

mod charts;
mod tables;

pub use tables::shares;

/// The most cells of a bar on a page.
const LONGEST_BAR: usize = 60;
/// The blanks between the columns of a table.
const GAP: usize = 2;

/// How a section is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The cells there are, from left to right.
    pub cells: usize,
    /// The most cells of a bar.
    pub longest_bar: usize,
    /// The most lines of a name beside a figure; a longer name ends in an ellipsis.
    pub label_lines: usize,
    /// Whether everything that can be missed is left out: blank lines, yardsticks, names said elsewhere.
    pub is_tight: bool,
}

impl Setting {
    /// The setting of a page of so many cells that is scrolled: nothing is shortened.
    fn page(cells: usize) -> Self {
        Self {
            cells,
            longest_bar: LONGEST_BAR,
            label_lines: usize::MAX,
            is_tight: false,
        }
    }
}

/// Returns the lines of a section in at most `cells` columns, without its own title.
pub fn lines(section: &Section, theme: &Theme, cells: usize) -> Vec<Line<'static>> {
    pieces(section, theme, Setting::page(cells)).concat()
}

/// Returns the same lines in pieces that must not be split: a paragraph, a bar, a table.
pub fn pieces(section: &Section, theme: &Theme, setting: Setting) -> Vec<Vec<Line<'static>>> {
    let mut page = Page {
        theme,
        cells: setting.cells.max(10),
        setting,
        lines: Vec::new(),
        starts: Vec::new(),
        title_until: usize::MAX,
    };
    page.section(section);
    while page.lines.last().is_some_and(|line| line.width() == 0) {
        page.lines.pop();
    }
    let mut pieces = Vec::new();
    let ends = page.starts.iter().skip(1).copied().chain([usize::MAX]);
    for (start, end) in page.starts.iter().zip(ends) {
        let end = end.min(page.lines.len());
        pieces.extend(page.lines.get(*start..end).map(<[_]>::to_vec));
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

struct Page<'a> {
    theme: &'a Theme,
    cells: usize,
    setting: Setting,
    lines: Vec<Line<'static>>,
    /// The indexes of the lines at which a piece begins.
    starts: Vec<usize>,
    /// The index of the line after the last title; no piece may begin there.
    title_until: usize,
}

impl Page<'_> {
    fn section(&mut self, section: &Section) {
        for block in &section.blocks {
            self.block(block);
            self.gap();
        }
        for part in &section.parts {
            self.begin();
            self.wrapped(&part.title, self.theme.accent);
            self.title_until = self.lines.len();
            self.section(part);
        }
    }

    /// Begins a piece. A title just above is part of it.
    fn begin(&mut self) {
        let at = self.lines.len();
        if self.title_until != at && self.starts.last() != Some(&at) {
            self.starts.push(at);
        }
    }

    fn gap(&mut self) {
        let is_due = !self.setting.is_tight;
        if is_due && self.lines.last().is_some_and(|line| line.width() > 0) {
            self.begin();
            self.lines.push(Line::default());
        }
    }

    /// Returns the lines of a name beside a figure, at most as many as it may take.
    fn label(&self, text: &str, cells: usize) -> Vec<String> {
        let cells = cells.max(1);
        let mut lines = wrap(text, cells);
        let most = self.setting.label_lines.max(1);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(cut(&rest, cells));
        }
        lines
    }

    /// Returns the beginning of a row, and the lines of its label that go below it.
    fn head(&self, label: &str, cells: usize) -> (Span<'static>, Vec<String>) {
        let mut lines = self.label(label, cells).into_iter();
        let first = lines.next().unwrap_or_default();
        let head = format!("{}{}", pad(&first, cells), " ".repeat(GAP));
        (Span::styled(head, self.theme.text), lines.collect())
    }

    fn under(&mut self, rest: Vec<String>) {
        for line in rest {
            self.put(vec![Span::styled(line, self.theme.text)]);
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

    /// Sets text behind a mark, with further lines indented below the first.
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
        self.begin();
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
        self.begin();
        let text = match &entry.by {
            Some(by) => format!("{} — {by}", entry.text),
            None => entry.text.clone(),
        };
        self.marked("• ", &text, self.theme.text);
    }

    fn card(&mut self, card: &Card) {
        self.begin();
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
            let room = beside.min(self.setting.longest_bar);
            for bar in &bars.bars {
                self.begin();
                self.bar_beside(bar, label, room);
            }
        } else {
            let room = self
                .cells
                .saturating_sub(value + GAP)
                .min(self.setting.longest_bar);
            for bar in &bars.bars {
                self.begin();
                for line in self.label(&bar.label, self.cells) {
                    self.put(vec![Span::styled(line, self.theme.text)]);
                }
                self.bar_line(bar, Vec::new(), room.max(4));
            }
        }
        if let Some(yardstick) = bars.yardstick.as_ref().filter(|_| !self.setting.is_tight) {
            self.begin();
            self.marked("├┤ ", yardstick, self.theme.quiet);
        }
    }

    fn bar_beside(&mut self, bar: &Bar, label: usize, room: usize) {
        let (head, rest) = self.head(&bar.label, label);
        self.bar_line(bar, vec![head], room);
        self.under(rest);
    }

    /// Sets a bar and its value, with the range of its yardstick marked.
    fn bar_line(&mut self, bar: &Bar, mut spans: Vec<Span<'static>>, room: usize) {
        let drawn = pad(&bars::bar(bar.length, room), room);
        match bar.yardstick {
            Some((low, high)) => {
                let (low, high) = (bars::cell_at(low, room), bars::cell_at(high, room));
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
}
