//! The pictures of a summary as plain values: what stands where and what it says. Whoever draws one prints the same
//! figures; places are shares of the axis, 0..1, so that no drawer computes anything.

use super::table::{Column, Table};
use crate::domain::event::Mark;

/// Amounts side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What the names are of.
    pub title: String,
    /// What the values are.
    pub value: String,
    /// What the yardstick is, where the bars have one.
    pub yardstick: Option<String>,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is, 0..1.
    pub length: f64,
    /// What it says.
    pub value: String,
    /// Where one would expect it, lowest and highest, 0..1.
    pub yardstick: Option<(f64, f64)>,
}

/// The classes of a Net Promoter Score as one bar, and the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Nps {
    /// What the classes are called together.
    pub title: String,
    /// What their values are.
    pub value: String,
    /// What was scored.
    pub label: String,
    /// The score with its sign.
    pub score: String,
    /// Promoters, passives and detractors; their lengths are shares of the room and add up to 1.
    pub classes: [Bar; 3],
}

/// How many gave each score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// What the rows are.
    pub title: String,
    /// The scores of the scale, lowest first.
    pub scores: Vec<String>,
    /// What was scored.
    pub rows: Vec<SpreadRow>,
}

/// The scores of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadRow {
    /// What was scored.
    pub label: String,
    /// How many gave each score, in the order of the scale.
    pub counts: Vec<u32>,
    /// The mean and how many gave a score.
    pub value: String,
    /// Where the mean lies, 0..1.
    pub mean: f64,
}

/// Two figures for each item on one scale, such as promised and experienced.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// What the items are.
    pub title: String,
    /// What the two figures are.
    pub names: [String; 2],
    /// What lies between them; empty where that is not said.
    pub gap: String,
    /// Whether the items follow one another, such as the stages of a journey.
    pub is_course: bool,
    /// The marks of the scale: where, and what.
    pub ticks: Vec<(f64, String)>,
    /// The items in their order.
    pub rows: Vec<Pair>,
}

/// The two figures of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The item.
    pub label: String,
    /// Where each figure lies, 0..1.
    pub at: [Option<f64>; 2],
    /// What each says.
    pub values: [String; 2],
    /// What the difference is.
    pub gap: String,
    /// How many stand behind each, where the values do not say so themselves.
    pub n: Option<[u32; 2]>,
}

/// Items by two scores at once.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrant {
    /// What a corner is, and what is in it.
    pub titles: [String; 2],
    /// What lies to the right, and what lies on top.
    pub names: [String; 2],
    /// What the corners are called: high on both, on the first alone, on the second alone, on neither.
    pub sides: [String; 4],
    /// The corners that hold anything, and the items in each.
    pub corners: Vec<(String, Vec<String>)>,
    /// The items: where they lie, from the left and from below, 0..1.
    pub points: Vec<(String, [f64; 2])>,
}

/// What helps against what hinders.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// What the rows are.
    pub title: String,
    /// What stands on the left, what on the right, and what they make together.
    pub names: [String; 3],
    /// The rows.
    pub rows: Vec<Forces>,
}

/// The two sides of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Forces {
    /// What they are about.
    pub label: String,
    /// How strong each side is against the strongest of all, 0..1.
    pub lengths: [f64; 2],
    /// What each says, and what they make together.
    pub values: [String; 3],
}

/// Key points against levels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What the rows are.
    pub title: String,
    /// What their type is called; empty where they have none.
    pub kind: String,
    /// The levels.
    pub levels: Vec<String>,
    /// The key points.
    pub rows: Vec<GridRow>,
    /// What each mark means.
    pub legend: Vec<(Mark, String)>,
}

/// One key point.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// What it says.
    pub text: String,
    /// Its type.
    pub kind: String,
    /// Its marks per level, one for each chain.
    pub marks: Vec<Vec<Option<Mark>>>,
}

impl Pairs {
    /// The figures as a table, for whoever cannot draw.
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

/// How many stand behind two figures: one number where they are as many.
fn behind([first, second]: [u32; 2]) -> String {
    if first == second {
        first.to_string()
    } else {
        format!("{first} / {second}")
    }
}

impl Quadrant {
    /// The corners as a table.
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
    /// The sums as a table.
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
    /// The counts as a table.
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
            bars: self.classes.to_vec(),
        }
    }
}
