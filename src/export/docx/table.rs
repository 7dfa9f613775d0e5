//! Writes tables: columns as wide as their text needs, a header that is repeated on every page, rows that stay whole.

use super::body::{Body, Run, shading};
use super::page::WIDTH;
use crate::domain::document::Table;
use crate::export::face::{FontWeight, words};

/// How much wider letters may be than in our own font: the document is shown in the reader's.
const WIDER: f64 = 1.25;
/// The room to the left and right of the text in a cell, in twentieths of a point.
const PADDING: usize = 200;
/// The widest that a cell gets to fit its text, in twentieths of a point; longer text wraps.
const WIDEST: usize = 4_900;
/// The most rows of a table that is kept on one page.
const SHORT: usize = 12;
/// The most characters in a cell of a row that is kept on one page.
const LONGEST_WHOLE: usize = 600;

/// How large the letters of a table are: their size in points, and the styles of the header and of the cells.
struct Letters {
    size: f64,
    head: &'static str,
    cell: &'static str,
}

const ORDINARY: Letters = Letters {
    size: 10.0,
    head: "TableHead",
    cell: "TableText",
};
/// For a table whose columns are too narrow for its words.
const SMALL: Letters = Letters {
    size: 8.0,
    head: "TableHeadSmall",
    cell: "TableTextSmall",
};

