//! Counts of what the room wrote down.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::item::Item;
use super::measured::Measured;
use super::number::Figure;
use super::share::{Counted, Share};
use crate::domain::event::{Fields, ItemId, Value};
use crate::domain::statistics::count;
use crate::domain::workshop::{Field, FieldId, FieldKind, Unit};

/// What the room produced in a step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CollectResults {
    /// The items, in their own order.
    pub items: Vec<Collected>,
    /// For each choice field, how many items have each of its options.
    pub counts: ChoiceCounts,
    /// For each number field, its figures.
    pub numbers: FieldNumbers,
}

/// How the items answered each choice field, by field.
pub type ChoiceCounts = BTreeMap<FieldId, ChoiceCount>;
/// The figures of number fields, by field.
pub type FieldNumbers = BTreeMap<FieldId, NumberStats>;

/// How the items answered one choice field. In the results document, `null` while nobody did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChoiceCount {
    /// How many items there are.
    pub asked: u32,
    /// How many items have an answer.
    pub answered: u32,
    /// How many items have each option. Options that nobody chose are in it, with 0.
    options: BTreeMap<String, u32>,
}

impl ChoiceCount {
    /// How many items have this option.
    pub fn n(&self, option: &str) -> u32 {
        self.options.get(option).copied().unwrap_or(0)
    }

    /// How many items have each option, whatever the option is.
    pub fn all(&self) -> impl Iterator<Item = u32> {
        self.options.values().copied()
    }

    /// How many of the items that have an answer have this option.
    pub fn share(&self, option: &str) -> Measured<Share> {
        let of = (self.answered, self.asked);
        Share::of(self.n(option).into(), of, Counted::Items)
    }
}

impl Serialize for ChoiceCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.answered > 0)
            .then_some(&self.options)
            .serialize(serializer)
    }
}

/// One item the room made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Collected {
    /// Its id, by which later steps refer to it.
    pub id: ItemId,
    /// What it is called, in the language of the room.
    pub label: String,
    /// Its fields, filled in.
    #[serde(serialize_with = "plain")]
    pub fields: Fields,
}

/// The figures of a number field.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NumberStats {
    /// How many items have a number.
    pub n: u32,
    /// The sum of the numbers; `None` if there are none.
    pub sum: Option<f64>,
    /// Their mean; `None` if there are none.
    pub mean: Option<f64>,
    /// Their median: for an even count, the mean of the middle two. `None` if there are none.
    pub median: Option<f64>,
    /// The smallest number; `None` if there are none.
    pub min: Option<f64>,
    /// The largest number; `None` if there are none.
    pub max: Option<f64>,
}

/// Counts what the room produced. `fields` are those that the script gives an item.
pub fn collect(items: Vec<(Item, Fields)>, fields: &[&Field]) -> CollectResults {
    let rows: Vec<&Fields> = items.iter().map(|(_, row)| row).collect();
    let (counts, numbers) = (counts(&rows, fields), numbers(&rows, fields));
    let items = items
        .into_iter()
        .map(|(item, fields)| Collected {
            id: item.id,
            label: item.label,
            fields,
        })
        .collect();
    CollectResults {
        items,
        counts,
        numbers,
    }
}

pub(super) fn counts(rows: &[&Fields], fields: &[&Field]) -> ChoiceCounts {
    let mut counts = ChoiceCounts::new();
    for field in fields {
        let FieldKind::Choice(options) = &field.kind else {
            continue;
        };
        let mut of = ChoiceCount {
            asked: count(rows.len()),
            answered: 0,
            options: options
                .iter()
                .map(|option| (option.id.clone(), 0))
                .collect(),
        };
        for row in rows {
            if let Some(Value::Choice(id)) = row.get(&field.id) {
                *of.options.entry(id.clone()).or_default() += 1;
                of.answered += 1;
            }
        }
        counts.insert(field.id.clone(), of);
    }
    counts
}

pub(super) fn numbers(rows: &[&Fields], fields: &[&Field]) -> FieldNumbers {
    let numeric = fields
        .iter()
        .filter(|field| matches!(field.kind, FieldKind::Number { .. }));
    let of = |field: &Field| {
        let values = rows.iter().filter_map(|row| match row.get(&field.id) {
            Some(Value::Number(number)) if number.is_finite() => Some(*number),
            _ => None,
        });
        stats(values.collect())
    };
    numeric.map(|field| (field.id.clone(), of(field))).collect()
}

