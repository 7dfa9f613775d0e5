//! Items: how events refer to them, and what their fields hold.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::text::Clean;
use crate::domain::workshop::{Duration, FieldId, StepId};

/// Refers to an item that a step can work on. In files: `12`, `real-clock#3`, `12+15`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    /// An item the room made, by its id.
    Row(u32),
    /// An item a script names itself: the step that names it, and its index there, from 0.
    Fixed(StepId, u16),
    /// Two items that are looked at together.
    Pair(Box<ItemId>, Box<ItemId>),
}

impl ItemId {
    /// Whether it is the item of the room with this id.
    pub fn is_row(&self, row: u32) -> bool {
        matches!(self, Self::Row(id) if *id == row)
    }

    /// Whether it is the item with this id, or a pair with it.
    pub fn rests_on(&self, row: u32) -> bool {
        match self {
            Self::Row(id) => *id == row,
            Self::Fixed(..) => false,
            Self::Pair(a, b) => a.rests_on(row) || b.rests_on(row),
        }
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(n) => write!(f, "{n}"),
            Self::Fixed(step, n) => write!(f, "{step}#{n}"),
            Self::Pair(a, b) => write!(f, "{a}+{b}"),
        }
    }
}

impl FromStr for ItemId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("{text:?} is no item");
        if let Some((a, b)) = text.split_once('+') {
            return Ok(Self::Pair(Box::new(a.parse()?), Box::new(b.parse()?)));
        }
        match text.split_once('#') {
            Some((step, n)) => n
                .parse()
                .map(|n| Self::Fixed(step.to_owned(), n))
                .map_err(|_| wrong()),
            None => text.parse().map(Self::Row).map_err(|_| wrong()),
        }
    }
}

impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // At most one plus sign: a chain of them is no item, and must not make this recurse.
        if text.matches('+').count() > 1 {
            return Err(serde::de::Error::custom(format!("{text:?} is no item")));
        }
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a group of scores belongs to: an item, one of its aspects, and the group that scored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// The item that was scored.
    pub item: ItemId,
    /// The id of the aspect; empty if the step has none.
    #[serde(default)]
    pub aspect: String,
    /// The id of the group; empty if the step has none.
    #[serde(default)]
    pub group: String,
}

/// The fields of an item, by the ids of the fields. A field without a value is not in it.
pub type Fields = BTreeMap<FieldId, Value>;

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Any text, and the names of people.
    Text(Clean),
    /// The id of one of the field's options, or of an item where the field chooses among items.
    Choice(String),
    /// Any number within the bounds of the field.
    Number(f64),
    /// An amount of time with its unit.
    Duration(Duration),
    /// A calendar day.
    Date(NaiveDate),
}
