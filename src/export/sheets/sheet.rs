//! A table, and what stands in its cells.

use chrono::NaiveDate;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is for.
    pub part: Part,
    /// What it is called.
    pub title: String,
    /// The titles of its columns; none where the first column names what stands in the second.
    pub columns: Vec<String>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the session was, and the sentences that say it all.
    Summary,
    /// Who does what and when.
    Actions,
    /// What became of the actions of earlier sessions.
    Reviewed,
    /// What was decided.
    Decisions,
    /// What was parked, said word for word, and noted.
    Remarks,
    /// What the room made or filled in at one step.
    Items,
    /// What the answers at one step add up to.
    Figures,
    /// The items of all steps, a field a row.
    AllItems,
    /// The figures of all steps, a figure a row.
    AllFigures,
}

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text from people or from the script.
    Text(String),
    /// A number, unrounded.
    Number(f64),
    /// A share, 0..1.
    Share(f64),
    /// A day.
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
