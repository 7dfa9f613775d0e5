//! Counts over the fields of items: how many chose what, and numbers broken down by choice.

use super::actions::capital;
use super::chart::{Balance, Bar, Bars, Forces};
use super::section::Block;
use super::source::Source;
use super::table::{Column, Table};
use crate::domain::event::{Fields, Value};
use crate::domain::results::collect::{ChoiceCounts, FieldNumbers, NumberStats, stats};
use crate::domain::results::rate::mean_said;
use crate::domain::results::{Share, percent};
use crate::domain::workshop::{Choice, Field, FieldKind};

/// The options of a choice field; `None` for any other field.
pub(super) fn options(field: &Field) -> Option<&[Choice]> {
    match &field.kind {
        FieldKind::Choice(options) => Some(options),
        _ => None,
    }
}

/// Whether a row has this option.
pub(super) fn chose(row: &Fields, field: &Field, option: &str) -> bool {
    matches!(row.get(&field.id), Some(Value::Choice(id)) if id == option)
}

fn number_of(row: &Fields, field: &Field) -> Option<f64> {
    match row.get(&field.id) {
        Some(Value::Number(number)) if number.is_finite() => Some(*number),
        _ => None,
    }
}

impl Source<'_> {
    /// A bar chart for each choice field of which anything was chosen.
    pub(super) fn counted(&self, fields: &[&Field], counts: &ChoiceCounts) -> Vec<Block> {
        let mut blocks = Vec::new();
        for field in fields {
            let (FieldKind::Choice(options), Some(of)) = (&field.kind, counts.get(&field.id))
            else {
                continue;
            };
            // One of each says no more than the list itself does.
            if of.all().all(|n| n < 2) {
                continue;
            }
            let bar = |option: &Choice| {
                let share = of.share(&option.id).answered()?;
                Some(self.part(option.label.get(self.lang()), share))
            };
            let bars: Vec<Bar> = options.iter().filter_map(bar).collect();
            let title = capital(field.label.get(self.lang()));
            let mut shares = options.iter().map(|option| of.share(&option.id));
            let partly = shares.find_map(|share| share.answered()?.partly(self.words));
            blocks.push(Block::Bars(Bars {
                title: title.clone(),
                value: self.word("summary-count"),
                yardstick: None,
                is_logarithmic: false,
                bars,
            }));
            blocks.extend(partly.map(|partly| {
                let args = [("field", title.into()), ("answered", partly.into())];
                Block::Text(self.words.with("summary-partly", &args))
            }));
        }
        blocks
    }

    /// A bar as long as a share, with how many of how many it is.
    pub(super) fn part(&self, label: &str, share: Share) -> Bar {
        Bar {
            label: label.to_owned(),
            length: share.value(),
            value: match self.wall {
                Some(_) => share.without_per_cents(self.words),
                None => share.counted(self.words),
            },
            yardstick: None,
        }
    }

    /// The figures of each number field, in a sentence.
    pub(super) fn numbers(&self, fields: &[&Field], numbers: &FieldNumbers) -> Vec<Block> {
        let said = fields
            .iter()
            .filter_map(|field| self.number(field, numbers.get(&field.id)?));
        said.map(Block::Text).collect()
    }

    fn number(&self, field: &Field, stats: &NumberStats) -> Option<String> {
        let say = |number: f64| {
            let tenths = (number * 10.0).round() / 10.0;
            self.value(field, &Value::Number(tenths)).into()
        };
        // A single number is in the list already, and is its own mean.
        if stats.n < 2 {
            return None;
        }
        let args = [
            ("field", capital(field.label.get(self.lang())).into()),
            ("mean", say(stats.mean?)),
            ("median", say(stats.median?)),
            ("min", say(stats.min?)),
            ("max", say(stats.max?)),
            ("n", stats.n.into()),
        ];
        Some(self.words.with("summary-number", &args))
    }

    /// A number broken down by two choices, if the items have one number and two choices. A choice with two options
    /// makes a balance of sums; one with more makes a table of means.
    pub(super) fn crossed(&self, fields: &[&Field], rows: &[(&str, &Fields)]) -> Option<Block> {
        let mut numbers = fields
            .iter()
            .filter(|f| matches!(f.kind, FieldKind::Number { .. }));
        let (number, None) = (numbers.next()?, numbers.next()) else {
            return None;
        };
        let (down, across) = two_choices(fields)?;
        let (lines, columns) = (options(down)?, options(across)?);
        let in_cell = |line: &Choice, column: &Choice| {
            let of = rows.iter().map(|(_, row)| *row);
            let of = of.filter(|row| chose(row, down, &line.id) && chose(row, across, &column.id));
            stats(of.filter_map(|row| number_of(row, number)).collect())
        };
        if let [first, second] = columns {
            let sums = |line| {
                let found = [in_cell(line, first), in_cell(line, second)];
                let is_any = found.iter().any(|found| found.n > 0);
                is_any.then_some((line, found.map(|found| found.sum.unwrap_or(0.0))))
            };
            let sums: Vec<_> = lines.iter().filter_map(sums).collect();
            return (!sums.is_empty()).then(|| {
                Block::Balance(self.balance(self.crossed_columns(number, down, columns), &sums))
            });
        }
        let line = |line: &Choice| {
            let found: Vec<NumberStats> = columns.iter().map(|c| in_cell(line, c)).collect();
            if found.iter().all(|found| found.n == 0) {
                return None;
            }
            let label = line.label.get(self.lang()).to_owned();
            let cells = found.iter().map(|found| self.mean(found));
            Some(std::iter::once(label).chain(cells).collect())
        };
        let cells: Vec<Vec<String>> = lines.iter().filter_map(line).collect();
        (!cells.is_empty()).then(|| {
            Block::Table(Table {
                columns: self
                    .crossed_columns(number, down, columns)
                    .iter()
                    .enumerate()
                    .map(|(n, title)| {
                        if n == 0 {
                            Column::left(title)
                        } else {
                            Column::right(title)
                        }
                    })
                    .collect(),
                rows: cells,
            })
        })
    }

    /// How many items have each combination of options, if they have two choices and no number.
    pub(super) fn crossed_counts(
        &self,
        fields: &[&Field],
        rows: &[(&str, &Fields)],
    ) -> Option<Block> {
        let is_number = |f: &&&Field| matches!(f.kind, FieldKind::Number { .. });
        let (down, across) = two_choices(fields)?;
        let (lines, columns) = (options(down)?, options(across)?);
        let count = |line: &Choice, column: &Choice| {
            let of = rows.iter().map(|(_, row)| *row);
            of.filter(|row| chose(row, down, &line.id) && chose(row, across, &column.id))
                .count()
        };
        let counted = lines.iter().map(|line| {
            let counts: Vec<usize> = columns.iter().map(|column| count(line, column)).collect();
            (line, counts)
        });
        let counted: Vec<(&Choice, Vec<usize>)> = counted
            .filter(|(_, counts)| counts.iter().any(|n| *n > 0))
            .collect();
        // A single row says no more than the counts of its columns do.
        if counted.len() < 2 || fields.iter().any(|field| is_number(&field)) {
            return None;
        }
        let first = capital(down.label.get(self.lang()));
        let names = columns
            .iter()
            .map(|option| capital(option.label.get(self.lang())));
        let row = |(line, counts): &(&Choice, Vec<usize>)| {
            let label = line.label.get(self.lang()).to_owned();
            std::iter::once(label)
                .chain(counts.iter().map(usize::to_string))
                .collect()
        };
        let numbers = names.map(|name| Column::right(&name));
        Some(Block::Table(Table {
            columns: std::iter::once(Column::left(&first))
                .chain(numbers)
                .collect(),
            rows: counted.iter().map(row).collect(),
        }))
    }

    /// A chart of what is on one side against what is on the other, row by row.
    fn balance(&self, titles: Vec<String>, sums: &[(&Choice, [f64; 2])]) -> Balance {
        let strongest = sums.iter().map(|(_, [a, b])| a.abs().max(b.abs()));
        let strongest = strongest.fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let is_whole = sums
            .iter()
            .flat_map(|(_, sums)| sums)
            .all(|sum| sum.fract() == 0.0);
        let decimals = usize::from(!is_whole);
        let row = |(line, [first, second]): &(&Choice, [f64; 2])| Forces {
            label: line.label.get(self.lang()).to_owned(),
            lengths: [first, second].map(|sum| (sum / strongest).clamp(0.0, 1.0)),
            values: [
                self.words.decimal(*first, decimals),
                self.words.decimal(*second, decimals),
                self.signed(first - second, decimals),
            ],
        };
        let mut titles = titles.into_iter();
        let mut next = || titles.next().unwrap_or_default();
        Balance {
            title: next(),
            names: [next(), next(), next()],
            rows: sums.iter().map(row).collect(),
        }
    }

    fn mean(&self, found: &NumberStats) -> String {
        let said = |mean| {
            let mean = mean_said(mean, self.words);
            let args = [("mean", mean.into()), ("n", found.n.into())];
            self.words.with("summary-score", &args)
        };
        found
            .mean
            .map_or_else(|| self.word("summary-no-answers"), said)
    }

    fn crossed_columns(&self, number: &Field, down: &Field, across: &[Choice]) -> Vec<String> {
        let key = if across.len() == 2 {
            "summary-sum-per"
        } else {
            "summary-mean-per"
        };
        let args = [
            ("field", capital(number.label.get(self.lang())).into()),
            ("choice", down.label.get(self.lang()).to_lowercase().into()),
        ];
        let first = self.words.with(key, &args);
        let names = across
            .iter()
            .map(|option| capital(option.label.get(self.lang())));
        let balance = (across.len() == 2).then(|| self.word("summary-balance"));
        std::iter::once(first).chain(names).chain(balance).collect()
    }

    /// A number the items already had, added up for each option that was filled in now.
    pub(super) fn summed(
        &self,
        number: &Field,
        choice: &Field,
        rows: &[(Option<f64>, &Fields)],
    ) -> Option<Block> {
        let options = options(choice)?;
        let sum = |option: &Choice| -> f64 {
            let of = rows
                .iter()
                .filter(|(_, row)| chose(row, choice, &option.id));
            of.filter_map(|(number, _)| *number).sum()
        };
        let total: f64 = options.iter().map(sum).sum();
        // A single number is written with its item.
        let numbers = rows.iter().filter(|(number, _)| number.is_some());
        if total <= 0.0 || numbers.count() < 2 {
            return None;
        }
        let bar = |option: &Choice| {
            let (sum, length) = (sum(option), sum(option) / total);
            let said = self.value(number, &Value::Number(sum));
            let args = [
                ("n", said.as_str().into()),
                ("share", percent(length, self.words).into()),
            ];
            Bar {
                label: option.label.get(self.lang()).to_owned(),
                length,
                value: match self.wall {
                    Some(_) => said,
                    None => self.words.with("summary-of", &args),
                },
                yardstick: None,
            }
        };
        let args = [("field", capital(number.label.get(self.lang())).into())];
        Some(Block::Bars(Bars {
            title: capital(choice.label.get(self.lang())),
            value: self.words.with("summary-sum", &args),
            yardstick: None,
            is_logarithmic: false,
            bars: options.iter().map(bar).collect(),
        }))
    }
}

/// The two choice fields, if there are exactly two: the one whose options make rows, and the one whose options make
/// columns, which must be few.
fn two_choices<'f>(fields: &[&'f Field]) -> Option<(&'f Field, &'f Field)> {
    let choices: Vec<&Field> = fields
        .iter()
        .copied()
        .filter(|field| options(field).is_some())
        .collect();
    let [a, b] = choices.as_slice() else {
        return None;
    };
    let width = |field: &Field| options(field).map_or(0, <[Choice]>::len);
    Some(if width(a) < width(b) || width(a) == 2 {
        (b, a)
    } else {
        (a, b)
    })
}
