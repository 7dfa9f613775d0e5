//! Sets the charts of a section in cells. Signs and densities tell apart what colours would.

use ratatui::text::Span;

use crate::domain::document::{Balance, Nps, Pairs, Quadrant, Spread};
use crate::tui::widgets::bars;
use crate::tui::widgets::section::{GAP, Page};
use crate::tui::widgets::text::{pad, width};

/// The densities of the three classes of a Net Promoter Score, the best first.
const DENSITIES: [&str; 3] = ["█", "▒", "░"];
/// The signs of the two figures of a pair.
const POINTS: [char; 2] = ['●', '○'];

impl Page<'_> {
    /// Sets a Net Promoter Score: one bar of three densities, and what each stands for.
    pub(super) fn nps(&mut self, nps: &Nps) {
        let head = format!("{}  {}", nps.label, nps.score);
        self.wrapped(head.trim_start(), self.theme.strong);
        let room = self.cells.min(self.setting.longest_bar);
        let mut drawn = 0;
        let mut reached = 0.0;
        let mut spans = Vec::new();
        for (class, density) in nps.classes.iter().zip(DENSITIES) {
            reached += class.length;
            let until = bars::cell_at(reached, room + 1).max(drawn);
            spans.push(Span::styled(
                density.repeat(until - drawn),
                self.theme.accent,
            ));
            drawn = until;
        }
        self.put(spans);
        for (class, density) in nps.classes.iter().zip(DENSITIES) {
            let text = format!("{}  {}", class.label, class.value);
            self.marked(&format!("{density} "), &text, self.theme.text);
        }
    }

    /// Sets how many gave each score, with a column for each.
    pub(super) fn spread(&mut self, spread: &Spread) {
        let value = spread.rows.iter().map(|row| width(&row.value)).max();
        let value = value.unwrap_or(0);
        let scores = spread.scores.iter().map(|score| width(score)).max();
        let column = scores.unwrap_or(1).max(2) + 1;
        let wide = column * spread.scores.len();
        let label = self.cells.saturating_sub(wide + value + 2 * GAP);
        if label < 8 {
            self.table(&spread.table());
            return;
        }
        let labels = spread.rows.iter().map(|row| width(&row.label)).max();
        let label = label.min(labels.unwrap_or(0).max(8));
        let mut head = " ".repeat(label + GAP);
        for score in &spread.scores {
            head.push_str(&right(score, column));
        }
        self.put(vec![Span::styled(head, self.theme.quiet)]);
        for row in &spread.rows {
            let (head, rest) = self.head(&row.label, label);
            let mut spans = vec![head];
            for count in &row.counts {
                let (text, style) = match count {
                    0 => ("·".to_owned(), self.theme.quiet),
                    n => (n.to_string(), self.theme.strong),
                };
                spans.push(Span::styled(right(&text, column), style));
            }
            let value = format!("{}{}", " ".repeat(GAP), row.value);
            spans.push(Span::styled(value, self.theme.text));
            self.put(spans);
            self.under(rest);
        }
    }

    /// Sets a line with two points for each item.
    pub(super) fn pairs(&mut self, pairs: &Pairs) {
        let values_of = |row: &crate::domain::document::Pair| {
            let mut text = row.values.join(" · ");
            if !row.gap.is_empty() {
                text = format!("{text}  {}", row.gap);
            }
            text
        };
        let values = pairs.rows.iter().map(|row| width(&values_of(row))).max();
        let labels = pairs.rows.iter().map(|row| width(&row.label)).max();
        let label = labels.unwrap_or(0).min(self.cells * 2 / 5);
        let room = self
            .cells
            .saturating_sub(label + values.unwrap_or(0) + 2 * GAP)
            .min(self.setting.longest_bar);
        if room < 8 {
            self.table(&pairs.table());
            return;
        }
        for row in &pairs.rows {
            let (head, rest) = self.head(&row.label, label);
            let mut spans = vec![head];
            let at = row.at.map(|at| at.map(|at| bars::cell_at(at, room)));
            for cell in 0..room {
                let point = at.iter().position(|at| *at == Some(cell));
                let both = at[0] == Some(cell) && at[1] == Some(cell);
                let between = match at {
                    [Some(a), Some(b)] => (a.min(b)..a.max(b)).contains(&cell),
                    _ => false,
                };
                let (sign, style) = match point {
                    Some(_) if both => ('◉', self.theme.accent),
                    Some(n) => (POINTS.get(n).copied().unwrap_or('●'), self.theme.accent),
                    None if between => ('━', self.theme.accent),
                    None => ('·', self.theme.line),
                };
                spans.push(Span::styled(sign.to_string(), style));
            }
            let value = format!("{}{}", " ".repeat(GAP), values_of(row));
            spans.push(Span::styled(value, self.theme.strong));
            self.put(spans);
            self.under(rest);
        }
        let [first, second] = &pairs.names;
        let legend = format!("{} {first}   {} {second}", POINTS[0], POINTS[1]);
        self.wrapped(&legend, self.theme.quiet);
    }

    /// Sets the corners of a quadrant in words: a plane of points says less in cells.
    pub(super) fn quadrant(&mut self, quadrant: &Quadrant) {
        for (name, items) in &quadrant.corners {
            self.wrapped(name, self.theme.strong);
            for item in items {
                self.marked("• ", item, self.theme.text);
            }
        }
    }

    /// Sets what helps to the left of a line, and what hinders to the right.
    pub(super) fn balance(&mut self, balance: &Balance) {
        let labels = balance.rows.iter().map(|row| width(&row.label)).max();
        let label = labels.unwrap_or(0).min(self.cells * 2 / 5);
        let values = balance.rows.iter().map(|row| width(&row.values[2])).max();
        let room = self
            .cells
            .saturating_sub(label + values.unwrap_or(0) + 3 * GAP + 1)
            .min(self.setting.longest_bar)
            / 2;
        if room < 4 {
            self.table(&balance.table());
            return;
        }
        for row in &balance.rows {
            let [left, wrong] = row.lengths.map(|length| bars::bar(length, room));
            let (head, rest) = self.head(&row.label, label);
            // There are no partial blocks for the left end of a bar, so only whole cells are drawn.
            let full = left.chars().filter(|c| *c == '█').count();
            let left = right(&"█".repeat(full.max(usize::from(!left.is_empty()))), room);
            self.put(vec![
                head,
                Span::styled(left, self.theme.good),
                Span::styled("│", self.theme.line),
                Span::styled(pad(&wrong, room), self.theme.bad),
                Span::styled(
                    format!("{}{}", " ".repeat(GAP), row.values[2]),
                    self.theme.strong,
                ),
            ]);
            self.under(rest);
        }
        let [left, wrong, _] = &balance.names;
        self.wrapped(&format!("{left} │ {wrong}"), self.theme.quiet);
    }
}

fn right(text: &str, cells: usize) -> String {
    format!("{}{text}", " ".repeat(cells.saturating_sub(width(text))))
}
