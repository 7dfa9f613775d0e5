//! Tables: columns as wide as what stands in them, a head that comes back on the next page, rows that stay whole.

use super::WIDTH;
use super::body::{Body, Run, shading};
use crate::domain::document::Table;
use crate::export::face::Face;

/// How large text in cells is, in points.
const SIZE: f64 = 10.0;
/// How much wider letters may be than ours: the document has the reader's own.
const WIDER: f64 = 1.12;
/// The room left and right of what stands in a cell.
const PADDING: usize = 200;
/// The widest a cell wants to be, in twentieths of a point; what is longer wraps.
const WIDEST: usize = 4_900;
/// A table with no more rows stays on one page.
const SHORT: usize = 12;
/// A row with a cell longer than this may be parted by the end of a page.
const LONGEST_WHOLE: usize = 600;

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let widths = widths(table);
        self.open_table("House", &widths);
        self.open_row(true);
        for (column, width) in table.columns.iter().zip(&widths) {
            let align = Self::aligned(column.align);
            self.head_aligned(*width, "", align, &[Run::plain(&column.title)]);
        }
        self.xml.raw("</w:tr>");
        for (n, row) in table.rows.iter().enumerate() {
            self.keep_short(n, table.rows.len());
            let is_long = row.iter().any(|cell| cell.len() > LONGEST_WHOLE);
            if is_long {
                self.xml.raw("<w:tr>");
            } else {
                self.open_row(false);
            }
            for ((cell, column), width) in row.iter().zip(&table.columns).zip(&widths) {
                let align = Self::aligned(column.align);
                self.cell(*width, "", "TableText", align, &[Run::plain(cell)]);
            }
            self.xml.raw("</w:tr>");
        }
        self.close_table();
    }

    /// A table with columns of these widths, in twentieths of a point.
    pub(super) fn open_table(&mut self, style: &str, widths: &[u32]) {
        let total: u32 = widths.iter().sum();
        self.xml.raw(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" \
             w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        for width in widths {
            self.xml.raw(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.xml.raw("</w:tblGrid>");
    }

    /// Keeps a short table on one page: every row but its last stays with the next.
    pub(super) fn keep_short(&mut self, row: usize, rows: usize) {
        self.keep = rows <= SHORT && row + 1 < rows;
    }

    /// A row that stays whole; the head comes back on every page.
    pub(super) fn open_row(&mut self, is_head: bool) {
        let head = if is_head { "<w:tblHeader/>" } else { "" };
        self.xml
            .raw(&format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
    }

    /// A cell of the head.
    pub(super) fn head(&mut self, width: u32, look: &str, runs: &[Run<'_>]) {
        self.head_aligned(width, look, "", runs);
    }

    fn head_aligned(&mut self, width: u32, look: &str, align: &str, runs: &[Run<'_>]) {
        let place = if look.is_empty() { "bottom" } else { "center" };
        let shade = shading(self.palette.tint);
        // The order of these is the schema's: shade, direction, place.
        let look = format!("{shade}{look}<w:vAlign w:val=\"{place}\"/>");
        self.cell(width, &look, "TableHead", align, runs);
    }

    /// A cell: its own look, the style and the properties of its paragraph, and what stands in it.
    pub(super) fn cell(
        &mut self,
        width: u32,
        look: &str,
        style: &str,
        properties: &str,
        runs: &[Run<'_>],
    ) {
        self.xml.raw(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{look}</w:tcPr>"
        ));
        if self.keep {
            self.styled(style, &format!("<w:keepNext/>{properties}"), runs);
        } else {
            self.styled(style, properties, runs);
        }
        self.xml.raw("</w:tc>");
    }

    /// The end of a table, and the room below it: two tables without any would be one.
    pub(super) fn close_table(&mut self) {
        self.xml.raw("</w:tbl>");
        self.paragraph("AfterTable", &[]);
    }
}

/// How wide a text is in a cell, in twentieths of a point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a text of any length is some millions of points long"
)]
fn wide(face: Face, said: &str) -> usize {
    (face.width(said, SIZE) * WIDER * 20.0).ceil() as usize
}

/// The widths of columns: each has room for its longest word, and those with more to say share what is left.
fn widths(table: &Table) -> Vec<u32> {
    let column = |n: usize| {
        let title = table
            .columns
            .get(n)
            .map_or("", |column| column.title.as_str());
        let cells = table
            .rows
            .iter()
            .filter_map(|row| row.get(n))
            .map(String::as_str);
        let (mut wanted, mut least) = (0, 0);
        for said in cells {
            wanted = wanted.max(wide(Face::Regular, said).min(WIDEST));
            let words = said
                .split_whitespace()
                .map(|word| wide(Face::Regular, word));
            least = least.max(words.max().unwrap_or(0).min(WIDEST / 2));
        }
        wanted = wanted.max(wide(Face::Strong, title).min(WIDEST));
        let words = title
            .split_whitespace()
            .map(|word| wide(Face::Strong, word));
        least = least.max(words.max().unwrap_or(0));
        (wanted.max(least), least)
    };
    let twips = |wide: usize| wide + PADDING;
    let columns: Vec<(usize, usize)> = (0..table.columns.len()).map(column).collect();
    let least: usize = columns.iter().map(|(_, least)| twips(*least)).sum();
    let wish: usize = columns.iter().map(|(wanted, least)| wanted - least).sum();
    let spare = (WIDTH as usize).saturating_sub(least);
    let each: Vec<usize> = columns
        .iter()
        .map(|(wanted, least)| twips(*least) + spare * (wanted - least) / wish.max(1))
        .collect();
    // All the same in the end: as wide as the page.
    let total = each.iter().sum::<usize>().max(1);
    let width = |own: &usize| u32::try_from(own * WIDTH as usize / total).unwrap_or(WIDTH);
    each.iter().map(width).collect()
}
