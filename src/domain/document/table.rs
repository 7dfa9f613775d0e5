//! Rows and columns of text.

/// Rows and columns; every row has a cell for every column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// On which side its cells line up.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn left(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub fn right(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            align: Align::Right,
        }
    }
}

/// On which side cells line up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}
