//! Splits pasted text into lines, and lines into cells: by tabs, as spreadsheets copy, or by the bars of Markdown.

use super::marks;
use crate::domain::text::MAX_TEXT;

/// A line as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number in what was pasted, from 1.
    pub(super) number: usize,
    /// Its cells as they came; one where it has none.
    pub(super) cells: Vec<String>,
}

/// Splits a text into lines. In a spreadsheet a cell can have lines of its own, and is copied between quotation marks.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let text: Vec<String> = text.lines().map(marks::without_tab).collect();
    let text = text.join("\n");
    let (mut rows, mut rest, mut number) = (Vec::new(), text.as_str(), 1);
    while !rest.is_empty() {
        let whole = rest;
        let mut cells = Vec::new();
        loop {
            let (cell, behind) = cell(rest);
            cells.push(cell);
            rest = behind;
            match rest.strip_prefix('\t') {
                Some(next) => rest = next,
                None => break,
            }
        }
        rest = rest.strip_prefix('\n').unwrap_or(rest);
        rows.push(Row { number, cells });
        let taken = whole.get(..whole.len() - rest.len());
        number += taken.unwrap_or_default().matches('\n').count();
    }
    rows
}

/// The cell a text begins with, and what stands behind it.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = quoted(text) {
        return quoted;
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (cell.to_owned(), rest)
}

/// A cell that a spreadsheet put between quotation marks, as it has lines, tabs or such marks of its own. Marks that
/// somebody typed around a whole line are none of that.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let (mut cell, mut needs_quotes) = (String::new(), false);
    let mut signs = inner.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if at > MAX_TEXT {
            return None;
        }
        if sign != '"' {
            needs_quotes |= matches!(sign, '\n' | '\t');
            cell.push(sign);
        } else if signs.peek().is_some_and(|(_, next)| *next == '"') {
            signs.next();
            needs_quotes = true;
            cell.push('"');
        } else {
            let rest = inner.get(at + 1..)?;
            let ends = rest.is_empty() || rest.starts_with(['\t', '\n']);
            return (ends && needs_quotes).then_some((cell, rest));
        }
    }
    None
}

/// Takes the bars of a Markdown table out of its lines, and the line below its head. Returns the index of that head;
/// `None` if there is none, or no table.
pub(super) fn without_bars(rows: &mut Vec<Row>) -> Option<usize> {
    let is_alone = |row: &Row| row.cells.len() == 1;
    let line = |row: &Row| row.cells.first().map_or("", |cell| cell.trim()).to_owned();
    let rule = rows
        .iter()
        .position(|row| is_alone(row) && is_rule(&line(row)));
    let barred = |row: &&mut Row| is_alone(row) && line(row).starts_with('|');
    if rule.is_none() && rows.iter_mut().filter(barred).count() < 2 {
        return None;
    }
    for row in rows.iter_mut().filter(|row| is_alone(row)) {
        let line = line(row);
        if line.starts_with('|') || (rule.is_some() && line.contains('|')) {
            row.cells = by_bars(&line);
        }
    }
    let is_rule = |row: &Row| row.cells.iter().all(|cell| is_dashes(cell));
    rows.retain(|row| row.cells.len() < 2 || !is_rule(row));
    rule?.checked_sub(1)
}

/// Whether a line is the one below the head of a Markdown table: `|---|:-:|`.
fn is_rule(line: &str) -> bool {
    line.contains('|') && by_bars(line).iter().all(|cell| is_dashes(cell))
}

fn is_dashes(cell: &str) -> bool {
    let bare = cell.trim().trim_start_matches(':').trim_end_matches(':');
    !bare.is_empty() && bare.chars().all(|sign| sign == '-')
}

/// The cells between the bars of a line. A bar with a backslash before it belongs to its cell.
fn by_bars(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let is_closed = line.ends_with('|') && !line.ends_with("\\|");
    let bare = line.strip_suffix('|').filter(|_| is_closed);
    let line = bare.unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut is_escaped = false;
    for sign in line.chars() {
        let is_own = sign == '|' && is_escaped;
        is_escaped = sign == '\\';
        if sign == '|' && !is_own {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            if is_own {
                cell.pop();
            }
            cell.push(sign);
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(usize, Vec<String>)> {
        let mut rows = rows(text);
        without_bars(&mut rows);
        let trimmed = |cell: &String| cell.trim().to_owned();
        let of = |row: &Row| (row.number, row.cells.iter().map(trimmed).collect());
        rows.iter().map(of).collect()
    }

    #[test]
    fn cells_are_split_as_spreadsheets_and_markdown_have_them() {
        let own = |number: usize, cells: &[&str]| {
            (number, cells.iter().map(|&cell| cell.to_owned()).collect())
        };
        assert_eq!(
            split("a\tb\n\nc"),
            [own(1, &["a", "b"]), own(2, &[""]), own(3, &["c"])]
        );
        // A cell with lines of its own, and one with quotation marks.
        assert_eq!(
            split("\"two\nlines\"\tAB\n\"she said \"\"no\"\"\"\tCD"),
            [
                own(1, &["two\nlines", "AB"]),
                own(3, &["she said \"no\"", "CD"])
            ]
        );
        // What somebody put between marks keeps them; a mark that nothing closes swallows nothing.
        assert_eq!(
            split("\"We open\"\n\"late\n"),
            [own(1, &["\"We open\""]), own(2, &["\"late"])]
        );
        assert_eq!(
            split("| a | b\\|c |\n|---|:-:|\n| d | |"),
            [own(1, &["a", "b|c"]), own(3, &["d", ""])]
        );
        assert_eq!(
            split("a | b\n--- | ---\nc | d"),
            [own(1, &["a", "b"]), own(3, &["c", "d"])]
        );
        assert_eq!(
            split("a | b\nc | d"),
            [own(1, &["a | b"]), own(2, &["c | d"])]
        );
        // The points of a word processor are no cells.
        assert_eq!(split("•\tone\no\ttwo\n1.\tthree").len(), 3);
        assert!(
            split("•\tone\no\ttwo")
                .iter()
                .all(|(_, cells)| cells.len() == 1)
        );
    }
}
