//! Writes each block of a section as paragraphs and tables.

use super::body::{Body, Run, shading};
use super::page::WIDTH;
use crate::domain::document::{Align, Bar, Bars, Block, Card, Column, Entry, Grid, Table};
use crate::domain::event::Mark;
use crate::domain::results::percent;
use crate::export::chart;
use crate::export::raster::png;

/// The width of a picture in points, which is the width of the text.
const ROOM: f64 = WIDTH as f64 / 20.0;
/// The height of the highest picture in points: what fits on a page under a heading.
const HIGHEST: f64 = 640.0;
/// The units of lengths in drawings that make up one point.
const PER_POINT: f64 = 12_700.0;
/// The longest name of a level that is written horizontally, in characters.
const LONGEST_LYING: u32 = 8;

/// What a picture shows, as figures.
enum Figures<'b> {
    Table(Table),
    Grid(&'b Grid),
}

impl Figures<'_> {
    /// What it says that the picture may have cut short or left out.
    fn said(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match self {
            Self::Table(table) => Box::new(table.rows.iter().flatten().map(String::as_str)),
            Self::Grid(grid) => Box::new(grid.rows.iter().map(|row| row.text.as_str())),
        }
    }
}

impl Body<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Text(said) => self.paragraph("Normal", &[Run::plain(said)]),
            Block::Question(said) => self.paragraph("Question", &[Run::plain(said)]),
            Block::Small(said) => self.paragraph("Small", &[Run::plain(said)]),
            Block::List(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Block::Quotes(entries) => entries.iter().for_each(|entry| self.quote(entry)),
            Block::Table(table) => self.table(table),
            Block::Bars(bars) => self.chart(block, &Figures::Table(self.bars(bars))),
            Block::Nps(nps) => self.chart(block, &Figures::Table(self.bars(&nps.bars()))),
            Block::Spread(spread) => self.chart(block, &Figures::Table(spread.table())),
            Block::Pairs(pairs) => self.chart(block, &Figures::Table(pairs.table())),
            Block::Quadrant(quadrant) => self.chart(block, &Figures::Table(quadrant.table())),
            Block::Balance(balance) => self.chart(block, &Figures::Table(balance.table())),
            Block::Grid(grid) => self.chart(block, &Figures::Grid(grid)),
            Block::Cards(cards) => cards.iter().for_each(|card| self.card(card)),
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.said("ListBullet", &entry.text, entry.by.as_deref());
    }

    fn quote(&mut self, entry: &Entry) {
        let quoted = self.words.quoted(&entry.text);
        self.said("Quote", &quoted, entry.by.as_deref());
    }

    fn said(&mut self, style: &str, text: &str, by: Option<&str>) {
        let by = by.map(|by| format!(" — {by}"));
        let by = by.as_deref().map(Run::quiet);
        let runs: Vec<Run<'_>> = [Run::plain(text)].into_iter().chain(by).collect();
        self.paragraph(style, &runs);
    }

    fn card(&mut self, card: &Card) {
        self.paragraph("CardTitle", &[Run::plain(&card.title)]);
        for (n, (name, said)) in card.lines.iter().enumerate() {
            let name = format!("{name}: ");
            // Keeps a card on one page, as far as Word can.
            let keep = if n + 1 < card.lines.len() {
                "<w:keepNext/>"
            } else {
                ""
            };
            self.styled("CardLine", keep, &[Run::quiet(&name), Run::plain(said)]);
        }
    }

    /// A picture and, if they say more, its figures under it; the figures alone if the picture would be higher than a
    /// page.
    fn chart(&mut self, block: &Block, figures: &Figures<'_>) {
        let drawing = chart::draw(block, ROOM).filter(|drawing| drawing.height <= HIGHEST);
        let drawn = drawing.and_then(|drawing| Some((png(&drawing, &self.palette)?, drawing)));
        let is_all = drawn.as_ref().is_some_and(|(_, drawing)| {
            let shown = drawing.words();
            figures.said().all(|said| shown.contains(&spaced(said)))
        });
        if let Some((png, drawing)) = drawn {
            let size = (units(drawing.width), units(drawing.height));
            self.picture(png, size, &drawing.alt);
        }
        match figures {
            _ if is_all => {}
            Figures::Table(table) => self.table(table),
            Figures::Grid(grid) => self.grid(grid),
        }
    }

    fn bars(&self, bars: &Bars) -> Table {
        let yardstick = bars.yardstick.as_deref();
        let row = |bar: &Bar| {
            let expected = yardstick.map(|_| bar.yardstick.map(|bounds| self.bounds(bounds)));
            let cells = [bar.label.clone(), bar.value.clone()].into_iter();
            cells
                .chain(expected.map(Option::unwrap_or_default))
                .collect()
        };
        let titles = [&bars.title, &bars.value].map(|title| Column::left(title));
        Table {
            columns: titles
                .into_iter()
                .chain(yardstick.map(Column::left))
                .collect(),
            rows: bars.bars.iter().map(row).collect(),
        }
    }

    fn bounds(&self, (low, high): (f64, f64)) -> String {
        let said = |share: f64| percent((share * 100.0).round() / 100.0, self.words);
        let args = [("low", said(low).into()), ("high", said(high).into())];
        self.words.with("summary-from-to", &args)
    }

    /// Key points against levels: each mark is a sign on a shade.
    fn grid(&mut self, grid: &Grid) {
        let has_kinds = !grid.kind.is_empty();
        let levels = u32::try_from(grid.levels.len().max(1)).unwrap_or(1);
        let kind = if has_kinds { WIDTH / 8 } else { 0 };
        let level = (WIDTH / 2 / levels).min(WIDTH / 9);
        let text = WIDTH - kind - level * levels;
        let mut widths = vec![text];
        widths.extend(has_kinds.then_some(kind));
        widths.extend(grid.levels.iter().map(|_| level));
        self.open_table("House", &widths);
        // Long names are written upright, because nobody could read them in pieces.
        let longest = grid.levels.iter().map(|name| name.chars().count()).max();
        let longest = u32::try_from(longest.unwrap_or(0)).unwrap_or(0);
        let upright = if longest > LONGEST_LYING {
            "<w:textDirection w:val=\"btLr\"/>"
        } else {
            ""
        };
        let height = if upright.is_empty() {
            0
        } else {
            longest * 115 + 200
        };
        self.xml.raw(&format!(
            "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/><w:tblHeader/></w:trPr>"
        ));
        self.head(text, "", &[Run::plain(&grid.title)]);
        if has_kinds {
            self.head(kind, "", &[Run::plain(&grid.kind)]);
        }
        for name in &grid.levels {
            self.head(level, upright, &[Run::plain(name)]);
        }
        self.xml.raw("</w:tr>");
        for (n, row) in grid.rows.iter().enumerate() {
            self.keep_short(n, grid.rows.len());
            self.open_row(false);
            self.cell(text, "", "TableText", "", &[Run::plain(&row.text)]);
            if has_kinds {
                self.cell(kind, "", "TableText", "", &[Run::quiet(&row.kind)]);
            }
            for chains in &row.marks {
                let first = chains.first().copied().flatten();
                let agreed = first.filter(|first| chains.iter().all(|mark| *mark == Some(*first)));
                let look = agreed.map(|mark| self.shade(mark)).unwrap_or_default();
                let signs: String = chains.iter().map(|mark| mark.map_or(' ', sign)).collect();
                self.cell(level, &look, "TableText", CENTRED, &[Run::plain(&signs)]);
            }
            self.xml.raw("</w:tr>");
        }
        self.close_table();
        let legend = grid.legend.iter();
        let legend = legend.map(|(mark, meaning)| format!("{} {meaning}", sign(*mark)));
        let legend = legend.collect::<Vec<_>>().join("    ");
        self.paragraph("Small", &[Run::plain(&legend)]);
    }

    fn shade(&self, mark: Mark) -> String {
        let white = crate::domain::house::Colour {
            red: 255,
            green: 255,
            blue: 255,
        };
        match mark {
            Mark::Intact => shading(self.palette.accent.mixed(white, 0.65)),
            Mark::Changed => shading(self.palette.tint),
            Mark::Lost => String::new(),
        }
    }

    /// How Word calls the alignment of a column.
    pub(super) fn aligned(align: Align) -> &'static str {
        match align {
            Align::Left => "",
            Align::Right => "<w:jc w:val=\"right\"/>",
        }
    }
}

/// A text with one blank between its words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A length in points, in the unit of drawings.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no more than a page"
)]
fn units(points: f64) -> u32 {
    (points * PER_POINT).round() as u32
}

const CENTRED: &str = "<w:jc w:val=\"center\"/>";

/// A sign for a mark that can be told apart without colour.
fn sign(mark: Mark) -> char {
    match mark {
        Mark::Intact => '●',
        Mark::Changed => '◐',
        Mark::Lost => '○',
    }
}
