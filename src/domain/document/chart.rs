//! The charts of a summary as plain values: what is where, and what is written there. All positions and lengths are
//! shares of the axis, 0 to 1, so that whoever draws a chart computes nothing, and prints the same figures.

use super::table::{Column, Table};
use crate::domain::event::Mark;

/// Bars to compare amounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What the labels are, for the head of a table.
    pub title: String,
    /// What the values are, for the head of a table.
    pub value: String,
    /// What the yardstick shows; `None` if the bars have none.
    pub yardstick: Option<String>,
    /// Whether each further step along a bar is ten times as much, so that lengths say little about amounts.
    pub is_logarithmic: bool,
    /// The bars, in the order they are drawn.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// Its length, 0 to 1.
    pub length: f64,
    /// The value written at its end.
    pub value: String,
    /// Where its end was to be expected, lowest and highest, 0 to 1.
    pub yardstick: Option<(f64, f64)>,
}

/// A Net Promoter Score: its classes as one bar, and the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Nps {
    /// What the classes are, for the head of a table.
    pub title: String,
    /// What their values are, for the head of a table.
    pub value: String,
    /// What was scored.
    pub label: String,
    /// The score, with its sign.
    pub score: String,
    /// Promoters, passives and detractors. Their lengths are shares of the room, and add up to 1.
    pub classes: [Bar; 3],
}

/// How many people gave each score, item by item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// What the rows are, for the head of a table.
    pub title: String,
    /// The scores of the scale, lowest first.
    pub scores: Vec<String>,
    /// A row for each item.
    pub rows: Vec<SpreadRow>,
}

/// How many people gave each score to one item.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadRow {
    /// What was scored.
    pub label: String,
    /// How many people gave each score, in the order of [`Spread::scores`].
    pub counts: Vec<u32>,
    /// The mean and the number of scores, in words.
    pub value: String,
    /// Where the mean is on the scale, 0 to 1.
    pub mean: f64,
}

/// Two figures for each item on one scale, such as promised and experienced.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// What the items are, for the head of a table.
    pub title: String,
    /// What the two figures are.
    pub names: [String; 2],
    /// What the difference between them is called; empty if it is not shown.
    pub gap: String,
    /// Whether the items follow one another, like the stages of a journey, so that lines join their marks.
    pub is_course: bool,
    /// The marks on the scale: where they are, 0 to 1, and what is written there.
    pub ticks: Vec<(f64, String)>,
    /// A row for each item, in their own order.
    pub rows: Vec<Pair>,
}

/// The two figures of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What the item is called.
    pub label: String,
    /// Where each figure is on the scale, 0 to 1; `None` if it is not known.
    pub at: [Option<f64>; 2],
    /// The two figures, in words; empty if not known.
    pub values: [String; 2],
    /// The difference, in words.
    pub gap: String,
    /// How many people are behind each figure; `None` if the values say so themselves.
    pub n: Option<[u32; 2]>,
}

/// Items by two scores at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrant {
    /// Heads for a table of the corners: what the corner is, and which items are in it.
    pub titles: [String; 2],
    /// What increases to the right, and what increases upwards.
    pub names: [String; 2],
    /// The names of the corners: high on both, high on the first only, high on the second only, high on neither.
    pub sides: [String; 4],
    /// The corners that are not empty, by name, and the items in each.
    pub corners: Vec<(String, Vec<String>)>,
    /// The items, and where each is: from the left and from the bottom, 0 to 1.
    pub points: Vec<(String, [f64; 2])>,
}

/// What helps against what hinders, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// What the rows are, for the head of a table.
    pub title: String,
    /// What is on the left, what is on the right, and what they make together.
    pub names: [String; 3],
    /// The rows, in their own order.
    pub rows: Vec<Forces>,
}

/// The two sides of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Forces {
    /// What they are about.
    pub label: String,
    /// The length of each side, as a share of the longest side of all rows, 0 to 1.
    pub lengths: [f64; 2],
    /// The value of each side and of both together, in words.
    pub values: [String; 3],
}

/// Key points against levels: how each point arrived at each level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What the rows are, for the head of a table.
    pub title: String,
    /// What their types are called; empty if they have no types.
    pub kind: String,
    /// The names of the levels, in the order the message reached them.
    pub levels: Vec<String>,
    /// A row for each key point.
    pub rows: Vec<GridRow>,
    /// The marks, and what each of them means.
    pub legend: Vec<(Mark, String)>,
}

/// How one key point arrived at each level.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// What the key point says.
    pub text: String,
    /// The label of its type; empty if it has none.
    pub kind: String,
    /// For each level, its mark in each chain; `None` where it is not marked.
    pub marks: Vec<Vec<Option<Mark>>>,
}

impl Pairs {
    /// The same figures as a table, for formats that cannot draw.
    pub fn table(&self) -> Table {
        let has_n = self.rows.iter().any(|row| row.n.is_some());
        let has_gap = !self.gap.is_empty();
        let mut columns = vec![Column::left(&self.title)];
        columns.extend(self.names.iter().map(|name| Column::right(name)));
        columns.extend(has_gap.then(|| Column::right(&self.gap)));
        columns.extend(has_n.then(|| Column::right("n")));
        let row = |row: &Pair| {
            let mut cells = vec![row.label.clone()];
            cells.extend(row.values.iter().cloned());
            cells.extend(has_gap.then(|| row.gap.clone()));
            cells.extend(has_n.then(|| row.n.map(behind).unwrap_or_default()));
            cells
        };
        Table {
            columns,
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

/// How many people are behind two figures: one number if it is the same for both.
fn behind([first, second]: [u32; 2]) -> String {
    if first == second {
        first.to_string()
    } else {
        format!("{first} / {second}")
    }
}

impl Quadrant {
    /// The corners as a table, for formats that cannot draw.
    pub fn table(&self) -> Table {
        let row = |(name, items): &(String, Vec<String>)| vec![name.clone(), items.join(" · ")];
        Table {
            columns: self
                .titles
                .iter()
                .map(|title| Column::left(title))
                .collect(),
            rows: self.corners.iter().map(row).collect(),
        }
    }
}

impl Balance {
    /// The values as a table, for formats that cannot draw.
    pub fn table(&self) -> Table {
        let row = |row: &Forces| {
            let label = std::iter::once(row.label.clone());
            label.chain(row.values.iter().cloned()).collect()
        };
        let names = self.names.iter().map(|name| Column::right(name));
        Table {
            columns: std::iter::once(Column::left(&self.title))
                .chain(names)
                .collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

impl Spread {
    /// The counts as a table, for formats that cannot draw.
    pub fn table(&self) -> Table {
        let row = |row: &SpreadRow| {
            let said = |n: &u32| {
                if *n == 0 {
                    String::new()
                } else {
                    n.to_string()
                }
            };
            let label = std::iter::once(row.label.clone());
            label.chain(row.counts.iter().map(said)).collect()
        };
        let scores = self.scores.iter().map(|score| Column::right(score));
        Table {
            columns: std::iter::once(Column::left(&self.title))
                .chain(scores)
                .collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

impl Nps {
    /// The classes as bars of their own.
    pub fn bars(&self) -> Bars {
        Bars {
            title: self.title.clone(),
            value: self.value.clone(),
            yardstick: None,
            is_logarithmic: false,
            bars: self.classes.to_vec(),
        }
    }
}
