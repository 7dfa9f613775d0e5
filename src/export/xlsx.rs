//! The tables as an Excel workbook: a sheet for each, ready to sort, filter and print.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Timelike};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Workbook as Book, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::house::Palette;
use super::sheets::{Cell, Part, Sheet, Workbook};
use crate::domain::house::{Colour, HouseStyle};
use crate::domain::words::Words;

/// The most characters in the name of a sheet, set by the format.
const NAME: usize = 31;
/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (9, 60);
/// The most characters in all columns together with which a printed page can still be read.
const PAGE: usize = 150;
/// The height of a line and of the highest row, in points.
const HEIGHTS: (usize, usize) = (15, 405);
/// The number of A4 among the paper sizes of the format.
const A4: u8 = 9;
/// The most characters in the footer of a page, set by the format.
const FOOT: usize = 255;

/// Writes the tables as a workbook.
///
/// # Errors
/// None that a session can cause: texts, names and sizes are within what the format can hold.
pub fn write(workbook: &Workbook, house: &HouseStyle) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    // By default, the writer adds the time of the export.
    let mut properties = DocProperties::new()
        .set_title(&workbook.title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(1970, 1, 1)?);
    if let Some(at) = workbook.created {
        let at = at.naive_utc();
        if let Some(day) = excel_day(at.date()) {
            properties = properties.set_creation_datetime(&day.and_hms(
                u16::try_from(at.hour()).unwrap_or(0),
                u8::try_from(at.minute()).unwrap_or(0),
                f64::from(at.second()),
            )?);
        }
    }
    book.set_properties(&properties);
    let styles = Styles::of(house);
    let mut names = Names::default();
    for sheet in &workbook.sheets {
        if sheet.rows.is_empty() {
            continue;
        }
        let page = book.add_worksheet();
        page.set_name(names.of(&sheet.title))?;
        set_page(page, house, workbook);
        if sheet.part == Part::Summary {
            summary(page, sheet, &styles)?;
        } else {
            table(page, sheet, &styles)?;
        }
    }
    book.save_to_buffer()
}

/// A day as a spreadsheet has it; `None` if it lies outside the years of spreadsheets, 1900 to 9999.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
}

fn set_page(page: &mut Worksheet, house: &HouseStyle, workbook: &Workbook) {
    page.set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    let words = Words::of(workbook.lang);
    let number = words.with("page-of", &[("page", "&P".into()), ("pages", "&N".into())]);
    // In a footer, an ampersand begins a command; two of them make one ampersand.
    let plain = |text: &str| text.replace('&', "&&");
    let foot = format!("&L{}&R{number}", plain(house.footer.as_str()));
    if foot.chars().count() < FOOT {
        page.set_footer(foot);
    }
}

/// How cells look.
struct Styles {
    head: Format,
    text: Format,
    number: Format,
    whole: Format,
    share: Format,
    date: Format,
    title: Format,
    name: Format,
    value: Format,
    day: Format,
}

impl Styles {
    fn of(house: &HouseStyle) -> Self {
        let palette = Palette::of(house);
        let colour = |colour: Colour| {
            Color::RGB(
                u32::from(colour.red) << 16 | u32::from(colour.green) << 8 | u32::from(colour.blue),
            )
        };
        let font = house.font.as_ref().map_or("Calibri", |font| font.as_str());
        let plain = Format::new()
            .set_font_name(font)
            .set_font_size(11)
            .set_font_color(colour(palette.ink))
            .set_align(FormatAlign::Top);
        let cell = plain
            .clone()
            .set_border_bottom(FormatBorder::Hair)
            .set_border_bottom_color(colour(palette.line));
        let date = "ddd d mmm yyyy";
        Self {
            head: plain
                .clone()
                .set_indent(1)
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(colour(palette.on_accent))
                .set_background_color(colour(palette.accent)),
            text: cell.clone().set_text_wrap().set_indent(1),
            number: cell.clone().set_num_format("0.00###_)"),
            whole: cell.clone().set_num_format("0_)"),
            share: cell.clone().set_num_format("0%_)"),
            date: cell
                .set_num_format(date)
                .set_align(FormatAlign::Left)
                .set_indent(1),
            title: plain
                .clone()
                .set_bold()
                .set_font_size(18)
                .set_text_wrap()
                .set_underline(FormatUnderline::None)
                .set_font_color(colour(palette.heading)),
            name: plain.clone().set_font_color(colour(palette.quiet)),
            value: plain.clone().set_text_wrap().set_align(FormatAlign::Left),
            day: plain.set_num_format(date).set_align(FormatAlign::Left),
        }
    }
}

/// The first sheet: names and what they stand for, under the title of the workshop in large letters.
fn summary(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    page.set_portrait();
    page.set_screen_gridlines(false);
    page.set_column_width(0, 18)?;
    page.set_column_width(1, 80)?;
    for (at, row) in (0_u32..).zip(&sheet.rows) {
        let texts = row.iter().map(|cell| match cell {
            Cell::Text(text) => text.as_str(),
            _ => "",
        });
        let (title, others) = (
            2 * height(texts.clone(), &[18, 45]),
            height(texts, &[18, 80]) + 3,
        );
        page.set_row_height(at, points(if at == 0 { title } else { others }))?;
        let style = if at == 0 {
            &styles.title
        } else {
            &styles.value
        };
        for (column, cell) in (0_u16..).zip(row) {
            let style = if column == 0 { &styles.name } else { style };
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    page.write_string_with_format(at, column, text, style)?;
                }
                Cell::Number(number) | Cell::Share(number) => {
                    page.write_number_with_format(at, column, *number, style)?;
                }
                Cell::Date(date) => match excel_day(*date) {
                    Some(day) => {
                        page.write_datetime_with_format(at, column, day, &styles.day)?;
                    }
                    None => {
                        page.write_string_with_format(at, column, date.to_string(), style)?;
                    }
                },
            }
        }
    }
    Ok(())
}

