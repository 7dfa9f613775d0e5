//! The tables as CSV, which a spreadsheet opens as it is, and which cannot make it calculate anything.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::sheets::{Cell, Part, Sheet, Workbook};
use crate::domain::text::Lang;

/// The mark by which programs know that a file is UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// A file: what comes after the stem in its name, without a dot, and its bytes.
pub type Table = (&'static str, Vec<u8>);

/// The key of the name of a table's file; `None` for tables that are part of another one.
fn name(part: Part) -> Option<&'static str> {
    match part {
        Part::Actions => Some("csv-actions"),
        Part::Reviewed => Some("csv-reviewed"),
        Part::Decisions => Some("csv-decisions"),
        Part::Remarks => Some("csv-remarks"),
        Part::AllItems => Some("csv-items"),
        Part::AllFigures => Some("csv-figures"),
        Part::Summary | Part::Items | Part::Figures => None,
    }
}

/// Writes the tables that have the same columns in every workshop, one to a file. The name of each is a key of the
/// locale files.
///
/// # Errors
/// None that a session can cause: it writes to memory, and every row has a cell for every column.
pub fn write(workbook: &Workbook) -> Result<Vec<Table>, csv::Error> {
    let sheets = workbook.sheets.iter();
    let sheets = sheets.filter_map(|sheet| Some((name(sheet.part)?, sheet)));
    sheets
        .map(|(name, sheet)| Ok((name, table(sheet, workbook.lang)?)))
        .collect()
}

/// Dutch Excel expects semicolons between cells and decimal commas.
fn table(sheet: &Sheet, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let mut writer = WriterBuilder::new()
        .delimiter(if lang == Lang::Nl { b';' } else { b',' })
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(BOM.to_vec());
    writer.write_record(sheet.columns.iter().map(|title| harmless(title)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| said(cell, lang)))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn said(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) | Cell::Share(number) if lang == Lang::Nl => {
            number.to_string().replace('.', ",")
        }
        Cell::Number(number) | Cell::Share(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
    }
}

/// Makes sure no spreadsheet takes a text for a formula; see OWASP on CSV injection. The apostrophe is what people type
/// themselves to have a cell taken as text.
fn harmless(text: &str) -> String {
    let starts = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    let plain: String = text
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    // Some programs find a formula even after blanks.
    if text.starts_with(starts) || plain.trim_start().starts_with(starts) {
        format!("'{plain}")
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn written(lang: Lang, row: Vec<Cell>) -> String {
        let sheet = Sheet {
            part: Part::AllItems,
            title: String::new(),
            columns: row.iter().map(|_| "x".to_owned()).collect(),
            rows: vec![row],
            numbers: Vec::new(),
        };
        let bytes = table(&sheet, lang).unwrap();
        let text = bytes.strip_prefix(BOM).unwrap();
        let text = String::from_utf8(text.to_vec()).unwrap();
        text.split_once("\r\n").unwrap().1.to_owned()
    }

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for text in [
            "=1+1",
            "+31 6",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "  =cmd|' /C calc'!A0",
        ] {
            let row = written(Lang::En, vec![Cell::Text(text.to_owned())]);
            assert!(row.starts_with("\"'"), "{text:?}: {row:?}");
        }
        let row = written(Lang::En, vec![Cell::Text("a \"b\"\nc;d".to_owned())]);
        assert_eq!(row, "\"a \"\"b\"\"\nc;d\"\r\n");
        let row = written(Lang::En, vec![Cell::Text("a\u{1b}[31m\u{0}".to_owned())]);
        assert_eq!(row, "\"a[31m\"\r\n");
    }

    #[test]
    fn numbers_and_days_stay_what_they_are_in_each_language() {
        let row = || {
            let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
            vec![
                Cell::Number(-2.5),
                Cell::Share(0.25),
                Cell::Date(day),
                Cell::Empty,
            ]
        };
        assert_eq!(
            written(Lang::Nl, row()),
            "\"-2,5\";\"0,25\";\"2026-12-01\";\"\"\r\n"
        );
        assert_eq!(
            written(Lang::En, row()),
            "\"-2.5\",\"0.25\",\"2026-12-01\",\"\"\r\n"
        );
    }
}
