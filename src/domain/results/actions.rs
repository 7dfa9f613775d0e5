//! Counts of the actions a room agreed on: how many, whose, and due when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::collect::{CollectResults, collect};
use super::item::Item;
use crate::domain::event::{Fields, Value};
use crate::domain::statistics::count;
use crate::domain::workshop::{Field, action};

/// The actions a room agreed on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ActionResults {
    /// The actions themselves, as the room wrote them down.
    #[serde(flatten)]
    pub collected: CollectResults,
    /// How many actions there are that are not settled yet.
    pub open: u32,
    /// How many of them nobody has taken on.
    pub without_owner: u32,
    /// How many of them have no day.
    pub without_date: u32,
    /// How many actions each person has, by name.
    pub per_owner: BTreeMap<String, u32>,
    /// How many are due soon after the day of the session.
    pub due: Due,
}

/// How many actions are due within so many days, that last day included. Overdue ones count as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Due {
    /// Within 7 days.
    pub within_7_days: u32,
    /// Within 14 days.
    pub within_14_days: u32,
    /// Within 30 days.
    pub within_30_days: u32,
}

/// Counts actions. `today` is the day the session began.
pub fn actions(items: Vec<(Item, Fields)>, fields: &[&Field], today: NaiveDate) -> ActionResults {
    let mut found = ActionResults {
        open: count(items.len()),
        ..ActionResults::default()
    };
    for (_, row) in &items {
        match owner(row) {
            Some(owner) => *found.per_owner.entry(owner.to_owned()).or_default() += 1,
            None => found.without_owner += 1,
        }
        match day(row) {
            Some(day) => found.due.add((day - today).num_days()),
            None => found.without_date += 1,
        }
    }
    found.collected = collect(items, fields);
    found
}

impl Due {
    fn add(&mut self, days: i64) {
        self.within_7_days += u32::from(days <= 7);
        self.within_14_days += u32::from(days <= 14);
        self.within_30_days += u32::from(days <= 30);
    }
}

/// Who takes on an action; `None` if nobody does.
pub fn owner(row: &Fields) -> Option<&str> {
    match row.get(action::WHO)? {
        Value::Text(name) if !name.is_blank() => Some(name.as_str().trim()),
        _ => None,
    }
}

/// The day an action is due; `None` if it has none.
pub fn day(row: &Fields) -> Option<NaiveDate> {
    match row.get(action::WHEN)? {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::results::fixtures::{row, text};

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, n).unwrap()
    }

    fn action(n: u32, who: &str, when: Option<NaiveDate>) -> (Item, Fields) {
        let mut fields = row(&[(action::WHAT, text("bellen")), (action::WHO, text(who))]);
        fields.extend(when.map(|day| (action::WHEN.to_owned(), Value::Date(day))));
        (Item::row(n, "bellen"), fields)
    }

    #[test]
    fn actions_without_owner_or_day_stand_out() {
        let today = day(1);
        let items = vec![
            action(1, "Sanne", Some(day(8))),
            action(2, " Sanne ", Some(day(15))),
            action(3, "  ", Some(day(16))),
            action(4, "Joost", None),
        ];
        let found = actions(items, &[], today);
        assert_eq!(
            (found.open, found.without_owner, found.without_date),
            (4, 1, 1)
        );
        assert_eq!(
            found.due,
            Due {
                within_7_days: 1,
                within_14_days: 2,
                within_30_days: 3
            }
        );
        assert_eq!(found.per_owner["Sanne"], 2);
    }

    #[test]
    fn the_document_reads_as_promised() {
        let json =
            serde_json::to_value(actions(vec![action(1, "Sanne", None)], &[], day(1))).unwrap();
        assert_eq!(json["items"][0]["fields"]["who"], "Sanne");
        assert_eq!(
            (&json["open"], &json["without_owner"], &json["without_date"]),
            (&1.into(), &0.into(), &1.into())
        );
        assert!(json["counts"].is_object() && json["numbers"].is_object());
    }
}
