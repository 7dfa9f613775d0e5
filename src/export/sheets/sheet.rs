//! A table, and what its cells hold.

use chrono::NaiveDate;

/// A table, which becomes a sheet of a workbook or a file of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is for.
    pub part: Part,
    /// What it is called, which is its name in the workbook.
    pub title: String,
    /// The titles of its columns; empty if the first column names what is in the second.
    pub columns: Vec<String>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The number that the item of each row has on the screens, from 1; empty for a table of no items.
    pub numbers: Vec<u32>,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The facts of the session, and the sentences that sum it up.
    Summary,
    /// Who does what, and when.
    Actions,
    /// What became of actions of earlier sessions.
    Reviewed,
    /// What was decided.
    Decisions,
    /// What was put aside, said word for word, and noted.
    Remarks,
    /// What the room made or filled in at one step.
    Items,
    /// What the answers at one step add up to.
    Figures,
    /// The items of all steps, with a row for each field.
    AllItems,
    /// The figures of all steps, with a row for each figure.
    AllFigures,
}

/// What one cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing at all.
    Empty,
    /// Text from people or from the script.
    Text(String),
    /// A number, unrounded; it is always finite.
    Number(f64),
    /// A share, 0 to 1, which is shown in per cents.
    Share(f64),
    /// A calendar day.
    Date(NaiveDate),
}

impl Cell {
    pub(super) fn text(said: impl Into<String>) -> Self {
        let said = said.into();
        if said.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(said)
        }
    }

    pub(super) fn number(number: impl Into<f64>) -> Self {
        Self::maybe(Some(number.into()))
    }

    pub(super) fn maybe(number: Option<f64>) -> Self {
        number
            .filter(|number| number.is_finite())
            .map_or(Self::Empty, Self::Number)
    }

    pub(super) fn share(share: Option<f64>) -> Self {
        share
            .filter(|share| share.is_finite())
            .map_or(Self::Empty, Self::Share)
    }
}
