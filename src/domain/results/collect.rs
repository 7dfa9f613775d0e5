//! Counts of what the room wrote down.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::item::Item;
use super::number::Figure;
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

/// How many items have each option, by field and option. Options that nobody chose are in it, with 0.
pub type ChoiceCounts = BTreeMap<FieldId, BTreeMap<String, u32>>;
/// The figures of number fields, by field.
pub type FieldNumbers = BTreeMap<FieldId, NumberStats>;

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
    /// The sum of the numbers; 0 if there are none.
    pub sum: f64,
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
        let mut of: BTreeMap<String, u32> = options
            .iter()
            .map(|option| (option.id.clone(), 0))
            .collect();
        for row in rows {
            if let Some(Value::Choice(id)) = row.get(&field.id) {
                *of.entry(id.clone()).or_default() += 1;
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
    let sum = values.iter().sum();
    let middle = values
        .get(values.len() / 2)
        .map(|high| f64::midpoint(values[(values.len() - 1) / 2], *high));
    NumberStats {
        n,
        sum,
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
            found.counts["level"]
                .iter()
                .map(|(id, n)| (id.as_str(), *n))
                .collect::<Vec<_>>(),
            [("d", 2), ("o", 2), ("r", 0)]
        );
        let expected = NumberStats {
            n: 3,
            sum: 8.0,
            mean: Some(8.0 / 3.0),
            median: Some(3.0),
            min: Some(1.0),
            max: Some(4.0),
        };
        assert_eq!(found.numbers["strength"], expected);
    }

    #[test]
    fn nothing_collected_has_counts_of_zero_and_no_mean() {
        let json = serde_json::to_value(collect(Vec::new(), &fields().each_ref())).unwrap();
        assert_eq!(json["items"], serde_json::json!([]));
        assert_eq!(
            json["counts"]["level"],
            serde_json::json!({"d": 0, "o": 0, "r": 0})
        );
        assert_eq!(
            (
                &json["numbers"]["strength"]["n"],
                &json["numbers"]["strength"]["mean"]
            ),
            (&0.into(), &().into())
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
