//! The summary as Markdown that also reads well as plain text.

use std::borrow::Cow;

use crate::domain::document::{Align, Bars, Block, Card, Document, Entry, Grid, Section, Table};
use crate::domain::event::Mark;
use crate::domain::results::percent;
use crate::domain::words::Words;

/// The longest bar, in characters.
const BAR: usize = 20;

/// Writes a summary as Markdown.
pub fn write(document: &Document) -> String {
    let words = Words::of(document.lang);
    let mut writer = Writer {
        out: String::new(),
        words,
    };
    writer.heading(1, &document.title);
    writer.cover(&document.cover);
    if !document.headline.is_empty() {
        writer.heading(2, &words.get("summary-headline"));
        for sentence in &document.headline {
            writer.line(&format!("**{}**", one_line(sentence)));
            writer.gap();
        }
    }
    writer.sections(2, &document.first);
    if !document.rest.is_empty() {
        writer.line("---");
        writer.gap();
    }
    writer.sections(2, &document.rest);
    if !document.appendix.is_empty() {
        writer.line("---");
        writer.gap();
        writer.heading(2, &words.get("summary-appendix"));
        writer.sections(3, &document.appendix);
    }
    writer.finish()
}

struct Writer {
    out: String,
    words: &'static Words,
}

impl Writer {
    /// The finished document, without any control characters except line breaks.
    fn finish(mut self) -> String {
        let stays = |c: char| c == '\n' || !c.is_control();
        if !self.out.chars().all(stays) {
            self.out.retain(stays);
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out.push('\n');
        self.out
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, title: &str) {
        let title = one_line(title);
        if !title.is_empty() {
            self.line(&format!("{} {title}", "#".repeat(level.min(6))));
            self.gap();
        }
    }

    fn cover(&mut self, cover: &[(String, String)]) {
        for (name, value) in cover {
            self.line(&format!("- **{}:** {}", one_line(name), one_line(value)));
        }
        if !cover.is_empty() {
            self.gap();
        }
    }

    fn sections(&mut self, level: usize, sections: &[Section]) {
        for section in sections {
            self.heading(level, &section.title);
            for block in &section.blocks {
                self.block(block);
            }
            self.sections(level + 1, &section.parts);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Text(said) => self.line(&text(said)),
            Block::Small(said) => self.line(&format!("*{}*", one_line(said))),
            Block::Question(said) => self.line(&format!("> {}", one_line(said))),
            Block::List(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Block::Quotes(entries) => entries.iter().for_each(|entry| self.quote(entry)),
            Block::Table(table) => self.table(table),
            Block::Bars(bars) => self.bars(bars),
            Block::Nps(nps) => self.bars(&nps.bars()),
            Block::Spread(spread) => self.table(&spread.table()),
            Block::Pairs(pairs) => self.table(&pairs.table()),
            Block::Quadrant(quadrant) => self.table(&quadrant.table()),
            Block::Balance(balance) => self.table(&balance.table()),
            Block::Grid(grid) => self.grid(grid),
            Block::Cards(cards) => cards.iter().for_each(|card| self.card(card)),
        }
        self.gap();
    }

    fn entry(&mut self, entry: &Entry) {
        let by = entry
            .by
            .as_ref()
            .map(|by| format!(" — {}", one_line(by)))
            .unwrap_or_default();
        self.line(&format!("- {}{by}", text(&entry.text)));
    }

    fn quote(&mut self, entry: &Entry) {
        let quoted = self.words.quoted(&entry.text);
        let quoted = text(&quoted);
        let by = entry
            .by
            .as_ref()
            .map(|by| format!(" — {}", one_line(by)))
            .unwrap_or_default();
        self.line(&format!("- {quoted}{by}"));
    }

    fn card(&mut self, card: &Card) {
        self.line(&format!("- **{}**", one_line(&card.title)));
        for (name, value) in &card.lines {
            self.line(&format!("  - {}: {}", one_line(name), one_line(value)));
        }
    }

    fn table(&mut self, table: &Table) {
        let titles: Vec<Cow<'_, str>> = table
            .columns
            .iter()
            .map(|column| cell(&column.title))
            .collect();
        let sides: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
        self.head(&titles, &sides);
        for row in &table.rows {
            self.row(row.iter().map(|said| cell(said)));
        }
    }

    fn head(&mut self, titles: &[Cow<'_, str>], sides: &[Align]) {
        self.row(titles.iter().cloned());
        let rule = |side: &Align| Cow::Borrowed(if *side == Align::Right { "---:" } else { "---" });
        self.row(sides.iter().map(rule));
    }

    fn row<'c>(&mut self, cells: impl Iterator<Item = Cow<'c, str>>) {
        self.out.push('|');
        for cell in cells {
            self.out.push(' ');
            self.out.push_str(&cell);
            self.out.push_str(" |");
        }
        self.out.push('\n');
    }

    fn bars(&mut self, bars: &Bars) {
        let words = self.words;
        let mut titles = vec![cell(&bars.title), Cow::Borrowed(""), cell(&bars.value)];
        titles.extend(bars.yardstick.as_deref().map(cell));
        self.head(&titles, &vec![Align::Left; titles.len()]);
        for bar in &bars.bars {
            let mut cells = vec![
                cell(&bar.label),
                Cow::Owned(drawn(bar.length)),
                cell(&bar.value),
            ];
            if bars.yardstick.is_some() {
                let expected = bar.yardstick.map(|(low, high)| {
                    let (low, high) = (
                        percent((low * 100.0).round() / 100.0, words),
                        percent((high * 100.0).round() / 100.0, words),
                    );
                    words.with(
                        "summary-from-to",
                        &[("low", low.into()), ("high", high.into())],
                    )
                });
                cells.push(Cow::Owned(expected.unwrap_or_default()));
            }
            self.row(cells.into_iter());
        }
    }

    fn grid(&mut self, grid: &Grid) {
        let has_kinds = !grid.kind.is_empty();
        let kind = |kind: &str| has_kinds.then(|| Cow::Owned(cell(kind).into_owned()));
        let titles: Vec<Cow<'_, str>> = std::iter::once(cell(&grid.title))
            .chain(kind(&grid.kind))
            .chain(grid.levels.iter().map(|level| cell(level)))
            .collect();
        self.head(&titles, &vec![Align::Left; titles.len()]);
        for row in &grid.rows {
            let marks = row.marks.iter().map(|chains| {
                Cow::Owned(chains.iter().map(|mark| glyph(*mark)).collect::<String>())
            });
            self.row(
                std::iter::once(cell(&row.text))
                    .chain(kind(&row.kind))
                    .chain(marks),
            );
        }
        self.gap();
        let legend: Vec<String> = grid
            .legend
            .iter()
            .map(|(mark, meaning)| format!("{} {meaning}", glyph(Some(*mark))))
            .collect();
        self.line(&legend.join("   "));
    }
}

fn glyph(mark: Option<Mark>) -> char {
    match mark {
        Some(Mark::Intact) => '█',
        Some(Mark::Changed) => '▒',
        Some(Mark::Lost) => '·',
        None => ' ',
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 20, clamped first"
)]
fn drawn(length: f64) -> String {
    let full = (length.clamp(0.0, 1.0) * 20.0).round() as usize;
    "█".repeat(full) + &"░".repeat(BAR - full.min(BAR))
}

/// A text in a cell of a table, where no line can begin.
fn cell(said: &str) -> Cow<'_, str> {
    if said.contains('\n') {
        Cow::Owned(inline(&slashed(said)).into_owned())
    } else {
        inline(said.trim())
    }
}

/// Several lines as one, with slashes between them.
fn slashed(said: &str) -> String {
    let lines: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" / ")
}

