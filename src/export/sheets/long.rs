//! The tables of all steps one below the other, with the same few columns in every workshop: for pivot tables and
//! scripts.

use super::sheet::{Cell, Part, Sheet};
use super::tables::Tables;

impl Tables<'_> {
    /// Every field of every item: the step, the number of the item, the field, and its value as text, number or date.
    pub(super) fn all_items(&self, steps: &[Sheet]) -> Sheet {
        let mut rows = Vec::new();
        for sheet in steps.iter().filter(|sheet| sheet.part == Part::Items) {
            // A table of no items, such as that of a cascade, is numbered by its rows.
            let numbers = sheet.numbers.iter().copied();
            let numbers = numbers.chain(sheet.numbers.iter().max().map_or(1, |n| n + 1)..);
            for (n, row) in numbers.zip(&sheet.rows) {
                for (column, cell) in sheet.columns.iter().zip(row) {
                    let [mut text, mut number, mut date] = [Cell::Empty, Cell::Empty, Cell::Empty];
                    match cell {
                        Cell::Empty => continue,
                        Cell::Text(_) => text = cell.clone(),
                        Cell::Number(_) | Cell::Share(_) => number = cell.clone(),
                        Cell::Date(_) => date = cell.clone(),
                    }
                    rows.push(vec![
                        Cell::text(sheet.title.as_str()),
                        Cell::number(n),
                        Cell::text(column.as_str()),
                        text,
                        number,
                        date,
                    ]);
                }
            }
        }
        let columns = [
            "summary-step",
            "sheet-number",
            "sheet-field",
            "sheet-text",
            "sheet-amount",
            "summary-date",
        ];
        self.sheet(Part::AllItems, "sheet-all-items", &columns, rows)
    }

    /// Every figure of every step: the step, what it is about, what it is called, and its value.
    pub(super) fn all_figures(&self, steps: &[Sheet]) -> Sheet {
        let mut rows = Vec::new();
        for sheet in steps.iter().filter(|sheet| sheet.part == Part::Figures) {
            for row in &sheet.rows {
                let texts = row.iter().filter_map(|cell| match cell {
                    Cell::Text(text) => Some(text.as_str()),
                    _ => None,
                });
                let about = texts.collect::<Vec<_>>().join(" · ");
                for (column, cell) in sheet.columns.iter().zip(row) {
                    if matches!(cell, Cell::Number(_) | Cell::Share(_)) {
                        rows.push(vec![
                            Cell::text(sheet.title.as_str()),
                            Cell::text(about.as_str()),
                            Cell::text(column.as_str()),
                            cell.clone(),
                        ]);
                    }
                }
            }
        }
        let columns = [
            "summary-step",
            "summary-item",
            "sheet-figure",
            "sheet-amount",
        ];
        self.sheet(Part::AllFigures, "sheet-all-figures", &columns, rows)
    }
}
