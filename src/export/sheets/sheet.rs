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
    /// A number: as it was typed, or rounded as it is said elsewhere. It is always finite.
    Number(f64),
    /// A share, 0 to 1 and as a rule of whole per cents, in which it is shown.
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
        // One that would be nought or all of it though it is not keeps its first digit.
        let part = share.map_or(0.0, |share| share.min(1.0 - share).max(0.0));
        let says = |decimals: &i32| part * 10_f64.powi(*decimals) >= 0.5;
        let decimals = (2..=9).find(says).filter(|_| part > 0.0).unwrap_or(2);
        match Self::figure(share, decimals) {
            Self::Number(share) => Self::Share(share),
            _ => Self::Empty,
        }
    }

    /// A figure with as many decimals as it is said with, so that no table shows another one.
    pub(super) fn figure(figure: Option<f64>, decimals: i32) -> Self {
        // The nearest number that is written with so few decimals: a quotient of powers of ten would not be it.
        let scale = 10_f64.powi(decimals);
        let rounded = figure.map(|figure| (figure * scale).round() / scale);
        // Nought has no sign.
        Self::maybe(rounded.map(|figure| if figure == 0.0 { 0.0 } else { figure }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_decimals_they_are_said_with() {
        for (figure, decimals, shown) in [
            (1.0 - 0.33, 2, 0.67),
            (0.1 + 0.2, 2, 0.3),
            (23.0 / 3.0, 2, 7.67),
            (-0.004, 2, 0.0),
            (100.0 / 3.0, 0, 33.0),
        ] {
            assert_eq!(
                Cell::figure(Some(figure), decimals),
                Cell::Number(shown),
                "{figure}"
            );
        }
        assert_eq!(Cell::figure(None, 2), Cell::Empty);
        for (share, shown) in [
            (2.0 / 3.0, 0.67),
            (1.0, 1.0),
            (0.0, 0.0),
            (0.004, 0.004),
            (1.0 / 10_400.0, 0.0001),
            (0.9981, 0.998),
        ] {
            assert_eq!(Cell::share(Some(share)), Cell::Share(shown), "{share}");
        }
    }
}
