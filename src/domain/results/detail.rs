//! Figures of what was filled in for each item, and how amounts of time divide.

use std::collections::BTreeMap;

use serde::Serialize;

use super::collect::{ChoiceCounts, FieldNumbers, counts, numbers, plain};
use super::item::Item;
use crate::domain::durations::{divide, minutes};
use crate::domain::event::{Assumption, Fields, ItemId, Value};
use crate::domain::statistics::{count, share};
use crate::domain::workshop::{Field, FieldId, FieldKind};

/// The id of the number field that says how many people spent an item's time.
pub const PEOPLE: &str = "people";
/// The id of the number field that says how much of the time really went into it, in per cent.
pub const DEDICATION: &str = "dedication";
/// The id of the option that means a test was passed.
const YES: &str = "yes";

/// What was filled in for each item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DetailResults {
    /// The items, in their own order.
    pub items: Vec<Detailed>,
    /// Fields that are filled in, as a share of all fields of all items, 0 to 1; `None` if there are none.
    pub completeness: Option<f64>,
    /// For each choice field, how many items have each of its options.
    pub counts: ChoiceCounts,
    /// For each number field, its figures.
    pub numbers: FieldNumbers,
    /// The amounts of time, by field and then by the id of the item.
    pub durations: BTreeMap<FieldId, BTreeMap<String, Span>>,
    /// How many hours were counted to days, weeks and months.
    pub assumption: AssumptionName,
    /// How the yes-or-no tests went, by the id of the item; only of items that have tests.
    pub tests: BTreeMap<String, Tests>,
}

/// How the yes-or-no tests of one item went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tests {
    /// How many were answered with yes.
    pub passed: u32,
    /// How many were answered at all.
    pub answered: u32,
    /// How many nobody has answered yet; they are neither passed nor failed.
    pub open: u32,
}

/// One item, with what was filled in for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Detailed {
    /// Its id, by which later steps refer to it.
    pub item: ItemId,
    /// What it is called, in the language of the room.
    pub label: String,
    /// What was filled in for it.
    #[serde(serialize_with = "plain")]
    pub fields: Fields,
}

/// An item's amount of time, beside that of the others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Span {
    /// What the item is called.
    pub label: String,
    /// Minutes really spent: the amount of time, weighed by the dedication.
    pub minutes: f64,
    /// Its share of the minutes of all items, 0 to 1.
    pub share: Option<f64>,
    /// Its minutes as a multiple of the fewest minutes of any item.
    pub ratio: Option<f64>,
    /// Minutes from begin to end, before the dedication is taken into account.
    pub lead_minutes: f64,
    /// Minutes times people; `None` if it is not known how many people.
    pub person_minutes: Option<f64>,
}

/// An [`Assumption`] that is written as its name in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssumptionName(pub Assumption);

impl AssumptionName {
    /// Its name in files and in the keys of the locale files.
    pub fn name(self) -> &'static str {
        match self.0 {
            Assumption::Work40 => "work-40",
            Assumption::Work36 => "work-36",
            Assumption::Work38 => "work-38",
            Assumption::Calendar => "calendar",
        }
    }
}

impl Serialize for AssumptionName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Computes the figures of what was filled in for each item.
pub fn detail(
    items: Vec<(Item, Fields)>,
    fields: &[&Field],
    assumption: Assumption,
) -> DetailResults {
    let rows: Vec<&Fields> = items.iter().map(|(_, row)| row).collect();
    let filled = rows
        .iter()
        .map(|row| fields.iter().filter(|field| is_filled(row, field)).count())
        .sum();
    let times = fields
        .iter()
        .filter(|field| matches!(field.kind, FieldKind::Duration));
    DetailResults {
        completeness: share(count(filled), count(rows.len() * fields.len())),
        counts: counts(&rows, fields),
        numbers: numbers(&rows, fields),
        durations: times
            .map(|field| (field.id.clone(), spans(&items, &field.id, assumption)))
            .collect(),
        assumption: AssumptionName(assumption),
        tests: tests(&items, fields),
        items: items
            .into_iter()
            .map(|(item, fields)| Detailed {
                item: item.id,
                label: item.label,
                fields,
            })
            .collect(),
    }
}