/// A text on one line. Its line breaks become slashes, since neither tables nor headings can hold any.
fn one_line(said: &str) -> Cow<'_, str> {
    if said.contains('\n') {
        return Cow::Owned(escape(&slashed(said)).into_owned());
    }
    escape(said.trim())
}

/// A text that may have several lines, all of which stay in one paragraph or list item.
fn text(said: &str) -> Cow<'_, str> {
    if !said.contains('\n') {
        return escape(said.trim());
    }
    let lines = said
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(escape);
    // Two blanks at the end break the line; two at the beginning keep it in its list item.
    Cow::Owned(lines.collect::<Vec<_>>().join("  \n  "))
}

/// A text that Markdown shows as it is. Characters that always have a meaning are escaped everywhere, those that only
/// have one at the beginning of a line only there.
fn escape(line: &str) -> Cow<'_, str> {
    match block_mark(line) {
        None => inline(line),
        Some(at) => {
            let (before, from) = line.split_at(at);
            Cow::Owned(format!("{before}\\{from}", from = inline(from)))
        }
    }
}

/// A text within a line that Markdown shows as it is.
fn inline(text: &str) -> Cow<'_, str> {
    let counts = |c: char| {
        matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '|' | '~' | '&' | '$'
        )
    };
    if !text.contains(counts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' if is_entity(text.get(at + 1..).unwrap_or_default()) => out.push_str("&amp;"),
            '&' => out.push('&'),
            _ => {
                if counts(c) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

/// Whether what follows an ampersand would make it the name or the number of a character.
fn is_entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < after.len() && name.starts_with(';')
}

/// The index of the character by which Markdown would take the line for a heading, a list, a rule or an underline.
fn block_mark(line: &str) -> Option<usize> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let next = chars.next();
    match first {
        '#' | '=' | ':' => Some(0),
        '-' | '+' => next
            .is_none_or(|next| next == ' ' || next == first)
            .then_some(0),
        _ => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let rest = line.as_bytes().get(digits..).unwrap_or_default();
            (digits > 0 && matches!(rest, [b'.' | b')'] | [b'.' | b')', b' ', ..]))
                .then_some(digits)
        }
    }
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