/// The figures of these numbers.
pub fn stats(mut values: Vec<f64>) -> NumberStats {
    values.sort_by(f64::total_cmp);
    let n = count(values.len());
    let sum: f64 = values.iter().sum();
    let middle = values
        .get(values.len() / 2)
        .map(|high| f64::midpoint(values[(values.len() - 1) / 2], *high));
    NumberStats {
        n,
        sum: (n > 0).then_some(sum),
        mean: (n > 0).then(|| sum / f64::from(n)),
        median: middle,
        min: values.first().copied(),
        max: values.last().copied(),
    }
}

/// Writes fields as plain values: text and choices as strings, numbers as numbers, days as `2026-11-23`, and amounts of
/// time as `{amount, unit}`.
pub fn plain<S: Serializer>(fields: &Fields, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(fields.len()))?;
    for (id, value) in fields {
        match value {
            Value::Text(text) => map.serialize_entry(id, text)?,
            Value::Choice(choice) => map.serialize_entry(id, choice)?,
            Value::Number(number) => map.serialize_entry(id, &Figure(*number))?,
            Value::Duration(time) => {
                map.serialize_entry(
                    id,
                    &Amount {
                        amount: Figure(time.amount),
                        unit: unit_name(time.unit),
                    },
                )?;
            }
            Value::Date(day) => map.serialize_entry(id, day)?,
        }
    }
    map.end()
}

#[derive(Serialize)]
struct Amount {
    amount: Figure,
    unit: &'static str,
}

/// The name of a unit in files and in the keys of the locale files.
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::results::fixtures::{choice, field, number, row, text};
    use crate::domain::workshop::Duration;

    fn fields() -> [Field; 3] {
        [
            field("line", FieldKind::Text),
            field(
                "level",
                FieldKind::Choice(vec![choice("o"), choice("r"), choice("d")]),
            ),
            field(
                "strength",
                FieldKind::Number {
                    min: 1.0,
                    max: 5.0,
                    unit: None,
                    default: None,
                },
            ),
        ]
    }

    fn item(n: u32, level: &str, strength: Option<f64>) -> (Item, Fields) {
        let mut fields = row(&[
            ("line", text("x")),
            ("level", Value::Choice(level.to_owned())),
        ]);
        fields.extend(strength.map(|n| ("strength".to_owned(), number(n))));
        (Item::row(n, "x"), fields)
    }

    #[test]
    fn choices_are_counted_and_numbers_summed() {
        let items = vec![
            item(1, "o", Some(4.0)),
            item(2, "o", None),
            item(3, "d", Some(1.0)),
            item(4, "d", Some(3.0)),
        ];
        let found = collect(items, &fields().each_ref());
        assert_eq!(
            ["d", "o", "r"].map(|option| found.counts["level"].n(option)),
            [2, 2, 0]
        );
        let expected = NumberStats {
            n: 3,
            sum: Some(8.0),
            mean: Some(8.0 / 3.0),
            median: Some(3.0),
            min: Some(1.0),
            max: Some(4.0),
        };
        assert_eq!(found.numbers["strength"], expected);
    }

    #[test]
    fn nothing_collected_has_no_counts_no_sum_and_no_mean() {
        let json = serde_json::to_value(collect(Vec::new(), &fields().each_ref())).unwrap();
        assert_eq!(json["items"], serde_json::json!([]));
        assert_eq!(json["counts"], serde_json::json!({"level": null}));
        let strength = &json["numbers"]["strength"];
        assert_eq!(
            (&strength["n"], &strength["sum"], &strength["mean"]),
            (&0.into(), &().into(), &().into())
        );
    }

    #[test]
    fn numbers_beyond_reason_do_not_spoil_the_rest() {
        let found = collect(
            vec![item(1, "o", Some(f64::NAN)), item(2, "o", Some(2.0))],
            &fields().each_ref(),
        );
        assert_eq!(
            (found.numbers["strength"].n, found.numbers["strength"].mean),
            (1, Some(2.0))
        );
    }

    #[test]
    fn fields_are_written_as_plain_values() {
        let fields = row(&[
            ("a", text("tekst")),
            ("b", Value::Choice("yes".to_owned())),
            ("c", number(3.0)),
            (
                "d",
                Value::Duration(Duration {
                    amount: 4.0,
                    unit: Unit::Week,
                }),
            ),
            (
                "e",
                Value::Date(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()),
            ),
        ]);
        let json = serde_json::to_string(&Collected {
            id: ItemId::Row(7),
            label: "t".to_owned(),
            fields,
        })
        .unwrap();
        assert_eq!(
            json,
            r#"{"id":"7","label":"t","fields":{"a":"tekst","b":"yes","c":3,"d":{"amount":4,"unit":"week"},"e":"2026-11-23"}}"#
        );
    }
}