fn is_filled(row: &Fields, field: &Field) -> bool {
    match row.get(&field.id) {
        Some(Value::Text(text)) => !text.is_blank(),
        found => found.is_some(),
    }
}

fn spans(items: &[(Item, Fields)], field: &str, assumption: Assumption) -> BTreeMap<String, Span> {
    let mut found = Vec::new();
    for (item, row) in items {
        let Some(Value::Duration(time)) = row.get(field) else {
            continue;
        };
        let lead = minutes(*time, assumption);
        if !lead.is_finite() || lead < 0.0 {
            continue;
        }
        let spent = number(row, DEDICATION).map_or(lead, |percent| lead * percent / 100.0);
        found.push((item, lead, spent, number(row, PEOPLE)));
    }
    let division = divide(
        &found
            .iter()
            .map(|(_, _, spent, _)| *spent)
            .collect::<Vec<_>>(),
    );
    let parts = division.shares.iter().zip(&division.ratios);
    let of = |((item, lead, spent, people), (share, ratio)): (_, (&Option<f64>, &Option<f64>))| {
        let (item, lead, spent, people): (&Item, f64, f64, Option<f64>) =
            (item, lead, spent, people);
        let span = Span {
            label: item.label.clone(),
            minutes: spent,
            share: *share,
            ratio: *ratio,
            lead_minutes: lead,
            person_minutes: people.map(|people| people * spent),
        };
        (item.id.to_string(), span)
    };
    found.into_iter().zip(parts).map(of).collect()
}

fn number(row: &Fields, field: &str) -> Option<f64> {
    match row.get(field)? {
        Value::Number(number) if number.is_finite() && *number >= 0.0 => Some(*number),
        _ => None,
    }
}

/// Whether a field is a yes-or-no test, one of whose options is `yes`.
pub fn is_test(field: &Field) -> bool {
    match &field.kind {
        FieldKind::Choice(options) => {
            options.len() == 2 && options.iter().any(|option| option.id == YES)
        }
        _ => false,
    }
}

/// Whether an item passed a test: the answer is `yes`.
pub fn is_passed(row: &Fields, test: &Field) -> bool {
    matches!(row.get(&test.id), Some(Value::Choice(id)) if id == YES)
}

/// How these tests went for one item.
pub fn tests_of(row: &Fields, tests: &[&Field]) -> Tests {
    let answered = tests.iter().filter(|test| row.contains_key(&test.id));
    let answered = count(answered.count());
    Tests {
        passed: count(tests.iter().filter(|test| is_passed(row, test)).count()),
        answered,
        open: count(tests.len()) - answered,
    }
}

fn tests(items: &[(Item, Fields)], fields: &[&Field]) -> BTreeMap<String, Tests> {
    let tests: Vec<&Field> = fields.iter().copied().filter(|f| is_test(f)).collect();
    if tests.is_empty() {
        return BTreeMap::new();
    }
    let of = |(item, row): &(Item, Fields)| (item.id.to_string(), tests_of(row, &tests));
    items.iter().map(of).collect()
}