fn table(page: &mut Worksheet, sheet: &Sheet, styles: &Styles) -> Result<(), XlsxError> {
    let widths = widths(sheet);
    for ((column, title), width) in (0_u16..).zip(&sheet.columns).zip(&widths) {
        page.write_string_with_format(0, column, title, &styles.head)?;
        page.set_column_width(column, points(*width))?;
    }
    page.set_row_height(
        0,
        points(height(sheet.columns.iter().map(String::as_str), &widths) + 4),
    )?;
    for (at, row) in (1_u32..).zip(&sheet.rows) {
        let texts = row.iter().map(|cell| match cell {
            Cell::Text(text) => text.as_str(),
            _ => "",
        });
        page.set_row_height(at, points(height(texts, &widths)))?;
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Empty => page.write_blank(at, column, &styles.text)?,
                Cell::Text(text) => {
                    page.write_string_with_format(at, column, text, &styles.text)?
                }
                Cell::Number(number) => {
                    let style = if number.fract() == 0.0 {
                        &styles.whole
                    } else {
                        &styles.number
                    };
                    page.write_number_with_format(at, column, *number, style)?
                }
                Cell::Share(share) => {
                    page.write_number_with_format(at, column, *share, &styles.share)?
                }
                Cell::Date(date) => match excel_day(*date) {
                    Some(day) => page.write_datetime_with_format(at, column, day, &styles.date)?,
                    None => {
                        page.write_string_with_format(at, column, date.to_string(), &styles.text)?
                    }
                },
            };
        }
    }
    let last = (
        u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX),
        u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX),
    );
    page.autofilter(0, 0, last.0, last.1)?;
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How wide each column is, in characters: as wide as its text, within what a page can hold. Longer text wraps.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let (narrowest, widest) = WIDTHS;
    let of = |cell: &Cell| match cell {
        Cell::Text(text) => text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0),
        Cell::Date(_) => "wed 30 sept 2026".len(),
        _ => narrowest,
    };
    let wanted = |(column, title): (usize, &String)| {
        let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(of);
        // A title only wraps between words, and the arrow of the filter needs room too.
        let words = title.split_whitespace().map(UnicodeWidthStr::width);
        let word = words.max().unwrap_or(0) + 3;
        (cells.max().unwrap_or(0) + 2)
            .max(word)
            .clamp(narrowest, widest)
    };
    let mut widths: Vec<usize> = sheet.columns.iter().enumerate().map(wanted).collect();
    // The widest columns get narrower first, as far as words can still be read in them.
    let least = 2 * narrowest;
    while widths.iter().sum::<usize>() > PAGE {
        match widths.iter_mut().max() {
            Some(width) if *width > least => *width -= 1,
            _ => break,
        }
    }
    widths
}

/// The height of a row in points. Programs that do not measure wrapped text themselves would print lines over each
/// other.
fn height<'t>(texts: impl Iterator<Item = &'t str>, widths: &[usize]) -> usize {
    let lines = texts.zip(widths).map(|(text, width)| {
        // Words that do not fit leave the end of a line empty.
        let broken = (width * 9 / 10).max(1);
        let lines = text.lines().map(|line| match line.width() {
            short if short < *width => 1,
            long => long.div_ceil(broken),
        });
        lines.sum::<usize>()
    });
    let (line, highest) = HEIGHTS;
    (lines.max().unwrap_or(1).max(1) * line).min(highest)
}

#[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
fn points(length: usize) -> f64 {
    length as f64
}

/// The names of sheets: allowed by the format, and each used once.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    fn of(&mut self, title: &str) -> String {
        // Drops what the format forbids, and the name Excel keeps for itself.
        let plain: String = title
            .chars()
            .map(|c| {
                if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = plain.trim_matches('\'').trim();
        let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") {
            "—"
        } else {
            plain
        };
        let numbered = (1_u32..).map(|n| {
            let end = if n == 1 {
                String::new()
            } else {
                format!(" ({n})")
            };
            cut(plain, NAME - end.chars().count()) + &end
        });
        let name = numbered
            .into_iter()
            .find(|name| !self.taken.contains(&name.to_lowercase()));
        let name = name.unwrap_or_default();
        self.taken.insert(name.to_lowercase());
        name
    }
}

/// A text of at most `most` UTF-16 units, which is what the format counts; cut between words if possible.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += c.len_utf16();
        if used > most {
            break;
        }
        kept.push(c);
    }
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(words, _)| words);
    let whole = if whole.chars().count() * 2 > most {
        whole
    } else {
        &kept
    };
    format!("{}…", whole.trim_end_matches([' ', ',', ':', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_every_program_takes() {
        let mut names = Names::default();
        let long = "Van vier maanden naar vier minuten: de boodschap";
        let titles = [
            "Acties",
            "acties",
            "A/B: wat [dan]?",
            "'t Einde'",
            "",
            "***",
            "History",
            long,
            long,
            long,
            "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字",
        ];
        let given = titles.map(|title| names.of(title));
        assert_eq!(
            given[..4],
            ["Acties", "acties (2)", "A B wat dan", "t Einde"]
        );
        assert_eq!(given[7], "Van vier maanden naar vier…");
        assert_eq!(given[8], "Van vier maanden naar… (2)");
        let different: BTreeSet<String> = given.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(different.len(), titles.len());
        for name in given {
            assert!(
                !name.is_empty() && name.encode_utf16().count() <= NAME,
                "{name}"
            );
        }
    }
}
