//! Each piece of a section as paragraphs and tables.

use super::WIDTH;
use super::body::{Body, Run, shading};
use crate::domain::document::{Align, Bars, Block, Card, Entry, Grid};
use crate::domain::event::Mark;
use crate::domain::results::percent;

/// A value longer than this needs a column as wide as the names have.
const LONG_VALUE: usize = 24;
/// The height of a bar, in twentieths of a point.
const BAR: u32 = 190;
/// The room left and right of a bar.
const GAP: u32 = 85;
/// The longest name of a level that stands as other heads do, in characters.
const LONGEST_LYING: u32 = 8;

impl Body<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Text(said) => self.paragraph("Normal", &[Run::plain(said)]),
            Block::Question(said) => self.paragraph("Question", &[Run::plain(said)]),
            Block::Small(said) => self.paragraph("Small", &[Run::plain(said)]),
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
    }

    fn entry(&mut self, entry: &Entry) {
        self.said("ListBullet", &entry.text, entry.by.as_deref());
    }

    fn quote(&mut self, entry: &Entry) {
        let args = [("text", entry.text.as_str().into())];
        let quoted = self.words.with("quoted", &args);
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
            // What belongs together stays on one page, as far as Word can.
            let keep = if n + 1 < card.lines.len() {
                "<w:keepNext/>"
            } else {
                ""
            };
            self.styled("CardLine", keep, &[Run::quiet(&name), Run::plain(said)]);
        }
    }

    /// Bars as cells with a colour, so that they can be edited and are sharp in print.
    fn bars(&mut self, bars: &Bars) {
        let is_long = bars.bars.iter().any(|bar| bar.value.len() > LONG_VALUE);
        let label = WIDTH * 3 / 8;
        let value = if is_long { WIDTH * 3 / 8 } else { WIDTH / 5 };
        let yardstick = bars.yardstick.as_deref();
        let beside = yardstick.map(|_| WIDTH / 6);
        let bar = WIDTH - label - value - beside.unwrap_or(0);
        let widths: Vec<u32> = [label, bar, value].into_iter().chain(beside).collect();
        self.open_table("House", &widths);
        self.open_row(true);
        let titles = [bars.title.as_str(), "", bars.value.as_str()];
        for (title, width) in titles.into_iter().chain(yardstick).zip(&widths) {
            self.head(*width, "", &[Run::plain(title)]);
        }
        self.xml.raw("</w:tr>");
        for (n, one) in bars.bars.iter().enumerate() {
            self.keep_short(n, bars.bars.len());
            self.open_row(false);
            self.cell(label, "", "TableText", "", &[Run::plain(&one.label)]);
            self.bar(bar, one.length);
            self.cell(value, "", "TableText", "", &[Run::plain(&one.value)]);
            if let Some(beside) = beside {
                let said = one.yardstick.map(|bounds| self.bounds(bounds));
                let said = said.unwrap_or_default();
                self.cell(beside, "", "TableText", "", &[Run::quiet(&said)]);
            }
            self.xml.raw("</w:tr>");
        }
        self.close_table();
    }

    fn bounds(&self, (low, high): (f64, f64)) -> String {
        let said = |share: f64| percent((share * 100.0).round() / 100.0, self.words);
        let args = [("low", said(low).into()), ("high", said(high).into())];
        self.words.with("summary-from-to", &args)
    }

    /// A bar in a cell: a table of one row, so that it is as high as the others whatever stands beside it.
    fn bar(&mut self, width: u32, length: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between nothing and the width"
        )]
        let full = (length.clamp(0.0, 1.0) * f64::from(width - 2 * GAP)).round() as u32;
        let empty = width - 2 * GAP - full;
        self.xml.raw(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
        ));
        let accent = shading(self.palette.accent);
        let parts = [(full, accent.as_str()), (empty, "")];
        let parts = parts.into_iter().filter(|(width, _)| *width > 0);
        let parts: Vec<(u32, &str)> = parts.collect();
        let widths: Vec<u32> = parts.iter().map(|(width, _)| *width).collect();
        self.open_table("Cover", &widths);
        self.xml.raw(&format!(
            "<w:tr><w:trPr><w:trHeight w:val=\"{BAR}\" w:hRule=\"exact\"/></w:trPr>"
        ));
        for (width, look) in parts {
            self.cell(width, look, "AfterTable", "", &[]);
        }
        self.xml.raw("</w:tr></w:tbl>");
        self.paragraph("AfterBar", &[]);
        self.xml.raw("</w:tc>");
    }

    /// Key points against levels: a sign and a shade a mark.
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
        // Long names stand upright: broken into pieces nobody could read them.
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

    /// How a column stands in its cells.
    pub(super) fn aligned(align: Align) -> &'static str {
        match align {
            Align::Left => "",
            Align::Right => "<w:jc w:val=\"right\"/>",
        }
    }
}

const CENTRED: &str = "<w:jc w:val=\"center\"/>";

/// A sign for a mark that says it without a colour.
fn sign(mark: Mark) -> char {
    match mark {
        Mark::Intact => '●',
        Mark::Changed => '◐',
        Mark::Lost => '○',
    }
}