impl DetailResults {
    /// The longest and the shortest span of the first field that has spans, and how many times longer the longest is.
    pub fn widest(&self) -> Option<(&Span, &Span, f64)> {
        self.durations.values().find_map(|spans| {
            let by_minutes = |a: &&Span, b: &&Span| a.minutes.total_cmp(&b.minutes);
            let longest = spans.values().max_by(by_minutes)?;
            Some((longest, spans.values().min_by(by_minutes)?, longest.ratio?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::results::fixtures::{choice, field, number as of_number, row, text};
    use crate::domain::workshop::{Duration, Unit};

    fn clock(dedication: Option<f64>) -> DetailResults {
        let units = [Unit::Month, Unit::Week, Unit::Day, Unit::Hour, Unit::Minute];
        let items = (1_u32..).zip(units).map(|(n, unit)| {
            let mut fields = row(&[("time", Value::Duration(Duration { amount: 4.0, unit }))]);
            if let Some(percent) = dedication.filter(|_| n == 1) {
                fields.insert(DEDICATION.to_owned(), of_number(percent));
            }
            if n == 5 {
                fields.insert(PEOPLE.to_owned(), of_number(3000.0));
            }
            (Item::row(n, &format!("laag {n}")), fields)
        });
        detail(
            items.collect(),
            &[&field("time", FieldKind::Duration)],
            Assumption::Work40,
        )
    }

    #[test]
    fn four_months_against_four_minutes() {
        let found = clock(None);
        let time = &found.durations["time"];
        assert_eq!(
            (time["1"].minutes, time["1"].ratio),
            (41_600.0, Some(10_400.0))
        );
        assert_eq!((time["4"].ratio, time["5"].ratio), (Some(60.0), Some(1.0)));
        assert!((time["1"].share.unwrap() - 0.7796).abs() < 0.00005);
        let (longest, shortest, ratio) = found.widest().unwrap();
        assert_eq!(
            (longest.label.as_str(), shortest.label.as_str(), ratio),
            ("laag 1", "laag 5", 10_400.0)
        );
        // 3,000 employees × 4 minutes = 200 hours of people's time.
        assert_eq!(time["5"].person_minutes, Some(200.0 * 60.0));
    }

    #[test]
    fn a_board_that_gives_a_tenth_of_its_time() {
        let found = clock(Some(10.0));
        let board = &found.durations["time"]["1"];
        assert_eq!(
            (board.minutes, board.lead_minutes, board.ratio),
            (4_160.0, 41_600.0, Some(1_040.0))
        );
    }

    #[test]
    fn completeness_is_of_every_field_of_every_item() {
        let fields = [
            field("meaning", FieldKind::Text),
            field("ours", FieldKind::Choice(vec![choice("yes"), choice("no")])),
        ];
        let yes = || Value::Choice("yes".to_owned());
        let rows = [
            row(&[("meaning", text("x")), ("ours", yes())]),
            row(&[("meaning", text(" "))]),
        ];
        let items = (1_u32..)
            .zip(rows)
            .map(|(n, row)| (Item::row(n, "v"), row))
            .collect();
        let found = detail(items, &fields.each_ref(), Assumption::default());
        assert_eq!(found.completeness, Some(0.5));
        assert_eq!(
            (found.counts["ours"].n("yes"), found.counts["ours"].n("no")),
            (1, 0)
        );
        let tests = |passed, answered, open| Tests {
            passed,
            answered,
            open,
        };
        assert_eq!(
            (found.tests["1"], found.tests["2"]),
            (tests(1, 1, 0), tests(0, 0, 1))
        );
        assert_eq!(
            detail(Vec::new(), &fields.each_ref(), Assumption::default()).completeness,
            None
        );
    }

    #[test]
    fn a_level_that_got_no_time_has_no_ratio() {
        let none = Value::Duration(Duration {
            amount: 0.0,
            unit: Unit::Day,
        });
        let some = Value::Duration(Duration {
            amount: 1.0,
            unit: Unit::Day,
        });
        let items = vec![
            (Item::row(1, "a"), row(&[("t", none)])),
            (Item::row(2, "b"), row(&[("t", some)])),
        ];
        let found = detail(
            items,
            &[&field("t", FieldKind::Duration)],
            Assumption::default(),
        );
        assert_eq!(
            (
                found.durations["t"]["2"].ratio,
                found.durations["t"]["2"].share
            ),
            (None, Some(1.0))
        );
        assert!(found.widest().is_none());
    }
}
