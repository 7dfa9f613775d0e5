//! The summary as a PDF on A4, with its own fonts, charts made of lines and surfaces, bookmarks, and tags that tell a
//! screen reader what is what. The same session always gives the same bytes.

use std::collections::BTreeSet;

use super::chart;
use super::drawing::{Anchor, Ink, Style};
use super::face::FontWeight;
use super::house::Palette;
use crate::domain::document::{Block, Card, Document, Entry, Section};
use crate::domain::house::HouseStyle;
use crate::domain::words::Words;

mod fault;
mod flow;
mod paint;
mod styles;
mod table;

pub use fault::PdfFault;
use flow::{Flow, LEFT, ROOM, Role};
use styles::{LEAD, SMALL, STRONG, TEXT, TITLE};

/// The most points that the beginning of a section may take and still be kept with its heading.
const MOST_AHEAD: f64 = 420.0;
/// The most points that the beginning of a text may take and still be kept with its heading.
const MOST_TEXT_AHEAD: f64 = 70.0;
/// How many lines of a list are kept with the heading above it.
const BEGUN: usize = 3;
/// How far the text of a list is indented, in points.
const INSET: f64 = 13.0;

/// A PDF.
pub struct Pdf {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The signs that its font lacks, each once.
    pub lacking: BTreeSet<String>,
}

/// Writes a summary as a PDF.
pub fn write(document: &Document, house: &HouseStyle) -> Result<Pdf, PdfFault> {
    let mut writer = Writer {
        flow: Flow::new(),
        words: Words::of(document.lang),
    };
    writer.top(document, house);
    writer.sections(2, &document.first);
    writer.sections(2, &document.rest);
    if !document.appendix.is_empty() {
        writer.flow.new_page();
        writer.heading(2, &writer.words.get("summary-appendix"), 0.0);
        writer.sections(3, &document.appendix);
    }
    let bytes = paint::paint(&writer.flow, document, house, &Palette::of(house))?;
    let lacking = writer.flow.lacking();
    Ok(Pdf { bytes, lacking })
}

struct Writer {
    flow: Flow,
    words: &'static Words,
}

impl Writer {
    /// The top of the first page: whose document it is, what it is about, who was there, and what came of it.
    fn top(&mut self, document: &Document, house: &HouseStyle) {
        self.flow
            .rect((LEFT, self.flow.y), (ROOM, 4.0), Ink::Accent);
        self.flow.y += 20.0;
        let high = self.flow.logo(house);
        if !house.organisation.is_blank() {
            let role = self.flow.role(Role::Paragraph);
            self.flow.line(
                role,
                LEFT,
                Anchor::Start,
                SMALL,
                house.organisation.as_str(),
            );
        }
        self.flow.y = self.flow.y.max(high) + 14.0;
        let role = self.flow.role(Role::Title);
        for line in FontWeight::Strong.wrap(&document.title, TITLE.size, ROOM) {
            self.flow.line(role, LEFT, Anchor::Start, TITLE, &line);
        }
        self.flow.y += 12.0;
        self.cover(&document.cover);
        if !document.headline.is_empty() {
            self.lead(&document.headline);
        }
    }

    /// Names with what they stand for under them, three side by side.
    fn cover(&mut self, cover: &[(String, String)]) {
        let column = ROOM / 3.0;
        for three in cover.chunks(3) {
            let cells: Vec<(&String, Vec<String>)> = three
                .iter()
                .map(|(name, value)| {
                    (
                        name,
                        FontWeight::Regular.wrap_at_most(value, TEXT.size, column - 12.0, 4),
                    )
                })
                .collect();
            let most = cells
                .iter()
                .map(|(_, lines)| lines.len())
                .max()
                .unwrap_or(0);
            self.flow.need(SMALL.leading() + chart::height(most, TEXT));
            let top = self.flow.y;
            let mut bottom = top;
            for (n, (name, lines)) in cells.iter().enumerate() {
                self.flow.y = top;
                let x = LEFT + chart::many(n) * column;
                let role = self.flow.role(Role::Paragraph);
                self.flow.line(role, x, Anchor::Start, SMALL, name);
                for line in lines {
                    self.flow.line(role, x, Anchor::Start, TEXT, line);
                }
                bottom = self.flow.y.max(bottom);
            }
            self.flow.y = bottom + 6.0;
        }
    }

    /// The sentences that sum up the session, on a tinted background.
    fn lead(&mut self, headline: &[String]) {
        let room = ROOM - 32.0;
        let sentences: Vec<Vec<String>> = headline
            .iter()
            .map(|sentence| FontWeight::Strong.wrap(sentence, LEAD.size, room))
            .collect();
        let lines: usize = sentences.iter().map(Vec::len).sum();
        let high = chart::height(lines, LEAD)
            + chart::many(sentences.len()) * 4.0
            + SMALL.leading()
            + 22.0;
        self.flow.y += 8.0;
        self.flow.need(high.min(flow::PAGE));
        if high <= flow::PAGE {
            let at = (LEFT, self.flow.y);
            self.flow.rect(at, (ROOM, high), Ink::Tint);
            self.flow.rect(at, (4.0, high), Ink::Accent);
        }
        self.flow.y += 11.0;
        let title = self.words.get("summary-headline");
        let role = self.flow.heading_role(2, &title);
        self.flow
            .line(role, LEFT + 18.0, Anchor::Start, SMALL, &title);
        self.flow.y += 2.0;
        for sentence in sentences {
            let role = self.flow.role(Role::Paragraph);
            for line in sentence {
                self.flow
                    .line(role, LEFT + 18.0, Anchor::Start, LEAD, &line);
            }
            self.flow.y += 4.0;
        }
        self.flow.y += 9.0;
    }

