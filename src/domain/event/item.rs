//! Items: how an event names them, and what their fields hold.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::text::Clean;
use crate::domain::workshop::{Duration, FieldId, StepId};

/// An item a step can work on. In files: `12`, `real-clock#3`, `12+15`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    /// An item the room made.
    Row(u32),
    /// The n-th item, from 0, that the script of a step names itself.
    Fixed(StepId, u16),
    /// Two items looked at together.
    Pair(Box<ItemId>, Box<ItemId>),
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
        // One plus sign at most: a chain of them is no item and must not recurse.
        if text.matches('+').count() > 1 {
            return Err(serde::de::Error::custom(format!("{text:?} is no item")));
        }
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// One cell of scores: an item, one of its aspects, one group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Cell {
    /// The item.
    pub item: ItemId,
    /// The aspect's id, empty where the step has none.
    #[serde(default)]
    pub aspect: String,
    /// The group's id, empty where the step has none.
    #[serde(default)]
    pub group: String,
}

/// The fields of an item.
pub type Fields = BTreeMap<FieldId, Value>;

/// What one field holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text, or who.
    Text(Clean),
    /// The id of a choice.
    Choice(String),
    /// A number.
    Number(f64),
    /// An amount of time.
    Duration(Duration),
    /// A day.
    Date(NaiveDate),
}