impl Body<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let (widths, letters) = fitted(table);
        self.open_table("House", &widths);
        self.open_row(true);
        for (column, width) in table.columns.iter().zip(&widths) {
            let align = Self::aligned(column.align);
            let runs = [Run::plain(&column.title)];
            self.head_aligned(*width, ("", letters.head), align, &runs);
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
                self.cell(*width, "", letters.cell, align, &[Run::plain(cell)]);
            }
            self.xml.raw("</w:tr>");
        }
        self.close_table();
    }

    /// Begins a table with columns of these widths, in twentieths of a point.
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

    /// Keeps a short table on one page: each of its rows but the last stays with the next.
    pub(super) fn keep_short(&mut self, row: usize, rows: usize) {
        self.keep = rows <= SHORT && row + 1 < rows;
    }

    /// Begins a row that stays on one page; a header is repeated on every page.
    pub(super) fn open_row(&mut self, is_head: bool) {
        let head = if is_head { "<w:tblHeader/>" } else { "" };
        self.xml
            .raw(&format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>"));
    }

    /// A cell of the header.
    pub(super) fn head(&mut self, width: u32, look: &str, runs: &[Run<'_>]) {
        self.head_aligned(width, (look, ORDINARY.head), "", runs);
    }

    fn head_aligned(
        &mut self,
        width: u32,
        (look, style): (&str, &str),
        align: &str,
        runs: &[Run<'_>],
    ) {
        let place = if look.is_empty() { "bottom" } else { "center" };
        let shade = shading(self.palette.tint);
        // The schema wants these in the order shade, direction, place.
        let look = format!("{shade}{look}<w:vAlign w:val=\"{place}\"/>");
        self.cell(width, &look, style, align, runs);
    }

    /// A cell: its own look, the style and the properties of its paragraph, and its text.
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

    /// Ends a table and leaves room below it: without that, it would run into the next one.
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
fn wide(face: FontWeight, size: f64, said: &str) -> usize {
    (face.width(said, size) * WIDER * 20.0).ceil() as usize
}

/// The width a column needs, in twentieths of a point.
struct Needs {
    /// To have each of its texts on one line, within reason.
    wanted: usize,
    /// To have its longest word on one line.
    least: usize,
}

fn needs(table: &Table, n: usize, size: f64) -> Needs {
    let title = table
        .columns
        .get(n)
        .map_or("", |column| column.title.as_str());
    let cells = table.rows.iter().filter_map(|row| row.get(n));
    let (mut wanted, mut least) = (0, 0);
    for said in cells {
        wanted = wanted.max(wide(FontWeight::Regular, size, said).min(WIDEST));
        let words = words(said);
        let words = words.map(|word| wide(FontWeight::Regular, size, word));
        least = least.max(words.max().unwrap_or(0).min(WIDEST / 2));
    }
    wanted = wanted.max(wide(FontWeight::Strong, size, title).min(WIDEST));
    let words = words(title);
    let words = words.map(|word| wide(FontWeight::Strong, size, word));
    least = least.max(words.max().unwrap_or(0));
    Needs {
        wanted: wanted.max(least) + PADDING,
        least: least + PADDING,
    }
}

/// The widths of the columns, and letters small enough for their words to stay whole if that is possible.
fn fitted(table: &Table) -> (Vec<u32>, &'static Letters) {
    let of = |letters: &Letters| -> Vec<Needs> {
        let columns = 0..table.columns.len();
        columns.map(|n| needs(table, n, letters.size)).collect()
    };
    let ordinary = of(&ORDINARY);
    let least: usize = ordinary.iter().map(|needs| needs.least).sum();
    if least <= WIDTH as usize {
        (widths(&ordinary), &ORDINARY)
    } else {
        (widths(&of(&SMALL)), &SMALL)
    }
}

/// The widths of the columns. Each has room for its longest word, and those with more text share what is left. If the
/// page is too narrow for that, the widest columns get less.
fn widths(columns: &[Needs]) -> Vec<u32> {
    let page = WIDTH as usize;
    let cap = (0..=page)
        .rev()
        .step_by(20)
        .find(|cap| {
            columns
                .iter()
                .map(|needs| needs.least.min(*cap))
                .sum::<usize>()
                <= page
        })
        .unwrap_or(0);
    let least: usize = columns.iter().map(|needs| needs.least.min(cap)).sum();
    let wish: usize = columns.iter().map(|needs| needs.wanted - needs.least).sum();
    let spare = page.saturating_sub(least);
    let each: Vec<usize> = columns
        .iter()
        .map(|needs| needs.least.min(cap) + spare * (needs.wanted - needs.least) / wish.max(1))
        .collect();
    // In any case, all together are as wide as the page.
    let total = each.iter().sum::<usize>().max(1);
    let width = |own: &usize| u32::try_from(own * page / total).unwrap_or(WIDTH);
    each.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::document::Column;

    fn appendix(heads: &[&str]) -> Table {
        let mut columns = vec![Column::left("Onderwerp"), Column::left("Scores")];
        columns.extend(heads.iter().map(|head| Column::right(head)));
        let cells = [
            "Ik mag fouten herstellen zonder toestemming · leidinggevenden",
            "1: 2×, 2: 5×, 3: 3×, 4: 1×",
            "11",
            "3,27",
            "3,0",
            "0,49",
            "0,94",
        ];
        Table {
            columns,
            rows: vec![cells.map(str::to_owned).to_vec()],
        }
    }

    #[test]
    fn a_wide_table_has_smaller_letters_and_no_word_of_its_heads_or_figures_breaks() {
        let table = appendix(&["n", "Gemiddelde", "Mediaan", "Spreiding", "Eensgezindheid"]);
        let (widths, letters) = fitted(&table);
        assert!((letters.size - 8.0).abs() < 0.1, "{widths:?}");
        assert!(widths.iter().sum::<u32>() <= WIDTH);
        for (n, width) in widths.iter().enumerate().skip(2) {
            // Letters a quarter wider than ours still fit.
            let least = needs(&table, n, letters.size).least;
            assert!(*width as usize >= least, "{n}: {width} {least} {widths:?}");
        }
    }

    #[test]
    fn where_nothing_helps_the_widest_column_gives() {
        let long = "Kwaliteitsmanagementsysteemverantwoordelijkheidsverdeling";
        let mut table = appendix(&["n", "Gemiddelde", "Mediaan", "Spreiding", "Eensgezindheid"]);
        table.columns[5].title = long.to_owned();
        table.columns[6].title = long.to_owned();
        let (widths, letters) = fitted(&table);
        assert!(widths.iter().sum::<u32>() <= WIDTH);
        let least = needs(&table, 2, letters.size).least;
        assert!(widths[2] as usize + 20 >= least, "{widths:?}");
    }
}