    /// A heading, which is never left alone at the foot of a page: so many points of what follows it must fit below.
    fn heading(&mut self, level: usize, title: &str, below: f64) {
        let size = match level {
            2 => 15.0,
            3 => 12.0,
            _ => 10.5,
        };
        let style = Style {
            ink: if level == 2 { Ink::Heading } else { Ink::Text },
            ..Style::strong(size)
        };
        let lines = FontWeight::Strong.wrap(title, size, ROOM);
        self.flow.gap(if level == 2 { 22.0 } else { 14.0 });
        self.flow
            .need(chart::height(lines.len(), style) + 5.0 + below);
        let role = self.flow.heading_role(level, title);
        for line in &lines {
            self.flow.line(role, LEFT, Anchor::Start, style, line);
        }
        self.flow.y += 5.0;
    }

    fn sections(&mut self, level: usize, sections: &[Section]) {
        for section in sections {
            if !section.title.trim().is_empty() {
                let below = ahead(section).unwrap_or(if level == 2 { 150.0 } else { 70.0 });
                self.heading(level, &section.title, below);
            }
            for block in &section.blocks {
                self.block(block);
            }
            self.sections(level + 1, &section.parts);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Text(said) => self.paragraph(TEXT, said),
            Block::Question(said) => self.paragraph(Style::quiet(10.0), said),
            Block::Small(said) => self.paragraph(SMALL, said),
            Block::List(entries) => self.list(entries),
            Block::Quotes(entries) => entries.iter().for_each(|entry| self.quote(entry)),
            Block::Table(found) => table::table(&mut self.flow, found),
            Block::Cards(cards) => cards.iter().for_each(|card| self.card(card)),
            Block::Bars(_)
            | Block::Nps(_)
            | Block::Spread(_)
            | Block::Pairs(_)
            | Block::Quadrant(_)
            | Block::Balance(_)
            | Block::Grid(_) => {
                if let Some(drawing) = chart::draw(block, ROOM) {
                    self.flow.gap(4.0);
                    self.flow.figure(drawing);
                    self.flow.gap(8.0);
                }
            }
        }
        self.flow.gap(5.0);
    }

    fn paragraph(&mut self, style: Style, said: &str) {
        let role = self.flow.role(Role::Paragraph);
        for line in style.face.wrap(said, style.size, ROOM) {
            self.flow.line(role, LEFT, Anchor::Start, style, &line);
        }
    }

    fn list(&mut self, entries: &[Entry]) {
        for entry in entries {
            let lines =
                FontWeight::Regular.wrap(&with_name(&entry.text, entry), TEXT.size, ROOM - INSET);
            let role = self.flow.role(Role::Item);
            self.flow.need(TEXT.leading());
            self.flow
                .disc((LEFT + 3.5, self.flow.y + 6.2), 1.7, Ink::Heading);
            for line in lines {
                self.flow
                    .line(role, LEFT + INSET, Anchor::Start, TEXT, &line);
            }
            self.flow.gap(3.0);
        }
    }

    fn quote(&mut self, entry: &Entry) {
        let quoted = self.words.quoted(&entry.text);
        let role = self.flow.role(Role::Item);
        for line in FontWeight::Regular.wrap(&with_name(&quoted, entry), TEXT.size, ROOM - INSET) {
            self.edged(role, TEXT, &line);
        }
        self.flow.gap(6.0);
    }

    fn card(&mut self, card: &Card) {
        self.flow.need(50.0);
        let role = self.flow.role(Role::Paragraph);
        for line in FontWeight::Strong.wrap(&card.title, STRONG.size, ROOM - INSET) {
            self.edged(role, STRONG, &line);
        }
        for (name, value) in &card.lines {
            let role = self.flow.role(Role::Paragraph);
            self.flow.rect((LEFT, self.flow.y), (2.0, 3.0), Ink::Accent);
            self.flow.y += 3.0;
            for line in FontWeight::Regular.wrap(name, SMALL.size, ROOM - INSET) {
                self.edged(role, SMALL, &line);
            }
            for line in FontWeight::Regular.wrap(value, TEXT.size, ROOM - INSET) {
                self.edged(role, TEXT, &line);
            }
        }
        self.flow.gap(9.0);
    }

    /// A line of text with a stroke in the accent colour before it.
    fn edged(&mut self, role: usize, style: Style, line: &str) {
        self.flow.need(style.leading());
        self.flow
            .rect((LEFT, self.flow.y), (2.0, style.leading()), Ink::Accent);
        self.flow
            .line(role, LEFT + INSET, Anchor::Start, style, line);
    }
}

/// How high the beginning of a section is, up to and including its first chart or the first row of its first table.
fn ahead(section: &Section) -> Option<f64> {
    let mut high = 0.0;
    for block in &section.blocks {
        match block {
            Block::Text(said) | Block::Question(said) | Block::Small(said) => {
                high += chart::height(TEXT.face.wrap(said, TEXT.size, ROOM).len(), TEXT) + 5.0;
            }
            Block::Table(found) => return Some(high + table::beginning(found)),
            Block::List(_) | Block::Quotes(_) | Block::Cards(_) => {
                return Some(high + chart::height(BEGUN, TEXT));
            }
            _ => {
                let picture = chart::draw(block, ROOM)?.height + 4.0;
                return (high + picture <= MOST_AHEAD).then_some(high + picture);
            }
        }
    }
    (high > 0.0).then_some(high.min(MOST_TEXT_AHEAD))
}

/// What was said and, if that may be told, who said it.
fn with_name(text: &str, entry: &Entry) -> String {
    match &entry.by {
        Some(by) => format!("{text} — {by}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
#[path = "pdf_tests.rs"]
mod tests;
